"""What a table changes, told row by row; everything is kept, or nothing, or what was right."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from sqlalchemy.orm import Session

from gridgis.core.errors import Refusal
from gridgis.core.vocabulary import WHOLE, OneOf
from gridgis.core.wording import Both
from gridgis.exchange.reading.tables import Rejected, Row, as_rejected
from gridgis.exchange.tables.columns import Column

KEEPS = ("nothing", "all", "good")
"""What is kept of a table: nothing, for it is only looked at; all of it, or nothing where a row is wrong; the rows that
are right."""
OUTCOMES = ("added", "changed", "known", "rejected")

Keep = Annotated[str, OneOf(KEEPS)]
Outcome = Annotated[str, OneOf(OUTCOMES)]

SHOWN = 2000
"""So many rows that change something are told."""


@dataclass(frozen=True)
class Change:
    """A value that becomes another; `column` by our name."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Done:
    """What became of a row: `added`, `changed` or `known`; what it is about, and what changed."""

    outcome: Outcome
    name: str
    changes: Sequence[Change] = ()


@dataclass(frozen=True)
class RowTold:
    """What becomes of a row; the reason of a refusal in both languages, else empty."""

    line: int
    outcome: Outcome
    name: str
    changes: list[Change]
    field: str
    reason_zh: str
    reason_en: str


@dataclass(frozen=True)
class ColumnTold:
    """What a column is called."""

    name: str
    name_zh: str
    name_en: str


@dataclass
class TableReport:
    """What a table changes, or would change: rows by what becomes of them, those that change nothing only counted."""

    __pydantic_config__: ClassVar = WHOLE

    columns: list[ColumnTold] = field(default_factory=list)
    rows: int = 0
    added: int = 0
    changed: int = 0
    known: int = 0
    rejected: int = 0
    kept: bool = False
    items: list[RowTold] = field(default_factory=list)
    notes: list[Both] = field(default_factory=list)

    def tell(self, line: int, done: Done) -> None:
        """Take note of a row that was taken."""
        self._count(done.outcome)
        if done.outcome != "known" and len(self.items) < SHOWN:
            self.items.append(RowTold(line, done.outcome, done.name, list(done.changes), "", "", ""))

    def refuse(self, row: Rejected) -> None:
        """Take note of a row that was refused."""
        self._count("rejected")
        if len(self.items) < SHOWN:
            named = next((text for text in row.values.values() if text.strip()), "")[:40]
            reasons = row.reason.words("zh"), row.reason.words("en")
            self.items.append(RowTold(row.line, "rejected", named, [], row.field, *reasons))

    def _count(self, outcome: str) -> None:
        self.rows += 1
        setattr(self, outcome, getattr(self, outcome) + 1)


def take_rows(
    session: Session,
    columns: Sequence[Column],
    rows: Iterable[Row],
    take: Callable[[Row], Done],
    *,
    keep: Keep,
    told: Callable[[int], None] = lambda done: None,
    a_row: Callable[[], AbstractContextManager[object]] | None = None,
    write: Callable[[], None] = lambda: None,
) -> tuple[TableReport, list[Rejected]]:
    """Take rows one after the other, each seeing what those before it changed.

    Args:
        session: open session, in whose transaction all of it happens.
        columns: of the table.
        rows: as read.
        take: does what one row says; a refusal it raises is the row's, and undoes what the row did.
        keep: `nothing`, `all` or `good`.
        told: called with the rows done, each time with one more.
        a_row: what undoes a row that is refused; a savepoint by default.
        write: writes what rows left to be written together.

    Returns:
        The report, and the rows that were refused.
    """
    named = [ColumnTold(one.name, one.head.words("zh"), one.head.words("en")) for one in columns]
    report, rejected = TableReport(columns=named), list[Rejected]()
    whole = session.begin_nested()
    for row in rows:
        try:
            row.refuse_faulty()
            with (a_row or session.begin_nested)():
                done = take(row)
        except Refusal as refusal:
            rejected.append(as_rejected(row, refusal))
            report.refuse(rejected[-1])
        else:
            report.tell(row.line, done)
        told(1)
    write()
    report.kept = keep == "good" or (keep == "all" and not rejected)
    if report.kept:
        whole.commit()
    else:
        whole.rollback()
    return report, rejected
