"""Requests of the operations of meetings."""

from typing import Any

from tests.factories import ONE

CALLING = {
    "place_code": f"{ONE}001",
    "platform": "enforcement",
    "held_at": "2026-03-11T01:00:00Z",
    "first_day": "2026-02-01",
    "last_day": "2026-03-10",
}
WRITTEN = {"version": 0, "held_at": "2026-03-11T01:00:00Z", "items": [{"title": "占道经营整治"}], "decisions": []}
MEETINGS: dict[str, dict[str, Any]] = {
    "GET /meetings": {},
    "POST /meetings": {"json": CALLING},
    "GET /meetings/{meeting_id}": {"path": "/meetings/0"},
    "GET /meetings/{meeting_id}/files/{name}": {"path": "/meetings/0/files/pdf"},
    "PUT /meetings/{meeting_id}": {"path": "/meetings/0", "json": WRITTEN},
    "POST /meetings/{meeting_id}/agenda": {"path": "/meetings/0/agenda"},
    "POST /meetings/{meeting_id}/moves": {"path": "/meetings/0/moves", "json": {"move": "hold", "version": 0}},
    "POST /meetings/decisions/{decision_id}/result": {"path": "/meetings/decisions/0/result", "json": {"result": "x"}},
}
OF_A_MEETING = [name for name in MEETINGS if "{" in name]
