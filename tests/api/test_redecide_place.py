"""What is known of a place when it is decided on again: confirmed grids, doubts, numbers as given, words."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, event, select
from sqlalchemy.orm import Session

from gridgis.core.geo import wgs84_to_gcj02
from gridgis.routing.models import Decision
from tests.api.handling import TO_POLICE
from tests.api.test_redecide import EAST, OFFICE, POLICE, WEST, corrected, reported
from tests.api.test_rules import published
from tests.db.test_geocoding import an_address
from tests.factories import ONE, ZONE, World

As = Callable[[str], TestClient]
BORDER = {"lng": 120.0499, "lat": 30.05, "accuracy_m": 30}
"""A point ten metres west of a border, known to thirty metres."""


def flags_of(client: TestClient, number: str) -> list[str]:
    return list(client.get(f"/cases/{number}").json()["case"]["flags"])


def test_a_confirmed_grid_outlives_a_change_of_category(as_user: As, world: World) -> None:
    number, desk = reported(as_user, **BORDER), as_user("dispatcher")
    corrected(desk, number, grid_code=EAST)
    done = corrected(desk, number, category_code="E0107")
    assert "grid" not in done["changes"]
    assert done["after"]["grid"]["code"] == EAST
    assert "near_border" not in flags_of(desk, number)


def test_a_grid_chosen_for_a_case_without_place_outlives_a_change_of_category(as_user: As, world: World) -> None:
    number, desk = reported(as_user, lng=None, lat=None, division_code=f"{ONE}001"), as_user("dispatcher")
    assert corrected(desk, number, grid_code=EAST)["after"]["village"]["code"] == EAST[:12]
    assert flags_of(desk, number) == []
    assert corrected(desk, number, category_code="E0107")["after"]["grid"]["code"] == EAST


def test_the_later_of_two_confirmations_counts(as_user: As, world: World) -> None:
    number, desk = reported(as_user, **BORDER), as_user("dispatcher")
    corrected(desk, number, grid_code=EAST)
    done = corrected(desk, number, grid_code=WEST)
    assert done["after"]["grid"]["code"] == WEST
    assert done["after"]["border_m"] is not None


def test_a_pin_near_a_border_stays_in_doubt_whatever_the_category(as_user: As, world: World) -> None:
    number, desk = reported(as_user, **BORDER), as_user("dispatcher")
    for code in ("E0107", "E0101", "E0107"):
        assert "near_border" in corrected(desk, number, category_code=code)["after"]["flags"], code


def test_an_accuracy_of_kilometres_is_near_every_border(as_user: As, world: World) -> None:
    number = reported(as_user, **BORDER | {"accuracy_m": 100_000})
    assert "near_border" in flags_of(as_user("dispatcher"), number)


def test_doubt_about_an_address_outlives_a_change_of_category(as_user: As, session: Session, world: World) -> None:
    an_address(session, "人民路12号", at=(120.07, 30.05))
    number, desk = reported(as_user, lng=None, lat=None, address="人民路14号"), as_user("dispatcher")
    assert "address_uncertain" in flags_of(desk, number)
    assert corrected(desk, number, category_code="E0107")["after"]["located_by"] == "address"
    assert "address_uncertain" in flags_of(desk, number)


def test_doubt_about_a_datum_outlives_a_change_of_category(as_user: As, session: Session, world: World) -> None:
    an_address(session, "人民路12号", at=(120.07, 30.05))
    x, y = wgs84_to_gcj02(120.07, 30.05)
    number, desk = reported(as_user, lng=float(x), lat=float(y), address="人民路12号"), as_user("dispatcher")
    assert "datum_suspected" in flags_of(desk, number)
    corrected(desk, number, category_code="E0107")
    assert "datum_suspected" in flags_of(desk, number)


def test_a_pin_moved_in_the_wrong_datum_is_suspected(as_user: As, session: Session, world: World) -> None:
    an_address(session, "人民路12号", at=(120.07, 30.05))
    x, y = wgs84_to_gcj02(120.07, 30.05)
    number = reported(as_user, lng=120.07, lat=30.05, address="人民路12号")
    done = corrected(as_user("dispatcher"), number, lng=float(x), lat=float(y))
    assert "datum_suspected" in done["after"]["flags"]


def test_the_numbers_of_a_moved_pin_are_kept_as_given(as_user: As, session: Session, world: World) -> None:
    """Converted places can't be turned back into what somebody read off a map."""
    an_address(session, "人民路12号", at=(120.07, 30.05))
    number, desk = reported(as_user, address="老地址1号"), as_user("dispatcher")
    given_numbers = {"lng": 120.0753, "lat": 30.0511, "datum": "gcj02", "accuracy_m": 7}
    corrected(desk, number, **given_numbers)
    corrected(desk, number, address="人民路12号")
    kept = session.scalars(select(Decision).where(Decision.case_number == number).order_by(Decision.seq)).all()
    assert [(one.cause, one.given) for one in kept[1:]] == [
        ("moved", given_numbers),
        ("moved", {"address": "人民路12号"}),
    ]


def test_an_address_nobody_knows_does_not_take_a_case_off_the_map(as_user: As, world: World) -> None:
    number, desk = reported(as_user), as_user("dispatcher")
    answer = desk.post(f"/cases/{number}/redecide", json={"address": "子虚乌有路999号", "note": "x"})
    assert (answer.status_code, answer.json()["field"]) == (422, "address")
    case = desk.get(f"/cases/{number}").json()["case"]
    assert (case["lng"], case["lat"]) == (120.025, 30.05)


def test_words_of_an_address_count_as_long_as_it_does(as_user: As, session: Session, world: World) -> None:
    published(as_user, [TO_POLICE | {"conditions": {"words": ["菜场"]}}])
    an_address(session, "人民路12号", at=(120.026, 30.05))
    number, desk = reported(as_user, address="菜场旁"), as_user("dispatcher")
    assert desk.get(f"/cases/{number}").json()["decision"]["office"]["code"] == POLICE
    assert corrected(desk, number, lng=120.026, lat=30.05)["changes"] == ["place"]
    tried = corrected(desk, number, address="人民路12号", preview=True)
    assert ("office" in tried["changes"], tried["after"]["office"]["code"]) == (True, OFFICE)
    corrected(desk, number, address="人民路12号")
    assert "office" not in corrected(desk, number, lng=120.0261, lat=30.05, preview=True)["changes"]


def test_a_preview_tells_what_will_be_done(as_user: As, world: World) -> None:
    number, desk = reported(as_user), as_user("dispatcher")
    told = [corrected(desk, number, lng=120.11, lat=30.09, preview=preview) for preview in (True, False)]
    for one in told:
        one["after"].pop("timings_ms")
        one.pop("seq")
    assert told[0] == told[1]
    assert told[0]["after"]["grid"]["code"] == ZONE


def test_a_pin_just_outside_the_net_is_taken_with_a_doubt(as_user: As, world: World) -> None:
    number = reported(as_user)
    done = corrected(as_user("dispatcher"), number, lng=119.9997, lat=30.05)
    assert "outside_grids" in done["after"]["flags"]


def test_earlier_decisions_keep_their_town_and_platform(as_user: As, world: World) -> None:
    number, desk = reported(as_user), as_user("dispatcher")
    corrected(desk, number, category_code="G0206")
    corrected(desk, number, lng=120.025, lat=30.15)
    answers = [one["answer"] for one in as_user("county").get(f"/cases/{number}/decisions").json()["items"]]
    assert [(one["platform"], one["town"]["code"]) for one in answers] == [
        ("enforcement", f"{ONE}001"),
        ("order", f"{ONE}001"),
        ("order", f"{ONE}002"),
    ]


def test_more_decisions_take_no_more_statements(as_user: As, connection: Connection, world: World) -> None:
    number, desk = reported(as_user), as_user("dispatcher")

    def statements() -> int:
        told: list[str] = []

        def note(*facts: Any) -> None:
            told.append(facts[2])

        event.listen(connection, "before_cursor_execute", note)
        try:
            assert desk.get(f"/cases/{number}/decisions").status_code == 200
        finally:
            event.remove(connection, "before_cursor_execute", note)
        return len(told)

    one = statements()
    assert one > 0
    for i in range(6):
        corrected(desk, number, lng=120.02 + i * 1e-4, lat=30.05)
    assert statements() <= one + 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"grid_code": "\x00"},
        {"grid_code": ""},
        {"category_code": ""},
        {"address": " "},
        {"address": "\u3000"},
        {"lng": 0, "lat": 0},
        {"lng": 120.3, "lat": 30.05, "preview": True},
    ],
)
@pytest.mark.parametrize("place", [{}, {"lng": None, "lat": None, "division_code": f"{ONE}001"}])
def test_a_correction_that_says_nothing_is_refused(
    as_user: As, world: World, place: dict[str, Any], wrong: dict[str, Any]
) -> None:
    number, desk = reported(as_user, **place), as_user("dispatcher")
    before = desk.get(f"/cases/{number}").json()
    answer = desk.post(f"/cases/{number}/redecide", json={"note": "x"} | wrong)
    assert answer.status_code == 422, answer.text
    assert desk.get(f"/cases/{number}").json() == before


FLOATS = st.floats(allow_nan=False, allow_infinity=False) | st.floats(119.9, 120.5) | st.floats(29.9, 30.3)
CORRECTIONS = st.fixed_dictionaries(
    {},
    optional={
        "lng": FLOATS,
        "lat": FLOATS,
        "accuracy_m": st.floats(0, 1e5),
        "datum": st.sampled_from(["wgs84", "gcj02", "bd09", "epsg:4549", "epsg:4326"]) | st.text(max_size=8),
        "address": st.text(max_size=30),
        "category_code": st.sampled_from(["E0101", "G0102", "G02"]) | st.text(max_size=6),
        "grid_code": st.sampled_from([WEST, EAST, ZONE]) | st.text(max_size=15),
    },
)


def test_any_correction_is_answered_or_refused(as_user: As, world: World) -> None:
    number, desk = reported(as_user), as_user("dispatcher")

    @given(wrong=CORRECTIONS)
    def tried(wrong: dict[str, Any]) -> None:
        body = json.dumps(wrong | {"preview": True})
        answer = desk.post(f"/cases/{number}/redecide", content=body, headers={"content-type": "application/json"})
        assert answer.status_code in {200, 403, 422}, answer.text

    tried()
