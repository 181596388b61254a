"""A plan's edits over the wire."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, RootModel

from api.schemas.texts import Text
from gridgis.plans.asked import Asked
from gridgis.plans.presence import Presence
from gridgis.plans.rebasing import Dropped
from gridgis.plans.views import PlanView
from gridgis.plans.villages import Assignable


class EditIn(RootModel[Annotated[Asked, Field(discriminator="kind")]]):
    """An edit; what it brings along depends on `kind`."""


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
