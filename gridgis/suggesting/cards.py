"""How well suggestions do: what a county's model was measured on, and how often what it says was taken."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, any_, func, select, true
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session, defer

from gridgis.cases import in_force
from gridgis.cases.models import Case
from gridgis.cases.queries import counted_for
from gridgis.cases.term_models import Category
from gridgis.divisions import queries as divisions
from gridgis.intake.models import Report
from gridgis.security.queries import within
from gridgis.security.rules import Actor, require_any
from gridgis.suggesting.learning import Hits
from gridgis.suggesting.models import SuggestionModel
from gridgis.suggesting.queries import trusted

TAKEN_DAYS = 90
Taken = Literal["shown", "first", "three"]
"""Of what came with suggestions: all of it, what took the first, what took one of the three."""


@dataclass(frozen=True)
class CategoryHits(Hits):
    """The same with the category's names."""

    name_zh: str
    name_en: str


@dataclass(frozen=True)
class SuggestionsTaken:
    """Of the cases with a report of some days that came with suggestions: how many took the first, or one of the three.

    Each is the length of `GET /cases?suggested=` of its name, in the county, without sensitive cases.
    """

    days: int
    shown: int
    first: int
    three: int


@dataclass(frozen=True)
class SuggestionCard:
    """What is known of a county's model. Without `all` there is none: `cases` were too few, in so many `categories`.

    `all`: what was hit of the newest cases, kept apart; `new`: of those whose words stood nowhere among the learnt.
    `used`: whether its suggestions are shown.
    """

    county_code: str
    county_name: str
    trained_at: datetime
    cases: int
    categories: int
    used: bool
    learnt: int
    all: Hits | None
    new: Hits | None
    seen: int
    unlearnt: int
    commonest: int
    claimed: float
    by_category: list[CategoryHits]
    taken: SuggestionsTaken


def cards(session: Session, actor: Actor, *, at: datetime) -> list[SuggestionCard]:
    """The newest card of each county whose figures the actor may read, by the county's code; empty before any night.

    Raises:
        Forbidden: the actor reads no figures.
    """
    require_any(actor, "stats.read")
    own = within(actor, "stats.read", county=SuggestionModel.county_code)
    rows = session.scalars(
        select(SuggestionModel)
        .options(defer(SuggestionModel.kept))
        .where(own)
        .ext(distinct_on(SuggestionModel.county_code))
        .order_by(SuggestionModel.county_code, SuggestionModel.trained_at.desc())
    )
    names = divisions.tree(session)
    kinds = {one.code: one for one in in_force.categories(session)}
    return [_card(row, names[row.county_code].name, kinds, _taken(session, actor, row.county_code, at)) for row in rows]


def _card(row: SuggestionModel, name: str, kinds: dict[str, Category], taken: SuggestionsTaken) -> SuggestionCard:
    told = row.card.get("measured")
    by_category = [
        CategoryHits(**one, name_zh=kinds[one["category_code"]].name_zh, name_en=kinds[one["category_code"]].name_en)
        for one in (told or {}).get("categories", [])
        if one["category_code"] in kinds
    ]
    return SuggestionCard(
        county_code=row.county_code,
        county_name=name,
        trained_at=row.trained_at,
        cases=row.card["cases"],
        categories=(row.card if told else row.card["too_few"])["categories"],
        used=trusted(row.card),
        all=Hits(**told["all"]) if told else None,
        new=Hits(**told["new"]) if told else None,
        by_category=by_category,
        taken=taken,
        **{key: (told or {}).get(key, 0) for key in ("learnt", "seen", "unlearnt", "commonest", "claimed")},
    )


def _taken(session: Session, actor: Actor, county_code: str, at: datetime) -> SuggestionsTaken:
    """How often suggestions were taken, in ordinary cases that the actor may read."""
    first, three = taken("first", at), taken("three", at)
    shown = select(func.count(), func.count().filter(first), func.count().filter(three))
    asked = shown.select_from(Case).where(Case.county_code == county_code, taken("shown", at))
    return SuggestionsTaken(TAKEN_DAYS, *session.execute(counted_for(asked, actor)).one())


def taken(how: Taken, at: datetime) -> ColumnElement[bool]:
    """Cases with a report of the last `TAKEN_DAYS` days before a moment that came with suggestions, and took so."""
    took = {
        "shown": true(),
        "first": Report.suggested[1] == Report.category_code,
        "three": Report.category_code == any_(Report.suggested),
    }
    asked = select(Report.case_number).where(
        Report.county_code == Case.county_code,
        Report.case_number == Case.number,
        Report.suggested.is_not(None),
        Report.received_at >= at - timedelta(days=TAKEN_DAYS),
        took[how],
    )
    return asked.correlate(Case).exists()
