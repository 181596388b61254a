"""A county sets its creation standard, and ticks by hand what can't be reckoned."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid
from gridgis.core.texts import storable
from gridgis.rollout import rules
from gridgis.rollout.models import CreationStandard, CreationTick
from gridgis.rollout.queries import seen
from gridgis.rollout.rules import Item
from gridgis.rollout.standards import Standard, Tick, standard_of, tick_of
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, require

EVIDENCE_LIMIT, LINK_LIMIT = 500, 400


@dataclass(frozen=True)
class Wanted:
    """A standard as it is to be: its items, milestones, the reason, and the version that was seen."""

    version: int
    built_by: date
    running_by: date
    items: Sequence[Item]
    reason: str


@dataclass(frozen=True)
class Found:
    """What was found by hand of an item on a day, with evidence: words, and a link where there is one."""

    item: str
    done: bool
    on_day: date
    evidence: str
    link: str = ""


@audited("rollout.standard", "county", "{county_code}", version="made.version", reason="made.reason")
def set_standard(session: Session, actor: Actor, county_code: str, wanted: Wanted, *, at: datetime) -> Standard:
    """Set a county's standard; the one before stays on record.

    Raises:
        NotFound: the actor sees no such county.
        Forbidden: they don't manage its standard.
        Conflict: it has changed since it was seen.
        Invalid: it can't be so, or is as before.
    """
    _require(session, actor, county_code)
    session.execute(text("LOCK TABLE creation_standards IN SHARE ROW EXCLUSIVE MODE"))
    standing = standard_of(session, county_code, at.date())
    if standing.version != wanted.version:
        raise Conflict("rollout.changed")
    rules.check(wanted.items, wanted.built_by, wanted.running_by)
    items = [asdict(one) for one in wanted.items]
    if (items, wanted.built_by, wanted.running_by) == (
        [asdict(one) for one in standing.items],
        standing.built_by,
        standing.running_by,
    ):
        raise Invalid("rollout.nothing", field="items")
    row = CreationStandard(
        county_code=county_code,
        version=wanted.version + 1,
        built_by=wanted.built_by,
        running_by=wanted.running_by,
        items=items,
        reason=wanted.reason.strip(),
        made_by=actor.display_name,
        account_id=actor.account_id,
        at=at,
    )
    session.add(row)
    session.flush()
    return standard_of(session, county_code, at.date())


@audited("rollout.tick", "county", "{county_code}", item="found.item", done="made.done", evidence="made.evidence")
def tick(session: Session, actor: Actor, county_code: str, found: Found, *, at: datetime) -> Tick:
    """Say by hand whether an item is so; what was said before stays on record, and is undone by saying otherwise.

    Raises:
        NotFound: the actor sees no such county.
        Forbidden: they don't manage its standard.
        Invalid: no such item, one that is reckoned, a day to come, or no evidence.
    """
    _require(session, actor, county_code)
    items = {one.code: one for one in standard_of(session, county_code, at.date()).items}
    if found.item not in items:
        raise Invalid("rollout.no_item", code=found.item, field="item")
    if items[found.item].measure:
        raise Invalid("rollout.reckoned", name=items[found.item].name_zh, field="item")
    if found.on_day > at.date():
        raise Invalid("rollout.to_come", day=found.on_day, field="on_day")
    evidence, link = found.evidence.strip(), found.link.strip()
    if not evidence or len(evidence) > EVIDENCE_LIMIT or not storable(evidence):
        raise Invalid("rollout.evidence", limit=EVIDENCE_LIMIT, field="evidence")
    if link and (len(link) > LINK_LIMIT or urlsplit(link).scheme not in {"http", "https"}):
        raise Invalid("rollout.link", field="link")
    row = CreationTick(
        county_code=county_code,
        item_code=found.item,
        done=found.done,
        on_day=found.on_day,
        evidence=evidence,
        link=link,
        made_by=actor.display_name,
        account_id=actor.account_id,
        at=at,
    )
    session.add(row)
    session.flush()
    return tick_of(row)


def _require(session: Session, actor: Actor, county_code: str) -> None:
    seen(session, actor, county_code)
    require(actor, "rollout.manage", Spot(county_code))
