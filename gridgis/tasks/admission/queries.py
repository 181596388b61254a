"""Admission requests as they are read: who sees which, lists with their clocks, one whole, and figures."""

from collections import Counter
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.cases.queries import counted_for
from gridgis.core.errors import NotFound
from gridgis.divisions.models import Division
from gridgis.grids.task_items import TaskItem
from gridgis.grids.task_lists import in_force, items_of
from gridgis.people.offices.register import Version, register
from gridgis.security.queries import within
from gridgis.security.rules import Actor, Spot, require_any
from gridgis.tasks.admission.models import TaskBlock, TaskOpinion, TaskRequest, TaskStep
from gridgis.tasks.admission.rules import (
    ASK,
    DECIDE,
    GROUP_HOURS,
    LEAD,
    LIFE,
    OPINE,
    STATES,
    WAITING,
)
from gridgis.tasks.admission.shapes import (
    AdmissionFigures,
    Department,
    OpinionTold,
    RequestRow,
    RequestStory,
    StateCount,
    StepTold,
)
from gridgis.tasks.admission.standing import spot_of, standing_of


def visible_to(session: Session, actor: Actor, day: date) -> ColumnElement[bool]:
    """The condition that an actor sees a request.

    Departments see their own; who decides all of the county that were handed in, towns those of their county.
    """
    handed = TaskRequest.submitted_at.is_not(None)
    ways = [within(actor, ASK, office=TaskRequest.office_code)]
    ways += [and_(handed, within(actor, verb, county=TaskRequest.county_code)) for verb in (DECIDE, LEAD, OPINE)]
    if towns := actor.codes(OPINE, "town"):
        above = select(Division.parent_code).where(Division.code.in_(towns))
        ways.append(and_(handed, TaskRequest.county_code.in_(above)))
    return or_(*ways)


def _blocks() -> ColumnElement[int]:
    return select(func.count()).where(TaskBlock.request_id == TaskRequest.id).correlate(TaskRequest).scalar_subquery()


def _rows(session: Session, rows: list[tuple[TaskRequest, int, int]], at: datetime) -> list[RequestRow]:
    told = []
    for one, opinions, blocked in rows:
        due = one.opinions_due_at if one.state == "consulting" and opinions < len(one.town_codes) else None
        clocks = [end for end in (due, one.decide_due_at) if end is not None]
        told.append(
            RequestRow(
                id=one.id,
                county_code=one.county_code,
                office_code=one.office_code,
                office=department_of(session, one, at=at),
                state=one.state,
                name=one.item["name"],
                hours=one.item["hours"],
                first_day=one.first_day,
                last_day=one.last_day,
                towns=len(one.town_codes),
                opinions=opinions,
                blocked=blocked,
                submitted_at=one.submitted_at,
                opinions_due_at=one.opinions_due_at,
                decide_due_at=one.decide_due_at,
                late=one.state in WAITING and any(end < at for end in clocks),
            )
        )
    return told


def _heard() -> ColumnElement[int]:
    asked = select(func.count()).where(TaskOpinion.request_id == TaskRequest.id)
    return asked.correlate(TaskRequest).scalar_subquery()


def listed(
    session: Session,
    actor: Actor,
    *,
    at: datetime,
    state: str | None = None,
    blocked: bool = False,
    after: int | None = None,
    limit: int = 50,
) -> list[RequestRow]:
    """Requests that an actor sees, the last made first; of a state, or those alone that stopped a task.

    Raises:
        Forbidden: the actor has nothing to do with admission.
    """
    require_any(actor, ASK, OPINE, DECIDE, LEAD)
    asked = select(TaskRequest, _heard(), _blocks()).where(visible_to(session, actor, at.date()))
    if state is not None:
        asked = asked.where(TaskRequest.state == state)
    if blocked:
        asked = asked.where(exists().where(TaskBlock.request_id == TaskRequest.id))
    if after is not None:
        asked = asked.where(TaskRequest.id < after)
    found = session.execute(asked.order_by(TaskRequest.id.desc()).limit(limit)).all()
    return _rows(session, [(one, n, m) for one, n, m in found], at)


def figures(session: Session, actor: Actor, *, at: datetime) -> AdmissionFigures:
    """What an actor sees by outcome, the hours on the lists of their counties (of several the most), and tasks stopped.

    Raises:
        Forbidden: the actor has nothing to do with admission.
    """
    require_any(actor, ASK, OPINE, DECIDE, LEAD)
    seen = visible_to(session, actor, at.date())
    many: Counter[str] = Counter(
        dict(session.execute(select(TaskRequest.state, func.count()).where(seen).group_by(TaskRequest.state)).all())
    )
    stopped = select(func.count()).select_from(TaskBlock).join(TaskRequest, TaskRequest.id == TaskBlock.request_id)
    counties = set(session.scalars(select(TaskRequest.county_code).where(seen).distinct()))
    offices = register(session).on(at.date())
    mine = [offices[code] for code in actor.codes(ASK, "office") if code in offices]
    counties = {*counties, *(one.county_code for one in mine)}
    lists = [items_of(in_force(session, one, None, at.date())) for one in counties]
    return AdmissionFigures(
        states=[StateCount(state, many[state]) for state in STATES],
        blocked=session.scalar(stopped.where(seen)) or 0,
        hours_on_list=round(max((sum(one.hours for one in items) for items in lists), default=0.0), 2),
        departments=[_department(one) for one in mine if one.row.level == "county"],
    )


def _department(office: Version) -> Department:
    return Department(office.row.code, office.row.name, office.county_code)


def department_of(session: Session, request: TaskRequest, *, at: datetime) -> str:
    """The name of the department of a request."""
    office = register(session).on(at.date()).get(request.office_code)
    return office.row.name if office is not None else request.office_code


def get(session: Session, actor: Actor, request_id: int, *, at: datetime, hold: bool = False) -> TaskRequest:
    """One request, held for update where it is to be changed.

    Raises:
        NotFound: the actor sees no such request.
    """
    asked = select(TaskRequest).where(TaskRequest.id == request_id, visible_to(session, actor, at.date()))
    asked = asked.execution_options(populate_existing=True)
    found = session.scalars(asked.with_for_update() if hold else asked).first()
    if found is None:
        raise NotFound("admission.none", id=request_id)
    return found


def story(session: Session, actor: Actor, request_id: int, *, at: datetime) -> RequestStory:
    """A request whole.

    Raises:
        NotFound: the actor sees no such request.
    """
    one = get(session, actor, request_id, at=at)
    (row,) = _rows(
        session,
        [
            (one, n, m)
            for one, n, m in session.execute(select(TaskRequest, _heard(), _blocks()).where(TaskRequest.id == one.id))
        ],
        at,
    )
    standing = standing_of(session, actor, one, at=at)
    steps = select(TaskStep).where(TaskStep.request_id == one.id).order_by(TaskStep.seq.desc())
    return RequestStory(
        row=row,
        version=one.version,
        item=TaskItem(**one.item),
        funds_source=one.funds_source,
        funds_amount=one.funds_amount,
        contact=one.contact,
        made_by=one.made_by,
        note=one.note,
        decided_by=one.decided_by,
        decided_at=one.decided_at,
        list_code=one.list_code,
        of_group=one.item["hours"] > GROUP_HOURS,
        opinions=_opinions(session, actor, one),
        steps=[StepTold(step.move, step.at, step.by_name, step.note) for step in session.scalars(steps)],
        blocks=_stopped(session, actor, one),
        moves=list(LIFE.open_to(standing)),
        shut=LIFE.shut_to(standing),
        writes=one.state == "draft" and actor.may(ASK, spot_of(one)),
    )


def _opinions(session: Session, actor: Actor, request: TaskRequest) -> list[OpinionTold]:
    asked = select(TaskOpinion).where(TaskOpinion.request_id == request.id)
    told = {one.town_code: one for one in session.scalars(asked)}
    names = dict(
        session.execute(select(Division.code, Division.name).where(Division.code.in_(request.town_codes))).all()
    )
    found = []
    for code in request.town_codes:
        one = told.get(code)
        mine = request.state == "consulting" and actor.may(OPINE, Spot(request.county_code, code))
        found.append(
            OpinionTold(
                town_code=code,
                town=names.get(code, code),
                stance=one.stance if one is not None else None,
                words=one.words if one is not None else "",
                by_name=one.by_name if one is not None else "",
                at=one.at if one is not None else None,
                mine=mine,
            )
        )
    return found


def _stopped(session: Session, actor: Actor, request: TaskRequest) -> list[str]:
    asked = select(Case.number).join(
        TaskBlock, and_(TaskBlock.county_code == Case.county_code, TaskBlock.case_number == Case.number)
    )
    return list(
        session.scalars(counted_for(asked.where(TaskBlock.request_id == request.id), actor).order_by(Case.number))
    )
