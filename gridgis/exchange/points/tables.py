"""Batches of rows answered, where a file of points comes from or goes to Parquet."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv
from pyarrow import parquet

from gridgis.bulk.answering import MATCHES, Router
from gridgis.core.errors import Invalid
from gridgis.exchange.points.columns import added
from gridgis.exchange.points.csv_blocks import (
    Dialect,
    UndecodableError,
    blocks,
    record_ends,
    require_decodable,
    undecodable,
)
from gridgis.exchange.points.numbers import numbers, reason
from gridgis.exchange.points.records import Answered, Column, Reject

ROWS = 1 << 16
"""Of Parquet, read and answered together."""

Batch = Any
"""An Arrow record batch, with what was left out of it on the way."""


class Tables:
    """Answers batches of one file; `schema` is that of the answers."""

    def __init__(self, router: Router, places: tuple[int, int], schema: Any) -> None:
        self.router = router
        self.places = places
        self.schema = schema

    def answer(self, batch: Batch) -> Answered:
        """Answer a batch; `content` is the batch with the added columns."""
        lng, lat = (batch.column(place) for place in self.places)
        answers = self.router.answer(numbers(lng), numbers(lat))
        outside = answers.rows < 0
        rows = pa.array(np.where(outside, 0, answers.rows), mask=outside)
        made = [_looked_up(self.router.codes, rows), _looked_up(self.router.names, rows)]
        words: list[str | None] = [word or None for word in MATCHES]
        made.append(pa.array(words, pa.string()).take(pa.array(answers.match)))
        if answers.border_m is not None:
            made.append(pa.array(np.round(answers.border_m, 2), from_pandas=True))
        arrays = [*batch.columns, *made]
        rejects = []
        for n in np.flatnonzero(answers.faults).tolist():
            texts = ["" if one[n].as_py() is None else str(one[n].as_py()) for one in (lng, lat)]
            rejects.append(Reject(n + 1, reason(int(answers.faults[n]), *texts), *texts))
        matches = tuple(np.bincount(answers.match, minlength=4).tolist())
        return Answered(
            pa.RecordBatch.from_arrays(arrays, schema=self.schema), batch.num_rows, matches, rejects, answers.turned
        )


def schema_of(read: Any, *, borders: bool) -> Any:
    """The schema of what goes out."""
    kinds = [pa.string(), pa.string(), pa.string(), pa.float64()]
    for name, kind in zip(added(borders=borders), kinds, strict=False):
        read = read.append(pa.field(name, kind))
    return read


def refuse_what_is_no_text(path: Path) -> None:
    """Refuse a Parquet file with columns that a CSV can't hold: lists, structures, and bytes that are no UTF-8.

    Raises:
        Invalid: there are such columns; they are named.
    """
    with open_parquet(path) as file:
        schema = file.schema_arrow
        bad = [field.name for field in schema if not _is_writable(field.type)]
        if not bad:
            doubtful = [field.name for field in schema if _is_bytes(field.type)]
            bad = _not_in_utf8(file, doubtful) if doubtful else []
    if bad:
        raise Invalid("points.nested_column", columns=", ".join(bad)[:200], field="output")


def _is_writable(kind: Any) -> bool:
    schema = pa.schema([pa.field("c", kind)])
    try:
        with arrow_csv.CSVWriter(io.BytesIO(), schema) as writer:
            writer.write_table(schema.empty_table())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return False
    return True


def _is_bytes(kind: Any) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind))


def _not_in_utf8(file: Any, names: list[str]) -> list[str]:
    bad = set()
    for batch in file.iter_batches(batch_size=ROWS, columns=names, use_threads=False):
        for name in names:
            column = batch.column(name)
            if pa.types.is_dictionary(column.type):
                column = column.dictionary
            try:
                column.cast(pa.large_binary()).cast(pa.large_string())
            except pa.ArrowInvalid:
                bad.add(name)
    return [name for name in names if name in bad]


def texts(columns: list[str]) -> Any:
    """The schema of the columns of a CSV file.

    Raises:
        Invalid: two have the same name.
    """
    double = sorted({name for name in columns if columns.count(name) > 1})
    if double:
        raise Invalid("points.parquet_twice", name=double[0][:40], field="file")
    return pa.schema([pa.field(name, pa.string()) for name in columns])


def open_parquet(path: Path) -> Any:
    """A Parquet file to be read.

    Raises:
        Invalid: it is none.
    """
    try:
        return parquet.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise Invalid("points.not_parquet", path=path, why=str(error)[:200], field="file") from None


def of_parquet(path: Path) -> Iterator[Batch]:
    """The batches of a Parquet file, at most `ROWS` rows each.

    Raises:
        Invalid: the file is broken.
    """
    with open_parquet(path) as file:
        batches = file.iter_batches(batch_size=ROWS, use_threads=False)
        while True:
            try:
                batch = next(batches, None)
            except (pa.ArrowException, OSError) as error:
                raise Invalid("points.not_to_end", path=path, why=str(error)[:200], field="file") from None
            if batch is None:
                return
            yield batch


def of_csv(path: Path, dialect: Dialect) -> Iterator[Batch]:
    """The records of a CSV file as batches of texts.

    Raises:
        Invalid: a row has not as many fields as the first, or is in another encoding.
    """
    done = 0
    for block in blocks(path, dialect):
        try:
            require_decodable(block, dialect)
        except UndecodableError as error:
            raise undecodable(path, done + error.row, dialect.encoding) from None
        _, inner = record_ends(block, dialect.delimiter)
        content = block if dialect.encoding == "utf-8" else block.decode(dialect.encoding).encode()
        try:
            table = arrow_csv.read_csv(
                io.BytesIO(content),
                arrow_csv.ReadOptions(column_names=_unlike(dialect.columns), use_threads=False, block_size=1 << 30),
                arrow_csv.ParseOptions(delimiter=dialect.delimiter.decode(), newlines_in_values=inner),
                arrow_csv.ConvertOptions(
                    column_types={name: pa.string() for name in _unlike(dialect.columns)}, strings_can_be_null=False
                ),
            )
        except pa.ArrowInvalid as error:
            raise Invalid("points.not_columns", path=path, why=str(error)[:200], field="file") from None
        done += table.num_rows
        for batch in table.combine_chunks().to_batches():
            yield pa.RecordBatch.from_arrays(batch.columns, names=dialect.columns)


def _unlike(columns: list[str]) -> list[str]:
    """Names no two of which are alike."""
    return [f"c{n}" for n in range(len(columns))]


def _looked_up(texts: list[str], rows: Column) -> Column:
    return pa.array(texts, pa.string()).take(rows)
