"""Grids as their chief or guide looks after them: who is there today, what waits for whom, what is stuck."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from gridgis.cases import briefs
from gridgis.cases.briefs import Brief
from gridgis.cases.models import Case
from gridgis.cases.queries import counted_for
from gridgis.cases.rules import AWAITS_CHECK, OPEN, Look
from gridgis.casework.field import MOST, handed, kind_of
from gridgis.grids import queries as grids
from gridgis.people.teams import Member, teams
from gridgis.security.rules import Actor

ROLES: dict[str, Literal["chief", "guide"]] = {"grid_chief": "chief", "grid_guide": "guide"}


@dataclass(frozen=True)
class TeamTask:
    """A case that somebody of a grid is to look at; who was asked stands in it, and nobody where all of them may."""

    kind: Look
    case: Brief


@dataclass(frozen=True)
class TeamGrid:
    """A grid with its team of today, its open tasks, and its cases that are beyond their limit, the longest first.

    Sensitive cases are in none of them. `more`: there are more than are told.
    """

    grid_code: str
    grid_name: str
    duty: Literal["chief", "guide"]
    team: list[Member]
    tasks: list[TeamTask]
    stuck: list[Brief]
    more: bool


def looked_after(session: Session, actor: Actor, *, at: datetime) -> list[TeamGrid]:
    """The grids that an actor is chief or guide of, by code; none for whoever is neither."""
    mine = {one.code: ROLES[one.role_code] for one in actor.held if one.role_code in ROLES and one.level == "grid"}
    codes = sorted(mine)
    if not codes:
        return []
    named, serving = grids.names(session, codes, at.date()), teams(session, codes, at.date())
    return [
        TeamGrid(code, named.get(code, code), mine[code], serving.get(code, []), *_told(session, actor, code, at))
        for code in codes
    ]


def _told(session: Session, actor: Actor, code: str, at: datetime) -> tuple[list[TeamTask], list[Brief], bool]:
    """Tasks, stuck cases, and whether there are more of either."""
    here = counted_for(select(Case).where(Case.current_grid_code == code), actor)
    waits = or_(Case.asked_id.is_not(None), Case.state == AWAITS_CHECK, handed())
    given = session.scalars(here.where(waits).order_by(Case.due_at, Case.number).limit(MOST + 1)).all()
    beyond = here.where(Case.state.in_(OPEN), Case.state != "suspended", Case.due_at < at)
    stuck = session.scalars(beyond.order_by(Case.due_at, Case.number).limit(MOST + 1)).all()
    tasks = [TeamTask(kind_of(case), told) for case, told in _told_of(session, actor, given, at)]
    late = [told for _, told in _told_of(session, actor, stuck, at)]
    return tasks, late, len(given) > MOST or len(stuck) > MOST


def _told_of(session: Session, actor: Actor, cases: Sequence[Case], at: datetime) -> list[tuple[Case, Brief]]:
    shown = cases[:MOST]
    return list(zip(shown, briefs.listed(session, actor, shown, at), strict=True))
