"""The share in the field by office and month, as a workbook."""

from collections.abc import Sequence
from pathlib import Path

from gridgis.core.wording import Language, Phrase
from gridgis.exchange.tables.sheets import write_book
from gridgis.people.offices.field import OfficeField


def write(offices: Sequence[OfficeField], path: Path, language: Language) -> None:
    """Write a row an office and month.

    Raises:
        Invalid: it can't be written.
    """
    heads = [
        Phrase(f"office_file.{name}").words(language) for name in ("name", "month", "in_field", "in_place", "share")
    ]
    rows = (
        (one.name, f"{it.month:%Y-%m}", it.in_field, it.in_place, None if it.share is None else round(it.share, 4))
        for one in offices
        for it in one.months
    )
    write_book(path, [(Phrase("office_file.field").words(language), heads, rows)])
