"""What happened to a case under somebody's hand: between what their page showed and what they send."""

from datetime import datetime

from sqlalchemy.orm import Session

from gridgis.cases import queries
from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.rules import QUIET, move_name
from gridgis.core.errors import Conflict
from gridgis.security.rules import Actor


def changes_since(session: Session, actor: Actor, case: Case, seen: int) -> list[CaseEvent]:
    """What others did with a case since an event, oldest first: what stands of it, and would change somebody's mind."""
    told = [one for one in queries.stood(queries.events(session, case)) if one.seq > seen]
    others = [one for one in told if actor.account_id is None or one.actor_id != actor.account_id]
    return [one for one in others if one.move not in QUIET]


def require_seen(session: Session, actor: Actor, case: Case, seen: int | None, *, at: datetime) -> None:
    """Make no move of somebody who has not seen how the case stands by now.

    Args:
        seen: the number of the last event that their page showed; None where they don't say.

    Raises:
        Conflict: others changed it meanwhile, who and how; `seq` is the event that has to be seen.
    """
    if seen is None or seen >= case.last_seq or not (changes := changes_since(session, actor, case, seen)):
        return
    last = changes[-1]
    told = {"move": move_name(last.move), "who": last.actor_name, "at": f"{last.at.astimezone(at.tzinfo):%H:%M}"}
    raise Conflict("cases.changed_meanwhile", **told, many=len(changes), seq=case.last_seq)
