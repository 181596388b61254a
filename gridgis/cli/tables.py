"""`gridgis import offices|people|…`, `gridgis export …`: a county's tables in and out."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from gridgis.cli.console import counting, day_of, installation, local_now, say, sessions_of, transaction
from gridgis.cli.speaking import of_help, said
from gridgis.core.wording import Language, Phrase
from gridgis.exchange.reading.tables import Rejected, rows_of
from gridgis.exchange.tables.columns import known
from gridgis.exchange.tables.registry import table_of
from gridgis.exchange.tables.sheets import write_rejects
from gridgis.exchange.tables.table import Table, Wanted
from gridgis.exchange.tables.taking import TableReport
from gridgis.security.rules import SYSTEM

County = Annotated[str, typer.Option(help=of_help("county_of_table"))]
Encoding = Annotated[str, typer.Option(help=of_help("csv_encoding"))]
Sheet = Annotated[str, typer.Option(help=of_help("sheet_of_table"))]
Rejects = Annotated[Path | None, typer.Option(help=of_help("rejects_book"))]
GoodRows = Annotated[bool, typer.Option("--good-rows", help=of_help("good_rows"))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=of_help("check_only"))]
Out = Annotated[Path, typer.Argument(help=of_help("out_book"))]
At = Annotated[datetime | None, typer.Option(help=of_help("day_of_table"), formats=["%Y-%m-%d"])]
Empty = Annotated[bool, typer.Option("--empty", help=of_help("empty_form"))]


def importing(name: str) -> Callable[..., None]:
    """The command that brings a table in."""
    table = table_of(name)
    columns = ", ".join(column.name for column in table.columns)

    def bring_in(
        file: Annotated[Path, typer.Argument(help=of_help("table_file", columns=columns))],
        county: County,
        encoding: Encoding = "",
        sheet: Sheet = "",
        rejects: Rejects = None,
        good_rows: GoodRows = False,
        dry_run: DryRun = False,
    ) -> None:
        keep = "nothing" if dry_run else "good" if good_rows else "all"
        with installation() as settings:
            rows = list(rows_of(file, encoding, **known(table.columns), sheet=sheet))
            with sessions_of(settings).begin() as session, counting(said("rows_taken"), len(rows)) as told:
                at = local_now(settings)
                report, refused = table.take_in(session, SYSTEM, rows, county, keep=keep, at=at, told=told)
            tell(report, refused, rejects or file.with_name(f"{file.stem}.rejects.xlsx"), table, settings.language)

    return bring_in


def exporting(name: str) -> Callable[..., None]:
    """The command that writes a table that `importing` reads, or the empty form."""

    def write(file: Out, county: County, at: At = None, empty: Empty = False) -> None:
        with transaction() as (session, settings):
            wanted = Wanted(session, SYSTEM, county, day_of(at, settings), settings.language, empty)
            table_of(name).write(file, wanted)
        say(said("book_written", file=file))

    return write


def tell(report: TableReport, refused: list[Rejected], rejects: Path, table: Table, language: Language) -> None:
    """Say row by row what a table changes; refused rows go into a workbook, and make the exit status 1."""
    heads = {one.name: one.name_zh if language == "zh" else one.name_en for one in report.columns}
    for one in report.items:
        reason = one.reason_zh if language == "zh" else one.reason_en
        told = [f"{heads.get(c.column, c.column)}: {c.before or '–'} → {c.after or '–'}" for c in one.changes]
        what = reason or ("；" if language == "zh" else "; ").join(told)
        say(said(f"row_{one.outcome}", line=one.line, name=one.name, what=what))
    counts = {name: getattr(report, name) for name in ("rows", "added", "changed", "known", "rejected")}
    say(said("table_rows", **counts))
    if not report.kept:
        say(Phrase("cli.nothing_kept").words(language) if refused else said("dry_run"))
    if refused:
        write_rejects(rejects, table.columns, refused, language)
        say(said("rejects", path=rejects))
        raise typer.Exit(1)
