"""What happens to the demo's cases and when, as shares of the time that each takes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from gridgis.cases.in_force import Limits
from gridgis.cases.phases import phases_of
from gridgis.cases.rules import URGENT
from gridgis.cases.term_models import Category
from gridgis.core.geo import Floats
from gridgis.core.wording import worded
from gridgis.demo import looking, pressing, whistling
from gridgis.demo.asking import inclined
from gridgis.demo.helping import Helpers, Moves, coordinator, given, helped, lot_of
from gridgis.demo.looking import Worker
from gridgis.demo.replying import CALLER
from gridgis.demo.whistling import Whistled

UPHELD = 0.68
"""Of the returns, those after which another office gets the case; offices differ."""
CONTACT = 0.03
"""Of the cases that people reported, those in which the office asks how they can be reached."""
MORE_ASKED = 0.04
"""Of what people reported, that of which they were asked for more first."""


@dataclass(frozen=True)
class Names:
    """Who acts on a case, as the events name them."""

    sender: str
    centre: str
    office: str
    checker: str

    @property
    def closer(self) -> str:
        """Who closes a case: the command centre."""
        return self.centre

    @property
    def caller(self) -> str:
        """Who asks the reporter after closing: nobody who has closed it."""
        return self.centre + CALLER


@dataclass(frozen=True)
class Start:
    """What a life starts from; `second` is the office, and its clerk, that gets an upheld return.

    `worker` is who is asked in the grid, if they have an account, and `person` who answers for the case in the office.
    `listed` is the item of the task list by which the grid may be handed it. `departments` are those of the county for
    which the town might whistle, `called` that it does.
    """

    at: datetime
    category: Category
    names: Names
    rule: str
    office_code: str
    second: tuple[str, str] | None
    registers: bool
    asks_citizen: bool
    rejected: bool
    punctual: bool
    helpers: Helpers = ()
    number: str = ""
    source: str = ""
    grid: str = ""
    worker: Worker | None = None
    person: tuple[int, str, str] | None = None
    spot: tuple[float, float] = (0.0, 0.0)
    listed: str = ""
    departments: Helpers = ()
    called: Whistled | None = None


@dataclass(frozen=True)
class World:
    """What all lives share."""

    limits: Limits
    until: datetime
    zone: ZoneInfo
    facts: dict[str, Any]


EXTENDED = (
    *[("grant_extension", "值班长", "计划可行")] * 6,
    *[("refuse_extension", "值班长", "理由不充分，请按期办结")] * 3,
    ("lapse", "系统", ""),
)
"""What becomes of extensions, and who says so."""


def rejected(start: Start, lots: Floats) -> Moves:
    """What happens to a report that is not accepted: of a citizen's, a second person says so too."""
    reasons = ("不属于受理范围，已告知办理渠道", "经核实无此情况", "已由司法程序处理，已告知")
    reason = reasons[int(lots[1] * len(reasons))]
    if start.source != "citizen":
        return [("reject", 0.3, start.names.centre, reason)]
    return [("propose_reject", 0.2, start.names.centre, reason), ("confirm_reject", 0.3, "值班长", reason)]


def handled(start: Start, world: World, lots: Floats) -> Moves:
    """The moves with the share of the whole time at which each happens; 0 means at once."""
    if looking.alone(start):
        return looking.settled(start, world, "self_handle", float(lots[3]))
    accept = 0.0 if start.registers else 0.02 + 0.05 * float(lots[3])
    clerk = "系统" if start.registers else start.names.centre
    moves = [*_received(start, accept), ("register", accept, clerk, "")]
    if start.called is not None:
        moves += whistling.called(start, accept, start.called)
        if not start.called.refused:
            before, after = whistling.answered(start, accept)
            return moves + before + _in_office(start, world, lots, accept + 0.06, after)
    moves += given(start, accept, clerk, at_once=start.registers)
    since = moves[-1][1]
    if looking.looks_first(start) and (first := looking.by_grid(start, world)):
        given_at = next(n for n, one in enumerate(moves) if one[0] in ("dispatch", "assign_lead"))
        before, after = moves[: given_at + 1] + first, moves[given_at + 1 :]
        if (ends := _without_office(start, first)) is not None:
            return before + ends
        moves = before + after
    return moves + _in_office(start, world, lots, since)


def _without_office(start: Start, first: Moves) -> Moves | None:
    """What follows where the grid has settled what it looked at, or is handed it for good; None where offices go on."""
    if first[0][0] == "settle":
        return []
    return looking.in_grid(start, whistling.LEADER) if first[0][2] == "系统" and looking.handed(start) else None


def _received(start: Start, accept: float) -> Moves:
    """What the command centre does before it registers a report."""
    if not start.asks_citizen or start.category.sensitive:
        return []
    if start.source != "peace_system" and lot_of(start.at, "more", start.number) < MORE_ASKED:
        return [
            ("ask_info", accept * 0.2, start.names.centre, "请补充具体位置或现场照片"),
            ("info_given", accept * 0.8, start.names.centre, "来电补充了位置"),
        ]
    return looking.verified(start, accept)


def _returned(start: Start, world: World, lots: Floats) -> Moves:
    """The return that an office asks for, and what is decided on it."""
    names, head = start.names, start.names.centre
    if lots[4] >= inclined(start.office_code, world.facts["return_share"]):
        return []
    asks = ("return", 0.14, names.office, "非本单位职责")
    if start.second is None:
        return [asks, ("refuse_return", 0.17, head, "经核定仍由该单位主办")]
    return [asks, ("uphold_return", 0.17, head, "退回成立，改由有权单位主办"), ("dispatch", 0.2, head, "")]


def _in_office(start: Start, world: World, lots: Floats, since: float, after: Moves | None = None) -> Moves:
    """What offices do until the end, from a share of the time on; `after` what comes once the lead has signed."""
    names, facts, head = start.names, world.facts, start.names.centre
    moves = _returned(start, world, lots) if after is None else []
    if any(one[0] == "dispatch" for one in moves) and start.second:
        names = replace(names, office=start.second[1])
    moves.append(("sign", max([since, *(one[1] for one in moves)]) + 0.01 + 0.05 * float(lots[5]), names.office, ""))
    moves += after or []
    recent = world.until - start.at < timedelta(days=facts["stuck_days"])
    if recent and lots[6] < facts["stuck_share"]:
        return moves
    moves += _asked(start, world, lots, names.office)
    head = coordinator(start.rule, start.category.platform, head)
    moves += helped(start.helpers, start.at, head, waives=after is None)
    moves += pressing.pressed(start, names.office)
    results: list[str] = facts["results"][start.category.platform]
    result = results[int(lots[2] * len(results))]
    phases = phases_of(start.category.phases)
    for nth, one in enumerate(phases[:-1]):
        words = worded(f"phase.{one.name}", {}, "zh")
        moves.append(("reach_phase", 0.45 + 0.18 * nth / len(phases), names.office, f"{words}已完成"))
    moves.append(("file_result", 0.64 + 0.1 * float(lots[8]), names.office, result))
    if lots[9] < facts["rework_share"]:
        moves += [("check_fail", 0.77, names.checker, "现场仍有遗留"), ("file_result", 0.88, names.office, result)]
    moves.append(("check_pass", 0.92 + 0.03 * float(lots[10]), names.checker, "现场核查通过"))
    moves.append(("close", 1.0, names.closer, ""))
    return moves


def _asked(start: Start, world: World, lots: Floats, office: str) -> Moves:
    """What the office asks for while it works, and what is decided."""
    facts, moves = world.facts, Moves()
    if lots[15] < inclined(start.office_code, facts["extend_share"]) and start.category.urgency not in URGENT:
        ruling = EXTENDED[int(lots[6] * len(EXTENDED))]
        moves += [
            ("request_extension", 0.34, office, "设备与人员需错开安排，计划已列明"),
            (ruling[0], 0.37, *ruling[1:]),
        ]
    if lots[7] < facts["suspend_share"]:
        moves += [
            ("suspend", 0.4, office, "工程已批，等待进场"),
            ("grant_suspension", 0.42, start.names.centre, "同意，到期复查"),
        ]
        moves.append(("resume", 0.55, "系统", ""))
    elif start.asks_citizen and not start.category.sensitive and lot_of(start.at, "contact") < CONTACT:
        moves += [
            ("ask_contact", 0.38, office, "需与报事人约定上门时间"),
            ("grant_contact", 0.4, "个人信息保护负责人", "同意，仅限本案使用"),
        ]
    return moves
