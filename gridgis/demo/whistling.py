"""Whistles in the demo: towns call departments of the county, which come in time or not, and are rated."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from gridgis.cases.clocks import due
from gridgis.cases.terms import limit_of
from gridgis.cases.whistling import DONE, STEPS
from gridgis.demo import looking
from gridgis.demo.asking import inclined
from gridgis.demo.helping import Moves, lot_of

if TYPE_CHECKING:
    from gridgis.demo.courses import Start, World
    from gridgis.demo.life import Life

CALL = (
    "county_code, case_number, seq, office_code, called_at, called_name, reason, hard, sign_due_at, contact_due_at, "
    "spot_due_at, signed_at, signed_name, contacted_at, contact, arrived_at, arrival, score, rated_at, rated_name, "
    "rating"
)
SHARE, HARD, REFUSED = 0.19, 0.35, 0.15
"""Of the matters that a town's office could be given, so many are whistled for; of these so many two heads are asked
for, and so many of those refused."""
LATE, AWAY = 0.1, 0.03
"""Of the steps of a department so many are late; so many never come to the spot. Departments differ."""
SECOND = 0.4
"""So many whistles call a second department."""
LEADER, HEAD, COUNTY = "镇（街道）值班领导", "党（工）委书记", "县（市、区）社会治理中心"
WHY = ("现场涉及县级部门权限，需到场处置", "多次协调未果，需部门到场共同认定", "涉及专业检测，镇（街道）无检测手段")
SAID = {"sign": "", "contact": "已与镇（街道）电话对接，明确到场时间", "spot": "执法人员已到场，现场共同处置"}
RATED = {4: "来得快，当场解决", 3: "到场处置，后续需跟进", 1: "到场迟，配合不够"}
MADE = {"whistle_sign": "sign", "whistle_contact": "contact", "whistle_arrive": "spot"}
"""The step that each move of a department makes."""
CALLS = ("whistle", "confirm_whistle")
Departments = tuple[tuple[str, str], ...]
"""Offices of the county, each with its clerk."""


class Whistled(NamedTuple):
    """A matter that a town whistles for: by two heads or one, and whether the second one refuses."""

    hard: bool
    refused: bool


def whistles(start: "Start", known: Departments) -> tuple[Whistled, Departments] | None:
    """Whether a town whistles, and for whom: for ordinary matters without hurry that one office would be given."""
    category = start.category
    plain = start.rule == "R1" and not (start.registers or start.rejected or category.sensitive)
    if not plain or category.urgency not in ("P3", "P4") or looking.looks_first(start) or not known:
        return None
    if lot_of(start.at, "whistle", start.number) >= SHARE:
        return None
    hard = lot_of(start.at, "hard", start.number) < HARD
    refused = hard and lot_of(start.at, "refused", start.number) < REFUSED
    many = 2 if lot_of(start.at, "second", start.number) < SECOND else 1
    return Whistled(hard, refused), known[:many]


def begun(start: "Start") -> "Start":
    """A life's start as it is where the town whistles: the departments called lead and help, unless it is refused."""
    found = whistles(start, start.departments)
    if found is None:
        return start
    why, ((lead, clerk), *others) = found
    if why.refused:
        return replace(start, called=why)
    names = replace(start.names, office=clerk)
    return replace(start, called=why, office_code=lead, names=names, helpers=tuple(others), second=None, person=None)


def called(start: "Start", accept: float, why: Whistled) -> Moves:
    """How departments are called, in place of dispatching: the case waits for the county to name who leads."""
    note = WHY[int(lot_of(start.at, "why", start.number) * len(WHY))]
    if not why.hard:
        return [("whistle", accept + 0.01, LEADER, note)]
    asks: Moves = [("ask_whistle", accept + 0.01, HEAD, note)]
    if why.refused:
        return [*asks, ("refuse_whistle", accept + 0.02, LEADER, "先由镇（街道）协调，必要时再提")]
    return [*asks, ("confirm_whistle", accept + 0.02, LEADER, "同意硬吹哨")]


def answered(start: "Start", accept: float) -> tuple[Moves, Moves]:
    """What departments do before the county names who leads, and after it; each moment follows from their limits."""
    departments = ((start.office_code, start.names.office), *start.helpers)
    before: Moves = [(f"whistle_{step}", 0.0, who, SAID[step]) for step in STEPS[:2] for _, who in departments]
    before.append(("assign_lead", accept + 0.05, COUNTY, "由对口部门牵头，其余协办"))
    comes = [who for code, who in departments if not _away(start, code)]
    after: Moves = [("whistle_arrive", 0.0, who, SAID["spot"]) for who in comes]
    return before, [*after, *(("whistle_rate", 0.0, LEADER, "") for _ in departments)]


def _away(start: "Start", office: str) -> bool:
    """Whether a department never comes to the spot."""
    return _lot(start, "away", office) < inclined(office, AWAY)


def _lot(start: "Start", *said: str) -> float:
    return lot_of(start.at, start.number, *said)


def call(life: "Life", start: "Start", world: "World", at: datetime) -> dict[str, Any]:
    """Call the departments that lead and help; what the timeline tells."""
    event, limits = life.events[-1], world.limits
    reason = life.requests[-1]["note"] if event.move == "confirm_whistle" else event.note
    codes = [start.office_code, *(code for code, _ in start.helpers)]
    ends = {
        f"{step}_due_at": due(at, limit_of(f"whistle_{step}", start.category, limits), limits.calendar)
        for step in STEPS
    }
    none: dict[str, Any] = dict.fromkeys((*DONE.values(), "score", "rated_at"))
    none |= dict.fromkeys(("signed_name", "contact", "arrival", "rated_name", "rating"), "")
    row = none | ends | {"called_at": at, "called_name": event.actor, "reason": reason, "seq": 1}
    hard = event.move == "confirm_whistle"
    life.calls += [row | {"office_code": code, "hard": hard} for code in codes]
    life.escalated_level = "county"
    told = {"offices": codes} | {name: end.isoformat() for name, end in ends.items()}
    return told | ({"hard": True} if hard else {})


def _next(life: "Life", start: "Start", move: str) -> dict[str, Any]:
    """The call that a move is about: the first that has not made that step and will, or has not been rated."""
    done = "score" if move == "whistle_rate" else DONE[MADE[move]]
    ready = (one for one in life.calls if one[done] is None)
    return next(one for one in ready if move != "whistle_arrive" or not _away(start, one["office_code"]))


def step(life: "Life", start: "Start", world: "World", at: datetime) -> dict[str, Any]:
    """Let a department do what the event says; what the timeline tells."""
    event = life.events[-1]
    name = MADE[event.move]
    one = _next(life, start, event.move)
    one[DONE[name]] = at
    if name == "sign":
        one["signed_name"] = event.actor
    else:
        one["contact" if name == "contact" else "arrival"] = event.note
    return {"office_code": one["office_code"], "late": at > one[f"{name}_due_at"]}


def rate(life: "Life", start: "Start", world: "World", at: datetime) -> dict[str, Any]:
    """The town says how a department answered."""
    event = life.events[-1]
    one = _next(life, start, "whistle_rate")
    came = one["arrived_at"] is not None and one["arrived_at"] <= one["spot_due_at"]
    lot = lot_of(at, "score", one["office_code"])
    score = (4 if lot < 0.7 else 3) if came else (3 if lot < 0.3 else 1)
    event.note = RATED[score] if one["arrived_at"] else "一直未到场"
    one |= {"score": score, "rated_at": at, "rated_name": event.actor, "rating": event.note}
    return {"office_code": one["office_code"], "score": score}


def moment(life: "Life", start: "Start", move: str) -> tuple[datetime, datetime] | None:
    """When a step of a whistle is made, within its limit mostly, and after what; None for another move."""
    if move not in (*MADE, "whistle_rate"):
        return None
    one, last = _next(life, start, move), life.events[-1].at
    office = str(one["office_code"])
    if move == "whistle_rate":
        since = max(last, one["arrived_at"] or one["spot_due_at"])
        return since + timedelta(hours=1 + 5 * _lot(start, "rate", office)), since
    until, lot = one[f"{MADE[move]}_due_at"], _lot(start, move, office)
    span = until - one["called_at"]
    if _lot(start, "late", move, office) < inclined(office, LATE):
        return until + span * (0.05 + 0.4 * lot), max(last, until)
    return one["called_at"] + span * (0.1 + 0.6 * lot), last
