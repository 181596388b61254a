"""Who looks in the demo's cases: the grid first, what it settles itself, verifications and checks, drawn samples."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from gridgis.cases.clocks import due
from gridgis.cases.in_force import Limits
from gridgis.cases.rules import URGENT
from gridgis.cases.terms import first_left, limit_of
from gridgis.demo import shots
from gridgis.demo.helping import Moves, lot_of, open_parts

if TYPE_CHECKING:
    from gridgis.demo.courses import Start, World
    from gridgis.demo.life import Event, Life

CHECK = (
    "county_code, case_number, seq, kind, move, account_id, at, due_at, call_to, called_at, call_said, sampled, lot, "
    "place, distance_m, photos"
)
SEED = "county_code, month, seed"
KINDS = {
    "verify_true": "verify", "verify_unclear": "verify", "settle": "first", "self_handle": "self",
    "check_pass": "check", "check_fail": "check", "grid_file": "handed",
}  # fmt: skip
"""Moves by which somebody tells what they saw, with what they looked for."""
BY_GRID = ("settle", "self_handle")
ANSWERS = (*BY_GRID, "pass_on")
SETTLES, PASSES = 0.42, 0.34
"""Of what the grid is asked to look at first it settles so much and passes on so much; the rest nobody answers."""
SELF = 0.34
"""Of what workers find in matters that the grid looks at first, so much they settle themselves."""
HANDED = 0.3
"""Of what nobody of the grid answered and the task list names, so much the town hands down to it for good."""
VERIFIED = 0.22
"""Of what citizens report without being asked for more, so much is looked at before it is registered."""
FAILS = 0.06
"""Of what is drawn for a check, so much is sent back."""
DONE = ("现场已清理完毕", "已当面劝导并整改到位", "已上门处理，当事人配合", "隐患当场消除")
WHY = ("no_power", "no_means", "needs_office", "needs_office", "danger")
CALLS = ("群众称已处理好", "来电人确认已解决", "当事人表示满意，无其他诉求")


@dataclass(frozen=True)
class Worker:
    """Somebody of a grid who has an account; `new` until when their self-handling is all checked."""

    id: int
    name: str
    since: date

    def new(self, day: date, limits: Limits) -> bool:
        """Whether they serve for less than their first month."""
        return day < self.since + timedelta(days=limits.thresholds.new_worker_days)


def seed_of(county: str, month: date) -> str:
    """From what a county's samples of a month are drawn."""
    return sha256(f"demo {county} {month:%Y-%m}".encode()).hexdigest()[:32]


def drawn(start: "Start", at: datetime, world: "World", *, alone: bool) -> tuple[bool, float]:
    """Whether somebody else checks what the grid has settled, and by which lot."""
    day = at.astimezone(world.zone).date()
    told = f"{seed_of(start.number[:6], day.replace(day=1))} {start.number}"
    lot = int.from_bytes(sha256(told.encode()).digest()[:5]) / 2**40
    new = alone and start.worker is not None and start.worker.new(day, world.limits)
    return lot < (1.0 if new else world.limits.thresholds.sample_share), lot


def looks_first(start: "Start") -> bool:
    """Whether the grid is asked to look first."""
    asked = start.category.first_handler == "grid" and start.source != "grid_worker" and not start.category.sensitive
    return asked and start.worker is not None


def alone(start: "Start") -> bool:
    """Whether the worker settles what they have found."""
    found = start.source == "grid_worker" and start.category.first_handler == "grid" and not start.category.sensitive
    return found and start.worker is not None and lot_of(start.at, "self", start.number) < SELF


def verified(start: "Start", accept: float) -> Moves:
    """The look of somebody of the grid before a citizen's report is registered."""
    lot = lot_of(start.at, "verify", start.number)
    if start.worker is None or not start.asks_citizen or start.category.sensitive or lot >= VERIFIED:
        return []
    seen = ("verify_unclear", "现场未见，群众称时有发生") if lot < VERIFIED / 8 else ("verify_true", "现场属实")
    return [("start_verify", accept * 0.3, start.names.centre, "请核实"), (seen[0], accept, start.worker.name, seen[1])]


def by_grid(start: "Start", world: "World") -> Moves:
    """What the grid does first: settles, with what follows, or passes on; nothing where an office is quicker."""
    assert start.worker is not None
    share = 0.7 + 0.6 * lot_of(start.at.replace(2000, 1, 1, 0, 0, 0, 0), start.grid)
    lot, when = lot_of(start.at, "first", start.number), lot_of(start.at, "when", start.number)
    if lot < SETTLES * share:
        return settled(start, world, "settle", 0.15 + 0.75 * when)
    if lot < SETTLES * share + PASSES:
        return [("pass_on", 0.1 + 0.8 * when, start.worker.name, WHY[int(when * len(WHY))])]
    return [] if start.category.urgency in URGENT else [("pass_on", 1.0, "系统", "not_in_time")]


def handed(start: "Start") -> bool:
    """Whether the town hands to the grid what nobody of it answered."""
    alone = start.rule == "R1" and not start.helpers and bool(start.listed)
    return alone and lot_of(start.at, "handed", start.number) < HANDED


def in_grid(start: "Start", leader: str) -> Moves:
    """What is done with it there, and the check by somebody else."""
    assert start.worker is not None
    who, note = start.worker.name, DONE[int(lot_of(start.at, "done", start.number) * len(DONE))]
    moves: Moves = [("hand_to_grid", 0.3, leader, "属网格事项清单，交网格办理")]
    moves += [("grid_sign", 0.38, who, ""), ("grid_file", 0.6, who, note)]
    return [*moves, ("check_pass", 0.85, start.names.centre, "回访属实"), ("close", 1.0, start.names.closer, "")]


def settled(start: "Start", world: "World", move: str, when: float) -> Moves:
    """What the grid settles, the check where a sample is drawn of it, and the end."""
    assert start.worker is not None
    note = DONE[int(lot_of(start.at, "done", start.number) * len(DONE))]
    moves: Moves = [(move, when, start.worker.name, note)]
    sampled, _ = drawn(start, start.at, world, alone=move == "self_handle")
    if not sampled:
        moves.append(("spare_check", 0.0, "系统", ""))
        return [*moves, ("close", 0.0, "系统", "")] if move == "self_handle" else [*moves, _closes(start)]
    if move == "self_handle" and lot_of(start.at, "fails", start.number) < FAILS:
        moves += [("check_fail", 0.3, start.names.centre, "现场仍有残留"), (move, 0.5, start.worker.name, note)]
    return [*moves, ("check_pass", 0.55, start.names.centre, "回访属实"), _closes(start)]


def _closes(start: "Start") -> tuple[str, float, str, str]:
    return ("close", 0.6, start.names.closer, "")


def asked_first(life: "Life", start: "Start", at: datetime, limits: Limits) -> dict[str, Any]:
    """Ask the grid to look first; what the timeline tells. The office signs after it, unless it is urgent."""
    assert start.worker is not None and life.handle_due_at is not None
    until = due(at, limit_of("first", start.category, limits), limits.calendar)
    life.first_due_at = min(until, life.handle_due_at)
    life.asked_id = start.worker.id
    if start.category.urgency not in URGENT:
        signs = limit_of("sign", start.category, limits)
        life.assignments[-1]["sign_due_at"] = due(life.first_due_at, signs, limits.calendar)
    row = dict.fromkeys(("office_code", "sign_due_at", "signed_at", "result_at", "ended_at"))
    row |= {"dispatched_at": at, "handle_due_at": life.first_due_at, "grid_code": start.grid}
    life.firsts.append(row | {"account_id": start.worker.id})
    return {"first": start.worker.name, "first_due_at": life.first_due_at.isoformat()}


def follow(life: "Life", move: str, at: datetime) -> dict[str, Any]:
    """End what the grid was asked where a move answers it, or nobody is asked any more; what the timeline tells."""
    if life.state != "verifying" and life.first_due_at is None:
        life.asked_id = None
    if life.first_due_at is None or (life.state == "dispatched" and move not in ANSWERS):
        return {}
    life.firsts[-1] |= {"ended_at": at, "result_at": at if move == "settle" else None}
    life.first_due_at = life.asked_id = None
    return {} if move in ANSWERS else {"first_ended": True}


def pass_on(life: "Life", start: "Start", at: datetime, limits: Limits) -> dict[str, Any]:
    """Let the office go on with what is left of its limit, and its time to sign; what the timeline tells."""
    left = first_left(start.category, limits)
    until = due(at, left, limits.calendar)
    life.handle_due_at = max(life.handle_due_at or until, until)
    signs = due(at, limit_of("sign", start.category, limits), limits.calendar)
    life.assignments[-1] |= {"handle_due_at": life.handle_due_at, "sign_due_at": signs}
    for one in open_parts(life.parts):
        one["handle_due_at"] = max(one["handle_due_at"], until)
    return {"reason": life.events[-1].note, "left": left.value, "unit": left.unit}


def moment(life: "Life", part: float, at: datetime) -> datetime:
    """When the grid answers, as a share of the time it has; what it settles itself, within the hour."""
    since = life.events[-1].at
    if life.first_due_at is None:
        return since + timedelta(minutes=2 + 40 * part) if life.state == "submitted" else at
    return since + (life.first_due_at - since) * part


def by(event: "Event", start: "Start") -> int | None:
    """The account of somebody of the grid who made a move; None for all others."""
    theirs = event.move in (*KINDS, "pass_on", "grid_sign")
    return start.worker.id if theirs and start.worker is not None and event.actor == start.worker.name else None


def seen(event: "Event", start: "Start", until: datetime | None, world: "World") -> dict[str, Any] | None:
    """A look as its row has it, and told on the timeline; None for a move of another kind."""
    kind = KINDS.get(event.move)
    if kind is None:
        return None
    row: dict[str, Any] = {
        "kind": kind,
        "move": event.move,
        "account_id": by(event, start),
        "at": event.at,
        "due_at": until,
    }
    row |= {"call_to": "", "called_at": None, "call_said": "", "sampled": None, "lot": None}
    if kind == "check":
        called = event.at - timedelta(minutes=4)
        said = CALLS[int(lot_of(event.at, "call") * len(CALLS))] if event.move == "check_pass" else event.note
        row |= {
            "call_to": "报事人" if start.source != "grid_worker" else "当事人",
            "called_at": called,
            "call_said": said,
        }
        event.facts = {"call": {"to": row["call_to"], "at": called.isoformat(), "said": said}}
    if event.move in BY_GRID:
        row["sampled"], row["lot"] = drawn(start, start.at, world, alone=kind == "self")
        event.facts = {"sampled": row["sampled"]}
    return row | shots.taken(event, start, world)


def rows(county: str, number: str, events: list["Event"]) -> Iterator[tuple[Any, ...]]:
    """The looks of a case as the columns of their table have them."""
    names = CHECK.split(", ")[3:]
    return ((county, number, one.seq, *(one.look[name] for name in names)) for one in events if one.look)


def seeds(counties: Mapping[str, set[date]]) -> Iterator[tuple[str, str, str]]:
    """What samples were drawn from, by county and month."""
    return ((c, m.isoformat(), seed_of(c, m)) for c, months in sorted(counties.items()) for m in sorted(months))
