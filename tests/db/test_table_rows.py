"""Rows of a table taken one after the other: all, none, or those that are right; what a refused row did is undone."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict
from gridgis.core.wording import Phrase
from gridgis.exchange.reading.tables import Row
from gridgis.exchange.tables.columns import Column
from gridgis.exchange.tables.taking import Change, Done, take_rows
from gridgis.people.models import Person
from tests.factories import a_person

COLUMNS = (Column("name", Phrase("table_form.notes"), Phrase("table_form.not_chosen"), required=True),)
ROWS = [Row(2, {"name": "甲"}), Row(3, {"name": "乙"}), Row(4, {"name": "甲"}), Row(5, {}, Phrase("table_form.line"))]


@pytest.mark.parametrize(("keep", "kept"), [("nothing", 0), ("all", 0), ("good", 2)])
def test_a_wrong_row_keeps_all_out_unless_the_right_ones_are_asked_for(session: Session, keep: str, kept: int) -> None:
    seen: set[str] = set()

    def take(row: Row) -> Done:
        a_person(session, row.values["name"])
        if row.values["name"] in seen:
            raise Conflict("table_form.reason", field="name")
        seen.add(row.values["name"])
        return Done("added", row.values["name"], [Change("name", "", row.values["name"])])

    before = session.scalar(select(func.count()).select_from(Person))
    report, rejected = take_rows(session, COLUMNS, ROWS, take, keep=keep)
    assert (report.rows, report.added, report.rejected, report.kept) == (4, 2, 2, kept > 0)
    assert [(one.line, one.outcome, one.field) for one in report.items] == [
        (2, "added", ""),
        (3, "added", ""),
        (4, "rejected", "name"),
        (5, "rejected", ""),
    ]
    assert [one.line for one in rejected] == [4, 5]
    assert (session.scalar(select(func.count()).select_from(Person)) or 0) - (before or 0) == kept
