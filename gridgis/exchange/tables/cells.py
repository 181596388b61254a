"""What stands in a cell: a day, a number, several names, or a sign that nothing is meant."""

import re
from datetime import date

from gridgis.core.errors import Invalid
from gridgis.core.texts import narrow
from gridgis.exchange.reading.moments import moment_of

NONE = {"-", "—", "——", "/", "无", "none", "None"}
"""What says that a value is to be taken away; an empty cell leaves it as it is."""
_BETWEEN = re.compile(r"[、;；,，\n]")


def day_in(text: str, field: str) -> date | None:
    """A day as people and spreadsheets write it; None for an empty cell.

    Raises:
        Invalid: it is none, or one with which nobody can reckon.
    """
    if not text.strip():
        return None
    day = moment_of(text, "UTC", field=field).date()
    if not 1900 <= day.year < 2200:
        raise Invalid("tables.no_moment", text=text[:40], field=field)
    return day


def whole_in(text: str, column: str) -> int:
    """A whole number.

    Raises:
        Invalid: it is none.
    """
    plain = narrow(text).strip().removesuffix(".0")
    if not re.fullmatch(r"\d{1,9}", plain, re.ASCII):
        raise Invalid("tables.no_number", column=column, text=text[:40], field=column)
    return int(plain)


def number_in(text: str, column: str) -> float:
    """A number with a decimal point.

    Raises:
        Invalid: it is none.
    """
    plain = narrow(text).strip()
    if not re.fullmatch(r"-?\d{1,9}(\.\d+)?", plain, re.ASCII):
        raise Invalid("tables.no_number", column=column, text=text[:40], field=column)
    return float(plain)


def several_in(text: str) -> list[str]:
    """The names that stand in one cell, parted by 、 or a semicolon, a comma or a line break."""
    return [name for part in _BETWEEN.split(text) if (name := part.strip())]
