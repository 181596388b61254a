"""Moving cases: clocks, marks, assignments and events of each step, and the refusals."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from gridgis.cases import queries
from gridgis.cases.asking import Claim
from gridgis.cases.clock_marks import clock_of
from gridgis.cases.models import Case
from gridgis.cases.moving import move
from gridgis.core.errors import Conflict, Forbidden, Invalid, NotFound
from gridgis.people.models import Office
from gridgis.security.rules import SYSTEM, Actor
from tests.claims import asked
from tests.factories import AT, ONE, TWO, World, a_case, an_account

ZONE = "Asia/Shanghai"
OFFICE = f"{ONE}001-urban_enforcement"


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


class Told:
    """A case and the moves made on it, each a minute after the one before unless a time is given."""

    def __init__(self, session: Session, number: str) -> None:
        self.session, self.number, self.at = session, number, AT

    def by(self, actor: Actor, name: str, *, at: datetime | None = None, **along: object) -> Case:
        self.at = at or self.at + timedelta(minutes=1)
        return move(self.session, actor, self.number, asked(name, at=self.at, **along), zone=ZONE, at=self.at)

    def all(self, *names: str) -> Case:
        for name in names:
            case = self.by(SYSTEM, name, office_code=OFFICE)
        return case


@pytest.fixture
def case(session: Session, world: World) -> Told:
    """A submitted case of a street vendor in the first grid."""
    return Told(session, a_case(session, world, grid_code=world.grids[0], at=AT).number)


def test_registering_starts_the_clock_of_dispatch(case: Told) -> None:
    row = case.by(SYSTEM, "register", at=AT)
    assert (row.state, row.due_at) == ("registered", local("2026-03-11 11:00"))


def test_dispatch_gives_an_office_its_limits(case: Told, session: Session) -> None:
    case.by(SYSTEM, "register", at=AT)
    row = case.by(SYSTEM, "dispatch", at=AT, office_code=OFFICE)
    assert (row.office_code, row.dispatched_at) == (OFFICE, AT)
    assert row.due_at == row.handle_due_at == local("2026-03-11 16:00")
    (assignment,) = queries.assignments(session, row)
    assert (assignment.seq, assignment.office_code, assignment.ended_at) == (1, OFFICE, None)


def test_signing_names_no_new_limit(case: Told, session: Session) -> None:
    before = case.all("register", "dispatch").due_at
    row = case.by(SYSTEM, "sign", at=AT + timedelta(hours=1))
    assert row.due_at == before
    assert queries.assignments(session, row)[0].signed_at == AT + timedelta(hours=1)


def test_a_returned_case_loses_its_office_and_gets_a_fresh_limit(case: Told, session: Session) -> None:
    case.all("register", "dispatch")
    case.by(SYSTEM, "return", at=local("2026-03-11 14:30"))
    row = case.by(SYSTEM, "uphold_return", at=local("2026-03-11 15:00"))
    assert (row.state, row.return_count) == ("registered", 1)
    assert (row.office_code, row.dispatched_at, row.handle_due_at) == (None, None, None)
    row = case.by(SYSTEM, "dispatch", at=local("2026-03-11 16:30"), office_code=f"{ONE}001-police")
    assert row.due_at == local("2026-03-12 11:30")
    ended = [(a.seq, a.office_code, a.ended_at) for a in queries.assignments(session, row)]
    assert ended == [(1, OFFICE, local("2026-03-11 15:00")), (2, f"{ONE}001-police", None)]


def test_after_two_returns_it_stays(case: Told) -> None:
    case.all("register", "dispatch", "return", "uphold_return")
    with pytest.raises(Conflict, match="returned 1 times"):
        case.by(SYSTEM, "final_ruling", office_code=OFFICE)
    case.all("dispatch", "sign", "return_late", "uphold_return")
    with pytest.raises(Conflict, match="returned 2 times"):
        case.by(SYSTEM, "dispatch", office_code=OFFICE)
    case.all("final_ruling")
    with pytest.raises(Conflict, match="returned 2 times"):
        case.by(SYSTEM, "return")
    case.by(SYSTEM, "sign")
    with pytest.raises(Conflict, match="returned 2 times"):
        case.by(SYSTEM, "return_late")


def test_the_time_of_a_wait_is_taken_out_of_the_limit(case: Told, session: Session) -> None:
    """Dispatched at 10:00 with four hours; three are left when it stops at 11:00, and go on next day at 10:00."""
    case.by(SYSTEM, "register", at=AT)
    case.by(SYSTEM, "dispatch", at=AT, office_code=OFFICE)
    case.by(SYSTEM, "sign", at=AT)
    case.by(SYSTEM, "suspend", at=local("2026-03-11 10:30"))
    row = case.by(SYSTEM, "grant_suspension", at=local("2026-03-11 11:00"))
    assert row.due_at is None
    assert clock_of(row.state, row.due_at, row.near_due_at, local("2026-04-11 11:00")) == "susp"
    row = case.by(SYSTEM, "resume", at=local("2026-03-12 10:00"))
    assert row.due_at == row.handle_due_at == local("2026-03-12 15:00")
    assert queries.assignments(session, row)[0].handle_due_at == local("2026-03-12 15:00")


def test_a_wait_across_holidays_counts_them_as_what_they_were(session: Session, world: World) -> None:
    """Five workdays from Wed 11 Feb end on Wed 25 Feb; stopped on Thu, 33.5 h are left for the days after Mon 2 Mar."""
    told = Told(session, a_case(session, world, grid_code=world.grids[0], category="G0101", at=AT).number)
    told.by(SYSTEM, "register", at=local("2026-02-11 10:00"))
    office = f"{ONE}001001-village"
    row = told.by(SYSTEM, "dispatch", at=local("2026-02-11 10:00"), office_code=office)
    assert row.due_at == local("2026-02-25 17:30")
    told.by(SYSTEM, "pass_on", at=local("2026-02-11 10:00"))
    told.by(SYSTEM, "sign", at=local("2026-02-11 10:00"))
    told.by(SYSTEM, "suspend", at=local("2026-02-12 10:00"), claim=Claim("season", review_on=date(2026, 3, 2)))
    told.by(SYSTEM, "grant_suspension", at=local("2026-02-12 10:00"))
    row = told.by(SYSTEM, "resume", at=local("2026-03-02 10:00"))
    assert row.due_at == local("2026-03-06 17:30")


def test_a_limit_that_was_over_before_the_wait_stays_over(case: Told) -> None:
    case.by(SYSTEM, "register", at=AT)
    due = case.by(SYSTEM, "dispatch", at=AT, office_code=OFFICE).due_at
    case.by(SYSTEM, "sign", at=AT)
    case.by(SYSTEM, "suspend", at=local("2026-03-13 10:00"))
    case.by(SYSTEM, "grant_suspension", at=local("2026-03-13 10:00"))
    assert case.by(SYSTEM, "resume", at=local("2026-03-16 10:00")).due_at == due


def test_a_result_is_checked_within_a_workday(case: Told, session: Session) -> None:
    case.all("register", "dispatch", "sign")
    row = case.by(SYSTEM, "file_result", at=local("2026-03-11 15:00"))
    assert (row.result_at, row.due_at) == (local("2026-03-11 15:00"), local("2026-03-12 17:30"))
    assert queries.assignments(session, row)[0].result_at == local("2026-03-11 15:00")


def test_rework_is_the_same_offices_with_half_the_limit(case: Told) -> None:
    case.all("register", "dispatch", "sign", "file_result")
    row = case.by(SYSTEM, "check_fail", at=local("2026-03-11 16:00"))
    assert (row.state, row.office_code, row.rework_count, row.result_at) == ("rework", OFFICE, 1, None)
    assert row.due_at == local("2026-03-12 11:00"), "half of four hours, but at least four"
    row = case.by(SYSTEM, "file_result", at=local("2026-03-12 09:00"))
    assert row.state == "result_filed"


def test_closing_ends_the_assignment_and_all_clocks(case: Told, session: Session) -> None:
    case.all("register", "dispatch", "sign", "file_result", "check_pass")
    row = case.by(SYSTEM, "close", at=local("2026-03-12 09:00"))
    assert (row.closed_at, row.due_at) == (local("2026-03-12 09:00"), None)
    assert queries.assignments(session, row)[0].ended_at == local("2026-03-12 09:00")
    assert clock_of(row.state, row.due_at, row.near_due_at, AT) == "closed"


@pytest.mark.parametrize(
    ("path", "state"),
    [
        (["reject"], "rejected"),
        (["start_verify", "reject"], "rejected"),
        (["register", "withdraw"], "withdrawn"),
        (["ask_info", "reject"], "rejected"),
    ],
)
def test_ends_without_handling_have_a_day_and_no_clock(case: Told, path: list[str], state: str) -> None:
    row = case.all(*path)
    assert (row.state, row.closed_at, row.due_at) == (state, case.at, None)


@pytest.mark.parametrize("satisfaction", [1, 2, 3, 4])
def test_an_evaluation_keeps_the_answer_and_the_day_of_closing(case: Told, satisfaction: int) -> None:
    closed = case.all("register", "dispatch", "sign", "file_result", "check_pass", "close").closed_at
    row = case.by(SYSTEM, "evaluate", satisfaction=satisfaction)
    assert (row.state, row.satisfaction, row.closed_at) == ("evaluated", satisfaction, closed)


def test_a_window_that_ends_is_no_answer(case: Told) -> None:
    case.all("register", "dispatch", "sign", "file_result", "check_pass", "close")
    row = case.by(SYSTEM, "window_over", satisfaction=99)
    assert (row.state, row.satisfaction) == ("evaluated", None)


@pytest.mark.parametrize("satisfaction", [None, 0, 5, -1])
def test_an_evaluation_without_answer_is_refused(case: Told, satisfaction: int | None) -> None:
    case.all("register", "dispatch", "sign", "file_result", "check_pass", "close")
    with pytest.raises(Invalid) as refusal:
        case.by(SYSTEM, "evaluate", satisfaction=satisfaction)
    assert refusal.value.facts["field"] == "satisfaction"


def test_every_move_leaves_an_event(case: Told, session: Session, who: Callable[[str], Actor]) -> None:
    dispatcher, clerk = who("dispatcher"), who("clerk")
    case.by(dispatcher, "register", note="")
    case.by(dispatcher, "dispatch", note="尽快", office_code=OFFICE)
    row = case.by(clerk, "sign", note="", office_code="ignored")
    events = queries.events(session, row)
    assert [(e.seq, e.move, e.source, e.target, e.actor_name, e.note, e.facts) for e in events[1:]] == [
        (2, "register", "submitted", "registered", "dispatcher", "", {}),
        (3, "dispatch", "registered", "dispatched", "dispatcher", "尽快", {"office_code": OFFICE}),
        (4, "sign", "dispatched", "handling", "clerk", "", {}),
    ]
    assert events[2].actor_id == dispatcher.account_id
    assert row.last_seq == 4


def test_the_state_of_a_case_is_the_target_of_its_last_event(case: Told, session: Session) -> None:
    row = case.all("start_verify", "verify_true", "register", "to_coordination", "assign_lead", "sign")
    assert queries.events(session, row)[-1].target == row.state == "handling"


def test_a_refused_move_changes_nothing(case: Told, session: Session) -> None:
    case.by(SYSTEM, "register")
    session.commit()
    for name in ("fly", "sign", "dispatch"):
        with pytest.raises((Invalid, Conflict)):
            case.by(SYSTEM, name, office_code=None)
        session.rollback()
    row = queries.get(session, SYSTEM, case.number)
    assert (row.state, row.last_seq, len(queries.events(session, row))) == ("registered", 2, 2)


@pytest.mark.parametrize("note", ["", "  \n"])
def test_a_note_that_must_come_along_is_asked_for(case: Told, note: str) -> None:
    with pytest.raises(Invalid) as refusal:
        case.by(SYSTEM, "reject", note=note)
    assert refusal.value.facts["field"] == "note"


@pytest.mark.parametrize("office", [None, "", "nowhere", f"{TWO}001-police"])
def test_a_case_goes_to_an_office_of_its_county(case: Told, office: str | None) -> None:
    case.by(SYSTEM, "register")
    with pytest.raises(Invalid) as refusal:
        case.by(SYSTEM, "dispatch", office_code=office)
    assert refusal.value.facts["field"] == "office_code"


def test_a_case_goes_to_an_office_that_still_stands(case: Told, session: Session) -> None:
    session.execute(update(Office).where(Office.code == OFFICE).values(valid_to=AT.date()))
    case.by(SYSTEM, "register")
    with pytest.raises(Invalid, match="serves this county"):
        case.by(SYSTEM, "dispatch", office_code=OFFICE)


def test_rights_are_asked_where_the_case_lies(case: Told, who: Callable[[str], Actor]) -> None:
    with pytest.raises(Forbidden) as refusal:
        case.by(who("town"), "register")
    assert refusal.value.facts.items() >= {"verb": "case.accept"}.items()
    with pytest.raises(NotFound):
        case.by(who("other_town"), "register")
    with pytest.raises(NotFound):
        case.by(who("clerk"), "register")


def test_who_handled_does_not_check(case: Told, session: Session, who: Callable[[str], Actor]) -> None:
    an_account(session, "both", ("office_clerk", "office", OFFICE), ("dispatcher", "town", f"{ONE}001"))
    both = who("both")
    case.all("register", "dispatch", "sign")
    case.by(both, "file_result")
    for name in ("check_pass", "check_fail"):
        with pytest.raises(Forbidden, match="somebody else"):
            case.by(both, name)
    assert case.by(who("dispatcher"), "check_pass").state == "checked"


def test_who_handled_before_may_check_what_another_did_after(
    case: Told, session: Session, who: Callable[[str], Actor]
) -> None:
    an_account(session, "both", ("office_clerk", "office", OFFICE), ("dispatcher", "town", f"{ONE}001"))
    case.all("register", "dispatch", "sign")
    case.by(who("both"), "file_result")
    case.by(who("dispatcher"), "check_fail")
    case.by(who("clerk"), "file_result")
    assert case.by(who("both"), "check_pass").state == "checked"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_events SET note = 'x' WHERE case_number = :number",
        "DELETE FROM case_events WHERE case_number = :number",
    ],
)
def test_events_are_never_edited(case: Told, session: Session, statement: str) -> None:
    with pytest.raises(IntegrityError, match="appended, never edited"):
        session.execute(text(statement), {"number": case.number})


@pytest.mark.parametrize(
    ("column", "value", "constraint"),
    [
        ("state", "lost", "ck_cases_state"),
        ("urgency", "P9", "ck_cases_urgency"),
        ("platform", "other", "ck_cases_platform"),
        ("source", "rumour", "ck_cases_source"),
        ("satisfaction", 5, "ck_cases_satisfaction"),
    ],
)
def test_the_database_refuses_what_no_case_can_be(
    case: Told, session: Session, column: str, value: object, constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        session.execute(update(Case).where(Case.number == case.number).values({column: value}))


def test_a_case_has_one_lead_office_at_a_time(case: Told, session: Session) -> None:
    case.all("register", "dispatch")
    with pytest.raises(IntegrityError, match="uq_assignments_one_open_lead"):
        session.execute(
            text(
                "INSERT INTO assignments (county_code, case_number, seq, office_code, part, dispatched_at)"
                " SELECT county_code, case_number, 2, 'x', part, dispatched_at FROM assignments"
                " WHERE case_number = :number"
            ),
            {"number": case.number},
        )


def test_an_event_belongs_to_a_case(session: Session, world: World) -> None:
    with pytest.raises(IntegrityError, match="fk_case_events"):
        session.execute(
            text(
                "INSERT INTO case_events (county_code, case_number, seq, at, move, target, actor_name)"
                " VALUES ('1', 'none', 1, now(), 'submit', 'submitted', 'x')"
            )
        )


def test_a_number_is_given_once(case: Told, session: Session) -> None:
    row = session.scalars(select(Case).where(Case.number == case.number)).one()
    with pytest.raises(IntegrityError, match="pk_cases"):
        session.execute(text("INSERT INTO cases SELECT * FROM cases WHERE number = :number"), {"number": row.number})
