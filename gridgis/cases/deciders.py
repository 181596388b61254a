"""Who may decide on what somebody asked for in a case: others than asked, and far enough up."""

from gridgis.cases.models import Case
from gridgis.cases.queries import spot_of, takes_part
from gridgis.cases.request_models import CaseRequest
from gridgis.cases.rules import DECIDERS, GRANTS_CONTACT
from gridgis.core.errors import Forbidden
from gridgis.core.wording import Phrase
from gridgis.security.rules import Actor, Spot


def is_own(actor: Actor, request: CaseRequest) -> bool:
    """Whether a request is somebody's own: they asked, or hold a post in the office that did."""
    by = actor.account_id is not None and request.asked_by == actor.account_id
    return by or any(held.level == "office" and held.code == request.office_code for held in actor.held)


def concerns(actor: Actor, request: CaseRequest, case: Case) -> bool:
    """Whether somebody else decides on a request: it is one's own, or of the case that one's office has a part in."""
    return is_own(actor, request) or takes_part(actor, case)


def reaches(actor: Actor, request: CaseRequest, spot: Spot) -> bool:
    """Whether somebody stands far enough up to decide on a request."""
    return any(actor.may(verb, spot) for verb in enough(request.needs))


def enough(needs: str) -> tuple[str, ...]:
    """The verbs any of which suffices where one is needed: that one and those further up."""
    return DECIDERS[DECIDERS.index(needs) :] if needs in DECIDERS else (needs,)


def why_not_decide(actor: Actor, request: CaseRequest, case: Case) -> Forbidden | None:
    """Why somebody may not decide on a request, the first of it; None where they may."""
    spot = spot_of(case)
    least = GRANTS_CONTACT if request.needs == GRANTS_CONTACT else DECIDERS[0]
    if not actor.may(least, spot):
        return Forbidden("security.no_right", verb=least)
    if concerns(actor, request, case):
        return Forbidden("cases.own_request", verb=least)
    return None if reaches(actor, request, spot) else beyond(request)


def beyond(request: CaseRequest) -> Forbidden:
    """The refusal to whoever does not."""
    return Forbidden("cases.decided_above", who=Phrase(f"decider.{request.needs.split('.')[1]}"), verb=request.needs)
