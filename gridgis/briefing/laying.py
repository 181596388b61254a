"""A briefing laid out once, as words, tables and drawings: what page, PDF, document and workbook print the same."""

from collections.abc import Mapping, Sequence

from gridgis.analytics.findings import LEADING, changed, is_rate, worst_first
from gridgis.briefing import excerpts
from gridgis.briefing.banding import HEAT
from gridgis.briefing.blocks import Block, Paragraph
from gridgis.briefing.chartdrawing import bars_svg, chart_svg, values_of
from gridgis.briefing.mapdrawing import map_svg
from gridgis.briefing.numbers import shown, split
from gridgis.briefing.queries import Briefing
from gridgis.briefing.sheets import Cell, Imprint, Part, Picture, Run, Sheet, Table
from gridgis.briefing.telling import Teller
from gridgis.cases.measures import RATES

COLUMNS = ("reported", "due", "on_time", LEADING, "change", "overdue")
"""Of the table of areas; `change` is how the rate changed against the period before."""


def columns_of(figure: str) -> list[str]:
    """The columns of the table of areas that is ordered by a figure, which stands first where it is none of them."""
    return [*COLUMNS] if not figure or figure in COLUMNS else [figure, *COLUMNS]


NUMERALS = "一二三四五六七八九十"


class _Counts:
    """Numbers of headings, tables and drawings as they come."""

    def __init__(self, tell: Teller) -> None:
        self._tell, self._seen = tell, dict.fromkeys(("heading", "figure", "table"), 0)

    def next(self, kind: str, words: str) -> str:
        self._seen[kind] += 1
        many = self._seen[kind]
        if kind == "heading":
            return self._tell("numbered", mark=numeral(many, self._tell), words=words)
        return self._tell(f"caption_{kind}", number=many, words=words)


def numeral(many: int, tell: Teller) -> str:
    """A number before a heading or an item: a Chinese one up to ten in Chinese."""
    return NUMERALS[many - 1] if tell.language == "zh" and many <= len(NUMERALS) else str(many)


def lay(told: Briefing, blocks: Sequence[Block], imprint: Imprint, tell: Teller) -> Sheet:
    """Lay a briefing out.

    Args:
        told: its figures.
        blocks: in their order.
        imprint: what it says of itself.
        tell: words of its language.
    """
    counts, bulletin = _Counts(tell), imprint.kind == "bulletin"
    parts = [_part(one, told, counts, tell) for one in blocks if imprint.draft or not _unfilled(one, tell)]
    bounds = tell("bounds_of", day=tell.day(told.period.end)) if told.level == "grid" else tell("bounds_now")
    corrections = [tell("corrected", edition=imprint.edition, reason=imprint.reason), *imprint.changes]
    number = imprint.number if imprint.number is not None else tell("no_number")
    return Sheet(
        language=tell.language,
        imprint=imprint,
        red=tell("bulletin_red" if bulletin else "title", place=told.place.name),
        number=tell("bulletin_number" if bulletin else "number", year=imprint.day.year, number=number),
        day=tell.day(imprint.day),
        parts=parts,
        notes=tell("notes", left_out=told.whole["left_out"], bounds=bounds),
        foot=_foot(told, imprint, tell),
        corrections=corrections if imprint.edition > 1 else [],
        to=tell("addressed", places=imprint.recipients) if imprint.recipients else "",
    )


def _unfilled(block: Block, tell: Teller) -> bool:
    """Whether a block still says what a draft asks for, and nothing else: it is not printed on what was signed."""
    said = ["".join(piece.text for piece in one) for one in block.paragraphs]
    return block.kind == "advice" and said in ([tell("draft_advice_first")], [tell("draft_demands_first")])


def _foot(told: Briefing, imprint: Imprint, tell: Teller) -> str:
    state = tell("foot_draft") if imprint.draft else tell("foot_frozen", edition=imprint.edition)
    said = [tell("as_of", moment=tell.moment(told.as_of)) + state]
    if any(one["properties"].get("synthetic") for one in told.outlines["features"]):
        said.append(tell("synthetic"))
    return " · ".join(said)


def _part(block: Block, told: Briefing, counts: _Counts, tell: Teller) -> Part:
    if block.kind in ("map", "chart"):
        heading = counts.next("heading", block.title) if block.title else ""
        picture = _picture(block, told, counts, tell)
        return Part(block.id, block.kind, heading, picture=picture)
    if block.kind == "excerpt":
        return _excerpt(block, told, counts, tell)
    if block.kind in ("head", "signature"):
        return Part(block.id, block.kind, fields=dict(block.fields))
    heading = counts.next("heading", block.title) if block.title else ""
    if block.kind == "table":
        return Part(block.id, block.kind, heading, table=_table(block.figure, told, counts, tell))
    lines = _sentences(block, told, tell) if block.kind == "findings" else _lines(block, told, tell)
    return Part(block.id, block.kind, heading, lines)


def _lines(block: Block, told: Briefing, tell: Teller) -> list[list[Run]]:
    lines = [runs(one, told, tell) for one in block.paragraphs if one]
    if block.kind == "advice" and len(lines) > 1:
        return [[Run(tell("item", mark=numeral(nth, tell))), *line] for nth, line in enumerate(lines, 1)]
    return lines


def runs(paragraph: Paragraph, told: Briefing, tell: Teller) -> list[Run]:
    """A paragraph as it prints: bound numbers from the figures, and which of the others are typed."""
    made: list[Run] = []
    for piece in paragraph:
        if piece.number is not None:
            made.append(Run(shown(told, piece.number, tell), "bound"))
        else:
            made += [Run(text, "typed" if is_typed else "") for text, is_typed in split(piece.text)]
    return made


def told_sentences(told: Briefing, tell: Teller) -> list[str]:
    """All sentences that a briefing may tell where to look first."""
    return [one.text(tell.language) for one in told.look or []]


def _sentences(block: Block, told: Briefing, tell: Teller) -> list[list[Run]]:
    known = told_sentences(told, tell)
    chosen = [known[nth] for nth in block.chosen if nth < len(known)] if block.chosen else known
    if not chosen:
        return [[Run(tell("nothing_to_look_at" if told.look is not None else "not_looked"))]]
    marked = [[Run(tell("item", mark=numeral(nth, tell))), Run(one)] for nth, one in enumerate(chosen, 1)]
    return marked if len(marked) > 1 else [[Run(chosen[0])]]


def _cell(figures: Mapping[str, float | None], then: Mapping[str, float | None], name: str, tell: Teller) -> Cell:
    if name == "change":
        by = changed(LEADING, dict(figures), dict(then))
        return Cell("—" if by is None else tell.change(LEADING, by), None if by is None else round(by, 1))
    value = figures.get(name)
    below = name == LEADING and value is not None and value < (RATES[LEADING].target or 0.0)
    return Cell(tell.value(name, value), value, below, rate=is_rate(name))


def _table(figure: str, told: Briefing, counts: _Counts, tell: Teller) -> Table:
    order, columns = figure or LEADING, columns_of(figure)
    areas = {one.code: one.figures for one in told.areas}
    earlier = {one.code: one.figures for one in told.areas_before}
    names = {one.code: one.name for one in told.areas}
    rows = [
        [Cell(names[code]), *(_cell(areas[code], earlier.get(code, {}), name, tell) for name in columns)]
        for code in worst_first(areas, order)
    ]
    rows.append([Cell(tell("whole")), *(_cell(told.whole, told.before, name, tell) for name in columns)])
    level = tell.level(told.level)
    heads = [level, *(tell("than_before") if one == "change" else tell.figure(one) for one in columns)]
    words = tell("table", level=level) if order == LEADING else tell("table_by", level=level, name=tell.figure(order))
    return Table(counts.next("table", words), heads, rows, charted=columns.index(order) + 1)


def _excerpt(block: Block, told: Briefing, counts: _Counts, tell: Teller) -> Part:
    """What is taken over from the analysis: its rule, its bars where they are drawn, and its table."""
    taken, name = told.excerpts.get(block.figure), tell.figure(block.figure)
    heading = counts.next("heading", block.title) if block.title else ""
    if taken is None or not taken.rows:
        return Part(block.id, block.kind, heading, [[Run(tell("not_taken" if taken is None else "nothing_found"))]])
    rule = taken.rule.en if tell.language == "en" else taken.rule.zh
    columns, rows = excerpts.shown(taken), excerpts.rows_of(taken, tell)
    cells = excerpts.cells_of(taken)
    many = len(rows)
    words = tell("taken_some", name=name, many=many, shown=excerpts.MOST_ROWS) if many > excerpts.MOST_ROWS else name
    if taken.as_of != told.as_of:
        words = tell("taken_at", words=words, moment=tell.moment(taken.as_of.astimezone(told.as_of.tzinfo)))
    labels, series = excerpts.bars_of(taken, tell)
    svg = bars_svg(labels, series, name)
    table = Table(
        counts.next("table", words),
        [excerpts.printed(one.head, one, tell) for one in columns],
        [
            [Cell(text, excerpts.number_of(cell)) for text, cell in zip(row, own, strict=True)]
            for row, own in zip(rows, cells, strict=True)
        ][: excerpts.MOST_ROWS],
        summed=False,
        numbers=True,
    )
    picture = Picture("chart", f"chart-{block.figure}", counts.next("figure", name), svg) if svg else None
    return Part(block.id, block.kind, heading, [[Run(rule)]] if rule else [], table, picture)


def _picture(block: Block, told: Briefing, counts: _Counts, tell: Teller) -> Picture:
    level, name = tell.level(told.level), tell("heat") if block.figure == HEAT else tell.figure(block.figure)
    if block.kind == "map":
        own = {"reported": "cells", HEAT: "heat"}.get(block.figure)
        words = tell(own) if own else tell("map_of", level=level, name=name)
        svg = map_svg(told, block.figure, tell)
        return Picture("map", f"map-{block.figure}", counts.next("figure", words), svg)
    rate = block.figure in RATES
    return Picture(
        "chart",
        f"chart-{block.figure}",
        counts.next("figure", tell("chart_of", name=name)),
        chart_svg(told, block.figure, tell),
        [f"{one.start:%Y-%m}" for one in told.months],
        values_of(told.months, block.figure),
        rate,
    )
