"""What is collected: one item of a collection schema."""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from gridgis.core.vocabulary import WHOLE, OneOf

KINDS = ("person", "dwelling", "rental", "enterprise", "place", "facility")
"""Kinds of objects."""
TYPES = ("text", "integer", "decimal", "date", "choice", "yes_no", "phone")
"""What an item holds."""
EVERY = ("monthly", "quarterly", "half_yearly", "yearly", "on_change")
"""How often an item is confirmed."""
DEEDS = ("made", "changed", "confirmed", "ended")
"""What becomes of an object."""
WORDED = {
    "objectKind": ("object_kind", KINDS),
    "itemType": ("item_type", TYPES),
    "every": ("every", EVERY),
    "objectDeed": ("object_deed", DEEDS),
}
"""By the key of the page's catalogue: the area of words, and the words."""

ObjectKind = Annotated[str, OneOf(KINDS)]
ItemType = Annotated[str, OneOf(TYPES)]
Every = Annotated[str, OneOf(EVERY)]
Deed = Annotated[str, OneOf(DEEDS)]


@dataclass(frozen=True)
class CollectionItem:
    """A datum that is collected once, of one or more kinds of objects.

    `owner` is the kind of agency that answers for it, `users` are those that need it too. `layers` are kinds of grids
    and `towns` codes where it is collected; empty means all. A `sealed` one is personal: opened with a reason alone.
    """

    __pydantic_config__: ClassVar = WHOLE

    code: str
    name: str
    kinds: list[ObjectKind]
    type: ItemType
    owner: str
    basis: str
    every: Every
    users: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    required: bool = False
    sealed: bool = False
    layers: list[str] = field(default_factory=list)
    towns: list[str] = field(default_factory=list)

    def at(self, kind: str, layer: str, town: str) -> bool:
        """Whether it is collected of a kind of objects in a kind of grid of a town."""
        here = (not self.layers or layer in self.layers) and (not self.towns or town in self.towns)
        return kind in self.kinds and here
