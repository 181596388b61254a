"""A plan's way over the wire."""

from datetime import date

from pydantic import BaseModel, Field

from api.schemas.parts import Body, Text
from gridgis.plans.queries import HandedOver


class PlanMoveIn(Body):
    """A move with what comes along."""

    move: Text = Field(max_length=40)
    note: Text = Field("", max_length=4000)
    office: Text = Field("", max_length=40)
    document_number: Text = Field("", max_length=100)
    effective_on: date | None = None


class Handovers(BaseModel):
    """Open cases that changed hands, by number; null for who may read no case of the county."""

    items: list[HandedOver] | None
