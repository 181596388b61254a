"""What is true of every case at every moment, whatever was done to it; the tests of random lives ask it."""

from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import lists, queries, scopes, slips, whistling
from gridgis.cases.answer_models import CaseReply
from gridgis.cases.answering import reported
from gridgis.cases.filters import Filter
from gridgis.cases.models import Assignment, Case, CaseEvent, DueRung, NeedToKnow
from gridgis.cases.request_models import CaseRequest
from gridgis.cases.rules import CHANNELS, ENDS, HELD, OPEN
from gridgis.casework.desks import queries as desk_queries
from gridgis.casework.stories import story
from gridgis.core.errors import NotFound
from gridgis.security.rules import SYSTEM, Actor

ZONE = "Asia/Shanghai"
DECIDES = {move for ends in ENDS.values() for move in ends}
RESULTS = ("file_result", "grid_file", "settle", "self_handle")
WITHOUT_CLOCK = ("suspended", "needs_info")
ANSWERED = ("closed", "evaluated", "archived", "rejected")


def offices_of(case: Case) -> set[str]:
    """Those that have a part in it."""
    return {code for code in (case.office_code, *case.taking_part) if code}


def known(session: Session, case: Case) -> set[int | None]:
    """Who stands on the list of a case."""
    listed = (NeedToKnow.case_number == case.number, NeedToKnow.removed_at.is_(None))
    return set(session.scalars(select(NeedToKnow.account_id).where(*listed)))


def maker(session: Session, number: str, move: str, who: Actor, parts: set[str], *, at: datetime) -> None:
    """Whoever just made a move is one who may, by their posts and by what they did before.

    Args:
        parts: the offices that had a part in the case before the move.
    """
    name, own = who.username, {held.code for held in who.held if held.level == "office"}
    asked = select(CaseEvent).where(CaseEvent.case_number == number).order_by(CaseEvent.seq)
    past = queries.stood(session.scalars(asked))
    last = max(one.seq for one in past if (one.move, one.actor_id) == (move, who.account_id))
    before = [one for one in past if one.seq < last]
    if move in ("check_pass", "check_fail"):
        filed = next(one for one in reversed(before) if one.move in RESULTS)
        assert who.account_id != filed.actor_id, f"{name} checks what they filed"
        assert who.account_id not in {one.actor_id for one in before if one.move == "co_file"}, f"{name} checks a part"
    if move == "close":
        assert not own & parts, f"{name} closes a case of {parts}"
    if move in DECIDES:
        requests = session.scalars(select(CaseRequest).where(CaseRequest.case_number == number))
        decided = max((one for one in requests if one.decided_at is not None), key=lambda one: one.seq)
        assert (decided.decided_by, decided.decided_at) == (who.account_id, at)
        assert decided.asked_by != who.account_id, f"{name} decides what they asked for"
        assert not own & ({decided.office_code} | parts), f"{name} decides on a request of their office"


def events(session: Session, case: Case, *, at_least: int) -> None:
    """No event is lost, none is younger than the one after, and each begins where the one before led."""
    asked = select(CaseEvent).where(CaseEvent.case_number == case.number).order_by(CaseEvent.seq)
    past = list(session.scalars(asked))
    assert [one.seq for one in past] == list(range(1, case.last_seq + 1)), "an event is lost"
    assert len(past) >= at_least
    assert past[-1].target == case.state
    for one, after in pairwise(past):
        assert after.at >= one.at, "the story goes back in time"
        assert after.source == one.target, f"{one.move} led to {one.target}, {after.move} began at {after.source}"


def clocks(session: Session, case: Case) -> None:
    """No clock ends before it begins, and one runs where the state has one."""
    assert case.total_due_at > case.submitted_at
    assert (case.due_at is None) == (case.state in WITHOUT_CLOCK or case.state not in OPEN)
    assert (case.near_due_at is None) == (case.due_at is None)
    if case.next_rung_at is not None:
        looked_at = session.get(DueRung, (case.next_rung_at, case.county_code, case.number))
        assert looked_at is not None, "the sweep of the ladder would never look at it"
    if case.due_at is not None and case.near_due_at is not None:
        assert case.submitted_at <= case.near_due_at <= case.due_at
    if case.handle_due_at is not None and case.dispatched_at is not None:
        assert case.handle_due_at > case.dispatched_at
    assert case.first_due_at is None or (case.state == "dispatched" and case.asked_id is not None)
    for one in queries.assignments(session, case):
        ends = [at for at in (one.sign_due_at, one.handle_due_at, one.ended_at, one.signed_at) if at is not None]
        assert min(ends) >= one.dispatched_at, "a clock runs backwards"


def assignments(session: Session, case: Case) -> None:
    """One office leads from dispatch on, where the grid did not settle it by itself; parts and requests add up.

    Where a hard whistle binds departments, one of them leads, and the others have a part.
    """
    given = queries.assignments(session, case)
    leads = [one.office_code for one in given if one.part == "lead" and one.ended_at is None]
    led = case.state in (*HELD, "result_filed", "checked") and not (case.self_handled and case.office_code is None)
    assert leads == ([case.office_code] if led else []), f"in {case.state} leads {leads}, not {case.office_code}"
    going = [one for one in given if one.part == "co" and one.ended_at is None]
    assert case.co_open == sum(_is_open(one) for one in going)
    assert {one.office_code for one in going} <= set(case.taking_part)
    if (binds := whistling.bound(session, case)) and leads:
        assert {*binds} <= {*leads, *(one.office_code for one in going)}, f"{leads} lead, {binds} are bound"
        assert leads[0] in binds
    first = [one for one in given if one.part == "first" and one.ended_at is None]
    assert len(first) == (case.first_due_at is not None)
    waiting = select(CaseRequest.kind).where(CaseRequest.case_number == case.number, CaseRequest.outcome.is_(None))
    assert list(session.scalars(waiting)) == ([case.pending] if case.pending else [])


def _is_open(one: Assignment) -> bool:
    return one.result_at is None and one.waived_at is None


def answers(session: Session, case: Case) -> None:
    """Whoever reported a case that has ended was answered, those of the cases merged into it too."""
    if case.state not in ANSWERED:
        return
    heard, hanging = set(session.scalars(select(CaseReply.report_id))), reported(session, case)
    for one in hanging:
        assert one.id in heard or one.source not in CHANNELS, f"{one.number} was never answered"
    merged = set(session.scalars(select(Case.number).where(Case.merged_into == case.number)))
    assert {one.number for one in hanging} >= merged
    assert case.report_count == len(hanging)


def seal(session: Session, case: Case, actors: Iterable[Actor], secrets: tuple[str, ...], *, at: datetime) -> None:
    """A sealed case is in no answer to anybody off its list, and what names a reporter in no story at all."""
    listed = known(session, case)
    if case.merged_into:
        main = queries.get(session, SYSTEM, case.merged_into)
        assert (case.sensitive, case.staff_involved) == (main.sensitive, main.staff_involved), "it is the same matter"
    off = [actor for actor in actors if case.sensitive and actor.account_id not in listed]
    for actor in off:
        assert not _reads(session, actor, case), f"{actor.username} reads a sealed case"
        if actor is not off[case.last_seq % len(off)]:
            continue
        rows = lists.listed(session, actor, Filter(), at=at)
        assert case.number not in {one.number for one in rows}, f"{actor.username} lists a sealed case"
        assert scopes.counts(session, actor, Filter(), at=at)["all"] == len(rows), "they count what they can't list"
        desks(session, actor, at=at, without=case.number)
    told = next(filter(None, (_told(session, actor, case, at) for actor in actors if actor not in off)), "")
    assert not any(secret in told for secret in secrets)


def desks(session: Session, actor: Actor, *, at: datetime, without: str = "") -> None:
    """Each tab of each desk of somebody counts what it lists, and holds no case that they may not know of."""
    local = at.astimezone(ZoneInfo(ZONE))
    for desk in desk_queries.desks(actor):
        told = desk_queries.counts(session, actor, desk.desk, Filter(), at=local)
        for tab in desk.tabs:
            found = desk_queries.page(session, actor, desk.desk, tab, Filter(), at=local, limit=1000)
            numbers = [one.case.number for one in found]
            assert told[tab].all == len(numbers) == len(set(numbers)), f"{actor.username}: {desk.desk}, {tab}"
            assert without not in numbers, f"{actor.username} has a sealed case at their desk"


def _told(session: Session, actor: Actor, case: Case, at: datetime) -> str:
    """The story of a case as somebody is told it; nothing where they may not read it."""
    try:
        return repr(story(session, actor, case.number, zone=ZONE, at=at))
    except NotFound:
        return ""


def _reads(session: Session, actor: Actor, case: Case) -> bool:
    """Whether somebody reads a case or one of its slips."""
    doors = [lambda: queries.get(session, actor, case.number)]
    doors += [lambda seq=one.seq: slips.get(session, actor, case.number, seq) for one in slips.of_case(session, case)]
    for door in doors:
        try:
            door()
        except NotFound:
            continue
        return True
    return False
