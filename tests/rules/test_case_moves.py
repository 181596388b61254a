"""The life of a case as a table: the domain guide's rows, every state with every move, a way out of each open state."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from gridgis.cases.life import LIFE
from gridgis.cases.rules import ENDED, ENDS, LEFT_OUT, OPEN, STAGE_OF, STATES, decider
from gridgis.core.errors import Conflict, Invalid, Refusal
from gridgis.core.moves import BEFORE, Standing, Step
from gridgis.core.paths import REFERENCE
from gridgis.security.rules import VERBS

STEPS, judge = LIFE.steps, LIFE.step
MOVES = sorted({move for _, move in STEPS})
GUIDE = Path(__file__).parents[1] / "data" / "case_transitions.csv"
"""T1–T32 as the domain guide has them, written down from it by hand: not from the code.

From `open`: from any open state; to `=`: it stays where it was.
"""
GUIDED_OPEN = (
    "submitted verifying needs_info registered coordinating dispatched handling suspended result_filed rework checked"
)

HOLDERS = {
    "receiver": "dispatcher",
    "citizen": "dispatcher",
    "dispatcher": "dispatcher",
    "verifier": "grid_worker",
    "checker": "grid_worker",
    "head": "command_head",
    "office": "office_clerk",
    "handler": "office_clerk",
    "closer": "command_head",
    "clock": "command_head",
    "office_leader": "office_leader",
    "urger": "dispatcher",
    "supervisor": "supervisor",
    "chief": "grid_chief",
    "anyone": "grid_worker",
    "leader": "county_leader",
    "whistler": "town_leader",
    "shift_leader": "shift_leader",
    "ruling_head": "command_head",
}
"""A role that comes with the product for whoever the guide says may make a move."""

CONTACT = {"ask_contact": "handler", "grant_contact": "privacy", "refuse_contact": "privacy"}
OURS = CONTACT | {
    "redispatch": "dispatcher",
    "window_over": "clock",
    "take_back": "handler",
    **dict.fromkeys(
        ("confirm_lead", "change_lead", "add_helper", "plan_joint", "co_waive", "consult", "conclude"), "head"
    ),
    "co_sign": "office",
    **dict.fromkeys(("co_file", "give_view", "request_assist"), "handler"),
    **dict.fromkeys(("grant_assist", "refuse_assist"), "shift_leader"),
}
"""Moves that the guide's table has not and its settled questions (9.1, E11, E12, E20) have, each with who makes it."""


def rows(**fixed: str) -> list[dict[str, str]]:
    with GUIDE.open(encoding="utf-8", newline="") as file:
        told = [row | {"from": row["from"].replace("open", GUIDED_OPEN)} for row in csv.DictReader(file)]
    return [row for row in told if row.items() >= fixed.items()]


def guided() -> Iterator[tuple[dict[str, str], Step]]:
    """Each row of the guide that is built, with the step of the code for each state it names."""
    for row in rows(built="yes"):
        for state in row["from"].split():
            yield row | {"to": state if row["to"] == "=" else row["to"]}, STEPS[state, row["move"]]


def test_the_guide_is_whole() -> None:
    assert {row["row"] for row in rows()} == {f"T{n}" for n in range(1, 33)}


def test_what_is_built_leads_where_the_guide_says_and_from_nowhere_else() -> None:
    assert [(row["row"], row["move"], step.target) for row, step in guided()] == [
        (row["row"], row["move"], row["to"]) for row, _ in guided()
    ]
    named = {(state, row["move"]) for row in rows(built="yes") for state in row["from"].split()}
    assert {(state, move) for state, move in STEPS if move not in OURS} == named
    assert {move for _, move in STEPS} >= OURS.keys()


def test_what_is_not_built_is_no_move_yet() -> None:
    """Whoever builds one says so in the table of the guide, and is held to it."""
    for row in [*rows(built="no"), *rows(built="opening")]:
        with pytest.raises(Invalid):
            judge("submitted", row["move"])


def test_who_may_and_what_comes_along_is_as_the_guide_says() -> None:
    with (REFERENCE / "roles.csv").open(encoding="utf-8", newline="") as file:
        holds = {row["code"]: row["verbs"].split() for row in csv.DictReader(file)}
    for row, step in guided():
        said = (row["row"], row["move"])
        assert (said, step.needs in holds[HOLDERS[row["who"]]]) == (said, True)
        assert (said, set(row["brings"].split()) - set(step.brings)) == (said, set())
        assert (said, step.apart) == (said, tuple(row["apart"].split()))
        assert (said, step.by_clock) == (said, row["who"] == "clock")


def test_each_role_makes_the_moves_that_the_guide_gives_it_and_no_other() -> None:
    """Every state, move and role: a step, or the refusal of who may not or of what does not start there."""
    with (GUIDE.parent / "case_roles.csv").open(encoding="utf-8", newline="") as file:
        does = {row["role"]: set(row["does"].split()) for row in csv.DictReader(file)}
    with (REFERENCE / "roles.csv").open(encoding="utf-8", newline="") as file:
        verbs = {row["code"]: set(row["verbs"].split()) for row in csv.DictReader(file)}
    who = {(state, row["move"]): row["who"] for row in rows(built="yes") for state in row["from"].split()}
    who |= {pair: OURS[pair[1]] for pair in STEPS if pair[1] in OURS}
    wrong = []
    for role, state, move in product(verbs, STATES, MOVES):
        before = Standing(state, verbs[role].__contains__, defaultdict(lambda: lambda: None), by_hand=True)
        try:
            LIFE.judge(before, move)
            got = "step"
        except Refusal as refusal:
            got = type(refusal).__name__
        may = who.get((state, move)) in does.get(role, ())
        must = "Conflict" if (state, move) not in who else "step" if may else "Forbidden"
        if got != must:
            wrong.append((role, state, move, got, must))
    assert wrong == []


def moves_from(state: str) -> list[str]:
    return list(LIFE.leaving(state))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("move", MOVES)
def test_every_state_and_move_is_a_step_or_a_conflict(state: str, move: str) -> None:
    if (state, move) in STEPS:
        assert judge(state, move) == STEPS[state, move]
        return
    with pytest.raises(Conflict) as refusal:
        judge(state, move)
    assert refusal.value.facts.items() >= {"state": state, "allowed": moves_from(state)}.items()
    assert move not in refusal.value.facts["allowed"]


@pytest.mark.parametrize("move", ["", "fly", "DISPATCH", "submit"])
def test_a_move_nobody_knows_is_invalid_and_no_conflict(move: str) -> None:
    with pytest.raises(Invalid) as refusal:
        judge("submitted", move)
    assert (refusal.value.kind, refusal.value.facts["field"]) == ("moves.no_move", "move")


def test_the_main_path_leads_from_submitted_to_archived() -> None:
    state, path = "submitted", []
    for move in ("register", "dispatch", "sign", "file_result", "check_pass", "close", "evaluate", "archive"):
        state = judge(state, move).target
        path.append(state)
    assert path == [
        "registered",
        "dispatched",
        "handling",
        "result_filed",
        "checked",
        "closed",
        "evaluated",
        "archived",
    ]


@pytest.mark.parametrize("state", OPEN)
def test_every_open_state_has_a_way_to_an_end(state: str) -> None:
    reached, edge = {state}, {state}
    while edge:
        edge = {STEPS[one, move].target for one in edge for move in moves_from(one)} - reached
        reached |= edge
    assert "archived" in reached


def test_every_state_is_reached_by_a_move() -> None:
    assert set(STATES) <= {step.target for step in STEPS.values()}


def test_ends_that_are_final_have_no_move() -> None:
    assert {state: moves_from(state) for state in ENDED} == {
        "closed": ["whistle_rate", "evaluate", "object", "reopen", "refuse_objection", "final_answer", "window_over"],
        "evaluated": ["whistle_rate", "object", "reopen", "refuse_objection", "final_answer", "archive"],
        "archived": [],
        "rejected": [],
        "merged": ["unmerge"],
        "withdrawn": [],
    }


def test_states_are_named_once_and_left_out_ones_have_ended() -> None:
    assert len(set(STATES)) == len(STATES) == 17
    assert set(LEFT_OUT) < set(ENDED)
    assert {end for step in STEPS.values() for end in [step.target]} <= {*STATES, BEFORE}


def test_every_step_asks_for_a_verb_that_exists() -> None:
    assert {step.needs for step in STEPS.values()} <= set(VERBS)


def test_the_handlers_verbs_never_check_or_close() -> None:
    """Separation of duties: what an office may do does not reach `checked` or `closed`."""
    office = [(pair, step) for pair, step in STEPS.items() if step.needs in ("case.sign", "case.handle", "case.ask")]
    reached = {step.target for _, step in office if not step.part}
    assert reached == {"dispatched", "handling", "rework", "result_filed"}
    assert all(step.target == state for (state, _), step in office if step.part), "who helps moves no case"


def test_clocks_run_in_every_open_state_but_waits() -> None:
    assert set(OPEN) - set(STAGE_OF) == {"needs_info", "suspended"}


def test_after_two_returns_there_is_the_ruling_and_no_other_dispatch_or_return() -> None:
    assert {pair for pair, step in STEPS.items() if "returned_twice" in step.unless} == {
        ("registered", "dispatch"),
        ("dispatched", "return"),
        ("handling", "return_late"),
        *(
            (state, move)
            for state in ("registered", "coordinating", "dispatched", "handling")
            for move in ("hand_down", "hand_to_grid")
        ),
    }
    assert {pair for pair, step in STEPS.items() if "returned_enough" in step.only} == {("registered", "final_ruling")}


def test_each_request_is_granted_or_refused_by_others_than_asked() -> None:
    asking = {
        (move, step.needs) for (_, move), step in STEPS.items() if step.effect in ("ask", "ask_whistle", "object")
    }
    assert asking == {
        ("return", "case.sign"),
        ("return_late", "case.ask"),
        ("request_extension", "case.handle"),
        ("suspend", "case.ask"),
        ("ask_unmark", "case.accept"),
        ("propose_reject", "case.accept"),
        ("object", "case.accept"),
        ("request_assist", "case.handle"),
        ("ask_whistle", "case.lead"),
    }
    beside = ("contact.grant", "case.rule", "case.lead")
    ladder = ({("case.decide", ("ask",), ("above",))}, *({(verb, ("ask",), ())} for verb in beside))
    shut = ("redone", "of_staff", "whistling")
    for asked, ends in ENDS.items():
        assert sorted(set(ends.values())) == ["granted", "refused"]
        states = {state for state, move in STEPS if move == asked}
        for decides in ends:
            assert states <= {state for state, move in STEPS if move == decides}
            steps = [step for (_, move), step in STEPS.items() if move == decides]
            shapes = {(step.needs, step.apart, tuple(one for one in step.unless if one not in shut)) for step in steps}
            assert shapes in ladder
            assert all("note" in step.brings for step in steps if ends[decides] == "refused")


@pytest.mark.parametrize(
    ("asked", "nth", "share", "who"),
    [
        ("return", 1, 0, "case.decide"),
        ("return_late", 1, 0, "case.rule"),
        ("propose_reject", 1, 0, "case.decide"),
        ("object", 1, 0, "case.rule"),
        ("suspend", 1, 0, "case.rule"),
        ("request_assist", 1, 0, "case.decide"),
        ("request_extension", 1, 0.5, "case.decide"),
        ("request_extension", 1, 0.51, "case.rule"),
        ("request_extension", 2, 0.1, "case.rule"),
        ("request_extension", 3, 0.1, "case.lead"),
        ("request_extension", 4, 2, "case.lead"),
        ("ask_contact", 1, 0, "contact.grant"),
        ("ask_unmark", 1, 0, "case.rule"),
        ("ask_whistle", 1, 0, "case.lead"),
    ],
)
def test_who_decides_is_as_the_guide_says(asked: str, nth: int, share: float, who: str) -> None:
    """T12, T13, T16, T17: first and up to half of the limit, second or longer, third."""
    assert decider(asked, nth, share) == who


def test_only_moves_that_nobody_will_question_go_without_a_note() -> None:
    assert {move for (_, move), step in STEPS.items() if "note" not in step.brings} == {
        "start_verify",
        "register",
        "dispatch",
        "sign",
        "grid_sign",
        "resume",
        "close",
        "evaluate",
        "window_over",
        "archive",
        "uphold_return",
        "grant_contact",
        "grant_unmark",
        "confirm_whistle",
        "grant_extension",
        "grant_suspension",
        "grant_assist",
        "transfer_inner",
        "co_sign",
        "whistle_sign",
        "take_back",
        "lapse",
        "info_over",
        "confirm_reject",
        "merge",
        "verify_true",
        "verify_false",
        "verify_unclear",
        "pass_on",
        "spare_check",
    }


def test_who_handled_does_not_check() -> None:
    assert {move: step.apart for (_, move), step in STEPS.items() if step.apart not in ((), ("ask",))} == {
        "check_pass": ("file_result",),
        "check_fail": ("file_result",),
        "close": ("own_office",),
        "evaluate": ("close", "file_result"),
    }


def test_moves_that_dispatch_need_an_office_and_evaluation_an_answer() -> None:
    giving = {"dispatch", "assign_lead", "change_lead", "redispatch", "final_ruling", "hand_down"}
    assert {move for (_, move), step in STEPS.items() if "office" in step.brings} == giving
    led = {move for (state, move), step in STEPS.items() if step.target == "dispatched" != state}
    assert led | {"redispatch", "change_lead"} == giving | {"hand_to_grid"}, "the grid is that in which it lies"
    assert {move for (_, move), step in STEPS.items() if "answer" in step.brings} == {"evaluate"}
