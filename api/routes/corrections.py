"""Deciding again on a case, and all decisions that were taken on it."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from api.deps import Config, CurrentActor, Db, Now
from api.documenting import refusing
from api.schemas.texts import Text
from gridgis.cases.actions import opened
from gridgis.routing import decisions as kept
from gridgis.routing import redeciding
from gridgis.routing.answers import RouteAnswer, answers
from gridgis.routing.redeciding import Redecided, Wrong
from gridgis.routing.standing import Terms

router = APIRouter(tags=["cases"])


class WrongIn(BaseModel):
    """One thing that was wrong (a point, an address, the category or the grid), and how it is known."""

    model_config = ConfigDict(extra="forbid")

    lng: float | None = Field(None, description="longitude or easting of the datum")
    lat: float | None = None
    datum: Text = Field("wgs84", max_length=40)
    accuracy_m: float | None = Field(None, ge=0, le=100_000)
    address: Text = Field("", max_length=300)
    category_code: Text | None = Field(None, max_length=20)
    grid_code: Text | None = Field(None, max_length=20)
    note: Text = Field("", max_length=4000)
    preview: bool = False

    def wrong(self) -> Wrong:
        """As the action takes it."""
        return Wrong(**self.model_dump(exclude={"preview"}))


class Decided(BaseModel):
    """A decision with its cause: `received moved category net confirmed`."""

    seq: int
    at: datetime
    cause: str
    actor: str
    note: str
    answer: RouteAnswer


class Decisions(BaseModel):
    """Decisions on a case, oldest first."""

    items: list[Decided]


@router.post("/cases/{number}/redecide", responses=refusing(409))
def redecide(db: Db, actor: CurrentActor, settings: Config, at: Now, number: str, body: WrongIn) -> Redecided:
    """Put a place, a category or a grid right and decide anew; a preview stores nothing."""
    terms = Terms(settings.timezone, settings.nearest_grid_m)
    return redeciding.correct(db, actor, number, body.wrong(), terms, at=at, preview=body.preview)


@router.get("/cases/{number}/decisions")
def decisions(db: Db, actor: CurrentActor, at: Now, number: str) -> Decisions:
    """Every decision that was taken on a case."""
    case = opened(db, actor, number, at=at)
    rows = kept.every(db, case)
    told = answers(db, [row.route for row in rows])
    return Decisions(
        items=[
            Decided(seq=d.seq, at=d.at, cause=d.cause, actor=d.actor_name, note=d.note, answer=one)
            for d, one in zip(rows, told, strict=True)
        ]
    )
