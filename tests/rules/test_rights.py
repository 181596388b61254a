"""Verbs held at places."""

import csv
from dataclasses import replace

import pytest

from gridgis.core.errors import Forbidden
from gridgis.core.paths import REFERENCE
from gridgis.security.rules import SYSTEM, VERBS, Actor, Held, Spot, require

HERE = Spot("110101", "110101001", "110101001001", "110101001001001", "110101001-police")


def actor(*held: tuple[str, str, str]) -> Actor:
    """Somebody with verbs at levels and codes."""
    return Actor(1, "a", "A", tuple(Held(frozenset(verbs.split()), level, code, "r") for verbs, level, code in held))


@pytest.mark.parametrize(
    ("level", "code"),
    [
        ("all", ""),
        ("county", "110101"),
        ("town", "110101001"),
        ("village", "110101001001"),
        ("grid", "110101001001001"),
        ("office", "110101001-police"),
    ],
)
def test_a_verb_covers_what_lies_at_or_below_its_place(level: str, code: str) -> None:
    one = actor(("case.read", level, code))
    assert one.may("case.read", HERE)
    assert not one.may("case.check", HERE)
    assert one.everywhere("case.read") is (level == "all")


@pytest.mark.parametrize(
    ("level", "code"),
    [
        ("county", "110102"),
        ("county", "1101"),
        ("town", "110101002"),
        ("village", "110101001"),
        ("grid", "110101001001002"),
        ("office", "110101002-police"),
    ],
)
def test_a_verb_covers_nothing_beside_its_place(level: str, code: str) -> None:
    assert not actor(("case.read", level, code)).may("case.read", HERE)


def test_a_thing_without_a_code_is_only_covered_from_above() -> None:
    unplaced = Spot("110101", None, None, None, None)
    assert actor(("case.read", "county", "110101")).may("case.read", unplaced)
    assert not actor(("case.read", "town", "110101001")).may("case.read", unplaced)


def test_two_grants_do_not_lend_each_other_their_place() -> None:
    one = actor(("case.read", "town", "110101001"), ("case.check", "town", "110101002"))
    assert one.may("case.read", HERE)
    assert not one.may("case.check", HERE)
    assert one.verbs == {"case.read", "case.check"}


def test_codes_are_those_of_the_verb_and_level_sorted_once() -> None:
    one = actor(("case.read", "town", "2"), ("case.read stats.read", "town", "1"), ("case.read", "town", "1"))
    assert one.codes("case.read", "town") == ["1", "2"]
    assert one.codes("stats.read", "town") == ["1"]
    assert one.codes("case.read", "county") == []


def test_a_role_of_one_platform_opens_its_cases_alone_and_all_else_of_its_place() -> None:
    held = Held(frozenset({"case.read", "grid.read"}), "town", HERE.town_code or "", "r", platform="market")
    one = Actor(1, "a", "A", (held,))
    assert [one.may("case.read", replace(HERE, platform=told)) for told in ("market", "order", None)] == [
        True,
        False,
        False,
    ]
    assert one.may("grid.read", HERE)
    assert (one.codes("case.read", "town"), one.codes("grid.read", "town")) == ([], [HERE.town_code])
    everywhere = Actor(1, "a", "A", (replace(held, level="all", code=""),))
    assert (everywhere.everywhere("case.read"), everywhere.everywhere("grid.read")) == (False, True)


def test_a_missing_right_is_refused_by_its_verb() -> None:
    with pytest.raises(Forbidden) as refusal:
        require(actor(("case.read", "county", "110102")), "case.read", HERE)
    assert refusal.value.facts.items() >= {"verb": "case.read"}.items()
    with pytest.raises(Forbidden):
        require(actor(), "case.read")
    require(actor(("case.read", "county", "110102")), "case.read")


def test_the_system_may_everything_everywhere() -> None:
    assert all(SYSTEM.may(verb, HERE) and SYSTEM.everywhere(verb) for verb in VERBS)


def test_roles_hold_only_verbs_that_code_asks_for_and_none_holds_all() -> None:
    with (REFERENCE / "roles.csv").open(encoding="utf-8", newline="") as lines:
        roles = {row["code"]: set(row["verbs"].split()) for row in csv.DictReader(lines)}
    assert len(roles) >= 10
    for code, verbs in roles.items():
        assert verbs <= set(VERBS), code
        assert verbs != set(VERBS), code


def test_no_role_both_handles_and_checks() -> None:
    """Separation of duties: the handler never checks."""
    with (REFERENCE / "roles.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            assert not {"case.handle", "case.check"} <= set(row["verbs"].split()), row["code"]
