"""Charts of a briefing as SVG, drawn on the server: twelve months, with the target and the year before."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from math import floor

from gridgis.analytics.figures import Step, figured
from gridgis.analytics.findings import is_rate
from gridgis.briefing.mapdrawing import FONT
from gridgis.briefing.queries import Briefing
from gridgis.briefing.telling import Teller
from gridgis.cases.measures import RATES

WIDTH, HEIGHT = 720.0, 250.0
LEFT, RIGHT, TOP, BOTTOM = 54.0, 96.0, 16.0, 34.0
Values = list[float | None]


def values_of(months: Sequence[Step], figure: str) -> Values:
    """A figure of each month; a rate of too few is None."""
    return [figured(dict(one.counts)).get(figure) for one in months]


def chart_svg(told: Briefing, figure: str, tell: Teller) -> str:
    """Twelve months of a figure: a rate as a line, a count as bars; empty without months."""
    if not told.months:
        return ""
    now, then = values_of(told.months, figure), values_of(told.months_before, figure)
    target = RATES[figure].target if is_rate(figure) else None
    low, high = _span([*now, *then, target], from_zero=not is_rate(figure))
    parts = [*_rules(low, high, figure, tell), *_months(told.months, tell)]
    if is_rate(figure):
        parts += _line(now, low, high, "#1F2933", "")
        parts += _spots(now, low, high)
    else:
        parts += _bars(now, low, high)
    parts += _line(then, low, high, "#8793A0", "5 4")
    if target is not None:
        y = _y(target, low, high)
        parts.append(f"<path d='M{LEFT} {y:.1f}H{WIDTH - RIGHT}' stroke='#44566A' stroke-dasharray='2 3'/>")
    ends = [
        (tell("target", value=tell.value(figure, target)), target),
        (tell("year_ago", value=tell.value(figure, then[-1] if then else None)), then[-1] if then else None),
        (tell("this_period", value=tell.value(figure, now[-1])), now[-1]),
    ]
    parts += _ends(ends, low, high)
    size = f"viewBox='0 0 {WIDTH:.0f} {HEIGHT:.0f}' width='{WIDTH:.0f}' height='{HEIGHT:.0f}'"
    said = escape(tell.figure(figure), quote=True)
    return f"<svg xmlns='http://www.w3.org/2000/svg' {size} role='img' aria-label='{said}'>{''.join(parts)}</svg>"


INKS = ("#337AA3", "#E79C62", "#8793A0", "#72B4C3")
"""Of the bars of a row, in their order."""
BAR, GAP, LABELS, MOST_ROWS = 12.0, 8.0, 190.0, 14


def bars_svg(labels: Sequence[str], series: Sequence[tuple[str, Values]], said: str) -> str:
    """Rows with a bar for each series, from the top; empty without rows.

    Args:
        labels: of the rows; the first `MOST_ROWS` are drawn.
        series: by their names the numbers of the rows; None is no bar.
        said: what it shows, for those who don't see it.
    """
    labels = labels[:MOST_ROWS]
    known = [value for _, values in series for value in values[:MOST_ROWS] if value is not None]
    if not labels or not known:
        return ""
    wide, step = WIDTH - LABELS - 70, len(series) * BAR + GAP
    scale, height = wide / (max(known) or 1), 30 + len(labels) * step + 6
    parts: list[str] = []
    for nth, (name, _) in enumerate(series):
        x = LABELS + nth * 130
        parts.append(f"<rect x='{x:.1f}' y='8' width='12' height='9' fill='{INKS[nth]}'/>")
        parts.append(_text(x + 17, 16, name, "start"))
    for row, label in enumerate(labels):
        top = 30 + row * step
        parts.append(_text(LABELS - 8, top + (step - GAP) / 2 + 4, _cut(label), "end"))
        for nth, (_, values) in enumerate(series):
            if (value := values[row]) is not None:
                y, long = top + nth * BAR, value * scale
                parts.append(
                    f"<rect x='{LABELS}' y='{y:.1f}' width='{long:.1f}' height='{BAR - 2}' fill='{INKS[nth]}'/>"
                )
                parts.append(_text(LABELS + long + 5, y + BAR - 2, _amount(value), "start"))
    size = f"viewBox='0 0 {WIDTH:.0f} {height:.0f}' width='{WIDTH:.0f}' height='{height:.0f}'"
    name = escape(said, quote=True)
    return f"<svg xmlns='http://www.w3.org/2000/svg' {size} role='img' aria-label='{name}'>{''.join(parts)}</svg>"


def _amount(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _cut(label: str) -> str:
    return label if len(label) <= 16 else f"{label[:15]}…"


def _span(values: Values, *, from_zero: bool) -> tuple[float, float]:
    known = [value for value in values if value is not None]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    if from_zero:
        return 0.0, max(high, 1.0) * 1.08
    low = floor(max(low - 0.01, 0) * 50) / 50
    return low, max(low + 0.04, min(1.0, high + 0.01))


def _x(nth: int, count: int = 12) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (nth + 0.5) / count


def _y(value: float, low: float, high: float) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low)


def _rules(low: float, high: float, figure: str, tell: Teller) -> Iterator[str]:
    for nth in range(5):
        value = low + (high - low) * nth / 4
        y = _y(value, low, high)
        yield f"<path d='M{LEFT} {y:.1f}H{WIDTH - RIGHT}' stroke='#D8DEE5' stroke-width='0.7'/>"
        yield _text(LEFT - 6, y + 4, tell.value(figure, value), "end")


def _months(months: Sequence[Step], tell: Teller) -> Iterator[str]:
    for nth, one in enumerate(months):
        month = tell("month", month=one.start.month)
        x = _x(nth, len(months))
        yield _text(x, HEIGHT - BOTTOM + 15, month, "middle")
        if nth == 0 or one.start.month == 1:
            yield _text(x, HEIGHT - BOTTOM + 28, str(one.start.year), "middle")


def _line(values: Values, low: float, high: float, ink: str, dash: str) -> Iterator[str]:
    """Lines through the months that have a value; it breaks where one has none."""
    known = [(nth, value) for nth, value in enumerate(values) if value is not None]
    for _, group in groupby(enumerate(known), key=lambda one: one[1][0] - one[0]):
        spots = [(_x(nth, len(values)), _y(value, low, high)) for _, (nth, value) in group]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        yield f"<polyline points='{line}' fill='none' stroke='{ink}' stroke-width='1.6' stroke-dasharray='{dash}'/>"


def _spots(values: Values, low: float, high: float) -> Iterator[str]:
    for nth, value in enumerate(values):
        if value is not None:
            x, y = _x(nth, len(values)), _y(value, low, high)
            yield f"<circle cx='{x:.1f}' cy='{y:.1f}' r='2.6' fill='#1F2933'/>"


def _bars(values: Values, low: float, high: float) -> Iterator[str]:
    for nth, value in enumerate(values):
        y = _y(value or 0, low, high)
        wide, height = 22.0, HEIGHT - BOTTOM - y
        place = f"x='{_x(nth, len(values)) - wide / 2:.1f}' y='{y:.1f}'"
        yield f"<rect {place} width='{wide}' height='{height:.1f}' fill='#337AA3'/>"


def _ends(ends: list[tuple[str, float | None]], low: float, high: float) -> Iterator[str]:
    """What each line is, at its end, one below the other where they would meet."""
    last = -20.0
    for words, value in sorted(((w, v) for w, v in ends if v is not None), key=lambda one: -one[1]):
        last = max(_y(value, low, high) + 4, last + 14)
        yield _text(WIDTH - RIGHT + 6, last, words, "start")


def _text(x: float, y: float, words: str, anchor: str) -> str:
    place = f"x='{x:.1f}' y='{y:.1f}' text-anchor='{anchor}'"
    return f"<text {place} font-size='11' fill='#1F2933' {FONT}>{escape(words)}</text>"
