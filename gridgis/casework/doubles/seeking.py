"""What is sought as a double, of a case or of a report that is none yet, and the statement that finds what is near."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ARRAY,
    Boolean,
    Float,
    Integer,
    Select,
    Text,
    and_,
    any_,
    cast,
    column,
    func,
    select,
    true,
    union_all,
    values,
)
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.double_models import Apart
from gridgis.cases.merging import DONE
from gridgis.cases.models import Case
from gridgis.cases.queries import counted_for, places_of, visible_to
from gridgis.cases.rules import MERGE_DAYS, OPEN, PERSONAL
from gridgis.casework.doubles.matching import FAR_M, Matter
from gridgis.core.geo import SRID, degrees_around
from gridgis.core.thresholds import thresholds
from gridgis.divisions import queries as divisions
from gridgis.intake.models import Report
from gridgis.media.models import Medium
from gridgis.security.rules import Actor

NEAREST = 40
"""So many cases near a place are judged; more of one kind within some steps are a crowd, not a double."""
SOUGHT: dict[str, Any] = {
    "i": Integer(),
    "number": Text(),
    "county": Text(),
    **dict.fromkeys(("lng", "lat", "edge_lng", "edge_lat"), Float()),
    "sensitive": Boolean(),
    "staff": Boolean(),
    "kinds": ARRAY(Text()),
}
"""The columns of what is looked for, as the statement has it."""


@dataclass(frozen=True)
class Sought:
    """What is looked for: a matter at a place of a county. `number` is empty for a report that is no case yet."""

    matter: Matter
    lng: float
    lat: float
    county_code: str
    number: str = ""
    sensitive: bool = False
    staff_involved: bool = False


def of_cases(session: Session, cases: Iterable[Case]) -> list[Sought]:
    """What is sought for cases; nothing for those without a place, not open, or of matters of persons."""
    able = [case for case in cases if case.place is not None and case.state in OPEN]
    numbers = [case.number for case in able]
    kinds = {one.code: one.parent_code for one in in_force.categories(session, [one.category_code for one in able])}
    told = (
        select(Report.case_number, func.min(Report.accuracy_m), func.array_agg(Medium.likeness))
        .outerjoin(Medium, _of_report())
        .where(Report.county_code.in_({case.county_code for case in able}), Report.case_number.in_(numbers))
        .group_by(Report.case_number)
    )
    known = {number: (accuracy, photos) for number, accuracy, photos in session.execute(told)} if able else {}
    places = places_of(able)
    made = []
    for case in able:
        kind, parent = case.category_code, kinds[case.category_code]
        if not _personal(kind, parent):
            accuracy, photos = known.get(case.number, (None, ()))
            matter = Matter(kind, parent, case.description, case.submitted_at, accuracy, known_photos(photos))
            lng, lat = places[case.number]
            made.append(Sought(matter, lng, lat, case.county_code, case.number, case.sensitive, case.staff_involved))
    return made


def known_photos(photos: Iterable[int | None] | None) -> tuple[int, ...]:
    """The hashes of those photos that have one."""
    return tuple(one for one in photos or () if one is not None)


def of_report(
    session: Session, category_code: str, said: str, lng: float, lat: float, accuracy_m: float | None, at: datetime
) -> list[Sought]:
    """What is sought for a report that is being written.

    Nothing outside all counties, for a category that is unknown, of persons, or one that only some may know of.
    """
    county = divisions.covering(session, [lng], [lat])[0].get("county")
    kinds = in_force.categories(session, [category_code])
    if county is None or not kinds or kinds[0].sensitive or _personal(category_code, kinds[0].parent_code):
        return []
    return [Sought(Matter(category_code, kinds[0].parent_code, said, at, accuracy_m), lng, lat, county)]


def _personal(code: str, parent: str | None) -> bool:
    return code in PERSONAL or parent in PERSONAL


def _of_report() -> Any:
    """Photos that came with a report; those of people who looked into it show another day."""
    mine = (Medium.county_code == Report.county_code, Medium.report_id == Report.id)
    return and_(*mine, Medium.account_id.is_(None))


def near(session: Session, actor: Actor, sought: Sequence[Sought], *, at: datetime, counts: bool = False) -> Any:
    """The statement that finds the cases near what is sought, of its county and kind, open or closed only just now.

    Args:
        session: open session.
        actor: who may read them.
        sought: what is looked for.
        at: the moment up to which they are closed.
        counts: whether a number is made of them, in which no sensitive case stands.
    """
    base = _base(session, sought)
    edge_lng, edge_lat = base.c.edge_lng, base.c.edge_lat
    box = func.ST_MakeEnvelope(
        base.c.lng - edge_lng, base.c.lat - edge_lat, base.c.lng + edge_lng, base.c.lat + edge_lat, SRID
    )
    point = func.ST_SetSRID(func.ST_MakePoint(base.c.lng, base.c.lat), SRID)
    metres = func.ST_Distance(func.geography(Case.place), func.geography(point)).label("metres")
    told = (Case.county_code, Case.number, Case.category_code, Case.description, Case.submitted_at)

    def part(*conditions: Any) -> Select[Any]:
        here = select(*told, metres).where(
            *conditions,
            Case.place.op("&&")(box),
            Case.county_code == base.c.county,
            Case.number != base.c.number,
            Case.category_code == any_(base.c.kinds),
            Case.sensitive == base.c.sensitive,
            Case.staff_involved == base.c.staff,
        )
        readable = counted_for(here, actor) if counts else visible_to(here, actor)
        some = readable.order_by(metres, Case.number).limit(NEAREST).lateral()
        return select(base.c.i, base.c.number.label("mine"), *some.c).select_from(base).join(some, true())

    just_closed = Case.state.in_(DONE), Case.closed_at >= at - timedelta(days=MERGE_DAYS)
    some = union_all(part(Case.state.in_(OPEN)), part(*just_closed)).subquery("near_one")
    mine = (Report.county_code == some.c.county_code, Report.case_number == some.c.number)
    accuracy = select(func.min(Report.accuracy_m)).where(*mine).scalar_subquery()
    photos = select(func.array_agg(Medium.likeness)).join(Report, _of_report()).where(*mine).scalar_subquery()
    apart = (
        (Apart.county_code == some.c.county_code)
        & (Apart.number == func.least(some.c.mine, some.c.number))
        & (Apart.other == func.greatest(some.c.mine, some.c.number))
    )
    read = (some.c.i, some.c.number, some.c.category_code, some.c.description, some.c.submitted_at, some.c.metres)
    return select(*read, accuracy, photos, Apart.by_name, Apart.at).select_from(some).outerjoin(Apart, apart)


def _base(session: Session, sought: Sequence[Sought]) -> Any:
    within = thresholds(session).double_within_m
    every = in_force.categories(session)
    rows = []
    for i, one in enumerate(sought):
        edges = degrees_around(one.lat, max(FAR_M, within))
        parent = one.matter.parent_code
        kinds = [kind.code for kind in every if parent is not None and kind.parent_code == parent]
        place = (one.number, one.county_code, one.lng, one.lat, *edges, one.sensitive, one.staff_involved)
        rows.append((i, *place, kinds or [one.matter.category_code]))
    told = values(*(column(name, kind) for name, kind in SOUGHT.items()), name="told").data(rows)
    return select(*(cast(told.c[name], kind).label(name) for name, kind in SOUGHT.items())).cte("sought")
