"""The command line of gridgis."""

import typer

from gridgis.cli import (
    accounts,
    addresses,
    boundaries,
    calendar,
    checking,
    line_chiefs,
    readers,
    reports,
    routing,
    running,
)
from gridgis.cli.db import app as db_app
from gridgis.cli.demo import demo

app = typer.Typer(
    help="Grid management for county and city government, on PostGIS.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(db_app, name="db")
reports.app.command("line-chiefs")(line_chiefs.import_line_chiefs)
reports.app.command("addresses")(addresses.import_addresses)
reports.app.command("calendar")(calendar.import_calendar)
boundaries.exports.command("addresses")(addresses.export_addresses)
app.add_typer(accounts.app, name="account")
app.add_typer(reports.app, name="import")
app.add_typer(boundaries.exports, name="export")
app.add_typer(checking.app, name="check")
app.add_typer(readers.app, name="readers")
app.command()(demo)
app.command()(routing.route)
app.command()(running.serve)
app.command()(running.worker)
