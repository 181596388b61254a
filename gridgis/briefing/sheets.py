"""A briefing as it is laid out: words, tables and drawings that page, PDF, document and workbook print the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from gridgis.core.wording import Language


@dataclass(frozen=True)
class Imprint:
    """What a briefing says of itself: number, edition, writer, signer, day, to whom it goes; a `draft` is marked."""

    title: str
    draft: bool
    day: date
    number: int | None = None
    edition: int = 1
    reason: str = ""
    changes: Sequence[str] = ()
    writer: str = ""
    signer: str = ""
    kind: str = "briefing"
    recipients: Sequence[str] = ()


@dataclass(frozen=True)
class Run:
    """Words in a line; of a number whether it is `bound` to a figure or `typed` by hand."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell of a table: as it prints, and its number where it has one."""

    text: str
    value: float | None = None
    below: bool = False
    rate: bool = False


@dataclass(frozen=True)
class Table:
    """A table with its caption; the last row is the sum where it is `summed`.

    Of one that is not `summed` all cells are words, unless it is of `numbers`. `charted` is the column, from 0, of
    which a workbook draws a chart. `widths` are the shares of its columns on paper, alike without them.
    """

    caption: str
    heads: list[str]
    rows: list[list[Cell]]
    summed: bool = True
    numbers: bool = False
    charted: int | None = None
    widths: Sequence[float] = ()

    @property
    def words(self) -> bool:
        """Whether its cells are words."""
        return not self.summed and not self.numbers


@dataclass(frozen=True)
class Picture:
    """A drawing with its caption; `kind` is map or chart. A chart has its months and values too."""

    kind: str
    name: str
    caption: str
    svg: str
    months: list[str] = field(default_factory=list)
    values: list[float | None] = field(default_factory=list)
    rate: bool = False


@dataclass(frozen=True)
class Part:
    """What one block prints."""

    block: str
    kind: str
    heading: str = ""
    lines: list[list[Run]] = field(default_factory=list)
    table: Table | None = None
    picture: Picture | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """A whole briefing as it prints."""

    language: Language
    imprint: Imprint
    red: str
    number: str
    day: str
    parts: list[Part]
    notes: str
    foot: str
    corrections: list[str]
    to: str = ""

    @property
    def head(self) -> Part:
        """Its head; every briefing has one."""
        return next(one for one in self.parts if one.kind == "head")

    @property
    def pictures(self) -> list[Picture]:
        """Its drawings, in their order."""
        return [one.picture for one in self.parts if one.picture is not None]
