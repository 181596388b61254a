"""Personnel matters of stationed offices: a head moves with the town's written consent, others with notice."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from gridgis.cases.models import Case, CaseEvent
from gridgis.core.errors import Conflict
from gridgis.people.accounts.granting import grant
from gridgis.people.leaving import Heirs, leave_service, undo_leaving
from gridgis.people.models import Office
from gridgis.people.rules import Facts
from gridgis.people.staffing import change_person
from gridgis.security.models import AuditEntry, Post
from gridgis.security.rules import SYSTEM
from tests.api.test_people_files import book, send
from tests.factories import AT, ONE, World, a_case, a_person, an_account
from tests.pictures import picture

As = Callable[[str], TestClient]
TOWN, SQUAD, BUREAU = f"{ONE}001", f"{ONE}001-urban_enforcement", f"{ONE}-environment"
TODAY, SOON = "2026-03-11", "2026-03-20"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


class Stage:
    """An office that a department stations in a town, people for its head's post, and whoever has a part in it."""

    def __init__(self, session: Session, as_user: As) -> None:
        self.session, self.as_user = session, as_user
        session.get_one(Office, SQUAD).department_code = BUREAU
        self.first, self.second = (a_person(session, name, phone="") for name in ("首任", "接任"))
        for one in (self.first, self.second):
            one.town_code = TOWN
        self.clerk = session.scalars(select(Post).where(Post.office_code == SQUAD, Post.person_id.is_not(None))).one()
        an_account(session, "bureau", ("office_leader", "office", BUREAU))
        an_account(session, "security", ("sec_admin", "all", ""))
        an_account(session, "head_of_squad", person=self.first)
        session.commit()

    def send(self, who: str, path: str, status: int = 200, /, **body: Any) -> Any:
        answer = self.as_user(who).post(path, json=body)
        assert answer.status_code == status, answer.text
        return answer.json()

    def appoint(self, person: int, status: int = 201, /, **more: Any) -> Any:
        wish = {"person_id": person, "role_code": "office_leader", "level": "office", "place_code": SQUAD}
        return self.send("security", "/posts", status, **wish | {"first_day": TODAY} | more)

    def seated(self) -> int:
        """The first head's post; they came without a question."""
        return int(self.appoint(self.first.id)["post"]["id"])

    def ask(self, status: int = 201, /, who: str = "bureau", **more: Any) -> Any:
        wish = {"office_code": SQUAD, "leaver_id": self.first.id, "successor_id": self.second.id, "first_day": TODAY}
        return self.send(who, "/personnel/head-moves", status, **wish | {"reason": "轮岗"} | more)

    def move(self, who: str, matter: int, name: str, status: int = 200, /, note: str = "") -> Any:
        return self.send(who, f"/personnel/{matter}/moves", status, move=name, note=note)

    def paper(
        self, matter: int, content: bytes = PDF, status: int = 200, who: str = "town", name: str = "函.pdf"
    ) -> Any:
        answer = self.as_user(who).put(
            f"/personnel/{matter}/paper",
            params={"name": name},
            content=content,
            headers={"Content-Type": "application/octet-stream"},
        )
        assert answer.status_code == status, answer.text
        return answer.json()

    def consented(self, **more: Any) -> int:
        matter = int(self.ask(**more)["matter"]["row"]["id"])
        self.paper(matter)
        self.move("town", matter, "agree")
        return matter

    def state(self, matter: int) -> str:
        return str(self.read("town", matter)["matter"]["row"]["state"])

    def read(self, who: str, matter: int, status: int = 200) -> Any:
        answer = self.as_user(who).get(f"/personnel/{matter}")
        assert answer.status_code == status, answer.text
        return answer.json()

    def listed(self, who: str, **query: str) -> list[Any]:
        return list(self.as_user(who).get("/personnel", params=query).json()["items"])

    def case(self, world: World, office: str = SQUAD, **more: Any) -> Any:
        return a_case(self.session, world, grid_code=world.grid_of(ONE), at=AT, office_code=office, **more)


@pytest.fixture
def stage(session: Session, as_user: As, world: World) -> Stage:
    return Stage(session, as_user)


def test_a_head_moves_only_with_the_towns_written_consent(stage: Stage) -> None:
    post = stage.seated()
    first_load = stage.listed("town", kind="head")[0]
    assert (first_load["change"], first_load["state"], first_load["successor"]["name"]) == (
        "first_load",
        "done",
        "首任",
    )
    refused = stage.send("security", f"/posts/{post}/end", 409, last_day=TODAY)
    assert refused["kind"] == "personnel.no_consent" and "001镇" in refused["detail"] and "首任" in refused["detail"]
    stage.appoint(stage.second.id, 409)
    made = stage.ask(first_day=SOON)
    matter = made["matter"]["row"]["id"]
    assert (made["matter"]["row"]["my_turn"], made["matter"]["open_moves"]) == (False, ["consult", "withdraw"])
    assert stage.move("bureau", matter, "consult", 422)["field"] == "note"
    stage.move("bureau", matter, "consult", note="11 日面谈")
    assert stage.move("town", matter, "agree", 422)["kind"] == "personnel.paper_missing"
    assert stage.paper(matter)["matter"]["row"]["paper"] == "函.pdf"
    stage.move("bureau", matter, "agree", 403)
    agreed = stage.move("town", matter, "agree")["matter"]
    assert [one["move"] for one in agreed["steps"]] == ["ask", "consult", "agree"]
    assert stage.move("town", matter, "agree", 409)["allowed"] == ["take_back", "withdraw"]
    # not before the day that the town agreed to
    stage.send("security", f"/posts/{post}/end", 409, last_day="2026-03-18")
    stage.send("security", f"/posts/{post}/end", last_day="2026-03-19")
    assert stage.state(matter) == "agreed"
    stage.send("security", f"/posts/{post}/reopen")
    stage.send("security", f"/posts/{post}/end", last_day="2026-03-19")
    stage.appoint(stage.second.id, 409)
    stage.appoint(stage.second.id, first_day=SOON)
    assert stage.send("security", f"/posts/{post}/reopen", 409)["kind"] == "personnel.used"
    assert stage.state(matter) == "done"
    told = stage.as_user("town").get(f"/personnel/{matter}/paper")
    assert (told.content, told.headers["content-type"]) == (PDF, "application/pdf")
    assert told.headers["content-disposition"].startswith("attachment") and told.headers["x-content-type-options"]
    acts = set(stage.session.scalars(select(AuditEntry.act).where(AuditEntry.subject_kind == "personnel")))
    assert acts == {"head_move_asked", "personnel.consult", "paper_put", "personnel.agree", "paper_read"}


def test_every_way_to_a_heads_post_asks_for_the_consent(stage: Stage) -> None:
    """By hand, by leaving, by a contract's end, by the server's command: all stand before one door."""
    post, session = stage.seated(), stage.session
    facts = Facts("首任", town_code=TOWN, contract_until=AT.date())
    later = datetime.fromisoformat("2026-03-12T10:00:00+08:00")
    ways: list[Callable[[], object]] = [
        lambda: leave_service(session, SYSTEM, stage.first.id, AT.date(), heirs=Heirs(), at=later),
        lambda: change_person(session, SYSTEM, stage.first.id, facts, at=later),
        lambda: grant(session, "other_head", "office_leader", "office", SQUAD, at=later),
        lambda: grant(session, "meter", "office_leader", "office", SQUAD, at=later),
    ]
    an_account(session, "other_head", person=stage.second)
    an_account(session, "meter")
    session.commit()
    kinds = []
    for way in ways:
        with pytest.raises(Conflict) as refused, session.begin_nested():
            way()
        kinds.append(refused.value.kind)
    assert kinds == ["personnel.no_consent"] * 3 + ["personnel.head_is_a_person"]
    session.rollback()
    # with the consent somebody leaves, and who stays after all gives it back
    matter = stage.consented(successor_id=None)
    leave_service(session, SYSTEM, stage.first.id, AT.date(), heirs=Heirs(), at=later)
    session.commit()
    assert stage.state(matter) == "done"
    undo_leaving(session, SYSTEM, stage.first.id, at=later)
    session.commit()
    assert stage.state(matter) == "agreed"
    # an appointment of today is undone: of a first load nothing stays, and the next one is the first again
    stage.send("security", f"/posts/{post}/undo")
    assert [one["state"] for one in stage.listed("town", kind="head")] == ["agreed", "withdrawn"]
    again = stage.appoint(stage.second.id)["post"]["id"]
    stage.send("security", f"/posts/{again}/undo")


def test_an_undone_appointment_gives_its_consent_back(stage: Stage) -> None:
    stage.seated()
    matter = stage.consented()
    made = stage.appoint(stage.second.id)["post"]["id"]
    assert stage.move("town", matter, "take_back", 409)["kind"] == "personnel.used"
    stage.send("security", f"/posts/{made}/undo")
    assert stage.state(matter) == "agreed"
    stage.move("town", matter, "take_back")
    assert (stage.state(matter), stage.read("town", matter)["matter"]["row"]["paper"]) == ("asked", "")
    stage.appoint(stage.second.id, 409)
    stage.move("bureau", matter, "withdraw")
    assert stage.state(matter) == "withdrawn"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"MZ\x90\x00" + b"\0" * 60, "papers.kind"),
        (b"#!/bin/sh\nrm -rf /\n", "papers.kind"),
        (b"PK\x03\x04" + b"\0" * 60, "papers.kind"),
        (picture("WEBP"), "papers.kind"),
        (b"MZ" + PDF, "papers.kind"),
        (PDF[:-6], "papers.broken"),
        (PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(x)>>"), "papers.active"),
        (PDF.replace(b"/Catalog", b"/Catalog/Names<</EmbeddedFiles 2 0 R>>"), "papers.active"),
        (picture("JPEG")[:200], "intake.photo_broken"),
        (b"", "papers.size"),
    ],
)
def test_a_paper_is_what_it_holds_whatever_it_is_called(stage: Stage, content: bytes, kind: str) -> None:
    stage.seated()
    matter = stage.ask()["matter"]["row"]["id"]
    told = stage.paper(matter, content, 422)
    assert told.get("kind", kind) == kind
    for paper, suffix in ((picture("JPEG"), "jpg"), (picture("PNG"), "png")):
        assert stage.paper(matter, paper, name=f"C:\\扫描\\答复.{suffix}")["matter"]["row"]["paper"] == f"答复.{suffix}"


@pytest.mark.parametrize(
    ("facts", "status", "kind"),
    [
        ({"leaver_id": None, "successor_id": None}, 422, "personnel.who"),
        ({"successor_id": 10**9}, 422, "personnel.nobody"),
        ({"office_code": BUREAU}, 404, "personnel.not_stationed"),
        ({"office_code": f"{ONE}002-urban_enforcement"}, 404, "personnel.not_stationed"),
        ({"reason": "  "}, 422, "personnel.text"),
        ({"who": "town"}, 403, "security.no_right"),
        ({"who": "security"}, 403, "security.no_right"),
        ({"who": "head_of_squad"}, 403, "security.no_right"),
    ],
)
def test_what_can_not_be_asked_is_refused(stage: Stage, facts: dict[str, Any], status: int, kind: str) -> None:
    stage.seated()
    assert stage.ask(status, **facts)["kind"] == kind


def test_each_side_is_offered_its_own_offices_and_people(stage: Stage) -> None:
    stage.seated()
    for who, part in (("bureau", (True, False)), ("town", (False, True)), ("security", None), ("other_town", None)):
        offered = stage.as_user(who).get("/personnel/offices").json()["items"]
        assert [(one["office"]["code"], one["asks"], one["answers"]) for one in offered] == (
            [(SQUAD, *part)] if part else []
        )
    offered = stage.as_user("bureau").get("/personnel/offices").json()["items"][0]["staff"]
    named = {one["name"]: one["role_code"] for one in offered}
    assert named == {"首任": "office_leader", "承办人": "office_clerk"}

    def found(q: str) -> list[str]:
        asked = stage.as_user("bureau").post("/personnel/candidates", params={"office": SQUAD}, json={"q": q})
        return [one["name"] for one in asked.json()["items"]]

    assert (found("承"), found("网"), found("网格员甲"), found("接任")) == (["承办人"], [], ["网格员甲"], ["接任"])


def test_one_move_of_a_head_at_a_time_and_only_of_the_head(stage: Stage) -> None:
    stage.ask(409)  # nobody is head yet
    stage.seated()
    stage.ask()
    assert stage.ask(409)["kind"] == "personnel.running"


def test_others_move_with_notice_and_the_town_sees_what_the_leaver_had_open(stage: Stage, world: World) -> None:
    case = stage.case(world)
    stage.session.commit()
    wish = {"role_code": "office_handler", "level": "office", "place_code": SQUAD, "first_day": TODAY}
    post = stage.send("admin", "/posts", 201, person_id=stage.second.id, **wish)["post"]["id"]
    stage.send("admin", f"/posts/{stage.clerk.id}/end", last_day=TODAY)
    gone, came = stage.listed("town", kind="notice")
    assert [(one["change"], one["state"], one["post"], one["my_turn"]) for one in (came, gone)] == [
        ("appointed", "sent", "office_handler", True),
        ("ended", "sent", "office_clerk", True),
    ]
    assert stage.as_user("town").get("/personnel/counts").json() == {"head": 0, "notice": 2, "suggestion": 0, "mine": 2}
    assert stage.read("town", gone["id"])["cases"] == []
    leaver, sealed = an_account(stage.session, "leaver", person=None), stage.case(world, category="G0102")
    stage.session.add_all([an_event(case, leaver, stage), an_event(sealed, leaver, stage)])
    stage.session.commit()
    assert [one["number"] for one in stage.read("town", gone["id"])["cases"]] == [case.number]
    stage.session.execute(update(Case).where(Case.number == sealed.number).values(office_code=SQUAD))
    stage.session.commit()
    assert {one["number"] for one in stage.read("town", gone["id"])["cases"]} == {case.number, sealed.number}
    shown = stage.session.scalars(select(AuditEntry).where(AuditEntry.act == "list")).all()
    assert [one.facts["numbers"] for one in shown] == [[sealed.number]], "who was shown a sealed case is kept"
    assert stage.read("admin", gone["id"], 404)
    assert stage.read("bureau", gone["id"])["cases"] == []
    stage.send("admin", f"/posts/{post}/undo")
    assert [one["state"] for one in stage.listed("town", kind="notice")] == ["sent", "withdrawn"]
    stage.move("bureau", gone["id"], "see", 403)
    assert stage.move("town", gone["id"], "see")["matter"]["row"]["state"] == "seen"
    assert stage.listed("other_town") == stage.listed("county") == []


def an_event(case: Any, account: Any, stage: Stage) -> Any:
    account.person_id = stage.clerk.person_id
    return CaseEvent(
        county_code=case.county_code,
        case_number=case.number,
        seq=99,
        at=AT,
        move="sign",
        source="dispatched",
        target="signed",
        actor_id=account.id,
        actor_name="承办人",
    )


def test_a_suggestion_is_between_the_town_the_person_and_the_department(stage: Stage, world: World) -> None:
    stage.seated()
    case = stage.case(world)
    other = stage.case(world, f"{TOWN}-sanitation")
    sealed = stage.case(world, category="G0102")
    stage.session.commit()
    wish = {"office_code": SQUAD, "person_id": stage.first.id, "reason": "群众满意度低", "cases": [case.number]}

    def file(who: str, status: int, **more: Any) -> Any:
        return stage.send(who, "/personnel/suggestions", status, **wish | more)

    assert file("town", 422, cases=[other.number])["kind"] == "personnel.others_case"
    assert file("town", 422, cases=[sealed.number])["kind"] == "personnel.sealed_case"
    assert file("other_town", 422)["kind"] == "personnel.no_case"
    assert file("town", 422, person_id=stage.second.id)["kind"] == "personnel.not_there"
    for stranger in ("bureau", "county", "head_of_squad"):
        file(stranger, 403, cases=[])
    made = file("town", 201)
    matter = made["matter"]["row"]["id"]
    assert made["matter"]["figures"]["open"] == 1 and [one["number"] for one in made["cases"]] == [case.number]
    for stranger in ("other_town", "county", "security", "clerk", "admin", "city"):
        stage.read(stranger, matter, 404)
        assert [one for one in stage.listed(stranger) if one["kind"] == "suggestion"] == []
    assert stage.move("bureau", matter, "accept", 409, note="调整分工")["kind"] == "personnel.unheard"
    stage.move("town", matter, "reply", 403, note="代答")
    assert stage.listed("head_of_squad")[0]["my_turn"]
    stage.move("head_of_squad", matter, "reply", note="人手不足，已排计划")
    decided = stage.move("bureau", matter, "decline", note="已调增两人")["matter"]
    assert [(one["move"], one["note"]) for one in decided["steps"]] == [
        ("file", ""),
        ("reply", "人手不足，已排计划"),
        ("decline", "已调增两人"),
    ]
    stage.move("town", matter, "withdraw", 409)


def test_a_table_seats_one_first_head_and_is_held_up_by_the_second(stage: Stage) -> None:
    roles = (("dispatcher", "county", ONE), ("sec_admin", "all", ""), ("sys_admin", "all", ""))
    an_account(stage.session, "loader", *roles)
    stage.session.commit()
    loader, name = stage.as_user("loader"), stage.session.get_one(Office, SQUAD).name
    rest = ("", "", "", "")
    table = book(
        ("甲", TOWN, *rest, "承办单位负责人", name, TODAY),
        ("乙", TOWN, *rest, "承办单位负责人", name, TODAY),
        ("丙", TOWN, *rest, "承办人", name, TODAY),
    )
    for keep in ("nothing", "good"):
        report = send(loader, table, keep).json()
        assert [one["outcome"] for one in report["items"]] == ["added", "rejected", "added"]
        assert (len(stage.listed("town")), stage.listed("bureau", kind="suggestion")) == (2 * (keep == "good"), [])
    assert {(one["kind"], one["change"]) for one in stage.listed("town")} == {
        ("head", "first_load"),
        ("notice", "appointed"),
    }
    shorter = book(("甲", TOWN, "", "", "", "2026-03-15"))
    assert [one["outcome"] for one in send(loader, shorter, "good").json()["items"]] == ["rejected"]
