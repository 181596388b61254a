"""What is sent about a county: its creation standard, its grid tasks."""

from typing import Any

from tests.factories import ONE

STANDARD: dict[str, Any] = {
    "county_code": ONE,
    "version": 0,
    "built_by": "2026-05-31",
    "running_by": "2026-08-31",
    "items": [{"code": "plan", "name_zh": "实施方案已印发", "milestone": "built"}],
    "reason": "县里定",
}
GRID_TASK: dict[str, Any] = {
    "code": "01-01",
    "line": "fire",
    "name": "消防通道巡查",
    "what": "巡查并劝导移车",
    "standard": "每周一次，有照片",
    "frequency": "weekly",
    "basis": "《消防法》第二十八条",
    "hours": 2,
}
TASKS = (
    "事项编号,条线,事项名称,网格员做什么,工作标准,频次,依据,对应案件类别\n"
    "01-01,消防,通道巡查,劝导,有照片,每周,消防法,G0301\n"
).encode()
TICK = {"county_code": ONE, "item": "plan", "done": True, "on_day": "2026-03-01", "evidence": "县委办〔2026〕3 号"}

COUNTY: dict[str, dict[str, Any]] = {
    **{
        f"GET {page}": {"query": {"county_code": ONE}}
        for page in ("/rollout", "/rollout/standards", "/exports/rollout")
    },
    **{f"GET {page}": {"query": {"county_code": ONE}} for page in ("/tasks", "/exports/tasks")},
    "GET /rollout/rows": {"query": {"county_code": ONE, "measure": "chiefs"}},
    "GET /rollout/ticks": {"query": {"county_code": ONE, "item": "plan"}},
    "POST /rollout/standards": {"json": STANDARD},
    "POST /rollout/ticks": {"json": TICK},
    "POST /settings/pack/drafts": {
        "json": {
            "county_code": ONE,
            "title": "借鉴邻县",
            "pack": {
                "format": "gridgis-settings",
                "version": 1,
                "day": "2026-06-01",
                "tasks": [{"county": ONE, "item": GRID_TASK}],
            },
        }
    },
    "GET /tasks/mine": {},
    "PUT /tasks/draft": {"json": {"county_code": ONE, "items": [GRID_TASK], "version": 0}},
    "POST /tasks/draft/dropping": {"json": {"county_code": ONE}},
    "POST /tasks/publication": {
        "json": {"county_code": ONE, "first_day": "2026-08-01", "reason": "年度清单", "version": 1}
    },
    **{f"POST /tasks/lists/{{list_id}}/{act}": {"path": f"/tasks/lists/{{tasks}}/{act}"} for act in ("draft", "note")},
}
"""Requests of every operation about a county's rollout and tasks, as `Route` takes them."""
