"""What a layer of grids is like: its row says how it covers ground, which grid routes, and how grids are numbered."""

from dataclasses import dataclass

from gridgis.core.wording import Both

COVERS = ("whole", "apart")
"""One layer covers every village whole; grids of the others lie apart from each other anywhere over it."""


@dataclass(frozen=True)
class Layer:
    """A layer, with the columns of its row in `layers` in their order.

    Of the grids over a point that of the lowest `precedence` is responsible; None routes nothing, and `counts` says
    whether cases that lie in such a grid are counted there. A code is that of the village, `series`, and a number from
    `first` to `last`, of as many digits as others there have; of `digits` where there is none.
    """

    code: str
    name_zh: str
    name_en: str
    position: int
    precedence: int | None
    cover: str
    counts: bool
    series: str
    digits: int
    first: int
    last: int

    @property
    def whole(self) -> bool:
        """Whether it covers every village without gap, which the grids of one village share."""
        return self.cover == "whole"

    @property
    def only_counts(self) -> bool:
        """Whether it counts the cases that lie in its grids and routes none."""
        return self.counts and self.precedence is None

    @property
    def named(self) -> Both:
        """What people call its grids."""
        return Both(self.name_zh, self.name_en)

    @property
    def numbers(self) -> range:
        """The numbers its grids may have under a village."""
        return range(self.first, self.last + 1)

    @property
    def span(self) -> str:
        """The numbers as they are written: `801–999`."""
        return f"{self.series}{self.first:0{self.digits}d}–{self.series}{self.last:0{self.digits}d}"

    def digits_of(self, code: str, village_code: str) -> str:
        """The digits that a code has behind its village's and the series; empty where it is not made so."""
        rest = code.removeprefix(village_code + self.series)
        return rest if rest != code and rest.isascii() and rest.isdecimal() else ""


@dataclass(frozen=True)
class GridRef:
    """A grid and its layer."""

    code: str
    name: str
    layer: str
