"""Which list is in force, and whether every category in which the grid comes first stands on it."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, literal, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from gridgis.cases.term_models import Category, CategoryVersion
from gridgis.core.errors import Conflict
from gridgis.divisions.models import Division
from gridgis.grids.models import Grid
from gridgis.grids.task_items import TaskItem
from gridgis.grids.task_lists import in_force, items_of, of_place
from gridgis.grids.task_models import TaskList


def every(session: Session, day: date) -> Iterator[tuple[str, str | None, TaskItem]]:
    """The items in force on a day, of each county before its towns: with the county, and the town that added them."""
    asked = select(TaskList.county_code, TaskList.town_code).where(TaskList.first_day.is_not(None)).distinct()
    places = session.execute(asked.order_by(TaskList.county_code, TaskList.town_code.nulls_first())).all()
    for county, town in places:
        for item in items_of(in_force(session, county, town, day)):
            yield county, town, item


def grid_first(county: ColumnElement[str] | Any, day: date) -> Select[str, str, bool]:
    """Categories in which the grid comes first on a day: code, name, and whether the county's list in force has it.

    Sensitive ones are none of them: there a receiver decides.
    """
    version = select(CategoryVersion.first_handler).where(
        CategoryVersion.code == Category.code, CategoryVersion.valid_from <= day
    )
    handler = version.order_by(CategoryVersion.valid_from.desc()).limit(1).scalar_subquery()
    lists = select(TaskList.items).where(
        TaskList.county_code == county, TaskList.town_code.is_(None), TaskList.first_day <= day
    )
    items = lists.order_by(TaskList.first_day.desc(), TaskList.id.desc()).limit(1).correlate(Category).scalar_subquery()
    wanted = func.jsonb_build_array(func.jsonb_build_object("categories", func.jsonb_build_array(Category.code)))
    listed = func.coalesce(items.cast(JSONB).op("@>")(wanted), literal(False))
    first = func.coalesce(handler, Category.first_handler) == "grid"
    asked = select(Category.code, Category.name_zh, listed.label("listed"))
    return asked.where(first, Category.level == 2, Category.sensitive.is_(False)).order_by(Category.code)


def missing(session: Session, county_code: str, day: date, has: Collection[str] | None = None) -> list[str]:
    """Names of the categories in which the grid comes first on a day without standing on the county's list.

    Args:
        has: the categories of another list, in place of the one in force.
    """
    found = session.execute(grid_first(literal(county_code), day))
    return [f"{name} {code}" for code, name, listed in found if not (listed if has is None else code in has)]


def turns(session: Session, county_code: str, first: date, before: date | None) -> list[date]:
    """The days from a first on, before another, on which the county's list or a category becomes another."""
    lists = select(TaskList.first_day).where(*of_place(county_code, None), TaskList.first_day.is_not(None))
    days = {first, *session.scalars(lists), *session.scalars(select(CategoryVersion.valid_from))}
    return sorted(day for day in days if day is not None and day >= first and (before is None or day < before))


def refuse_unlisted(session: Session, county_code: str, first: date, before: date | None) -> None:
    """Refuse what makes the grid come first in a category that the list in force does not have, on any day.

    Raises:
        Conflict: naming the day, and the categories.
    """
    for day in turns(session, county_code, first, before):
        if names := missing(session, county_code, day):
            raise Conflict("tasks.unlisted", day=day, names="、".join(names[:5]), n=len(names))


def refuse_turned(session: Session, code: str, name: str, first: date, before: date | None) -> None:
    """Refuse a category in which the grid is to come first where a county that has grids does not list it.

    Raises:
        Conflict: naming the county and the day.
    """
    begun = exists().where(Grid.county_code == Division.code)
    counties = session.execute(select(Division.code, Division.name).where(Division.level == "county", begun)).all()
    for county, called in counties:
        for day in turns(session, county, first, before):
            found = session.execute(grid_first(literal(county), day).where(Category.code == code)).first()
            if found is not None and not found.listed:
                raise Conflict("tasks.not_on_list", category=name, county=called, day=day)
