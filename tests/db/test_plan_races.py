"""Two plans on one border, published at the same moment on two connections."""

from datetime import date
from typing import Any

import pytest

from gridgis.core.errors import Conflict, Refusal
from gridgis.grids.queries import below
from gridgis.plans.asked import edit_of
from gridgis.plans.drafts import in_force
from gridgis.plans.edits import edit
from gridgis.plans.models import Plan
from gridgis.plans.moving import Move, begin, move
from gridgis.plans.net_check import check_net
from gridgis.plans.publishing import StalePlan
from gridgis.security.queries import actor_by_name
from gridgis.security.rules import Actor
from tests.conftest import Own
from tests.db.test_races import together
from tests.factories import AT, ONE

DAY = date(2026, 3, 11)
VILLAGE = f"{ONE}001001"
WEST, EAST = f"{VILLAGE}001", f"{VILLAGE}002"
BORDER: dict[str, Any] = {"code": WEST, "begin": [120.05, 30.0], "end": [120.05, 30.1]}


def actor(own: Own, name: str) -> Actor:
    with own.sessions() as session:
        found = actor_by_name(session, name, AT)
    assert found is not None
    return found


def approved(own: Own, kind: str, facts: dict[str, Any], chief: str | None = None) -> int:
    """A plan of one edit, consented to and approved for today."""
    planner = actor(own, "planner")
    with own.sessions.begin() as session:
        plan = begin(session, planner, "并发", ONE, "", at=AT)
        done = edit(session, planner, plan.id, edit_of(kind, facts, plan.version), day=DAY, at=AT)
        for code in done.after:
            if done.before[code] is None and chief:
                who = {"code": code, "chief_id": own.world.cadres[chief]}
                edit(session, planner, plan.id, edit_of("assign", who, plan.version), day=DAY, at=AT)
        move(session, planner, plan.id, Move("submit"), day=DAY, at=AT)
        for office, name in (("order", "reviewer"), ("organisation", "organisation"), ("civil", "civil")):
            move(session, actor(own, name), plan.id, Move("consent", office=office), day=DAY, at=AT)
        asked = Move("approve", document_number="1号", effective_on=DAY)
        move(session, actor(own, "reviewer"), plan.id, asked, day=DAY, at=AT)
        return plan.id


def publish(own: Own, plan_id: int) -> str | Refusal:
    try:
        with own.sessions.begin() as session:
            return move(session, actor(own, "reviewer"), plan_id, Move("publish"), day=DAY, at=AT).state
    except Refusal as refused:
        return refused


@pytest.mark.parametrize("_turn", range(4))
def test_of_two_plans_on_one_border_one_is_published_and_the_net_is_whole(own: Own, _turn: int) -> None:
    bent = [approved(own, "insert_vertex", BORDER | {"at": [x, 30.05]}) for x in (120.045, 120.055)]
    answers = together(*(lambda plan_id=plan_id: publish(own, plan_id) for plan_id in bent))
    assert sorted(isinstance(answer, StalePlan) for answer in answers) == [False, True], answers
    (refused,) = [answer for answer in answers if isinstance(answer, Conflict)]
    assert refused.facts["codes"] == [WEST, EAST]
    with own.sessions() as session:
        assert [p for p in check_net(session, DAY, ONE).problems if p.severity == "error"] == []
        states = sorted(session.get_one(Plan, plan_id).state for plan_id in bent)
        assert states == ["approved", "effective"]
        assert {in_force(session, DAY, below(VILLAGE))[code].base_version for code in (WEST, EAST)}


def test_of_two_new_zones_on_one_place_one_is_published(own: Own) -> None:
    ring = [[120.0, 30.0], [120.04, 30.0], [120.04, 30.04], [120.0, 30.04], [120.0, 30.0]]
    area = {"type": "Polygon", "coordinates": [ring]}
    homes = (VILLAGE, f"{ONE}001002")
    zones = [
        approved(own, "draw", {"layer": "exclusive", "village_code": home, "name": "园", "boundary": area}, WEST)
        for home in homes
    ]
    answers = together(*(lambda plan_id=plan_id: publish(own, plan_id) for plan_id in zones))
    assert sorted(isinstance(answer, Conflict) for answer in answers) == [False, True], answers
    with own.sessions() as session:
        net = in_force(session, DAY, below(ONE))
        assert sum(not draft.layer.whole for draft in net.values()) == 2, "the zone of the world, and one of these"


def test_plans_apart_are_both_published(own: Own) -> None:
    north = {"code": f"{ONE}002001001", "begin": [120.05, 30.1], "end": [120.05, 30.2], "at": [120.045, 30.15]}
    apart = [approved(own, "insert_vertex", facts) for facts in (BORDER | {"at": [120.045, 30.05]}, north)]
    assert together(*(lambda plan_id=plan_id: publish(own, plan_id) for plan_id in apart)) == ["effective"] * 2
