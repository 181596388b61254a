"""Which grid of several: precedence, borders, the nearest beyond all, whatever order they come in."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridgis.routing.rules import GridChoice, choose_grid
from tests.layers import LAYERS


@dataclass(frozen=True)
class Near:
    """A grid near a point."""

    code: str
    layer: str = "village"
    covers: bool = True
    distance_m: float = 0.0
    border_m: float = 100.0

    @property
    def precedence(self) -> int:
        return LAYERS[self.layer].precedence or 0


def choose(*candidates: Near, accuracy_m: float = 0.0, tolerance_m: float = 50.0) -> tuple[str | None, str, list[str]]:
    choice: GridChoice[Near] = choose_grid(candidates, accuracy_m=accuracy_m, tolerance_m=tolerance_m)
    return (choice.grid.code if choice.grid else None), choice.match, list(choice.flags)


def test_the_grid_that_covers_the_point() -> None:
    assert choose(Near("001")) == ("001", "inside", [])


def test_an_exclusive_grid_before_a_village_grid_of_a_lower_code() -> None:
    assert choose(Near("001"), Near("801", "exclusive"))[0] == "801"


def test_the_lowest_code_on_a_shared_border() -> None:
    assert choose(Near("002", border_m=0), Near("001", border_m=0)) == ("001", "inside", ["near_border"])


def test_two_grids_of_a_layer_that_cover_a_point_share_its_border_however_it_is_measured() -> None:
    assert choose(Near("002", border_m=0.26), Near("001", border_m=0.26)) == ("001", "inside", ["near_border"])
    zone = Near("801", "exclusive", border_m=40)
    assert choose(Near("002", border_m=0.26), Near("001", border_m=0.26), zone) == ("801", "inside", [])


def test_an_exclusive_grid_beside_the_point_does_not_win() -> None:
    assert choose(Near("001"), Near("801", "exclusive", covers=False, distance_m=3))[0] == "001"


@pytest.mark.parametrize(("accuracy_m", "flags"), [(0, []), (9.9, []), (10, ["near_border"]), (30, ["near_border"])])
def test_a_border_within_the_accuracy_is_flagged(accuracy_m: float, flags: list[str]) -> None:
    assert choose(Near("001", border_m=10), accuracy_m=accuracy_m) == ("001", "inside", flags)


@pytest.mark.parametrize(("accuracy_m", "flags"), [(4, []), (5, ["near_border"])])
def test_an_exclusive_grid_within_the_accuracy_is_flagged(accuracy_m: float, flags: list[str]) -> None:
    beside = Near("801", "exclusive", covers=False, distance_m=5)
    assert choose(Near("001"), beside, accuracy_m=accuracy_m)[2] == flags


def test_beyond_every_grid_the_nearest_within_the_tolerance() -> None:
    near, far = Near("002", covers=False, distance_m=20), Near("001", covers=False, distance_m=40)
    assert choose(far, near) == ("002", "nearest", ["outside_grids"])


def test_beyond_every_grid_the_exclusive_one_of_two_as_near() -> None:
    village = Near("001", covers=False, distance_m=20)
    zone = Near("801", "exclusive", covers=False, distance_m=20)
    assert choose(village, zone)[0] == "801"


def test_the_tolerance_counts_beyond_grids_and_not_the_accuracy() -> None:
    far = Near("001", covers=False, distance_m=50.1)
    assert choose(far, accuracy_m=500) == (None, "none", ["no_grid"])
    assert choose(Near("001", covers=False, distance_m=50.0))[0] == "001"


def test_no_grid_at_all() -> None:
    assert choose() == (None, "none", ["no_grid"])


metres = st.floats(0, 120)
nears = st.lists(
    st.builds(
        Near,
        code=st.text("0123456789", min_size=3, max_size=3),
        layer=st.sampled_from(["village", "exclusive"]),
        covers=st.booleans(),
        distance_m=metres,
        border_m=metres,
    ),
    max_size=6,
    unique_by=lambda near: near.code,
)


@given(nears, st.randoms(), metres, metres)
def test_the_choice_does_not_depend_on_the_order(
    candidates: list[Near], chance: object, accuracy_m: float, tolerance_m: float
) -> None:
    first = choose(*candidates, accuracy_m=accuracy_m, tolerance_m=tolerance_m)
    shuffled = list(candidates)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert choose(*shuffled, accuracy_m=accuracy_m, tolerance_m=tolerance_m) == first


@given(nears, metres, metres)
def test_a_grid_is_chosen_exactly_when_one_covers_or_is_near(
    candidates: list[Near], accuracy_m: float, tolerance_m: float
) -> None:
    code, match, _ = choose(*candidates, accuracy_m=accuracy_m, tolerance_m=tolerance_m)
    covering = [c for c in candidates if c.covers]
    if covering:
        zones = [c.code for c in covering if c.layer == "exclusive"]
        assert code == min(zones or [c.code for c in covering])
        assert match == "inside"
    elif any(c.distance_m <= tolerance_m for c in candidates):
        assert match == "nearest"
        assert min(c.distance_m for c in candidates) == next(c.distance_m for c in candidates if c.code == code)
    else:
        assert (code, match) == (None, "none")
