"""The demo's party organisations: of nearly every grid, under those of villages and zones, with serving members."""

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


def store(session: Session, city: City, crew: Staff, words: Words, local: datetime) -> None:
    """Write organisations and members; the same city gives the same."""
    named = dict(zip(city.divisions["code"], city.divisions["name"], strict=True))
    posts = crew.grid_posts
    chiefs, parttimers = (
        posts[posts["duty"] == duty].drop_duplicates("grid_code").set_index("grid_code")["person_id"].to_dict()
        for duty in ("chief", "parttime")
    )
    people = dict(zip(crew.people["id"], crew.people["name"], strict=True))
    entered = (WHOSE, local.isoformat())
    above: dict[tuple[str, str], int] = {}
    rows: list[tuple[object, ...]] = []
    members: list[tuple[object, ...]] = []
    for n, grid in enumerate(_grids(city)):
        if n % ONE_WITHOUT == 5:
            continue
        village, town = grid.code[:12], grid.code[:9]
        of_village = grid.layer == "village"
        level, place = ("village", village) if of_village else ("town", town)
        over = f"{named[village]}党总支" if of_village else f"{named[town]}综合党委"
        if (place, over) not in above:
            above[place, over] = len(rows) + 1
            kind = "general_branch" if of_village else "committee"
            rows.append((len(rows) + 1, level, place, kind, over, None, None, _name(words, n + 7), *entered))
        own = len(rows) + 1
        kind, sign = ("branch", "党支部") if grid.households >= OF_A_BRANCH or not of_village else ("group", "党小组")
        chief = chiefs.get(grid.code) if n % 5 else None
        title = grid.name.removesuffix("专属网格") if not of_village else f"{named[village]}{grid.name}"
        secretary = (chief, "") if chief is not None else (None, _name(words, n))
        rows.append((own, "grid", grid.code, kind, f"{title}{sign}", above[place, over], *secretary, *entered))
        for m in range(1 + grid.households // HOUSEHOLDS_A_MEMBER):
            person = parttimers.get(grid.code) if m == 0 else None
            name = people[person] if person is not None else _name(words, n * 13 + m)
            members.append((own, name, person, UNITS[(n + m) % len(UNITS)], f"{3 * m + 1}–{3 * m + 3} 幢"))
    copy(session, "party_organisations", ORGANISATIONS, rows)
    copy(session, "party_members", MEMBERS, members)


def _grids(city: City) -> list[Any]:
    return list(city.grids[["code", "layer", "name", "households"]].itertuples(index=False))


def _name(words: Words, n: int) -> str:
    """A name by a number; the commonest surnames come first in the list."""
    given = [char for char, _ in words.given]
    surname = words.surnames[n * 7 % min(60, len(words.surnames))][0]
    return surname + given[n * 31 % len(given)] + (given[n * 17 % len(given)] if n % 3 else "")
