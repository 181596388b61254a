"""What departments have moved down to towns."""

from typing import Annotated

from fastapi import Query

from api.deps import CurrentActor, Day, Db, Today
from api.documenting import refusing
from api.unit import Router
from gridgis.routing.rulebook.delegations import DelegationList, delegations

router = Router(tags=["offices"])


@router.get("/delegations", responses=refusing(403, 404))
def listed(
    db: Db,
    actor: CurrentActor,
    today: Today,
    county: Annotated[str, Query(max_length=20)],
    at: Annotated[Day | None, Query(description="the day whose rules count; today by default")] = None,
    office: Annotated[str | None, Query(max_length=60, description="only what this office gets")] = None,
) -> DelegationList:
    """What is moved down in a county, as the rules in force on a day say: matters, powers, to whom, basis and days."""
    return delegations(db, actor, county, at or today, office=office)
