"""What happens to the demo's cases and when, as shares of the time that each takes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from gridgis.cases.in_force import Limits
from gridgis.cases.rules import URGENT
from gridgis.cases.term_models import Category
from gridgis.core.geo import Floats
from gridgis.demo.asking import inclined
from gridgis.demo.helping import Helpers, coordinator, given, helped

UPHELD = 0.45
"""Of the returns, those after which another office gets the case."""


@dataclass(frozen=True)
class Names:
    """Who acts on a case, as the events name them."""

    sender: str
    centre: str
    office: str
    checker: str


@dataclass(frozen=True)
class Start:
    """What a life starts from; `second` is the office, and its clerk, that gets an upheld return."""

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

Moves = list[tuple[str, float, str, str]]


def rejected(start: Start, lots: Floats) -> Moves:
    """What happens to a report that is not accepted."""
    reasons = ("不属于受理范围，已告知办理渠道", "经核实无此情况", "已由司法程序处理，已告知")
    return [("reject", 0.3, start.names.centre, reasons[int(lots[1] * len(reasons))])]


def handled(start: Start, world: World, lots: Floats) -> Moves:
    """The moves with the share of the whole time at which each happens; 0 means at once."""
    names, facts = start.names, world.facts
    results: list[str] = facts["results"][start.category.platform]
    result = results[int(lots[2] * len(results))]
    accept = 0.0 if start.registers else 0.02 + 0.05 * float(lots[3])
    clerk = "系统" if start.registers else names.centre
    moves: Moves = [("register", accept, clerk, "")]
    moves += given(start.rule, start.category, accept, clerk, names.centre, at_once=start.registers)
    head = names.centre
    if lots[4] < facts["return_share"] and start.second:
        moves += [
            ("return", 0.14, names.office, "非本单位职责"),
            ("uphold_return", 0.17, head, "退回成立，改由有权单位主办"),
        ]
        moves.append(("dispatch", 0.2, names.centre, ""))
        names = replace(names, office=start.second[1])
    elif lots[4] < facts["return_share"]:
        moves += [("return", 0.14, names.office, "非本单位职责"), ("refuse_return", 0.17, head, "经核定仍由该单位主办")]
    moves.append(("sign", moves[-1][1] + 0.01 + 0.05 * float(lots[5]), names.office, ""))
    recent = world.until - start.at < timedelta(days=facts["stuck_days"])
    if recent and lots[6] < facts["stuck_share"]:
        return moves
    if lots[15] < inclined(start.office_code, facts["extend_share"]) and start.category.urgency not in URGENT:
        ruling = EXTENDED[int(lots[6] * len(EXTENDED))]
        moves += [
            ("request_extension", 0.34, names.office, "设备与人员需错开安排，计划已列明"),
            (ruling[0], 0.37, *ruling[1:]),
        ]
    if lots[7] < facts["suspend_share"]:
        moves += [
            ("suspend", 0.4, names.office, "工程已批，等待进场"),
            ("grant_suspension", 0.42, head, "同意，到期复查"),
        ]
        moves.append(("resume", 0.55, "系统", ""))
    moves += helped(start.helpers, start.at, coordinator(start.rule, start.category.platform, head))
    moves.append(("file_result", 0.64 + 0.1 * float(lots[8]), names.office, result))
    if lots[9] < facts["rework_share"]:
        moves += [("check_fail", 0.77, names.checker, "现场仍有遗留"), ("file_result", 0.88, names.office, result)]
    moves.append(("check_pass", 0.92 + 0.03 * float(lots[10]), names.checker, "现场核查通过"))
    moves.append(("close", 1.0, names.centre, ""))
    return moves
