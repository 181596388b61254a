"""Periods, rates and classes: the arithmetic of figures."""

from datetime import UTC, date, datetime

import pytest

from gridgis.analytics.figures import Period, figured
from gridgis.cases.measures import MAPPED, MEASURES, RATES

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


@pytest.mark.parametrize(("due", "on_time", "rate"), [(10, 9, 0.9), (9, 9, None), (0, 0, None), (10, 0, 0.0)])
def test_no_rate_is_given_below_ten(due: int, on_time: int, rate: float | None) -> None:
    assert figured({"due": due, "on_time": on_time}) == {"due": due, "on_time": on_time, "on_time_rate": rate}


def test_satisfaction_counts_answers_only() -> None:
    assert figured({"closed": 100, "answers": 20, "satisfied": 15})["satisfaction_rate"] == 0.75
    assert figured({"closed": 100, "answers": 9, "satisfied": 9})["satisfaction_rate"] is None


def test_densities_are_per_thousand_households_and_none_without() -> None:
    figures = figured({"open": 3, "reported": 6, "households": 1500})
    assert (figures["open_per_1000"], figures["reported_per_1000"]) == (2.0, 4.0)
    assert figured({"open": 3, "households": 0})["open_per_1000"] is None


def test_a_rate_whose_whole_is_not_told_is_left_out_and_of_an_unknown_count_is_none() -> None:
    assert figured({"open": 3, "overdue": None}) == {"open": 3, "overdue": None}
    assert figured({"open": None, "households": 9})["open_per_1000"] is None


def test_every_name_has_its_definition() -> None:
    assert {name for rate in RATES.values() for name in (rate.part, *rate.lists)} <= MEASURES.keys()
    assert set(MAPPED) <= {*MEASURES, *RATES}
    assert all(rate.lists[0] == (rate.whole if rate.whole in MEASURES else rate.part) for rate in RATES.values())
