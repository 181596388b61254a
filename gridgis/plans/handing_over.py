"""Open cases get the grid of a new net: when a plan is published, and whenever one is found to stand in an old one."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

import shapely
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.cases.moving import rehome
from gridgis.cases.rules import OPEN
from gridgis.casework.redeciding import follow_net
from gridgis.core.settings import DEFAULTS, Terms
from gridgis.core.sql import statement
from gridgis.plans.drafts import After, Net, first_drafts, touched
from gridgis.plans.models import Handover, Plan


def hand_over(session: Session, plan: Plan, changed: After, bases: Net, terms: Terms, at: datetime) -> None:
    """Give open cases in the touched area their new grid, that which routing prefers.

    Who would handle them is decided anew by the new net.
    """
    _in_area(session, plan, changed, bases, terms, at)
    _strays(session, terms, at)


def hand_over_late(session: Session, *, at: datetime, terms: Terms = DEFAULTS) -> None:
    """Hand over the cases that were being filed while a plan was published, and those that an older net left behind."""
    recent = select(Plan).where(Plan.state == "effective", Plan.published_at > at - timedelta(hours=1))
    for plan in session.scalars(recent.order_by(Plan.id)):
        _in_area(session, plan, touched(session, plan), first_drafts(session, plan), terms, at)
    _strays(session, terms, at)


def _in_area(session: Session, plan: Plan, changed: After, bases: Net, terms: Terms, at: datetime) -> None:
    shapes = [d.boundary for d in (*changed.values(), *bases.values()) if d is not None]
    asked = {"area": shapely.to_wkb(shapely.union_all(shapes), hex=True), "open": list(OPEN)}
    rows = session.execute(statement(__package__, "changing_hands"), asked).all()
    _give(session, [tuple(row) for row in rows], plan.id, plan.title, terms, at)


def _strays(session: Session, terms: Terms, at: datetime) -> None:
    rows = session.execute(statement(__package__, "strays"), {"open": list(OPEN), "zone": terms.zone}).all()
    for (plan_id, title), of_plan in groupby(rows, key=lambda row: (row[4], row[5])):
        _give(session, [tuple(row[:4]) for row in of_plan], plan_id, title or "", terms, at)


def _give(
    session: Session, rows: Sequence[tuple[str, ...]], plan_id: int | None, title: str, terms: Terms, at: datetime
) -> None:
    moved = []
    for county, number, old, new in rows:
        case = session.get_one(Case, (county, number), with_for_update=True, populate_existing=True)
        rehome(session, case, new, note=title, at=at, plan_id=plan_id)
        if plan_id is not None:
            session.merge(
                Handover(county_code=county, case_number=number, plan_id=plan_id, from_grid=old, to_grid=new, at=at)
            )
        moved.append(case)
    session.flush()
    follow_net(session, moved, title, terms, at)
