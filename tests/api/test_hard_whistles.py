"""The hard whistle: one head of the town asks for it, another confirms it, and the departments called are bound."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.api.handling import handed, stepped
from tests.api.test_redecide import OFFICE
from tests.api.test_whistles import BUREAU, WATER, refused, story
from tests.claims import SAID
from tests.factories import ONE, World, an_account, an_office

As = Callable[[str], TestClient]


@pytest.fixture
def heads(session: Session, world: World, deciders: None) -> None:
    """Two departments of the county, each with its clerk and leader, and a second head of the town."""
    an_office(session, ONE, "county", "water")
    for name, office in (("bureau", BUREAU), ("water", WATER)):
        an_account(session, name, ("office_clerk", "office", office))
        an_account(session, f"{name}_leader", ("office_leader", "office", office))
    an_account(session, "mayor", ("town_leader", "town", f"{ONE}001"))
    an_account(session, "next_town", ("town_leader", "town", f"{ONE}002"))


def asked(as_user: As, *codes: str) -> str:
    """A case that an office of the town handles, and for which one head asks for a hard whistle."""
    number, _ = handed(as_user)
    stepped(as_user("clerk"), number, "sign")
    stepped(as_user("town"), number, "ask_whistle", note="夜间偷排，多次协调无人到场", co_offices=list(codes))
    return number


def whistled(as_user: As, *codes: str) -> str:
    number = asked(as_user, *codes)
    stepped(as_user("mayor"), number, "confirm_whistle", note="同意")
    return number


@pytest.mark.usefixtures("heads")
def test_nobody_is_called_before_another_head_of_the_town_confirms(as_user: As) -> None:
    number = asked(as_user, BUREAU, WATER)
    town, mayor = as_user("town"), as_user("mayor")
    told = story(town, number)
    (request,) = told["requests"]
    assert (told["case"]["state"], told["whistles"], told["case"]["office_code"]) == ("handling", [], OFFICE)
    assert (request["kind"], request["needs"], request["office_code"]) == ("ask_whistle", "case.lead", "")
    assert (
        sorted(request["offices"]) == sorted([name for name in request["offices"] if name])
        and len(request["offices"]) == 2
    )
    assert as_user("bureau").get(f"/cases/{number}").status_code == 404, "who is not called yet reads nothing"
    assert refused(town, number, "confirm_whistle") == (403, "cases.own_request")
    assert refused(as_user("centre_head"), number, "confirm_whistle") == (403, "security.no_right")
    assert refused(as_user("clerk"), number, "confirm_whistle") == (403, "security.no_right")
    assert as_user("next_town").get(f"/cases/{number}").status_code == 404
    mine = {who: as_user(who).get("/requests", params={"mine": True}).json()["items"] for who in ("town", "mayor")}
    assert [one["case"]["number"] for one in mine["mayor"]] == [number] and mine["town"] == []
    done = stepped(mayor, number, "confirm_whistle", note="同意")
    assert done["case"]["state"] == "coordinating"
    told = story(town, number)
    assert {(one["office_code"], one["hard"], one["called_name"]) for one in told["whistles"]} == {
        (BUREAU, True, "mayor"),
        (WATER, True, "mayor"),
    }
    assert told["whistles"][0]["reason"] == "夜间偷排，多次协调无人到场"
    assert [(one["outcome"], one["decided_by"]) for one in told["requests"]] == [("granted", "mayor")]
    assert as_user("bureau").get(f"/cases/{number}").status_code == 200


@pytest.mark.usefixtures("heads")
def test_whom_it_binds_leads_or_helps_and_gives_nothing_back_until_rated(as_user: As) -> None:
    number = whistled(as_user, BUREAU, WATER)
    county, town = as_user("county"), as_user("town")
    assert refused(county, number, "assign_lead", office_code=OFFICE) == (422, "cases.bound_leads")
    lead = stepped(county, number, "assign_lead", note="环保牵头", office_code=BUREAU, co_offices=[])
    assert lead["case"]["state"] == "dispatched"
    parts = {one["office_code"]: one["part"] for one in story(county, number)["assignments"] if not one["ended_at"]}
    assert parts == {BUREAU: "lead", WATER: "co"}, "the county left it out, and it helps all the same"
    assert refused(as_user("bureau"), number, "return", **SAID["return"]) == (409, "cases.bound")
    stepped(as_user("bureau"), number, "sign")
    assert refused(as_user("bureau_leader"), number, "return_late", **SAID["return_late"]) == (409, "cases.bound")
    shut = {one["move"]: one["why_zh"] for one in story(as_user("bureau_leader"), number)["shut"]}
    assert "硬吹哨" in shut["return_late"]
    assert refused(county, number, "co_waive", office_code=WATER) == (409, "cases.bound")
    assert refused(as_user("dispatcher"), number, "redispatch", office_code=OFFICE) == (422, "cases.bound_leads")
    for office, who in ((BUREAU, "bureau"), (WATER, "water")):
        stepped(as_user(who), number, "whistle_sign")
        stepped(as_user(who), number, "whistle_contact", note="已电话联系")
        stepped(as_user(who), number, "whistle_arrive", note="两人到场")
        stepped(town, number, "whistle_rate", note="来得快", office_code=office, satisfaction=4)
    stepped(county, number, "co_waive", note="水利无需再办", office_code=WATER)
    stepped(as_user("bureau_leader"), number, "return_late", note="到场后不属环保", **SAID["return_late"])


@pytest.mark.usefixtures("heads")
def test_a_soft_whistle_binds_nobody(as_user: As) -> None:
    number, _ = handed(as_user)
    stepped(as_user("clerk"), number, "sign")
    stepped(as_user("town"), number, "whistle", note="需到场", co_offices=[BUREAU])
    stepped(as_user("county"), number, "assign_lead", note="仍由镇街办", office_code=OFFICE)
    assert [one["hard"] for one in story(as_user("town"), number)["whistles"]] == [False]
    stepped(as_user("clerk"), number, "return", note="不归我们", **SAID["return"])


@pytest.mark.usefixtures("heads")
def test_what_is_refused_or_overtaken_calls_nobody(as_user: As, session: Session) -> None:
    number = asked(as_user, BUREAU)
    mayor = as_user("mayor")
    assert refused(mayor, number, "refuse_whistle", note=" ") == (422, "moves.note_missing")
    stepped(mayor, number, "refuse_whistle", note="先按普通吹哨办")
    told = story(mayor, number)
    assert [(one["outcome"], one["decision"]) for one in told["requests"]] == [("refused", "先按普通吹哨办")]
    assert (told["whistles"], told["case"]["state"]) == ([], "handling")
    assert refused(mayor, number, "confirm_whistle") == (409, "cases.nothing_asked")
    stepped(mayor, number, "ask_whistle", note="再提", co_offices=[BUREAU])
    assert refused(mayor, number, "ask_whistle", co_offices=[WATER]) == (409, "cases.request_waits")
    stepped(as_user("town"), number, "whistle", note="来不及会签，先吹普通哨", co_offices=[WATER])
    told = story(mayor, number)
    assert [one["outcome"] for one in told["requests"]] == ["refused", "moot"]
    assert [(one["office_code"], one["hard"]) for one in told["whistles"]] == [(WATER, False)]
    assert refused(as_user("town"), number, "ask_whistle", co_offices=[BUREAU]) == (409, "cases.whistling")
    waits = session.scalar(text("SELECT pending FROM cases WHERE number = :number"), {"number": number})
    assert waits is None


@pytest.mark.usefixtures("heads")
@pytest.mark.parametrize(
    ("along", "kind"),
    [
        ({"co_offices": []}, (422, "cases.departments_missing")),
        ({"co_offices": [OFFICE]}, (422, "cases.not_of_county")),
        ({"co_offices": [f"{ONE}-nobody"]}, (422, "cases.no_office")),
        ({"co_offices": [BUREAU], "note": " "}, (422, "moves.note_missing")),
    ],
)
def test_what_cannot_be_asked_is_refused_and_nothing_is_half_done(
    as_user: As, along: dict[str, Any], kind: tuple[int, str]
) -> None:
    number, _ = handed(as_user)
    town = as_user("town")
    assert refused(town, number, "ask_whistle", co_offices=[BUREAU]) == (409, "moves.cannot_move")
    stepped(as_user("clerk"), number, "sign")
    assert refused(town, number, "ask_whistle", **along) == kind
    assert refused(as_user("centre_head"), number, "ask_whistle", co_offices=[BUREAU]) == (403, "security.no_right")
    assert story(town, number)["requests"] == []
    offered = next(one for one in story(town, number)["moves"] if one["move"] == "ask_whistle")["offices"]
    assert {one["code"] for one in offered} == {BUREAU, WATER}


@pytest.mark.usefixtures("heads")
def test_who_is_told_of_it(as_user: As, session: Session) -> None:
    def told(number: str) -> dict[str, str]:
        asked = (
            "SELECT username, event FROM messages JOIN accounts ON accounts.id = account_id WHERE case_number = :number"
        )
        held = {"town", "mayor", "next_town", "bureau", "bureau_leader", "water", "county"}
        rows = session.execute(text(f"{asked} AND read_at IS NULL"), {"number": number})
        return {name: event for name, event in rows if name in held and "whistle" in event}

    number = asked(as_user, BUREAU)
    assert told(number) == {"mayor": "ask_whistle"}
    stepped(as_user("mayor"), number, "confirm_whistle")
    assert told(number) == dict.fromkeys(("town", "bureau", "bureau_leader", "county"), "confirm_whistle")
