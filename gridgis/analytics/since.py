"""From which day on there are cases of a place. What lies before it is not told: no cases yet are not no cases.

The one rule by which map, charts, findings, the wall and briefings hold two periods against each other.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.analytics.counting import narrowed
from gridgis.analytics.facts import changed
from gridgis.analytics.models import SUMS
from gridgis.analytics.scope import scope_of
from gridgis.cases import queries as cases
from gridgis.cases.models import Case
from gridgis.cases.rules import LEFT_OUT
from gridgis.divisions import queries as divisions
from gridgis.grids.models import Grid
from gridgis.security.rules import Actor


def reaches(since: date | None, day: date) -> bool:
    """Whether cases reach back to a day, where the first came on `since`; None where there is none."""
    return since is not None and since <= day


def first_day(session: Session, actor: Actor, place: str | None, zone: str) -> date | None:
    """The local day of the first case that figures of a place count; None where there is none.

    Of a village or a grid it is that of its town: where work is recorded, a place without cases has none.

    Args:
        session: open session.
        actor: who reads.
        place: a division or a grid; None for all that the actor may read.
        zone: local days are reckoned in.
    """
    place = _recorded(session, place)
    scope = scope_of(session, actor, place, None)
    asked = select(func.min(Case.submitted_at)).where(Case.state.not_in(LEFT_OUT), *narrowed(session, place, None))
    asked = cases.counted_for(asked, actor)
    if scope is None or not scope.by_day:
        return _day(session.scalar(asked), zone)
    kept = select(func.min(SUMS.c.start)).where(scope.stored(SUMS), SUMS.c.step == "day", SUMS.c.reported > 0)
    marked = changed()
    asked = asked.join(marked, (marked.c.county_code == Case.county_code) & (marked.c.number == Case.number))
    stored, moved = session.execute(select(kept.scalar_subquery(), asked.scalar_subquery())).one()
    return min((day for day in (stored, _day(moved, zone)) if day is not None), default=None)


def _day(moment: datetime | None, zone: str) -> date | None:
    return None if moment is None else moment.astimezone(ZoneInfo(zone)).date()


def _recorded(session: Session, place: str | None) -> str | None:
    """The place whose cases tell since when those of a place are recorded."""
    if place is None:
        return None
    division = divisions.tree(session).get(place)
    if division is not None:
        return divisions.get(session, place).parent_code if division.level == "village" else place
    return session.scalar(select(Grid.town_code).where(Grid.code == place)) or place
