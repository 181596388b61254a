"""A plan's edits over the wire."""

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.texts import Text
from gridgis.plans.presence import Presence
from gridgis.plans.rebasing import Dropped
from gridgis.plans.views import PlanView
from gridgis.plans.villages import Assignable


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


class Rebased(BaseModel):
    """A plan put on the net as it is now, and the edits that could not be made again."""

    view: PlanView
    dropped: list[Dropped]


class Assignables(BaseModel):
    """Who may serve a village's grids, by name."""

    items: list[Assignable]


class PresenceIn(BaseModel):
    """The village in which you edit."""

    model_config = ConfigDict(extra="forbid")

    village_code: Text = Field(max_length=20)


class Others(BaseModel):
    """Who else edits there now."""

    others: list[Presence]
