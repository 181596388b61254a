"""What people write where a person's row needs a code: the town, the post, the grid, the line."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.core.vocabulary import DUTY_OF, LINES, ROLE_OF
from gridgis.core.wording import LANGUAGES, worded
from gridgis.divisions import queries as divisions
from gridgis.grids.models import Grid, GridVersion
from gridgis.people import queries as offices
from gridgis.people.models import EMPLOYMENTS
from gridgis.security.models import Role

Place = tuple[str, str]
Words = Mapping[str, set[str]]
"""What is written, and the codes it may stand for."""


def words_of(area: str, names: Iterable[str]) -> dict[str, str]:
    """Codes of a closed vocabulary by their words in each language, and by themselves."""
    codes = list(names)
    said = {worded(f"{area}.{code}", {}, language): code for code in codes for language in LANGUAGES}
    return said | {code: code for code in codes}


@dataclass
class Names:
    """The names of a county on a day, each with the codes it may stand for."""

    county_code: str
    places: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    shown: dict[Place, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    levels: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, session: Session, county_code: str, day: date) -> "Names":
        """Read them.

        Raises:
            NotFound: there is no such division.
        """
        divisions.get(session, county_code)
        made, tree = cls(county_code), divisions.tree(session)
        made._place("county", county_code, tree[county_code].name)
        villages: dict[str, str] = {}
        for town in tree[county_code].children:
            made._place("town", town, tree[town].name)
            for village in tree[town].children:
                villages[village] = f"{tree[town].name}/{tree[village].name}"
                made._place("village", village, villages[village], tree[village].name)
        asked = select(Grid.code, Grid.village_code, GridVersion.name).join(
            GridVersion, GridVersion.grid_code == Grid.code
        )
        named = asked.where(Grid.county_code == county_code, GridVersion.period.op("@>")(day)).order_by(Grid.code)
        for code, village, name in session.execute(named):
            made._place("grid", code, f"{villages.get(village, village)}/{name}", name)
        for office in offices.offices_of(session, county_code, day):
            made._place("office", office.code, office.name)
        for role in session.scalars(select(Role)):
            made.roles |= dict.fromkeys((role.name_zh, role.name_en, role.code), role.code)
            made.levels[role.code] = list(role.levels)
        made.roles |= {name: ROLE_OF[duty] for name, duty in words_of("duty", ROLE_OF).items()}
        return made

    def _place(self, level: str, code: str, shown: str, *names: str) -> None:
        self.shown[level, code] = shown
        for name in (code, shown, shown.replace("/", ""), *names):
            self.places[level][name].add(code)

    def named(self, level: str) -> list[str]:
        """What the places of a level are called, by code."""
        return [name for (of, _), name in self.shown.items() if of == level]

    def place(self, level: str, text: str, column: str) -> str:
        """The code of a place of a level, by its code or name; a stroke parts it from what it lies in.

        Raises:
            Invalid: there is none, or several are called so.
        """
        found = self.places[level].get(text.replace("／", "/"), set())
        if len(found) > 1:
            some = "、".join(sorted(self.shown[level, code] for code in found)[:3])
            raise Invalid("person_file.several_places", name=text[:40], some=some, field=column)
        if not found:
            raise Invalid("person_file.no_place", name=text[:40], field=column)
        return next(iter(found))

    def post_place(self, role: str, text: str) -> Place:
        """Where a role is held: the first of its levels that has such a place.

        Raises:
            Invalid: there is none, or several are called so.
        """
        levels = [level for level in self.levels.get(role, []) if level != "all"]
        for level in levels:
            if self.places[level].get(text.replace("／", "/")):
                return level, self.place(level, text, "places")
        raise Invalid("person_file.no_place", name=text[:40], field="places")

    def role(self, text: str) -> str:
        """The role that a post is called.

        Raises:
            Invalid: there is none.
        """
        if text not in self.roles:
            some = "、".join(worded(f"duty.{duty}", {}, "zh") for duty in DUTY_OF.values())
            raise Invalid("person_file.no_post", name=text[:40], some=some, field="post")
        return self.roles[text]


EMPLOYED = words_of("employment", EMPLOYMENTS)
TRAINED = words_of("line", LINES)


def one_of(text: str, known: Mapping[str, str], column: str) -> str:
    """The code of a word of a closed vocabulary.

    Raises:
        Invalid: it is none of them.
    """
    if text not in known:
        raise Invalid("person_file.no_word", name=text[:40], some="、".join(_chinese(known)), field=column)
    return known[text]


def _chinese(known: Mapping[str, str]) -> list[str]:
    return [name for name in known if not name.isascii()]
