"""Requests of the operations of admissions."""

from typing import Any

from sqlalchemy.orm import Session

from gridgis.tasks.admission.models import TaskRequest
from tests.factories import AT, ONE, an_account

DEPARTMENT = f"{ONE}-environment"
ASKED: dict[str, Any] = {
    "line": "environment",
    "name": "餐饮油烟巡查",
    "what": "每月到店看一次油烟净化器并拍照",
    "standard": "净化器开启、滤网无油垢",
    "frequency": "monthly",
    "basis": "《浙江省大气污染防治条例》",
    "hours": 2.0,
    "funds_source": "县级环保专项",
    "funds_amount": 120000.0,
    "first_day": "2026-03-11",
    "last_day": "2026-12-31",
    "contact": "陈科 0573-1",
}
ADMISSIONS: dict[str, dict[str, Any]] = {
    "GET /admissions": {},
    "GET /admissions/figures": {},
    "POST /admissions": {"json": ASKED | {"office_code": DEPARTMENT}},
    "POST /admissions/blocks/{number}": {"path": "/admissions/blocks/x"},
    "GET /admissions/{request_id}": {"path": "/admissions/0"},
    "PUT /admissions/{request_id}": {"path": "/admissions/0", "json": ASKED | {"version": 1}},
    "POST /admissions/{request_id}/moves": {"path": "/admissions/0/moves", "json": {"move": "submit", "version": 1}},
    "POST /admissions/{request_id}/opinion": {
        "path": "/admissions/0/opinion",
        "json": {"town_code": f"{ONE}001", "stance": "agree"},
    },
}
OF_A_REQUEST = [name for name in ADMISSIONS if "{" in name]


def a_request(session: Session) -> int:
    """A request of the department about which towns are asked, and who asks for it; its id."""
    an_account(session, "asker", ("office_leader", "office", DEPARTMENT))
    names = ("line", "name", "what", "standard", "frequency", "basis", "hours")
    item = {name: ASKED[name] for name in names} | {"code": "ZR0", "layers": [], "grids": [], "categories": []}
    made = TaskRequest(
        county_code=ONE,
        office_code=DEPARTMENT,
        state="consulting",
        item=item,
        funds_source="县级",
        funds_amount=1,
        first_day=AT.date(),
        last_day=AT.date(),
        contact="陈科",
        town_codes=[f"{ONE}001"],
        made_by="甲",
        made_at=AT,
        submitted_at=AT,
        list_code="",
    )
    session.add(made)
    session.commit()
    return made.id
