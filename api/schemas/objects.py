"""Objects and what is collected over the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from api.deps import Day
from api.schemas.parts import Body, Text
from api.schemas.shapes import Feature, Features, Point
from gridgis.objects.actions import Collecting
from gridgis.objects.items import CollectionItem, Every, ItemType, ObjectKind
from gridgis.objects.queries import Wish
from gridgis.objects.rules import ANSWER_LIMIT, BASIS_LIMIT, MOST_CHOICES, MOST_ITEMS, NAME_LIMIT, REASON_LIMIT

Code = Annotated[Text, Field(max_length=40)]
Version = Annotated[int, Field(ge=0, lt=2**31)]
Reason = Annotated[Text, Field(max_length=REASON_LIMIT)]


class ObjectIn(Body):
    """An object: of a new one (version 0) its kind, name and address, by id or text; else what becomes another."""

    version: Version
    kind: ObjectKind
    name: Text | None = Field(None, max_length=NAME_LIMIT)
    address_id: int | None = Field(None, ge=1, lt=2**63)
    address: Text = Field("", max_length=200)
    facts: dict[Code, Annotated[Text, Field(max_length=ANSWER_LIMIT)]] = Field(
        default_factory=dict, max_length=MOST_ITEMS, description="answers by code of the item; empty takes one away"
    )

    def wish(self) -> Collecting:
        """The same as asked for."""
        return Collecting(**vars(self))


class ObjectConfirmationIn(Body):
    """The version that was seen to be as it is."""

    version: Version


class ObjectEndingIn(Body):
    """Why an object is there no more, and the version that was read."""

    reason: Reason
    version: Version


class ObjectOpeningIn(Body):
    """Why the seal is opened."""

    reason: Reason


class ObjectsWanted(Body):
    """Which objects are wanted; `q` is part of a name or an address, and stands in no address."""

    place: Text | None = Field(None, max_length=20, description="a division or a grid")
    kind: ObjectKind | None = None
    late: bool = Field(False, description="those alone that should have been confirmed again by now")
    ended: bool = Field(False, description="those too that are there no more")
    q: Text = Field("", max_length=50)

    def wish(self) -> Wish:
        """The same as asked for."""
        return Wish(**vars(self))


class ObjectPointFacts(BaseModel):
    """What an object's mark needs."""

    id: UUID
    kind: ObjectKind
    name: str
    late: bool


class ObjectPoint(Feature[Point, ObjectPointFacts]):
    """An object at its address."""


class ObjectPoints(Features[ObjectPoint]):
    """Objects, people left out."""


class CollectionItemIn(Body):
    """An item of a schema; without kinds of grids and towns it is collected in all."""

    code: Code
    name: Text = Field(max_length=NAME_LIMIT)
    kinds: list[ObjectKind] = Field(max_length=10)
    type: ItemType
    owner: Code
    basis: Text = Field(max_length=BASIS_LIMIT)
    every: Every
    users: list[Code] = Field(default_factory=list, max_length=40)
    choices: list[Code] = Field(default_factory=list, max_length=MOST_CHOICES)
    required: bool = False
    sealed: bool = False
    layers: list[Code] = Field(default_factory=list, max_length=20)
    towns: list[Code] = Field(default_factory=list, max_length=200)


class CollectionIn(Body):
    """What a county collects from a day on, why, and the version that was seen."""

    county_code: Text = Field(max_length=20)
    first_day: Day
    reason: Reason
    version: int = Field(ge=0, lt=2**63)
    items: list[CollectionItemIn] = Field(max_length=MOST_ITEMS)

    def asked(self) -> list[CollectionItem]:
        """The items."""
        return [CollectionItem(**one.model_dump()) for one in self.items]
