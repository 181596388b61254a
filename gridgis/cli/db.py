"""`gridgis db`: the database of this installation, embedded or outside."""

from typing import Annotated

import typer

from gridgis.analytics.folding import catch_up
from gridgis.cases.nearing import fill_near_due
from gridgis.cli.console import installation
from gridgis.cli.speaking import of_help, said
from gridgis.core.cluster import Cluster, database_url
from gridgis.core.db import make_engine, make_sessions, until_nothing
from gridgis.core.migrating import upgrade
from gridgis.core.postgres import describe


def start() -> None:
    """Start the embedded database, making it the first time."""
    with installation() as settings:
        if settings.database_url is not None:
            typer.echo(said("outside"))
            return
        cluster = Cluster(settings.home)
        started = cluster.start()
        kind = "db_started" if started else "db_running"
        typer.echo(said(kind, pid=cluster.status(), place=cluster.at.data))


def stop() -> None:
    """Stop the embedded database, ending its connections."""
    with installation() as settings:
        if settings.database_url is not None:
            typer.echo(said("outside"))
            return
        typer.echo(said("db_stopped" if Cluster(settings.home).stop() else "db_not_running"))


def status() -> None:
    """Say whether the database answers: exit status 0 if so, 1 if not."""
    with installation() as settings:
        if settings.database_url is not None:
            typer.echo(said("db_outside", what=describe(settings.database_url.get_secret_value())))
            return
        cluster = Cluster(settings.home)
        pid = cluster.status()
        if pid is None:
            typer.echo(said("db_is_stopped" if cluster.exists() else "db_not_made"))
            raise typer.Exit(1)
        typer.echo(said("db_answers", what=describe(cluster.url()), pid=pid, place=cluster.at.data))


def url() -> None:
    """Print the address of the database, password included."""
    with installation() as settings:
        outside = settings.database_url
        typer.echo(outside.get_secret_value() if outside is not None else Cluster(settings.home).url())


def migrate() -> None:
    """Bring the database to the newest schema, starting the embedded one if need be."""
    with installation() as settings:
        url = database_url(settings)
        reached = upgrade(url)
        engine = make_engine(url, pool_size=1)
        sessions = make_sessions(engine)
        until_nothing(sessions, lambda session: fill_near_due(session, zone=settings.timezone))
        catch_up(sessions, zone=settings.timezone)
        engine.dispose()
        typer.echo(said("schema", version=reached))


def destroy(yes: Annotated[bool, typer.Option("--yes", help=of_help("yes"))] = False) -> None:
    """Delete the embedded database and all its data, for good."""
    with installation() as settings:
        if settings.database_url is not None:
            typer.echo(said("db_not_ours"), err=True)
            raise typer.Exit(1)
        cluster = Cluster(settings.home)
        if not yes:
            typer.confirm(said("db_delete", place=cluster.at.place), abort=True)
        cluster.destroy()
        typer.echo(said("db_deleted"))
