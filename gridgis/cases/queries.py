"""Reading cases: one, many, on the map; with every list behind one `visible_to`."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar

import shapely
from geoalchemy2.shape import to_shape
from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    cast,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute, Session

from gridgis.cases.filters import of_category
from gridgis.cases.models import Assignment, Case, CaseEvent, NeedToKnow
from gridgis.cases.rules import OPEN
from gridgis.cases.undone import STOOD
from gridgis.core.errors import NotFound
from gridgis.core.geo import SRID, degrees_around
from gridgis.core.rows import as_known, columns
from gridgis.core.sql import Prepared
from gridgis.security.queries import within
from gridgis.security.rules import Actor, Spot

Asked = TypeVar("Asked", bound="Select[*tuple[Any, ...]]")


PLACES = {
    "county": Case.county_code,
    "town": Case.town_code,
    "village": Case.village_code,
    "grid": Case.current_grid_code,
    "office": Case.office_code,
    "platform": Case.platform,
}


def visible_to(asked: Asked, actor: Actor) -> Asked:
    """Keep the cases the actor may read: ordinary ones by place, sensitive ones by their need-to-know list alone."""
    return asked.where(_visible(actor))


def counted_for(asked: Asked, actor: Actor) -> Asked:
    """Keep what numbers, maps, plans and trials are made of: the ordinary cases that the actor may read.

    A sensitive case stands in none of them, whoever asks: sums are equal at all levels, and no difference tells of it.
    """
    return asked.where(_ordinary(actor))


@lru_cache
def _visible(actor: Actor) -> ColumnElement[bool]:
    """Built once for each who asks: that took a tenth of a move."""
    return or_(_ordinary(actor), and_(Case.sensitive, known_to(actor)))


def _ordinary(actor: Actor) -> ColumnElement[bool]:
    here = within(actor, "case.read", **PLACES)
    offices = actor.codes("case.read", "office")
    return and_(Case.sensitive.is_(False), or_(here, taken_by(offices)) if offices else here)


def taken_by(offices: list[str]) -> ColumnElement[bool]:
    """Cases in which one of some offices has a part beside the lead; an index has those few."""
    return and_(Case.taking_part != [], Case.taking_part.op("&&")(cast(offices, ARRAY(Text))))


def known_to(actor: Actor) -> ColumnElement[bool]:
    """The condition that the actor stands on the list of a case.

    Who was named stays; who stands there by post must still hold the right where the case lies. It is asked of a case
    by its key: to look for a number among the twenty thousand on which a leader stands took a thousand times as long.
    """
    if actor.account_id is None:
        return true()

    def listed(*parts: str) -> ColumnElement[bool]:
        return select(NeedToKnow).where(_entry(actor), NeedToKnow.part.in_(parts)).correlate(Case).exists()

    return or_(*(and_(listed(*parts), where) for parts, where in _parts(actor)))


Since = InstrumentedAttribute[datetime]
"""The column by which rows come in order of submission."""


def known_cases(asked: Asked, actor: Actor) -> tuple[Asked, Since]:
    """The sensitive cases that the actor knows of, by the entries that say so; `known_to` says the same."""
    if actor.account_id is None:
        return asked.where(Case.sensitive), Case.submitted_at
    holds = or_(*(and_(NeedToKnow.part.in_(parts), where) for parts, where in _parts(actor)))
    return asked.join(NeedToKnow, _entry(actor)).where(Case.sensitive, holds), NeedToKnow.submitted_at


def _entry(actor: Actor) -> ColumnElement[bool]:
    """An entry of a case's list that stands for the actor."""
    key = (NeedToKnow.county_code == Case.county_code, NeedToKnow.case_number == Case.number)
    return and_(*key, NeedToKnow.account_id == actor.account_id, NeedToKnow.removed_at.is_(None))


def _parts(actor: Actor) -> Iterator[tuple[tuple[str, ...], ColumnElement[bool]]]:
    """By what the actor may stand on a list, and where cases must lie for it."""
    yield ("named",), true()
    for verb, parts in (("sensitive.work", ("receiver", "office")), ("staff.work", ("inspector",))):
        if verb in actor.verbs:
            yield parts, within(actor, verb, **PLACES)


_ONE = Prepared(f"""
    SELECT {columns(Case)} FROM cases WHERE number = :number AND (NOT sensitive OR CAST(:account AS bigint) IS NULL
        OR EXISTS (SELECT FROM need_to_know AS known WHERE known.county_code = cases.county_code
            AND known.case_number = cases.number AND known.account_id = :account AND known.removed_at IS NULL))
""")  # noqa: S608
"""A case; nobody holds, or waits for, a sensitive one that stands on no row of its list."""

_HELD = Prepared(f"{_ONE.told} FOR UPDATE OF cases")


def get(session: Session, actor: Actor, number: str, *, hold: bool = False) -> Case:
    """One case, as it is once nobody else changes it where it is held for update.

    Raises:
        NotFound: the actor may read no case of this number.
    """
    rows = (_HELD if hold else _ONE).rows(session, number=number, account=actor.account_id)
    case = as_known(session, Case, rows[0]) if rows else None
    if case is None or not readable(session, actor, case):
        raise NotFound("cases.no_case", number=number)
    return case


def readable(session: Session, actor: Actor, case: Case) -> bool:
    """Whether an actor may read a case, as `visible_to` says of many."""
    if not case.sensitive:
        helps = any(actor.may("case.read", Spot(office_code=code)) for code in case.taking_part)
        return helps or actor.may("case.read", spot_of(case))
    asked = select(Case.number).where(Case.county_code == case.county_code, Case.number == case.number)
    return session.scalar(asked.where(known_to(actor))) is not None


def places_of(cases: Iterable[Case]) -> dict[str, tuple[float, float]]:
    """Longitude and latitude by case number, for those that have a place."""
    located = {case.number: to_shape(case.place) for case in cases if case.place is not None}
    places = shapely.get_coordinates(list(located.values())).tolist()
    return {number: (lng, lat) for number, (lng, lat) in zip(located, places, strict=True)}


def events(session: Session, case: Case) -> list[CaseEvent]:
    """The story of a case, oldest first."""
    asked = select(CaseEvent).where(CaseEvent.county_code == case.county_code, CaseEvent.case_number == case.number)
    return list(session.scalars(asked.order_by(CaseEvent.seq)))


def stood(events: Iterable[CaseEvent]) -> list[CaseEvent]:
    """Events of a case, oldest first, without those that were undone and the undoing of them."""
    told = list(events)
    gone = [range(one.undoes, one.seq + 1) for one in told if one.undoes is not None]
    return [one for one in told if not any(one.seq in some for some in gone)] if gone else told


def spot_of(case: Case) -> Spot:
    """Where a case lies, by the grid that is responsible now."""
    places = (case.county_code, case.town_code, case.village_code, case.current_grid_code, case.office_code)
    return Spot(*places, case.platform)


def made_by(case: Case, move: str) -> tuple[str, str, str]:
    """Where a session keeps who just made a move, so that nobody asks for what is being written."""
    return "made_by", case.number, move


_LAST_MAKER = Prepared(f"""
    SELECT actor_id FROM case_events AS event WHERE county_code = :county AND case_number = :number
        AND move = ANY (CAST(:moves AS text[])) AND {STOOD}
    ORDER BY seq DESC LIMIT 1
""")  # noqa: S608


def last_maker(session: Session, case: Case, *moves: str) -> int | None:
    """The account that made one of some moves last; None for a move never made, or made by a program."""
    for move in moves:
        if made_by(case, move) in session.info:
            known: int | None = session.info[made_by(case, move)]
            return known
    rows = _LAST_MAKER.rows(session, county=case.county_code, number=case.number, moves=list(moves))
    return rows[0][0] if rows else None


_MAKERS = Prepared(f"""
    SELECT DISTINCT actor_id FROM case_events AS event
    WHERE county_code = :county AND case_number = :number AND move = :move AND {STOOD}
""")  # noqa: S608


def makers(session: Session, case: Case, move: str) -> set[int | None]:
    """The accounts that ever made a move of a case which stood."""
    return {row[0] for row in _MAKERS.rows(session, county=case.county_code, number=case.number, move=move)}


def takes_part(actor: Actor, case: Case) -> bool:
    """Whether an actor holds a post in the office that has a case, or in one that has a part beside."""
    offices = {case.office_code, *case.taking_part}
    return any(held.level == "office" and held.code in offices for held in actor.held)


def assignments(session: Session, case: Case) -> list[Assignment]:
    """Assignments of a case, oldest first."""
    asked = select(Assignment).where(Assignment.county_code == case.county_code, Assignment.case_number == case.number)
    return list(session.scalars(asked.order_by(Assignment.seq)))


_STANDING = Prepared(f"""
    SELECT {columns(Assignment)} FROM assignments
    WHERE county_code = :county AND case_number = :number AND ended_at IS NULL ORDER BY seq
""")  # noqa: S608


def standing(session: Session, case: Case) -> list[Assignment]:
    """Assignments that have not ended, of a case held for update."""
    rows = _STANDING.rows(session, county=case.county_code, number=case.number)
    return [as_known(session, Assignment, row) for row in rows]


def nearby(
    session: Session, actor: Actor, lng: float, lat: float, *, radius_m: float, category: str | None, limit: int = 20
) -> list[tuple[Case, float]]:
    """Open cases within a radius of a place, nearest first, with their distance in metres."""
    place = func.ST_SetSRID(func.ST_MakePoint(lng, lat), SRID)
    distance = func.ST_Distance(func.geography(Case.place), func.geography(place))
    asked = select(Case, distance).where(
        Case.state.in_(OPEN),
        Case.place.op("&&")(func.ST_Expand(place, *degrees_around(lat, radius_m))),
        distance <= radius_m,
    )
    if category is not None:
        asked = asked.where(of_category(session, category))
    asked = visible_to(asked.order_by(distance, Case.number).limit(limit), actor)
    return [(case, metres) for case, metres in session.execute(asked)]


def often(session: Session, actor: Actor, since: datetime) -> dict[str, int]:
    """How often grid workers have reported each category since a moment, where the actor may report themselves.

    Sensitive cases are left out, and so are categories never reported.
    """
    here = within(
        actor,
        "report.submit",
        county=Case.county_code,
        town=Case.town_code,
        village=Case.village_code,
        grid=Case.current_grid_code,
    )
    asked = (
        select(Case.category_code, func.count())
        .where(Case.submitted_at >= since, Case.source == "grid_worker", Case.sensitive.is_(False), here)
        .group_by(Case.category_code)
    )
    return dict(session.execute(asked).all())
