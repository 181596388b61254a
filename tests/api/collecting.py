"""Requests of the operations of objects and of what is collected."""

from typing import Any

from gridgis.core.paths import ROOT
from tests.factories import ONE

OBJECT = "00000000-0000-0000-0000-000000000b01"
ITEM: dict[str, Any] = {
    "code": "phone",
    "name": "联系电话",
    "kinds": ["person", "rental", "enterprise"],
    "type": "phone",
    "owner": "police",
    "basis": "《治安管理处罚法》",
    "every": "half_yearly",
}
SCHEMA = {"county_code": ONE, "first_day": "2026-08-01", "reason": "首次发布", "version": 0, "items": [ITEM]}
NEW = {"version": 0, "kind": "rental", "name": "人民路12号出租房", "address": "人民路12号"}
PERSON = {"kind": "person", "name": "李四"}
HEAD = "项目代码,项目名称,采集对象,类型,责任部门,依据,核实频率\n"
SCHEMA_TABLE = f"{HEAD}phone,联系电话,出租房,电话号码,police,治安管理处罚法,每年\n".encode()
OBJECT_TABLE = "对象类型,名称,标准地址\n出租房,一号房,没有这条路1号\n".encode()
FORM = (ROOT / "tests/data/forms/rental.csv").read_bytes()
FILLED = {"county_code": ONE, "name": "a.csv", "kind": "rental"}
FILLED |= {"owner": "fire", "basis": "《消防法》", "every": "yearly"}
DEVICE = {"name": "一号机", "days": 30, "address": "https://grid.example.cn/"}
ABOUT: dict[str, dict[str, Any]] = {
    "GET /devices": {},
    "POST /devices": {"json": DEVICE},
    "POST /devices/{device_id}/ending": {"path": "/devices/0/ending"},
    "GET /exports/object-form": {"query": {"county_code": ONE, "kind": "rental"}},
    "GET /exports/report-form": {"query": {"county_code": ONE}},
    "POST /imports/collection-form": {"query": FILLED, "content": FORM},
    "GET /collection": {"query": {"county_code": ONE}},
    "POST /collection": {"json": SCHEMA},
    "POST /objects/search": {"json": {}},
    "POST /objects/counts": {"json": {}},
    "GET /objects.geojson": {},
    "POST /objects/addresses": {"json": {"q": "人民路"}},
    "GET /objects/{object_id}": {"path": f"/objects/{OBJECT}"},
    "PUT /objects/{object_id}": {"path": f"/objects/{OBJECT}", "json": NEW},
    **{
        f"POST /objects/{{object_id}}/{deed}": {"path": f"/objects/{OBJECT}/{deed}", "json": body}
        for deed, body in (
            ("confirmation", {"version": 1}),
            ("ending", {"reason": "已拆除", "version": 1}),
            ("opening", {"reason": "入户走访"}),
        )
    },
    **{f"GET /exports/{name}": {"query": {"county_code": ONE}} for name in ("collection", "objects")},
    **{
        f"POST /imports/{name}{rest}": {"query": {"county_code": ONE, "name": "a.csv"}, "content": content}
        for name, content in (("collection", SCHEMA_TABLE), ("objects", OBJECT_TABLE))
        for rest in ("", "/rejects")
    },
}
OF_AN_OBJECT = [name for name in ABOUT if "{object_id}" in name and not name.startswith("PUT ")]
