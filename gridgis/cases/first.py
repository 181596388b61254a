"""The grid in the life of a case: who is asked to look, what they show, and what they settle themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from secrets import token_hex
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.cases import proofs, queries
from gridgis.cases.check_models import CaseCheck
from gridgis.cases.clocks import due
from gridgis.cases.doing import Doing, Facts, Move
from gridgis.cases.models import Assignment, Case
from gridgis.cases.proofs import Seen
from gridgis.cases.rules import URGENT
from gridgis.cases.terms import first_left, limit_of, near
from gridgis.core.errors import Conflict, Forbidden, Invalid
from gridgis.core.moves import Bar
from gridgis.core.rows import Rows, as_known, columns
from gridgis.core.sql import Prepared, prepared
from gridgis.core.thresholds import thresholds
from gridgis.security.rules import Actor

BY_GRID = {"settle": ("spare_check",), "self_handle": ("spare_check", "close")}
"""What grids settle, with the moves that follow by themselves where no sample is drawn of it."""
RESULTS = ("file_result", "grid_file", *BY_GRID)
"""Moves after which somebody else checks."""
HANDLED = (*RESULTS, "co_file")


@dataclass(frozen=True)
class Worker:
    """Somebody who looks after a grid, and can be asked to go there."""

    id: int
    username: str
    name: str


def on_duty(session: Session, case: Case, day: date) -> list[Worker]:
    """Who may be asked to look into a case: on duty in its grid, not one who reported it or whom it names."""
    if case.current_grid_code is None or case.staff_involved:
        return []
    found = prepared(__package__, "on_duty").rows(session, grid=case.current_grid_code, day=day)
    if not found:
        return []
    told = _TOLD.rows(session, county=case.county_code, number=case.number, asked=[row[0] for row in found])
    reported, known = {row[0] for row in told if row[1]}, {row[0] for row in told if row[2]}
    workers = [Worker(*row) for row in found]
    return [
        one
        for one in workers
        if one.id not in reported and one.name not in case.description and (not case.sensitive or one.id in known)
    ]


_TOLD = Prepared("""
    SELECT asked, EXISTS (
        SELECT FROM reports WHERE county_code = :county AND case_number = :number AND account_id = asked
    ), EXISTS (
        SELECT FROM need_to_know WHERE county_code = :county AND case_number = :number AND account_id = asked
            AND removed_at IS NULL
    ) FROM unnest(CAST(:asked AS bigint[])) AS asked
""")


def bars(session: Session, actor: Actor, case: Case, asked: Move, at: datetime) -> Mapping[str, Bar]:
    """What is in the way of the grid, by the names in the table of moves."""

    def reporter() -> object:
        reported = False
        if case.source == "grid_worker" and actor.account_id is not None:
            key = {"county": case.county_code, "number": case.number}
            ((_, reported, _),) = _TOLD.rows(session, **key, asked=[actor.account_id])
        return not reported and Forbidden("cases.not_reporter", verb="case.check")

    def handled() -> bool:
        """Whether what is to be checked is the actor's, or a part of it that they filed for a helping office."""
        if actor.account_id is None:
            return False
        by = actor.account_id == queries.last_maker(session, case, *RESULTS)
        return by or (bool(case.taking_part) and actor.account_id in queries.makers(session, case, "co_file"))

    return {
        "first_waits": lambda: (
            case.first_due_at is not None
            and case.urgency not in URGENT
            and Conflict("cases.first_waits", until=f"{case.first_due_at.astimezone(at.tzinfo):%Y-%m-%d %H:%M}")
        ),
        "first_open": lambda: case.first_due_at is None and Conflict("cases.no_first", state=case.state),
        "not_asked": lambda: (
            case.asked_id is not None
            and actor.account_id not in (None, case.asked_id)
            and Forbidden("cases.not_asked", verb="case.check")
        ),
        "reporter": reporter,
        "no_office": lambda: case.dispatched_at is not None and Conflict("cases.office_handles", state=case.state),
        "not_self": lambda: case.sensitive and Conflict("cases.not_self", state=case.state),
        "file_result": lambda: handled() and Forbidden("cases.own_result", verb="case.check"),
        **proofs.bars(session, actor, case, asked.note, asked.proof, at),
    }


def ask_first(now: Doing) -> tuple[dict[str, Any], Facts] | None:
    """The assignment of the grid's first response beside the lead of a case that is given for the first time.

    Returns:
        Its row but for its number, and what the timeline tells; None where the grid does not come first.
    """
    case = now.case
    if now.category.first_handler != "grid" or case.source == "grid_worker" or case.sensitive:
        return None
    workers = on_duty(now.session, case, now.day)
    if not workers:
        return None
    until = due(now.at, limit_of("first", now.category, now.limits), now.limits.calendar)
    case.first_due_at = min(until, case.handle_due_at or until)
    case.asked_id = workers[0].id
    row: dict[str, Any] = {"office_code": None, "part": "first", "dispatched_at": now.at, "sign_due_at": None}
    row |= {"handle_due_at": case.first_due_at, "grid_code": case.current_grid_code, "account_id": workers[0].id}
    return row, {"first": workers[0].name, "first_due_at": case.first_due_at.isoformat()}


def signs_by(now: Doing) -> datetime:
    """When an office has to sign for a case that the grid looks at first, if it is passed on at the last moment."""
    return due(now.case.first_due_at or now.at, limit_of("sign", now.category, now.limits), now.limits.calendar)


_OPEN = Prepared(f"""
    SELECT {columns(Assignment)} FROM assignments
    WHERE county_code = :county AND case_number = :number AND part = 'first' AND ended_at IS NULL
""")  # noqa: S608


def follow(now: Doing, effect: str) -> Facts:
    """End what the grid was asked for where a move answers it, or leads where it is asked for nothing any more."""
    case, others = now.case, ("pass_on", "give_anew", "lead_anew", "hand_down", "hand_to_grid", "seal")
    stays = case.state == "dispatched" and effect not in others
    if stays or (case.state == "verifying" and effect != "seal"):
        return {}
    ended = end(now.session, now.rows, case, now.at, settled=effect == "settle")
    return {"first_ended": True} if ended and effect not in ("settle", "pass_on") else {}


def end(session: Session, rows: Rows, case: Case, at: datetime, *, settled: bool = False) -> bool:
    """Ask nobody of the grid any more; whether a first response was open."""
    was_open = case.first_due_at is not None
    if was_open:
        for row in _OPEN.rows(session, county=case.county_code, number=case.number):
            first = as_known(session, Assignment, row)
            first.ended_at = at
            first.result_at = at if settled else None
            rows.change(first)
    case.asked_id = case.first_due_at = None
    return was_open


def pass_on(now: Doing) -> Facts:
    """Let the office go on: with what is left of its limit, at least a share of all of it, and its time to sign."""
    case, at = now.case, now.at
    left = first_left(now.category, now.limits)
    until = due(at, left, now.limits.calendar)
    case.handle_due_at = max(case.handle_due_at or until, until)
    case.near_due_at = near("handle", case.dispatched_at or at, case.handle_due_at, now.category, now.limits)
    for one in queries.standing(now.session, case):
        if one.part == "lead":
            one.handle_due_at = case.handle_due_at
            if one.signed_at is None:
                one.sign_due_at = due(at, limit_of("sign", now.category, now.limits), now.limits.calendar)
        elif one.part == "co" and one.result_at is None and one.waived_at is None:
            one.handle_due_at = max(one.handle_due_at or until, until)
        now.rows.change(one)
    return {"reason": now.asked.claim.reason, "left": left.value, "unit": left.unit}


def ask_verify(now: Doing) -> Facts:
    """Ask somebody of the grid to look whether it is so: whom the receiver names, else the next on duty.

    Raises:
        Invalid: the receiver names somebody who can't be asked.
    """
    workers, named = on_duty(now.session, now.case, now.day), now.asked.worker
    if named:
        workers = [one for one in workers if one.username == named]
        if not workers:
            raise Invalid("cases.no_worker", worker=named, field="worker")
    elif now.case.sensitive:
        workers = []
    if not workers:
        return {}
    now.case.asked_id = workers[0].id
    return {"asked": workers[0].name}


def looked(now: Doing, kind: str, **drawn: Any) -> Facts:
    """Keep that somebody has looked, with what they show."""
    case, proof = now.case, now.asked.proof
    seen = Seen((), None)
    if proof.photos:
        seen = proofs.look(now.session, case, proof, now.actor.account_id, case.submitted_at, own=kind == "self")
    row = {"county_code": case.county_code, "case_number": case.number, "seq": case.last_seq + 1, "kind": kind}
    row |= {"move": now.asked.name, "account_id": now.actor.account_id, "at": now.at, "due_at": now.until}
    row |= {"sampled": None, "lot": None} | drawn | proofs.columns(seen, proof)
    now.rows.add(CaseCheck, [row])
    return proofs.told(seen, proof) | ({"sampled": drawn["sampled"]} if drawn else {})


def settle(now: Doing, kind: str = "first") -> Facts:
    """Keep what the grid has settled, and draw whether somebody else checks it."""
    now.case.result_at = now.at
    now.case.self_handled = kind == "self"
    lot = _lot(now)
    share = 1.0 if kind == "self" and _is_new(now) else thresholds(now.session).sample_share
    return looked(now, kind, sampled=lot < share, lot=lot)


def _lot(now: Doing) -> float:
    """A number in 0–1 of a case, by a seed of its county and month that nobody is told: nobody can choose it."""
    key = {"county": now.case.county_code, "month": now.day.replace(day=1)}
    now.session.execute(_SEED, key | {"seed": token_hex(16)})
    seed = now.session.scalar(text("SELECT seed FROM sample_seeds WHERE county_code = :county AND month = :month"), key)
    return int.from_bytes(sha256(f"{seed} {now.case.number}".encode()).digest()[:5]) / 2**40


_SEED = text(
    "INSERT INTO sample_seeds (county_code, month, seed) VALUES (:county, :month, :seed) ON CONFLICT DO NOTHING"
)
_BEGAN = text("""
    SELECT min(valid_from) FROM posts
    WHERE role_code IN ('grid_worker', 'grid_chief', 'grid_parttimer') AND cancelled_at IS NULL
        AND (person_id = :person OR account_id = :account)
""")


def _is_new(now: Doing) -> bool:
    """Whether somebody serves in grids for less than their first month."""
    who = {"person": now.actor.person_id, "account": now.actor.account_id}
    began: date | None = now.session.scalar(_BEGAN, who)
    return began is None or now.day < began + timedelta(days=thresholds(now.session).new_worker_days)


def following(case: Case, move: str, facts: Facts) -> Iterable[str]:
    """The moves that follow one by themselves; nobody is answered by itself who reported the same matter."""
    moves = () if facts.get("sampled", True) else BY_GRID.get(move, ())
    return [one for one in moves if one != "close" or case.report_count == 1]
