"""The worker's sweep of the ladder: what limits have come to, marked on their cases and told by events."""

import json
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from typing import Any, NamedTuple

from sqlalchemy.orm import Session, sessionmaker

from gridgis.cases import in_force
from gridgis.cases.clocks import length_of
from gridgis.cases.in_force import Limits
from gridgis.cases.ladder import RUNGS, TOLD, TOLD_AT_CENTRE, Running, climbed, upcoming
from gridgis.cases.rules import STAGE_OF
from gridgis.cases.slip_rules import PROPOSED_AT
from gridgis.cases.term_models import Category
from gridgis.cases.terms import handle_term, limit_of
from gridgis.cases.undone import STOOD
from gridgis.core.sql import Prepared
from gridgis.security.rules import SYSTEM

BATCH = 500
LANES = 2
"""Most of a sweep is the database's work, a backend a connection."""
FIRST = datetime(1, 1, 1, tzinfo=UTC)
OF_OFFICES = ("handle", "rework")
"""The stages in which an office works on a case."""


class _Due(NamedTuple):
    """A case that stood to come to a rung at a moment; `since` is when its limit began where no dispatch tells it."""

    at: datetime
    county_code: str
    number: str
    state: str
    category_code: str
    submitted_at: datetime
    dispatched_at: datetime | None
    due_at: datetime
    near_due_at: datetime
    request_count: int
    rung: int
    next_rung_at: datetime | None
    since: datetime | None
    phases_done: int


_DUE = Prepared(f"""
    SELECT due.at, county_code, number, state, category_code, submitted_at, dispatched_at, due_at, near_due_at,
        request_count, rung, next_rung_at,
        CASE WHEN next_rung_at <= :at AND due_at <= :at AND state NOT IN ('dispatched', 'handling') THEN (
            SELECT max(event.at) FROM case_events AS event WHERE event.county_code = cases.county_code
                AND event.case_number = cases.number AND event.source IS DISTINCT FROM event.target AND {STOOD}
        ) END, phases_done
    FROM due_rungs AS due JOIN cases USING (county_code) WHERE number = due.case_number
        AND due.at BETWEEN :since AND :at
    ORDER BY due.at LIMIT :batch FOR UPDATE OF cases SKIP LOCKED
""")  # noqa: S608
"""Only cases with something due are read; one that somebody is moving just now waits for the next sweep."""

_TOLD = Prepared(f"""
    SELECT event.case_number, event.at, event.move, event.source, event.target, event.facts
    FROM unnest(CAST(:counties AS text[]), CAST(:numbers AS text[])) AS asked (county, number)
    JOIN case_events AS event ON event.county_code = asked.county AND event.case_number = asked.number
    WHERE {STOOD}
    ORDER BY event.case_number, event.seq
""")  # noqa: S608


class _Told(NamedTuple):
    """An event, as far as it moves a limit."""

    case_number: str
    at: datetime
    move: str
    source: str | None
    target: str
    facts: dict[str, Any]


_AUDIENCES = ", ".join(
    f"({nth}, '{rung}', CASE WHEN of_office THEN '{TOLD[rung]}' ELSE '{TOLD_AT_CENTRE[rung]}' END, moments[{nth}])"
    for nth, rung in enumerate(RUNGS, 1)
)

_MARK = Prepared(f"""
    WITH gone AS (
        DELETE FROM due_rungs USING unnest(
            CAST(:ats AS timestamptz[]), CAST(:counties AS text[]), CAST(:numbers AS text[])
        ) AS taken (at, county, number)
        WHERE due_rungs.at = taken.at AND county_code = county AND case_number = number
    ), climbed AS (
        UPDATE cases SET rung = now.rung, next_rung_at = CAST(following AS timestamptz),
            last_seq = last_seq + now.rung - cases.rung, slip_count = slip_count + (level <> '')::int
        FROM json_to_recordset(CAST(:cases AS json)) AS now (
            county text, number text, rung smallint, following text, level text, of_office boolean, moments text[]
        )
        WHERE county_code = now.county AND cases.number = now.number
        RETURNING county_code, cases.number AS case_number, state, due_at, office_code, last_seq - cases.rung AS before,
            slip_count, level, of_office, moments
    ), proposed AS (
        INSERT INTO supervision_slips (county_code, case_number, seq, level, state, origin, moved_at, asked_at,
            asked_name, text, office_code)
        SELECT county_code, case_number, slip_count, level, 'proposed', 'ladder', :at, :at, :by, '', office_code
        FROM climbed WHERE level <> ''
        ON CONFLICT DO NOTHING
        RETURNING county_code, case_number, level
    ), instead AS (
        UPDATE supervision_slips AS yellow SET state = 'dropped', moved_at = :at FROM proposed
        WHERE proposed.level = 'red' AND yellow.county_code = proposed.county_code
            AND yellow.case_number = proposed.case_number AND yellow.level = 'yellow' AND yellow.state = 'proposed'
    )
    INSERT INTO case_events (county_code, case_number, seq, at, move, source, target, due_at, actor_name, note, facts)
    SELECT county_code, case_number, before + nth, :at, 'ladder', state, state, due_at, :by, '',
        jsonb_build_object('rung', told.rung, 'to', audience, 'reached_at', moment)
    FROM climbed CROSS JOIN LATERAL (VALUES {_AUDIENCES}) AS told (nth, rung, audience, moment)
    WHERE moment IS NOT NULL
""")  # noqa: S608
"""Each rung is told on the timeline of its case: `reached_at` is when its limit came to it, `at` when it was noticed.

A slip is proposed for somebody to issue or drop; where one of its level waits already it is no second one.
"""


def climb(session: Session, *, zone: str, at: datetime) -> int:
    """Mark what limits have come to, of at most `BATCH` cases; call again until it returns 0.

    Each rung is an event of its case, and stays: what was reminded of once is not again for the same limit.

    Args:
        zone: the zone in which limits are reckoned.

    Returns:
        Cases marked.
    """
    marked = 0
    since: datetime | None = FIRST
    while not marked and since is not None:
        since, marked = _batch(session, zone, since, at)
    return marked


def climb_all(sessions: sessionmaker[Session], *, zone: str, at: datetime, lanes: int = LANES) -> int:
    """The same of all cases, a batch a transaction; how many were marked.

    Args:
        sessions: of a database that may be asked over as many connections as there are lanes.
        lanes: how many batches are marked at once; each passes over the cases that another one holds.
    """
    with ThreadPoolExecutor(lanes) as pool:
        return sum(pool.map(lambda _: _lane(sessions, zone, at), range(lanes)))


def _lane(sessions: sessionmaker[Session], zone: str, at: datetime) -> int:
    """Batches one after the other until nothing is due that nobody else holds; how many were marked.

    Each begins where the one before ended: what was taken out before stays in the way until it is vacuumed.
    """
    done = 0
    since: datetime | None = FIRST
    while since is not None:
        with sessions.begin() as session:
            since, marked = _batch(session, zone, since, at)
        done += marked
    return done


def _batch(session: Session, zone: str, since: datetime, at: datetime) -> tuple[datetime | None, int]:
    """Mark the first that are due from a moment on; where to go on, None where nothing was due, and how many."""
    taken = [_Due(*row) for row in _DUE.rows(session, since=since, at=at, batch=BATCH)]
    if not taken:
        return None, 0
    due = list({case.number: case for case in taken if case.next_rung_at and case.next_rung_at <= at}.values())
    told = _told(session, [case for case in due if _asked_for_more(case, at)])
    ruled = _ruled(session, zone)
    marks = [_mark(case, told.get(case.number, []), ruled, at) for case in due]
    key = {"ats": [one.at for one in taken], "counties": [one.county_code for one in taken]}
    key["numbers"] = [one.number for one in taken]
    _MARK.rows(session, **key, cases=json.dumps(marks), at=at, by=SYSTEM.display_name)
    return taken[-1].at, len(due)


Ruled = Callable[[Any], tuple[Category, Limits]]
"""The category of a case and the limits, as they count for it."""


def _ruled(session: Session, zone: str) -> Ruled:
    """For many cases of one transaction: limits are the same for all that arrived on one day."""
    limits = cache(partial(in_force.limits, session, zone))

    def of(case: Any) -> tuple[Category, Limits]:
        arrived = in_force.arrival(case, zone)
        return in_force.category_of(session, case, zone), limits(case.submitted_at.date(), arrived)

    return of


def _mark(case: _Due, events: list[Any], ruled: Ruled, at: datetime) -> dict[str, Any]:
    """The rungs that a case has come to, with when it did at the place of each, and when it comes to the next."""
    limits, limit = _running(case, events, ruled, at)
    rungs = list(climbed(case.rung, limit, limits.calendar, at))
    reached = case.rung + len(rungs)
    following = upcoming(reached, limit, limits.calendar)
    levels = [PROPOSED_AT[rung] for rung, _ in rungs if rung in PROPOSED_AT]
    return {
        "county": case.county_code,
        "number": case.number,
        "rung": reached,
        "following": following and following.isoformat(),
        "level": levels[-1] if levels else "",
        "of_office": STAGE_OF.get(case.state) in OF_OFFICES,
        "moments": [None] * case.rung + [moment.isoformat() for _, moment in rungs],
    }


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


def _running(case: Any, events: list[Any], ruled: Ruled, at: datetime) -> tuple[Limits, Running]:
    """The limit of a case that runs; how long it is counts from when it ends on alone."""
    stage, (category, limits) = STAGE_OF[case.state], ruled(case)
    unit, length = limit_of(stage, category, limits).unit, timedelta()
    if _asked_for_more(case, at):
        length = handle_term(case.dispatched_at, category, events, limits).length
    elif case.due_at <= at:
        began = case.dispatched_at if stage == "handle" else case.since
        length = length_of(began or case.submitted_at, case.due_at, unit, limits.calendar)
    return limits, Running(case.near_due_at, case.due_at, length, unit)
