"""Reading divisions. Their names and outlines are open to everybody signed in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import NotFound
from gridgis.core.geo import Box
from gridgis.core.held import held
from gridgis.core.sql import prepared, statement
from gridgis.core.vocabulary import Level
from gridgis.divisions.models import Division
from gridgis.security.rules import Spot


@dataclass(frozen=True)
class DivisionRow:
    """A division without its outline; `bbox` is west, south, east, north in degrees, None without an outline."""

    code: str
    level: Level
    name: str
    name_en: str
    parent_code: str | None
    kind: str
    synthetic: bool
    lng: float | None
    lat: float | None
    bbox: Box | None


@dataclass(frozen=True)
class Branch:
    """A division in the tree of all: its name, level, and the codes of those just below."""

    name: str
    level: Level
    children: list[str]


_BOX = func.box2d(Division.boundary)
_COLUMNS = (
    Division.code,
    Division.level,
    Division.name,
    Division.name_en,
    Division.parent_code,
    Division.kind,
    Division.synthetic,
    func.ST_X(Division.label_place),
    func.ST_Y(Division.label_place),
    func.ST_XMin(_BOX),
    func.ST_YMin(_BOX),
    func.ST_XMax(_BOX),
    func.ST_YMax(_BOX),
)


def _row(values: Any) -> DivisionRow:
    *rest, west, south, east, north = values
    box = None if west is None else (west, south, east, north)
    return DivisionRow(*[*rest, box])


def listed(session: Session, *, level: str | None = None, parent: str | None = None) -> list[DivisionRow]:
    """Divisions of a level, children of a parent, or both, in code order."""
    asked = select(*_COLUMNS).order_by(Division.code)
    if level is not None:
        asked = asked.where(Division.level == level)
    if parent is not None:
        asked = asked.where(Division.parent_code == parent)
    return [_row(values) for values in session.execute(asked)]


def get(session: Session, code: str) -> DivisionRow:
    """One division.

    Raises:
        NotFound: no division has this code.
    """
    values = session.execute(select(*_COLUMNS).where(Division.code == code)).first()
    if values is None:
        raise NotFound("divisions.no_division", code=code)
    return _row(values)


def root(session: Session) -> DivisionRow | None:
    """The topmost division; None in an empty installation."""
    values = session.execute(select(*_COLUMNS).where(Division.parent_code.is_(None)).order_by(Division.code)).first()
    return None if values is None else _row(values)


def ancestors(session: Session, code: str) -> list[DivisionRow]:
    """The divisions above one, topmost first; empty at the top."""
    chain: list[DivisionRow] = []
    row = get(session, code)
    while row.parent_code is not None:
        row = get(session, row.parent_code)
        chain.insert(0, row)
    return chain


def spot_of(session: Session, division: DivisionRow) -> Spot:
    """Where the whole of a division lies, to ask whether a right is held over all of it; a city lies below none."""
    chain = [*ancestors(session, division.code), division]
    return Spot(**{f"{one.level}_code": one.code for one in chain if one.level != "city"})


def below(code: str) -> Select[str]:
    """The codes of a division and of all below it, for use inside another statement."""
    tree = (
        select(Division.code).where(Division.code == code).cte(recursive=True)
    )  # unnamed: several may stand in one statement
    return select(tree.union_all(select(Division.code).join(tree, Division.parent_code == tree.c.code)).c.code)


def counties_of(city_code: str) -> Select[str]:
    """The codes of a city's counties, for use inside another statement; none for any other division."""
    return select(Division.code).where(Division.parent_code == city_code, Division.level == "county")


def names(session: Session, codes: Iterable[str]) -> dict[str, str]:
    """Names by code; codes nobody knows are left out."""
    every = tree(session)
    return {code: every[code].name for code in sorted(set(codes)) if code in every}


def tree(session: Session) -> dict[str, Branch]:
    """All divisions by code."""

    def read() -> dict[str, Branch]:
        found = session.execute(select(Division.code, Division.name, Division.level, Division.parent_code)).all()
        made = {code: Branch(name, level, []) for code, name, level, _ in found}
        for code, _, _, parent in found:
            if parent is not None:
                made[parent].children.append(code)
        return made

    return held(session, Branch, read)


def shapes(session: Session, *, level: str, parent: str | None) -> str:
    """Outlines of a level as GeoJSON text, EPSG:4490; below a parent or its children, or all."""
    return str(session.execute(statement(__package__, "shapes"), {"level": level, "parent": parent}).scalar_one())


def covering(session: Session, lngs: Sequence[float], lats: Sequence[float]) -> list[dict[str, str]]:
    """For each point, by level (`county`, `town`, `village`), the division that covers it; empty outside all."""
    found: list[dict[str, str]] = [{} for _ in lngs]
    asked = {"n": list(range(len(lngs))), "lng": list(lngs), "lat": list(lats)}
    for n, level, code in prepared(__package__, "covering").rows(session, **asked):
        found[n][level] = code
    return found
