"""Who is told of what, held against a table of its own: every event with every post; one message for a matter."""

import csv
import importlib.util
import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.core.paths import REFERENCE, ROOT
from gridgis.messages.rules import EVENTS, PARTS
from gridgis.security.models import Role
from tests.factories import AT, ONE, World, a_case, an_account

TOWN, LEAD, HELPS = f"{ONE}001", f"{ONE}001-urban_enforcement", f"{ONE}001-police"
OFFICE_ROLES = ("office_leader", "office_clerk", "office_handler")
GRID_ROLES = ("grid_worker", "grid_chief", "grid_parttimer", "grid_guide")
TOWN_ROLES = ("dispatcher", "shift_leader", "supervisor", "command_head", "town_leader", "platform_lead_enforcement")
HELPERS_ALONE = {"add_helper", "grant_assist", "consult", "whistle", "confirm_whistle", "whistle_rate", "co_waive"}
"""Events that are told to the offices they name alone; any other that names some tells these and the lead."""


@dataclass
class Place:
    """A case with somebody in every post of it, and one more of each kind where nobody is to be told."""

    number: str
    grid: str
    accounts: dict[int, str]


@pytest.fixture
def place(session: Session, world: World) -> Place:
    grid = world.grid_of(ONE)
    session.execute(text("DELETE FROM posts"))
    where = dict.fromkeys(OFFICE_ROLES, ("office", LEAD)) | dict.fromkeys(GRID_ROLES, ("grid", grid))
    where |= dict.fromkeys(TOWN_ROLES, ("town", TOWN))
    for role, at in where.items():
        an_account(session, f"{role}!", (role, *at))
    for role in OFFICE_ROLES:
        an_account(session, f"{role}!helps", (role, "office", HELPS))
    for role, level, code in (
        ("dispatcher", "town", f"{ONE}002"), ("office_clerk", "office", f"{ONE}002-police"),
        ("grid_worker", "grid", world.grids[1]), ("command_head", "county", ONE), ("platform_lead_order", "town", TOWN),
    ):  # fmt: skip
        an_account(session, f"{role}!elsewhere", (role, level, code))
    an_account(session, "county_leader!", ("county_leader", "county", ONE))
    people = {part: an_account(session, f"{part}!").id for part in PARTS}
    number = a_case(session, world, grid_code=grid, at=AT, office_code=LEAD, source="grid_worker").number
    key = {"county": ONE, "number": number} | people
    for told in (
        "UPDATE cases SET asked_id = :asked, taking_part = ARRAY['" + HELPS + "'], platform = 'enforcement',"
        " description = '占道' WHERE number = :number",
        "UPDATE assignments SET charge_id = :in_charge WHERE case_number = :number",
        "INSERT INTO supervision_slips (county_code, case_number, seq, level, state, origin, moved_at, asked_at,"
        " asked_by, asked_name, text, to_account, to_name, issued_at, due_at) VALUES (:county, :number, 1, 'yellow',"
        " 'issued', 'hand', now(), now(), :slip_asker, 'x', '', :addressee, 'x', now(), now())",
        "INSERT INTO case_requests (county_code, case_number, seq, kind, office_code, asked_at, asked_by, asked_name,"
        " note, reason, basis, needs, due_at) VALUES (:county, :number, 1, 'return', '', now(), :asker, 'x', '',"
        " 'not_ours', '', 'case.decide', now())",
        "INSERT INTO reports (county_code, id, case_number, source, category_code, description, located_by, account_id,"
        " received_at, observed_at) VALUES (:county, gen_random_uuid(), :number, 'grid_worker', 'E0101', '', 'point',"
        " :who_reported, now(), now())",
    ):
        session.execute(text(told), key)
    session.execute(text("DELETE FROM messages"))
    accounts = {row[0]: row[1] for row in session.execute(text("SELECT id, username FROM accounts"))}
    return Place(number, grid, accounts)


def happens(session: Session, place: Place, event: str) -> set[str]:
    """Record one event as cases do; who is told of it."""
    move, facts = event, {
        "slip": 1, "request": 1, "co_offices": [HELPS], "offices": [HELPS], "office_code": HELPS, "level": "town",
        "account_id": next(one for one, name in place.accounts.items() if name == "named!"),
    }  # fmt: skip
    if event.startswith("ladder_"):
        centre = event.endswith("_centre")
        rung = event.removeprefix("ladder_").removesuffix("_centre")
        to = {"reminder": ("handler", "receiver"), "overdue": ("office_leader", "command_head")}.get(rung, ("x", "x"))
        move, facts = "ladder", facts | {"rung": rung, "to": to[centre]}
    if event == "slip_propose":
        move, facts = "supervise", facts | {"issued": False}
    session.execute(text("DELETE FROM messages"))
    record(session, place, move, facts)
    return {place.accounts[row[0]] for row in session.execute(text("SELECT account_id FROM messages"))}


def expected(event: str, post: str) -> Iterator[str]:
    """Who holds a post, as a table of the tests' own has it."""
    if post in OFFICE_ROLES:
        yield f"{post}!helps"
        if event not in HELPERS_ALONE:
            yield f"{post}!"
    elif post in GRID_ROLES:
        if event != "escalate":
            yield f"{post}!"
    elif post in (*TOWN_ROLES, *PARTS) or post == "county_leader":
        yield f"{post}!"


def test_every_event_is_told_to_every_post_as_the_table_says(session: Session, place: Place) -> None:
    roles = [one.code for one in session.query(Role).all()]
    wrong = {}
    for event in EVENTS:
        posts = [*roles, *PARTS]
        session.execute(text("DELETE FROM message_rules"))
        session.execute(
            text("INSERT INTO message_rules SELECT :event, unnest(CAST(:posts AS text[]))"),
            {"event": event, "posts": posts},
        )
        want = {name for post in posts for name in expected(event, post)}
        if (got := happens(session, place, event)) != want:
            wrong[event] = got ^ want
    assert wrong == {}


def test_a_rule_tells_its_own_post_of_its_own_event_alone(session: Session, place: Place) -> None:
    session.execute(text("DELETE FROM message_rules"))
    session.execute(text("INSERT INTO message_rules VALUES ('urge', 'in_charge'), ('close', 'dispatcher')"))
    assert happens(session, place, "urge") == {"in_charge!"}
    assert happens(session, place, "close") == {"dispatcher!"}
    assert happens(session, place, "sign") == set()


def test_what_is_shipped_is_what_the_migration_gives_and_names_what_there_is(session: Session) -> None:
    with (REFERENCE / "message_rules.csv").open(encoding="utf-8", newline="") as lines:
        shipped = {(row["event"], row["post"]) for row in csv.DictReader(lines)}
    given: dict[str, str] = {}
    for name in ("messages", "hard_whistles", "briefings", "bulletins", "admission"):
        found = next((ROOT / "migrations/versions").glob(f"*_{name}.py"))
        spec = importlib.util.spec_from_file_location(f"{name}_migration", found)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        given |= module.RULES
    assert shipped == {(event, post) for event, posts in given.items() for post in posts.split()}
    assert {event for event, _ in shipped} <= set(EVENTS)
    reads = {"case.read", "sensitive.work", "staff.work"}
    roles = {one.code for one in session.query(Role).all() if reads & set(one.verbs)}
    assert {post for _, post in shipped} <= roles | set(PARTS)


SHIPPED = {
    "ladder_reminder": "in_charge", "ladder_reminder_centre": "dispatcher", "ladder_overdue": "office_leader",
    "ladder_overdue_centre": "command_head", "ladder_slip": "command_head", "ladder_red": "town_leader",
    "return": "shift_leader", "return_late": "command_head", "request_extension": "shift_leader",
    "suspend": "command_head", "ask_contact": "privacy_officer", "ask_unmark": "command_head",
    "ask_whistle": "town_leader", "confirm_whistle": "office_leader",
    "dispatch": "office_clerk", "check_fail": "in_charge", "supervise": "addressee", "slip_answer": "slip_asker",
    "refuse_return": "asker", "grant_extension": "asker", "enlist": "named", "start_verify": "asked",
    "whistle": "office_leader", "object": "command_head", "file_result": "dispatcher", "close": "who_reported",
}  # fmt: skip
"""Who has to be told at least, as the domain guide has it."""


@pytest.mark.parametrize(("event", "post"), SHIPPED.items())
def test_who_has_to_act_is_told_as_it_is_shipped(session: Session, event: str, post: str) -> None:
    asked = text("SELECT count(*) FROM message_rules WHERE event = :event AND post = :post")
    assert session.scalar(asked, {"event": event, "post": post}) == 1


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["urge", "close", "ladder_red", "sign", "read"]), max_size=12))
def test_nobody_ever_has_two_unread_messages_on_one_matter(session: Session, place: Place, steps: list[str]) -> None:
    point = session.begin_nested()
    session.execute(text("DELETE FROM message_rules"))
    session.execute(
        text("INSERT INTO message_rules SELECT e, 'in_charge' FROM unnest(ARRAY['urge', 'close', 'ladder_red']) AS e")
    )
    session.execute(text("DELETE FROM messages"))
    since, last, read = 0, None, 0
    for step in steps:
        if step == "read":
            session.execute(text("UPDATE messages SET read_at = now() WHERE read_at IS NULL"))
            since, read = 0, read + (since > 0)
        else:
            happens_on(session, place, step)
            since, last = (since + 1, step) if step != "sign" else (since, last)
        rows = session.execute(text("SELECT event, many FROM messages WHERE read_at IS NULL")).all()
        assert [tuple(row) for row in rows] == ([(last, since)] if since else [])
    assert session.scalar(text("SELECT count(*) FROM messages WHERE read_at IS NOT NULL")) == read
    point.rollback()


def happens_on(session: Session, place: Place, event: str) -> None:
    """Record one event and keep what was told before."""
    move, facts = ("ladder", {"rung": "red", "to": "duty_leader"}) if event == "ladder_red" else (event, {})
    record(session, place, move, facts)


def record(session: Session, place: Place, move: str, facts: dict[str, object]) -> None:
    """Write an event as cases do."""
    session.execute(
        text(
            "INSERT INTO case_events (county_code, case_number, seq, at, move, source, target, actor_name, facts)"
            " SELECT county_code, case_number, max(seq) + 1, :at, :move, 'dispatched', 'dispatched', 'x',"
            " CAST(:facts AS jsonb) FROM case_events WHERE case_number = :number GROUP BY 1, 2"
        ),
        {"at": AT, "move": move, "facts": json.dumps(facts), "number": place.number},
    )
