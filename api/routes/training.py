"""Training sessions: planned, signed in to, tested, and who came as a workbook."""

from datetime import timedelta
from typing import Annotated

from fastapi import Body, Query, Request
from fastapi.responses import FileResponse, Response

from api.deps import Config, CurrentActor, Day, Db, Media, Now, allow
from api.documenting import refusing
from api.problems import refusal
from api.routes.table_files import BOOK, XLSX, Tongue
from api.schemas.parts import Listed
from api.schemas.training import AnswersIn, SeenThereIn, SignInCodeIn, TrainingIn
from api.unit import Router
from api.uploads import Folder, paper
from gridgis.core.errors import Invalid
from gridgis.people.training import actions, materials, queries, testing
from gridgis.people.training.actions import SignCode
from gridgis.people.training.queries import TrainingCard, TrainingRow
from gridgis.people.training.testing import TrainingTest

router = Router(tags=["people"])

LONGEST = 400
"""Days that are told at once."""


@router.get("/trainings", responses=refusing(404))
def trainings(
    db: Db,
    actor: CurrentActor,
    at: Now,
    parent: Annotated[str, Query(max_length=20, description="a county, with its towns, or a town")],
    begin: Annotated[Day | None, Query(alias="from", description="30 days back by default")] = None,
    end: Annotated[Day | None, Query(alias="to", description="60 days ahead by default")] = None,
) -> Listed[TrainingRow]:
    """Training sessions of some days, by their beginning; `own` tells what became of you."""
    first, last = begin or at.date() - timedelta(days=30), end or at.date() + timedelta(days=60)
    if not 0 <= (last - first).days < LONGEST:
        raise Invalid("api.period_turned", field="from")
    return Listed(items=queries.trainings(db, actor, parent, first, last, at.tzinfo))


@router.get("/trainings/own")
def own(db: Db, actor: CurrentActor) -> Listed[TrainingRow]:
    """Sessions to which you were invited, the newest first."""
    return Listed(items=queries.own(db, actor))


@router.post("/trainings", status_code=201, responses=refusing(404))
def plan(db: Db, actor: CurrentActor, at: Now, sent: TrainingIn) -> TrainingCard:
    """Plan a session and invite people."""
    return actions.plan(db, actor, sent.plan(), at=at)


@router.get("/trainings/{training_id}", responses=refusing(404))
def card(db: Db, actor: CurrentActor, training_id: int) -> TrainingCard:
    """One session; everybody invited is told to those who hold it."""
    return queries.card(db, actor, training_id)


@router.post("/trainings/{training_id}/cancel", responses=refusing(404, 409))
def cancel(db: Db, actor: CurrentActor, at: Now, training_id: int) -> TrainingCard:
    """Cancel a session to which nobody has signed in."""
    return actions.cancel(db, actor, training_id, at=at)


@router.get("/trainings/{training_id}/code", responses=refusing(403, 404, 409))
def code(db: Db, actor: CurrentActor, at: Now, training_id: int) -> SignCode:
    """The code to be shown at the session now; a minute later it is another."""
    return actions.code(db, actor, training_id, at=at)


@router.post("/trainings/{training_id}/sign-in", response_model=TrainingCard, responses=refusing(404, 409, 429))
def sign_in(request: Request, db: Db, actor: CurrentActor, at: Now, training_id: int, sent: SignInCodeIn) -> object:
    """Sign yourself in by the code shown at the session; after some wrong ones the next has to wait."""
    made = actions.sign_in(db, actor, training_id, sent.code, at=at)
    return made if isinstance(made, TrainingCard) else refusal(request, made)


@router.post("/trainings/{training_id}/attendance", responses=refusing(404, 409))
def tick(db: Db, actor: CurrentActor, at: Now, training_id: int, sent: SeenThereIn) -> TrainingCard:
    """Sign people in whom you saw there."""
    return actions.tick(db, actor, training_id, sent.person_ids, at=at)


@router.post("/trainings/{training_id}/attendance/{person_id}/undo", responses=refusing(404, 409))
def undo_sign_in(db: Db, actor: CurrentActor, at: Now, training_id: int, person_id: int) -> TrainingCard:
    """Take a sign-in back, with the test and what passing gave."""
    return actions.undo_sign_in(db, actor, training_id, person_id, at=at)


@router.get("/trainings/{training_id}/test", responses=refusing(403, 404, 409))
def test(db: Db, actor: CurrentActor, training_id: int) -> TrainingTest:
    """The questions of the session's test, for whoever came to it."""
    return testing.test(db, actor, training_id)


@router.post("/trainings/{training_id}/test", responses=refusing(404, 409))
def hand_in(db: Db, actor: CurrentActor, at: Now, training_id: int, sent: AnswersIn) -> TrainingCard:
    """Hand your test in; whoever passes is trained for the line."""
    return testing.hand_in(db, actor, training_id, sent.answers, at=at)


@router.post("/trainings/{training_id}/materials", status_code=201, responses=refusing(404, 409, 503))
def put_material(
    db: Db,
    actor: CurrentActor,
    settings: Config,
    media: Media,
    at: Now,
    training_id: int,
    content: Annotated[bytes, Body(media_type="application/octet-stream")],
    name: Annotated[str, Query(max_length=200, description="the file's name")],
) -> TrainingCard:
    """Put a file to the session, a PDF, JPG, PNG or DOCX; kept as it came, under its hash."""
    most = settings.media_max_pixels
    return materials.put(db, actor, training_id, name, content, media, most_pixels=most, at=at)


@router.get("/trainings/{training_id}/materials/{material_id}", response_class=FileResponse)
def material(db: Db, actor: CurrentActor, media: Media, training_id: int, material_id: int) -> Response:
    """A file of the session, for whoever sees it."""
    found = materials.read(db, actor, training_id, material_id)
    return paper(media, found.sha256, found.content_type, found.name)


@router.post("/trainings/{training_id}/materials/{material_id}/removal", responses=refusing(404, 409))
def remove_material(db: Db, actor: CurrentActor, at: Now, training_id: int, material_id: int) -> TrainingCard:
    """Take a file away from the session."""
    return materials.remove(db, actor, training_id, material_id, at=at)


@router.get(
    "/exports/attendance", dependencies=[allow(60)], response_class=FileResponse, responses=BOOK | refusing(403, 404)
)
def export(
    db: Db,
    actor: CurrentActor,
    at: Now,
    folder: Folder,
    tongue: Tongue,
    training: Annotated[int, Query(description="the session")],
) -> Response:
    """Who was invited to a session, came, when and how they signed in, and how they did."""
    from gridgis.exchange.people.attendance import write  # noqa: PLC0415 - openpyxl, only where it is needed

    path = folder / "attendance.xlsx"
    write(db, actor, path, training, tongue, at.tzinfo)
    return FileResponse(path, media_type=XLSX, filename=f"attendance-{training}.xlsx")
