"""Admission requests as they are told."""

from dataclasses import dataclass
from datetime import date, datetime

from gridgis.core.moves import ShutMove
from gridgis.grids.task_items import TaskItem
from gridgis.tasks.admission.rules import AdmissionStance, AdmissionState


@dataclass(frozen=True)
class RequestRow:
    """A request in a list: its department, kind of task, hours of a grid and month, days, clocks, stopped cases.

    `opinions` towns of `towns` have answered; `late` when a clock that runs is over.
    """

    id: int
    county_code: str
    office_code: str
    office: str
    state: AdmissionState
    name: str
    hours: float
    first_day: date
    last_day: date
    towns: int
    opinions: int
    blocked: int
    submitted_at: datetime | None
    opinions_due_at: datetime | None
    decide_due_at: datetime | None
    late: bool


@dataclass(frozen=True)
class OpinionTold:
    """What a town says; nothing yet where `stance` is None. `mine`: the reader may say it."""

    town_code: str
    town: str
    stance: AdmissionStance | None
    words: str
    by_name: str
    at: datetime | None
    mine: bool


@dataclass(frozen=True)
class StepTold:
    """What was done, when and by whom."""

    move: str
    at: datetime
    by_name: str
    note: str


@dataclass(frozen=True)
class RequestStory:
    """A request whole; `moves` are open to the reader, `shut` those they hold and can't make now.

    `blocks` are the cases that were stopped, as far as the reader may read them.
    """

    row: RequestRow
    version: int
    item: TaskItem
    funds_source: str
    funds_amount: float
    contact: str
    made_by: str
    note: str
    decided_by: str
    decided_at: datetime | None
    list_code: str
    of_group: bool
    opinions: list[OpinionTold]
    steps: list[StepTold]
    blocks: list[str]
    moves: list[str]
    shut: list[ShutMove]
    writes: bool


@dataclass(frozen=True)
class StateCount:
    """How many requests are in a state."""

    state: AdmissionState
    requests: int


@dataclass(frozen=True)
class Department:
    """A department of a county."""

    code: str
    name: str
    county_code: str


@dataclass(frozen=True)
class AdmissionFigures:
    """Requests that the reader sees by outcome, hours of a grid and month on the county's list, and tasks stopped.

    `departments` are those for which they may ask.
    """

    states: list[StateCount]
    blocked: int
    hours_on_list: float
    departments: list[Department]
