"""Limits, marks and days of cases that are decided on again while somebody has them in hand."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from geoalchemy2.shape import from_shape
from shapely.geometry import LineString, MultiLineString
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.clocks import due
from gridgis.cases.models import Case
from gridgis.cases.terms import limit_of
from gridgis.core.geo import SRID
from gridgis.geocoding.models import LinearObject, LinePost
from gridgis.people.models import Leave, Office
from tests.api.handling import TO_POLICE, a_category, given_back, handed, stepped, suspended
from tests.api.test_redecide import OFFICE, POLICE, WEST, corrected, reported
from tests.api.test_rules import published
from tests.claims import SAID
from tests.factories import AT, ONE, START, World, a_person

As = Callable[[str], TestClient]
pytestmark = pytest.mark.usefixtures("deciders")
NIGHT = datetime(2026, 3, 11, 17, 30, tzinfo=UTC)
"""Half past one on 12 March in Shanghai, still the 11th in London."""
NO_OFFICE = (
    "lead_agency_type NOT IN ('urban_enforcement', 'police', 'market', 'housing', 'municipal', 'sanitation',"
    " 'town_command', 'village', 'environment')"
)


def at(app: FastAPI, moment: datetime) -> None:
    app.state.clock = lambda: moment


def a_leave(session: Session, person_id: int, first: date, last: date, substitute_id: int | None = None) -> None:
    session.add(
        Leave(
            person_id=person_id,
            substitute_id=substitute_id,
            from_day=first,
            until_day=last,
            entered_by="调度员",
            entered_at=AT,
        )
    )
    session.flush()


def test_a_case_dispatched_again_gets_the_whole_limit_of_its_new_category(as_user: As, world: World) -> None:
    """Suspended, resumed and returned late before: none of it shortens ten days to the rest of four hours."""
    number, desk = suspended(as_user)
    stepped(desk, number, "resume")
    stepped(as_user("office_head"), number, "return_late", note="不归我们", **SAID["return_late"])
    stepped(as_user("centre_head"), number, "uphold_return")
    stepped(desk, number, "dispatch", office_code=OFFICE)
    before = desk.get(f"/cases/{number}").json()["handle_due_at"]
    corrected(desk, number, category_code="E0107")
    story = desk.get(f"/cases/{number}").json()
    assert story["limit_inputs"]["value"] == 10
    assert (before < "2026-03-12", story["handle_due_at"] > "2026-03-24") == (True, True)


def test_a_suspended_case_resumes_with_the_limit_of_its_new_category(as_user: As, world: World) -> None:
    number, desk = suspended(as_user)
    corrected(desk, number, category_code="E0107")
    stepped(desk, number, "resume")
    assert desk.get(f"/cases/{number}").json()["handle_due_at"] > "2026-03-20"


def test_the_time_to_sign_follows_the_category_too(as_user: As, session: Session, world: World) -> None:
    number, desk = handed(as_user)
    urgent = a_category(session, "urgency = 'P1'")
    corrected(desk, number, category_code=urgent)
    limits = in_force.limits(session, "Asia/Shanghai", AT.date())
    promised = due(AT, limit_of("sign", in_force.categories(session, [urgent])[0], limits), limits.calendar)
    (assignment,) = desk.get(f"/cases/{number}").json()["assignments"]
    assert datetime.fromisoformat(assignment["sign_due_at"]) == promised


def test_a_longer_limit_brings_no_earlier_end_once_a_result_is_filed(app: FastAPI, as_user: As, world: World) -> None:
    number, desk = handed(as_user)
    stepped(as_user("clerk"), number, "sign")
    stepped(as_user("clerk"), number, "file_result", note="已清理")
    at(app, AT + timedelta(hours=1))
    before = desk.get(f"/cases/{number}").json()["case"]
    corrected(desk, number, category_code="E0107")
    after = desk.get(f"/cases/{number}").json()["case"]
    assert after["due_at"] >= before["due_at"]
    assert after["total_due_at"] > before["total_due_at"]


def test_the_same_category_again_changes_nothing(as_user: As, world: World) -> None:
    number, desk = handed(as_user)
    before = desk.get(f"/cases/{number}").json()["handle_due_at"]
    assert corrected(desk, number, category_code="E0101")["changes"] == []
    assert desk.get(f"/cases/{number}").json()["handle_due_at"] == before


def test_redispatch_to_the_same_office_is_refused(app: FastAPI, as_user: As, world: World) -> None:
    """It would give the office its time anew."""
    number, desk = handed(as_user)
    before = desk.get(f"/cases/{number}").json()["handle_due_at"]
    at(app, AT + timedelta(days=2))
    again = {"move": "redispatch", "office_code": OFFICE, "note": "x"}
    assert as_user("dispatcher").post(f"/cases/{number}/moves", json=again).status_code in {409, 422}
    assert as_user("dispatcher").get(f"/cases/{number}").json()["handle_due_at"] == before


def test_a_case_in_hand_that_has_no_office_any_more_is_marked(as_user: As, session: Session, world: World) -> None:
    number, desk = handed(as_user)
    done = corrected(desk, number, category_code=a_category(session, NO_OFFICE))
    assert (done["after"]["office"], "office" in done["changes"]) == (None, True)
    assert "reroute" in desk.get(f"/cases/{number}").json()["case"]["flags"]


def test_the_mark_for_redispatch_goes_when_the_office_is_right_again(as_user: As, world: World) -> None:
    number, desk = handed(as_user)
    corrected(desk, number, category_code="G0206")
    assert "reroute" in desk.get(f"/cases/{number}").json()["case"]["flags"]
    corrected(desk, number, category_code="E0101")
    assert "reroute" not in desk.get(f"/cases/{number}").json()["case"]["flags"]


def test_the_mark_for_redispatch_goes_when_the_office_returns_the_case(as_user: As, world: World) -> None:
    number, desk = handed(as_user)
    corrected(desk, number, category_code="G0206")
    given_back(as_user, number)
    assert "reroute" not in desk.get(f"/cases/{number}").json()["case"]["flags"]


def test_a_suspended_case_marked_for_redispatch_can_be_redispatched(as_user: As, world: World) -> None:
    number, desk = suspended(as_user)
    corrected(desk, number, category_code="G0206")
    story = desk.get(f"/cases/{number}").json()
    assert "reroute" in story["case"]["flags"]
    assert "redispatch" in {move["move"] for move in story["moves"]}


def test_the_mark_a_rule_gave_goes_with_the_category(as_user: As, world: World) -> None:
    outcome = {"kind": "mark", "marks": ["major"]}
    published(as_user, [{"name": "重大", "conditions": {"categories": ["E0101"]}, "outcome": outcome}])
    number, desk = reported(as_user), as_user("dispatcher")
    assert "major" in desk.get(f"/cases/{number}").json()["case"]["flags"]
    assert corrected(desk, number, category_code="G0206")["after"]["rule"] == "R1"
    assert "major" not in desk.get(f"/cases/{number}").json()["case"]["flags"]


def test_the_hour_of_a_report_stays_the_hour_it_arrived(app: FastAPI, as_user: As, world: World) -> None:
    """It arrives at night and is put right during work: a rule for off hours goes on to count."""
    published(as_user, [TO_POLICE | {"conditions": {"hours": "off"}}])
    at(app, AT - timedelta(hours=8))
    number = reported(as_user)
    at(app, AT)
    desk = as_user("dispatcher")
    assert desk.get(f"/cases/{number}").json()["decision"]["office"]["code"] == POLICE
    assert corrected(desk, number, lng=120.02501, lat=30.05)["changes"] == ["place"]


def test_a_report_seen_at_night_goes_by_the_hour_it_arrived(as_user: As, world: World) -> None:
    published(as_user, [TO_POLICE | {"conditions": {"hours": "off"}}])
    number, desk = reported(as_user, observed_at="2026-03-11T02:00:00+08:00"), as_user("dispatcher")
    assert desk.get(f"/cases/{number}").json()["decision"]["office"]["code"] == OFFICE


def test_rules_begin_on_the_local_day(app: FastAPI, as_user: As, world: World) -> None:
    published(as_user, [TO_POLICE | {"conditions": {"from_day": "2026-03-12"}}])
    number = reported(as_user)
    assert as_user("dispatcher").get(f"/cases/{number}").json()["decision"]["office"]["code"] == OFFICE
    at(app, NIGHT)
    number = reported(as_user)
    assert as_user("dispatcher").get(f"/cases/{number}").json()["decision"]["office"]["code"] == POLICE


def test_a_decision_names_the_team_of_the_local_day(app: FastAPI, as_user: As, session: Session, world: World) -> None:
    substitute = a_person(session, "替班")
    a_leave(session, world.cadres[WEST], date(2026, 3, 12), date(2026, 3, 12), substitute.id)
    at(app, NIGHT)
    number, desk = reported(as_user), as_user("dispatcher")
    (kept,) = desk.get(f"/cases/{number}/decisions").json()["items"]
    assert "替班" in {member["name"] for member in kept["answer"]["team"]}


def test_leave_cancelled_at_night_ends_with_the_local_yesterday(app: FastAPI, as_user: As, world: World) -> None:
    at(app, NIGHT)
    desk = as_user("dispatcher")
    body = {
        "person_id": world.cadres[WEST],
        "from_day": "2026-03-11",
        "until_day": "2026-03-14",
        "substitute_id": None,
        "reason": "病假",
    }
    entered = desk.post("/leaves", json=body)
    assert entered.status_code == 201, entered.text
    assert desk.post(f"/leaves/{entered.json()['id']}/cancel").json()["until_day"] == "2026-03-11"


def test_a_decision_tells_that_the_chief_of_a_line_is_away(as_user: As, session: Session, world: World) -> None:
    course = MultiLineString([LineString([(120.0, 30.05), (120.04, 30.05)])])
    river = LinearObject(kind="river", name="甲河", rank=1, line=from_shape(course, SRID))
    session.add(river)
    session.flush()
    chief = a_person(session, "河长")
    session.add(
        LinePost(linear_object_id=river.id, person_id=chief.id, duty="river_chief", level="town", valid_from=START)
    )
    a_leave(session, chief.id, date(2026, 3, 1), date(2026, 3, 30))
    number = reported(as_user)
    (kept,) = as_user("dispatcher").get(f"/cases/{number}/decisions").json()["items"]
    assert kept["answer"]["lines"][0]["chief"]["on_leave_until"] == "2026-03-30"


def test_an_office_closed_by_now_gets_no_case_seen_before(as_user: As, session: Session, world: World) -> None:
    category = a_category(session, "auto_register AND lead_agency_type IN ('municipal', 'sanitation', 'police')")
    told = reported(as_user, category_code=category)
    case = session.scalars(select(Case).where(Case.number == told)).one()
    assert case.office_code is not None
    session.get_one(Office, case.office_code).valid_to = date(2026, 3, 1)
    session.flush()
    seen = {"lng": 120.026, "observed_at": "2026-02-20T10:00:00+08:00"}
    number = reported(as_user, category_code=category, **seen)
    later = session.scalars(select(Case).where(Case.number == number)).one()
    assert later.office_code != case.office_code, later.state
    assert later.town_code == f"{ONE}001"
