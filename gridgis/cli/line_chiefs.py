"""`gridgis import line-chiefs`: who answers for rivers, roads and rails."""

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from gridgis.cli.console import installation, say
from gridgis.cli.refused import lines
from gridgis.core.cluster import database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.errors import Invalid
from gridgis.core.migrating import require_head
from gridgis.core.os_errors import of_os
from gridgis.core.wording import Language
from gridgis.exchange import line_chiefs
from gridgis.exchange.csv_rows import Rejected, rows_of
from gridgis.exchange.line_chiefs import COLUMNS, REQUIRED
from gridgis.security.rules import SYSTEM


def import_line_chiefs(
    file: Annotated[Path, typer.Argument(help=f"CSV or .xlsx with a header; columns: {', '.join(COLUMNS)}.")],
    encoding: Annotated[str, typer.Option(help="Of a CSV: utf-8, gb18030 (GBK) or utf-16; found out by default.")] = "",
    rejects: Annotated[Path | None, typer.Option(help="Where rejected rows go; beside the file by default.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check everything, keep nothing.")] = False,
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
        say(f"{summary.rows} rows: {summary.taken} taken, {summary.known} there already, {left} rejected.")
        if dry_run:
            say("Nothing was kept: this was a dry run.")
        if left:
            _write(beside, summary.rejected, settings.language)
            say(f"Rejected rows, each with its reason: {beside}")
            raise typer.Exit(1)


def _write(beside: Path, rejected: list[Rejected], language: Language) -> None:
    try:
        with beside.open("w", encoding="utf-8-sig", newline="") as out:
            write = csv.writer(out)
            write.writerow(("line", "field", "reason", "row"))
            write.writerows(lines(rejected, language))
    except OSError as error:
        raise Invalid("cli.cannot_write_rejects", path=beside, why=of_os(error)) from None
