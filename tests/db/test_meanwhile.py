"""A case that others changed under somebody's hand: told when it matters, and nothing is made silently."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from gridgis.cases import queries
from gridgis.cases.moving import move
from gridgis.cases.undoing import undo
from gridgis.core.errors import Conflict
from gridgis.security.rules import SYSTEM, Actor
from tests.claims import asked
from tests.db.test_random_lives import staffed
from tests.factories import AT, ONE, World, a_case

ZONE = "Asia/Shanghai"
OFFICE = f"{ONE}001-urban_enforcement"


@pytest.fixture
def who(session: Session, world: World) -> dict[str, Actor]:
    return staffed(session)


@pytest.fixture
def number(session: Session, world: World) -> str:
    made = a_case(session, world, grid_code=world.grids[0], at=AT).number
    for name in ("register", "dispatch", "sign"):
        move(session, SYSTEM, made, asked(name, at=AT, office_code=OFFICE), zone=ZONE, at=AT)
    return made


def test_a_result_filed_on_what_was_given_anew_meanwhile_is_refused_with_who_and_what(
    session: Session, who: dict[str, Actor], number: str
) -> None:
    seen = queries.get(session, SYSTEM, number).last_seq
    other = asked("redispatch", at=AT, office_code=f"{ONE}001-police")
    move(session, who["dispatcher"], number, other, zone=ZONE, at=AT)
    again = asked("redispatch", at=AT, office_code=OFFICE)
    move(session, who["dispatcher"], number, again, zone=ZONE, at=AT)
    with pytest.raises(Conflict) as refused:
        move(session, who["clerk"], number, asked("sign", at=AT, seen=seen), zone=ZONE, at=AT)
    assert refused.value.kind == "cases.changed_meanwhile"
    assert refused.value.facts["seq"] == seen + 2
    assert all(part in refused.value.words("zh") for part in ("2 项", who["dispatcher"].display_name, "改派"))
    move(session, who["clerk"], number, asked("sign", at=AT, seen=refused.value.facts["seq"]), zone=ZONE, at=AT)


def test_what_changes_nobodys_mind_is_in_nobodys_way(session: Session, who: dict[str, Actor], number: str) -> None:
    """A reminder, one's own doing, and what was undone again."""
    seen = queries.get(session, SYSTEM, number).last_seq
    move(session, who["dispatcher"], number, asked("urge", at=AT), zone=ZONE, at=AT)
    move(session, who["clerk"], number, asked("request_extension", at=AT), zone=ZONE, at=AT)
    move(session, who["shift"], number, asked("refuse_extension", at=AT), zone=ZONE, at=AT)
    undo(session, who["shift"], number, at=AT + timedelta(seconds=3))
    case = move(session, who["clerk"], number, asked("file_result", at=AT, seen=seen), zone=ZONE, at=AT)
    assert case.state == "result_filed"


def test_a_decision_made_meanwhile_is_told(session: Session, who: dict[str, Actor], number: str) -> None:
    move(session, who["clerk"], number, asked("request_extension", at=AT), zone=ZONE, at=AT)
    seen = queries.get(session, SYSTEM, number).last_seq
    move(session, who["shift"], number, asked("refuse_extension", at=AT), zone=ZONE, at=AT)
    with pytest.raises(Conflict, match="refuse_extension"):
        move(session, who["clerk"], number, asked("file_result", at=AT, seen=seen), zone=ZONE, at=AT)


def test_sent_again_after_a_lost_answer_it_is_made_once(session: Session, who: dict[str, Actor], number: str) -> None:
    seen = queries.get(session, SYSTEM, number).last_seq
    filed = asked("file_result", at=AT, seen=seen, key=UUID(int=7))
    move(session, who["clerk"], number, filed, zone=ZONE, at=AT)
    move(session, who["worker"], number, asked("check_fail", at=AT), zone=ZONE, at=AT)
    assert move(session, who["clerk"], number, filed, zone=ZONE, at=AT).state == "rework"
