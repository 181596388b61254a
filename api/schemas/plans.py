"""Plans over the wire."""

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.texts import Text
from gridgis.plans.views import PlanListing
from gridgis.plans.villages import VillageRow


class Plans(BaseModel):
    """A page of plans, newest first."""

    items: list[PlanListing]
    next: str | None


class PlanIn(BaseModel):
    """A plan to begin; `target_households` is what a village grid should have."""

    model_config = ConfigDict(extra="forbid")

    title: Text = Field(max_length=200)
    county_code: Text = Field(max_length=20)
    note: Text = Field("", max_length=4000)
    target_households: int = 400


class Villages(BaseModel):
    """The villages of the plan's county in code order."""

    items: list[VillageRow]
