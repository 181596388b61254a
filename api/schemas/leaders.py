"""Portfolios of leaders and leading groups over the wire."""

from pydantic import Field

from api.deps import Day
from api.schemas.parts import Body, Text
from gridgis.people.leaders.actions import TEXT_LIMIT, Giving
from gridgis.people.leaders.groups import GroupFounding, Joining, Tasking
from gridgis.people.leaders.rules import GroupDuty, Part, SubjectKind

LONG = 500


class GroupEndIn(Body):
    """The last day of a group, or none: then it goes on."""

    last_day: Day | None


class GivingIn(Body):
    """A leader's part in something at a county or town; the last day counts."""

    place_code: Text = Field(max_length=20)
    person_id: int = Field(ge=1, lt=2**63)
    subject_kind: SubjectKind
    subject: Text = Field(max_length=60, description="a platform, a line, or the code of a town or an office")
    part: Part
    first_day: Day
    last_day: Day | None = None
    document: Text = Field("", max_length=TEXT_LIMIT)

    def giving(self) -> Giving:
        """The same as asked for."""
        return Giving(**vars(self))


class JoiningIn(Body):
    """Somebody who comes into a group."""

    person_id: int = Field(ge=1, lt=2**63)
    duty: GroupDuty
    unit: Text = Field("", max_length=TEXT_LIMIT)

    def joining(self) -> Joining:
        """The same as asked for."""
        return Joining(self.person_id, self.duty, self.unit)


class MemberIn(JoiningIn):
    """The same from a day on."""

    first_day: Day


class GroupIn(Body):
    """A leading group to be founded."""

    place_code: Text = Field(max_length=20)
    name: Text = Field(min_length=1, max_length=TEXT_LIMIT)
    document: Text = Field("", max_length=TEXT_LIMIT)
    first_day: Day
    members: list[JoiningIn] = Field(default_factory=list, max_length=100)

    def founding(self) -> GroupFounding:
        """The same as asked for."""
        members = tuple(one.joining() for one in self.members)
        return GroupFounding(self.place_code, self.name, self.document, self.first_day, members)


class TaskIn(Body):
    """A task of a group, with its owner and due day."""

    title: Text = Field(min_length=1, max_length=LONG)
    owner_id: int = Field(ge=1, lt=2**63)
    due_on: Day

    def tasking(self) -> Tasking:
        """The same as asked for."""
        return Tasking(**vars(self))


class ResultIn(Body):
    """The result of a task; empty opens it again."""

    result: Text = Field(max_length=LONG)
