"""`gridgis db`: the database of this installation, embedded or outside."""

from typing import Annotated

import typer

from gridgis.cases.nearing import fill_all
from gridgis.cli.console import installation
from gridgis.core.cluster import Cluster, database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.migrating import upgrade
from gridgis.core.postgres import describe

app = typer.Typer(
    help="The database: embedded under GRIDGIS_HOME, or the one GRIDGIS_DATABASE_URL names.", no_args_is_help=True
)

OUTSIDE = "GRIDGIS_DATABASE_URL is set: an outside database is used, which gridgis neither starts nor stops."


@app.command()
def start() -> None:
    """Start the embedded database, making it the first time."""
    with installation() as settings:
        if settings.database_url is not None:
            typer.echo(OUTSIDE)
            return
        cluster = Cluster(settings.home)
        started = cluster.start()
        typer.echo(
            f"{'Started' if started else 'Already running'}: process {cluster.status()}, data in {cluster.at.data}"
        )


@app.command()
def stop() -> None:
    """Stop the embedded database, ending its connections."""
    with installation() as settings:
        if settings.database_url is not None:
            typer.echo(OUTSIDE)
            return
        typer.echo("Stopped." if Cluster(settings.home).stop() else "Was not running.")


@app.command()
def status() -> None:
    """Say whether the database answers: exit status 0 if so, 1 if not."""
    with installation() as settings:
        if settings.database_url is not None:
            typer.echo(f"Outside database: {describe(settings.database_url.get_secret_value())}")
            return
        cluster = Cluster(settings.home)
        pid = cluster.status()
        if pid is None:
            typer.echo("Embedded database: stopped" if cluster.exists() else "Embedded database: not made yet")
            raise typer.Exit(1)
        typer.echo(f"Embedded database: {describe(cluster.url())}, process {pid}, data in {cluster.at.data}")


@app.command()
def url() -> None:
    """Print the address of the database, password included."""
    with installation() as settings:
        outside = settings.database_url
        typer.echo(outside.get_secret_value() if outside is not None else Cluster(settings.home).url())


@app.command()
def migrate() -> None:
    """Bring the database to the newest schema, starting the embedded one if need be."""
    with installation() as settings:
        url = database_url(settings)
        reached = upgrade(url)
        engine = make_engine(url, pool_size=1)
        fill_all(make_sessions(engine), zone=settings.timezone)
        engine.dispose()
        typer.echo(f"Schema is at {reached}.")


@app.command()
def destroy(yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False) -> None:
    """Delete the embedded database and all its data, for good."""
    with installation() as settings:
        if settings.database_url is not None:
            typer.echo("GRIDGIS_DATABASE_URL is set: an outside database is not deleted from here.", err=True)
            raise typer.Exit(1)
        cluster = Cluster(settings.home)
        if not yes:
            typer.confirm(f"Delete the database in {cluster.at.place} for good?", abort=True)
        cluster.destroy()
        typer.echo("Deleted.")
