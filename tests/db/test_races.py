"""Two at once: numbers, reports and moves on real connections that commit."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Barrier
from typing import TypeVar
from uuid import UUID, uuid4

from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from gridgis.cases import queries
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.moving import move
from gridgis.core.errors import Conflict, Refusal
from gridgis.core.settings import Terms
from gridgis.intake.actions import Taken, receive
from gridgis.intake.models import Receipt, Report
from gridgis.intake.photos import attach
from gridgis.intake.rules import Message
from gridgis.media.photos import Bounds, seal
from gridgis.media.stores import Disk
from gridgis.security.models import Account
from gridgis.security.opening import close_account
from gridgis.security.queries import actor_by_name
from gridgis.security.rules import SYSTEM, Actor
from tests.claims import asked
from tests.conftest import Own
from tests.factories import AT, ONE, TWO, a_case, an_account
from tests.pictures import picture

TERMS = Terms("Asia/Shanghai", 50.0)
Answer = TypeVar("Answer")


def together(*acts: Callable[[], Answer]) -> list[Answer]:
    """Run all at once, each from its own thread, and give what they answer in their order."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Answer]) -> Answer:
        start.wait(10)
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [done.result(60) for done in [pool.submit(run, act) for act in acts]]


def a_message(own: Own, number: int | UUID, grid: str) -> Message:
    lng, lat = own.world.middles[grid]
    report_id = number if isinstance(number, UUID) else UUID(int=number)
    return Message(report_id, "E0101", "三轮车占道", "grid_worker", lng=lng, lat=lat)


def send(own: Own, *messages: Message, actor: Actor = SYSTEM) -> list[Taken | Refusal]:
    with own.sessions.begin() as session:
        return receive(session, actor, messages, TERMS, at=AT)


def count(session: Session, table: type[Case] | type[Report] | type[Receipt]) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_numbers_taken_at_once_are_all_different(own: Own) -> None:
    def take(grid: str) -> Callable[[], list[str]]:
        def act() -> list[str]:
            numbers = []
            for _ in range(8):
                with own.sessions.begin() as session:
                    numbers += [a_case(session, own.world, grid_code=grid, at=AT).number for _ in range(3)]
            return numbers

        return act

    taken = together(*(take(own.world.grid_of(county)) for county in (ONE, ONE, ONE, TWO)))
    numbers = [number for one in taken for number in one]
    assert len(numbers) == len(set(numbers)) == 96
    assert sorted(n for n in numbers if n.startswith(ONE)) == [f"{ONE}-20260311-{i:05d}" for i in range(1, 73)]


def test_a_number_of_a_transaction_that_fails_is_given_again(own: Own) -> None:
    with own.sessions() as session:
        lost = a_case(session, own.world, grid_code=own.world.grids[0], at=AT).number
        session.rollback()
    with own.sessions.begin() as session:
        assert a_case(session, own.world, grid_code=own.world.grids[0], at=AT).number == lost


def test_the_same_report_sent_at_once_makes_one_case(own: Own) -> None:
    message = a_message(own, uuid4(), own.world.grids[0])
    outcomes = [outcome for (outcome,) in together(*[lambda: send(own, message)] * 4)]
    assert [type(outcome) for outcome in outcomes] == [Taken] * 4
    assert sorted(outcome.fresh for outcome in outcomes if isinstance(outcome, Taken)) == [False, False, False, True]
    assert len({outcome.case_number for outcome in outcomes if isinstance(outcome, Taken)}) == 1
    with own.sessions() as session:
        assert (count(session, Case), count(session, Report), count(session, Receipt)) == (1, 1, 1)


def test_other_content_under_the_same_id_at_once_is_refused(own: Own) -> None:
    one = a_message(own, uuid4(), own.world.grids[0])
    two = replace(one, description="另一件事")
    outcomes = [outcome for (outcome,) in together(lambda: send(own, one), lambda: send(own, two))]
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict", "Taken"]
    with own.sessions() as session:
        assert count(session, Case) == 1


def test_batches_that_share_reports_in_other_orders_do_not_lock_each_other_out(own: Own) -> None:
    one, two = own.world.grid_of(ONE), own.world.grid_of(TWO)
    messages = [a_message(own, i, (one, two)[i % 2]) for i in range(1, 21)]
    forward, backward = together(lambda: send(own, *messages), lambda: send(own, *messages[::-1]))
    assert all(isinstance(outcome, Taken) for outcome in forward + backward)
    numbers = {outcome.report_id: outcome.case_number for outcome in forward if isinstance(outcome, Taken)}
    assert numbers == {o.report_id: o.case_number for o in backward if isinstance(o, Taken)}
    with own.sessions() as session:
        assert count(session, Case) == 20


def moved(own: Own, number: str, name: str, actor: str | None = None) -> str:
    with own.sessions() as session:
        by = SYSTEM if actor is None else actor_by_name(session, actor, AT)
        assert by is not None
        try:
            case = move(
                session, by, number, asked(name, office_code=f"{ONE}001-urban_enforcement"), zone="Asia/Shanghai", at=AT
            )
            session.commit()
        except Conflict as refusal:
            return f"conflict {refusal.facts['state']}"
        return case.state


def test_of_two_equal_moves_one_wins_and_one_conflicts(own: Own) -> None:
    with own.sessions.begin() as session:
        number = a_case(session, own.world, grid_code=own.world.grids[0], at=AT).number
    outcomes = together(*[lambda: moved(own, number, "register", "dispatcher")] * 3)
    assert sorted(outcomes) == ["conflict registered", "conflict registered", "registered"]
    with own.sessions() as session:
        case = queries.get(session, SYSTEM, number)
        assert [e.seq for e in queries.events(session, case)] == [1, 2]


def test_of_two_moves_that_part_one_wins(own: Own) -> None:
    with own.sessions.begin() as session:
        number = a_case(session, own.world, grid_code=own.world.grids[0], at=AT).number
    outcomes = together(lambda: moved(own, number, "register"), lambda: moved(own, number, "reject"))
    assert sorted(outcomes) in (["conflict registered", "registered"], ["conflict rejected", "rejected"])


def test_many_moves_on_many_cases_leave_whole_stories(own: Own) -> None:
    with own.sessions.begin() as session:
        numbers = [a_case(session, own.world, grid_code=own.world.grids[0], at=AT).number for _ in range(4)]

    def walk() -> int:
        path = ("register", "dispatch", "sign", "file_result", "check_pass", "close")
        return sum("conflict" not in moved(own, number, name) for number in numbers for name in path)

    assert sum(together(walk, walk, walk)) == 4 * 6
    with own.sessions() as session:
        assert set(session.scalars(select(Case.state))) == {"closed"}
        events = session.execute(select(CaseEvent.case_number, CaseEvent.seq)).all()
        assert sorted((n, s) for n, s in events) == [(n, s) for n in sorted(numbers) for s in range(1, 8)]
        broken = session.scalar(
            text(
                "SELECT count(*) FROM (SELECT source, lag(target) OVER (PARTITION BY case_number ORDER BY seq) AS was"
                " FROM case_events) AS told WHERE source IS DISTINCT FROM was"
            )
        )
        assert broken == 0


def test_the_same_photo_sent_at_once_is_kept_once(own: Own, tmp_path: Path) -> None:
    """One process, many threads: each must write a file of its own before one of them becomes the photo."""
    message = a_message(own, uuid4(), own.world.grids[0])
    send(own, message)
    content = picture("JPEG", (1200, 900))

    def photo() -> bool:
        brought = seal(Disk(tmp_path), content, most_pixels=2_000_000)
        with own.sessions.begin() as session:
            return attach(session, SYSTEM, message.id, brought, at=AT, bounds=Bounds())[1]

    assert sorted(together(*[photo] * 5)) == [False, False, False, False, True]
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in files] == [content]


def test_of_two_who_close_the_last_two_managing_accounts_at_once_one_is_refused(own: Own) -> None:
    with own.sessions.begin() as session:
        for name in ("first.manager", "second.manager"):
            an_account(session, name, ("sys_admin", "all", ""))
        session.execute(update(Account).where(Account.username.not_like("%.manager")).values(active=False))

    def close(name: str) -> str:
        try:
            with own.sessions.begin() as session:
                close_account(session, name, at=AT)
                session.execute(text("SELECT pg_sleep(0.2)"))  # both have looked by then, if they may
        except Conflict as refused:
            return refused.kind
        return "closed"

    told = together(partial(close, "first.manager"), partial(close, "second.manager"))
    assert sorted(told) == ["closed", "security.last_manager"]


def two_cases(own: Own) -> list[str]:
    """Two cases of one grid, in the order of their numbers."""
    with own.sessions.begin() as session:
        return sorted(a_case(session, own.world, grid_code=own.world.grids[0], at=AT).number for _ in range(2))


def merged(own: Own, number: str, main: str, name: str = "merge") -> str:
    with own.sessions.begin() as session:
        try:
            return move(session, SYSTEM, number, asked(name, main=main), zone="Asia/Shanghai", at=AT).state
        except Conflict as refusal:
            return refusal.kind


def test_a_merger_takes_the_lower_number_first_and_so_waits_without_holding_the_other(own: Own) -> None:
    low, high = two_cases(own)
    with own.sessions() as before, ThreadPoolExecutor(1) as pool:
        before.execute(text("SELECT FROM cases WHERE number = :number FOR UPDATE"), {"number": low})
        waits = pool.submit(merged, own, high, low)
        with own.sessions() as watching:
            blocked = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
            while not watching.scalar(blocked):
                watching.rollback()
        before.execute(text("SET LOCAL lock_timeout = '2s'"))
        before.execute(text("SELECT FROM cases WHERE number = :number FOR UPDATE"), {"number": high})
        before.commit()
        assert waits.result(30) == "merged"
    with own.sessions() as before, ThreadPoolExecutor(1) as pool:
        before.execute(text("SELECT FROM cases WHERE number = :number FOR UPDATE"), {"number": low})
        waits = pool.submit(merged, own, high, low, "unmerge")
        with own.sessions() as watching:
            while not watching.scalar(blocked):
                watching.rollback()
        before.execute(text("SET LOCAL lock_timeout = '2s'"))
        before.execute(text("SELECT FROM cases WHERE number = :number FOR UPDATE"), {"number": high})
        before.commit()
        assert waits.result(30) == "submitted"


def test_of_two_cases_merged_into_each_other_at_once_one_is_the_main_one(own: Own) -> None:
    for _ in range(3):
        low, high = two_cases(own)
        told = together(partial(merged, own, low, high), partial(merged, own, high, low))
        assert sorted(told) in (["cases.main_ended", "merged"], ["merged", "moves.cannot_move"])


def test_a_main_case_that_is_sealed_while_another_leaves_it_ends_with_both_stories_whole(own: Own) -> None:
    """Whichever comes first: the one that leaves is sealed with it, or is out of it before."""
    low, high = two_cases(own)
    for main, other in ((low, high), (high, low)):
        assert merged(own, other, main) == "merged"
        told = together(partial(merged, own, main, "", "mark_sensitive"), partial(merged, own, other, "", "unmerge"))
        assert told == ["submitted", "submitted"]
        with own.sessions.begin() as session:
            for number in (low, high):
                case = queries.get(session, SYSTEM, number)
                case.sensitive, case.flags = False, []
