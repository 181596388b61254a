"""The rules that count in a county on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from sqlalchemy.orm import Session

from gridgis.core.held import held
from gridgis.routing.rulebook import queries
from gridgis.routing.rulebook.matching import Rule
from gridgis.routing.rulebook.starter import starter_rules


@dataclass(frozen=True)
class RulesOn:
    """The rules that count in a county: a set in force, or a list that is tried."""

    set_id: int | None
    rules: Sequence[Rule]


@cache
def no_rules() -> RulesOn:
    """Of a county without a set of its own: the words by which an emergency is told, which nobody may be without."""
    return RulesOn(None, tuple(rule for rule in starter_rules() if rule.outcome.kind == "mark"))


def rules_on(session: Session, counties: Iterable[str], day: date) -> dict[str, RulesOn]:
    """The rules in force in each county on a day; a county without a set has none."""
    sets = held(session, RulesOn, lambda: queries.published(session))

    def read(set_id: int) -> RulesOn:
        return RulesOn(set_id, tuple(queries.stored_rules(session, set_id)))

    return {
        county: held(session, (RulesOn, set_id), partial(read, set_id))
        for county in set(counties)
        for set_id, days in sets.get(county, ())
        if day in days
    }
