"""Cases moved along over HTTP, and categories found by what is special about them, for the tests of deciding again."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.api.test_redecide import OFFICE, POLICE, reported
from tests.claims import SAID

As = Callable[[str], TestClient]
TO_POLICE = {
    "name": "占道转派出所",
    "conditions": {"categories": ["E0101"]},
    "outcome": {"kind": "office", "office_code": POLICE},
}


def stepped(client: TestClient, number: str, move: str, **facts: Any) -> dict[str, Any]:
    """How a case stands after a move that must be accepted."""
    answer = client.post(f"/cases/{number}/moves", json={"move": move} | facts)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def handed(as_user: As, office_code: str = OFFICE) -> tuple[str, TestClient]:
    """A case dispatched to an office, and the dispatcher."""
    number, desk = reported(as_user), as_user("dispatcher")
    stepped(desk, number, "register")
    stepped(desk, number, "dispatch", office_code=office_code)
    return number, desk


def book(client: TestClient, path: str) -> list[dict[str, Any]]:
    """The rows of a workbook by their Chinese heads."""
    answer = client.get(path, headers={"Accept-Language": "zh-CN"})
    assert answer.status_code == 200, answer.text
    head, *rows = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def suspend(as_user: As, number: str) -> None:
    """Let the office ask for a suspension, and the head grant it."""
    stepped(as_user("office_head"), number, "suspend", note="等图纸", **SAID["suspend"])
    stepped(as_user("centre_head"), number, "grant_suspension")


def given_back(as_user: As, number: str, clerk: str = "clerk") -> None:
    """Let an office ask for a return, and the head uphold it."""
    stepped(as_user(clerk), number, "return", note="不归我们", **SAID["return"])
    stepped(as_user("centre_head"), number, "uphold_return", note="确不归该单位")


def suspended(as_user: As) -> tuple[str, TestClient]:
    """A case an office signed for and the dispatcher suspended, and the dispatcher."""
    number, desk = handed(as_user)
    stepped(as_user("clerk"), number, "sign")
    suspend(as_user, number)
    return number, desk


def a_category(session: Session, condition: str) -> str:
    """The first category of the second level that is open to all and of which a condition in SQL holds."""
    asked = f"SELECT code FROM categories WHERE level = 2 AND NOT sensitive AND {condition} ORDER BY code LIMIT 1"
    return str(session.scalars(text(asked)).one())
