"""A result with its photos: where one likes, needed where the category asks, told to whoever checks."""

from collections.abc import Callable
from hashlib import sha256

from fastapi.testclient import TestClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.cases.term_models import Category
from tests.api.handling import handed, stepped
from tests.api.test_first_response import refused, shot
from tests.pictures import bomb, picture

As = Callable[[str], TestClient]


def signed(as_user: As) -> tuple[str, TestClient]:
    """A case that an office has signed, and its clerk."""
    number, _ = handed(as_user)
    clerk = as_user("clerk")
    stepped(clerk, number, "sign")
    return number, clerk


def brought(client: TestClient, number: str) -> list[str]:
    moves = client.get(f"/cases/{number}").json()["moves"]
    return next(list(one["brings"]) for one in moves if one["move"] == "file_result")


def asks(session: Session, number: str) -> None:
    """The category of a case asks for a photo of what was done."""
    code = session.get_one(Case, (number[:6], number)).category_code
    session.execute(update(Category).where(Category.code == code).values(result_photo=True))
    session.commit()


def test_photos_come_along_and_whoever_checks_sees_them(as_user: As) -> None:
    number, clerk = signed(as_user)
    assert brought(clerk, number) == ["note", "after"]
    before, after = shot(clerk, number, 1), shot(clerk, number, 2)
    stepped(clerk, number, "file_result", note="已清走", before=before, photos=[after])
    desk = as_user("dispatcher")
    event = desk.get(f"/cases/{number}").json()["events"][-1]
    assert (event["move"], event["facts"]["before"], event["facts"]["photos"]) == ("file_result", before, [after])
    assert desk.get(f"/cases/{number}/photos/{after}").status_code in (200, 503), "made, or being made"
    undone = clerk.post(f"/cases/{number}/undo")
    assert undone.status_code == 200, undone.text
    stepped(clerk, number, "file_result", note="已清走", photos=[after])


def test_a_result_needs_one_where_its_category_asks(as_user: As, session: Session) -> None:
    number, clerk = signed(as_user)
    asks(session, number)
    assert brought(clerk, number) == ["note", "after", "photo"]
    assert refused(clerk, number, "file_result", note="已清走") == "cases.result_photo_missing"
    before = shot(clerk, number, 1)
    assert refused(clerk, number, "file_result", note="已清走", before=before) == "cases.result_photo_missing"
    stepped(clerk, number, "file_result", note="已清走", photos=[shot(clerk, number, 2)])


def test_a_photo_that_the_office_has_not_sent_shows_nothing(as_user: As) -> None:
    number, clerk = signed(as_user)
    others = shot(as_user("dispatcher"), number, 1)
    for photos in (["a" * 64], [others]):
        assert refused(clerk, number, "file_result", note="已清走", photos=photos) == "cases.photo_unknown"
    assert clerk.get(f"/cases/{number}").json()["case"]["state"] == "handling"


def test_what_is_no_photo_is_refused_with_words(as_user: As) -> None:
    number, clerk = signed(as_user)
    for content, kind in (
        (b"<svg onload='x'></svg>", "intake.photo_type"),
        (picture()[:-200], "intake.photo_broken"),
        (bomb(), "intake.photo_pixels"),
        (picture("GIF"), "intake.photo_type"),
    ):
        answer = clerk.put(f"/cases/{number}/photos/{sha256(content).hexdigest()}", content=content)
        assert (answer.status_code, answer.json()["kind"]) == (422, kind)
