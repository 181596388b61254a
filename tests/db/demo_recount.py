"""A slow recount of the offices' work from the events of cases, which the figures are held against."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.analytics.figures import Period
from gridgis.analytics.offices import offices
from gridgis.cases.filters import Filter, matching
from gridgis.cases.models import Assignment, Case, CaseEvent
from gridgis.cases.work import WORK
from gridgis.security.rules import SYSTEM

GIVES = ("dispatch", "assign_lead", "final_ruling", "redispatch", "hand_down", "reopen")
TAKES = ("uphold_return", "redispatch", "hand_to_grid", "close", "withdraw", "reject")
Span = tuple[datetime, datetime]


def recount(session: Session, span: Span, at: datetime) -> dict[str, set[str]]:
    """The cases behind each count of a period, told by their events one after the other.

    Of the assignments only the limit for signing is taken, in the order in which events gave the case away.
    """
    found: dict[str, set[str]] = defaultdict(set)
    asked = select(Case.number).where(Case.sensitive.is_(False), Case.state.not_in(("rejected", "merged", "withdrawn")))
    numbers = set(session.scalars(asked))
    stories: dict[str, list[CaseEvent]] = defaultdict(list)
    for event in session.scalars(select(CaseEvent).order_by(CaseEvent.case_number, CaseEvent.seq)):
        stories[event.case_number].append(event)
    limits: dict[str, list[datetime]] = defaultdict(list)
    led = Assignment.part == "lead", Assignment.office_code.is_not(None)
    leads = select(Assignment).where(*led).order_by(Assignment.case_number, Assignment.seq)
    for one in session.scalars(leads):
        assert one.sign_due_at is not None
        limits[one.case_number].append(one.sign_due_at)
    for number in numbers:
        _tell(number, stories[number], limits[number], found, span, at)
    return found


def _tell(
    number: str, story: list[CaseEvent], limits: list[datetime], found: dict[str, set[str]], span: Span, at: datetime
) -> None:
    given = [i for i, event in enumerate(story) if event.move in GIVES]
    assert len(given) == len(limits), number
    for nth, begin in enumerate(given):
        rest = story[begin + 1 :]
        end = next((event for event in rest if event.move in TAKES), None)
        held = rest[: rest.index(end) + 1] if end else rest
        moves = {event.move: event.at for event in reversed(held)}
        sign_due, signed = limits[nth], moves.get("sign")
        if story[begin].move == "reopen":  # given to the office that has signed for it before
            signed = story[begin].at
        settled = moves.get("settle")
        end_at = min((moment for moment in (end and end.at, settled) if moment), default=None)
        if span[0] <= story[begin].at < span[1]:
            found["led"].add(number)
            if "grant_extension" in moves:
                found["extended"].add(number)
            if nth == 0:
                found["first_given"].add(number)
                found["misgiven" if "uphold_return" in moves else "well_given"].add(number)
        stood = signed or end_at is None or end_at >= sign_due
        if span[0] <= sign_due < span[1] and sign_due <= at and stood:
            found["sign_due"].add(number)
            found["signed_in_time" if signed and signed <= sign_due else "signed_late"].add(number)
    _whistles(number, story, found, span, at)
    for event in story:
        if event.move in ("uphold_return", "refuse_return") and span[0] <= event.at < span[1]:
            found["returned"].add(number)
            if event.move == "refuse_return":
                found["return_refused"].add(number)


STEPS = {"whistle_sign": "sign_due_at", "whistle_contact": "contact_due_at", "whistle_arrive": "spot_due_at"}
"""What a department called does, with the limit that the whistle told for it."""


def _whistles(number: str, story: list[CaseEvent], found: dict[str, set[str]], span: Span, at: datetime) -> None:
    """Of each department called, whether it did all three in time, by the events alone."""
    for event in story:
        if event.move not in ("whistle", "confirm_whistle"):
            continue
        ends = {move: datetime.fromisoformat(event.facts[name]) for move, name in STEPS.items()}
        last = max(ends.values())
        if not span[0] <= last < span[1] or last > at:
            continue
        for office in event.facts["offices"]:
            done = {one.move: one.at for one in story if one.move in STEPS and one.facts["office_code"] == office}
            in_time = all(move in done and done[move] <= end for move, end in ends.items())
            found["whistled"].add(number)
            found["whistle_answered" if in_time else "whistle_late"].add(number)


def hold(session: Session, county: str, at: datetime) -> None:
    """Of two months, hold each count of all offices and of each of them, its list, and the rates against the events."""
    period = Period(date(2025, 7, 1), date(2025, 8, 31), "Asia/Shanghai")
    begin, end = period.bounds()
    told = recount(session, (begin, end), at)
    found = offices(session, SYSTEM, place=county, period=period, at=at)
    assert {name: found.total[name] for name in WORK} == {name: len(told[name]) for name in WORK}
    assert min(len(told[name]) for name in WORK) > 10, {name: len(told[name]) for name in WORK}
    for name in WORK:
        every = Filter(measure=name, begin=begin, end=end, place=county)
        assert set(session.scalars(select(Case.number).where(*matching(session, every, at)))) == told[name], name
        for one in found.items:
            wanted = replace(every, office=one.code)
            listed = session.scalar(select(func.count()).select_from(Case).where(*matching(session, wanted, at)))
            assert listed == one.figures[name], (name, one.code)
    assert found.total["dispatch_accuracy"] == len(told["well_given"]) / len(told["first_given"])
    assert found.total["bad_return_rate"] == len(told["return_refused"]) / len(told["returned"])
    assert found.total["extension_rate"] == len(told["extended"]) / len(told["led"])
    assert found.total["whistle_timely"] == len(told["whistle_answered"]) / len(told["whistled"])
    assert 0.6 < found.total["whistle_timely"] < 0.95
    assert found.total["sign_timely"] == len(told["signed_in_time"]) / len(told["sign_due"])
