"""Wrong passwords slow down whoever tries them: an account from one address, and an address as a whole.

Its owner elsewhere notices nothing. Names are kept as hashes, since people type passwords in their place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from math import ceil
from typing import Any

from sqlalchemy import ColumnElement, case, delete, extract, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from gridgis.core.errors import Refusal
from gridgis.security.models import Account, SignInFailure
from gridgis.security.rules import ADDRESS_EASES_S, FORGET_S, address_wait_s, network_of, pair_wait_s

ADDRESS = b""
"""In place of a name's hash: all names tried from an address."""


class TooOften(Refusal):
    """More was asked from there, or of one thing, than is answered; `retry_after_s` says when the next is."""


@dataclass(frozen=True)
class Bucket:
    """So many tries at once, and one more each time so many seconds have passed; empty again within `FORGET_S`."""

    name: str
    holds: int
    eases_s: float

    def wait_s(self, weight: float, gone_s: float) -> int:
        """Seconds until it takes another one, from what was in it so many seconds ago."""
        over = max(0.0, weight - gone_s / self.eases_s) + 1 - self.holds
        return max(0, ceil(over * self.eases_s))

    def key(self) -> bytes:
        """Under what it stands beside the names that were tried."""
        return sha256(f"bucket {self.name}".encode()).digest()


@dataclass(frozen=True)
class Slowed:
    """An account that has to wait at an address."""

    username: str
    address: str
    failures: int
    until: datetime


def name_hash(username: str) -> bytes:
    """What is kept of a name."""
    return sha256(username.encode()).digest()


def wait_s(session: Session, username: str, remote: str, at: datetime) -> int:
    """Seconds until the next try from here; 0 for at once. Tries of one pair are let in one after the other."""
    address = network_of(remote)
    key = sha256(name_hash(username) + address.encode()).digest()[:8]
    session.execute(select(func.pg_advisory_xact_lock(int.from_bytes(key, signed=True))))
    asked = select(SignInFailure).where(
        SignInFailure.name_hash.in_([name_hash(username), ADDRESS]), SignInFailure.address == address
    )
    waits = [0]
    for failed in session.scalars(asked):
        rule = address_wait_s if failed.name_hash == ADDRESS else pair_wait_s
        waits.append(rule(failed.weight, (at - failed.last_at).total_seconds()))
    return max(waits)


def room_s(session: Session, bucket: Bucket, whose: str, at: datetime) -> int:
    """Seconds until a bucket takes another try of an address, or of whatever else it is counted by; 0 for at once.

    Tries of one are let in one after the other.
    """
    lock = sha256(bucket.key() + whose.encode()).digest()[:8]
    session.execute(select(func.pg_advisory_xact_lock(int.from_bytes(lock, signed=True))))
    held = session.get(SignInFailure, (bucket.key(), whose), populate_existing=True)
    return bucket.wait_s(held.weight, (at - held.last_at).total_seconds()) if held is not None else 0


def pour(session: Session, bucket: Bucket, whose: str, at: datetime) -> None:
    """Count a try."""
    _forget_old(session, at)
    _noted(session, bucket.key(), whose, at, _eased(at, bucket.eases_s))


def count(session: Session, username: str, remote: str, at: datetime) -> None:
    """Note a wrong password."""
    _forget_old(session, at)
    address, gone_s = network_of(remote), _gone_s(at)
    kept = case((gone_s < FORGET_S, SignInFailure.weight), else_=0)
    for key, before in ((name_hash(username), kept), (ADDRESS, _eased(at, ADDRESS_EASES_S))):
        _noted(session, key, address, at, before)


def _gone_s(at: datetime) -> ColumnElement[Any]:
    return extract("epoch", at - SignInFailure.last_at)


def _eased(at: datetime, eases_s: float) -> ColumnElement[float]:
    return func.greatest(0, SignInFailure.weight - _gone_s(at) / eases_s)


def _noted(session: Session, key: bytes, address: str, at: datetime, before: ColumnElement[float]) -> None:
    noted = insert(SignInFailure).values(name_hash=key, address=address, weight=1, last_at=at)
    again = noted.on_conflict_do_update(
        index_elements=["name_hash", "address"], set_={"weight": before + 1, "last_at": at}
    )
    session.execute(again)


def forget(session: Session, username: str, remote: str | None = None) -> int:
    """Let an account be tried at once again, from one address or from all.

    Returns:
        At how many addresses it had failures.
    """
    gone = delete(SignInFailure).where(SignInFailure.name_hash == name_hash(username))
    if remote is not None:
        gone = gone.where(SignInFailure.address == network_of(remote))
    return len(session.scalars(gone.returning(SignInFailure.address)).all())


def slowed(session: Session, at: datetime) -> Sequence[Slowed]:
    """Accounts that have to wait now, by name and address; names that are none are left out."""
    asked = (
        select(Account.username, SignInFailure)
        .join(SignInFailure, SignInFailure.name_hash == func.sha256(func.convert_to(Account.username, "UTF8")))
        .order_by(Account.username, SignInFailure.address)
    )
    return [
        Slowed(username, failed.address, int(failed.weight), at + timedelta(seconds=left))
        for username, failed in session.execute(asked)
        if (left := pair_wait_s(failed.weight, (at - failed.last_at).total_seconds()))
    ]


def _forget_old(session: Session, at: datetime) -> None:
    """Drop what counts no more; rows that somebody holds wait for the next time."""
    old = (
        select(SignInFailure.name_hash, SignInFailure.address)
        .where(SignInFailure.last_at < at - timedelta(seconds=FORGET_S))
        .limit(100)
        .with_for_update(skip_locked=True)
        .cte("old")
    )
    session.execute(
        delete(SignInFailure).where(SignInFailure.name_hash == old.c.name_hash, SignInFailure.address == old.c.address)
    )
