"""Whoever is not on the list of a sensitive case gets every answer as if there were none, however it became one."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from gridgis.cases.measures import MEASURES
from gridgis.cases.work import WORK
from gridgis.casework.desks.tabs import TABS
from tests.api.figures import CHARTS, FOUND
from tests.api.planning import VILLAGE, WEST, Desk, across
from tests.factories import AT, ONE, ZONE, World, a_case, an_account, an_office

As = Callable[[str], TestClient]
TOWN = f"{ONE}001"
PLACE = {"lng": 120.02, "lat": 30.02}
DAYS = "from=2026-03-01&to=2026-03-31"
PAGES = [
    "/cases",
    "/cases?sensitive=true",
    "/cases?flag=place_doubt",
    "/cases?flag=sensitive",
    "/cases?text=占道",
    "/cases.geojson",
    *(f"/cases/clusters?zoom={zoom}" for zoom in (9, 17)),
    "/cases/counts",
    f"/stats/areas?level=grid&parent={VILLAGE}&from=2026-03-12&to=2026-03-13",
    f"/stats/hexes?{DAYS}&resolution=10",
    *(f"/stats/heat?{DAYS}&place={code}" for code in (ONE, TOWN)),
    f"/stats/series?{DAYS}",
    *(f"/stats/{name}?{DAYS}{rest}" for name in CHARTS for rest in ("", f"&place={VILLAGE}")),
    f"/stats/series?{DAYS}&category=S0703",
    *(f"/stats/sensitive?place={code}" for code in (ONE, TOWN)),
    *(f"/stats/{name}?{DAYS}&place={code}" for name in FOUND if name != "loads" for code in (ONE, TOWN)),
    f"/stats/loads?place={ONE}",
    "/briefings",
    "/briefings?kind=bulletin",
    "/reports/nearby?lng=120.02&lat=30.02&radius_m=2000",
    "/reports/mine",
    "/reports/mine/closed",
    "/patrols",
    f"/patrols/coverage?place={TOWN}",
    "/requests",
    "/requests/counts",
    "/slips",
    "/slips?waiting=false",
    "/slips/counts",
    "/coordination",
    "/coordination?open=false",
    "/coordination/counts",
    "/coordination/joint",
    "/field/tasks",
    "/field/ground",
    "/field/objects",
    "/field/team",
    *(f"/desks/{desk}/counts" for desk in TABS),
    *(f"/desks/{desk}/{page}?tab={tab}" for desk in TABS for tab in TABS[desk] for page in ("cases", "cases.geojson")),
    "/messages",
    "/messages/counts",
    *(f"/cases?{name}" for name in ("rung=reminder", "escalated=county", "supervised=red", "supervised=yellow")),
    f"/offices/{TOWN}-urban_enforcement/open-work",
    "/categories",
    f"/grids/{WEST}",
    f"/grids/{ZONE}",
    f"/rule-sets/record?county={ONE}",
    f"/rule-sets/habits?county={ONE}",
    "/plans",
    "/people",
    "/leaves",
    f"/net/days?parent={ONE}",
    f"/line-grids?parent={ONE}",
    f"/exports/grids?format=geojson&parent={VILLAGE}",
    "/reverse?lng=120.02&lat=30.02",
]
FIGURES = [
    *(f"/cases?{DAYS}&measure={name}" for name in (*MEASURES, *WORK)),
    *(f"/stats/areas?{DAYS}&level={level}" for level in ("county", "town", "village", "grid")),
    *(f"/exports/page?{DAYS}&place={code}" for code in (ONE, TOWN, VILLAGE)),
    f"/stats/offices?{DAYS}",
]
"""What is counted for all alike, within their places: two are asked, of the county and of a town."""
OF_PLAN = ("", "/impact", "/handovers", "/problems", "/moved.geojson", f"/loads?village={VILLAGE}")
COUNTERS = {"county", "dispatcher"}
STRANGERS = ("worker", "dispatcher", "county", "planner", "rule_publisher")
HOW = ("first G0102", "first S0703", "later G0102", "later S0703")


def told(client: TestClient, pages: list[str]) -> dict[str, Any]:
    """Status and text of every page."""
    answers = {page: client.get(page) for page in pages}
    for code in ("E0101", "G0102", "S0703"):
        written = PLACE | {"category": code, "text": "占道"}
        answers[f"doubles of {code}"] = client.post("/reports/doubles", json=written)
    return {page: (answer.status_code, answer.text) for page, answer in answers.items()}


def sealed(as_user: As, session: Session, world: World, how: str) -> None:
    """A case that only its list knows of: sensitive from the first, or since somebody looked; with a life behind it."""
    dispatcher, about_staff = as_user("dispatcher"), how.endswith("S0703")
    if how.startswith("later"):
        sent = {"category_code": "E0101", "description": "占道", **PLACE}
        taken = as_user("visitor").put(f"/reports/{uuid4()}", json=sent)
        assert taken.status_code == 201, taken.text
        number = taken.json()["case_number"]
        moved = [("register", {}), ("dispatch", {"office_code": f"{TOWN}-urban_enforcement"})]
        for name, facts in moved:
            body = {"move": name, "note": "办", **facts}
            assert dispatcher.post(f"/cases/{number}/moves", json=body).status_code == 200
        slip = {"move": "supervise", "level": "yellow", "note": "请说明", "addressee": "clerk"}
        assert as_user("town").post(f"/cases/{number}/moves", json=slip).status_code == 200
        ask = {"move": "return", "note": "不归我们", "reason": "not_ours"}
        assert as_user("clerk").post(f"/cases/{number}/moves", json=ask).status_code == 200
        body = {"category_code": how[-5:], "note": "误报"}
        assert dispatcher.post(f"/cases/{number}/redecide", json=body).status_code == 200
    else:
        number = a_case(session, world, grid_code=WEST, category=how[-5:], place=(120.02, 30.02), at=AT).number
        session.commit()
    keeper = as_user("inspector" if about_staff else "town")
    assert keeper.get(f"/cases/{number}").status_code == 200


def test_no_answer_tells_of_it(as_user: As, session: Session, world: World) -> None:
    an_office(session, ONE, "county", "discipline")
    an_account(session, "inspector", ("discipline_inspector", "county", ONE))
    an_account(session, "visitor", ("reporter", "county", ONE))
    a_case(session, world, grid_code=WEST, place=(120.02, 30.02), at=AT)
    session.commit()
    desk = Desk.begin(as_user("planner"))
    desk.edit("split", code=WEST, line=across(30.04))
    pages = PAGES + [desk.path + page for page in OF_PLAN]
    open_one = as_user("dispatcher").get("/cases").json()["items"][0]["number"]
    pages += [f"/cases/{open_one}/{page}" for page in ("coordination", "addressees", "colleagues", "doubles")]
    pages.append(f"/doubles?number={open_one}")
    asked = {name: pages + FIGURES * (name in COUNTERS) for name in STRANGERS}
    before = {name: told(as_user(name), asked[name]) for name in STRANGERS}
    for how in HOW:
        sealed(as_user, session, world, how)
    for name in STRANGERS:
        now = told(as_user(name), asked[name])
        assert {page: now[page] for page in now if now[page] != before[name][page]} == {}, name
