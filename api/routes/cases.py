"""Cases: lists, the map, one story, and its moves."""

from datetime import timedelta
from functools import partial
from typing import Annotated, Literal

from fastapi import Depends, Query, Request, Response

from api.deps import BboxQuery, Config, CurrentActor, Day, Db, Now, PageQuery, moment
from api.documenting import refusing
from api.routes.shapes import GEOJSON, Shapes, geojson
from api.schemas.cases import CaseClusters, CasePoints, CategoryOut, ContactIn, MoveIn, NamingIn, RemovalIn, ScopeCounts
from api.schemas.parts import Listed, NameIn, PageOf
from api.unit import Router
from gridgis.analytics.figures import Period
from gridgis.analytics.rows import passed
from gridgis.cases import briefs, clusters, in_force, lists, maps, moving, naming, queries, scopes, undoing
from gridgis.cases.actions import opened
from gridgis.cases.briefs import Brief
from gridgis.cases.filters import Filter, MeasureName
from gridgis.cases.knowing import Nominee
from gridgis.cases.ladder import Rung
from gridgis.cases.lists import ORDERS
from gridgis.cases.onlookers import Onlooker, onlookers
from gridgis.cases.rules import Escalated, Hop, State
from gridgis.cases.slip_rules import SlipLevel
from gridgis.cases.waiting import Post
from gridgis.casework import contacts, stories
from gridgis.casework.contacts import Contact
from gridgis.casework.made import MoveMade, made
from gridgis.casework.parts import EventPart
from gridgis.casework.stories import Stand, Story
from gridgis.core.geo import cell_named
from gridgis.core.vocabulary import Source
from gridgis.people.spelling import initials
from gridgis.suggesting.cards import Taken, taken

router = Router(tags=["cases"])

SHOWN = [name for name in CategoryOut.model_fields if name not in {"often", "initials"}]
OFTEN = timedelta(days=90)


def parse_filter(
    settings: Config,
    bbox: BboxQuery,
    at: Now,
    open: bool | None = None,
    state: State | None = None,
    place: Annotated[str | None, Query(description="code of a division or grid")] = None,
    category: Annotated[str | None, Query(description="code of either level, or a platform")] = None,
    office: str | None = None,
    source: Source | None = None,
    due: Annotated[
        Literal["overdue", "near_due", "24h", "in_time", "suspended"] | None,
        Query(
            description="near_due: most of the limit that runs is used (`near_due_share`); 24h: it ends within 24"
            " hours; in_time and suspended: neither overdue nor near_due"
        ),
    ] = None,
    measure: Annotated[
        MeasureName | None,
        Query(description="the cases that a figure counts; from and to are days of what it counts by"),
    ] = None,
    cell: Annotated[str | None, Query(max_length=20, description="H3 cell of resolution 5 to 11")] = None,
    rings: Annotated[int, Query(ge=0, le=2, description="so many rings of cells around the cell too")] = 0,
    matter: Annotated[
        str | None, Query(max_length=40, description="number of the first case of a matter that came back")
    ] = None,
    text: Annotated[str | None, Query(max_length=100)] = None,
    begin: Annotated[Day | None, Query(alias="from", description="first local day of submission")] = None,
    flag: Annotated[str | None, Query(max_length=40, description="a flag; place_doubt: any of the place")] = None,
    end: Annotated[Day | None, Query(alias="to", description="last local day of submission")] = None,
    rung: Annotated[Rung | None, Query(description="open cases whose limit came to this rung of the ladder")] = None,
    escalated: Annotated[Escalated | None, Query(description="cases that are before this level")] = None,
    supervised: Annotated[SlipLevel | None, Query(description="cases with a slip out; red: with a red one")] = None,
    sensitive: Annotated[bool | None, Query(description="false: without sensitive cases, as figures count")] = None,
    suggested: Annotated[
        Taken | None, Query(description="cases whose report came with suggestions, or took the first, or one of three")
    ] = None,
    hop: Annotated[
        Hop | None,
        Query(description="open cases in a hop of their life; with measure closed, closed ones that passed it"),
    ] = None,
    post: Annotated[Post | None, Query(description="open cases that wait for this post")] = None,
    pace: Annotated[
        Literal["over"] | None,
        Query(description="with a hop and measure closed: those that took longer than its limit of today"),
    ] = None,
    weekdays: Annotated[str | None, Query(max_length=5, description="of submission, 1 is Monday: 3 or 1-5")] = None,
    hours: Annotated[str | None, Query(max_length=5, description="of submission: 8, or 18-20 to before 20")] = None,
    flow: Annotated[
        str | None, Query(max_length=130, description="source>target: passed on by one office to another, or helped by")
    ] = None,
    located: Annotated[bool | None, Query(description="false: those that have no place on the map")] = None,
) -> Filter:
    """Which cases are meant."""
    first = Period(begin, begin, settings.timezone).bounds()[0] if begin else None
    last = Period(end, end, settings.timezone).bounds()[1] if end else None
    return Filter(
        measure=measure,
        open=open,
        state=state,
        place=place,
        category=category,
        office=office,
        source=source,
        due=due,
        words=text,
        bbox=bbox,
        begin=first,
        end=last,
        flag=flag,
        cell=None if cell is None else cell_named(cell),
        rings=rings,
        matter=matter,
        sensitive=sensitive,
        located=located,
        rung=rung,
        escalated=escalated,
        supervised=supervised,
        waits=None if suggested is None else taken(suggested, at),
        behind=partial(passed, hop, over=pace is not None, zone=settings.timezone, closed=(first, last))
        if hop and measure == "closed"
        else None,
        hop=None if measure == "closed" else hop,
        post=post,
        weekdays=weekdays,
        hours=hours,
        zone=settings.timezone,
        flow=flow,
    )


FilterQuery = Annotated[Filter, Depends(parse_filter)]


@router.post("/cases/{number}/moves", responses=refusing(409))
def move(db: Db, actor: CurrentActor, settings: Config, at: Now, number: str, body: MoveIn) -> MoveMade:
    """Move a case one step; the answer is how it stands then, with the moves open. Its story is asked for apart.

    A move can take a case out of its mover's sight: a returned one is no longer its office's.
    """
    case = moving.move(db, actor, number, body.asked(), zone=settings.timezone, at=at)
    return made(db, actor, case, at=at)


@router.post("/cases/{number}/undo", responses=refusing(409))
def undo(db: Db, actor: CurrentActor, at: Now, number: str) -> Stand:
    """Undo what the actor did last with a case, within `undo_seconds`; it stands exactly as before, and both are told.

    Refused where the table of moves does not let it be undone, its time is over, or somebody has gone on meanwhile.
    """
    return stories.stand_of(db, actor, undoing.undo(db, actor, number, at=at), at=at)


@router.post("/cases/{number}/contact", responses=refusing(409))
def contact(db: Db, actor: CurrentActor, at: Now, number: str, body: ContactIn) -> Listed[Contact]:
    """Open how the reporters of a case can be reached, with a reason; the timeline of the case tells it."""
    return Listed(items=contacts.open_contact(db, actor, number, body.reason, at=at))


@router.get("/categories")
def categories(db: Db, actor: CurrentActor, at: Now) -> Listed[CategoryOut]:
    """What can be reported, in code order, and how often each is."""
    often = queries.often(db, actor, at - OFTEN)
    facts = [{name: getattr(row, name) for name in SHOWN} for row in in_force.categories(db, day=at.date())]
    return Listed(
        items=[CategoryOut(**one, often=often.get(one["code"], 0), initials=initials(one["name_zh"])) for one in facts]
    )


@router.get("/cases")
def listed(
    db: Db,
    actor: CurrentActor,
    at: Now,
    wanted: FilterQuery,
    page: PageQuery,
    sort: Literal["newest", "due"] = "newest",
) -> PageOf[Brief]:
    """Cases the actor may read, newest or most pressing first."""
    after = page.after(sort, lambda order: ORDERS[sort][ORDERS[sort].index(order)], moment, str)
    rows = lists.listed(db, actor, wanted, at=at, sort=sort, after=after, limit=page.limit)
    following = page.cut(sort, rows, lambda last: lists.key_of(last, sort))
    return PageOf(items=briefs.listed(db, actor, rows, at), next=following)


@router.get("/cases/counts")
def counts(db: Db, actor: CurrentActor, at: Now, wanted: FilterQuery) -> ScopeCounts:
    """How many cases the actor may read behind each tab of a list, counted no further than one beyond `most`."""
    return ScopeCounts(most=scopes.MOST, scopes=scopes.counts(db, actor, wanted, at=at))


@router.get("/cases.geojson", response_model=CasePoints, response_class=Shapes, responses=GEOJSON)
def shapes(request: Request, db: Db, actor: CurrentActor, at: Now, wanted: FilterQuery) -> Response:
    """Located cases as GeoJSON points, EPSG:4490; the most pressing 5,000, `truncated` when there are more."""
    return geojson(request, maps.points(db, actor, wanted, at=at))


@router.get("/cases/clusters", response_model=CaseClusters, response_class=Shapes, responses=GEOJSON)
def clustered(
    request: Request,
    db: Db,
    actor: CurrentActor,
    at: Now,
    wanted: FilterQuery,
    zoom: Annotated[int, Query(ge=0, le=30, description="of a web map; from 17 on every spot stands by itself")],
) -> Response:
    """Located cases in clusters with counts, EPSG:4490, those that touch the box; each counts its cell or spot whole.

    The list behind a mark has the same filter without the box, with its `cell`, or where it has none with its `box`
    as `bbox`; always with `sensitive=false`.
    """
    return geojson(request, clusters.clusters(db, actor, wanted, zoom=zoom, at=at))


@router.get("/cases/{number}")
def shown(db: Db, actor: CurrentActor, settings: Config, at: Now, number: str) -> Story:
    """The whole story of a case, with the moves now open."""
    return stories.story(db, actor, number, zone=settings.timezone, at=at)


@router.get("/cases/{number}/seen-by")
def seen_by(db: Db, actor: CurrentActor, at: Now, number: str) -> Listed[Onlooker]:
    """Who can see a case today, and by which post; of a sensitive case, who stands on its list."""
    opened(db, actor, number, at=at)
    return Listed(items=onlookers(db, actor, number, at.date()))


@router.get("/cases/{number}/events")
def events(db: Db, actor: CurrentActor, at: Now, number: str) -> Listed[EventPart]:
    """The moves of a case, oldest first."""
    return Listed(items=stories.story_events(db, opened(db, actor, number, at=at)))


@router.post("/cases/{number}/readers/candidates", responses=refusing(403, 409))
def candidates(db: Db, actor: CurrentActor, at: Now, number: str, body: NameIn) -> Listed[Nominee]:
    """Who could be put on the need-to-know list of a sensitive case by this actor, by name; 20 at most."""
    return Listed(items=naming.candidates(db, actor, number, body.q.strip(), at=at))


@router.post("/cases/{number}/readers", responses=refusing(409))
def name_reader(db: Db, actor: CurrentActor, settings: Config, at: Now, number: str, body: NamingIn) -> Story:
    """Put somebody on the need-to-know list of a sensitive case."""
    case = naming.name(db, actor, number, body.username, body.reason, at=at)
    return stories.story_of(db, actor, case, zone=settings.timezone, at=at)


@router.post("/cases/{number}/readers/{username}/removal", responses=refusing(409))
def remove_reader(
    db: Db, actor: CurrentActor, settings: Config, at: Now, number: str, username: str, body: RemovalIn
) -> Story:
    """Take somebody off the need-to-know list of a sensitive case."""
    case = naming.unname(db, actor, number, username, body.reason, at=at)
    return stories.story_of(db, actor, case, zone=settings.timezone, at=at)
