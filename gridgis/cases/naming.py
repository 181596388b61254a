"""Changing who may know of a sensitive case: by post, by name, with a reason; every change is told as an event."""

from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from gridgis.cases import knowing, queries, slips
from gridgis.cases.actions import opened, tell
from gridgis.cases.knowing import Nominee
from gridgis.cases.models import Case, NeedToKnow
from gridgis.cases.rules import OPEN
from gridgis.core.errors import Conflict, Forbidden, Invalid
from gridgis.security.auditing import audited
from gridgis.security.models import Account
from gridgis.security.rules import SYSTEM, Actor

BATCH = 500


@audited("case.enlist", "case", "{number}", username="username")
def name(session: Session, actor: Actor, number: str, username: str, reason: str, *, at: datetime) -> Case:
    """Put an account on the list of a sensitive case.

    Args:
        actor: who names; on the list, with the right to name at the place of the case, or in the office that has it.
        username: whom; of the county, for the leader of an office one of that office.
        reason: why, kept with the entry.

    Raises:
        NotFound: the actor may read no such case.
        Forbidden: they may not change its list.
        Invalid: no reason, or no such account there.
        Conflict: the case is not sensitive, or the account stands on the list.
    """
    case, behalf = _held(session, actor, number, reason)
    account = session.scalar(select(Account).where(Account.username == username.strip(), Account.active))
    if account is None or not knowing.serves(session, account.id, case, behalf, at.date()):
        kind = "need_to_know.not_of_office" if behalf else "need_to_know.no_account"
        raise Invalid(kind, field="username", username=username)
    entry = session.get(NeedToKnow, (case.county_code, case.number, account.id))
    if entry is not None and entry.removed_at is None:
        raise Conflict("need_to_know.there", name=account.display_name)
    entry = entry or _added(session, case, account.id)
    entry.part, entry.office_code, entry.reason = "named", behalf or None, reason.strip()
    entry.added_at, entry.added_by, entry.removed_at, entry.removed_by = at, actor.account_id, None, None
    _tell(session, case, "enlist", actor, entry, account.display_name, at, note=reason.strip())
    session.flush()
    return case


@audited("case.unlist", "case", "{number}", username="username")
def unname(session: Session, actor: Actor, number: str, username: str, reason: str, *, at: datetime) -> Case:
    """Take an account off the list of a sensitive case; who stands there by post does not come back by itself.

    Raises:
        NotFound: the actor may read no such case.
        Forbidden: they may not change its list; the leader of an office takes off only people of that office.
        Invalid: no reason, or the account is not on the list.
        Conflict: the case is not sensitive, or it is the actor, who must stay so that the list keeps somebody.
    """
    case, behalf = _held(session, actor, number, reason)
    account = session.scalar(select(Account).where(Account.username == username))
    entry = session.get(NeedToKnow, (case.county_code, case.number, account.id)) if account else None
    if account is None or entry is None or entry.removed_at is not None:
        raise Invalid("need_to_know.not_there", field="username", username=username)
    if account.id == actor.account_id:
        raise Conflict("need_to_know.oneself")
    if behalf and entry.office_code != behalf:
        raise Forbidden("need_to_know.other_office", name=account.display_name)
    entry.removed_at, entry.removed_by = at, actor.account_id
    _tell(session, case, "unlist", actor, entry, account.display_name, at, note=reason.strip())
    session.flush()
    slips.withdraw(session, case, at)
    return case


def candidates(session: Session, actor: Actor, number: str, words: str, *, at: datetime) -> list[Nominee]:
    """Whom an actor could put on the list of a sensitive case.

    Raises:
        NotFound: the actor may read no such case.
        Forbidden: they may not change its list.
        Conflict: the case is not sensitive.
    """
    case = opened(session, actor, number, at=at)
    return knowing.candidates(session, case, _behalf(actor, case), words, at.date())


def follow_posts(session: Session, case: Case, *, at: datetime) -> int:
    """Bring the list of a sensitive case to what posts say; entries by name stay.

    Args:
        case: held for update.

    Returns:
        Entries that came or ended.
    """
    kept = {entry.account_id: entry for entry in knowing.entries_of(session, case)}
    (wanted,) = knowing.by_post(session, [knowing.sealed_of(case)], at.date())
    comes, goes = knowing.differences(case, kept, wanted)
    named = dict(session.execute(select(Account.id, Account.display_name).where(Account.id.in_(kept))).all())
    for old in goes:
        old.removed_at = at
        _tell(session, case, "unlist", SYSTEM, old, named.get(old.account_id, ""), at)
    for entry in comes:
        fresh = kept.get(entry.account_id) or _added(session, case, entry.account_id)
        fresh.part, fresh.office_code, fresh.reason = entry.part, entry.office_code, ""
        fresh.added_at, fresh.added_by, fresh.removed_at = at, None, None
        _tell(session, case, "enlist", SYSTEM, fresh, entry.name, at)
    session.flush()
    slips.withdraw(session, case, at)
    return len(comes) + len(goes)


def require_admitted(session: Session, actor: Actor, case: Case, account: Account) -> None:
    """Refuse whoever would put somebody in charge of a sensitive case who does not know of it and whom they can't name.

    Raises:
        Forbidden: the account stands not on the list, and the actor may not change it.
    """
    if case.sensitive and not _listed(session, case, account.id) and knowing.may_name(actor, case) is None:
        raise Forbidden("need_to_know.handler", name=account.display_name, verb="sensitive.name")


def admit(session: Session, actor: Actor, case: Case, username: str, *, at: datetime) -> None:
    """Put on the list of a sensitive case whom an actor has just named to be in charge, if they do not stand there."""
    account = session.scalars(select(Account).where(Account.username == username.strip())).one()
    if _listed(session, case, account.id):
        return
    entry = session.get(NeedToKnow, (case.county_code, case.number, account.id)) or _added(session, case, account.id)
    entry.part, entry.office_code, entry.reason = "named", knowing.may_name(actor, case) or None, ""
    entry.added_at, entry.added_by, entry.removed_at, entry.removed_by = at, actor.account_id, None, None
    _tell(session, case, "enlist", actor, entry, account.display_name, at)
    session.flush()


def _listed(session: Session, case: Case, account_id: int) -> bool:
    entry = session.get(NeedToKnow, (case.county_code, case.number, account_id))
    return entry is not None and entry.removed_at is None


def close_to_others(session: Session, case: Case, *, at: datetime) -> None:
    """A case turned out to be about staff: nobody of the chain who stood on its list stays there.

    Args:
        case: held for update, marked.
    """
    for entry in knowing.entries_of(session, case):
        if entry.removed_at is None and entry.part != "inspector":
            account = session.get(Account, entry.account_id)
            entry.removed_at = at
            _tell(session, case, "unlist", SYSTEM, entry, account.display_name if account else "", at)
    session.flush()


def follow_all(session: Session, *, after: str, at: datetime) -> tuple[str | None, int]:
    """Bring the lists of a batch of sensitive cases to what posts say: open ones, and those that nobody knows of.

    A case that somebody is changing just now is left for the next time.

    Args:
        after: the number of the last case of the batch before; empty for the first.

    Returns:
        The number to go on after, None at the end; and how many lists changed.
    """
    known = exists().where(NeedToKnow.county_code == Case.county_code, NeedToKnow.case_number == Case.number)
    asked = select(Case).where(Case.sensitive, or_(Case.state.in_(OPEN), ~known), Case.number > after)
    batch = session.scalars(asked.order_by(Case.number).limit(BATCH)).all()
    changed = 0
    for case in knowing.out_of_step(session, batch, at.date()):
        locked = select(Case).where(Case.county_code == case.county_code, Case.number == case.number)
        held = session.scalar(locked.with_for_update(skip_locked=True).execution_options(populate_existing=True))
        if held is not None:
            changed += bool(follow_posts(session, held, at=at))
    return (batch[-1].number if len(batch) == BATCH else None), changed


def _held(session: Session, actor: Actor, number: str, reason: str) -> tuple[Case, str]:
    """The case held for update, and on whose behalf its list is changed."""
    case = queries.get(session, actor, number, hold=True)
    behalf = _behalf(actor, case)
    if not reason.strip():
        raise Invalid("need_to_know.no_reason", field="reason")
    return case, behalf


def _behalf(actor: Actor, case: Case) -> str:
    if not case.sensitive:
        raise Conflict("need_to_know.ordinary", number=case.number)
    behalf = knowing.may_name(actor, case)
    if behalf is None:
        raise Forbidden("need_to_know.may_not", verb="staff.work" if case.staff_involved else "sensitive.name")
    return behalf


def _added(session: Session, case: Case, account_id: int) -> NeedToKnow:
    entry = NeedToKnow(county_code=case.county_code, case_number=case.number, account_id=account_id)
    session.add(entry)
    return entry


def _tell(
    session: Session,
    case: Case,
    move: str,
    actor: Actor,
    entry: NeedToKnow,
    who: str,
    at: datetime,
    *,
    note: str = "",
) -> None:
    facts = {"account_id": entry.account_id, "name": who, "part": entry.part}
    tell(session, case, move, actor, source=case.state, note=note, at=at, facts=facts)
