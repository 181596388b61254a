"""Task lists as they are read: what applies on a day, the draft with what it changes, versions, and a worker's own."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import NotFound
from gridgis.divisions.models import Division
from gridgis.grids.models import Grid, GridVersion
from gridgis.grids.task_items import TaskItem
from gridgis.grids.task_lists import in_force, items_of, of_place
from gridgis.grids.task_models import TaskList
from gridgis.people.places import spots
from gridgis.security.models import Post
from gridgis.security.rules import Actor, Spot, require_any
from gridgis.tasks.listing import missing
from gridgis.tasks.rules import Difference, differences

MANAGE = "task.manage"


@dataclass(frozen=True)
class ListTold:
    """A published list: whose, from which day, why, by whom; for a town's, who of the county took note."""

    id: int
    town_code: str | None
    place_name: str
    first_day: date
    items: int
    reason: str
    published_by: str
    published_at: datetime
    seen_by: str
    seen_at: datetime | None


@dataclass(frozen=True)
class ItemOn:
    """An item that applies, and the town that added it; none for the county's."""

    town_code: str | None
    town_name: str
    item: TaskItem


@dataclass(frozen=True)
class DraftTold:
    """A draft, and how it differs from what is in force on a day.

    `unlisted` are the categories in which the grid comes first on that day without standing on the county's draft.
    """

    town_code: str | None
    version: int
    items: list[TaskItem]
    changed_by: str
    changed_at: datetime
    differences: list[Difference]
    unlisted: list[str]


@dataclass(frozen=True)
class TasksView:
    """What workers of a county or a town do on a day, and how many hours of a grid and month that is at most.

    `unlisted` are the categories in which the grid comes first without standing on the list. `may` says whether the
    one who asks sets the list of this place, `notes` whether they take note of towns' lists.
    """

    county_code: str
    town_code: str | None
    place_name: str
    day: date
    items: list[ItemOn]
    hours: float
    lists: list[ListTold]
    draft: DraftTold | None
    unlisted: list[str]
    may: bool
    notes: bool


@dataclass(frozen=True)
class GridTasks:
    """What somebody does in one of their grids on a day."""

    grid_code: str
    grid_name: str
    items: list[ItemOn]


def place(session: Session, actor: Actor, county_code: str, town_code: str | None) -> Division:
    """The county or town whose list is asked for.

    Raises:
        NotFound: there is none, or the actor reads no grids of the county.
        Forbidden: they read grids nowhere.
    """
    require_any(actor, "grid.read", MANAGE)
    county = session.get(Division, county_code)
    reads = [(h.level, h.code) for h in actor.held if not h.verbs.isdisjoint(("grid.read", MANAGE))]
    if county is None or county.level != "county" or not _in_county(session, reads, county_code):
        raise NotFound("divisions.no_division", code=county_code)
    if town_code is None:
        return county
    town = session.get(Division, town_code)
    if town is None or town.level != "town" or town.parent_code != county_code:
        raise NotFound("divisions.no_division", code=town_code)
    return town


def _in_county(session: Session, places: list[tuple[str, str]], county_code: str) -> bool:
    lies = spots(session, places)
    return any(level == "all" or lies.get((level, code), Spot()).county_code == county_code for level, code in places)


def sets(actor: Actor, county_code: str, town_code: str | None) -> bool:
    """Whether an actor sets the list of a county, or of a town of it."""
    return actor.may(MANAGE, Spot(county_code, town_code))


def view(session: Session, actor: Actor, county_code: str, day: date, *, town_code: str | None = None) -> TasksView:
    """What applies on a day in a county, with all its towns' additions, or in one of its towns."""
    here = place(session, actor, county_code, town_code)
    may = sets(actor, county_code, town_code)
    towns: Towns = {town_code: here.name} if town_code else _towns(session, county_code)
    items = applying(session, county_code, day, towns)
    county_hours = sum(one.item.hours for one in items if one.town_code is None)
    added = [sum(one.item.hours for one in items if one.town_code == code) for code in towns]
    return TasksView(
        county_code=county_code,
        town_code=town_code,
        place_name=here.name,
        day=day,
        items=items,
        hours=round(county_hours + max(added, default=0.0), 2),
        lists=versions(session, county_code, {None: "", **towns}, town_code),
        draft=_draft(session, county_code, town_code, day) if may else None,
        unlisted=missing(session, county_code, day),
        may=may,
        notes=sets(actor, county_code, None),
    )


Towns = dict[str | None, str]
"""Names of towns by code."""


def _towns(session: Session, county_code: str) -> Towns:
    asked = select(Division).where(Division.parent_code == county_code, Division.level == "town")
    return {one.code: one.name for one in session.scalars(asked.order_by(Division.code))}


def applying(session: Session, county_code: str, day: date, towns: Towns) -> list[ItemOn]:
    """The items of a county that apply on a day, then those that some of its towns add, by code."""
    found = [ItemOn(None, "", one) for one in items_of(in_force(session, county_code, None, day))]
    for code, name in towns.items():
        found += [ItemOn(code, name, one) for one in items_of(in_force(session, county_code, code, day))]
    return found


def versions(session: Session, county_code: str, names: Towns, town_code: str | None = None) -> list[ListTold]:
    """Published lists of a county and its towns, or of one town alone, the newest first."""
    asked = select(TaskList).where(TaskList.county_code == county_code, TaskList.published_at.is_not(None))
    if town_code is not None:
        asked = asked.where(*of_place(county_code, town_code))
    return [
        ListTold(
            id=one.id,
            town_code=one.town_code,
            place_name=names.get(one.town_code, ""),
            first_day=one.first_day or date.min,
            items=len(one.items),
            reason=one.reason,
            published_by=one.published_by,
            published_at=one.published_at or one.changed_at,
            seen_by=one.seen_by,
            seen_at=one.seen_at,
        )
        for one in session.scalars(asked.order_by(TaskList.published_at.desc(), TaskList.id.desc()).limit(100))
    ]


def draft_of(session: Session, county_code: str, town_code: str | None) -> TaskList | None:
    """The draft of a county or a town."""
    asked = select(TaskList).where(*of_place(county_code, town_code), TaskList.published_at.is_(None))
    return session.scalars(asked, execution_options={"populate_existing": True}).first()


def _draft(session: Session, county_code: str, town_code: str | None, day: date) -> DraftTold | None:
    found = draft_of(session, county_code, town_code)
    if found is None:
        return None
    items = items_of(found)
    changed = differences(items_of(in_force(session, county_code, town_code, day)), items)
    has = {code for one in items for code in one.categories}
    unlisted = [] if town_code else missing(session, county_code, day, has)
    return DraftTold(town_code, found.version, items, found.changed_by, found.changed_at, changed, unlisted)


def mine(session: Session, actor: Actor, day: date) -> list[GridTasks]:
    """What the one who asks does in each of their grids on a day; nothing for who serves none."""
    asked = (
        select(Grid.code, Grid.layer, Grid.county_code, Grid.town_code, GridVersion.name, Division.name)
        .join(Post, Post.grid_code == Grid.code)
        .join(GridVersion, GridVersion.grid_code == Grid.code)
        .join(Division, Division.code == Grid.town_code)
        .where(Post.person_id == actor.person_id, Post.period.op("@>")(day), GridVersion.period.op("@>")(day))
        .distinct()
        .order_by(Grid.code)
    )
    told = []
    for code, layer, county, town, name, town_name in session.execute(asked).all():
        items = applying(session, county, day, {town: town_name})
        told.append(GridTasks(code, name, [one for one in items if one.item.at(layer, code)]))
    return told
