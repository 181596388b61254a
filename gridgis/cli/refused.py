"""The file beside an import that holds the rows that were not taken."""

from pathlib import Path
from typing import TextIO

from gridgis.core.errors import Invalid
from gridgis.exchange.csv_rows import Rejected


def opened(refused: Path, file: Path) -> TextIO:
    """Open the file for rejected rows, in UTF-8 as spreadsheets know it.

    Raises:
        Invalid: it is the file they come from, or can't be written.
    """
    if refused.exists() and refused.samefile(file):
        raise Invalid("The rejected rows can't go to the file they come from: name another with --rejects.")
    try:
        return refused.open("w", encoding="utf-8-sig", newline="")
    except OSError as error:
        raise Invalid(f"{refused} can't be written: {error.strerror}. Name another with --rejects.") from None


def line(one: Rejected) -> tuple[object, ...]:
    """A rejected row: where it stood, which field, why, and its values."""
    return (one.line, one.field, one.reason, *one.values.values())
