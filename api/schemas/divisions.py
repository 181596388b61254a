"""Divisions over the wire."""

from pydantic import BaseModel

from gridgis.divisions.queries import DivisionRow


class Divisions(BaseModel):
    """Divisions in code order."""

    items: list[DivisionRow]


class DivisionDetail(BaseModel):
    """A division and those above it, topmost first."""

    division: DivisionRow
    ancestors: list[DivisionRow]
