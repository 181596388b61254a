"""Plans over the wire."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.texts import Text
from gridgis.plans.presence import Presence
from gridgis.plans.queries import HandedOver
from gridgis.plans.rebasing import Dropped
from gridgis.plans.views import PlanListing, PlanView
from gridgis.plans.villages import Assignable, VillageRow
from gridgis.plans.weighing import GridImpact


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


class EditIn(BaseModel):
    """An edit; `version` is the plan's as you saw it, the rest depends on `kind`. A preview keeps nothing."""

    model_config = ConfigDict(extra="allow")

    kind: Text = Field(max_length=40)
    version: int
    preview: bool = False


class VersionIn(BaseModel):
    """The plan's version as you saw it."""

    model_config = ConfigDict(extra="forbid")

    version: int


class PlanMoveIn(BaseModel):
    """A move with what comes along."""

    model_config = ConfigDict(extra="forbid")

    move: Text = Field(max_length=40)
    note: Text = Field("", max_length=4000)
    office: Text = Field("", max_length=40)
    document_number: Text = Field("", max_length=100)
    effective_on: date | None = None


class Rebased(BaseModel):
    """A plan put on the net as it is now, and the edits that could not be made again."""

    view: PlanView
    dropped: list[Dropped]


class PresenceIn(BaseModel):
    """The village in which you edit."""

    model_config = ConfigDict(extra="forbid")

    village_code: Text = Field(max_length=20)


class Others(BaseModel):
    """Who else edits there now."""

    others: list[Presence]


class Villages(BaseModel):
    """The villages of the plan's county in code order."""

    items: list[VillageRow]


class HomesOut(BaseModel):
    """Addresses of a village, aligned: degrees in EPSG:4490, and the households each carries."""

    lng: list[float]
    lat: list[float]
    households: list[float]


class Loads(BaseModel):
    """What the grids of a village carry, by code; `tolerance` is the share by which households may miss the target."""

    target: int
    tolerance: float
    grids: list[GridImpact]


class Assignables(BaseModel):
    """Who may serve a village's grids, by name."""

    items: list[Assignable]


class Handovers(BaseModel):
    """Open cases that changed hands, by number; null for who may read no case of the county."""

    items: list[HandedOver] | None
