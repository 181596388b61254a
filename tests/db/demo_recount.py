"""A slow recount of the offices' work from the events of cases, which the figures are held against."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.analytics.figures import Period
from gridgis.analytics.offices import OfficeFigures, offices
from gridgis.cases.filters import Filter, matching
from gridgis.cases.models import Assignment, Case, CaseEvent
from gridgis.cases.supervision_models import SupervisionSlip
from gridgis.cases.work import WORK
from gridgis.security.rules import SYSTEM
from tests.db.stage_recount import Stories, hold_stages, kept_as_told, stories_of

GIVES = ("dispatch", "assign_lead", "final_ruling", "redispatch", "hand_down", "reopen")
TAKES = ("uphold_return", "redispatch", "hand_to_grid", "close", "withdraw", "reject")
Span = tuple[datetime, datetime]
Limits = tuple[datetime, datetime]
"""Of an assignment: for signing, and for handling with all that was granted."""


def recount(session: Session, stories: Stories, span: Span, at: datetime) -> dict[str, set[str]]:
    """The cases behind each count of a period, told by their events one after the other.

    Of the assignments only the limits are taken, in the order in which events gave the case away.
    """
    found: dict[str, set[str]] = defaultdict(set)
    asked = select(Case.number).where(Case.sensitive.is_(False), Case.state.not_in(("rejected", "merged", "withdrawn")))
    numbers = set(session.scalars(asked))
    limits: dict[str, list[Limits]] = defaultdict(list)
    led = Assignment.part == "lead", Assignment.office_code.is_not(None)
    leads = select(Assignment).where(*led).order_by(Assignment.case_number, Assignment.seq)
    for one in session.scalars(leads):
        assert one.sign_due_at is not None and one.handle_due_at is not None
        limits[one.case_number].append((one.sign_due_at, one.handle_due_at))
    _closed(session, numbers, found, span)
    for number in numbers:
        _tell(number, stories[number], limits[number], found, span, at)
    return found


def _tell(
    number: str, story: list[CaseEvent], limits: list[Limits], found: dict[str, set[str]], span: Span, at: datetime
) -> None:
    given = [i for i, event in enumerate(story) if event.move in GIVES]
    assert len(given) == len(limits), number
    for nth, begin in enumerate(given):
        rest = story[begin + 1 :]
        end = next((event for event in rest if event.move in TAKES), None)
        held = rest[: rest.index(end) + 1] if end else rest
        moves = {event.move: event.at for event in reversed(held)}
        (sign_due, handle_due), signed = limits[nth], moves.get("sign")
        if story[begin].move == "reopen":  # given to the office that has signed for it before
            signed = story[begin].at
        settled = moves.get("settle")
        end_at = min((moment for moment in (end and end.at, settled) if moment), default=None)
        if span[0] <= story[begin].at < span[1]:
            for name in _given(set(moves), first=nth == 0, by_rules=_by_rules(story[begin])):
                found[name].add(number)
        stood = signed or end_at is None or end_at >= sign_due
        if span[0] <= sign_due < span[1] and sign_due <= at and stood:
            found["sign_due"].add(number)
            found["signed_in_time" if signed and signed <= sign_due else "signed_late"].add(number)
        if span[0] <= handle_due < span[1] and handle_due <= at:
            for name in _handled(held, handle_due, end, settled=settled is not None and signed is None):
                found[name].add(number)
    _whistles(number, story, found, span, at)
    _returns(number, story, found, span)


def _closed(session: Session, numbers: set[str], found: dict[str, set[str]], span: Span) -> None:
    """What the columns of cases and the slips tell: closed under an office, and supervised."""
    for case in session.scalars(select(Case).where(Case.closed_at >= span[0], Case.closed_at < span[1])):
        if case.number in numbers and case.office_code:
            found["timed"].add(case.number)
    for slip in session.scalars(select(SupervisionSlip).where(SupervisionSlip.issued_at.is_not(None))):
        if slip.case_number in numbers and slip.office_code and slip.issued_at and span[0] <= slip.issued_at < span[1]:
            found["supervised_n"].add(slip.case_number)


def _returns(number: str, story: list[CaseEvent], found: dict[str, set[str]], span: Span) -> None:
    for event in story:
        if event.move in ("uphold_return", "refuse_return") and span[0] <= event.at < span[1]:
            found["returned"].add(number)
            if event.move == "refuse_return":
                found["return_refused"].add(number)


def _by_rules(event: CaseEvent) -> bool:
    return event.move == "dispatch" and event.actor_id is None


def _given(moves: set[str], *, first: bool, by_rules: bool) -> list[str]:
    """On which counts by its dispatch stands what an office was given, by the moves made while it had it."""
    of = {"extended": {"grant_extension"}, "put_off": {"grant_suspension"}}
    of |= {"asked_back": {"uphold_return", "refuse_return"}}
    names = ["led", *(name for name, some in of.items() if some & moves)]
    wrong = "uphold_return" in moves
    names += ["first_given", "misgiven" if wrong else "well_given"] if first else []
    return names + (["auto_given", "auto_wrong" if wrong else "auto_well"] if first and by_rules else [])


def _handled(held: list[CaseEvent], due: datetime, end: CaseEvent | None, *, settled: bool) -> list[str]:
    """What became of what an office was to handle: on which counts it stands.

    Args:
        held: what happened while the office had it, the end with it.
        due: the limit of handling.
        end: what took it away from the office; None where it stands there.
        settled: whether the grid settled it before the office signed.
    """
    results = [event.at for event in held if event.move == "file_result"]
    failed = any(event.move == "check_fail" for event in held)
    rests_in = "" if end or not held else held[-1].target
    gone = end is not None and end.at < due
    if rests_in == "suspended" or (gone and not results) or (settled and not failed):
        return []
    if rests_in == "result_filed":
        return ["handle_waits"]
    passed = any(event.move == "check_pass" and results and event.at >= results[-1] for event in held)
    names = ["handle_due", "handled_in_time" if passed and results[-1] <= due else "handled_late"]
    return names + (["handled", "redone" if failed else "passed_first"] if results else ["unhandled"])


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


def _hold_lately(session: Session, stories: Stories, county: str, at: datetime) -> None:
    """The same counts of the last four weeks, in which results wait for their check and cases are suspended."""
    period = Period(at.date() - timedelta(days=27), at.date(), "Asia/Shanghai")
    told = recount(session, stories, period.bounds(), at)
    found = offices(session, SYSTEM, place=county, period=period, at=at)
    assert {name: found.total[name] for name in WORK} == {name: len(told[name]) for name in WORK}
    assert told["handle_waits"]


def _some(offices: Sequence[OfficeFigures], name: str) -> list[OfficeFigures]:
    """The two offices with most of a count, one in the middle, and the one with least."""
    falling = sorted(offices, key=lambda one: -(one.figures[name] or 0))
    return [*falling[:2], falling[len(falling) // 2], falling[-1]]


def hold(session: Session, county: str, at: datetime) -> None:
    """Of two months, hold each count of all offices and of each of them, its list, and the rates against the events."""
    period = Period(date(2025, 7, 1), date(2025, 8, 31), "Asia/Shanghai")
    begin, end = period.bounds()
    stories = stories_of(session)
    told = recount(session, stories, (begin, end), at)
    found = offices(session, SYSTEM, place=county, period=period, at=at)
    assert {name: found.total[name] for name in WORK} == {name: len(told[name]) for name in WORK}
    few = {"put_off", "unhandled", "handle_waits"}
    assert min(len(told[name]) for name in WORK if name not in few) > 10, {name: len(told[name]) for name in WORK}
    assert told["put_off"] and told["unhandled"]
    _hold_lately(session, stories, county, at)
    kept_as_told(session, stories)
    hold_stages(session, stories, county, period, at)
    for name in WORK:
        every = Filter(measure=name, begin=begin, end=end, place=county)
        assert set(session.scalars(select(Case.number).where(*matching(session, every, at)))) == told[name], name
        for one in _some(found.items, name):
            wanted = replace(every, office=one.code)
            listed = session.scalar(select(func.count()).select_from(Case).where(*matching(session, wanted, at)))
            assert listed == one.figures[name], (name, one.code)
    assert found.total["dispatch_accuracy"] == len(told["well_given"]) / len(told["first_given"])
    assert found.total["bad_return_rate"] == len(told["return_refused"]) / len(told["returned"])
    assert found.total["extension_rate"] == len(told["extended"]) / len(told["led"])
    assert found.total["whistle_timely"] == len(told["whistle_answered"]) / len(told["whistled"])
    assert 0.6 < found.total["whistle_timely"] < 0.95
    parts = {"handle_rate": ("handled", "handle_due"), "handle_on_time": ("handled_in_time", "handle_due"),
             "first_pass": ("passed_first", "handled"), "return_rate": ("asked_back", "led"),
             "suspend_rate": ("put_off", "led")}  # fmt: skip
    assert {name: found.total[name] for name in parts} == {
        name: len(told[part]) / len(told[whole]) for name, (part, whole) in parts.items()
    }
    assert found.total["sign_timely"] == len(told["signed_in_time"]) / len(told["sign_due"])
