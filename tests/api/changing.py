"""A request of every operation that changes something, for the audit trail."""

from shapely.geometry import box, mapping

from gridgis.exchange.tables.registry import TABLES
from tests.api.briefing_routes import BRIEFINGS_DONE
from tests.api.collecting import ABOUT, NEW, OBJECT, PERSON, SCHEMA_TABLE
from tests.api.counties import GRID_TASK, STANDARD, TICK
from tests.api.gathering import WRITTEN
from tests.api.operations import (
    ACCOUNTS,
    AWARD,
    BY_NAME,
    DELEGATIONS,
    FILE,
    FUNDS,
    GIVING,
    HOLIDAY,
    LAST_DAY,
    LEAVE,
    LESS,
    MORE_SETTINGS,
    NUMBER,
    OF_CHANNELS,
    OFFICES,
    PACK,
    PARTY,
    PEOPLE,
    RENAME,
    RENAMED,
    REPORT,
    ROUTES,
    SENT,
    SHIFTS,
    SOONER,
    TABLE,
    TRAINING,
    WATCH,
    Route,
)
from tests.api.staffing import MATERIAL
from tests.api.test_line_grids import FIRE
from tests.api.walking import PATROLS
from tests.factories import ONE, PASSWORD
from tests.nasty_files import collection, feature

NET = collection(feature(mapping(box(120.0, 30.0, 120.05, 30.1)), code=f"{ONE}001001001", name="西格"))
OWN = "seven unlike words"
PART_TIME = {"role_code": "grid_parttimer", "level": "grid", "place_code": f"{ONE}001001001", "first_day": "2026-08-01"}
MEMBER = {"person_id": 0, "duty": "member", "first_day": "2026-03-01"}
ATTENDING = Route(path="/trainings/{training}/attendance", json={"person_ids": [0]})
TASK = {"title": "摸清底数", "owner_id": 0, "due_on": "2026-08-31"}
HERE = {"county_code": ONE, "town_code": f"{ONE}001"}
ADDED_HEAD = "事项编号,条线,事项名称,网格员做什么,工作标准,频次,依据,镇街\n"
ADDED = f"{ADDED_HEAD}Z-01,农林,汛期巡堤,巡堤,每日一次,每日,防汛预案,001镇\n".encode()
LOADED = {"dry_run": "false", "name": "a.geojson"}
DONE: dict[str, tuple[str, Route]] = {
    "POST /auth/login": ("county", ROUTES["POST /auth/login"]),
    "PUT /reports/{report_id}": (
        "worker",
        Route(path=f"/reports/{REPORT}", json=SENT | {"category_code": "E0101", "reporter": {"phone": "057312345"}}),
    ),
    **{name: ("worker", ROUTES[name]) for name in ROUTES if name.endswith("/media/{sha256}") and name[:3] != "GET"},
    "POST /cases/{number}/moves": ("dispatcher", Route(path="/cases/{case}/moves", json={"move": "register"})),
    "POST /cases/{number}/undo": ("dispatcher", Route(path="/cases/{case}/undo")),
    "POST /cases/{number}/contact": ("dispatcher", ROUTES["POST /cases/{number}/contact"]),
    **{name: ("dispatcher", ROUTES[name]) for name in ROUTES if name.startswith("PUT /cases/{number}/p")},
    "POST /cases/{number}/redecide": (
        "dispatcher",
        Route(path="/cases/{case}/redecide", json={"category_code": "G0102", "note": "实为纠纷"}),
    ),
    "POST /cases/{number}/slips/{seq}/moves": (
        "head",
        Route(path="/cases/{supervised}/slips/1/moves", json={"move": "drop", "note": "已到场"}),
    ),
    "POST /cases/{number}/readers": ("head", ROUTES["POST /cases/{number}/readers"]),
    "POST /cases/{number}/readers/{username}/removal": (
        "head",
        ROUTES["POST /cases/{number}/readers/{username}/removal"],
    ),
    "POST /leaves": ("dispatcher", Route(json=LEAVE)),
    "POST /leaves/{leave_id}/cancel": ("dispatcher", ROUTES["POST /leaves/{leave_id}/cancel"]),
    "POST /duty-roster": ("dispatcher", Route(json=WATCH)),
    "POST /duty-roster/cancel": ("dispatcher", Route(json=SHIFTS)),
    "POST /offices": ("reviewer", ROUTES["POST /offices"]),
    "POST /offices/{code}/changes": ("reviewer", ROUTES["POST /offices/{code}/changes"]),
    "POST /offices/{code}/closing": ("reviewer", ROUTES["POST /offices/{code}/closing"]),
    "POST /offices/{code}/undo": ("reviewer", ROUTES["POST /offices/{code}/undo"]),
    "PUT /tasks/draft": ("head", Route(json=HERE | {"items": [GRID_TASK], "version": 0})),
    "POST /tasks/draft/dropping": ("head", Route(json=HERE)),
    "POST /imports/tasks": ("head", Route(query=TABLE | {"keep": "all"}, content=ADDED)),
    "POST /tasks/publication": (
        "head",
        Route(json=HERE | {"first_day": "2026-08-01", "reason": "汛期", "version": 1}),
    ),
    "POST /tasks/lists/{list_id}/note": ("reviewer", ROUTES["POST /tasks/lists/{list_id}/note"]),
    "POST /tasks/lists/{list_id}/draft": ("head", ROUTES["POST /tasks/lists/{list_id}/draft"]),
    "POST /rollout/standards": ("reviewer", Route(json=STANDARD)),
    "POST /rollout/ticks": ("reviewer", Route(json=TICK)),
    "POST /imports/party": ("dispatcher", Route(query=TABLE | {"keep": "all"}, content=PARTY)),
    "PUT /grids/{code}/party": ("dispatcher", ROUTES["PUT /grids/{code}/party"]),
    "DELETE /grids/{code}/party": ("dispatcher", ROUTES["DELETE /grids/{code}/party"]),
    "POST /imports/people": ("dispatcher", Route(query=TABLE | {"keep": "all"}, content=PEOPLE)),
    "POST /imports/delegations": ("rule_editor", Route(query=TABLE | {"keep": "all"}, content=DELEGATIONS)),
    "POST /imports/offices": ("reviewer", Route(query=TABLE | {"keep": "all"}, content=OFFICES)),
    "PUT /personnel/{matter_id}/paper": ("town", ROUTES["PUT /personnel/{matter_id}/paper"]),
    "POST /personnel/{matter_id}/moves": (
        "squad_leader",
        Route(path="/personnel/{matter}/moves", json={"move": "withdraw"}),
    ),
    "POST /personnel/head-moves": ("squad_leader", ROUTES["POST /personnel/head-moves"]),
    "POST /personnel/suggestions": ("town", ROUTES["POST /personnel/suggestions"]),
    "POST /plans": ("planner", ROUTES["POST /plans"]),
    "POST /plans/{plan_id}/edits": ("planner", Route(path="/plans/{plan}/edits", json=RENAME | {"version": 0})),
    "POST /plans/{plan_id}/undo": ("planner", Route(path="/plans/{plan}/undo", json={"version": 1})),
    "POST /plans/{plan_id}/redo": ("planner", Route(path="/plans/{plan}/redo", json={"version": 2})),
    "POST /plans/{plan_id}/rebase": ("planner", Route(path="/plans/{plan}/rebase", json={"version": 3})),
    "POST /plans/{plan_id}/moves": ("planner", Route(path="/plans/{plan}/moves", json={"move": "withdraw"})),
    "POST /rule-sets": ("rule_editor", ROUTES["POST /rule-sets"]),
    "PATCH /rule-sets/{set_id}": ("rule_editor", Route(path="/rule-sets/{rules}", json={"version": 0, "title": "y"})),
    "POST /rule-sets/{set_id}/moves": (
        "rule_editor",
        Route(path="/rule-sets/{rules}/moves", json={"move": "withdraw"}),
    ),
    "POST /imports/boundaries": ("planner", Route(query=FILE | LOADED, content=NET)),
    "POST /imports/line-grids": ("planner", Route(query=FILE | LOADED | {"line": "fire"}, content=FIRE)),
    "PUT /line-grids/retirement": ("planner", ROUTES["PUT /line-grids/retirement"]),
    "POST /settings/calendar/changes": ("admin", Route(json=HOLIDAY | {"reason": "台风停工"})),
    "POST /settings/terms/changes": ("admin", Route(json=SOONER | {"reason": "提速"})),
    "POST /settings/thresholds/changes": ("admin", Route(json=NUMBER | {"reason": "试行"})),
    "POST /settings/agencies/changes": ("admin", Route(json=RENAMED | {"reason": "机构改革"})),
    **{
        f"POST /settings/{topic}/changes": ("admin", Route(json=MORE_SETTINGS[topic] | {"reason": "试行"}))
        for topic in ("reporter_pages", "messages")
    },
    "PUT /messages/channels/{code}": ("admin", ROUTES["PUT /messages/channels/{code}"]),
    "POST /settings/pack/drafts": ("admin", ROUTES["POST /settings/pack/drafts"]),
    "POST /settings/pack/changes": ("admin", Route(json=PACK | {"reason": "借鉴邻县"})),
    "POST /settings/roles/changes": ("admin", Route(json=LESS | {"reason": "收权"})),
    "POST /people": ("head", ROUTES["POST /people"]),
    "PUT /people/{person_id}": ("head", ROUTES["PUT /people/{person_id}"]),
    "PUT /people/{person_id}/competences": ("head", ROUTES["PUT /people/{person_id}/competences"]),
    "POST /people/{person_id}/phone": ("head", ROUTES["POST /people/{person_id}/phone"]),
    "POST /funds/entries": ("keeper", ROUTES["POST /funds/entries"]),
    "POST /funds/entries/{entry_id}/counter": (
        "keeper",
        Route(path="/funds/entries/{entry}/counter", json={"reason": "记重"}),
    ),
    "POST /imports/funds": ("keeper", Route(query=TABLE | {"keep": "all"}, content=FUNDS)),
    "POST /awards": ("keeper", Route(json=AWARD)),
    "POST /awards/{decision_id}/cancel": ("keeper", Route(path="/awards/{award}/cancel")),
    "POST /portfolios": ("staff", Route(json=GIVING)),
    "POST /portfolios/{portfolio_id}/ending": ("staff", Route(path="/portfolios/{portfolio}/ending", json=LAST_DAY)),
    "POST /portfolios/{portfolio_id}/undo": ("staff", Route(path="/portfolios/{portfolio}/undo")),
    "POST /leading-groups": ("staff", ROUTES["POST /leading-groups"]),
    "POST /leading-groups/{group_id}/members": ("staff", Route(path="/leading-groups/{group}/members", json=MEMBER)),
    "POST /leading-groups/{group_id}/tasks": ("staff", Route(path="/leading-groups/{group}/tasks", json=TASK)),
    "POST /leading-groups/{group_id}/tasks/{task_id}/result": (
        "staff",
        Route(path="/leading-groups/{group}/tasks/{task}/result", json={"result": "已办结"}),
    ),
    "POST /leading-groups/{group_id}/members/{member_id}/ending": (
        "staff",
        Route(path="/leading-groups/{group}/members/{member}/ending", json=LAST_DAY),
    ),
    "POST /leading-groups/{group_id}/ending": ("staff", Route(path="/leading-groups/{group}/ending", json=LAST_DAY)),
    "POST /trainings": ("staff", Route(json=TRAINING)),
    "POST /trainings/{training_id}/attendance": ("staff", ATTENDING),
    "POST /trainings/{training_id}/attendance/{person_id}/undo": (
        "staff",
        Route(path="/trainings/{training}/attendance/{person}/undo"),
    ),
    "POST /trainings/{training_id}/materials": ("staff", Route(path="/trainings/{training}/materials", **MATERIAL)),
    "POST /trainings/{training_id}/materials/{material_id}/removal": (
        "staff",
        Route(path="/trainings/{training}/materials/{material}/removal"),
    ),
    "POST /trainings/{training_id}/cancel": ("staff", Route(path="/trainings/{training}/cancel")),
    "POST /admissions": ("asker", ROUTES["POST /admissions"]),
    "PUT /admissions/{request_id}": (
        "asker",
        Route(path="/admissions/{admission}", json=ROUTES["PUT /admissions/{request_id}"].json),
    ),
    "POST /admissions/{request_id}/moves": (
        "asker",
        Route(path="/admissions/{admission}/moves", json={"move": "submit", "version": 2}),
    ),
    "POST /admissions/{request_id}/opinion": (
        "town",
        Route(path="/admissions/{consulted}/opinion", json=ROUTES["POST /admissions/{request_id}/opinion"].json),
    ),
    "POST /admissions/blocks/{number}": ("dispatcher", Route(path="/admissions/blocks/{supervised}")),
    "POST /meetings": ("head", ROUTES["POST /meetings"]),
    "PUT /meetings/{meeting_id}": ("head", Route(path="/meetings/{meeting}", json=WRITTEN)),
    "POST /meetings/{meeting_id}/agenda": ("head", Route(path="/meetings/{meeting}/agenda")),
    "POST /meetings/{meeting_id}/moves": (
        "head",
        Route(path="/meetings/{meeting}/moves", json={"move": "hold", "version": 2}),
    ),
    "POST /posts": ("head", Route(json=PART_TIME)),
    "POST /posts/{post_id}/end": ("head", ROUTES["POST /posts/{post_id}/end"]),
    "POST /posts/{post_id}/reopen": ("head", ROUTES["POST /posts/{post_id}/reopen"]),
    "POST /posts/{post_id}/undo": ("head", ROUTES["POST /posts/{post_id}/undo"]),
    "POST /people/{person_id}/leaving": ("head", ROUTES["POST /people/{person_id}/leaving"]),
    "POST /people/{person_id}/leaving/undo": ("head", ROUTES["POST /people/{person_id}/leaving/undo"]),
    "PUT /towns/{code}/people-handed": ("head", ROUTES["PUT /towns/{code}/people-handed"]),
    "POST /accounts": ("admin", Route(json={"username": "meter", "display_name": "水位计"})),
    "POST /accounts/{username}/posts": ("admin", ROUTES["POST /accounts/{username}/posts"]),
    "POST /accounts/{username}/posts/{post_id}/ending": (
        "admin",
        Route(path="/accounts/meter/posts/{post}/ending", json={"last_day": "2026-08-31"}),
    ),
    "POST /accounts/{username}/posts/{post_id}/undo": ("admin", Route(path="/accounts/meter/posts/{post}/undo")),
    "POST /accounts/links": ("admin", ROUTES["POST /accounts/links"]),
    "POST /accounts/link-cards": ("admin", ROUTES["POST /accounts/link-cards"]),
    "POST /imports/accounts": ("admin", Route(query=TABLE | {"keep": "all"}, content=ACCOUNTS)),
    "POST /accounts/{username}/links": ("admin", ROUTES["POST /accounts/{username}/links"]),
    "POST /auth/invitation/{token}": ("nobody", Route(path="/auth/invitation/{token}", json={"password": OWN})),
    "POST /accounts/{username}/unlocking": ("admin", ROUTES["POST /accounts/{username}/unlocking"]),
    "POST /accounts/{username}/sign-ins/ending": ("admin", ROUTES["POST /accounts/{username}/sign-ins/ending"]),
    "POST /accounts/{username}/closing": ("admin", ROUTES["POST /accounts/{username}/closing"]),
    "POST /accounts/{username}/reopening": ("admin", ROUTES["POST /accounts/{username}/reopening"]),
    "PUT /messages/habits": ("nobody", ROUTES["PUT /messages/habits"]),
    "POST /auth/password": ("nobody", Route(json={"old": PASSWORD, "password": OWN})),
    "POST /auth/sign-ins/{key}/ending": ("city", Route(path="/auth/sign-ins/{key}/ending")),
    **{name: (who, Route(**asked)) for name, (who, asked) in BRIEFINGS_DONE.items()},
    "POST /auth/renewal": ("dispatcher", Route()),
    "POST /devices": ("worker", Route(**ABOUT["POST /devices"])),
    "POST /devices/{device_id}/ending": ("worker", Route(path="/devices/{device}/ending")),
    "PUT /patrols/{patrol_id}": ("worker", Route(**PATROLS["PUT /patrols/{patrol_id}"])),
    "POST /collection": ("reviewer", Route(**ABOUT["POST /collection"])),
    "POST /imports/collection": (
        "reviewer",
        Route(query={"county_code": ONE, "name": "a.csv", "keep": "all"}, content=SCHEMA_TABLE),
    ),
    "PUT /objects/{object_id}": ("staff", Route(path=f"/objects/{OBJECT}", json=NEW | PERSON)),
    "POST /objects/{object_id}/opening": ("staff", Route(**ABOUT["POST /objects/{object_id}/opening"])),
    "POST /imports/objects": (
        "staff",
        Route(
            query={"county_code": ONE, "name": "a.csv", "keep": "all"},
            content="对象类型,名称,标准地址\n场所,小店,人民路12号\n".encode(),
        ),
    ),
    "POST /objects/{object_id}/ending": ("staff", Route(**ABOUT["POST /objects/{object_id}/ending"])),
    "POST /auth/logout": ("dispatcher", Route()),
}
"""A request of every operation that changes something, and who makes it; one after the other."""

CHANGES_NOTHING = {
    "POST /trainings/{training_id}/sign-in": "is somebody's own, who is invited: `test_training.py` asks for its row",
    "POST /trainings/{training_id}/test": "the same",
    "POST /cases/{number}/reports/{report_id}/code": "needs a page: `test_reporter_secrets.py` asks for its row",
    **{
        f"POST /q/{{code}}/{deed}": "is a reporter's own, without account: `test_reporter.py` asks for its event"
        for deed in ("evaluation", "objection", "addition", "urge", "withdrawal")
    },
    **{
        f"POST /{one}": "asks" for one in ("route", "route/bulk", "suggestions", "geocode", "reports/doubles", *BY_NAME)
    },
    **{f"POST /messages/{one}": "`test_message_settings.py` asks for its entry" for one in OF_CHANNELS},
    **{name: "`test_long_exports.py` asks" for name in ROUTES if name.startswith("POST /exports/")},
    "POST /meetings/decisions/{decision_id}/result": "`test_meetings.py` asks for its row",
    "POST /objects/{object_id}/confirmation": "once a day is enough: `test_objects.py` asks for its row",
    "POST /imports/collection-form": "looks at a form alone: what it brings is published by `POST /collection`",
    **{f"POST /objects/{one}": "asks" for one in ("search", "counts", "addresses")},
    "POST /messages/read": "is somebody's own, and stands with the message",
    **{f"POST /cases/{{number}}/doubles/{{other}}/apart{one}": "`test_doubles.py` asks" for one in ("", "/undo")},
    **{f"POST /imports/{table}/rejects": "gives back the rows of a table that would be refused" for table in TABLES},
    "POST /posts/preview": "tells what an appointment would do",
    "POST /rule-sets/{set_id}/problems": "checks rules that stand in the request",
    "POST /rule-sets/{set_id}/trial": "tries them",
    "POST /settings/calendar/file": "reads a file",
    **{f"POST /settings/{one}/preview": "tells what it would do" for one in ("calendar", "terms", *MORE_SETTINGS)},
    "POST /briefings/{id}/receipts": "needs one that was sent: `test_bulletins.py` asks for its row",
    "POST /briefings/{id}/editions": "needs a signed one: `test_briefings.py` asks for its row",
    "POST /settings/reckoning": "does what a change that was kept waits for; each case tells it",
    "PUT /plans/{plan_id}/presence": "says where somebody looks, for a minute",
}
