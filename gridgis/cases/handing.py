"""Who passed cases on to whom: from an office that led one to the next that did, and to those that helped it."""

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlalchemy.orm import aliased

from gridgis.cases.models import Assignment, Case
from gridgis.core.errors import Invalid

BETWEEN = ">"


def handed() -> Select[tuple[str, str, str, str, str]]:
    """Every hand-over: county, case, the office that led it last, the other office, and whether that leads or helps."""
    before = aliased(Assignment)
    same = and_(before.county_code == Assignment.county_code, before.case_number == Assignment.case_number)
    led = select(before.office_code).where(same, before.part == "lead", before.seq < Assignment.seq)
    source = led.order_by(before.seq.desc()).limit(1).correlate(Assignment).scalar_subquery()
    each = select(
        Assignment.county_code,
        Assignment.case_number,
        source.label("source"),
        Assignment.office_code.label("target"),
        Assignment.part,
    ).where(Assignment.part.in_(("lead", "co")), Assignment.office_code.is_not(None), Assignment.seq > 1)
    found = each.subquery("handed")
    return select(*found.c).where(found.c.source != found.c.target)


def handed_on(flow: str) -> ColumnElement[bool]:
    """Cases that one office passed on to another, or had the other help with: `source>target`, codes of offices.

    Raises:
        Invalid: it is none of that form.
    """
    source, between, target = flow.partition(BETWEEN)
    if not (source and between and target):
        raise Invalid("cases.flow_filter", flow=flow[:60], field="flow")
    each = handed().subquery("flow")
    here = and_(each.c.county_code == Case.county_code, each.c.case_number == Case.number)
    return exists(select(func.now()).select_from(each).where(here, each.c.source == source, each.c.target == target))
