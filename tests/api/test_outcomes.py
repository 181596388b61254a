"""Whoever sent a report learns what became of it, nobody else does, and of a sealed matter nobody learns anything."""

from collections.abc import Callable
from pathlib import Path

from fastapi.testclient import TestClient
from sqlalchemy.orm import Session, sessionmaker

from gridgis.cases.models import Case
from gridgis.supervision.photos import Photos, show_all
from tests.api.handling import given_back, handed, stepped
from tests.api.test_answers import CALLED
from tests.api.test_first_response import shot
from tests.claims import SAID, called
from tests.factories import AT

As = Callable[[str], TestClient]


def outcome(client: TestClient, number: str) -> dict[str, object]:
    (found,) = [one for one in client.get("/reports/mine").json()["items"] if one["case_number"] == number]
    answer = client.get(f"/reports/{found['report_id']}/outcome")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def settled(as_user: As) -> tuple[str, str]:
    """A case of the worker's that the office has settled, with the photo of its result."""
    number, desk = handed(as_user)
    clerk = as_user("clerk")
    stepped(clerk, number, "sign")
    after = shot(clerk, number, 2)
    stepped(clerk, number, "file_result", note="已清走", photos=[after])
    stepped(desk, number, "check_pass", note="现场已看", **called(AT))
    return number, after


def test_its_sender_learns_who_settled_it_how_and_what_residents_say(
    as_user: As, sessions: sessionmaker[Session], tmp_path: Path, deciders: None
) -> None:
    number, after = settled(as_user)
    worker, desk = as_user("worker"), as_user("dispatcher")
    told = outcome(worker, number)
    assert (told["settled_by"], told["result"], told["photos"]) == ("office", "已清走", [after])
    assert told["by"]
    assert (told["closed_at"], worker.get("/reports/mine/closed").json()["items"]) == (None, [])
    stepped(desk, number, "close", note="已办结", **SAID["close"])
    stepped(as_user("centre_head"), number, "evaluate", **CALLED)
    told = outcome(worker, number)
    assert (told["state"], told["satisfaction"], bool(told["closed_at"])) == ("evaluated", 4, True)
    (row,) = worker.get("/reports/mine/closed").json()["items"]
    assert (row["case_number"], row["lng"], row["satisfaction"]) == (number, 120.025, 4)
    show_all(sessions, Photos.on(tmp_path / "media"))
    path = f"/reports/{told['report_id']}/outcome"
    for size in ("small", "whole"):
        assert worker.get(f"{path}/photos/{after}", params={"size": size}).status_code == 200
    assert worker.get(f"{path}/photos/{'a' * 64}").status_code == 404
    for name in ("clerk", "dispatcher", "county", "nobody"):
        assert as_user(name).get(path).status_code == 404, name
        assert as_user(name).get(f"{path}/photos/{after}").status_code == 404, name
        assert as_user(name).get("/reports/mine/closed").json()["items"] == []


def test_of_a_matter_that_is_sealed_its_sender_learns_nothing_more(as_user: As) -> None:
    number, after = settled(as_user)
    worker = as_user("worker")
    report = outcome(worker, number)["report_id"]
    stepped(as_user("dispatcher"), number, "mark_sensitive", note="涉及未成年人")
    told = outcome(worker, number)
    empty = {"report_id", "case_number", "sealed"}
    assert told["sealed"] is True
    assert {name for name, value in told.items() if value not in ("", None, [])} == empty
    assert worker.get(f"/reports/{report}/outcome/photos/{after}").status_code == 404


def test_its_sender_learns_that_an_office_gave_it_back_and_why(as_user: As, deciders: None) -> None:
    number, _ = handed(as_user)
    given_back(as_user, number)
    (one,) = outcome(as_user("worker"), number)["given_back"]  # type: ignore[misc]
    assert (bool(one["office_name"]), one["note"]) == (True, "不归我们")


def test_its_sender_learns_that_it_was_merged_into_another(as_user: As, session: Session) -> None:
    first, desk = handed(as_user)
    second, _ = handed(as_user)
    stepped(desk, second, "merge", note="同一处", main=first)
    told = outcome(as_user("worker"), second)
    assert (told["merged_into"], told["merged_why"]) == (first, "同一处")
    assert told["state"] == session.get_one(Case, (first[:6], first)).state


def test_the_clock_and_far_photos_are_told_to_whoever_reads_the_case(as_user: As) -> None:
    number, desk = handed(as_user)
    (report,) = desk.get(f"/cases/{number}").json()["reports"]
    assert (report["clock_skew_s"], report["far"]) == (None, {})
