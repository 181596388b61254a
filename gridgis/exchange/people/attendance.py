"""Who came to a training, as a workbook."""

from datetime import tzinfo
from pathlib import Path

from sqlalchemy.orm import Session

from gridgis.core.wording import Language, Phrase
from gridgis.exchange.tables.columns import Column
from gridgis.exchange.tables.sheets import write_form
from gridgis.people.training.queries import MANAGE, card, spot_of
from gridgis.security.rules import Actor, require

NAMES = ("training", "person", "signed_at", "signed_by", "score", "passed")
COLUMNS = [Column(name, Phrase(f"attendance.{name}"), Phrase("attendance.note")) for name in NAMES]


def write(
    session: Session, actor: Actor, path: Path, training_id: int, language: Language, zone: tzinfo | None
) -> None:
    """Write everybody invited to a session, a row a person.

    Raises:
        NotFound: the actor sees no such session.
        Forbidden: `training.manage` is not held there.
    """
    told = card(session, actor, training_id)
    require(actor, MANAGE, spot_of(session, told.training.place_code))
    rows = (
        {
            "training": told.training.title,
            "person": one.person_name,
            "signed_at": one.signed_at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S") if one.signed_at else "",
            "signed_by": one.signed_by,
            "score": one.score,
            "passed": Phrase(f"attendance.{'yes' if one.passed_at else 'no'}").words(language),
        }
        for one in told.people
    )
    write_form(path, Phrase("attendance.title"), COLUMNS, language, rows=rows)
