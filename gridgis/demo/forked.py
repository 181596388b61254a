"""Rows made by a process of its own, which knows all that we know, while others are stored."""

import csv
import time
from collections.abc import Callable, Iterable, Sequence
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from gridgis.demo.copying import as_written

PART = ".part"
LOOK_S = 0.05


class Sheet:
    """Rows of a table in a file, as COPY reads them."""

    def __init__(self, folder: Path, table: str) -> None:
        self._path = folder / table
        self._file = self._path.with_suffix(PART).open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\n")

    def append(self, row: Sequence[Any]) -> None:
        """Write a row."""
        self._writer.writerow(as_written(row))

    def extend(self, rows: Iterable[Sequence[Any]]) -> None:
        """Write rows."""
        self._writer.writerows(map(as_written, rows))

    def done(self) -> None:
        """Give the file its name: it is whole."""
        self._file.close()
        self._path.with_suffix(PART).rename(self._path)


class Forked:
    """Work in a forked process that leaves sheets in a folder; it must not touch the session."""

    def __init__(self, work: Callable[[Path], None]) -> None:
        self._folder = TemporaryDirectory(prefix="gridgis-")
        self._process = get_context("fork").Process(target=work, args=(Path(self._folder.name),), daemon=True)
        self._process.start()

    def sheet(self, table: str) -> Path:
        """The sheet of a table, once it is whole."""
        path = Path(self._folder.name) / table
        while not path.exists():
            if self._process.exitcode not in (None, 0):
                raise RuntimeError(f"the process that makes {table} ended with {self._process.exitcode}")
            time.sleep(LOOK_S)
        return path

    def end(self) -> None:
        """Let the process end, and remove what it left."""
        self._process.join()
        self._folder.cleanup()
