"""To which towns and offices a bulletin is addressed, who reads it for them, and who took note of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Annotated, Any

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from gridgis.briefing.models import Paper, Receipt
from gridgis.briefing.rules import RECEIVE
from gridgis.core.errors import Invalid
from gridgis.core.vocabulary import OneOf
from gridgis.divisions import queries as divisions
from gridgis.messages.notices import Audience
from gridgis.people.offices.register import register
from gridgis.security.rules import Actor, Spot

LEVELS = ("town", "office")
RecipientLevel = Annotated[str, OneOf(LEVELS)]
MOST = 200


@dataclass(frozen=True)
class Recipient:
    """A town or an office that a bulletin is addressed to, by the name that it had then."""

    level: RecipientLevel
    code: str
    name: str


@dataclass(frozen=True)
class RecipientRow:
    """The same with the first who took note for it, when, and how many did; none as long as nobody has."""

    level: RecipientLevel
    code: str
    name: str
    read_by: str | None
    read_at: datetime | None
    readers: int


def recipients_of(paper: Paper) -> list[Recipient]:
    """To whom a bulletin is addressed, in the order of its head; empty for a briefing."""
    return [Recipient(**one) for one in paper.recipients or []]


def addressed(session: Session, place: Spot, wanted: Sequence[tuple[str, str]], day: date) -> list[dict[str, str]]:
    """Towns and offices as a bulletin keeps them, each once and in the order given.

    Args:
        place: where the bulletin is of: a county, or a town.
        wanted: levels and codes.
        day: on which they are there.

    Raises:
        Invalid: too many, one that is not there, or one that lies outside of the place.
    """
    if len(wanted) > MOST:
        raise Invalid("briefing.many_recipients", most=MOST, field="recipients")
    tree, offices = divisions.tree(session), register(session).on(day)
    towns = [one for one in tree[place.county_code or ""].children if place.town_code in (None, one)]
    known = {("town", one): tree[one].name for one in towns}
    for code, one in offices.items():
        if one.county_code == place.county_code and place.town_code in (None, one.town_code):
            known["office", code] = one.row.name
    each = [*dict.fromkeys(wanted)]
    if strange := next((code for level, code in each if (level, code) not in known), None):
        raise Invalid("briefing.no_recipient", code=strange[:40], field="recipients")
    return [{"level": level, "code": code, "name": known[level, code]} for level, code in each]


def read_by(actor: Actor) -> ColumnElement[bool]:
    """The condition that a bulletin was sent to somebody: they read it for a town or an office, or all of a county."""
    sent = and_(Paper.kind == "bulletin", Paper.state == "sent")
    if actor.everywhere(RECEIVE):
        return sent
    mine = [Paper.recipients.contains([{"level": level, "code": code}]) for level, code in _held(actor)]
    return and_(sent, or_(false(), Paper.county_code.in_(actor.codes(RECEIVE, "county")), *mine))


def _held(actor: Actor) -> Iterator[tuple[str, str]]:
    for level in LEVELS:
        yield from ((level, code) for code in actor.codes(RECEIVE, level))


def receives(actor: Actor, paper: Paper) -> list[Recipient]:
    """For whom somebody takes note of a bulletin that was sent: of the towns and offices that they read it for."""
    held = set(_held(actor))
    there = paper.kind == "bulletin" and paper.state == "sent" and actor.account_id is not None
    return [one for one in recipients_of(paper) if there and (one.level, one.code) in held]


def note(session: Session, actor: Actor, paper: Paper, *, at: datetime) -> int:
    """Keep that somebody took note of a bulletin; for how many towns and offices they did so for the first time."""
    told = {"briefing_id": paper.id, "account_id": actor.account_id, "name": actor.display_name, "at": at}
    rows = [told | {"code": one.code} for one in receives(actor, paper)]
    if not rows:
        return 0
    done = insert(Receipt).values(rows).on_conflict_do_nothing().returning(Receipt.code)
    return len(session.scalars(done).all())


def shown(session: Session, paper: Paper) -> list[RecipientRow]:
    """To whom a bulletin is addressed, with who took note first."""
    found: dict[str, list[Receipt]] = {}
    for one in session.scalars(select(Receipt).where(Receipt.briefing_id == paper.id).order_by(Receipt.at)):
        found.setdefault(one.code, []).append(one)
    rows = []
    for to in recipients_of(paper):
        some = found.get(to.code, [])
        first = some[0] if some else None
        rows.append(
            RecipientRow(
                **asdict(to),
                read_by=first.name if first else None,
                read_at=first.at if first else None,
                readers=len(some),
            )
        )
    return rows


def received(session: Session, ids: Iterable[int]) -> Mapping[int, int]:
    """For how many of those addressed somebody took note, by bulletin."""
    asked = select(Receipt.briefing_id, func.count(Receipt.code.distinct())).where(Receipt.briefing_id.in_([*ids]))
    return {row[0]: row[1] for row in session.execute(asked.group_by(Receipt.briefing_id))}


def audiences(session: Session, paper: Paper, day: date) -> list[Audience]:
    """Who is told that a bulletin was sent: the posts of the towns and offices that it is addressed to."""
    offices, made = register(session).on(day), []
    for one in recipients_of(paper):
        spot: Any = Spot(paper.county_code, one.code)
        if one.level == "office":
            if (office := offices.get(one.code)) is None:
                continue
            spot = office.spot
        made.append(Audience(RECEIVE, spot, (one.code,)))
    return made
