"""Who may report as which source, and numbers of other systems that are taken once."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.intake.numbers import doubles
from tests.factories import ONE, World, an_account

As = Callable[[str], TestClient]


def sent(client: TestClient, **facts: Any) -> Any:
    body = {"category_code": "E0101", "description": "占道", "lng": 120.025, "lat": 30.05} | facts
    return client.put(f"/reports/{uuid4()}", json=body)


@pytest.mark.parametrize("source", ["citizen", "hotline_12345", "sensor", "office", "digital_urban", "meeting"])
def test_a_grid_worker_reports_as_nothing_else(as_user: As, world: World, source: str) -> None:
    answer = sent(as_user("worker"), source=source, outer_number="A-1")
    assert answer.status_code == 403
    assert answer.json()["field"] == "source"


def test_the_source_follows_from_the_post(as_user: As, session: Session, world: World) -> None:
    for name, source in (("worker", "grid_worker"), ("dispatcher", "citizen")):
        number = sent(as_user(name)).json()["case_number"]
        got = session.execute(text("SELECT source FROM reports WHERE case_number = :n"), {"n": number}).scalar_one()
        assert got == source


def test_a_receiver_enters_the_hotline_under_its_number(as_user: As, world: World) -> None:
    assert sent(as_user("dispatcher"), source="hotline_12345").json()["field"] == "outer_number"
    assert sent(as_user("dispatcher"), source="hotline_12345", outer_number="GD-1").status_code == 201
    assert sent(as_user("dispatcher"), source="grid_worker").status_code == 403


def test_an_adapter_has_its_one_source(as_user: As, session: Session, world: World) -> None:
    an_account(session, "sensors", ("adapter_sensor", "county", ONE))
    assert sent(as_user("sensors"), source="sensor").status_code == 201
    assert sent(as_user("sensors"), source="citizen").status_code == 403


def test_somebody_without_a_post_speaks_for_themself(as_user: As, session: Session, world: World) -> None:
    an_account(session, "visitor", ("reporter", "county", ONE))
    for source in ("grid_worker", "office", "hotline_12345", "sensor"):
        assert sent(as_user("visitor"), source=source, outer_number="V-1").status_code == 403
    number = sent(as_user("visitor")).json()["case_number"]
    got = session.execute(text("SELECT source FROM reports WHERE case_number = :n"), {"n": number}).scalar_one()
    assert got == "citizen"
    assert sent(as_user("clerk")).json()["kind"] == "intake.no_right"


@pytest.mark.parametrize("again", ["GD-7", " GD-7 ", "GD－７", "gd-7", "GD - 7", "\u200bGD–7\ufeff"])
def test_an_outer_number_is_taken_once(as_user: As, world: World, again: str) -> None:
    first = sent(as_user("dispatcher"), source="hotline_12345", outer_number="GD-7")
    second = sent(as_user("dispatcher"), source="hotline_12345", outer_number=again)
    assert (first.status_code, second.status_code) == (201, 409)
    assert second.json()["case_number"] == first.json()["case_number"]
    assert sent(as_user("dispatcher"), source="citizen", outer_number=again).status_code == 201


def test_a_number_of_another_sender_does_not_tell_its_case(as_user: As, session: Session, world: World) -> None:
    an_account(session, "hotline", ("adapter_hotline_12345", "county", ONE))
    sent(as_user("dispatcher"), source="hotline_12345", outer_number="GD-8")
    refused = sent(as_user("hotline"), source="hotline_12345", outer_number="GD-8")
    assert refused.status_code == 409
    assert "case_number" not in refused.json()


def test_old_doubles_are_listed_and_stay(as_user: As, session: Session, world: World) -> None:
    first = sent(as_user("dispatcher"), outer_number="X-1").json()["case_number"]
    second = sent(as_user("dispatcher")).json()["case_number"]
    session.execute(text("UPDATE reports SET outer_number = ' x\u20131\u200b' WHERE case_number = :n"), {"n": second})
    assert [tuple(row) for row in doubles(session)] == [("citizen", "X-1", second, first)]
