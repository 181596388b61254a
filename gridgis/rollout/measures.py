"""What is loaded and in use in a county, as lists: every number is counted from the list that it opens.

A list has a row for each thing that should be so, with the town where it lies, and whether it is so. Of cases the
ordinary ones count alone, so that no number tells of a sealed one.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, String, cast, exists, literal, null, or_, select, true
from sqlalchemy.orm import aliased

from gridgis.cases import measures as figures
from gridgis.cases.models import Case
from gridgis.cases.queries import counted_for
from gridgis.cases.term_models import CalendarYear
from gridgis.core.vocabulary import ROLE_OF
from gridgis.divisions.models import Division
from gridgis.grids.models import WHOLE, Grid, GridVersion
from gridgis.people.models import Office, Person
from gridgis.routing.rulebook.models import RuleSet
from gridgis.security.models import Account, Post
from gridgis.security.rules import SYSTEM
from gridgis.tasks.listing import grid_first

ACTIVE_DAYS = 30
"""A grid is in use where a worker reported within so many days."""

Rows = Select[*tuple[Any, ...]]
"""Rows of town code (none for the county itself), code, name, and whether it is so."""


def _divisions(county: str, at: datetime) -> Rows:
    """Towns with villages."""
    village = aliased(Division)
    filled = exists().where(village.parent_code == Division.code)
    return _towns(county, filled)


def _towns(county: str, done: Any) -> Rows:
    asked = select(Division.code, Division.code, Division.name, done)
    return asked.where(Division.parent_code == county, Division.level == "town")


def _grids(county: str, at: datetime) -> Rows:
    """Villages covered by grids."""
    town = aliased(Division)
    in_force = GridVersion.period.op("@>")(at.date())
    covered = exists().where(
        Grid.village_code == Division.code, Grid.layer == WHOLE, GridVersion.grid_code == Grid.code, in_force
    )
    asked = select(Division.parent_code, Division.code, Division.name, covered)
    return asked.join(town, town.code == Division.parent_code).where(town.parent_code == county, town.level == "town")


def _of_grids(county: str, at: datetime, done: Any) -> Rows:
    asked = select(Grid.town_code, Grid.code, GridVersion.name, done).join(
        GridVersion, GridVersion.grid_code == Grid.code
    )
    return asked.where(Grid.county_code == county, Grid.layer == WHOLE, GridVersion.period.op("@>")(at.date()))


def _holding(*duties: str) -> Callable[[str, datetime], Rows]:
    """Grids in which a duty is held."""

    def rows(county: str, at: datetime) -> Rows:
        held = [Post.grid_code == Grid.code, Post.role_code.in_([ROLE_OF[duty] for duty in duties])]
        return _of_grids(county, at, exists().where(*held, Post.period.op("@>")(at.date())))

    return rows


def _offices(county: str, at: datetime) -> Rows:
    """Towns with an office of theirs."""
    day = at.date()
    begun = or_(Office.valid_from.is_(None), Office.valid_from <= day)
    stands = or_(Office.valid_to.is_(None), Office.valid_to > day)
    return _towns(county, exists().where(Office.town_code == Division.code, Office.level == "town", begun, stands))


def _accounts(county: str, at: datetime) -> Rows:
    """Chiefs and full-timers with an account in use."""
    roles = [ROLE_OF["chief"], ROLE_OF["fulltime"]]
    opened = exists().where(Account.person_id == Person.id, Account.active)
    asked = select(Grid.town_code, cast(Person.id, String), Person.name, opened).distinct()
    held = asked.join(Post, Post.person_id == Person.id).join(Grid, Grid.code == Post.grid_code)
    return held.where(Grid.county_code == county, Post.role_code.in_(roles), Post.period.op("@>")(at.date()))


def _rules(county: str, at: datetime) -> Rows:
    """The county with rules in force."""
    in_force = exists().where(
        RuleSet.county_code == Division.code, RuleSet.state == "published", RuleSet.period.op("@>")(at.date())
    )
    return select(null(), Division.code, Division.name, in_force).where(Division.code == county)


def _calendar(county: str, at: datetime) -> Rows:
    """The year, with its calendar."""
    year = at.year
    return select(null(), literal(str(year)), literal(str(year)), exists().where(CalendarYear.year == year))


def _tasks(county: str, at: datetime) -> Rows:
    """Categories in which the grid comes first, and whether the task list in force has them."""
    listed = grid_first(literal(county), at.date()).subquery()
    return select(null(), listed.c.code, listed.c.name_zh, listed.c.listed)


def _counting(figure: str) -> Callable[[str, datetime], Rows]:
    """Towns with a case that a figure counts."""

    def rows(county: str, at: datetime) -> Rows:
        some = select(Case.number).where(Case.town_code == Division.code, figures.counted(figure, None, None, at))
        return _towns(county, counted_for(some, SYSTEM).exists())

    return rows


def _active(county: str, at: datetime) -> Rows:
    """Grids of which a worker reported lately."""
    lately = Case.submitted_at > at - timedelta(days=ACTIVE_DAYS)
    some = select(Case.number).where(Case.current_grid_code == Grid.code, Case.source == "grid_worker", lately)
    return _of_grids(county, at, counted_for(some, SYSTEM).exists())


LISTS: dict[str, Callable[[str, datetime], Rows]] = {
    "divisions": _divisions,
    "grids": _grids,
    "chiefs": _holding("chief"),
    "fulltimers": _holding("fulltime"),
    "offices": _offices,
    "accounts": _accounts,
    "rules": _rules,
    "calendar": _calendar,
    "tasks": _tasks,
    "reports": _counting("reported"),
    "closed": _counting("closed"),
    "active": _active,
}


def rows_of(measure: str, county: str, at: datetime) -> Any:
    """The list of a measure in a county as a subquery of `town_code`, `code`, `name` and `done`."""
    listed = LISTS[measure](county, at).subquery()
    names = ("town_code", "code", "name", "done")
    return select(*(column.label(name) for name, column in zip(names, listed.c, strict=True))).where(true()).subquery()
