"""Marking a case sensitive and lifting the mark again, and whether there is a sealed contact to ask for."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from gridgis.cases import in_force, knowing, queries
from gridgis.cases.actions import tell
from gridgis.cases.doing import Doing, Facts
from gridgis.cases.merging import merged
from gridgis.cases.models import Case
from gridgis.cases.naming import close_to_others, follow_posts
from gridgis.cases.rules import seal_flags
from gridgis.core.errors import Conflict
from gridgis.core.moves import Bar
from gridgis.core.sql import Prepared
from gridgis.security.rules import SYSTEM


def bars(session: Session, case: Case) -> Mapping[str, Bar]:
    """What is in the way of marking and of lifting a mark, by the names in the table of moves."""

    def category_seals() -> object:
        codes = {case.category_code, *(one.category_code for one in merged(session, case))}
        sealed = any(one.sensitive for one in in_force.categories(session, codes))
        return sealed and Conflict("cases.sealed_by_category", state=case.state)

    return {
        "sealed": lambda: case.sensitive and Conflict("cases.sealed_already", state=case.state),
        "marked": lambda: not case.sensitive and Conflict("cases.not_sealed", state=case.state),
        "about_staff": lambda: case.staff_involved and Conflict("cases.sealed_about_staff", state=case.state),
        "category_seals": category_seals,
    }


def seal(now: Doing) -> Facts:
    """Close a case to all but its need-to-know list, which its posts fill when the move is made (T28)."""
    now.case.sensitive = True
    now.case.flags = seal_flags(now.case.flags, sensitive=True, staff_involved=False)
    seal_merged(now.session, now.case, at=now.at)
    return {}


def seal_merged(session: Session, main: Case, *, at: datetime) -> None:
    """Close what is handled in a sealed case as that is closed: it is the same matter.

    Args:
        main: held for update, marked.
    """
    for number in [one.number for one in merged(session, main)]:
        one = queries.get(session, SYSTEM, number, hold=True)
        about_staff = main.staff_involved and not one.staff_involved
        if one.sensitive and not about_staff:
            continue
        one.sensitive, one.staff_involved = True, main.staff_involved
        one.flags = seal_flags(one.flags, sensitive=True, staff_involved=main.staff_involved)
        tell(session, one, "mark_sensitive", SYSTEM, source=one.state, note="", at=at, facts={"main": main.number})
        if about_staff:
            close_to_others(session, one, at=at)
        follow_posts(session, one, at=at)


def unseal(now: Doing) -> Facts:
    """Open a case again to those who read ordinary ones; its list ends, and stays to be read in its events (T28).

    What is handled in it is open again too.
    """
    ended, facts = _open(now, now.case), {"main": now.case.number}
    for number in [one.number for one in merged(now.session, now.case)]:
        one = queries.get(now.session, SYSTEM, number, hold=True)
        _open(now, one)
        tell(
            now.session,
            one,
            "grant_unmark",
            SYSTEM,
            source=one.state,
            note="",
            at=now.at,
            facts=facts,
        )
    return {"ended": ended}


def _open(now: Doing, case: Case) -> int:
    case.sensitive = False
    case.flags = [flag for flag in case.flags if flag != "sensitive"]
    entries = [one for one in knowing.entries_of(now.session, case) if one.removed_at is None]
    for one in entries:
        one.removed_at = now.at
    now.rows.change(*entries)
    return len(entries)


_REACHABLE = Prepared("""
    SELECT EXISTS (
        SELECT FROM reports JOIN reporters ON reporters.county_code = reports.county_code AND report_id = reports.id
        WHERE reports.county_code = :county AND case_number = :number AND (phone <> '' OR name <> '')
    )
""")


def check_contact(now: Doing) -> None:
    """Let pass a case of which somebody who reported it can be reached.

    Raises:
        Conflict: nobody left a name or a telephone.
    """
    ((reachable,),) = _REACHABLE.rows(now.session, county=now.case.county_code, number=now.case.number)
    if not reachable:
        raise Conflict("contacts.none", number=now.case.number)
