"""Sensitive cases are shown near where they are, never where they are."""

from hypothesis import given
from hypothesis import strategies as st

from gridgis.cases.rules import blurred


@given(st.floats(73, 135), st.floats(18, 54))
def test_a_blurred_place_is_within_its_cell(lng: float, lat: float) -> None:
    """0.001 degrees are 111 m north and at most 106 m east; a hair more for rounding to 1e-6."""
    x, y = blurred(lng, lat)
    assert abs(x - lng) <= 0.001002
    assert abs(y - lat) <= 0.001002


def test_all_places_of_a_cell_are_shown_as_one() -> None:
    cells = {blurred(120.0241 + i * 0.0003, 30.0501 + j * 0.0003) for i in range(6) for j in range(6)}
    assert cells == {(120.025, 30.051)}
