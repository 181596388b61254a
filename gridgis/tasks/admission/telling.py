"""Who is told of an admission request: those who decide, the towns that are heard, the department."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.wording import worded
from gridgis.messages.notices import Audience, News, tell
from gridgis.security.rules import Spot
from gridgis.tasks.admission.models import TaskRequest
from gridgis.tasks.admission.queries import department_of
from gridgis.tasks.admission.rules import ASK, DECIDE, GROUP_HOURS, LEAD, OPINE, WAITING


def tell_of(
    session: Session, request: TaskRequest, event: str, whom: Iterable[str], by: int | None, *, at: datetime
) -> int:
    """Tell `department`, `towns` or `deciders` of an event, as far as rules of messages name their posts; how many."""
    name = department_of(session, request, at=at)
    state = worded(f"admission_state.{request.state}", {}, "zh")
    news = News(event, f"{name}：{request.item['name']}（{state}）", f"/admission?id={request.id}", again=True, by=by)
    return tell(session, news, [one for part in whom for one in _audiences(request, part)], at=at)


def _audiences(request: TaskRequest, part: str) -> list[Audience]:
    county = request.county_code
    if part == "department":
        return [Audience(ASK, Spot(county, office_code=request.office_code), (request.office_code,))]
    if part == "towns":
        return [Audience(OPINE, Spot(county, town), (town,)) for town in request.town_codes]
    verb = LEAD if request.item["hours"] > GROUP_HOURS else DECIDE
    verbs = {DECIDE, verb}
    return [Audience(one, Spot(county), (county,)) for one in sorted(verbs)]


def remind(session: Session, *, at: datetime) -> int:
    """Tell who decides of requests whose ten workdays are over; how many."""
    asked = select(TaskRequest).where(TaskRequest.state.in_(WAITING), TaskRequest.decide_due_at < at)
    told = 0
    for one in session.scalars(asked.order_by(TaskRequest.id)):
        told += tell_of(session, one, "admission_due", ("deciders",), None, at=at)
    return told
