"""Blocks of CSV records answered: each record as it was written, and the answer behind it."""

import io
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from pyarrow import csv as arrow_csv

from gridgis.bulk.answering import INSIDE, MATCHES, NEAREST, NONE, Answers, Router
from gridgis.core.wording import Phrase
from gridgis.exchange.points.columns import added
from gridgis.exchange.points.csv_blocks import RETURN, Dialect, Positions, record_ends, require_decodable
from gridgis.exchange.points.numbers import number, numbers, reason

Floats = NDArray[np.float64]
Column = Any
"""An Arrow array; its classes have no types of their own."""


@dataclass(frozen=True)
class Reject:
    """A row that could not be placed: its number from 1 below the header, why, and its coordinates as written."""

    row: int
    reason: Phrase
    lng: str
    lat: str


@dataclass(frozen=True)
class Answered:
    """A block as it goes out, how many rows it has, and those that were rejected; `row` counts from the block."""

    content: Any
    rows: int
    matches: tuple[int, ...]
    rejects: list[Reject]
    turned: int = 0


class Records:
    """Answers blocks of one file."""

    def __init__(self, router: Router, dialect: Dialect, places: tuple[int, int]) -> None:
        self.router = router
        self.dialect = dialect
        self.places = places
        self.endings = self._endings()

    @property
    def head(self) -> bytes:
        """The first record with the names of the added columns, without line end."""
        names = added(borders=self.router.borders)
        return self.dialect.delimiter.join([self.dialect.head, *(name.encode() for name in names)])

    def answer(self, block: bytes) -> Answered:
        """Answer a block of whole records.

        Returns:
            Records that begin with a line break and have no line end; those with too few or too many fields are left
            out, those with unusable coordinates have empty answers. Empty lines are left out.

        Raises:
            UndecodableError: a record is in another encoding.
        """
        require_decodable(block, self.dialect)
        ends, inner = record_ends(block, self.dialect.delimiter)
        starts = np.concatenate([[0], ends[:-1] + 1]) if len(ends) else ends
        signs = np.frombuffer(block, np.uint8)
        returns = (ends > starts) & (signs[ends - 1] == RETURN)
        full = ends - returns > starts
        read = self._columns(block, int(full.sum()), inner=inner)
        whole, ragged = full, list[Reject]()
        if read is None:
            read, whole, ragged = self._one_by_one(block, starts, ends - returns, full)
        x, y = read
        answers = self.router.answer(x, y)
        rejects = self._rejects(block, starts[whole], (ends - returns)[whole], answers, np.cumsum(full)[whole])
        content = self._written(block, ends, returns, whole, answers)
        matches = tuple(np.bincount(answers.match, minlength=4).tolist())
        in_order = sorted(ragged + rejects, key=lambda one: one.row)
        return Answered(content, int(full.sum()), matches, in_order, answers.turned)

    def _columns(self, block: bytes, expected: int, *, inner: bool) -> tuple[Floats, Floats] | None:
        """The coordinates of all rows; None where a row has not as many fields as the first."""
        wanted = [f"c{place}" for place in self.places]
        for kind in (pa.float64(), pa.binary()):
            try:
                table = arrow_csv.read_csv(
                    io.BytesIO(block),
                    arrow_csv.ReadOptions(
                        column_names=[f"c{n}" for n in range(len(self.dialect.columns))],
                        use_threads=False,
                        block_size=len(block) + 1,
                    ),
                    arrow_csv.ParseOptions(delimiter=self.dialect.delimiter.decode(), newlines_in_values=inner),
                    arrow_csv.ConvertOptions(
                        column_types=dict.fromkeys(wanted, kind), include_columns=wanted, null_values=[""]
                    ),
                )
            except pa.ArrowInvalid as error:
                if "conversion error" in str(error):
                    continue
                return None
            if table.num_rows != expected:
                return None
            x, y = (numbers(table.column(name).combine_chunks(), self.dialect.encoding) for name in wanted)
            return x, y
        return None

    def _one_by_one(
        self, block: bytes, starts: Positions, ends: Positions, full: NDArray[np.bool_]
    ) -> tuple[tuple[Floats, Floats], NDArray[np.bool_], list[Reject]]:
        """The coordinates of the rows that have as many fields as the first, which these are, and the others."""
        whole, ragged, pairs, row = full.copy(), [], [], 0
        for n in np.flatnonzero(full).tolist():
            row += 1
            fields = self.dialect.fields(block[starts[n] : ends[n]])
            if len(fields) == len(self.dialect.columns):
                pairs.append([number(fields[place]) for place in self.places])
                continue
            whole[n] = False
            text = Phrase("points.ragged", {"fields": len(fields), "heads": len(self.dialect.columns)})
            ragged.append(Reject(row, text, "", ""))
        x, y = np.array(pairs, dtype=np.float64).reshape(-1, 2).T
        return (x.copy(), y.copy()), whole, ragged

    def _rejects(
        self, block: bytes, starts: Positions, ends: Positions, answers: Answers, rows: Positions
    ) -> list[Reject]:
        found = []
        for n in np.flatnonzero(answers.faults).tolist():
            fields = self.dialect.fields(block[starts[n] : ends[n]])
            lng, lat = (fields[place] if place < len(fields) else "" for place in self.places)
            found.append(Reject(int(rows[n]), reason(int(answers.faults[n]), lng, lat), lng, lat))
        return found

    def _written(
        self, block: bytes, ends: Positions, returns: NDArray[np.bool_], whole: NDArray[np.bool_], answers: Answers
    ) -> Any:
        """Records and answers joined, as a buffer of bytes."""
        if not len(answers.rows):
            return b""
        # With a line break put before the block each record goes from one to before the next, so that they lie
        # end to end, and an array over the block itself holds them all.
        edges = np.concatenate([[0], ends + 1]).astype(np.int32)
        data = pa.py_buffer(b"\n" + block)
        records: Column = pa.Array.from_buffers(pa.binary(), len(ends), [None, pa.py_buffer(edges), data])
        if returns.any():
            records = pc.if_else(pa.array(returns), pc.binary_slice(records, 0, -1), records)
        if not whole.all():
            records = records.filter(pa.array(whole))
        parts = [records, self.endings.take(pa.array(_places(answers, len(self.router.codes))))]
        if answers.border_m is not None:
            parts.append(_metres(answers.border_m))
        if self.dialect.crlf:
            parts.append(pa.scalar(b"\r", pa.binary()))
        joined: Column = pc.binary_join_element_wise(*parts, pa.scalar(b"", pa.binary()))
        _, offsets, content = joined.buffers()
        first, last = np.frombuffer(offsets, np.int32)[[joined.offset, joined.offset + len(joined)]]
        return content.slice(int(first), int(last - first))

    def _endings(self) -> Column:
        """What goes behind a record up to the border, by area and match, and for none and rejected at the end."""
        mark, quoted = self.dialect.delimiter, self.dialect.quoted
        rest = mark if self.router.borders else b""
        made = []
        for code, name in zip(self.router.codes, self.router.names, strict=True):
            begin = mark + quoted(code) + mark + quoted(name) + mark
            made += [begin + MATCHES[match].encode() + rest for match in (INSIDE, NEAREST)]
        made += [3 * mark + MATCHES[NONE].encode() + rest, 3 * mark + rest]
        return pa.array(made, pa.binary())


def _places(answers: Answers, areas: int) -> NDArray[np.int32]:
    """Which ending each row gets."""
    outside = answers.match >= NONE
    return np.where(outside, 2 * areas + answers.match - NONE, 2 * answers.rows + answers.match).astype(np.int32)


def _metres(border_m: Floats) -> Column:
    """Metres with two decimals as texts; empty where there is no border."""
    texts = pc.cast(pa.array(np.round(border_m, 2), from_pandas=True), pa.string())
    return pc.cast(pc.fill_null(texts, ""), pa.binary())
