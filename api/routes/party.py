"""Party organisations of grids: secretary, what stands above, serving members."""

from api.deps import CurrentActor, Db, Now
from api.schemas.party import PartyIn
from api.unit import Router
from gridgis.people.ground import Ground
from gridgis.people.party.actions import PartySet, drop_party, set_party
from gridgis.people.party.queries import PartyOf, party_of

router = Router(tags=["people"])


@router.get("/grids/{code}/party")
def one(db: Db, actor: CurrentActor, at: Now, code: str) -> PartyOf:
    """The party organisation of a grid, null where it has none."""
    return party_of(db, actor, code, Ground(db, actor, at))


@router.put("/grids/{code}/party")
def give(db: Db, actor: CurrentActor, at: Now, code: str, sent: PartyIn) -> PartySet:
    """Say what party organisation a grid has, in place of what was said before."""
    return set_party(db, actor, code, sent.wish(), at=at)


@router.delete("/grids/{code}/party")
def drop(db: Db, actor: CurrentActor, at: Now, code: str) -> PartySet:
    """Take away the party organisation of a grid."""
    return drop_party(db, actor, code, at=at)
