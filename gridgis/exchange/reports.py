"""Reports from CSV files: row by row, each taken, known already, or rejected with a reason."""

import csv
import hashlib
import uuid
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session, sessionmaker

from gridgis.core.errors import Invalid, Refusal
from gridgis.intake.actions import Terms, receive
from gridgis.intake.rules import Message
from gridgis.security.rules import Actor

NAMESPACE = uuid.UUID("0f9e4c52-7a2b-4c3d-9a55-4490a1b2c3d4")
COLUMNS = (
    "id", "source", "outer_number", "category_code", "description", "lng", "lat", "datum", "accuracy_m", "address",
    "grid_code", "division_code", "observed_at", "reporter_name", "reporter_phone",
)  # fmt: skip
REQUIRED = ("category_code", "description")
BATCH = 500
ROW_LINES = 50
"""A row may hold so many line breaks inside quotes; a quote that never closes costs its own line only."""
FIELD_SHOWN = 200
"""So much is shown of a line that can't be taken apart."""


@dataclass(frozen=True)
class Row:
    """One row: the line it begins at, its values by column, and what is wrong with it before any rule is asked."""

    line: int
    values: dict[str, str]
    fault: str = ""


@dataclass(frozen=True)
class Rejected:
    """A row that was not taken, and why."""

    line: int
    field: str
    reason: str
    values: dict[str, str]


@dataclass
class Summary:
    """What became of a file."""

    taken: int = 0
    known: int = 0
    rejected: list[Rejected] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """All rows read."""
        return self.taken + self.known + len(self.rejected)


def rows_of(
    path: Path, encoding: str = "utf-8-sig", *, columns: Sequence[str] = COLUMNS, required: Sequence[str] = REQUIRED
) -> Iterator[Row]:
    """Read a CSV file with a header, of reports unless other columns are named.

    Raises:
        Invalid: the file is empty, can't be read, or lacks a column that is needed.
    """
    try:
        with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
            yield from _rows(iter(file), columns, required)
    except OSError as error:
        raise Invalid(f"{path} can't be read: {error.strerror}.", field="file") from None
    except LookupError:
        raise Invalid(f"There is no encoding {encoding}; use utf-8 or gb18030.", field="encoding") from None


def _rows(lines: Iterator[str], columns: Sequence[str], required: Sequence[str]) -> Iterator[Row]:
    records = _records(lines)
    first = next(records, None)
    if first is None:
        raise Invalid("The file is empty: it needs a header and rows.", field="file")
    header = [name.strip("\ufeff \t\r\n").lower() for name in first[1]]
    missing = [name for name in required if name not in header]
    if missing:
        raise Invalid(
            f"The header lacks {', '.join(missing)}. Known columns: {', '.join(columns)}.",
            field="header",
            header=header,
        )
    twice = [name for name in columns if header.count(name) > 1]
    if twice:
        raise Invalid(f"The header names {', '.join(twice)} twice; keep one of them.", field="header", header=header)
    for line, values, fault in records:
        if not any(value.strip() for value in values):
            continue
        uneven = f"the row has {len(values)} fields, the header {len(header)}" if len(values) != len(header) else ""
        names = [*header, *(f"field {n + 1}" for n in range(len(header), len(values)))]
        yield Row(line, dict(zip(names, values, strict=False)), fault or uneven)


def _records(lines: Iterator[str]) -> Iterator[tuple[int, list[str], str]]:
    """Records with the line they begin at and what is wrong with them.

    A record runs over several lines when a quote is open at the end of one, and the lines up to its closing make as
    many fields as the header has. Any other open quote spoils its own line and no more.
    """
    waiting: deque[str] = deque()
    number = width = 0
    while True:
        line = waiting.popleft() if waiting else next(lines, None)
        if line is None:
            return
        number += 1
        record = [line]
        is_open = line.count('"') % 2 == 1
        while is_open and len(record) < ROW_LINES:
            following = waiting.popleft() if waiting else next(lines, None)
            if following is None:
                break
            record.append(following)
            is_open = following.count('"') % 2 == 0
        values, fault = _parsed("".join(record), strict=len(record) > 1)
        if is_open or (len(record) > 1 and len(values) != (width or len(values))):
            waiting.extendleft(reversed(record[1:]))
            yield number, _parsed(line.replace('"', ""))[0], "a quote is opened and never closed"
            continue
        yield number, values, fault
        number += len(record) - 1
        width = width or len(values)


def _parsed(text: str, *, strict: bool = False) -> tuple[list[str], str]:
    """The fields of a record and what is wrong with it; no fields of one that is no CSV at all."""
    fault = "it holds a zero byte" if "\0" in text else ""
    if any("\udc80" <= char <= "\udcff" for char in text):
        fault = "it is not in the stated encoding; try --encoding gb18030"
        text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return next(csv.reader([text.replace("\0", "")], strict=strict), []), fault
    except csv.Error as error:
        return [] if strict else [text[:FIELD_SHOWN]], f"it can't be read as CSV: {error}"


def load(
    sessions: sessionmaker[Session],
    actor: Actor,
    rows: Iterator[Row],
    terms: Terms,
    *,
    source: str,
    datum: str,
    now: Callable[[], datetime],
    told: Callable[[int], None],
    on_rejects: Callable[[list[Rejected]], None],
    dry_run: bool = False,
) -> Summary:
    """Take in rows, a transaction each `BATCH`; after a crash the same file goes on where it stopped.

    Args:
        sessions: sessions of the database.
        actor: who imports.
        rows: from `rows_of`.
        terms: zone and tolerance.
        source: of rows that name none.
        datum: of rows that name none.
        now: tells the time of a batch.
        told: called with the rows done.
        on_rejects: called with the rejected rows of each batch, once it is committed.
        dry_run: check everything, keep nothing.

    Returns:
        What became of the file.
    """
    summary = Summary()
    for batch in _batches(rows):
        with sessions.begin() as session:
            taken, known, rejected = _take(session, actor, batch, terms, source, datum, now())
            if dry_run:
                session.rollback()
        summary.taken, summary.known = summary.taken + taken, summary.known + known
        summary.rejected += rejected
        on_rejects(rejected)
        told(len(batch))
    return summary


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _take(
    session: Session, actor: Actor, batch: list[Row], terms: Terms, source: str, datum: str, at: datetime
) -> tuple[int, int, list[Rejected]]:
    rejected: dict[int, Rejected] = {}
    messages: dict[uuid.UUID, tuple[Row, Message]] = {}
    again: list[tuple[Row, uuid.UUID]] = []
    for row in batch:
        if row.fault:
            rejected[row.line] = Rejected(row.line, "", row.fault, row.values)
            continue
        try:
            message = _message(row, source, datum, terms.zone)
        except Refusal as refusal:
            rejected[row.line] = _rejected(row, refusal)
            continue
        if message.id in messages:
            if messages[message.id][1] == message:
                again.append((row, message.id))
            else:
                rejected[row.line] = Rejected(row.line, "id", "the id stands twice in the file", row.values)
            continue
        messages[message.id] = (row, message)
    outcomes = receive(session, actor, [message for _, message in messages.values()], terms, at=at)
    by_id = dict(zip(messages, outcomes, strict=True))
    for row, key in [*((row, key) for key, (row, _) in messages.items()), *again]:
        outcome = by_id[key]
        if isinstance(outcome, Refusal):
            rejected[row.line] = _rejected(row, outcome)
    taken = sum(1 for outcome in outcomes if not isinstance(outcome, Refusal) and outcome.fresh)
    return taken, len(batch) - taken - len(rejected), [rejected[line] for line in sorted(rejected)]


def _rejected(row: Row, refusal: Refusal) -> Rejected:
    return Rejected(row.line, str(refusal.facts.get("field", "")), refusal.message, row.values)


def _message(row: Row, source: str, datum: str, zone: str) -> Message:
    value = {name: text.strip() for name, text in row.values.items()}
    given = value.get("source") or source
    return Message(
        id=_id(value, given),
        category_code=value["category_code"],
        description=value["description"],
        source=given,
        observed_at=_moment(value.get("observed_at", ""), zone),
        lng=_number(value, "lng"),
        lat=_number(value, "lat"),
        datum=value.get("datum") or datum,
        accuracy_m=_number(value, "accuracy_m"),
        address=value.get("address", ""),
        grid_code=value.get("grid_code") or None,
        division_code=value.get("division_code") or None,
        outer_number=value.get("outer_number", ""),
        reporter_name=value.get("reporter_name", ""),
        reporter_phone=value.get("reporter_phone", ""),
    )


def _id(value: dict[str, str], source: str) -> uuid.UUID:
    """The row's id: given, or made of its source and outer number, or of all it says; the same row, the same id."""
    if value.get("id"):
        try:
            return uuid.UUID(value["id"])
        except ValueError:
            raise Invalid("id is not a UUID; leave it empty to have one made.", field="id") from None
    if value.get("outer_number"):
        return uuid.uuid5(NAMESPACE, f"{source}\n{value['outer_number']}")
    said = "\n".join(f"{name}={value[name]}" for name in sorted(value) if value[name])
    return uuid.uuid5(NAMESPACE, hashlib.sha256(f"{source}\n{said}".encode()).hexdigest())


def _number(value: dict[str, str], name: str) -> float | None:
    text = value.get(name, "")
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        raise Invalid(f"{name} is no number: “{text[:40]}”.", field=name) from None


def _moment(text: str, zone: str) -> datetime | None:
    """A moment in ISO 8601; without a zone it is local time."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid(f"observed_at is no time: “{text[:40]}”; write 2026-03-11 15:30.", field="observed_at") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
