"""The short test of a session: asked of whoever came, marked, and what passing gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict
from gridgis.people.training import rules
from gridgis.people.training.actions import give_competence, own_record
from gridgis.people.training.models import Training, TrainingRecord
from gridgis.people.training.queries import TrainingCard, card, questions_of, seen
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor


@dataclass(frozen=True)
class Asked:
    """A question as it is asked; `several` where more than one choice is right."""

    text: str
    choices: list[str]
    several: bool


@dataclass(frozen=True)
class TrainingTest:
    """The test of a session without what is right."""

    title: str
    pass_mark: int
    tries_left: int
    questions: list[Asked]


def test(session: Session, actor: Actor, training_id: int) -> TrainingTest:
    """The questions for somebody who came; what is right is never told with them.

    Raises:
        NotFound: the actor sees no such session.
        Forbidden: they are not invited.
        Conflict: they did not come, have passed, or have no try left.
    """
    row = seen(session, actor, training_id)
    record = own_record(session, actor, row)
    _require_try(row, record)
    asked = [Asked(one.text, list(one.choices), len(one.right) > 1) for one in questions_of(row)]
    return TrainingTest(row.title, row.pass_mark, rules.TRIES - record.tries, asked)


@audited("training_tested", "training", "{training_id}")
def hand_in(
    session: Session, actor: Actor, training_id: int, answers: Sequence[Sequence[int]], *, at: datetime
) -> TrainingCard:
    """Hand in one's test; who passes is trained for the line from the day of the session on.

    Raises:
        NotFound: the actor sees no such session.
        Forbidden: they are not invited.
        Invalid: not every question was answered.
        Conflict: they did not come, have passed, or have no try left.
    """
    row = seen(session, actor, training_id)
    record = own_record(session, actor, row)
    _require_try(row, record)
    score = rules.score_of(questions_of(row), answers)
    record.tries, record.score = record.tries + 1, score
    if score >= row.pass_mark:
        give_competence(session, row, record, at)
    session.flush()
    return card(session, actor, row.id)


def _require_try(row: Training, record: TrainingRecord) -> None:
    if record.signed_at is None:
        raise Conflict("training.not_there", field="training_id")
    if record.passed_at is not None or record.tries >= rules.TRIES or not row.questions or row.cancelled_at is not None:
        raise Conflict("training.no_try", field="training_id")
