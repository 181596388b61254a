"""Plans over the wire."""

from typing import Annotated

from pydantic import BaseModel, Field

from api.schemas.parts import Body, Text
from api.schemas.shapes import Areal, Features, NamedFeature
from gridgis.core.vocabulary import DUTIES, OneOf


class PlanIn(Body):
    """A plan to begin; `target_households` is what a village grid should have, null for what the thresholds say."""

    title: Text = Field(max_length=200)
    county_code: Text = Field(max_length=20)
    note: Text = Field("", max_length=4000)
    target_households: int | None = None


class Staff(BaseModel):
    """Who serves a grid besides its chief."""

    person_id: int
    name: str
    duty: Annotated[str, OneOf(one for one in DUTIES if one != "chief")]


class PlanGridFacts(BaseModel):
    """A grid as a plan has it; `own`: a village grid of the village asked for."""

    code: str
    layer: str
    over: bool
    name: str
    village_code: str
    zone_kind: str
    households: int
    area_m2: float
    chief: str | None
    chief_id: int | None
    staff: list[Staff]
    changed: bool
    own: bool


class PlanShape(NamedFeature[Areal, PlanGridFacts]):
    """The outline of a grid as a plan has it."""


class PlanShapes(Features[PlanShape]):
    """A plan's grids in code order."""
