"""What charts tell; each count is the length of `GET /cases` with what is said of it."""

from datetime import date, datetime

from pydantic import BaseModel


class CategoryCountOut(BaseModel):
    """`now` and `then`: `measure=reported&category=` with the days of each; `then` null where no cases are yet."""

    code: str
    now: int
    then: int | None


class CategoryChart(BaseModel):
    """What was reported by category, the most first, beside the days from `then_begin` to `then_end`.

    `since`: day of the first case of the place.
    """

    begin: date
    end: date
    then_begin: date
    then_end: date
    since: date | None
    as_of: datetime
    items: list[CategoryCountOut]


class HourCountOut(BaseModel):
    """`measure=reported&weekdays=&hours=`; a weekday from 1 for Monday to 7, an hour from 0 to 23."""

    weekday: int
    hour: int
    cases: int


class HourChart(BaseModel):
    """What was reported by day of the week and hour, local ones; absent are hours in which nothing was.

    `days`: how many of each day of the week the period has, Monday first.
    """

    begin: date
    end: date
    as_of: datetime
    days: list[int]
    items: list[HourCountOut]


class HopOut(BaseModel):
    """`cases`: `measure=closed&hop=`; `over`: with `pace=over` too. Hours are worked ones, null of fewer than ten.

    `median` and `ninth` decile of the hours in the hop, `limit` that most of these cases have as of today; `usual` and
    `ratio`: median and ninth decile of the share of each one's limit.
    """

    hop: str
    cases: int
    over: int
    median: float | None
    ninth: float | None
    limit: float | None
    usual: float | None
    ratio: float | None


class HopChart(BaseModel):
    """How long the cases that were closed stood in each hop of their life, in its order."""

    begin: date
    end: date
    as_of: datetime
    items: list[HopOut]


class StandsOut(BaseModel):
    """`due=` of each name."""

    overdue: int
    near_due: int
    suspended: int
    in_time: int


class AgeOut(BaseModel):
    """Open cases that came at least so many workdays ago: `open=true` with the days `begin` to `end` of submission."""

    least: int
    begin: date | None
    end: date
    counts: StandsOut


class OpenAtOut(BaseModel):
    """`open`: `open=true` with `hop=`, `post=` or `office=`; `overdue`: `due=overdue` instead. Empty code: at none."""

    code: str
    name: str
    open: int
    overdue: int


class StandingChart(BaseModel):
    """What stands open now by age in workdays, by hop, by the post it waits for, and by office."""

    as_of: datetime
    ages: list[AgeOut]
    hops: list[OpenAtOut]
    posts: list[OpenAtOut]
    offices: list[OpenAtOut]


class FlowOut(BaseModel):
    """`cases`: `measure=reported&flow=source>target`, once each; `led`: those that the other office then led."""

    source: str
    source_name: str
    target: str
    target_name: str
    cases: int
    led: int


class FlowChart(BaseModel):
    """Of `reported` cases, which one office passed on to another or had help with; the most first."""

    begin: date
    end: date
    as_of: datetime
    reported: int
    items: list[FlowOut]
