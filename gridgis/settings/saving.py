"""A change of settings, whatever they are of: previewed on open cases, saved with its record."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from gridgis.cases.sweeping import Days, Effect, effect
from gridgis.core.errors import Invalid
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor
from gridgis.settings import changes
from gridgis.settings.changes import ChangeRow, RowChange
from gridgis.settings.models import SettingChange


@dataclass(frozen=True)
class Topic:
    """What some settings are of.

    Args:
        name: of the topic.
        reach: the days that a row of theirs decides, by what stands.
        concerns: the condition of the open cases that such rows and days may move.
        refuse: raises a refusal where what stands can't be.
    """

    name: str
    reach: Callable[[Session, RowChange], Days]
    concerns: Callable[[Sequence[RowChange], Days, str], ColumnElement[bool]]
    refuse: Callable[[Session], None] = lambda session: None


@dataclass(frozen=True)
class Preview:
    """What a change would do: its rows, the days from which and until which they count, and open cases."""

    rows: list[RowChange]
    first_day: date
    last_day: date | None
    effect: Effect
    version: str = ""


@dataclass(frozen=True)
class Saving:
    """Why a change is made, the version of the settings that was seen, and the change that it undoes."""

    reason: str
    version: str | None
    undoes: int | None


Wanted = Callable[[], list[RowChange]]
"""Reads what stands, and tells which of its rows become others."""


def preview(session: Session, actor: Actor, topic: Topic, wanted: Wanted, *, zone: str, at: datetime) -> Preview:
    """What a change would do, without doing it."""
    changes.require_all(actor)
    seen, point = changes.version(session), session.begin_nested()
    try:
        return replace(_done(session, topic, wanted(), zone=zone, at=at), version=seen)
    finally:
        point.rollback()


@audited("settings.{topic.name}", "setting_change", "{made.id}", first_day="made.first_day", reason="made.reason")
def change(
    session: Session, actor: Actor, topic: Topic, wanted: Wanted, how: Saving, *, zone: str, at: datetime
) -> ChangeRow:
    """Make a change, with its record; open cases are reckoned by it after.

    Raises:
        Conflict: the settings have changed since they were seen.
        Invalid: it would change nothing.
    """
    changes.require_all(actor)
    changes.take_turn(session, how.version)
    done = _done(session, topic, wanted(), zone=zone, at=at)
    made = SettingChange(
        topic=topic.name,
        first_day=done.first_day,
        last_day=done.last_day,
        at=at,
        account_id=actor.account_id,
        made_by=actor.display_name,
        reason=how.reason.strip(),
        rows=[asdict(row) for row in done.rows],
        shorter=done.effect.shorter,
        longer=done.effect.longer,
        undoes=how.undoes,
        reckoned_to="",
    )
    session.add(made)
    session.flush()
    return changes.listed(session, topic.name, only=made.id)[0]


def _done(session: Session, topic: Topic, rows: list[RowChange], *, zone: str, at: datetime) -> Preview:
    """Change the rows, and tell what that does."""
    if not rows:
        raise Invalid("calendar.nothing", field="")
    reached = [topic.reach(session, row) for row in rows]
    changes.write(session, rows)
    reached += [topic.reach(session, row) for row in rows]  # to the next row: of those that stood, and that stand
    topic.refuse(session)
    days = Days(
        min(one.first for one in reached),
        None if any(one.last is None for one in reached) else max(one.last for one in reached if one.last),
    )
    moved = effect(session, topic.concerns(rows, days, zone), zone=zone, at=at)
    return Preview(rows, days.first, days.last, moved)
