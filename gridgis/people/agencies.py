"""Kinds of agencies as they are on a day: their names, the platform each belongs to, which leads it."""

from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.held import held
from gridgis.core.vocabulary import Platform
from gridgis.people.models import AgencyType, AgencyTypeVersion


@dataclass(frozen=True)
class Agency:
    """A kind of agency on a day; `leads` its platform."""

    code: str
    name_zh: str
    name_en: str
    platform: Platform
    leads: bool


def agencies(session: Session, day: date) -> dict[str, Agency]:
    """Every kind of agency on a day, by code, in code order."""
    dated = held(session, AgencyTypeVersion, lambda: _dated(session))
    return {
        code: next((one for first, one in reversed(versions) if first <= day), versions[0][1])
        for code, versions in dated.items()
    }


def _dated(session: Session) -> dict[str, list[tuple[date, Agency]]]:
    names = [one.name for one in fields(Agency)]
    first = select(*(getattr(AgencyType, name) for name in names)).order_by(AgencyType.code)
    found = {row.code: [(date.min, Agency(*row))] for row in session.execute(first)}
    columns = [getattr(AgencyTypeVersion, name) for name in names]
    later = select(AgencyTypeVersion.valid_from, *columns).order_by(AgencyTypeVersion.valid_from)
    for day, *told in session.execute(later):
        found[told[0]].append((day, Agency(*told)))
    return found
