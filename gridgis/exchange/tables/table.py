"""A county's table that goes out and comes in alike: declared once; its routes, commands, record and docs follow."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from gridgis.core.wording import Language, Phrase
from gridgis.exchange.reading.tables import Rejected, Row
from gridgis.exchange.tables.columns import Column
from gridgis.exchange.tables.sheets import write_form
from gridgis.exchange.tables.taking import Done, Keep, TableReport, take_rows
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, require

Said = Mapping[str, str]
"""What a row says, by column; empty where it says nothing."""


@dataclass
class Taking:
    """What the rows of a file need beside themselves; a table's own adds to it and says what a row does."""

    session: Session
    actor: Actor
    county_code: str
    at: datetime

    @property
    def day(self) -> date:
        """Today."""
        return self.at.date()

    def foresee(self, rows: Sequence[Row]) -> AbstractContextManager[object]:
        """Within which rows are taken; may read beforehand what they are about."""
        return nullcontext()

    def a_row(self) -> AbstractContextManager[object]:
        """What undoes a row that is refused."""
        return self.session.begin_nested()

    def take(self, said: Said) -> Done:
        """Do what a row says; a refusal is the row's."""
        raise NotImplementedError

    def write(self) -> None:
        """Write what rows left to be written together."""

    def finish(self) -> None:
        """Do what follows once rows are kept."""


@dataclass(frozen=True)
class Wanted:
    """What is wanted of a table that goes out."""

    session: Session
    actor: Actor
    county_code: str
    day: date
    language: Language
    empty: bool = False


@dataclass(frozen=True)
class Filled:
    """What stands in a table that goes out, and what may be chosen in a column."""

    rows: Iterable[Mapping[str, object]]
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """A table: what it is called, its columns, the right to send it, what its rows do, and what stands in it.

    An empty cell leaves a fact as it is, `-` or 无 takes it away; the same table again changes nothing.
    """

    name: str
    area: str
    columns: tuple[Column, ...]
    needs: str
    taking: Callable[[Session, Actor, str, datetime], Taking]
    filled: Callable[[Wanted], Filled]
    only_read: tuple[Column, ...] = ()
    """Columns that go out and are not read."""
    kind: str = ""
    """Of the thing in the audit trail, where it is not called as the table is."""
    asks: Callable[[Session, Actor, str], object] | None = None
    """Lets pass who may send it, where that is more than to hold the right in the county."""

    @property
    def title(self) -> Phrase:
        """What the table is called."""
        return Phrase(f"{self.area}.title")

    @property
    def phrases(self) -> list[Phrase]:
        """All words of its form."""
        return [self.title, *(told for one in (*self.columns, *self.only_read) for told in (one.head, one.note))]

    def take_in(
        self,
        session: Session,
        actor: Actor,
        rows: Iterable[Row],
        county_code: str,
        *,
        keep: Keep,
        at: datetime,
        told: Callable[[int], None] = lambda done: None,
    ) -> tuple[TableReport, list[Rejected]]:
        """Do what a county's table says, or tell what it would do.

        Args:
            rows: read with the names of its columns.
            keep: `nothing`, `all` or `good`.
            at: now, in local time; its day is the first day of what names none.
            told: called with one more row done.

        Returns:
            The report row by row, and the rows that were refused.

        Raises:
            NotFound: there is no such county.
            Forbidden: the actor may not bring in such a table there.
        """
        every = list(rows)
        if self.asks is not None:
            self.asks(session, actor, county_code)
        else:
            require(actor, self.needs, Spot(county_code=county_code))
        return _taken(self, self.kind or self.name, session, actor, every, county_code, keep, len(every), told, at=at)

    def write(self, path: Path, wanted: Wanted) -> None:
        """Write the form of a county, empty or with what stands on a day, which can be changed and brought in again.

        Raises:
            NotFound: there is no such division.
            Forbidden: the actor reads nothing of it there.
        """
        found = self.filled(wanted)
        rows = [] if wanted.empty else found.rows
        columns = self.columns if wanted.empty else (*self.columns, *self.only_read)
        write_form(path, self.title, columns, wanted.language, rows=rows, choices=found.choices)


@audited("{table.name}_imported", "{kind}", "{county_code}", when=lambda made: made[0].kept, rows="rows_kept")
def _taken(
    table: Table,
    kind: str,
    session: Session,
    actor: Actor,
    rows: list[Row],
    county_code: str,
    keep: Keep,
    rows_kept: int,
    told: Callable[[int], None],
    *,
    at: datetime,
) -> tuple[TableReport, list[Rejected]]:
    on = table.taking(session, actor, county_code, at)

    def take(row: Row) -> Done:
        return on.take({one.name: row.values.get(one.name, "").strip() for one in table.columns})

    hooks: dict[str, Any] = {"told": told, "a_row": on.a_row, "write": on.write}
    with on.foresee(rows):
        report, rejected = take_rows(session, table.columns, rows, take, keep=keep, **hooks)
    if report.kept:
        on.finish()
    return report, rejected
