"""A briefing over HTTP: the figures of the map in it, and refusals that say what to do."""

import re
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from gridgis.core.settings import Settings
from tests.factories import AT, CITY, ONE, TWO, World, a_case

As = Callable[[str], TestClient]


def told(text: str) -> list[str]:
    """The cells of the last row of the table of areas, which is that of the whole place."""
    (row,) = re.findall(r'<tr class="sum">(.*?)</tr>', text)
    return re.findall(r"<td[^>]*>(.*?)</td>", row)


def test_its_numbers_are_those_of_the_place_asked(as_user: As, session: Session, world: World) -> None:
    for _ in range(3):
        a_case(session, world, grid_code=world.grids[0], at=AT)
    a_case(session, world, grid_code=f"{ONE}002001001", at=AT)
    session.commit()
    county = as_user("county")
    answers = {place: county.get("/exports/page", params={"place": place}) for place in (ONE, f"{ONE}001")}
    assert {answer.status_code for answer in answers.values()} == {200}
    assert {place: told(answer.text)[1] for place, answer in answers.items()} == {ONE: "4", f"{ONE}001": "3"}
    assert "attachment" in answers[ONE].headers["Content-Disposition"]
    for language, tag in (("zh-CN", "zh-CN"), ("en", "en")):
        one = county.get("/exports/page", params={"place": ONE}, headers={"Accept-Language": language})
        assert f'lang="{tag}"' in one.text
    for category, count in (("E01", "4"), ("E0101", "4"), ("order", "0")):
        one = county.get("/exports/page", params={"place": ONE, "category": category})
        assert told(one.text)[1] == count, category


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"place": TWO}, 403),
        ({"place": CITY}, 403),
        ({"place": "999999"}, 404),
        ({"place": ONE, "category": "Z9"}, 422),
        ({"place": ONE, "from": "2026-05-02", "to": "2026-05-01"}, 422),
        ({"place": ONE, "from": "1626-05-02", "to": "2026-05-01"}, 422),
        ({"place": ONE, "level": "town"}, 422),
        ({}, 422),
    ],
)
def test_what_cannot_be_told_is_refused(as_user: As, query: dict[str, str], status: int) -> None:
    answer = as_user("county").get("/exports/page", params=query)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_without_a_built_page_it_says_how_to_get_one(as_user: As, app: FastAPI) -> None:
    client, settings = as_user("county"), app.state.settings
    app.state.settings = Settings(home=settings.home, web_dist=settings.home / "nowhere")
    answer = client.get("/exports/page", params={"place": ONE})
    assert answer.status_code == 503
    assert "./run setup" in answer.json()["detail"]
