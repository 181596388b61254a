"""The door of the page: who may ask, how often, and the one answer to every code that opens nothing."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from gridgis.casework.reporter import making
from gridgis.casework.reporter.making import Said
from gridgis.casework.reporter.page import Followed, ReporterView, followed, seen, view
from gridgis.core.errors import Forbidden, NotFound, Refusal
from gridgis.intake import codes
from gridgis.security.rules import network_of
from gridgis.security.throttling import Bucket, TooOften, pour, room_s

ASKED = Bucket("reporter.asked", 120, 2)
"""All that comes from one address."""
WRONG = Bucket("reporter.wrong", 20, 60)
"""Codes from one address that open nothing: whoever guesses comes to one a minute."""
SENT = Bucket("reporter.sent", 20, 120)
"""What is sent with one code, from wherever."""


def show(session: Session, code: str, remote: str, *, zone: str, at: datetime) -> ReporterView | Refusal:
    """The page that a code opens.

    A refusal is returned, not raised, so that the try is counted.
    """

    def shown() -> ReporterView:
        one = _opened(session, code, at)
        seen(session, one, at=at)
        return view(session, one, zone=zone, at=at)

    return _counted(session, remote, shown, at=at)


def send(session: Session, code: str, remote: str, said: Said, *, zone: str, at: datetime) -> ReporterView | Refusal:
    """Do what a reporter asks for with a code, and show the page as it stands then.

    A refusal is returned, not raised, so that the try is counted.
    """

    def sent() -> ReporterView:
        one = _opened(session, code, at, hold=True)
        making.make(session, one, said, zone=zone, at=at)
        return view(session, one, zone=zone, at=at)

    return _counted(session, remote, sent, code, at=at)


def _counted(
    session: Session, remote: str, work: Callable[[], ReporterView], sent_with: str | None = None, *, at: datetime
) -> ReporterView | Refusal:
    address = network_of(remote)
    buckets = [(ASKED, address)]
    if sent_with is not None:
        buckets.append((SENT, sha256((codes.code_of(sent_with) or sent_with).encode()).hexdigest()))
    wait = max(room_s(session, one, whose, at) for one, whose in [*buckets, (WRONG, address)])
    if wait:
        return TooOften("reporter.too_often", minutes=-(-wait // 60), retry_after_s=wait)
    for one, whose in buckets:
        pour(session, one, whose, at)
    try:
        with session.begin_nested():
            return work()
    except Refusal as refused:
        if refused.kind == "reporter.no_code":
            pour(session, WRONG, address, at)
        return refused


def _opened(session: Session, code: str, at: datetime, *, hold: bool = False) -> Followed:
    """What a code leads to.

    Raises:
        Forbidden: the page is open in no county, or not in that of the report.
        NotFound: the code was never given, is altered, replaced or over: all told alike.
    """
    if not codes.any_open(session):
        raise Forbidden("reporter.closed", verb="page", phone="")
    coded = codes.found(session, code)
    if coded is None:
        raise NotFound("reporter.no_code")
    if not coded.open:
        raise Forbidden("reporter.closed", verb="page", phone=coded.phone)
    one = followed(session, coded, at=at, hold=hold)
    if one is None:
        raise NotFound("reporter.no_code")
    return one
