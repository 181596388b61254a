"""The command line of gridgis."""

import typer

from gridgis.cli import boundaries, checking, reports, running
from gridgis.cli.db import app as db_app
from gridgis.cli.demo import demo

app = typer.Typer(
    help="Grid management for county and city government, on PostGIS.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(db_app, name="db")
app.add_typer(reports.app, name="import")
app.add_typer(boundaries.exports, name="export")
app.add_typer(checking.app, name="check")
app.command()(demo)
app.command()(running.serve)
app.command()(running.worker)
