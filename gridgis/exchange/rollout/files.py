"""A county's rollout as a workbook: the items of its standard, and its towns."""

from collections.abc import Iterator
from pathlib import Path

from gridgis.core.wording import Language, worded
from gridgis.exchange.tables.sheets import write_book
from gridgis.rollout.queries import ItemTold, RolloutView, TownTold
from gridgis.rollout.rules import MEASURES, OF_COUNTY

OF_TOWNS = [name for name in MEASURES if name not in OF_COUNTY]
ITEM_HEADS = ("item", "milestone", "passed", "there", "of", "least", "day", "evidence", "link", "by", "basis")


def write(view: RolloutView, path: Path, language: Language) -> None:
    """Write what the page shows.

    Raises:
        Invalid: it can't be written.
    """

    def word(name: str) -> str:
        return worded(f"rollout_file.{name}", {}, language)

    items = [word(name) for name in ITEM_HEADS]
    towns = [word("town"), word("state")]
    towns += [f"{word(name)}{word(part)}" for name in OF_TOWNS for part in ("done_of", "all_of")]
    write_book(
        path,
        [
            (word("items"), items, (list(_item(one, view, language)) for one in view.items)),
            (word("towns"), towns, (list(_town(one, language)) for one in view.towns)),
        ],
    )


def _item(one: ItemTold, view: RolloutView, language: Language) -> Iterator[object]:
    yield one.item.name_zh if language == "zh" else one.item.name_en or one.item.name_zh
    yield worded(f"rollout_file.{one.item.milestone}", {}, language)
    yield worded(f"rollout_file.{'yes' if one.passed else 'no'}", {}, language)
    yield from (one.count.done, one.count.of) if one.count else (None, None)
    yield f"{one.item.least:.0%}" if one.count else None
    yield one.tick.on_day if one.tick else view.day if one.count else None
    yield from (one.tick.evidence, one.tick.link, one.tick.made_by) if one.tick else (None, None, None)
    yield one.item.basis


def _town(one: TownTold, language: Language) -> Iterator[object]:
    yield one.name
    yield worded(f"rollout_file.{one.state}", {}, language)
    for count in one.counts:
        yield from (count.done, count.of)
