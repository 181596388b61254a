"""Every number of a chart opens as many cases as it counts, and is what the events and the clock say."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from gridgis.analytics.folding import fold
from gridgis.cases import in_force
from gridgis.cases.clocks import WorkCalendar, working_time
from gridgis.cases.models import Assignment, Case, CaseEvent
from gridgis.cases.rules import HOPS, LEFT_OUT
from tests.api.test_figure_lists import DAYS, generated, listed
from tests.factories import AT, ONE, World, an_office

As = Callable[[str], TestClient]
ZONE = ZoneInfo("Asia/Shanghai")
TOWN = f"{ONE}001"
PLACES: tuple[dict[str, str], ...] = ({}, {"place": TOWN}, {"place": f"{TOWN}001", "category": "order"})
STATES = [state for states in HOPS.values() for state in states] + ["suspended", "needs_info"]


def lives(session: Session, world: World, seed: int) -> random.Random:
    """Cases with histories of random states, of which half are folded into the sums."""
    chance = random.Random(seed)
    generated(session, world, seed, 400)
    events = []
    for case in session.scalars(select(Case).order_by(Case.number)):
        at, end = case.submitted_at, case.closed_at or AT
        for seq in range(2, chance.randint(3, 9)):
            at = min(end, at + timedelta(hours=chance.uniform(0, 25)))
            events.append(
                {
                    "county_code": case.county_code,
                    "case_number": case.number,
                    "seq": seq,
                    "at": at,
                    "move": "sign",
                    "source": None,
                    "target": chance.choice(STATES),
                    "actor_name": "",
                    "facts": {},
                }
            )
    session.execute(insert(CaseEvent), events)
    session.execute(text("UPDATE cases SET last_seq = 9"))
    fold(session, zone=str(ZONE), most=700)
    return chance


@pytest.mark.parametrize("seed", [21])
def test_every_count_opens_its_list(as_user: As, session: Session, world: World, seed: int) -> None:
    lives(session, world, seed)
    client = as_user("county")
    for where in PLACES:
        asked = DAYS | where
        for one in client.get("/stats/categories", params=asked).json()["items"]:
            kind = asked | {"category": one["code"]}
            assert len(listed(client, measure="reported", **kind)) == one["now"]
        hours = client.get("/stats/hours", params=asked).json()
        for one in random.Random(seed).sample(hours["items"], min(4, len(hours["items"]))):
            cell = {"weekdays": str(one["weekday"]), "hours": str(one["hour"])}
            assert len(listed(client, measure="reported", **asked, **cell)) == one["cases"]
        for one in client.get("/stats/hops", params=asked).json()["items"]:
            assert len(listed(client, measure="closed", hop=one["hop"], **asked)) == one["cases"]
            assert len(listed(client, measure="closed", hop=one["hop"], pace="over", **asked)) == one["over"]
        body = client.get("/stats/standing", params=where).json()
        for one in body["ages"]:
            days = {"to": one["end"]} | ({"from": one["begin"]} if one["begin"] else {})
            for due, count in one["counts"].items():
                assert len(listed(client, open=True, sensitive=False, due=due, **where, **days)) == count, (one, due)
        waiting = [(kind, one) for kind in ("hop", "post") for one in body[f"{kind}s"] if one["code"]]
        for kind, one in waiting:
            at = where | {kind: one["code"], "sensitive": False}
            assert len(listed(client, open=True, **at)) == one["open"], (kind, one)
            assert len(listed(client, due="overdue", **at)) == one["overdue"]
        assert sum(one["open"] for one in body["posts"]) == sum(one["open"] for one in body["hops"])
        opened = len(listed(client, measure="open", **where))
        assert sum(sum(one["counts"].values()) for one in body["ages"]) == opened
        assert sum(one["open"] for one in body["hops"]) == sum(one["open"] for one in body["offices"]) == opened


@pytest.mark.parametrize("seed", [31])
def test_charts_are_what_the_events_say(as_user: As, session: Session, world: World, seed: int) -> None:
    lives(session, world, seed)
    client = as_user("city")
    begin, end = (datetime.fromisoformat(f"{DAYS[one]}T00:00").replace(tzinfo=ZONE) for one in ("from", "to"))
    rows = [one for one in session.execute(select(Case)).scalars() if not one.sensitive and one.state not in LEFT_OUT]
    came = [one for one in rows if begin <= one.submitted_at < end + timedelta(days=1)]
    hours: dict[tuple[int, int], int] = {}
    for one in came:
        local = one.submitted_at.astimezone(ZONE)
        hours[local.isoweekday(), local.hour] = hours.get((local.isoweekday(), local.hour), 0) + 1
    told = client.get("/stats/hours", params=DAYS).json()
    assert {(one["weekday"], one["hour"]): one["cases"] for one in told["items"]} == hours
    assert sum(told["days"]) == 23
    calendar = in_force.limits(session, str(ZONE), (AT - timedelta(days=90)).date()).calendar
    closed = [one for one in rows if one.closed_at and begin <= one.closed_at < end + timedelta(days=1)]
    every = select(CaseEvent).order_by(CaseEvent.county_code, CaseEvent.case_number, CaseEvent.seq)
    events: dict[str, list[Any]] = {}
    for event in session.scalars(every):
        events.setdefault(event.case_number, []).append(event)
    told = client.get("/stats/hops", params=DAYS).json()["items"]
    assert sum(one["median"] is not None for one in told) >= 3
    for one in told:
        minutes = [time for case in closed if (time := stood(events[case.number], one["hop"], calendar)) is not None]
        assert one["cases"] == len(minutes)
        assert (one["median"] is None) == (len(minutes) < 10)
        if len(minutes) >= 10:
            assert one["median"] == pytest.approx(np.median(minutes) / 60, abs=0.006)
            assert one["ninth"] == pytest.approx(np.quantile(minutes, 0.9) / 60, abs=0.006)


def stood(events: list[Any], hop: str, calendar: WorkCalendar) -> int | None:
    """Whole working minutes in a hop, or None where it was not passed."""
    turns = [
        working_time(event.at, following.at, calendar)
        for event, following in pairwise(events)
        if event.target in HOPS[hop]
    ]
    return int(sum(turns, timedelta()).total_seconds() // 60) if turns else None


def test_of_fewer_than_ten_no_time_is_told(as_user: As, session: Session, world: World) -> None:
    lives(session, world, 41)
    asked = {"from": "2026-03-01", "to": "2026-03-09", "place": f"{TOWN}001"}
    few = as_user("county").get("/stats/hops", params=asked).json()["items"]
    assert [one["hop"] for one in few] == list(HOPS)
    assert any(0 < one["cases"] < 10 for one in few)
    assert all(one["median"] is one["ninth"] is one["ratio"] is None for one in few if one["cases"] < 10)


def test_what_one_office_passed_on_to_another(as_user: As, session: Session, world: World) -> None:
    generated(session, world, 51, 60)
    kinds = session.scalars(text("SELECT code FROM agency_types ORDER BY code LIMIT 3"))
    codes = [an_office(session, ONE, "county", kind).code for kind in kinds]
    rows = session.scalars(select(Case).where(Case.county_code == ONE).order_by(Case.number)).all()
    given = [[("lead", 0), ("lead", 1), ("co", 2)], [("lead", 0), ("co", 1)], [("lead", 2)], [("lead", 1), ("lead", 1)]]
    for n, case in enumerate(rows):
        parts = given[n % 4]
        for seq, (part, office) in enumerate(parts, start=1):
            ended = AT if part == "lead" and seq < len([one for one in parts if one[0] == "lead"]) else None
            session.add(
                Assignment(
                    county_code=ONE,
                    case_number=case.number,
                    seq=seq,
                    office_code=codes[office],
                    part=part,
                    dispatched_at=case.submitted_at,
                    ended_at=ended,
                )
            )
    session.commit()
    client = as_user("county")
    body = client.get("/stats/flows", params=DAYS).json()
    pairs = {(one["source"], one["target"]): (one["cases"], one["led"]) for one in body["items"]}
    assert set(pairs) == {(codes[0], codes[1]), (codes[1], codes[2])}
    assert 0 < pairs[codes[0], codes[1]][1] <= pairs[codes[0], codes[1]][0]
    for (source, target), (count, _) in pairs.items():
        assert len(listed(client, measure="reported", flow=f"{source}>{target}", **DAYS)) == count


@pytest.mark.parametrize(
    "wrong",
    [
        "weekdays=8",
        "weekdays=5-1",
        "weekdays=x",
        "hours=24",
        "hours=20-18",
        "hours=0-25",
        "flow=a",
        "hop=nap",
        "due=late",
    ],
)
def test_nonsense_is_refused_with_words(as_user: As, world: World, wrong: str) -> None:
    answer = as_user("county").get(f"/cases?{wrong}")
    assert answer.status_code == 422
    assert wrong.split("=", maxsplit=1)[0] in str(answer.json())


def test_who_reads_no_figures_gets_no_chart(as_user: As, world: World) -> None:
    assert as_user("nobody").get("/stats/hops").status_code == 403


def test_the_minutes_of_the_database_are_the_calendars(session: Session, world: World) -> None:
    chance = random.Random(7)
    calendar = in_force.limits(session, str(ZONE), datetime(2025, 1, 1, tzinfo=ZONE).date()).calendar
    for _ in range(60):
        since = AT + timedelta(minutes=chance.uniform(-300_000, 300_000))
        until = since + timedelta(minutes=chance.expovariate(1 / 3000))
        asked = text("SELECT worked_minutes(:since, :until, :zone)")
        found = session.scalar(asked, {"since": since, "until": until, "zone": str(ZONE)})
        assert float(found or 0) == pytest.approx(working_time(since, until, calendar).total_seconds() / 60, abs=1e-6)


def test_another_calendar_counts_closed_cases_anew(as_user: As, session: Session, world: World) -> None:
    lives(session, world, 61)
    while fold(session, zone=str(ZONE)):
        pass
    client = as_user("city")
    before = client.get("/stats/hops", params=DAYS).json()["items"]
    session.execute(
        text(
            "INSERT INTO workday_calendar (day, is_workday) SELECT day::date, false FROM generate_series("
            "date '2026-02-24', date '2026-03-11', interval '1 day') AS day"
            " ON CONFLICT (day) DO UPDATE SET is_workday = false"
        )
    )
    session.commit()
    after = client.get("/stats/hops", params=DAYS).json()["items"]
    assert [one["cases"] for one in after] == [one["cases"] for one in before]
    both = [(one["ninth"], was["ninth"]) for one, was in zip(after, before, strict=True) if was["ninth"]]
    assert both and all(now < then for now, then in both)
