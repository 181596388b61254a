"""Figures told to open pages: reckoned once a sight, sent as what changed, and never a case."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from api import live, sights
from gridgis.analytics import sights as looking
from gridgis.cases.doing import Move
from gridgis.cases.moving import move
from gridgis.security.rules import SYSTEM
from tests.api.streams import Page, Server, serving_pages, until
from tests.conftest import Own
from tests.factories import AT, ONE, TWO, an_account

QUIET_S = 0.4
TOWN = f"{ONE}001"
DAYS = "from=2026-03-01&to=2026-03-31"
COUNTY = f"/api/v1/stats/live?place={ONE}&level=town&level=village&{DAYS}&step=month"


@pytest.fixture
def server(own: Own, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The application on a free port; figures rest shortly."""
    monkeypatch.setattr(sights, "REST_S", 0.05)
    with serving_pages(own, tmp_path) as server:
        yield server


def figures(page: Page) -> list[dict[str, Any]]:
    return [json.loads(told) for told in page.of("figures")]


def first(server: Server, username: str, path: str = COUNTY) -> Page:
    """A page that has been told all there is."""
    page = server.open(username, path)
    until(lambda: len(figures(page)) == 1, "all figures")
    return page


def reported(told: dict[str, Any], level: str) -> dict[str, int]:
    rows = next(one["items"] for one in told["levels"] if one["level"] == level)
    return {row["code"]: row["reported"] for row in rows}


def test_a_page_is_told_all_first_and_then_the_rows_that_moved(server: Server) -> None:
    page = first(server, "county")
    whole = figures(page)[0]
    assert whole["whole"] is True
    assert [one["level"] for one in whole["levels"]] == ["town", "village"]
    assert whole["total"]["reported"] == 0
    assert set(reported(whole, "town").values()) == {0}
    number = server.change(ONE)
    until(lambda: len(figures(page)) > 1, "a change")
    told = figures(page)[-1]
    assert told["whole"] is False
    assert told["total"]["reported"] == 1
    assert reported(told, "town") == {TOWN: 1}, "rows that stay as they are do not come"
    assert [step["reported"] for step in told["steps"]] == [1]
    assert number not in "\n".join(page.lines), "no case is named"
    server.change(TWO)
    time.sleep(QUIET_S)
    assert len(figures(page)) == 2, "another county's"


def test_the_figures_are_those_that_are_asked_for(server: Server) -> None:
    """Held against `GET /stats/areas` after what was told is laid over what was known."""
    page = first(server, "county")
    for _ in range(3):
        server.change(ONE)
    until(lambda: figures(page)[-1]["total"]["reported"] == 3, "three cases")
    connection = server.ask("county", f"/api/v1/stats/areas?level=town&parent={ONE}&{DAYS}")
    asked = json.loads(connection.read())
    known = {row["code"]: row for told in figures(page) for row in told["levels"][0]["items"]}
    assert list(known.values()) == asked["items"]
    assert figures(page)[-1]["total"] == asked["total"]
    assert figures(page)[-1]["before"] == asked["before"]
    assert figures(page)[-1]["levels"][0]["breaks"] == asked["breaks"]


def test_many_changes_are_few_messages_and_many_pages_one_reckoning(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    reckoned: list[str] = []
    look = looking.look

    def counting(*told: Any) -> looking.Look:
        reckoned.append(told[2].place)
        return look(*told)

    pages = [first(server, "county") for _ in range(6)]
    other = first(server, "county", f"/api/v1/stats/live?place={TOWN}&level=village&{DAYS}")
    time.sleep(QUIET_S)
    monkeypatch.setattr(sights, "REST_S", 0.5)
    monkeypatch.setattr(looking, "look", counting)
    for _ in range(12):
        server.change(ONE)
    until(lambda: all(figures(page)[-1]["total"]["reported"] == 12 for page in (*pages, other)), "all of them")
    assert reckoned.count(ONE) <= 4, "not for each case, nor for each page"
    assert {len(figures(page)) for page in pages} <= {2, 3, 4}


def test_a_sensitive_case_moves_no_figure_and_tells_nobody(server: Server) -> None:
    with server.own.sessions.begin() as session:
        an_account(session, "inspector", ("discipline_inspector", "county", ONE))
    pages = [first(server, username) for username in ("county", "city")]
    number = server.change(ONE, "G0102")
    with server.own.sessions.begin() as session:
        move(session, SYSTEM, number, Move("register"), zone="Asia/Shanghai", at=AT)
    time.sleep(QUIET_S)
    assert [len(figures(page)) for page in pages] == [1, 1]
    server.change(ONE)
    until(lambda: all(len(figures(page)) > 1 for page in pages), "an ordinary one")
    assert {figures(page)[-1]["total"]["reported"] for page in pages} == {1}


def test_who_holds_less_is_told_less_of_the_same_place(server: Server) -> None:
    with server.own.sessions.begin() as session:
        an_account(session, "south", ("town_leader", "town", f"{ONE}002"))
    county, south = first(server, "county"), first(server, "south")
    server.change(ONE)
    until(lambda: figures(county)[-1]["total"]["reported"] == 1, "the county's")
    time.sleep(QUIET_S)
    assert [told["total"]["reported"] for told in figures(south)] == [0]
    assert TOWN not in reported(figures(south)[0], "town")


def test_a_page_that_opens_again_is_told_all_it_missed(server: Server) -> None:
    page = first(server, "county")
    server.close(page)
    server.change(ONE)
    again = first(server, "county")
    until(lambda: figures(again)[-1]["total"]["reported"] == 1, "what it missed")
    assert figures(again)[0]["whole"] is True


def test_the_stream_ends_with_the_sign_in(server: Server) -> None:
    page = first(server, "county")
    with server.own.sessions.begin() as session:
        session.execute(text("DELETE FROM sign_ins"))
    until(lambda: page.ended, "the stream ends")
    assert "event: end" in page.lines


def test_what_ends_by_the_clock_is_told_without_an_event(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sights, "BEAT_S", 0.1)
    server.change(ONE)
    page = first(server, "county")
    with server.own.sessions.begin() as session:
        session.execute(text("ALTER TABLE cases DISABLE TRIGGER USER"))
        session.execute(text("UPDATE cases SET due_at = now() - interval '1 minute'"))
        session.execute(text("ALTER TABLE cases ENABLE TRIGGER USER"))
    until(lambda: figures(page)[-1]["total"]["overdue"] == 1, "overdue")


def test_pages_hold_no_connection_and_the_database_may_break(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "RETRY_S", 0.1)
    monkeypatch.setattr(sights, "RETRY_S", 0.1)
    pages = [first(server, "county") for _ in range(12)]
    with server.own.sessions.begin() as session:
        session.execute(text(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ))  # fmt: skip
    until(server.listens, "the server listens again")
    server.change(ONE)
    until(lambda: all(figures(page)[-1]["total"]["reported"] == 1 for page in pages), "the change")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (f"place={ONE}&level=town&from=2026-03-31&to=2026-03-01", 422),
        (f"place={ONE}&level=town&from=1900-01-01&to=2199-01-01", 422),
        (f"place={ONE}&level=town&level=village&level=grid", 422),
        (f"place={ONE}&level=continent", 422),
        (f"place={ONE}", 422),
        ("place=999999&level=town", 404),
        (f"place={ONE}&level=town&step=hour", 422),
    ],
)
def test_what_cannot_be_watched_is_refused_with_words(server: Server, query: str, status: int) -> None:
    answer = server.ask("county", f"/api/v1/stats/live?{query}")
    assert answer.status == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert server.ask("clerk", f"/api/v1/stats/live?place={ONE}&level=town").status == 403
