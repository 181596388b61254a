"""The worker's sweep of the ladder: what limits have come to, marked on their cases and told by events."""

import json
from collections import defaultdict
from datetime import datetime, timedelta
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.clocks import length_of
from gridgis.cases.in_force import Limits
from gridgis.cases.ladder import TOLD, TOLD_AT_CENTRE, Running, climbed, upcoming
from gridgis.cases.rules import STAGE_OF
from gridgis.cases.slip_rules import PROPOSED_AT
from gridgis.cases.terms import handle_term, limit_of
from gridgis.core.sql import Prepared
from gridgis.security.rules import SYSTEM

BATCH = 500
OF_OFFICES = ("handle", "rework")
"""The stages in which an office works on a case."""


class _Due(NamedTuple):
    """A case whose limit has come to a rung; `since` is when it began where that is not told by its dispatch."""

    county_code: str
    number: str
    state: str
    category_code: str
    submitted_at: datetime
    dispatched_at: datetime | None
    due_at: datetime
    near_due_at: datetime
    office_code: str | None
    request_count: int
    slip_count: int
    last_seq: int
    rung: int
    since: datetime | None


_DUE = Prepared("""
    SELECT county_code, number, state, category_code, submitted_at, dispatched_at, due_at, near_due_at, office_code,
        request_count, slip_count, last_seq, rung,
        CASE WHEN due_at <= :at AND state NOT IN ('dispatched', 'handling') THEN (
            SELECT max(event.at) FROM case_events AS event WHERE event.county_code = cases.county_code
                AND event.case_number = cases.number AND event.source IS DISTINCT FROM event.target
        ) END
    FROM cases WHERE next_rung_at <= :at ORDER BY next_rung_at LIMIT :batch FOR UPDATE OF cases SKIP LOCKED
""")
"""Only cases with something due are read; one that somebody is moving just now waits for the next sweep."""

_TOLD = Prepared("""
    SELECT event.case_number, event.at, event.move, event.source, event.target, event.facts
    FROM unnest(CAST(:counties AS text[]), CAST(:numbers AS text[])) AS asked (county, number)
    JOIN case_events AS event ON event.county_code = asked.county AND event.case_number = asked.number
    ORDER BY event.case_number, event.seq
""")


class _Told(NamedTuple):
    """An event, as far as it moves a limit."""

    case_number: str
    at: datetime
    move: str
    source: str | None
    target: str
    facts: dict[str, Any]


_MARK = Prepared("""
    WITH climbed AS (
        UPDATE cases
        SET rung = now.rung, next_rung_at = now.next_rung_at, last_seq = now.last_seq, slip_count = now.slip_count
        FROM json_populate_recordset(CAST(NULL AS cases), CAST(:cases AS json)) AS now
        WHERE cases.county_code = now.county_code AND cases.number = now.number
    ), proposed AS (
        INSERT INTO supervision_slips (county_code, case_number, seq, level, state, origin, moved_at, asked_at,
            asked_name, text, office_code)
        SELECT county_code, case_number, seq, level, 'proposed', 'ladder', moved_at, moved_at, asked_name, '',
            office_code
        FROM json_populate_recordset(CAST(NULL AS supervision_slips), CAST(:slips AS json))
        ON CONFLICT DO NOTHING
        RETURNING county_code, case_number, level
    ), instead AS (
        UPDATE supervision_slips AS yellow SET state = 'dropped', moved_at = :at FROM proposed
        WHERE proposed.level = 'red' AND yellow.county_code = proposed.county_code
            AND yellow.case_number = proposed.case_number AND yellow.level = 'yellow' AND yellow.state = 'proposed'
    )
    INSERT INTO case_events (county_code, case_number, seq, at, move, source, target, due_at, actor_name, note, facts)
    SELECT county_code, case_number, seq, at, move, source, target, due_at, actor_name, '', facts
    FROM json_populate_recordset(CAST(NULL AS case_events), CAST(:events AS json))
""")


def climb(session: Session, *, zone: str, at: datetime) -> int:
    """Mark what limits have come to, of at most `BATCH` cases; call again until it returns 0.

    Each rung is an event of its case, and stays: what was reminded of once is not again for the same limit.

    Args:
        zone: the zone in which limits are reckoned.

    Returns:
        Cases marked.
    """
    due = [_Due(*row) for row in _DUE.rows(session, at=at, batch=BATCH)]
    told = _told(session, [case for case in due if _asked_for_more(case, at)])
    marks: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    slips: list[dict[str, Any]] = []
    for case in due:
        limits, limit = _running(session, case, told.get(case.number, []), zone, at)
        rungs = list(climbed(case.rung, limit, limits.calendar, at))
        for nth, (rung, moment) in enumerate(rungs, 1):
            events.append(_event(case, case.last_seq + nth, rung, moment, at))
        reached = case.rung + len(rungs)
        following = upcoming(reached, limit, limits.calendar)
        key = {"county_code": case.county_code, "number": case.number, "last_seq": case.last_seq + len(rungs)}
        levels = [PROPOSED_AT[rung] for rung, _ in rungs if rung in PROPOSED_AT]
        slips += [_proposed(case, level, at) for level in levels[-1:]]
        key["slip_count"] = case.slip_count + bool(levels)
        marks.append(key | {"rung": reached, "next_rung_at": following})
    if due:
        plain = partial(json.dumps, default=datetime.isoformat)
        _MARK.rows(session, cases=plain(marks), events=plain(events), slips=plain(slips), at=at)
    return len(due)


def _proposed(case: _Due, level: str, at: datetime) -> dict[str, Any]:
    """A slip that somebody has to issue or drop; where one of its level waits already it is no second one."""
    key = {"county_code": case.county_code, "case_number": case.number, "seq": case.slip_count + 1, "level": level}
    return key | {"moved_at": at, "asked_name": SYSTEM.display_name, "office_code": case.office_code}


def _event(case: _Due, seq: int, rung: str, moment: datetime, at: datetime) -> dict[str, Any]:
    """A rung on the timeline of a case; `reached_at` is when its limit came to it, `at` when that was noticed."""
    to = (TOLD if STAGE_OF.get(case.state) in OF_OFFICES else TOLD_AT_CENTRE)[rung]
    key = {"county_code": case.county_code, "case_number": case.number, "seq": seq, "at": at, "move": "ladder"}
    stands = {"source": case.state, "target": case.state, "due_at": case.due_at, "actor_name": SYSTEM.display_name}
    return key | stands | {"facts": {"rung": rung, "to": to, "reached_at": moment.isoformat()}}


def _asked_for_more(case: _Due, at: datetime) -> bool:
    """Whether how long the limit of a case was can be told by its events alone."""
    return case.due_at <= at and STAGE_OF[case.state] == "handle" and case.request_count > 0


def _told(session: Session, cases: list[_Due]) -> dict[str, list[Any]]:
    """The events of cases by their number, oldest first, in one statement; numbers are of one county each."""
    found: dict[str, list[Any]] = defaultdict(list)
    if cases:
        key = {"counties": [case.county_code for case in cases], "numbers": [case.number for case in cases]}
        for row in _TOLD.rows(session, **key):
            found[row[0]].append(_Told(*row))
    return found


def _running(session: Session, case: Any, events: list[Any], zone: str, at: datetime) -> tuple[Limits, Running]:
    """The limit of a case that runs; how long it is counts from when it ends on alone."""
    stage, day = STAGE_OF[case.state], in_force.arrival(case, zone)
    category = in_force.category_of(session, case, zone)
    limits = in_force.limits(session, zone, case.submitted_at.date(), day)
    unit, length = limit_of(stage, category, limits).unit, timedelta()
    if _asked_for_more(case, at):
        length = handle_term(case.dispatched_at, category, events, limits).length
    elif case.due_at <= at:
        began = case.dispatched_at if stage == "handle" else case.since
        length = length_of(began or case.submitted_at, case.due_at, unit, limits.calendar)
    return limits, Running(case.near_due_at, case.due_at, length, unit)
