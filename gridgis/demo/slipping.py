"""The demo's supervision slips: what the ladder proposed, what was issued of it, answered and accepted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from zlib import crc32

from gridgis.cases.in_force import Limits
from gridgis.cases.slip_rules import PROPOSED_AT, WAITING
from gridgis.cases.slips import answer_due
from gridgis.demo.courses import Start, World

if TYPE_CHECKING:
    from gridgis.demo.life import Life

SLIP = (
    "county_code, case_number, seq, level, state, origin, moved_at, asked_at, asked_name, text, to_name, to_title, "
    "to_account, office_code, issued_at, issued_name, due_at, answered_at, answer, judged_at, judged_name, judgement"
)
ISSUED_SHARE = 38
"""Of a hundred proposals those that are issued; the others come to nothing, since the office is done first."""
LATE_SHARE = 15
"""Of a hundred answers those that come after their time."""
TEXTS = (
    "该案件已超期，请说明原因并于两日内办结",
    "群众多次来电催问，请立即到场处置并答复",
    "请主要负责人督促，今日内反馈进展",
)
ANSWERS = ("已安排专人到场，明日办结", "因施工队调度延误，现已进场", "已与当事人约定时间，周内完成")
BY = {"yellow": "综合指挥室主任", "red": "值班领导"}

Tell = Callable[[datetime, str, str, dict[str, Any]], None]
"""Puts a move of a slip on the timeline: when, by whom, what."""


def slip(
    seq: int, level: str, at: datetime, ends: datetime | None, office: tuple[str, str],
    person: tuple[int, str, str] | None, limits: Limits, until: datetime, tell: Tell,
) -> dict[str, Any]:  # fmt: skip
    """A slip that was proposed at a moment, as far as it came.

    Args:
        seq: the how many-th of its case.
        level: yellow or red.
        at: when the ladder proposed it.
        ends: when its limit ended, where it has.
        office: code and the name of who answers for the case there.
        person: the account, name and title of who answers for it, where they have one.
        limits: as they count for it.
        until: the last moment.
        tell: takes what is to stand on the timeline.
    """
    lot = crc32(f"{at}{seq}{office}".encode())
    row: dict[str, Any] = dict.fromkeys(SLIP.split(", ")[2:]) | {"seq": seq, "level": level, "origin": "ladder"}
    row |= {"asked_at": at, "moved_at": at, "asked_name": "系统", "office_code": office[0]}
    row |= dict.fromkeys(("text", "to_name", "to_title", "issued_name", "answer", "judged_name", "judgement"), "")
    to_account, to_name, to_title = person or (None, office[1], "")
    row["state"], issued = "proposed", at + timedelta(minutes=20 + lot % 200)
    if lot % 100 >= ISSUED_SHARE or (ends is not None and ends <= issued) or issued > until:
        return row if ends is None else row | {"state": "dropped", "moved_at": ends}
    due_at = answer_due(level, limits.calendar, issued)
    row |= {"state": "issued", "moved_at": issued, "issued_at": issued, "issued_name": BY[level], "due_at": due_at}
    row |= {"to_name": to_name, "to_account": to_account, "to_title": to_title, "text": TEXTS[lot % len(TEXTS)]}
    told = {"slip": seq, "level": level, "to": to_name}
    tell(issued, BY[level], "slip_issue", told | {"due_at": due_at.isoformat()})
    answered = issued + (due_at - issued) * (1.2 if lot // 100 % 100 < LATE_SHARE else 0.2 + lot % 7 / 10)
    if answered > until:
        return row
    answer = ANSWERS[lot // 7 % len(ANSWERS)]
    row |= {"state": "answered", "moved_at": answered, "answered_at": answered, "answer": answer}
    tell(answered, to_name, "slip_answer", told)
    judged = answered + timedelta(minutes=30 + lot % 150)
    if judged <= until:
        row |= {"state": "accepted", "moved_at": judged, "judged_at": judged, "judged_name": BY[level]}
        tell(judged, BY[level], "slip_accept", told)
    return row


def add_slips(life: "Life", start: Start, world: World) -> None:
    """Let what the ladder proposed in a life be issued, answered and accepted; one of a level at a time."""
    told, tell = list(life.events), partial(_tell, life)
    for nth, event in enumerate(told):
        level = PROPOSED_AT.get(event.facts["rung"]) if event.move == "ladder" else None
        if level is not None and _makes_way(life.slips, level, event.at):
            ends = next((one.at for one in told[nth:] if one.source != one.target), None)
            office = (life.office_code or start.office_code, start.names.office)
            seq, person = len(life.slips) + 1, start.person if office[0] == start.office_code else None
            life.slips.append(slip(seq, level, event.at, ends, office, person, world.limits, world.until, tell))


def _tell(life: "Life", at: datetime, actor: str, move: str, facts: dict[str, Any]) -> None:
    """Put a move of a slip on the timeline of its case, whose state and limit it leaves as they are."""
    last = next(one for one in reversed(life.events) if one.at <= at)
    told = replace(last, at=at, move=move, source=last.target, actor=actor, facts=facts, note="", look=None, by=None)
    life.events.append(told)
    life.events.sort(key=lambda one: one.at)


def _makes_way(slips: list[dict[str, Any]], level: str, at: datetime) -> bool:
    """Whether no slip of a level stands at a moment; a yellow one that is only proposed goes for a red one."""
    if any(one["level"] == level and _stands(one, at) for one in slips):
        return False
    for one in slips:
        if level == "red" and one["state"] == "proposed":
            one |= {"state": "dropped", "moved_at": at}
    return True


def _stands(one: dict[str, Any], at: datetime) -> bool:
    """Whether a slip waits yet, or did at a moment."""
    return one["state"] in WAITING or one["moved_at"] > at


def gravest(slips: list[dict[str, Any]]) -> str | None:
    """The gravest slip that is out."""
    levels = {one["level"] for one in slips if one["state"] in WAITING and one["state"] != "proposed"}
    return "red" if "red" in levels else next(iter(levels), None)
