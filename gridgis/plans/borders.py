"""Where a plan's edits end: at the county's border, and at the grids of a layer that are there already."""

from collections.abc import Iterable

import shapely
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.grids.coverage import area_m2, thick
from gridgis.plans.drafts import After, Draft, Sheet, division_shapes, laid_over
from gridgis.plans.models import Plan
from gridgis.plans.queries import spots


def refuse_others_land(session: Session, plan: Plan, on: Sheet, after: After) -> None:
    """Refuse what changes another county's grids, or puts one that lies over them outside the county or over another.

    A neighbour across the county's border may gain a vertex in its border, no more.

    Raises:
        Invalid: with the codes of the grids.
    """
    changed = Sheet(on.net, laid_over(on.net, after)).altered(after)
    net = {code: draft for code, draft in after.items() if draft is not None} | on.net
    homes = {code: net[code].village_code for code in changed}
    known = spots(session, homes.values())
    foreign = sorted(code for code, home in homes.items() if known[home].county_code != plan.county_code)
    if foreign:
        raise Invalid("plans.foreign_border", codes=foreign)
    zones = [draft for code in sorted(changed) if (draft := after.get(code)) is not None and not draft.layer.whole]
    if not zones:
        return
    county = division_shapes(session, [plan.county_code]).get(plan.county_code)
    for zone in zones:
        if county is not None and thick(shapely.difference(zone.boundary, county)):
            raise Invalid("plans.zone_outside_county", field="boundary", codes=[zone.code])
        _refuse_over(zone, laid_over(on.net, after).values())


def _refuse_over(zone: Draft, others: Iterable[Draft]) -> None:
    for other in others:
        if other.layer != zone.layer or other.code == zone.code:
            continue
        if shapely.relate_pattern(other.boundary, zone.boundary, "2********"):
            metres = area_m2(shapely.intersection(other.boundary, zone.boundary))
            raise Invalid("plans.overlaps", other=other.name, codes=[other.code], area_m2=metres)
