"""A county's tables out and in: a form with its names, a report row by row, refused rows back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, Query
from fastapi.responses import FileResponse

from api.deps import CurrentActor, Day, Db, Now, Today, allow
from api.documenting import Responses, refusing
from api.problems import language
from api.schemas.table_files import TableQuery
from api.unit import Router
from api.uploads import Folder, Upload
from gridgis.core.wording import Language
from gridgis.exchange.reading.tables import Row, rows_of
from gridgis.exchange.tables.columns import Column, known
from gridgis.exchange.tables.registry import TABLES, table_of
from gridgis.exchange.tables.sheets import write_rejects
from gridgis.exchange.tables.table import Table, Wanted
from gridgis.exchange.tables.taking import TableReport

router = Router(tags=["files"])

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOOK: Responses = {
    200: {"description": "The workbook", "content": {XLSX: {"schema": {"type": "string", "format": "binary"}}}}
}
BODY: dict[str, Any] = {
    "requestBody": {
        "description": "The file's bytes: a workbook (.xlsx) or CSV with a header",
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}

Tongue = Annotated[Language, Depends(language)]


def _rows(path: Path, asked: TableQuery, columns: Sequence[Column]) -> list[Row]:
    named = path.with_name(asked.name.replace("/", "_").strip(". ") or "table")
    if path.exists():  # a unit may be done again
        path.rename(named)
    return list(rows_of(named, asked.encoding, **known(columns), sheet=asked.sheet))


def _serve(table: Table) -> None:
    """The three ways of a table: out, in, and back what was refused."""
    what = table.name

    @router.get(
        f"/exports/{what}", dependencies=[allow(60)], response_class=FileResponse, responses=BOOK | refusing(403, 404)
    )
    def export(
        db: Db,
        actor: CurrentActor,
        today: Today,
        folder: Folder,
        tongue: Tongue,
        county_code: Annotated[str, Query(max_length=20)],
        at: Annotated[Day | None, Query(description="the day whose rows are wanted; today by default")] = None,
        empty: Annotated[bool, Query(description="the form alone, to be filled in")] = False,
    ) -> FileResponse:
        """A county's rows as a workbook that can be changed and brought in again, or the empty form."""
        day = at or today
        path = folder / f"{what}.xlsx"
        table.write(path, Wanted(db, actor, county_code, day, tongue, empty))
        name = f"{what}-{county_code}-{'form' if empty else day.isoformat()}.xlsx"
        return FileResponse(path, media_type=XLSX, filename=name)

    @router.post(f"/imports/{what}", dependencies=[allow(600)], openapi_extra=BODY, responses=refusing(404, 409))
    def bring_in(
        upload: Upload, db: Db, actor: CurrentActor, at: Now, asked: Annotated[TableQuery, Query()]
    ) -> TableReport:
        """Look at a county's table, or do what it says: all of it, or the rows that are right."""
        rows = _rows(upload, asked, table.columns)
        return table.take_in(db, actor, rows, asked.county_code, keep=asked.keep, at=at)[0]

    @router.post(
        f"/imports/{what}/rejects",
        dependencies=[allow(600)],
        openapi_extra=BODY,
        response_class=FileResponse,
        responses=BOOK | refusing(404, 409),
    )
    def rejects(
        upload: Upload,
        db: Db,
        actor: CurrentActor,
        at: Now,
        folder: Folder,
        tongue: Tongue,
        asked: Annotated[TableQuery, Query()],
    ) -> FileResponse:
        """The rows of a table that would be refused, each with its reason, as a workbook; nothing is kept."""
        rows = _rows(upload, asked, table.columns)
        _, refused = table.take_in(db, actor, rows, asked.county_code, keep="nothing", at=at)
        path = folder / "rejects.xlsx"
        write_rejects(path, table.columns, refused, tongue)
        return FileResponse(path, media_type=XLSX, filename=f"{what}-rejects.xlsx")


for one in TABLES:
    _serve(table_of(one))
