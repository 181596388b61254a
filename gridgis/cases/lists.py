"""Lists of cases, page by page, and the cases of a map."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from sqlalchemy import asc, desc, func, or_, select, text, tuple_, union_all
from sqlalchemy.orm import Session

from gridgis.cases.filters import Filter, Span, matching
from gridgis.cases.models import Case
from gridgis.cases.queries import Asked, Since, counted_for, known_cases
from gridgis.cases.rules import OPEN
from gridgis.core.held import LEAVES_HELD
from gridgis.security.rules import Actor

MAP_LIMIT = 5000

Order = Literal["newest", "due", "rest"]
Key = tuple[Order, datetime, str]
"""Behind which case a list goes on: the order in which it stands there, the moment it stands by, and its number."""

ORDERS: dict[str, tuple[Order, ...]] = {"newest": ("newest",), "due": ("due", "rest")}
"""By due come those whose limit runs, the most pressing first, and then the rest, the newest first."""


LOOKED_BACK_DAYS = (31, 124, 496)
"""How far words are looked for at a time; then in all that is older."""
ALONE = text("SET LOCAL max_parallel_workers_per_gather = 0").execution_options(**{LEAVES_HELD: True})
"""Workers beside would take longer to come than a page to be found."""


def key_of(case: Case, sort: str) -> Key:
    """Where a case stands in a list."""
    if sort == "due" and case.state in OPEN and case.due_at is not None:
        return "due", case.due_at, case.number
    return ORDERS[sort][-1], case.submitted_at, case.number


def _cut(asked: Asked, since: Since, order: Order, only_open: bool | None, after: Key | None, limit: int) -> Asked:
    """The first rows of an order, behind a key of it; an index brings them so.

    That a limit runs only in an open case is not asked twice: each time the planner would expect fewer.
    """
    moment, turned = (Case.due_at, asc) if order == "due" else (since, desc)
    if order == "due":
        asked = asked.where(Case.due_at.is_not(None), *([] if only_open else [Case.state.in_(OPEN)]))
    elif order == "rest":
        asked = asked.where(Case.due_at.is_(None) if only_open else or_(Case.due_at.is_(None), Case.state.not_in(OPEN)))
    if after is not None and after[0] == order:
        here = tuple_(moment, Case.number)
        asked = asked.where(here > after[1:] if order == "due" else here < after[1:])
    return asked.order_by(turned(moment), turned(Case.number)).limit(limit)


def _orders(wanted: Filter, sort: str, after: Key | None = None) -> list[Order]:
    """The orders of a sort from a key on; in ended cases no limit runs."""
    first = 0 if after is None else ORDERS[sort].index(after[0])
    return [order for order in ORDERS[sort][first:] if order != "due" or wanted.only_open is not False]


def listed(
    session: Session,
    actor: Actor,
    wanted: Filter,
    *,
    at: datetime,
    sort: str = "newest",
    after: Key | None = None,
    limit: int = 50,
) -> list[Case]:
    """A page of the cases that the actor may read (`visible_to`).

    Args:
        session: open session.
        actor: who reads.
        wanted: which cases.
        at: the moment against which `due` counts.
        sort: one of `ORDERS`.
        after: the key of the last case of the page before.
        limit: rows at most.
    """
    if wanted.words:
        session.execute(ALONE)
    found: list[Case] = []
    for order in _orders(wanted, sort, after):
        for span in _spans(wanted, order, after, at):
            if lacking := limit - len(found):
                asked = select(Case).where(*matching(session, replace(wanted, span=span), at))
                ordinary, known = (counted_for(asked, actor), Case.submitted_at), known_cases(asked, actor)
                parts = {None: [ordinary, known], False: [ordinary], True: [known]}[wanted.sensitive]
                # Joined by OR, no index would bring the two in order: each is cut by itself.
                whole = union_all(*(_cut(*part, order, wanted.only_open, after, lacking) for part in parts))
                rows = session.scalars(select(Case).from_statement(whole)).all()
                found += sorted(rows, key=lambda case: key_of(case, sort)[1:], reverse=order != "due")[:lacking]
    return found


def _spans(wanted: Filter, order: Order, after: Key | None, at: datetime) -> list[Span]:
    """The spans of time, the newest first, in which a list is looked for one after the other.

    What words find comes in no order: it is sorted, and so it is looked for in the last month first, where there are
    enough of what there is much of.
    """
    if not wanted.words or order == "due":
        return [(None, None)]
    edges = [at - timedelta(days=days) for days in LOOKED_BACK_DAYS]
    spans: list[Span] = list(zip([*edges, None], [None, *edges], strict=True))
    reached = after[1] if after is not None and after[0] == order else None
    return [span for span in spans if span[0] is None or reached is None or span[0] <= reached]


class Located(NamedTuple):
    """What a map shows of a case; longitude and latitude in degrees of EPSG:4490."""

    number: str
    state: str
    due_at: datetime | None
    near_due_at: datetime | None
    category_code: str
    urgency: str
    submitted_at: datetime
    lng: float
    lat: float


_LOCATED = (
    *(getattr(Case, name) for name in Located._fields[:-2]),
    func.ST_X(Case.place).label("lng"),
    func.ST_Y(Case.place).label("lat"),
)


def on_map(session: Session, actor: Actor, wanted: Filter, *, at: datetime, limit: int = MAP_LIMIT) -> list[Located]:
    """Located ordinary cases, the most pressing first; at most `limit` of them.

    Of each only what a map shows is read: five thousand whole cases took a third of a second.
    """
    asked = select(*_LOCATED).where(Case.place.is_not(None), *matching(session, wanted, at))
    found: list[Located] = []
    for order in _orders(wanted, "due"):
        if lacking := limit - len(found):
            ordinary = _cut(counted_for(asked, actor), Case.submitted_at, order, wanted.only_open, None, lacking)
            found += [Located(*row) for row in session.execute(ordinary)]
    return found
