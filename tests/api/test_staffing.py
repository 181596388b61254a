"""People over HTTP: entered, changed, trained, handed to the county, leaving; what a contract ends, and who sees it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.people.models import Competence, Leave, Person
from gridgis.people.shifts.models import DutyShift
from gridgis.security.models import AuditEntry, Post
from gridgis.security.queries import actor_by_name
from tests.factories import ONE, TWO, World, a_case, a_person, a_post, an_account

As = Callable[[str], TestClient]
GRID, NEXT, TOWN, OTHER = f"{ONE}001001001", f"{ONE}001001002", f"{ONE}001", f"{ONE}002"
TODAY = "2026-03-11"
SHANGHAI = ZoneInfo("Asia/Shanghai")
LU = {"name": "陆晓雯", "phone": "13912342206", "employment": "village_cadre", "town_code": TOWN}


@pytest.fixture
def staff(as_user: As, session: Session, world: World) -> TestClient:
    """The staff manager of the first town."""
    an_account(session, "staff", ("town_staff", "town", TOWN))
    session.commit()
    return as_user("staff")


@pytest.fixture
def above(as_user: As, session: Session, world: World) -> TestClient:
    """The staff manager of the county."""
    an_account(session, "above", ("town_staff", "county", ONE))
    session.commit()
    return as_user("above")


def send(client: TestClient, path: str, status: int = 200, /, *, method: str = "POST", **body: Any) -> dict[str, Any]:
    answer = client.request(method, path, json=body)
    assert answer.status_code == status, answer.text
    told: dict[str, Any] = answer.json()
    return told


def appoint(client: TestClient, person: int, status: int = 201, /, **facts: Any) -> dict[str, Any]:
    body = {"person_id": person, "role_code": "grid_chief", "level": "grid", "place_code": GRID, "replacing": True}
    return send(client, "/posts", status, **body | {"first_day": TODAY} | facts)


def names(client: TestClient, **asked: str) -> list[str]:
    query = {"parent": ONE, "limit": "200"} | {name: one for name, one in asked.items() if name != "q"}
    body = {"q": asked["q"]} if "q" in asked else None
    answer = client.post("/people/search", params=query, json=body) if body else client.get("/people", params=query)
    return [one["name"] for one in answer.json()["items"]]


def test_somebody_is_entered_found_and_shown_by_number_only_on_request(
    staff: TestClient, as_user: As, session: Session
) -> None:
    made = send(staff, "/people", 201, **LU)["id"]
    for q in ("晓雯", "luxia", "lxw", "2206", "13912342206"):
        assert names(staff, q=q) == ["陆晓雯"], q
    for q in ("1391", "39123422", "234", "xiaowen"):
        assert "陆晓雯" not in names(staff, q=q), q
    card = staff.get(f"/people/{made}").json()
    assert (card["phone"], card["pinyin"], card["edits"], card["posts"]) == ("139****2206", "luxiaowen", True, [])
    assert send(staff, f"/people/{made}/phone") == {"person_id": made, "phone": "13912342206"}
    assert session.scalars(select(AuditEntry.subject_key).where(AuditEntry.act == "phone_shown")).all() == [str(made)]
    seen = as_user("town").get(f"/people/{made}").json()
    assert (seen["manages"], seen["edits"], seen["contract_until"]) == (False, False, None)
    send(as_user("town"), f"/people/{made}/phone", 403)
    assert as_user("other_town").get(f"/people/{made}").status_code == 404


@pytest.mark.parametrize(
    ("facts", "status", "field"),
    [
        ({"name": "  "}, 422, "name"),
        ({"phone": "一三九"}, 422, "phone"),
        ({"employment": "king"}, 422, "employment"),
        ({"town_code": ONE}, 422, "town_code"),
        ({"town_code": OTHER}, 403, None),
        ({"contract_from": "2026-04-01", "contract_until": "2026-03-01"}, 422, "contract_until"),
        ({"born_on": "2012-01-01", "contract_from": "2026-01-01"}, 422, "contract_from"),
        ({"phone": "13800005678"}, 409, "phone"),
    ],
)
def test_what_can_t_be_somebody_is_refused_where_it_stands(
    staff: TestClient, facts: dict[str, Any], status: int, field: str | None
) -> None:
    refused = send(staff, "/people", status, **LU | facts)
    assert refused.get("field") == field
    if status == 409:
        send(staff, "/people", 201, **LU | facts | {"namesake": True})


def test_a_change_keeps_what_was_before(staff: TestClient, session: Session) -> None:
    made = send(staff, "/people", 201, **LU)["id"]
    changed = send(staff, f"/people/{made}", method="PUT", **LU | {"name": "单小文", "employer": "物业公司"})
    assert (changed["pinyin"], changed["employer"]) == ("shanxiaowen", "物业公司")
    written = session.scalars(select(AuditEntry).where(AuditEntry.act == "person_changed")).one()
    assert written.facts["before"] == {"name": "陆晓雯", "employer": ""}


def test_a_town_keeps_its_people_until_it_hands_them_to_the_county(staff: TestClient, above: TestClient) -> None:
    made = send(staff, "/people", 201, **LU)["id"]
    for path, method, body in (
        (f"/people/{made}", "PUT", LU),
        (f"/people/{made}/leaving", "POST", {"last_day": TODAY}),
        (f"/people/{made}/competences", "PUT", {"items": []}),
        (f"/towns/{TOWN}/people-handed", "PUT", {"to_county": True}),
    ):
        refused = send(above, path, 403, method=method, **body)
        assert refused["kind"] == ("people.town_hands" if "towns" in path else "people.town_keeps")
    assert appoint(above, made, 403)["kind"] == "people.town_keeps"
    assert above.get(f"/people/{made}").json()["edits"] is False
    send(staff, f"/towns/{TOWN}/people-handed", method="PUT", to_county=True)
    assert appoint(above, made)["post"]["person_name"] == "陆晓雯"
    send(staff, f"/towns/{TOWN}/people-handed", method="PUT", to_county=False)
    send(above, f"/people/{made}", 403, method="PUT", **LU)
    # a town where nobody manages people is the county's to staff
    send(above, "/people", 201, **LU | {"town_code": OTHER, "phone": ""})


def test_whoever_leaves_hands_on_each_grid_and_may_come_back(
    staff: TestClient, as_user: As, session: Session, world: World
) -> None:
    leaver, heir = world.cadres[GRID], a_person(session, "接任者", employment="village_cadre")
    worker = a_post(session, NEXT, session.get_one(Person, leaver), "fulltime")
    an_account(session, "leaver", person=session.get_one(Person, leaver))
    session.get_one(Person, leaver).town_code = TOWN
    session.commit()
    chief = session.scalars(select(Post).where(Post.person_id == leaver, Post.grid_code == GRID)).one()
    left = staff.get(f"/people/{leaver}/open-work", params={"last_day": TODAY}).json()
    assert (left["wanted"], left["shifts"], left["standing_in"]) == ([chief.id, worker.id], [], [])
    refused = send(staff, f"/people/{leaver}/leaving", 409, last_day=TODAY, heirs={str(chief.id): heir.id})
    assert (refused["kind"], NEXT in refused["detail"]) == ("people.nobody_goes_on", True)
    assert send(staff, f"/people/{leaver}/leaving", 422, last_day="2026-03-09")["kind"] == "people.post_end_past"
    heirs = {str(chief.id): heir.id}
    send(staff, f"/people/{leaver}/leaving", last_day=TODAY, heirs=heirs, leaving_gaps=True)
    after = {"parent": ONE, "at": "2026-03-12"}
    rows = {one["code"]: one for one in staff.get("/people/coverage", params=after).json()["items"]}
    assert (rows[GRID]["chief"]["name"], rows[NEXT]["gaps"]) == ("接任者", ["no_fulltime"])
    assert actor_by_name(session, "leaver", datetime(2026, 3, 11, 23, 59, tzinfo=SHANGHAI)) is not None
    assert actor_by_name(session, "leaver", datetime(2026, 3, 12, tzinfo=SHANGHAI)) is None
    assert send(staff, f"/people/{leaver}/leaving", 409, last_day=TODAY)["kind"] == "people.has_left"
    send(staff, f"/people/{leaver}/leaving/undo")
    rows = {one["code"]: one for one in staff.get("/people/coverage", params=after).json()["items"]}
    assert (rows[GRID]["chief"]["id"], [one["id"] for one in rows[NEXT]["fulltime"]]) == (leaver, [leaver])
    assert send(staff, f"/people/{leaver}/leaving/undo", 409)["kind"] == "people.never_left"


def test_shifts_and_standing_in_are_handed_on_with_the_posts_and_come_back(
    staff: TestClient, above: TestClient, as_user: As, session: Session, world: World
) -> None:
    """What nobody goes on with shows as a gap; sealed cases stand in no number; what has begun stays with the heir."""
    leaver, heir = a_person(session, "离岗者"), a_person(session, "接替者", "")
    away = session.get_one(Person, world.cadres[GRID])
    for person in (leaver, heir, away):
        person.town_code = TOWN
    post = a_post(session, NEXT, leaver, "fulltime")
    for person, begins, ends in ((away, 9, 20), (away, 24, 30)):
        days = {"from_day": date(2026, 3, begins), "until_day": date(2026, 3, ends)}
        entered = {"entered_by": "x", "entered_at": datetime(2026, 2, 1, tzinfo=UTC)}
        session.add(Leave(person_id=person.id, substitute_id=leaver.id, **days, **entered))
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    a_case(session, world, grid_code=NEXT, at=moment)
    a_case(session, world, grid_code=NEXT, at=moment, category="S0703")
    session.execute(update(Case).where(Case.category_code == "S0703").values(sensitive=True))
    session.commit()
    for day in ("2026-03-11", "2026-03-14", "2026-03-15"):
        watch = {"place_code": TOWN, "role": "receiver", "person_id": leaver.id, "days": [day]}
        send(staff, "/duty-roster", 201, **watch, begins="17:30", ends="08:30")
    asked = {"last_day": "2026-03-12"}
    reader = an_account(session, "both", ("town_staff", "town", TOWN), ("dispatcher", "town", TOWN))
    session.commit()
    left = as_user(reader.username).get(f"/people/{leaver.id}/open-work", params=asked).json()
    assert [one["starts_at"][:10] for one in left["shifts"]] == ["2026-03-14", "2026-03-15"]
    assert [(one["from_day"], one["person_name"]) for one in left["standing_in"]] == [
        ("2026-03-09", away.name),
        ("2026-03-24", away.name),
    ]
    assert left["cases"] == {str(post.id): 1}
    assert staff.get(f"/people/{leaver.id}/open-work", params=asked).json()["cases"] == {}
    assert as_user("town").get(f"/people/{leaver.id}/open-work", params=asked).status_code == 403
    assert as_user("other_county").get(f"/people/{leaver.id}/open-work", params=asked).status_code == 404
    wish = {"last_day": "2026-03-12", "heirs": {str(post.id): heir.id}}
    path = f"/people/{leaver.id}/leaving"
    assert send(staff, path, 422, **wish, standing_in_heir=away.id)["kind"] == "people.own_substitute"
    assert send(staff, path, 409, **wish, shifts_heir=away.id)["kind"] == "duty_roster.on_leave"
    assert send(staff, path, 422, last_day="2026-03-12", heirs={"1": heir.id}, leaving_gaps=True)["field"] == "heirs"
    send(staff, path, **wish, shifts_heir=heir.id, standing_in_heir=heir.id)

    def standing() -> list[tuple[str, str, int | None, int | None]]:
        session.expire_all()
        rows = session.scalars(select(Leave).where(Leave.person_id == away.id).order_by(Leave.from_day)).all()
        return [(str(one.from_day), str(one.until_day), one.substitute_id, one.instead_of) for one in rows]

    def shifts() -> list[int | None]:
        rows = session.scalars(select(DutyShift).order_by(DutyShift.starts_at)).all()
        return [None if one.cancelled_at else one.person_id for one in rows]

    assert standing() == [
        ("2026-03-09", "2026-03-12", leaver.id, None),
        ("2026-03-13", "2026-03-20", heir.id, leaver.id),
        ("2026-03-24", "2026-03-30", heir.id, leaver.id),
    ]
    assert shifts() == [leaver.id, heir.id, heir.id]
    send(staff, f"{path}/undo")
    assert {one[2] for one in standing()} == {leaver.id} and shifts() == [leaver.id] * 3
    assert [
        one.person_id
        for one in session.scalars(select(Post).where(Post.place_code == NEXT, Post.role_code == "grid_worker"))
        if not one.cancelled_at
    ] == [leaver.id]
    send(staff, path, **wish)
    assert {one[2] for one in standing()[1:]} == {None} and shifts() == [leaver.id, None, None]
    send(staff, f"{path}/undo")
    assert {one[2] for one in standing()} == {leaver.id} and shifts() == [leaver.id] * 3


def test_a_post_ends_with_an_heir_and_goes_on_again(staff: TestClient, session: Session, world: World) -> None:
    old, heir = world.cadres[GRID], a_person(session, "接任者", employment="village_cadre")
    session.get_one(Person, old).town_code = TOWN
    session.commit()
    post = session.scalars(select(Post).where(Post.person_id == old, Post.grid_code == GRID)).one().id
    day = {"parent": ONE, "at": "2026-04-01"}

    def chief() -> str | None:
        rows = {one["code"]: one for one in staff.get("/people/coverage", params=day).json()["items"]}
        return rows[GRID]["chief"] and rows[GRID]["chief"]["name"]

    named = chief()
    send(staff, f"/posts/{post}/reopen", 409)
    ended = send(staff, f"/posts/{post}/end", last_day="2026-03-20", heir_id=heir.id)
    assert (ended["last_day"], ended["state"], chief()) == ("2026-03-20", "now", "接任者")
    reopened = send(staff, f"/posts/{post}/reopen")
    assert (reopened["last_day"], reopened["ended_at"], chief()) == (None, None, named)
    send(staff, f"/posts/{post}/end", last_day="2026-03-10")
    assert chief() is None
    appoint(staff, heir.id, first_day=TODAY, replacing=False)
    assert send(staff, f"/posts/{post}/reopen", 409)["kind"] == "people.chief_later"


def test_a_contract_ends_posts_and_account_at_midnight_of_the_zone(
    staff: TestClient, session: Session, world: World
) -> None:
    made = send(staff, "/people", 201, **LU | {"contract_until": "2026-03-31", "employment": "purchased_service"})["id"]
    post = appoint(staff, made, role_code="grid_worker", replacing=False)["post"]
    assert (post["last_day"], post["until"]) == (None, "2026-03-31")
    an_account(session, "contractor", person=session.get_one(Person, made))
    session.commit()
    last = datetime(2026, 3, 31, 15, 59, tzinfo=UTC).astimezone(SHANGHAI)
    first = datetime(2026, 3, 31, 16, 0, tzinfo=UTC).astimezone(SHANGHAI)
    held = actor_by_name(session, "contractor", last)
    assert held is not None and GRID in {one.code for one in held.held}
    assert actor_by_name(session, "contractor", first) is None
    assert "陆晓雯" in names(staff, at="2026-03-31") and "陆晓雯" not in names(staff, at="2026-04-01")
    renewed = LU | {"contract_until": "2027-03-31", "employment": "purchased_service"}
    assert send(staff, f"/people/{made}", method="PUT", **renewed)["posts"][0]["until"] == "2027-03-31"
    assert actor_by_name(session, "contractor", first) is not None


def test_each_filter_finds_as_many_as_it_counts_and_the_worst_stand_first(
    staff: TestClient, as_user: As, session: Session, world: World
) -> None:
    made = send(staff, "/people", 201, **LU | {"contract_until": "2026-04-10"})["id"]
    appoint(staff, made, role_code="grid_parttimer")
    trained = {"items": [{"line": "fire", "trained_on": "2025-01-01", "valid_until": "2026-03-10"}, {"line": "party"}]}
    session.get_one(Person, world.person_id).town_code = TOWN
    session.add(
        Leave(
            person_id=world.cadres[GRID],
            from_day=date(2026, 3, 1),
            until_day=date(2026, 3, 12),
            entered_by="x",
            entered_at=datetime(2026, 2, 1, tzinfo=UTC),
        )
    )
    session.commit()
    card = send(staff, f"/people/{world.person_id}/competences", method="PUT", **trained)
    assert [(one["line"], one["expired"]) for one in card["competences"]] == [("fire", True), ("party", False)]
    for client in (staff, as_user("town"), as_user("worker"), as_user("other_county")):
        told = client.get("/people/counts", params={"parent": ONE}).json()
        assert told.pop("all") == len(names(client))
        assert {name: len(names(client, only=name)) for name in told} == told
    order = staff.get("/people", params={"parent": ONE, "order": "worst", "limit": 3}).json()
    assert [one["signs"] for one in order["items"]] == [["away"], ["contract"], ["training"]]
    rest = staff.get("/people", params={"parent": ONE, "order": "worst", "cursor": order["next"]}).json()["items"]
    assert {tuple(one["signs"]) for one in rest} == {()}
    # contracts and training are for those who manage people there
    assert as_user("town").get("/people/counts", params={"parent": ONE}).json()["contract"] == 0
    rows = {one["code"]: one for one in staff.get("/people/coverage", params={"parent": TOWN}).json()["items"]}
    assert rows[GRID]["gaps"] == ["away", "training"]
    assert rows[NEXT]["gaps"] == ["no_fulltime"]
    seen = {one["code"]: one for one in as_user("town").get("/people/coverage").json()["items"]}
    assert seen[GRID]["gaps"] == ["away"]


@pytest.mark.parametrize(
    ("items", "status"),
    [
        ([{"line": "magic"}], 422),
        ([{"line": "fire"}, {"line": "fire"}], 422),
        ([{"line": "fire", "trained_on": "2026-03-02", "valid_until": "2026-03-01"}], 422),
    ],
)
def test_training_that_can_t_be_is_refused_and_what_was_stays(
    staff: TestClient, session: Session, items: list[dict[str, str]], status: int
) -> None:
    made = send(staff, "/people", 201, **LU)["id"]
    send(staff, f"/people/{made}/competences", method="PUT", items=[{"line": "water"}])
    send(staff, f"/people/{made}/competences", status, method="PUT", items=items)
    kept = select(Competence.line).where(Competence.person_id == made)
    assert session.scalars(kept).all() == ["water"]


def test_a_grid_without_a_chief_tells_since_when(staff: TestClient, session: Session, world: World) -> None:
    post = session.scalars(select(Post).where(Post.grid_code == GRID, Post.role_code == "grid_chief")).one()
    send(staff, f"/posts/{post.id}/end", last_day="2026-03-10")
    rows = {one["code"]: one for one in staff.get("/people/coverage", params={"parent": TOWN}).json()["items"]}
    assert (rows[GRID]["chief"], rows[GRID]["gaps"], rows[GRID]["no_chief_since"]) == (None, ["no_chief"], TODAY)
    before = staff.get("/people/coverage", params={"parent": TOWN, "at": "2026-03-10"}).json()["items"]
    assert before[0]["chief"]["name"] == f"长{GRID[6:]}"
    assert staff.get("/people/coverage", params={"parent": TWO}).json()["items"] == []
