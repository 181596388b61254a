"""Requests of the operations of patrols, and of what became of reports."""

from typing import Any

from tests.factories import ONE

PATROL = "00000000-0000-0000-0000-000000000d01"
SENT = "00000000-0000-0000-0000-000000000001"
GRID = f"{ONE}001001001"
START, END = "2026-03-11T01:00:00Z", "2026-03-11T01:40:00Z"
HERE = {"lng": 120.025, "lat": 30.05, "accuracy_m": 8.0}
STOP = {"at": "2026-03-11T01:10:00Z", **HERE, "note": "楼道堆物，已劝导"}
WALK = {"grid_code": GRID, "started_at": START, "ended_at": END, "points": [], "stops": [STOP]}
OUTCOME = "/reports/{report_id}/outcome"
OF_AN_OUTCOME = (f"GET {OUTCOME}", f"GET {OUTCOME}/photos/{{sha256}}")
PATROLS: dict[str, dict[str, Any]] = {
    "GET /field/duty": {},
    "GET /patrols": {},
    "GET /patrols/coverage": {"query": {"place": f"{ONE}001"}},
    "GET /patrols/cells": {"query": {"place": GRID}},
    "GET /patrols/{patrol_id}": {"path": f"/patrols/{PATROL}"},
    "GET /reports/mine/closed": {},
    f"GET {OUTCOME}": {"path": f"/reports/{SENT}/outcome"},
    f"GET {OUTCOME}/photos/{{sha256}}": {"path": f"/reports/{SENT}/outcome/photos/{'a' * 64}"},
    "PUT /patrols/{patrol_id}": {"path": f"/patrols/{PATROL}", "json": WALK},
}
