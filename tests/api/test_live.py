"""Changes told to open pages, by a real server on loopback over a database of its own."""

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

import pytest
from sqlalchemy import text

from api import live
from gridgis.cases.doing import Move
from gridgis.cases.moving import move
from gridgis.cases.naming import name
from gridgis.casework.redeciding import Wrong, correct
from gridgis.core.settings import Terms
from gridgis.security.queries import actor_by_name
from gridgis.security.rules import SYSTEM, Actor
from tests.api.streams import PATIENCE_S, Server, serving_pages, until
from tests.conftest import Own
from tests.factories import AT, ONE, TWO, a_case, an_account

QUIET_S = 0.4
"""How long a page is watched that is to be told nothing."""


@pytest.fixture
def server(own: Own, tmp_path: Path) -> Iterator[Server]:
    """The application on a free port."""
    with serving_pages(own, tmp_path) as server:
        yield server


def test_each_page_is_told_of_its_counties_at_once(server: Server) -> None:
    with server.own.sessions.begin() as session:
        an_account(session, "mixed", ("planner", "county", TWO), ("town_leader", "town", f"{ONE}001"))
    names = ("city", "county", "other_county", "town", "worker", "clerk", "mixed", "admin", "nobody")
    pages = {name: server.open(name) for name in names}
    server.change(ONE)
    until(lambda: all(pages[name].told for name in ("city", "county", "town", "worker", "mixed")), "a change")
    time.sleep(QUIET_S)
    assert {name: page.told for name, page in pages.items()} == {
        "city": [ONE],
        "county": [ONE],
        "town": [""],
        "worker": [""],
        "clerk": [],
        "mixed": [""],
        "other_county": [],
        "admin": [],
        "nobody": [],
    }
    server.change(TWO)
    until(lambda: pages["other_county"].told == [TWO] and pages["mixed"].told == ["", TWO], "the other county's change")
    assert pages["county"].told == [ONE]


def test_a_page_is_told_of_cases_that_come_to_its_place_and_go(server: Server) -> None:
    """An office is told as it gets a case, as it loses it, and as it helps; of its neighbours' cases it is not."""
    office, other = f"{ONE}001-urban_enforcement", f"{ONE}001-fire_rescue"
    number = server.change(ONE)
    clerk, town = server.open("clerk"), server.open("town")

    def set_to(told: str, **given: object) -> None:
        with server.own.sessions.begin() as session:
            session.execute(text(f"UPDATE cases SET {told} WHERE number = :number"), {"number": number, **given})

    set_to("office_code = :office", office=other)
    until(lambda: town.told == [""], "the town's change")
    set_to("office_code = :office", office=office)
    until(lambda: clerk.told == [""], "the case has come")
    set_to("office_code = :office", office=other)
    until(lambda: clerk.told == ["", ""], "the case has gone")
    set_to("taking_part = ARRAY[:office]", office=office)
    until(lambda: clerk.told == ["", "", ""], "the office helps")


def test_many_places_at_once_are_told_as_their_county(server: Server) -> None:
    clerk = server.open("clerk")
    with server.own.sessions.begin() as session:
        made = text("UPDATE cases SET office_code = 'office' || substr(number, 17)")
        for _ in range(21):
            a_case(session, server.own.world, grid_code=server.own.world.grid_of(ONE), at=AT)
        session.execute(made)
    until(lambda: clerk.told == [""], "a change that may be anywhere")


def test_what_changes_elsewhere_is_told_after_a_while(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker reads what became of a report of theirs beyond their grids, though no case there is theirs to read."""
    monkeypatch.setattr(live, "HEARTBEAT_S", 0.05)
    monkeypatch.setattr(live, "ELSEWHERE_S", 0.3)
    clerk, stranger = server.open("clerk"), server.open("nobody")
    began = time.monotonic()
    server.change(ONE)
    until(lambda: clerk.told == [""], "the change elsewhere")
    assert time.monotonic() - began >= 0.3
    assert stranger.told == []


def test_a_sensitive_case_is_told_to_those_on_its_list_alone(server: Server) -> None:
    with server.own.sessions.begin() as session:
        an_account(session, "inspector", ("discipline_inspector", "county", ONE))
    others = ("city", "county", "worker", "dispatcher", "clerk", "planner", "nobody")
    pages = {name: server.open(name) for name in ("town", "inspector", *others)}
    number = server.change(ONE, "G0102")
    until(lambda: pages["town"].told == [""], "the town's leader is told")
    about_staff = server.change(ONE, "S0703")
    until(lambda: pages["inspector"].told == [""], "the inspector is told")
    with server.own.sessions.begin() as session:
        move(session, SYSTEM, number, Move("register"), zone="Asia/Shanghai", at=AT)
    until(lambda: pages["town"].told == ["", ""], "the move")
    with server.own.sessions.begin() as session:
        leader = actor_by_name(session, "town", AT)
        assert leader is not None
        name(session, leader, number, "worker", "上门", at=AT)
    until(lambda: pages["worker"].told == [""], "the one who was named")
    with server.own.sessions.begin() as session:
        move(session, SYSTEM, about_staff, Move("register"), zone="Asia/Shanghai", at=AT)
    time.sleep(QUIET_S)
    assert [who for who in others if pages[who].told] == ["worker"]
    server.change(ONE)
    until(lambda: pages["county"].told == [ONE], "an ordinary one")
    assert "id: 1" in pages["county"].lines, "no number counts what they are not told"


def test_whoever_could_read_a_case_is_told_when_it_is_sealed(server: Server) -> None:
    number = server.change(ONE)
    page = server.open("county")
    with server.own.sessions.begin() as session:
        correct(session, SYSTEM, number, Wrong(category_code="G0102", note="家暴"), Terms(), at=AT)
    until(lambda: page.told == [ONE], "the case is gone")


def test_the_stream_says_what_it_is(server: Server) -> None:
    page = server.open("county")
    headers = page.answer.headers
    assert page.answer.status == 200
    assert headers["content-type"].startswith("text/event-stream")
    assert headers["cache-control"] == "no-cache"
    assert headers["content-encoding"] is None, "compression would hold events back"
    assert page.lines[0] == "retry: 3000"
    assert page.lines[1].startswith("id: ")


def test_a_move_is_told_and_a_change_undone_is_not(server: Server) -> None:
    number = server.change(ONE)
    page = server.open("county")
    with server.own.sessions() as session:
        a_case(session, server.own.world, grid_code=server.own.world.grid_of(ONE), at=AT)
        session.rollback()
    time.sleep(QUIET_S)
    assert page.told == []
    with server.own.sessions.begin() as session:
        move(session, SYSTEM, number, Move("register"), zone="Asia/Shanghai", at=AT)
    until(lambda: page.told == [ONE], "the move")
    assert "event: change" in page.lines


def test_many_changes_of_one_transaction_are_one_notice(server: Server) -> None:
    page = server.open("county")
    with server.own.sessions.begin() as session:
        for _ in range(5):
            a_case(session, server.own.world, grid_code=server.own.world.grid_of(ONE), at=AT)
    until(lambda: bool(page.told), "the change")
    time.sleep(QUIET_S)
    assert page.told == [ONE]


def test_when_the_database_hangs_up_every_page_asks_anew(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "RETRY_S", 0.1)
    page = server.open("county")
    with server.own.sessions.begin() as session:
        session.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND query = 'LISTEN cases'"
            )
        )
    until(lambda: page.told == [""], "the notice that something may have been missed")
    until(server.listens, "the server listens again")
    server.change(ONE)
    until(lambda: page.told == ["", ONE], "the next change")


def test_open_pages_hold_no_connection_of_the_pool(server: Server) -> None:
    """Eight connections serve the app; twelve open pages must leave them free."""
    for _ in range(12):
        server.open("county")
    connection = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_S)
    connection.request("GET", "/api/v1/health")
    assert connection.getresponse().status == 200


def test_many_more_requests_than_connections_are_all_answered(server: Server) -> None:
    """Requests take turns for connections; holding one while waiting for a thread would lock them all out."""
    token = server.token("county")

    def ask(_: int) -> int:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_S)
        connection.request("GET", "/api/v1/cases", headers={"Authorization": f"Bearer {token}"})
        status = connection.getresponse().status
        connection.close()
        return status

    with ThreadPoolExecutor(60) as pool:
        assert list(pool.map(ask, range(180))) == [200] * 180


@pytest.mark.parametrize(
    ("deed", "signed_out"),
    [
        ("DELETE FROM sign_ins WHERE account_id = (SELECT id FROM accounts WHERE username = 'county')", True),
        ("UPDATE accounts SET active = false WHERE username = 'county'", True),
        ("DELETE FROM posts WHERE account_id = (SELECT id FROM accounts WHERE username = 'county')", False),
        (
            "UPDATE posts SET place_code = '110102' WHERE account_id = (SELECT id FROM accounts"
            " WHERE username = 'county')",
            False,
        ),
        ("UPDATE roles SET verbs = '{}'", False),
    ],
    ids=["signed out", "closed", "revoked", "moved", "role"],
)
def test_every_stream_of_somebody_ends_with_their_sign_in_or_rights(
    server: Server, deed: str, signed_out: bool
) -> None:
    ended, others = [server.open("county"), server.open("county")], server.open("city")
    with server.own.sessions.begin() as session:
        session.execute(text(deed))
        a_case(session, server.own.world, grid_code=server.own.world.grid_of(ONE), at=AT)
    until(lambda: all(page.ended for page in ended), "the streams end")
    for page in ended:
        assert ("event: end" in page.lines) == signed_out
        assert page.told == [], "what happened in the same moment is not told any more"
    if "roles" not in deed:
        until(lambda: others.told == [ONE], "others hear on")


def test_signing_out_of_one_place_ends_its_streams_alone(server: Server) -> None:
    here, elsewhere = server.open("county"), server.open("county")
    connection = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_S)
    connection.request("POST", "/api/v1/auth/logout", headers={"Authorization": f"Bearer {here.token}"})
    assert connection.getresponse().status == 204
    until(lambda: here.ended, "the stream ends")
    assert "event: end" in here.lines
    server.change(ONE)
    until(lambda: elsewhere.told == [ONE], "the other hears on")
    assert not elsewhere.ended


def test_who_signs_out_while_a_stream_asks_who_reads_it_is_asked_for_again() -> None:
    changes, reader = live.Changes(""), live.Line(SYSTEM)
    known: list[Actor | None] = [None, SYSTEM]

    async def who() -> Actor | None:
        if len(known) > 1:
            reader.doubt()
        return known.pop()

    reader.doubt()
    assert asyncio.run(changes.last_words(reader, who, beat=False)) == "event: end\ndata:\n\n"


def test_a_sign_in_that_runs_out_ends_its_stream_with_the_next_heartbeat(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "HEARTBEAT_S", 0.05)
    page = server.open("county")
    with server.own.sessions.begin() as session:
        session.execute(text("UPDATE sign_ins SET expires_at = now()"))
    until(lambda: page.ended, "the stream ends")
    assert "event: end" in page.lines


def test_somebody_unknown_gets_no_stream(server: Server) -> None:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_S)
    connection.request("GET", "/api/v1/events")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["content-type"]) == (401, "application/problem+json")


def test_a_message_is_told_to_its_reader_alone(server: Server) -> None:
    with server.own.sessions.begin() as session:
        an_account(session, "clerk_too", ("office_clerk", "office", f"{ONE}001-urban_enforcement"))
    clerk, county, other = (server.open(name) for name in ("clerk_too", "county", "other_county"))
    with server.own.sessions.begin() as session:
        a_case(session, server.own.world, grid_code=server.own.world.grid_of(ONE), at=AT,
               office_code=f"{ONE}001-urban_enforcement", source="grid_worker")  # fmt: skip
    until(lambda: clerk.of("message") == [""], "the clerk's message")
    until(lambda: county.told == [ONE], "the change of the case")
    time.sleep(QUIET_S)
    assert (county.of("message"), other.of("message"), other.told) == ([], [], [])
