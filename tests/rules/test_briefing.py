"""What a briefing says of its figures, against small tables; and its page, with names that would break out."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridgis.analytics.figures import Period, Step
from gridgis.analytics.findings import changed, most_of, twelve_months, worst_first, year_before
from gridgis.analytics.queries import AreaFigures
from gridgis.briefing import blocks
from gridgis.briefing.blocks import Piece
from gridgis.briefing.colouring import MET, NOTHING, SEQUENCE, WARNING, ZERO, of_areas, of_cells
from gridgis.briefing.laying import lay
from gridgis.briefing.queries import Briefing
from gridgis.briefing.sheets import Imprint
from gridgis.briefing.standalone import Leaflet, page
from gridgis.briefing.telling import Teller
from gridgis.core.paths import ROOT
from gridgis.divisions.queries import DivisionRow

ZONE = "Asia/Shanghai"


def days(begin: str, end: str) -> Period:
    return Period(date.fromisoformat(begin), date.fromisoformat(end), ZONE)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("2026-11-01", "2026-11-30"), ("2025-11-01", "2025-11-30")),
        (("2024-02-01", "2024-02-29"), ("2023-02-01", "2023-02-28")),
        (("2025-12-15", "2026-01-14"), ("2024-12-15", "2025-01-14")),
    ],
)
def test_the_same_days_a_year_ago(asked: tuple[str, str], found: tuple[str, str]) -> None:
    assert year_before(days(*asked)) == days(*found)


@pytest.mark.parametrize(
    ("end", "first"), [("2026-11-30", "2025-12-01"), ("2026-12-31", "2026-01-01"), ("2026-01-09", "2025-02-01")]
)
def test_twelve_months_end_with_that_of_the_period(end: str, first: str) -> None:
    assert twelve_months(days("2020-05-05", end)) == days(first, end)


def test_rates_change_by_points_and_counts_by_a_share() -> None:
    assert changed("on_time_rate", {"on_time_rate": 0.9}, {"on_time_rate": 0.95}) == pytest.approx(-5)
    assert changed("reported", {"reported": 15}, {"reported": 10}) == 0.5
    assert changed("reported", {"reported": 15}, {"reported": 0}) is None
    assert changed("on_time_rate", {"on_time_rate": None}, {"on_time_rate": 0.9}) is None
    assert changed("reported", {"reported": 15}, {}) is None


def test_the_worst_stands_first_whichever_way_a_figure_is_good_and_what_has_none_last() -> None:
    areas: dict[str, Any] = {
        "a": {"on_time_rate": 0.9, "overdue": 1},
        "b": {"on_time_rate": None, "overdue": 5},
        "c": {"on_time_rate": 0.8, "overdue": 5},
        "d": {"on_time_rate": 0.9, "overdue": 0},
    }
    assert worst_first(areas) == ["c", "a", "d", "b"]
    assert worst_first(areas, "overdue") == ["b", "c", "a", "d"]


@given(st.dictionaries(st.text(min_size=1), st.integers(0, 5)))
def test_most_of_a_sum_is_never_cut_through_a_tie_and_never_most_of_the_areas(counts: dict[str, int]) -> None:
    chosen = most_of(counts)
    some = [n for n in counts.values() if n]
    if not chosen:
        return
    assert len(chosen) * 2 <= len(some)
    assert sum(counts[code] for code in chosen) * 2 >= sum(some)
    least = min(counts[code] for code in chosen)
    assert {code for code, n in counts.items() if n >= least and n} == set(chosen)
    assert sum(n for n in some if n > least) * 2 < sum(some)


@given(st.lists(st.integers(1, 5000), min_size=1))
def test_classes_of_hexagons_hold_every_count_once_and_end_at_the_peak(counts: list[int]) -> None:
    shading = of_cells(counts)
    assert shading.top == max(counts) and len(shading.shades) <= 5
    told = [(shade, words, many) for shade, words, many in shading.rows(counts, Teller("zh")) if words != "0"]
    spans = [[int(end) for end in words.replace(",", "").split("–")] for _, words, _ in told]
    assert spans[-1][-1] == max(counts)
    for n in counts:
        assert [one[0] for one, ends in zip(told, spans, strict=True) if ends[0] <= n <= ends[-1]] == [shading.of(n)]
    assert sum(many for _, _, many in told) == len(counts)


def test_a_peak_of_fifty_is_not_drawn_as_its_surroundings_of_five() -> None:
    shading = of_cells([1] * 200 + [2] * 60 + [5] * 20 + [52, 0])
    assert len({shading.of(n) for n in (52, 5, 1, 0)}) == 4
    assert of_cells([]).of(0) == of_cells([0]).of(0) == NOTHING


def test_areas_are_in_the_classes_and_colours_of_the_leaders_map() -> None:
    """As `fillsOf` and `legendRows` of the page: down from a target, zero apart, the worst the darkest."""
    rates = [0.5, 0.85, 0.92, 0.97, None]
    shading = of_areas("on_time_rate", rates)
    assert [shading.of(one) for one in rates] == [WARNING[4], WARNING[3], WARNING[2], MET, NOTHING]
    assert shading.rows(rates, Teller("zh")) == [
        (MET, "≥ 95.0%（达标）", 1),
        (WARNING[2], "90.0% – 95.0%", 1),
        (WARNING[3], "80.0% – 90.0%", 1),
        (WARNING[4], "< 80.0%", 1),
        (NOTHING, "样本少", 1),
    ]
    counts = [0, 0, 1, 2, 30]
    overdue = of_areas("overdue", counts)
    assert overdue.of(0) == ZERO and overdue.of(1) == WARNING[0] and overdue.of(30) == WARNING[4]
    assert [(words, many) for _, words, many in overdue.rows(counts, Teller("zh"))][:2] == [("0", 2), ("1", 1)]
    assert of_areas("reported_per_1000", [0.0, 3.0]).of(0.0) == ZERO


def test_changes_are_written_with_their_sign() -> None:
    told = Teller("zh")
    assert told.change("reported", 0.123) == "+12.3%"
    assert told.change("reported", -0.0001) == "±0%"
    assert told.change("on_time_rate", -1.25) == "−1.2 个百分点"


def test_colours_are_those_of_the_page() -> None:
    tokens = (ROOT / "web/src/shared/ui/tokens.css").read_text("utf-8")
    light = dict(re.findall(r"--(seqw?-\d|nodata|zero|met): (#\w{6});", tokens.split("[data-theme")[0]))
    assert [light[f"seq-{n}"] for n in range(1, 6)] == list(SEQUENCE)
    assert [light[f"seqw-{n}"] for n in range(1, 6)] == list(WARNING)
    assert [light[name] for name in ("nodata", "zero", "met")] == [NOTHING, ZERO, MET]


HOSTILE = "</script><img src=x onerror=alert(1)>\"'`${1}{{7*7}}&镇"


def a_briefing(name: str = "东镇", **changes: Any) -> Briefing:
    ring = [[120.0, 30.0], [120.1, 30.0], [120.1, 30.1], [120.0, 30.0]]
    figures: Any = {
        **dict.fromkeys(("open", "reported", "closed", "due", "on_time", "late", "overdue", "left_out"), 12),
        "on_time_rate": 0.9,
        "satisfaction_rate": None,
        "reported_per_1000": 3.2,
    }
    shape = {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        "properties": {"code": "330402001", "name": name, "lng": 120.05, "lat": 30.03, "synthetic": False},
    }
    cell = {"h3": "8830", "reported": 12, "open": 1, "overdue": 0}
    facts = {
        "place": DivisionRow("330402", "county", name, "", None, "", False, 120.0, 30.0, (120.0, 30.0, 120.1, 30.1)),
        "of": None,
        "above": [name],
        "period": days("2026-11-01", "2026-11-30"),
        "as_of": datetime(2026, 11, 30, 9, tzinfo=UTC),
        "level": "town",
        "areas": [AreaFigures("330402001", name, figures)],
        "whole": figures,
        "before": figures,
        "last_year": {},
        "since": date(2026, 1, 1),
        "months": [Step(start=date(2026, month, 1), counts={"reported": month, "closed": 1}) for month in (1, 2)],
        "outlines": {"type": "FeatureCollection", "features": [shape]},
        "cells": {"type": "FeatureCollection", "features": [{**shape, "properties": cell}]},
        "lines": {"type": "FeatureCollection", "features": []},
    }
    return Briefing(**(facts | changes))


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def tags(text: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(text)
    return parser.seen


SHORT = Leaflet("var L = {}\n//# sourceMappingURL=leaflet.js.map\n", ".leaflet {}")


def test_a_name_stays_text_whatever_stands_in_it() -> None:
    text = page(a_briefing(HOSTILE), SHORT, Teller("zh"))
    plain = page(a_briefing("东镇"), SHORT, Teller("zh"))
    assert [tag for tag, _ in tags(text)] == [tag for tag, _ in tags(plain)]
    assert not any("onerror" in attrs for _, attrs in tags(text))
    scripts = "".join(re.findall(r"<script>(.*?)</script>", text, re.DOTALL))
    assert "alert(1)" in scripts
    assert "${1}" not in scripts, "a name would be run as a part of a script"


def test_the_page_names_no_other_host_and_asks_nothing() -> None:
    text = page(a_briefing(), SHORT, Teller("en"))
    assert re.findall(r"(?:https?:)?//[\w.-]+\.\w+", re.sub(r"http://www\.w3\.org/\S+", "", text)) == []
    assert "sourceMappingURL" not in text
    assert not any(attrs.get("src") or tag == "link" for tag, attrs in tags(text))
    policy = next(attrs["content"] for tag, attrs in tags(text) if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")


def test_the_same_figures_make_the_same_page() -> None:
    assert page(a_briefing(), SHORT, Teller("zh")) == page(a_briefing(), SHORT, Teller("zh"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_place_without_anything_has_a_page_too(language: Any) -> None:
    nothing: dict[str, Any] = {"type": "FeatureCollection", "features": []}
    zeros: Any = dict.fromkeys(("open", "reported", "closed", "due", "on_time", "late", "overdue", "left_out"), 0)
    zeros |= {"on_time_rate": None, "satisfaction_rate": None, "reported_per_1000": None}
    empty = a_briefing(areas=[], whole=zeros, before={}, since=None, months=[], outlines=nothing, cells=nothing)
    text = page(empty, SHORT, Teller(language))
    assert Teller(language)("nothing_to_look_at") in text


@pytest.mark.parametrize("kind", ["briefing", "bulletin"])
def test_what_a_draft_asks_for_is_not_printed_on_what_was_signed(kind: str) -> None:
    told, tell = a_briefing("南湖区"), Teller("zh")
    first = blocks.first(told, tell, kind)
    printed = {
        draft: str(lay(told, first, Imprint("x", draft, date(2026, 3, 11), kind=kind), tell)) for draft in (True, False)
    }
    assert ["请写明" in printed[draft] for draft in (True, False)] == [True, False]
    filled = [replace(one, paragraphs=[[Piece("限期整改。")]]) if one.kind == "advice" else one for one in first]
    assert "限期整改。" in str(lay(told, filled, Imprint("x", False, date(2026, 3, 11), kind=kind), tell))
