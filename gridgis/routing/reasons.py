"""Why here?: the reasons of a decision in their order, from what each step found."""

from collections.abc import Iterator, Sequence

from gridgis.core.datums import Datum
from gridgis.core.wording import twice
from gridgis.geocoding.linear import LineNear
from gridgis.grids.queries import Candidate
from gridgis.routing import wording
from gridgis.routing.locating import Ask
from gridgis.routing.offices import Ruled
from gridgis.routing.placing import Placed
from gridgis.routing.rulebook.wording import spoken
from gridgis.routing.rules import GridChoice
from gridgis.routing.wording import Reason


def reasons(ask: Ask, placed: Placed, lines: Sequence[LineNear], ruled: Ruled) -> tuple[Reason, ...]:
    """All that a person reads under "Why here?", from the place to the office."""
    return (*_of_place(ask, placed), *_of_lines(lines), *_of_office(ask, ruled), *_of_date(ask, placed))


def _of_place(ask: Ask, placed: Placed) -> Iterator[Reason]:
    located = placed.located
    yield wording.located(located.by, ask.accuracy_m, ask.datum, located.text, located.score, sure=located.sure)
    if located.seems is not None:
        given = ask.datum or Datum.WGS84
        yield Reason("datum", False, *twice("reason.datum", given=given.upper(), seems=located.seems.upper()))
    if placed.choice is not None and placed.choice.grid is not None:
        yield from _of_choice(placed.choice, placed.choice.grid, placed.possible)
    if ask.chosen_grid is not None and placed.grid is not None:
        yield Reason("confirmed", True, *twice("reason.confirmed", name=placed.grid.name, actor=ask.chosen_by))
    if placed.within:
        yield wording.no_grid(placed.within)


def _of_choice(choice: GridChoice[Candidate], grid: Candidate, possible: Sequence[Candidate]) -> Iterator[Reason]:
    if choice.match == "nearest":
        yield wording.nearest_grid(grid.name, grid.distance_m)
        return
    others = [c for c in possible if c is not grid]
    beaten = next((c.name for c in others if c.covers and c.layer != grid.layer), None)
    yield wording.in_grid(grid.name, grid.layer.named, grid.border_m, grid.valid_from.isoformat(), beaten)
    if "near_border" in choice.flags:
        yield wording.near_border([c.name for c in others if c.name != beaten])


def _of_lines(lines: Sequence[LineNear]) -> Iterator[Reason]:
    if lines:
        told = [(one.name or one.code, one.distance_m, one.chief.name if one.chief else None) for one in lines]
        yield wording.lines(told)


def _of_office(ask: Ask, ruled: Ruled) -> Iterator[Reason]:
    if ask.category is None:
        return
    yield from spoken(ruled.verdict)
    if ruled.rule is None or ruled.rule.outcome.kind == "agency":
        yield wording.owner(ask.category.name_zh, ruled.owner, by_rule=ruled.rule is not None)
    yield wording.office(ruled.ladder, ruled.office.name if ruled.office else None, ruled.sought)


def _of_date(ask: Ask, placed: Placed) -> Iterator[Reason]:
    filed = placed.filed
    if ask.filed_on is not None and filed is not None and (placed.grid is None or placed.grid.code != filed.code):
        yield Reason("filed", True, *twice("reason.filed", day=ask.filed_on, name=filed.name))
    if ask.doubted is not None:
        yield Reason("date", False, *twice("reason.date", day=ask.doubted))
    if placed.located.named.ended is not None:
        last, name = placed.located.named.ended
        yield Reason("ended", True, *twice("reason.ended", day=last, name=name))
