"""The file beside a run that holds the rows that were not taken."""

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

import typer

from gridgis.cli.console import say
from gridgis.cli.speaking import said
from gridgis.core.errors import Invalid
from gridgis.core.os_errors import of_os
from gridgis.core.wording import Language
from gridgis.exchange.reading.tables import Rejected

ENCODING = "utf-8-sig"
"""UTF-8 as spreadsheets know it."""

LINES = ("line", "field", "reason", "row")


class RefusedRows:
    """Writes rejected rows to a CSV file, which takes its place when the run ends well and some were rejected.

    Where none was, a file of an earlier run is taken away, if nobody named it: a regular file under the usual name
    that begins as ours do. Where the run fails everything stays as it was. A device or a pipe is written to at once.
    """

    def __init__(self, named: Path | None, usual: Path, header: Sequence[str]) -> None:
        self.path = named or usual
        self.named = named is not None
        self.header = header
        self.count = 0
        self._part: Path | None = None

    def __enter__(self) -> Self:
        """Open the file.

        Raises:
            Invalid: it can't be written.
        """
        try:
            self._out = self._opened()
            self._write = csv.writer(self._out)
            self._write.writerow(self.header)
            self._out.flush()
        except OSError as error:
            self._drop()
            raise self._unwritable(error) from None
        return self

    def add(self, rows: Iterable[Sequence[object]]) -> None:
        """Add rows.

        Raises:
            Invalid: they can't be written.
        """
        try:
            for row in rows:
                self._write.writerow(row)
                self.count += 1
        except OSError as error:
            raise self._unwritable(error) from None

    def tell(self, told: str, *, dry_run: bool = False) -> None:
        """Say what became of a file; rows that were not taken make the exit status 1."""
        say(told)
        if dry_run:
            say(said("dry_run"))
        if self.count:
            say(said("rejects", path=self.path))
            raise typer.Exit(1)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._out.close()
            if kind is None and self._part is not None and self.count:
                self._part.replace(self.path.resolve())
            elif kind is None and self._is_of_an_earlier_run():
                self.path.unlink()
        except OSError as fault:
            if kind is None:
                raise self._unwritable(fault) from None
        finally:
            self._drop()

    def _opened(self) -> TextIO:
        if self.path.is_dir():
            raise IsADirectoryError(21, "Is a directory")
        if self.path.exists() and not self.path.is_file():
            return self.path.open("w", encoding=ENCODING, newline="")
        target = self.path.resolve()
        self._part = target.with_name(f".{target.name}.{os.getpid()}.part")
        return self._part.open("w", encoding=ENCODING, newline="")

    def _is_of_an_earlier_run(self) -> bool:
        if self.named or self.count or self.path.is_symlink() or not self.path.is_file():
            return False
        begin = (",".join(self.header) + "\r\n").encode(ENCODING)
        with self.path.open("rb") as file:
            return file.read(len(begin)) == begin

    def _drop(self) -> None:
        if self._part is not None:
            with suppress(OSError):
                self._part.unlink()

    def _unwritable(self, error: OSError) -> Invalid:
        return Invalid("cli.cannot_write_rejects", path=self.path, why=of_os(error))


def opened(named: Path | None, file: Path, header: Sequence[str] = LINES) -> RefusedRows:
    """The file for rows of a file that were refused: where told, or beside it.

    Raises:
        Invalid: it is the file they come from.
    """
    refused = RefusedRows(named, file.with_name(f"{file.stem}.rejects.csv"), header)
    if refused.path.exists() and file.exists() and refused.path.samefile(file):
        raise Invalid("cli.rejects_over_input")
    return refused


def lines(rejected: Iterable[Rejected], language: Language) -> Iterator[tuple[object, ...]]:
    """Rejected rows: where each stood, which field, why, and its values."""
    for one in rejected:
        yield (one.line, one.field, one.reason.words(language), *one.values.values())
