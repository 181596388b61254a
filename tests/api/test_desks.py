"""Desks: whose posts open which, what stands behind each tab, and that number, list, map and book are the same."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from gridgis.casework.desks.tabs import TABS
from gridgis.people.desks import OPENINGS
from tests.api.handling import book, handed, stepped
from tests.api.test_coordination import DOGS, FUMES
from tests.api.test_paging import walked
from tests.api.test_redecide import OFFICE, POLICE, WEST, reported
from tests.claims import ANSWERED, SAID, called
from tests.factories import AT, ONE, World, a_case, an_account

As = Callable[[str], TestClient]
TOWN = f"{ONE}001"
pytestmark = pytest.mark.usefixtures("deciders", "posts")


@pytest.fixture
def posts(session: Session, world: World) -> None:
    """Who else works at a desk."""
    an_account(session, "lead_enforcement", ("platform_lead_enforcement", "town", TOWN))
    an_account(session, "police", ("office_clerk", "office", POLICE))
    an_account(session, "bureau", ("office_clerk", "office", f"{ONE}-environment"))
    an_account(session, "shift", ("shift_leader", "town", TOWN))
    an_account(session, "superviser", ("supervisor", "county", ONE))
    an_account(session, "inspector", ("discipline_inspector", "county", ONE))
    an_account(session, "keeper", ("sensitive_receiver", "town", TOWN))


def counts(client: TestClient, desk: str, **query: Any) -> dict[str, dict[str, Any]]:
    answer = client.get(f"/desks/{desk}/counts", params=query)
    assert answer.status_code == 200, answer.text
    return dict(answer.json()["tabs"])


def behind(client: TestClient, desk: str, tab: str, **query: Any) -> list[str]:
    """The numbers of the cases behind a tab, each page by itself."""
    rows = walked(client, f"/desks/{desk}/cases", 2, tab=tab, **query)
    return [row["case"]["number"] for row in rows]


def filled(client: TestClient, desk: str) -> dict[str, int]:
    """The tabs of a desk behind which something stands."""
    return {tab: told["all"] for tab, told in counts(client, desk).items() if told["all"]}


@pytest.mark.parametrize(
    ("username", "desks", "landing"),
    [
        ("dispatcher", ["command"], "command"),
        ("shift", ["command"], "command"),
        ("centre_head", ["command", "petition", "order"], "command"),
        ("clerk", ["office"], "office"),
        ("worker", ["grid"], "grid"),
        ("lead_enforcement", ["platform"], "platform"),
        ("superviser", ["petition", "order"], "petition"),
        ("town", ["duty", "petition", "order"], None),
        ("county", ["duty", "petition", "order"], None),
        ("planner", [], None),
        ("admin", [], None),
    ],
)
def test_posts_open_desks_and_say_where_a_day_begins(
    as_user: As, username: str, desks: list[str], landing: str | None
) -> None:
    client = as_user(username)
    told = client.get("/desks").json()["items"]
    assert [one["desk"] for one in told] == desks
    assert [one["desk"] for one in told if one["landing"]] == ([landing] if landing else [])
    me = client.get("/auth/me").json()
    assert (me["desks"], me["landing"]) == (desks, landing)
    for one in told:
        assert list(counts(client, one["desk"])) == one["tabs"] == list(TABS[one["desk"]])


def test_every_desk_that_can_be_opened_has_tabs() -> None:
    assert list(TABS) == list(OPENINGS)


def test_a_case_goes_from_tab_to_tab(as_user: As, app: FastAPI) -> None:
    desk, clerk, worker = as_user("dispatcher"), as_user("clerk"), as_user("worker")
    number = reported(as_user)
    assert (filled(desk, "command"), filled(worker, "grid")) == ({"accept": 1}, {"open": 1, "done": 1})
    stepped(desk, number, "register")
    assert filled(desk, "command") == {"dispatch": 1, "done": 1}
    stepped(desk, number, "dispatch", office_code=OFFICE)
    assert filled(desk, "command") == {"sign": 1, "done": 1}
    assert filled(clerk, "office") == {"sign": 1}
    stepped(clerk, number, "sign")
    assert filled(desk, "command") == {"done": 1}
    assert filled(clerk, "office") == {"todo": 1, "done": 1}
    stepped(clerk, number, "request_extension", note="雨", **SAID["request_extension"])
    assert filled(clerk, "office") == {"todo": 1, "pending": 1, "done": 1}
    assert filled(as_user("shift"), "command") == {"decide": 1}
    assert "decide" not in filled(desk, "command"), "it is not theirs to decide"
    stepped(as_user("shift"), number, "grant_extension")
    assert filled(clerk, "office") == {"todo": 1, "answered": 1, "done": 1}
    (told,) = clerk.get("/desks/office/cases", params={"tab": "answered"}).json()["items"]
    assert (told["at"], told["due_at"]) == (AT.isoformat().replace("+00:00", "Z"), None)
    stepped(clerk, number, "file_result", note="已清理")
    assert filled(desk, "command") == {"check": 1, "done": 1}
    assert filled(worker, "grid") == {"check": 1, "open": 1, "done": 1}
    stepped(desk, number, "check_fail", note="未清", **called(AT))
    assert filled(clerk, "office") == {"todo": 1, "rework": 1, "answered": 1, "done": 1}
    stepped(clerk, number, "file_result", note="再清理")
    stepped(desk, number, "check_pass", note="已清", **called(AT))
    assert filled(desk, "command") == {"close": 1, "done": 1}
    stepped(desk, number, "close", **ANSWERED)
    assert filled(desk, "command") == {"done": 1}, "what I did today outlives the case"
    app.state.clock = lambda: AT + timedelta(days=1)
    assert filled(desk, "command") == {}, "and is over at midnight"


def test_the_most_pressing_come_first_and_past_and_near_ones_are_told(
    as_user: As, session: Session, world: World
) -> None:
    desk = as_user("dispatcher")
    numbers = [a_case(session, world, grid_code=WEST, at=AT - timedelta(hours=hour)).number for hour in range(5)]
    edges = [(-1, -2), (-2, -3), (1, -1), (5, 3), (9, 8)]
    for number, (due, near) in zip(numbers, edges, strict=True):
        told = {"number": number, "due": AT + timedelta(hours=due), "near": AT + timedelta(hours=near)}
        session.execute(text("UPDATE cases SET due_at = :due, near_due_at = :near WHERE number = :number"), told)
    session.commit()
    assert counts(desk, "command")["accept"] == {"all": 5, "over": 2, "near": 1}
    assert behind(desk, "command", "accept") == [numbers[at] for at in (1, 0, 2, 3, 4)]
    assert behind(desk, "command", "accept", due="overdue") == behind(desk, "command", "overdue")
    assert behind(desk, "command", "near") == [numbers[2]]
    first = desk.get("/desks/command/cases", params={"tab": "accept", "limit": 1}).json()
    assert first["items"][0]["since"] == (AT - timedelta(hours=1)).isoformat().replace("+00:00", "Z")
    other = desk.get("/desks/command/cases", params={"tab": "sign", "cursor": first["next"]})
    assert (other.status_code, other.json()["kind"]) == (422, "api.cursor_of_other_list")


def test_what_an_office_is_asked_for_and_helps_with(as_user: As) -> None:
    """Parts, views and slips stand at its desk by their own clocks; what it was asked is gone once it is answered."""
    head, police = as_user("centre_head"), as_user("police")
    number = reported(as_user, category_code=DOGS)
    assert filled(head, "command") == {"coordinate": 1}
    assert filled(as_user("lead_enforcement"), "platform") == {}, "two platforms are the head's"
    stepped(head, number, "consult", note="谁主办？", co_offices=[POLICE])
    assert filled(police, "office") == {"asked": 1}
    stepped(police, number, "give_view", note="我所协办", stance="help")
    assert filled(police, "office") == {"done": 1}
    stepped(head, number, "assign_lead", note="执法牵头", office_code=OFFICE, co_offices=[POLICE])
    assert filled(police, "office") == {"sign": 1, "asked": 1, "done": 1}
    stepped(police, number, "co_sign")
    assert filled(police, "office") == {"todo": 1, "done": 1}
    stepped(police, number, "co_file", note="已普法")
    assert filled(police, "office") == {"done": 1}
    clerk, slip = as_user("clerk"), {"level": "yellow", "note": "请说明", "addressee": "clerk"}
    stepped(as_user("town"), number, "supervise", **slip)
    assert filled(clerk, "office") == {"sign": 1, "asked": 1}
    (told,) = clerk.get("/desks/office/cases", params={"tab": "asked"}).json()["items"]
    slips = clerk.get("/slips", params={"mine": True}).json()["items"]
    assert told["due_at"] == slips[0]["slip"]["due_at"], "by the clock of the slip"
    assert (told["since"], told["near_due_at"]) == (None, None)
    assert clerk.post(f"/cases/{number}/slips/1/moves", json={"move": "answer", "note": "在办"}).status_code == 200
    assert filled(clerk, "office") == {"sign": 1, "done": 1}
    assert filled(as_user("town"), "duty") == {"done": 1}, "a yellow slip is no red one"


def test_platforms_whistles_escalations_and_scopes(as_user: As, session: Session) -> None:
    lead, town, county = as_user("lead_enforcement"), as_user("town"), as_user("county")
    number = reported(as_user, category_code=FUMES)
    stepped(as_user("dispatcher"), number, "register")
    assert filled(lead, "platform") == {"coordinate": 1, "open": 1}
    hotline = as_user("dispatcher").put(
        "/reports/00000000-0000-0000-0000-000000000009",
        json={
            "category_code": "E0201",
            "description": "垃圾",
            "lng": 120.025,
            "lat": 30.05,
            "source": "hotline_12345",
            "outer_number": "A1",
        },
    )
    assert hotline.status_code == 201, hotline.text
    called = hotline.json()["case_number"]
    superviser = as_user("superviser")
    assert behind(superviser, "petition", "open") == [called]
    assert behind(superviser, "order", "open") == [number]
    whistled, _ = handed(as_user)
    stepped(as_user("clerk"), whistled, "sign")
    stepped(town, whistled, "whistle", note="需县里到场", co_offices=[f"{ONE}-environment"])
    bureau = as_user("bureau")
    assert filled(bureau, "office") == {"asked": 1}
    (told,) = bureau.get("/desks/office/cases", params={"tab": "asked"}).json()["items"]
    assert told["due_at"] == (AT + timedelta(hours=1)).isoformat().replace("+00:00", "Z"), (
        "it is to sign within the hour"
    )
    stepped(bureau, whistled, "whistle_sign")
    stepped(bureau, whistled, "whistle_contact", note="已联系")
    stepped(bureau, whistled, "whistle_arrive", note="已到场")
    assert filled(bureau, "office") == {"done": 1}
    assert filled(town, "duty") == {"rate": 1, "done": 1}
    stepped(town, called, "escalate", note="超出权限", reason="beyond_powers")
    assert set(behind(county, "duty", "escalated")) == {called, whistled}, "a whistle goes before the county too"
    assert behind(county, "petition", "escalated") == [called]
    assert behind(town, "duty", "escalated") == [], "it is before the county"


def test_number_list_map_and_book_are_one(as_user: As, session: Session, world: World) -> None:
    """For everybody and each of their tabs; sensitive cases stand in numbers and lists of those who know of them."""
    for at in range(3):
        reported(as_user, lng=120.02 + at / 1000)
    for grid in (WEST, f"{ONE}002001001"):
        a_case(session, world, grid_code=grid, category="G0102", at=AT)
        a_case(session, world, grid_code=grid, category="S0703", at=AT)
    session.commit()
    number, _ = handed(as_user)
    stepped(as_user("clerk"), number, "sign")
    stepped(as_user("clerk"), number, "request_extension", note="雨", **SAID["request_extension"])
    sealed = 0
    for username in ("dispatcher", "keeper", "inspector", "centre_head", "clerk", "worker", "town", "superviser"):
        client = as_user(username)
        for one in client.get("/desks").json()["items"]:
            told = counts(client, one["desk"])
            for tab in one["tabs"]:
                rows = walked(client, f"/desks/{one['desk']}/cases", 3, tab=tab)
                numbers = [row["case"]["number"] for row in rows]
                assert (len(set(numbers)), told[tab]["all"]) == (len(numbers), len(numbers)), (username, tab)
                if told[tab]["over"] is not None:
                    past = [row for row in rows if row["due_at"] and row["due_at"] < AT.isoformat()]
                    assert told[tab]["over"] == len(past), (username, tab)
                open_ones = {row["case"]["number"] for row in rows if not row["case"]["sensitive"]}
                sealed += len(numbers) - len(open_ones)
                query = {"tab": tab}
                drawn = client.get(f"/desks/{one['desk']}/cases.geojson", params=query).json()["features"]
                assert {point["id"] for point in drawn} == open_ones, (username, tab)
                written = book(client, f"/exports/desks/{one['desk']}?tab={tab}")
                assert {row["案卷号"] for row in written} == open_ones, (username, tab)
    assert sealed >= 4, "who keeps them finds them at their desk"
    assert filled(as_user("keeper"), "command") == {"accept": 1}, "of the town, and not the one about staff"
    assert filled(as_user("inspector"), "command") == {"accept": 2}


def test_filters_narrow_numbers_and_lists_alike(as_user: As, session: Session, world: World) -> None:
    desk = as_user("dispatcher")
    wanted = reported(as_user, lng=120.075)
    reported(as_user, category_code="E0102")
    for query in ({"category": "E0101"}, {"place": f"{ONE}001001002"}, {"text": wanted}):
        assert behind(desk, "command", "accept", **query) == [wanted]
        assert counts(desk, "command", **query)["accept"]["all"] == 1
    assert counts(desk, "command", source="hotline_12345")["accept"]["all"] == 0


def test_numbers_of_all_tabs_are_one_statement(as_user: As, session: Session) -> None:
    asked: list[str] = []
    client = as_user("centre_head")
    counts(client, "command")

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        asked.append(statement)

    event.listen(session.get_bind(), "before_cursor_execute", note)
    counts(client, "command")
    event.remove(session.get_bind(), "before_cursor_execute", note)
    assert len([one for one in asked if "FROM cases" in one]) == 1


def test_what_is_not_mine_or_not_there_is_refused_in_words(as_user: As) -> None:
    clerk = as_user("clerk")
    for page in ("counts", "cases?tab=accept", "cases.geojson?tab=accept"):
        answer = clerk.get(f"/desks/command/{page}")
        assert (answer.status_code, answer.json()["kind"]) == (403, "desks.not_opened")
    assert clerk.get("/exports/desks/command?tab=accept").status_code == 403
    answer = clerk.get("/desks/office/cases", params={"tab": "accept"})
    assert (answer.status_code, answer.json()["kind"]) == (422, "desks.no_tab")
    assert "todo" in answer.json()["detail"]
    assert clerk.get("/desks/kitchen/counts").status_code == 422
    assert clerk.get("/desks/office/cases").status_code == 422, "a list is of a tab"
