"""Every name in a table of moves means something where a thing stands before somebody."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import moving as cases
from gridgis.cases.models import Case
from gridgis.core.moves import Life, Standing
from gridgis.plans import moving as plans
from gridgis.routing.rulebook import actions
from gridgis.routing.rulebook import moving as sets
from gridgis.security.rules import SYSTEM
from tests.factories import AT, ONE, World, a_case


def unknown(life: Life, before: Standing) -> set[str]:
    named = {name for step in life.steps.values() for name in (*step.brings, *step.apart, *step.only, *step.unless)}
    return named ^ set(before.bars)


def test_every_name_of_a_table_has_its_bar_and_every_bar_its_name(session: Session, world: World) -> None:
    a_case(session, world, grid_code=world.grids[0], at=AT)
    case = session.scalars(select(Case)).one()
    plan = plans.begin(session, SYSTEM, "东部", ONE, "", at=AT)
    rules = actions.begin(session, SYSTEM, ONE, "规则", at=AT)
    assert unknown(cases.LIFE, cases.standing_of(session, SYSTEM, case, at=AT)) == set()
    assert unknown(plans.LIFE, plans.standing_of(session, SYSTEM, plan)) == set()
    assert unknown(sets.LIFE, sets.standing_of(session, SYSTEM, rules, date(2026, 3, 11))) == set()
