"""A move undone by whoever made it, within seconds: the case stands as before, and both stand on its timeline."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from gridgis.cases import queries
from gridgis.cases.actions import tell
from gridgis.cases.check_models import CaseCheck
from gridgis.cases.models import Assignment, Case, NeedToKnow
from gridgis.cases.request_models import CaseRequest, CaseView, Coordination
from gridgis.cases.rules import move_name
from gridgis.cases.supervision_models import SupervisionSlip
from gridgis.core.db import Base
from gridgis.core.errors import Conflict
from gridgis.core.sql import Prepared
from gridgis.core.thresholds import thresholds
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor

MADE: tuple[type[Base], ...] = (
    Assignment,
    CaseRequest,
    Coordination,
    CaseView,
    CaseCheck,
    NeedToKnow,
    SupervisionSlip,
)
"""The rows of a case that a move which may be undone makes or changes, beside the case itself."""
GRACE = timedelta(seconds=2)
"""So long the word of an undo made in time may be on its way; the trigger that writes messages counts it too."""
PLACED = ("place", "h3")
"""What no move changes."""

_CASE = "county_code = :county AND case_number = :number"
_PARTS = ", ".join(
    f"'{made.__tablename__}', (SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]') FROM {made.__tablename__} AS one"  # noqa: S608
    f" WHERE one.county_code = cases.county_code AND one.case_number = cases.number)"
    for made in MADE
)
_STANDS = f"jsonb_build_object('cases', to_jsonb(cases) - ARRAY['place', 'h3'], {_PARTS})"
_KEEP = Prepared(f"""
    INSERT INTO case_undos (county_code, case_number, seq, last_seq, account_id, move, at, until, before)
    SELECT county_code, number, last_seq + 1, last_seq + 1, :account, :move, :at, :until, {_STANDS}
    FROM cases WHERE county_code = :county AND number = :number
""")  # noqa: S608
_FOLLOWED = Prepared(f"UPDATE case_undos SET last_seq = :last WHERE {_CASE} AND seq = :seq")  # noqa: S608
_LAST = Prepared(f"""
    SELECT seq, last_seq, account_id, move, at, until, undone_at FROM case_undos
    WHERE {_CASE} ORDER BY seq DESC LIMIT 1
""")  # noqa: S608
_OWN = Prepared(f"""
    SELECT seq, last_seq, move, until, undone_at FROM case_undos
    WHERE {_CASE} AND account_id = :account ORDER BY seq DESC LIMIT 1
""")  # noqa: S608


def keep(session: Session, case: Case, actor: Actor, move: str, *, at: datetime) -> int | None:
    """Keep how a case stands that somebody is about to move, so that they may undo it.

    Args:
        case: held for update, nothing of it changed yet.

    Returns:
        The number of the event by which it will be moved; None where the clock moves it.
    """
    seconds = thresholds(session).undo_seconds
    if actor.account_id is None:
        return None
    key = {"county": case.county_code, "number": case.number}
    _KEEP.rows(session, **key, account=actor.account_id, move=move, at=at, until=at + timedelta(seconds=seconds))
    return case.last_seq + 1


def followed(session: Session, case: Case, seq: int | None) -> None:
    """Note what followed a move by itself, which is undone with it."""
    if seq is not None and case.last_seq > seq:
        _FOLLOWED.rows(session, county=case.county_code, number=case.number, seq=seq, last=case.last_seq)


def told_after(session: Session, *, at: datetime) -> datetime:
    """When what is moved now can't be undone any more: nobody is told of it outside before.

    A message about a move that may be undone waits until then; the event `undo` of its case takes it back, whose
    `undoes` is the first of the events that are undone.
    """
    return at + timedelta(seconds=thresholds(session).undo_seconds) + GRACE


def seconds_left(session: Session, actor: Actor, case: Case, *, at: datetime) -> int:
    """For how many seconds more an actor may undo what they did last with a case; 0 where they may not."""
    rows = _LAST.rows(session, county=case.county_code, number=case.number)
    if not rows:
        return 0
    _, last, account, _, _, until, undone_at = rows[0]
    own = account == actor.account_id and undone_at is None and last == case.last_seq
    return max(0, round((until - at).total_seconds())) if own else 0


def _by_case(made: type[Base]) -> str:
    return f"{made.__tablename__}.county_code = :county AND {made.__tablename__}.case_number = :number"


def _same(made: type[Base], other: str) -> str:
    keys = (column.name for column in made.__table__.primary_key)
    return " AND ".join(f"{made.__tablename__}.{name} = {other}.{name}" for name in keys)


def _taking(made: type[Base]) -> str:
    name = made.__tablename__
    there = f"jsonb_populate_recordset(CAST(NULL AS {name}), (SELECT before -> '{name}' FROM kept)) AS was"  # noqa: S608
    return f"_{name} AS (DELETE FROM {name} WHERE {_by_case(made)} AND NOT EXISTS (SELECT FROM {there} WHERE {_same(made, 'was')}))"  # noqa: S608, E501


def _giving(made: type[Base], beside: Sequence[str] = ()) -> str:
    """How rows that are still there become what they were."""
    name, keys = made.__tablename__, {column.name for column in made.__table__.primary_key}
    listed = [one.name for one in made.__table__.columns if one.name not in {*keys, *PLACED, *beside}]
    values = ", ".join(f'"{one}" = was."{one}"' for one in listed)
    told = f"jsonb_array_elements((SELECT before -> '{name}' FROM kept)) AS one (told)"  # noqa: S608
    if made is Case:
        told = "(SELECT before -> 'cases' AS told FROM kept) AS one"
    was = f"{told} CROSS JOIN LATERAL jsonb_populate_record(CAST(NULL AS {name}), one.told - ARRAY['place']) AS was"
    return f"_{name} AS (UPDATE {name} SET {values} FROM {was} WHERE {_same(made, 'was')} AND to_jsonb({name}) <> one.told)"  # noqa: S608, E501


_KEPT = f"kept AS (SELECT before FROM case_undos WHERE {_CASE} AND seq = :seq)"  # noqa: S608
_NOTE = Prepared(f"""
    UPDATE case_undos SET undone_at = :at, after = (SELECT {_STANDS} FROM cases WHERE county_code = :county
        AND number = :number)
    WHERE {_CASE} AND seq = :seq
""")  # noqa: S608
_TAKE = Prepared(f"WITH {', '.join([_KEPT, *map(_taking, MADE)])} SELECT")
_GIVE = Prepared(f"WITH {', '.join([_KEPT, *map(_giving, MADE), _giving(Case, ['last_seq'])])} SELECT")
"""One after the other: what was made goes before what stood comes back, since a case has one open lead."""


@audited("case.undo", "case", "{number}")
def undo(session: Session, actor: Actor, number: str, *, at: datetime) -> Case:
    """Undo what the actor did last with a case: state, assignments, requests and clocks stand as before it.

    Nothing is deleted from the timeline: the move stays there, and the undo after it.

    Returns:
        The case; as it is where the undo was made already.

    Raises:
        NotFound: the actor may read no such case.
        Conflict: there is nothing of theirs to undo, its time is over, or somebody has gone on meanwhile.
    """
    case = queries.get(session, actor, number, hold=True)
    key = {"county": case.county_code, "number": case.number}
    rows = _OWN.rows(session, **key, account=actor.account_id)
    if not rows:
        raise Conflict("cases.nothing_to_undo", state=case.state)
    seq, last, name, until, undone_at = rows[0]
    if undone_at is not None:
        if case.last_seq == last + 1:
            return case
        raise Conflict("cases.nothing_to_undo", state=case.state)
    if case.last_seq != last:
        after = next(one for one in queries.events(session, case) if one.seq > last)
        told: dict[str, object] = {"move": move_name(after.move), "who": after.actor_name}
        raise Conflict("cases.undo_moved_on", **told, at=f"{after.at.astimezone(at.tzinfo):%H:%M:%S}")
    if at > until + GRACE:
        raise Conflict("cases.undo_late", seconds=thresholds(session).undo_seconds)
    source = case.state
    for step in (_NOTE, _TAKE, _GIVE):
        step.rows(session, **key, **({"at": at} if step is _NOTE else {}), seq=seq)
    session.expire_all()
    for known in [one for one in session.info if isinstance(one, tuple) and one[0] == "made_by"]:
        del session.info[known]
    case = queries.get(session, actor, number, hold=True)
    tell(session, case, "undo", actor, source=source, note="", at=at, facts={"move": name}, undoes=seq)
    return case


def forget(session: Session, *, at: datetime, most: int = 1000) -> int:
    """Drop what nobody can undo any more; how many there were."""
    rows = _FORGET.rows(session, until=at - timedelta(hours=1), most=most)
    return len(rows)


_FORGET = Prepared("""
    DELETE FROM case_undos WHERE (county_code, case_number, seq) IN (
        SELECT county_code, case_number, seq FROM case_undos
        WHERE undone_at IS NULL AND until < :until ORDER BY until LIMIT :most
    ) RETURNING 1
""")
