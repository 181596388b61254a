"""Marking a case sensitive and lifting the mark again, and whether there is a sealed contact to ask for."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from gridgis.cases import in_force, knowing
from gridgis.cases.doing import Doing, Facts
from gridgis.cases.models import Case
from gridgis.cases.rules import seal_flags
from gridgis.core.errors import Conflict
from gridgis.core.moves import Bar
from gridgis.core.sql import Prepared


def bars(session: Session, case: Case) -> Mapping[str, Bar]:
    """What is in the way of marking and of lifting a mark, by the names in the table of moves."""

    def category_seals() -> object:
        (category,) = in_force.categories(session, [case.category_code])
        return category.sensitive and Conflict("cases.sealed_by_category", state=case.state)

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
    return {}


def unseal(now: Doing) -> Facts:
    """Open a case again to those who read ordinary ones; its list ends, and stays to be read in its events (T28)."""
    case = now.case
    case.sensitive = False
    case.flags = [flag for flag in case.flags if flag != "sensitive"]
    entries = [one for one in knowing.entries_of(now.session, case) if one.removed_at is None]
    for one in entries:
        one.removed_at = now.at
    now.rows.change(*entries)
    return {"ended": len(entries)}


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
