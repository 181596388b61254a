"""`gridgis route`: points of a file against the net, or against the areas of any file."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from gridgis.bulk import Areas
from gridgis.bulk.answering import Router
from gridgis.cli.console import counting, day_of, installation, say, sessions_of, typed_wrong, wrong_use
from gridgis.cli.refused import RefusedRows
from gridgis.cli.speaking import of_help, said
from gridgis.core.errors import Invalid
from gridgis.core.geo import frame_named
from gridgis.core.settings import Settings
from gridgis.core.wording import Language, Phrase, worded
from gridgis.exchange.points import areas as point_areas
from gridgis.exchange.points import files, sources, tables
from gridgis.exchange.points.areas import AreaSet
from gridgis.exchange.points.files import Job
from gridgis.exchange.reading.boundary_files import Told
from gridgis.exchange.reading.crs import named

SHOWN = 20
LINES_LOOKED_AT = 1 << 22

In = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help=of_help("points"))]
Out = Annotated[Path, typer.Option("--output", "-o", help=of_help("points_out"))]


def route(
    file: In,
    output: Out,
    lng_field: Annotated[str | None, typer.Option(help=of_help("lng_field"))] = None,
    lat_field: Annotated[str | None, typer.Option(help=of_help("lat_field"))] = None,
    datum: Annotated[str, typer.Option(help=of_help("datum"))] = "wgs84",
    encoding: Annotated[str | None, typer.Option(help=of_help("points_encoding"))] = None,
    at: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help=of_help("day"))] = None,
    areas: Annotated[Path | None, typer.Option(exists=True, help=of_help("areas"))] = None,
    code_field: Annotated[str | None, typer.Option(help=of_help("areas_code"))] = None,
    name_field: Annotated[str | None, typer.Option(help=of_help("areas_name"))] = None,
    crs: Annotated[str | None, typer.Option(help=of_help("areas_crs"))] = None,
    layer: Annotated[str | None, typer.Option(help=of_help("areas_layer"))] = None,
    repair: Annotated[bool, typer.Option("--repair", help=of_help("repair"))] = False,
    skip_unusable: Annotated[bool, typer.Option("--skip-unusable", help=of_help("areas_skip"))] = False,
    tolerance: Annotated[float | None, typer.Option(min=0, help=of_help("tolerance"))] = None,
    border: Annotated[bool, typer.Option("--border/--no-border", help=of_help("border"))] = True,
    jobs: Annotated[int, typer.Option(min=1, max=256, help=of_help("jobs"))] = 1,
    rejects: Annotated[Path | None, typer.Option(help=of_help("rejects_out"))] = None,
) -> None:
    """Add to each row the grid it lies in, how it was matched, and the metres to the border; status 1 for rejects."""
    asked = Job(file, output, lng_field, lat_field, encoding, jobs)
    notes: list[Phrase] = []
    refused = RefusedRows(rejects, output.with_name(f"{output.stem}.rejects.csv"), ("row", "reason", "lng", "lat"))
    with installation() as settings, _ended_in_order(), _plain(asked, notes, settings.language) as job:
        with typed_wrong(settings.language, "--datum"):
            frame = frame_named(datum)
        _refuse_options(areas, (code_field, name_field, crs, layer, repair, skip_unusable), at, crs, settings.language)
        _refuse_files(asked, refused.path, areas, settings.language)
        with typed_wrong(settings.language):
            files.check(job, borders=border)
        for note in notes:
            say(f"    {note.words(settings.language)}")
        found = _areas(
            settings,
            at,
            areas,
            (code_field, name_field),
            Told(crs=crs, layer=layer, skip_unusable=skip_unusable),
            repair=repair,
        )
        index = Areas.build(found.codes, found.shapes, found.priorities)
        reach = settings.nearest_grid_m if tolerance is None else tolerance
        router = Router(index, found.codes, found.names, frame, reach, border)
        router.prepare()
        say(said("areas", count=len(found.codes), reach=reach, frame=frame.name))
        with refused, counting(said("points"), _rows(job.source)) as told:
            done = files.route(
                job,
                router,
                on_rejects=lambda some: refused.add(
                    (one.row, one.reason.words(settings.language), one.lng, one.lat) for one in some
                ),
                told=told,
            )
    counts = {"inside": done.inside, "nearest": done.nearest, "none": done.none, "rejected": done.rejected}
    told_of = [said("routed", rows=done.rows, target=asked.target, **counts)]
    if done.turned > done.inside:
        told_of.append(worded("tables.look_swapped", {"count": done.turned}, settings.language))
    refused.tell("\n".join(told_of))


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Asked to end by SIGTERM, leave as after an error: no half file stays, and no process."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _refuse_options(
    areas: Path | None, options: tuple[Any, ...], at: datetime | None, crs: str | None, language: Language
) -> None:
    """Wrong use ends here and in `_refuse_files`, before anything is loaded, with status 2."""
    if areas is None and any(options):
        raise wrong_use(Invalid("cli.goes_with_areas"), language)
    if areas is not None and at is not None:
        raise wrong_use(Invalid("cli.at_or_areas"), language)
    if crs:
        with typed_wrong(language, "--crs"):
            named(crs)


@contextmanager
def _plain(job: Job, notes: list[Phrase], language: Language) -> Iterator[Job]:
    with ExitStack() as kept:
        with typed_wrong(language):
            files.refuse_paths(job)
            plain = kept.enter_context(sources.readable(job, notes))
        yield plain


def _refuse_files(job: Job, refused: Path, areas: Path | None, language: Language) -> None:
    for path in (job.source, job.target, areas):
        if path is not None and _same(refused, path):
            raise wrong_use(Invalid("cli.rejects_over", path=path), language)
    if areas is not None and _same(job.target, areas):
        raise wrong_use(Invalid("cli.output_over_areas", path=areas), language)
    if refused.is_dir() or not refused.resolve().parent.is_dir():
        raise wrong_use(Invalid("points.no_folder", target=refused), language)


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve() or (one.exists() and other.exists() and one.samefile(other))


def _areas(
    settings: Settings,
    at: datetime | None,
    file: Path | None,
    named: tuple[str | None, str | None],
    told: Told,
    *,
    repair: bool,
) -> AreaSet:
    if file is None:
        sessions = sessions_of(settings)
        with sessions() as session:
            net = point_areas.of_net(session, day_of(at, settings))
        sessions.kw["bind"].dispose()  # processes that answer are to inherit no connection
        return net
    found = point_areas.of_file(file, told, *named, repair=repair)
    for note in found.notes:
        say(f"    {note.words(settings.language)}")
    for fault in found.faults[:SHOWN]:
        where = said("area_row", row=fault.row, code=fault.code)
        say(f"  {'  ' if fault.mended else '! '}{where}{fault.text.words(settings.language)}")
    if len(found.faults) > SHOWN:
        say(said("more", count=len(found.faults) - SHOWN))
    if not found.usable:
        many = sum(not fault.mended for fault in found.faults)
        raise Invalid("cli.areas_unusable", many=many, name=file.name)
    if not found.codes:
        raise Invalid("cli.areas_none", name=file.name)
    return found


def _rows(file: Path) -> int | None:
    """How many rows a file has, for the bar; for CSV estimated from its first megabytes."""
    if file.suffix.lower() in files.PARQUET:
        with tables.open_parquet(file) as read:
            return int(read.metadata.num_rows)
    size = file.stat().st_size
    with file.open("rb") as read:
        some = read.read(LINES_LOOKED_AT)
    lines = some.count(b"\n")
    return None if size == 0 else max(round(size * lines / len(some)) - 1, 0)
