"""`gridgis import grids`, `divisions`, `line-grids` and `gridgis export grids`: boundary files in and out."""

import csv
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from sqlalchemy.orm import Session

from gridgis.cli.console import fraction, installation, say, wrong_use
from gridgis.cli.speaking import of_help, said
from gridgis.core.cluster import database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.errors import Invalid
from gridgis.core.geo import Datum
from gridgis.core.migrating import require_head
from gridgis.core.os_errors import of_os
from gridgis.core.settings import Settings
from gridgis.core.wording import Language, Phrase
from gridgis.exchange.boundaries import export, grids, line_grids, outlines
from gridgis.exchange.boundaries.report import BoundaryReport, FileProblem
from gridgis.exchange.reading.boundary_files import Told
from gridgis.exchange.reading.limits import Limits
from gridgis.security.rules import SYSTEM

SHOWN = 20
SUFFIXES = {".json": "geojson"} | {f".{form.suffix}": name for name, form in export.FORMATS.items()}


class Level(StrEnum):
    """Levels whose outlines come from files."""

    COUNTY = "county"
    TOWN = "town"
    VILLAGE = "village"


File = Annotated[
    Path,
    typer.Argument(exists=True, help=of_help("boundary_file")),
]  # fmt: skip
County = Annotated[str, typer.Option(help=of_help("county"))]
Crs = Annotated[str | None, typer.Option(help=of_help("crs"))]
Encoding = Annotated[str | None, typer.Option(help=of_help("encoding"))]
DatumTold = Annotated[Datum | None, typer.Option(help=of_help("shifted"))]
FileLayer = Annotated[str | None, typer.Option(help=of_help("file_layer"))]
CodeField = Annotated[str | None, typer.Option(help=of_help("code_field"))]
NameField = Annotated[str | None, typer.Option(help=of_help("name_field"))]
Skip = Annotated[bool, typer.Option("--skip-unusable", help=of_help("skip_unusable"))]
Repair = Annotated[bool, typer.Option("--repair", help=of_help("repair"))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=of_help("look_only"))]
Rejects = Annotated[Path | None, typer.Option(help=of_help("rejects"))]


def import_grids(
    file: File,
    county: County,
    layer: Annotated[str, typer.Option(help=of_help("layer"))] = "village",
    crs: Crs = None,
    encoding: Encoding = None,
    datum: DatumTold = None,
    file_layer: FileLayer = None,
    code_field: CodeField = None,
    name_field: NameField = None,
    title: Annotated[str, typer.Option(help=of_help("title"))] = "",
    publish: Annotated[bool, typer.Option("--publish", help=of_help("publish"))] = False,
    valid_from: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help=of_help("valid_from"))] = None,
    confirm_crossing: Annotated[bool, typer.Option("--confirm-crossing", help=of_help("confirm_crossing"))] = False,
    repair: Repair = False,
    skip_unusable: Skip = False,
    dry_run: DryRun = False,
    rejects: Rejects = None,
) -> None:
    """Take in grids: all of the file into a plan, or none of it."""
    asked = grids.Asked(
        county, layer, Told(crs, encoding, datum, file_layer, skip_unusable), code_field, name_field, title, repair,
        confirm_crossing, publish, valid_from.date() if valid_from else None,
    )  # fmt: skip
    with _work(dry_run=dry_run) as (session, settings), fraction() as told:
        day, at = _today(settings), datetime.now(UTC)
        told(said("reading_comparing"), 0.1)
        examined = grids.examine(session, SYSTEM, file, file.name, asked, day=day, limits=_limits(settings))
        made = examined.report
        if not dry_run and made.can_load:
            told(said("loading"), 0.6)
            made = grids.settle(session, SYSTEM, file, file.name, asked, examined, day=day, at=at)
        told(said("done"), 1.0)
    _tell(made, file, rejects, settings.language, dry_run=dry_run)
    if made.plan_id is not None:
        say(said("plan_in_force" if made.published else "plan_is_draft", plan=made.plan_id))


def import_divisions(
    file: File,
    level: Annotated[Level, typer.Option(help=of_help("level"))],
    crs: Crs = None,
    encoding: Encoding = None,
    datum: DatumTold = None,
    file_layer: FileLayer = None,
    code_field: CodeField = None,
    name_field: NameField = None,
    repair: Repair = False,
    skip_unusable: Skip = False,
    dry_run: DryRun = False,
    rejects: Rejects = None,
) -> None:
    """Take in outlines of counties, towns or villages; known codes get new outlines, others are made."""
    told = Told(crs, encoding, datum, file_layer, skip_unusable)
    fields = {"code": code_field, "name": name_field}
    with _work(dry_run=dry_run) as (session, settings), fraction() as progress:
        progress(said("reading_loading"), 0.1)

        def take(*, look: bool) -> BoundaryReport:
            return outlines.take_in(
                session, SYSTEM, file, file.name, level=level, told=told, fields=fields, repair=repair, dry_run=look,
                at=datetime.now(UTC), limits=_limits(settings),
            )  # fmt: skip

        made = take(look=True)
        if not dry_run and made.can_load:
            made = take(look=False)
        progress(said("done"), 1.0)
    _tell(made, file, rejects, settings.language, dry_run=dry_run)


def import_line_grids(
    file: File,
    line: Annotated[str, typer.Option(help=of_help("line"))],
    county: County,
    crs: Crs = None,
    encoding: Encoding = None,
    datum: DatumTold = None,
    file_layer: FileLayer = None,
    code_field: CodeField = None,
    name_field: NameField = None,
    repair: Repair = False,
    skip_unusable: Skip = False,
    dry_run: DryRun = False,
    rejects: Rejects = None,
) -> None:
    """Take in the old grids of a department's line, to be mapped to the net by area."""
    asked = line_grids.LineFile(
        line, county, Told(crs, encoding, datum, file_layer, skip_unusable), code_field, name_field, repair
    )
    with _work(dry_run=dry_run) as (session, settings), fraction() as progress:
        progress(said("reading_loading"), 0.1)

        def take(*, look: bool) -> BoundaryReport:
            at, limits = datetime.now(UTC), _limits(settings)
            return line_grids.take_in(session, SYSTEM, file, file.name, asked, dry_run=look, at=at, limits=limits)

        made = take(look=True)
        if not dry_run and made.can_load:
            made = take(look=False)
        progress(said("done"), 1.0)
    _tell(made, file, rejects, settings.language, dry_run=dry_run)


def export_grids(
    file: Annotated[Path, typer.Argument(help=of_help("out_file"))],
    parent: Annotated[str | None, typer.Option(help=of_help("parent"))] = None,
    layer: Annotated[str | None, typer.Option(help=of_help("only_layer"))] = None,
    at: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help=of_help("day"))] = None,
    crs: Annotated[str | None, typer.Option(help=of_help("crs_out"))] = None,
    format: Annotated[str | None, typer.Option(metavar="|".join(export.FORMATS), help=of_help("format"))] = None,
    encoding: Annotated[str | None, typer.Option(help=of_help("shapefile_encoding"))] = None,
    plan: Annotated[int | None, typer.Option(help=of_help("plan"))] = None,
) -> None:
    """Write grids to a file."""
    form = format or SUFFIXES.get(file.suffix.lower())
    if form is None:
        raise typer.BadParameter(said("name_format", suffixes=list(SUFFIXES)))
    with _work(dry_run=True) as (session, settings), fraction() as told, TemporaryDirectory() as folder:
        day: date = at.date() if at else _today(settings)
        told(said("reading"), 0.1)
        if plan is None:
            rows = export.in_force_on(session, SYSTEM, day, parent, layer)
        else:
            rows = export.of_plan(session, SYSTEM, plan, day, parent, layer)
        told(said("writing"), 0.5)
        made = export.write(rows, Path(folder), form, crs=crs, encoding=encoding)
        try:
            shutil.copyfile(made, file)
        except OSError as error:
            raise Invalid("cli.cannot_write", file=file, why=of_os(error), field="file") from None
        told(said("done"), 1.0)
    say(said("grids_written", count=len(rows), file=file))


@contextmanager
def _work(*, dry_run: bool) -> Iterator[tuple[Session, Settings]]:
    """One transaction on this installation's database, undone after a dry run."""
    with installation() as settings:
        url = database_url(settings)
        require_head(url)
        with make_sessions(make_engine(url, pool_size=1)).begin() as session:
            yield session, settings
            if dry_run:
                session.rollback()


def _today(settings: Settings) -> date:
    return datetime.now(UTC).astimezone(ZoneInfo(settings.timezone)).date()


def _limits(settings: Settings) -> Limits:
    return Limits(file_bytes=settings.boundary_max_bytes)


def _tell(made: BoundaryReport, file: Path, rejects: Path | None, language: Language, *, dry_run: bool) -> None:
    """Say what was found; refused rows go to a file, and make the exit status 1."""
    guesses = [word for word, guessed in (("crs", made.crs_guessed), ("encoding", made.encoding_guessed)) if guessed]
    by_guess = said("guessed", what=[Phrase(f"told.{word}") for word in guesses]) if guesses else ""
    say(said("read_as", format=made.format, crs=made.crs, encoding=made.encoding) + by_guess)
    counts = {"matched": made.matched, "unchanged": made.unchanged, "new": made.new}
    say(said("boundary_rows", rows=made.rows, **counts))
    for problem in made.problems[:SHOWN]:
        where = said("at_row", row=problem.row) if problem.row is not None else ""
        say(f"  {'! ' if problem.fatal else '  '}{where}{problem.text_zh if language == 'zh' else problem.text_en}")
    if len(made.problems) > SHOWN:
        say(said("more", count=len(made.problems) - SHOWN))
    fatal = [problem for problem in made.problems if problem.fatal]
    if fatal:
        refused = rejects or file.with_name(f"{file.stem}.rejects.csv")
        _write_rejects(refused, file, fatal, language)
        say(said("nothing_loaded", count=len(fatal), path=refused))
        raise typer.Exit(1)
    if dry_run:
        say(said("dry_run"))


def _write_rejects(refused: Path, file: Path, fatal: list[FileProblem], language: Language) -> None:
    if refused.exists() and refused.samefile(file):
        raise wrong_use(Invalid("cli.rejects_over_input"), language)
    try:
        with refused.open("w", encoding="utf-8-sig", newline="") as out:
            write = csv.writer(out)
            write.writerow(("row", "code", "kind", "text_zh", "text_en", "area_m2"))
            write.writerows((p.row, p.code, p.kind, p.text_zh, p.text_en, p.area_m2) for p in fatal)
    except OSError as error:
        raise wrong_use(Invalid("cli.cannot_write_rejects", path=refused, why=of_os(error)), language) from None
