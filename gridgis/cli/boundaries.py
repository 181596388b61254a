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
from gridgis.cli.reports import app as imports
from gridgis.core.cluster import database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.errors import Invalid
from gridgis.core.geo import Datum
from gridgis.core.migrating import require_head
from gridgis.core.os_errors import of_os
from gridgis.core.settings import Settings
from gridgis.core.wording import Language
from gridgis.exchange import boundaries, boundary_export, division_outlines, line_grids
from gridgis.exchange.boundary_files import Told
from gridgis.exchange.boundary_report import BoundaryReport, Problem
from gridgis.exchange.file_limits import Limits
from gridgis.security.rules import SYSTEM

exports = typer.Typer(help="Take files out.", no_args_is_help=True)

SHOWN = 20
SUFFIXES = {".geojson": "geojson", ".json": "geojson", ".gpkg": "gpkg", ".zip": "shp", ".kml": "kml"}


class Layer(StrEnum):
    """Layers of grids."""

    VILLAGE = "village"
    EXCLUSIVE = "exclusive"


class Level(StrEnum):
    """Levels whose outlines come from files."""

    COUNTY = "county"
    TOWN = "town"
    VILLAGE = "village"


class Format(StrEnum):
    """Formats of files that go out."""

    GEOJSON = "geojson"
    GPKG = "gpkg"
    SHP = "shp"
    KML = "kml"


File = Annotated[
    Path,
    typer.Argument(exists=True, help="GeoJSON, GeoPackage, zipped Shapefile, KML, FileGDB, MapInfo, DXF or GML."),
]  # fmt: skip
County = Annotated[str, typer.Option(help="Code of the county, six digits.")]
Crs = Annotated[str | None, typer.Option(help="Reference system, such as EPSG:4549; guessed where the file is silent.")]
Encoding = Annotated[str | None, typer.Option(help="utf-8 or gb18030; guessed where the file is silent.")]
DatumTold = Annotated[Datum | None, typer.Option(help="Shifted datum of the numbers: gcj02 or bd09.")]
FileLayer = Annotated[str | None, typer.Option(help="Which layer, of a file with several.")]
CodeField = Annotated[str | None, typer.Option(help="Field with the code.")]
NameField = Annotated[str | None, typer.Option(help="Field with the name.")]
Skip = Annotated[bool, typer.Option("--skip-unusable", help="Leave out rows without a shape or of another kind.")]
Repair = Annotated[bool, typer.Option("--repair", help="Mend borders that cross themselves.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Look only, keep nothing.")]
Rejects = Annotated[Path | None, typer.Option(help="Where refused rows go; beside the file by default.")]


@imports.command("grids")
def import_grids(
    file: File,
    county: County,
    layer: Annotated[Layer, typer.Option(help="Layer of the grids.")] = Layer.VILLAGE,
    crs: Crs = None,
    encoding: Encoding = None,
    datum: DatumTold = None,
    file_layer: FileLayer = None,
    code_field: CodeField = None,
    name_field: NameField = None,
    title: Annotated[str, typer.Option(help="Title of the plan.")] = "",
    publish: Annotated[bool, typer.Option("--publish", help="Put the first net of a county in force.")] = False,
    valid_from: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day of a net published at once.")
    ] = None,
    confirm_crossing: Annotated[
        bool, typer.Option("--confirm-crossing", help="Village grids may cross their village's border.")
    ] = False,
    repair: Repair = False,
    skip_unusable: Skip = False,
    dry_run: DryRun = False,
    rejects: Rejects = None,
) -> None:
    """Take in grids: all of the file into a plan, or none of it."""
    asked = boundaries.Asked(
        county, layer, Told(crs, encoding, datum, file_layer, skip_unusable), code_field, name_field, title, repair,
        confirm_crossing, publish, valid_from.date() if valid_from else None,
    )  # fmt: skip
    with _work(dry_run=dry_run) as (session, settings), fraction() as told:
        day, at = _today(settings), datetime.now(UTC)
        told("reading and comparing", 0.1)
        examined = boundaries.examine(session, SYSTEM, file, file.name, asked, day=day, limits=_limits(settings))
        made = examined.report
        if not dry_run and made.can_load:
            told("loading", 0.6)
            made = boundaries.settle(session, SYSTEM, file, file.name, asked, examined, day=day, at=at)
        told("done", 1.0)
    _tell(made, file, rejects, settings.language, dry_run=dry_run)
    if made.plan_id is not None:
        say(f"Plan {made.plan_id} {'is in force' if made.published else 'is a draft: look at it, then submit it'}.")


@imports.command("divisions")
def import_divisions(
    file: File,
    level: Annotated[Level, typer.Option(help="Level of the divisions in the file.")],
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
        progress("reading and loading", 0.1)

        def take(*, look: bool) -> BoundaryReport:
            return division_outlines.take_in(
                session, SYSTEM, file, file.name, level=level, told=told, fields=fields, repair=repair, dry_run=look,
                at=datetime.now(UTC), limits=_limits(settings),
            )  # fmt: skip

        made = take(look=True)
        if not dry_run and made.can_load:
            made = take(look=False)
        progress("done", 1.0)
    _tell(made, file, rejects, settings.language, dry_run=dry_run)


@imports.command("line-grids")
def import_line_grids(
    file: File,
    line: Annotated[str, typer.Option(help="The department's line, such as fire.")],
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
        progress("reading and loading", 0.1)

        def take(*, look: bool) -> BoundaryReport:
            at, limits = datetime.now(UTC), _limits(settings)
            return line_grids.take_in(session, SYSTEM, file, file.name, asked, dry_run=look, at=at, limits=limits)

        made = take(look=True)
        if not dry_run and made.can_load:
            made = take(look=False)
        progress("done", 1.0)
    _tell(made, file, rejects, settings.language, dry_run=dry_run)


@exports.callback()
def _group() -> None:
    pass


@exports.command("grids")
def export_grids(
    file: Annotated[Path, typer.Argument(help="Where to; its suffix names the format.")],
    parent: Annotated[str | None, typer.Option(help="Only below the division of this code.")] = None,
    layer: Annotated[Layer | None, typer.Option(help="Only of this layer.")] = None,
    at: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day of the net; today by default.")] = None,
    crs: Annotated[str | None, typer.Option(help="Reference system, such as EPSG:4549; 4490 by default.")] = None,
    format: Annotated[Format | None, typer.Option(help="In place of what the suffix names.")] = None,
    encoding: Annotated[str | None, typer.Option(help="Of a Shapefile: gbk (default) or utf-8.")] = None,
    plan: Annotated[int | None, typer.Option(help="The net as this plan has it.")] = None,
) -> None:
    """Write grids to a file."""
    form = format or SUFFIXES.get(file.suffix.lower())
    if form is None:
        raise typer.BadParameter(f"name a format, or a file ending in {', '.join(SUFFIXES)}")
    with _work(dry_run=True) as (session, settings), fraction() as told, TemporaryDirectory() as folder:
        day: date = at.date() if at else _today(settings)
        told("reading", 0.1)
        if plan is None:
            rows = boundary_export.in_force_on(session, SYSTEM, day, parent, layer)
        else:
            rows = boundary_export.of_plan(session, SYSTEM, plan, day, parent, layer)
        told("writing", 0.5)
        made = boundary_export.write(rows, Path(folder), form, crs=crs, encoding=encoding)
        try:
            shutil.copyfile(made, file)
        except OSError as error:
            raise Invalid("cli.cannot_write", file=file, why=of_os(error), field="file") from None
        told("done", 1.0)
    say(f"{len(rows)} grids in {file}.")


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
    by_guess = f" (guessed: {', '.join(guesses)})" if guesses else ""
    say(f"{made.format}, {made.crs}, {made.encoding}{by_guess}")
    say(f"{made.rows} rows: {made.matched} known, of them {made.unchanged} unchanged; {made.new} new.")
    for problem in made.problems[:SHOWN]:
        where = f"row {problem.row}: " if problem.row is not None else ""
        say(f"  {'! ' if problem.fatal else '  '}{where}{problem.text_zh if language == 'zh' else problem.text_en}")
    if len(made.problems) > SHOWN:
        say(f"  … and {len(made.problems) - SHOWN} more.")
    fatal = [problem for problem in made.problems if problem.fatal]
    if fatal:
        refused = rejects or file.with_name(f"{file.stem}.rejects.csv")
        _write_rejects(refused, file, fatal, language)
        say(f"Nothing was loaded: {len(fatal)} problems, in {refused}")
        raise typer.Exit(1)
    if dry_run:
        say("Nothing was kept: this was a dry run.")


def _write_rejects(refused: Path, file: Path, fatal: list[Problem], language: Language) -> None:
    if refused.exists() and refused.samefile(file):
        raise wrong_use(Invalid("cli.rejects_over_input"), language)
    try:
        with refused.open("w", encoding="utf-8-sig", newline="") as out:
            write = csv.writer(out)
            write.writerow(("row", "code", "kind", "text_zh", "text_en", "area_m2"))
            write.writerows((p.row, p.code, p.kind, p.text_zh, p.text_en, p.area_m2) for p in fatal)
    except OSError as error:
        raise wrong_use(Invalid("cli.cannot_write_rejects", path=refused, why=of_os(error)), language) from None
