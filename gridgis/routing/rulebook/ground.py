"""What a county has on a day, as far as rules can name it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.in_force import categories
from gridgis.divisions.models import Division
from gridgis.divisions.queries import below
from gridgis.grids.models import Grid, GridVersion
from gridgis.people.agencies import agencies
from gridgis.people.offices.register import register
from gridgis.routing.rulebook.matching import Rule, Tree


@dataclass(frozen=True)
class Ground:
    """Names by code, and who stands where.

    `matters` are the categories of level 2: name, group, owner type (empty for none), urgency. `standing` holds
    (owner type, town) of every office that serves on the day, the town empty for those of the whole county.
    """

    county: str
    towns: dict[str, str]
    places: dict[str, str]
    categories: dict[str, str]
    matters: dict[str, tuple[str, str, str, str]]
    agencies: dict[str, str]
    offices: dict[str, str]
    standing: frozenset[tuple[str, str]]
    zone_kinds: frozenset[str]
    tree: Tree

    def has_office(self, agency: str) -> bool:
        """Whether any office of the type stands anywhere in the county."""
        return any(kind == agency for kind, _ in self.standing)

    def serves(self, agency: str, town: str) -> bool:
        """Whether the town has an owner of the type: its own, the county's, or one in its villages and grids."""
        return not self.standing.isdisjoint({(agency, ""), (agency, town)})


def ground_of(session: Session, county_code: str, rules: Sequence[Rule], day: date) -> Ground:
    """What a county has on a day; of its grids only those that the rules name."""
    divisions = session.execute(
        select(Division.code, Division.name, Division.level, Division.parent_code).where(
            Division.code.in_(below(county_code))
        )
    ).all()
    named = sorted({code for rule in rules for code in rule.conditions.places})
    grids = session.execute(
        select(Grid.code, GridVersion.name, Grid.village_code)
        .join(GridVersion, GridVersion.grid_code == Grid.code)
        .where(Grid.code.in_(named), Grid.county_code == county_code, GridVersion.period.op("@>")(day))
    ).all()
    kinds = categories(session, day=day)
    offices = [one for one in register(session).on(day).values() if one.county_code == county_code]
    zone_kinds = select(Grid.zone_kind).where(Grid.county_code == county_code, Grid.zone_kind != "").distinct()
    places = {code: name for code, name, *_ in divisions} | {code: name for code, name, _ in grids}
    parents: dict[str, str | None] = {code: above for code, *_, above in divisions}
    parents |= {code: village for code, _, village in grids}
    return Ground(
        county=county_code,
        towns={code: name for code, name, level, _ in divisions if level == "town"},
        places=places,
        categories={one.code: one.name_zh for one in kinds},
        matters={
            one.code: (one.name_zh, one.parent_code or "", one.lead_agency_type or "", one.urgency or "")
            for one in kinds
            if one.level == 2
        },
        agencies={one.code: one.name_zh for one in agencies(session, day).values()},
        offices={one.code: one.row.name for one in offices},
        zone_kinds=frozenset(session.scalars(zone_kinds)),
        standing=frozenset(
            (one.row.agency_type, code) for one in offices for code in (one.town_code or "", *one.served)
        ),
        tree=Tree(
            {one.code: one.parent_code for one in kinds if one.level == 2 and one.parent_code},
            {code: frozenset(_above(code, parents)) for code in places},
            county_code,
        ),
    )


def _above(code: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    """Codes of the county's divisions around a place."""
    while (above := parents.get(code)) in parents and above is not None:
        yield (code := above)
