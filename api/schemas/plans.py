"""Plans over the wire."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.shapes import Areal, Features, NamedFeature
from api.schemas.texts import Text
from gridgis.core.vocabulary import DUTIES, OneOf
from gridgis.plans.views import PlanListing
from gridgis.plans.villages import VillageRow


class Plans(BaseModel):
    """A page of plans, newest first."""

    items: list[PlanListing]
    next: str | None


class PlanIn(BaseModel):
    """A plan to begin; `target_households` is what a village grid should have, null for what the thresholds say."""

    model_config = ConfigDict(extra="forbid")

    title: Text = Field(max_length=200)
    county_code: Text = Field(max_length=20)
    note: Text = Field("", max_length=4000)
    target_households: int | None = None


class Villages(BaseModel):
    """The villages of the plan's county in code order."""

    items: list[VillageRow]


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
