"""What changes something, or opens something sealed, leaves its row in the audit trail: every operation is asked."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from gridgis.intake.models import Report
from gridgis.security.models import Account, AuditEntry
from gridgis.supervision.photos import Photos, show_all
from tests.api.admissions import a_request
from tests.api.changing import ATTENDING, CHANGES_NOTHING, DONE, MEMBER, PART_TIME, TASK
from tests.api.operations import (
    AWARD,
    BY_NAME,
    GIVEN,
    GIVING,
    HASH,
    PHOTO,
    RENAME,
    REPORT,
    ROUTES,
    SENT,
    SHIFTS,
    TRAINING,
    Route,
    filled,
)
from tests.api.staffing import GRADED
from tests.api.walking import OF_AN_OUTCOME
from tests.db.test_geocoding import an_address
from tests.factories import AT, ONE, World, a_case, a_slip, a_stationed_office, an_account, an_office

As = Callable[[str], TestClient]

SEALED = (
    "GET /cases/{number}",
    "GET /cases/{number}/events",
    "GET /cases/{number}/decisions",
    "GET /cases/{number}/seen-by",
    *(f"GET /cases/{{number}}/{part}" for part in ("doubles", "extension", "addressees", "coordination", "colleagues")),
    *(f"GET /cases/{{number}}/{kind}/{{sha256}}" for kind in ("papers", "photos")),
    f"POST /{BY_NAME[0]}",
    "GET /reports/{report_id}/receipt",
    "GET /reports/{report_id}/media/{sha256}",
)
"""Reads of one case, of its parts and of what was sent about it."""
TOLD_NOTHING = set(OF_AN_OUTCOME)
"""What tells of a sealed case no more than that it is sealed, whoever asks."""


WITHIN = {
    "POST /devices": ("device", "device"),
    "POST /admissions": ("admission", "row"),
    "POST /meetings": ("meeting", "row"),
    "POST /plans": ("plan", "plan"),
    "POST /posts": ("post", "post"),
}
"""What is made, and in which part of the answer its id stands."""


class Trail:
    """What the audit trail has got since it was asked last."""

    def __init__(self, session: Session) -> None:
        self.session, self.last = session, 0
        self.fresh()

    def fresh(self) -> list[tuple[str, str]]:
        asked = (
            select(AuditEntry.id, Account.username, AuditEntry.act)
            .outerjoin(Account, Account.id == AuditEntry.account_id)
            .where(AuditEntry.id > self.last)
        )
        rows = self.session.execute(asked.order_by(AuditEntry.id)).all()
        self.last = max([self.last, *(row.id for row in rows)])
        return [(row.username, row.act) for row in rows]


@pytest.fixture
def known(as_user: As, session: Session, world: World) -> dict[str, Any]:
    """Ids of what the requests are about, filled in as it comes to be; the head of the command centre is there."""
    an_account(session, "head", ("command_head", "town", f"{ONE}001"))
    an_account(session, "squad_leader", ("office_leader", "office", f"{ONE}001-urban_enforcement"))
    matter = a_stationed_office(session, world)
    an_office(session, ONE, "county", "urban_enforcement")
    an_account(session, "keeper", ("fund_keeper", "town", f"{ONE}001"))
    an_account(session, "staff", ("town_staff", "town", f"{ONE}001"))
    an_address(session, "人民路12号")
    session.commit()
    consulted = a_request(session)
    return {"case": "", "plan": 0, "rules": 0, "leave": 0, "matter": matter, "consulted": consulted}


def ask(client: TestClient, name: str, route: Route, known: dict[str, Any], world: World) -> Any:
    method, template = name.split(" ", 1)
    body = filled(route.json, world.person_id)
    if route.json is SHIFTS:
        body = {"ids": known["shifts"]}
    for named, who in ((PART_TIME, "person_id"), (GIVING, "person_id"), (MEMBER, "person_id"), (TASK, "owner_id")):
        if route.json is named:
            body = named | {who: known["person"]}
    if route.json is TRAINING or route is ATTENDING:
        body = route.json | {"person_ids": [known["person"]]}
    if route.json is AWARD:
        body = AWARD | {"people": [GRADED | {"person_id": known["person"]}]}
    if "{key}" in (route.path or ""):
        known["key"] = client.get("/auth/sign-ins").json()["items"][0]["key"]
    path = (route.path or template).format(**known)
    answer = client.request(method, path, params=route.query, json=body, content=route.content)
    client.cookies.clear()
    return answer


def test_every_operation_that_changes_something_leaves_an_audit_row(
    app: FastAPI, as_user: As, session: Session, world: World, known: dict[str, Any]
) -> None:
    supervised = a_case(session, world, grid_code=world.grids[0], at=AT)
    session.add(a_slip(supervised))
    session.commit()
    known["supervised"] = supervised.number
    documented = {
        f"{method.upper()} {path.removeprefix('/api/v1')}"
        for path, methods in app.openapi()["paths"].items()
        for method in methods
    }
    assert {name for name in documented if not name.startswith("GET ")} == set(DONE) | set(CHANGES_NOTHING)
    trail, silent = Trail(session), []
    for name, (who, route) in DONE.items():
        client = as_user(who)
        trail.fresh()
        answer = ask(client, name, route, known, world)
        assert answer.status_code in (200, 201, 204), (name, answer.text)
        whose = "meter" if name == "POST /auth/invitation/{token}" else who
        if not any(account == whose for account, _ in trail.fresh()):
            silent.append(name)
        told = answer.json() if answer.content and "json" in answer.headers["content-type"] else {}
        made = {"PUT /reports/{report_id}": ("case", "case_number"), "POST /rule-sets": ("rules", "id")}
        made |= {
            "POST /leaves": ("leave", "id"),
            "POST /duty-roster": ("shifts", "ids"),
            "POST /people": ("person", "id"),
            "POST /funds/entries": ("entry", "id"),
            "POST /awards": ("award", "id"),
            "POST /portfolios": ("portfolio", "id"),
            "POST /leading-groups": ("group", "id"),
        }
        if name in made:
            known[made[name][0]] = told[made[name][1]]
        known["material"] = next((one["id"] for one in told.get("materials", ())), 0)
        known["briefing"] = told.get("briefing", {}).get("row", {}).get("id", known.get("briefing"))
        known["training"] = told.get("training", {}).get("id", known.get("training"))
        if name == "POST /leading-groups/{group_id}/tasks":
            known |= {"task": told["tasks"][0]["id"], "member": told["members"][0]["id"]}
        if name == "POST /tasks/publication":
            known["tasks"] = told["lists"][0]["id"]
        if name in WITHIN:
            thing, part = WITHIN[name]
            known[thing] = told[part]["id"]
        if name == "POST /accounts/{username}/posts":
            known["post"] = told["account"]["posts"][0]["id"]
        if name == "POST /accounts/{username}/links":
            known["token"] = told["path"].rpartition("/")[2]
    assert silent == []


def test_what_is_refused_or_only_tried_leaves_none(as_user: As, session: Session, world: World) -> None:
    planner, trail = as_user("planner"), Trail(session)
    plan = planner.post("/plans", json={"title": "x", "county_code": ONE}).json()["plan"]["id"]
    assert [act for _, act in trail.fresh()] == ["plan.begin"]
    assert planner.post(f"/plans/{plan}/edits", json=RENAME | {"version": 0, "preview": True}).status_code == 201
    assert planner.post(f"/plans/{plan}/moves", json={"move": "approve"}).status_code == 409
    assert planner.post(f"/plans/{plan}/undo", json={"version": 0}).status_code == 409
    assert trail.fresh() == []


def test_every_read_of_a_sealed_case_leaves_an_audit_row(
    as_user: As, session: Session, sessions: sessionmaker[Session], tmp_path: Path, world: World, known: dict[str, Any]
) -> None:
    worker = as_user("worker")
    known["case"] = worker.put(f"/reports/{REPORT}", json=SENT | {"category_code": "G0102"}).json()["case_number"]
    assert worker.put(f"/reports/{REPORT}/media/{HASH}", content=PHOTO).status_code == 201
    show_all(sessions, Photos.on(tmp_path / "media"))
    assert session.scalar(select(func.count()).select_from(Report)) == 1
    asks = [name for name in ROUTES if name.startswith("GET ") or name == f"POST /{BY_NAME[0]}"]
    assert {name for name in asks if "{number}" in name or "{report_id}" in name} - TOLD_NOTHING == set(SEALED)
    kept = f"/cases/{known['case']}/papers/{sha256(GIVEN).hexdigest()}"
    assert as_user("head").put(kept, params={"name": "a.pdf"}, content=GIVEN).status_code == 201
    head, trail = as_user("head"), Trail(session)
    for name in SEALED:
        assert ask(head, name, ROUTES[name], known, world).status_code == 200, name
        assert (name, trail.fresh()) == (name, [("head", "read")])
    for name in ("/cases", "/reports/nearby?lng=120.025&lat=30.05"):
        assert len(head.get(name).json()["items"]) == 1
        assert (name, trail.fresh()) == (name, [("head", "list")])
    assert as_user("dispatcher").get("/cases").json()["items"] == []
    trail.fresh()
    preview = head.post(f"/cases/{known['case']}/redecide", json={"category_code": "G0101", "preview": True})
    assert preview.status_code == 200, preview.text
    assert trail.fresh() == [("head", "read")]
