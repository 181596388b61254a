"""What a map shows besides its grids, and what a grid carries, against values counted by hand."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from fastapi.testclient import TestClient
from shapely.geometry import LineString, MultiLineString
from sqlalchemy import text, update
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.geocoding.models import LinearObject, LinePost, StandardAddress
from tests.factories import AT, ONE, World, a_case, a_person
from tests.stocked import stocked

As = Callable[[str], TestClient]
TOWN = f"{ONE}001"
GRID = f"{ONE}001001001"


def an_address(session: Session, name: str, lng: float, lat: float, kind: str = "poi", **facts: object) -> None:
    row = StandardAddress(
        text=name,
        key=name,
        kind=kind,
        site=name if kind == "poi" else "",
        place=f"SRID=4490;POINT({lng} {lat})",
        **{"village_code": f"{TOWN}001", "town_code": TOWN, "county_code": ONE} | facts,
    )
    session.add(row)
    session.flush()


def a_river(session: Session, name: str, chief: str, *spots: tuple[float, float], until: date | None = None) -> None:
    line = LinearObject(
        kind="river", name=name, rank=2, code="", line=f"SRID=4490;{MultiLineString([LineString(spots)]).wkt}"
    )
    session.add(line)
    session.flush()
    person = a_person(session, chief)
    days = {"valid_from": date(2025, 1, 1), "valid_to": until}
    session.add(LinePost(linear_object_id=line.id, person_id=person.id, duty="river_chief", level="town", **days))
    session.flush()


def test_rivers_are_named_with_who_is_their_chief_today_at_a_point_within_the_place(
    as_user: As, session: Session, world: World
) -> None:
    a_river(session, "甲河", "河长甲", (120.01, 30.05), (120.19, 30.05))
    a_river(session, "乙河", "河长乙", (120.01, 30.15), (120.19, 30.15))
    a_river(session, "丙河", "旧河长", (120.01, 30.02), (120.19, 30.02), until=date(2026, 3, 1))
    a_river(session, "丁河", "河长丁", (120.30, 30.05), (120.35, 30.05))
    session.commit()

    def told(place: str) -> list[tuple[str, str]]:
        answer = as_user("county").get("/overlays", params={"place": place, "kind": "rivers"}).json()["items"]
        inside = "SELECT ST_Covers(boundary, ST_SetSRID(ST_Point(:lng, :lat), 4490)) FROM divisions WHERE code = :code"
        for one in answer:
            at = {"lng": one["lng"], "lat": round(one["lat"], 7), "code": place}
            assert session.scalar(text(inside), at), one
        return [(one["name"], one["note"]) for one in answer]

    assert told(TOWN) == [("甲河", "河长甲")]
    assert told(ONE) == [("乙河", "河长乙"), ("甲河", "河长甲")]


def test_places_are_those_in_use_of_the_place_and_nothing_else(as_user: As, session: Session, world: World) -> None:
    an_address(session, "幸福广场", 120.02, 30.05)
    an_address(session, "老车站", 120.03, 30.05, valid_to=date(2025, 12, 31))
    an_address(session, "中山路1号", 120.02, 30.06, kind="door", road="中山路", number=1)
    elsewhere = {"village_code": f"{ONE}002001", "town_code": f"{ONE}002"}
    an_address(session, "北广场", 120.02, 30.15, **elsewhere)
    session.commit()

    def told(who: str, place: str) -> list[tuple[str, str, float, float]]:
        answer = as_user(who).get("/overlays", params={"place": place, "kind": "places"}).json()["items"]
        return [(one["name"], one["note"], one["lng"], one["lat"]) for one in answer]

    assert told("county", TOWN) == [("幸福广场", "", 120.02, 30.05)]
    assert {one[0] for one in told("county", ONE)} == {"幸福广场", "北广场"}
    assert told("other_town", TOWN) == []
    refused = as_user("county").get("/overlays", params={"place": TOWN, "kind": "offices"})
    assert refused.status_code == 422
    assert as_user("county").get("/overlays", params={"place": "999", "kind": "rivers"}).status_code == 404


def test_the_load_of_a_grid_is_what_one_counts_by_hand(as_user: As, session: Session, world: World) -> None:
    stocked(session)
    an_address(session, "幸福广场", 120.0201, 30.0501)
    an_address(session, "幸福学校", 120.0301, 30.0501)
    an_address(session, "中山路1号", 120.02011, 30.05011, kind="door", road="中山路", number=1)
    an_address(session, "东格", 120.0801, 30.0501)
    for days in (1, 30, 200, 364):
        a_case(session, world, grid_code=GRID, at=AT - timedelta(days=days))
    a_case(session, world, grid_code=GRID, at=AT - timedelta(days=380))
    gone = a_case(session, world, grid_code=GRID, at=AT - timedelta(days=2))
    sealed = a_case(session, world, grid_code=GRID, at=AT - timedelta(days=3))
    session.execute(update(Case).where(Case.number == gone.number).values(state="withdrawn"))
    session.execute(update(Case).where(Case.number == sealed.number).values(sensitive=True))
    session.commit()
    told = as_user("county").get(f"/grids/{GRID}/load").json()
    measured = "SELECT ST_Area(boundary::geography) FROM grid_versions WHERE grid_code = :code"
    area = session.scalar(text(measured), {"code": GRID})
    assert told.pop("area_m2") == pytest.approx(area, rel=1e-3)
    # a household 0.96 minutes a month, a square of 100 m with addresses 48, a case 25; objects lie in another grid
    minutes = 300 * 0.96 + 2 * 48 + 4 / 12 * 25
    assert (told.pop("missing"), told.pop("drivers")["household"]) == ([], 300)
    assert told == {
        "households": 300,
        "cases_12m": 4,
        "open_cases": 5,
        "key_places": 2,
        "patrol_cells": 2,
        "fulltime": 1,
        "parttime": 0,
        "hours_a_month": round(minutes / 60, 1),
        "index": pytest.approx(minutes / 60 / 115, abs=0.01),
        "deviation": None,
    }
    planner = as_user("worker").get(f"/grids/{GRID}/load").json()
    assert planner["households"] == 300
