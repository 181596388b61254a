"""In which grid and divisions a located report lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.divisions import queries as divisions
from gridgis.grids import queries as grids
from gridgis.grids.queries import Candidate
from gridgis.routing.locating import Ask, Located
from gridgis.routing.rules import GridChoice, choose_grid

REACH_M = 2000.0
"""However inaccurate a point is, other grids are looked for no farther than this."""

CANDIDATES = 10
"""So many grids are named and kept with a decision: the chosen one, then the nearest."""

Levels = dict[str, str]
"""Codes of divisions by their level."""


@dataclass(frozen=True)
class Placed:
    """The grid and divisions of a located report.

    `choice` is the one by its place, `possible` what it was made among; `grid` another one where a person chose. Of a
    place without, `within` names the narrowest division. `filed` is the grid by the net of an earlier day.
    """

    located: Located
    county_code: str
    town_code: str | None
    village_code: str | None
    grid: Candidate | None = None
    choice: GridChoice[Candidate] | None = None
    possible: tuple[Candidate, ...] = ()
    within: str = ""
    filed: Candidate | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """All it lies in, nearest level first: grid, village, town, county."""
        every = (self.grid.code if self.grid else None, self.village_code, self.town_code, self.county_code)
        return tuple(code for code in every if code)

    @property
    def options(self) -> list[Candidate]:
        """The grids to name: its own first, then the others that are possible."""
        own = self.grid
        return [*([own] if own else []), *(c for c in self.possible if own is None or c.code != own.code)]

    @property
    def doubts(self) -> list[str]:
        """What somebody should look at before the place is taken for sure."""
        located = self.located
        doubts = {
            "address_uncertain": not located.sure,
            "datum_suspected": located.seems is not None,
            "unlocated": located.by == "division",
        }
        return [*(flag for flag, holds in doubts.items() if holds), *(self.choice.flags if self.choice else ())]


@dataclass(frozen=True)
class _Near:
    """The choice of a grid for a point, and what it was made among."""

    choice: GridChoice[Candidate]
    possible: tuple[Candidate, ...]


def place(
    session: Session, asks: Sequence[Ask], located: Sequence[Located | Invalid], tolerance_m: float
) -> list[Placed | Invalid]:
    """Find the grid and divisions of each; a refusal stays one, and a place in no county becomes one."""
    pointed = {i: one for i, one in enumerate(located) if isinstance(one, Located) and one.place is not None}
    near = _near(session, asks, pointed, {i: asks[i].day for i in pointed}, tolerance_m)
    late = {i: day for i in pointed if (day := asks[i].filed_on) is not None}
    then = _near(session, asks, pointed, late, tolerance_m)
    outside = {i: pointed[i] for i, one in near.items() if one.choice.grid is None and asks[i].chosen_grid is None}
    covering = _covering(session, outside)
    return [
        one if isinstance(one, Invalid) else _placed(session, asks[i], one, near.get(i), then.get(i), covering.get(i))
        for i, one in enumerate(located)
    ]


def _near(
    session: Session, asks: Sequence[Ask], pointed: Mapping[int, Located], days: Mapping[int, date], tolerance_m: float
) -> dict[int, _Near]:
    """The choice by the net of a day, for each point that is asked about one."""
    places = [one.place for i in days if (one := pointed[i]).place is not None]
    if not places:
        return {}
    accuracies = [asks[i].accuracy_m or 0.0 for i in days]
    found = grids.near(
        session,
        [at.lng for at in places],
        [at.lat for at in places],
        list(days.values()),
        [max(min(accuracy_m, REACH_M), tolerance_m) for accuracy_m in accuracies],
    )
    return {
        i: _chosen(candidates, accuracy_m, tolerance_m)
        for i, candidates, accuracy_m in zip(days, found, accuracies, strict=True)
    }


def _chosen(candidates: Sequence[Candidate], accuracy_m: float, tolerance_m: float) -> _Near:
    choice = choose_grid(candidates, accuracy_m=accuracy_m, tolerance_m=tolerance_m)
    possible = [c for c in candidates if c.covers or c.distance_m <= accuracy_m or c is choice.grid]
    nearest = sorted(possible, key=lambda c: (c is not choice.grid, c.distance_m))
    return _Near(choice, tuple(nearest[:CANDIDATES]))


def _covering(session: Session, pointed: Mapping[int, Located]) -> dict[int, Levels | Invalid]:
    places = {i: one.place for i, one in pointed.items() if one.place is not None}
    if not places:
        return {}
    found = divisions.covering(session, [at.lng for at in places.values()], [at.lat for at in places.values()])
    return {
        i: levels if "county" in levels else Invalid("routing.outside", field="lng", lng=at.lng, lat=at.lat)
        for (i, at), levels in zip(places.items(), found, strict=True)
    }


def _placed(
    session: Session,
    ask: Ask,
    located: Located,
    near: _Near | None,
    then: _Near | None,
    covering: Levels | Invalid | None,
) -> Placed | Invalid:
    choice, possible = (near.choice, near.possible) if near else (None, ())
    grid = _grid(session, ask, choice.grid if choice else located.named.now, possible)
    if isinstance(grid, Invalid):
        return grid
    levels = covering
    if levels is None and grid is not None:
        levels = {"county": grid.county_code, "town": grid.town_code, "village": grid.village_code}
    levels = levels or _levels(session, located.division)
    if isinstance(levels, Invalid):
        return levels
    return Placed(
        located,
        levels["county"],
        levels.get("town"),
        levels.get("village"),
        grid,
        choice,
        possible,
        within=_name(session, levels) if covering else "",
        filed=located.named.filed or (then.choice.grid if then else None),
    )


def _grid(
    session: Session, ask: Ask, found: Candidate | None, possible: Sequence[Candidate]
) -> Candidate | Invalid | None:
    """The grid found, or the one that a person chose."""
    if ask.chosen_grid is None:
        return found
    chosen = grids.version_of(session, ask.chosen_grid, ask.day)
    if chosen is None:
        return Invalid("routing.no_grid", code=ask.chosen_grid, field="grid_code")
    return next((c for c in possible if c.code == chosen.code), chosen)


def _levels(session: Session, code: str) -> Levels | Invalid:
    """Codes of a division and all above it."""
    if not divisions.names(session, [code]):
        return Invalid("divisions.no_division", code=code, field="division_code")
    row = divisions.get(session, code)
    levels = {d.level: d.code for d in [*divisions.ancestors(session, code), row]}
    return levels if "county" in levels else Invalid("routing.too_wide", field="division_code")


def _name(session: Session, levels: Levels) -> str:
    """The name of the narrowest division."""
    code = levels.get("village") or levels.get("town") or levels["county"]
    return divisions.names(session, [code])[code]
