"""Where a report says it is: point and datum, border, address, grid, division; what is kept of it."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi.testclient import TestClient
from geoalchemy2.shape import to_shape
from pydantic import ValidationError
from pyproj import Transformer
from shapely.geometry import Point
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gridgis.core.geo import gcj02_to_bd09, wgs84_to_gcj02
from gridgis.intake.models import Report, Reporter
from gridgis.people.models import Office
from gridgis.routing.decisions import Route, first
from gridgis.routing.models import Decision
from tests.db.test_geocoding import an_address
from tests.factories import ONE, TWO, ZONE, World, an_account

As = Callable[[str], TestClient]
Send = Callable[..., dict[str, Any]]
GRID = f"{ONE}001001001"


@pytest.fixture
def send(as_user: As) -> Send:
    """Sends a report and gives the acknowledgement."""
    worker = as_user("worker")

    def act(**facts: Any) -> dict[str, Any]:
        body = {"category_code": "E0101", "description": "占道"} | facts
        answer = worker.put(f"/reports/{uuid4()}", json=body)
        assert answer.status_code == 201, answer.text
        taken: dict[str, Any] = answer.json()
        return taken

    return act


def report_of(session: Session, taken: dict[str, Any]) -> Report:
    return session.scalars(select(Report).where(Report.id == UUID(taken["report_id"]))).one()


def test_a_gcj02_point_lands_in_the_right_grid_with_its_originals_kept(send: Send, session: Session) -> None:
    """100 m west of grid one's eastern border; in GCJ-02 numbers the point seems to lie 300 m beyond it."""
    x, y = wgs84_to_gcj02(120.049, 30.05)
    given_lng, given_lat = float(x), float(y)
    assert given_lng > 120.05
    taken = send(lng=given_lng, lat=given_lat, datum="gcj02")
    route = taken["route"]
    assert route["grid"]["code"] == GRID
    # A centimetre: what is stored is rounded to 1e-7 degrees.
    assert route["place"] == {"lng": pytest.approx(120.049, abs=2e-7), "lat": pytest.approx(30.05, abs=2e-7)}
    assert "已由 GCJ02 转换" in route["reasons"][0]["text_zh"]
    report = report_of(session, taken)
    assert (report.given_lng, report.given_lat, report.given_datum) == (given_lng, given_lat, "gcj02")
    assert report.place is not None
    point = to_shape(report.place)
    assert isinstance(point, Point)
    assert (point.x, point.y) == pytest.approx((120.049, 30.05), abs=2e-7)


def test_a_bd09_point_lands_there_too(send: Send) -> None:
    x, y = gcj02_to_bd09(*wgs84_to_gcj02(120.049, 30.05))
    assert send(lng=float(x), lat=float(y), datum="BD09")["route"]["grid"]["code"] == GRID


def test_a_point_in_metres_lands_there_with_its_originals_kept(send: Send, session: Session) -> None:
    """EPSG:4549 is the survey's plane for 120 degrees east: easting first."""
    x, y = Transformer.from_crs(4490, 4549, always_xy=True).transform(120.049, 30.05)
    taken = send(lng=x, lat=y, datum="EPSG:4549")
    assert taken["route"]["grid"]["code"] == GRID
    assert taken["route"]["place"] == {"lng": 120.049, "lat": 30.05}
    report = report_of(session, taken)
    assert (report.given_lng, report.given_lat, report.given_datum) == (x, y, "epsg:4549")


@pytest.mark.parametrize(("said", "kept"), [("BD09", "bd09"), (" epsg:4326", "wgs84"), ("4490", "cgcs2000")])
def test_a_datum_is_kept_under_its_one_name(send: Send, session: Session, said: str, kept: str) -> None:
    report = report_of(session, send(lng=120.02, lat=30.05, datum=said))
    assert (report.given_lng, report.given_datum) == (120.02, kept)


def test_the_same_numbers_as_wgs84_lie_next_door(send: Send) -> None:
    x, y = wgs84_to_gcj02(120.049, 30.05)
    assert send(lng=float(x), lat=float(y), datum="wgs84")["route"]["grid"]["code"] == f"{ONE}001001002"


def test_a_point_on_a_shared_border_goes_to_the_lower_code_and_says_so(send: Send) -> None:
    route = send(lng=120.05, lat=30.05)["route"]
    assert (route["grid"]["code"], route["match"], route["flags"]) == (GRID, "inside", ["near_border"])
    assert [(o["code"], o["chosen"]) for o in route["candidates"]] == [(GRID, True), (f"{ONE}001001002", False)]
    assert [reason["key"] for reason in route["reasons"]] == ["located", "grid", "near_border", "category", "office"]
    assert "网格001001002" in route["reasons"][2]["text_zh"]


def test_so_does_one_in_the_middle_of_a_long_border_from_west_to_east(send: Send) -> None:
    """There the great circle between the border's ends runs a quarter of a metre beside it."""
    route = send(lng=120.025, lat=30.1)["route"]
    assert (route["grid"]["code"], route["flags"]) == (GRID, ["near_border"])
    assert {option["code"] for option in route["candidates"]} == {GRID, f"{ONE}002001001"}


def test_a_point_whose_accuracy_reaches_over_a_border_says_so(send: Send) -> None:
    route = send(lng=120.0495, lat=30.05, accuracy_m=60)["route"]
    assert route["flags"] == ["near_border"]
    assert route["border_m"] == pytest.approx(48.2, abs=0.5)
    assert send(lng=120.0495, lat=30.05, accuracy_m=40)["route"]["flags"] == []
    assert send(lng=120.049995, lat=30.05)["route"]["flags"] == [], "half a metre inside, and nothing said of accuracy"


def test_an_exclusive_grid_is_named_with_what_it_beat(send: Send) -> None:
    route = send(lng=120.09, lat=30.09)["route"]
    assert route["grid"] == {"code": ZONE, "name": "网格001001801", "layer": "exclusive"}
    assert "优先于网格001001002" in route["reasons"][1]["text_zh"]


def test_just_beyond_every_grid_the_nearest_is_taken(send: Send) -> None:
    route = send(lng=119.9996, lat=30.05)["route"]
    assert (route["grid"]["code"], route["match"], route["flags"]) == (GRID, "nearest", ["outside_grids"])
    assert route["reasons"][1]["ok"] is False


def test_a_point_in_a_county_without_grid_goes_to_its_division(send: Send, session: Session) -> None:
    session.execute(text("DELETE FROM grid_versions WHERE grid_code LIKE '110101%'"))
    session.commit()
    taken = send(lng=120.02, lat=30.05)
    route = taken["route"]
    assert (route["grid"], route["match"], route["flags"]) == (None, "division", ["no_grid"])
    assert (route["county"]["code"], route["town"]["code"], route["village"]["code"]) == (
        ONE,
        f"{ONE}001",
        f"{ONE}001001",
    )
    assert route["team"] == []
    assert route["office"]["code"] == f"{ONE}001-urban_enforcement"
    assert taken["state"] == "submitted"


def test_a_great_accuracy_does_not_list_the_whole_county(send: Send, session: Session) -> None:
    """A phone without satellites may be off by 100 km; the answer names what is near, not thousands."""
    route = send(lng=120.02, lat=30.05, accuracy_m=100_000)["route"]
    assert route["flags"] == ["near_border"]
    assert len(route["candidates"]) == 1
    assert route["candidates"][0] == {
        "code": GRID,
        "name": "网格001001001",
        "layer": "village",
        "border_m": pytest.approx(1930, abs=5),
        "chosen": True,
    }


def test_an_address_alone_is_looked_up(send: Send, session: Session, world: World) -> None:
    an_address(session, "人民路12号")
    session.commit()
    taken = send(address="甲市101县001镇人民路12号")
    route = taken["route"]
    assert (route["located_by"], route["score"], route["grid"]["code"]) == ("address", 1.0, GRID)
    assert route["place"] == {"lng": 120.02, "lat": 30.05}
    report = report_of(session, taken)
    assert (report.given_lng, report.given_datum, report.located_by) == (None, None, "address")
    assert report.address_text == "甲市101县001镇人民路12号"


def test_an_address_of_two_places_asks_for_a_look(send: Send, session: Session, world: World) -> None:
    an_address(session, "人民路12号")
    an_address(session, "人民路12号", village=f"{ONE}002001", at=(120.02, 30.15))
    session.commit()
    route = send(address="人民路12号")["route"]
    assert (route["score"], route["flags"]) == (0.7, ["address_uncertain"])
    assert route["reasons"][0]["ok"] is False


def test_an_unknown_house_in_a_named_town_goes_to_the_town(send: Send, session: Session) -> None:
    route = send(address="甲市101县002镇没有这条路999号")["route"]
    assert (route["located_by"], route["place"], route["grid"]) == ("division", None, None)
    assert (route["town"]["code"], route["village"], route["flags"]) == (f"{ONE}002", None, ["unlocated"])
    assert route["office"]["code"] == f"{ONE}002-urban_enforcement"


def test_an_unknown_address_beside_a_division_goes_to_the_division(send: Send) -> None:
    route = send(address="月球背面九百九十九号", division_code=f"{ONE}002")["route"]
    assert (route["located_by"], route["town"]["code"], route["flags"]) == ("division", f"{ONE}002", ["unlocated"])


def test_a_point_counts_before_an_address(send: Send, session: Session, world: World) -> None:
    an_address(session, "人民路12号", at=(120.19, 30.05))
    session.commit()
    route = send(lng=120.02, lat=30.05, address="人民路12号")["route"]
    assert (route["located_by"], route["grid"]["code"]) == ("point", GRID)


def test_a_grid_alone_is_enough(send: Send, session: Session) -> None:
    taken = send(grid_code=f"{ONE}002001002")
    route = taken["route"]
    assert (route["located_by"], route["place"], route["match"]) == ("grid", None, "inside")
    assert route["grid"]["code"] == f"{ONE}002001002"
    assert route["team"][0]["name"] == "长002001002"
    assert report_of(session, taken).place is None


def test_a_division_alone_is_enough_for_a_person_to_decide(send: Send) -> None:
    route = send(division_code=f"{ONE}001002")["route"]
    assert (route["located_by"], route["match"], route["flags"]) == ("division", "division", ["unlocated"])
    assert route["village"] == {"code": f"{ONE}001002", "name": "002村"}
    assert send(division_code=ONE)["route"]["town"] is None


def test_a_workers_report_without_a_grid_is_not_registered_by_itself(send: Send) -> None:
    assert send(category_code="E0201", division_code=f"{ONE}001")["state"] == "submitted"
    assert send(category_code="E0201", lng=120.02, lat=30.05)["state"] == "dispatched"


def test_it_is_filed_by_the_day_it_was_seen_and_stands_in_the_net_of_today(send: Send, session: Session) -> None:
    session.execute(text("UPDATE grid_versions SET valid_to = '2026-03-11' WHERE grid_code = :grid"), {"grid": GRID})
    session.commit()
    seen_before = send(lng=120.02, lat=30.05, observed_at="2026-03-10T23:59:59+08:00")
    assert seen_before["route"]["grid"] is None
    assert "2026-03-10" in "".join(reason["text_zh"] for reason in seen_before["route"]["reasons"])
    assert send(lng=120.02, lat=30.05)["route"]["grid"] is None
    filed = session.execute(text("SELECT grid_code, current_grid_code FROM cases ORDER BY number")).all()
    assert [tuple(row) for row in filed] == [(GRID, None), (None, None)]


@pytest.mark.parametrize(
    ("category", "office"),
    [
        ("E0101", f"{ONE}001-urban_enforcement"),
        ("E0601", f"{ONE}-environment"),
        ("G0101", f"{ONE}001001-village"),
    ],
    ids=["town", "county", "village"],
)
def test_the_office_of_the_nearest_level_is_the_owner(send: Send, category: str, office: str) -> None:
    route = send(category_code=category, lng=120.02, lat=30.05)["route"]
    assert (route["rule"], route["office"]["code"]) == ("R1", office)


def test_no_office_of_the_kind_goes_to_the_command_centre(send: Send) -> None:
    route = send(category_code="S0101", lng=120.02, lat=30.05)["route"]
    assert (route["rule"], route["office"]) == ("R2", None)


def test_two_offices_of_the_kind_go_to_their_platforms_lead(send: Send, session: Session) -> None:
    session.add(
        Office(
            code=f"{ONE}001-second",
            name="二",
            agency_type="urban_enforcement",
            level="town",
            place_code=f"{ONE}001",
            county_code=ONE,
        )
    )
    session.commit()
    route = send(lng=120.02, lat=30.05)["route"]
    assert (route["rule"], route["office"]) == ("R4", None)


def test_an_office_that_has_closed_is_passed_over(send: Send, session: Session) -> None:
    office = session.get_one(Office, f"{ONE}001-urban_enforcement")
    office.valid_to = date(2026, 3, 11)
    session.commit()
    assert send(lng=120.02, lat=30.05)["route"]["rule"] == "R2"


def test_the_reporter_stays_sealed(send: Send, session: Session, as_user: As) -> None:
    taken = send(lng=120.02, lat=30.05, reporter={"name": "张三", "phone": "13911112222"})
    sealed = session.scalars(select(Reporter)).one()
    assert (sealed.name, sealed.phone) == ("张三", "13911112222")
    for username in ("worker", "dispatcher", "county"):
        client = as_user(username)
        for path in (f"/cases/{taken['case_number']}", f"/reports/{taken['report_id']}/receipt", "/cases"):
            told = client.get(path).text
            assert "张三" not in told and "13911112222" not in told
    send(lng=120.02, lat=30.05)
    assert len(session.scalars(select(Reporter)).all()) == 1, "no empty seals"


def test_the_decision_is_kept_with_all_that_was_known(send: Send, session: Session) -> None:
    taken = send(lng=120.05, lat=30.05, accuracy_m=8)
    decision = session.scalars(select(Decision)).one()
    assert (decision.case_number, decision.seq, decision.report_id) == (
        taken["case_number"],
        1,
        UUID(taken["report_id"]),
    )
    assert (decision.located_by, decision.match, decision.rule) == ("point", "inside", "R1")
    assert (decision.grid_code, decision.office_code) == (GRID, f"{ONE}001-urban_enforcement")
    assert decision.flags == ["near_border"]
    assert [(g["code"], g["chosen"]) for g in decision.route["candidates"]] == [
        (GRID, True),
        (f"{ONE}001001002", False),
    ]
    assert decision.route["reasons"] == taken["route"]["reasons"]


def test_what_is_answered_later_is_what_was_answered_then(send: Send, session: Session, as_user: As) -> None:
    """New borders, a new chief and another office change nothing of a decision that was taken."""
    taken = send(lng=120.02, lat=30.05)
    session.execute(text("UPDATE grid_versions SET name = '改名' WHERE grid_code = :grid"), {"grid": GRID})
    session.execute(text("UPDATE offices SET name = '改名', phone = '110'"))
    session.commit()
    later = as_user("worker").get(f"/reports/{taken['report_id']}/receipt").json()
    assert later == taken
    assert as_user("county").get(f"/cases/{taken['case_number']}").json()["decision"] == taken["route"]


def test_a_decision_of_a_form_not_known_is_not_guessed_at(send: Send, session: Session) -> None:
    taken = send(lng=120.02, lat=30.05)
    kept = first(session, ONE, taken["case_number"])
    assert kept is not None
    later = {"version": kept.route.version + 1}, {"version": None}, {"candidates": [{"code": GRID}]}, {"score": "0.9x"}
    for other in (*later, {"colour": "red"}):
        with pytest.raises(ValidationError):
            Route.model_validate(kept.route.model_dump(mode="json") | other)
    with pytest.raises(ValidationError):
        kept.route.flags = ()  # type: ignore[misc]


def test_in_the_other_county_the_other_countys_offices_serve(as_user: As, world: World, session: Session) -> None:
    an_account(session, "two", ("reporter", "county", TWO))
    session.commit()
    lng, lat = world.middles[world.grid_of(TWO)]
    body = {"category_code": "E0101", "description": "x", "lng": lng, "lat": lat}
    answer = as_user("two").put(f"/reports/{uuid4()}", json=body)
    assert answer.json()["route"]["office"]["code"] == f"{TWO}001-urban_enforcement"
