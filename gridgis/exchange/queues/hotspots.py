"""Hot spots as a workbook, a row each; a spot holds no sensitive case."""

from pathlib import Path

from gridgis.analytics.hotspots import HotSpot, HotSpots
from gridgis.core.wording import Language, Phrase
from gridgis.exchange.tables.columns import Column
from gridgis.exchange.tables.sheets import write_list

SHOWN = ("standing", "place", "town", "cases", "before", "last_year", "category", "share", "z", "p", "weeks", "told")


def write_hotspots(found: HotSpots, path: Path, *, language: Language) -> None:
    """Write hot spots in their order.

    Args:
        found: the hot spots.
        path: written over.
        language: of heads and words.

    Raises:
        Invalid: it can't be written.
    """
    heads = [Column(name, Phrase(f"hot_book.{name}"), Phrase("queue_book.note")) for name in SHOWN]
    write_list(path, Phrase("hot_book.title"), heads, language, (_row(one, language) for one in found.items))


def _row(one: HotSpot, language: Language) -> dict[str, object]:
    zh = language == "zh"
    return {
        "standing": Phrase(f"hot_book.{one.standing}").words(language),
        "place": one.name,
        "town": one.town,
        "cases": one.cases,
        "before": one.before,
        "last_year": one.last_year,
        "category": one.category_zh if zh else one.category_en,
        "share": None if one.share is None else round(one.share, 4),
        "z": one.z,
        "p": one.p,
        "weeks": one.weeks,
        "told": one.told.zh if zh else one.told.en,
    }
