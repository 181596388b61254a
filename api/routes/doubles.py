"""Doubles: cases that may be one matter, before a person who merges them or says that they are not."""

from typing import Annotated

from fastapi import Query

from api.deps import CurrentActor, Db, Now
from api.documenting import refusing
from api.schemas.doubles import DoubleCount, WrittenIn
from api.schemas.parts import Listed
from api.unit import Router
from gridgis.cases.actions import opened
from gridgis.casework.doubles import actions, queries, seeking
from gridgis.casework.doubles.queries import Double, Doubles

router = Router(tags=["cases"])

MOST = 100


@router.get("/cases/{number}/doubles")
def doubles(db: Db, actor: CurrentActor, at: Now, number: str) -> Doubles:
    """What may be the same matter as a case, with the reasons; what was found not to be; and when it came before."""
    return queries.doubles(db, actor, opened(db, actor, number, at=at), at=at)


@router.post("/cases/{number}/doubles/{other}/apart", responses=refusing(409))
def tell_apart(db: Db, actor: CurrentActor, at: Now, number: str, other: str) -> Doubles:
    """Say that two cases are different matters: neither is proposed for the other again."""
    return queries.doubles(db, actor, actions.tell_apart(db, actor, number, other, at=at), at=at)


@router.post("/cases/{number}/doubles/{other}/apart/undo", responses=refusing(409))
def take_back(db: Db, actor: CurrentActor, at: Now, number: str, other: str) -> Doubles:
    """Take back that two cases are different matters."""
    return queries.doubles(db, actor, actions.take_back(db, actor, number, other, at=at), at=at)


@router.get("/doubles")
def counts(
    db: Db,
    actor: CurrentActor,
    at: Now,
    number: Annotated[list[str], Query(max_length=MOST, description="numbers of cases, of one page of a queue")],
) -> Listed[DoubleCount]:
    """How many cases may be the same matter as each of some; those with none, and sensitive ones, are left out."""
    found = queries.counted(db, actor, number, at=at)
    return Listed(items=[DoubleCount(number=one, count=count) for one, count in sorted(found.items())])


@router.post("/reports/doubles")
def of_report(db: Db, actor: CurrentActor, at: Now, body: WrittenIn) -> Listed[Double]:
    """Open cases that may be what is being reported, so that the sender can join one instead; the likeliest first."""
    sought = seeking.of_report(db, body.category, body.text, body.lng, body.lat, body.accuracy_m, at)
    return Listed(items=queries.of_new(db, actor, sought, at=at))
