"""The cases of a matter that came back: the first, those that repeat it, and what repeats these."""

from sqlalchemy import ColumnElement, Subquery, and_, select
from sqlalchemy.orm import aliased

from gridgis.cases.double_models import Recurrence
from gridgis.cases.models import Case
from gridgis.cases.rules import LEFT_OUT


def ordinary_links() -> Subquery:
    """Links from a case to the one that it repeats, both of them ordinary and neither rejected, merged or withdrawn.

    A sealed case breaks the chain: nothing of it can be told from what lies on either side.
    """
    came, before = aliased(Case), aliased(Case)
    same = Recurrence.county_code
    asked = (
        select(Recurrence.county_code, Recurrence.number, Recurrence.earlier)
        .join(came, and_(came.county_code == same, came.number == Recurrence.number))
        .join(before, and_(before.county_code == same, before.number == Recurrence.earlier))
    )
    return asked.where(*(_counts(one) for one in (came, before))).subquery("links")


def _counts(one: type[Case]) -> ColumnElement[bool]:
    return and_(one.sensitive.is_(False), one.state.not_in(LEFT_OUT))


def of_matter(first: str) -> ColumnElement[bool]:
    """The cases of the matter that begins with the case of this number; that one too."""
    links = ordinary_links()
    begin = select(Case.number).where(Case.number == first, _counts(Case))
    matter = begin.cte("matter", recursive=True)
    matter = matter.union(select(links.c.number).join(matter, links.c.earlier == matter.c.number))
    return Case.number.in_(select(matter.c.number))
