"""A plan's edits over the wire."""

from typing import Annotated

from pydantic import BaseModel, Field, RootModel

from api.schemas.parts import Body, Text
from gridgis.plans.asked import Asked
from gridgis.plans.presence import Presence
from gridgis.plans.rebasing import Dropped
from gridgis.plans.views import PlanView


class EditIn(RootModel[Annotated[Asked, Field(discriminator="kind")]]):
    """An edit; what it brings along depends on `kind`."""


class VersionIn(Body):
    """The plan's version as you saw it."""

    version: int


class Rebased(BaseModel):
    """A plan put on the net as it is now, and the edits that could not be made again."""

    view: PlanView
    dropped: list[Dropped]


class PresenceIn(Body):
    """The village in which you edit."""

    village_code: Text = Field(max_length=20)


class Others(BaseModel):
    """Who else edits there now."""

    others: list[Presence]
