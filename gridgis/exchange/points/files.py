"""A file of points through the router: CSV or Parquet in and out, a block at a time, in one process or several."""

import ctypes
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from pyarrow import csv as arrow_csv
from pyarrow import parquet

from gridgis.bulk.answering import Router
from gridgis.core.errors import Invalid
from gridgis.core.os_errors import of_os
from gridgis.exchange.points import csv_blocks, tables
from gridgis.exchange.points.columns import coordinates, refuse_taken
from gridgis.exchange.points.csv_blocks import UndecodableError, undecodable
from gridgis.exchange.points.records import Answered, Records, Reject
from gridgis.exchange.points.tables import Tables

CSV, PARQUET, BOOKS = (".csv", ".txt", ".tsv"), (".parquet", ".pq"), (".xlsx",)
WAITING = 2
"""Blocks a process that are read ahead of being written."""


@dataclass(frozen=True)
class Job:
    """What is asked: which file to which, which columns, in which encoding, in how many processes."""

    source: Path
    target: Path
    lng_field: str | None = None
    lat_field: str | None = None
    encoding: str | None = None
    jobs: int = 1


@dataclass
class Summary:
    """How many rows there were, how they were matched (inside, nearest, none), and how many were rejected.

    `turned`: how many of those in none would lie in an area with their two numbers exchanged.
    """

    rows: int = 0
    inside: int = 0
    nearest: int = 0
    none: int = 0
    rejected: int = 0
    turned: int = 0


class Answerer(Protocol):
    """Answers pieces of a file, one independent of the other."""

    def answer(self, piece: Any, /) -> Answered: ...


def refuse_paths(job: Job) -> None:
    """Refuse files that can't be read or written, before anything is looked up.

    Raises:
        Invalid: the input is missing, a suffix is not known, the output is the input, or its folder is missing.
    """
    if not job.source.is_file():
        raise Invalid("points.no_file", source=job.source, field="file")
    for path, known in ((job.source, CSV + PARQUET + BOOKS), (job.target, CSV + PARQUET)):
        if path.suffix.lower() not in known:
            raise Invalid("points.suffix", name=path.name, known=known, field="file")
    if job.target.exists() and job.target.samefile(job.source):
        raise Invalid("points.over_input", field="output")
    if job.target.is_dir() or not job.target.resolve().parent.is_dir():
        raise Invalid("points.no_folder", target=job.target, field="output")
    if job.target.exists() and not job.target.is_file():
        raise Invalid("points.not_a_file", target=job.target, field="output")


def check(job: Job, *, borders: bool) -> None:
    """Look at the head of the input: whether the columns are there, and those that are added are not.

    Raises:
        Invalid: they are not, or the output can't hold what is in them.
    """
    refuse_paths(job)
    columns = _columns(job)
    coordinates(columns, job.lng_field, job.lat_field)
    refuse_taken(columns, borders=borders)
    if job.source.suffix.lower() in PARQUET and job.target.suffix.lower() in CSV:
        tables.refuse_what_is_no_text(job.source)


def route(
    job: Job, router: Router, *, on_rejects: Callable[[list[Reject]], None], told: Callable[[int], None]
) -> Summary:
    """Route a file: every row goes out with the answer behind it, in the same order.

    The output is written beside its place under a temporary name, and takes its place when it is whole.

    Args:
        job: what is asked.
        router: areas, and how points are asked about.
        on_rejects: takes rows that can't be placed, as they are met; `row` counts from 1 below the header.
        told: takes the number of rows done since the last time.

    Raises:
        Invalid: the file can't be read to its end, or the output can't be written.
    """
    columns = _columns(job)
    places = coordinates(columns, job.lng_field, job.lat_field)
    refuse_taken(columns, borders=router.borders)
    done = Summary()
    with _beside(job.target) as path, _rows_named(job.source, done):
        pieces, answerer, write = _plan(job, router, places, path)
        with write as put:
            for answered in _answered(pieces, answerer, job.jobs):
                put(answered.content)
                if answered.rejects:
                    on_rejects([replace(one, row=one.row + done.rows) for one in answered.rejects])
                done.rows += answered.rows
                done.inside += answered.matches[0]
                done.nearest += answered.matches[1]
                done.none += answered.matches[2]
                done.rejected += len(answered.rejects)
                done.turned += answered.turned
                told(answered.rows)
    return done


def _columns(job: Job) -> list[str]:
    if job.source.suffix.lower() in PARQUET:
        with tables.open_parquet(job.source) as file:
            return list(file.schema_arrow.names)
    return csv_blocks.dialect_of(job.source, job.encoding).columns


def _plan(job: Job, router: Router, places: tuple[int, int], path: Path) -> tuple[Iterable[Any], Answerer, Any]:
    """Where pieces come from, who answers them, and where the answers go."""
    to_csv = job.target.suffix.lower() in CSV
    if job.source.suffix.lower() in PARQUET:
        with tables.open_parquet(job.source) as file:
            schema = file.schema_arrow
        pieces = tables.of_parquet(job.source)
    else:
        dialect = csv_blocks.dialect_of(job.source, job.encoding)
        if to_csv:
            records = Records(router, dialect, places)
            return csv_blocks.blocks(job.source, dialect), records, _bytes(path, records.head, dialect.line_end)
        schema = tables.texts(dialect.columns)
        pieces = tables.of_csv(job.source, dialect)
    schema = tables.schema_of(schema, borders=router.borders)
    writer = _csv_rows(path, schema) if to_csv else _parquet_rows(path, schema)
    return pieces, Tables(router, places, schema), writer


@contextmanager
def _bytes(path: Path, head: bytes, line_end: bytes) -> Iterator[Callable[[Any], object]]:
    """Records that begin with a line break are put behind the head."""
    with path.open("wb") as file:
        file.write(head)
        if line_end == b"\r\n":
            file.write(b"\r")
        yield file.write
        file.write(b"\n")


@contextmanager
def _csv_rows(path: Path, schema: Any) -> Iterator[Callable[[Any], None]]:
    with arrow_csv.CSVWriter(path, schema, write_options=arrow_csv.WriteOptions(quoting_style="needed")) as writer:
        yield writer.write_batch


@contextmanager
def _parquet_rows(path: Path, schema: Any) -> Iterator[Callable[[Any], None]]:
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        yield writer.write_batch


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A path beside the target that becomes it at the end, and is gone when something went wrong."""
    place = target.resolve()  # what a link points to is written, and the link stays
    path = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        yield path
        path.replace(place)
    except OSError as error:
        raise Invalid("files.cannot_write", path=target, why=of_os(error), field="output") from None
    finally:
        with suppress(OSError):
            path.unlink()


@contextmanager
def _rows_named(source: Path, done: Summary) -> Iterator[None]:
    """A row in another encoding is refused with its number in the file: one file is never written in two."""
    try:
        yield
    except UndecodableError as error:
        raise undecodable(source, done.rows + error.row, error.encoding) from None


def _answered(pieces: Iterable[Any], answerer: Answerer, jobs: int) -> Iterator[Answered]:
    """Answers in the order of the pieces; with several processes few pieces are under way at any time."""
    if jobs == 1:
        yield from map(answerer.answer, pieces)
        return
    # A forked process has the areas without a copy of them; elsewhere each gets its own.
    way = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(way)
    waiting: deque[Future[Answered]] = deque()
    try:
        with ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(answerer,)) as pool:
            for piece in pieces:
                waiting.append(pool.submit(_answer, piece))
                if len(waiting) >= WAITING * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
    except BrokenProcessPool:
        raise Invalid("points.process_ended") from None


_mine: list[Answerer] = []
"""What a process of a pool answers with."""


DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux."""


def _begin(answerer: Answerer) -> None:
    """A process of a pool answers for its parent alone, and ends with it, however that ends."""
    _mine.append(answerer)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)


def _answer(piece: Any) -> Answered:
    return _mine[0].answer(piece)
