"""What personnel matters say of cases: the evidence of a suggestion, and the open cases that a leaver hands over."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.cases import briefs, queries
from gridgis.cases.briefs import Brief
from gridgis.cases.measures import MEASURES
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.rules import OPEN
from gridgis.core.errors import Invalid, NotFound
from gridgis.people.personnel import actions
from gridgis.people.personnel.actions import Suggestion
from gridgis.people.personnel.models import PersonnelMatter
from gridgis.people.personnel.queries import Matter
from gridgis.people.personnel.rules import MOST_CASES
from gridgis.security.models import Account
from gridgis.security.rules import Actor

FIGURES = ("open", "overdue", "due", "on_time", "answers", "satisfied")
"""The measures of an office that a suggestion is filed with, as of that moment; no sealed case stands in any."""


def file_suggestion(session: Session, actor: Actor, wish: Suggestion, *, at: datetime) -> PersonnelMatter:
    """File a suggestion with the cases it names and the office's figures of the moment.

    Raises:
        Invalid: there are too many cases, the actor may not read one, it was never this office's, or is sealed.
        NotFound, Forbidden: as `actions.file_suggestion`.
    """
    if len(wish.cases) > MOST_CASES:
        raise Invalid("personnel.many_cases", most=MOST_CASES, field="cases")
    for number in wish.cases:
        _require_usable(session, actor, wish.office_code, number)
    return actions.file_suggestion(session, actor, wish, figures_of(session, wish.office_code, at), at=at)


def figures_of(session: Session, office_code: str, at: datetime) -> dict[str, int]:
    """The measures of an office as of a moment, of all its ordinary cases."""
    counted = [func.count().filter(MEASURES[name].of(at)).label(name) for name in FIGURES]
    asked = select(*counted).where(Case.office_code == office_code, Case.sensitive.is_(False))
    return dict(session.execute(asked).one()._mapping)


def cases_of(session: Session, actor: Actor, matter: Matter, *, at: datetime) -> list[Brief]:
    """The cases of a matter that the reader may read: a suggestion's evidence, or what a leaver has to hand over.

    That somebody was shown sensitive ones is kept.
    """
    row = matter.row
    if row.kind == "suggestion":
        asked = select(Case).where(Case.number.in_(matter.case_numbers))
    elif row.person is not None and (row.kind == "head" or row.change == "ended"):
        accounts = select(Account.id).where(Account.person_id == row.person.id)
        worked = (
            select(CaseEvent.seq)
            .where(
                CaseEvent.county_code == Case.county_code,
                CaseEvent.case_number == Case.number,
                CaseEvent.actor_id.in_(accounts),
            )
            .exists()
        )
        asked = select(Case).where(Case.office_code == row.office.code, Case.state.in_(OPEN), worked)
    else:
        return []
    asked = queries.visible_to(asked, actor).order_by(Case.submitted_at.desc(), Case.number).limit(MOST_CASES)
    return briefs.listed(session, actor, session.scalars(asked).all(), at)


def _require_usable(session: Session, actor: Actor, office_code: str, number: str) -> None:
    try:
        case = queries.get(session, actor, number)
    except NotFound:
        raise Invalid("personnel.no_case", number=number[:40], field="cases") from None
    if case.sensitive:
        raise Invalid("personnel.sealed_case", number=number, field="cases")
    if office_code not in {case.office_code, *(one.office_code for one in queries.assignments(session, case))}:
        raise Invalid("personnel.others_case", number=number, field="cases")
