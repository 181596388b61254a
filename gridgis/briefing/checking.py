"""What is to be looked at before a briefing is signed: numbers that differ from the data by now, and typed ones."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased, undefer

from gridgis.analytics.figures import Figures
from gridgis.briefing import blocks as parts
from gridgis.briefing import excerpts
from gridgis.briefing.blocks import Block
from gridgis.briefing.laying import COLUMNS, columns_of
from gridgis.briefing.models import Paper
from gridgis.briefing.numbers import FIGURES, Number, figures_of, matching, shown, typed
from gridgis.briefing.papers import spot_of, told_in
from gridgis.briefing.queries import Briefing, gather
from gridgis.briefing.telling import Teller
from gridgis.cases.measures import FLOWS, RATES
from gridgis.messages.notices import Audience, News
from gridgis.messages.notices import tell as tell_people
from gridgis.security.rules import SYSTEM


@dataclass(frozen=True)
class Differing:
    """A number of a block that the data give otherwise by now."""

    block: str
    figure: str
    place: str
    place_name: str
    was: str
    now: str


@dataclass(frozen=True)
class TypedNumber:
    """A number that somebody typed, and the bound ones that print the same."""

    block: str
    text: str
    matches: list[Number]


@dataclass(frozen=True)
class Checked:
    """How many bound numbers a briefing has, those that differ from the data by now, and the typed ones."""

    bound: int
    differing: list[Differing]
    typed: list[TypedNumber]


def now_told(session: Session, paper: Paper, at: datetime) -> Briefing:
    """What would be told of the same place and period now."""
    period = told_in(paper).period
    told = gather(session, SYSTEM, place=paper.place_code, period=period, at=at)
    names = parts.excerpts_in(parts.of_json(paper.blocks))
    return replace(told, excerpts=excerpts.read(session, SYSTEM, paper.place_code, period, names, at))


def checked(session: Session, paper: Paper, tell: Teller, *, at: datetime) -> Checked:
    """Hold a briefing against the data as they are now.

    What stands open or overdue is as of the data date and is not compared: it changes by the hour.
    """
    told, blocks = told_in(paper), parts.of_json(paper.blocks)
    bound = [(one.id, number) for one in blocks for number in _bound(one, told)]
    taken = [(one.id, told.excerpts[one.figure]) for one in blocks if one.figure in told.excerpts]
    now = now_told(session, paper, at)
    return Checked(
        bound=len(bound) + sum(excerpts.numbers_in(one) for _, one in taken),
        differing=[
            *differing(bound, told, now, tell),
            *(
                Differing(block, one.name, "", *found)
                for block, one in taken
                for found in excerpts.differing(one, now.excerpts[one.name], tell)
            ),
        ],
        typed=[
            TypedNumber(one.id, text, matching(told, text, tell))
            for one in blocks
            for paragraph in one.paragraphs
            for piece in paragraph
            for text in typed(piece.text)
        ],
    )


def _bound(block: Block, told: Briefing) -> Iterator[Number]:
    yield from block.numbers()
    if block.kind in ("table", "findings", "map"):
        names = columns_of(block.figure) if block.kind == "table" else [block.figure or COLUMNS[3]]
        for code in (told.place.code, *(one.code for one in told.areas)):
            yield from (Number(name, code) for name in names if name in FIGURES)


def compared(figure: str) -> bool:
    """Whether a figure tells of the period alone, so that only a correction changes it."""
    return (RATES[figure].part if figure in RATES else figure) in FLOWS


def differing(bound: list[tuple[str, Number]], was: Briefing, now: Briefing, tell: Teller) -> list[Differing]:
    """The numbers that print otherwise now, each once a block."""
    names = {one.code: one.name for one in was.areas} | {was.place.code: was.place.name}
    found = {}
    for block, one in bound:
        if not compared(one.figure) or figures_of(now, one.place) is None:
            continue
        before, after = shown(was, one, tell), shown(now, one, tell)
        if before != after:
            told = Differing(block, one.figure, one.place, names.get(one.place, one.place), before, after)
            found[block, one] = told
    return list(found.values())


def changes_between(was: Briefing, now: Briefing, tell: Teller) -> list[dict[str, str]]:
    """Every figure of the whole and of an area that a later edition tells otherwise, as its rows keep it."""

    def told(figures: Figures | None, name: str) -> str:
        return tell.value(name, (figures or {}).get(name))

    names = [one for one in FIGURES if compared(one) and one in was.whole]
    places = [(was.place.code, was.place.name), *((one.code, one.name) for one in was.areas)]
    each = (
        {
            "place": place,
            "figure": name,
            "was": told(figures_of(was, code), name),
            "now": told(figures_of(now, code), name),
        }
        for code, place in places
        for name in names
    )
    found = [one for one in each if one["was"] != one["now"]]
    for name in (one for one in was.excerpts if one in now.excerpts):
        rows = excerpts.differing(was.excerpts[name], now.excerpts[name], tell)
        found += [{"place": label, "figure": name, "was": old, "now": new} for label, old, new in rows]
    return found[:200]


RECOUNTED_FOR = timedelta(days=400)
"""So long after it was sent a bulletin is held against the data."""


def recount_due(session: Session, tell: Teller, *, at: datetime) -> int | None:
    """Hold one bulletin that was sent against the data of today; who writes is told when it first differs.

    A later edition takes the place of its earlier one, which is recounted no more.

    Returns:
        Its number; None when all were recounted today.
    """
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    later = aliased(Paper)
    replaced = select(later.id).where(later.replaces == Paper.id, later.state == "sent").exists()
    due = select(Paper).where(
        Paper.kind == "bulletin",
        Paper.state == "sent",
        Paper.sent_at > at - RECOUNTED_FOR,
        or_(Paper.recounted_at.is_(None), Paper.recounted_at < midnight),
        ~replaced,
    )
    asked = due.order_by(Paper.id).limit(1).options(undefer(Paper.told)).with_for_update(skip_locked=True)
    paper = session.scalar(asked)
    if paper is None:
        return None
    found = checked(session, paper, tell, at=at).differing
    first = bool(found) and paper.differs_since is None
    paper.recounted_at, paper.differing = at, [asdict(one) for one in found]
    paper.differs_since = (paper.differs_since or at) if found else None
    if first:
        codes = tuple(one for one in (paper.county_code, paper.town_code) if one)
        news = News("bulletin_differs", paper.title, f"/bulletins/{paper.id}", again=True)
        tell_people(session, news, [Audience("stats.read", spot_of(paper), codes)], at=at)
    session.flush()
    return paper.id
