"""What the words of a report are likely about: shown to its sender, decided by nobody but them."""

from api.deps import CurrentActor, Db, Now, Today
from api.documenting import refusing
from api.schemas.parts import Listed
from api.schemas.suggestions import LikelyIn
from api.unit import Router
from gridgis.suggesting import cards as told
from gridgis.suggesting import queries
from gridgis.suggesting.cards import SuggestionCard
from gridgis.suggesting.queries import Suggestions

router = Router(prefix="/suggestions", tags=["reports"])


@router.post("", responses=refusing(403))
def suggest(db: Db, actor: CurrentActor, day: Today, body: LikelyIn) -> Suggestions:
    """The three likeliest categories of some words, learnt from the county's own closed cases. Nothing is kept."""
    return queries.suggest(db, actor, body.text, body.county_code, day=day)


@router.get("/cards", responses=refusing(403))
def cards(db: Db, actor: CurrentActor, at: Now) -> Listed[SuggestionCard]:
    """How well each county's suggestions do, measured on cases kept apart, and how often they were taken."""
    return Listed(items=told.cards(db, actor, at=at))
