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
from gridgis.cli.speaking import of_help, speak

speak()
app = typer.Typer(
    help=of_help("gridgis"),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(db_app, name="db")
reports.app.command("line-chiefs", help=of_help("cmd_import_line_chiefs"))(line_chiefs.import_line_chiefs)
reports.app.command("addresses", help=of_help("cmd_import_addresses"))(addresses.import_addresses)
reports.app.command("calendar", help=of_help("cmd_import_calendar"))(calendar.import_calendar)
boundaries.exports.command("addresses", help=of_help("cmd_export_addresses"))(addresses.export_addresses)
app.add_typer(accounts.app, name="account")
app.add_typer(reports.app, name="import")
app.add_typer(boundaries.exports, name="export")
app.add_typer(checking.app, name="check")
app.add_typer(readers.app, name="readers")
app.command(help=of_help("cmd_demo"))(demo)
app.command(help=of_help("cmd_route"))(routing.route)
app.command(help=of_help("cmd_serve"))(running.serve)
app.command(help=of_help("cmd_worker"))(running.worker)
