"""The limits of offices that help: waits taken out and extensions put on as for the lead, each from its own start."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from tests.api.handling import stepped, suspend
from tests.api.test_redecide import OFFICE, POLICE, reported
from tests.api.test_settings import saved
from tests.claims import SAID
from tests.factories import AT, ONE, an_account

As = Callable[[str], TestClient]
MARKET = f"{ONE}001-market"
pytestmark = pytest.mark.usefixtures("deciders")


def ends(client: TestClient, number: str) -> dict[str, datetime]:
    given = client.get(f"/cases/{number}").json()["assignments"]
    return {one["office_code"]: datetime.fromisoformat(one["handle_due_at"]) for one in given}


def handling(as_user: As, session: Session) -> str:
    """A case of one working day that an office leads and another one helps with."""
    an_account(session, "helper", ("office_clerk", "office", POLICE))
    desk = as_user("dispatcher")
    number = reported(as_user, category_code="E0101")
    stepped(desk, number, "register")
    stepped(desk, number, "dispatch", office_code=OFFICE, co_offices=[POLICE])
    stepped(as_user("clerk"), number, "sign")
    return number


def test_a_wait_is_taken_out_of_parts_too_but_not_of_what_is_filed(as_user: As, session: Session, app: FastAPI) -> None:
    number, desk = handling(as_user, session), as_user("dispatcher")
    before = ends(desk, number)
    assert before[POLICE] == before[OFFICE]
    suspend(as_user, number)
    app.state.clock = lambda: AT + timedelta(days=1)
    stepped(as_user("centre_head"), number, "add_helper", note="再请市监", co_offices=[MARKET])
    given = ends(desk, number)[MARKET]
    app.state.clock = lambda: AT + timedelta(days=2)
    stepped(desk, number, "resume")
    after = ends(desk, number)
    assert after[POLICE] == after[OFFICE] == before[OFFICE] + timedelta(days=2)
    assert after[MARKET] == given + timedelta(days=1), "it was given in the wait: of that, one day was left"
    stepped(as_user("helper"), number, "co_sign")
    stepped(as_user("helper"), number, "co_file", note="已配合")
    stepped(as_user("clerk"), number, "request_extension", note="设备未到", **SAID["request_extension"])
    stepped(as_user("centre_head"), number, "grant_extension", note="可")
    last = ends(desk, number)
    assert last[OFFICE] > after[OFFICE]
    assert last[MARKET] - after[MARKET] == last[OFFICE] - after[OFFICE], "the lead's limit is that of who helps"
    assert last[POLICE] == after[POLICE], "what is filed has its limit behind it"


def test_a_changed_calendar_leaves_waits_taken_out(as_user: As, session: Session, app: FastAPI) -> None:
    number, desk = handling(as_user, session), as_user("dispatcher")
    suspend(as_user, number)
    app.state.clock = lambda: AT + timedelta(days=2)
    stepped(desk, number, "resume")
    before = ends(desk, number)
    day = f"{before[OFFICE]:%Y-%m-%d}"
    saved(as_user("admin"), {"days": [{"day": day, "is_workday": False, "name": "停工"}]})
    after = ends(desk, number)
    assert after[POLICE] == after[OFFICE] > before[OFFICE]
