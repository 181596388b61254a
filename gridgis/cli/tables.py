"""`gridgis import offices|people|party|tasks`, `gridgis export …`: a county's tables in and out."""

from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from gridgis.cli.console import counting, day_of, installation, local_now, say, sessions_of, transaction
from gridgis.cli.speaking import of_help, said
from gridgis.core.wording import Language, Phrase
from gridgis.exchange.offices import files as offices
from gridgis.exchange.people import files as people
from gridgis.exchange.people import party
from gridgis.exchange.reading.tables import Rejected, rows_of
from gridgis.exchange.tables.columns import known
from gridgis.exchange.tables.sheets import write_rejects
from gridgis.exchange.tables.taking import Keep, TableReport
from gridgis.exchange.tasks import files as tasks
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


def _columns(files: ModuleType) -> str:
    return ", ".join(column.name for column in files.COLUMNS)


def import_offices(
    file: Annotated[Path, typer.Argument(help=of_help("table_file", columns=_columns(offices)))],
    county: County,
    encoding: Encoding = "",
    sheet: Sheet = "",
    rejects: Rejects = None,
    good_rows: GoodRows = False,
    dry_run: DryRun = False,
) -> None:
    """Found, change and close offices as a table says, all of it or nothing. Running it again changes nothing."""
    keep = "nothing" if dry_run else "good" if good_rows else "all"
    _bring_in(offices, file, county, encoding, sheet, rejects, keep)


def import_people(
    file: Annotated[Path, typer.Argument(help=of_help("table_file", columns=_columns(people)))],
    county: County,
    encoding: Encoding = "",
    sheet: Sheet = "",
    rejects: Rejects = None,
    good_rows: GoodRows = False,
    dry_run: DryRun = False,
) -> None:
    """Enter, change and appoint people as a table says, all of it or nothing. Running it again changes nothing."""
    keep = "nothing" if dry_run else "good" if good_rows else "all"
    _bring_in(people, file, county, encoding, sheet, rejects, keep)


def import_party(
    file: Annotated[Path, typer.Argument(help=of_help("table_file", columns=_columns(party)))],
    county: County,
    encoding: Encoding = "",
    sheet: Sheet = "",
    rejects: Rejects = None,
    good_rows: GoodRows = False,
    dry_run: DryRun = False,
) -> None:
    """Enter party organisations of grids as a table says, all of it or nothing. Running it again changes nothing."""
    keep = "nothing" if dry_run else "good" if good_rows else "all"
    _bring_in(party, file, county, encoding, sheet, rejects, keep)


def import_tasks(
    file: Annotated[Path, typer.Argument(help=of_help("table_file", columns=_columns(tasks)))],
    county: County,
    encoding: Encoding = "",
    sheet: Sheet = "",
    rejects: Rejects = None,
    good_rows: GoodRows = False,
    dry_run: DryRun = False,
) -> None:
    """Bring a table of grid tasks into the drafts of a county and its towns, to be published on screen."""
    keep = "nothing" if dry_run else "good" if good_rows else "all"
    _bring_in(tasks, file, county, encoding, sheet, rejects, keep)


def _bring_in(
    files: ModuleType, file: Path, county: str, encoding: str, sheet: str, rejects: Path | None, keep: Keep
) -> None:
    with installation() as settings:
        rows = list(rows_of(file, encoding, **known(files.COLUMNS), sheet=sheet))
        with sessions_of(settings).begin() as session, counting(said("rows_taken"), len(rows)) as told:
            report, refused = files.take_in(session, SYSTEM, rows, county, keep=keep, at=local_now(settings), told=told)
        tell(report, refused, rejects or file.with_name(f"{file.stem}.rejects.xlsx"), files, settings.language)


def tell(report: TableReport, refused: list[Rejected], rejects: Path, files: ModuleType, language: Language) -> None:
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
        write_rejects(rejects, files.COLUMNS, refused, language)
        say(said("rejects", path=rejects))
        raise typer.Exit(1)


def export_offices(file: Out, county: County, at: At = None, empty: Empty = False) -> None:
    """Write a county's offices as a workbook that `import offices` reads, or the empty form."""
    _write(offices, file, county, at, empty=empty)


def export_people(file: Out, county: County, at: At = None, empty: Empty = False) -> None:
    """Write a county's people with their posts as a workbook that `import people` reads, or the empty form."""
    _write(people, file, county, at, empty=empty)


def export_party(file: Out, county: County, at: At = None, empty: Empty = False) -> None:
    """Write the party organisations of a county's grids as a workbook that `import party` reads, or the empty form."""
    _write(party, file, county, at, empty=empty)


def export_tasks(file: Out, county: County, at: At = None, empty: Empty = False) -> None:
    """Write the grid task list in force as a workbook that `import tasks` reads, or the empty form."""
    _write(tasks, file, county, at, empty=empty)


def _write(files: ModuleType, file: Path, county: str, at: datetime | None, *, empty: bool) -> None:
    with transaction() as (session, settings):
        files.write(session, SYSTEM, file, county, day_of(at, settings), settings.language, empty=empty)
    say(said("book_written", file=file))
