"""Who leads and who helps in the demo's cases: what waits to be coordinated, and the parts of helping offices."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Protocol
from zlib import crc32

from gridgis.cases.clocks import due
from gridgis.cases.in_force import Limits
from gridgis.cases.rules import COORDINATED_BY, HELD, URGENT
from gridgis.cases.term_models import Category
from gridgis.cases.terms import limit_of
from gridgis.core.wording import worded

Helpers = tuple[tuple[str, str], ...]
"""Offices that help, each with its clerk."""
COORDINATION = (
    "county_code, case_number, seq, town_code, category_code, who, opened_at, due_at, outcome, settled_at, "
    "settled_name, lead_office, co_offices, reason"
)
WAIVED = 0.06
"""Of the parts of helping offices, those that whoever coordinates finds needless."""
JOINT = 0.25
"""Of the cases in hand with a helping office, those in which they act together."""
RESULTS = ("已现场配合处置", "检测、核查结果已提供", "已入户告知并回访")
CONSULTED = 0.25
"""Of the cases that are coordinated, those about which offices are asked first."""
VIEWS = ("属我单位职责，可承担主办", "可协办，提供检测与执法配合")
CO_MOVES = ("co_sign", "co_file", "co_waive")
Moves = list[tuple[str, float, str, str]]


class Told(Protocol):
    """An event, as it is told."""

    at: datetime
    move: str
    target: str
    actor: str
    note: str


class Begun(Protocol):
    """What of the start of a life says who leads and helps."""

    @property
    def rule(self) -> str: ...
    @property
    def category(self) -> Category: ...
    @property
    def helpers(self) -> Helpers: ...
    @property
    def at(self) -> datetime: ...
    @property
    def office_code(self) -> str: ...
    @property
    def names(self) -> Any: ...


def lot_of(at: datetime, *said: str) -> float:
    """A number in 0–1 that belongs to a case, so that the load draws nothing more."""
    return crc32(f"{at}{''.join(said)}".encode()) % 1000 / 1000


def coordinator(rule: str, platform: str, centre: str) -> str:
    """Who coordinates, as the events name them."""
    if COORDINATED_BY.get(rule) == "centre":
        return centre
    return worded(f"platform.{platform}", {}, "zh") + "平台牵头人"


def given(start: Begun, accept: float, clerk: str, *, at_once: bool) -> Moves:
    """How a case comes to its lead: at once, or by whoever coordinates; an urgent one first, and confirmed after."""
    rule, category, centre = start.rule, start.category, start.names.centre
    dispatched = ("dispatch", accept + (0.0 if at_once else 0.01), clerk, "")
    if rule == "R1":
        return [dispatched]
    head = coordinator(rule, category.platform, centre)
    if category.urgency in URGENT and rule != "R2":
        return [dispatched, ("confirm_lead", accept + 0.05, head, "主办不变，协办单位同步处置")]
    note = worded(f"cases.goes_to_{COORDINATED_BY[rule]}", {}, "zh")
    moves: Moves = [("to_coordination", accept, "系统", note)]
    if start.helpers and lot_of(start.at, "consult") < CONSULTED:
        moves.append(("consult", accept + 0.01, head, "请各单位说明职责边界，可否承担主办"))
        for nth, (_, who) in enumerate(((start.office_code, start.names.office), *start.helpers)):
            moves.append(("give_view", accept + 0.02 + 0.01 * nth, who, VIEWS[min(nth, 1)]))
    return [*moves, ("assign_lead", accept + 0.08, head, "经会商，指定主办")]


def consulted(office_code: str, helpers: Helpers) -> list[str]:
    """The offices that are asked for their view, whoever leads first."""
    return list(dict.fromkeys([office_code, *(code for code, _ in helpers)]))


def helped(helpers: Helpers, at: datetime, head: str, *, waives: bool = True) -> Moves:
    """What helping offices do between the lead's signature and its result; some parts are waived."""
    moves: Moves = []
    for nth, (code, clerk) in enumerate(helpers):
        lot = lot_of(at, code)
        if waives and lot < WAIVED:
            moves.append(("co_waive", 0.45, head, "现场已由主办单位处置完毕"))
            continue
        moves.append(("co_sign", 0.36 + 0.02 * nth, clerk, ""))
        moves.append(("co_file", 0.56 + 0.02 * nth, clerk, RESULTS[int(lot * len(RESULTS))]))
    return moves


def opened(who: str, at: datetime, category: Category, limits: Limits) -> dict[str, Any]:
    """A coordination that begins."""
    until = due(at, limit_of("coordinate", category, limits), limits.calendar)
    row: dict[str, Any] = {"who": who, "opened_at": at, "due_at": until, "outcome": None, "settled_at": None}
    return row | {"settled_name": "", "lead_office": None, "co_offices": [], "reason": ""}


def part(code: str, lead: dict[str, Any]) -> dict[str, Any]:
    """A helping office's part, with the limits of the lead."""
    told = {name: lead[name] for name in ("dispatched_at", "sign_due_at", "handle_due_at")}
    none = {"signed_at": None, "result_at": None, "ended_at": None, "charge_name": "", "result": ""}
    return {"office_code": code} | told | none | {"waived_at": None, "waived_reason": ""}


def coordinate(rows: list[dict[str, Any]], now: Told, start: Begun, office_code: str | None, limits: Limits) -> None:
    """Open what waits to be coordinated, and settle it, as the event says that was told last."""
    who = COORDINATED_BY.get(start.rule)
    waits = rows[-1] if rows and rows[-1]["outcome"] is None else None
    if now.move in ("whistle", "confirm_whistle"):
        rows.append(opened("county", now.at, start.category, limits))
    elif who and (now.move == "to_coordination" or (now.move == "dispatch" and not rows)):
        rows.append(opened(who, now.at, start.category, limits))
    elif waits and now.move in ("assign_lead", "confirm_lead"):
        waits |= {"outcome": "decided", "settled_at": now.at, "settled_name": now.actor, "reason": now.note}
        waits |= {"lead_office": office_code, "co_offices": [code for code, _ in start.helpers]}
    elif waits and now.target not in (*HELD, "coordinating"):
        waits |= {"outcome": "moot", "settled_at": now.at, "settled_name": now.actor}


def _standing(parts: list[dict[str, Any]], move: str) -> dict[str, Any] | None:
    """The part that a helping office's move is about; None where there is none."""
    return next((one for one in open_parts(parts) if (one["signed_at"] is not None) is (move == "co_file")), None)


def suits(parts: list[dict[str, Any]], move: str) -> bool:
    """Whether a move can be made, as far as it is a helping office's."""
    return move not in CO_MOVES or _standing(parts, move) is not None


def noted(parts: list[dict[str, Any]], move: str, at: datetime, actor: str, note: str) -> str | None:
    """Write a helping office's move into its part; which office that is, None for a move of another kind."""
    one = _standing(parts, move) if move in CO_MOVES else None
    if one is None:
        return None
    if move == "co_sign":
        one |= {"signed_at": at, "charge_name": actor}
    elif move == "co_file":
        one |= {"result_at": at, "result": note}
    else:
        one |= {"waived_at": at, "waived_reason": note}
    return str(one["office_code"])


def open_parts(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The parts that are neither filed nor waived."""
    return [one for one in parts if one["result_at"] is None and one["waived_at"] is None and one["ended_at"] is None]


def joint_of(parts: list[dict[str, Any]], state: str, at: datetime, until: datetime) -> datetime | None:
    """When the offices of a case in hand act together; None for most."""
    lot = lot_of(at, "joint")
    if state not in HELD or not open_parts(parts) or lot >= JOINT:
        return None
    return until.replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=1 + int(lot * 20))


class Lived(Protocol):
    """What of a life's end says who waits to be named, who leads and who helps."""

    assignments: list[dict[str, Any]]
    dispatched_at: datetime | None
    parts: list[dict[str, Any]]
    coordinations: list[dict[str, Any]]
    joint_at: datetime | None
    firsts: list[dict[str, Any]]
    views: list[dict[str, Any]]
    calls: list[dict[str, Any]]
    consulting: int | None


def joined(where: str, life: Lived, helpers: Helpers) -> tuple[Any, ...]:
    """The columns of a case about those who lead and help."""
    open_one = next((one["who"] for one in life.coordinations if one["outcome"] is None), None)
    beside = life.views if life.consulting else life.parts if life.dispatched_at is not None else []
    takes = sorted({str(one["office_code"]) for one in (*beside, *life.calls)})
    called = [str(one["office_code"]) for one in life.calls]
    place = where if life.joint_at is not None else ""
    return open_one, called or [code for code, _ in helpers], takes, len(open_parts(life.parts)), life.joint_at, place


def assigned(life: Lived, columns: str) -> Iterator[tuple[Any, ...]]:
    """The assignments of a case, lead ones first and the grid's last, from their number on as their table has them."""
    none: dict[str, Any] = {"charge_name": "", "result": "", "waived_at": None, "waived_reason": ""}
    none |= {"grid_code": None, "account_id": None}
    parts = (("lead", life.assignments), ("co", life.parts), ("first", life.firsts))
    every = [(kind, one) for kind, rows in parts for one in rows]
    for seq, (kind, one) in enumerate(every, 1):
        told = none | one | {"seq": seq, "part": kind}
        yield tuple(told[name] for name in columns.split(", ")[2:])
