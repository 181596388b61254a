"""Moving a case one step: under a lock, judged by the table, written with its event."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from gridgis.cases import (
    answering,
    asking,
    coordinating,
    first,
    giving,
    in_force,
    levels,
    merging,
    queries,
    sealing,
    slips,
    to_grid,
    undoing,
    whistling,
)
from gridgis.cases.actions import tell
from gridgis.cases.doing import NOT_ASKED, Doing, Move
from gridgis.cases.effects import EFFECTS
from gridgis.cases.holding import TOGETHER, hold_together
from gridgis.cases.in_force import Limits
from gridgis.cases.life import LIFE
from gridgis.cases.meanwhile import require_seen
from gridgis.cases.models import Case
from gridgis.cases.naming import admit, follow_posts
from gridgis.cases.reckoning import mark, restart
from gridgis.cases.rules import ANSWERS, ASKING, STAGE_OF, URGENT
from gridgis.cases.taken import taken_from
from gridgis.cases.term_models import Category
from gridgis.cases.terms import stage_term
from gridgis.core.errors import Conflict, Invalid, NotFound
from gridgis.core.moves import BEFORE, Bar, Standing, bars_of, missing
from gridgis.core.rows import Rows
from gridgis.core.sql import Prepared
from gridgis.core.thresholds import thresholds
from gridgis.core.wording import worded
from gridgis.security.actions import audit_row
from gridgis.security.models import AuditEntry
from gridgis.security.rules import SYSTEM, Actor, Spot, standing


def move(session: Session, actor: Actor, number: str, asked: Move, *, zone: str, at: datetime) -> Case:
    """Move a case one step: lock it, judge, write the state and its event.

    Args:
        session: open session.
        actor: who moves it.
        number: the case.
        asked: the move and what comes along.
        zone: the zone in which limits are reckoned.
        at: when.

    Raises:
        NotFound: the actor may read no such case.
        Conflict: the move does not start from the state the case is in, its key names another one, or others have
            changed the case since what its maker has `seen`. The same move under its own key is made once; where it
            took the case out of its maker's sight, that is said.
        Forbidden: the right is not held there, or somebody else must make this move.
        Invalid: something that must come along is missing or unknown.
    """
    case = _held(session, actor, number, asked, at)
    if made_before(session, actor, number, asked):
        return case
    require_seen(session, actor, case, asked.seen, at=at)
    step = LIFE.judge(standing_of(session, actor, case, asked, at=at), asked.name)
    category = in_force.category_of(session, case, zone)
    limits = in_force.limits(session, zone, at.date(), in_force.arrival(case, zone))
    kept = undoing.keep(session, case, actor, asked.name, at=at) if step.undo else None
    source, ran = case.state, (case.due_at, case.near_due_at)
    if step.target != BEFORE:
        case.state = step.target
    rows = Rows().add(AuditEntry, [audit_row(actor.account_id, f"case.{asked.name}", "case", number, at=at)])
    now = Doing(session, rows, case, asked, actor, category, limits, at, case.due_at)
    with session.no_autoflush:  # the case is written once, when all of it is known
        facts = EFFECTS[step.effect](now) | asked.by_reporter
        if case.asked_id is not None:
            facts |= first.follow(now, step.effect)
        if case.pending and asked.name not in ASKING:
            facts |= asking.follow(session, rows, case, asked.name, asked.claim, actor, note=asked.note, at=at)
        if case.coordination:
            coordinating.follow(now, source)
    _set_clock(case, category, limits, at, source)
    if (case.due_at, case.near_due_at) != ran:
        restart(case)
        if case.slip_count:
            slips.lapse(session, case, at)
    tell(session, case, asked.name, actor, source=source, note=asked.note, at=at, facts=facts, rows=rows, key=asked.key)
    if case.sensitive:
        _follow_seal(session, case, asked, actor, at)
    for one in _following(case, asked.name, facts):
        case = move(session, SYSTEM, number, one, zone=zone, at=at)
    undoing.followed(session, case, kept)
    return case


def _follow_seal(session: Session, case: Case, asked: Move, actor: Actor, at: datetime) -> None:
    """Bring the list of a sensitive case to what posts say, and put on it who was just named to be in charge."""
    follow_posts(session, case, at=at)
    if asked.name in giving.PUTS_IN_CHARGE and asked.company.person.strip():
        admit(session, actor, case, asked.company.person, at=at)


def _following(case: Case, made: str, facts: dict[str, Any]) -> list[Move]:
    """The moves that follow one by themselves."""
    if made == "register" and case.coordination and case.urgency not in URGENT:
        return [Move("to_coordination", worded(f"cases.goes_to_{case.coordination}", {}, "zh"))]
    return [Move(name) for name in first.following(case, made, facts)]


def _held(session: Session, actor: Actor, number: str, asked: Move, at: datetime) -> Case:
    """The case, held for update; whoever moved it out of their own sight by this very move is told so.

    Whose office had it is told who took it.
    """
    try:
        if asked.name in TOGETHER:
            queries.get(session, actor, number)
            hold_together(session, actor, number, (asked.main or "").strip())
        return queries.get(session, actor, number, hold=True)
    except NotFound as unknown:
        made = _keyed(session, number, asked)
        if made is None or made[:3] != (asked.name, asked.note, actor.account_id):
            raise (taken_from(session, actor, number, at=at) or unknown) from None
        raise Conflict("cases.made_already", move=asked.name, at=made[3]) from None


_KEYED = Prepared("SELECT move, note, actor_id, at FROM case_events WHERE case_number = :number AND key = :key")


def _keyed(session: Session, number: str, asked: Move) -> tuple[str, str, int | None, datetime] | None:
    """The move of a case made under the key of the one asked for: its name, note, maker and moment."""
    rows = _KEYED.rows(session, number=number, key=str(asked.key)) if asked.key else []
    return (rows[0][0], rows[0][1], rows[0][2], rows[0][3]) if rows else None


def made_before(session: Session, actor: Actor, number: str, asked: Move) -> bool:
    """Whether the actor made this move before, under its key.

    Raises:
        Conflict: the key names another move.
    """
    made = _keyed(session, number, asked)
    if made is not None and made[:3] != (asked.name, asked.note, actor.account_id):
        raise Conflict("cases.key_used", field="key")
    return made is not None


def standing_of(session: Session, actor: Actor, case: Case, asked: Move = NOT_ASKED, *, at: datetime) -> Standing:
    """How a case stands at a moment before whoever would move it with what comes along."""

    def returned(enough: bool) -> Bar:
        """In the way after so many returns, or before."""

        def bar() -> object:
            ruled = case.return_count >= thresholds(session).returns_allowed
            return ruled is enough and Conflict(
                "cases.returned_twice" if enough else "cases.not_returned", times=case.return_count
            )

        return bar

    own: dict[str, Bar] = {
        "returned_twice": returned(enough=True),
        "returned_enough": returned(enough=False),
        "note": missing(asked.note, "moves.note_missing", "note"),
        "office": missing(asked.office_code, "cases.office_missing", "office_code"),
        "answer": lambda: (
            asked.satisfaction not in ANSWERS
            and Invalid("cases.answer_missing", answers=sorted(ANSWERS), field="satisfaction")
        ),
    }
    bars = bars_of(
        own,
        asking.bars(session, actor, case, asked.name, asked.claim, at),
        sealing.bars(session, case),
        answering.bars(session, actor, case, asked, at),
        merging.bars(case, asked, at),
        slips.bars(session, actor, case, asked, at),
        levels.bars(session, actor, case, asked),
        first.bars(session, actor, case, asked, at),
        coordinating.bars(session, actor, case, asked),
        giving.bars(session, actor, case, asked, at),
        to_grid.bars(session, actor, case, at),
        whistling.bars(session, actor, case, asked, at),
    )
    parts = {"beside": lambda verb: beside(actor, verb, case)}
    return standing(actor, case.state, queries.spot_of(case), bars, parts)


def beside(actor: Actor, verb: str, case: Case) -> bool:
    """Whether somebody holds a verb in an office that has a part in a case beside the lead."""
    return any(actor.may(verb, Spot(office_code=code)) for code in case.taking_part)


def rehome(session: Session, case: Case, grid_code: str | None, *, note: str, at: datetime, **facts: Any) -> None:
    """Give an open case the grid that now covers its place; where it was filed stays as it was.

    Args:
        session: open session.
        case: held for update.
        grid_code: the grid; None where there is none any more.
        note: by what, for the case's timeline.
        at: when.
        facts: kept with the event.
    """
    kept = facts | {"from_grid": case.current_grid_code, "to_grid": grid_code}
    case.current_grid_code = grid_code
    to_grid.follow_grid(session, case)
    tell(session, case, "rehome", SYSTEM, source=case.state, note=note, at=at, facts=kept)


def _set_clock(case: Case, category: Category, limits: Limits, at: datetime, source: str) -> None:
    """Start the clock of the stage reached.

    Handling goes on with its own, as dispatching or resuming set it; any other stage with that of the move into it, so
    that what is done meanwhile, such as urging, gives no new time.
    """
    stage = STAGE_OF.get(case.state)
    if stage is None:
        case.due_at = case.near_due_at = None
    elif stage == "handle":
        case.due_at = case.handle_due_at
    elif case.state != source or case.due_at is None:
        runs = stage_term(stage, at, category, limits)
        case.due_at, case.near_due_at = runs.due_at, runs.near_due_at
    mark(case, category, limits)
