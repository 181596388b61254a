"""Rivers, roads and rails within reach of a place: true metres, chainage, chiefs; the index serves."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import CRS, Geod, Transformer
from shapely import LineString, MultiLineString, Point
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from gridgis.core.geo import degrees_around
from gridgis.core.sql import statement
from gridgis.geocoding.linear import LineNear, lines_near
from gridgis.geocoding.models import LinearObject, LinePost
from gridgis.people.models import Leave, Person
from tests.factories import AT, a_person

DAY = date(2026, 3, 11)
WGS84 = Geod(ellps="WGS84")
WINDING = [[(120.01, 30.01), (120.03, 30.02), (120.02, 30.04)], [(120.02, 30.05), (120.05, 30.05)]]
"""Two parts with a gap, as where a line leaves the county and comes back."""


def a_line(
    session: Session, *parts: list[tuple[float, float]], kind: str = "river", name: str = "长水塘", code: str = ""
) -> int:
    row = LinearObject(
        kind=kind, name=name, rank=2, code=code, line=f"SRID=4490;{MultiLineString(parts or WINDING).wkt}"
    )
    session.add(row)
    session.flush()
    return row.id


def a_chief(session: Session, line: int, person: Person, duty: str = "river_chief", **days: date | None) -> None:
    span = {"valid_from": date(2025, 1, 1)} | days
    session.add(LinePost(linear_object_id=line, person_id=person.id, duty=duty, level="town", **span))
    session.flush()


def near(
    session: Session, *places: tuple[float, float], day: date = DAY, within_m: float = 30.0
) -> list[list[LineNear]]:
    return lines_near(session, [p[0] for p in places], [p[1] for p in places], [day] * len(places), within_m)


def off(place: tuple[float, float], azimuth: float, metres: float) -> tuple[float, float]:
    lng, lat, _ = WGS84.fwd(*place, azimuth, metres)
    return lng, lat


def measured(parts: list[list[tuple[float, float]]], place: tuple[float, float]) -> tuple[float, float]:
    """Distance in metres and kilometres from the start, on an azimuthal plane around the place and with geodesics."""
    plane = Transformer.from_crs(4326, CRS(f"+proj=aeqd +lon_0={place[0]} +lat_0={place[1]}"), always_xy=True).transform
    flat = [shapely.transform(LineString(part), plane, interleaved=False) for part in parts]
    which = min(range(len(flat)), key=lambda i: flat[i].distance(Point(0, 0)))
    before = sum(WGS84.geometry_length(LineString(part)) for part in parts[:which])
    along = flat[which].project(Point(0, 0))
    return flat[which].distance(Point(0, 0)), (before + along) / 1000


def test_the_reach_is_thirty_metres_on_the_ground_whichever_way_the_line_runs(session: Session) -> None:
    """At 30 degrees a degree of longitude is an eighth shorter: both directions must reach equally far."""
    a_line(session, [(120.0, 30.0), (120.0, 30.1)], name="北南河")
    a_line(session, [(121.049, 30.0), (121.051, 30.0)], name="东西路", kind="road")
    asked = [
        off((120.0, 30.05), 90, 29.9),
        off((120.0, 30.05), 90, 30.1),
        off((121.05, 30.0), 0, 29.9),
        off((121.05, 30.0), 0, 30.1),
    ]
    found = near(session, *asked)
    assert [[one.name for one in hit] for hit in found] == [["北南河"], [], ["东西路"], []]
    assert found[0][0].distance_m == pytest.approx(29.9, abs=0.02)
    assert found[2][0].distance_m == pytest.approx(29.9, abs=0.02)


@pytest.mark.parametrize("azimuth", [0, 40, 90, 200])
@pytest.mark.parametrize("at", [(120.012, 30.011), (120.025, 30.03), (120.035, 30.05)])
def test_distance_and_kilometres_are_those_of_a_plane_around_the_place(
    session: Session, at: tuple[float, float], azimuth: float
) -> None:
    a_line(session)
    place = off(at, azimuth, 300)
    ((found,),) = near(session, place, within_m=2000)
    distance, km = measured(WINDING, place)
    assert found.distance_m == pytest.approx(distance, abs=0.2)
    assert found.km == pytest.approx(km, abs=0.002)


@given(st.floats(120.0, 120.06), st.floats(30.0, 30.06))
@settings(max_examples=30)
def test_any_place_is_measured_true(session: Session, lng: float, lat: float) -> None:
    with session.begin_nested() as kept:
        line = a_line(session)
        found = [one for one in near(session, (lng, lat), within_m=9000)[0] if one.id == line]
        kept.rollback()
    distance, km = measured(WINDING, (lng, lat))
    assert found[0].distance_m == pytest.approx(distance, abs=0.5, rel=1e-3)
    ties = sorted(measured([part], (lng, lat))[0] for part in WINDING)
    legs = [leg for part in WINDING for leg in pairwise(part)]
    ties += sorted(measured([list(leg)], (lng, lat))[0] for leg in legs)[:2]
    if min(abs(a - b) for a, b in pairwise(ties[:2])) > 20 and abs(ties[2] - ties[3]) > 20:
        # Where two stretches are equally near, the one found may differ by rounding; elsewhere it may not.
        assert found[0].km == pytest.approx(km, abs=0.02)


def test_a_place_beyond_the_ends_has_the_kilometres_of_the_end(session: Session) -> None:
    a_line(session)
    first, last = near(session, off((120.01, 30.01), 225, 10), off((120.05, 30.05), 90, 10))
    assert first[0].km == 0.0
    whole = sum(WGS84.geometry_length(LineString(part)) for part in WINDING) / 1000
    assert last[0].km == pytest.approx(whole, abs=0.001)


def test_the_nearest_comes_first_and_each_place_has_its_own(session: Session) -> None:
    a_line(session, [(120.0, 30.0), (120.0, 30.1)], name="河")
    a_line(session, [(120.0001, 30.0), (120.0001, 30.1)], name="路", kind="road")
    a_line(session, [(120.0002, 30.0), (120.0002, 30.1)], name="铁路", kind="rail")
    found = near(session, (120.00011, 30.05), (120.5, 30.05), (119.9999, 30.05))
    assert [[one.kind for one in hit] for hit in found] == [["road", "rail", "river"], [], ["river", "road", "rail"]]


def test_lakes_coasts_and_lines_nobody_knows_are_left_out(session: Session) -> None:
    here = [(120.0, 30.0), (120.0, 30.1)]
    for kind in ("lake", "coast"):
        a_line(session, here, kind=kind)
    unnamed = a_line(session, here, name="")
    assert near(session, (120.0, 30.05)) == [[]]
    a_chief(session, unnamed, a_person(session, "王河长"))
    ((found,),) = near(session, (120.0, 30.05))
    assert (found.id, found.name, found.chief and found.chief.name) == (unnamed, "", "王河长")


def test_the_chief_is_the_one_of_the_day(session: Session) -> None:
    line = a_line(session, code="HD-0017")
    old, new = a_person(session, "旧河长"), a_person(session, "新河长", "13900001111")
    a_chief(session, line, old, valid_to=date(2026, 1, 1))
    a_chief(session, line, new, valid_from=date(2026, 1, 1))
    place = (120.01, 30.01)
    names = {
        day: (hit := near(session, place, day=day)[0][0]).chief and hit.chief.name
        for day in (date(2024, 12, 31), date(2025, 12, 31), date(2026, 1, 1))
    }
    assert list(names.values()) == [None, "旧河长", "新河长"]
    ((found,),) = near(session, place)
    assert found.code == "HD-0017"
    assert found.chief is not None
    assert (found.chief.duty, found.chief.phone, found.chief.person_id) == ("river_chief", "139****1111", new.id)


def test_a_chief_on_leave_is_stood_in_for_or_shown_as_away(session: Session) -> None:
    line, chief, other = a_line(session), a_person(session, "河长"), a_person(session, "代河长")
    a_chief(session, line, chief)
    session.add(_leave(chief, other))
    session.flush()
    place = (120.01, 30.01)
    stood_in = near(session, place)[0][0].chief
    assert stood_in is not None
    assert (stood_in.name, stood_in.stands_in_for, stood_in.on_leave_until) == ("代河长", "河长", None)
    session.add(_leave(other, None))
    session.flush()
    alone = near(session, place)[0][0].chief
    assert alone is not None
    assert (alone.name, alone.stands_in_for, alone.on_leave_until) == ("河长", None, date(2026, 3, 15))
    after = near(session, place, day=date(2026, 3, 16))[0][0].chief
    assert after is not None and after.on_leave_until is None


def _leave(person: Person, substitute: Person | None) -> Leave:
    return Leave(
        person_id=person.id,
        from_day=date(2026, 3, 10),
        until_day=date(2026, 3, 15),
        substitute_id=substitute.id if substitute else None,
        entered_by="x",
        entered_at=AT,
    )


def test_a_line_has_one_chief_a_day(session: Session) -> None:
    line = a_line(session)
    a_chief(session, line, a_person(session, "甲"), valid_to=date(2026, 1, 1))
    a_chief(session, line, a_person(session, "乙"), valid_from=date(2026, 1, 1))
    with pytest.raises(IntegrityError, match="ex_line_posts_one_chief"):
        a_chief(session, line, a_person(session, "丙"), valid_from=date(2025, 12, 31), valid_to=date(2026, 2, 1))


@pytest.mark.parametrize("wrong", [{"duty": "chief"}, {"level": "grid"}])
def test_other_duties_and_levels_are_refused(session: Session, wrong: dict[str, str]) -> None:
    facts: dict[str, Any] = {"duty": "river_chief", "level": "town"} | wrong
    line, person = a_line(session), a_person(session, "甲")
    session.add(LinePost(linear_object_id=line, person_id=person.id, valid_from=DAY, **facts))
    with pytest.raises(IntegrityError, match="ck_line_posts"):
        session.flush()


def test_a_code_names_one_line(session: Session) -> None:
    a_line(session, code="HD-1")
    a_line(session)
    a_line(session)
    with pytest.raises(IntegrityError, match="ix_linear_objects_code"):
        a_line(session, code="HD-1")


def test_nothing_is_near_nowhere(session: Session) -> None:
    a_line(session)
    assert near(session, (0.0, 0.0), (180.0, 90.0), (-180.0, -90.0), (120.0, -30.0)) == [[], [], [], []]
    assert near(session) == []


def test_the_index_on_lines_serves_and_the_column_stays_as_it_is(session: Session) -> None:
    for n in range(400):
        session.add(
            LinearObject(
                kind="road", name=f"路{n}", rank=3,
                line=f"SRID=4490;MULTILINESTRING(({118 + n / 100} 30, {118 + n / 100} 30.001))",
            )
        )  # fmt: skip
    session.flush()
    session.execute(text("ANALYZE linear_objects"))
    east, north = degrees_around(30.0, 30.0)
    asked = {"n": [0], "lng": [120.0], "lat": [30.0], "day": [DAY], "reach_lng": [east], "reach_lat": [north]}
    explain = text("EXPLAIN " + statement("gridgis.geocoding", "lines_near").text)
    plan = "\n".join(session.scalars(explain, asked | {"within_m": 30.0}))
    assert "Index Scan using ix_linear_objects_line" in plan
    assert "Seq Scan on linear_objects" not in plan
    condition = next(row for row in plan.splitlines() if "Index Cond: ((line && " in row)
    assert "(line)" not in condition
