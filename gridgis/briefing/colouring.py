"""How maps of a briefing are coloured, on paper as in the page: a colour for each class, and the rows of a legend."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gridgis.analytics.classes import class_of, falling, limits, logarithmic, zero_apart
from gridgis.analytics.findings import is_rate
from gridgis.briefing.telling import Teller
from gridgis.cases.measures import RATES

SEQUENCE = ("#E4F1EC", "#B3DAD6", "#72B4C3", "#337AA3", "#1B4B82")
"""`--seq-1` … `--seq-5` of the page's tokens."""
WARNING = ("#FBEDE0", "#F5CDA5", "#E79C62", "#C45F33", "#822F16")
"""`--seqw-1` … `--seqw-5`, for what is late alone, and for what misses its target."""
NOTHING, ZERO, MET = "#E9EDF1", "#FFFFFF", "#D6ECDD"
"""`--nodata`, `--zero` and `--met`."""
CELLS = "reported"
LATE = ("overdue", "late", "unsatisfied")
Rows = list[tuple[str, str, int]]
"""Of a legend: colour, words, and how many areas or hexagons."""


@dataclass(frozen=True)
class Shading:
    """The classes of a map with their colours.

    `cuts` are rising limits, `shades` the colours of the classes between them from the lowest; `zero` is that of
    nothing at all, where that stands apart; `top` is where the last class ends, where that is told.
    """

    name: str
    cuts: tuple[float, ...]
    shades: tuple[str, ...]
    zero: str | None
    top: float | None = None

    def of(self, value: float | None) -> str:
        """The colour of a value; None is that of which nothing is told."""
        if value is None or not self.shades:
            return NOTHING
        return self.zero if value == 0 and self.zero is not None else self.shades[class_of(value, self.cuts)]

    def rows(self, values: Sequence[float | None], tell: Teller) -> Rows:
        """Nothing at all first, then the classes from the best to the worst, and what no value is known of."""
        apart = self.zero is not None
        counts = self._counts(values)
        ends = [
            1.0 if apart and self.name not in RATES else None,
            *self.cuts,
            None if self.top is None else self.top + 1,
        ]
        rows = [
            (shade, self._words(shade, low, high, tell), counts[nth])
            for nth, (shade, low, high) in enumerate(zip(self.shades, ends, ends[1:], strict=False))
        ]
        if falling(self.name):
            rows.reverse()
        if self.zero is not None:
            rows.insert(0, (self.zero, "0", sum(value == 0 for value in values)))
        if unknown := sum(value is None for value in values):
            rows.append((NOTHING, tell("few" if is_rate(self.name) else "nothing"), unknown))
        return rows

    def _counts(self, values: Sequence[float | None]) -> Counter[int]:
        """How many values each class holds, zero apart where it is a class of its own."""
        known = [value for value in values if value is not None and (value or self.zero is None)]
        return Counter(class_of(value, self.cuts) for value in known)

    def _words(self, shade: str, low: float | None, high: float | None, tell: Teller) -> str:
        words = tell.span(self.name, low, high)
        return tell("reached", words=words) if shade == MET else words


def ramped(classes: int, colours: Sequence[str]) -> tuple[str, ...]:
    """So many classes spread over all colours, the last one the darkest."""
    last = len(colours) - 1
    return tuple(colours[round(nth * last / (classes - 1)) if classes > 1 else 0] for nth in range(classes))


def of_areas(name: str, values: Sequence[float | None]) -> Shading:
    """How areas are coloured by a figure, as on the leaders' map: the worst is the darkest."""
    cuts = tuple(limits(name, values))
    if name in RATES and RATES[name].target is not None:
        short = WARNING[-len(cuts) :]
        return Shading(name, cuts, (*reversed(short), MET) if falling(name) else (MET, *short), None)
    shades = ramped(len(cuts) + 1, WARNING if name in LATE else SEQUENCE)
    return Shading(name, cuts, shades[::-1] if falling(name) else shades, ZERO if zero_apart(name) else None)


def of_cells(counts: Sequence[int]) -> Shading:
    """How hexagons are coloured by what was reported in them; those in which nothing was are as without a value."""
    scale = logarithmic([many for many in counts if many])
    if scale is None:
        return Shading(CELLS, (), (), NOTHING)
    return Shading(CELLS, scale.limits, ramped(len(scale.limits) + 1, SEQUENCE), NOTHING, scale.top)
