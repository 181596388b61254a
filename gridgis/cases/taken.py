"""A case that an office had: by whom and when it was taken from it, for those who still have its form before them."""

from datetime import datetime

from sqlalchemy.orm import Session

from gridgis.cases.rules import move_name
from gridgis.core.errors import NotFound
from gridgis.core.sql import Prepared
from gridgis.people import queries as people
from gridgis.security.rules import Actor

_TAKEN = Prepared("""
    SELECT event.move, event.actor_name, event.at, event.facts ->> 'office_code'
    FROM cases JOIN assignments AS had ON had.county_code = cases.county_code AND had.case_number = cases.number
    JOIN case_events AS event ON event.county_code = cases.county_code AND event.case_number = cases.number
        AND event.at = had.ended_at
    WHERE cases.number = :number AND NOT cases.sensitive AND had.office_code = ANY (CAST(:offices AS text[]))
    ORDER BY event.at DESC, event.seq LIMIT 1
""")


def taken_from(session: Session, actor: Actor, number: str, *, at: datetime) -> NotFound | None:
    """Why somebody may read a case no more that their office had, told once the case is found unreadable.

    What happened to it since is not theirs to know; of a sensitive case nothing is.

    Args:
        at: in the zone in which the moment is told.

    Returns:
        A refusal that names who took it, when, and to which office it went; None where no office of theirs had it.
    """
    offices = actor.codes("case.read", "office")
    rows = _TAKEN.rows(session, number=number, offices=offices) if offices else []
    if not rows:
        return None
    made, who, when, code = rows[0]
    to = people.offices(session, [code]).get(code) if code not in (None, *offices) else None
    told = {"number": number, "move": move_name(made), "who": who, "at": f"{when.astimezone(at.tzinfo):%Y-%m-%d %H:%M}"}
    return NotFound("cases.taken_to", **told, office=to.name) if to else NotFound("cases.taken", **told)
