"""What offices do with what they are given, each count defined once: for the number and for the list that it opens.

A case counts once for an office however often it was given it; without an office, once: where one office did well with
it and another did not, it stands on both sides. What the grid leads is no office's. The days that count are those of
the dispatch, of the end of the limit for signing or handling, of the decision on a return, or of the last limit of a
whistle, of a slip, or of closing.
Rejected, merged and withdrawn cases and sensitive ones stand in no figure. Sources: the domain guide's indicators of
the same names.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_, select, true
from sqlalchemy.orm import aliased

from gridgis.cases import handled
from gridgis.cases.measures import Better, Rate, in_period
from gridgis.cases.models import Assignment, Case, CaseEvent
from gridgis.cases.request_models import CaseRequest
from gridgis.cases.rules import LEFT_OUT, RETURNS
from gridgis.cases.supervision_models import SupervisionSlip
from gridgis.cases.whistle_models import WhistleCall

Day = Literal["dispatch", "sign_limit", "handle_limit", "decision", "whistle_limit", "slip", "closing"]
Held = Any
"""A table of rows with a county, a case's number, and an office."""
CLOSED_CASE: Any = aliased(Case, name="closed_case")

MOMENTS: dict[Day, Any] = {
    "dispatch": Assignment.dispatched_at,
    "sign_limit": Assignment.sign_due_at,
    "handle_limit": Assignment.handle_due_at,
    "decision": CaseRequest.decided_at,
    "whistle_limit": func.greatest(WhistleCall.sign_due_at, WhistleCall.contact_due_at, WhistleCall.spot_due_at),
    "slip": SupervisionSlip.issued_at,
    "closing": CLOSED_CASE.closed_at,
}
"""The moment by which the days of a count go; it says too what is counted: an assignment, a request, a call, a slip."""


@dataclass(frozen=True)
class Work:
    """What is counted of the offices' work at a moment, the day it goes by, and whether fewer or more is better."""

    of: Callable[[datetime], ColumnElement[bool]]
    day: Day
    better: Better | None = None


LEAD = and_(Assignment.part == "lead", Assignment.office_code.is_not(None))


def _first() -> ColumnElement[bool]:
    """The first lead assignment of its case: nobody helps, or looks, before there is a lead."""
    return and_(LEAD, Assignment.seq == 1)


def _by_itself() -> ColumnElement[bool]:
    """Nobody dispatched it: the rules did."""
    of_case = CaseEvent.county_code == Assignment.county_code, CaseEvent.case_number == Assignment.case_number
    at_once = CaseEvent.move == "dispatch", CaseEvent.at == Assignment.dispatched_at, CaseEvent.actor_id.is_(None)
    return and_(_first(), exists().where(*of_case, *at_once))


def _asked(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Something was asked for by the office while it had the case."""
    return exists().where(
        CaseRequest.county_code == Assignment.county_code,
        CaseRequest.case_number == Assignment.case_number,
        CaseRequest.office_code == Assignment.office_code,
        CaseRequest.asked_at >= Assignment.dispatched_at,
        or_(Assignment.ended_at.is_(None), CaseRequest.asked_at <= Assignment.ended_at),
        *conditions,
    )


def _given_back() -> ColumnElement[bool]:
    return _asked(CaseRequest.kind.in_(RETURNS), CaseRequest.outcome == "granted")


def _settled_before() -> ColumnElement[bool]:
    """The grid that looked first settled it before the office had to sign."""
    grid = aliased(Assignment)
    same = (grid.county_code == Assignment.county_code, grid.case_number == Assignment.case_number)
    return exists().where(*same, grid.part == "first", grid.result_at < Assignment.sign_due_at)


def _sign_due(at: datetime, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """The lead's limit for signing has ended, and the case was neither taken away nor settled by the grid before."""
    stood = or_(
        Assignment.signed_at.is_not(None),
        Assignment.ended_at.is_(None),
        Assignment.ended_at >= Assignment.sign_due_at,
    )
    unsettled = or_(Assignment.signed_at.is_not(None), not_(_settled_before()))
    return and_(LEAD, Assignment.sign_due_at <= at, stood, unsettled, *conditions)


def _in_time() -> ColumnElement[bool]:
    return func.coalesce(Assignment.signed_at <= Assignment.sign_due_at, False)


def _decided(*outcomes: str) -> ColumnElement[bool]:
    return and_(CaseRequest.kind.in_(RETURNS), CaseRequest.outcome.in_(outcomes))


def _called(at: datetime, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """A department was called by a whistle, and the last of its limits has ended."""
    return and_(MOMENTS["whistle_limit"] <= at, *conditions)


def _answered() -> ColumnElement[bool]:
    """It signed, made contact and came, each in its limit."""
    steps = (
        WhistleCall.signed_at <= WhistleCall.sign_due_at,
        WhistleCall.contacted_at <= WhistleCall.contact_due_at,
        WhistleCall.arrived_at <= WhistleCall.spot_due_at,
    )
    return func.coalesce(and_(*steps), False)


def _handle_due(at: datetime, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(LEAD, handled.due(at, *conditions))


WORK: dict[str, Work] = {
    "led": Work(lambda at: LEAD, "dispatch"),
    "extended": Work(
        lambda at: and_(LEAD, _asked(CaseRequest.kind == "request_extension", CaseRequest.outcome == "granted")),
        "dispatch",
        "fewer",
    ),
    "asked_back": Work(
        lambda at: and_(LEAD, _asked(CaseRequest.kind.in_(RETURNS), CaseRequest.outcome.in_(("granted", "refused")))),
        "dispatch",
        "fewer",
    ),
    "put_off": Work(
        lambda at: and_(LEAD, _asked(CaseRequest.kind == "suspend", CaseRequest.outcome == "granted")),
        "dispatch",
        "fewer",
    ),
    "first_given": Work(lambda at: _first(), "dispatch"),
    "well_given": Work(lambda at: and_(_first(), not_(_given_back())), "dispatch", "more"),
    "misgiven": Work(lambda at: and_(_first(), _given_back()), "dispatch", "fewer"),
    "auto_given": Work(lambda at: _by_itself(), "dispatch"),
    "auto_well": Work(lambda at: and_(_by_itself(), not_(_given_back())), "dispatch", "more"),
    "auto_wrong": Work(lambda at: and_(_by_itself(), _given_back()), "dispatch", "fewer"),
    "sign_due": Work(_sign_due, "sign_limit"),
    "signed_in_time": Work(lambda at: _sign_due(at, _in_time()), "sign_limit", "more"),
    "signed_late": Work(lambda at: _sign_due(at, not_(_in_time())), "sign_limit", "fewer"),
    "handle_due": Work(_handle_due, "handle_limit"),
    "handled": Work(lambda at: _handle_due(at, handled.filed()), "handle_limit", "more"),
    "unhandled": Work(lambda at: _handle_due(at, not_(handled.filed())), "handle_limit", "fewer"),
    "handled_in_time": Work(lambda at: _handle_due(at, handled.in_time()), "handle_limit", "more"),
    "handled_late": Work(lambda at: _handle_due(at, not_(handled.in_time())), "handle_limit", "fewer"),
    "handle_waits": Work(lambda at: and_(LEAD, handled.ended(at, handled.waits())), "handle_limit"),
    "passed_first": Work(lambda at: _handle_due(at, handled.filed(), not_(handled.redone())), "handle_limit", "more"),
    "redone": Work(lambda at: _handle_due(at, handled.filed(), handled.redone()), "handle_limit", "fewer"),
    "returned": Work(lambda at: _decided("granted", "refused"), "decision"),
    "return_refused": Work(lambda at: _decided("refused"), "decision", "fewer"),
    "whistled": Work(_called, "whistle_limit"),
    "whistle_answered": Work(lambda at: _called(at, _answered()), "whistle_limit", "more"),
    "whistle_late": Work(lambda at: _called(at, not_(_answered())), "whistle_limit", "fewer"),
    "supervised_n": Work(lambda at: SupervisionSlip.office_code.is_not(None), "slip", "fewer"),
    "timed": Work(lambda at: CLOSED_CASE.office_code.is_not(None), "closing"),
}
HOURS: dict[str, float] = {"median_h": 0.5, "p90_h": 0.9}
"""Of the cases closed by an office (`timed`): the share that took at most so many working hours from dispatch to the
result, suspensions taken out; all turns and offices of the case together."""

WORK_RATES: dict[str, Rate] = {
    "handle_on_time": Rate(
        part="handled_in_time",
        whole="handle_due",
        better="more",
        least=10,
        lists=("handle_due", "handled_in_time", "handled_late", "handle_waits"),
    ),
    "handle_rate": Rate(
        part="handled", whole="handle_due", better="more", least=10, lists=("handle_due", "handled", "unhandled")
    ),
    "first_pass": Rate(
        part="passed_first", whole="handled", better="more", least=10, lists=("handled", "passed_first", "redone")
    ),
    "sign_timely": Rate(
        part="signed_in_time",
        whole="sign_due",
        better="more",
        least=10,
        lists=("sign_due", "signed_in_time", "signed_late"),
    ),
    "return_rate": Rate(part="asked_back", whole="led", better="fewer", least=10, lists=("led", "asked_back")),
    "suspend_rate": Rate(part="put_off", whole="led", better="fewer", least=10, lists=("led", "put_off")),
    "dispatch_accuracy": Rate(
        part="well_given",
        whole="first_given",
        better="more",
        least=10,
        target=0.95,
        lists=("first_given", "well_given", "misgiven"),
        group="centre",
    ),
    "auto_route_accuracy": Rate(
        part="auto_well",
        whole="auto_given",
        better="more",
        least=10,
        target=0.97,
        lists=("auto_given", "auto_well", "auto_wrong"),
        group="centre",
    ),
    "bad_return_rate": Rate(
        part="return_refused", whole="returned", better="fewer", least=10, lists=("returned", "return_refused")
    ),
    "whistle_timely": Rate(
        part="whistle_answered",
        whole="whistled",
        better="more",
        least=10,
        lists=("whistled", "whistle_answered", "whistle_late"),
    ),
    "extension_rate": Rate(part="extended", whole="led", better="fewer", least=10, lists=("led", "extended")),
}


def table_of(day: Day) -> Held:
    """The rows that are counted by a day."""
    others: dict[Day, Held] = {"decision": CaseRequest, "whistle_limit": WhistleCall}
    others |= {"slip": SupervisionSlip, "closing": CLOSED_CASE}
    return others.get(day, Assignment)


def number_of(table: Held) -> Any:
    """The column of such a table with the number of the case."""
    return table.number if table is CLOSED_CASE else table.case_number


def counted(days: Collection[Day]) -> ColumnElement[bool]:
    """The rows that are counted by some days of one table: leads alone of assignments."""
    return LEAD if any(table_of(day) is Assignment for day in days) else true()


def counts() -> ColumnElement[bool]:
    """The cases that count at all."""
    return and_(Case.state.not_in(LEFT_OUT), Case.sensitive.is_(False))


def worked(
    name: str, office_code: str | None, begin: datetime | None, end: datetime | None, at: datetime
) -> ColumnElement[bool]:
    """The cases that a count of the offices' work is made of.

    Args:
        name: one of `WORK`.
        office_code: the office that was given them or asked; None for any.
        begin: first moment of the period, or None.
        end: first moment after it, or None.
        at: the moment against which limits count.
    """
    work = WORK[name]
    table = table_of(work.day)
    found = select(number_of(table)).where(work.of(at), in_period(MOMENTS[work.day], begin, end))
    if office_code is not None:
        found = found.where(table.office_code == office_code)
    return and_(counts(), Case.number.in_(found))
