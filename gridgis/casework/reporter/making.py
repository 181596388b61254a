"""What reporters do on their page: each a move of the case, once, under the key of who made it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from gridgis.cases import queries
from gridgis.cases.asking import Claim
from gridgis.cases.doing import Move
from gridgis.cases.moving import made_before, move
from gridgis.casework.reporter.page import REPORTER, Followed, open_to
from gridgis.casework.reporter.rules import MOVES
from gridgis.core.errors import Conflict, Invalid
from gridgis.core.wording import worded

WORDED = ("objection", "addition")
"""What can't be done without a word."""


@dataclass(frozen=True)
class Said:
    """What a reporter does: of `MOVES`, with their words, the `key` of the deed, and what it brings."""

    deed: str
    words: str
    key: UUID
    satisfaction: int | None = None
    reason: str = ""


def make(session: Session, one: Followed, said: Said, *, zone: str, at: datetime) -> None:
    """Do what a reporter asks for; the same under its own key again changes nothing.

    Args:
        one: its case held for update.

    Raises:
        Invalid: words are missing, or the answer is none.
        Conflict: it was done before, or may not be done now.
    """
    note = said.words.strip()
    if not note and said.deed in WORDED:
        raise Invalid("reporter.words_missing", field="words")
    asked = Move(
        MOVES[said.deed],
        note or (worded(f"reporter.by_{said.deed}", {}, "zh") if said.deed in ("urge", "withdrawal") else ""),
        satisfaction=said.satisfaction,
        claim=Claim(said.reason),
        key=said.key,
        report_id=one.coded.report_id,
    )
    if made_before(session, REPORTER, one.main.number, asked):
        return
    if said.deed not in open_to(session, one, queries.stood(queries.events(session, one.main)), at=at):
        raise _shut(one, said.deed)
    move(session, REPORTER, one.main.number, asked, zone=zone, at=at)


def _shut(one: Followed, deed: str) -> Conflict:
    """Why something can't be done now, in words for whoever knows of no states."""
    if deed == "evaluation" and one.main.state in ("evaluated", "archived"):
        return Conflict("reporter.evaluated")
    if deed == "objection" and one.main.state in ("closed", "evaluated", "archived"):
        return Conflict("reporter.objected")
    if deed == "urge" and one.main.closed_at is None:
        return Conflict("reporter.urged")
    if deed == "withdrawal":
        return Conflict("reporter.no_withdrawal")
    return Conflict("reporter.not_now")
