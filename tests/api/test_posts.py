"""Posts over HTTP: appointing with a preview, replacing and undoing, and what a day, a place or a grid excludes."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.people.models import Person
from gridgis.security.models import Account, AuditEntry, Post
from tests.api.test_redecide_clocks import at as clock
from tests.factories import AT, ONE, START, TWO, ZONE, World, a_case, a_person, a_post, an_account

As = Callable[[str], TestClient]
GRID, NEXT, TOWN = f"{ONE}001001001", f"{ONE}001001002", f"{ONE}001"
TODAY, YESTERDAY, SOON = "2026-03-11", "2026-03-10", "2026-03-20"


@pytest.fixture
def staff(as_user: As, session: Session, world: World) -> TestClient:
    """The staff manager of the first town."""
    an_account(session, "staff", ("town_staff", "town", TOWN))
    session.commit()
    return as_user("staff")


@pytest.fixture
def cadre(session: Session, world: World) -> Person:
    """A cadre of the town who holds no post."""
    person = a_person(session, "村干部", "13900002222", employment="village_cadre")
    person.town_code = TOWN
    session.commit()
    return person


def send(client: TestClient, path: str, status: int = 200, /, **body: Any) -> dict[str, Any]:
    answer = client.post(path, json=body)
    assert answer.status_code == status, answer.text
    told: dict[str, Any] = answer.json()
    return told


def wish(person: Person, /, **facts: Any) -> dict[str, Any]:
    asked = {"person_id": person.id, "role_code": "grid_chief", "level": "grid", "place_code": GRID}
    return asked | {"first_day": SOON} | facts


def chief(client: TestClient, grid: str, day: str) -> str | None:
    rows = client.get("/people/coverage", params={"parent": ONE, "at": day}).json()["items"]
    held = next(row["chief"] for row in rows if row["code"] == grid)
    return None if held is None else str(held["name"])


def test_a_chief_is_replaced_after_a_look_and_the_old_one_comes_back(
    staff: TestClient, session: Session, cadre: Person
) -> None:
    before = session.scalar(select(func.count()).select_from(Post))
    refused = send(staff, "/posts/preview", 409, **wish(cadre))
    assert (refused["kind"], refused["field"]) == ("people.other_chief", "replacing")
    seen = send(staff, "/posts/preview", **wish(cadre, replacing=True))
    assert (seen["post"]["id"], seen["ended"]["last_day"]) == (0, "2026-03-19")
    assert session.scalar(select(func.count()).select_from(Post)) == before
    assert session.scalars(select(AuditEntry).where(AuditEntry.act == "appointed")).all() == []
    made = send(staff, "/posts", 201, **wish(cadre, replacing=True))
    old = f"长{GRID[6:]}"
    assert (chief(staff, GRID, TODAY), chief(staff, GRID, SOON)) == (old, "村干部")
    written = session.scalars(select(AuditEntry).where(AuditEntry.act == "appointed")).one()
    assert (written.subject_key, written.facts["place_code"]) == (str(cadre.id), GRID)
    undone = send(staff, f"/posts/{made['post']['id']}/undo")
    assert undone["state"] == "cancelled"
    assert (chief(staff, GRID, SOON), chief(staff, GRID, "2030-01-01")) == (old, old)
    assert send(staff, f"/posts/{made['post']['id']}/undo", 409)["kind"] == "people.post_over"


def test_what_is_in_force_since_before_today_is_ended_and_not_undone(
    staff: TestClient, session: Session, world: World
) -> None:
    post = session.scalars(select(Post).where(Post.person_id == world.person_id)).one()
    assert send(staff, f"/posts/{post.id}/undo", 409)["kind"] == "people.post_in_force"
    assert send(staff, f"/posts/{post.id}/end", 422, last_day="2026-03-09")["kind"] == "people.post_end_past"
    ended = send(staff, f"/posts/{post.id}/end", last_day=YESTERDAY)
    assert (ended["last_day"], ended["state"]) == (YESTERDAY, "over")
    assert send(staff, f"/posts/{post.id}/end", 409, last_day=TODAY)["kind"] == "people.post_over"
    send(staff, "/posts/999999999/end", 404, last_day=TODAY)


def test_nobody_is_chief_of_two_grids_on_a_day(staff: TestClient, session: Session, cadre: Person) -> None:
    send(staff, "/posts", 201, **wish(cadre, replacing=True, last_day="2026-03-25"))
    elsewhere = wish(cadre, place_code=NEXT, replacing=True)
    assert send(staff, "/posts", 409, **elsewhere | {"first_day": "2026-03-25"})["kind"] == "people.chief_elsewhere"
    again = wish(cadre, replacing=True, first_day="2026-03-22")
    assert send(staff, "/posts", 409, **again)["kind"] == "people.held_already"
    send(staff, "/posts", 201, **elsewhere | {"first_day": "2026-03-26"})
    # the old chief of the first grid ended with the replacement: nobody holds it after its last day
    assert chief(staff, GRID, "2026-03-26") is None
    other = a_person(session, "后任", employment="village_cadre")
    session.commit()
    early = wish(other, first_day="2026-03-12")
    later = send(staff, "/posts", 409, **early | {"replacing": True})
    assert later["kind"] == "people.chief_later"


def test_a_village_grid_wants_a_cadre_and_an_exclusive_one_does_not(
    staff: TestClient, session: Session, world: World
) -> None:
    hired = a_person(session, "安全员")
    session.commit()
    refused = send(staff, "/posts/preview", 409, **wish(hired, replacing=True))
    assert refused["kind"] == "people.no_cadre"
    assert "安全员" in refused["detail"]
    made = send(staff, "/posts", 201, **wish(hired, place_code=ZONE, replacing=True))
    assert made["ended"]["person_name"] == "园区长"


@pytest.mark.parametrize(
    ("facts", "status", "kind"),
    [
        ({"last_day": "2026-03-19"}, 422, "people.post_turned"),
        ({"place_code": "110101001001999"}, 422, "security.no_place"),
        ({"role_code": "emperor"}, 422, "security.no_role"),
        ({"level": "town", "place_code": TOWN}, 422, "people.role_level"),
        ({"role_code": "planner", "level": "county", "place_code": ONE}, 403, "people.not_to_appoint"),
        ({"place_code": f"{ONE}002001001"}, 403, "people.not_to_appoint"),
        ({"place_code": f"{TWO}001001001"}, 403, "people.not_to_appoint"),
        ({"person_id": 999_999_999}, 404, "people.no_person"),
        ({"first_day": "2024-02-28"}, 422, "people.post_before_birth"),
        ({"first_day": "2026-03-10"}, 422, "people.post_end_past"),
        ({"first_day": "2027-01-01"}, 422, "people.contract_over"),
    ],
)
def test_an_appointment_is_refused_with_its_reason(
    staff: TestClient, session: Session, cadre: Person, facts: dict[str, Any], status: int, kind: str
) -> None:
    cadre.born_on, cadre.contract_until = date(2008, 2, 29), date(2026, 12, 31)
    session.commit()
    assert send(staff, "/posts", status, **wish(cadre, replacing=True) | facts)["kind"] == kind


def test_a_stranger_can_t_be_appointed_nor_is_told_by_name(staff: TestClient, session: Session, world: World) -> None:
    foreign = session.get_one(Person, world.cadres[f"{TWO}001001001"])
    answer = send(staff, "/posts/preview", 404, **wish(foreign, replacing=True))
    assert foreign.name not in str(answer)
    post = session.scalars(select(Post).where(Post.person_id == foreign.id)).one()
    send(staff, f"/posts/{post.id}/end", 404, last_day=TODAY)


def test_nobody_appoints_ends_or_dismisses_oneself(as_user: As, session: Session, cadre: Person) -> None:
    an_account(session, "oneself", ("town_staff", "town", TOWN), person=cadre)
    held = a_post(session, GRID, cadre, "parttime")
    session.commit()
    client = as_user("oneself")
    kinds = [
        send(client, "/posts", 403, **wish(cadre, replacing=True))["kind"],
        send(client, f"/posts/{held.id}/end", 403, last_day=TODAY)["kind"],
        send(client, f"/people/{cadre.id}/leaving", 403, last_day=TODAY)["kind"],
    ]
    assert kinds == ["people.not_oneself"] * 3


def test_whoever_was_chief_on_any_day_is_what_the_recorded_changes_say(
    staff: TestClient, session: Session, world: World
) -> None:
    """An independent replay: what was done, in its order, day by day, against what the net answers."""
    names = ("甲", "乙", "丙", "丁")
    cadres = {name: a_person(session, name, employment="village_cadre") for name in names}
    session.commit()
    done: list[tuple[Any, ...]] = []

    def do(name: str, first: str, last: str | None = None) -> int:
        made = send(staff, "/posts", 201, **wish(cadres[name], first_day=first, last_day=last, replacing=True))
        done.append(("appoint", made["post"]["id"], name, first, last))
        return int(made["post"]["id"])

    do("甲", "2026-03-15")
    second = do("乙", "2026-03-20", "2026-03-31")
    do("丙", "2026-04-05")
    fourth = do("丁", "2026-04-10")
    send(staff, f"/posts/{fourth}/end", last_day="2026-04-20")
    done.append(("end", fourth, "2026-04-20"))
    send(staff, f"/posts/{second}/undo")
    done.append(("undo", second))
    days = [date(2026, 3, 11).toordinal() + n for n in range(50)]
    told = {date.fromordinal(n).isoformat(): chief(staff, GRID, date.fromordinal(n).isoformat()) for n in days}
    assert told == {day: _replayed(done, day, f"长{GRID[6:]}") for day in told}


def _replayed(done: list[tuple[Any, ...]], day: str, first: str) -> str | None:
    """Who is chief on a day by the changes alone: each appointment ends whoever held its first day; an undone one
    gives the days back to whom it ended."""
    held: dict[int, list[Any]] = {0: [first, "2020-01-01", None, None]}
    for act, post, *rest in done:
        if act == "appoint":
            name, since, until = rest
            before = next((n for n, (_, a, b, _) in held.items() if a < since and (b is None or b >= since)), None)
            was = None if before is None else (before, held[before][2])
            if before is not None:
                eve = date.fromordinal(date.fromisoformat(since).toordinal() - 1).isoformat()
                held[before][2] = eve
            held[post] = [name, since, until, was]
        elif act == "end":
            held[post][2] = rest[0]
        else:
            was = held.pop(post)[3]
            if was is not None:
                mine = held[was[0]]
                later = [a for n, (_, a, _, _) in held.items() if n != was[0] and a > mine[1]]
                eves = [date.fromordinal(date.fromisoformat(a).toordinal() - 1).isoformat() for a in later]
                mine[2] = min([*eves, *([was[1]] if was[1] else [])], default=None)
    return next((name for name, a, b, _ in held.values() if a <= day and (b is None or day <= b)), None)


LEADS = (("market", "town", TOWN), ("order", "county", ONE), ("service", "county", TWO), ("enforcement", "town", TOWN))
KINDS = {"order": "G0101", "enforcement": "E0101", "market": "M0401", "service": "S0603"}


def test_the_lead_of_a_platform_sees_and_moves_its_cases_alone_by_an_independent_replay(
    app: FastAPI, as_user: As, session: Session, world: World
) -> None:
    """From a day on, at a town or a county: in the list, on the map, one by one; and who looks is told the same way."""
    first = date.fromisoformat(SOON)
    for platform, level, code in LEADS:
        an_account(session, f"lead-{platform}")
        account = session.scalars(select(Account).where(Account.username == f"lead-{platform}")).one()
        held = {"role_code": f"platform_lead_{platform}", "level": level, "place_code": code, "valid_from": first}
        session.add(Post(account_id=account.id, **held))
    made = {
        (platform, grid): a_case(session, world, grid_code=grid, category=kind, at=AT).number
        for platform, kind in KINDS.items()
        for grid in (GRID, world.grid_of(f"{ONE}002"), world.grid_of(TWO))
    }
    an_account(session, "desk", ("dispatcher", "county", ONE), ("dispatcher", "county", TWO))
    session.commit()
    assert as_user("lead-market").get("/cases").json()["items"] == []
    clock(app, AT + (first - AT.date()))
    desk = as_user("desk")
    for platform, _, code in LEADS:
        client = as_user(f"lead-{platform}")
        mine = {number for (kind, grid), number in made.items() if kind == platform and grid.startswith(code)}
        assert {one["number"] for one in client.get("/cases").json()["items"]} == mine
        assert {one["properties"]["number"] for one in client.get("/cases.geojson").json()["features"]} <= mine
        for number in made.values():
            assert client.get(f"/cases/{number}").status_code == (200 if number in mine else 404)
            lookers = {one["name"] for one in desk.get(f"/cases/{number}/seen-by").json()["items"]}
            assert (f"lead-{platform}" in lookers) == (number in mine)
            moved = client.post(f"/cases/{number}/moves", json={"move": "register"})
            assert moved.status_code == (403 if number in mine else 404)


def test_a_long_post_of_long_ago_stays_readable(staff: TestClient, world: World) -> None:
    card = staff.get(f"/people/{world.person_id}").json()
    assert [(post["first_day"], post["last_day"], post["state"]) for post in card["posts"]] == [
        (START.isoformat(), None, "now")
    ]
    assert [right["role_code"] for right in card["rights"]] == ["grid_worker"]
    assert "case.check" in card["rights"][0]["verbs"]
    assert card["load"] == {"grids": 1, "households": 300}
