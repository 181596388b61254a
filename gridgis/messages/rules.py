"""What somebody can be told of and as whom, quiet hours, and how often sending is tried."""

import re
from datetime import datetime, time, timedelta
from typing import Annotated

from gridgis.cases.life import LIFE
from gridgis.cases.slip_rules import LIFE as SLIP_LIFE
from gridgis.core.vocabulary import OneOf

PARTS = ("in_charge", "asked", "asker", "addressee", "slip_asker", "who_reported", "named")
"""Who has a part in a case, whatever post they hold: in charge of it, asked to look, who asked for a decision, to whom
and by whom a slip, who reported it, who was put on its need-to-know list."""
SYSTEM_EVENTS = ("submit", "take_in", "give_out", "enlist", "rehome", "slip_propose")
LADDER = (
    "ladder_reminder",
    "ladder_reminder_centre",
    "ladder_overdue",
    "ladder_overdue_centre",
    "ladder_slip",
    "ladder_red",
)
"""Rungs of the ladder, those apart that are reached while the command centre has the case."""
BULLETINS = ("bulletin", "bulletin_differs")
MEETINGS = tuple(f"meeting_{one}" for one in ("call", "shift", "cancel", "confirm", "decision", "due", "overdue"))
"""What is told of meetings and their decisions."""
ADMISSIONS = tuple(f"admission_{one}" for one in ("submit", "consult", "decided", "blocked", "due"))
"""What is told of admission requests."""
EVENTS = (
    *SYSTEM_EVENTS,
    *dict.fromkeys(name for _, name in LIFE.steps),
    *dict.fromkeys(f"slip_{name}" for _, name in SLIP_LIFE.steps),
    *LADDER,
    "briefing",
    *BULLETINS,
    *MEETINGS,
    *ADMISSIONS,
)
"""All that somebody can be told of."""

KINDS = ("webhook", "sms", "wecom", "dingtalk")
"""Kinds of channels out of the house."""
SYSTEM = "webhook"
"""The kind that goes to a system, where people need no address."""
_MOBILE, _MEMBER = re.compile(r"1[3-9][0-9]{9}"), re.compile(r"[\w.@-]{1,64}")
STATES = ("waiting", "sending", "sent", "dead", "withdrawn")
OutboxState = Annotated[str, OneOf(STATES)]

TRIES, REFUSED_TRIES = 200, 5
"""So often sending is tried where the other side does not answer or fails (two days), and where it refuses."""
FIRST_WAIT_S, LONGEST_WAIT_S = 10.0, 900.0
LEASE = timedelta(minutes=2)
"""After so long whoever has a row is taken for dead; sending one takes far less."""


def wait_s(tries: int, luck: float) -> float:
    """Seconds until sending is tried again: twice as long each time, a quarter more or less.

    Args:
        tries: how often it was tried, at least once.
        luck: of 0 to 1.
    """
    return min(FIRST_WAIT_S * 2.0 ** min(tries - 1, 20), LONGEST_WAIT_S) * (0.75 + luck / 2)


def address_fits(kind: str, address: str) -> bool:
    """Whether somebody could be reached there by a kind of channel: a mobile number, or a member's id."""
    return (_MOBILE if kind == "sms" else _MEMBER).fullmatch(address) is not None


def is_dead(tries: int, *, refused: bool) -> bool:
    """Whether sending is given up until somebody asks for it again."""
    return tries >= (REFUSED_TRIES if refused else TRIES)


def quiet_until(begins: str, ends: str, at: datetime) -> datetime | None:
    """When quiet hours end in which a local moment lies; None outside of them, and where they begin as they end."""
    first, last = (time.fromisoformat(one) for one in (begins, ends))
    now = at.time()
    inside = first <= now < last if first < last else first != last and (now >= first or now < last)
    if not inside:
        return None
    until = at.replace(hour=last.hour, minute=last.minute, second=0, microsecond=0)
    return until if until > at else until + timedelta(days=1)
