"""Every operation × every role × own, neighbouring and foreign place × ordinary, sensitive and staff case.

What each needs stands in one table; an operation or a role that is missing there fails. Beside the own place is asked
where the answer there is another. In the foreign county ask all who are answered at their own place, and of those whom
an operation refuses even there, one. A list that names no place is asked for once: the two counties are alike. What
is not there at all is asked for by the roles over everything.

Rights are the verbs of a level. So nobody is asked about a refusal, or about what everybody may, whose verbs others of
that level have, who get that very answer; and nobody about what they may, where others of that level may it with fewer.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session, sessionmaker

from gridgis.people.models import Person
from gridgis.security.models import Post
from gridgis.security.rules import REPORT_AS, VERBS
from gridgis.supervision.photos import Photos, show_all
from tests.api.needs import NEEDS
from tests.api.operations import HASH, PHOTO, REPORT, ROUTES, SENT, filled
from tests.api.rights import (
    CATEGORIES,
    FIRST_REFUSAL,
    GRID,
    LEVELS,
    PLACES,
    Role,
    everybody,
    no_such_thing,
    roles,
)
from tests.factories import AT, ONE, World, a_case, a_stationed_office, an_account

As = Callable[[str], TestClient]
ADAPTERS = [code for code in LEVELS if code.startswith("adapter_")]
"""They differ in the source that they report as alone: the first is asked about all."""
OTHER_LEADS = [code for code in LEVELS if code.startswith("platform_lead_") and not code.endswith("enforcement")]
"""They see cases of other platforms than the case asked about: `test_posts.py` asks which."""

PARTS = 3
"""Of the operations at their own place, so that several workers ask."""

OF_EVERYBODY = {name for name, must in NEEDS.items() if must.__qualname__.startswith(everybody.__name__)}

UNPLACED = {name for name, route in ROUTES.items() if name.startswith("GET") and "{" not in name and not route.query}

OF_SENDERS = [name for name in NEEDS if "/reports/" in name]
OF_CASES = [name for name in NEEDS if "/cases/{number}" in name]


def test_every_operation_role_and_verb_is_declared(app: FastAPI) -> None:
    paths = app.openapi()["paths"].items()
    documented = {f"{way.upper()} {path.removeprefix('/api/v1')}" for path, ways in paths for way in ways}
    assert documented - set(NEEDS) == set()
    assert {code for code, _ in roles()} == set(LEVELS)
    assert {verb for _, verbs in roles() for verb in verbs} <= set(VERBS)
    for code, verbs in roles():
        if code.startswith("adapter_"):
            assert verbs == {"report.submit", REPORT_AS + code.removeprefix("adapter_")}


@pytest.fixture
def plan(as_user: As) -> int:
    """A plan of the first county that changes nothing yet."""
    begun = as_user("planner").post("/plans", json={"title": "东部调整", "county_code": ONE})
    return int(begun.json()["plan"]["id"])


@pytest.fixture
def rules(as_user: As) -> int:
    """A draft of rules of the first county."""
    begun = as_user("rule_editor").post("/rule-sets", json={"title": "三月规则", "county_code": ONE})
    return int(begun.json()["id"])


@pytest.fixture
def leave(as_user: As, world: World) -> int:
    """Leave of the worker of the first grid, to come."""
    body = {"person_id": world.person_id, "from_day": "2026-07-01", "until_day": "2026-07-05"}
    number: int = as_user("dispatcher").post("/leaves", json=body).json()["id"]
    return number


def reported(as_user: As, sessions: sessionmaker[Session], folder: Path) -> str:
    """The number of a case from a report of the grid's worker with a photo that may be seen."""
    worker = as_user("worker")
    number = worker.put(f"/reports/{REPORT}", json=SENT | {"category_code": "E0101"}).json()["case_number"]
    assert worker.put(f"/reports/{REPORT}/media/{HASH}", content=PHOTO).status_code == 201
    show_all(sessions, Photos.on(folder / "media"))
    return str(number)


def to_be_asked(name: str, role: Role, refused: set[str]) -> int:
    """The status that a role must get of an operation; 0 where it is not asked."""
    expected = NEEDS[name](role)
    if NEEDS[name] is no_such_thing and role.level != "all":
        return 0
    if role.place == "own" or expected != NEEDS[name](replace(role, place="own")):
        return expected
    if role.place == "neighbour" or (expected >= FIRST_REFUSAL and name in refused):
        return 0
    if expected >= FIRST_REFUSAL:
        refused.add(name)
    return expected


def those_asked(held: list[Role], names: list[str]) -> dict[Role, dict[str, int]]:
    """The status that each role must get, of the operations that it is asked about."""
    found: dict[Role, dict[str, int]] = {role: {} for role in held}
    may: dict[tuple[str, int], list[Role]] = {}
    had: dict[tuple[str, int], set[tuple[str, str]]] = {}
    refused: set[str] = set()
    for role in sorted(held, key=lambda role: -len(role.verbs)):
        for name in sorted(set(names) & set(OF_SENDERS)) if role.code in ADAPTERS[1:] else names:
            expected = to_be_asked(name, role, refused)
            if 0 < expected < FIRST_REFUSAL and name not in OF_EVERYBODY:
                may.setdefault((name, expected), []).append(role)
            elif expected and role.brings(had.setdefault((name, expected), set())):
                found[role][name] = expected
    for (name, expected), roles_of_it in may.items():
        for n, role in enumerate(leanest_first := roles_of_it[::-1]):
            if not any(lean.within(role) for lean in leanest_first[:n]):
                found[role][name] = expected
    return found


CELLS = [(place, kind, slice(None)) for place in ("own", "neighbour", "foreign") for kind in CATEGORIES]
CELLS[:1] = [("own", "ordinary", slice(part, None, PARTS)) for part in range(PARTS)]


@pytest.mark.parametrize(("place", "kind", "part"), CELLS)
def test_each_role_gets_what_the_table_says(
    as_user: As,
    connection: Connection,
    session: Session,
    sessions: sessionmaker[Session],
    tmp_path: Path,
    world: World,
    plan: int,
    rules: int,
    leave: int,
    place: str,
    kind: str,
    part: slice,
) -> None:
    asked = [(code, verbs) for code, verbs in roles() if code not in OTHER_LEADS]
    held = [Role(code, verbs, LEVELS[code], place, kind) for code, verbs in asked if place in PLACES[LEVELS[code]]]
    held.append(Role("nobody", frozenset(), "all", place, kind))
    for role in held[:-1]:
        an_account(session, f"r-{role.code}", (role.code, role.level, PLACES[role.level][place]))
    office = PLACES["office"]["own"]
    an_account(session, "meter", ("adapter_sensor", "county", ONE))
    an_account(session, "receiver", ("sensitive_receiver", "town", f"{ONE}001"))
    an_account(session, "inspector", ("discipline_inspector", "county", ONE))
    session.commit()
    if kind == "ordinary":
        case, keeper = reported(as_user, sessions, tmp_path), "dispatcher"
    else:
        case = a_case(session, world, grid_code=GRID, category=CATEGORIES[kind], at=AT).number
        session.commit()
        keeper = {"sensitive": "receiver", "staff": "inspector"}[kind]
    for move in ({"move": "register"}, {"move": "dispatch", "office_code": office}):
        moved = as_user(keeper).post(f"/cases/{case}/moves", json=move)
        assert moved.status_code == 200, moved.text
    post = session.scalar(select(Post.id).where(Post.person_id == world.person_id))
    session.get_one(Person, world.person_id).town_code = f"{ONE}001"
    session.commit()
    matter = a_stationed_office(session, world)
    session.commit()
    found = {"case": case, "plan": plan, "rules": rules, "leave": leave, "post": post, "person": world.person_id}
    found |= {"matter": matter, "tasks": 0}
    names = [name for name in NEEDS if place == "own" or name not in UNPLACED] if kind == "ordinary" else OF_CASES
    wrong: dict[str, tuple[int, int]] = {}
    for role, must in those_asked(held, names[part]).items():
        client = as_user("nobody" if role.code == "nobody" else f"r-{role.code}")
        for name, expected in sorted(must.items(), key=lambda one: one[0].endswith("logout")):
            route, (method, template) = ROUTES[name], name.split(" ", 1)
            path = (route.path or template).format(**found)
            body = filled(route.json, world.person_id)
            if route.json is SENT:
                body = SENT | {"outer_number": role.code}
            undo = connection.begin_nested() if method != "GET" else None
            answer = client.request(method, path, params=route.query, json=body, content=route.content)
            if undo is not None:
                undo.rollback()
                client.cookies.clear()
            if answer.status_code != expected:
                wrong[f"{role.code} {name}"] = (answer.status_code, expected)
    assert wrong == {}, "\n".join(f"{name}: {got}, not {must}" for name, (got, must) in wrong.items())
