"""Asking for a workbook that takes long, following it, and getting it: its own rows of the reader are asked again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.cases.queries import counted_for
from gridgis.core.errors import Conflict, NotFound, Refusal
from gridgis.core.wording import Language, twice
from gridgis.exchange.queues.models import LongExport
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor

OPEN = ("waiting", "writing")
MOST_OPEN = 3
"""So many of one account wait or are written at once."""
KEPT = timedelta(days=1)
"""So long a workbook can be had, and is listed."""
SILENT = timedelta(minutes=2)
"""Whoever writes one and was not heard of for so long is dead: another begins anew."""
CHECKED = 5000
"""Cases asked at once whether they may still be read."""


@dataclass(frozen=True)
class ExportRow:
    """A workbook asked for: how many rows stand in it, how many are written before it, until when it can be had."""

    id: int
    kind: str
    asked: dict[str, Any]
    state: str
    rows: int
    ahead: int
    asked_at: datetime
    until: datetime | None
    failure_zh: str
    failure_en: str


@audited("export.ask", "export", "{kind}")
def ask(
    session: Session, actor: Actor, kind: str, asked: Mapping[str, Any], language: Language, *, at: datetime
) -> ExportRow:
    """Ask for a workbook; it is written when those asked for before are.

    Args:
        session: open session.
        actor: whose it is, and who reads it.
        kind: one of `WRITERS` of `gridgis.exchange.queues.writing`.
        asked: which list, as JSON holds it.
        language: of heads and words.
        at: now.

    Raises:
        Conflict: so many of the actor wait already.
    """
    mine = select(func.count()).where(LongExport.account_id == actor.account_id, LongExport.state.in_(OPEN))
    if (session.scalar(mine) or 0) >= MOST_OPEN:
        raise Conflict("queue_book.too_many", most=MOST_OPEN)
    one = LongExport(account_id=actor.account_id, kind=kind, asked=dict(asked), language=language, asked_at=at, rows=0)
    one.state = "waiting"
    session.add(one)
    session.flush()
    return _row(session, one)


def listed(session: Session, actor: Actor, *, at: datetime) -> list[ExportRow]:
    """The actor's own of the last day, the newest first."""
    asked = select(LongExport).where(LongExport.account_id == actor.account_id, LongExport.asked_at > at - KEPT)
    return [_row(session, one) for one in session.scalars(asked.order_by(LongExport.id.desc()).limit(20))]


def _row(session: Session, one: LongExport) -> ExportRow:
    ahead = 0
    if one.state == "waiting":
        ahead = session.scalar(select(func.count()).where(LongExport.state.in_(OPEN), LongExport.id < one.id)) or 0
    failure = ("", "")
    if one.failure:
        facts = dict(one.failure)
        failure = twice(str(facts.pop("kind")), **facts)
    until = one.ended_at + KEPT if one.state == "done" and one.ended_at else None
    told = (one.id, one.kind, one.asked, one.state, one.rows, ahead, one.asked_at, until)
    return ExportRow(*told, *failure)


def _own(session: Session, actor: Actor, id: int) -> LongExport:
    one = session.get(LongExport, id, with_for_update=True, populate_existing=True)
    if one is None or one.account_id != actor.account_id:
        raise NotFound("queue_book.no_export", id=id)
    return one


@audited("export.cancel", "export", "{id}")
def cancel(session: Session, actor: Actor, id: int, *, at: datetime) -> ExportRow:
    """Write it no further; whoever writes it stops at the next page.

    Raises:
        NotFound: the actor has none of that number.
        Conflict: it was ended before.
    """
    one = _own(session, actor, id)
    if one.state not in OPEN:
        raise Conflict("queue_book.ended", state=one.state)
    one.state, one.ended_at = "cancelled", at
    session.flush()
    return _row(session, one)


@audited("export.take", "export", "{id}")
def take(session: Session, actor: Actor, folder: Path, id: int, *, at: datetime) -> Path:
    """The file of a workbook that is done, of whose every case it is asked again whether the actor may read it.

    Raises:
        NotFound: the actor has none of that number, or it is no longer there.
        Conflict: it is not done, or the actor may not read all of it any more.
    """
    one = _own(session, actor, id)
    if one.state != "done":
        raise Conflict("queue_book.not_done", state=one.state)
    path = book_of(folder, id)
    if one.ended_at is None or at > one.ended_at + KEPT or not path.exists():
        raise NotFound("queue_book.gone", id=id)
    numbers = _numbers(folder, id)
    while some := set(islice(numbers, CHECKED)):
        asked = counted_for(select(func.count(Case.number.distinct())).where(Case.number.in_(some)), actor)
        if session.scalar(asked) != len(some):
            raise Conflict("queue_book.rights_changed", id=id)
    return path


def book_of(folder: Path, id: int) -> Path:
    """Where the workbook of an export lies, or will."""
    return folder / f"{id}.xlsx"


def numbers_of(folder: Path, id: int) -> Path:
    """Where the numbers of the cases in it lie, a line each."""
    return folder / f"{id}.numbers"


def _numbers(folder: Path, id: int) -> Iterator[str]:
    with numbers_of(folder, id).open(encoding="ascii") as lines:
        yield from (line.strip() for line in lines)


def claim(session: Session, *, at: datetime) -> LongExport | None:
    """Take the one that has waited longest, or that its writer left; none where nothing waits."""
    left = (LongExport.state == "writing") & (LongExport.beat_at < at - SILENT)
    asked = select(LongExport).where((LongExport.state == "waiting") | left).order_by(LongExport.id).limit(1)
    one = session.scalar(asked.with_for_update(skip_locked=True))
    if one is None:
        return None
    one.state, one.beat_at, one.rows, one.tries = "writing", at, 0, one.tries + 1
    return one


def beat(session: Session, id: int, rows: int, *, at: datetime) -> bool:
    """Tell how far it is; whether it is still wanted."""
    put = update(LongExport).where(LongExport.id == id, LongExport.state == "writing").values(rows=rows, beat_at=at)
    return session.execute(put.returning(LongExport.id)).first() is not None


def end(session: Session, id: int, rows: int, refusal: Refusal | None, *, at: datetime) -> bool:
    """Note that it is done, or why it is not; whether it was still wanted."""
    state = "done" if refusal is None else "failed"
    told = None if refusal is None else {"kind": refusal.kind, **_plain(refusal.facts)}
    put = update(LongExport).where(LongExport.id == id, LongExport.state == "writing")
    done = put.values(state=state, rows=rows, ended_at=at, failure=told).returning(LongExport.id)
    return session.execute(done).first() is not None


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value if isinstance(value, int) else str(value) for name, value in facts.items() if name != "field"}


def forget(session: Session, *, at: datetime) -> list[int]:
    """The numbers of those that are a day old, which are listed no more: their files can go."""
    old = select(LongExport.id).where(LongExport.asked_at < at - KEPT - KEPT).limit(500)
    found = list(session.scalars(old))
    for one in found:
        session.delete(session.get_one(LongExport, one))
    return found
