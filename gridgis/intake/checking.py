"""Whether reports can be used: by the sources of their sender, what they bring, and their category."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.term_models import Category
from gridgis.core.errors import Invalid, Refusal
from gridgis.core.geo import frame_named
from gridgis.intake.rules import Message, check, seen_on
from gridgis.intake.sources import sourced
from gridgis.routing.locating import Ask
from gridgis.security.rules import Actor

Point = tuple[float, float]


@dataclass(frozen=True)
class Checked:
    """A report that can be used, with the source of its sender, and what is asked about it."""

    message: Message
    category: Category
    place: Point | None
    ask: Ask


def check_all(
    session: Session, actor: Actor, messages: Mapping[int, Message], now: datetime
) -> dict[int, Checked | Refusal]:
    """Check reports that arrive at a local moment. Only checked text reaches SQL."""
    usable = {i: _usable(actor, message, now) for i, message in messages.items()}
    codes = [messages[i].category_code for i, one in usable.items() if not isinstance(one, Refusal)]
    kinds = {category.code: category for category in in_force.categories(session, codes, now.date())}
    return {i: one if isinstance(one, Refusal) else _checked(*one, kinds, now) for i, one in usable.items()}


def _usable(actor: Actor, message: Message, now: datetime) -> tuple[Message, Point | None] | Refusal:
    """The report with its source, and its place; who may not report so is refused."""
    try:
        own = sourced(actor, message)
        return own, check(own, now)
    except Refusal as refusal:
        return refusal


def _checked(message: Message, place: Point | None, kinds: Mapping[str, Category], now: datetime) -> Checked | Refusal:
    category = kinds.get(message.category_code)
    if category is None:
        return Invalid("intake.no_category", code=message.category_code, field="category_code")
    if category.level != 2:
        return Invalid("intake.category_group", category=category.name_zh, field="category_code")
    if message.settled and (message.source != "grid_worker" or category.sensitive or message.joins):
        return Invalid("intake.not_settled", field="settled")
    return Checked(message, category, place, _ask(message, place, category, now))


def _ask(message: Message, place: Point | None, category: Category, now: datetime) -> Ask:
    lng, lat = place or (None, None)
    filed_on, doubted = seen_on(message, now)
    return Ask(
        day=now.date(),
        lng=lng,
        lat=lat,
        accuracy_m=message.accuracy_m,
        datum=None if message.lng is None else frame_named(message.datum).name,
        address=message.address,
        grid_code=message.grid_code,
        division_code=message.division_code,
        category=category,
        source=message.source,
        words=message.description,
        at=now,
        component_owner=message.component_owner,
        filed_on=filed_on,
        doubted=doubted,
    )
