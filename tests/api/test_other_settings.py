"""Numbers, kinds of agencies, roles: previewed with what they do, set by whoever may, undone."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gridgis.core.thresholds import Thresholds, thresholds
from gridgis.core.vocabulary import PLATFORMS
from gridgis.people.agencies import agencies
from gridgis.security.models import Invitation, Role
from gridgis.security.rules import VERBS
from gridgis.settings.thresholds import UNITS
from tests.api.test_settings import ends
from tests.factories import AT, ONE, World, a_case, an_account

As = Callable[[str], TestClient]
TODAY, TOMORROW = AT.date(), AT.date() + timedelta(days=1)
OFFICE = f"{ONE}001-urban_enforcement"


def saved(client: TestClient, topic: str, asked: dict[str, Any], status: int = 201, **facts: Any) -> dict[str, Any]:
    answer = client.post(f"/settings/{topic}/changes", json=asked | {"reason": "会议定"} | facts)
    assert answer.status_code == status, answer.text
    while status == 201 and client.post("/settings/reckoning").json().get("waiting"):
        pass
    return dict(answer.json())


def seen(client: TestClient, topic: str, asked: dict[str, Any]) -> dict[str, Any]:
    answer = client.post(f"/settings/{topic}/preview", json=asked)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_another_share_tells_how_many_become_near_due_and_back(as_user: As, session: Session, world: World) -> None:
    """Of four working hours one and a half are used; the preview leaves every case as it was."""
    for grid in world.grids[:2]:
        a_case(session, world, grid_code=grid, at=AT - timedelta(hours=1.5), office_code=OFFICE)
    a_case(session, world, grid_code=world.grids[0], category="G0102", at=AT - timedelta(hours=1.5))
    session.execute(text("UPDATE cases SET return_count = 2 WHERE NOT sensitive"))
    session.commit()
    admin, before = as_user("admin"), ends(session)
    asked = {"values": {"near_due_share": 0.3, "returns_allowed": 3}}
    told = seen(admin, "thresholds", asked)
    assert ends(session) == before
    assert told["counts"] == [
        {"name": "near_due", "of": "", "before": 0, "after": 2},
        {"name": "returns_spent", "of": "", "before": 2, "after": 0},
    ]
    assert (told["first_day"], told["last_day"]) == (TODAY.isoformat(), None)
    made = saved(admin, "thresholds", asked, version=told["version"])
    near = {one[1] for one in ends(session).values() if one[1] is not None}
    assert near != {one[1] for one in before.values()}
    values = {one["name"]: one["value"] for one in admin.get("/settings/thresholds").json()["items"]}
    assert (values["near_due_share"], values["returns_allowed"]) == (0.3, 3)
    saved(admin, "thresholds", {"undoes": made["id"]})
    assert (thresholds(session).near_due_share, thresholds(session).returns_allowed) == (0.8, 2)
    assert {key: one[1] for key, one in ends(session).items()} == {key: one[1] for key, one in before.items()}


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"near_due_share": 1}, "settings_page.threshold"),
        ({"returns_allowed": 2.5}, "settings_page.threshold"),
        ({"rework_share": 1.01}, "settings_page.threshold"),
        ({"patience": 3}, "settings_page.no_threshold"),
        ({"returns_allowed": 2}, "calendar.nothing"),
    ],
)
def test_numbers_that_cannot_be_are_refused(as_user: As, world: World, values: dict[str, float], kind: str) -> None:
    assert saved(as_user("admin"), "thresholds", {"values": values}, 422)["kind"] == kind


def test_every_number_tells_its_unit_and_range(as_user: As, world: World) -> None:
    told = {one["name"]: one for one in as_user("admin").get("/settings/thresholds").json()["items"]}
    assert set(told) == set(Thresholds.model_fields) == set(UNITS)
    assert (told["near_due_share"]["most"], told["near_due_share"]["below"]) == (1, True)
    assert (told["rework_share"]["most"], told["rework_share"]["below"]) == (1, False)
    assert [told[name]["whole"] for name in ("returns_allowed", "line_beside_m")] == [True, False]


def test_a_kind_of_agency_is_another_from_its_day_on_and_one_leads_a_platform(
    as_user: As, session: Session, world: World
) -> None:
    admin = as_user("admin")
    police = {"code": "police", "name_zh": "公安分局", "name_en": "Police", "platform": "order"}
    fresh = {"code": "drones", "name_zh": "低空", "name_en": "Drones", "platform": "service"}
    asked = {"first_day": TOMORROW.isoformat(), "items": [police | {"leads": True}, fresh]}
    told = seen(admin, "agencies", asked)
    assert [row["table"] for row in told["rows"]] == ["agency_type_versions", "agency_types", "agency_type_versions"]
    made = saved(admin, "agencies", asked, version=told["version"])
    names = {day: agencies(session, day)["police"].name_zh for day in (TODAY, TOMORROW)}
    assert names == {TODAY: "公安", TOMORROW: "公安分局"}
    leads = {
        day: {one.platform: code for code, one in agencies(session, day).items() if one.leads}
        for day in (TODAY, TOMORROW)
    }
    assert [leads[day]["order"] for day in leads] == ["order_office", "police"]
    assert all(set(led) == set(PLATFORMS) for led in leads.values())
    kinds = {one["code"]: one for one in admin.get("/settings/agencies").json()["items"]}
    assert (kinds["police"]["changes_on"], kinds["police"]["categories"] > 0) == (TOMORROW.isoformat(), True)
    then = admin.get("/settings/terms", params={"at": TOMORROW.isoformat()}).json()["agencies"]
    assert {one["code"]: one["name_zh"] for one in then}["police"] == "公安分局"
    both = [police | {"leads": True}, fresh | {"platform": "order", "leads": True}]
    assert saved(admin, "agencies", {"items": both}, 422)["kind"] == "settings_page.two_lead"
    saved(admin, "agencies", {"undoes": made["id"]})
    session.info.clear()
    assert agencies(session, TOMORROW)["police"].name_zh == "公安"
    assert "drones" not in agencies(session, TOMORROW)


def test_what_is_in_use_is_not_taken_away_by_an_undoing(as_user: As, session: Session, world: World) -> None:
    admin = as_user("admin")
    fresh = {"code": "drones", "name_zh": "低空", "name_en": "Drones", "platform": "service"}
    made = saved(admin, "agencies", {"items": [fresh]})
    session.execute(text("UPDATE categories SET lead_agency_type = 'drones' WHERE code = 'E0101'"))
    session.commit()
    assert saved(admin, "agencies", {"undoes": made["id"]}, 409)["kind"] == "calendar.in_use"


def verbs_of(client: TestClient, code: str) -> list[str]:
    (found,) = [one for one in client.get("/settings/roles").json()["items"] if one["code"] == code]
    return list(found["verbs"])


def test_a_verb_is_given_to_a_role_with_how_many_accounts_gain_it_and_taken_back(
    as_user: As, session: Session, world: World
) -> None:
    admin, clerk = as_user("admin"), as_user("clerk")
    assert clerk.get("/stats/areas?level=county").status_code == 403
    asked = {"verbs": {"office_clerk": [*verbs_of(admin, "office_clerk"), "stats.read"]}}
    told = seen(admin, "roles", asked)
    (count,) = told["counts"]
    assert (count["name"], count["of"], count["after"] > count["before"]) == ("holders", "stats.read", True)
    made = saved(admin, "roles", asked, version=told["version"])
    assert "stats.read" in clerk.get("/auth/me").json()["verbs"]
    assert saved(admin, "roles", asked, 422)["kind"] == "calendar.nothing"
    saved(admin, "roles", {"undoes": made["id"]})
    assert "stats.read" not in clerk.get("/auth/me").json()["verbs"]


def test_nobody_lifts_themselves_and_each_administrator_changes_their_own_half(
    as_user: As, session: Session, world: World
) -> None:
    an_account(session, "security", ("sec_admin", "all", ""), ("county_leader", "county", ONE))
    an_account(session, "auditor", ("audit_admin", "all", ""))
    an_account(session, "security_one", ("sec_admin", "county", ONE))
    session.commit()
    admin, security = as_user("admin"), as_user("security")
    for client, code, verb, kind in (
        (admin, "sys_admin", "case.close", "settings_page.role_own"),
        (admin, "office_clerk", "sensitive.work", "settings_page.role_sealed"),
        (admin, "town_leader", "case.close", "settings_page.role_sealed"),
        (security, "county_leader", "case.close", "settings_page.role_own"),
        (security, "office_clerk", "stats.read", "settings_page.role_ordinary"),
        (admin, "dispatcher", "settings.manage", "settings_page.fixed_verb"),
        (security, "town_leader", "audit.read", "settings_page.fixed_verb"),
        (admin, "dispatcher", "case.fly", "settings_page.no_verb"),
    ):
        asked = {"verbs": {code: [*verbs_of(client, code), verb]}}
        status = 403 if "role_" in kind else 422
        assert saved(client, "roles", asked, status)["kind"] == kind, (code, verb)
    for stranger in ("auditor", "security_one", "clerk"):
        assert as_user(stranger).get("/settings/roles").status_code == 403, stranger
        assert as_user(stranger).get("/settings/roles/changes").status_code == 403
    assert security.get("/settings/thresholds").status_code == 403
    saved(security, "roles", {"verbs": {"town_leader": [*verbs_of(security, "town_leader"), "case.close"]}})
    assert saved(admin, "roles", {"verbs": {"nobody": []}}, 422)["kind"] == "settings_page.no_role"


def test_a_role_that_is_sealed_is_no_more_given_by_whoever_opens_accounts_and_open_links_end(
    as_user: As, session: Session, world: World
) -> None:
    clerk = an_account(session, "new_clerk", ("office_clerk", "office", OFFICE))
    an_account(session, "security", ("sec_admin", "all", ""))
    link = {"made_at": AT, "made_by": "x", "expires_at": AT + timedelta(days=1)}
    session.add(Invitation(token_hash=b"x" * 32, account_id=clerk.id, **link))
    session.commit()
    security = as_user("security")
    before = {one.code: (one.verbs, one.appoints) for one in session.scalars(select(Role))}
    made = saved(security, "roles", {"verbs": {"office_clerk": [*verbs_of(security, "office_clerk"), "staff.work"]}})
    session.expire_all()
    appoints = {one.code: set(one.appoints) for one in session.scalars(select(Role))}
    assert ("office_clerk" in appoints["sys_admin"], "office_clerk" in appoints["sec_admin"]) == (False, True)
    assert session.scalars(select(Invitation)).all() == []
    assert saved(as_user("admin"), "roles", {"undoes": made["id"]}, 403)["kind"] == "settings_page.role_sealed"
    saved(security, "roles", {"undoes": made["id"]})
    session.expire_all()
    assert {one.code: (one.verbs, one.appoints) for one in session.scalars(select(Role))} == before


def test_all_verbs_of_the_code_stand_in_the_matrix(as_user: As, world: World) -> None:
    told = as_user("admin").get("/settings/roles").json()
    assert told["verbs"] == list(VERBS)
    assert {one["code"]: one["why"] for one in told["items"]}["sys_admin"] == "own"
    assert date.fromisoformat(as_user("admin").get("/settings/agencies").json()["day"]) == TODAY
