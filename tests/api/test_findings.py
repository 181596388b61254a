"""What stands out in figures, over HTTP: found where it was planted, each with exactly its list, and whose it is."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.cases.double_models import Recurrence
from tests.api.figures import FOUND
from tests.api.test_figure_lists import listed
from tests.factories import AT, CITY, ONE, TWO, World, a_case, an_account
from tests.stocked import stocked

As = Callable[[str], TestClient]
DAYS = {"from": "2026-02-20", "to": "2026-03-11"}
TOWN = f"{ONE}001"
MARKET, BORDER, OLD = (120.043, 30.041), (120.1999, 30.15), (120.151, 30.062)
SOON, LONG_AGO = AT - timedelta(days=2), AT - timedelta(days=30)


def asked(client: TestClient, what: str, place: str = ONE, **query: Any) -> dict[str, Any]:
    days = {} if what == "loads" else DAYS
    answer = client.get(f"/stats/{what}", params=days | {"place": place} | query)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def opens(client: TestClient, link: dict[str, Any]) -> int:
    return len(listed(client, **link["query"]))


def spread(session: Session, world: World, at: Any = SOON) -> None:
    """A case in each grid of the first county: what there is everywhere."""
    for grid in world.grids:
        if grid.startswith(ONE):
            a_case(session, world, grid_code=grid, at=at)


def many(session: Session, world: World, place: tuple[float, float], times: int, at: Any = SOON, **how: Any) -> str:
    """So many cases at a place; the number of the last."""
    grid = how.pop("grid_code", world.grids[0])
    made = [a_case(session, world, grid_code=grid, place=place, at=at, **how).number for _ in range(times)]
    return made[-1]


@pytest.fixture
def planted(session: Session, world: World) -> None:
    """A spot that is new, one that was there before and one that fades, among a few cases everywhere."""
    spread(session, world)
    spread(session, world, LONG_AGO)
    spread(session, world, AT - timedelta(days=90))
    many(session, world, MARKET, 12)
    many(session, world, MARKET, 3, category="E0201")
    many(session, world, OLD, 11, grid_code=world.grids[3])
    many(session, world, OLD, 11, LONG_AGO, grid_code=world.grids[3])
    many(session, world, (120.15, 30.15), 12, LONG_AGO, grid_code=world.grids[6])
    session.commit()


def test_a_spot_is_new_persistent_or_fading_and_opens_its_list(as_user: As, planted: None) -> None:
    county = as_user("county")
    told = asked(county, "hotspots")
    assert [one["standing"] for one in told["items"]] == ["new", "persistent", "fading"]
    new, persistent, fading = told["items"]
    assert (new["cases"], new["before"], persistent["cases"], persistent["before"]) == (15, 0, 11, 11)
    assert (fading["cases"], fading["before"]) == (0, 12)
    assert (new["category"], new["share"]) == ("E0101", 0.8)
    assert (new["lng"], new["lat"]) == pytest.approx(MARKET, abs=1e-6)
    assert new["p"] < 1e-6 and new["z"] > 5 and new["last_year"] is None
    assert "20 天 15 件；占道经营占 80%。" in new["told"]["zh"]
    assert (told["short"], told["few"], told["unplaced"]) == (False, [], 0)
    for one in told["items"]:
        query = {"place": ONE, "cell": one["cell"], "rings": one["rings"], "measure": "reported", **DAYS}
        assert len(listed(county, **query)) == one["cases"]
    assert asked(county, "hotspots", category="E0201")["items"] == []
    assert [one["cases"] for one in asked(as_user("town"), "hotspots", TOWN)["items"]][:1] == [15]


def test_they_leave_the_house_as_a_workbook(as_user: As, planted: None) -> None:
    answer = as_user("county").get("/exports/hotspots", params=DAYS | {"place": ONE}, headers={"Accept-Language": "zh"})
    assert answer.status_code == 200
    head, *rows = load_workbook(BytesIO(answer.content)).active.values
    assert [row[0] for row in rows] == ["新增", "持续", "消退"]
    assert [row[head.index("本期件数")] for row in rows] == [15, 11, 0]


def test_a_years_age_is_told_when_cases_reach_back_to_it(as_user: As, session: Session, world: World) -> None:
    spread(session, world, AT - timedelta(days=400))
    many(session, world, MARKET, 4, AT - timedelta(days=368))
    many(session, world, MARKET, 9)
    session.commit()
    [one] = asked(as_user("county"), "hotspots")["items"]
    assert (one["cases"], one["last_year"]) == (9, 4)
    assert "去年同期 4 件" in one["told"]["zh"]


def test_a_few_cases_are_named_and_not_tested(as_user: As, session: Session, world: World) -> None:
    many(session, world, MARKET, 9)
    session.commit()
    told = asked(as_user("county"), "hotspots")
    assert told["items"] == [] and len(told["few"]) == 1
    assert told["short"]


def test_at_the_border_the_other_countys_cases_are_not_counted(as_user: As, session: Session, world: World) -> None:
    spread(session, world)
    of_two = next(grid for grid in world.grids if grid.startswith(TWO))
    many(session, world, BORDER, 12, grid_code=world.grids[7])
    many(session, world, (120.2001, 30.15), 14, grid_code=of_two)
    session.commit()
    for user, place, cases in (("county", ONE, 12), ("other_county", TWO, 14), ("city", CITY, 26)):
        [one] = [spot for spot in asked(as_user(user), "hotspots", place)["items"] if spot["cases"] > 1]
        assert one["cases"] == cases
        query = {"place": place, "cell": one["cell"], "rings": one["rings"], "measure": "reported", **DAYS}
        assert len(listed(as_user(user), **query)) == cases


def test_a_matter_comes_back_and_a_sealed_case_breaks_its_chain(as_user: As, session: Session, world: World) -> None:
    days = [AT - timedelta(days=n) for n in (100, 70, 40, 10, 5)]
    numbers = [a_case(session, world, grid_code=world.grids[0], place=MARKET, at=at).number for at in days]
    for earlier, number in pairwise(numbers):
        session.add(Recurrence(county_code=ONE, number=number, earlier=earlier, days=20))
    session.commit()
    county = as_user("county")
    [one] = asked(county, "repeats")["items"]
    assert (one["first"], one["cases"]) == (numbers[0], 5)
    assert listed(county, matter=one["first"]) == set(numbers)
    assert "5 件" in one["told"]["zh"]
    assert asked(county, "repeats", least=6)["items"] == []
    assert asked(county, "repeats", category="E0201")["items"] == []
    session.execute(text("UPDATE cases SET sensitive = true WHERE number = :number"), {"number": numbers[1]})
    session.commit()
    [one] = asked(county, "repeats")["items"]
    assert (one["first"], one["cases"]) == (numbers[2], 3)
    assert listed(county, matter=numbers[0]) == {numbers[0]}
    assert listed(county, matter=numbers[1]) == set()


def test_a_category_rises_above_its_own_season(as_user: As, session: Session, world: World) -> None:
    county = as_user("county")
    many(session, world, MARKET, 12)
    session.commit()
    told = asked(county, "rising")
    assert (told["items"], told["weeks"], told["looked_at"]) == ([], [], 1)
    many(session, world, MARKET, 1, AT - timedelta(days=800))
    many(session, world, MARKET, 3, AT - timedelta(days=370))
    many(session, world, MARKET, 12, category="E0201")
    many(session, world, MARKET, 11, AT - timedelta(days=370), category="E0201")
    session.commit()
    told = asked(county, "rising")
    assert told["weeks"] == [["2025-02-21", "2025-03-12"], ["2024-02-23", "2024-03-13"]]
    [one] = told["items"]
    assert (one["code"], one["cases"], one["former"]) == ("E0101", 12, [3, 0])
    assert one["low"] <= one["mean"] <= one["high"] < 12
    assert len(listed(county, place=ONE, measure="reported", category="E0101", **DAYS)) == 12


def test_a_grid_is_silent_where_its_town_lets_expect_some(as_user: As, session: Session, world: World) -> None:
    grids = [code for code in world.grids if code.startswith(TOWN)]
    for grid in grids[1:]:
        many(session, world, world.middles[grid], 6, grid_code=grid)
    a_case(session, world, grid_code=grids[0], at=AT - timedelta(days=60))
    session.commit()
    told = asked(as_user("county"), "silent")
    [one] = told["items"]
    assert (one["code"], one["expected"], one["last"]) == (grids[0], 6.0, "2026-01-10")
    assert one["p"] == pytest.approx(0.002479, abs=1e-6)
    assert told["without_households"] == 0
    a_case(session, world, grid_code=grids[0], at=SOON)
    session.commit()
    assert asked(as_user("county"), "silent")["items"] == []


def test_grids_without_staff_are_out_of_load(as_user: As, session: Session, world: World) -> None:
    stocked(session)
    session.commit()
    told = asked(as_user("town"), "loads", TOWN)
    assert told["grids"] == 4
    assert [one["out"] for one in told["items"]] == ["unstaffed"] * 3
    assert world.grid_of(TOWN) not in {one["code"] for one in told["items"]}


def test_the_first_sentences_open_what_they_count(as_user: As, session: Session, world: World, planted: None) -> None:
    late = AT - timedelta(days=25)
    grids = [world.grids[n] for n in (0, 4, 5)]
    for grid, times in zip(grids, (12, 2, 1), strict=True):
        many(session, world, world.middles[grid], times, late, grid_code=grid)
    session.execute(
        text("UPDATE cases SET due_at = CASE WHEN submitted_at = :late THEN :late ELSE NULL END"), {"late": late}
    )
    session.commit()
    county = as_user("county")
    told = asked(county, "findings")
    assert 1 <= len(told["items"]) <= 3
    first = told["items"][0]
    assert first["kind"] == "overdue"
    for language in ("zh", "en"):
        linked = [part for one in told["items"] for part in one[language] if part["link"]]
        assert linked
        for part in linked:
            if part["link"]["opens"] == "cases" and part["text"].isdigit():
                assert opens(county, part["link"]) == int(part["text"])
    assert "".join(part["text"] for part in first["zh"]).startswith("超期未处置 15 件，其中 12 件（80%）在")
    [area] = [part for part in first["zh"] if part["link"] and not part["text"].isdigit()]
    assert opens(county, area["link"]) == 12
    assert all(one["rule"]["zh"] and one["rule"]["en"] for one in told["items"])
    assert {"overdue", "new_hot"} <= {one["kind"] for one in told["items"]}


@pytest.mark.parametrize("what", FOUND)
def test_they_are_told_to_whoever_reads_figures_of_the_whole_place(as_user: As, world: World, what: str) -> None:
    for user, place, status in (
        ("county", ONE, 200),
        ("county", TWO, 403),
        ("county", CITY, 403),
        ("town", ONE, 403),
        ("nobody", ONE, 403),
        ("county", "999999", 404),
    ):
        assert as_user(user).get(f"/stats/{what}", params={"place": place}).status_code == status


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (f"hotspots?place={TOWN}001", "村社范围太小"),
        (f"hotspots?place={ONE}&from=2024-01-01&to=2026-01-01", "最长 366 天"),
        (f"rising?place={ONE}&from=2024-01-01&to=2026-01-01", "最长 52 周"),
        (f"repeats?place={ONE}&least=1", "2 至 20"),
        (f"hotspots?place={ONE}&from=2026-03-11&to=2026-03-01", ""),
        (f"findings?place={ONE}&from=1500-01-01&to=1900-01-01", ""),
    ],
)
def test_what_cannot_be_told_is_refused_in_words(as_user: As, world: World, path: str, words: str) -> None:
    answer = as_user("county").get(f"/stats/{path}", headers={"Accept-Language": "zh"})
    assert answer.status_code == 422
    assert words in answer.json()["detail"]


def test_an_office_of_the_county_reads_no_findings(as_user: As, session: Session, world: World) -> None:
    an_account(session, "handler", ("office_clerk", "office", f"{TOWN}-urban_enforcement"))
    session.commit()
    assert as_user("handler").get("/stats/findings", params={"place": TOWN}).status_code == 403


def test_a_long_period_has_findings_of_figures_alone(as_user: As, planted: None) -> None:
    told = asked(as_user("county"), "findings", **{"from": "2024-01-01"})
    assert {one["kind"] for one in told["items"]} <= {"overdue", "late", "below_target", "silent", "repeats"}
