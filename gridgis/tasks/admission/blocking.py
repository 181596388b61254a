"""A task that is on no list is stopped, and becomes a request of the department whose it is."""

from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import in_force, to_grid
from gridgis.cases import queries as cases
from gridgis.core.errors import Conflict
from gridgis.core.vocabulary import LINES
from gridgis.core.wording import worded
from gridgis.grids.task_items import TaskItem
from gridgis.people.offices.register import Version, register
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, require
from gridgis.tasks.admission.actions import step
from gridgis.tasks.admission.asking import UNNUMBERED
from gridgis.tasks.admission.models import TaskBlock, TaskRequest
from gridgis.tasks.admission.rules import WAITING
from gridgis.tasks.admission.telling import tell_of


@audited("admission.block", "case", "{number}", request="made.id")
def block(session: Session, actor: Actor, number: str, *, at: datetime) -> TaskRequest:
    """Turn a case that its grid may not be handed into a request of the department whose category it is.

    A request of that department for the category that is being written or waits takes it too; asked again, it is the
    same one.

    Raises:
        NotFound: the actor reads no such case.
        Forbidden: they don't hand it down there.
        Conflict: the list has it after all, the case is no grid's, or there is no such department.
    """
    case = cases.get(session, actor, number)
    require(actor, "case.hand_down", cases.spot_of(case))
    known_block = session.get(TaskBlock, (case.county_code, case.number))
    if known_block is not None:
        return session.get_one(TaskRequest, known_block.request_id)
    if case.sensitive or case.current_grid_code is None:
        raise Conflict("admission.no_grid", state=case.state)
    if to_grid.why_not_listed(session, case, at) is None:
        raise Conflict("admission.not_blocked", state=case.state)
    (category,) = in_force.categories(session, [case.category_code])
    office = _of_agency(session, case.county_code, category.lead_agency_type or "", at.date())
    if office is None:
        raise Conflict("admission.no_department", category=f"{category.name_zh} {category.code}")
    found = _open_of(session, office.row.code, case.category_code)
    if found is None:
        name, what = category.name_zh, worded("admission.prefilled", {"category": category.name_zh}, "zh")
        basis = worded("admission.to_fill", {}, "zh")
        line = office.row.agency_type if office.row.agency_type in LINES else "civil"
        grids = [case.current_grid_code]
        item = TaskItem(UNNUMBERED, line, name, what, basis, "on_occasion", basis, 0.0, [], grids, [category.code])
        found = TaskRequest(
            county_code=case.county_code,
            office_code=office.row.code,
            state="draft",
            version=1,
            item=asdict(item),
            first_day=at.date(),
            last_day=at.date().replace(month=12, day=31),
            made_by=actor.display_name,
            made_at=at,
            list_code="",
            town_codes=[],
        )
        session.add(found)
        session.flush()
        step(session, found, "block", actor, at, case.number)
    elif found.state == "draft":
        grids = found.item["grids"]
        if grids and case.current_grid_code not in grids:
            found.item = found.item | {"grids": [*grids, case.current_grid_code]}
            found.version += 1
    session.add(
        TaskBlock(
            county_code=case.county_code,
            case_number=case.number,
            request_id=found.id,
            at=at,
            by_name=actor.display_name,
        )
    )
    session.flush()
    tell_of(session, found, "admission_blocked", ("department",), actor.account_id, at=at)
    return found


def _open_of(session: Session, office: str, category: str) -> TaskRequest | None:
    asked = select(TaskRequest).where(TaskRequest.office_code == office, TaskRequest.state.in_(("draft", *WAITING)))
    asked = asked.where(TaskRequest.item["categories"].contains([category]))
    return session.scalars(asked.order_by(TaskRequest.id.desc()).limit(1).with_for_update()).first()


def _of_agency(session: Session, county: str, agency: str, day: date) -> Version | None:
    offices = sorted(register(session).on(day).values(), key=lambda one: one.row.code)
    return next(
        (
            one
            for one in offices
            if one.row.level == "county" and one.county_code == county and one.row.agency_type == agency
        ),
        None,
    )
