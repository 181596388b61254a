"""No workbook holds a cell that a spreadsheet would reckon with, whatever stands in the database or was sent."""

import io
import re
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle
from typing import Any

import openpyxl
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import String, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from gridgis.models import metadata
from gridgis.security.models import Role
from tests.api.handling import handed, stepped
from tests.api.operations import ROUTES
from tests.claims import SAID
from tests.factories import World, an_account

As = Callable[[str], TestClient]
XLSX, CSV = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv"
EVIL = ("=1+1", '=HYPERLINK("http://x","点")', "+86", "-1+2", "@SUM(A1)", "\t=1", "\r=1")
WRITTEN = re.compile(r"name(_zh|_en)?|display_name|title|description|address_text|note|reason|basis|text|decision|head")
"""Columns in which people write."""
CODED = {("requests", "reason"), ("case_requests", "reason")}
"""Reasons of a list."""
BARE = {
    "GET /exports/awards": "nobody was given an award in the world of the tests",
    "GET /exports/coordination": "no case waits for a lead",
    "GET /exports/hotspots": "nowhere are so many cases",
    "GET /exports/objects": "nothing was collected yet",
    "GET /exports/messages": "whoever asks was told of nothing",
    "GET /exports/office-field": "nobody of an office was in the field",
}
"""Books that are empty here: every text of theirs passes the same two writers as those of the others."""


ABSENT = {"/exports/attendance", "/exports/object-form"}
"""Books of one thing that is not there; written by `write_book` as the others."""


def books(app: FastAPI) -> list[tuple[str, str]]:
    """Method and path of every operation whose answer a spreadsheet opens, as the document tells."""
    found = []
    for path, methods in app.openapi()["paths"].items():
        for method, operation in methods.items():
            told = operation["responses"].get("200", {}).get("content", {})
            if told.keys() & {XLSX, CSV} and "{id}" not in path:
                found.append((method.upper(), path.removeprefix("/api/v1")))
    return found


def spoil(session: Session) -> None:
    """Write what looks like a formula wherever people write; where the database takes none, it stays."""
    evil = cycle(EVIL)
    for table in metadata.sorted_tables:
        for column in table.columns:
            if (
                isinstance(column.type, String)
                and WRITTEN.fullmatch(column.name)
                and (table.name, column.name) not in CODED
            ):
                with suppress(DBAPIError), session.begin_nested():
                    session.execute(update(table).values({column.name: next(evil)}))
    session.execute(text("UPDATE case_texts SET said = said"))
    session.commit()


def asked(client: TestClient, method: str, path: str) -> Any:
    """Ask as the table of operations does, with a row of formulas behind the head of what is sent."""
    route = ROUTES[f"{method} {path}"]
    content = route.content
    if content is not None:
        head = content.split(b"\n")[0]
        content = head + b"\n" + b",".join(b"=1+1" for _ in head.split(b",")) + b"\n"
    body = {**route.json, "usernames": ["meter.two"]} if route.json and "usernames" in route.json else route.json
    return client.request(method, route.path or path, params=route.query, json=body, content=content)


@pytest.mark.usefixtures("deciders")
def test_no_book_holds_a_formula(app: FastAPI, as_user: As, session: Session, world: World) -> None:
    number, _ = handed(as_user)
    said = {"note": "=1", "more": 1} | SAID.get("request_extension", {})
    stepped(as_user("office_head"), number, "request_extension", **said)
    an_account(session, "all", *((role, "all", "") for role in session.scalars(select(Role.code))))
    spoil(session)
    client, bare, wrong = as_user("all"), set(), {}
    assert client.post("/accounts", json={"username": "meter.two", "display_name": "=1+1"}).status_code == 201
    found = books(app)
    assert len(found) >= 20
    for method, path in found:
        answer = asked(client, method, path)
        if answer.status_code == 404 and path in ABSENT:
            continue
        assert answer.status_code == 200, (method, path, answer.text[:300])
        assert answer.headers["content-type"] == XLSX, "a CSV has no cells of text: nothing may be sent as one"
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
        reckoned = [cell.coordinate for cell in cells if cell.data_type == "f"]
        if reckoned:
            wrong[method, path] = reckoned
        if not any(isinstance(cell.value, str) and cell.value.lstrip()[:1] in "=+-@" for cell in cells if cell.value):
            bare.add(f"{method} {path}")
    assert wrong == {}
    assert sorted(bare) == sorted(BARE)
