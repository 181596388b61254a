"""What words are likely about, and what is known of how well that is told."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.core.errors import Forbidden, Invalid
from gridgis.divisions import queries as divisions
from gridgis.divisions.models import Division
from gridgis.grids.models import Grid
from gridgis.intake.sources import sources_of
from gridgis.people.models import Office
from gridgis.security.rules import Actor
from gridgis.suggesting.learning import Hits, Measured, Model, opened
from gridgis.suggesting.models import SuggestionModel

LEAST_WORDS = 2
"""Fewer signs say nothing."""
MOST_WORDS = 4000
LEAST_TRUSTED = 0.5
"""A model whose three categories held the right one in a smaller share of the cases kept apart is not asked."""
LEAST_LIKELY = 0.05
"""What is less likely is not shown."""
OPENED = 4
"""So many models are held in a process."""


@dataclass(frozen=True)
class Suggestion:
    """A category that the words are likely about, with its probability from 0 to 1."""

    category_code: str
    name_zh: str
    name_en: str
    probability: float


@dataclass(frozen=True)
class Suggestions:
    """At most three, the likeliest first; none where nothing is known, or too little was learnt."""

    county_code: str
    items: list[Suggestion]
    trained_at: datetime | None


_LOCK = Lock()
_OPENED: OrderedDict[str, Model] = OrderedDict()
"""By the digest of what is kept: whatever database it lies in, the same bytes are the same model."""


def suggest(session: Session, actor: Actor, text: str, county_code: str | None, *, day: date) -> Suggestions:
    """What the words of a report are likely about, for whoever may send one.

    Args:
        session: open session.
        actor: who asks; a model of a county is asked by those who have a post there.
        text: the words; they are kept nowhere.
        county_code: where it is; left out, the one county of the actor.
        day: categories that do not count on it are left out.

    Raises:
        Forbidden: the actor sends no reports, or none there.
        Invalid: the actor has posts in several counties and names none.
    """
    if not sources_of(actor):
        raise Forbidden("security.no_right", verb="report.submit")
    county_code = _county(session, actor, county_code)
    trained_at, model = _model(session, county_code)
    if model is None or len(text.strip()) < LEAST_WORDS:
        return Suggestions(county_code, [], trained_at)
    names = {one.code: one for one in in_force.categories(session, None, day) if one.level == 2}
    likely = [
        one
        for one in model.likely([text[:MOST_WORDS]])[0]
        if one.category_code in names and one.probability >= LEAST_LIKELY
    ]
    told = [(names[one.category_code], one) for one in likely]
    items = [Suggestion(kind.code, kind.name_zh, kind.name_en, one.probability) for kind, one in told]
    return Suggestions(county_code, items, trained_at)


def _county(session: Session, actor: Actor, named: str | None) -> str:
    counties = counties_of(session, actor)
    if named is not None:
        if named not in counties:
            raise Forbidden("suggesting.not_there", county=named)
        return named
    if len(counties) != 1:
        raise Invalid("suggesting.which_county", field="county_code")
    return counties.pop()


def counties_of(session: Session, actor: Actor) -> set[str]:
    """The counties in which the actor has a post, in whatever place of theirs; all of them for a post in a city."""
    above = _counties_above(session)
    places = {one.code for one in actor.held}
    found = {county for code, county in above.items() if code in places}
    found |= {*session.scalars(select(Grid.county_code).where(Grid.code.in_(places)))}
    found |= {*session.scalars(select(Office.county_code).where(Office.code.in_(places)))}
    wide = {one.code for one in actor.held if one.level == "city"}
    if any(one.level == "all" for one in actor.held):
        return {*above.values()}
    return found | {
        *session.scalars(select(Division.code).where(Division.level == "county", Division.parent_code.in_(wide)))
    }


def _counties_above(session: Session) -> dict[str, str]:
    """By the code of a county, and of whatever lies below it, the county's."""
    every = divisions.tree(session)
    found: dict[str, str] = {}
    for code, branch in every.items():
        if branch.level == "county":
            rows = [code]
            while rows:
                found |= dict.fromkeys(rows, code)
                rows = [below for one in rows for below in every[one].children]
    return found


def newest(session: Session, county_code: str) -> Model | None:
    """The newest model of a county, whether it is trusted or not; None where nothing was learnt."""
    kept = session.scalar(
        select(SuggestionModel.kept)
        .where(SuggestionModel.county_code == county_code, SuggestionModel.kept.is_not(None))
        .order_by(SuggestionModel.trained_at.desc())
        .limit(1)
    )
    return None if kept is None else opened(kept)


def measured_of(row: SuggestionModel) -> Measured | None:
    """How the model of a try did on the cases kept apart; None where there were too few to learn from."""
    told = row.card.get("measured")
    if told is None:
        return None
    hits = {name: Hits(**told[name]) for name in ("all", "new")}
    return Measured(**told | hits | {"categories": [Hits(**one) for one in told["categories"]]})


def _model(session: Session, county_code: str) -> tuple[datetime | None, Model | None]:
    """The newest model of a county, held in the process; None where there is none, or none to be trusted."""
    last = session.execute(
        select(SuggestionModel.trained_at, SuggestionModel.card)
        .where(SuggestionModel.county_code == county_code)
        .order_by(SuggestionModel.trained_at.desc())
        .limit(1)
    ).first()
    if last is None or not trusted(last.card):
        return None, None
    key: str = last.card["digest"]
    with _LOCK:
        if key in _OPENED:
            _OPENED.move_to_end(key)
            return last.trained_at, _OPENED[key]
    kept = session.scalar(
        select(SuggestionModel.kept).where(
            SuggestionModel.county_code == county_code, SuggestionModel.trained_at == last.trained_at
        )
    )
    if kept is None:
        return None, None
    model = opened(kept)
    with _LOCK:
        _OPENED[key] = model
        while len(_OPENED) > OPENED:
            _OPENED.popitem(last=False)
    return last.trained_at, model


def trusted(card: Mapping[str, Any]) -> bool:
    """Whether a model did well enough on cases it had not seen that people are shown what it says."""
    told = card.get("measured")
    return told is not None and told["all"]["three"] >= LEAST_TRUSTED * max(1, told["all"]["cases"])
