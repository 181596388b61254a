"""The sums of figures are what a count of the cases themselves gives, whatever happened and however far they are."""

import os
import random
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant, run_state_machine_as_test
from sqlalchemy import Column, Connection, func, select, text, update
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.sql import visitors

from gridgis.analytics import folding
from gridgis.analytics.checking import check, check_all
from gridgis.analytics.facts import fresh
from gridgis.analytics.folding import catch_up, fold, fold_all
from gridgis.analytics.models import ChangedCase
from gridgis.cases import queries
from gridgis.cases.models import Case
from gridgis.cases.moving import rehome
from gridgis.cases.rules import OPEN, STATES
from gridgis.core.paths import ROOT
from gridgis.security.rules import SYSTEM
from tests.api.test_figure_lists import generated
from tests.conftest import Own
from tests.db.figure_recount import ZONE, holds
from tests.db.stage_recount import kept_as_told, stories_of
from tests.db.test_follow_net import split
from tests.db.test_random_lives import Lives, staffed
from tests.factories import AT, ONE, World

LIVES, STEPS = int(os.environ.get("LIVES", "2")), 20
RECOUNTED = 400
"""So many steps of all lives are recounted at most: of many lives the cases are many, and most of the time counting."""
"""So many random lives; whoever wants to be surer lets it be thousands."""


@pytest.mark.parametrize("seed", range(3))
def test_sums_are_what_the_cases_give_before_and_behind_every_fold(session: Session, world: World, seed: int) -> None:
    chance = random.Random(seed)
    generated(session, world, seed, 200)
    holds(session, chance, 2)
    while fold(session, zone=ZONE, most=150):
        holds(session, chance, 1)
    assert not session.scalar(select(func.count()).select_from(ChangedCase))
    holds(session, chance, 3)
    numbers = session.scalars(select(Case.number).order_by(Case.number)).all()
    for _ in range(3):
        for number in chance.sample(numbers, 40):
            session.execute(update(Case).where(Case.number == number).values(**changed(chance, world, number)))
        session.execute(text("DELETE FROM recurrences WHERE number = :one"), {"one": chance.choice(numbers)})
        holds(session, chance, 1)
        fold(session, zone=ZONE, most=30)
        holds(session, chance, 1)
    while fold(session, zone=ZONE):
        pass
    holds(session, chance, 3)


def changed(chance: random.Random, world: World, number: str) -> dict[str, Any]:
    """Something else in a case: its state, its end, its place by another plan, its seal."""
    grid = chance.choice([one for one in world.grids if one[:6] == number[:6]])
    return chance.choice(
        (
            {"state": chance.choice(STATES)},
            {"state": "closed", "closed_at": AT - timedelta(hours=chance.uniform(0, 900))},
            {"current_grid_code": grid, "village_code": grid[:12], "town_code": grid[:9]},
            {"sensitive": True},
            {"total_due_at": AT + timedelta(hours=chance.uniform(-300, 20))},
            {"category_code": "E0101", "platform": "enforcement"},
        )
    )


def rehomed(session: Session, chance: random.Random, world: World, at: datetime) -> None:
    """Now and then a net comes into force that gives an open case another grid of its county."""
    number = session.scalar(select(Case.number).where(Case.state.in_(OPEN)).order_by(Case.number).limit(1))
    if number is None or chance.random() > 0.3:
        return
    case = queries.get(session, SYSTEM, number, hold=True)
    grid = chance.choice([one for one in world.grids if one[:6] == case.county_code])
    rehome(session, case, grid, note="新网格生效", at=at)


def test_sums_hold_through_random_lives(connection: Connection, sessions: sessionmaker[Session], world: World) -> None:
    """Whatever happens to cases, and whenever it is folded, the sums tell what the cases and their events do."""

    class Summed(Lives):
        folded = 0

        @invariant()
        def sums_hold(self) -> None:
            chance = random.Random(f"{self.now} {self.made}")
            with self.acting() as session:
                Summed.folded += fold(session, zone=ZONE, most=chance.choice((1, 9, 500)))
                rehomed(session, chance, Summed.world, self.now)
            if chance.random() * LIVES * STEPS > RECOUNTED:
                return
            with self.asking() as session:
                holds(session, chance, 1, self.now)
                kept_as_told(session, stories_of(session))

    with sessions.begin() as session:
        Summed.actors = staffed(session)
    Summed.connection, Summed.world = connection, world
    Summed.reached, Summed.undone = set(), set()
    few = settings(
        max_examples=LIVES,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
        derandomize=True,
        database=None,
    )
    run_state_machine_as_test(Summed, settings=few)
    assert Summed.folded > 60, "nothing was folded"
    assert Summed.reached >= {"closed", "result_filed"}


def test_sums_follow_a_plan_that_gives_open_cases_another_grid(
    as_user: Callable[[str], TestClient], session: Session, world: World
) -> None:
    generated(session, world, 11, 150)
    while fold(session, zone=ZONE):
        pass
    before = dict(session.execute(select(Case.number, Case.current_grid_code)).all())
    split(as_user, session, world)
    after = dict(session.execute(select(Case.number, Case.current_grid_code)).all())
    assert sum(before[number] != after[number] for number in before)
    chance = random.Random(11)
    holds(session, chance, 4)
    assert fold(session, zone=ZONE)
    holds(session, chance, 4)


WORK = """
import sys
from gridgis.analytics.folding import fold
from gridgis.core.db import make_engine, make_sessions
sessions = make_sessions(make_engine(sys.argv[1], pool_size=1))
while True:
    with sessions.begin() as session:
        fold(session, zone="Asia/Shanghai", most=3)
        print("folded", flush=True)
"""


def test_a_worker_killed_in_the_midst_of_a_fold_leaves_every_figure_as_it_is(own: Own) -> None:
    chance = random.Random(5)
    with own.sessions() as session:
        generated(session, own.world, 5, 150)
        numbers = session.scalars(select(Case.number).order_by(Case.number)).all()
    for _ in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", WORK, own.url], cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True
        )
        try:
            assert process.stdout is not None
            for _ in range(chance.randrange(1, 9)):
                assert process.stdout.readline() == b"folded\n"
                with own.sessions.begin() as session:
                    number = chance.choice(numbers)
                    values = changed(chance, own.world, number)
                    session.execute(update(Case).where(Case.number == number).values(**values))
            os.kill(process.pid, signal.SIGKILL)
        finally:
            process.kill()
            process.wait(30)
        with own.sessions() as session:
            holds(session, chance, 2)
            assert marked(session)
        assert [(one.wrong_cases, one.wrong_sums) for one in check_all(own.sessions, zone=ZONE)] == [(0, 0)] * 2
    assert fold_all(own.sessions, zone=ZONE)
    with own.sessions() as session:
        assert not marked(session)
        holds(session, chance, 4)


def marked(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(ChangedCase)) or 0


def test_what_is_wrong_is_found_and_mended(own: Own) -> None:
    with own.sessions() as session:
        generated(session, own.world, 6, 80)
    fold_all(own.sessions, zone=ZONE)
    assert not any(one.wrong_cases or one.wrong_sums for one in check_all(own.sessions, zone=ZONE))
    with own.sessions.begin() as session:
        session.execute(
            text("UPDATE figure_sums SET reported = reported + 1 WHERE county_code = :one AND level = 4"), {"one": ONE}
        )
        gone = "DELETE FROM case_facts WHERE number = (SELECT max(number) FROM case_facts WHERE county_code = :one)"
        session.execute(text(gone), {"one": ONE})
        told = check(session, ONE, zone=ZONE)
        assert told.wrong_cases == 1 and told.wrong_sums > 10 and not told.waiting

    def run(*more: str) -> int:
        words = (sys.executable, "-m", "gridgis", "check", "figures", *more)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GRIDGIS_")}
        return subprocess.run(words, cwd=ROOT, env=kept | {"GRIDGIS_DATABASE_URL": own.url}, check=False).returncode

    assert run("--county", ONE) == 1
    assert run("--mend") == 0
    assert run() == 0
    with own.sessions() as session:
        holds(session, random.Random(6), 4)


def test_a_new_version_s_marks_are_done_with_before_it_serves(own: Own, monkeypatch: pytest.MonkeyPatch) -> None:
    with own.sessions() as session:
        generated(session, own.world, 7, 60)
        by_county = dict(session.execute(select(ChangedCase.county_code, func.count()).group_by("county_code")).all())
    assert len(by_county) == 2 and min(by_county.values()) < max(by_county.values())
    monkeypatch.setattr(folding, "BATCH", min(by_county.values()))
    assert catch_up(own.sessions, zone=ZONE) == sum(by_county.values())
    with own.sessions() as session:
        assert not marked(session)
        holds(session, random.Random(7), 4)
    assert [(one.wrong_cases, one.wrong_sums) for one in check_all(own.sessions, zone=ZONE)] == [(0, 0)] * 2
    assert catch_up(own.sessions, zone=ZONE) == 0


def test_every_column_that_facts_are_made_of_marks_its_case(session: Session) -> None:
    """Events are appended with a new number of the last one, which is a column too."""
    asked = "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = 'mark_changed_case'"
    watched = set(re.findall(r"old\.(\w+)", session.execute(text(asked)).scalar_one()))
    named = {
        one.name
        for one in visitors.iterate(fresh(None, ZONE))
        if isinstance(one, Column) and getattr(one.table, "name", "") == "cases"
    }
    assert named - {"county_code", "number"} <= watched
    assert "last_seq" in watched and len(named) > 8
