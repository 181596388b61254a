"""Deciding again on a case, and all decisions that were taken on it."""

from api.deps import Config, CurrentActor, Db, Now
from api.documenting import refusing
from api.schemas.corrections import Decided, WrongIn
from api.schemas.parts import Listed
from api.unit import Router
from gridgis.cases.actions import opened
from gridgis.casework import redeciding
from gridgis.casework.redeciding import Redecided
from gridgis.routing import decisions as kept
from gridgis.routing.answers import answers

router = Router(tags=["cases"])


@router.post("/cases/{number}/redecide", responses=refusing(409))
def redecide(db: Db, actor: CurrentActor, settings: Config, at: Now, number: str, body: WrongIn) -> Redecided:
    """Put a place, a category or a grid right and decide anew; a preview stores nothing."""
    return redeciding.correct(db, actor, number, body.wrong(), settings.terms, at=at, preview=body.preview)


@router.get("/cases/{number}/decisions")
def decisions(db: Db, actor: CurrentActor, at: Now, number: str) -> Listed[Decided]:
    """Every decision that was taken on a case, oldest first."""
    case = opened(db, actor, number, at=at)
    rows = kept.every(db, case)
    told = answers(db, [row.route for row in rows])
    return Listed(
        items=[
            Decided(seq=d.seq, at=d.at, cause=d.cause, actor=d.actor_name, note=d.note, answer=one)
            for d, one in zip(rows, told, strict=True)
        ]
    )
