"""Requests of the operations of briefings, for the tables of rights and of the audit trail."""

import io
from typing import Any

import docx

from gridgis.briefing.document import PLACES
from tests.factories import ONE


def a_head(*places: str) -> bytes:
    """A document that names some places."""
    made = docx.Document()
    for one in places:
        made.add_paragraph(one)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


WHOLE = [f"{{{{ {one} }}}}" for one in PLACES]
NOWHERE = f"/briefings/{2**60}"
BEGUN = {"place": f"{ONE}001", "from": "2026-03-01", "to": "2026-03-11"}
BLOCKS = [{"id": "b1", "kind": "head"}]
HEAD = {"county": ONE}
BRIEFINGS_ASKED: dict[str, dict[str, Any]] = {
    **{f"GET /{page}": {} for page in ("briefings", "briefings/schedules", "messages/notices")},
    "POST /briefings": {"json": BEGUN},
    "GET /briefings/{id}": {"path": NOWHERE},
    "PUT /briefings/{id}": {"path": NOWHERE, "json": {"version": 0, "title": "x", "blocks": BLOCKS}},
    "POST /briefings/{id}/refresh": {"path": f"{NOWHERE}/refresh", "json": {"version": 0}},
    "GET /briefings/{id}/check": {"path": f"{NOWHERE}/check"},
    "POST /briefings/{id}/moves": {"path": f"{NOWHERE}/moves", "json": {"move": "submit", "version": 0}},
    "POST /briefings/{id}/editions": {"path": f"{NOWHERE}/editions", "json": {"reason": "x"}},
    "POST /briefings/{id}/receipts": {"path": f"{NOWHERE}/receipts"},
    "GET /briefings/{id}/preview": {"path": f"{NOWHERE}/preview"},
    "GET /briefings/{id}/files/{name}": {"path": f"{NOWHERE}/files/pdf"},
    "PUT /briefings/schedules/{place}": {"path": f"/briefings/schedules/{ONE}001", "json": {"items": []}},
    "GET /briefings/head": {"query": HEAD},
    "GET /briefings/head/file": {"query": HEAD},
    "PUT /briefings/head/file": {"query": HEAD | {"name": "a.docx"}, "content": a_head(*WHOLE)},
    "DELETE /briefings/head/file": {"query": HEAD},
}
OF_HEADS = tuple(name for name in BRIEFINGS_ASKED if "/head" in name)
OF_ONE = tuple(name for name in BRIEFINGS_ASKED if "{id}" in name)
"""Operations of one briefing."""
BRIEFINGS_DONE: dict[str, tuple[str, dict[str, Any]]] = {
    "POST /briefings": ("head", {"json": BEGUN}),
    "PUT /briefings/{id}": (
        "head",
        {"path": "/briefings/{briefing}", "json": {"version": 0, "title": "x", "blocks": BLOCKS}},
    ),
    "POST /briefings/{id}/refresh": ("head", {"path": "/briefings/{briefing}/refresh", "json": {"version": 1}}),
    "POST /briefings/{id}/moves": (
        "head",
        {"path": "/briefings/{briefing}/moves", "json": {"move": "submit", "version": 2}},
    ),
    "PUT /briefings/schedules/{place}": ("head", BRIEFINGS_ASKED["PUT /briefings/schedules/{place}"]),
    **{name: ("county", BRIEFINGS_ASKED[name]) for name in ("PUT /briefings/head/file", "DELETE /briefings/head/file")},
}
"""Those that change something, and who makes them."""
