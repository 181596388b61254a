"""A request of every operation, for the table of rights, and the accounts that may see what they ask for."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from fastapi.testclient import TestClient

from tests.api.counties import COUNTY, TASKS
from tests.api.elsewhere import ELSEWHERE
from tests.api.staffing import AWARD, BOOKING, FUNDS, GIVING, GROUP, MATERIAL, TRAINED, TRAINING
from tests.factories import ONE
from tests.pictures import picture

As = Callable[[str], TestClient]

RULERS = {"rule_editor", "rule_publisher"}
"""Who writes or publishes rules of the first county."""

READERS = {
    "worker",
    "dispatcher",
    "clerk",
    "town",
    "county",
    "city",
    "planner",
    "reviewer",
    "planner_reviewer",
} | RULERS
"""Who may read a case in the first grid of the first town, given to that town's enforcement office."""

PLANNERS = {"planner", "planner_reviewer"}
PLAN_READERS = PLANNERS | {"reviewer", "organisation", "civil", "county"}
"""Who may draft plans of the first county, and who may read them."""

NET = {"worker", "dispatcher", "town", "county", "city", "admin"} | PLAN_READERS | RULERS
"""Who may see the first grid of the first town."""

BY_NAME = ("cases/{number}/readers/candidates", "people/search", "accounts/search", "personnel/candidates")
"""Where people are asked for by name."""
LONG = ("requests", "coordination", "messages")
"""Queues whose workbooks can be written in the background."""
OF_CHANNELS = ("outbox/{id}/again", "outbox/again", "channels/{code}/try")

FIGURES = {"worker", "dispatcher", "town", "other_town", "county", "other_county", "city", "reviewer"} | PLANNERS
FIGURES |= {"rule_publisher"}
OTHERS = {"other_town", "other_county", "admin", "nobody"}
ALL = READERS | OTHERS | PLAN_READERS

REPORT, FRESH = UUID(int=1), UUID(int=2)
PHOTO = picture()
HASH = sha256(PHOTO).hexdigest()
TAKEN_PHOTO = picture("PNG", seed=9)
TAKEN = sha256(TAKEN_PHOTO).hexdigest()
MORE = picture("PNG", seed=10)
FURTHER = sha256(MORE).hexdigest()
SENT = {"category_code": "E0201", "description": "垃圾堆积", "lng": 120.025, "lat": 30.05}
POINT = {"lng": 120.025, "lat": 30.05}
FILE = {"name": "a.json", "county_code": ONE}
LEAVE = {"person_id": 0, "from_day": "2026-08-01", "until_day": "2026-08-05"}
SOONER = {"first_day": "2026-06-01", "stages": [{"stage": "sign", "urgency": "P3", "value": 2, "unit": "work_hour"}]}
NUMBER = {"values": {"returns_allowed": 3}}
RENAMED = {"items": [{"code": "police", "name_zh": "公安分局", "name_en": "Police", "platform": "order"}]}
LESS = {"verbs": {"office_handler": ["case.read"]}}
THRESHOLDS = {"format": "gridgis-settings", "version": 1, "day": "2026-06-01"}
THRESHOLDS |= {"thresholds": [{"name": "archive_days", "value": 31}]}
PACK = {"pack": THRESHOLDS}
PAGES = {"items": [{"county_code": ONE, "open": True, "phone": "0573-82000001"}]}
TOLD = {"posts": {"sign": ["office_leader"]}}
MORE_SETTINGS = {"reporter_pages": PAGES, "thresholds": NUMBER, "agencies": RENAMED, "roles": LESS, "pack": PACK}
MORE_SETTINGS |= {"messages": TOLD}
HOLIDAY = {"days": [{"day": "2026-06-22", "is_workday": False, "name": "停工"}]}
"""Of the worker of the first grid, whose id is filled in."""
HOURS = {"days": ["2026-08-01"], "begins": "08:30", "ends": "17:30"}
WATCH = {"place_code": f"{ONE}001", "role": "receiver", "person_id": 0} | HOURS
"""Of the same worker."""
SHIFTS = {"ids": [2**60]}
OFFICE = f"{ONE}001-urban_enforcement"
CLOSED = f"{ONE}001-police"
STATIONED = f"{ONE}001-sanitation"
HEAD_MOVE = {"office_code": STATIONED, "successor_id": 0, "first_day": "2026-08-01", "reason": "配备"}
SUGGESTION = {"office_code": STATIONED, "person_id": 0, "reason": "群众满意度低"}
PAPER = b"%PDF-1.4\n%%EOF\n"
GIVEN = b"%PDF-1.4\n%\n%%EOF\n"
PERSON = {"name": "新来", "town_code": f"{ONE}001"}
FIRST_DAY, LAST_DAY = {"first_day": "2026-08-01"}, {"last_day": "2026-08-31"}
POST = {"person_id": 0} | {"role_code": "grid_parttimer", "level": "grid", "place_code": f"{ONE}001001001"} | FIRST_DAY
TABLE = {"name": "机构.csv", "county_code": ONE}
OFFICES = "机构名称,条线,所在地,编制\n南镇水利站,水利,001镇,4\n".encode("gbk")
DELEGATIONS = "事项名称,案件类别,承接区域,承接,依据,起始日\n占道,E0101,001镇,公安,府发1号,2026-08-01\n".encode("gbk")
PARTY = f"网格,党组织\n{ONE}001001001,第一网格党支部\n".encode("gbk")
ACCOUNTS = "姓名,账号名\n陆晓雯,自动\n".encode("gbk")
PEOPLE = "姓名,用人镇街\n陆晓雯,001镇\n".encode("gbk")


@dataclass(frozen=True)
class Route:
    """A request that is as it should be."""

    path: str = ""
    query: dict[str, Any] | None = None
    json: dict[str, Any] | None = None
    content: bytes | None = None


def filled(body: dict[str, Any] | None, person: int) -> dict[str, Any] | None:
    """A body with the id of the worker where one is left out."""
    named = ("person_id", "successor_id")
    return body and {name: person if name in named and value == 0 else value for name, value in body.items()}


PLAN_PAGES = ("", "/villages", "/problems", "/impact", "/moved.geojson", "/handovers")
VILLAGE_PAGES = ("/grids.geojson", "/homes", "/loads", "/people")
VILLAGE = {"village": f"{ONE}001001"}
RENAME = {"kind": "rename", "code": f"{ONE}001001001", "name": "甲"}

ADAPTER = {"role_code": "adapter_river_chief", "level": "county", "place_code": ONE, "first_day": "2026-08-01"}
ACCOUNT_DEEDS: dict[str, dict[str, Any] | None] = {
    "closing": {"reason": "停用"},
    "reopening": {"reason": "误停"},
    "unlocking": None,
    "links": None,
    "sign-ins/ending": None,
    "posts": ADAPTER,
}
"""What is done to an account; `meter` is that of a system, in the first county."""


def _drafting(act: str, body: dict[str, Any]) -> Route:
    """Something that changes a plan."""
    return Route(path=f"/plans/{{plan}}/{act}", json=body)


def _ordinary_list(page: str, body: dict[str, Any] | None = None) -> Route:
    """The need-to-know list of an ordinary case, which has none: 409 for those who may read it."""
    return Route(path="/cases/{case}/readers" + page, json=body)


DEED = {"key": str(REPORT), "words": "好"}
DEEDS: dict[str, dict[str, Any]] = {
    "evaluation": {"satisfaction": 4},
    "objection": {"reason": "policy"},
    "addition": {},
    "urge": {},
    "withdrawal": {},
}
"""What a reporter does on their page; nobody has opened one."""

PLAIN = (
    "auth/me auth/demo-accounts auth/sign-ins accounts beginning health basemap.geojson basemap.topojson "
    "categories thresholds layers grids grids.geojson grids.topojson line-grids reports/mine cases "
    "cases/counts requests requests/counts slips slips/counts field/tasks field/ground coordination "
    "coordination/counts coordination/joint exports/requests exports/coordination desks suggestions/cards "
    "messages messages/counts messages/habits exports/messages "
    "cases.geojson plans rule-sets personnel personnel/counts personnel/offices settings/terms "
    "settings/thresholds settings/agencies settings/roles settings/pack settings/reporter_pages "
    "settings/messages messages/channels messages/outbox "
    "events field/objects field/team "
)
"""What is asked for without anything along."""

PARTS_OF_CASE = ("", "/seen-by", "/events", "/decisions", "/addressees", "/coordination", "/colleagues", "/doubles")
ROUTES = {
    **{f"GET /{name}": Route() for name in PLAIN.split()},
    **dict.fromkeys(("POST /auth/logout", "POST /auth/renewal"), Route()),
    "GET /desks/{desk}/counts": Route(path="/desks/command/counts"),
    **{
        f"GET {name}": Route(path=name.format(desk="command"), query={"tab": "sign"})
        for name in ("/desks/{desk}/cases", "/desks/{desk}/cases.geojson", "/exports/desks/{desk}")
    },
    "GET /q/{code}": Route(path=f"/q/{'1' * 16}"),
    **{
        f"POST /q/{{code}}/{deed}": Route(path=f"/q/{'1' * 16}/{deed}", json=DEED | body)
        for deed, body in DEEDS.items()
    },
    "POST /cases/{number}/reports/{report_id}/code": Route(path=f"/cases/{{case}}/reports/{REPORT}/code"),
    "POST /settings/reckoning": Route(),
    "POST /messages/read": Route(json={"ids": [2**60]}),
    "PUT /messages/channels/{code}": Route(
        path="/messages/channels/county", json={"kind": "webhook", "url": "https://told.test/hook"}
    ),
    "POST /messages/outbox/{id}/again": Route(path=f"/messages/outbox/{2**60}/again"),
    "GET /exports": Route(),
    "POST /exports/desks/{desk}": Route(path="/exports/desks/command", query={"tab": "sign"}),
    **{f"POST /exports/{one}": Route() for one in LONG},
    **{f"POST /exports/{{id}}/{deed}": Route(path=f"/exports/{2**60}/{deed}") for deed in ("cancel", "file")},
    "POST /messages/channels/{code}/try": Route(path="/messages/channels/nowhere/try", json={}),
    "POST /messages/outbox/again": Route(json={"channel": "nowhere"}),
    "PUT /messages/habits": Route(json={"hours": {"begins": "22:00", "ends": "07:00"}}),
    "POST /auth/login": Route(json={"username": "county", "password": "a-long-password"}),
    "POST /auth/password": Route(json={"old": "a-long-password", "password": "1234567890"}),
    "GET /auth/invitation/{token}": Route(path="/auth/invitation/none"),
    "POST /auth/invitation/{token}": Route(path="/auth/invitation/none", json={"password": "seven unlike words"}),
    "POST /auth/sign-ins/{key}/ending": Route(path=f"/auth/sign-ins/{'0' * 16}/ending"),
    "POST /accounts": Route(json={"username": "new.system", "display_name": "水位计"}),
    "POST /accounts/link-cards": Route(json={"usernames": ["meter"]}),
    "POST /accounts/links": Route(json={"usernames": ["meter"], "address": "https://grid.test"}),
    "GET /exports/accounts": Route(query={"county_code": ONE}),
    "POST /imports/accounts": Route(query=TABLE, content=ACCOUNTS),
    "POST /imports/accounts/rejects": Route(query=TABLE, content=ACCOUNTS),
    "GET /accounts/{username}": Route(path="/accounts/meter"),
    "GET /accounts/{username}/rights": Route(path="/accounts/meter/rights"),
    **{
        f"POST /accounts/{{username}}/{deed}": Route(path=f"/accounts/meter/{deed}", json=body)
        for deed, body in ACCOUNT_DEEDS.items()
    },
    **{
        f"POST /accounts/{{username}}/posts/{{post_id}}/{deed}": Route(
            path=f"/accounts/meter/posts/0/{deed}", json=body
        )
        for deed, body in {"ending": {"last_day": "2026-08-31"}, "undo": None}.items()
    },
    **{name: Route(**asked) for name, asked in COUNTY.items()},
    "POST /imports/tasks": Route(query=TABLE, content=TASKS),
    "POST /imports/tasks/rejects": Route(query=TABLE, content=TASKS),
    "GET /divisions": Route(query={"level": "county"}),
    "GET /divisions.geojson": Route(query={"level": "county"}),
    "GET /divisions.topojson": Route(query={"level": "county"}),
    "GET /divisions/{code}": Route(path=f"/divisions/{ONE}001"),
    "POST /geocode": Route(json={"q": "人民路1号"}),
    "GET /reverse": Route(query=POINT),
    "GET /grids/{code}": Route(path=f"/grids/{ONE}001001001"),
    "GET /grids/{code}/load": Route(path=f"/grids/{ONE}001001001/load"),
    "GET /grids/{code}/history": Route(path=f"/grids/{ONE}001001001/history"),
    "POST /imports/boundaries": Route(query=FILE, content=b'{"type": "Polygon", "coordinates": []}'),
    "POST /imports/line-grids": Route(query=FILE | {"line": "fire"}, content=b'{"type": "Polygon", "coordinates": []}'),
    "GET /exports/grids": Route(query={"parent": ONE}),
    "GET /exports/party": Route(query={"county_code": ONE}),
    "POST /imports/party": Route(query=TABLE, content=PARTY),
    "POST /imports/party/rejects": Route(query=TABLE, content=PARTY),
    "GET /exports/people": Route(query={"county_code": ONE}),
    "POST /imports/people": Route(query=TABLE, content=PEOPLE),
    "POST /imports/people/rejects": Route(query=TABLE, content=PEOPLE),
    "GET /delegations": Route(query={"county": ONE}),
    "GET /exports/delegations": Route(query={"county_code": ONE}),
    "POST /imports/delegations": Route(query=TABLE, content=DELEGATIONS),
    "POST /imports/delegations/rejects": Route(query=TABLE, content=DELEGATIONS),
    "GET /exports/offices": Route(query={"county_code": ONE}),
    "POST /imports/offices": Route(query=TABLE, content=OFFICES),
    "POST /imports/offices/rejects": Route(query=TABLE, content=OFFICES),
    "PUT /line-grids/retirement": Route(json={"line": "fire", "county_code": ONE, "retired_on": None}),
    "POST /route": Route(json=POINT),
    "POST /route/bulk": Route(json={"points": [POINT]}),
    "GET /reports/nearby": Route(query=POINT),
    "POST /reports/doubles": Route(json=POINT | {"category": "E0201", "text": "垃圾"}),
    "GET /doubles": Route(query={"number": f"{ONE}-20260311-00001"}),
    **{
        f"POST /cases/{{number}}/doubles/{{other}}/apart{undo}": Route(
            path=f"/cases/{{case}}/doubles/{{case}}/apart{undo}"
        )
        for undo in ("", "/undo")
    },
    "PUT /reports/{report_id}": Route(path=f"/reports/{FRESH}", json=SENT),
    "GET /reports/{report_id}/receipt": Route(path=f"/reports/{REPORT}/receipt"),
    "PUT /reports/{report_id}/media/{sha256}": Route(path=f"/reports/{REPORT}/media/{HASH}", content=PHOTO),
    "PATCH /reports/{report_id}/media/{sha256}": Route(path=f"/reports/{REPORT}/media/{FURTHER}", content=MORE),
    "GET /reports/{report_id}/media/{sha256}": Route(path=f"/reports/{REPORT}/media/{HASH}"),
    "PUT /cases/{number}/papers/{sha256}": Route(
        path=f"/cases/{{case}}/papers/{sha256(PAPER).hexdigest()}", query={"name": "a.pdf"}, content=PAPER
    ),
    "GET /cases/{number}/papers/{sha256}": Route(path=f"/cases/{{case}}/papers/{sha256(GIVEN).hexdigest()}"),
    "PUT /cases/{number}/photos/{sha256}": Route(path=f"/cases/{{case}}/photos/{TAKEN}", content=TAKEN_PHOTO),
    "GET /cases/{number}/photos/{sha256}": Route(path=f"/cases/{{case}}/photos/{HASH}"),
    "GET /cases/{number}/extension": Route(path="/cases/{case}/extension", query={"more": 1}),
    "POST /cases/{number}/slips/{seq}/moves": Route(path="/cases/{case}/slips/1/moves", json={"move": "answer"}),
    **{f"GET /cases/{{number}}{rest}": Route(path="/cases/{case}" + rest) for rest in PARTS_OF_CASE},
    "POST /cases/{number}/moves": Route(path="/cases/{case}/moves", json={"move": "sign"}),
    "POST /cases/{number}/undo": Route(path="/cases/{case}/undo"),
    "GET /grids/{code}/family": Route(path=f"/grids/{ONE}001001001/family"),
    "GET /net/days": Route(query={"parent": ONE}),
    "GET /net/compare.geojson": Route(query={"parent": ONE, "from": "2026-01-01", "to": "2026-02-01"}),
    "POST /plans": Route(json={"title": "x", "county_code": ONE}),
    **{f"GET /plans/{{plan_id}}{rest}": Route(path="/plans/{plan}" + rest) for rest in PLAN_PAGES},
    **{f"GET /plans/{{plan_id}}{rest}": Route(path="/plans/{plan}" + rest, query=VILLAGE) for rest in VILLAGE_PAGES},
    "PUT /plans/{plan_id}/presence": _drafting("presence", {"village_code": f"{ONE}001001"}),
    "POST /plans/{plan_id}/edits": _drafting("edits", RENAME | {"version": 0, "preview": True}),
    "POST /plans/{plan_id}/moves": _drafting("moves", {"move": "submit"}),
    "POST /plans/{plan_id}/rebase": _drafting("rebase", {"version": 0}),
    "POST /plans/{plan_id}/redo": _drafting("redo", {"version": 0}),
    "POST /plans/{plan_id}/undo": _drafting("undo", {"version": 0}),
    "POST /cases/{number}/redecide": Route(
        path="/cases/{case}/redecide", json={"category_code": "E0107", "preview": True}
    ),
    "POST /cases/{number}/contact": Route(path="/cases/{case}/contact", json={"reason": "回访"}),
    "POST /cases/{number}/readers/candidates": _ordinary_list("/candidates", {"q": ""}),
    "POST /cases/{number}/readers": _ordinary_list("", {"username": "worker", "reason": "上门"}),
    "POST /cases/{number}/readers/{username}/removal": _ordinary_list("/worker/removal", {"reason": "误列"}),
    "POST /suggestions": Route(json={"text": "路灯不亮", "county_code": ONE}),
    "POST /rule-sets": Route(json={"title": "x", "county_code": ONE}),
    **{f"GET /rule-sets/{page}": Route(query={"county": ONE}) for page in ("in-force", "record", "habits", "options")},
    "GET /rule-sets/{set_id}": Route(path="/rule-sets/{rules}"),
    "GET /rule-sets/{set_id}/problems": Route(path="/rule-sets/{rules}/problems"),
    "POST /rule-sets/{set_id}/problems": Route(path="/rule-sets/{rules}/problems", json={}),
    "POST /rule-sets/{set_id}/trial": Route(path="/rule-sets/{rules}/trial", json={"days": 1}),
    "PATCH /rule-sets/{set_id}": Route(path="/rule-sets/{rules}", json={"version": 7, "title": "x"}),
    "POST /rule-sets/{set_id}/moves": Route(path="/rule-sets/{rules}/moves", json={"move": "rebase"}),
    "GET /people": Route(query={"parent": ONE}),
    **{f"GET /people/{page}": Route(query={"parent": ONE}) for page in ("counts", "coverage")},
    "POST /people": Route(json=PERSON),
    "GET /people/{person_id}": Route(path="/people/{person}"),
    "PUT /people/{person_id}": Route(path="/people/{person}", json=PERSON),
    "POST /people/{person_id}/phone": Route(path="/people/{person}/phone"),
    "PUT /people/{person_id}/competences": Route(
        path="/people/{person}/competences", json={"items": [{"line": "fire"}]}
    ),
    "GET /people/{person_id}/open-work": Route(path="/people/{person}/open-work", query=LAST_DAY),
    "GET /grids/{code}/party": Route(path=f"/grids/{ONE}001001001/party"),
    "PUT /grids/{code}/party": Route(path=f"/grids/{ONE}001001001/party", json={"name": "x"}),
    "DELETE /grids/{code}/party": Route(path=f"/grids/{ONE}001001001/party"),
    "POST /people/{person_id}/leaving": Route(path="/people/{person}/leaving", json=LAST_DAY | {"leaving_gaps": True}),
    "POST /people/{person_id}/leaving/undo": Route(path="/people/{person}/leaving/undo"),
    "PUT /towns/{code}/people-handed": Route(path=f"/towns/{ONE}001/people-handed", json={"to_county": True}),
    **{f"POST /posts{rest}": Route(json=POST) for rest in ("", "/preview")},
    "POST /posts/{post_id}/end": Route(path="/posts/{post}/end", json=LAST_DAY),
    "POST /posts/{post_id}/reopen": Route(path="/posts/{post}/reopen"),
    "POST /posts/{post_id}/undo": Route(path="/posts/{post}/undo"),
    **{f"GET /{page}": Route(query={"parent": ONE, "year": 2026}) for page in ("funds", "funds/entries", "awards")},
    "POST /funds/entries": Route(json=BOOKING),
    "POST /funds/entries/{entry_id}/counter": Route(path="/funds/entries/0/counter", json={"reason": "记重"}),
    "POST /awards": Route(json=AWARD),
    "POST /awards/{decision_id}/cancel": Route(path="/awards/0/cancel"),
    "GET /exports/awards": Route(query={"parent": ONE, "year": 2025}),
    "GET /exports/funds": Route(query={"county_code": ONE}),
    "POST /imports/funds": Route(query=TABLE, content=FUNDS),
    "POST /imports/funds/rejects": Route(query=TABLE, content=FUNDS),
    **{f"GET /{page}": Route(query={"place": f"{ONE}001"}) for page in ("portfolios", "leading-groups")},
    "POST /portfolios": Route(json=GIVING),
    "POST /portfolios/{portfolio_id}/ending": Route(path="/portfolios/0/ending", json=LAST_DAY),
    "POST /portfolios/{portfolio_id}/undo": Route(path="/portfolios/0/undo"),
    "POST /leading-groups": Route(json=GROUP),
    "POST /leading-groups/{group_id}/ending": Route(path="/leading-groups/0/ending", json=LAST_DAY),
    "POST /leading-groups/{group_id}/members": Route(
        path="/leading-groups/0/members", json={"person_id": 1, "duty": "member", "first_day": "2026-03-01"}
    ),
    "POST /leading-groups/{group_id}/members/{member_id}/ending": Route(
        path="/leading-groups/0/members/0/ending", json=LAST_DAY
    ),
    "POST /leading-groups/{group_id}/tasks": Route(
        path="/leading-groups/0/tasks", json={"title": "x", "owner_id": 1, "due_on": "2026-08-31"}
    ),
    "POST /leading-groups/{group_id}/tasks/{task_id}/result": Route(
        path="/leading-groups/0/tasks/0/result", json={"result": "x"}
    ),
    "GET /trainings": Route(query={"parent": f"{ONE}001"}),
    "GET /trainings/own": Route(),
    "POST /trainings": Route(json=TRAINING),
    **{f"GET /trainings/{{training_id}}{page}": Route(path="/trainings/0" + page) for page in ("", "/code", "/test")},
    **{f"POST /trainings/{{training_id}}/{act}": Route(path="/trainings/0/" + act, json=body) for act, body in TRAINED},
    "POST /trainings/{training_id}/attendance/{person_id}/undo": Route(path="/trainings/0/attendance/1/undo"),
    "POST /trainings/{training_id}/materials": Route(path="/trainings/0/materials", **MATERIAL),
    "GET /trainings/{training_id}/materials/{material_id}": Route(path="/trainings/0/materials/0"),
    "POST /trainings/{training_id}/materials/{material_id}/removal": Route(path="/trainings/0/materials/0/removal"),
    "GET /exports/attendance": Route(query={"training": 0}),
    "GET /leaves": Route(query={"parent": ONE}),
    "POST /leaves": Route(json=LEAVE),
    "POST /leaves/{leave_id}/cancel": Route(path="/leaves/{leave}/cancel"),
    "GET /duty-roster": Route(query={"parent": f"{ONE}001"}),
    "POST /duty-roster": Route(json=WATCH),
    "POST /duty-roster/cancel": Route(json=SHIFTS),
    "GET /offices": Route(query={"parent": ONE}),
    "GET /offices/field": Route(query={"parent": ONE}),
    "GET /exports/office-field": Route(query={"county_code": ONE}),
    "GET /offices/{code}": Route(path=f"/offices/{OFFICE}"),
    "POST /offices": Route(json={"name": "巡查站", "agency_type": "water", "place_code": f"{ONE}001"} | FIRST_DAY),
    "POST /offices/{code}/changes": Route(path=f"/offices/{OFFICE}/changes", json={"established": 4} | FIRST_DAY),
    "GET /offices/{code}/open-work": Route(path=f"/offices/{OFFICE}/open-work"),
    "POST /offices/{code}/closing": Route(path=f"/offices/{CLOSED}/closing", json={"last_day": "2026-08-31"}),
    "POST /offices/{code}/undo": Route(path=f"/offices/{CLOSED}/undo"),
    "POST /personnel/candidates": Route(query={"office": STATIONED}, json={"q": ""}),
    **{f"POST /{page}/search": Route(json={"q": "员"}) for page in ("people", "accounts")},
    "GET /personnel/{matter_id}": Route(path="/personnel/{matter}"),
    "POST /personnel/head-moves": Route(json=HEAD_MOVE),
    "POST /personnel/suggestions": Route(json=SUGGESTION),
    "POST /personnel/{matter_id}/moves": Route(path="/personnel/{matter}/moves", json={"move": "consult", "note": "x"}),
    "PUT /personnel/{matter_id}/paper": Route(path="/personnel/{matter}/paper", query={"name": "a.pdf"}, content=PAPER),
    "GET /personnel/{matter_id}/paper": Route(path="/personnel/{matter}/paper"),
    "GET /settings/calendar": Route(query={"year": 2026}),
    "GET /settings/{topic}/changes": Route(path="/settings/calendar/changes"),
    "POST /settings/calendar/preview": Route(json=HOLIDAY),
    "POST /settings/calendar/changes": Route(json=HOLIDAY | {"reason": "x", "version": "0"}),
    "POST /settings/terms/preview": Route(json=SOONER),
    "POST /settings/terms/changes": Route(json=SOONER | {"reason": "x", "version": "0"}),
    **{
        f"POST /settings/{topic}/{act}": Route(
            json=body if act == "preview" else body | {"reason": "x", "version": "0"}
        )
        for topic, body in MORE_SETTINGS.items()
        for act in ("preview", "changes")
    },
    "POST /settings/calendar/file": Route(content=b"day,is_workday\n2027-01-01,false\n"),
    **{name: Route(**asked) for name, asked in ELSEWHERE.items()},
}
