"""Objects that are collected once, and what is collected of them."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Request, Response

from api.deps import CurrentActor, Day, Db, Now, PageQuery, Today
from api.documenting import refusing
from api.routes.shapes import GEOJSON, Shapes, geojson
from api.schemas.objects import (
    CollectionIn,
    ObjectConfirmationIn,
    ObjectEndingIn,
    ObjectIn,
    ObjectOpeningIn,
    ObjectPoints,
    ObjectsWanted,
)
from api.schemas.parts import Listed, NameIn, PageOf
from api.unit import Router
from gridgis.objects import actions, ground, queries, schemas
from gridgis.objects.actions import Unsealed
from gridgis.objects.ground import AddressFound
from gridgis.objects.items import ObjectKind
from gridgis.objects.queries import KindCount, ObjectRow, ObjectStory, Wish
from gridgis.objects.schemas import CollectionView

router = Router(tags=["objects"])


@router.post("/objects/search", responses=refusing(403, 404))
def listed(db: Db, actor: CurrentActor, today: Today, page: PageQuery, wanted: ObjectsWanted) -> PageOf[ObjectRow]:
    """Objects of your grids or places, the last made first."""
    after = page.after("objects", int)
    found = queries.listed(db, actor, wanted.wish(), today, after=after[0] if after else None, limit=page.limit)
    return PageOf(items=found, next=page.cut("objects", found, lambda last: (last.number,)))


@router.post("/objects/counts", responses=refusing(403, 404))
def counts(db: Db, actor: CurrentActor, today: Today, wanted: ObjectsWanted) -> Listed[KindCount]:
    """The same counted by kind, and how many should have been confirmed again by now."""
    return Listed(items=queries.counts(db, actor, wanted.wish(), today))


@router.get(
    "/objects.geojson",
    response_model=ObjectPoints,
    response_class=Shapes,
    responses=GEOJSON | refusing(403, 404),
)
def drawn(
    request: Request,
    db: Db,
    actor: CurrentActor,
    today: Today,
    place: Annotated[str | None, Query(max_length=20, description="a division or a grid")] = None,
    kind: ObjectKind | None = None,
    late: bool = False,
) -> Response:
    """Objects as points; people are never drawn."""
    return geojson(request, queries.drawn(db, actor, Wish(place, kind, late), today))


@router.post("/objects/addresses", responses=refusing(403))
def addresses(db: Db, actor: CurrentActor, today: Today, wanted: NameIn) -> Listed[AddressFound]:
    """Standard addresses where you collect objects, that hold what is typed."""
    return Listed(items=ground.addresses(db, actor, wanted.q, today))


@router.get("/objects/{object_id}", responses=refusing(404))
def story(db: Db, actor: CurrentActor, today: Today, object_id: UUID) -> ObjectStory:
    """An object with its form and history, without what is sealed."""
    return queries.story(db, actor, object_id, today)


@router.put("/objects/{object_id}", responses=refusing(403, 404, 409))
def save(db: Db, actor: CurrentActor, at: Now, object_id: UUID, sent: ObjectIn) -> ObjectStory:
    """Keep an object, new or as it is now; the same again changes nothing."""
    actions.save(db, actor, object_id, sent.wish(), at=at)
    return queries.story(db, actor, object_id, at.date())


@router.post("/objects/{object_id}/confirmation", responses=refusing(403, 404, 409))
def confirm(db: Db, actor: CurrentActor, at: Now, object_id: UUID, sent: ObjectConfirmationIn) -> ObjectStory:
    """Say that an object is as it is told."""
    actions.confirm(db, actor, object_id, sent.version, at=at)
    return queries.story(db, actor, object_id, at.date())


@router.post("/objects/{object_id}/ending", responses=refusing(403, 404, 409))
def end(db: Db, actor: CurrentActor, at: Now, object_id: UUID, sent: ObjectEndingIn) -> ObjectStory:
    """Say that an object is there no more."""
    actions.end(db, actor, object_id, sent.reason, sent.version, at=at)
    return queries.story(db, actor, object_id, at.date())


@router.post("/objects/{object_id}/opening", responses=refusing(403, 404, 409))
def unseal(db: Db, actor: CurrentActor, at: Now, object_id: UUID, sent: ObjectOpeningIn) -> Unsealed:
    """Open what is sealed of an object, with a reason that is kept."""
    return actions.unseal(db, actor, object_id, sent.reason, at=at)


@router.get("/collection", responses=refusing(403, 404))
def collection(
    db: Db,
    actor: CurrentActor,
    today: Today,
    county_code: Annotated[str, Query(max_length=20)],
    at: Annotated[Day | None, Query(description="the day whose schema is wanted; today by default")] = None,
) -> CollectionView:
    """What a county collects on a day."""
    return schemas.view(db, actor, county_code, at or today)


@router.post("/collection", status_code=201, responses=refusing(403, 404, 409))
def publish(db: Db, actor: CurrentActor, at: Now, sent: CollectionIn) -> CollectionView:
    """Publish what a county collects from a day on; it is undone by another version."""
    asked = sent.asked()
    schemas.publish(db, actor, sent.county_code, asked, sent.first_day, sent.reason, sent.version, at=at)
    return schemas.view(db, actor, sent.county_code, sent.first_day)
