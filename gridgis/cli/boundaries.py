"""`gridgis import grids`, `divisions`, `line-grids` and `gridgis export grids`: boundary files in and out."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from gridgis.cli.console import day_of, fraction, say, transaction, typed_wrong
from gridgis.cli.refused import opened
from gridgis.cli.speaking import of_help, said
from gridgis.core.errors import Invalid
from gridgis.core.geo import Datum
from gridgis.core.os_errors import of_os
from gridgis.core.settings import Settings
from gridgis.core.wording import Language, Phrase
from gridgis.exchange.boundaries import export, grids, line_grids, outlines
from gridgis.exchange.boundaries.report import BoundaryReport
from gridgis.exchange.boundaries.sent import Sent
from gridgis.exchange.reading.boundary_files import Told
from gridgis.exchange.reading.limits import Limits
from gridgis.security.rules import SYSTEM

SHOWN = 20
PROBLEM = ("row", "code", "kind", "text_zh", "text_en", "area_m2")
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
    sent = Sent(file, file.name, Told(crs, encoding, datum, file_layer, skip_unusable), code_field, name_field, repair)
    asked = grids.Asked(county, layer, title, confirm_crossing, publish, valid_from.date() if valid_from else None)
    with transaction(dry_run=dry_run) as (session, settings), fraction() as told:
        day, at, sent = day_of(None, settings), datetime.now(UTC), _bounded(sent, settings)
        told(said("reading_comparing"), 0.1)
        examined = grids.examine(session, SYSTEM, sent, asked, day=day)
        made = examined.report
        if not dry_run and made.can_load:
            told(said("loading"), 0.6)
            made = grids.settle(session, SYSTEM, sent, asked, examined, day=day, at=at)
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
    sent = Sent(file, file.name, Told(crs, encoding, datum, file_layer, skip_unusable), code_field, name_field, repair)
    _load(outlines.take_in, sent, rejects, dry_run=dry_run, level=level)


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
    sent = Sent(file, file.name, Told(crs, encoding, datum, file_layer, skip_unusable), code_field, name_field, repair)
    _load(line_grids.take_in, sent, rejects, dry_run=dry_run, line=line, county_code=county)


def _bounded(sent: Sent, settings: Settings) -> Sent:
    return replace(sent, limits=Limits(file_bytes=settings.boundary_max_bytes))


def _load(
    take: Callable[..., BoundaryReport], sent: Sent, rejects: Path | None, *, dry_run: bool, **asked: str
) -> None:
    """Take in a file that was looked at first."""
    with transaction(dry_run=dry_run) as (session, settings), fraction() as told:
        told(said("reading_loading"), 0.1)
        sent, at = _bounded(sent, settings), datetime.now(UTC)
        made = take(session, SYSTEM, sent, **asked, dry_run=True, at=at)
        if not dry_run and made.can_load:
            made = take(session, SYSTEM, sent, **asked, dry_run=False, at=at)
        told(said("done"), 1.0)
    _tell(made, sent.path, rejects, settings.language, dry_run=dry_run)


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
    with transaction(dry_run=True) as (session, settings), fraction() as told, TemporaryDirectory() as folder:
        day = day_of(at, settings)
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
        with typed_wrong(language), opened(rejects, file, PROBLEM) as refused:
            refused.add((p.row, p.code, p.kind, p.text_zh, p.text_en, p.area_m2) for p in fatal)
        say(said("nothing_loaded", count=len(fatal), path=refused.path))
        raise typer.Exit(1)
    if dry_run:
        say(said("dry_run"))
