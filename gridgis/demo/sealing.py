"""What the demo's sensitive cases have of their own: numbers, names of inspectors, need-to-know lists."""

import uuid
from datetime import date
from itertools import count
from typing import Any

from gridgis.cases.knowing import Posts, Sealed, belonging, told_of
from gridgis.cases.numbering import APART
from gridgis.demo.courses import Names
from gridgis.demo.life import Event, Life
from gridgis.security.rules import SYSTEM

NAMESPACE = uuid.UUID("6f0d7a53-4490-4549-8b1e-330400000000")

Rows = list[tuple[Any, ...]]


def number_apart(county: str, day: date, given: set[str]) -> str:
    """A number for a sensitive case, the same in every load; kept in `given`."""
    tries = (uuid.uuid5(NAMESPACE, f"{county}-{day}-{n}").int % APART + APART for n in count())
    number = next(n for n in (f"{county}-{day:%Y%m%d}-{last}" for last in tries) if n not in given)
    given.add(number)
    return number


def inspectors(sender: str) -> Names:
    """Who acts on a case about staff."""
    return Names(sender, "纪检监察员", "纪检案件承办员", "纪检监察员")


def told(life: Life, one: Sealed | None, posts: Posts) -> tuple[Rows, Rows]:
    """The events of a case in the columns of `sheets.EVENT`, and its need-to-know list in those of `KNOWN`.

    Each event gets its number. Whoever is on the list comes onto it when the case comes to them; an ordinary case
    (`one` is None) has none.
    """
    events: Rows = [(e.at, e.move, e.source, e.target, e.actor, e.note, e.facts, e.due_at, e.by) for e in life.events]
    known: Rows = []
    order: list[Event | None] = [*life.events]
    came = next((n for n, e in enumerate(life.events, 1) if e.at == life.dispatched_at), 1)
    for entry in reversed(belonging(one, posts)) if one is not None else ():
        assert one is not None
        after = came if entry.part == "office" else 1
        at, state, due_at = events[after - 1][0], events[after - 1][3], events[after - 1][7]
        events.insert(after, (at, "enlist", state, state, SYSTEM.display_name, "", told_of(entry), due_at, None))
        order.insert(after, None)
        known.append((one.county_code, one.number, entry.account_id, entry.part, entry.office_code, at))
    for seq, event in enumerate(order, 1):
        if event is not None:
            event.seq = seq
    return events, known
