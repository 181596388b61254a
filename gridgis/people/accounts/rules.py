"""Which accounts an administrator sees and manages, so that nobody lifts themselves."""

from collections.abc import Iterable
from dataclasses import dataclass

from gridgis.core.errors import Forbidden, Invalid
from gridgis.core.texts import storable
from gridgis.core.wording import Both
from gridgis.people.rules import may_appoint, sealed_roles
from gridgis.security.rules import Actor, Spot

READ, MANAGE = "account.read", "account.manage"
REASON_LIMIT = 200


@dataclass(frozen=True)
class Tie:
    """A role that an account holds, or will, and where."""

    role_code: str
    role: Both
    verbs: frozenset[str]
    spot: Spot

    @property
    def watches(self) -> bool:
        """Whether it looks at accounts without managing them, as those do who watch the system administrator."""
        return READ in self.verbs and MANAGE not in self.verbs


@dataclass(frozen=True)
class Subject:
    """An account, or a person who is to have one, by what rights on it depend on.

    It belongs where its posts and its person's town lie; without any, to whoever opened it.
    """

    username: str
    ties: tuple[Tie, ...] = ()
    account_id: int | None = None
    opened_by: int | None = None
    home: Spot | None = None

    @property
    def spots(self) -> list[Spot]:
        """Where it belongs."""
        return [*(tie.spot for tie in self.ties), *([self.home] if self.home is not None else [])]


def sees(actor: Actor, subject: Subject) -> bool:
    """Whether an actor may know of an account: their own, and those that lie where they read or manage accounts."""
    return actor.account_id == subject.account_id or any(
        actor.everywhere(verb) or any(actor.may(verb, spot) for spot in subject.spots) or _opened(actor, verb, subject)
        for verb in (READ, MANAGE)
    )


def _opened(actor: Actor, verb: str, subject: Subject) -> bool:
    mine = subject.opened_by is not None and subject.opened_by == actor.account_id
    return not subject.spots and mine and verb in actor.verbs


def refuse_tending(actor: Actor, subject: Subject) -> None:
    """Refuse whoever does not manage an account at every place where it belongs.

    Raises:
        Forbidden: they don't.
    """
    everywhere = actor.everywhere(MANAGE) or _opened(actor, MANAGE, subject)
    spots = subject.spots
    if not everywhere and not (spots and all(actor.may(MANAGE, spot) for spot in spots)):
        raise Forbidden("security.no_right", verb=MANAGE)


def refuse_closing(actor: Actor, subject: Subject) -> None:
    """Refuse whoever does not manage an account, whose own it is, and who would rid themselves of their watchers.

    Raises:
        Forbidden: they do not, or would.
    """
    refuse_tending(actor, subject)
    if actor.account_id == subject.account_id:
        raise Forbidden("accounts.not_own", verb=MANAGE)
    if any(tie.watches for tie in subject.ties):
        raise Forbidden("accounts.watcher", username=subject.username, verb=MANAGE)


def refuse_handing(actor: Actor, subject: Subject) -> None:
    """Refuse whoever may not make the link that sets an account's password, and with which they could sign in as it.

    That is for whoever manages the account and appoints to all that it holds; where it opens what is sensitive, for
    the security administrator, who appoints to that.

    Raises:
        Forbidden: they may not, or the account is their own.
    """
    sealed = [tie for tie in subject.ties if sealed_roles(tie.verbs)]
    if not sealed or not sees(actor, subject):
        refuse_tending(actor, subject)
    if actor.account_id == subject.account_id:
        raise Forbidden("accounts.not_own", verb=MANAGE)
    for tie in sealed or subject.ties:
        if not may_appoint(actor, tie.role_code, tie.spot):
            kind = "accounts.sealed_link" if sealed else "accounts.not_yours_to_hand"
            raise Forbidden(kind, role=tie.role, username=subject.username, verb=MANAGE)


def allowed(actor: Actor, subject: Subject) -> Iterable[str]:
    """What an actor may do with an account: `tend`, `close`, `hand`."""
    refusals = {"tend": refuse_tending, "close": refuse_closing, "hand": refuse_handing}
    for name, refuse in refusals.items():
        try:
            refuse(actor, subject)
        except Forbidden:
            continue
        yield name


def check_reason(reason: str) -> str:
    """A reason that says something.

    Raises:
        Invalid: it says nothing, or too much.
    """
    if not reason.strip() or len(reason) > REASON_LIMIT or not storable(reason):
        raise Invalid("accounts.reason_wanted", limit=REASON_LIMIT, field="reason")
    return reason.strip()
