"""Writing the workbooks that were asked for, one after the other, in the worker."""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session, sessionmaker

from gridgis.cases.filters import Filter
from gridgis.casework.requests import Wanted
from gridgis.core.errors import Conflict, NotFound, Refusal
from gridgis.exchange.queues import books, later
from gridgis.exchange.queues.messages import write_messages
from gridgis.security.models import Account
from gridgis.security.queries import actor_by_name
from gridgis.security.rules import Actor

LOG = logging.getLogger("gridgis.worker")
PAUSE_S = 2.0
MOST_TRIES = 3
MOMENTS = ("begin", "end")
Clock = Callable[[], datetime]


def told_of(wanted: Filter) -> dict[str, Any]:
    """A filter as JSON holds it, without what does not narrow; `filter_of` is the way back."""
    told = {one.name: getattr(wanted, one.name) for one in fields(Filter) if one.name not in ("waits", "behind")}
    told |= {name: told[name] and told[name].isoformat() for name in MOMENTS}
    told["span"] = [one and one.isoformat() for one in wanted.span] if any(wanted.span) else None
    return {name: value for name, value in told.items() if value is not None}


def filter_of(told: dict[str, Any]) -> Filter:
    """The filter that was told of."""
    known = dict(told)
    known |= {name: datetime.fromisoformat(known[name]) for name in MOMENTS if name in known}
    if "span" in known:
        first, last = (one and datetime.fromisoformat(one) for one in known["span"])
        known["span"] = (first, last)
    if "bbox" in known:
        known["bbox"] = tuple(known["bbox"])
    return Filter(**known)


class _UnwantedError(Exception):
    """Somebody cancelled it, or another writer has it."""


def write_next(sessions: sessionmaker[Session], folder: Path, zone: str, clock: Clock) -> bool:
    """Write the workbook that has waited longest; whether there was one.

    Args:
        sessions: of the database.
        folder: where workbooks lie; made where it is not there.
        zone: in which moments are told.
        clock: the moment.
    """
    with sessions.begin() as session:
        one = later.claim(session, at=clock())
        if one is None:
            return False
        job = (one.id, one.account_id, one.kind, dict(one.asked), one.language, one.tries)
    number, account_id, kind, asked, language, tries = job
    folder.mkdir(parents=True, exist_ok=True)
    count = _Count(sessions, folder, number, clock)
    refusal: Refusal | None = Conflict("queue_book.broke") if tries > MOST_TRIES else None
    try:
        if refusal is None:
            with sessions.begin() as session:
                actor = _reader(session, account_id, clock())
                part = folder / f"{number}.part"
                how = {"language": "en" if language == "en" else "zh", "zone": zone, "at": clock()}
                _write(session, actor, part, kind, asked, how | {"watched": count.watched})
            part.replace(later.book_of(folder, number))
    except _UnwantedError:
        _clear(folder, number)
        return True
    except Refusal as error:
        refusal = error
    with sessions.begin() as session:
        wanted = later.end(session, number, count.rows, refusal, at=clock())
    if refusal is not None or not wanted:
        _clear(folder, number)
    LOG.info("wrote the workbook %d with %d rows", number, count.rows)
    return True


def _reader(session: Session, account_id: int, at: datetime) -> Actor:
    account = session.get(Account, account_id)
    at_work = account is not None and (account.closed_at is None or account.closed_at > at)
    actor = actor_by_name(session, account.username, at) if account and at_work else None
    if actor is None:
        raise NotFound("queue_book.no_reader")
    return actor


class _Count:
    """Counts rows as they pass and bounds them, keeps their cases' numbers, tells how far it is after each page."""

    def __init__(self, sessions: sessionmaker[Session], folder: Path, id: int, clock: Clock) -> None:
        self.rows = 0
        self._sessions, self._folder, self._id, self._clock = sessions, folder, id, clock

    def watched(self, rows: Iterable[books.Row]) -> Iterator[books.Row]:
        """The same rows.

        Raises:
            Conflict: there are more than a workbook takes.
        """
        with later.numbers_of(self._folder, self._id).open("w", encoding="ascii") as numbers:
            for row in rows:
                if self.rows == books.MOST:
                    raise Conflict("queue_book.too_long", most=books.MOST)
                self.rows += 1
                numbers.write(f"{row['number']}\n")
                if self.rows % books.AT_ONCE == 0:
                    self._tell()
                yield row

    def _tell(self) -> None:
        with self._sessions.begin() as session:
            wanted = later.beat(session, self._id, self.rows, at=self._clock())
        if not wanted:
            raise _UnwantedError


def _write(session: Session, actor: Actor, path: Path, kind: str, asked: dict[str, Any], how: dict[str, Any]) -> None:
    if kind == "desk":
        wanted = filter_of(asked["filter"])
        books.write_desk(session, actor, path, asked["desk"], asked["tab"], wanted, **how)
    elif kind == "requests":
        books.write_requests(session, actor, path, Wanted(**asked), **how)
    elif kind == "coordination":
        books.write_coordinations(session, actor, path, **asked, **how)
    else:
        write_messages(session, actor, path, **asked, **how)


def _clear(folder: Path, id: int) -> None:
    for path in (later.book_of(folder, id), later.numbers_of(folder, id), folder / f"{id}.part"):
        path.unlink(missing_ok=True)


def forget_old(sessions: sessionmaker[Session], folder: Path, *, at: datetime) -> int:
    """Take away what is older than it is kept; how many."""
    with sessions.begin() as session:
        gone = later.forget(session, at=at)
    for one in gone:
        _clear(folder, one)
    return len(gone)


def write_on(sessions: sessionmaker[Session], folder: Path, zone: str, clock: Clock, *, ended: threading.Event) -> None:
    """Write what is asked for until it ends; a fault of one is told and does not end the rest."""
    while not ended.is_set():
        try:
            if write_next(sessions, folder, zone, clock):
                continue
            forget_old(sessions, folder, at=clock())
        except Exception:
            LOG.exception("a workbook could not be written")
        ended.wait(PAUSE_S)
