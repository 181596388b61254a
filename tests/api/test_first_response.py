"""The grid looks first, verifies, checks and settles, over HTTP: who is asked, what is shown, and how limits go on."""

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from gridgis.cases.check_models import CaseCheck
from gridgis.cases.models import Assignment, Case
from gridgis.core.thresholds import Threshold
from gridgis.supervision.actions import pass_time
from tests.api.handling import a_category, stepped
from tests.claims import ANSWERED, called
from tests.factories import AT, ONE, World, a_case, an_account
from tests.pictures import picture

As = Callable[[str], TestClient]
ZONE = "Asia/Shanghai"
HERE = {"lng": 120.025, "lat": 30.05}
NEAR = HERE | {"lat": 30.0503}
"""33 metres from there."""
FAR = HERE | {"lat": 30.0509}
SANITATION = f"{ONE}001-sanitation"


def reported(client: TestClient, category: str = "E0201", description: str = "垃圾堆积", **along: Any) -> str:
    body = {"category_code": category, "description": description, **HERE} | along
    answer = client.put(f"/reports/{uuid4()}", json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["case_number"])


def dispatched(as_user: As, category: str = "E0201", office: str = SANITATION) -> str:
    """A citizen's case of a category that the grid looks at first, given to an office."""
    desk = as_user("dispatcher")
    number = reported(desk, category, source="citizen")
    stepped(desk, number, "register")
    stepped(desk, number, "dispatch", office_code=office)
    return number


def shot(client: TestClient, number: str, seed: int) -> str:
    """The hash of a photo sent for a case."""
    content = picture("PNG", seed=seed)
    digest = sha256(content).hexdigest()
    answer = client.put(f"/cases/{number}/photos/{digest}", content=content)
    assert answer.status_code == 201, answer.text
    return digest


def refused(client: TestClient, number: str, move: str, **along: Any) -> str:
    answer = client.post(f"/cases/{number}/moves", json={"move": move} | along)
    assert answer.status_code >= 400, answer.text
    return str(answer.json()["kind"])


def tasks(client: TestClient) -> list[tuple[str, str]]:
    return [(one["kind"], one["case"]["number"]) for one in client.get("/field/tasks").json()["items"]]


def looks(session: Session, number: str) -> list[CaseCheck]:
    session.expire_all()
    return list(session.scalars(select(CaseCheck).where(CaseCheck.case_number == number).order_by(CaseCheck.seq)))


def sampling(session: Session, share: str) -> None:
    session.execute(update(Threshold).where(Threshold.name == "sample_share").values(value=share))
    session.info.clear()


@pytest.fixture
def cleaner(session: Session, world: World) -> None:
    """The office to which rubbish goes."""
    an_account(session, "cleaner", ("office_clerk", "office", SANITATION))


@pytest.mark.usefixtures("cleaner")
def test_the_grid_settles_first_and_somebody_else_checks(as_user: As, session: Session) -> None:
    sampling(session, "1")
    worker, desk, office = as_user("worker"), as_user("dispatcher"), as_user("cleaner")
    number = dispatched(as_user)
    story = desk.get(f"/cases/{number}").json()
    assert (story["case"]["asked"], story["case"]["first_due_at"]) == ("worker", "2026-03-11T08:00:00Z")
    assert (story["first"]["name"], story["first"]["move"], len(story["assignments"])) == ("worker", None, 1)
    assert tasks(worker) == [("first", number)]
    assert refused(office, number, "sign") == "cases.first_waits"
    assert refused(desk, number, "settle", note="我来") == "cases.not_asked"
    assert refused(worker, number, "settle", note="已清") == "cases.photo_missing"
    assert refused(worker, number, "settle", note="已清", photos=["a" * 64]) == "cases.photo_unknown"
    done = stepped(worker, number, "settle", note="已清运", photos=[shot(worker, number, 1)], **NEAR)
    assert (done["case"]["state"], done["case"]["asked"], done["case"]["first_due_at"]) == ("result_filed", None, None)
    assert tasks(worker) == [], "nobody checks what they settled"
    assert refused(worker, number, "check_pass", note="好", **called(AT)) == "cases.own_result"
    parts = {one.part: one for one in session.scalars(select(Assignment).where(Assignment.case_number == number))}
    assert (parts["first"].ended_at, parts["first"].result_at) == (AT, AT)
    assert (parts["lead"].ended_at, parts["lead"].result_at, parts["lead"].signed_at) == (None, None, None)
    (look,) = looks(session, number)
    assert (look.kind, look.move, look.sampled, 30 < (look.distance_m or 0) < 36) == ("first", "settle", True, True)
    stepped(desk, number, "check_fail", note="还有", **called(AT))
    stepped(office, number, "file_result", note="办结")
    story = desk.get(f"/cases/{number}").json()
    assert (story["first"]["move"], story["rework_count"]) == ("settle", 1)


@pytest.mark.usefixtures("cleaner")
def test_what_is_not_drawn_goes_on_by_itself_and_the_lot_is_kept(as_user: As, session: Session) -> None:
    sampling(session, "0.000001")
    worker, number = as_user("worker"), dispatched(as_user)
    done = stepped(worker, number, "settle", note="已清运", photos=[shot(worker, number, 1)])
    assert done["case"]["state"] == "checked"
    story = as_user("dispatcher").get(f"/cases/{number}").json()
    assert [(e["move"], e["actor"]) for e in story["events"]][-2:] == [("settle", "worker"), ("spare_check", "系统")]
    (look,) = looks(session, number)
    seed = session.scalar(text("SELECT seed FROM sample_seeds"))
    drawn = int.from_bytes(sha256(f"{seed} {number}".encode()).digest()[:5]) / 2**40
    assert (look.sampled, look.lot) == (False, drawn), "whoever has the seed can draw it again"
    assert refused(worker, number, "spare_check") == "moves.cannot_move"
    stepped(as_user("dispatcher"), number, "close", **ANSWERED)


@pytest.mark.usefixtures("cleaner")
def test_passed_on_the_office_has_what_is_left_but_a_quarter_at_least(as_user: As, session: Session) -> None:
    """Four working hours from 10:00 end at 15:30; passed on a minute before, an hour is left."""
    worker, desk, number = as_user("worker"), as_user("dispatcher"), dispatched(as_user)
    assert refused(worker, number, "pass_on") == "cases.reason_missing"
    stepped(worker, number, "pass_on", reason="no_means")
    story = desk.get(f"/cases/{number}").json()
    assert story["handle_due_at"] == "2026-03-11T08:00:00Z", "it was passed on at once"
    assert (story["first"]["move"], story["first"]["reason"], story["first"]["by_clock"]) == (
        "pass_on",
        "no_means",
        False,
    )
    assert story["case"]["asked"] is None
    stepped(as_user("cleaner"), number, "sign")
    late, moment = dispatched(as_user), AT + timedelta(hours=5, minutes=59)
    assert pass_time(session, zone=ZONE, at=moment) == 0
    assert pass_time(session, zone=ZONE, at=AT + timedelta(hours=6)) == 1
    case = session.scalars(select(Case).where(Case.number == late)).one()
    assert (case.first_due_at, case.asked_id, case.state) == (None, None, "dispatched")
    lead = session.scalars(select(Assignment).where(Assignment.case_number == late, Assignment.part == "lead")).one()
    due = datetime.fromisoformat("2026-03-11T09:00:00Z")
    assert (case.handle_due_at, case.due_at, lead.handle_due_at) == (due, due, due), "16:00 and an hour"
    assert case.near_due_at is not None and case.near_due_at < due
    first = desk.get(f"/cases/{late}").json()["first"]
    assert (first["by_clock"], first["reason"]) == (True, "not_in_time")


def test_on_urgent_matters_the_office_signs_at_once_and_that_ends_it(as_user: As, session: Session) -> None:
    urgent = a_category(session, "first_handler = 'grid' AND urgency = 'P2'")
    number = dispatched(as_user, urgent, f"{ONE}001-urban_enforcement")
    assert tasks(as_user("worker")) == [("first", number)]
    stepped(as_user("clerk"), number, "sign")
    story = as_user("dispatcher").get(f"/cases/{number}").json()
    assert (story["case"]["state"], story["first"]["move"], tasks(as_user("worker"))) == ("handling", "sign", [])
    assert refused(as_user("worker"), number, "settle", note="已清") == "moves.cannot_move"


@pytest.mark.parametrize("why", ["grid's own", "agency", "nobody", "named", "away"])
def test_the_grid_does_not_come_first(as_user: As, session: Session, world: World, why: str) -> None:
    """Its own report, another kind of matter, a grid without anybody, a worker whom the report names or who is away."""
    desk = as_user("dispatcher")
    category = "E0204" if why == "agency" else "E0201"
    description = "worker 在此堆放垃圾" if why == "named" else "垃圾堆积"
    place = {"lng": 120.075} if why == "nobody" else {}
    if why == "grid's own":
        number = a_case(session, world, grid_code=world.grids[0], at=AT, category="E0201", source="grid_worker").number
    else:
        number = reported(desk, category, description, source="citizen", **place)
    if why == "away":
        session.execute(
            text(
                "INSERT INTO leaves (person_id, from_day, until_day, entered_by, entered_at)"
                " SELECT person_id, '2026-03-11', '2026-03-12', 'x', now() FROM accounts WHERE username = 'worker'"
            )
        )
    stepped(desk, number, "register")
    stepped(desk, number, "dispatch", office_code=SANITATION)
    story = desk.get(f"/cases/{number}").json()
    assert (story["first"], story["case"]["first_due_at"], tasks(as_user("worker"))) == (None, None, [])


def test_a_return_that_is_upheld_ends_what_the_grid_was_asked(as_user: As, session: Session, deciders: None) -> None:
    number = dispatched(as_user, office=f"{ONE}001-urban_enforcement")
    stepped(as_user("clerk"), number, "return", note="不归我们", reason="not_ours")
    assert tasks(as_user("worker")) == [("first", number)], "who asks changes nothing yet"
    stepped(as_user("centre_head"), number, "uphold_return")
    assert tasks(as_user("worker")) == []
    stepped(as_user("dispatcher"), number, "dispatch", office_code=SANITATION)
    assert as_user("dispatcher").get(f"/cases/{number}").json()["case"]["first_due_at"] is None, "once is enough"


def test_somebody_of_the_grid_verifies_and_nobody_else(as_user: As, session: Session, world: World) -> None:
    desk, worker = as_user("dispatcher"), as_user("worker")
    number = reported(desk, "E0101", "占道", source="citizen")
    offer = next(one for one in desk.get(f"/cases/{number}").json()["moves"] if one["move"] == "start_verify")
    assert [one["username"] for one in offer["workers"]] == ["worker"]
    assert refused(desk, number, "start_verify", worker="clerk") == "cases.no_worker"
    stepped(desk, number, "start_verify", worker="worker")
    assert tasks(worker) == [("verify", number)]
    assert refused(desk, number, "verify_true", note="看过") == "cases.not_asked"
    assert refused(worker, number, "verify_true") == "cases.proof_missing"
    stepped(worker, number, "verify_true", photos=[shot(worker, number, 4)], **FAR)
    (look,) = looks(session, number)
    assert (look.kind, look.due_at is not None, 95 < (look.distance_m or 0) < 105) == ("verify", True, True)
    assert (tasks(worker), desk.get(f"/cases/{number}").json()["case"]["asked"]) == ([], None)
    named = reported(desk, "E0101", "worker 占道", source="citizen")
    assert refused(desk, named, "start_verify", worker="worker") == "cases.no_worker", "he is complained about"
    stepped(desk, named, "start_verify")
    assert tasks(worker) == []


def test_a_check_is_made_at_the_place_or_by_a_call(as_user: As, session: Session, world: World) -> None:
    desk, worker, clerk = as_user("dispatcher"), as_user("worker"), as_user("clerk")
    number = reported(desk, "E0101", "占道", source="citizen")
    stepped(desk, number, "register")
    stepped(desk, number, "dispatch", office_code=f"{ONE}001-urban_enforcement")
    stepped(clerk, number, "sign")
    early = shot(worker, number, 5)
    session.execute(
        text("UPDATE media SET received_at = received_at - interval '1 minute' WHERE sha256 = :it"), {"it": early}
    )
    stepped(clerk, number, "file_result", note="已劝离")
    assert tasks(worker) == [("check", number)]
    assert refused(worker, number, "check_pass", note="好") == "cases.seen_missing"
    assert refused(worker, number, "check_pass", note="好", photos=[early], **NEAR) == "cases.photo_unknown"
    photo = shot(worker, number, 6)
    again = worker.put(f"/cases/{number}/photos/{photo}", content=picture("PNG", seed=6))
    assert (
        again.status_code,
        desk.put(f"/cases/{number}/photos/{photo}", content=picture("PNG", seed=6)).json()["kind"],
    ) == (
        200,
        "cases.photo_taken",
    )
    assert refused(worker, number, "check_pass", note="好", photos=[photo]) == "cases.where_missing"
    far = worker.post(
        f"/cases/{number}/moves", json={"move": "check_pass", "note": "好", "photos": [photo]} | FAR
    ).json()
    assert (far["kind"], far["distance_m"], far["within_m"]) == ("cases.too_far", 100, 50)
    call = called(AT)["call"]
    for bad in ({"to": " "}, {"said": ""}):
        assert refused(worker, number, "check_pass", note="好", call=call | bad) == "cases.call_empty"
    for at in (AT - timedelta(hours=1), AT + timedelta(hours=1)):
        assert refused(worker, number, "check_pass", note="好", **called(at)) == "cases.call_time"
    stepped(worker, number, "check_fail", note="又来了", call=call)
    stepped(clerk, number, "file_result", note="再次劝离")
    stepped(worker, number, "check_pass", note="好", photos=[photo], **NEAR)
    told = [(one.move, one.call_to, len(one.photos)) for one in looks(session, number)]
    assert told == [("check_fail", "报事群众", 0), ("check_pass", "", 1)]
    event = desk.get(f"/cases/{number}").json()["events"][-1]
    assert (event["facts"]["photos"], 30 < event["facts"]["distance_m"] < 36) == ([photo], True)


def settled(worker: TestClient, number: str, report: str) -> dict[str, Any]:
    hashes = []
    for seed in (7, 8):
        content = picture("PNG", seed=seed)
        hashes.append(sha256(content).hexdigest())
        assert worker.put(f"/reports/{report}/media/{hashes[-1]}", content=content).status_code in (200, 201)
    same = {"before": hashes[0], "photos": [hashes[0]]}
    assert refused(worker, number, "self_handle", note="已清", **same) == "cases.before_after"
    return stepped(worker, number, "self_handle", note="已清", before=hashes[0], photos=[hashes[1]])


@pytest.mark.parametrize("new", [True, False])
def test_what_a_worker_settles_closes_itself_but_for_the_sample(as_user: As, session: Session, new: bool) -> None:
    """In the first month all of it is checked by somebody else; later what is drawn."""
    sampling(session, "0.000001")
    began = "2026-02-20" if new else "2020-01-01"
    session.execute(
        text(
            "UPDATE posts SET valid_from = :began WHERE person_id ="
            " (SELECT person_id FROM accounts WHERE username = 'worker') AND role_code LIKE 'grid_%'"
        ),
        {"began": began},
    )
    worker, desk, report = as_user("worker"), as_user("dispatcher"), str(uuid4())
    body = {"category_code": "E0201", "description": "垃圾", "settled": True} | HERE
    answer = worker.put(f"/reports/{report}", json=body).json()
    number = answer["case_number"]
    assert answer["state"] == "submitted", "no office is asked"
    assert "self_handle" not in {one["move"] for one in desk.get(f"/cases/{number}").json()["moves"]}
    assert refused(desk, number, "self_handle", note="我清的") == "cases.not_reporter"
    done = settled(worker, number, report)["case"]
    assert (done["state"], done["self_handled"]) == ("result_filed" if new else "closed", True)
    (look,) = looks(session, number)
    assert (look.kind, look.sampled) == ("self", new)
    if new:
        assert refused(worker, number, "check_pass", note="好", **called(AT)) == "cases.own_result"
        stepped(desk, number, "check_fail", note="没清干净", **called(AT))
        stepped(desk, number, "redispatch", note="交环卫", office_code=SANITATION)
    else:
        assert [one["move"] for one in desk.get(f"/cases/{number}").json()["events"]] == [
            *("submit", "self_handle", "spare_check", "close")
        ]


def test_a_citizen_who_reported_the_same_is_answered_before_it_closes(as_user: As, session: Session) -> None:
    sampling(session, "0.000001")
    session.execute(text("UPDATE posts SET valid_from = '2020-01-01' WHERE role_code = 'grid_worker'"))
    worker, desk, report = as_user("worker"), as_user("dispatcher"), str(uuid4())
    body = {"category_code": "E0201", "description": "垃圾", "settled": True} | HERE
    number = worker.put(f"/reports/{report}", json=body).json()["case_number"]
    stepped(desk, reported(desk, source="citizen"), "merge", main=number)
    assert settled(worker, number, report)["case"]["state"] == "checked"
    stepped(desk, number, "close", **ANSWERED)


@pytest.mark.parametrize("how", ["marked", "corrected", "verifying"])
def test_what_is_sealed_waits_for_no_worker(as_user: As, session: Session, world: World, how: str) -> None:
    an_account(session, "leader", ("office_leader", "office", SANITATION))
    an_account(session, "head", ("command_head", "town", f"{ONE}001"))
    worker, desk = as_user("worker"), as_user("dispatcher")
    if how == "verifying":
        number = reported(desk, source="citizen")
        stepped(desk, number, "start_verify")
    else:
        number = dispatched(as_user)
    assert len(tasks(worker)) == 1
    if how == "corrected":
        sent = {"category_code": "G0102", "note": "误报"}
        assert desk.post(f"/cases/{number}/redecide", json=sent).status_code == 200
    else:
        stepped(desk, number, "mark_sensitive", note="涉及未成年人")
    case = session.scalars(select(Case).where(Case.number == number).execution_options(populate_existing=True)).one()
    assert (case.asked_id, case.first_due_at, tasks(worker)) == (None, None, [])
    if how == "verifying":
        stepped(as_user("head"), number, "verify_true", note="属实")
    else:
        for move in ("sign", "file_result"):
            stepped(as_user("leader"), number, move, note="已清")
    assert tasks(worker) == []


def test_only_a_worker_settles_and_nothing_sealed(as_user: As) -> None:
    body = {"category_code": "E0201", "description": "垃圾", "settled": True} | HERE
    for who, more in (("dispatcher", {"source": "citizen"}), ("worker", {"category_code": "G0102"})):
        answer = as_user(who).put(f"/reports/{uuid4()}", json=body | more)
        assert (answer.status_code, answer.json()["kind"]) == (422, "intake.not_settled")


def test_a_worker_takes_along_who_gets_what_in_own_grids(as_user: As) -> None:
    (own,) = as_user("worker").get("/field/ground").json()["items"]
    told = as_user("worker").post("/route", json=HERE | {"category": "E0201"}).json()
    assert own["grid_code"] == told["grid"]["code"]
    assert own["offices"]["E0201"] == told["office"]["name"]
    kinds = {one["code"]: one for one in as_user("worker").get("/categories").json()["items"]}
    assert not [code for code in own["offices"] if kinds[code]["sensitive"]]
    assert as_user("nobody").get("/field/ground").json()["items"] == []
    assert {one["name_zh"]: one["initials"] for one in kinds.values()}["暴露垃圾"] == "bllj"
