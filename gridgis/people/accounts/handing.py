"""One-time links for many accounts at once: each made anew, told in one answer, and kept nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid, Refusal
from gridgis.people.accounts.actions import Link
from gridgis.people.accounts.queries import AccountRow, rows_of, waiting
from gridgis.people.accounts.rules import MANAGE, READ, refuse_handing
from gridgis.people.accounts.subjects import inside, seen_by, subjects
from gridgis.security import credentials
from gridgis.security.models import Account
from gridgis.security.rules import Actor, require_any

MOST = 1000
"""So many links are made at once."""


@dataclass(frozen=True)
class Handed:
    """What became of an account: the link that sets its password, or why none was made."""

    account: AccountRow
    link: Link | None = None
    refusal: Refusal | None = None


def hand_many(
    session: Session, actor: Actor, usernames: Sequence[str], *, parent: str | None = None, at: datetime
) -> list[Handed]:
    """Make links of accounts, those made before open nothing more; of all that wait for one where none is named.

    Args:
        parent: only those that belong to a division or what lies in it.

    Returns:
        What became of each, by name for signing in; one that is refused leaves the others as they are.

    Raises:
        Forbidden: the actor neither manages nor reads accounts.
        Invalid: they are too many, or there is none.
    """
    require_any(actor, MANAGE, READ)
    day = at.date()
    asked = select(Account).where(Account.username.in_(usernames) if usernames else waiting(at), seen_by(actor, day))
    if parent is not None:
        asked = asked.where(inside(parent, day))
    accounts = session.scalars(asked.order_by(Account.username).limit(MOST + 1)).all()
    if len(accounts) > MOST:
        raise Invalid("accounts.too_many_links", most=MOST, field="usernames")
    if not accounts:
        raise Invalid("accounts.no_links", field="usernames")
    rows = {one.username: one for one in rows_of(session, accounts, day)}
    made = []
    for one in subjects(session, accounts, day).values():
        try:
            refuse_handing(actor, one)
            link = Link(*credentials.make_link(session, one.username, by=actor, at=at))
            made.append(Handed(rows[one.username], link))
        except Refusal as refusal:
            made.append(Handed(rows[one.username], refusal=refusal))
    return made
