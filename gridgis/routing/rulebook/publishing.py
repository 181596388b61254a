"""Bringing a rule set into force, and taking back one that is not in force yet."""

from datetime import date, timedelta

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid, problems_left
from gridgis.routing.rulebook import queries
from gridgis.routing.rulebook.checks import problems_of
from gridgis.routing.rulebook.models import RuleSet

AHEAD = timedelta(days=731)
"""Rules are published for a day at most so far ahead."""


def refuse_faulty(session: Session, found: RuleSet, day: date) -> None:
    """Refuse a set that has errors on the day it is to take effect.

    Raises:
        Conflict: with the first fifty in `problems`.
    """
    problems = problems_of(session, found.county_code, queries.stored_rules(session, found.id), day)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise Conflict("rulebook.errors_left", state=found.state, **problems_left(errors))


def publish(session: Session, found: RuleSet, on_day: date | None, document_number: str, day: date) -> None:
    """Close the set in force and open this one; the county's rules are locked.

    A set that takes effect on that very day is replaced: it is kept, withdrawn.
    """
    on = on_day or found.effective_on or day
    if not day <= on <= day + AHEAD:
        raise Invalid("rulebook.effective_range", field="effective_on")
    base = queries.newest_published(session, found.county_code)
    if (base.id if base else None) != found.base_id:
        raise Conflict("rulebook.older_base", state=found.state, base_id=base.id if base else None)
    if base is not None and base.valid_from is not None:
        if base.valid_from > on:
            raise Invalid("rulebook.others_from", valid_from=base.valid_from, field="effective_on")
        if base.valid_from == on:
            base.state, base.valid_from, base.valid_to = "withdrawn", None, None
        else:
            base.valid_to = on
        session.flush()
    found.effective_on = found.valid_from = on
    found.document_number = document_number.strip() or found.document_number


def revoke(session: Session, found: RuleSet) -> None:
    """Take a published set back; the one before goes on."""
    assert found.valid_from is not None
    before = queries.ended_on(session, found.county_code, found.valid_from)
    found.state, found.valid_from = "withdrawn", None
    session.flush()
    if before is not None:
        before.valid_to = None
        session.flush()


def lock(session: Session, found: RuleSet) -> None:
    """Let those who publish or number rules of a county take turns, until the transaction ends."""
    session.execute(
        text("SELECT pg_advisory_xact_lock(hashtext('rule_sets'), hashtext(:county))"), {"county": found.county_code}
    )
