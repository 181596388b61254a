"""Codes of reporters' pages, and what is done there, for the tests of them."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from fastapi.testclient import TestClient

from tests.api.handling import stepped
from tests.api.test_answers import checked, reported

As = Callable[[str], TestClient]
NAMED = {"name": "王秀英", "phone": "13800001111"}
PHONE = "0573-8200 0001"


def coded(as_user: As, number: str, report: str, who: str = "dispatcher") -> str:
    """The code of a report's page."""
    answer = as_user(who).post(f"/cases/{number}/reports/{report}/code")
    assert answer.status_code == 201, answer.text
    return str(answer.json()["code"])


def seen(citizen: TestClient, code: str) -> dict[str, Any]:
    answer = citizen.get(f"/q/{code}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def sent(citizen: TestClient, code: str, deed: str, **said: Any) -> tuple[int, dict[str, Any]]:
    answer = citizen.post(f"/q/{code}/{deed}", json={"key": str(uuid4())} | said)
    return answer.status_code, dict(answer.json())


def ended(as_user: As, reporter: dict[str, str] | None = None, way: str = "page") -> tuple[str, str, str]:
    """A closed case whose reporter was answered, its report and the code."""
    number, report = reported(as_user("dispatcher"), reporter=reporter or NAMED, address="南湖路 3 号门口")
    code = coded(as_user, number, report)
    desk = checked(as_user, number)
    stepped(desk, number, "close", replies=[{"way": way, "words": "已清理完毕"}])
    return number, report, code
