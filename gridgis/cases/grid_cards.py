"""A grid with all that hangs on it: team, offices, open cases."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.cases.filters import in_place
from gridgis.cases.models import Case
from gridgis.cases.queries import counted_for
from gridgis.cases.rules import OPEN
from gridgis.core.db import told_by
from gridgis.divisions import queries as divisions
from gridgis.grids import queries as grids
from gridgis.people import queries as people
from gridgis.people.party.queries import PartyBrief, briefs
from gridgis.people.profiles import Ref
from gridgis.people.queries import OfficeRow
from gridgis.people.teams import Member, teams
from gridgis.security.rules import Actor


@dataclass(frozen=True)
class GridCard:
    """A grid on a day; `boundary` is a GeoJSON geometry in EPSG:4490."""

    code: str
    layer: str
    name: str
    zone_kind: str
    village: Ref
    town: Ref
    county: Ref
    households: int
    area_km2: float
    valid_from: date
    valid_to: date | None
    synthetic: bool
    team: list[Member]
    offices: list[OfficeRow]
    open_cases: int
    party: PartyBrief | None
    boundary: dict[str, Any]


def card(session: Session, actor: Actor, code: str, day: date) -> GridCard:
    """The card of a grid; open cases are the ordinary ones the actor may read.

    Raises:
        NotFound: the actor may see no such grid on that day.
    """
    row = grids.get(session, actor, code, day)
    names = divisions.names(session, [row.village_code, row.town_code, row.county_code])
    here = in_place(session, code)
    open_cases = session.scalar(counted_for(select(func.count()).where(here, Case.state.in_(OPEN)), actor))
    facts = told_by(row, GridCard)
    return GridCard(
        **facts,
        village=Ref(row.village_code, names[row.village_code]),
        town=Ref(row.town_code, names[row.town_code]),
        county=Ref(row.county_code, names[row.county_code]),
        team=teams(session, [code], day).get(code, []),
        offices=people.offices_in(session, [code, row.village_code, row.town_code], day),
        open_cases=open_cases or 0,
        party=briefs(session, [code]).get(code),
    )
