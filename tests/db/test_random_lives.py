"""Random lives of cases with random actors and a moving clock: what holds after each step, whatever the step was."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from os import environ
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import Connection, insert, text
from sqlalchemy.orm import Session, sessionmaker

from gridgis.cases import queries, slip_rules, slips
from gridgis.cases.answering import reported
from gridgis.cases.asking import Claim
from gridgis.cases.climbing import climb
from gridgis.cases.doing import Company, Move, Reply
from gridgis.cases.life import LIFE
from gridgis.cases.models import Case
from gridgis.cases.moving import move, standing_of
from gridgis.cases.proofs import Call, Proof
from gridgis.cases.rules import REASONS
from gridgis.cases.undoing import undo
from gridgis.core.errors import Refusal
from gridgis.core.settings import Terms
from gridgis.grids.task_models import TaskList
from gridgis.intake.actions import Taken, receive
from gridgis.intake.rules import Message
from gridgis.media.models import Medium
from gridgis.models import metadata
from gridgis.security.queries import actor_by_name
from gridgis.security.rules import SYSTEM, Actor
from gridgis.supervision.actions import pass_time
from tests import factories
from tests.db import sound
from tests.factories import AT, ONE, World

ZONE = "Asia/Shanghai"
TERMS = Terms(ZONE, 50.0)
TOWN = f"{ONE}001"
OFFICE, POLICE, BUREAU = f"{TOWN}-urban_enforcement", f"{TOWN}-police", f"{ONE}-environment"
OFFICES = (OFFICE, POLICE, f"{TOWN}-market", BUREAU, f"{TOWN}001-village")
SECRET, PHONE = "王桂芬秘", "13800138000"
CATEGORIES = ("E0101", "E0303", "G0101", "G0103", "G0204", "S0703", "E0301")
"""For an office, coordinated, with the grid first, of persons, sensitive, about staff, in phases."""
STAFF = {
    "second_clerk": [("office_clerk", "office", OFFICE)],
    "office_head": [("office_leader", "office", OFFICE)],
    "police": [("office_clerk", "office", POLICE), ("office_leader", "office", POLICE)],
    "market": [("office_leader", "office", f"{TOWN}-market")],
    "bureau": [("office_leader", "office", BUREAU)],
    "centre_head": [("command_head", "town", TOWN)],
    "second_head": [("command_head", "town", TOWN)],
    "shift": [("shift_leader", "town", TOWN)],
    "second_desk": [("dispatcher", "town", TOWN)],
    "sealed_desk": [("sensitive_receiver", "town", TOWN), ("dispatcher", "town", TOWN)],
    "both": [("command_head", "town", TOWN), ("office_leader", "office", POLICE)],
    "inspector": [("discipline_inspector", "county", ONE)],
    "second_inspector": [("discipline_inspector", "county", ONE)],
    "platform": [("platform_lead_enforcement", "town", TOWN)],
    "privacy": [("privacy_officer", "town", TOWN)],
    "supervisor": [("supervisor", "town", TOWN)],
    "mayor": [("town_leader", "town", TOWN)],
}
"""Some act in two offices at once, which nobody's separation of duties may suffer from."""
OUTSIDE = ("other_town", "other_county", "nobody", "planner")
FORWARD = {
    **dict.fromkeys(
        ("register", "dispatch", "assign_lead", "sign", "file_result", "check_pass", "close", "evaluate"), 30
    ),
    **dict.fromkeys(
        ("co_sign", "co_file", "settle", "self_handle", "uphold_return", "object", "reopen", "co_waive"), 6
    ),
    **dict.fromkeys(
        ("merge", "reject", "propose_reject", "ask_info", "hand_down", "redispatch", "plan_joint", "escalate"), 0.7
    ),
    **dict.fromkeys(("grid_sign", "grid_file", "reach_phase"), 30),
    "hand_to_grid": 3,
    **dict.fromkeys(("withdraw", "urge", "to_emergency", "mark_sensitive", "consult", "add_helper", "supervise"), 0.3),
}
"""How often a move is tried, where not six times for one that leads on, and once for one that does not."""

SHOWN = ("settle", "self_handle", "grid_file", "check_pass", "check_fail", "verify_true")
"""Moves that a photo mostly comes along with."""
WAITS = (1, 20, 90, 60 * 8, 60 * 30, 60 * 24 * 4, 60 * 24 * 16)
"""So many minutes pass."""
LONGER = "GRIDGIS_TEST_LIVES"
LIVES, STEPS = int(environ.get(LONGER, "8")), 14
"""So many lives of so many steps, most of twelve moves."""


LIVELY = {"case_events", "case_undos", "due_rungs", "messages", "outbox"}
OF_A_CASE = {name for name, table in metadata.tables.items() if "case_number" in table.columns} - LIVELY
"""Every table of rows of a case, but for what tells of it; the sweep of the ladder passes over what stands no more."""


TOLD_OF_UNDONE = """SELECT count(*) FROM messages WHERE case_number = :number AND read_at IS NULL AND seq >= (
    SELECT undoes FROM case_events WHERE case_number = :number AND move = 'undo' ORDER BY seq DESC LIMIT 1)"""


class Lives(RuleBasedStateMachine):
    """A town's cases in a transaction that is rolled back; every act has a session of its own, as a request has."""

    connection: Connection
    world: World
    actors: dict[str, Actor]
    reached: set[str]
    undone: set[tuple[str, str]]

    def __init__(self) -> None:
        super().__init__()
        self.outer = self.connection.begin_nested()
        self.now = AT
        self.made = 0
        self.totals: dict[str, datetime] = {}
        self.events: dict[str, int] = {}
        self.dirty: set[str] = set()

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.outer.rollback()

    @contextmanager
    def asking(self) -> Iterator[Session]:
        with Session(self.connection, join_transaction_mode="create_savepoint", expire_on_commit=False) as session:
            yield session

    @contextmanager
    def acting(self) -> Iterator[Session]:
        """A session whose work stays, or of which nothing does where it is refused."""
        with self.asking() as session, session.begin():
            yield session

    # What happens.

    @initialize(categories=st.lists(st.sampled_from(CATEGORIES), min_size=3, max_size=3))
    def begin(self, categories: list[str]) -> None:
        """Every life begins with cases to move."""
        for category in categories:
            self.report(category, "dispatcher", settled=False)

    def report(self, category: str, by: str, settled: bool) -> None:
        """Somebody reports; at most six cases a life, so that they are moved rather than opened."""
        if len(self.totals) >= 6:
            return
        self.made += 1
        lng, lat = self.world.middles[self.world.grid_of(ONE)]
        source = ("hotline_12345", "citizen")[self.made % 2] if by == "dispatcher" else "grid_worker"
        message = Message(UUID(int=self.made), category, f"第{self.made}件", source, lng=lng, lat=lat)
        if by == "dispatcher":
            message = replace(message, reporter_name=SECRET, reporter_phone=PHONE)
        elif settled:
            message = replace(message, settled=True)
        with self.acting() as session:
            (taken,) = receive(session, self.actors[by], [message], TERMS, at=self.now)
        if isinstance(taken, Taken):
            with self.asking() as session:
                case = queries.get(session, SYSTEM, taken.case_number)
            self.totals[case.number], self.events[case.number] = case.total_due_at, 0
            self.dirty.add(case.number)

    def wait(self, minutes: int) -> None:
        """Time passes, and the worker's jobs with it."""
        self.now += timedelta(minutes=minutes)
        for job in (pass_time, climb):
            with self.acting() as session:
                job(session, zone=ZONE, at=self.now)
        self.dirty.update(self.totals)

    @rule(seed=st.integers(0, 2**64 - 1))
    def go_on(self, seed: int) -> None:
        """What happens next: mostly moves of one case; else time passes, or somebody reports or moves a slip.

        One rule, since of several some would be left out of each life.
        """
        chance = Random(f"{seed} {self.now}")
        number = chance.choice(sorted(self.totals))
        what = chance.choices(("moves", "wait", "report", "slip"), (6, 2, 1, 1))[0]
        if what == "report":
            self.report(
                chance.choice(CATEGORIES), chance.choice(("dispatcher", "worker")), settled=chance.random() < 0.5
            )
        elif what == "wait":
            self.wait(chance.choice(WAITS))
        elif what == "slip":
            self.slip(number, chance)
        else:
            for _ in range(12):
                self.step(number, chance)

    def step(self, number: str, chance: Random) -> None:
        """One move by one actor, or its refusal."""
        with self.asking() as session:
            case = queries.get(session, SYSTEM, number)
            self.reached.add(case.state)
            known = sound.known(session, case)
            chosen = self.chosen(session, case, known, chance)
        if chosen is None:
            return
        name, who = chosen
        self.now += timedelta(minutes=chance.randrange(1, 40))
        asked, parts = self.along(name, case, who, chance), sound.offices_of(case)
        undoing = chance.random() < 0.3
        before = self.rows_of(number) if undoing else {}
        try:
            with self.acting() as session:
                move(session, self.actors[who], number, asked, zone=ZONE, at=self.now)
        except Refusal:
            return
        note(f"{self.now:%m-%d %H:%M} {number[-5:]} {case.state} {who}: {asked}")
        with self.asking() as session:
            self.reached.add(name)
            sound.maker(session, number, name, self.actors[who], parts, at=self.now)
        self.dirty.update((number, asked.main or number))
        if name in ("mark_sensitive", "grant_unmark"):
            self.dirty.update(self.totals)
        if undoing:
            self.undo(number, (case.state, name), who, before, chance)

    def undo(self, number: str, made: tuple[str, str], who: str, before: dict[str, list[Any]], chance: Random) -> None:
        """Whoever made a move undoes it, where the table lets it be undone: every row is as it was before."""
        other = chance.choice([one for one in sorted(self.actors) if one != who])
        with pytest.raises(Refusal), self.acting() as session:
            undo(session, self.actors[other], number, at=self.now)
        self.now += timedelta(seconds=chance.choice((1, 5, 10, 12)))
        with nullcontext() if LIFE.steps[made].undo else pytest.raises(Refusal), self.acting() as session:
            undo(session, self.actors[who], number, at=self.now)
        if not LIFE.steps[made].undo:
            return
        note(f"{self.now:%m-%d %H:%M} {number[-5:]} {who} undoes {made}")
        assert self.rows_of(number) == before, f"{made} was not undone whole"
        self.undone.add(made)
        with self.asking() as session:
            assert session.scalar(text(TOLD_OF_UNDONE), {"number": number}) == 0, "somebody is told of what was undone"
        with self.acting() as session:  # sent twice, it is made once
            once = queries.get(session, SYSTEM, number).last_seq
            assert undo(session, self.actors[who], number, at=self.now).last_seq == once

    def rows_of(self, number: str) -> dict[str, list[Any]]:
        """All that the database holds of a case, but for its timeline and what undoing is done by."""
        found = {}
        with self.asking() as session:
            for name in ("cases", *sorted(OF_A_CASE)):
                key = "number" if name == "cases" else "case_number"
                told = f"SELECT to_jsonb(one) - ARRAY['last_seq'] FROM {name} AS one WHERE {key} = :number"
                rows = session.scalars(text(told), {"number": number}).all()
                found[name] = sorted(rows, key=str)
        return found

    def chosen(self, session: Session, case: Case, known: set[int | None], chance: Random) -> tuple[str, str] | None:
        """A move and somebody for it: of some tries the first that is open to them, else one that is refused."""
        leaving, chosen = LIFE.leaving(case.state), None
        weights = [FORWARD.get(name, 1 if step.target == case.state else 6) for name, step in leaving.items()]
        for _ in range(8 if leaving else 0):
            (name,) = chance.choices(list(leaving), weights)
            step = leaving[name]
            able = [who for who, actor in sorted(self.actors.items()) if step.needs in actor.verbs]
            able = [who for who in able if not case.sensitive or self.actors[who].account_id in known] or able
            if step.part or step.needs == "case.sign":
                own = case.taking_part if step.part else [case.office_code]
                able = [who for who in able if any(held.code in own for held in self.actors[who].held)] or able
            who = chance.choice(able if able and chance.random() < 0.95 else sorted(self.actors))
            chosen = (name, who)
            if not standing_of(session, self.actors[who], case, at=self.now).why_shut(step):
                break
        return chosen

    def slip(self, number: str, chance: Random) -> None:
        """Somebody moves a supervision slip, or is refused."""
        name, to, who = chance.choice(slip_rules.MOVES), *chance.choices(sorted(self.actors), k=2)
        self.now += timedelta(minutes=5)
        asked = slips.SlipMove(name, "已督促", to)
        with suppress(Refusal), self.acting() as session:
            slips.move_slip(session, self.actors[who], number, 1, asked, zone=ZONE, at=self.now)
        self.dirty.add(number)

    def along(self, name: str, case: Case, who: str, chance: Random) -> Move:
        """All that a move could bring, at random."""
        others = [number for number in sorted(self.totals) if number != case.number]
        reasons, photo = REASONS.get(name, ("",)), ""
        if name in SHOWN and chance.random() < 0.7:
            photo = self.a_photo(case, self.actors[who])
        lng, lat = self.world.middles[self.world.grid_of(ONE)]
        call = Call("报事群众", self.now, "已处理好") if not photo else None
        return Move(
            name,
            note="因为",
            office_code=chance.choice(case.taking_part if name.startswith("co_") and case.taking_part else OFFICES),
            satisfaction=chance.choice((1, 2, 3, 4)),
            claim=Claim(
                chance.choice(reasons), "依据", chance.choice((1, 2, 4)), (self.now + timedelta(days=20)).date()
            ),
            company=Company(
                tuple(chance.sample(OFFICES, 2)) if chance.random() < 0.7 else None,
                chance.choice(
                    ("clerk", "police", "market", "nobody") if name == "transfer_inner" else ("", "", "police")
                ),
                self.now + timedelta(days=1),
                "镇政府门口",
                "help",
            ),
            replies=(Reply("phone", "已办结，谢谢。"),),
            main=chance.choice(others) if others else None,
            called_at=self.now,
            level=chance.choice(("yellow", "red")),
            addressee=chance.choice(sorted(self.actors)),
            proof=Proof((photo,) if photo else (), photo, lng, lat, call=call),
        )

    def a_photo(self, case: Case, actor: Actor) -> str:
        """The digest of a photo that somebody took just now, kept with the case's first report."""
        self.made += 1
        digest = f"{self.made:064x}"
        with self.acting() as session:
            (one, *_) = reported(session, case)
            session.execute(
                insert(Medium).values(
                    county_code=case.county_code,
                    report_id=one.id,
                    sha256=digest,
                    received_at=self.now,
                    account_id=actor.account_id,
                    **PHOTO,
                )
            )
        return digest

    # What holds.

    @invariant()
    def holds(self) -> None:
        """All that is true of every case at every moment, asked of those that something happened to."""
        dirty, self.dirty = self.dirty, set()
        for number in sorted(dirty):
            with self.asking() as session:
                case = queries.get(session, SYSTEM, number)
                if case.last_seq == self.events[number]:
                    continue
                sound.events(session, case, at_least=self.events[number])
                self.events[number] = case.last_seq
                assert case.total_due_at == self.totals[number], "the citizen's total never moves"
                sound.clocks(session, case)
                sound.assignments(session, case)
                sound.answers(session, case)
                sound.seal(session, case, list(self.actors.values()), (SECRET, PHONE), at=self.now)


PHOTO: dict[str, Any] = {"content_type": "image/jpeg", "size_bytes": 1, "width": 1, "height": 1}


def staffed(session: Session) -> dict[str, Actor]:
    """The town with its staff; whom samples fall on does not change from run to run."""
    months = "SELECT :county, day, 'fixed' FROM generate_series(DATE '2026-01-01', DATE '2028-12-01', '1 month') AS day"
    session.execute(text(f"INSERT INTO sample_seeds (county_code, month, seed) {months}"), {"county": ONE})
    for name, posts in STAFF.items():
        factories.an_account(session, name, *posts)
    whole = {"code": "01", "line": "urban", "name": "巡查", "what": "巡查", "standard": "每日", "frequency": "daily"}
    item = whole | {"basis": "县方案", "categories": list(CATEGORIES)}
    told = {"changed_by": "县", "changed_at": AT, "first_day": AT.date(), "published_at": AT}
    session.add(TaskList(county_code=ONE, items=[item], **told))
    found = {}
    for name in (*STAFF, *OUTSIDE, "worker", "clerk", "dispatcher", "town", "county"):
        actor = actor_by_name(session, name, AT)
        assert actor is not None, name
        found[name] = actor
    return found


def test_what_holds_of_every_case_holds_after_every_step_of_a_random_life(
    connection: Connection, sessions: sessionmaker[Session], world: World
) -> None:
    """Some twenty seconds; whoever looks for more lets it look longer."""

    class Here(Lives):
        pass

    with sessions.begin() as session:
        Here.actors = staffed(session)
    Here.connection, Here.world = connection, world
    Here.reached, Here.undone = set(), set()
    long = settings(
        max_examples=LIVES,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
        derandomize=not environ.get(LONGER),
        report_multiple_bugs=False,
        database=None,
    )
    run_state_machine_as_test(Here, settings=long)
    gone = {"handling", "result_filed", "checked", "closed", "rework", "hand_to_grid", "grid_sign", "reach_phase"}
    assert Here.reached >= gone, "they went nowhere"
    assert len(Here.undone) >= 8, f"of what may be undone, only {Here.undone} was"
