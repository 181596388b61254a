"""What a department asks for, and what it must be."""

from dataclasses import asdict, dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.core.texts import storable
from gridgis.grids.task_items import TaskItem
from gridgis.tasks.actions import known
from gridgis.tasks.admission.rules import MOST_FUNDS, TEXT_LIMIT
from gridgis.tasks.rules import check_one

UNNUMBERED = "ZR0"
"""The code of an item that is not on the list yet."""


@dataclass(frozen=True)
class Asking:
    """A request as written: the item as it would stand on the list, who pays how much, the days, whom to call."""

    item: TaskItem
    funds_source: str
    funds_amount: float
    first_day: date
    last_day: date
    contact: str


def columns(wish: Asking) -> dict[str, object]:
    """What is kept of it."""
    kept = {"funds_source": wish.funds_source.strip(), "contact": wish.contact.strip()}
    return kept | {
        "item": asdict(replace(wish.item, code=UNNUMBERED)),
        "funds_amount": wish.funds_amount,
        "first_day": wish.first_day,
        "last_day": wish.last_day,
    }


def check(session: Session, county: str, wish: Asking, day: date) -> None:
    """Refuse what can't be asked for.

    Raises:
        Invalid: naming the field.
    """
    check_one(replace(wish.item, code=UNNUMBERED), known(session, (county, None), day))
    for name in ("funds_source", "contact"):
        told: str = getattr(wish, name)
        if not told.strip() or len(told) > TEXT_LIMIT or not storable(told):
            raise Invalid("admission.text", limit=TEXT_LIMIT, field=name)
    if not 0 <= wish.funds_amount <= MOST_FUNDS:
        raise Invalid("admission.funds", most=f"{MOST_FUNDS:,.0f}", field="funds_amount")
    if wish.last_day < wish.first_day:
        raise Invalid("admission.days", field="last_day")
