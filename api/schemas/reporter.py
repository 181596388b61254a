"""What reporters send from their page."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from api.schemas.parts import Body, Text
from gridgis.casework.reporter.making import Said
from gridgis.casework.reporter.rules import MOST_WORDS


class WordsIn(Body):
    """Words with the key of the deed: the same under the same key is done once."""

    key: UUID
    words: Text = Field("", max_length=MOST_WORDS)

    def said(self, deed: str) -> Said:
        """What the reporter does."""
        return Said(deed, self.words, self.key)


class EvaluationIn(WordsIn):
    """How the reporter is content: 4 yes, 3 by and large, 2 not with the rules, 1 not with how it was handled."""

    satisfaction: Literal[1, 2, 3, 4]

    def said(self, deed: str) -> Said:
        """What the reporter does."""
        return Said(deed, self.words, self.key, satisfaction=self.satisfaction)


class ObjectionIn(WordsIn):
    """Why the reporter objects."""

    reason: Literal["still_there", "partly_done", "answer_untrue", "policy"]

    def said(self, deed: str) -> Said:
        """What the reporter does."""
        return Said(deed, self.words, self.key, reason=self.reason)
