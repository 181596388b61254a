"""Accounts over the wire."""

from datetime import datetime

from pydantic import BaseModel, Field

from api.deps import Day
from api.schemas.parts import Body, Text
from gridgis.people.accounts.actions import AccountWish, Opening
from gridgis.people.accounts.handing import MOST
from gridgis.people.accounts.rules import REASON_LIMIT


class OpeningIn(Body):
    """An account to be opened: of a person, or of a system with a name to be read."""

    username: Text = Field("", max_length=40, description="made from the name where it is empty")
    person_id: int | None = Field(None, ge=1, lt=2**63)
    display_name: Text = Field("", max_length=60, description="of a system; a person's is their name")
    title: Text = Field("", max_length=60)

    def wish(self) -> Opening:
        """The account as asked for."""
        return Opening(**self.model_dump())


class LinkCardsIn(Body):
    """Which accounts links are wanted of: those named, else all that wait for one."""

    usernames: list[Text] = Field(default=[], max_length=MOST)
    parent: Text | None = Field(None, max_length=20, description="only those that belong to a division")


class LinksIn(LinkCardsIn):
    """The same, for a workbook."""

    address: Text = Field(
        max_length=200, pattern=r"^https?://[^\s/?#]+/?$", description="of the page, before its paths"
    )


class ReasonIn(Body):
    """Why."""

    reason: Text = Field(max_length=REASON_LIMIT)


class RoleIn(Body):
    """A role at a place for days; both days are days of it."""

    role_code: Text = Field(max_length=60)
    level: Text = Field(max_length=20)
    place_code: Text = Field("", max_length=60)
    first_day: Day
    last_day: Day | None = None

    def wish(self) -> AccountWish:
        """The role as asked for."""
        return AccountWish(**self.model_dump())


class LastDayIn(Body):
    """The last day of a role."""

    last_day: Day


class LinkMade(BaseModel):
    """The path of the page on which a password is set, once; it is shown once."""

    path: str
    expires_at: datetime


class LinkCard(BaseModel):
    """An account with the path of the page on which its password is set, once; or why no link was made."""

    username: str
    display_name: str
    posts: list[str]
    path: str | None
    expires_at: datetime | None
    refusal: str | None


class Ended(BaseModel):
    """How many sign-ins ended."""

    ended: int


class Unlocked(BaseModel):
    """At how many addresses wrong passwords were forgotten."""

    addresses: int


class PasswordChange(Body):
    """The old password and the new one."""

    old: Text = Field(max_length=500)
    password: Text = Field(max_length=500)


class PasswordIn(Body):
    """A first password."""

    password: Text = Field(max_length=500)


class InvitedOut(BaseModel):
    """Whose password a link sets, and until when."""

    username: str
    display_name: str
    title: str
    expires_at: datetime
