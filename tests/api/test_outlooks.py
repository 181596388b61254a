"""What a decision on a suspension or a return would do to the clock is told before, and comes so."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from gridgis.supervision.actions import pass_time
from tests.api.handling import handed, stepped
from tests.claims import SAID
from tests.factories import AT

As = Callable[[str], TestClient]
ZONE = "Asia/Shanghai"
pytestmark = pytest.mark.usefixtures("deciders")


def told(client: TestClient, number: str) -> dict[str, Any]:
    return dict(client.get(f"/cases/{number}").json())


def test_a_suspension_tells_when_handling_would_end(as_user: As, app: FastAPI, session: Session) -> None:
    number, desk = handed(as_user)
    stepped(as_user("clerk"), number, "sign")
    stepped(as_user("office_head"), number, "suspend", note="等图纸", reason="season", review_on="2026-03-25")
    head = as_user("centre_head")
    (asked,) = told(head, number)["requests"]
    assert asked["due_granted"] > told(head, number)["handle_due_at"]
    stepped(head, number, "grant_suspension")
    assert [one["due_granted"] for one in told(head, number)["requests"]] == [None], "it is decided"
    review = datetime(2026, 3, 25, tzinfo=ZoneInfo(ZONE))
    app.state.clock = lambda: review
    assert pass_time(session, zone=ZONE, at=review) == 1
    session.commit()
    case = told(desk, number)["case"]
    assert (case["state"], case["due_at"]) == ("handling", asked["due_granted"]), "it comes as it was told"


def test_a_return_tells_until_when_it_is_dispatched_again(as_user: As, app: FastAPI) -> None:
    number, _ = handed(as_user)
    stepped(as_user("clerk"), number, "return", note="不归我们", **SAID["return"])
    app.state.clock = lambda: AT + timedelta(minutes=30)
    head = as_user("centre_head")
    (asked,) = told(head, number)["requests"]
    stand = stepped(head, number, "uphold_return", note="确不归该单位")
    assert (stand["case"]["state"], stand["case"]["due_at"]) == ("registered", asked["due_granted"])
