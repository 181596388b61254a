"""`gridgis import line-chiefs`: who answers for rivers, roads and rails."""

from pathlib import Path
from typing import Annotated

import typer

from gridgis.cli.console import local_now, transaction
from gridgis.cli.refused import lines, opened
from gridgis.cli.speaking import of_help, said
from gridgis.exchange.reading.tables import rows_of
from gridgis.exchange.reference import line_chiefs
from gridgis.exchange.reference.line_chiefs import COLUMNS, REQUIRED
from gridgis.security.rules import SYSTEM


def import_line_chiefs(
    file: Annotated[Path, typer.Argument(help=of_help("table_file", columns=", ".join(COLUMNS)))],
    encoding: Annotated[str, typer.Option(help=of_help("csv_encoding"))] = "",
    rejects: Annotated[Path | None, typer.Option(help=of_help("rejects"))] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=of_help("check_only"))] = False,
) -> None:
    """Name chiefs of lines from a day on; whoever held the line is relieved. Running it again changes nothing."""
    with transaction(dry_run=dry_run) as (session, settings), opened(rejects, file) as refused:
        rows = list(rows_of(file, encoding, columns=COLUMNS, required=REQUIRED))
        summary = line_chiefs.load(session, SYSTEM, rows, at=local_now(settings))
        refused.add(lines(summary.rejected, settings.language))
    refused.tell(said("rows", **summary.counts), dry_run=dry_run)
