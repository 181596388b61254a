"""Answering those who reported a case: each in the way of their source, before it ends (T6, T21)."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import queries
from gridgis.cases.answer_models import CaseReply
from gridgis.cases.doing import Doing, Facts, Move, Reply
from gridgis.cases.models import Case
from gridgis.cases.rules import CHANNELS, OBJECTION_DAYS
from gridgis.core.errors import Conflict, Forbidden, Invalid
from gridgis.core.moves import Bar
from gridgis.core.sql import Prepared
from gridgis.core.wording import Phrase
from gridgis.security.rules import Actor

MOST_WORDS = 1000
_PERSONAL = re.compile(r"(?<![0-9])(?:1[3-9][0-9]{9}|[0-9]{17}[0-9Xx])(?![0-9])")
"""A mobile number or one of an identity card."""
GIVEN = ("phone", "visit", "outer")
"""Ways in which an answer has reached its reporter once it is entered."""


class Reported(NamedTuple):
    """A report that hangs on a case; whether its reporter left a number, and whether they can read an answer there."""

    id: UUID
    source: str
    number: str
    reachable: bool
    on_page: bool


_REPORTS = """
    SELECT reports.id, reports.source, reports.case_number, coalesce(reporters.phone, '') <> '',
        EXISTS (SELECT FROM query_codes JOIN reporter_pages USING (county_code)
            WHERE county_code = reports.county_code AND report_id = reports.id AND open)
    FROM reports LEFT JOIN reporters ON reporters.county_code = reports.county_code AND reporters.report_id = reports.id
    WHERE reports.county_code = :county AND reports.case_number = {numbers} ORDER BY reports.received_at, reports.id
"""
_OWN = Prepared(_REPORTS.format(numbers=":number"))
_ALL = Prepared(
    _REPORTS.format(
        numbers="ANY (ARRAY(SELECT :number UNION ALL"
        " SELECT number FROM cases AS other WHERE merged_into = :number AND other.county_code = :county))"
    )
)


def reported(session: Session, case: Case) -> list[Reported]:
    """The reports that hang on a case, those of cases merged into it too, oldest first."""
    asked = _OWN if case.report_count == 1 else _ALL
    rows = asked.rows(session, county=case.county_code, number=case.number)
    return [Reported(UUID(str(one[0])), *one[1:]) for one in rows]


def replies(session: Session, case: Case) -> Sequence[CaseReply]:
    """What the reporters of a case were told, oldest first."""
    asked = select(CaseReply).where(CaseReply.county_code == case.county_code, CaseReply.case_number == case.number)
    return session.scalars(asked.order_by(CaseReply.seq, CaseReply.report_id)).all()


def bars(session: Session, actor: Actor, case: Case, asked: Move, at: datetime) -> Mapping[str, Bar]:
    """What is in the way of ending a case and of what comes after, by the names in the table of moves."""

    def closed_it() -> object:
        own = actor.account_id is not None and queries.last_maker(session, case, "close") == actor.account_id
        return own and Forbidden("cases.own_closing", verb="case.close")

    def past() -> object:
        end = case.closed_at and case.closed_at + timedelta(days=OBJECTION_DAYS)
        return end is not None and end < at and Conflict("cases.objection_late", state=case.state, days=OBJECTION_DAYS)

    def unanswered() -> object:
        waits = case.report_count > 1 or case.source in CHANNELS
        return waits and not asked.replies and _no_reply([case.source])

    return {
        "citizens": lambda: case.source != "citizen" and Conflict("cases.not_citizens", state=case.state),
        "not_citizens": lambda: case.source == "citizen" and Conflict("cases.second_person", state=case.state),
        "guarded": lambda: _guarded(case) and Conflict("cases.no_withdrawal", state=case.state),
        "close": closed_it,
        "own_office": lambda: queries.takes_part(actor, case) and Forbidden("cases.own_office", verb="case.close"),
        "window_past": past,
        "call": lambda: None if actor.account_id is None else _bad_call(case, asked, at),
        "replies": unanswered,
    }


def _guarded(case: Case) -> bool:
    """Whether nobody withdraws it: what is sensitive or concerns safety."""
    return case.sensitive or case.urgency == "P1" or "emergency" in case.flags


def _bad_call(case: Case, asked: Move, at: datetime) -> object:
    """What is wrong with the record of a call after closing: its words, or its moment, told to the minute."""
    called = asked.called_at
    if not asked.note.strip():
        return Invalid("cases.call_words", field="note")
    closed = case.closed_at and case.closed_at.replace(second=0, microsecond=0)
    sound = called is not None and called <= at and (closed is None or called >= closed)
    return not sound and Invalid("cases.call_missing", field="called_at")


def answer(now: Doing) -> Facts:
    """Keep what each reporter is told.

    Raises:
        Invalid: somebody who waits for an answer would get none, or one in no way of their source, or somebody else's
            data.
    """
    case, said = now.case, now.asked.replies
    if case.report_count == 1 and case.source not in CHANNELS and not said:
        return {}
    known = reported(now.session, case)
    strange = {one.report_id for one in said if one.report_id} - {one.id for one in known}
    if strange:
        raise Invalid("cases.reply_elsewhere", report_id=min(map(str, strange)), field="replies")
    given = {one.report_id: one for one in said}
    pairs = [(one, reply) for one in known if (reply := given.get(one.id) or _of_all(given, one)) is not None]
    told = {one.id for one, _ in pairs}
    if missing := {one.source for one in known if one.source in CHANNELS and one.id not in told}:
        raise _no_reply(sorted(missing))
    now.rows.add(CaseReply, [_row(now, one, reply) for one, reply in pairs])
    return {"replies": len(pairs)}


def _of_all(given: Mapping[UUID | None, Reply], one: Reported) -> Reply | None:
    return given.get(None) if one.source in CHANNELS else None


def _ways(case: Case, one: Reported) -> list[str]:
    """How a reporter can be answered: on their page with its code alone, and never there about a sealed matter."""
    shut = {"kept": one.reachable, "page": case.sensitive or not one.on_page}
    return [way for way in CHANNELS.get(one.source, ()) if not shut.get(way)]


def _row(now: Doing, one: Reported, reply: Reply) -> Facts:
    ways, words = _ways(now.case, one), reply.words.strip()
    if reply.way not in ways:
        named = [Phrase(f"reply_way.{way}") for way in ways]
        raise Invalid("cases.reply_way", source=Phrase(f"source.{one.source}"), ways=named, field="replies")
    if not words or len(words) > MOST_WORDS:
        raise Invalid("cases.reply_words", most=MOST_WORDS, field="replies")
    if _PERSONAL.search(words):
        raise Invalid("cases.reply_personal", field="replies")
    return {
        "county_code": now.case.county_code,
        "report_id": one.id,
        "seq": now.case.last_seq + 1,
        "at": now.at,
        "case_number": now.case.number,
        "way": reply.way,
        "words": words,
        "by_id": now.actor.account_id,
        "by_name": now.actor.display_name,
        "given_at": now.at if reply.way in GIVEN else None,
    }


def _no_reply(sources: Sequence[str]) -> Invalid:
    return Invalid("cases.reply_missing", sources=[Phrase(f"source.{one}") for one in sources], field="replies")
