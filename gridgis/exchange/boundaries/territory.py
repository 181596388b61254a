"""Outlines that files are held against: a county and its villages."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.divisions import queries as divisions
from gridgis.divisions.models import Division


@dataclass(frozen=True)
class Territory:
    """A county's outline, None when it has none yet, and those of its villages by code."""

    county: BaseGeometry | None
    villages: Mapping[str, BaseGeometry]


def of_county(session: Session, county_code: str) -> Territory:
    """The outlines of a county and of its villages; villages without an outline are left out.

    Raises:
        NotFound: no division has this code.
        Invalid: it is no county.
    """
    if divisions.get(session, county_code).level != "county":
        raise Invalid("boundaries.county_code", field="county_code")
    towns = select(Division.code).where(Division.parent_code == county_code, Division.level == "town")
    villages = _outlines(session, Division.parent_code.in_(towns) & (Division.level == "village"))
    county = _outlines(session, Division.code == county_code).get(county_code)
    return Territory(county, villages)


def above(code: str, known: Collection[str]) -> str:
    """The longest of some codes of divisions that a code begins with; empty for none."""
    lengths = sorted({len(one) for one in known}, reverse=True)
    return next((code[:length] for length in lengths if code[:length] in known and len(code) > length), "")


def _outlines(session: Session, condition: object) -> dict[str, BaseGeometry]:
    asked = select(Division.code, func.ST_AsBinary(Division.boundary)).where(
        condition,  # type: ignore[arg-type]
        Division.boundary.is_not(None),
    )
    rows = session.execute(asked.order_by(Division.code)).all()
    shapes = shapely.from_wkb([bytes(outline) for _, outline in rows])
    return {code: shape for (code, _), shape in zip(rows, shapes, strict=True)}
