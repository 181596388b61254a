"""A change of settings, whatever they are of: previewed on open cases, saved with its record, undone by another."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, false, text
from sqlalchemy.orm import Session

from gridgis.cases.sweeping import Days, Effect, effect
from gridgis.core.errors import Invalid
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor
from gridgis.settings import changes
from gridgis.settings.changes import ChangeRow, RowChange
from gridgis.settings.models import SettingChange

Counts = Mapping[tuple[str, str], int]
"""How many there are, by what is counted and of which."""


@dataclass(frozen=True)
class Topic:
    """What some settings are of.

    Args:
        name: of the topic.
        wanted: reads what stands, and tells which rows become others by what is asked for.
        reach: the days that a row of theirs decides, by what stands; none for a row that counts from now on.
        concerns: the condition of the open cases that such rows and days may move.
        refuse: raises a refusal where what stands after such rows were changed can't be.
        allow: raises one where the actor may not change the rows; without any, where they may change none.
        counts: what of the rows' doing can be counted, asked before and after.
        then: what follows once the rows are changed for good.
    """

    name: str
    wanted: Callable[[Session, Any], Iterable[RowChange]]
    reach: Callable[[Session, RowChange], Days | None] = lambda session, row: None
    concerns: Callable[[Sequence[RowChange], Days, str], ColumnElement[bool]] = lambda rows, days, zone: false()
    refuse: Callable[[Session, Sequence[RowChange]], None] = lambda session, rows: None
    allow: Callable[[Session, Actor, Sequence[RowChange]], None] = lambda session, actor, rows: changes.require_all(
        actor
    )
    counts: Callable[[Session, Sequence[RowChange], str, datetime], Counts] = lambda session, rows, zone, at: {}
    then: Callable[[Session, Sequence[RowChange]], None] = lambda session, rows: None


@dataclass(frozen=True)
class Count:
    """How many there are before a change, and after: cases that are `near_due`, `holders` of a verb."""

    name: str
    of: str
    before: int
    after: int


@dataclass(frozen=True)
class Preview:
    """What a change would do: its rows, the days from which and until which they count, and open cases."""

    rows: list[RowChange]
    first_day: date
    last_day: date | None
    effect: Effect
    counts: list[Count]
    version: str = ""


def preview(session: Session, actor: Actor, topic: Topic, asked: Any, *, zone: str, at: datetime) -> Preview:
    """What a change would do, without doing it.

    Args:
        asked: what the topic takes; `undoes` is the number of the change that it undoes, else None.
    """
    seen, point = changes.version(session), session.begin_nested()
    try:
        session.execute(text("SET LOCAL gridgis.preview = 'on'"))
        return replace(_done(session, actor, topic, asked, zone=zone, at=at), version=seen)
    finally:
        point.rollback()


@audited("settings.{topic.name}", "setting_change", "{made.id}", first_day="made.first_day", reason="made.reason")
def change(
    session: Session,
    actor: Actor,
    topic: Topic,
    asked: Any,
    *,
    reason: str,
    version: str | None,
    zone: str,
    at: datetime,
) -> ChangeRow:
    """Make a change, with its record; open cases are reckoned by it after.

    Args:
        asked: what the topic takes; `undoes` is the number of the change that it undoes, else None.
        reason: why, for the record.
        version: of the settings that were seen; None for whatever stands now.

    Raises:
        Conflict: the settings have changed since they were seen; or what is to be undone can't be.
        Invalid: it would change nothing, or can't be so.
    """
    topic.allow(session, actor, ())
    changes.take_turn(session, version)
    done = _done(session, actor, topic, asked, zone=zone, at=at)
    topic.then(session, done.rows)
    made = SettingChange(
        topic=topic.name,
        first_day=done.first_day,
        last_day=done.last_day,
        at=at,
        account_id=actor.account_id,
        made_by=actor.display_name,
        reason=reason.strip(),
        rows=[asdict(row) for row in done.rows],
        shorter=done.effect.shorter,
        longer=done.effect.longer,
        undoes=asked.undoes,
        reckoned_to="",
    )
    session.add(made)
    session.flush()
    return changes.listed(session, topic.name, only=made.id)[0]


def _done(session: Session, actor: Actor, topic: Topic, asked: Any, *, zone: str, at: datetime) -> Preview:
    """Change the rows, and tell what that does."""
    topic.allow(session, actor, ())
    undoes = asked.undoes
    rows = list(topic.wanted(session, asked) if undoes is None else changes.turned_back(session, topic.name, undoes))
    if not rows:
        raise Invalid("calendar.nothing", field="")
    topic.allow(session, actor, rows)
    before = topic.counts(session, rows, zone, at)
    reached = [topic.reach(session, row) for row in rows]
    changes.write(session, rows)
    reached += [topic.reach(session, row) for row in rows]  # to the next row: of those that stood, and that stand
    topic.refuse(session, rows)
    days = _together([one or Days(at.date(), None) for one in reached])
    after = topic.counts(session, rows, zone, at)
    moved = effect(session, topic.concerns(rows, days, zone), zone=zone, at=at)
    told = [Count(*key, before.get(key, 0), after.get(key, 0)) for key in sorted({**before, **after})]
    return Preview(rows, days.first, days.last, moved, told)


def _together(reached: Sequence[Days]) -> Days:
    last = None if any(one.last is None for one in reached) else max(one.last for one in reached if one.last)
    return Days(min(one.first for one in reached), last)
