"""The gazetteer of two counties of the demo, for tests of finding addresses."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.core.paths import DEMO, REFERENCE
from gridgis.demo import addressing
from gridgis.demo.city import build
from gridgis.demo.recipe import load_recipe
from gridgis.exchange import reference

COUNTIES = ("330402", "330411")


def store_two_counties(session: Session) -> int:
    """Store divisions, addresses and names of two counties, as the published seed makes them; returns the addresses."""
    recipe = load_recipe(DEMO / "jiaxing.toml", reference=REFERENCE)
    reference.load(session, REFERENCE)
    count = addressing.store(session, build(recipe.only(*COUNTIES), seed=recipe.seed))
    session.execute(text("ANALYZE std_addresses, address_names, divisions"))
    return count
