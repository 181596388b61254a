"""The numbers that an installation may turn: one row is changed, and all that shows or uses it follows."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from gridgis.cases.moving import move
from gridgis.cases.nearing import fill_near_due
from gridgis.cases.term_models import WorkSchedule
from gridgis.core.errors import Conflict
from gridgis.core.thresholds import Threshold
from gridgis.geocoding.models import LinearObject
from gridgis.security.rules import SYSTEM
from gridgis.supervision.actions import pass_time
from tests.api.planning import VILLAGE, WEST, Desk
from tests.claims import asked
from tests.factories import AT, ONE, World, a_case
from tests.stocked import stocked

As = Callable[[str], TestClient]
ZONE = "Asia/Shanghai"
OFFICE = f"{ONE}001-urban_enforcement"


def turn(session: Session, name: str, value: str) -> None:
    session.execute(update(Threshold).where(Threshold.name == name).values(value=value))
    session.info.clear()


@pytest.mark.parametrize(("share", "near"), [("0.3", 1), ("0.8", 0), ("0.4", 0)])
def test_figure_list_map_and_bar_follow_the_near_due_share(
    session: Session, world: World, as_user: As, share: str, near: int
) -> None:
    """Of four working hours one and a half are used; the case stood before the share was turned."""
    opened = a_case(session, world, grid_code=world.grids[0], at=AT - timedelta(hours=1.5), office_code=OFFICE)
    turn(session, "near_due_share", share)
    fill_near_due(session, zone=ZONE)
    session.commit()
    county = as_user("county")
    assert county.get("/stats/areas", params={"level": "town", "parent": ONE}).json()["total"]["near_due"] == near
    assert len(county.get("/cases?due=near_due").json()["items"]) == near
    assert len(county.get("/cases?measure=near_due").json()["items"]) == near
    drawn = county.get("/cases.geojson").json()["features"]
    assert [one["properties"]["clock"] for one in drawn] == ["near" if near else "ok"]
    told = county.get(f"/cases/{opened.number}").json()
    assert (told["near_due_share"], told["case"]["clock"]) == (float(share), "near" if near else "ok")


def test_limits_windows_and_returns_follow_their_rows(session: Session, world: World) -> None:
    for name, value in {
        "returns_allowed": "1",
        "evaluation_days": "3",
        "archive_days": "1",
        "rework_share": "0.25",
        "rework_least_hours": "1",
    }.items():
        turn(session, name, value)
    session.execute(update(WorkSchedule).values(spans="09:00-13:00"))
    number = a_case(session, world, grid_code=world.grids[0], at=AT, office_code=OFFICE).number

    def moved(name: str, days: float = 0) -> str:
        at = AT + timedelta(days=days)
        case = move(session, SYSTEM, number, asked(name, at=at, office_code=OFFICE), zone=ZONE, at=at)
        return f"{case.due_at:%d %H:%M}" if case.due_at else ""

    moved("return")
    moved("uphold_return")
    assert moved("final_ruling") == "12 02:00", "four hours from ten o'clock are one from nine the next day"
    with pytest.raises(Conflict, match="returned 1 times"):
        moved("return")
    moved("sign")
    moved("file_result")
    assert moved("check_fail") == "11 03:00", "a quarter of four hours"
    for name in ("file_result", "check_pass", "close"):
        moved(name)
    assert [pass_time(session, zone=ZONE, at=AT + timedelta(days=days)) for days in (2.9, 3, 3.9, 4)] == [0, 1, 0, 1]


@pytest.mark.parametrize(("metres", "found"), [("30", []), ("150", ["长水塘"])])
def test_lines_come_along_within_their_row(
    session: Session, world: World, as_user: As, metres: str, found: list[str]
) -> None:
    lng, lat = world.middles[world.grids[0]]
    wkt = f"SRID=4490;MULTILINESTRING(({lng + 0.001} {lat - 0.01}, {lng + 0.001} {lat + 0.01}))"
    session.execute(insert(LinearObject).values(kind="river", name="长水塘", rank=2, line=wkt))
    turn(session, "line_beside_m", metres)
    session.commit()
    told = as_user("county").post("/route", json={"lng": lng, "lat": lat, "datum": "cgcs2000"}).json()
    assert [one["name"] for one in told["lines"]] == found


def test_plans_are_checked_and_weighed_by_their_rows(session: Session, world: World, as_user: As) -> None:
    """Grids of 300 households, of which 250 are wanted, a tenth more or less."""
    stocked(session)
    desk = Desk.begin(as_user("planner"))
    assert desk.view["plan"]["target_households"] == 400
    rows = {"household_target": "250", "household_spread": "0.1", "household_tolerance": "0.05"}
    work = {"minutes_a_household": "60", "minutes_a_place": "0.1", "minutes_a_patrol_cell": "0.1"}
    for name, value in (rows | work).items():
        turn(session, name, value)
    session.commit()
    told = desk.client.get("/thresholds").json()
    assert {name: float(told[name]) for name in rows | work} == {name: float(v) for name, v in (rows | work).items()}
    session.info.clear()
    desk = Desk.begin(as_user("planner"), "另案")
    assert desk.view["plan"]["target_households"] == 250
    desk.edit("rename", code=WEST, name="西格")
    said = [one["text_zh"] for one in desk.problems() if one["kind"] == "households" and WEST in one["codes"]]
    assert said == ["西格 300 户，应在 225–275 户"]
    loads = desk.client.get(f"{desk.path}/loads", params={"village": VILLAGE}).json()
    (west,) = [one["after"] for one in loads["grids"] if one["code"] == WEST]
    assert loads["tolerance"] == 0.05
    assert west["hours_a_month"] == pytest.approx(300, abs=0.2), "an hour each"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("near_due_share", "1"),
        ("rework_share", "1.5"),
        ("archive_days", "0"),
        ("returns_allowed", "2.5"),
        ("line_beside_m", "thirty"),
        ("minutes_a_case", "-25"),
        ("minutes_a_place", ""),
    ],
)
def test_a_value_of_another_kind_is_never_stored(session: Session, name: str, value: str) -> None:
    with pytest.raises(IntegrityError, match="ck_thresholds_value"):
        turn(session, name, value)


def test_a_row_that_is_gone_is_told_and_what_was_sent_may_come_again(
    session: Session, world: World, as_user: As
) -> None:
    """A report's sender gives up at a conflict, and tries again where the house is not ready."""
    worker, (lng, lat) = as_user("worker"), world.middles[world.grids[0]]
    report = {"category_code": "E0101", "description": "占道", "lng": lng, "lat": lat}
    row = session.get_one(Threshold, "archive_days")
    right = {"name": row.name, "value": row.value, "note": row.note}
    session.delete(row)
    session.commit()
    refused = worker.put(f"/reports/{UUID(int=1)}", json=report)
    assert (refused.status_code, refused.json()["kind"]) == (503, "core.threshold")
    assert refused.json()["name"] == "archive_days"
    assert all(part in refused.json()["detail"] for part in ("archive_days", "required"))
    session.merge(Threshold(**right))
    session.commit()
    assert worker.put(f"/reports/{UUID(int=1)}", json=report).status_code == 201
