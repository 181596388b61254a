"""Saying that two cases are not one matter, and taking that back."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from gridgis.cases import queries
from gridgis.cases.double_models import Apart
from gridgis.cases.models import Case
from gridgis.core.errors import Conflict, Invalid
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, require


@audited("case.apart", "case", "{number}", other="other")
def tell_apart(session: Session, actor: Actor, number: str, other: str, *, at: datetime) -> Case:
    """Keep that two cases are different matters, so that neither is proposed for the other again.

    Whoever may merge them may say so; said twice, it counts once.

    Returns:
        The first of them.

    Raises:
        NotFound: the actor may read no case of one number.
        Invalid: it is the same case.
        Conflict: they lie in two counties, or one is sealed otherwise than the other, and so never were proposed.
        Forbidden: the actor may not receive reports of one of them.
    """
    case, there = _both(session, actor, number, other)
    key = _key(case, there)
    kept = key | {"at": at, "account_id": actor.account_id, "by_name": actor.display_name}
    session.execute(insert(Apart).values(kept).on_conflict_do_nothing())
    return case


@audited("case.apart_undo", "case", "{number}", other="other")
def take_back(session: Session, actor: Actor, number: str, other: str, *, at: datetime) -> Case:
    """Let two cases be proposed for each other again; the first of them.

    Raises:
        NotFound, Invalid, Conflict, Forbidden: as `tell_apart`.
    """
    case, there = _both(session, actor, number, other)
    session.execute(delete(Apart).filter_by(**_key(case, there)))
    return case


def _both(session: Session, actor: Actor, number: str, other: str) -> tuple[Case, Case]:
    case, there = queries.get(session, actor, number), queries.get(session, actor, other)
    for one in (case, there):
        require(actor, "case.accept", queries.spot_of(one))
        if one.sensitive:
            require(actor, "staff.work" if one.staff_involved else "sensitive.work", queries.spot_of(one))
    if case.number == there.number:
        raise Invalid("cases.apart_itself", field="other")
    if case.county_code != there.county_code:
        raise Conflict("cases.main_elsewhere", number=there.number)
    if (case.sensitive, case.staff_involved) != (there.sensitive, there.staff_involved):
        raise Conflict("cases.merge_sealed", number=there.number)
    return case, there


def _key(one: Case, other: Case) -> dict[str, str]:
    first, last = sorted((one.number, other.number))
    return {"county_code": one.county_code, "number": first, "other": last}
