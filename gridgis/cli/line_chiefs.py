"""`gridgis import line-chiefs`: who answers for rivers, roads and rails."""

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from gridgis.cli.console import installation, say
from gridgis.cli.refused import lines
from gridgis.cli.speaking import of_help, said
from gridgis.core.cluster import database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.errors import Invalid
from gridgis.core.migrating import require_head
from gridgis.core.os_errors import of_os
from gridgis.core.wording import Language
from gridgis.exchange.reading.tables import Rejected, rows_of
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
    beside = rejects or file.with_name(f"{file.stem}.rejects.csv")
    with installation() as settings:
        rows = list(rows_of(file, encoding, columns=COLUMNS, required=REQUIRED))
        if beside.exists() and beside.samefile(file):
            raise Invalid("cli.rejects_over_input")
        url = database_url(settings)
        require_head(url)
        now = datetime.now(UTC).astimezone(ZoneInfo(settings.timezone))
        with make_sessions(make_engine(url, pool_size=1)).begin() as session:
            summary = line_chiefs.load(session, SYSTEM, rows, at=now)
            if dry_run:
                session.rollback()
        left = len(summary.rejected)
        say(said("rows", rows=summary.rows, taken=summary.taken, known=summary.known, rejected=left))
        if dry_run:
            say(said("dry_run"))
        if left:
            _write(beside, summary.rejected, settings.language)
            say(said("rejects", path=beside))
            raise typer.Exit(1)


def _write(beside: Path, rejected: list[Rejected], language: Language) -> None:
    try:
        with beside.open("w", encoding="utf-8-sig", newline="") as out:
            write = csv.writer(out)
            write.writerow(("line", "field", "reason", "row"))
            write.writerows(lines(rejected, language))
    except OSError as error:
        raise Invalid("cli.cannot_write_rejects", path=beside, why=of_os(error)) from None
