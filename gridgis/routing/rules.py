"""Which grid of several, which office of several: the choices of routing, without a database.

Source: "Routing rules in order" and R1–R4 of the domain guide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class NearGrid(Protocol):
    """A grid near a point, as the choice needs it; distances in metres."""

    @property
    def code(self) -> str: ...
    @property
    def precedence(self) -> int: ...
    @property
    def covers(self) -> bool: ...
    @property
    def distance_m(self) -> float: ...
    @property
    def border_m(self) -> float: ...


class OneOffice(Protocol):
    """An office, as the choice needs it."""

    @property
    def code(self) -> str: ...


G = TypeVar("G", bound=NearGrid)
F = TypeVar("F", bound=OneOffice)


@dataclass(frozen=True)
class GridChoice(Generic[G]):
    """The grid chosen, how (`inside`, `nearest`, `none`), and the flags the choice raised."""

    grid: G | None
    match: str
    flags: tuple[str, ...]


def choose_grid(candidates: Sequence[G], *, accuracy_m: float, tolerance_m: float) -> GridChoice[G]:
    """Choose one grid for a point.

    A grid that covers the point wins; of several the one whose layer goes first, then the lowest code, so that a
    point on a shared border belongs to exactly one. Where none covers it, the nearest within the tolerance is taken and
    flagged.

    Args:
        candidates: grids in force near the point.
        accuracy_m: radius within which the point really is, metres; 0 when not known.
        tolerance_m: how far beyond every grid the nearest still counts, metres.

    Returns:
        The choice; `near_border` is flagged when another grid could be the right one within the accuracy.
    """
    covering = sorted((c for c in candidates if c.covers), key=lambda c: (c.precedence, c.code))
    if covering:
        chosen = covering[0]
        # A border that is straight in degrees is measured along great circles, so that a point on it can be decimetres
        # away from it: two grids of a layer that both cover a point share its border, whatever the distance says.
        shared = any(c is not chosen and c.precedence == chosen.precedence for c in covering)
        near = (
            shared
            or chosen.border_m <= accuracy_m
            or any(c.precedence < chosen.precedence and not c.covers and c.distance_m <= accuracy_m for c in candidates)
        )
        return GridChoice(chosen, "inside", ("near_border",) if near else ())
    within = sorted(
        (c for c in candidates if c.distance_m <= tolerance_m),
        key=lambda c: (c.distance_m, c.precedence, c.code),
    )
    if within:
        return GridChoice(within[0], "nearest", ("outside_grids",))
    return GridChoice(None, "none", ("no_grid",))


@dataclass(frozen=True)
class OfficeChoice(Generic[F]):
    """The rule that applied and the office it names, or proposes where people decide; None where it knows none."""

    rule: str
    office: F | None


STEPS = {"platform": "R4", "centre": "R3"}


def coordinated(choice: OfficeChoice[F], coordination: str) -> OfficeChoice[F]:
    """A choice of one clear owner as its category has it: where somebody coordinates, the owner is only proposed.

    Args:
        choice: what the ladder said.
        coordination: `clear`, `platform` or `centre`.

    Returns:
        R4 where the platform's lead names who leads (E22), R3 where the command centre does (E21); else as it was.
    """
    step = STEPS.get(coordination) if choice.rule == "R1" else None
    return OfficeChoice(step, choice.office) if step else choice


def choose_office(offices: Sequence[F], *, platforms: Sequence[str]) -> OfficeChoice[F]:
    """Name the office that handles, or say who must name it.

    Args:
        offices: the offices of the owner type at the nearest level that has any.
        platforms: the platforms of those offices, as many.

    Returns:
        R1 for one clear owner, R4 for several owners in one platform (its lead coordinates), R2 for none or several
        across platforms (command centre coordinates).
    """
    if len(offices) == 1:
        return OfficeChoice("R1", offices[0])
    if offices and len(set(platforms)) == 1:
        return OfficeChoice("R4", None)
    return OfficeChoice("R2", None)
