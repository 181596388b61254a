"""Which sums can answer what is asked: of a place as far as the actor may read, of a category.

Sums know places, and for counties and towns platforms and categories. What else is asked for is counted from cases.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, true
from sqlalchemy.orm import Session

from gridgis.analytics.facts import COARSE, LEVELS
from gridgis.analytics.models import PLACE, SUMS, ChangedCase
from gridgis.cases import filters
from gridgis.core.held import held
from gridgis.core.vocabulary import PLATFORMS
from gridgis.divisions import queries as divisions
from gridgis.grids import layers
from gridgis.grids.models import Grid
from gridgis.security.queries import within
from gridgis.security.rules import Actor

CODES = dict(zip(LEVELS, PLACE, strict=True))


@dataclass(frozen=True)
class Scope:
    """Sums that can answer: of a place as far as the actor may read, of a category."""

    level: int
    counties: tuple[str, ...]
    place: tuple[str, str] | None
    kinds: tuple[str, ...]
    actor: Actor

    @property
    def by_day(self) -> bool:
        """Whether there are sums by day, or days are read from facts."""
        return self.level <= COARSE and (not self.kinds[0] or self.kinds[0] in PLATFORMS)

    def stored(self, sums: Any) -> ColumnElement[bool]:
        """Which rows of the table of sums are asked for, of whatever days."""
        return and_(sums.c.level == self.level, sums.c.kind.in_(self.kinds), self._here(sums))

    def unfolded(self, days: Any) -> ColumnElement[bool]:
        """Which rows of what changed cases give are asked for."""
        return and_(self._here(days), self._of_kind(days))

    def _here(self, rows: Any) -> ColumnElement[bool]:
        codes = {level: rows.c[name] for level, name in CODES.items()}
        conditions = [within(self.actor, "case.read", **codes)]
        if self.place is not None:
            conditions.append(rows.c[self.place[0]] == self.place[1])
        return and_(rows.c.county_code.in_(self.counties), *conditions)

    def _of_kind(self, rows: Any) -> ColumnElement[bool]:
        if self.kinds == ("",):
            return true()
        found: ColumnElement[bool] = rows.c["platform" if self.kinds[0] in PLATFORMS else "category_code"].in_(
            self.kinds
        )
        return found


def scope_of(
    session: Session, actor: Actor, place: str | None, category: str | None, level: str = "county"
) -> Scope | None:
    """The sums that can answer for a place, a category and the areas of a level; None where none can."""
    if any(one.level == "office" or one.limits("case.read") for one in actor.held if "case.read" in one.verbs):
        return None
    found = _place(session, place)
    if found is None:
        return None
    finest = [LEVELS[level], *(LEVELS[one] for one in CODES if actor.codes("case.read", one))]
    if actor.everywhere("case.read"):
        finest = finest[:1]
    column, code, counties = found
    kinds = _kinds(session, category)
    reached = max(*finest, 0 if column is None else PLACE.index(column) + 1)
    if kinds[0]:
        if reached > COARSE:
            return None
        reached = reached if kinds[0] in PLATFORMS else COARSE
    return Scope(reached, counties, None if column is None else (column, code or ""), kinds, actor)


def _kinds(session: Session, category: str | None) -> tuple[str, ...]:
    if category is None or category in PLATFORMS:
        return (category or "",)
    return (category, *filters.below_category(session, category))


def _place(session: Session, place: str | None) -> tuple[str | None, str | None, tuple[str, ...]] | None:
    """The column and code by which a place is known in sums, with the counties in which it lies."""
    if place is None:
        return None, None, _counties(session)
    of = held(session, "county of a division", lambda: dict(_below_counties(session)))
    division = divisions.tree(session).get(place)
    if division is not None:
        if division.level not in CODES:
            return None, None, tuple(division.children)
        return CODES[division.level], place, tuple(of.get(place, ()))
    if layers.only_counts(session, place):
        return None
    county = session.scalar(select(Grid.county_code).where(Grid.code == place))
    return "grid_code", place, _counties(session) if county is None else (county,)


def _below_counties(session: Session) -> Iterator[tuple[str, list[str]]]:
    every = divisions.tree(session)
    for county, division in every.items():
        left = [county] if division.level == "county" else []
        while left:
            code = left.pop()
            yield code, [county]
            left += every[code].children


def _counties(session: Session) -> tuple[str, ...]:
    """All counties of which anything is known, each looked up by one step in the index."""
    first = select(func.min(SUMS.c.county_code).label("code")).where(SUMS.c.level == 1, SUMS.c.kind == "")
    step = first.cte("counties", recursive=True)
    following = select(func.min(SUMS.c.county_code)).where(
        SUMS.c.level == 1, SUMS.c.kind == "", SUMS.c.county_code > step.c.code
    )
    step = step.union_all(select(following.correlate(step).scalar_subquery()).where(step.c.code.is_not(None)))
    known = select(step.c.code).where(step.c.code.is_not(None))
    return tuple(session.scalars(known.union(select(ChangedCase.county_code))))
