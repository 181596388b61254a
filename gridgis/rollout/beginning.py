"""What each county still lacks before cases can run in it: the reckoned items of its standard, by county."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select, true
from sqlalchemy.orm import Session

from gridgis.divisions.models import Division
from gridgis.grids.models import Grid
from gridgis.rollout.queries import ItemTold, counted, judged, summed
from gridgis.rollout.rules import MeasureName
from gridgis.rollout.standards import standard_of
from gridgis.security.rules import Actor, require_any

VERBS = ("account.read", "account.manage", "settings.manage")


@dataclass(frozen=True)
class Step:
    """Something a county needs: how many there are, how many are still without, and whether it is passed."""

    name: MeasureName
    there: int
    lacking: int
    done: bool


@dataclass(frozen=True)
class Beginning:
    """A county with what it needs, in the order of its standard; `begun` once it has grids."""

    code: str
    name: str
    begun: bool
    steps: list[Step]


def beginnings(session: Session, actor: Actor, *, at: datetime) -> list[Beginning]:
    """What the counties need where the actor manages accounts or settings: those begun, or the only one.

    Where there is no county yet it is told without a code.

    Raises:
        Forbidden: they manage neither anywhere.
    """
    require_any(actor, *VERBS)
    mine = {code for verb in VERBS for code in actor.codes(verb, "county")}
    where = true() if any(actor.everywhere(verb) for verb in VERBS) else Division.code.in_(sorted(mine))
    begun = exists().where(Grid.county_code == Division.code)
    asked = select(Division.code, Division.name, begun).where(Division.level == "county", where).order_by(Division.code)
    counties = [(code, name, started) for code, name, started in session.execute(asked)] or [("", "", False)]
    return [
        Beginning(code, name, started, _steps(session, code, at) if started or len(counties) == 1 else [])
        for code, name, started in counties
    ]


def _steps(session: Session, county_code: str, at: datetime) -> list[Step]:
    counts = summed(counted(session, county_code, at).values())
    standard = standard_of(session, county_code, at.date())
    return list(_told(judged(session, county_code, standard, counts)))


def _told(items: Iterable[ItemTold]) -> Iterable[Step]:
    seen: set[str] = set()
    for one in items:
        if one.count is not None and one.item.measure not in seen:
            seen.add(one.item.measure)
            yield Step(one.item.measure, one.count.done, one.count.of - one.count.done, one.passed)
