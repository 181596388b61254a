"""Workbooks written in the background: queued, followed, cancelled, bounded, given only to who may read all of it."""

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session, sessionmaker

from gridgis.cases.filters import Filter
from gridgis.exchange.queues import books, later
from gridgis.exchange.queues.writing import filter_of, forget_old, told_of, write_next
from tests.api.handling import handed
from tests.factories import AT, ONE, World, an_account

As = Callable[[str], TestClient]
Write = Callable[..., bool]
pytestmark = pytest.mark.usefixtures("deciders")
TAB = "/exports/desks/command?tab=sign"


@pytest.fixture
def write(app: FastAPI, sessions: sessionmaker[Session], tmp_path: Path) -> Write:
    """What the worker does: one workbook more."""
    app.state.settings = app.state.settings.model_copy(update={"home": tmp_path})

    def run(*, after: timedelta = timedelta()) -> bool:
        clock = lambda: AT + after  # noqa: E731
        return write_next(sessions, app.state.settings.exports_dir, "Asia/Shanghai", clock)

    return run


def only(client: TestClient) -> dict[str, Any]:
    (one,) = client.get("/exports").json()["items"]
    return dict(one)


def refused(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["kind"]


def test_a_workbook_is_asked_for_written_and_taken(as_user: As, write: Write) -> None:
    number, desk = handed(as_user)
    made = desk.post(TAB, headers={"Accept-Language": "zh-CN"})
    assert (made.status_code, made.json()["state"], made.json()["ahead"]) == (201, "waiting", 0)
    export = made.json()["id"]
    assert refused(desk.post(f"/exports/{export}/file")) == (409, "queue_book.not_done")
    assert write() and not write()
    assert (only(desk)["state"], only(desk)["rows"]) == ("done", 1)
    answer = desk.post(f"/exports/{export}/file")
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert [row[0] for row in rows] == ["案卷号", number]
    for name in ("clerk", "admin"):
        assert refused(as_user(name).post(f"/exports/{export}/file")) == (404, "queue_book.no_export")
        assert as_user(name).get("/exports").json()["items"] == []
        assert as_user(name).post(f"/exports/{export}/cancel").status_code == 404


def test_each_kind_of_list_is_written(as_user: As, write: Write) -> None:
    handed(as_user)
    clerk = as_user("clerk")
    assert clerk.post("/exports/messages?unread=true").status_code == 201
    assert clerk.post("/exports/requests?mine=true&kind=return").status_code == 201
    assert clerk.post("/exports/coordination?open=false").status_code == 201
    assert refused(clerk.post("/exports/requests")) == (409, "queue_book.too_many")
    assert [one["ahead"] for one in clerk.get("/exports").json()["items"]] == [2, 1, 0]
    assert [write() for _ in range(4)] == [True, True, True, False]
    told = [(one["kind"], one["state"], one["rows"]) for one in clerk.get("/exports").json()["items"]]
    assert told == [("coordination", "done", 0), ("requests", "done", 0), ("messages", "done", 1)]


def test_a_desk_that_is_not_one_s_own_is_refused_at_once(as_user: As) -> None:
    assert as_user("clerk").post(TAB).status_code == 403
    assert as_user("dispatcher").post("/exports/desks/command?tab=nothing").status_code == 422


def test_what_is_cancelled_is_not_written_on(
    as_user: As, write: Write, session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    handed(as_user)
    _, desk = handed(as_user)
    waiting = desk.post(TAB).json()["id"]
    assert desk.post(f"/exports/{waiting}/cancel").json()["state"] == "cancelled"
    assert refused(desk.post(f"/exports/{waiting}/cancel")) == (409, "queue_book.ended")
    assert not write()
    desk.post(TAB)
    session.execute(text("UPDATE long_exports SET state = 'cancelled' WHERE state = 'waiting'"))
    session.commit()
    desk.post(TAB)
    monkeypatch.setattr(books, "AT_ONCE", 1)
    told = later.beat

    def cancelled_meanwhile(session: Session, id: int, rows: int, *, at: Any) -> bool:
        session.execute(text("UPDATE long_exports SET state = 'cancelled' WHERE id = :id"), {"id": id})
        return told(session, id, rows, at=at)

    monkeypatch.setattr(later, "beat", cancelled_meanwhile)
    assert write()
    assert desk.get("/exports").json()["items"][0]["state"] != "done", "its writer stopped"
    assert list((tmp_path / "exports").iterdir()) == []


def test_more_than_a_workbook_takes_is_refused_in_words(
    as_user: As, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    handed(as_user)
    _, desk = handed(as_user)
    desk.post(TAB)
    monkeypatch.setattr(books, "MOST", 1)
    assert write()
    assert (only(desk)["state"], "超过 1 条" in only(desk)["failure_zh"]) == ("failed", True)
    assert "narrow the list" in only(desk)["failure_en"]
    assert list((tmp_path / "exports").iterdir()) == []


def test_whose_rights_changed_meanwhile_gets_no_file(as_user: As, write: Write, session: Session) -> None:
    number, desk = handed(as_user)
    export = desk.post(TAB).json()["id"]
    write()
    assert desk.post(f"/exports/{export}/file").status_code == 200
    session.execute(text("UPDATE cases SET sensitive = true WHERE number = :number"), {"number": number})
    session.commit()
    assert refused(desk.post(f"/exports/{export}/file")) == (409, "queue_book.rights_changed")


def test_what_a_dead_writer_left_is_written_anew_and_given_up_in_the_end(
    as_user: As, write: Write, session: Session
) -> None:
    _, desk = handed(as_user)
    desk.post(TAB)
    left = text("UPDATE long_exports SET state = 'writing', beat_at = :at, tries = tries + :more")
    session.execute(left, {"at": AT, "more": 1})
    session.commit()
    assert not write(after=timedelta(minutes=1)), "it may still be at work"
    assert write(after=timedelta(minutes=3))
    assert only(desk)["state"] == "done"
    session.execute(left, {"at": AT, "more": 3})
    session.commit()
    assert write(after=timedelta(minutes=3))
    assert (only(desk)["state"], only(desk)["failure_zh"][:6]) == ("failed", "生成几次都中")


def test_a_workbook_is_kept_for_a_day(
    as_user: As, write: Write, sessions: sessionmaker[Session], session: Session, tmp_path: Path
) -> None:
    _, desk = handed(as_user)
    export = desk.post(TAB).json()["id"]
    write()
    session.execute(text("UPDATE long_exports SET ended_at = ended_at - interval '25 hours'"))
    session.commit()
    assert refused(desk.post(f"/exports/{export}/file")) == (404, "queue_book.gone")
    assert forget_old(sessions, tmp_path / "exports", at=AT + timedelta(days=3)) == 1
    assert list((tmp_path / "exports").iterdir()) == [] and desk.get("/exports").json()["items"] == []


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(open=True, words="张=1", bbox=(120.0, 30.0, 120.1, 30.1), cell=5, sensitive=False),
        Filter(begin=AT, end=AT, span=(None, AT), place=ONE, due="overdue"),
    ],
)
def test_a_filter_comes_back_as_it_was(wanted: Filter) -> None:
    import json

    assert filter_of(json.loads(json.dumps(told_of(wanted)))) == wanted


def test_a_closed_account_gets_nothing(as_user: As, write: Write, session: Session, world: World) -> None:
    an_account(session, "gone", ("dispatcher", "town", f"{ONE}001"))
    gone = as_user("gone")
    gone.post(TAB)
    session.execute(text("UPDATE accounts SET closed_at = :at WHERE username = 'gone'"), {"at": AT - timedelta(days=1)})
    session.commit()
    assert write()
    assert session.scalar(text("SELECT state FROM long_exports")) == "failed"
