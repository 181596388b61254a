"""Undoing one's own last move within seconds, and all that is in the way of it."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.cases import in_force, queries
from gridgis.cases.life import LIFE
from gridgis.cases.moving import move
from gridgis.cases.reckoning import reckon
from gridgis.cases.terms import running_since
from gridgis.cases.undoing import GRACE, forget, seconds_left, told_after, undo
from gridgis.casework.stories import story
from gridgis.core.errors import Conflict, NotFound, Refusal
from gridgis.security.rules import SYSTEM, Actor
from tests.claims import asked
from tests.db.test_random_lives import staffed
from tests.factories import AT, ONE, World, a_case

ZONE = "Asia/Shanghai"
OFFICE = f"{ONE}001-urban_enforcement"
LATER = AT + timedelta(minutes=5)


@pytest.fixture
def who(session: Session, world: World) -> dict[str, Actor]:
    return staffed(session)


@pytest.fixture
def number(session: Session, world: World) -> str:
    """A case dispatched to the enforcement office."""
    made = a_case(session, world, grid_code=world.grids[0], at=AT).number
    for name in ("register", "dispatch"):
        move(session, SYSTEM, made, asked(name, at=AT, office_code=OFFICE), zone=ZONE, at=AT)
    return made


def sign(session: Session, actor: Actor, number: str, at: datetime = LATER) -> None:
    move(session, actor, number, asked("sign", at=at), zone=ZONE, at=at)


def test_it_stands_on_the_timeline_with_what_it_undid(session: Session, who: dict[str, Actor], number: str) -> None:
    sign(session, who["clerk"], number)
    case = undo(session, who["clerk"], number, at=LATER + timedelta(seconds=9))
    *_, signed, undone = queries.events(session, case)
    assert (signed.move, undone.move, undone.undoes, undone.actor_name) == (
        "sign",
        "undo",
        signed.seq,
        signed.actor_name,
    )
    assert (undone.source, undone.target, case.state) == ("handling", "dispatched", "dispatched")
    assert [one.move for one in queries.stood(queries.events(session, case))] == ["submit", "register", "dispatch"]
    told = story(session, who["clerk"], number, zone=ZONE, at=LATER)
    assert [one.undoes for one in told.events] == [None, None, None, None, signed.seq]
    assert told.since == AT


def test_who_undid_their_result_did_not_file_it(session: Session, who: dict[str, Actor], number: str) -> None:
    sign(session, who["clerk"], number)
    move(session, who["clerk"], number, asked("file_result", at=LATER), zone=ZONE, at=LATER)
    case = queries.get(session, SYSTEM, number)
    assert queries.last_maker(session, case, "file_result") == who["clerk"].account_id
    case = undo(session, who["clerk"], number, at=LATER)
    assert queries.last_maker(session, case, "file_result") is None
    assert queries.makers(session, case, "file_result") == set()
    assert case.result_at is None


def test_what_followed_by_itself_is_undone_with_it(session: Session, who: dict[str, Actor], world: World) -> None:
    """A case that a platform's lead coordinates goes there as soon as it is registered."""
    made = a_case(session, world, grid_code=world.grids[0], at=AT).number
    session.execute(text("UPDATE cases SET coordination = 'platform' WHERE number = :number"), {"number": made})
    session.expire_all()
    case = move(session, who["dispatcher"], made, asked("register", at=AT), zone=ZONE, at=AT)
    assert (case.state, case.last_seq) == ("coordinating", 3)
    case = undo(session, who["dispatcher"], made, at=AT)
    assert (case.state, case.due_at is not None) == ("submitted", True)
    assert session.scalar(text("SELECT count(*) FROM coordinations WHERE case_number = :n"), {"n": made}) == 0
    assert running_since(case, queries.stood(queries.events(session, case))) == case.submitted_at


def test_a_limit_reckoned_again_knows_nothing_of_what_was_undone(
    session: Session, who: dict[str, Actor], number: str
) -> None:
    sign(session, who["clerk"], number)
    case = queries.get(session, SYSTEM, number)
    due_at = case.due_at
    move(session, who["clerk"], number, asked("request_extension", at=LATER), zone=ZONE, at=LATER)
    move(session, who["centre_head"], number, asked("grant_extension", at=LATER), zone=ZONE, at=LATER)
    assert case.due_at != due_at
    case = undo(session, who["centre_head"], number, at=LATER)
    assert (case.due_at, case.pending) == (due_at, "request_extension")
    category = in_force.category_of(session, case, ZONE)
    reckon(session, case, category, in_force.limits(session, ZONE, AT.date(), in_force.arrival(case, ZONE)))
    assert case.due_at == due_at


def test_its_time_is_ten_seconds_and_a_little_for_the_way(session: Session, who: dict[str, Actor], number: str) -> None:
    sign(session, who["clerk"], number)
    case = queries.get(session, who["clerk"], number)
    left = [seconds_left(session, who["clerk"], case, at=LATER + timedelta(seconds=s)) for s in (0, 4, 10, 11)]
    assert left == [10, 6, 0, 0]
    assert told_after(session, at=LATER) == LATER + timedelta(seconds=10) + GRACE
    with pytest.raises(Conflict, match="10") as refused:
        undo(session, who["clerk"], number, at=told_after(session, at=LATER) + timedelta(microseconds=1))
    assert refused.value.kind == "cases.undo_late"
    undo(session, who["clerk"], number, at=told_after(session, at=LATER))


def test_only_who_made_it_undoes_it_and_whoever_can_not_read_it_knows_of_nothing(
    session: Session, who: dict[str, Actor], number: str
) -> None:
    sign(session, who["clerk"], number)
    for name in ("second_clerk", "office_head", "dispatcher", "county"):
        with pytest.raises(Conflict) as refused:
            undo(session, who[name], number, at=LATER)
        assert refused.value.kind == "cases.nothing_to_undo"
        assert seconds_left(session, who[name], queries.get(session, SYSTEM, number), at=LATER) == 0
    for name in ("other_town", "nobody"):
        with pytest.raises(NotFound):
            undo(session, who[name], number, at=LATER)


def test_it_is_refused_once_somebody_went_on_with_who_and_what(
    session: Session, who: dict[str, Actor], number: str
) -> None:
    sign(session, who["clerk"], number)
    move(session, who["dispatcher"], number, asked("urge", at=LATER), zone=ZONE, at=LATER)
    with pytest.raises(Conflict) as refused:
        undo(session, who["clerk"], number, at=LATER)
    assert refused.value.kind == "cases.undo_moved_on"
    words = refused.value.words("zh")
    assert who["dispatcher"].display_name in words and "催办" in words


def test_who_went_on_is_named_also_where_they_may_undo_theirs(
    session: Session, who: dict[str, Actor], world: World
) -> None:
    made = a_case(session, world, grid_code=world.grids[0], at=AT).number
    move(session, who["dispatcher"], made, asked("register", at=AT), zone=ZONE, at=AT)
    move(session, who["second_desk"], made, asked("dispatch", at=AT, office_code=OFFICE), zone=ZONE, at=AT)
    with pytest.raises(Conflict) as refused:
        undo(session, who["dispatcher"], made, at=AT)
    assert (refused.value.kind, refused.value.facts["who"]) == ("cases.undo_moved_on", who["second_desk"].display_name)
    undo(session, who["second_desk"], made, at=AT)
    assert queries.get(session, SYSTEM, made).state == "registered"


def test_what_may_not_be_undone_is_not(session: Session, who: dict[str, Actor], number: str) -> None:
    """Nor may what stood before it: only the last move of a case is anybody's to undo."""
    sign(session, who["clerk"], number)
    move(session, who["dispatcher"], number, asked("urge", at=LATER), zone=ZONE, at=LATER)
    with pytest.raises(Refusal):
        undo(session, who["dispatcher"], number, at=LATER)


def test_the_clock_undoes_nothing(session: Session, number: str) -> None:
    with pytest.raises(Conflict):
        undo(session, SYSTEM, number, at=AT)


def test_a_move_made_again_after_its_undo_is_another_one(session: Session, who: dict[str, Actor], number: str) -> None:
    for _ in range(2):
        sign(session, who["clerk"], number)
        assert undo(session, who["clerk"], number, at=LATER).state == "dispatched"
    sign(session, who["clerk"], number)
    assert queries.get(session, SYSTEM, number).state == "handling"


def test_what_nobody_can_undo_any_more_goes_and_what_was_undone_stays(
    session: Session, who: dict[str, Actor], number: str
) -> None:
    sign(session, who["clerk"], number)
    undo(session, who["clerk"], number, at=LATER)
    sign(session, who["clerk"], number)
    assert forget(session, at=LATER + timedelta(minutes=30)) == 0
    assert forget(session, at=LATER + timedelta(hours=2)) == 1
    ((before, after),) = session.execute(text("SELECT before, after FROM case_undos"))
    assert [one["signed_at"] is None for one in (before["assignments"][0], after["assignments"][0])] == [True, False]


@pytest.mark.parametrize("name", sorted({name for (_, name), step in LIFE.steps.items() if step.undo}))
def test_what_somebody_outside_has_heard_is_never_undone(name: str) -> None:
    steps = [step for (_, move), step in LIFE.steps.items() if move == name]
    assert not any("replies" in step.brings or "call" in step.brings or step.by_clock for step in steps)
    assert not {step.effect for step in steps} & {
        "seal",
        "unseal",
        "alarm",
        "whistle",
        "whistle_hard",
        "settle",
        "settle_self",
    }
