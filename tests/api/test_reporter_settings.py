"""A county opens the page of reporters under the settings: previewed, recorded, undone by another change."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.reporting import coded, seen
from tests.api.test_answers import reported
from tests.factories import ONE, TWO

As = Callable[[str], TestClient]
PATH = "/settings/reporter_pages"


@pytest.fixture
def admin(as_user: As) -> TestClient:
    """Who sets what counts for the whole installation."""
    return as_user("admin")


def asked(**facts: Any) -> dict[str, Any]:
    return {"items": [{"county_code": ONE, "open": True, "phone": "0573-82001234"} | facts]}


def test_a_page_is_opened_and_shut_by_changes(admin: TestClient, as_user: As, citizen: TestClient) -> None:
    number, report = reported(as_user("dispatcher"))
    code = coded(as_user, number, report)
    shut = admin.post(f"{PATH}/changes", json=asked(open=False) | {"reason": "停用"})
    assert shut.status_code == 201, shut.text
    assert citizen.get(f"/q/{code}").json()["kind"] == "reporter.closed"
    previewed = admin.post(f"{PATH}/preview", json=asked(address="https://cx.example.gov.cn"))
    assert [row["after"]["open"] for row in previewed.json()["rows"]] == [True]
    assert citizen.get(f"/q/{code}").status_code == 403, "a preview opens nothing"
    undone = admin.post(f"{PATH}/changes", json={"undoes": shut.json()["id"], "reason": "误停"})
    assert undone.status_code == 201, undone.text
    assert seen(citizen, code)["stage"] == "received"
    assert admin.post(
        f"{PATH}/changes", json=asked(address="https://cx.example.gov.cn") | {"reason": "换号"}
    ).is_success
    told = as_user("dispatcher").post(f"/cases/{number}/reports/{report}/code").json()
    assert (told["phone"], told["address"]) == ("0573-82001234", "https://cx.example.gov.cn")
    rows = {one["county_code"]: one for one in admin.get(PATH).json()["items"]}
    assert (rows[ONE]["open"], rows[TWO]["open"], rows[TWO]["phone"]) == (True, False, "")
    made = admin.get(f"{PATH}/changes").json()["items"]
    assert [one["reason"] for one in made] == ["换号", "误停", "停用"]


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"county_code": "999999"}, "reporter.no_county"),
        ({"county_code": f"{ONE}001"}, "reporter.no_county"),
        ({"phone": "找张三"}, "reporter.phone"),
        ({"phone": "1"}, "reporter.phone"),
        ({"address": "javascript:alert(1)"}, "reporter.address"),
        ({"address": "https://cx.example.gov.cn/q/"}, "reporter.address"),
    ],
)
def test_what_a_page_can_t_be_is_refused(admin: TestClient, facts: dict[str, str], kind: str) -> None:
    refused = admin.post(f"{PATH}/changes", json=asked(**facts) | {"reason": "开通"})
    assert (refused.status_code, refused.json()["kind"]) == (422, kind)
    assert admin.get(f"{PATH}/changes").json()["items"] == []


def test_a_county_named_twice_and_nothing_new_are_refused(admin: TestClient) -> None:
    twice = {"items": asked()["items"] * 2, "reason": "开通"}
    assert admin.post(f"{PATH}/changes", json=twice).json()["kind"] == "calendar.twice"
    assert admin.post(f"{PATH}/changes", json=asked() | {"reason": "开通"}).status_code == 201
    assert admin.post(f"{PATH}/changes", json=asked() | {"reason": "再来"}).json()["kind"] == "calendar.nothing"
