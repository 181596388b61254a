"""How long a request may take: no statement begins, and no long reckoning goes on, when its time is over."""

from time import monotonic
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.orm import ORMExecuteState, Session

from gridgis.core.errors import Refusal

ENDS = "ends"
"""The key in a session's `info` of the moment, on the monotonic clock, at which its time is over."""


class TookTooLong(Refusal):
    """The request's time is over; nothing of it is kept."""


def begin(session: Session, seconds: float, usual: float = 0) -> None:
    """From now on this session has so many seconds, and each of its statements has them where that is not usual."""
    session.info[ENDS] = monotonic() + seconds
    if seconds == usual:
        return
    session.execute(text("SELECT set_config('statement_timeout', :limit, true)"), {"limit": f"{seconds * 1000:.0f}"})


def require_time(session: Session) -> None:
    """Go on only while there is time; a session without a limit has all.

    Raises:
        TookTooLong: it is over.
    """
    ends: Any = session.info.get(ENDS)
    if ends is not None and monotonic() > ends:
        raise TookTooLong("problem.too_long", retry_after_s=30)


@event.listens_for(Session, "do_orm_execute")
def _before_statements(state: ORMExecuteState) -> None:
    require_time(state.session)
