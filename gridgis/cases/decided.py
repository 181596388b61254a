"""How often what was decided on in a case before, which bounds what may be asked for again."""

from typing import NamedTuple

from sqlalchemy.orm import Session

from gridgis.cases.models import Case
from gridgis.core.sql import Prepared


class Counts(NamedTuple):
    """How many extensions were granted, returns refused to the office that has it, objections made, and upheld."""

    extended: int = 0
    refused: int = 0
    objected: int = 0
    redone: int = 0


_COUNT = Prepared("""
    SELECT count(*) FILTER (WHERE kind = 'request_extension' AND outcome = 'granted'),
        count(*) FILTER (WHERE kind IN ('return', 'return_late') AND outcome = 'refused'
            AND asked_at >= :since AND office_code = :office),
        count(*) FILTER (WHERE kind = 'object' AND outcome IS NOT NULL),
        count(*) FILTER (WHERE kind = 'object' AND outcome = 'granted')
    FROM case_requests WHERE county_code = :county AND case_number = :number
""")


def decided(session: Session, case: Case) -> Counts:
    """What was decided in a case before; asks nothing where nobody has asked for anything."""
    if not case.request_count:
        return Counts()
    since = case.dispatched_at or case.submitted_at
    key = {"county": case.county_code, "number": case.number}
    ((*counted,),) = _COUNT.rows(session, **key, since=since, office=case.office_code)
    return Counts(*counted)
