"""Which task list is in force for a grid, and what it has the grid do."""

from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from gridgis.core.sql import Prepared
from gridgis.grids.task_items import TaskItem
from gridgis.grids.task_models import TaskList


def of_place(county_code: str, town_code: str | None) -> list[ColumnElement[bool]]:
    """The conditions of the lists of a county itself, or of one of its towns."""
    own = TaskList.town_code.is_(None) if town_code is None else TaskList.town_code == town_code
    return [TaskList.county_code == county_code, own]


def in_force(session: Session, county_code: str, town_code: str | None, day: date) -> TaskList | None:
    """The list of a place that is in force on a day."""
    asked = select(TaskList).where(*of_place(county_code, town_code), TaskList.first_day <= day)
    return session.scalars(asked.order_by(TaskList.first_day.desc(), TaskList.id.desc()).limit(1)).first()


def items_of(found: TaskList | None) -> list[TaskItem]:
    """The items of a list."""
    return [TaskItem(**one) for one in found.items] if found is not None else []


def covering(session: Session, grid: str, category: str, day: date) -> tuple[str, list[TaskItem]]:
    """What the lists in force on a day, the county's and the town's own, say of a category of cases.

    Returns:
        The layer of the grid, and the items that name the category, wherever they are done, the county's first.
    """
    rows = _COVERING.rows(session, grid=grid, category=category, day=day)
    return (rows[0][0] if rows else ""), [TaskItem(**row[1]) for row in rows if row[1] is not None]


_COVERING = Prepared("""
    SELECT grids.layer, item.told FROM grids
    LEFT JOIN LATERAL (
        SELECT items FROM task_lists AS list
        WHERE list.county_code = grids.county_code AND list.town_code IS NULL AND list.first_day <= CAST(:day AS date)
        ORDER BY list.first_day DESC, list.id DESC LIMIT 1
    ) AS county ON true
    LEFT JOIN LATERAL (
        SELECT items FROM task_lists AS list
        WHERE list.county_code = grids.county_code AND list.town_code = grids.town_code
            AND list.first_day <= CAST(:day AS date)
        ORDER BY list.first_day DESC, list.id DESC LIMIT 1
    ) AS town ON true
    LEFT JOIN LATERAL (
        SELECT one.told FROM jsonb_array_elements(coalesce(county.items, '[]') || coalesce(town.items, '[]'))
            WITH ORDINALITY AS one (told, nth)
        WHERE jsonb_exists(one.told -> 'categories', :category) ORDER BY one.nth
    ) AS item ON true
    WHERE grids.code = :grid
""")
"""The same order of lists as `in_force` has."""
