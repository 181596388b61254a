"""Funds of grid work: the ledger of towns' budgets, and awards."""

from typing import Annotated

from fastapi import Query
from fastapi.responses import FileResponse

from api.deps import CurrentActor, Db, Now, allow
from api.documenting import refusing
from api.routes.table_files import BOOK, XLSX, Tongue
from api.schemas.funds import BookingIn, CounterIn, DecidingIn
from api.schemas.parts import Listed
from api.unit import Router
from api.uploads import Folder
from gridgis.people.funds import actions, awards, queries
from gridgis.people.funds.awards import AwardLedger
from gridgis.people.funds.queries import FundEntryRow, Ledger
from gridgis.people.funds.rules import FIRST_YEAR, LAST_YEAR, FundKind, FundLine

router = Router(tags=["people"])

Parent = Annotated[str, Query(max_length=20, description="a town, or a county or city with its towns")]
Year = Annotated[int, Query(ge=FIRST_YEAR, le=LAST_YEAR)]


@router.get("/funds", responses=refusing(403, 404))
def ledger(db: Db, actor: CurrentActor, parent: Parent, year: Year) -> Ledger:
    """What each line planned for, brought into and spent from towns' budgets in a year, where you read funds."""
    return queries.ledger(db, actor, parent, year)


@router.get("/funds/entries", responses=refusing(403, 404))
def entries(
    db: Db,
    actor: CurrentActor,
    parent: Parent,
    year: Year,
    line: FundLine | None = None,
    kind: FundKind | None = None,
) -> Listed[FundEntryRow]:
    """The entries that a sum adds up, the newest day first."""
    return Listed(items=queries.entries(db, actor, parent, year, line=line, kind=kind))


@router.post("/funds/entries", status_code=201, responses=refusing(404))
def book(db: Db, actor: CurrentActor, at: Now, sent: BookingIn) -> FundEntryRow:
    """Write an entry into the ledger of a town whose funds you manage."""
    return actions.book(db, actor, sent.booking(), at=at)


@router.post("/funds/entries/{entry_id}/counter", status_code=201, responses=refusing(404, 409))
def counter(db: Db, actor: CurrentActor, at: Now, entry_id: int, sent: CounterIn) -> FundEntryRow:
    """Take an entry back by a counter entry; nothing is changed or deleted."""
    return actions.counter(db, actor, entry_id, sent.reason, at=at)


@router.get("/awards", responses=refusing(403, 404))
def award_ledgers(db: Db, actor: CurrentActor, parent: Parent, year: Year) -> Listed[AwardLedger]:
    """Awards of a year by town: each person's, the county's part and the town's."""
    return Listed(items=awards.awards(db, actor, parent, year))


@router.post("/awards", status_code=201, responses=refusing(404, 409))
def decide(db: Db, actor: CurrentActor, at: Now, sent: DecidingIn) -> AwardLedger:
    """Enter what a town decided on its awards of a year, with the record of the decision."""
    return awards.decide(db, actor, sent.deciding(), at=at)


@router.post("/awards/{decision_id}/cancel", responses=refusing(404, 409))
def cancel(db: Db, actor: CurrentActor, at: Now, decision_id: int) -> AwardLedger:
    """Take a decision on awards back, so that another can be entered."""
    return awards.cancel(db, actor, decision_id, at=at)


@router.get(
    "/exports/awards", dependencies=[allow(60)], response_class=FileResponse, responses=BOOK | refusing(403, 404)
)
def export_awards(
    db: Db, actor: CurrentActor, folder: Folder, tongue: Tongue, parent: Parent, year: Year
) -> FileResponse:
    """The award ledger of a year as a workbook: town, person, award, the county's part, the town's part."""
    from gridgis.exchange.funds.award_book import write  # noqa: PLC0415 - openpyxl, only where it is needed

    path = folder / "awards.xlsx"
    write(db, actor, path, parent, year, tongue)
    return FileResponse(path, media_type=XLSX, filename=f"awards-{parent}-{year}.xlsx")
