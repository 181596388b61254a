"""Briefings over the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from api.deps import Day
from api.schemas.parts import Body, Text
from gridgis.briefing.addressing import MOST, RecipientLevel
from gridgis.briefing.blocks import FIELDS, MOST_BLOCKS, MOST_PARAGRAPHS, MOST_TEXT, MOST_TITLE, Block, BlockKind, Piece
from gridgis.briefing.drafting import MOST_REASON
from gridgis.briefing.moving import Asked, OpenMoves
from gridgis.briefing.numbers import Number, Told
from gridgis.briefing.papers import PaperShown
from gridgis.briefing.rules import PaperKind, Rhythm
from gridgis.briefing.scheduling import Wish

Named = Annotated[Text, Field(max_length=40)]
Version = Annotated[int, Field(ge=0, lt=2**31, description="of the briefing as it was seen")]


class BeginIn(Body):
    """Of what a briefing is written: a county or town, and whole days."""

    place: Text = Field(max_length=20)
    begin: Day = Field(alias="from")
    end: Day = Field(alias="to")
    rhythm: Rhythm = "own"
    kind: PaperKind = "briefing"


class NumberIn(Body):
    """A number bound to a figure of a place in the period of the briefing."""

    figure: Named
    place: Text = Field(max_length=20)
    told: Told = "value"

    def number(self) -> Number:
        """The same as a number."""
        return Number(self.figure, self.place, self.told)


class PieceIn(Body):
    """Words, or a bound number."""

    text: Text = Field("", max_length=MOST_TEXT)
    number: NumberIn | None = None


class BlockIn(Body):
    """A block of a briefing."""

    id: Text = Field(max_length=40)
    kind: BlockKind
    title: Text = Field("", max_length=MOST_TITLE)
    paragraphs: list[Annotated[list[PieceIn], Field(max_length=200)]] = Field([], max_length=MOST_PARAGRAPHS)
    figure: Named = ""
    chosen: list[Annotated[int, Field(ge=0, le=50)]] = Field([], max_length=20)
    fields: dict[str, Annotated[Text, Field(max_length=MOST_TITLE * 2)]] = Field({}, max_length=len(FIELDS) * 2)

    def block(self) -> Block:
        """The same as a block."""
        paragraphs = [
            [Piece(one.text, one.number.number() if one.number else None) for one in paragraph]
            for paragraph in self.paragraphs
        ]
        return Block(self.id, self.kind, self.title, paragraphs, self.figure, self.chosen, self.fields)


class RecipientIn(Body):
    """A town or an office that a bulletin is addressed to."""

    level: RecipientLevel
    code: Text = Field(max_length=60)


class SaveIn(Body):
    """A draft as it is to be kept; without recipients they stay as they are."""

    version: Version
    title: Text = Field(max_length=MOST_TITLE)
    blocks: list[BlockIn] = Field(max_length=MOST_BLOCKS)
    recipients: list[RecipientIn] | None = Field(None, max_length=MOST)


class RefreshIn(Body):
    """That the data of a draft are to be read again."""

    version: Version


class PaperMoveIn(Body):
    """A move of a briefing; `despite`: it is signed as it stands though numbers differ from the data by now."""

    move: Named
    version: Version
    note: Text = Field("", max_length=300)
    despite: bool = False

    def asked(self) -> Asked:
        """The same as asked for."""
        return Asked(self.move, self.version, self.note, self.despite)


class CorrectIn(Body):
    """Why a later edition is made."""

    reason: Text = Field(min_length=1, max_length=MOST_REASON)


class WishIn(Body):
    """How often a place gets a draft, and the local hour at which what was signed is sent; null: by hand."""

    rhythm: Rhythm
    send_hour: int | None = Field(None, ge=0, le=23)


class SchedulesIn(Body):
    """All that a place gets by itself."""

    items: list[WishIn] = Field(max_length=4)

    def wishes(self) -> list[Wish]:
        """The same as asked for."""
        return [Wish(one.rhythm, one.send_hour) for one in self.items]


class Saved(BaseModel):
    """A draft that was kept."""

    version: int
    saved_at: datetime


class PaperOut(BaseModel):
    """A briefing, and what the reader may do with it."""

    briefing: PaperShown
    moves: OpenMoves
    writes: bool
    corrects: bool
