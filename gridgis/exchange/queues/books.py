"""Queues as workbooks: requests, coordinations, the lists of desks; what leaves the house holds no sensitive case."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from gridgis.cases import lists
from gridgis.cases.briefs import Brief
from gridgis.cases.filters import Filter
from gridgis.casework import coordination, requests
from gridgis.casework.coordination import Waiting
from gridgis.casework.desks import queries as desks
from gridgis.casework.queues import Key
from gridgis.casework.requests import Queued, Wanted
from gridgis.core.wording import Language, Phrase
from gridgis.exchange.tables.columns import Column
from gridgis.exchange.tables.sheets import write_list
from gridgis.security.rules import Actor

MOST, AT_ONCE = 200_000, 500
"""Rows of a workbook, and of a page of them."""
Told = Callable[[datetime | None], str]
AnyKey = TypeVar("AnyKey")
Row = dict[str, object]
Rows = list[Row]
Watch = Callable[[Iterable[Row]], Iterable[Row]]
"""What looks at rows as they pass on their way into a workbook."""

CASE = ("number", "category", "platform", "urgency", "town", "village", "office")
ASKED = ("kind", "asked_by", "asked_at", "reason", "note", "basis", "more", "unit", "review_on")
DECIDED = ("due_at", "outcome", "decided_at", "decided_by", "decision", "granted", "limit_before", "limit_after")
ON_DESK = ("grid", "source", "state", "address", "text", "submitted_at", "due_at", "done_at")
WAITS = ("rule", "who", "opened_at", "due_at", "proposed", "lead", "helping", "decided_at", "decided_by", "decision")


def write_requests(
    session: Session,
    actor: Actor,
    path: Path,
    wanted: Wanted,
    *,
    language: Language,
    zone: str,
    at: datetime,
    watched: Watch = iter,
) -> None:
    """Write requests in ordinary cases that the actor may read, in the order of their queue; `MOST` rows at most.

    Args:
        session: open session.
        actor: who reads.
        path: written over.
        wanted: which requests.
        language: of heads and words.
        zone: in which moments are told.
        at: now.
        watched: sees all rows.

    Raises:
        Invalid: it can't be written.
    """
    told = teller(zone)

    def page(after: Key | None) -> tuple[Rows, Key | None]:
        found = requests.queue(session, actor, wanted, after=after, limit=AT_ONCE, ordinary=True)
        shown = requests.shown(session, actor, found, zone=zone, at=at)
        return [_request(one, told, language) for one in shown], None if len(found) < AT_ONCE else requests.key_of(
            found[-1][0]
        )

    rows = watched(all_rows(page, language))
    write_list(path, Phrase("queue_book.requests"), columns(CASE + ASKED + DECIDED), language, rows)


def write_coordinations(
    session: Session,
    actor: Actor,
    path: Path,
    *,
    open: bool,
    mine: bool,
    language: Language,
    zone: str,
    at: datetime,
    watched: Watch = iter,
) -> None:
    """Write coordinations in ordinary cases that the actor may read, as `write_requests` does requests.

    Raises:
        Invalid: it can't be written.
    """
    told = teller(zone)

    def page(after: Key | None) -> tuple[Rows, Key | None]:
        found = coordination.queue(session, actor, open=open, mine=mine, after=after, limit=AT_ONCE, ordinary=True)
        shown = coordination.shown(session, actor, found, zone=zone, at=at)
        return [_waiting(one, told, language) for one in shown], None if len(found) < AT_ONCE else coordination.key_of(
            found[-1][0]
        )

    rows = watched(all_rows(page, language))
    write_list(path, Phrase("queue_book.coordinations"), columns(CASE + WAITS), language, rows)


def write_desk(
    session: Session,
    actor: Actor,
    path: Path,
    desk: str,
    tab: str,
    wanted: Filter,
    *,
    language: Language,
    zone: str,
    at: datetime,
    watched: Watch = iter,
) -> None:
    """Write the ordinary cases behind a tab of a desk, as `write_requests` does requests.

    Raises:
        Forbidden: the actor's posts do not open this desk.
        Invalid: the desk has no such tab, or it can't be written.
    """
    told, ordinary = teller(zone), replace(wanted, sensitive=False)

    def page(after: lists.Key | None) -> tuple[Rows, lists.Key | None]:
        found = desks.page(session, actor, desk, tab, ordinary, at=at, after=after, limit=AT_ONCE)
        shown = desks.shown(session, actor, desk, tab, found, at=at)
        return [_on_desk(one, told, language) for one in shown], None if len(found) < AT_ONCE else found[-1].key

    rows = watched(all_rows(page, language))
    write_list(path, Phrase("queue_book.desk"), columns(CASE + ON_DESK), language, rows)


def all_rows(page: Callable[[AnyKey | None], tuple[Rows, AnyKey | None]], language: Language) -> Iterator[Row]:
    """The rows of all pages, each asked for when its turn comes, up to `MOST`; a last row says so if there are more."""
    told, after = 0, None
    while True:
        rows, after = page(after)
        for row in rows:
            if told == MOST:
                yield {"number": Phrase("queue_book.cut", {"most": MOST}).words(language)}
                return
            told += 1
            yield row
        if after is None:
            return


def columns(names: Sequence[str]) -> list[Column]:
    """Columns by the names of their heads."""
    return [Column(name, Phrase(f"queue_book.{name}"), Phrase("queue_book.note")) for name in names]


def teller(zone: str) -> Told:
    """What tells moments in a zone, none as nothing."""
    here = ZoneInfo(zone)
    return lambda moment: moment.astimezone(here).strftime("%Y-%m-%d %H:%M") if moment else ""


def _case(one: Brief, language: Language) -> dict[str, object]:
    return {
        "number": one.number,
        "category": one.category_zh if language == "zh" else one.category_en,
        "platform": Phrase(f"platform.{one.platform}").words(language),
        "urgency": one.urgency,
        "town": one.town_name,
        "village": one.village_name,
        "office": one.office_name,
    }


def _on_desk(one: desks.DeskRow, told: Told, language: Language) -> dict[str, object]:
    case = one.case
    return {
        **_case(case, language),
        "grid": case.grid_name,
        "source": Phrase(f"source.{case.source}").words(language),
        "state": Phrase(f"case_state.{case.state}").words(language),
        "address": case.address_text,
        "text": case.description,
        "submitted_at": told(case.submitted_at),
        "due_at": told(one.due_at),
        "done_at": told(one.at),
    }


def _request(one: Queued, told: Told, language: Language) -> dict[str, object]:
    asked = one.request
    same = {name: getattr(asked, name) for name in ("note", "basis", "more", "review_on", "decision", "granted")}
    by = {name: getattr(asked, name) for name in ("asked_by", "decided_by")}
    moments = {name: told(getattr(asked, name)) for name in ("asked_at", "due_at", "decided_at")}
    return {
        **_case(one.case, language),
        **same,
        **by,
        **moments,
        "kind": Phrase(f"request_kind.{asked.kind}").words(language),
        "office": asked.office_name or one.case.office_name,
        "reason": Phrase(f"request_reason.{asked.reason}").words(language) if asked.reason else "",
        "unit": Phrase(f"queue_book.unit_{asked.unit}").words(language) if asked.unit else "",
        "outcome": Phrase(f"request_outcome.{asked.outcome}").words(language) if asked.outcome else "",
        "limit_before": told(asked.handle_due_before),
        "limit_after": told(asked.handle_due_after),
    }


def _waiting(one: Waiting, told: Told, language: Language) -> dict[str, object]:
    put = one.coordination
    return {
        **_case(one.case, language),
        "rule": one.rule,
        "who": Phrase(f"coordinator.{put.who}").words(language),
        "opened_at": told(put.opened_at),
        "due_at": told(put.due_at),
        "proposed": one.proposed,
        "lead": put.lead_name,
        "helping": "、".join(put.co_names) if language == "zh" else ", ".join(put.co_names),
        "decided_at": told(put.settled_at),
        "decided_by": put.settled_by,
        "decision": put.reason,
    }
