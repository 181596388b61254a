"""What somebody is told who has just moved a case."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from gridgis.cases import undoing
from gridgis.cases.models import Case
from gridgis.casework.stories import Stand, stand_of
from gridgis.security.rules import Actor


@dataclass(frozen=True)
class MoveMade(Stand):
    """How a case stands after a move, and for how many seconds whoever made it may undo it; 0 where they may not."""

    undo_s: int


def made(session: Session, actor: Actor, case: Case, *, at: datetime) -> MoveMade:
    """How a case stands that this actor has just moved, even where the move took it out of their sight."""
    stand, left = stand_of(session, actor, case, at=at), undoing.seconds_left(session, actor, case, at=at)
    return MoveMade(stand.case, stand.moves, stand.shut, left)
