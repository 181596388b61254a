"""Passwords, lock-outs, tokens, grants and the audit trail."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.security.actions import SignInRefused, audit, open_account, sign_in, sign_out
from gridgis.security.models import Account, AuditEntry, SignIn
from gridgis.security.queries import actor_by_name, actor_by_token, token_hash
from gridgis.security.rules import Actor
from tests.factories import AT, ONE, PASSWORD, World, an_account

MINUTE = timedelta(minutes=1)


def enter(session: Session, username: str = "town", password: str = PASSWORD, at: datetime = AT) -> str | None:
    """The token, or None when it was refused."""
    outcome = sign_in(session, username, password, at=at, hours=12, remote="10.0.0.1")
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
    sign_out(session, one)
    sign_out(session, "never there")
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
    assert actor_by_name(session, "town") is None
    assert enter(session) is None


@pytest.mark.parametrize("username", ["town", "no such account", "", "Town", "town ", "' OR 1=1 --"])
def test_a_wrong_name_or_password_is_one_refusal(session: Session, world: World, username: str) -> None:
    refusal = sign_in(session, username, "wrong-password", at=AT, hours=12)
    assert isinstance(refusal, SignInRefused)
    assert refusal.message.startswith("Name or password do not fit.")
    assert refusal.facts == {}


def test_five_failures_lock_the_account_for_a_quarter_of_an_hour(session: Session, world: World) -> None:
    for second in range(5):
        assert enter(session, password="wrong-password", at=AT + timedelta(seconds=second)) is None
    locked_until = AT + timedelta(minutes=15, seconds=4)
    refusal = sign_in(session, "town", PASSWORD, at=AT + MINUTE, hours=12)
    assert isinstance(refusal, SignInRefused)
    assert refusal.facts == {"locked_until": locked_until.isoformat(), "opens_at": f"{locked_until:%H:%M}"}
    assert refusal.words("zh") == f"密码错误次数过多，{locked_until:%H:%M} 后可再次登录。"
    assert enter(session, at=locked_until - timedelta(seconds=1)) is None
    assert enter(session, at=locked_until) is not None


def test_four_failures_do_not_lock_and_success_forgets_them(session: Session, world: World) -> None:
    for _ in range(2):
        for _ in range(4):
            assert enter(session, password="wrong-password") is None
        assert enter(session) is not None


def test_attempts_while_locked_do_not_prolong_it(session: Session, world: World) -> None:
    for _ in range(5):
        enter(session, password="wrong-password")
    for _ in range(9):
        enter(session, password="wrong-password", at=AT + 14 * MINUTE)
    assert enter(session, at=AT + 15 * MINUTE) is not None


def test_one_locked_account_locks_no_other(session: Session, world: World) -> None:
    for _ in range(5):
        enter(session, password="wrong-password")
    assert enter(session, "county") is not None


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


def test_an_opened_account_can_sign_in_with_its_grants(session: Session, world: World) -> None:
    made = open_account(session, "新人", "ten-letter", "新人", [("planner", "county", ONE)], title="规划员")
    assert made.password_hash.startswith("$argon2id$")
    outcome = sign_in(session, "新人", "ten-letter", at=AT, hours=1)
    assert not isinstance(outcome, SignInRefused)
    assert (outcome[2].codes("plan.draft", "county"), outcome[2].title) == ([ONE], "规划员")


def test_a_short_password_is_refused(session: Session, world: World) -> None:
    with pytest.raises(Invalid) as refusal:
        open_account(session, "new", "nine-char", "n", [])
    assert refusal.value.facts == {"field": "password"}


@pytest.mark.parametrize(
    ("grant", "constraint"),
    [
        (("planner", "planet", ONE), "ck_grants_level"),
        (("planner", "all", ONE), "ck_grants_place"),
        (("planner", "county", ""), "ck_grants_place"),
        (("no such role", "county", ONE), "fk_grants_role_code"),
    ],
)
def test_a_grant_that_makes_no_sense_is_refused(
    session: Session, world: World, grant: tuple[str, str, str], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        an_account(session, "new", grant)


def test_a_name_is_taken_once(session: Session, world: World) -> None:
    with pytest.raises(IntegrityError, match="uq_accounts_username"):
        an_account(session, "town")


def test_a_role_is_held_once_at_a_place(session: Session, world: World) -> None:
    with pytest.raises(IntegrityError, match="uq_grants"):
        an_account(session, "new", ("planner", "county", ONE), ("planner", "county", ONE))


def test_grants_end_with_the_account(session: Session, world: World) -> None:
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
