"""The whole story of a case, as those read it who may."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from gridgis.cases import in_force, whistling
from gridgis.cases import queries as cases
from gridgis.cases.actions import opened
from gridgis.cases.answering import replies
from gridgis.cases.asking import requests
from gridgis.cases.briefs import Brief, briefs
from gridgis.cases.coordinating import coordinations, views
from gridgis.cases.giving import is_open
from gridgis.cases.knowing import Reader, may_name, readers
from gridgis.cases.life import LIFE
from gridgis.cases.merging import merged
from gridgis.cases.models import Assignment, Case
from gridgis.cases.moving import standing_of
from gridgis.cases.proofs import brings
from gridgis.cases.rules import REASONS, RETURNS, Coordinator
from gridgis.cases.terms import near, running_since
from gridgis.casework import evidence, firsts, phasing, slips
from gridgis.casework.contacts import may_open
from gridgis.casework.firsts import FirstPart, WorkerChoice
from gridgis.casework.outlooks import if_granted
from gridgis.casework.parts import (
    AssignmentPart,
    CoordinationPart,
    EventPart,
    MergedPart,
    PhasePart,
    ReplyPart,
    ReportPart,
    RequestPart,
    ViewPart,
    WhistlePart,
    coordination_part,
    event_part,
    report_part,
    request_part,
    told,
)
from gridgis.casework.reporter.issuing import may_issue
from gridgis.casework.slips import Slip
from gridgis.core.moves import ShutMove, Step
from gridgis.grids import queries as grids
from gridgis.intake import codes, queries
from gridgis.people import queries as people
from gridgis.people.profiles import Ref
from gridgis.routing import answers, decisions
from gridgis.routing.answers import RouteAnswer
from gridgis.security.rules import Actor

ANSWERED = {"close", "reject", "confirm_reject"}
"""Moves that answer the reporters."""


@dataclass(frozen=True)
class OpenMove:
    """A move this actor may make now, and what must come along.

    Of `note office answer call main reason turn_to replies more review offices helper person meets stance`. `offices`
    could get the case or help with it, or are thought to be the right ones, of which none has to be named.

    Of what must be shown: `proof` a photo or the note, `photo`, `seen` a photo taken at the place or a call, `before`
    photos of before and after, `after` photos of what was done, if one likes: with `photo` beside it, one must.
    `workers` are those of the grid who can be asked, the one on duty first.
    """

    move: str
    target: str
    brings: list[str]
    offices: list[Ref]
    reasons: list[str]
    workers: list[WorkerChoice]


@dataclass(frozen=True)
class Stand:
    """How a case stands before somebody: what they may do with it now, and what not, for all they hold the right."""

    case: Brief
    moves: list[OpenMove]
    shut: list[ShutMove]


@dataclass(frozen=True)
class Story(Stand):
    """A case with everything that belongs to it.

    `since` is when the limit that runs began, `near_due_share` the share of it after which it is near-due,
    `next_rung_at` when it comes to the next rung of the ladder; `readers` of a sensitive one all who may know of it.
    `coordination` is who has still to name the lead, `co_offices` are those that help as routing has it; they act
    together on the spot at `joint_at`, where that is planned.
    """

    reports: list[ReportPart]
    events: list[EventPart]
    assignments: list[AssignmentPart]
    phases: list[PhasePart]
    requests: list[RequestPart]
    slips: list[Slip]
    first: FirstPart | None
    coordinations: list[CoordinationPart]
    views: list[ViewPart]
    whistles: list[WhistlePart]
    coordination: Coordinator | None
    co_offices: list[Ref]
    joint_at: datetime | None
    joint_place: str
    decision: RouteAnswer | None
    handle_due_at: datetime | None
    since: datetime
    total_near_due_at: datetime
    near_due_share: float
    next_rung_at: datetime | None
    satisfaction: int | None
    replies: list[ReplyPart]
    merged: list[MergedPart]
    merged_into: str | None
    return_count: int
    rework_count: int
    limit_inputs: dict[str, Any]
    readers: list[Reader]
    may_name: bool
    may_open_contact: bool
    may_issue_code: bool


def story(session: Session, actor: Actor, number: str, *, zone: str, at: datetime) -> Story:
    """The whole story of a case, with the moves now open to the actor; that of a sensitive one is kept as opened.

    Raises:
        NotFound: the actor may read no such case.
    """
    return story_of(session, actor, opened(session, actor, number, at=at), zone=zone, at=at)


def stand_of(session: Session, actor: Actor, case: Case, *, at: datetime) -> Stand:
    """How a case stands that this actor has just moved, even where the move took it out of their sight."""
    steps = LIFE.open_to(before := standing_of(session, actor, case, at=at))
    names = any(_names_office(move, step) for move, step in steps.items())
    proposed = decisions.proposed(session, case) if names else []
    moves = _moves(session, case, steps, proposed, at)
    return Stand(briefs(session, [case], at)[0], moves, LIFE.shut_to(before))


def open_moves(session: Session, actor: Actor, case: Case, names: Collection[str], *, at: datetime) -> list[OpenMove]:
    """Those of some moves that are open to an actor."""
    steps = LIFE.open_to(standing_of(session, actor, case, at=at))
    return _moves(session, case, {name: steps[name] for name in steps if name in names}, [], at)


def story_of(session: Session, actor: Actor, case: Case, *, zone: str, at: datetime) -> Story:
    """The story of a case this actor has read or just moved, even where the move took it out of their sight."""
    decision = decisions.latest(session, case)
    all_given, told_all = cases.assignments(session, case), cases.events(session, case)
    past = cases.stood(told_all)
    given = [a for a in all_given if a.part != "first"]
    category = in_force.category_of(session, case, zone)
    limits = in_force.limits(session, zone, case.submitted_at.date(), in_force.arrival(case, zone))
    asked = requests(session, case)
    shown = evidence.of_requests(session, asked)
    settled, said, called = coordinations(session, case), views(session, case), whistling.calls(session, case)
    named = [code or "" for one in asked for code in (one.office_code, one.other_office, *one.offices)]
    named += [one.office_code or "" for one in given] + [one.office_code for one in said]
    named += [*case.co_offices, *(one.office_code for one in called)]
    named += [code for one in settled for code in (one.lead_office or "", *one.co_offices)]
    offices, before = people.offices(session, named), standing_of(session, actor, case, at=at)
    names, reports = {code: office.name for code, office in offices.items()}, queries.of_case(session, case)
    coded = codes.given_at(session, case.county_code, [r.id for r, _, _ in reports])
    far = queries.far_photos(session, case.county_code, [r.id for r, _, _ in reports])
    lng, lat = cases.places_of([case]).get(case.number, (None, None))
    return Story(
        case=replace(briefs(session, [case], at)[0], lng=lng, lat=lat),
        reports=[report_part(one, coded, far) for one in reports],
        events=[event_part(one) for one in told_all],
        assignments=_assignments(session, given, names, at),
        phases=phasing.told(case, category, past, limits),
        requests=[request_part(one, names, shown, if_granted(case, one, category, past, limits, at)) for one in asked],
        slips=slips.of_case(session, actor, case, at=at),
        first=firsts.told(session, all_given, past),
        coordinations=[coordination_part(one, names) for one in settled],
        views=[ViewPart(**told(one, ViewPart, names), asked_by=one.asked_name, said_by=one.said_name) for one in said],
        whistles=[WhistlePart(**told(one, WhistlePart, names)) for one in called],
        coordination=case.coordination,
        co_offices=[Ref(code, names.get(code, code)) for code in case.co_offices],
        joint_at=case.joint_at,
        joint_place=case.joint_place,
        decision=answers.answer(session, decision.route) if decision else None,
        moves=_moves(session, case, LIFE.open_to(before), decision.route.proposed if decision else [], at),
        shut=LIFE.shut_to(before),
        handle_due_at=case.handle_due_at,
        since=running_since(case, past),
        total_near_due_at=near("handle", case.submitted_at, case.total_due_at, category, limits),
        near_due_share=limits.thresholds.near_due_share,
        next_rung_at=case.next_rung_at,
        satisfaction=case.satisfaction,
        replies=[
            ReplyPart(one.report_id, one.way, one.words, one.at, one.by_name, one.given_at)
            for one in replies(session, case)
        ]
        if ANSWERED & {event.move for event in past}
        else [],
        merged=[
            MergedPart(one.number, one.description, one.source, one.submitted_at, one.closed_at)
            for one in merged(session, case)
        ],
        merged_into=case.merged_into,
        return_count=case.return_count,
        rework_count=case.rework_count,
        limit_inputs=case.limit_inputs,
        readers=readers(session, case) if case.sensitive else [],
        may_name=may_name(actor, case) is not None,
        may_open_contact=may_open(actor, case, asked),
        may_issue_code=may_issue(session, actor, case),
    )


def _assignments(
    session: Session, given: Sequence[Assignment], names: Mapping[str, str], at: datetime
) -> list[AssignmentPart]:
    """The offices that a case was given to, and its grid where that leads."""
    netted = grids.names(session, [one.grid_code for one in given if one.grid_code], at.date())
    return [
        AssignmentPart(
            **told(one, AssignmentPart, names), grid_name=netted.get(one.grid_code or ""), in_charge=one.charge_name
        )
        for one in given
    ]


def story_events(session: Session, case: Case) -> list[EventPart]:
    """The moves of a case, oldest first."""
    return [event_part(one) for one in cases.events(session, case)]


def _moves(session: Session, case: Case, steps: dict[str, Step], proposed: list[str], at: datetime) -> list[OpenMove]:
    return [
        OpenMove(
            move,
            step.target,
            brings(session, case, step.brings, at),
            offices=_choices(session, case, move, proposed, at) if _names_office(move, step) else [],
            reasons=list(REASONS.get(move, ())),
            workers=firsts.workers(session, case, at.date()) if move == "start_verify" else [],
        )
        for move, step in steps.items()
    ]


def _names_office(move: str, step: Step) -> bool:
    names = {"office", "offices", "departments", "helper"} & set(step.brings)
    return bool(names) or move in (*RETURNS, "confirm_lead", "plan_joint")


def _choices(session: Session, case: Case, move: str, proposed: list[str], at: datetime) -> list[Ref]:
    """Offices that could get the case or help with it: the proposed ones first, then those of its town.

    To waive a part, those that help and have neither filed nor been waived; to whistle, the county's departments; to
    rate, those that wait for it; and where the county names who leads, those that were called.
    """
    if move in whistling.CALLS:
        found = people.offices_in(session, [case.county_code], at.date())
        return [Ref(office.code, office.name) for office in found if office.level == "county"]
    if move == "co_waive":
        return _named(session, [one.office_code or "" for one in cases.standing(session, case) if is_open(one)])
    if move == "whistle_rate":
        return _named(session, whistling.to_rate(session, case, at))
    first = _named(session, case.co_offices if case.coordination == "county" else proposed)
    local = people.offices_in(session, [case.town_code], at.date()) if case.town_code else []
    known = {one.code for one in first}
    return [*first, *(Ref(office.code, office.name) for office in local if office.code not in known)]


def _named(session: Session, codes: Sequence[str]) -> list[Ref]:
    """Offices by name, in the order of their codes as given; unknown ones are left out."""
    named = people.offices(session, codes)
    return [Ref(code, named[code].name) for code in dict.fromkeys(codes) if code in named]
