"""Desks over the wire."""

from pydantic import BaseModel

from gridgis.casework.desks.queries import TabCount


class DeskCounts(BaseModel):
    """Cases by tab; one more than `most` stands for all beyond."""

    most: int
    tabs: dict[str, TabCount]
