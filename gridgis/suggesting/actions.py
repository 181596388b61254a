"""Learning from the closed cases of a county, anew each night."""

from dataclasses import asdict
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import Session

from gridgis.cases import in_force
from gridgis.cases.models import Case
from gridgis.core.errors import Conflict
from gridgis.divisions.models import Division
from gridgis.suggesting.learning import MOST, Example, learnt, measured, plain
from gridgis.suggesting.models import SuggestionModel

LEARNT_FROM = ("closed", "evaluated", "archived")
AGAIN_AFTER = timedelta(hours=20)
NIGHT = range(1, 6)
"""The hours in which the worker learns; a county that never learnt does not wait for them."""
MODELS_KEPT = 2
CARDS_KEPT = timedelta(days=400)


def learn(session: Session, county_code: str, *, at: datetime) -> SuggestionModel:
    """Learn a county's categories from the words of its closed cases, measured on the newest of them first.

    Sensitive cases and those about staff are never learnt from, nor words that are but the name of a category. Where
    there are too few, that stands on the card, and what was learnt before is used no more.
    """
    told = examples(session, county_code)
    card: dict[str, Any] = {"cases": len(told)}
    kept = None
    try:
        model = learnt(told)
        card |= {"categories": len(model.categories), "measured": asdict(measured(told))}
        kept = model.kept()
        card["digest"] = sha256(kept).hexdigest()
    except Conflict as why:
        card |= {"too_few": {name: why.facts[name] for name in ("cases", "categories")}}
    row = SuggestionModel(county_code=county_code, trained_at=at, kept=kept, card=card)
    session.add(row)
    session.flush()
    _forget(session, county_code, at)
    return row


def examples(session: Session, county_code: str) -> list[Example]:
    """The words of closed cases with the category they were closed in, the newest last and at most `MOST` of them."""
    rows = session.execute(
        select(Case.description, Case.category_code)
        .where(
            Case.county_code == county_code,
            Case.state.in_(LEARNT_FROM),
            Case.sensitive.is_(False),
            Case.staff_involved.is_(False),
        )
        .order_by(Case.submitted_at.desc(), Case.number.desc())
        .limit(MOST)
    ).all()
    names = {plain(one.name_zh) for one in in_force.categories(session)}
    names |= {plain(one.name_en) for one in in_force.categories(session)}
    return [Example(text, code) for text, code in reversed(rows) if plain(text) not in names]


def learn_due(session: Session, *, at: datetime) -> str | None:
    """Learn in the county whose turn it is, by night; None when all have.

    Args:
        session: open session; one county a transaction.
        at: the local moment.
    """
    county_code: str | None = session.scalar(_due(at))
    if county_code is not None:
        learn(session, county_code, at=at)
    return county_code


def _due(at: datetime) -> Any:
    """A county with closed cases that never learnt, or, by night, that did so longest ago."""
    last = (
        select(func.max(SuggestionModel.trained_at))
        .where(SuggestionModel.county_code == Division.code)
        .scalar_subquery()
    )
    closed = exists().where(Case.county_code == Division.code, Case.state.in_(LEARNT_FROM))
    turn = last <= at - AGAIN_AFTER if at.hour in NIGHT else last.is_(None)
    return (
        select(Division.code)
        .where(Division.level == "county", closed, turn | last.is_(None))
        .order_by(last.nulls_first(), Division.code)
        .limit(1)
    )


def _forget(session: Session, county_code: str, at: datetime) -> None:
    own = SuggestionModel.county_code == county_code
    newest = select(SuggestionModel.trained_at).where(own).order_by(SuggestionModel.trained_at.desc())
    older = SuggestionModel.trained_at.not_in(newest.limit(MODELS_KEPT))
    session.execute(update(SuggestionModel).where(own, older).values(kept=None))
    session.execute(delete(SuggestionModel).where(own, SuggestionModel.trained_at < at - CARDS_KEPT))
