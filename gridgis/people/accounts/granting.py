"""What whoever runs the server gives an account."""

from datetime import datetime

from sqlalchemy.orm import Session

from gridgis.people.ground import Ground
from gridgis.people.personnel import guarding
from gridgis.security import opening
from gridgis.security.rules import SYSTEM


def grant(session: Session, username: str, role_code: str, level: str, code: str, *, at: datetime) -> None:
    """Give an account, or the person whose it is, a role at a place from today on; giving it again changes nothing.

    Raises:
        NotFound: there is no such account.
        Invalid: there is no such role or level, the place does not go with the level, or is not there.
        Conflict: it is the head's of a stationed office, and the town has not consented.
    """
    opening.grant(
        session,
        username,
        role_code,
        level,
        code,
        at=at,
        enter=lambda post: guarding.enter(Ground(session, SYSTEM, at), post),
    )
