"""Periods, rates and classes: the arithmetic of figures."""

from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridgis.analytics.figures import Earlier, Figures, Period, Step, breaks
from gridgis.cases.measures import MEASURES, MeasureName

ZONE = "Asia/Shanghai"


def test_a_period_is_whole_local_days_both_included() -> None:
    begin, end = Period(date(2026, 3, 1), date(2026, 3, 31), ZONE).bounds()
    assert begin == datetime(2026, 2, 28, 16, tzinfo=UTC)
    assert end == datetime(2026, 3, 31, 16, tzinfo=UTC)


def test_the_period_before_is_as_long_and_touches() -> None:
    before = Period(date(2026, 3, 1), date(2026, 3, 31), ZONE).before()
    assert (before.begin, before.end) == (date(2026, 1, 29), date(2026, 2, 28))
    assert Period(date(2026, 3, 1), date(2026, 3, 1), ZONE).before().bounds()[1] == datetime(
        2026, 2, 28, 16, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("figures", "rate"),
    [
        (Figures(due=10, on_time=9), 0.9),
        (Figures(due=9, on_time=9), None),
        (Figures(), None),
        (Figures(due=10, on_time=0), 0.0),
    ],
)
def test_no_rate_is_given_below_ten(figures: Figures, rate: float | None) -> None:
    assert figures.on_time_rate == rate


def test_satisfaction_counts_answers_only() -> None:
    assert Figures(closed=100, answers=20, satisfied=15).satisfaction_rate == 0.75
    assert Figures(closed=100, answers=9, satisfied=9).satisfaction_rate is None


def test_densities_are_per_thousand_households_and_none_without() -> None:
    assert Figures(open=3, reported=6, households=1500).open_per_1000 == 2.0
    assert Figures(open=3, reported=6, households=1500).reported_per_1000 == 4.0
    assert Figures(open=3).open_per_1000 is None


@pytest.mark.parametrize("kind", [Figures, Earlier, Step])
def test_counts_are_given_by_name_only(kind: Callable[..., object]) -> None:
    with pytest.raises(TypeError, match="positional"):
        kind(1, 2, 3)


def test_every_measure_is_a_figure_and_the_other_way_round() -> None:
    assert tuple(MEASURES) == get_args(MeasureName)
    assert {one.name for one in fields(Figures)} - {"households"} == set(MEASURES)


@pytest.mark.parametrize("values", [[], [3.0], [None, None], [None, 3.0]])
def test_fewer_than_two_values_have_no_classes(values: list[float | None]) -> None:
    assert breaks(values) == []


def test_classes_are_cut_by_quantiles() -> None:
    assert breaks([None, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) == [2.0, 4.0, 6.0, 8.0]


@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=40))
def test_class_limits_rise_and_stay_within_the_values(values: list[float]) -> None:
    cuts = breaks(values)
    assert len(cuts) == 4
    assert cuts == sorted(cuts)
    assert min(values) - 1e-4 <= cuts[0] and cuts[-1] <= max(values) + 1e-4
