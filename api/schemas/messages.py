"""Messages over the wire."""

from typing import Annotated

from pydantic import AwareDatetime, Field, StringConstraints

from api.schemas.parts import Body, Text
from gridgis.core.vocabulary import OneOf
from gridgis.messages.rules import KINDS
from gridgis.settings.channels import ChannelSet

Hour = Annotated[Text, StringConstraints(strip_whitespace=True, max_length=5)]
Address = Annotated[Text, StringConstraints(strip_whitespace=True, max_length=64)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


class ReadIn(Body):
    """Which messages and notices were read: those of some ids, or all up to the moment of the newest that was seen."""

    ids: list[Annotated[int, Field(ge=1, lt=2**63)]] = Field(default_factory=list, max_length=500)
    notices: list[Annotated[int, Field(ge=1, lt=2**63)]] = Field(default_factory=list, max_length=500)
    until: AwareDatetime | None = None


class ReadDone(Body):
    """How many of them were unread before."""

    read: int


class HoursIn(Body):
    """Hours of the day as `HH:MM`; the same twice for none."""

    begins: Hour
    ends: Hour


class HabitsIn(Body):
    """Own quiet hours, without which those of the installation count, and own addresses by channel."""

    hours: HoursIn | None = None
    addresses: dict[Code, Address] = Field(default_factory=dict, max_length=20)


class TryIn(Body):
    """To whom a message is sent that tries a channel; a system needs none."""

    address: Address = ""


class AllAgainIn(Body):
    """Of which channel everything that was given up is sent once more."""

    channel: Code


class AllAgainDone(Body):
    """How many wait again."""

    again: int


class ChannelIn(Body):
    """What a channel is to be; without a secret it keeps the one that it has, which nobody is shown again."""

    kind: Annotated[str, OneOf(KINDS)]
    active: bool = False
    url: Annotated[Text, StringConstraints(strip_whitespace=True, max_length=400)]
    identity: Annotated[Text, StringConstraints(strip_whitespace=True, max_length=100)] = ""
    agent: Annotated[Text, StringConstraints(strip_whitespace=True, max_length=40)] = ""
    secret: Annotated[Text, StringConstraints(min_length=16, max_length=200)] | None = Field(None, repr=False)

    def asked(self) -> ChannelSet:
        """The channel that is asked for."""
        return ChannelSet(**dict(self))
