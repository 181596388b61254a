"""The demo as it is loaded: one county of it, its rows held against the rules and queries of the product."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session, sessionmaker

from gridgis.analytics.folding import sum_anew
from gridgis.cases.in_force import categories
from gridgis.cases.life import LIFE
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.queries import get
from gridgis.cases.rules import ENDED, LEFT_OUT, STAGE_OF
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.errors import Conflict, Invalid
from gridgis.core.geo import Datum, to_cgcs2000
from gridgis.core.paths import ROOT
from gridgis.core.settings import Terms
from gridgis.demo import doubles, handouts, load, shots
from gridgis.demo.accounts import PASSWORD, plans
from gridgis.demo.flow import flow
from gridgis.demo.load import Loaded
from gridgis.intake.models import Report
from gridgis.media.stores import Disk
from gridgis.people.queries import posts_of
from gridgis.people.teams import teams
from gridgis.routing.deciding import decide
from gridgis.routing.decisions import Route
from gridgis.routing.locating import Ask
from gridgis.security.actions import sign_in
from gridgis.security.models import Account
from gridgis.security.queries import actor_by_name
from gridgis.security.rules import Spot
from tests.db.demo_life import hold as hold_life
from tests.db.demo_life import hold_photos
from tests.db.demo_recount import hold
from tests.digests import digests

pytestmark = pytest.mark.xdist_group("demo load")

COUNTY = "330402"
UNTIL = datetime(2026, 3, 11, 2, 0, tzinfo=UTC)
Sessions = sessionmaker[Session]


@pytest.fixture(scope="module")
def url(clone: Callable[[], str]) -> str:
    return clone()


@pytest.fixture(scope="module")
def sessions(url: str) -> Iterator[Sessions]:
    engine = make_engine(url, pool_size=2)
    yield make_sessions(engine)
    engine.dispose()


@pytest.fixture(scope="module")
def told() -> list[tuple[str, float]]:
    return []


@pytest.fixture(scope="module")
def loaded(sessions: Sessions, told: list[tuple[str, float]]) -> Loaded:
    with sessions.begin() as session:
        noted = lambda message, part: told.append((message, part))  # noqa: E731
        found = load.load(session, until=UNTIL, zone="Asia/Shanghai", tell=noted, counties=[COUNTY])
    with sessions.begin() as session:
        load.analyse(session)
    return found


@pytest.fixture
def session(sessions: Sessions, loaded: Loaded) -> Iterator[Session]:
    with sessions() as session:
        yield session


def count(session: Session, statement: str) -> int:
    return session.execute(text(statement)).scalar_one()


def test_what_is_told_is_what_is_there(session: Session, loaded: Loaded, told: list[tuple[str, float]]) -> None:
    tables = {
        "divisions": "divisions WHERE boundary IS NOT NULL AND (code = '330400' OR code LIKE '330402%')",
        "grids": "grids",
        "people": "people",
        "offices": "offices",
        "addresses": "std_addresses",
        "reports": "reports",
        "cases": "cases",
    }
    for name, rows in tables.items():
        assert getattr(loaded, name) == count(session, f"SELECT count(*) FROM {rows}"), name
    assert 300 < loaded.grids < 900
    assert 5_000 < loaded.reports < 12_000
    assert 0 < loaded.open_cases < loaded.cases / 10
    parts = [part for _, part in told]
    assert parts == sorted(parts)
    assert (parts[0], parts[-1]) == (0.0, 1.0)


def test_every_case_stands_where_its_events_led_it(session: Session) -> None:
    cases = {case.number: case for case in session.scalars(select(Case))}
    events: dict[str, list[CaseEvent]] = {}
    for event in session.scalars(select(CaseEvent).order_by(CaseEvent.case_number, CaseEvent.seq)):
        events.setdefault(event.case_number, []).append(event)
    assert events.keys() == cases.keys()
    for number, case in cases.items():
        story = events[number]
        assert [event.seq for event in story] == list(range(1, case.last_seq + 1))
        assert (story[0].move, story[0].source, story[0].at) == ("submit", None, case.submitted_at)
        for before, event in pairwise(story):
            assert event.source == before.target
            assert event.at >= before.at
            if event.move not in ("merge", "take_in", "enlist", "ladder") and not event.move.startswith("slip_"):
                assert LIFE.steps[(before.target, event.move)].target == event.target
        assert story[-1].target == case.state
        assert story[-1].at <= UNTIL
        assert (case.closed_at is not None) == (case.state in ENDED)
    assert {state for state, n in Counter(case.state for case in cases.values()).items() if n} >= {
        "submitted", "registered", "dispatched", "handling", "closed", "evaluated", "archived", "merged", "rejected",
    }  # fmt: skip


def test_columns_and_figures_agree_with_assignments_reports_and_events(session: Session) -> None:
    for wrong in (
        "SELECT count(*) FROM cases WHERE office_code IS NOT NULL AND office_code NOT IN (SELECT code FROM offices)",
        "SELECT count(*) FROM cases c WHERE dispatched_at IS DISTINCT FROM (SELECT max(dispatched_at) FROM assignments"
        " a WHERE a.case_number = c.number AND a.part = 'lead' AND (a.ended_at IS NULL OR a.ended_at = c.closed_at))"
        " AND NOT EXISTS (SELECT FROM case_events e WHERE e.case_number = c.number AND e.move = 'reopen')",
        "SELECT count(*) FROM cases c WHERE request_count <>"
        " (SELECT count(*) FROM case_requests r WHERE r.case_number = c.number)",
        "SELECT count(*) FROM cases c WHERE pending IS DISTINCT FROM"
        " (SELECT kind FROM case_requests r WHERE r.case_number = c.number AND outcome IS NULL)",
        "SELECT count(*) FROM cases c WHERE due_at IS NULL AND (next_rung_at IS NOT NULL OR rung > 0) OR next_rung_at"
        " IS NOT NULL AND NOT EXISTS (SELECT FROM due_rungs WHERE case_number = c.number AND at = c.next_rung_at)",
        "SELECT count(*) FROM cases c WHERE slip_count <>"
        " (SELECT count(*) FROM supervision_slips s WHERE s.case_number = c.number)",
        "SELECT count(*) FROM case_requests WHERE granted > 0 AND NOT handle_due_after > handle_due_before",
        "SELECT count(*) FROM assignments a JOIN cases c ON c.number = a.case_number"
        " WHERE a.ended_at IS NULL AND c.closed_at IS NOT NULL",
        "SELECT count(*) FROM reports r WHERE NOT EXISTS"
        " (SELECT FROM receipts e WHERE e.report_id = r.id AND e.case_number = r.case_number)",
        "SELECT count(*) FROM cases WHERE due_at IS NULL AND state IN ('submitted', 'dispatched', 'handling')",
        "SELECT count(*) FROM case_counters k LEFT JOIN (SELECT left(number, 15) AS day, count(*) AS many FROM cases"
        " WHERE NOT sensitive GROUP BY 1) c ON c.day = k.county_code || '-' || to_char(k.day, 'YYYYMMDD')"
        " WHERE k.last <> coalesce(c.many, 0)",
    ):
        assert count(session, wrong) == 0, wrong
    hold(session, COUNTY, UNTIL)
    hold_life(session, COUNTY, UNTIL)


def test_the_stored_grid_is_the_one_the_router_decides_on(session: Session) -> None:
    asked = text(
        "SELECT d.grid_code, d.border_m, d.rule, d.office_code, g.layer, ST_X(d.place), ST_Y(d.place), c.category_code"
        " FROM decisions d JOIN grids g ON g.code = d.grid_code JOIN cases c ON c.number = d.case_number"
        " WHERE g.layer = :layer ORDER BY md5(d.case_number) LIMIT :many"
    )
    rows = [row for layer, many in (("village", 450), ("exclusive", 100)) for row in _rows(session, asked, layer, many)]
    layers = Counter(row.layer for row in rows)
    assert layers["village"] == 450
    assert layers["exclusive"] > 20

    kinds = {category.code: category for category in categories(session)}
    asks = [Ask(day=UNTIL.date(), lng=row[5], lat=row[6], category=kinds[row.category_code]) for row in rows]
    for row, route in zip(rows, decide(session, asks, tolerance_m=50.0), strict=True):
        assert isinstance(route, Route)
        assert route.grid is not None
        assert route.grid.code == row.grid_code
        assert (route.rule, route.office.code if route.office else None) == (row.rule, row.office_code)
        # The plane of the demo and the spheroid of the router differ by some centimetres over kilometres.
        assert route.grid.border_m == pytest.approx(row.border_m, abs=0.5, rel=0.01)


def _rows(session: Session, asked: object, layer: str, many: int) -> list[object]:
    return list(session.execute(asked, {"layer": layer, "many": many}))  # type: ignore[call-overload]


def test_points_given_in_gcj02_convert_back_to_their_place(session: Session) -> None:
    rows = session.execute(
        text(
            "SELECT given_lng, given_lat, ST_X(place), ST_Y(place) FROM reports WHERE given_datum = 'gcj02'"
            " ORDER BY id LIMIT 2000"
        )
    ).all()
    assert len(rows) > 500
    given_lng, given_lat, lng, lat = np.array(rows, dtype=np.float64).T
    x, y = to_cgcs2000(given_lng, given_lat, Datum.GCJ02)
    off_m = np.hypot((x - lng) * 111_195 * np.cos(np.radians(lat)), (y - lat) * 111_195)
    assert off_m.max() < 1.0
    shift_m = np.hypot((given_lng - lng) * 111_195 * np.cos(np.radians(lat)), (given_lat - lat) * 111_195)
    assert shift_m.min() > 100


def test_reports_come_from_five_sources_and_some_with_an_address_only(session: Session) -> None:
    sources = Counter(session.scalars(select(Report.source)))
    assert len(sources) >= 5
    assert min(sources.values()) > 20
    addressed = count(session, "SELECT count(*) FROM reports WHERE located_by = 'address' AND given_lng IS NULL")
    assert 0.08 < addressed / sources.total() < 0.25
    hours = session.execute(
        text("SELECT min(received_at), max(received_at), count(DISTINCT received_at::date) FROM reports")
    ).one()
    assert hours[1] <= UNTIL
    assert (UNTIL - hours[0]).days >= 360
    assert hours[2] > 330


def test_each_town_closes_most_of_its_cases_in_time_but_not_all(session: Session) -> None:
    shares: dict[str, list[bool]] = {}
    due = select(Case).where(Case.state.not_in(LEFT_OUT), Case.total_due_at <= UNTIL)
    for case in session.scalars(due):
        shares.setdefault(case.town_code or "", []).append(
            case.closed_at is not None and case.closed_at <= case.total_due_at
        )
    assert len(shares) > 5
    for town, on_time in shares.items():
        if len(on_time) >= 100:
            assert 0.70 <= sum(on_time) / len(on_time) <= 0.93, town


def test_accounts_can_sign_in_and_hold_what_the_list_says(session: Session) -> None:
    """All have one password with one hash, so that the door, which is slow by design, is tried by two of them.

    The others are of the staff, and without a password.
    """
    accounts = {plan.username for plan in plans()}
    listed = Account.username.in_(accounts)
    assert accounts == set(session.scalars(select(Account.username).where(Account.active, listed)))
    assert len(set(session.scalars(select(Account.password_hash).where(listed)))) == 1
    staff = session.scalars(select(Account).where(~listed)).all()
    assert staff and all(one.person_id for one in staff)
    assert not {one.password_hash for one in staff} & set(session.scalars(select(Account.password_hash).where(listed)))
    for username in (min(accounts), max(accounts)):
        assert isinstance(sign_in(session, username, PASSWORD, at=UNTIL, hours=1, remote=""), tuple), username
    for plan in plans():
        actor = actor_by_name(session, plan.username, datetime.now(UTC))
        assert actor is not None
        assert {held.role_code for held in actor.held} >= {role for role, _, _ in plan.posts}
    worker = actor_by_name(session, "worker.nanhu", datetime.now(UTC))
    assert worker is not None
    (grid, duty), *standing_in = posts_of(session, worker.person_id, UNTIL.date())
    away = f"SELECT count(*) > 0 FROM leaves WHERE substitute_id = {worker.person_id} AND period @> '{UNTIL:%F}'::date"
    assert (grid[:9], duty, bool(standing_in)) == ("330402013", "fulltime", session.scalar(text(away)))
    assert worker.may("report.submit", Spot(grid[:6], grid[:9], grid[:12], grid))
    session.rollback()


def test_every_village_has_its_cadre_and_every_line_its_chief(session: Session) -> None:
    assert count(session, "SELECT count(*) FROM posts WHERE role_code = 'village_cadre'") == count(
        session, "SELECT count(*) FROM divisions WHERE level = 'village' AND boundary IS NOT NULL"
    )
    for wrong in (
        "SELECT count(*) FROM divisions d WHERE level = 'village' AND boundary IS NOT NULL AND NOT EXISTS"
        " (SELECT FROM posts p WHERE p.division_code = d.code)",
        "SELECT count(*) FROM linear_objects o LEFT JOIN line_posts p ON p.linear_object_id = o.id"
        " WHERE o.synthetic AND (o.code = '' OR p.id IS NULL)",
        "SELECT count(*) FROM line_posts p JOIN linear_objects o ON o.id = p.linear_object_id WHERE"
        " (o.kind, p.duty) NOT IN (('river', 'river_chief'), ('road', 'road_chief'), ('rail', 'rail_guard'))",
        "SELECT count(*) FROM line_posts l JOIN posts v ON v.person_id = l.person_id AND v.level = 'village'"
        " JOIN divisions d ON d.code = v.division_code JOIN linear_objects o ON o.id = l.linear_object_id"
        " WHERE NOT ST_DWithin(d.boundary::geography, o.line::geography, 5)",
    ):
        assert count(session, wrong) == 0, wrong
    levels = session.execute(text("SELECT level, count(*) FROM line_posts GROUP BY 1")).all()
    assert {level for level, _ in levels} == {"county", "town", "village"}


def test_some_are_on_leave_and_most_have_a_substitute_who_is_not(session: Session) -> None:
    rows = session.execute(
        text(
            "SELECT l.substitute_id IS NOT NULL, daterange(:day, :day, '[]') && l.period, EXISTS (SELECT FROM leaves s"
            " WHERE s.person_id = l.substitute_id AND s.period && l.period),"
            " (SELECT min(left(grid_code, 12)) FROM posts WHERE person_id = l.person_id)"
            " IS DISTINCT FROM (SELECT min(left(grid_code, 12)) FROM posts WHERE person_id = l.substitute_id)"
            " FROM leaves l"
        ),
        {"day": UNTIL.date()},
    ).all()
    assert len(rows) > 200
    assert 0.5 < sum(row[0] for row in rows) / len(rows) < 0.8
    assert 5 < sum(row[1] for row in rows) < 60
    assert not any(row[2] for row in rows)
    assert not any(row[0] and row[3] for row in rows)


def test_the_worker_stands_in_for_a_colleague_and_a_gap_is_seen_in_the_town(session: Session) -> None:
    day, town = UNTIL.date(), "330402013"
    codes = session.scalars(text("SELECT code FROM grids WHERE town_code = :town"), {"town": town}).all()
    members = [member for team in teams(session, codes, day).values() for member in team]
    mine = [member for member in members if member.name == "徐海明"]
    assert sorted(member.stands_in_for is None for member in mine) == [False, True]
    away = {member.name for member in members if member.on_leave_until}
    covered = {member.stands_in_for for member in members if member.stands_in_for}
    assert {member.stands_in_for for member in mine} - {None} <= away
    assert away - covered


def test_loading_twice_is_refused(sessions: Sessions, loaded: Loaded) -> None:
    with sessions() as session, pytest.raises(Conflict, match="empty installation only"):
        load.load(session, until=UNTIL, zone="Asia/Shanghai", tell=lambda *_: None)


def test_a_county_that_is_not_in_the_recipe_is_refused(clone: Callable[[], str]) -> None:
    engine = make_engine(clone(), pool_size=1)
    with make_sessions(engine)() as session, pytest.raises(Invalid, match="counties of the recipe"):
        load.load(session, until=UNTIL, zone="Asia/Shanghai", tell=lambda *_: None, counties=["999999"])
    engine.dispose()


def test_the_command_loads_the_same_rows_in_another_process(
    sessions: Sessions, loaded: Loaded, clone: Callable[[], str], tmp_path: Path
) -> None:
    env = os.environ | {
        "GRIDGIS_DATABASE_URL": (other := clone()),
        "GRIDGIS_HOME": str(tmp_path),
        "PYTHONHASHSEED": "7",
    }
    done = subprocess.run(
        [sys.executable, "-m", "gridgis", "demo", "--county", COUNTY, "--until", UNTIL.strftime("%Y-%m-%dT%H:%M")],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert f"{loaded.reports} reports" in done.stdout
    beside = Disk(tmp_path / "beside")
    with sessions() as one, make_sessions(engine := make_engine(other, pool_size=1))() as two:
        handouts.hand_out(one, beside, most_pixels=1_000_000, at=UNTIL)
        assert doubles.plant(one, until=UNTIL, zone="Asia/Shanghai") == 88
        doubles.picture_all(one, beside, most_pixels=1_000_000, until=UNTIL)
        hold_photos(one, shots.hang(one, beside, most_pixels=1_000_000))
        sum_anew(one, COUNTY, zone="Asia/Shanghai")
        assert digests(one) == digests(two)
    engine.dispose()


def test_every_event_keeps_the_limit_that_runs(session: Session) -> None:
    """One without would leave what was overdue on its day untold, on the leaders' map too."""
    lacking = "SELECT count(*) FROM case_events WHERE move <> 'submit' AND due_at IS NULL AND target = ANY(:states)"
    assert session.scalar(text(lacking), {"states": list(STAGE_OF)}) == 0


def test_the_demo_s_sensitive_cases_have_their_readers(session: Session) -> None:
    """Those of a town with posts are known to them, those about staff to the inspectors; each entry is an event."""
    readers = {
        name: set(
            session.scalars(
                text(
                    "SELECT case_number FROM need_to_know JOIN accounts ON id = account_id"
                    " WHERE username = :name AND removed_at IS NULL"
                ),
                {"name": name},
            )
        )
        for name in ("receiver.nanhu", "chief.nanhu", "justice.nanhu", "mediator.nanhu", "inspector.nanhu")
    }
    secret = session.scalars(select(Case).where(Case.sensitive, Case.county_code == COUNTY)).all()
    about_staff = {case.number for case in secret if case.staff_involved}
    in_town = {case.number for case in secret if case.town_code == "330402013"} - about_staff
    assert about_staff
    assert in_town
    assert readers["receiver.nanhu"] == readers["chief.nanhu"] == in_town
    assert readers["inspector.nanhu"] == about_staff
    assert readers["justice.nanhu"]
    assert readers["justice.nanhu"] < in_town
    assert readers["mediator.nanhu"] == set(), "only where the leader names them"
    entered = "SELECT count(*) FROM case_events WHERE move = 'enlist'"
    assert session.scalar(text(entered)) == session.scalar(text("SELECT count(*) FROM need_to_know"))


def test_the_flow_keeps_one_sensitive_case_for_its_receiver_to_work(session: Session) -> None:
    """Nobody but people moves it, and a second comes only when it has ended."""
    asked = (
        "SELECT number, state FROM cases WHERE sensitive AND NOT staff_involved AND town_code = '330402013'"
        " AND closed_at IS NULL"
    )
    rng = np.random.default_rng(1)
    for _ in range(2):
        flow(session, Terms("Asia/Shanghai", 50.0), rng, at=UNTIL)
    (standing,) = session.execute(text(asked)).all()
    assert standing.state == "submitted"
    receiver = actor_by_name(session, "receiver.nanhu", datetime.now(UTC))
    assert receiver is not None
    assert get(session, receiver, standing.number).category_code == "G0102"
    session.rollback()
