"""Rules and decisions written at the same moment on two connections."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import func, select, text

from gridgis.casework.redeciding import Wrong, correct
from gridgis.core.errors import Conflict, Refusal
from gridgis.core.settings import Terms
from gridgis.routing.rulebook import actions, moving
from gridgis.routing.rulebook.actions import Change
from gridgis.routing.rulebook.matching import Conditions, Outcome, Rule
from gridgis.routing.rulebook.models import RuleSet
from gridgis.routing.rulebook.moving import Move
from tests.conftest import Own
from tests.db.test_plan_races import actor
from tests.db.test_races import together
from tests.factories import AT, ONE, a_case

DAY = date(2026, 3, 11)
WEST = f"{ONE}001001001"


def a_rule(word: str) -> Rule:
    return Rule("", word, Conditions(words=(word,)), Outcome("office", office_code=f"{ONE}001-police"))


def a_draft(own: Own, *words: str) -> int:
    """A draft with a rule for each word; as it was begun without words."""
    editor = actor(own, "rule_editor")
    with own.sessions.begin() as session:
        draft = actions.begin(session, editor, ONE, "三月规则", at=AT)
        if words:
            asked = Change(0, rules=[a_rule(word) for word in words])
            actions.change(session, editor, draft.id, asked, at=AT)
        return draft.id


def change(own: Own, set_id: int, asked: Change) -> int | Refusal:
    try:
        with own.sessions.begin() as session:
            return actions.change(session, actor(own, "rule_editor"), set_id, asked, at=AT).version
    except Refusal as refused:
        return refused


def step(own: Own, name: str, set_id: int, move: str) -> str | Refusal:
    try:
        with own.sessions.begin() as session:
            return moving.move(session, actor(own, name), set_id, Move(move), day=DAY, at=AT).state
    except Refusal as refused:
        return refused


def codes(own: Own, set_id: int) -> list[str]:
    with own.sessions() as session:
        asked = text("SELECT code FROM routing_rules WHERE set_id = :id ORDER BY position")
        return list(session.scalars(asked, {"id": set_id}))


def test_of_two_sets_published_at_once_one_is_in_force(own: Own) -> None:
    drafts = [a_draft(own, word) for word in ("甲", "乙")]
    for draft in drafts:
        assert step(own, "rule_editor", draft, "submit") == "submitted"
    answers = together(*(lambda draft=draft: step(own, "rule_publisher", draft, "publish") for draft in drafts))
    assert sorted(isinstance(answer, Conflict) for answer in answers) == [False, True], answers
    with own.sessions() as session:
        published = select(func.count()).select_from(RuleSet).where(RuleSet.state == "published")
        assert session.scalar(published) == 1


def test_two_drafts_saved_at_once_give_their_new_rules_different_codes(own: Own) -> None:
    """The second waits for the first, and sees its codes; the record of a code would else be that of two rules."""
    first, second = a_draft(own), a_draft(own)
    with ThreadPoolExecutor(1) as pool:
        with own.sessions.begin() as session:
            editor = actor(own, "rule_editor")
            actions.change(session, editor, first, Change(0, rules=[a_rule("甲")]), at=AT)
            waiting = pool.submit(change, own, second, Change(0, rules=[a_rule("乙")]))
            time.sleep(0.3)
        assert waiting.result(30) == 1
    assert (len(codes(own, first)), len(codes(own, second))) == (1, 1)
    assert codes(own, first) != codes(own, second)


@pytest.mark.parametrize("_turn", range(4))
def test_a_draft_saved_while_it_is_submitted_is_saved_before_or_refused(own: Own, _turn: int) -> None:
    draft = a_draft(own, "甲")
    asked = Change(1, rules=[a_rule("乙"), a_rule("丙")])
    saved, submitted = together(lambda: change(own, draft, asked), lambda: step(own, "rule_editor", draft, "submit"))
    assert submitted == "submitted"
    with own.sessions() as session:
        version = session.get_one(RuleSet, draft).version
    assert (version, len(codes(own, draft))) == ((1, 1) if isinstance(saved, Refusal) else (2, 2)), saved


def test_corrections_of_one_case_at_once_are_all_kept_in_a_row(own: Own) -> None:
    with own.sessions.begin() as session:
        number = a_case(session, own.world, grid_code=WEST, at=AT).number

    def corrected(lng: float) -> int | None:
        with own.sessions.begin() as session:
            wrong = Wrong(lng=lng, lat=30.05, note="现场核实")
            return correct(session, actor(own, "dispatcher"), number, wrong, Terms(), at=AT).seq

    seqs = together(*(lambda i=i: corrected(120.02 + i / 1000) for i in range(3)))
    assert sorted(seq or 0 for seq in seqs) == [2, 3, 4]
