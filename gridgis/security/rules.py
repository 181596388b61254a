"""Verbs held at places: what an actor may do, and where."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from math import ceil

from gridgis.core.errors import Forbidden
from gridgis.core.moves import Bar, Standing
from gridgis.core.vocabulary import SOURCES

REPORT_AS = "report.as."
"""Before the name of a source: the verb of reporting as it."""

VERBS = (
    "account.manage",
    "account.read",
    "admission.ask",
    "admission.decide",
    "admission.lead",
    "admission.opine",
    "audit.read",
    "briefing.sign",
    "briefing.write",
    "bulletin.read",
    "case.accept",
    "case.alarm",
    "case.ask",
    "case.check",
    "case.close",
    "case.coordinate",
    "case.decide",
    "case.dispatch",
    "case.escalate",
    "case.hand_down",
    "case.handle",
    "case.lead",
    "case.read",
    "case.rule",
    "case.sign",
    "contact.grant",
    "contact.open",
    "case.supervise",
    "case.urge",
    "collection.manage",
    "fund.manage",
    "fund.read",
    "grid.read",
    "leader.manage",
    "meeting.manage",
    "meeting.notes",
    "meeting.read",
    "object.open",
    "object.read",
    "object.write",
    "office.manage",
    "patrol.read",
    "patrol.walk",
    "people.manage",
    "personnel.answer",
    "personnel.ask",
    "plan.approve",
    "plan.consent.civil",
    "plan.consent.order",
    "plan.consent.organisation",
    "plan.draft",
    "plan.read",
    *sorted(REPORT_AS + source for source in SOURCES),
    "report.import",
    "report.submit",
    "rollout.manage",
    "route.ask",
    "rule.draft",
    "rule.publish",
    "rule.read",
    "sensitive.name",
    "sensitive.work",
    "settings.manage",
    "staff.work",
    "stats.read",
    "task.manage",
    "training.manage",
)
"""Every verb code asks for; roles are rows that hold some of them."""


SEALED = frozenset({"sensitive.name", "sensitive.work", "staff.work", "audit.read"})
"""Verbs that open sensitive cases, cases about staff, or the trail: the security administrator gives them."""


@dataclass(frozen=True)
class Spot:
    """Where something lies, by the codes it has."""

    county_code: str | None = None
    town_code: str | None = None
    village_code: str | None = None
    grid_code: str | None = None
    office_code: str | None = None
    platform: str | None = None


OF_PLATFORM = ("case.", "meeting.manage", "meeting.notes")
"""How the verbs begin that a role of one platform opens for the cases and meetings of that platform alone."""


@dataclass(frozen=True)
class Held:
    """A role's verbs at one place, and the roles it appoints to there: a level and its code, empty for `all`.

    A role of one `platform` opens cases of that platform alone.
    """

    verbs: frozenset[str]
    level: str
    code: str
    role_code: str
    appoints: frozenset[str] = frozenset()
    platform: str | None = None

    def opens(self, verb: str, thing: Spot) -> bool:
        """Whether the verb is held over the thing."""
        if verb not in self.verbs or (self.limits(verb) and thing.platform != self.platform):
            return False
        return self.covers(thing)

    def limits(self, verb: str) -> bool:
        """Whether the verb is held for one platform alone."""
        return self.platform is not None and verb.startswith(OF_PLATFORM)

    def covers(self, thing: Spot) -> bool:
        """Whether the place holds the thing."""
        return self.level == "all" or getattr(thing, f"{self.level}_code") == self.code


@dataclass(frozen=True)
class Actor:
    """Somebody signed in, with all they hold."""

    account_id: int | None
    username: str
    display_name: str
    held: tuple[Held, ...]
    title: str = ""
    person_id: int | None = None

    @property
    def verbs(self) -> frozenset[str]:
        """Verbs held anywhere."""
        return frozenset[str]().union(*(h.verbs for h in self.held))

    def codes(self, verb: str, level: str) -> list[str]:
        """Codes of a level at which the verb is held, whatever the platform, sorted."""
        return sorted({h.code for h in self.held if verb in h.verbs and h.level == level and not h.limits(verb)})

    def everywhere(self, verb: str) -> bool:
        """Whether the verb is held at all places, whatever the platform."""
        return any(h.level == "all" and verb in h.verbs and not h.limits(verb) for h in self.held)

    def may(self, verb: str, thing: Spot) -> bool:
        """Whether the verb is held at a place that holds the thing."""
        return any(h.opens(verb, thing) for h in self.held)


SYSTEM = Actor(None, "system", "系统", (Held(frozenset(VERBS), "all", "", "system"),))
"""Who moves a case when a rule or the clock does."""


MayHold = Callable[[str], bool]
NO_PARTS: Mapping[str, MayHold] = {}


def require_any(actor: Actor, *verbs: str) -> None:
    """Let pass whoever holds one of the verbs anywhere.

    Raises:
        Forbidden: none is held.
    """
    if actor.verbs.isdisjoint(verbs):
        raise Forbidden("security.no_right", verb=verbs[0])


def require(actor: Actor, verb: str, thing: Spot | None = None) -> None:
    """Let pass whoever holds the verb there (anywhere, when no thing is named).

    Raises:
        Forbidden: the verb is not held there.
    """
    held = actor.may(verb, thing) if thing is not None else verb in actor.verbs
    if not held:
        raise Forbidden("security.no_right", verb=verb)


def standing(
    actor: Actor, state: str, thing: Spot, bars: Mapping[str, Bar], parts: Mapping[str, MayHold] = NO_PARTS
) -> Standing:
    """How a thing stands before an actor who would move it, by the verbs held where it lies, or over parts of it."""
    return Standing(state, lambda verb: actor.may(verb, thing), bars, actor.account_id is not None, parts)


FREE_TRIES = 5
"""So many wrong passwords of an account from one address cost nothing; then a minute, doubled each time."""

LONGEST_WAIT_S = 15 * 60
FORGET_S = 60 * 60
"""After so long without a wrong password, those of before count no more."""

ADDRESS_TRIES = 30
"""So many wrong passwords may come from one address at once, whatever the names."""

ADDRESS_EASES_S = 20
"""One of them is forgotten each time so many seconds have passed."""


def pair_wait_s(failures: float, gone_s: float) -> int:
    """Seconds until an account may be tried again from an address.

    Args:
        failures: wrong passwords since the last right one.
        gone_s: seconds since the last of them.
    """
    if failures < FREE_TRIES or gone_s >= FORGET_S:
        return 0
    wait = min(60.0 * 2 ** min(failures - FREE_TRIES, 10), LONGEST_WAIT_S)
    return max(0, ceil(wait - gone_s))


def address_wait_s(weight: float, gone_s: float) -> int:
    """Seconds until any account may be tried again from an address that tried very many."""
    over = max(0.0, weight - gone_s / ADDRESS_EASES_S) + 1 - ADDRESS_TRIES
    return max(0, ceil(over * ADDRESS_EASES_S))


_WITH_PORT = re.compile(r"\[([0-9A-Fa-f:.%\w]+)\](?::[0-9]+)?|([0-9.]+):[0-9]+")


def network_of(remote: str) -> str:
    """Who counts as one address: IPv4 itself, of IPv6 the network of 64 bits that one household or office is given.

    A port that a proxy tells with it is another one each time, and does not count.
    """
    bare = _WITH_PORT.fullmatch(remote.strip())
    told = (bare[1] or bare[2]) if bare else remote.strip()
    try:
        address = ip_address(told.partition("%")[0])
    except ValueError:
        return remote
    mapped = getattr(address, "ipv4_mapped", None)
    if address.version == 4 or mapped is not None:
        return str(mapped or address)
    return str(ip_network((address, 64), strict=False))
