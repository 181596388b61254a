"""Who reported the demo's cases, what they were told, how they judged it, and what they objected to."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID
from zlib import crc32

from gridgis.cases.answering import GIVEN
from gridgis.cases.rules import CHANNELS, OBJECTION_DAYS
from gridgis.demo.helping import lot_of

if TYPE_CHECKING:
    from gridgis.demo.courses import Start, World
    from gridgis.demo.life import Event, Life

REPORTER = "county_code, report_id, name, phone"
REPLY = "county_code, report_id, seq, at, case_number, way, words, by_name, given_at"
NAMED = {"citizen": 0.86, "hotline_12345": 0.94}
"""Of whose reports so many tell who they are, or leave a number; the others are anonymous."""
NAMELESS = 0.15
"""Of those who leave a number, so many tell no name."""
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑"
WORDS = {
    "close": ("您反映的事项已办结：{result}。", "您好，您反映的问题已处理：{result}，感谢您的监督。"),
    "reject": ("您反映的事项不在受理范围：{result}。", "经核实，{result}。"),
}
SATISFIED = ((0.74, 4), (0.955, 3), (0.985, 1), (1.0, 2))
"""How citizens answer: below which draw which mark."""
SAID = {4: "满意，处理很快", 3: "基本满意", 2: "处理没问题，但规定不合理", 1: "问题还在，不满意"}
CALLED, WON, AGAIN = 0.62, 0.55, 0.4
"""So many are called after closing; so many objections are upheld; so many of those who got a redo object again."""
RESULTS = ("file_result", "settle", "self_handle")
CALLER = "回访员"
POLICY, UNSATISFIED = 2, 1


class Reported(NamedTuple):
    """A report that hangs on a case."""

    id: UUID
    source: str
    at: datetime


def phone_of(report: UUID) -> str:
    """The number that a reporter left, of a range that nobody has; empty for who left none."""
    return f"100{report.int % 100_000_000:08d}"


def anonymous(report: UUID, source: str) -> bool:
    """Whether nobody knows who reported."""
    return (report.int >> 32) % 1000 >= 1000 * NAMED.get(source, 0.0)


def reporters(county: str, report: UUID, source: str) -> Iterator[tuple[Any, ...]]:
    """The sealed part of a report, where there is one."""
    if not anonymous(report, source):
        lot = (report.int >> 48) % 1000
        title = "女士" if lot % 2 else "先生"
        name = "" if lot < 1000 * NAMELESS else SURNAMES[lot % len(SURNAMES)] + title
        yield county, report, name, phone_of(report)


def told(county: str, number: str, reports: Iterable[Reported], events: list["Event"]) -> Iterator[tuple[Any, ...]]:
    """What each reporter of a case was told whenever it ended, as the columns of their table have it."""
    known = [one for one in reports if one.source in CHANNELS]
    result = ""
    for event in events if known else ():
        result = event.note if event.move in RESULTS else result
        kind = "close" if event.move == "close" else "reject"
        if event.move == "close" or event.target == "rejected":
            words = WORDS[kind][crc32(number.encode()) % 2]
            said = words.format(result=(result or event.note or "已告知").rstrip("。"))
            yield from (_row(county, number, one, event, said) for one in known)


def _row(county: str, number: str, one: Reported, event: "Event", said: str) -> tuple[Any, ...]:
    way = _way(one)
    given = event.at if way in GIVEN else None
    return county, one.id, event.seq, event.at, number, way, said, event.actor, given


def _way(one: Reported) -> str:
    ways = CHANNELS[one.source]
    if one.source not in NAMED:
        return ways[0]
    if anonymous(one.id, one.source):
        return "outer" if one.source == "hotline_12345" else "kept"
    return ways[1] if len(ways) > 1 and one.id.int % 8 == 0 else ways[0]


def judge(life: "Life", start: "Start", world: "World", step: Any) -> None:
    """Let the reporter of a closed case judge it, and object where they are not content; then the window ends."""
    assert life.closed_at is not None
    turned = world.limits.thresholds
    lot = lot_of(life.closed_at, "judge", start.number)
    if start.asks_citizen and not start.category.sensitive and lot < CALLED:
        at = life.closed_at + timedelta(hours=3 + 80 * lot)
        while at.astimezone(world.zone).hour not in range(9, 20):
            at += timedelta(hours=5)
        if at <= world.until:
            mark = next(mark for below, mark in SATISFIED if lot_of(at, "mark") < below)
            step("evaluate", at, start.names.caller, SAID[mark])
            life.satisfaction = mark
            life.events[-1].facts = {"satisfaction": mark, "called_at": (at - timedelta(minutes=6)).isoformat()}
            _object(life, start, world, step, mark)
    elif (over := life.closed_at + timedelta(days=turned.evaluation_days)) <= world.until:
        step("window_over", over, "系统", "")
    if life.state == "evaluated" and life.closed_at is not None and life.pending is None:
        archived = max(life.closed_at + timedelta(days=turned.archive_days), life.events[-1].at)
        if archived <= world.until:
            step("archive", archived, "系统", "")


def _object(life: "Life", start: "Start", world: "World", step: Any, mark: int) -> None:
    """An objection, and what is decided on it: done again once, or told where else to turn."""
    lot = lot_of(life.events[-1].at, "object")
    share = {UNSATISFIED: 0.7, POLICY: 0.3}.get(mark, 0.0)
    if lot >= share or life.office_code is None:
        return
    assert life.closed_at is not None
    at = life.events[-1].at + timedelta(days=lot * 6 / share, hours=2)
    done = sum(one.move == "reopen" for one in life.events)
    if at > min(world.until, life.closed_at + timedelta(days=OBJECTION_DAYS)):
        return
    step("object", at, start.names.sender, "现场问题依然存在" if mark == UNSATISFIED else "对规定本身有意见")
    decided = at + timedelta(hours=5 + 40 * lot)
    if decided > world.until:
        return
    if done:
        step("final_answer", decided, start.names.centre, "已重办一次，处理符合规定；如仍有异议可申请复查")
    elif mark == POLICY or lot_of(at, "won") >= WON:
        step("refuse_objection", decided, start.names.centre, "处理符合规定，已告知救济途径")
    else:
        step("reopen", decided, start.names.centre, "情况属实，重新办理")
        _again(life, start, world, step)


def _again(life: "Life", start: "Start", world: "World", step: Any) -> None:
    """What was done is done again, checked, closed, and judged once more."""
    since = life.events[-1].at
    results = ("file_result", "check_pass", "close")
    checker = start.names.centre if any(one.move == "settle" for one in life.events) else start.names.checker
    actors = (start.names.office, checker, start.names.closer)
    notes = ("已重新到场处置完毕", "复核通过", "")
    for nth, (move, actor, note) in enumerate(zip(results, actors, notes, strict=True)):
        at = since + timedelta(hours=(20, 27, 45)[nth])
        if at > world.until:
            return
        step(move, at, actor, note)
    assert life.closed_at is not None
    at = life.closed_at + timedelta(hours=26)
    if at <= world.until:
        lot = lot_of(at, "again")
        mark = UNSATISFIED if lot < AGAIN else 3
        step("evaluate", at, start.names.caller, SAID[mark])
        life.satisfaction = mark
        life.events[-1].facts = {"satisfaction": mark, "called_at": (at - timedelta(minutes=6)).isoformat()}
        _object(life, start, world, step, mark)
