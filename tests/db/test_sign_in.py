"""Passwords, lock-outs, tokens, posts and the audit trail."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid, NotFound
from gridgis.security import actions, throttling
from gridgis.security.actions import (
    SignInDelayed,
    SignInRefused,
    audit,
    set_password,
    sign_in,
    sign_out,
    unlock,
)
from gridgis.security.models import Account, AuditEntry, SignIn
from gridgis.security.opening import open_account
from gridgis.security.queries import actor_by_name, actor_by_token, token_hash
from gridgis.security.rules import Actor
from tests.conftest import PRODUCTS
from tests.factories import AT, ONE, PASSWORD, START, World, an_account

MINUTE = timedelta(minutes=1)
HERE = "10.0.0.1"


def enter(
    session: Session, username: str = "town", password: str = PASSWORD, at: datetime = AT, remote: str = HERE
) -> str | None:
    """The token, or None when it was refused."""
    outcome = sign_in(session, username, password, at=at, hours=12, remote=remote)
    session.flush()
    return None if isinstance(outcome, SignInRefused) else outcome[0]


def test_a_right_password_opens_a_sign_in_for_so_many_hours(session: Session, world: World) -> None:
    outcome = sign_in(session, "town", PASSWORD, at=AT, hours=12)
    assert not isinstance(outcome, SignInRefused)
    token, expires_at, actor = outcome
    assert len(token) >= 40
    assert expires_at == AT + timedelta(hours=12)
    assert (actor.username, actor.codes("case.read", "town")) == ("town", [f"{ONE}001"])


def test_only_the_hash_of_a_token_is_kept(session: Session, world: World) -> None:
    token = enter(session)
    assert token is not None
    kept = session.scalars(select(SignIn.token_hash)).all()
    assert token_hash(token) in kept
    assert token.encode() not in kept


def test_a_token_works_until_it_ends(session: Session, world: World) -> None:
    token = enter(session) or ""
    actor = actor_by_token(session, token, AT + timedelta(hours=12) - MINUTE)
    assert actor is not None and actor.username == "town"
    assert actor_by_token(session, token, AT + timedelta(hours=12)) is None
    assert actor_by_token(session, "other", AT) is None
    assert actor_by_token(session, "", AT) is None


def test_signing_out_ends_this_token_alone(session: Session, world: World) -> None:
    one, two = enter(session) or "", enter(session) or ""
    sign_out(session, one, at=AT)
    sign_out(session, "never there", at=AT)
    assert actor_by_token(session, one, AT) is None
    assert actor_by_token(session, two, AT) is not None


def test_an_ended_sign_in_is_cleared_by_the_next(session: Session, world: World) -> None:
    enter(session)
    enter(session, at=AT + timedelta(hours=13))
    assert session.scalar(select(func.count()).select_from(SignIn)) == 1


def test_a_token_of_an_account_that_was_closed_ends(session: Session, world: World) -> None:
    token = enter(session) or ""
    session.execute(update(Account).where(Account.username == "town").values(active=False))
    assert actor_by_token(session, token, AT) is None
    assert actor_by_name(session, "town", AT) is None
    assert enter(session) is None


def test_a_password_and_an_unknown_name_cost_a_guesser_what_is_advised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "HASHER", PRODUCTS)
    for kept in (actions.hashed("seven unlike words"), actions.hash_of_nothing()):
        assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
        assert not actions.verifies(kept, "another password")


@pytest.mark.parametrize("username", ["town", "no such account", "", "Town", "town ", "' OR 1=1 --"])
def test_a_wrong_name_or_password_is_one_refusal(session: Session, world: World, username: str) -> None:
    refusal = sign_in(session, username, "wrong-password", at=AT, hours=12)
    assert isinstance(refusal, SignInRefused)
    assert refusal.message.startswith("Name or password do not fit.")
    assert refusal.facts == {}


def failed(session: Session, times: int, remote: str = HERE, at: datetime = AT, username: str = "town") -> None:
    for _ in range(times):
        assert enter(session, username, "wrong-password", at, remote) is None


def wait(session: Session, remote: str = HERE, at: datetime = AT, username: str = "town") -> int | None:
    """For how many seconds the right password is not even looked at; None when it was."""
    outcome = sign_in(session, username, PASSWORD, at=at, hours=12, remote=remote)
    return outcome.facts["retry_after_s"] if isinstance(outcome, SignInDelayed) else None


def test_five_failures_slow_down_the_account_there_and_nowhere_else(session: Session, world: World) -> None:
    failed(session, 5)
    assert wait(session) == 60
    assert wait(session, "10.0.0.2") is None, "the owner elsewhere notices nothing"
    assert wait(session, at=AT + MINUTE) is None


def test_each_further_failure_doubles_the_wait_up_to_a_quarter_of_an_hour(session: Session, world: World) -> None:
    failed(session, 5)
    at, waits = AT, []
    for _ in range(6):
        waits.append(wait(session, at=at) or 0)
        at += timedelta(seconds=waits[-1])
        failed(session, 1, at=at)
    assert waits == [60, 120, 240, 480, 900, 900]


@pytest.mark.parametrize("username", ["no such account", "", "Town", "town"])
def test_unknown_names_are_slowed_down_in_the_same_words(session: Session, world: World, username: str) -> None:
    failed(session, 5, username=username)
    refusal = sign_in(session, username, "wrong-password", at=AT, hours=12, remote=HERE)
    assert isinstance(refusal, SignInDelayed)
    assert (refusal.kind, refusal.facts) == ("security.too_many", {"minutes": 1, "retry_after_s": 60})
    assert refusal.words("zh").startswith("密码输错次数过多，请 1 分钟后再试")


def test_an_account_that_was_closed_is_slowed_down_as_any(session: Session, world: World) -> None:
    session.execute(update(Account).where(Account.username == "town").values(active=False))
    failed(session, 5)
    assert wait(session) == 60


def test_four_failures_cost_nothing_and_success_forgets_them(session: Session, world: World) -> None:
    for _ in range(2):
        failed(session, 4)
        assert enter(session) is not None


def test_an_hour_without_failures_forgets_them(session: Session, world: World) -> None:
    failed(session, 9)
    failed(session, 4, at=AT + timedelta(hours=1))
    assert enter(session, at=AT + timedelta(hours=1)) is not None


def test_tries_while_one_has_to_wait_do_not_prolong_it(session: Session, world: World) -> None:
    failed(session, 5)
    failed(session, 9, at=AT + MINUTE / 2)
    assert enter(session, at=AT + MINUTE) is not None


def test_one_slowed_account_slows_no_other(session: Session, world: World) -> None:
    failed(session, 5)
    assert enter(session, "county") is not None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("10.0.0.1", "10.0.0.2", False),
        ("10.0.0.1", "::ffff:10.0.0.1", True),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("fe80::1%eth0", "fe80::2", True),
        ("testclient", "", False),
        ("10.0.0.1:50001", "10.0.0.1:50002", True),
        ("[2001:db8:1:2::1]:443", "2001:db8:1:2::9", True),
    ],
)
def test_an_address_is_one_machine_or_one_network_of_ipv6(
    session: Session, world: World, one: str, other: str, same: bool
) -> None:
    failed(session, 5, one)
    assert (wait(session, other) is not None) == same


def test_very_many_names_from_one_address_slow_it_down(session: Session, world: World) -> None:
    """Tried with the counting alone: thirty passwords would take seconds to check."""
    for tried in range(30):
        assert throttling.wait_s(session, f"name{tried}", HERE, AT) == 0
        throttling.count(session, f"name{tried}", HERE, AT)
    assert wait(session, username="county") == 20
    assert wait(session, "10.0.0.2", username="county") is None
    assert wait(session, at=AT + timedelta(seconds=20), username="county") is None


def test_names_are_kept_as_hashes_only(session: Session, world: World) -> None:
    failed(session, 1, username="my-password-in-the-wrong-field")
    assert "my-password" not in str(session.execute(text("SELECT sign_in_failures::text FROM sign_in_failures")).all())


def test_unlocking_forgets_failures_everywhere_or_at_one_address(session: Session, world: World) -> None:
    for remote in (HERE, "10.0.0.2", "10.0.0.3"):
        failed(session, 5, remote)
    assert [(one.username, one.address) for one in throttling.slowed(session, AT)] == [
        ("town", HERE),
        ("town", "10.0.0.2"),
        ("town", "10.0.0.3"),
    ]
    assert unlock(session, "town", "10.0.0.2", at=AT) == 1
    assert (wait(session, "10.0.0.2"), wait(session)) == (None, 60)
    assert unlock(session, "town", at=AT) == 2
    assert wait(session) is None
    with pytest.raises(NotFound):
        unlock(session, "no such account", at=AT)


def test_a_published_password_opens_nothing_where_others_reach_the_server(session: Session, world: World) -> None:
    refusal = sign_in(session, "town", PASSWORD, at=AT, hours=12, known=[PASSWORD])
    assert isinstance(refusal, SignInRefused)
    assert refusal.kind == "security.published_password"
    assert sign_in(session, "town", "wrong-password", at=AT, hours=12, known=[PASSWORD]).kind == (  # type: ignore[union-attr]
        "security.wrong_password"
    ), "whether an account has it is told only to who knows it"


def test_a_new_password_ends_sign_ins_and_the_old_one(session: Session, world: World) -> None:
    token = enter(session) or ""
    set_password(session, "town", "another-password", at=AT)
    assert actor_by_token(session, token, AT) is None
    assert (enter(session), enter(session, password="another-password") is None) == (None, False)
    with pytest.raises(Invalid):
        set_password(session, "town", "short", at=AT)


def test_entering_and_failing_are_written_down(session: Session, world: World) -> None:
    enter(session, password="wrong-password")
    enter(session)
    account_id = session.scalar(select(Account.id).where(Account.username == "town"))
    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [(e.act, e.account_id, e.subject_kind, e.subject_key, e.at, e.remote) for e in entries] == [
        ("sign_in_failed", account_id, "account", "town", AT, "10.0.0.1"),
        ("sign_in", account_id, "account", "town", AT, "10.0.0.1"),
    ]
    assert PASSWORD not in str([e.facts for e in entries])


def test_the_audit_trail_keeps_facts(session: Session, world: World) -> None:
    audit(session, None, "import", "file", "a.csv", at=AT, rows=3, why="试")
    session.flush()
    assert session.scalars(select(AuditEntry.facts).where(AuditEntry.act == "import")).one() == {
        "rows": 3,
        "why": "试",
    }


def test_an_opened_account_can_sign_in_with_its_posts(session: Session, world: World) -> None:
    made = open_account(
        session, "新人", "ten-letter", "新人", [("planner", "county", ONE)], since=START, title="规划员"
    )
    assert made.password_hash.startswith("$argon2id$")
    outcome = sign_in(session, "新人", "ten-letter", at=AT, hours=1)
    assert not isinstance(outcome, SignInRefused)
    assert (outcome[2].codes("plan.draft", "county"), outcome[2].title) == ([ONE], "规划员")


def test_a_short_password_is_refused(session: Session, world: World) -> None:
    with pytest.raises(Invalid) as refusal:
        open_account(session, "new", "nine-char", "n", [], since=START)
    assert refusal.value.facts["field"] == "password"


@pytest.mark.parametrize(
    ("post", "constraint"),
    [
        (("planner", "planet", ONE), "ck_posts_level"),
        (("planner", "all", ONE), "ck_posts_place"),
        (("planner", "county", ""), "ck_posts_place"),
        (("no such role", "county", ONE), "fk_posts_role_code"),
    ],
)
def test_a_post_that_makes_no_sense_is_refused(
    session: Session, world: World, post: tuple[str, str, str], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        an_account(session, "new", post)


def test_a_name_is_taken_once(session: Session, world: World) -> None:
    with pytest.raises(IntegrityError, match="uq_accounts_username"):
        an_account(session, "town")


def test_a_role_is_held_once_at_a_place(session: Session, world: World) -> None:
    with pytest.raises(IntegrityError, match="ex_posts_account"):
        an_account(session, "new", ("planner", "county", ONE), ("planner", "county", ONE))


def test_posts_end_with_the_account(session: Session, world: World) -> None:
    token = enter(session)
    assert token is not None
    session.execute(text("DELETE FROM accounts WHERE username = 'town'"))
    assert actor_by_token(session, token, AT) is None


def test_a_role_is_rows_and_changes_what_its_holders_may(
    session: Session, world: World, who: Callable[[str], Actor]
) -> None:
    assert "sensitive.work" in who("town").verbs
    session.execute(text("UPDATE roles SET verbs = '{case.read}' WHERE code = 'town_leader'"))
    assert who("town").verbs == {"case.read"}
