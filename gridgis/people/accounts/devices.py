"""Links of devices: one's own, and those of accounts that one may hand over."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from gridgis.people.accounts.rules import refuse_handing, refuse_tending
from gridgis.people.accounts.subjects import find
from gridgis.security import devices
from gridgis.security.actions import account_of
from gridgis.security.models import Account, DeviceLink
from gridgis.security.rules import Actor


@dataclass(frozen=True)
class Device:
    """A link of a device; `open` while it may send."""

    id: int
    username: str
    name: str
    made_at: datetime
    made_by: str
    expires_at: datetime
    ended_at: datetime | None
    ended_by: str
    last_used_at: datetime | None
    open: bool


def told(link: DeviceLink, username: str, at: datetime) -> Device:
    """A link as it is told, without its token."""
    facts = {name: getattr(link, name) for name in Device.__dataclass_fields__ if name not in ("username", "open")}
    return Device(username=username, open=link.ended_at is None and link.expires_at > at, **facts)


def listed(session: Session, actor: Actor, username: str, at: datetime) -> list[Device]:
    """Links of an account, the newest first; the own without a name.

    Raises:
        NotFound: the actor may know of no such account.
    """
    own = not username or username == actor.username
    account = account_of(session, actor.username) if own else find(session, actor, username, at.date())[0]
    return [told(one, account.username, at) for one in devices.of_account(session, account.id)]


def make(session: Session, actor: Actor, username: str, name: str, days: int, *, at: datetime) -> tuple[Device, str]:
    """Make a link for oneself, or for an account whose link of the password one may make.

    Returns:
        The link, and its token, which is shown this once.

    Raises:
        NotFound: the actor may know of no such account.
        Forbidden: they may not hand it over, or it sends neither reports nor objects.
        Conflict: it is closed, or has as many as may be.
        Invalid: no name, or days that are none.
    """
    if not username or username == actor.username:
        account = account_of(session, actor.username)
    else:
        account, subject = find(session, actor, username, at.date())
        refuse_handing(actor, subject)
    made = devices.make(session, actor, account, name, days, at=at)
    return told(made.link, account.username, at), made.token


def end(session: Session, actor: Actor, device_id: int, *, at: datetime) -> Device:
    """End a link of one's own, or of an account that one manages.

    Raises:
        NotFound: the actor may know of no such link.
        Forbidden: they don't manage the account.
        Conflict: it has ended.
    """
    _, account = devices.get(session, device_id)
    if account.id != actor.account_id:
        _refuse_other(session, actor, account, at)
    return told(devices.end(session, actor, account, device_id, at=at), account.username, at)


def _refuse_other(session: Session, actor: Actor, account: Account, at: datetime) -> None:
    _, subject = find(session, actor, account.username, at.date())
    refuse_tending(actor, subject)
