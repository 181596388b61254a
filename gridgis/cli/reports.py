"""`gridgis import …`: files in."""

from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Annotated

import typer

from gridgis.cli import refused as refused_rows
from gridgis.cli.console import counting, installation, say, sessions_of
from gridgis.cli.speaking import of_help, said
from gridgis.core.wording import Phrase
from gridgis.exchange.reports import files as report_files
from gridgis.exchange.reports.files import COLUMNS
from gridgis.security.rules import SYSTEM


def import_reports(
    file: Annotated[Path, typer.Argument(help=of_help("table_file", columns=", ".join(COLUMNS)))],
    source: Annotated[str, typer.Option(help=of_help("source"))] = "hotline_12345",
    datum: Annotated[str, typer.Option(help=of_help("datum_of_reports"))] = "wgs84",
    encoding: Annotated[str, typer.Option(help=of_help("csv_encoding"))] = "",
    sheet: Annotated[str, typer.Option(help=of_help("sheet"))] = "",
    rejects: Annotated[Path | None, typer.Option(help=of_help("rejects"))] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=of_help("check_only"))] = False,
) -> None:
    """Take in reports; each row is located, routed, and becomes a case. Running it again adds nothing."""
    with installation() as settings:
        notes: list[Phrase] = []
        rows = report_files.rows_of(file, encoding, sheet=sheet, notes=notes)
        first = list(islice(rows, 1))  # what is wrong with the whole file is said before anything is touched
        for note in notes:
            say(note.words(settings.language))
        sessions = sessions_of(settings)
        with refused_rows.opened(rejects, file) as refused, counting(said("reports"), _count(file)) as told:
            summary = report_files.load(
                sessions,
                SYSTEM,
                chain(first, rows),
                settings.terms,
                source=source,
                datum=datum,
                now=lambda: datetime.now(UTC),
                told=told,
                on_rejects=lambda found: refused.add(refused_rows.lines(found, settings.language)),
                dry_run=dry_run,
            )
    refused.tell(said("rows", **summary.counts), dry_run=dry_run)


def _count(file: Path) -> int | None:
    """Lines without the header, for the bar; quoted line breaks make it a little too many."""
    try:
        with file.open("rb") as lines:
            return max(sum(1 for _ in lines) - 1, 0)
    except OSError:
        return None
