"""What a briefing takes over from the analysis: charts and findings as tables, read when they are put into it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from gridgis.analytics.figures import Period
from gridgis.analytics.tabled import OF_NOW, TABLES, Asked, Cell, Column, Tabled, tabled
from gridgis.briefing.telling import Teller
from gridgis.core.wording import Both
from gridgis.security.rules import Actor

EXCERPTS = tuple(TABLES)
"""What can be taken over, by name."""
LEFT_OUT = ("code",)
"""Columns of the workbook that nobody reads on paper."""
OF_ENOUGH = ("median", "ninth", "ratio")
"""Columns that are not told of too few cases."""
MOST_ROWS = 24
"""So many rows are printed; how many there are is said."""
DRAWN: dict[str, tuple[str, ...]] = {
    "categories_year": ("now", "then"),
    "categories_before": ("now", "then"),
    "hops": ("median", "ninth", "limit"),
    "ages": ("overdue", "near_due", "suspended", "in_time"),
    "waiting": ("open", "overdue"),
    "flows": ("cases", "led"),
}
"""Of which bars are drawn, and the columns that are the bars of a row."""


def read(
    session: Session, actor: Actor, place: str, period: Period, names: Sequence[str], at: datetime
) -> dict[str, Tabled]:
    """What is taken over of a place and its days, by name.

    Raises:
        NotFound, Forbidden, Invalid: as the charts and findings; the days are too many, for instance.
    """
    asked = Asked(session, actor, place, period, None, at)
    return {name: tabled(asked, name) for name in dict.fromkeys(names)}


def shown(told: Tabled) -> list[Column]:
    """The columns that are printed."""
    return [one for one in told.columns if one.name not in LEFT_OUT]


def number_of(cell: Cell) -> float | None:
    """The number in a cell; None of words, days and what is not told."""
    return cell if isinstance(cell, int | float) else None


def printed(cell: Cell, column: Column, tell: Teller) -> str:
    """A cell as it prints."""
    if isinstance(cell, Both):
        return cell.en if tell.language == "en" else cell.zh
    if isinstance(cell, date):
        return cell.isoformat()
    if cell is None:
        return tell("few") if column.name in OF_ENOUGH else "—"
    return f"{cell:,.{column.digits}f}"


def rows_of(told: Tabled, tell: Teller) -> list[list[str]]:
    """All rows as they print."""
    kept = [(nth, one) for nth, one in enumerate(told.columns) if one.name not in LEFT_OUT]
    return [[printed(row[nth], column, tell) for nth, column in kept] for row in told.rows]


def numbers_in(told: Tabled) -> int:
    """How many numbers it prints."""
    return sum(number_of(cell) is not None for row in told.rows for cell in row)


def labels_of(told: Tabled, tell: Teller) -> list[str]:
    """What each row is of: its words before the first number."""
    words = [
        [text for cell, text in zip(row, texts, strict=True) if isinstance(cell, Both)]
        for row, texts in zip(cells_of(told), rows_of(told, tell), strict=True)
    ]
    if told.name == "ages":
        return [tell("workdays", least=row[told.column("least")]) for row in told.rows]
    joint = " → " if told.name == "flows" else " "
    return [joint.join(one[-2:] if told.name == "flows" else one[:2]) for one in words]


def cells_of(told: Tabled) -> list[list[Cell]]:
    """All rows without the columns that are not printed."""
    kept = [column.name not in LEFT_OUT for column in told.columns]
    return [[cell for cell, keep in zip(row, kept, strict=True) if keep] for row in told.rows]


def bars_of(told: Tabled, tell: Teller) -> tuple[list[str], list[tuple[str, list[float | None]]]]:
    """What is drawn: the rows that have a number, and by its head the numbers of each bar; empty without a drawing."""
    names = DRAWN.get(told.name, ())
    places = [told.column(name) for name in names]
    labels = labels_of(told, tell)
    some = [nth for nth, row in enumerate(told.rows) if any(number_of(row[at]) for at in places)]
    heads = [printed(told.columns[at].head, told.columns[at], tell) for at in places]
    series = [(head, [number_of(told.rows[nth][at]) for nth in some]) for head, at in zip(heads, places, strict=True)]
    return [labels[nth] for nth in some], series


def differing(was: Tabled, now: Tabled, tell: Teller) -> Iterator[tuple[str, str, str]]:
    """The rows that print otherwise by now: of what, what was printed, what would be; nothing of what tells of now."""
    if was.name in OF_NOW:
        return
    before, after = (_by_label(one, tell) for one in (was, now))
    for label in dict.fromkeys((*before, *after)):
        one, other = before.get(label), after.get(label)
        if one != other:
            yield label, _numbers(one), _numbers(other)


def _by_label(told: Tabled, tell: Teller) -> dict[str, list[str]]:
    return dict(zip(labels_of(told, tell), rows_of(told, tell), strict=True))


def _numbers(row: list[str] | None) -> str:
    return " / ".join(one for one in row or () if one[:1].isdigit()) or "—"
