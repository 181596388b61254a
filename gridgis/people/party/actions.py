"""Entering the party organisation of a grid, changing it, and taking it away."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, aliased

from gridgis.core.errors import Invalid
from gridgis.core.texts import storable
from gridgis.grids.models import Grid
from gridgis.people.duties import known, standings
from gridgis.people.ground import Ground
from gridgis.people.party.models import PARTY_KINDS, PartyMember, PartyOrganisation
from gridgis.people.party.queries import MemberRow, PartyOf, card_of, party_of, place_above, seen
from gridgis.people.staffing import refuse_stranger
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor

NAME_LIMIT, TEXT_LIMIT, MOST_MEMBERS = 60, 100, 500
KIND_BY_SIGN = {"党小组": "group", "党总支": "general_branch", "党委": "committee", "党工委": "committee"}
"""What an organisation's name says it is; a branch where it says nothing."""


@dataclass(frozen=True)
class PartyWish:
    """A party organisation as it is to be: the secretary by id or name, the one above by name, all who serve."""

    name: str
    kind: str
    above: str = ""
    secretary_id: int | None = None
    secretary: str = ""
    members: Sequence[MemberRow] = ()


@dataclass(frozen=True)
class PartySet:
    """A grid's organisation as it is now, and as it was; empty where there was none."""

    now: PartyOf
    before: dict[str, Any]


def kind_of(name: str) -> str:
    """What kind an organisation is, by its name."""
    return next((kind for sign, kind in KIND_BY_SIGN.items() if name.endswith(sign)), "branch")


@audited("party_set", "grid", "{grid_code}", name="wish.name", before="made.before")
def set_party(session: Session, actor: Actor, grid_code: str, wish: PartyWish, *, at: datetime) -> PartySet:
    """Give a grid its party organisation, in place of what was said before.

    Raises:
        NotFound: the actor sees no such grid.
        Forbidden: the actor does not edit people of its town.
        Invalid: a name is missing or too long, there is no such kind, or a person is not known.
    """
    on = Ground(session, actor, at)
    grid = _held(on, grid_code)
    _check(on, wish)
    row = session.scalars(select(PartyOrganisation).where(PartyOrganisation.grid_code == grid_code)).one_or_none()
    before = asdict(card_of(session, row)) if row is not None else {}
    if row is None:
        row = PartyOrganisation(level="grid", place_code=grid_code)
        session.add(row)
    row.name, row.kind, row.entered_by, row.entered_at = wish.name.strip(), wish.kind, actor.display_name, at
    row.secretary_id = wish.secretary_id
    row.secretary_name = "" if wish.secretary_id is not None else wish.secretary.strip()
    row.above_id = _above(on, grid, wish.above.strip())
    session.flush()
    session.execute(delete(PartyMember).where(PartyMember.organisation_id == row.id))
    session.add_all(PartyMember(organisation_id=row.id, **asdict(one)) for one in wish.members)
    _drop_unused(session, grid)
    session.flush()
    return PartySet(party_of(session, actor, grid_code, on), before)


@audited("party_dropped", "grid", "{grid_code}", when=lambda made: made.before, before="made.before")
def drop_party(session: Session, actor: Actor, grid_code: str, *, at: datetime) -> PartySet:
    """Take away the party organisation of a grid, with those who serve in it.

    Raises:
        NotFound: the actor sees no such grid.
        Forbidden: the actor does not edit people of its town.
    """
    on = Ground(session, actor, at)
    grid = _held(on, grid_code)
    row = session.scalars(select(PartyOrganisation).where(PartyOrganisation.grid_code == grid_code)).one_or_none()
    before = asdict(card_of(session, row)) if row is not None else {}
    if row is not None:
        session.delete(row)
        session.flush()
        _drop_unused(session, grid)
    return PartySet(party_of(session, actor, grid_code, on), before)


def _held(on: Ground, grid_code: str) -> Grid:
    grid = seen(on.session, on.actor, grid_code)
    refuse_stranger(on, grid.town_code)
    return on.grid(grid_code)


def _check(on: Ground, wish: PartyWish) -> None:
    if not wish.name.strip():
        raise Invalid("party.name_wanted", field="name")
    if wish.kind not in PARTY_KINDS:
        raise Invalid("party.no_kind", kinds=", ".join(PARTY_KINDS), field="kind")
    for name in ("name", "above", "secretary"):
        _short(getattr(wish, name), NAME_LIMIT, name)
    if len(wish.members) > MOST_MEMBERS:
        raise Invalid("party.many_members", most=MOST_MEMBERS, field="members")
    for one in wish.members:
        if not one.name.strip():
            raise Invalid("party.member_wanted", field="members")
        for text, limit in ((one.name, NAME_LIMIT), (one.unit, TEXT_LIMIT), (one.block, TEXT_LIMIT)):
            _short(text, limit, "members")
    ids = {one.person_id for one in wish.members if one.person_id is not None}
    ids |= {wish.secretary_id} if wish.secretary_id is not None else set()
    where = standings(on.session, ids, on.day, on.day)
    for person_id in ids:
        if not known(on.actor, where.get(person_id, [])):
            raise Invalid("people.no_person", id=person_id, field="secretary_id")


def _short(text: str, limit: int, name: str) -> None:
    if len(text) > limit or not storable(text):
        raise Invalid("party.long", limit=limit, field=name)


def _above(on: Ground, grid: Grid, name: str) -> int | None:
    """The organisation above by its name, entered where it is not there."""
    if not name:
        return None
    level, code = place_above(on.session, grid)
    asked = select(PartyOrganisation).filter_by(level=level, place_code=code, name=name)
    row = on.session.scalars(asked).one_or_none()
    if row is None:
        entered = {"entered_by": on.actor.display_name, "entered_at": on.at}
        row = PartyOrganisation(level=level, place_code=code, kind=kind_of(name), name=name, **entered)
        on.session.add(row)
        on.session.flush()
    return row.id


def _drop_unused(session: Session, grid: Grid) -> None:
    """Take away organisations above under which none is left."""
    session.flush()
    level, code = place_above(session, grid)
    below = aliased(PartyOrganisation)
    used = select(below.id).where(below.above_id == PartyOrganisation.id).exists()
    idle = delete(PartyOrganisation).where(
        PartyOrganisation.level == level, PartyOrganisation.place_code == code, ~used
    )
    session.execute(idle.execution_options(synchronize_session=False))
