"""Files of points that are no plain CSV, made into one first: workbooks, UTF-16, lines that end in carriage returns."""

import csv
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from gridgis.core.errors import Invalid
from gridgis.core.wording import Phrase
from gridgis.exchange.points.columns import PAIRS
from gridgis.exchange.points.files import PARQUET, Job
from gridgis.exchange.reading import workbooks
from gridgis.exchange.reading.encodings import UTF16, encoding_of, start_of

PIECE = 1 << 20


@contextmanager
def readable(job: Job, notes: list[Phrase]) -> Iterator[Job]:
    """The job with a file that is read block by block: its own, or a copy in UTF-8 that is gone afterwards.

    Args:
        job: what is asked.
        notes: takes what was done to the file.

    Raises:
        Invalid: the file can't be read.
    """
    start = b"" if job.source.suffix.lower() in PARQUET else start_of(job.source)
    is_book = workbooks.is_one(start)
    encoding = encoding_of(start)
    is_bare = b"\r" in start and b"\n" not in start
    if not (is_book or encoding in UTF16 or is_bare):
        yield job
        return
    with tempfile.TemporaryDirectory(prefix="gridgis-") as folder:
        copy = Path(folder) / f"{job.source.stem}.csv"
        if is_book:
            told = [name.strip().lower() for name in (job.lng_field, job.lat_field) if name]
            _from_book(job.source, copy, told or [name for pair in PAIRS for name in pair])
        else:
            _from_text(job.source, copy, encoding if encoding in UTF16 else job.encoding or encoding)
        notes.append(Phrase("tables.rewritten", {"name": job.source.name}))
        yield replace(job, source=copy, encoding="utf-8")


def _from_book(source: Path, copy: Path, signs: Sequence[str]) -> None:
    with copy.open("w", encoding="utf-8-sig", newline="") as out:
        write = csv.writer(out)
        width = 0
        for _, values in workbooks.records_of(source, signs):
            if not any(values):
                continue
            cut = values
            while (not width or len(cut) > width) and cut and not cut[-1]:
                cut = cut[:-1]
            width = width or len(cut)
            write.writerow([*cut, *[""] * (width - len(cut))])


def _from_text(source: Path, copy: Path, encoding: str) -> None:
    """Line ends become line feeds, those inside quotes too."""
    try:
        with source.open(encoding=encoding) as read, copy.open("w", encoding="utf-8-sig", newline="") as out:
            first = read.read(PIECE).removeprefix("\ufeff")
            out.write(first)
            while piece := read.read(PIECE):
                out.write(piece)
    except UnicodeError:
        raise Invalid("tables.encoding_broken", name=source.name, encoding=encoding, field="encoding") from None
    except LookupError:
        raise Invalid("tables.no_encoding", encoding=encoding, field="encoding") from None
