"""The life of a case as a table: every state with every move, and a way out of each open state."""

import pytest

from gridgis.cases.rules import (
    ENDED,
    LEFT_OUT,
    MOVES,
    OPEN,
    STAGE_OF,
    STATES,
    STEPS,
    judge,
    moves_from,
)
from gridgis.core.errors import Conflict, Invalid
from gridgis.security.rules import VERBS


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
    assert (refusal.value.kind, refusal.value.facts["field"]) == ("cases.no_move", "move")


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


def test_every_state_but_the_first_and_merged_is_reached_by_a_move() -> None:
    assert set(STATES) - {step.target for step in STEPS.values()} == {"merged"}


def test_ends_that_are_final_have_no_move() -> None:
    assert {state: moves_from(state) for state in ENDED} == {
        "closed": ["evaluate", "window_over"],
        "evaluated": ["archive"],
        "archived": [],
        "rejected": [],
        "merged": [],
        "withdrawn": [],
    }


def test_states_are_named_once_and_left_out_ones_have_ended() -> None:
    assert len(set(STATES)) == len(STATES) == 17
    assert set(LEFT_OUT) < set(ENDED)
    assert {end for step in STEPS.values() for end in [step.target]} <= set(STATES)


def test_every_step_asks_for_a_verb_that_exists() -> None:
    assert {step.needs for step in STEPS.values()} <= set(VERBS)


def test_the_handlers_verbs_never_check_or_close() -> None:
    """Separation of duties: what an office may do does not reach `checked` or `closed`."""
    by_office = {step.target for step in STEPS.values() if step.needs in ("case.sign", "case.handle")}
    assert by_office == {"handling", "registered", "result_filed"}


def test_clocks_run_in_every_open_state_but_waits() -> None:
    assert set(OPEN) - set(STAGE_OF) == {"needs_info", "suspended"}


@pytest.mark.parametrize("count", [0, 1])
def test_a_case_may_be_returned_twice(count: int) -> None:
    assert judge("dispatched", "return", return_count=count).target == "registered"
    assert judge("handling", "return_late", return_count=count).target == "registered"
    assert "return" in moves_from("dispatched", return_count=count)


@pytest.mark.parametrize(("state", "move"), [("dispatched", "return"), ("handling", "return_late")])
def test_after_two_returns_no_further_return_is_possible(state: str, move: str) -> None:
    with pytest.raises(Conflict, match="returned twice") as refusal:
        judge(state, move, return_count=2)
    assert refusal.value.facts["allowed"] == moves_from(state, return_count=2)
    assert move not in refusal.value.facts["allowed"]
    assert refusal.value.facts["allowed"]


def test_only_moves_that_nobody_will_question_go_without_a_note() -> None:
    assert {move for (_, move), step in STEPS.items() if not step.note} == {
        "start_verify",
        "register",
        "dispatch",
        "sign",
        "resume",
        "close",
        "evaluate",
        "window_over",
        "archive",
    }


def test_who_handled_does_not_check() -> None:
    assert {move: step.apart for (_, move), step in STEPS.items() if step.apart} == {
        "check_pass": "file_result",
        "check_fail": "file_result",
    }


def test_moves_that_dispatch_need_an_office_and_evaluation_an_answer() -> None:
    giving = {"dispatch", "assign_lead", "redispatch"}
    assert {move for (_, move), step in STEPS.items() if step.office} == giving
    assert {move for (_, move), step in STEPS.items() if step.target == "dispatched"} == giving
    assert {move for (_, move), step in STEPS.items() if step.answer} == {"evaluate"}
