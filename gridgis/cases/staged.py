"""Conditions of the stages of a case with limits of their own: accepting, verifying, dispatching, checking, closing.

A case counts once for a stage, by the limit of its last turn, and in time where every turn was: so a second check that
came too late is not hidden behind a first one that did not. Source: the domain guide's `accept_timely` and its like.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, not_
from sqlalchemy.orm import aliased

from gridgis.cases.models import Case
from gridgis.cases.stage_models import CaseStage

STAGES = ("accept", "verify", "dispatch", "check", "close")
"""Of the states submitted, verifying, registered, result_filed and checked, as the trigger has them."""
TURNS: dict[str, Any] = {name: aliased(CaseStage, name=f"{name}_turn") for name in STAGES}
"""The row of each stage."""


def joined(stage: str) -> ColumnElement[bool]:
    """The row of a stage is that of the case."""
    row = TURNS[stage]
    return and_(row.county_code == Case.county_code, row.case_number == Case.number, row.stage == stage)


def passed(stage: str, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """The case came to a stage, and its row is so."""
    return exists().where(joined(stage), *conditions).correlate(Case)


def came(stage: str) -> ColumnElement[bool]:
    """There is a row, where it is joined from outside."""
    joined_row: ColumnElement[bool] = TURNS[stage].stage.is_not(None)
    return joined_row


def due(stage: str, at: datetime) -> ColumnElement[bool]:
    """The limit of the last turn has ended."""
    ended: ColumnElement[bool] = TURNS[stage].due_at <= at
    return ended


def in_time(stage: str) -> ColumnElement[bool]:
    """Every turn was done within its limit."""
    row = TURNS[stage]
    return and_(not_(row.late), func.coalesce(row.ended_at <= row.due_at, False))
