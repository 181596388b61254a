"""Asking for an admission, hearing towns, deciding, and ending on the last day."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.clocks import workdays_later
from gridgis.core.errors import Conflict, Forbidden, Invalid, NotFound
from gridgis.core.texts import storable
from gridgis.core.wording import worded
from gridgis.grids.task_items import TaskItem
from gridgis.people.offices.register import Version, register
from gridgis.security.auditing import audited
from gridgis.security.rules import SYSTEM, Actor, Spot, require
from gridgis.tasks.admission import queries
from gridgis.tasks.admission.asking import Asking, check, columns
from gridgis.tasks.admission.models import TaskOpinion, TaskRequest, TaskStep
from gridgis.tasks.admission.putting import put, take_off
from gridgis.tasks.admission.rules import (
    ADMITTED,
    ASK,
    DECIDED_DAYS,
    HEARD_DAYS,
    LIFE,
    OPINE,
    TEXT_LIMIT,
)
from gridgis.tasks.admission.standing import spot_of, standing_of, towns_of
from gridgis.tasks.admission.telling import tell_of

NUMBERED = "ZR"
"""How codes of admitted items begin; the number of the request follows."""


@dataclass(frozen=True)
class Changing:
    """With what changes it is admitted: hours of a grid and month, days, and where; empty lists are everywhere."""

    hours: float
    first_day: date
    last_day: date
    layers: list[str]
    grids: list[str]


@dataclass(frozen=True)
class Moving:
    """A move, the version it was seen at, its reason, and what is changed."""

    move: str
    version: int
    note: str = ""
    change: Changing | None = None


@audited("admission.make", "task_request", "{made.id}", office="office_code")
def make(session: Session, actor: Actor, office_code: str, wish: Asking, *, at: datetime) -> TaskRequest:
    """Begin a request of a department of a county.

    Raises:
        NotFound: there is no such department.
        Forbidden: the actor does not ask for it.
        Invalid: it can't be so.
    """
    office = _department(session, office_code, at.date())
    require(actor, ASK, Spot(office.county_code, office_code=office_code))
    check(session, office.county_code, wish, at.date())
    made = TaskRequest(
        county_code=office.county_code,
        office_code=office_code,
        state="draft",
        version=1,
        account_id=actor.account_id,
        made_by=actor.display_name,
        made_at=at,
        list_code="",
        town_codes=[],
        **columns(wish),
    )
    session.add(made)
    session.flush()
    step(session, made, "make", actor, at)
    return made


@audited("admission.write", "task_request", "{request_id}")
def write(session: Session, actor: Actor, request_id: int, wish: Asking, version: int, *, at: datetime) -> TaskRequest:
    """Keep a draft as it is now.

    Raises:
        NotFound: the actor sees no such request.
        Forbidden: they don't ask for its department.
        Conflict: it was handed in, or somebody else wrote on it meanwhile.
        Invalid: it can't be so.
    """
    request = queries.get(session, actor, request_id, at=at, hold=True)
    require(actor, ASK, spot_of(request))
    if request.state != "draft":
        raise Conflict("admission.handed_in", state=request.state)
    _same(request, version)
    check(session, request.county_code, wish, at.date())
    for name, value in columns(wish).items():
        setattr(request, name, value)
    request.version += 1
    session.flush()
    return request


@audited("admission.{wish.move}", "task_request", "{request_id}")
def move(session: Session, actor: Actor, request_id: int, wish: Moving, *, zone: str, at: datetime) -> TaskRequest:
    """Move a request one step on; admitted, its item comes onto the county's list.

    Raises:
        NotFound: the actor sees no such request.
        Forbidden: it is not theirs to do, by right or by hours.
        Conflict: not from this state, towns still have time to answer, its last day is over, it is on the list already,
            or it was changed meanwhile.
        Invalid: a reason or the changes are missing, or can't be so.
    """
    request = queries.get(session, actor, request_id, at=at, hold=True)
    _same(request, wish.version)
    if len(wish.note) > TEXT_LIMIT or not storable(wish.note):
        raise Invalid("admission.text", limit=TEXT_LIMIT, field="note")
    hours = wish.change.hours if wish.change is not None else None
    standing = standing_of(session, actor, request, at=at, note=wish.note, change=wish.change, hours=hours)
    target = LIFE.judge(standing, wish.move).target
    if wish.move == "admit_changed" and wish.change is not None:
        _change(session, request, wish.change, at)
    _moved(session, request, wish.move, target, zone, at)
    request.version += 1
    if target in ("admitted", "admitted_changed", "refused"):
        request.decided_at, request.decided_by, request.note = at, actor.display_name, wish.note.strip()
    if target in ADMITTED:
        request.list_code = f"{NUMBERED}{request.id}"
    request.state = target
    session.flush()
    if target in ADMITTED:
        put(session, actor, request, _reason(request, "admission.put"), at=at)
    step(session, request, wish.move, actor, at, wish.note.strip())
    _tell(session, request, wish.move, actor, at)
    return request


def _moved(session: Session, request: TaskRequest, name: str, target: str, zone: str, at: datetime) -> None:
    """Clocks and towns as a move sets them."""
    if name == "submit":
        request.town_codes = towns_of(session, request.county_code, TaskItem(**request.item))
        request.submitted_at = at
        calendar = in_force.limits(session, zone, at.date()).calendar
        request.decide_due_at = workdays_later(at, DECIDED_DAYS, calendar)
    elif name == "consult":
        calendar = in_force.limits(session, zone, at.date()).calendar
        request.opinions_due_at = workdays_later(at, HEARD_DAYS, calendar)
    elif name == "give_back":
        request.decide_due_at = None


_TOLD: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "submit": ("admission_submit", ("deciders",)),
    "consult": ("admission_consult", ("towns",)),
    "give_back": ("admission_decided", ("department",)),
    "admit": ("admission_decided", ("department", "towns")),
    "admit_changed": ("admission_decided", ("department", "towns")),
    "refuse": ("admission_decided", ("department", "towns")),
    "end": ("admission_decided", ("department", "towns")),
}


def _tell(session: Session, request: TaskRequest, name: str, actor: Actor, at: datetime) -> None:
    if name in _TOLD:
        event, whom = _TOLD[name]
        tell_of(session, request, event, whom, actor.account_id, at=at)


def _change(session: Session, request: TaskRequest, change: Changing, at: datetime) -> None:
    """Make the item what it is admitted as.

    Raises:
        Invalid: nothing would become another, or it can't be so.
    """
    was = TaskItem(**request.item)
    item = replace(was, hours=change.hours, layers=change.layers, grids=change.grids)
    if (item, change.first_day, change.last_day) == (was, request.first_day, request.last_day):
        raise Invalid("admission.no_change", field="change")
    wish = Asking(item, request.funds_source, request.funds_amount, change.first_day, change.last_day, request.contact)
    check(session, request.county_code, wish, at.date())
    if change.last_day < at.date():
        raise Conflict("admission.over", day=change.last_day)
    request.item, request.first_day, request.last_day = asdict(item), change.first_day, change.last_day
    request.town_codes = sorted({*request.town_codes, *towns_of(session, request.county_code, item)})


@audited("admission.opine", "task_request", "{request_id}", town="town_code", stance="stance")
def opine(
    session: Session, actor: Actor, request_id: int, town_code: str, stance: str, words: str, *, at: datetime
) -> TaskRequest:
    """Say what a town thinks; while it is asked it may say otherwise.

    Raises:
        NotFound: the actor sees no such request, or the town is not asked.
        Forbidden: they don't speak for the town.
        Conflict: towns are not asked now.
        Invalid: conditions or an objection without words.
    """
    request = queries.get(session, actor, request_id, at=at, hold=True)
    if town_code not in request.town_codes:
        raise NotFound("admission.no_town", code=town_code)
    require(actor, OPINE, Spot(request.county_code, town_code))
    if request.state != "consulting":
        raise Conflict("admission.not_asked", state=request.state)
    text = words.strip()
    if (stance != "agree" and not text) or len(text) > TEXT_LIMIT or not storable(text):
        raise Invalid("admission.no_words", limit=TEXT_LIMIT, field="words")
    one = session.get(TaskOpinion, (request_id, town_code))
    if one is None:
        one = TaskOpinion(request_id=request_id, town_code=town_code, stance=stance, by_name="", at=at)
        session.add(one)
    one.stance, one.words, one.by_name, one.at = stance, text, actor.display_name, at
    session.flush()
    return request


def end_due(session: Session, *, at: datetime) -> int:
    """End what was admitted until a day that is over: its item leaves the list; how many."""
    asked = select(TaskRequest).where(TaskRequest.state.in_(ADMITTED), TaskRequest.last_day < at.date())
    rows = session.scalars(asked.order_by(TaskRequest.id).with_for_update(skip_locked=True)).all()
    for one in rows:
        take_off(session, SYSTEM, one, _reason(one, "admission.taken_off"), at=at)
        one.state, one.version = "ended", one.version + 1
        step(session, one, "end", SYSTEM, at)
        session.flush()
        _tell(session, one, "end", SYSTEM, at)
    return len(rows)


def _department(session: Session, code: str, day: date) -> Version:
    office = register(session).on(day).get(code)
    if office is None:
        raise NotFound("admission.no_office", code=code[:60])
    if office.row.level != "county":
        raise Forbidden("admission.not_county", name=office.row.name, verb=ASK)
    return office


def _same(request: TaskRequest, version: int) -> None:
    if request.version != version:
        raise Conflict("admission.changed", version=request.version)


def _reason(request: TaskRequest, kind: str) -> str:
    return worded(kind, {"id": request.id, "name": request.item["name"], "day": request.last_day}, "zh")


def step(session: Session, request: TaskRequest, name: str, actor: Actor, at: datetime, note: str = "") -> None:
    """Keep what was done in a request."""
    last = session.scalar(select(func.max(TaskStep.seq)).where(TaskStep.request_id == request.id)) or 0
    session.add(TaskStep(request_id=request.id, seq=last + 1, move=name, at=at, by_name=actor.display_name, note=note))
    session.flush()
