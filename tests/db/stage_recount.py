"""A slow recount of the stages of cases from their events, which the figures made of them are held against."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.analytics.figures import Period
from gridgis.analytics.queries import overview
from gridgis.cases.filters import Filter, matching
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.stage_models import CaseStage
from gridgis.security.rules import SYSTEM

STATES = {
    "submitted": "accept",
    "verifying": "verify",
    "registered": "dispatch",
    "result_filed": "check",
    "checked": "close",
}
Stories = dict[str, list[CaseEvent]]
RENEWS = ("reckon", "redecide")
"""What gives the stage that runs another limit: a new calendar, another category."""


class Turn(NamedTuple):
    """A stay in a stage: until when it had to be done, and when it was."""

    due: datetime
    ended: datetime | None


def turns(story: Iterable[CaseEvent]) -> dict[str, list[Turn]]:
    """The stays of a case in its stages, told by its events one after the other; what was undone never was."""
    standing: list[CaseEvent] = []
    for event in story:
        if event.undoes is not None:
            standing = [one for one in standing if one.seq < event.undoes]
        else:
            standing.append(event)
    found: dict[str, list[Turn]] = defaultdict(list)
    stage, due = None, None
    for event in standing:
        if event.source != event.target:
            if stage and due:
                found[stage].append(Turn(due, event.at))
            stage, due = STATES.get(event.target), event.due_at
        elif event.move in RENEWS and event.due_at:
            due = event.due_at
    if stage and due:
        found[stage].append(Turn(due, None))
    return found


def stories_of(session: Session) -> Stories:
    """The events of each case, in order."""
    found: dict[str, list[CaseEvent]] = defaultdict(list)
    for event in session.scalars(select(CaseEvent).order_by(CaseEvent.case_number, CaseEvent.seq)):
        found[event.case_number].append(event)
    return found


def kept_as_told(session: Session, stories: Stories) -> None:
    """Hold the stages that are kept against what the events tell."""
    told = {
        (number, stage, each[-1].due, each[-1].ended, any(one.ended and one.ended > one.due for one in each[:-1]))
        for number, story in stories.items()
        for stage, each in turns(story).items()
    }
    asked = select(CaseStage.case_number, CaseStage.stage, CaseStage.due_at, CaseStage.ended_at, CaseStage.late)
    assert {tuple(row) for row in session.execute(asked)} == told


def hold_stages(session: Session, stories: Stories, county: str, period: Period, at: datetime) -> None:
    """Hold each count of a stage of a county and of its towns, and its list, against the events."""
    begin, end = period.bounds()
    found: dict[str, set[str]] = defaultdict(set)
    towns = {}
    cases = {one.number: one for one in session.scalars(select(Case).where(Case.county_code == county))}
    for number, story in stories.items():
        case = cases.get(number)
        if case is None or case.sensitive or case.state in ("merged", "withdrawn"):
            continue
        towns[number] = case.town_code
        for stage, each in turns(story).items():
            last = each[-1].due
            if (case.state == "rejected" and stage not in ("accept", "verify")) or not begin <= last < end or last > at:
                continue
            in_time = all(one.ended is not None and one.ended <= one.due for one in each)
            found[f"{stage}_due"].add(number)
            found[f"{stage}_in_time" if in_time else f"{stage}_late"].add(number)
    told = overview(session, SYSTEM, level="town", parent=county, period=period, category=None, at=at)
    names = [f"{stage}_{what}" for stage in STATES.values() for what in ("due", "in_time", "late")]
    assert {name: told.whole[name] for name in names} == {name: len(found[name]) for name in names}
    for town in told.areas:
        own = {name: sum(towns[one] == town.code for one in found[name]) for name in names}
        assert {name: town.figures[name] for name in names} == own, town.code
    for name in names:
        every = Filter(measure=name, begin=begin, end=end, place=county)
        assert set(session.scalars(select(Case.number).where(*matching(session, every, at)))) == found[name], name
    assert all(found[f"{stage}_in_time"] for stage in STATES.values())
    assert all(found[f"{stage}_late"] for stage in ("accept", "check", "close"))
