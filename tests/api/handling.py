"""Cases moved along over HTTP, and categories found by what is special about them, for the tests of deciding again."""

from collections.abc import Callable
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.api.test_redecide import OFFICE, POLICE, reported

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


def suspended(as_user: As) -> tuple[str, TestClient]:
    """A case an office signed for and the dispatcher suspended, and the dispatcher."""
    number, desk = handed(as_user)
    stepped(as_user("clerk"), number, "sign")
    stepped(desk, number, "suspend", note="等图纸")
    return number, desk


def a_category(session: Session, condition: str) -> str:
    """The first category of the second level that is open to all and of which a condition in SQL holds."""
    asked = f"SELECT code FROM categories WHERE level = 2 AND NOT sensitive AND {condition} ORDER BY code LIMIT 1"
    return str(session.scalars(text(asked)).one())
