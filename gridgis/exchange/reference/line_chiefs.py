"""Chiefs of rivers, roads and rails from CSV files: each row names who answers for a line from a day on."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid, Refusal
from gridgis.core.vocabulary import LEVELS
from gridgis.divisions.models import Division
from gridgis.exchange.reading.tables import Row, Summary, as_rejected, day_in
from gridgis.geocoding.models import LINE_DUTIES, LinearObject, LinePost
from gridgis.people.models import Person
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, require

COLUMNS = ("line", "town", "name", "phone", "duty", "level", "from")
REQUIRED = ("line", "town", "name")
DUTY_OF = {"river": "river_chief", "road": "road_chief", "rail": "rail_guard"}


@audited("line_chiefs_imported", "line_posts", "", taken="made.taken")
def load(session: Session, actor: Actor, rows: Iterable[Row], *, at: datetime) -> Summary:
    """Put chiefs in office; whoever holds the line that day is relieved. The same file again changes nothing.

    Args:
        session: open session; all rows that can be taken belong to its transaction.
        rows: read with `COLUMNS`. `line` is the line's code, or its name (then every line of the name that touches
            the town); `town` the code or name of the town that employs the chief; `from` a day, today by default.
        at: now, in local time.

    Raises:
        Forbidden: the actor may not manage people everywhere.
    """
    require(actor, "people.manage")
    summary, named = Summary(), dict[tuple[int, date], int]()
    for row in rows:
        try:
            row.refuse_faulty()
            with session.begin_nested():
                fresh = _take(session, row, named, at.date())
        except Refusal as refusal:
            summary.rejected.append(as_rejected(row, refusal))
            continue
        summary.taken, summary.known = summary.taken + fresh, summary.known + (not fresh)
    return summary


def _take(session: Session, row: Row, named: dict[tuple[int, date], int], today: date) -> bool:
    """Whether the row named somebody new for one of its lines."""
    value = {name: text.strip() for name, text in row.values.items()}
    town = _town(session, value["town"])
    lines = _lines(session, value["line"], town)
    duties = {DUTY_OF.get(line.kind, "") for line in lines}
    duty, level, first = value.get("duty", ""), value.get("level", "") or "town", _day(value.get("from", ""), today)
    if duty and duty not in LINE_DUTIES:
        raise Invalid("lines.no_duty", duty=duty[:40], duties=LINE_DUTIES, field="duty")
    if duties != {duty or next(iter(duties))} or "" in duties:
        raise Invalid("lines.duty_unfit", field="duty")
    if level not in LEVELS:
        raise Invalid("lines.no_level", level=level[:40], levels=LEVELS, field="level")
    person = _person(session, value["name"], value.get("phone", ""), town.code)
    if any(named.get((line.id, first), person.id) != person.id for line in lines):
        raise Conflict("lines.named_twice", field="line")
    named.update({(line.id, first): person.id for line in lines})
    fresh = False
    for line in lines:
        post = LinePost(linear_object_id=line.id, person_id=person.id, duty=min(duties), level=level, valid_from=first)
        fresh |= _appoint(session, post)
    return fresh


def _town(session: Session, told: str) -> Division:
    asked = select(Division).where(Division.level == "town", or_(Division.code == told, Division.name == told))
    towns = list(session.scalars(asked.limit(2)))
    if len(towns) != 1:
        raise Invalid("lines.several_towns" if towns else "lines.no_town", field="town")
    return towns[0]


def _lines(session: Session, told: str, town: Division) -> list[LinearObject]:
    """The line of this code, or those of this name that touch the town."""
    if not told:
        raise Invalid("lines.no_name", field="line")
    found = list(session.scalars(select(LinearObject).where(LinearObject.code == told)))
    if not found:
        asked = select(LinearObject).where(
            LinearObject.name == told,
            LinearObject.kind.in_(DUTY_OF),
            func.ST_Intersects(
                LinearObject.line, select(Division.boundary).where(Division.code == town.code).scalar_subquery()
            ),
        )
        found = list(session.scalars(asked.order_by(LinearObject.id)))
    if not found:
        raise Invalid("lines.no_line", field="line")
    return found


def _day(told: str, today: date) -> date:
    day = day_in(told, "lines.no_day", "from") or today
    if not 1900 <= day.year < 2200:
        raise Invalid("lines.year_range", field="from")
    return day


def _person(session: Session, name: str, phone: str, town: str) -> Person:
    """Somebody of the town by name, and by phone when one is told; a new person where there is none."""
    if not name:
        raise Invalid("lines.no_chief", field="name")
    asked = select(Person).where(Person.name == name, Person.town_code == town)
    same = list(session.scalars(asked.where(Person.phone == phone) if phone else asked))
    if len(same) > 1:
        raise Invalid("lines.same_name", field="phone")
    if same:
        return same[0]
    person = Person(name=name, phone=phone, employment="seconded", town_code=town)
    session.add(person)
    session.flush()
    return person


def _appoint(session: Session, post: LinePost) -> bool:
    """Put somebody in office from a day until whoever is named for later; false when they hold it already."""
    own = select(LinePost).where(LinePost.linear_object_id == post.linear_object_id)
    standing = session.scalars(own.where(LinePost.period.op("@>")(post.valid_from))).first()
    if standing is not None:
        if (standing.person_id, standing.duty, standing.level) == (post.person_id, post.duty, post.level):
            return False
        if standing.valid_from == post.valid_from:
            session.delete(standing)
        else:
            standing.valid_to = post.valid_from
        session.flush()
    later = select(func.min(LinePost.valid_from)).where(
        LinePost.linear_object_id == post.linear_object_id, LinePost.valid_from > post.valid_from
    )
    post.valid_to = session.scalar(later)
    session.add(post)
    session.flush()
    return True
