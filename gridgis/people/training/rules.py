"""Codes that sign somebody in, how a test is marked, and how long a course counts."""

import hmac
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gridgis.core.errors import Invalid

CODE_S = 60
"""A code is shown for so many seconds, and taken for as long again."""
EARLY = timedelta(minutes=30)
"""So long before a session begins people may sign in."""
TRIES = 2
MOST_QUESTIONS, MOST_CHOICES, MOST_MONTHS = 50, 8, 60


@dataclass(frozen=True)
class Question:
    """A question with its choices, and which of them are right, counted from nought."""

    text: str
    choices: tuple[str, ...]
    right: tuple[int, ...]


def code_at(key: str, training_id: int, at: datetime) -> str:
    """The six digits that are shown at a session at a moment."""
    window = int(at.timestamp()) // CODE_S
    made = hmac.new(bytes.fromhex(key), f"{training_id} {window}".encode(), "sha256").digest()
    return f"{int.from_bytes(made[:8], 'big') % 10**6:06}"


def fits(code: str, key: str, training_id: int, at: datetime) -> bool:
    """Whether a code is the one shown now, or was the one before."""
    shown = (code_at(key, training_id, moment) for moment in (at, at - timedelta(seconds=CODE_S)))
    return any(hmac.compare_digest(code.strip().encode(), one.encode()) for one in shown)


def score_of(questions: Sequence[Question], answers: Sequence[Sequence[int]]) -> int:
    """How many of a hundred: a question counts where all that is right was chosen, and nothing else.

    Raises:
        Invalid: not every question was answered.
    """
    if len(answers) != len(questions):
        raise Invalid("training.answers", n=len(questions), field="answers")
    pairs = zip(questions, answers, strict=True)
    return round(100 * sum(set(given) == set(one.right) for one, given in pairs) / len(questions))


def check(questions: Sequence[Question]) -> None:
    """Refuse what can't be a test.

    Raises:
        Invalid: a question without words, with fewer than two choices, or with none of them right.
    """
    for n, one in enumerate(questions, 1):
        said = one.text.strip() and len(one.choices) > 1 and all(choice.strip() for choice in one.choices)
        if not said or not one.right or not set(one.right) <= set(range(len(one.choices))):
            raise Invalid("training.question", n=n, field="questions")


def counts_until(day: date, months: int) -> date:
    """The last day on which a course counts that was done on a day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) - timedelta(days=1)
