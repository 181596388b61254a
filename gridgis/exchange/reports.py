"""Reports from CSV files: row by row, each taken, known already, or rejected with a reason."""

import hashlib
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session, sessionmaker

from gridgis.core.errors import Invalid, Refusal
from gridgis.exchange import csv_rows
from gridgis.exchange.csv_rows import Rejected, Row, Summary, as_rejected, batches
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


def rows_of(path: Path, encoding: str = "utf-8-sig") -> Iterator[Row]:
    """The rows of a file of reports.

    Raises:
        Invalid: the file is empty, can't be read, or lacks a column that is needed.
    """
    return csv_rows.rows_of(path, encoding, columns=COLUMNS, required=REQUIRED)


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
    for batch in batches(rows, BATCH):
        with sessions.begin() as session:
            taken, known, rejected = _take(session, actor, batch, terms, source, datum, now())
            if dry_run:
                session.rollback()
        summary.taken, summary.known = summary.taken + taken, summary.known + known
        summary.rejected += rejected
        on_rejects(rejected)
        told(len(batch))
    return summary


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
            rejected[row.line] = as_rejected(row, refusal)
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
            rejected[row.line] = as_rejected(row, outcome)
    taken = sum(1 for outcome in outcomes if not isinstance(outcome, Refusal) and outcome.fresh)
    return taken, len(batch) - taken - len(rejected), [rejected[line] for line in sorted(rejected)]


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
