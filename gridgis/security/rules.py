"""Verbs held at places: what an actor may do, and where."""

from dataclasses import dataclass

from gridgis.core.errors import Forbidden

REPORT_AS = "report.as."
"""Before the name of a source: the verb of reporting as it."""

VERBS = (
    "account.manage",
    "case.accept",
    "case.check",
    "case.close",
    "case.coordinate",
    "case.dispatch",
    "case.handle",
    "case.read",
    "case.sign",
    "grid.read",
    "people.manage",
    "plan.approve",
    "plan.consent.civil",
    "plan.consent.order",
    "plan.consent.organisation",
    "plan.draft",
    "plan.read",
    "report.as.campaign",
    "report.as.citizen",
    "report.as.digital_urban",
    "report.as.grid_worker",
    "report.as.hotline_12345",
    "report.as.meeting",
    "report.as.office",
    "report.as.peace_system",
    "report.as.river_chief",
    "report.as.sensor",
    "report.import",
    "report.submit",
    "route.ask",
    "rule.draft",
    "rule.publish",
    "rule.read",
    "sensitive.name",
    "sensitive.work",
    "staff.work",
    "stats.read",
)
"""Every verb code asks for; roles are rows that hold some of them."""


@dataclass(frozen=True)
class Spot:
    """Where something lies, by the codes it has."""

    county_code: str | None = None
    town_code: str | None = None
    village_code: str | None = None
    grid_code: str | None = None
    office_code: str | None = None


@dataclass(frozen=True)
class Held:
    """A role's verbs at one place: a level and the code there, empty for `all`."""

    verbs: frozenset[str]
    level: str
    code: str
    role_code: str

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
        """Codes of a level at which the verb is held, sorted."""
        return sorted({h.code for h in self.held if verb in h.verbs and h.level == level})

    def everywhere(self, verb: str) -> bool:
        """Whether the verb is held at all places."""
        return any(h.level == "all" and verb in h.verbs for h in self.held)

    def may(self, verb: str, thing: Spot) -> bool:
        """Whether the verb is held at a place that holds the thing."""
        return any(verb in h.verbs and h.covers(thing) for h in self.held)


SYSTEM = Actor(None, "system", "系统", (Held(frozenset(VERBS), "all", "", "system"),))
"""Who moves a case when a rule or the clock does."""


def require(actor: Actor, verb: str, thing: Spot | None = None) -> None:
    """Let pass whoever holds the verb there (anywhere, when no thing is named).

    Raises:
        Forbidden: the verb is not held there.
    """
    held = actor.may(verb, thing) if thing is not None else verb in actor.verbs
    if not held:
        raise Forbidden("You don't hold the right for this here. Ask whoever manages accounts for it.", verb=verb)


LOCK_AFTER = 5
LOCK_MINUTES = 15
