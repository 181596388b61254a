"""What a grid has to do: one item of a task list."""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from gridgis.core.vocabulary import LINES, WHOLE, OneOf

FREQUENCIES = ("daily", "weekly", "monthly", "quarterly", "yearly", "on_occasion")

Frequency = Annotated[str, OneOf(FREQUENCIES)]
LineName = Annotated[str, OneOf(LINES)]


@dataclass(frozen=True)
class TaskItem:
    """A kind of task: its line, what the worker does, to what standard, how often, on what basis, and where.

    `layers` are kinds of grids and `grids` codes; empty means all. `hours` are those of a grid and month. `categories`
    are those of cases in which the grid may come first because of it.
    """

    __pydantic_config__: ClassVar = WHOLE

    code: str
    line: LineName
    name: str
    what: str
    standard: str
    frequency: Frequency
    basis: str
    hours: float = 0.0
    layers: list[str] = field(default_factory=list)
    grids: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)

    def at(self, layer: str, grid: str) -> bool:
        """Whether it is done in a grid."""
        return (not self.layers or layer in self.layers) and (not self.grids or grid in self.grids)
