"""What leaves a meeting: who is told of it and of its decisions, each once, and its minutes on paper."""

import io
from datetime import timedelta
from typing import Any

import docx
from sqlalchemy import update
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.meetings.models import MeetingDecision
from gridgis.meetings.telling import remind
from tests.api.test_briefings import begun, bound, docx_text, pdf_text, saved
from tests.api.test_briefings import moved as settle
from tests.api.test_meetings import DECIDED, TOWN, As, called, confirmed, moved, people, written  # noqa: F401
from tests.factories import AT, World, a_case, an_account


def told(people: As, *names: str) -> dict[str, list[str]]:  # noqa: F811
    """The events that each of some people was told of, the first first."""
    found = {name: people(name).get("/messages/notices").json()["items"] for name in names}
    return {name: [one["event"] for one in reversed(items)] for name, items in found.items()}


def test_those_who_sit_in_a_meeting_are_called_and_told_what_became_of_it(people: As) -> None:  # noqa: F811
    head = people("head")
    meeting = called(head, room="三楼会议室")
    everybody = ("head", "lead", "market", "mayor", "chief", "inspector", "elsewhere")
    sits = {"lead", "market", "mayor", "chief"}
    assert told(people, *everybody) == {name: ["meeting_call"] if name in sits else [] for name in everybody}
    (notice,) = people("chief").get("/messages/notices").json()["items"]
    assert "三楼会议室" in notice["title_zh"]
    assert people("chief").post("/messages/read", json={"notices": [notice["id"]]}).json() == {"read": 1}
    kept = written(head, meeting, room="四楼会议室").json()
    written(head, kept, room="五楼会议室")
    assert told(people, "chief") == {"chief": ["meeting_call", "meeting_shift"]}, "moved twice, told once of the last"
    assert "五楼会议室" in people("chief").get("/messages/notices").json()["items"][0]["title_zh"]
    assert moved(head, head.get(f"/meetings/{meeting['row']['id']}").json(), "cancel").status_code == 200
    assert told(people, "market")["market"][-1] == "meeting_cancel"


def test_a_platform_s_meeting_is_told_to_its_own_alone(people: As) -> None:  # noqa: F811
    meeting = confirmed(people("lead"), called(people("lead"), platform="enforcement"), DECIDED)
    assert meeting["row"]["state"] == "minutes_confirmed"
    everybody = ("head", "lead", "market", "mayor", "chief", "elsewhere", "county")
    own = ["meeting_call", "meeting_confirm"]
    found = told(people, *everybody)
    assert found.pop("chief") == ["meeting_call", "meeting_decision", "meeting_confirm"]
    assert found == {name: own if name == "head" else [] for name in found}
    number = meeting["row"]["id"]
    for name in ("market", "mayor", "elsewhere"):
        assert people(name).get(f"/meetings/{number}/files/docx").status_code == 404, name


def test_an_office_is_reminded_once_before_the_day_and_once_after_it(people: As, session: Session) -> None:  # noqa: F811
    head = people("head")
    meeting = confirmed(head, called(head), DECIDED | {"due_on": "2026-03-20"}, DECIDED | {"due_on": "2026-06-01"})

    def reminded(at: Any) -> int:
        found = remind(session, at=at)
        session.commit()
        return found

    assert reminded(AT) == 0
    soon = AT + timedelta(days=7)
    assert (reminded(soon), reminded(soon + timedelta(hours=1))) == (1, 0)
    over = AT + timedelta(days=10)
    assert (reminded(over), reminded(over + timedelta(days=1))) == (4, 0), "the office, the head and two leads"
    assert told(people, "chief")["chief"][-2:] == ["meeting_due", "meeting_overdue"]
    assert told(people, "mayor")["mayor"] == ["meeting_call", "meeting_confirm"]
    second = meeting["decisions"][1]["id"]
    session.execute(
        update(MeetingDecision).where(MeetingDecision.id == second).values(result="办结", done_on=AT.date())
    )
    assert reminded(AT + timedelta(days=90)) == 0, "done"


def test_the_minutes_on_paper_say_what_the_page_says_and_name_no_sealed_case(
    people: As,  # noqa: F811
    session: Session,
    world: World,
) -> None:
    late = a_case(session, world, grid_code=world.grids[0], at=AT - timedelta(days=60))
    session.execute(update(Case).values(due_at=AT - timedelta(days=30)))
    session.commit()
    head = people("head")
    meeting = called(head, room="三楼会议室")
    number = meeting["row"]["id"]
    held = moved(head, meeting, "hold").json()
    decided = DECIDED | {"words": "整治<b>东门</b>占道"}
    draft = written(head, held, room="三楼会议室", minutes="会议强调：\n抓紧整改。", decisions=[decided]).json()
    said = pdf_text(head.get(f"/meetings/{number}/files/pdf").content)
    assert "草稿" in said
    moved(head, draft, "confirm")
    office = head.get(f"/meetings/{number}").json()["decisions"][0]["office_name"]
    files = {name: head.get(f"/meetings/{number}/files/{name}").content for name in ("pdf", "docx")}
    for said in (pdf_text(files["pdf"]), docx_text(files["docx"])):
        for words in ("会议纪要", "三楼会议室", "抓紧整改。", "整治<b>东门</b>占道", office, "2026-03-01", late.number):
            assert words in said, words
        assert "草稿" not in said
    (table,) = docx.Document(io.BytesIO(files["docx"])).tables
    nth, words, office_wide, due = (cell.width.mm for cell in table.rows[1].cells)
    assert nth < due < office_wide < words, "what was decided has the most room"
    assert 150 < nth + words + office_wide + due <= 157
    session.execute(update(Case).where(Case.number == late.number).values(sensitive=True))
    session.commit()
    assert late.number not in docx_text(head.get(f"/meetings/{number}/files/docx").content)
    assert head.get(f"/meetings/{number}/files/xlsx").status_code == 404
    assert people("elsewhere").get(f"/meetings/{number}/files/pdf").status_code == 404


def test_what_a_signed_briefing_advises_stands_on_the_next_agenda_once(people: As, session: Session) -> None:  # noqa: F811
    an_account(session, "writing", ("supervisor", "town", TOWN))
    session.commit()
    paper = begun(people("writing"), place=TOWN)
    blocks = paper["briefing"]["blocks"]
    advice = next(one for one in blocks if one["kind"] == "advice")
    advice["paragraphs"] = [
        [{"text": "加密夜间巡查"}],
        [{"text": "上报 "}, {"number": bound("reported", TOWN)}, {"text": " 件须复核"}],
    ]
    version = saved(people("writing"), paper, blocks=blocks)["version"]
    number = paper["briefing"]["row"]["id"]
    assert [one for one in called(people("head"))["items"] if one["kind"] == "advice"] == [], "not signed yet"
    settle(people("writing"), number, version, "submit")
    settle(people("head"), number, version + 1, "sign")
    told = called(people("head"))
    found = [(one["title"], one["evidence"]) for one in told["items"] if one["kind"] == "advice"]
    assert found == [(words, {"briefing": number}) for words in ("加密夜间巡查", "上报 0 件须复核")]
    assert [one for one in called(people("head"))["items"] if one["kind"] == "advice"] == [], "it stood on one"
