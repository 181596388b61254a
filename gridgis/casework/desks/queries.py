"""What stands behind the tabs of a desk: numbers, lists in the order of their clocks, and points on the map."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, null, select, tuple_
from sqlalchemy.orm import Session

from gridgis.cases import briefs, lists, maps
from gridgis.cases.briefs import Brief
from gridgis.cases.filters import Filter, matching
from gridgis.cases.lists import Key
from gridgis.cases.models import Assignment, Case, CaseEvent
from gridgis.cases.queries import counted_for, visible_to
from gridgis.cases.rules import STAGE_OF
from gridgis.cases.undone import stands
from gridgis.casework.desks.tabs import TABS, Tab
from gridgis.casework.desks.waiting import Who
from gridgis.core.errors import Invalid
from gridgis.people.desks import DeskName, landing, opened, require_desk
from gridgis.security.rules import Actor

MOST = 999
"""So many cases are counted behind a tab; of more it is told that there are more."""


@dataclass(frozen=True)
class Desk:
    """A desk with its tabs in order; `landing` where somebody's day begins at it."""

    desk: DeskName
    tabs: list[str]
    landing: bool


@dataclass(frozen=True)
class TabCount:
    """How many cases stand behind a tab, how many of them past their time, and near it; `MOST` and one where more.

    `over` and `near` are None where the tab tells what was, or has a clock that is never near; `near` too where there
    are more cases than are counted.
    """

    all: int
    over: int | None
    near: int | None


@dataclass(frozen=True)
class DeskRow:
    """A case in the list behind a tab.

    `since`, `near_due_at` and `due_at` are of the clock by which it stands there; a clock that is not the limit of the
    case tells no more than `due_at`. `at` is when what it tells of came to be, behind a tab that tells what was.
    `in_charge` is who does it in the office that leads; at the desk of offices alone, and empty before it is signed.
    """

    case: Brief
    since: datetime | None
    near_due_at: datetime | None
    due_at: datetime | None
    at: datetime | None
    in_charge: str


@dataclass(frozen=True)
class Found:
    """A case of a page, where the list goes on behind it, and the moment by which it stands there."""

    case: Case
    key: Key
    moment: datetime | None


def desks(actor: Actor) -> list[Desk]:
    """The desks that an actor's posts open; none for one who works from no queue."""
    first = landing(actor)
    return [Desk(name, list(TABS[name]), name == first) for name in opened(actor)]


def counts(session: Session, actor: Actor, desk: str, wanted: Filter, *, at: datetime) -> dict[str, TabCount]:
    """How many cases the actor reads behind each tab of a desk, in one statement, each as its list has them.

    Args:
        session: open session.
        actor: whose desk it is.
        desk: which one.
        wanted: what narrows the lists besides.
        at: now, a local moment.

    Raises:
        Forbidden: their posts do not open this desk.
    """
    who = Who(actor, require_desk(actor, desk), at)
    cells = [_count(session, who, tab, wanted) for tab in TABS[desk].values()]
    found = session.execute(select(*cells)).one()
    return {
        name: TabCount(most, over, near if most <= MOST else None)
        for name, (most, over, near) in zip(TABS[desk], found, strict=True)
    }


def _count(session: Session, who: Who, tab: Tab, wanted: Filter) -> Any:
    """How many of all, past their time, and near it; the most pressing are taken first, so that none of those lacks."""
    due = tab.clock(who) if tab.clock else Case.due_at
    near = null() if tab.clock else Case.near_due_at
    asked = select(due.label("due"), near.label("near")).where(*matching(session, behind(who, tab, wanted), who.at))
    some = visible_to(asked, who.actor).order_by("due").limit(MOST + 1).subquery()
    over = func.count().filter(some.c.due < who.at)
    close = func.count().filter(some.c.due >= who.at, some.c.near <= who.at)
    told = (func.count(), null() if tab.newest else over, null() if tab.clock else close)
    return select(func.json_build_array(*told)).select_from(some).scalar_subquery()


def behind(who: Who, tab: Tab, wanted: Filter) -> Filter:
    """The filter behind a tab."""
    waits = tab.of(who)
    waits = waits if wanted.waits is None else and_(waits, wanted.waits)
    return replace(wanted, open=tab.open, waits=waits, waits_open=tab.says_open)


def tab_of(desk: str, name: str) -> Tab:
    """A tab of a desk.

    Raises:
        Invalid: it has none of this name.
    """
    if name not in TABS[desk]:
        raise Invalid("desks.no_tab", tab=name, tabs=list(TABS[desk]), field="tab")
    return TABS[desk][name]


def page(
    session: Session,
    actor: Actor,
    desk: str,
    name: str,
    wanted: Filter,
    *,
    at: datetime,
    after: Key | None = None,
    limit: int = 50,
) -> list[Found]:
    """A page of the cases behind a tab that the actor reads: the most pressing first, or the newest of what was.

    Args:
        session: open session.
        actor: whose desk it is.
        desk: which one.
        name: of the tab.
        wanted: what narrows the list besides; without sensitive cases for what leaves the house.
        at: now, a local moment.
        after: the key of the last of the page before.
        limit: rows at most.

    Raises:
        Forbidden: their posts do not open this desk.
        Invalid: the desk has no such tab.
    """
    who, tab = Who(actor, require_desk(actor, desk), at), tab_of(desk, name)
    meant = behind(who, tab, wanted)
    if tab.clock is None:
        rows = lists.listed(session, actor, meant, at=at, sort="due", after=after, limit=limit)
        return [Found(case, lists.key_of(case, "due"), None) for case in rows]
    clock = tab.clock(who).label("clock")
    asked = select(Case, clock).where(*matching(session, meant, at))
    asked = (counted_for if wanted.sensitive is False else visible_to)(asked, actor)
    if after is not None:
        key = tuple_(clock.element, Case.number)
        asked = asked.where(key < after[1:] if tab.newest else key > after[1:])
    order = (clock.desc(), Case.number.desc()) if tab.newest else (clock, Case.number)
    found = session.execute(asked.order_by(*order).limit(limit))
    return [Found(case, ("due", moment, case.number), moment) for case, moment in found]


def shown(session: Session, actor: Actor, desk: str, name: str, found: list[Found], *, at: datetime) -> list[DeskRow]:
    """Cases of a page as the list shows them; that somebody was shown sensitive ones is kept."""
    tab, cases = tab_of(desk, name), [one.case for one in found]
    told = briefs.listed(session, actor, cases, at)
    does = _in_charge(session, cases) if desk == "office" else {}
    since = {} if tab.newest or tab.clock else _since(session, cases)
    rows = []
    for one, brief in zip(found, told, strict=True):
        who = does.get(brief.number, "")
        if tab.newest:
            rows.append(DeskRow(brief, None, None, None, one.moment, who))
        elif tab.clock is not None:
            rows.append(DeskRow(brief, None, None, one.moment, None, who))
        else:
            rows.append(DeskRow(brief, since[brief.number], brief.near_due_at, brief.due_at, None, who))
    return rows


def _in_charge(session: Session, cases: list[Case]) -> dict[str, str]:
    """Who does them in the offices that lead, by case number."""
    keys = [(one.county_code, one.number) for one in cases]
    leads = (Assignment.part == "lead", Assignment.ended_at.is_(None))
    asked = select(Assignment.case_number, Assignment.charge_name).where(
        tuple_(Assignment.county_code, Assignment.case_number).in_(keys), *leads
    )
    return dict(session.execute(asked).all()) if cases else {}


def _since(session: Session, cases: list[Case]) -> dict[str, datetime]:
    """When the limits that run began, by case number, as `terms.running_since` says of one."""
    asked = (
        select(CaseEvent.case_number, func.max(CaseEvent.at))
        .where(
            tuple_(CaseEvent.county_code, CaseEvent.case_number).in_([(one.county_code, one.number) for one in cases]),
            CaseEvent.source.is_distinct_from(CaseEvent.target),
            stands(),
        )
        .group_by(CaseEvent.case_number)
    )
    entered: dict[str, datetime] = dict(session.execute(asked).all()) if cases else {}
    handled = {one.number: one.dispatched_at for one in cases if STAGE_OF.get(one.state) == "handle"}
    return {one.number: handled.get(one.number) or entered.get(one.number, one.submitted_at) for one in cases}


def points(session: Session, actor: Actor, desk: str, name: str, wanted: Filter, *, at: datetime) -> str:
    """The ordinary cases behind a tab as GeoJSON points, as `maps.points` gives them.

    Raises:
        Forbidden: their posts do not open this desk.
        Invalid: the desk has no such tab.
    """
    who, tab = Who(actor, require_desk(actor, desk), at), tab_of(desk, name)
    return maps.points(session, actor, behind(who, tab, wanted), at=at)
