"""The blocks of a briefing: what they hold, what they may be, and those with which a draft begins."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from string import Formatter
from typing import Annotated, Any, get_args

from gridgis.analytics.findings import LEADING
from gridgis.briefing.banding import HEAT
from gridgis.briefing.excerpts import EXCERPTS
from gridgis.briefing.numbers import FIGURES, TOLD_HOW, Number, Told, figures_of, value_of
from gridgis.briefing.queries import Briefing
from gridgis.briefing.telling import Teller
from gridgis.cases.measures import MAPPED
from gridgis.core.errors import Invalid
from gridgis.core.texts import storable
from gridgis.core.vocabulary import OneOf

KINDS = ("head", "text", "findings", "table", "map", "chart", "excerpt", "advice", "signature")
BlockKind = Annotated[str, OneOf(KINDS)]
WRITTEN = ("text", "advice")
"""Kinds whose paragraphs somebody writes."""
MAPS = (*MAPPED, HEAT)
"""Figures of which a map can be drawn; the density of what was reported beside them."""
CHARTS = (LEADING, "satisfaction_rate", "close_rate", "recur_30", "reported", "closed")
"""Figures whose months can be drawn."""
FIGURED = {"map": MAPS, "chart": CHARTS, "excerpt": EXCERPTS, "table": ("", *MAPPED)}
"""By the kind of a block what it may tell of; a table of none is ordered by the leading rate."""
MOST_BLOCKS, MOST_PARAGRAPHS, MOST_TEXT, MOST_TITLE = 40, 40, 4000, 80
_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")


@dataclass(frozen=True)
class Piece:
    """A part of a paragraph: words, or a number bound to a figure."""

    text: str = ""
    number: Number | None = None


Paragraph = list[Piece]


@dataclass(frozen=True)
class Block:
    """A part of a briefing.

    Args:
        id: by which the page knows it again.
        kind: one of `KINDS`.
        title: its heading; of the head the line above the first block.
        paragraphs: of what is written.
        figure: of a map or a chart; of the table the one by which it is ordered; the name of what is taken over.
        chosen: numbers of the sentences that are told, from 0; all of them when empty.
        fields: of the head: `organ` and `notice`; of the signature: `to` and `copy`.
    """

    id: str
    kind: BlockKind
    title: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    figure: str = ""
    chosen: list[int] = field(default_factory=list)
    fields: Mapping[str, str] = field(default_factory=dict)

    def numbers(self) -> Iterator[Number]:
        """The bound numbers of its paragraphs, in their order."""
        return (piece.number for paragraph in self.paragraphs for piece in paragraph if piece.number)


FIELDS = {"head": ("organ", "notice"), "signature": ("to", "copy")}


def check(blocks: Sequence[Block], told: Briefing) -> None:
    """Refuse blocks that can't be.

    Raises:
        Invalid: too many or too long, two of one id, no or several heads, or a number of what is not told.
    """
    if not 0 < len(blocks) <= MOST_BLOCKS:
        raise Invalid("briefing.many_blocks", most=MOST_BLOCKS, field="blocks")
    if len({one.id for one in blocks}) < len(blocks):
        raise Invalid("briefing.same_block", field="blocks")
    if sum(one.kind == "head" for one in blocks) != 1:
        raise Invalid("briefing.one_head", field="blocks")
    for one in blocks:
        _check_one(one, told)


def _check_one(one: Block, told: Briefing) -> None:
    if one.kind not in KINDS or not _ID.fullmatch(one.id):
        raise Invalid("briefing.no_kind", kind=one.kind[:20], kinds=KINDS, field="blocks")
    _check_text(one.title, MOST_TITLE)
    _check_paragraphs(one)
    for name, words in one.fields.items():
        if name not in FIELDS.get(one.kind, ()):
            raise Invalid("briefing.no_field", name=name[:40], field="blocks")
        _check_text(words, MOST_TITLE * 2)
    if one.figure not in FIGURED.get(one.kind, (one.figure,)):
        raise Invalid("briefing.no_figure", name=one.figure[:40], field="blocks")
    if any(n < 0 or n > 50 for n in one.chosen):
        raise Invalid("briefing.no_sentence", field="blocks")
    for number in one.numbers():
        _check_number(number, told)


def _check_paragraphs(one: Block) -> None:
    if one.paragraphs and one.kind not in WRITTEN:
        raise Invalid("briefing.not_written", field="blocks")
    if len(one.paragraphs) > MOST_PARAGRAPHS or any(len(paragraph) > 200 for paragraph in one.paragraphs):
        raise Invalid("briefing.long", most=MOST_TEXT, field="blocks")
    for paragraph in one.paragraphs:
        _check_text("".join(piece.text for piece in paragraph), MOST_TEXT)


def _check_text(text: str, most: int) -> None:
    if len(text) > most or not storable(text):
        raise Invalid("briefing.long", most=most, field="blocks")


def _check_number(number: Number, told: Briefing) -> None:
    if number.figure not in FIGURES or number.told not in TOLD_HOW:
        raise Invalid("briefing.no_figure", name=number.figure[:40], field="blocks")
    if figures_of(told, number.place) is None:
        raise Invalid("briefing.no_place", code=number.place[:20], field="blocks")


def excerpts_in(blocks: Sequence[Block]) -> list[str]:
    """What blocks take over from the analysis, by name, each once."""
    return list(dict.fromkeys(one.figure for one in blocks if one.kind == "excerpt"))


def as_json(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Blocks as the database keeps them."""
    return [asdict(one) for one in blocks]


def of_json(kept: Sequence[Mapping[str, Any]]) -> list[Block]:
    """Blocks as they were kept."""

    def piece(one: Mapping[str, Any]) -> Piece:
        return Piece(one["text"], Number(**one["number"]) if one["number"] else None)

    return [
        Block(**{**one, "paragraphs": [[piece(part) for part in paragraph] for paragraph in one["paragraphs"]]})
        for one in kept
    ]


def written(template: str, place: str, facts: Mapping[str, str]) -> Paragraph:
    """A sentence of the catalogue with numbers where it names figures: `{reported}`, `{on_time_rate:change}`."""
    made: Paragraph = []
    for text, name, how, _ in Formatter().parse(template):
        if text:
            made.append(Piece(text))
        if name and name in facts:
            made.append(Piece(facts[name]))
        elif name:
            told: Told = next((one for one in get_args(Told) if one == how), "value")
            made.append(Piece(number=Number(name, place, told)))
    return made


CLAUSES = ("whole", "before", "last_year", "limits", "limits_before", "limits_last_year", "now", "answers")
"""Of what the first paragraph tells, in its order; one whose figures are not told is left out."""


def _overall(told: Briefing, tell: Teller) -> Paragraph:
    facts = {"place": told.place.name}
    made: Paragraph = []
    for clause in CLAUSES:
        pieces = written(tell.template(f"draft_{clause}"), told.place.code, facts)
        if all(value_of(told, one.number) is not None for one in pieces if one.number):
            made += pieces
    return made


def first(told: Briefing, tell: Teller, kind: str = "briefing") -> list[Block]:
    """The blocks of a draft, in the language of the teller; a bulletin says what is wrong and what is asked."""
    organ = tell("draft_organ", place=told.place.name)
    if kind == "bulletin":
        return _numbered(
            {"kind": "head", "fields": {"organ": organ, "notice": ""}},
            {"kind": "text", "title": tell("figures"), "paragraphs": [_overall(told, tell)]},
            {"kind": "table", "title": tell("draft_table", level=tell.level(told.level))},
            {"kind": "findings", "title": tell("draft_problems")},
            {"kind": "advice", "title": tell("draft_demands"), "paragraphs": [[Piece(tell("draft_demands_first"))]]},
            {"kind": "signature", "fields": {"to": "", "copy": ""}},
        )
    return _numbered(
        {"kind": "head", "fields": {"organ": organ, "notice": tell("draft_notice")}},
        {"kind": "text", "title": tell("figures"), "paragraphs": [_overall(told, tell)]},
        {"kind": "findings", "title": tell("look_first")},
        {"kind": "table", "title": tell("draft_table", level=tell.level(told.level))},
        {"kind": "map", "figure": LEADING},
        {"kind": "chart", "title": tell("draft_trend"), "figure": LEADING},
        {"kind": "advice", "title": tell("draft_advice"), "paragraphs": [[Piece(tell("draft_advice_first"))]]},
        {"kind": "signature", "fields": {"to": "", "copy": ""}},
    )


def _numbered(*parts: dict[str, Any]) -> list[Block]:
    return [Block(id=f"b{nth}", **part) for nth, part in enumerate(parts, 1)]


def title_of(told: Briefing, rhythm: str, tell: Teller, kind: str = "briefing") -> str:
    """What a draft is called: by its month or week, else by its days."""
    words = "bulletin_title" if kind == "bulletin" else "title"
    begin, end = told.period.begin, told.period.end
    facts = {"place": told.place.name, "year": begin.year, "month": begin.month}
    if rhythm == "month":
        return tell(f"{words}_month", **facts)
    return tell(f"{words}_days", **facts, begin=tell.day(begin), end=tell.day(end))
