"""One core of moves, on a made-up door: the order of what is in the way, what is open, and why the rest is shut."""

import pytest

from gridgis.cases.life import LIFE as CASE
from gridgis.core.errors import Conflict, Forbidden, Invalid, Refusal
from gridgis.core.moves import Bar, Life, Standing, Step, bars_of, missing
from gridgis.plans.rules import LIFE as PLAN
from gridgis.plans.rules import STATES as PLAN_STATES
from gridgis.routing.rulebook.stages import LIFE as SET
from gridgis.security.rules import VERBS

DOOR = Life.of(
    "case",
    {
        ("open ajar", "shut"): Step("closed", "door.use"),
        ("closed", "lock"): Step("locked", "door.lock", ("key", "note"), ("build",), ("broken",), effect="turn"),
        ("closed", "swing"): Step("ajar", "door.use", by_clock=True),
        ("closed", "open"): Step("open", "door.use"),
    },
)
BUILT, BROKEN = Forbidden("cases.own_result"), Conflict("plans.consented")
KEY, NOTE = Invalid("cases.office_missing"), Invalid("moves.note_missing")


def before(*ways: Refusal, verbs: str = "door.use door.lock", by_hand: bool = True) -> Standing:
    """A closed door before somebody with verbs, with some of four things in the way."""
    named = {"build": BUILT, "broken": BROKEN, "key": KEY, "note": NOTE}
    bars: dict[str, Bar] = {name: lambda way=way: way in ways and way for name, way in named.items()}  # type: ignore[misc]
    return Standing("closed", verbs.split().__contains__, bars, by_hand)


def refusal(standing: Standing, move: str) -> Refusal:
    with pytest.raises(Refusal) as refused:
        DOOR.judge(standing, move)
    return refused.value


def test_a_row_may_name_several_states() -> None:
    assert DOOR.step("open", "shut") is DOOR.step("ajar", "shut")
    assert list(DOOR.leaving("closed")) == ["lock", "swing", "open"]


def test_what_is_in_the_way_is_told_in_one_order() -> None:
    """The right, who else must decide, the thing itself, what must come along in the order of the table."""
    ways = [BUILT, BROKEN, KEY, NOTE]
    for n, way in enumerate(ways):
        assert refusal(before(*ways[n:]), "lock") is way
    lacking = refusal(before(*ways, verbs="door.use"), "lock")
    assert (lacking.kind, lacking.facts) == ("security.no_right", {"verb": "door.lock"})
    assert DOOR.judge(before(), "lock").effect == "turn"


def test_a_conflict_tells_the_moves_that_go_whoever_asks() -> None:
    told = refusal(before(BROKEN, verbs=""), "shut")
    assert (told.kind, told.facts["state"], told.facts["allowed"]) == ("moves.cannot_move", "closed", ["swing", "open"])
    assert refusal(before(BROKEN), "lock").facts["allowed"] == ["swing", "open"]
    assert refusal(before(), "fly").facts["field"] == "move"


def test_what_must_come_along_shuts_nothing_beforehand() -> None:
    assert set(DOOR.open_to(before(KEY, NOTE))) == {"lock", "open"}


def test_the_clock_s_moves_are_open_to_the_clock_alone() -> None:
    assert set(DOOR.open_to(before(by_hand=False))) == {"lock", "swing", "open"}
    assert refusal(before(), "swing").kind == "moves.by_clock"


def test_why_a_move_is_shut_is_told_to_who_holds_its_verb() -> None:
    (told,) = DOOR.shut_to(before(BUILT))
    assert (told.move, told.why_zh, told.why_en) == ("lock", BUILT.words("zh"), BUILT.words("en"))
    assert DOOR.shut_to(before()) == []
    assert DOOR.shut_to(before(BUILT, verbs="door.use")) == []


@pytest.mark.parametrize(("brought", "lacks"), [("", True), (None, True), (" \n", True), ("x", False)])
def test_blanks_bring_nothing(brought: str | None, lacks: bool) -> None:
    assert isinstance(missing(brought, "moves.note_missing", "note")(), Invalid) is lacks


def test_each_life_leads_to_states_it_knows_and_asks_for_verbs_that_exist() -> None:
    for life in (CASE, PLAN, SET):
        assert {step.needs for step in life.steps.values()} - set(VERBS) <= {"plan.consent"}
    assert {step.target for step in PLAN.steps.values()} <= set(PLAN_STATES)


def test_effects_are_those_that_are_done() -> None:
    """Written down here too: a name that is misspelt in a table would do nothing."""
    done = {
        "case": {
            "give",
            "give_anew",
            "give_back",
            "resume",
            "reach",
            "sign",
            "file",
            "redo",
            "end",
            "rate",
            "ask",
            "extend",
        }
        | {"ask_contact", "seal", "unseal", "answer", "turn", "object", "reopen", "merge", "unmerge"}
        | {"lead", "lead_anew", "confirm", "coordinate", "consult", "view", "conclude", "help", "join", "assist"}
        | {
            "transfer",
            "co_sign",
            "co_file",
            "co_waive",
            "hand_down",
            "hand_to_grid",
            "grid_sign",
            "grid_file",
            "supervise",
            "escalate",
            "alarm",
        }
        | {
            "ask_whistle",
            "whistle_hard",
            "whistle",
            "whistle_sign",
            "whistle_contact",
            "whistle_arrive",
            "whistle_rate",
        }
        | {"checked", "ask_verify", "verified", "settle", "settle_self", "pass_on"},
        "plan": {"check", "approve", "publish"},
        "set": {"submit", "rebase", "publish", "revoke"},
    }
    assert {life.thing: {step.effect for step in life.steps.values()} - {""} for life in (CASE, PLAN, SET)} == done


def test_a_bar_is_told_by_one_subject_alone() -> None:
    assert bars_of({"a": bool}, {"b": bool}).keys() == {"a", "b"}
    with pytest.raises(ValueError, match="bars told twice: \\['a'\\]"):
        bars_of({"a": bool}, {"b": bool}, {"a": bool})
