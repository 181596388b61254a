"""The one table of desks and their tabs: which cases stand behind each, and by which clock.

A tab's condition is that of its number, its list, its points on the map and its workbook alike. `docs/desks.md` tells
the same in the users' words; `gridgis.people.desks` whose posts open a desk.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, and_

from gridgis.cases.filters import carries
from gridgis.cases.ladder import RUNGS
from gridgis.cases.measures import MEASURES
from gridgis.cases.models import Case
from gridgis.cases.rules import HELD, OPEN, PLACE_DOUBT, UNGIVEN
from gridgis.casework import field
from gridgis.casework.desks import waiting as w
from gridgis.casework.desks.waiting import Condition, Who

Clock = Callable[[Who], Any]


@dataclass(frozen=True)
class Tab:
    """Cases that wait for one thing.

    `of` says which; `open` that all of them are open ones, `says_open` that `of` says so itself: asked twice, the
    planner would expect a twentieth of them, and read all open cases to find a few. `clock` is when a case is due here,
    where that is not by its own limit; with `newest` it is when something came to be instead, and the last comes first.
    """

    of: Condition
    open: bool | None = True
    clock: Clock | None = None
    newest: bool = False
    says_open: bool = False


def _open(of: Condition, clock: Clock | None = None) -> Tab:
    """A tab whose condition says itself that its cases are open."""
    return Tab(of, clock=clock, says_open=True)


def _in(*states: str, verb: str = "") -> Tab:
    """Cases in some states that lie where the desk works, or where a verb is held."""
    return _open(lambda who: and_(Case.state.in_(states), who.here(*([verb] if verb else []))))


def _measured(name: str, *states: str, source: str = "") -> Tab:
    """Cases of a measure that lie where the desk works; in some states, of one source."""
    return _open(
        lambda who: and_(
            MEASURES[name].of(who.at),
            who.here(),
            *([Case.state.in_(states)] if states else []),
            *([Case.source == source] if source else []),
        )
    )


def _running(source: str = "") -> dict[str, Tab]:
    """Open cases where the desk works, and those of them that are near-due and overdue."""
    names = {"open": "open", "near": "near_due", "overdue": "overdue"}
    return {tab: _measured(name, source=source) for tab, name in names.items()}


def _unclear(who: Who) -> ColumnElement[bool]:
    """Nobody has got it yet, and its place is in doubt."""
    return and_(Case.state.in_((*UNGIVEN, "coordinating")), carries(*PLACE_DOUBT), who.here())


def _escalated(who: Who) -> ColumnElement[bool]:
    """Put before a level at which the actor stands."""
    levels = {held.level for held in who.actor.held if who.opening.by(held)}
    before = ("county", "town") if "all" in levels else tuple(levels)
    return and_(Case.state.in_(OPEN), Case.escalated_level.in_(before), who.here())


DONE = Tab(w.MOVED.exists, None, w.MOVED.last, newest=True)
"""What I did today."""
DECIDE = Tab(w.REQUESTS.exists, None, w.REQUESTS.clock)
SLIPS = Tab(w.SLIPS.exists, clock=w.SLIPS.clock)
ESCALATED = _open(_escalated)
SUPERVISED = _open(lambda who: and_(Case.state.in_(OPEN), Case.supervised.is_not(None), who.here()))


def _scope(source: str) -> dict[str, Tab]:
    """What a body of the county hands over and supervises: cases that came by one source (D17)."""

    def of(tab: Tab) -> Tab:
        return replace(tab, of=lambda who: and_(Case.source == source, tab.of(who)))

    return {
        "hand_down": of(_in("registered", "coordinating", verb="case.hand_down")),
        **_running(source),
        "slips": of(SLIPS),
        "supervised": of(SUPERVISED),
        "escalated": of(ESCALATED),
        "done": DONE,
    }


TABS: dict[str, dict[str, Tab]] = {
    "command": {
        "accept": _in("submitted", verb="case.accept"),
        "dispatch": _in("registered", verb="case.dispatch"),
        "coordinate": _open(lambda who: and_(w.running(who), w.COORDINATIONS.exists(who)), w.COORDINATIONS.clock),
        "sign": _in("dispatched"),
        "check": _open(lambda who: and_(field.to_check(who.actor), who.here("case.check"))),
        "close": _in("checked", verb="case.close"),
        "decide": DECIDE,
        "supervised": SUPERVISED,
        "unclear": _open(_unclear),
        "verify": _in("verifying", "needs_info", verb="case.accept"),
        "near": _running()["near"],
        "overdue": _running()["overdue"],
        "done": DONE,
    },
    "office": {
        "sign": Tab(w.to_sign),
        "todo": Tab(w.to_do),
        "near": _measured("near_due", *HELD),
        "overdue": _measured("overdue", *HELD),
        "rework": _in("rework"),
        "asked": Tab(w.asked, clock=w.asked_clock),
        "pending": Tab(w.PENDING.exists, clock=w.PENDING.clock),
        "answered": Tab(w.ANSWERED.exists, None, w.ANSWERED.last, newest=True),
        "suspended": _in("suspended"),
        "done": DONE,
    },
    "grid": {
        "first": Tab(
            lambda who: and_(field.asked(who.actor), Case.first_due_at.is_not(None)),
            clock=lambda who: Case.first_due_at,
        ),
        "verify": Tab(lambda who: and_(field.asked(who.actor), Case.first_due_at.is_(None))),
        "check": _open(lambda who: and_(field.to_check(who.actor), who.here("case.check"))),
        "handed": Tab(lambda who: and_(field.handed(), who.here("case.check"))),
        "rework": _open(lambda who: and_(Case.state == "rework", Case.office_code.is_(None), who.here("case.check"))),
        **_running(),
        "done": DONE,
    },
    "village": {"escalated": ESCALATED, **_running(), "done": DONE},
    "duty": {
        "red": Tab(w.RED_SLIPS.exists, clock=w.RED_SLIPS.clock),
        "escalated": ESCALATED,
        "decide": DECIDE,
        "rate": Tab(lambda who: and_(who.here(), w.TO_RATE.exists(who)), None, w.TO_RATE.clock),
        "red_rung": _open(lambda who: and_(Case.state.in_(OPEN), Case.rung > RUNGS.index("red"), who.here())),
        "overdue": _running()["overdue"],
        "done": DONE,
    },
    "platform": {
        "coordinate": Tab(w.TO_COORDINATE.exists, clock=w.TO_COORDINATE.clock),
        "consult": _open(lambda who: and_(Case.state.in_(OPEN), Case.consulting.is_not(None), who.here())),
        "joint": _open(
            lambda who: and_(Case.state.in_(OPEN), Case.joint_at.is_not(None), who.here()),
            clock=lambda who: Case.joint_at,
        ),
        **_running(),
        "done": DONE,
    },
    "petition": _scope("hotline_12345"),
    "order": _scope("grid_worker"),
}
