"""Rules of routing without a database: which holds, which speaks, what is wrong with a list of them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridgis.core.errors import Conflict, Invalid
from gridgis.routing.rulebook.checks import problems
from gridgis.routing.rulebook.facts import content, digest, rule_from
from gridgis.routing.rulebook.ground import Ground
from gridgis.routing.rulebook.matching import (
    Conditions,
    Facts,
    Outcome,
    Rule,
    Tree,
    holds,
    includes,
    judged,
    meets,
)
from gridgis.routing.rulebook.stages import LIFE, changes, merged, numbered, refuse_misshapen
from gridgis.routing.rulebook.starter import starter_rules
from tests.layers import LAYERS

DAY = date(2026, 3, 11)
TREE = Tree({"E0201": "E02", "E0202": "E02", "G0101": "G01"}, {"110101001": frozenset({"110101"})}, "110101")
SEEN = Facts(
    category="E0201",
    group="E02",
    day=DAY,
    places=frozenset({"110101001001001", "110101001001", "110101001", "110101"}),
    urgency="P3",
    layer="village",
    zone_kind="",
    source="citizen",
    weekday=3,
    working=True,
    words="路口着火了 FIRE",
    owner="power",
)
AGENCY = Outcome("agency", agency_type="police")


def rule(code: str, outcome: Outcome = AGENCY, **conditions: object) -> Rule:
    return Rule(code, code, Conditions(**conditions), outcome)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, True),
        ({"categories": ("E0201",)}, True),
        ({"categories": ("E02",)}, True),
        ({"categories": ("G01", "E0202")}, False),
        ({"places": ("110101001",)}, True),
        ({"places": ("110101002", "110101001001001")}, True),
        ({"places": ("110101002",)}, False),
        ({"layer": "village"}, True),
        ({"layer": "exclusive"}, False),
        ({"zone_kinds": ("park",)}, False),
        ({"sources": ("citizen", "sensor")}, True),
        ({"sources": ("sensor",)}, False),
        ({"urgencies": ("P1",)}, False),
        ({"from_day": DAY}, True),
        ({"from_day": date(2026, 3, 12)}, False),
        ({"until_day": DAY}, False),
        ({"until_day": date(2026, 3, 12)}, True),
        ({"weekdays": (3,)}, True),
        ({"weekdays": (6, 7)}, False),
        ({"hours": "work"}, True),
        ({"hours": "off"}, False),
        ({"words": ("着火",)}, True),
        ({"words": ("fire",)}, True),
        ({"words": ("水",)}, False),
        ({"component_owner": True}, True),
        ({"owners": ("power",)}, True),
        ({"owners": ("gas",)}, False),
        ({"categories": ("E02",), "sources": ("sensor",)}, False),
    ],
)
def test_all_conditions_given_must_hold(conditions: dict[str, object], expected: bool) -> None:
    assert holds(Conditions(**conditions), SEEN) is expected  # type: ignore[arg-type]


@pytest.mark.parametrize("hours", ["work", "off"])
def test_what_is_not_known_holds_no_condition_that_asks_for_it(hours: str) -> None:
    bare = Facts("E0201", "E02", DAY)
    assert not holds(Conditions(hours=hours), bare)
    assert not holds(Conditions(component_owner=True), bare)
    assert not holds(Conditions(places=("110101",)), bare)
    assert not holds(Conditions(weekdays=(1, 2, 3, 4, 5, 6, 7)), bare)


def test_the_first_rule_in_order_decides_and_marking_ones_are_gathered() -> None:
    marking = rule("T-1", Outcome("mark", marks=("emergency",), notice="119"), words=("着火",))
    late = rule("T-4", Outcome("mark", marks=("major",)))
    verdict = judged([marking, rule("T-2", categories=("G01",)), rule("T-3"), late], SEEN)
    assert verdict.rule is not None
    assert (verdict.rule.code, [one.code for one in verdict.marking]) == ("T-3", ["T-1"])
    assert (verdict.marks, verdict.notice) == (("emergency",), "119")


def test_without_a_rule_the_category_decides() -> None:
    assert judged([], SEEN).rule is None
    assert judged([rule("T-1", categories=("G01",))], SEEN).rule is None


CODES = st.sampled_from(["E0201", "E0202", "E02", "G0101", "G01"])
PLACES = st.sampled_from(["110101001", "110101", "110102"])
CONDITIONS = st.builds(
    Conditions,
    categories=st.lists(CODES, max_size=2, unique=True).map(tuple),
    places=st.lists(PLACES, max_size=2, unique=True).map(tuple),
    layer=st.sampled_from(["", "village"]),
    sources=st.lists(st.sampled_from(["citizen", "sensor"]), max_size=1).map(tuple),
    from_day=st.sampled_from([None, DAY, date(2026, 3, 12)]),
    until_day=st.sampled_from([None, DAY, date(2026, 4, 1)]),
    weekdays=st.lists(st.integers(1, 7), max_size=2, unique=True).map(tuple),
    hours=st.sampled_from(["", "work", "off"]),
    words=st.lists(st.sampled_from(["火", "着火", "水"]), max_size=2, unique=True).map(tuple),
    component_owner=st.booleans(),
    owners=st.lists(st.sampled_from(["power", "gas"]), max_size=1).map(tuple),
)
FACTS = st.builds(
    Facts,
    category=st.sampled_from(["E0201", "E0202", "G0101"]),
    group=st.just(""),
    day=st.sampled_from([DAY, date(2026, 3, 12), date(2026, 4, 2)]),
    places=st.sampled_from([frozenset({"110101001", "110101"}), frozenset({"110102"}), frozenset[str]()]),
    layer=st.sampled_from(["village", "exclusive"]),
    source=st.sampled_from(["citizen", "sensor"]),
    weekday=st.integers(1, 7),
    working=st.sampled_from([True, False, None]),
    words=st.sampled_from(["着火", "漏水", "火", ""]),
    owner=st.sampled_from(["", "power", "gas"]),
).map(lambda facts: replace(facts, group=TREE.groups[facts.category]))


def in_county(facts: Facts) -> bool:
    """Rules of a county are asked about reports in it."""
    return "110101" in facts.places


@given(CONDITIONS, CONDITIONS, FACTS.filter(in_county))
def test_the_wider_holds_wherever_the_narrower_does(wide: Conditions, narrow: Conditions, facts: Facts) -> None:
    if includes(wide, narrow, TREE) and holds(narrow, facts):
        assert holds(wide, facts)


@given(CONDITIONS, CONDITIONS, FACTS.filter(in_county))
def test_two_that_hold_at_once_are_said_to_meet(one: Conditions, other: Conditions, facts: Facts) -> None:
    if holds(one, facts) and holds(other, facts):
        assert meets(one, other, TREE)
    assert meets(one, other, TREE) == meets(other, one, TREE)


@given(CONDITIONS)
def test_conditions_are_kept_as_they_were(conditions: Conditions) -> None:
    rule = Rule("T-001", "one", conditions, Outcome("ladder", ladder="R3"))
    assert rule_from(content(rule)) == rule
    assert includes(conditions, conditions, TREE)


def test_an_outcome_is_kept_as_it_was() -> None:
    outcome = Outcome("ladder", ladder="R3", marks=("major",), co_agency_types=("police",), notice="110")
    rule = Rule("T-001", "one", Conditions(), outcome)
    assert rule_from(content(rule)) == rule


def test_the_order_of_rules_is_part_of_what_they_say() -> None:
    one, other = rule("T-1"), rule("T-2", categories=("E02",))
    assert digest([one, other]) != digest([other, one])
    assert digest([one]) == digest([replace(one, changed_in=7)]), "in which set it was changed is not content"


GROUND = Ground(
    county="110101",
    towns={"110101001": "东镇", "110101002": "西镇"},
    places={"110101": "甲县", "110101001": "东镇", "110101002": "西镇"},
    categories={"E02": "市容", "E0201": "占道经营", "E0202": "乱堆放", "G01": "纠纷", "G0101": "邻里纠纷"},
    matters={
        "E0201": ("占道经营", "E02", "police", "P3"),
        "E0202": ("乱堆放", "E02", "fire", "P2"),
        "G0101": ("邻里纠纷", "G01", "", "P3"),
    },
    agencies={"police": "公安", "fire": "消防", "water": "水利"},
    offices={"p1": "派出所", "f1": "消防站"},
    standing=frozenset({("police", ""), ("fire", "110101001")}),
    zone_kinds=frozenset({"park"}),
    tree=TREE,
)


def found(*rules: Rule, day: date = DAY) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(p.kind, p.severity, p.codes) for p in problems(rules, GROUND, day) if p.kind != "gap"]


def test_a_rule_that_an_earlier_one_takes_all_of_is_an_error() -> None:
    assert found(rule("T-1", categories=("E02",)), rule("T-2", categories=("E0201",))) == [
        ("unreachable", "error", ("T-2", "T-1"))
    ]
    assert found(rule("T-1", places=("110101",)), rule("T-2", places=("110101001",))) == [
        ("unreachable", "error", ("T-2", "T-1"))
    ]


def test_a_marking_rule_takes_nothing_away() -> None:
    assert found(rule("T-1", Outcome("mark", marks=("major",))), rule("T-2", categories=("E02",))) == []


def test_the_narrower_first_is_no_problem() -> None:
    other = Outcome("agency", agency_type="fire")
    assert found(rule("T-1", other, categories=("E0201",)), rule("T-2", categories=("E02",))) == []


def test_rules_that_cross_and_differ_are_a_tie() -> None:
    other = Outcome("agency", agency_type="fire")
    assert found(rule("T-1", categories=("E02",)), rule("T-2", other, places=("110101001",))) == [
        ("tie", "warning", ("T-1", "T-2"))
    ]
    assert found(rule("T-1", categories=("E02",)), rule("T-2", places=("110101001",))) == [], "they send to one place"


@pytest.mark.parametrize(
    ("outcome", "conditions"),
    [
        (Outcome("office", office_code="gone"), {}),
        (Outcome("agency", agency_type="nobody"), {}),
        (Outcome("agency", agency_type="police", co_agency_types=("nobody",)), {}),
        (AGENCY, {"categories": ("X",)}),
        (AGENCY, {"places": ("999999",)}),
        (AGENCY, {"owners": ("gone",)}),
        (AGENCY, {"zone_kinds": ("moon",)}),
    ],
)
def test_what_is_named_must_exist(outcome: Outcome, conditions: dict[str, object]) -> None:
    assert found(rule("T-1", outcome, **conditions)) == [("no_target", "error", ("T-1",))]


def test_a_rule_whose_time_is_over_is_told() -> None:
    ended = rule("T-1", categories=("E0201",), until_day=DAY)
    assert found(ended) == [("ended", "warning", ("T-1",))]
    assert found(ended, day=date(2026, 3, 10)) == []


def test_an_owner_type_without_an_office_is_a_warning() -> None:
    assert found(rule("T-1", Outcome("agency", agency_type="water"))) == [("no_target", "warning", ("T-1",))]


def test_what_is_over_needs_no_target() -> None:
    gone = rule("T-1", Outcome("office", office_code="gone"), until_day=DAY)
    assert found(gone) == [("ended", "warning", ("T-1",))]


def test_the_whole_county_and_every_day_of_the_week_ask_nothing() -> None:
    anywhere = rule("T-1", places=("110101",), weekdays=(1, 2, 3, 4, 5, 6, 7))
    assert found(anywhere, rule("T-2", categories=("E02",))) == [("unreachable", "error", ("T-2", "T-1"))]


def test_gaps_are_categories_and_towns_without_an_owner() -> None:
    gaps = [(p.category_code, p.place_code) for p in problems([], GROUND, DAY)]
    assert gaps == [("E0202", "110101002"), ("G0101", "110101")]
    urgent = rule("T-1", urgencies=("P2",))
    assert [p.category_code for p in problems([urgent], GROUND, DAY) if p.kind == "gap"] == ["G0101"]
    closed = [rule("T-1", categories=("E0202",)), rule("T-2", Outcome("ladder", ladder="R2"), categories=("G01",))]
    assert problems(closed, GROUND, DAY) == []


def test_errors_come_first() -> None:
    severities = [p.severity for p in problems([rule("T-1", Outcome("office", office_code="gone"))], GROUND, DAY)]
    assert severities == sorted(severities)


def test_rules_without_a_code_get_the_next_number() -> None:
    given_ = numbered([rule("T-007"), rule(""), rule("")], ["T-011"])
    assert [one.code for one in given_] == ["T-007", "T-012", "T-013"], "none is given twice in a county"
    with pytest.raises(Invalid, match="used twice"):
        numbered([rule("T-001"), rule("T-001")])
    for odd in ("own", "T-1", "T-99999", "T-999999999", "T-01²"):
        with pytest.raises(Invalid, match="Leave the code"):
            numbered([rule(odd)])
    with pytest.raises(Invalid, match="at most 500"):
        numbered([rule("")] * 501)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (replace(rule("T"), name=" "), "name"),
        (replace(rule("T"), delegated=True), "basis"),
        (replace(rule("T"), delegated=True, basis="x"), "conditions.from_day"),
        (rule("T", sources=("moon",)), "conditions.sources"),
        (rule("T", urgencies=("P9",)), "conditions.urgencies"),
        (rule("T", from_day=DAY, until_day=DAY), "conditions.until_day"),
        (rule("T", hours="noon"), "conditions.hours"),
        (rule("T", layer="all"), "conditions.layer"),
        (rule("T", weekdays=(0,)), "conditions.weekdays"),
        (rule("T", words=(" ",)), "conditions.words"),
        (rule("T", Outcome("guess")), "outcome.kind"),
        (rule("T", Outcome("agency")), "outcome.agency_type"),
        (rule("T", Outcome("office")), "outcome.office_code"),
        (rule("T", Outcome("ladder", ladder="R1")), "outcome.ladder"),
        (rule("T", Outcome("mark")), "outcome.marks"),
        (rule("T", Outcome("mark", marks=("odd",))), "outcome.marks"),
        (rule("T", Outcome("mark", notice="999")), "outcome.notice"),
        (rule("T", replace(AGENCY, first_handler="me")), "outcome.first_handler"),
        (rule("T", replace(AGENCY, platform="odd")), "outcome.platform"),
        (rule("T", Outcome("component_owner")), "conditions.component_owner"),
    ],
)
def test_a_rule_that_says_nothing_is_refused_at_its_field(wrong: Rule, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        refuse_misshapen([rule("T-0"), wrong], [*LAYERS])
    assert refused.value.facts["field"] == f"rules.1.{field}"


def test_the_starter_rules_can_be_used_as_they_are() -> None:
    refuse_misshapen(starter_rules(), [*LAYERS])
    assert {one.outcome.notice for one in starter_rules()} >= {"110", "119", "120"}


A, B, C, D = (rule(code, categories=(code,)) for code in "ABCD")
B2 = replace(B, name="other")


def test_changes_against_the_base() -> None:
    told = changes([A, B, C], [C, A, B2, D])
    assert (told.added, told.changed, told.removed) == (["D"], ["B"], [])
    assert told.moved == ["C"], "the one that was taken out of the order, not all that gave way"
    assert changes([A, B], [A]).removed == ["B"]


def test_a_draft_is_put_on_newer_rules() -> None:
    rules, both = merged([A, B, C], [A, D, B2, C], [C, A, B])
    assert ([one.code for one in rules], both) == (["C", "A", "D", "B"], [])
    assert rules[-1] == B2
    rules, both = merged([A, B, C], [C, A, B], [A, D, B, C])
    assert [one.code for one in rules] == ["C", "A", "D", "B"], "what we moved is moved there too"
    rules, both = merged([A], [A, D, replace(D, code="E")], [A, replace(D, name="theirs")])
    assert [(one.code, one.name) for one in rules] == [("A", "A"), ("", "D"), ("E", "D"), ("D", "theirs")]
    rules, both = merged([A, B], [A, B2], [replace(A, name="theirs"), replace(B, name="theirs")])
    assert (rules[0].name, rules[1].name, both) == ("theirs", "other", ["B"])
    rules, both = merged([A, B], [A], [A, B2])
    assert (rules, both) == ([A, B2], ["B"]), "what the others changed is not taken away"
    rules, both = merged([A, B], [A, B2], [A])
    assert (rules, both) == ([A, B2], ["B"])


def test_two_new_rules_of_one_code_are_both_kept() -> None:
    rules, _ = merged([A], [A, D], [A, replace(D, name="theirs")])
    assert [(one.code, one.name) for one in rules] == [("A", "A"), ("", "D"), ("D", "theirs")]


def test_moves_of_a_set_that_do_not_lead_on_are_refused() -> None:
    with pytest.raises(Invalid):
        LIFE.step("draft", "fly")
    with pytest.raises(Conflict) as refused:
        LIFE.step("published", "submit")
    assert refused.value.facts["allowed"] == ["revoke"]
    assert LIFE.step("submitted", "publish").apart == ("write",)
