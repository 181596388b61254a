"""What stands out in figures, by arithmetic: seasons, silence, loads, and the worst that never cuts through a tie."""

import numpy as np
import pytest

from gridgis.analytics.findings import worst
from gridgis.analytics.loads import judged
from gridgis.analytics.seasons import SURE, expected
from gridgis.analytics.silence import Counted, quiet


@pytest.mark.parametrize("mean", [0.5, 4, 40])
@pytest.mark.parametrize("years", [1, 2, 3])
def test_a_further_year_like_the_former_ones_lies_in_the_interval(years: int, mean: float) -> None:
    random = np.random.default_rng(1)
    runs = 2000
    above = 0
    for _ in range(runs):
        *former, now = random.poisson(mean, years + 1).tolist()
        above += now > expected(former).high
    assert above / runs <= (1 - SURE) / 2 + 0.01


def test_more_years_make_the_interval_narrower_and_unlike_ones_wider() -> None:
    one, three = expected([40]), expected([40, 40, 40])
    assert three.high - three.low < one.high - one.low
    assert expected([10, 70, 40]).high > three.high
    assert (three.mean, expected([0]).low) == (40, 0)
    assert 0 < expected([0]).high <= 5


def test_a_grid_is_quiet_by_what_the_other_grids_of_its_town_report() -> None:
    town = [Counted(str(n), "", "a", 300, 6) for n in range(3)]
    assert [one.code for one in quiet([*town, Counted("x", "", "a", 300, 0)])] == ["x"]
    [one] = quiet([*town, Counted("x", "", "a", 300, 0)])
    assert one.expected == pytest.approx(6)
    for other in (
        Counted("x", "", "a", 200, 0),
        Counted("x", "", "a", 0, 0),
        Counted("x", "", "a", 300, 1),
        Counted("x", "", "b", 900, 0),
    ):
        assert quiet([*town, other]) == []
    assert quiet([]) == []


def test_loads_stand_against_the_median_of_the_town() -> None:
    assert judged([1.0, 1.0, 1.6, 0.4, None]) == [None, None, "over", "under", "unstaffed"]
    assert judged([None]) == ["unstaffed"]
    assert judged([]) == []
    assert judged([0.0, 0.0]) == [None, None]


def test_the_worst_are_all_that_share_the_value() -> None:
    areas = {"b": {"overdue": 4}, "a": {"overdue": 4}, "c": {"overdue": 3}, "d": {"overdue": None}}
    assert worst(areas, "overdue") == ("a", "b")
    rates = {"a": {"on_time_rate": 0.9}, "b": {"on_time_rate": 0.7}, "c": {"on_time_rate": None}}
    assert worst(rates) == ("b",)
    assert worst({"a": {"on_time_rate": None}}) == () and worst({}) == ()
