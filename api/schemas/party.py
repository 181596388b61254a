"""The party organisation of a grid over the wire."""

from pydantic import Field

from api.schemas.parts import Body, Text
from api.schemas.people import Id
from gridgis.people.party.actions import MOST_MEMBERS, NAME_LIMIT, TEXT_LIMIT, PartyWish
from gridgis.people.party.queries import MemberRow, PartyKind


class MemberIn(Body):
    """A serving member; a person where they are known as such."""

    name: Text = Field(max_length=NAME_LIMIT)
    person_id: Id | None = None
    unit: Text = Field("", max_length=TEXT_LIMIT)
    block: Text = Field("", max_length=TEXT_LIMIT, description="the block they look after")


class PartyIn(Body):
    """A party organisation as it is to be, with all who serve in it."""

    name: Text = Field(max_length=NAME_LIMIT)
    kind: PartyKind = "branch"
    above: Text = Field("", max_length=NAME_LIMIT, description="the village's or zone's organisation by name")
    secretary_id: Id | None = None
    secretary: Text = Field("", max_length=NAME_LIMIT, description="by name, where they are no person of ours")
    members: list[MemberIn] = Field([], max_length=MOST_MEMBERS)

    def wish(self) -> PartyWish:
        """The organisation as the action takes it."""
        facts = self.model_dump(exclude={"members"})
        return PartyWish(**facts, members=[MemberRow(**one.model_dump()) for one in self.members])
