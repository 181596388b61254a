"""What people's facts and appointments must be, whatever the database holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from re import compile as pattern

from gridgis.core.errors import Invalid
from gridgis.core.texts import storable
from gridgis.security.rules import SEALED, Actor, Spot

LEAST_AGE = 16
"""Nobody works younger (Labour Law of China, article 15)."""
NAME_LIMIT, TEXT_LIMIT = 40, 100
PHONE = pattern(r"[0-9+\-() ]{3,20}")


@dataclass(frozen=True)
class Facts:
    """Who somebody is, as entered; `contract_until` is the last day of a contract."""

    name: str
    phone: str = ""
    employment: str = "town_hired"
    town_code: str | None = None
    born_on: date | None = None
    employer: str = ""
    contract_from: date | None = None
    contract_until: date | None = None


@dataclass(frozen=True)
class Wish:
    """An appointment as asked for; the last day is a day of the post, None for no end."""

    person_id: int
    role_code: str
    level: str
    place_code: str
    first_day: date
    last_day: date | None = None

    @property
    def valid_to(self) -> date | None:
        """The day after the last."""
        return self.last_day + timedelta(days=1) if self.last_day is not None else None


def check(facts: Facts) -> None:
    """Refuse what can't be somebody.

    Raises:
        Invalid: no name, a text too long, a telephone of other signs, or days that contradict one another.
    """
    if not facts.name.strip() or len(facts.name) > NAME_LIMIT or not storable(facts.name):
        raise Invalid("people.name_wanted", limit=NAME_LIMIT, field="name")
    if facts.phone and not PHONE.fullmatch(facts.phone):
        raise Invalid("people.phone_form", phone=facts.phone, field="phone")
    if len(facts.employer) > TEXT_LIMIT or not storable(facts.employer):
        raise Invalid("people.employer_long", limit=TEXT_LIMIT, field="employer")
    if facts.contract_from and facts.contract_until and facts.contract_from > facts.contract_until:
        raise Invalid("people.contract_turned", field="contract_until")
    if facts.born_on and facts.contract_from and facts.contract_from < grown(facts.born_on):
        raise Invalid("people.too_young", years=LEAST_AGE, field="contract_from")


def grown(born_on: date) -> date:
    """The first day on which somebody may work."""
    year = born_on.year + LEAST_AGE
    return date(year, 3, 1) if (born_on.month, born_on.day) == (2, 29) and year % 4 else born_on.replace(year=year)


def check_wish(wish: Wish, facts: Facts, left_on: date | None) -> None:
    """Refuse an appointment that the person's own days exclude.

    Raises:
        Invalid: the days run backwards, begin before the person may work, or after the contract or the service ended.
    """
    if wish.last_day is not None and wish.last_day < wish.first_day:
        raise Invalid("people.post_turned", field="last_day")
    if facts.born_on is not None and wish.first_day < grown(facts.born_on):
        raise Invalid("people.post_before_birth", years=LEAST_AGE, day=grown(facts.born_on), field="first_day")
    if facts.contract_until is not None and wish.first_day > facts.contract_until:
        raise Invalid("people.contract_over", day=facts.contract_until, field="first_day")
    if left_on is not None and wish.first_day >= left_on:
        raise Invalid("people.has_left", day=left_on, field="first_day")


def may_appoint(actor: Actor, role_code: str, spot: Spot) -> bool:
    """Whether an actor holds, where the spot lies, a role that appoints to another; the system always may."""
    return actor.account_id is None or any(role_code in held.appoints and held.covers(spot) for held in actor.held)


def appointable(actor: Actor) -> set[str]:
    """Roles to which an actor may appoint anywhere."""
    return set[str]().union(*(held.appoints for held in actor.held))


def sealed_roles(verbs: Iterable[str]) -> bool:
    """Whether a role opens what the security administrator alone gives: sensitive cases, cases of staff, the trail."""
    return not SEALED.isdisjoint(verbs)
