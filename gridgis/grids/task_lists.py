"""Which task list is in force for a grid, and what it has the grid do."""

from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from gridgis.core.held import TASKS, held
from gridgis.grids.models import Grid
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
    layer, county, town = held(session, "grids' layers", lambda: _layers(session), of=("grids",)).get(grid, _NOWHERE)
    lists = held(session, "task lists", lambda: _published(session), of=TASKS)
    places = [(county, None), *([(county, town)] if town else [])]
    found = [next((items for first, items in lists.get(place, ()) if first <= day), []) for place in places]
    return layer, [one for items in found for one in items if category in one.categories]


_NOWHERE = "", "", None


def _layers(session: Session) -> dict[str, tuple[str, str, str | None]]:
    """Of each grid its layer, county and town."""
    rows = session.execute(select(Grid.code, Grid.layer, Grid.county_code, Grid.town_code))
    return {code: (layer, county, town) for code, layer, county, town in rows}


def _published(session: Session) -> dict[tuple[str, str | None], list[tuple[date, list[TaskItem]]]]:
    """The published lists of each county and town, the newest first."""
    asked = select(TaskList.county_code, TaskList.town_code, TaskList.first_day, TaskList.items)
    found: dict[tuple[str, str | None], list[tuple[date, list[TaskItem]]]] = {}
    order = (TaskList.first_day.desc(), TaskList.id.desc())
    for county, town, first, items in session.execute(asked.where(TaskList.first_day.is_not(None)).order_by(*order)):
        found.setdefault((county, town), []).append((first, [TaskItem(**one) for one in items]))
    return found
