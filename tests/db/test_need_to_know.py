"""Who may know of a sensitive case: who comes onto its list, who works it, who changes it, and that nobody else can."""

import csv
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from gridgis.cases import knowing, lists, queries
from gridgis.cases.filters import Filter
from gridgis.cases.models import Case
from gridgis.cases.moving import move
from gridgis.cases.naming import follow_all, name, unname
from gridgis.casework.redeciding import Wrong, correct
from gridgis.core.errors import Conflict, Forbidden, Invalid, NotFound, Refusal
from gridgis.core.paths import REFERENCE
from gridgis.core.settings import Terms
from gridgis.security.rules import Actor
from tests.claims import asked
from tests.factories import AT, ONE, TWO, World, a_case, an_account, an_office

TOWN = f"{ONE}001"
POLICE = f"{TOWN}-police"
ENFORCEMENT = f"{TOWN}-urban_enforcement"
DISPUTE, ABOUT_STAFF = "G0102", "S0703"
CHAIN = (
    "worker",
    "dispatcher",
    "clerk",
    "county",
    "city",
    "planner",
    "rule_publisher",
    "admin",
    "nobody",
    "other_town",
)


@pytest.fixture
def staffed(session: Session, world: World, who: Callable[[str], Actor]) -> Callable[[str], Actor]:
    """A town that has its posts: receiver, head, the leader and two people of an office; two inspectors above it."""
    an_office(session, ONE, "county", "discipline")
    an_account(session, "receiver", ("sensitive_receiver", "town", TOWN), ("dispatcher", "town", TOWN))
    an_account(session, "head", ("command_head", "town", TOWN))
    an_account(session, "chief", ("office_leader", "office", POLICE))
    an_account(session, "constable", ("office_clerk", "office", POLICE))
    an_account(session, "vendor_chief", ("office_leader", "office", ENFORCEMENT))
    an_account(session, "inspector", ("discipline_inspector", "county", ONE))
    an_account(session, "examiner", ("discipline_handler", "county", ONE))
    return who


Staffed = Callable[[str], Actor]


def a_secret(session: Session, world: World, category: str = DISPUTE, grid: int = 0) -> str:
    return a_case(session, world, grid_code=world.grids[grid], category=category, at=AT).number


def known_by(session: Session, number: str) -> set[str]:
    case = session.scalars(select(Case).where(Case.number == number)).one()
    return {reader.username for reader in knowing.readers(session, case)}


def reads(session: Session, actor: Actor, number: str) -> bool:
    """Whether an actor finds a case by its number, and in the list: always both."""
    by_list = number in {case.number for case in lists.listed(session, actor, Filter(), at=AT)}
    try:
        assert queries.get(session, actor, number).number == number
    except NotFound:
        assert not by_list
        return False
    assert by_list
    return True


def moved(session: Session, actor: Actor, number: str, *names: str, **along: str) -> Case:
    for one in names:
        told = asked(one, at=AT + timedelta(minutes=1), **along)
        case = move(session, actor, number, told, zone="Asia/Shanghai", at=AT + timedelta(minutes=1))
    return case


def refused(kind: type[Refusal], wording: str, act: Callable[[], object]) -> None:
    with pytest.raises(kind) as caught:
        act()
    assert caught.value.kind == wording


def test_a_sensitive_case_is_known_to_the_posts_of_its_town_and_each_entry_is_told(
    session: Session, world: World, staffed: Staffed
) -> None:
    number = a_secret(session, world)
    assert known_by(session, number) == {"receiver", "head", "town"}
    case = queries.get(session, staffed("head"), number)
    told = [(event.seq, event.move, event.facts.get("name")) for event in queries.events(session, case)]
    assert told == [(1, "submit", None), (2, "enlist", "town"), (3, "enlist", "receiver"), (4, "enlist", "head")]
    assert case.last_seq == 4
    for username in (*CHAIN, "chief", "constable", "inspector", "examiner"):
        assert not reads(session, staffed(username), number), username


def test_where_the_town_has_nobody_those_of_the_county_know(session: Session, world: World, who: Staffed) -> None:
    number = a_case(session, world, grid_code=world.grid_of(TWO), category=DISPUTE, at=AT).number
    assert known_by(session, number) == {"other_county"}
    assert reads(session, who("other_county"), number)
    assert not reads(session, who("county"), number)


def test_it_follows_the_office_that_has_it(session: Session, world: World, staffed: Staffed) -> None:
    number = a_secret(session, world)
    moved(session, staffed("receiver"), number, "register")
    moved(session, staffed("receiver"), number, "dispatch", office_code=POLICE)
    assert known_by(session, number) == {"receiver", "head", "town", "chief"}
    assert not reads(session, staffed("constable"), number)
    name(session, staffed("chief"), number, "constable", "承办", at=AT)
    moved(session, staffed("constable"), number, "sign")
    moved(session, staffed("receiver"), number, "redispatch", office_code=ENFORCEMENT)
    assert known_by(session, number) == {"receiver", "head", "town", "vendor_chief"}
    assert not reads(session, staffed("constable"), number)
    assert not reads(session, staffed("chief"), number)
    moved(session, staffed("receiver"), number, "redispatch", office_code=POLICE)
    assert known_by(session, number) == {"receiver", "head", "town", "chief"}, "by post again; by name not"


with (REFERENCE / "categories.csv").open(encoding="utf-8", newline="") as _lines:
    SECRET = [row["code"] for row in csv.DictReader(_lines) if row["sensitive"] in ("yes", "staff")]


def test_every_sensitive_category_can_be_worked_to_its_end(session: Session, world: World, staffed: Staffed) -> None:
    assert len(SECRET) == 22
    for category in SECRET:
        number = a_secret(session, world, category)
        about_staff = category in ("S0703", "S0705")
        desk = staffed("inspector" if about_staff else "receiver")
        office = f"{ONE}-discipline" if about_staff else POLICE
        handler = staffed("examiner" if about_staff else "chief")
        moved(session, desk, number, "register")
        moved(session, desk, number, "dispatch", office_code=office)
        moved(session, handler, number, "sign", "file_result")
        assert moved(session, desk, number, "check_pass", "close").state == "closed", category


@pytest.mark.parametrize("category", ["S0703", "S0705"])
def test_a_case_about_staff_leaves_the_chain(session: Session, world: World, staffed: Staffed, category: str) -> None:
    number = a_secret(session, world, category)
    case = session.scalars(select(Case).where(Case.number == number)).one()
    assert (case.sensitive, case.staff_involved, case.flags) == (True, True, ["staff_involved", "sensitive"])
    assert known_by(session, number) == {"inspector", "examiner"}
    for username in (*CHAIN, "receiver", "head", "town", "chief"):
        assert not reads(session, staffed(username), number), username
        with pytest.raises(NotFound):
            moved(session, staffed(username), number, "register")
    moved(session, staffed("inspector"), number, "register")
    moved(session, staffed("inspector"), number, "dispatch", office_code=POLICE)
    assert known_by(session, number) == {"inspector", "examiner"}, "the office that has it is told nothing"
    name(session, staffed("inspector"), number, "head", "协助查明", at=AT)
    assert reads(session, staffed("head"), number)
    refused(Forbidden, "need_to_know.may_not", lambda: name(session, staffed("head"), number, "town", "知会", at=AT))


def test_a_case_that_turns_out_to_be_about_staff_is_closed_to_those_who_knew(
    session: Session, world: World, staffed: Staffed
) -> None:
    number = a_secret(session, world)
    name(session, staffed("head"), number, "worker", "上门", at=AT)
    correct(session, staffed("receiver"), number, Wrong(category_code=ABOUT_STAFF, note="反映干部"), Terms(), at=AT)
    assert known_by(session, number) == {"inspector", "examiner"}
    for username in ("receiver", "head", "town", "worker"):
        assert not reads(session, staffed(username), number), username
    correct(session, staffed("inspector"), number, Wrong(category_code="E0101", note="查无"), Terms(), at=AT)
    assert known_by(session, number) == {"inspector", "examiner"}, "a seal is never lifted by a correction"


def test_an_ordinary_case_put_under_a_sensitive_category_gets_its_list(
    session: Session, world: World, staffed: Staffed
) -> None:
    number = a_secret(session, world, "E0101")
    assert known_by(session, number) == set()
    correct(session, staffed("dispatcher"), number, Wrong(category_code=DISPUTE, note="家暴"), Terms(), at=AT)
    assert known_by(session, number) == {"receiver", "head", "town"}
    assert not reads(session, staffed("dispatcher"), number)


def test_nobody_who_was_named_does_more_than_their_verbs_reach(
    session: Session, world: World, staffed: Staffed
) -> None:
    number = a_secret(session, world)
    name(session, staffed("head"), number, "worker", "上门核实", at=AT)
    assert reads(session, staffed("worker"), number)
    with pytest.raises(Forbidden):
        moved(session, staffed("worker"), number, "register")
    unname(session, staffed("head"), number, "worker", "已核实", at=AT)
    assert not reads(session, staffed("worker"), number)
    case = queries.get(session, staffed("head"), number)
    told = [(e.move, e.actor_name, e.note, e.facts["name"]) for e in queries.events(session, case)[-2:]]
    assert told == [("enlist", "head", "上门核实", "worker"), ("unlist", "head", "已核实", "worker")]


def test_who_may_not_change_a_list_is_told_why(session: Session, world: World, staffed: Staffed) -> None:
    number, plain = a_secret(session, world), a_secret(session, world, "E0101")
    for username in (*CHAIN, "chief"):
        with pytest.raises(NotFound):
            name(session, staffed(username), number, "worker", "上门", at=AT)
    by = {who: staffed(who) for who in ("receiver", "head")}
    for kind, wording, actor, case, whom, why in (
        (Forbidden, "need_to_know.may_not", "receiver", number, "worker", "上门"),
        (Invalid, "need_to_know.no_reason", "head", number, "worker", " "),
        (Invalid, "need_to_know.no_account", "head", number, "ghost", "上门"),
        (Invalid, "need_to_know.no_account", "head", number, "other_county", "上门"),
        (Invalid, "need_to_know.no_account", "head", number, "nobody", "上门"),
        (Conflict, "need_to_know.there", "head", number, "receiver", "上门"),
        (Conflict, "need_to_know.ordinary", "head", plain, "worker", "上门"),
    ):
        refused(kind, wording, lambda: name(session, by[actor], case, whom, why, at=AT))  # noqa: B023
    for kind, wording, whom in (
        (Invalid, "need_to_know.not_there", "worker"),
        (Conflict, "need_to_know.oneself", "head"),
    ):
        refused(kind, wording, lambda: unname(session, by["head"], number, whom, "错", at=AT))  # noqa: B023
    moved(session, by["receiver"], number, "register")
    moved(session, by["receiver"], number, "dispatch", office_code=POLICE)
    chief = staffed("chief")
    refused(Invalid, "need_to_know.not_of_office", lambda: name(session, chief, number, "clerk", "承办", at=AT))
    refused(Forbidden, "need_to_know.other_office", lambda: unname(session, chief, number, "head", "不需", at=AT))


def test_the_list_follows_posts_and_who_was_taken_off_stays_off(
    session: Session, world: World, staffed: Staffed
) -> None:
    number = a_secret(session, world)
    unname(session, staffed("head"), number, "receiver", "当事人亲属", at=AT)
    assert follow_all(session, after="", at=AT) == (None, 0)
    assert not reads(session, staffed("receiver"), number)
    an_account(session, "second", ("sensitive_receiver", "town", TOWN))
    session.execute(text("DELETE FROM posts WHERE account_id = (SELECT id FROM accounts WHERE username = 'town')"))
    assert not reads(session, staffed("town"), number), "at once"
    assert follow_all(session, after="", at=AT) == (None, 1)
    assert known_by(session, number) == {"head", "second"}
    assert follow_all(session, after="", at=AT) == (None, 0)


def test_the_numbers_of_ordinary_cases_run_without_a_gap_that_would_tell_of_a_sensitive_one(
    session: Session, world: World
) -> None:
    kinds = ("E0101", DISPUTE, "E0101", ABOUT_STAFF, DISPUTE, "E0101")
    last = [int(a_secret(session, world, kind).rsplit("-", 1)[1]) for kind in kinds]
    assert [n for n, kind in zip(last, kinds, strict=True) if kind == "E0101"] == [1, 2, 3]
    apart = [n for n, kind in zip(last, kinds, strict=True) if kind != "E0101"]
    assert len(set(apart)) == 3
    assert all(500_000 <= n < 1_000_000 for n in apart)


def test_those_who_could_be_named_serve_the_county_or_the_office(
    session: Session, world: World, staffed: Staffed
) -> None:
    number = a_secret(session, world)
    case = queries.get(session, staffed("head"), number)
    offered = {one.username for one in knowing.candidates(session, case, "", "", AT.date())}
    assert {"worker", "dispatcher", "clerk", "constable"} <= offered
    assert offered.isdisjoint({"receiver", "head", "town", "other_county", "nobody"})
    assert [one.username for one in knowing.candidates(session, case, POLICE, "", AT.date())] == ["chief", "constable"]
    assert [one.username for one in knowing.candidates(session, case, "", "const", AT.date())] == ["constable"]
