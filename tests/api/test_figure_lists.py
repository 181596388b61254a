"""Every figure opens its list: as many cases as it counts, whatever the cases, the place, the days and the level."""

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from gridgis.analytics.figures import Period
from gridgis.analytics.queries import overview
from gridgis.cases import scopes
from gridgis.cases.life import LIFE
from gridgis.cases.measures import MEASURES
from gridgis.cases.models import Case
from gridgis.cases.moving import move, standing_of
from gridgis.cases.rules import OPEN, STATES
from gridgis.cases.scopes import SCOPES
from gridgis.cases.term_models import Category
from gridgis.core.geo import SRID, cell_of
from gridgis.security.rules import SYSTEM
from tests.claims import ALWAYS, asked
from tests.db.case_courses import gone_through
from tests.db.case_courses import keep as kept
from tests.factories import AT, CITY, ONE, World, a_case

As = Callable[[str], TestClient]
ZONE = "Asia/Shanghai"
DAYS = {"from": "2026-02-20", "to": "2026-03-14"}
"""Reaches beyond today, so that limits lie in it which have not ended."""
LIKELY = (*STATES, "merged", "merged", "result_filed", "result_filed", "evaluated", "evaluated", "archived", "rejected")
OFFICES = dict.fromkeys(("town",), f"{ONE}001-urban_enforcement")


AGAIN = """
INSERT INTO recurrences (county_code, number, earlier, days)
SELECT county_code, number, earlier, 8 + n % 40 FROM (
  SELECT county_code, number, lag(number) OVER same AS earlier, row_number() OVER same AS n
  FROM cases WINDOW same AS (PARTITION BY county_code ORDER BY number)
) AS pairs WHERE earlier IS NOT NULL
"""


UP = """
INSERT INTO case_events (county_code, case_number, seq, at, move, target, due_at, actor_name, facts)
SELECT county_code, number, 1, submitted_at, 'escalate', 'submitted', total_due_at, '', '{"level": "county"}' FROM cases
"""
"""Histories of all, in which all were put before the county."""


def generated(session: Session, world: World, seed: int, count: int = 300) -> None:
    """Cases of six weeks in all states, with and without place, village, limit, answer and seal."""
    chance = random.Random(seed)
    kinds = session.scalars(select(Category).where(Category.level == 2).order_by(Category.code)).all()
    kinds = [*kinds[::17], *[one for one in kinds if one.sensitive][:2]]
    made = [_generated(chance, world, kinds, seed, i) for i in range(count)]
    session.execute(insert(Case), made)
    session.execute(text(AGAIN))
    if seed != 8:
        session.execute(text(UP))
        session.execute(text("UPDATE cases SET last_seq = 1"))
    kept(session, [row | {"course": gone_through(random.Random(n), row)} for n, row in enumerate(made)])
    session.commit()


def _generated(chance: random.Random, world: World, kinds: list[Category], seed: int, i: int) -> dict[str, Any]:
    grid, kind, state = chance.choice(world.grids), chance.choice(kinds), chance.choice(LIKELY)
    lng, lat = world.middles[grid]
    in_village, in_town = chance.random() < 0.85, chance.random() < 0.95
    submitted = AT - timedelta(hours=chance.uniform(0, 800))
    due = submitted + timedelta(hours=chance.uniform(1, 1200))
    closed = None if state in (*OPEN, "merged") else submitted + timedelta(hours=chance.uniform(0, 300))
    return {
        "county_code": grid[:6],
        "number": f"{grid[:6]}-{seed}-{i:05d}",
        "town_code": grid[:9] if in_town else None,
        "village_code": grid[:12] if in_town and in_village else None,
        "current_grid_code": grid if in_town and in_village else None,
        "category_code": kind.code,
        "platform": kind.platform,
        "urgency": kind.urgency,
        "source": ("citizen", "grid_worker")[i % 2],
        "self_handled": i % 3 == 0,
        "rework_count": i % 2,
        "description": "x",
        "place": f"SRID={SRID};POINT({lng} {lat})",
        "h3": cell_of(lng, lat),
        "state": state,
        "sensitive": kind.sensitive,
        "submitted_at": submitted,
        "closed_at": closed,
        "due_at": chance.choice([None, due, due]),
        "near_due_at": submitted + 0.8 * (due - submitted),
        "total_due_at": submitted + timedelta(hours=chance.uniform(1, 700)),
        "satisfaction": chance.choice([None, 1, 2, 3, 4]) if state in ("evaluated", "archived") else None,
    }


def listed(client: TestClient, **query: Any) -> set[str]:
    """All numbers of a list, page by page."""
    found: list[str] = []
    params = query | {"limit": 200}
    while True:
        page = client.get("/cases", params=params).json()
        found += [one["number"] for one in page["items"]]
        if not page["next"]:
            assert len(found) == len(set(found))
            return set(found)
        params["cursor"] = page["next"]


def figures_in(body: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    for name in MEASURES:
        for one in body["items"]:
            yield one["code"], name, one[name]
        yield "", name, body["total"][name]


@pytest.mark.parametrize(
    ("seed", "level", "category"), [(1, "town", None), (2, "village", "order"), (3, "grid", None), (4, "county", None)]
)
def test_every_figure_opens_as_many_cases_as_it_counts(
    as_user: As, session: Session, world: World, seed: int, level: str, category: str | None
) -> None:
    generated(session, world, seed)
    before = AT - timedelta(days=50)
    a_case(session, world, grid_code=world.grids[0], at=before)  # so that the period before has cases before it
    session.commit()
    client = as_user("city" if level == "county" else "county")
    parent = CITY if level == "county" else ONE
    asked = DAYS | ({"category": category} if category else {})
    body = client.get("/stats/areas", params=asked | {"level": level, "parent": parent}).json()
    counts = list(figures_in(body))
    for code, name, count in counts:
        assert len(listed(client, measure=name, place=code or parent, **asked)) == count, (code, name)
    if category is None:
        assert {name for code, name, count in counts if code == "" and count} == set(MEASURES)
    earlier = {"from": "2026-01-28", "to": "2026-02-19"} | ({"category": category} if category else {})
    for name in set(MEASURES) & set(body["before"]) - {"open", "overdue"}:
        assert len(listed(client, measure=name, place=parent, **earlier)) == body["before"][name], name


def test_the_two_lists_of_a_rate_lie_in_each_other_and_what_is_left_is_the_third(
    as_user: As, session: Session, world: World
) -> None:
    generated(session, world, 5)
    client = as_user("county")
    for whole_of, good, bad in (("due", "on_time", "late"), ("answers", "satisfied", "unsatisfied")):
        lists = {name: listed(client, measure=name, **DAYS) for name in (whole_of, good, bad)}
        assert lists[good] | lists[bad] == lists[whole_of] and not lists[good] & lists[bad]
    due = listed(client, measure="due", **DAYS)
    assert not due & listed(client, measure="awaiting_check", **DAYS)
    rows = session.execute(select(Case.number, Case.total_due_at, Case.state).where(Case.number.in_(due)))
    assert all(row.total_due_at <= AT and row.state != "result_filed" for row in rows)


@pytest.mark.parametrize("step", ["day", "week", "month"])
def test_every_step_in_time_opens_its_cases(as_user: As, session: Session, world: World, step: str) -> None:
    generated(session, world, 6)
    client = as_user("county")
    period = DAYS if step != "day" else {"from": "2026-03-08", "to": "2026-03-12"}
    items = client.get("/stats/series", params=period | {"step": step}).json()["items"]
    end = date.fromisoformat(period["to"]) + timedelta(days=1)
    starts = [*(date.fromisoformat(one["start"]) for one in items), end]
    for one, following in zip(items, starts[1:], strict=True):
        days = {"from": max(one["start"], period["from"]), "to": (following - timedelta(days=1)).isoformat()}
        for name in set(one) - {"start"}:
            assert len(listed(client, measure=name, **days)) == one[name], (one["start"], name)


@pytest.mark.parametrize("resolution", [6, 9])
def test_every_hexagon_opens_its_cases(as_user: As, session: Session, world: World, resolution: int) -> None:
    generated(session, world, 7)
    client = as_user("county")
    found = client.get("/stats/hexes", params=DAYS | {"resolution": resolution, "place": ONE}).json()["features"]
    assert len(found) > 1
    for cell in (one["properties"] for one in found):
        for name in ("reported", "open", "overdue"):
            assert len(listed(client, measure=name, cell=cell["h3"], place=ONE, **DAYS)) == cell[name]


@pytest.mark.parametrize(
    ("username", "query"),
    [
        ("county", {}),
        ("town", {"state": "archived", "due": "overdue"}),
        ("worker", {"measure": "overdue", "sensitive": "false"}),
        ("city", {"place": f"{ONE}001", "open": "true", "from": "2026-02-20"}),
    ],
)
def test_every_tab_opens_as_many_cases_as_it_tells(
    as_user: As, session: Session, world: World, username: str, query: dict[str, Any]
) -> None:
    generated(session, world, 9)
    client = as_user(username)
    told = client.get("/cases/counts", params=query).json()["scopes"]
    for scope, patch in SCOPES.items():
        gone = {"open", "due", "measure"} | (set() if scope == "all" else {"state"})
        kept = {name: value for name, value in query.items() if name not in gone}
        assert len(listed(client, **kept, **patch)) == told[scope], scope


def test_a_tab_counts_one_beyond_the_most_and_no_further(
    as_user: As, session: Session, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    generated(session, world, 9)
    monkeypatch.setattr(scopes, "MOST", 20)
    told = as_user("county").get("/cases/counts").json()
    assert told["most"] == 20 and told["scopes"]["all"] == 21


@pytest.mark.parametrize("query", ["measure=everything", "cell=8a", "cell=8f2830828052d25", "due=soon"])
def test_a_list_of_no_figure_is_refused(as_user: As, query: str) -> None:
    answer = as_user("county").get(f"/cases?{query}")
    assert answer.status_code == 422
    assert query.split("=", maxsplit=1)[0] in str(answer.json())


MORE = ALWAYS | {
    "whistle",
    "ask_whistle",
    "redispatch",
    "merge",
    "transfer_inner",
    "consult",
    "add_helper",
    "plan_joint",
    "request_assist",
}
"""What needs to be told more than the moves of a walk."""


@pytest.mark.parametrize("seed", range(4))
def test_the_period_before_says_what_was_said_on_its_last_day(session: Session, world: World, seed: int) -> None:
    """Cases walk at random; what stood open at midnight and how much of it was overdue is told the same days later."""
    chance = random.Random(seed)
    office, start = f"{ONE}001-urban_enforcement", datetime(2026, 3, 2, 1, tzinfo=ZoneInfo("UTC"))
    midnight = datetime(2026, 3, 6, tzinfo=ZoneInfo(ZONE))
    numbers = [a_case(session, world, grid_code=f"{ONE}001001001", at=start).number for _ in range(12)]
    period = Period(date(2026, 3, 1), date(2026, 3, 5), ZONE)
    wide: dict[str, Any] = {"level": "town", "parent": ONE, "category": None}
    said = None
    moments = sorted(start + timedelta(hours=chance.uniform(0, 220)) for _ in range(90))
    for at in moments:
        if said is None and at >= midnight:
            said = overview(session, SYSTEM, period=period, at=midnight, **wide).whole
        number = chance.choice(numbers)
        state = session.scalars(select(Case.state).where(Case.number == number)).one()
        case = session.scalars(select(Case).where(Case.number == number)).one()
        able = [one for one in LIFE.open_to(standing_of(session, SYSTEM, case, at=at)) if one not in MORE]
        if state in OPEN and able:
            move(session, SYSTEM, number, asked(chance.choice(able), at=at, office_code=office), zone=ZONE, at=at)
    assert said is not None and said["open"] and said["overdue"]
    later = Period(date(2026, 3, 6), date(2026, 3, 10), ZONE)
    told = overview(session, SYSTEM, period=later, at=moments[-1], **wide).before
    assert (told["open"], told["overdue"]) == (said["open"], said["overdue"])


def test_a_history_that_does_not_tell_the_limit_gives_no_number(session: Session, world: World) -> None:
    generated(session, world, 8)
    later = Period(date(2026, 3, 6), date(2026, 3, 10), ZONE)
    told = overview(session, SYSTEM, level="county", parent=None, category=None, period=later, at=AT).before
    assert told["open"] and told["overdue"] is None
