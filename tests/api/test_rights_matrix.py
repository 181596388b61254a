"""Every operation × every role × own, neighbouring and foreign place × ordinary, sensitive and staff case.

What each needs stands in one table; an operation or a role that is missing there fails. Beside the own place is asked
where the answer there is another. In the foreign county ask all who are answered at their own place, and of those whom
an operation refuses even there, one. A list that names no place is asked for once: the two counties are alike. What
is not there at all is asked for by the roles over everything.

Rights are the verbs of a level. So nobody is asked about a refusal, or about what everybody may, whose verbs others of
that level had before, who got that very answer: the first to be asked are those with the most verbs.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session, sessionmaker

from gridgis.casework.evidence import ASKS
from gridgis.people.models import Person
from gridgis.security.models import Post
from gridgis.security.rules import REPORT_AS, VERBS
from gridgis.supervision.photos import Photos, show_all
from tests.api.operations import HASH, PARTS_OF_CASE, PHOTO, PLAN_PAGES, REPORT, ROUTES, SENT, VILLAGE_PAGES, filled
from tests.api.rights import (
    ACCOUNT_STATUSES,
    CATEGORIES,
    CHANGES,
    DRAFT,
    FIRST_REFUSAL,
    GRID,
    LEVELS,
    LONG_EXPORTS,
    NARROW,
    PLACES,
    ROLLOUT,
    SETTINGS,
    Must,
    Role,
    appointing,
    editing,
    ending,
    everybody,
    exporting,
    handing,
    holding,
    in_county,
    leading,
    managing,
    managing_offices,
    naming,
    no_such_thing,
    of_administrators,
    of_matter,
    of_reports,
    of_the_town,
    of_town,
    over,
    reading,
    roles,
    seeing,
    sending,
    setting_standards,
    setting_tasks,
    taking_tasks,
    telling_towns,
    writing,
)
from tests.api.staffing import OF_A_TRAINING
from tests.factories import AT, ONE, World, a_case, a_stationed_office, an_account

As = Callable[[str], TestClient]
APART = ("POST /cases/{number}/doubles/{other}/apart", "POST /cases/{number}/doubles/{other}/apart/undo")
WAYS = ("PUT /messages/channels/{code}", "POST /messages/outbox/again")
MEDIUM, MESSAGES = "/reports/{report_id}/media/{sha256}", ("GET /messages/channels", "GET /messages/outbox")
QUEUES = "cases/counts requests requests/counts slips slips/counts field/tasks coordination coordination/counts "
QUEUES += "coordination/joint exports/requests exports/coordination desks "
QUEUES += "messages messages/counts messages/habits exports/messages"
DESK = ("/desks/{desk}/counts", "/desks/{desk}/cases", "/desks/{desk}/cases.geojson", "/exports/desks/{desk}")

NEEDS: dict[str, Must] = {
    **dict.fromkeys(("GET /auth/me", "GET /divisions", "GET /divisions.geojson", "GET /divisions/{code}"), everybody()),
    **dict.fromkeys(("GET /auth/demo-accounts", "GET /health", "GET /basemap.geojson", "GET /thresholds"), everybody()),
    **dict.fromkeys((f"GET /{shapes}.topojson" for shapes in ("divisions", "basemap", "grids")), everybody()),
    **dict.fromkeys((f"GET /{queue}" for queue in QUEUES.split()), everybody()),
    **dict.fromkeys((f"GET {page}" for page in DESK), holding("case.accept", "case.dispatch")),
    **dict.fromkeys(("GET /categories", "GET /line-grids", "GET /net/days", "GET /net/compare.geojson"), everybody()),
    **dict.fromkeys(
        ("GET /grids", "GET /grids.geojson", "GET /layers", "GET /cases", "GET /cases.geojson"), everybody()
    ),
    **dict.fromkeys(("GET /plans", "GET /reports/mine", "GET /reports/nearby", "POST /messages/read"), everybody()),
    "PUT /messages/habits": everybody(),
    **dict.fromkeys(("GET /doubles", "POST /reports/doubles"), everybody()),
    **dict.fromkeys(APART, reading("case.accept", status=422)),
    "POST /auth/login": everybody(),
    **dict.fromkeys((name for name in ROUTES if "/q/{code}" in name), everybody(403)),
    "POST /cases/{number}/reports/{report_id}/code": of_reports(reading("contact.open", status=409)),
    "POST /suggestions": writing,
    "GET /suggestions/cards": holding("stats.read"),
    "POST /geocode": holding("route.ask"),
    "GET /reverse": holding("route.ask"),
    "POST /route": over("route.ask"),
    "POST /route/bulk": holding("route.ask"),
    **dict.fromkeys(("GET /people", "POST /people/search"), holding("grid.read", "people.manage")),
    **{f"GET /people/{page}": holding("grid.read", "people.manage") for page in ("counts", "coverage")},
    "GET /people/{person_id}": lambda role: 200 if role.at("grid.read", "people.manage") else 404,
    "POST /people": of_town("people.manage", 201),
    "POST /people/{person_id}/phone": managing(200),
    "PUT /people/{person_id}": editing(200),
    "PUT /people/{person_id}/competences": editing(200),
    "GET /people/{person_id}/open-work": managing(200),
    "POST /people/{person_id}/leaving": editing(200),
    "POST /people/{person_id}/leaving/undo": editing(409),
    "PUT /towns/{code}/people-handed": of_town("people.manage", 200),
    "POST /posts": appointing(201),
    "POST /posts/preview": appointing(200),
    "POST /posts/{post_id}/end": ending(200),
    "POST /posts/{post_id}/reopen": ending(409),
    "POST /posts/{post_id}/undo": ending(409),
    "GET /leaves": holding("grid.read", "people.manage"),
    **{f"GET /stats/{name}": holding("stats.read") for name in ("areas", "hexes", "offices", "series")},
    **dict.fromkeys(("GET /stats/sensitive", "GET /stats/heat", "GET /exports/briefing"), of_the_town),
    **{f"GET /grids/{{code}}{rest}": seeing("grid.read") for rest in ("", "/history", "/family")},
    **dict.fromkeys(("POST /imports/boundaries", "POST /imports/line-grids"), over("plan.draft")),
    "PUT /line-grids/retirement": over("plan.draft", 404),
    "GET /exports/grids": exporting,
    **dict.fromkeys(
        ("GET /exports/people", "POST /imports/people", "POST /imports/people/rejects"), in_county("people.manage")
    ),
    **dict.fromkeys(("GET /funds", "GET /funds/entries", "GET /awards", "GET /exports/awards"), holding("fund.read")),
    "POST /funds/entries": over("fund.manage", 201),
    "POST /awards": over("fund.manage", 422),
    **dict.fromkeys(("POST /funds/entries/{entry_id}/counter", "POST /awards/{decision_id}/cancel"), no_such_thing),
    **dict.fromkeys(("GET /portfolios", "GET /leading-groups"), leading("", 200)),
    "POST /portfolios": leading("leader.manage", 422),
    "POST /leading-groups": leading("leader.manage", 201),
    **{f"POST /portfolios/{{portfolio_id}}/{deed}": no_such_thing for deed in ("ending", "undo")},
    **{f"POST /leading-groups/{{group_id}}/{deed}": no_such_thing for deed in ("ending", "members", "tasks")},
    "POST /leading-groups/{group_id}/members/{member_id}/ending": no_such_thing,
    "POST /leading-groups/{group_id}/tasks/{task_id}/result": no_such_thing,
    **dict.fromkeys(("GET /trainings", "GET /trainings/own"), everybody()),
    "POST /trainings": over("training.manage", 422),
    **dict.fromkeys(OF_A_TRAINING, no_such_thing),
    "GET /exports/attendance": no_such_thing,
    "GET /exports/funds": in_county("fund.read"),
    **dict.fromkeys(("POST /imports/funds", "POST /imports/funds/rejects"), in_county("fund.manage")),
    **dict.fromkeys(
        ("GET /exports/party", "POST /imports/party", "POST /imports/party/rejects"), in_county("people.manage")
    ),
    "GET /grids/{code}/party": lambda role: 200 if role.at("grid.read", "people.manage") else 404,
    **dict.fromkeys(("PUT /grids/{code}/party", "DELETE /grids/{code}/party"), editing(200)),
    "GET /duty-roster": holding("grid.read", "people.manage"),
    "POST /duty-roster": over("people.manage", 201),
    "POST /duty-roster/cancel": no_such_thing,
    **dict.fromkeys(
        ("GET /offices", "GET /offices/field", "GET /exports/office-field"), holding("grid.read", "office.manage")
    ),
    "GET /offices/{code}": lambda role: (
        200 if role.level not in NARROW and role.at("grid.read", "office.manage") else 404
    ),
    "POST /offices": over("office.manage", 201),
    "POST /offices/{code}/changes": managing_offices(200),
    "GET /offices/{code}/open-work": managing_offices(200),
    "POST /offices/{code}/closing": managing_offices(200),
    "POST /offices/{code}/undo": managing_offices(409),
    **{
        f"GET /{page}": holding("rule.read", "grid.read", "office.manage")
        for page in ("delegations", "exports/delegations")
    },
    **dict.fromkeys(("POST /imports/delegations", "POST /imports/delegations/rejects"), over("rule.draft")),
    "GET /exports/offices": holding("grid.read", "office.manage"),
    **dict.fromkeys(("POST /imports/offices", "POST /imports/offices/rejects"), over("office.manage")),
    **dict.fromkeys(("GET /personnel", "GET /personnel/counts", "GET /personnel/offices"), everybody()),
    "GET /personnel/{matter_id}": of_matter("personnel.ask", "personnel.answer", refused=200),
    "POST /personnel/candidates": over("personnel.ask"),
    "POST /personnel/head-moves": over("personnel.ask", 409),
    "POST /personnel/suggestions": over("personnel.answer", 201),
    "POST /personnel/{matter_id}/moves": of_matter("personnel.ask"),
    "PUT /personnel/{matter_id}/paper": of_matter("personnel.answer"),
    "GET /personnel/{matter_id}/paper": everybody(404),
    "POST /leaves": managing(201),
    "POST /leaves/{leave_id}/cancel": managing(200),
    "POST /plans": over("plan.draft", 201),
    **{f"GET /plans/{{plan_id}}{rest}": seeing("plan.read") for rest in PLAN_PAGES + VILLAGE_PAGES},
    **{name: seeing("plan.read", "plan.draft", status) for name, status in DRAFT.items()},
    "GET /rule-sets": holding("rule.read"),
    "POST /rule-sets": over("rule.draft", 201),
    **{f"GET /rule-sets/{name}": over("rule.read") for name in ("in-force", "record", "habits", "options")},
    **{f"GET /rule-sets/{{set_id}}{rest}": seeing("rule.read") for rest in ("", "/problems")},
    **{f"POST /rule-sets/{{set_id}}{rest}": seeing("rule.read") for rest in ("/problems", "/trial")},
    "PATCH /rule-sets/{set_id}": seeing("rule.read", "rule.draft", 409),
    "POST /rule-sets/{set_id}/moves": seeing("rule.read", "rule.draft", 409),
    "PUT /reports/{report_id}": sending,
    **dict.fromkeys((f"PUT {MEDIUM}", "POST /cases/{number}/slips/{seq}/moves"), everybody(404)),
    "GET /reports/{report_id}/receipt": reading(),
    f"GET {MEDIUM}": reading(),
    **{f"GET /cases/{{number}}{rest}": reading() for rest in (*PARTS_OF_CASE, "/extension")},
    "PUT /cases/{number}/papers/{sha256}": reading(*ASKS, status=201),
    "GET /cases/{number}/papers/{sha256}": of_reports(reading(status=404)),
    "PUT /cases/{number}/photos/{sha256}": of_reports(reading("case.check", "case.handle", status=201)),
    "GET /cases/{number}/photos/{sha256}": of_reports(reading()),
    "POST /cases/{number}/moves": reading("case.sign"),
    "POST /cases/{number}/undo": reading(status=409),
    "POST /cases/{number}/redecide": reading("case.dispatch"),
    "POST /cases/{number}/contact": reading("contact.open", status=409),
    "POST /cases/{number}/readers/candidates": naming(200, 200),
    "POST /cases/{number}/readers": naming(200, 422),
    "POST /cases/{number}/readers/{username}/removal": naming(422, 422),
    **dict.fromkeys(SETTINGS, holding("settings.manage")),
    **dict.fromkeys(CHANGES, holding("settings.manage", status=409)),
    **dict.fromkeys((*MESSAGES, *WAYS), holding("settings.manage")),
    **LONG_EXPORTS,
    "POST /messages/channels/{code}/try": holding("settings.manage", status=404),
    "POST /messages/outbox/{id}/again": holding("settings.manage", status=404),
    "POST /settings/pack/drafts": holding("settings.manage", status=201),
    "GET /settings/roles": of_administrators(200),
    "POST /settings/roles/changes": of_administrators(409),
    "POST /auth/logout": everybody(204),
    "POST /auth/password": everybody(422),
    "GET /auth/sign-ins": everybody(),
    "POST /auth/sign-ins/{key}/ending": no_such_thing,
    **dict.fromkeys(("GET /auth/invitation/{token}", "POST /auth/invitation/{token}"), no_such_thing),
    **dict.fromkeys(("GET /accounts", "POST /accounts/search"), holding("account.read", "account.manage")),
    **dict.fromkeys(ROLLOUT, telling_towns),
    "POST /rollout/standards": setting_standards,
    "POST /rollout/ticks": setting_standards,
    "GET /tasks": exporting,
    "GET /exports/tasks": exporting,
    "GET /tasks/mine": everybody(),
    "PUT /tasks/draft": setting_tasks(200),
    "POST /tasks/draft/dropping": setting_tasks(404),
    "POST /tasks/publication": setting_tasks(404),
    **dict.fromkeys((f"POST /tasks/lists/{{list_id}}/{deed}" for deed in ("draft", "note")), no_such_thing),
    **dict.fromkeys(("POST /imports/tasks", "POST /imports/tasks/rejects"), taking_tasks),
    "GET /beginning": holding("account.read", "account.manage", "settings.manage"),
    "POST /accounts/links": handing,
    "POST /accounts/link-cards": handing,
    "GET /exports/accounts": over("account.read"),
    **dict.fromkeys(("POST /imports/accounts", "POST /imports/accounts/rejects"), over("account.manage")),
    "POST /accounts": holding("account.manage", status=201),
    **{f"GET /accounts/{{username}}{rest}": seeing("account.read") for rest in ("", "/rights")},
    **{
        f"POST /accounts/{{username}}/{deed}": seeing("account.read", "account.manage", status)
        for deed, status in ACCOUNT_STATUSES.items()
    },
    **dict.fromkeys(
        (f"POST /accounts/{{username}}/posts/{{post_id}}/{deed}" for deed in ("ending", "undo")),
        seeing("account.read", status=404),
    ),
    "GET /events": everybody(0),
}
"""What each operation needs. `GET /events` never ends: `test_live.py` reads it."""

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
    show_all(sessions, Photos(folder / "media", 50_000_000))
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
    refused: set[str] = set()
    had: dict[tuple[str, int], set[tuple[str, str]]] = {}
    for role in sorted(held, key=lambda role: -len(role.verbs)):
        client = as_user("nobody" if role.code == "nobody" else f"r-{role.code}")
        alike = role.code in ADAPTERS[1:]
        for name in sorted(set(names[part]) & set(OF_SENDERS) if alike else names[part], key="logout".__eq__):
            route, (method, template) = ROUTES[name], name.split(" ", 1)
            expected = to_be_asked(name, role, refused)
            chosen = expected < FIRST_REFUSAL and name not in OF_EVERYBODY
            if not expected or not (chosen or role.brings(had.setdefault((name, expected), set()))):
                continue
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
