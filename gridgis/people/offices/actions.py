"""Founding an office, changing it from a day on, closing it, and taking back what was done last."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid
from gridgis.divisions import queries as divisions
from gridgis.grids import queries as grids
from gridgis.people.models import AgencyType, Office, OfficeVersion
from gridgis.people.offices.queries import MANAGE, OfficeCard, card, seen
from gridgis.people.offices.register import CHANGING, register
from gridgis.people.offices.rules import Facts, tidy
from gridgis.people.offices.setting import set_facts
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, require


@dataclass(frozen=True)
class Founding:
    """An office to be founded: of what line, where it stands, from which day, and what it is."""

    agency_type: str
    place_code: str
    first_day: date
    facts: Facts


@audited("office_founded", "office", "{made.office.code}", name="made.office.name", first_day="wish.first_day")
def found(session: Session, actor: Actor, wish: Founding, *, at: datetime) -> OfficeCard:
    """Found an office. It serves its place unless its facts name an area.

    Raises:
        Invalid: there is no such line, place, department or division, or a fact can't be.
        Forbidden: `office.manage` is not held there, or not over all of the area.
        Conflict: an office of this name stands there already.
    """
    _one_at_a_time(session)
    facts = tidy(wish.facts)
    if session.get(AgencyType, wish.agency_type) is None:
        raise Invalid("offices.no_line", code=wish.agency_type[:40], field="agency_type")
    level, spot = _standing(session, wish.place_code, wish.first_day)
    require(actor, MANAGE, spot)
    if "name" not in facts:
        raise Invalid("offices.no_name", field="name")
    _require_unlike(session, facts["name"], wish.place_code, "", wish.first_day)
    office = Office(
        code=_code(session, wish.place_code, wish.agency_type),
        agency_type=wish.agency_type,
        level=level,
        place_code=wish.place_code,
        county_code=spot.county_code,
        town_code=spot.town_code,
        valid_from=wish.first_day,
        since=wish.first_day,
    )
    set_facts(session, actor, office, facts, wish.first_day)
    session.add(office)
    session.flush()
    return card(session, actor, office.code, wish.first_day)


@audited("office_changed", "office", "{code}", first_day="first_day", before="made.before", after="made.after")
def change(session: Session, actor: Actor, code: str, given: Facts, first_day: date, *, at: datetime) -> "Changed":
    """Change facts of an office from a day on; until the day before it stays as it was.

    Raises:
        NotFound: the actor sees no such office.
        Forbidden: `office.manage` is not held where it stands, or not over all of the new area.
        Invalid: a fact can't be.
        Conflict: the day is before the last change, after the last day, or the department stands below it.
    """
    _one_at_a_time(session)
    office = _locked(session, actor, code)
    begun = office.since or office.valid_from
    if begun is not None and first_day < begun:
        raise Conflict("offices.changed_later", day=begun.isoformat(), field="first_day")
    if office.valid_to is not None and first_day >= office.valid_to:
        raise Conflict("offices.closed_then", day=_last(office.valid_to), field="first_day")
    facts = tidy(given)
    if "name" in facts:
        _require_unlike(session, facts["name"], office.place_code, code, first_day)
    before = _told(office)
    earlier = None
    if first_day != begun:
        kept = {name: getattr(office, name) for name in CHANGING}
        earlier = OfficeVersion(office_code=code, valid_from=begun, valid_to=first_day, **kept)
    set_facts(session, actor, office, facts, first_day)
    after = _told(office)
    names = sorted(name for name in after if after[name] != before[name])
    if names and earlier is not None:
        session.add(earlier)
        office.since = first_day
    session.flush()
    made = card(session, actor, code, first_day)
    return Changed(made, {name: before[name] for name in names}, {name: after[name] for name in names})


@dataclass(frozen=True)
class Changed:
    """An office as it is after a change, and the facts that differ; none where nothing does."""

    card: OfficeCard
    before: dict[str, Any]
    after: dict[str, Any]


@audited("office_closed", "office", "{code}", last_day="last_day", heir="heir_code")
def close(
    session: Session, actor: Actor, code: str, last_day: date, *, heir_code: str | None = None, at: datetime
) -> OfficeCard:
    """Close an office with a last day; reports of the day after go elsewhere.

    Args:
        heir_code: the office that goes on with the cases still open then; None leaves them to whoever dispatches.

    Raises:
        NotFound: the actor sees no such office.
        Forbidden: `office.manage` is not held where it stands.
        Invalid: the heir is none of the county's offices that serve the day after.
        Conflict: it is to be closed already, a change begins later, or offices stand under it longer.
    """
    _one_at_a_time(session)
    office = _locked(session, actor, code)
    if office.valid_to is not None:
        raise Conflict("offices.closed_already", day=_last(office.valid_to), field="last_day")
    begun = office.since or office.valid_from
    if begun is not None and last_day < begun:
        raise Conflict("offices.changed_later", day=begun.isoformat(), field="last_day")
    until = last_day + timedelta(days=1)
    longer = [
        one.row.name
        for some in register(session).by_code.values()
        for one in some
        if one.department_code == code and (one.until is None or one.until > until)
    ]
    if longer:
        raise Conflict("offices.others_below", names=list(dict.fromkeys(longer))[:5], field="last_day")
    heir = register(session).on(until).get(heir_code or "")
    if heir_code and (heir is None or heir_code == code or heir.county_code != office.county_code):
        raise Invalid("offices.no_heir", code=heir_code[:60], day=until.isoformat(), field="heir_code")
    office.valid_to, office.heir_code = until, heir_code or None
    session.flush()
    return card(session, actor, code, last_day)


@audited("office_{made.undone}_undone", "office", "{code}")
def undo(session: Session, actor: Actor, code: str, *, at: datetime) -> "Undone":
    """Take back what was done last: reopen a closed office, drop a change or a founding that begins today or later.

    Args:
        at: now, in local time.

    Raises:
        NotFound: the actor sees no such office.
        Forbidden: `office.manage` is not held where it stands.
        Conflict: what was done last was in force before today, or something hangs on the office.
    """
    _one_at_a_time(session)
    office, today = _locked(session, actor, code), at.date()
    if office.valid_to is not None:
        office.valid_to = office.heir_code = None
        session.flush()
        return Undone("closing", card(session, actor, code, today))
    if office.since is None or office.since < today:
        raise Conflict("offices.nothing_to_undo", field="")
    asked = select(OfficeVersion).where(OfficeVersion.office_code == code).order_by(OfficeVersion.valid_to.desc())
    earlier = session.scalars(asked.limit(1)).first()
    if earlier is None:
        _require_unused(session, office)
        session.execute(delete(Office).where(Office.code == code))
        return Undone("founding", None)
    for name in CHANGING:
        setattr(office, name, getattr(earlier, name))
    office.since = earlier.valid_from
    session.delete(earlier)
    session.flush()
    return Undone("change", card(session, actor, code, today))


@dataclass(frozen=True)
class Undone:
    """What was taken back, `founding change closing`, and the office as it is now; null where it is no more."""

    undone: str
    card: OfficeCard | None


def _one_at_a_time(session: Session) -> None:
    """Whoever changes offices waits for whoever does: two changes together could make a circle of parents."""
    session.execute(text("SELECT pg_advisory_xact_lock(hashtext('offices'))"))


def _locked(session: Session, actor: Actor, code: str) -> Office:
    require(actor, MANAGE, seen(session, actor, code).spot)
    return session.get_one(Office, code, with_for_update=True, populate_existing=True)


def _standing(session: Session, place_code: str, day: date) -> tuple[str, Spot]:
    """Level and spot of an office that stands at a division or a grid.

    Raises:
        Invalid: there is none, or one wider than a county.
    """
    branch = divisions.tree(session).get(place_code)
    if branch is None:
        grid = grids.version_of(session, place_code, day, routing=False)
        if grid is None:
            raise Invalid("offices.no_place", code=place_code[:40], field="place_code")
        return "grid", Spot(grid.county_code, grid.town_code, grid.village_code, grid.code)
    around = {one.level: one.code for one in divisions.ancestors(session, place_code)} | {branch.level: place_code}
    if "county" not in around:
        raise Invalid("offices.too_wide", name=branch.name, field="place_code")
    return branch.level, Spot(around["county"], around.get("town"), around.get("village"))


def _require_unlike(session: Session, name: str, place_code: str, code: str, day: date) -> None:
    for one in register(session).on(day).values():
        if one.row.name == name and one.row.place_code == place_code and one.code != code:
            raise Conflict("offices.name_taken", name=name, field="name")


def _code(session: Session, place_code: str, agency_type: str) -> str:
    taken, n = register(session).by_code, 1
    code = f"{place_code}-{agency_type}"
    while code in taken:
        n += 1
        code = f"{place_code}-{agency_type}-{n}"
    return code


def _require_unused(session: Session, office: Office) -> None:
    """Refuse to drop an office on which something hangs: people, cases, offices below, rules.

    Raises:
        Conflict: something does.
    """
    asked = text(
        "SELECT EXISTS (SELECT FROM cases WHERE office_code = :code)"
        " OR EXISTS (SELECT FROM assignments WHERE office_code = :code)"
        " OR EXISTS (SELECT FROM posts WHERE office_code = :code)"
        " OR EXISTS (SELECT FROM offices WHERE department_code = :code)"
        " OR EXISTS (SELECT FROM office_versions WHERE department_code = :code)"
    )
    if session.scalar(asked, {"code": office.code}):
        raise Conflict("offices.in_use", name=office.name, field="")


def _told(office: Office) -> dict[str, Any]:
    """Facts as the audit trail keeps them."""
    told = {name: getattr(office, name) for name in CHANGING}
    for name in ("place", "area"):
        told[name] = None if told[name] is None else str(told[name].desc)
    return told


def _last(until: date) -> str:
    return (until - timedelta(days=1)).isoformat()
