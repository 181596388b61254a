"""What words are likely about: learnt from closed ordinary cases alone, shown to senders, told on a card."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from fastapi.testclient import TestClient
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from gridgis.cases.in_force import categories
from gridgis.cases.models import Case
from gridgis.intake.models import Report
from gridgis.suggesting.actions import examples, learn, learn_due
from gridgis.suggesting.models import SuggestionModel
from tests.factories import AT, ONE, TWO, World, a_case

As = Callable[[str], TestClient]
WORDS = {
    "E0101": ("摊贩占道经营", "店铺占道摆摊", "占道卖菜影响通行", "摊位占道"),
    "E0201": ("垃圾堆放无人清理", "绿化带内有垃圾", "垃圾袋堆积有异味", "垃圾满溢"),
    "E0105": ("汽车违停人行道", "盲道违停车辆", "门口违停堵路", "违停一排汽车"),
}
SHANGHAI = ZoneInfo("Asia/Shanghai")
PLACE = {"lng": 120.025, "lat": 30.05}


def closed(session: Session, world: World, category: str, text: str, *, county: str = ONE, many: int = 8) -> list[str]:
    """Cases of a county, closed with words of theirs; their numbers."""
    grid = world.grid_of(county)
    made = [a_case(session, world, grid_code=grid, category=category, at=AT - timedelta(days=9)) for _ in range(many)]
    numbers = [one.number for one in made]
    session.execute(update(Case).where(Case.number.in_(numbers)).values(description=text, state="closed", closed_at=AT))
    return numbers


def a_past(session: Session, world: World) -> None:
    for category, texts in WORDS.items():
        for text in texts:
            closed(session, world, category, text)


def test_the_likely_categories_of_words_come_from_closed_cases(as_user: As, session: Session, world: World) -> None:
    worker = as_user("worker")
    assert worker.post("/suggestions", json={"text": "有人占道摆摊"}).json() == {
        "county_code": ONE,
        "items": [],
        "trained_at": None,
    }
    a_past(session, world)
    learn(session, ONE, at=AT)
    session.commit()
    told = worker.post("/suggestions", json={"text": "有人占道摆摊"}).json()
    assert told["items"][0]["category_code"] == "E0101"
    assert told["items"][0]["name_zh"]
    assert 0.5 < told["items"][0]["probability"] <= 1
    assert worker.post("/suggestions", json={"text": "占"}).json()["items"] == []
    assert worker.post("/suggestions", json={"text": "占道", "county_code": TWO}).status_code == 403
    assert as_user("county").post("/suggestions", json={"text": "占道"}).status_code == 403, "sends no reports"


def test_nothing_is_learnt_of_sealed_cases_nor_of_bare_names(session: Session, world: World) -> None:
    a_past(session, world)
    before = examples(session, ONE)
    assert len(before) == 8 * sum(map(len, WORDS.values()))
    secret = closed(session, world, "E0101", "张三家的事", many=9)
    session.execute(update(Case).where(Case.number.in_(secret)).values(sensitive=True))
    staff = closed(session, world, "E0101", "李四收了钱", many=9)
    session.execute(update(Case).where(Case.number.in_(staff)).values(sensitive=True, staff_involved=True))
    closed(session, world, "E0101", categories(session, ["E0101"])[0].name_zh, many=9)
    closed(session, world, "E0101", "别县的事", county=TWO, many=9)
    still_open = a_case(session, world, grid_code=world.grid_of(ONE), at=AT)
    session.execute(update(Case).where(Case.number == still_open.number).values(description="还没有结"))
    assert examples(session, ONE) == before


def test_three_cases_teach_nothing_and_the_card_says_so(as_user: As, session: Session, world: World) -> None:
    closed(session, world, "E0101", "占道", many=3)
    learn(session, ONE, at=AT)
    session.commit()
    (card,) = as_user("county").get("/suggestions/cards").json()["items"]
    assert (card["cases"], card["categories"], card["all"], card["used"]) == (3, 0, None, False)
    assert as_user("worker").post("/suggestions", json={"text": "占道经营"}).json()["items"] == []


def test_what_was_shown_and_taken_is_counted_without_sealed_cases(as_user: As, session: Session, world: World) -> None:
    a_past(session, world)
    learn(session, ONE, at=AT)
    session.commit()
    worker = as_user("worker")

    def sent(category: str, suggested: list[str]) -> str:
        body = {"category_code": category, "description": "占道摆摊", **PLACE, "suggested": suggested}
        answer = worker.put(f"/reports/{uuid4()}", json=body)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["case_number"])

    sent("E0101", ["E0101", "E0201", "E0105"])
    sent("E0201", ["E0101", "E0201", "E0105"])
    sent("E0302", ["E0101", "E0201", "E0105"])
    sent("E0101", [])
    secret = sent("E0101", ["E0101"])
    session.execute(update(Case).where(Case.number == secret).values(sensitive=True))
    session.commit()
    (card,) = as_user("county").get("/suggestions/cards").json()["items"]
    assert card["taken"] == {"days": 90, "shown": 3, "first": 1, "three": 2}
    for how, many in (("shown", 3), ("first", 1), ("three", 2)):
        behind = {"suggested": how, "place": ONE, "sensitive": False}
        listed = as_user("county").get("/cases", params=behind).json()["items"]
        assert (how, len(listed), secret in {one["number"] for one in listed}) == (how, many, False)
        assert as_user("other_county").get("/cases", params={"suggested": how}).json()["items"] == []
    assert card["all"]["cases"] == round(96 * 0.2)
    assert sum(one["cases"] for one in card["by_category"]) == card["all"]["cases"]
    assert as_user("other_county").get("/suggestions/cards").json()["items"] == []


def test_what_was_shown_is_no_part_of_what_a_report_says(as_user: As, session: Session, world: World) -> None:
    """Sent again after a lost answer it is the same report, whatever is suggested by then."""
    worker, path = as_user("worker"), f"/reports/{uuid4()}"
    body = {"category_code": "E0101", "description": "占道摆摊", **PLACE}
    assert worker.put(path, json=body | {"suggested": ["E0101"]}).status_code == 201
    assert worker.put(path, json=body | {"suggested": ["E0201", "E0101"]}).status_code == 200
    assert session.scalars(select(Report.suggested)).all() == [["E0101"]]
    assert worker.put(f"/reports/{uuid4()}", json=body | {"suggested": ["E"] * 4}).status_code == 422


def test_each_county_learns_once_a_night_and_at_once_when_it_never_did(session: Session, world: World) -> None:
    a_past(session, world)
    noon = AT.astimezone(SHANGHAI).replace(hour=12)
    assert learn_due(session, at=noon) == ONE, "it never did"
    assert learn_due(session, at=noon) is None, "the other has no closed case"
    assert learn_due(session, at=noon + timedelta(hours=12)) is None, "midnight"
    night = noon.replace(hour=3) + timedelta(days=1)
    assert learn_due(session, at=night) is None, "fifteen hours ago"
    assert learn_due(session, at=night + timedelta(days=1)) == ONE
    assert learn_due(session, at=night + timedelta(days=1)) is None
    for more in range(2, 5):
        learn(session, ONE, at=night + timedelta(days=more))
    models, cards = session.execute(select(func.count(SuggestionModel.kept), func.count())).one()
    assert (models, cards) == (2, 5), "the newest two models, and all cards"
