"""Every figure, defined once: one condition for the number and for the list that it opens, and the rates made of them.

Statements, answers, the page, the list's filter and `docs/figures.md` come from here, the words from `measures` in the
one catalogue. The day that counts is the moment of the measure: submission, the end of the citizen's total, or closing;
one without a moment stands as of now, whatever the period. Of limits only those count that have ended at the moment
asked; a result that waits for its check is neither on time nor late until then (domain guide, "Near-due and on time").
Rejected, merged and withdrawn cases are left out and counted apart, and sensitive cases stand in no figure at all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, exists, func, or_

from gridgis.cases import courses, staged
from gridgis.cases.models import Case
from gridgis.cases.rules import AWAITS_CHECK, LEFT_OUT, OPEN
from gridgis.cases.stage_models import CaseStage
from gridgis.people.models import Office

PROACTIVE = ("grid_worker", "river_chief", "office", "campaign")
"""Sources of what the grid, a patrol or an office found before anybody complained."""
SATISFIED = 3
"""The least answer that counts as satisfied: basically satisfied."""


Day = Literal[
    "now",
    "submission",
    "limit",
    "closing",
    "accept_limit",
    "verify_limit",
    "dispatch_limit",
    "check_limit",
    "close_limit",
]
Group = Literal["centre", "office", "grid", "territory"]
Better = Literal["fewer", "more"]

MOMENTS: dict[Day, Any] = {
    "submission": Case.submitted_at,
    "limit": Case.total_due_at,
    "closing": Case.closed_at,
}
"""The moment of a case by which the days of a measure count; there is none for what stands as of now."""
STAGE_DAYS: dict[Day, str] = {"accept_limit": "accept", "verify_limit": "verify", "dispatch_limit": "dispatch",
                              "check_limit": "check", "close_limit": "close"}  # fmt: skip
"""Of the other days the stage whose limit they are of."""
LIMIT_DAYS: tuple[Day, ...] = ("limit", *STAGE_DAYS)
"""What is known of these days only once they are over: on the day itself some limits have not ended."""


@dataclass(frozen=True)
class Measure:
    """What is counted at a moment, the day by which the period counts, and whether fewer or more is better.

    `row`: the same where the row of its stage is joined (`staged.joined`), which facts are made of.
    """

    of: Callable[[datetime], ColumnElement[bool]]
    day: Day = "now"
    better: Better | None = None
    row: Callable[[datetime], ColumnElement[bool]] | None = None


def _counts(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(Case.state.not_in(LEFT_OUT), *conditions)


def _ended(at: datetime, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """The citizen's total has ended, and nobody waits for a check."""
    return _counts(Case.total_due_at <= at, Case.state != AWAITS_CHECK, *conditions)


def _in_time() -> ColumnElement[bool]:
    return func.coalesce(Case.closed_at <= Case.total_due_at, False)


def _fixed() -> ColumnElement[bool]:
    """Closed in time by who is present in the territory: the grid, the village, or an office of the town."""
    town = (
        exists().where(Office.code == Case.office_code, Office.level.in_(("town", "village", "grid"))).correlate(Case)
    )
    return and_(_in_time(), or_(town, courses.at_source()))


def _called_back(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return _counts(Case.closed_at.is_not(None), courses.reachable(), *conditions)


def _staged(day: Day, better: Better | None = None, in_time: bool | None = None) -> Measure:
    """Cases whose limit of a stage has ended, in time or not where that is asked; what was rejected was decided too."""
    stage = STAGE_DAYS[day]
    out = LEFT_OUT if stage not in ("accept", "verify") else tuple(one for one in LEFT_OUT if one != "rejected")

    def row(at: datetime) -> ColumnElement[bool]:
        so = [] if in_time is None else [staged.in_time(stage) if in_time else ~staged.in_time(stage)]
        return and_(staged.due(stage, at), *so)

    return Measure(
        lambda at: and_(Case.state.not_in(out), staged.passed(stage, row(at))),
        day,
        better,
        lambda at: and_(Case.state.not_in(out), row(at)),
    )


def _registered(better: Better | None, *conditions: ColumnElement[bool]) -> Measure:
    return Measure(
        lambda at: _counts(staged.passed("dispatch"), *conditions),
        "submission",
        better,
        lambda at: _counts(staged.came("dispatch"), *conditions),
    )


OF_STAGE: dict[str, tuple[Better | None, bool | None]] = {
    "due": (None, None), "in_time": ("more", True), "late": ("fewer", False)
}  # fmt: skip
"""What is counted of each stage."""

MEASURES: dict[str, Measure] = {
    "open": Measure(lambda at: Case.state.in_(OPEN), better="fewer"),
    "overdue": Measure(lambda at: and_(Case.state.in_(OPEN), Case.due_at < at), better="fewer"),
    "near_due": Measure(
        lambda at: and_(Case.state.in_(OPEN), Case.due_at >= at, Case.near_due_at <= at), better="fewer"
    ),
    "reported": Measure(lambda at: _counts(), "submission"),
    "closed": Measure(lambda at: _counts(Case.closed_at.is_not(None)), "closing"),
    "due": Measure(_ended, "limit"),
    "on_time": Measure(lambda at: _ended(at, _in_time()), "limit", "more"),
    "late": Measure(lambda at: _ended(at, ~_in_time()), "limit", "fewer"),
    "closed_of_due": Measure(lambda at: _ended(at, Case.closed_at.is_not(None)), "limit", "more"),
    "awaiting_check": Measure(lambda at: and_(Case.total_due_at <= at, Case.state == AWAITS_CHECK), "limit", "fewer"),
    "answers": Measure(lambda at: _counts(Case.satisfaction.is_not(None)), "closing"),
    "satisfied": Measure(lambda at: _counts(Case.satisfaction >= SATISFIED), "closing", "more"),
    "unsatisfied": Measure(lambda at: _counts(Case.satisfaction < SATISFIED), "closing", "fewer"),
    "came_back": Measure(lambda at: _counts(Case.closed_at.is_not(None), courses.came_back()), "closing", "fewer"),
    "proactive": Measure(lambda at: _counts(Case.source.in_(PROACTIVE)), "submission", "more"),
    "at_source": Measure(lambda at: _counts(Case.closed_at.is_not(None), courses.at_source()), "closing", "more"),
    "went_up": Measure(lambda at: _counts(courses.put_before_county()), "submission", "fewer"),
    **{
        f"{stage}_{name}": _staged(day, better, in_time)
        for day, stage in STAGE_DAYS.items()
        for name, (better, in_time) in OF_STAGE.items()
    },
    "registered": _registered(None),
    "well_registered": _registered("more", ~courses.recategorised()),
    "misregistered": _registered("fewer", courses.recategorised()),
    "located": Measure(lambda at: _counts(Case.h3.is_not(None)), "submission"),
    "well_located": Measure(lambda at: _counts(Case.h3.is_not(None), ~courses.regridded()), "submission", "more"),
    "mislocated": Measure(lambda at: _counts(Case.h3.is_not(None), courses.regridded()), "submission", "fewer"),
    "reachable": Measure(lambda at: _counts(Case.closed_at.is_not(None), courses.reachable()), "closing"),
    "called_back": Measure(lambda at: _called_back(Case.satisfaction.is_not(None)), "closing", "more"),
    "uncalled": Measure(lambda at: _called_back(Case.satisfaction.is_(None)), "closing", "fewer"),
    "demanded": Measure(lambda at: courses.DEMANDED, "submission"),
    "repeated": Measure(lambda at: and_(courses.DEMANDED, Case.state == "merged"), "submission", "fewer"),
    "found_due": Measure(lambda at: _ended(at, Case.source.in_(PROACTIVE)), "limit"),
    "found_fixed": Measure(lambda at: _ended(at, Case.source.in_(PROACTIVE), _fixed()), "limit", "more"),
    "found_unfixed": Measure(lambda at: _ended(at, Case.source.in_(PROACTIVE), ~_fixed()), "limit", "fewer"),
    "grid_decided": Measure(lambda at: courses.GRID_DECIDED, "submission"),
    "grid_valid": Measure(lambda at: and_(courses.GRID_DECIDED, courses.valid()), "submission", "more"),
    "grid_invalid": Measure(lambda at: and_(courses.GRID_DECIDED, ~courses.valid()), "submission", "fewer"),
    "grid_registered": _registered(None, courses.BY_GRID),
    "grid_accurate": _registered("more", courses.BY_GRID, ~courses.put_right()),
    "grid_inaccurate": _registered("fewer", courses.BY_GRID, courses.put_right()),
    "self_sampled": Measure(lambda at: _counts(courses.sampled()), "submission"),
    "self_passed": Measure(lambda at: _counts(courses.sampled(), Case.rework_count == 0), "submission", "more"),
    "self_failed": Measure(lambda at: _counts(courses.sampled(), Case.rework_count > 0), "submission", "fewer"),
    "left_out": Measure(lambda at: Case.state.in_(LEFT_OUT), "submission"),
}


@dataclass(frozen=True, kw_only=True)
class Rate:
    """One measure by another, or by the households of the place.

    `per`: how many of the whole it is given for; `least`: below so many in the whole there is none; `target`: what
    is to be reached; `lists`: the measures whose lists lie behind it, that of the whole first; `group`: whose work it
    tells of.
    """

    part: str
    whole: str
    better: Better | None = None
    per: int = 1
    least: int = 1
    target: float | None = None
    lists: tuple[str, ...] = ()
    group: Group = "territory"


def _share(
    good: str, whole: str, bad: str, group: Group, *, better: Better = "more", target: float | None = None
) -> Rate:
    """A part of a whole with the list of the rest, from ten on."""
    return Rate(part=good, whole=whole, better=better, least=10, target=target, lists=(whole, good, bad), group=group)


RATES: dict[str, Rate] = {
    "on_time_rate": Rate(
        part="on_time",
        whole="due",
        better="more",
        least=10,
        target=0.95,
        lists=("due", "on_time", "late", "awaiting_check"),
    ),
    "satisfaction_rate": Rate(
        part="satisfied",
        whole="answers",
        better="more",
        least=10,
        target=0.95,
        lists=("answers", "satisfied", "unsatisfied"),
    ),
    "recur_30": Rate(part="came_back", whole="closed", better="fewer", least=10, lists=("closed", "came_back")),
    "close_rate": Rate(part="closed_of_due", whole="due", better="more", least=10, lists=("due", "closed_of_due")),
    "proactive_rate": Rate(
        part="proactive", whole="reported", better="more", least=10, lists=("reported", "proactive")
    ),
    "settled_at_source": Rate(part="at_source", whole="closed", better="more", least=10, lists=("closed", "at_source")),
    "up_rate": Rate(part="went_up", whole="reported", better="fewer", least=10, lists=("reported", "went_up")),
    "found_to_fixed": _share("found_fixed", "found_due", "found_unfixed", "territory"),
    "repeat_rate": Rate(part="repeated", whole="demanded", better="fewer", least=10, lists=("demanded", "repeated")),
    "accept_timely": _share("accept_in_time", "accept_due", "accept_late", "centre", target=0.98),
    "register_accuracy": _share("well_registered", "registered", "misregistered", "centre", target=0.97),
    "dispatch_timely": _share("dispatch_in_time", "dispatch_due", "dispatch_late", "centre", target=0.98),
    "geocode_accuracy": _share("well_located", "located", "mislocated", "centre", target=0.98),
    "check_timely": _share("check_in_time", "check_due", "check_late", "centre", target=0.95),
    "close_timely": _share("close_in_time", "close_due", "close_late", "centre", target=0.95),
    "callback_rate": _share("called_back", "reachable", "uncalled", "centre", target=0.9),
    "valid_report_rate": _share("grid_valid", "grid_decided", "grid_invalid", "grid"),
    "report_accuracy": _share("grid_accurate", "grid_registered", "grid_inaccurate", "grid"),
    "verify_timely": _share("verify_in_time", "verify_due", "verify_late", "grid"),
    "self_handle_ok": _share("self_passed", "self_sampled", "self_failed", "grid"),
    "open_per_1000": Rate(part="open", whole="households", better="fewer", per=1000, least=200, lists=("open",)),
    "reported_per_1000": Rate(part="reported", whole="households", per=1000, least=200, lists=("reported",)),
}

FLOWS: tuple[str, ...] = tuple(name for name, measure in MEASURES.items() if measure.day != "now")
"""What happens in a period, and so can be told day by day."""
STOOD: tuple[str, ...] = ("open", "overdue")
"""What histories of cases tell of a moment that is over."""
BY_CELL: tuple[str, ...] = ("reported", "open", "overdue")
"""What is counted by hexagon."""
MAPPED: tuple[str, ...] = (*RATES, "overdue", "near_due", "open", "reported", "late", "unsatisfied", "came_back")
"""What areas are coloured by, and classes are cut for: rates first."""


def rates_of(names: Iterable[str]) -> tuple[str, ...]:
    """The rates that can be made of figures of these names."""
    given = set(names)
    return tuple(name for name, rate in RATES.items() if {rate.part, rate.whole} <= given)


def in_period(moment: Any, begin: datetime | None, end: datetime | None) -> ColumnElement[bool]:
    """Whether a moment of a case lies from `begin` to before `end`; a None bounds nothing."""
    conditions = []
    if moment is not None and begin is not None:
        conditions.append(moment >= begin)
    if moment is not None and end is not None:
        conditions.append(moment < end)
    return and_(True, *conditions)


def falls(day: Day, begin: datetime | None, end: datetime | None) -> ColumnElement[bool]:
    """Whether the moment of a day lies from `begin` to before `end`; always of what stands as of now."""
    stage = STAGE_DAYS.get(day)
    if stage is None:
        return in_period(MOMENTS.get(day), begin, end)
    if begin is None and end is None:
        return and_(True)
    return staged.passed(stage, in_period(staged.TURNS[stage].due_at, begin, end))


def stages_end(begin: datetime | None, end: datetime | None) -> ColumnElement[bool]:
    """Whether the limit of any stage ends from `begin` to before `end`."""
    of_case = CaseStage.county_code == Case.county_code, CaseStage.case_number == Case.number
    return exists().where(*of_case, in_period(CaseStage.due_at, begin, end)).correlate(Case)


def counted(name: str, begin: datetime | None, end: datetime | None, at: datetime) -> ColumnElement[bool]:
    """The cases of a measure.

    Args:
        name: one of `MEASURES`.
        begin: first moment of the period, or None.
        end: first moment after it, or None.
        at: the moment against which limits count.

    """
    measure = MEASURES[name]
    return and_(measure.of(at), falls(measure.day, begin, end), Case.sensitive.is_(False))
