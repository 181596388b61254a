"""The demo's party organisations: of nearly every grid, under those of villages and zones, with serving members."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from gridgis.demo.city import City
from gridgis.demo.copying import copy
from gridgis.demo.recipe import Words
from gridgis.demo.staff import Staff

ORGANISATIONS = (
    "id", "level", "place_code", "kind", "name", "above_id", "secretary_id", "secretary_name", "entered_by",
    "entered_at",
)  # fmt: skip
MEMBERS = ("organisation_id", "name", "person_id", "unit", "block")
ONE_WITHOUT = 37
"""Of so many grids one has no organisation yet."""
OF_A_BRANCH = 300
"""Households from which a grid's organisation is a branch, below a group."""
HOUSEHOLDS_A_MEMBER = 110
UNITS = (
    "中心小学党支部", "卫生院党支部", "供电所党支部", "市场监管所党支部", "农商银行支行党支部", "税务所党支部",
    "自来水公司党支部", "文化站党支部",
)  # fmt: skip
WHOSE = "镇街党建办"


@dataclass
class _Written:
    """The rows so far, and which organisation of a village or town stands above, by place and name."""

    city: City
    crew: Staff
    words: Words
    entered: tuple[str, str]
    above: dict[tuple[str, str], int] = field(default_factory=dict)
    rows: list[tuple[object, ...]] = field(default_factory=list)
    members: list[tuple[object, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        posts = self.crew.grid_posts
        self.named = dict(zip(self.city.divisions["code"], self.city.divisions["name"], strict=True))
        self.people = dict(zip(self.crew.people["id"], self.crew.people["name"], strict=True))
        self.chiefs, self.parttimers = (
            posts[posts["duty"] == duty].drop_duplicates("grid_code").set_index("grid_code")["person_id"].to_dict()
            for duty in ("chief", "parttime")
        )

    def over(self, grid: Any, n: int) -> int:
        """The organisation above that of a grid."""
        if grid.layer == "village":
            level, place, kind = "village", grid.code[:12], "general_branch"
            name = f"{self.named[place]}党总支"
        else:
            level, place, kind = "town", grid.code[:9], "committee"
            name = f"{self.named[place]}综合党委"
        if (place, name) not in self.above:
            self.above[place, name] = own = len(self.rows) + 1
            self.rows.append((own, level, place, kind, name, None, None, _name(self.words, n + 7), *self.entered))
        return self.above[place, name]

    def of_grid(self, grid: Any, n: int) -> None:
        """The organisation of a grid and its serving members."""
        over, of_village = self.over(grid, n), grid.layer == "village"
        own, large = len(self.rows) + 1, grid.households >= OF_A_BRANCH
        kind, sign = ("branch", "党支部") if large or not of_village else ("group", "党小组")
        chief = self.chiefs.get(grid.code) if n % 5 else None
        title = f"{self.named[grid.code[:12]]}{grid.name}" if of_village else grid.name.removesuffix("专属网格")
        secretary = (None, _name(self.words, n)) if chief is None else (chief, "")
        self.rows.append((own, "grid", grid.code, kind, f"{title}{sign}", over, *secretary, *self.entered))
        for m in range(1 + grid.households // HOUSEHOLDS_A_MEMBER):
            person = self.parttimers.get(grid.code) if m == 0 else None
            name = _name(self.words, n * 13 + m) if person is None else self.people[person]
            self.members.append((own, name, person, UNITS[(n + m) % len(UNITS)], f"{3 * m + 1}–{3 * m + 3} 幢"))


def store(session: Session, city: City, crew: Staff, words: Words, local: datetime) -> None:
    """Write organisations and members; the same city gives the same."""
    written = _Written(city, crew, words, (WHOSE, local.isoformat()))
    for n, grid in enumerate(_grids(city)):
        if n % ONE_WITHOUT != 5:
            written.of_grid(grid, n)
    copy(session, "party_organisations", ORGANISATIONS, written.rows)
    copy(session, "party_members", MEMBERS, written.members)


def _grids(city: City) -> list[Any]:
    return list(city.grids[["code", "layer", "name", "households"]].itertuples(index=False))


def _name(words: Words, n: int) -> str:
    """A name by a number; the commonest surnames come first in the list."""
    given = [char for char, _ in words.given]
    surname = words.surnames[n * 7 % min(60, len(words.surnames))][0]
    return surname + given[n * 31 % len(given)] + (given[n * 17 % len(given)] if n % 3 else "")
