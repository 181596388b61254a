"""Classes of a map: down from a target, never finer than sane, and no area is the worst because of one case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridgis.analytics.classes import LEAST, kind_of, limits
from gridgis.cases.measures import MAPPED, RATES

VALUES = st.lists(st.none() | st.floats(0, 1), max_size=60)


def test_with_a_target_classes_go_down_from_it_whatever_the_values_are() -> None:
    assert limits("on_time_rate", [0.2, 0.3]) == limits("on_time_rate", []) == [0.8, 0.9, 0.95]


def test_one_open_case_makes_no_village_the_worst() -> None:
    assert limits("open", [0] * 40 + [1])[0] == 2, "one stands in the lowest class of those that have any"
    assert limits("overdue", [0] * 40 + [1, 1])[0] == 2
    least = RATES["open_per_1000"].least
    assert max(limits("open_per_1000", [0.0] * 40 + [1000 / least])) > 1000 / least


def test_where_there_is_much_each_class_has_a_fifth_of_what_is_not_nothing() -> None:
    values = [0.0] * 50 + [float(n) for n in range(10, 110)]
    cuts = limits("open", values)
    sizes = [
        sum(low <= value < high for value in values if value)
        for low, high in zip([0, *cuts], [*cuts, 999], strict=True)
    ]
    assert all(19 <= size <= 21 for size in sizes)


def test_a_rate_of_which_more_is_better_is_the_worse_the_further_from_all() -> None:
    assert limits("close_rate", [0.99, 0.995, 1.0]) == [0.8, 0.9, 0.95, 0.98], "a hundredth less makes none the worst"
    assert limits("proactive_rate", [0.3, 0.4, 0.5, 0.6]) == [0.36, 0.42, 0.48, 0.54]


@pytest.mark.parametrize("name", MAPPED)
@given(values=VALUES, times=st.sampled_from([1, 1000]))
def test_limits_rise_and_are_few(name: str, values: list[float | None], times: int) -> None:
    kind = kind_of(name)
    given = (
        values if kind == "share" else [value and round(value * times, 0 if kind == "count" else 3) for value in values]
    )
    cuts = limits(name, given)
    assert 0 < len(cuts) <= len(LEAST[kind])
    assert cuts == sorted(set(cuts)) and cuts[0] > 0
    assert kind != "share" or cuts[-1] <= 1
    assert cuts == limits(name, given[::-1]), "in any order"
