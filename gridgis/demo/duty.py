"""The demo's duties beyond grids: cadres of villages, chiefs of rivers and roads, and who is on leave."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np
import pandas as pd
import shapely
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.demo.accounts import plans
from gridgis.demo.city import City
from gridgis.demo.copying import copy
from gridgis.demo.recipe import Words
from gridgis.demo.shapes import Ints
from gridgis.demo.staff import SINCE, Roll, Staff, store_people, store_posts, worker_at
from gridgis.geocoding.models import LinearObject

LINE_DUTY = {"river": "river_chief", "road": "road_chief", "rail": "rail_guard"}
LEVELS = {1: "county", 2: "town", 3: "village"}
"""Who answers for a line by its rank: a county's cadre, a town's, or the village's own."""

SHARE_ON_LEAVE = 0.3
"""So many full-timers and chiefs have had leave in the twelve months, or have it ahead."""
SHARE_WITH_SUBSTITUTE = 0.7
REASONS = (("年休假", 5, 0.6), ("病假", 7, 0.25), ("产假", 98, 0.05), ("外出培训", 4, 0.1))
"""Why, for how many days, how often."""
PAST_DAYS, AHEAD_DAYS = 365, 45


@dataclass(frozen=True)
class Duties:
    """Tables ready to be stored; `line_posts` name their line by its code.

    Attributes:
        people: id, name, phone, employment, town_code; ids go on behind those of the staff.
        village_posts: village_code, person_id, duty, valid_from.
        line_posts: code, person_id, duty, level, valid_from.
        leaves: person_id, from_day, until_day, substitute_id, reason, entered_by, entered_at.
    """

    people: pd.DataFrame
    village_posts: pd.DataFrame
    line_posts: pd.DataFrame
    leaves: pd.DataFrame


def assign(city: City, words: Words, crew: Staff, until: datetime, rng: np.random.Generator) -> Duties:
    """Give villages their cadres and lines their chiefs, and let some of the staff go on leave.

    Args:
        city: divisions, grids and coded lines.
        words: surnames and given names.
        crew: the staff, which stays as it is.
        until: the last moment of the demo's history, in local time; leave lies around it.
        rng: where luck comes from; no other part of the demo may draw from it.
    """
    roll = Roll(words, rng, first=len(crew.people) + 1)
    villages = city.divisions[city.divisions["level"] == "village"]["code"].tolist()
    cadres = {code: roll.hire("seconded", code[:9]) for code in villages}
    line_posts = _line_posts(city, cadres, roll)
    leaves = _leaves(city, crew, until, rng)
    return Duties(
        people=pd.DataFrame(roll.people, columns=["id", "name", "phone", "employment", "town_code"]),
        village_posts=pd.DataFrame(
            [(code, person, "village_liaison", SINCE) for code, person in cadres.items()],
            columns=["village_code", "person_id", "duty", "valid_from"],
        ),
        line_posts=pd.DataFrame(line_posts, columns=["code", "person_id", "duty", "level", "valid_from"]),
        leaves=leaves,
    )


def store(session: Session, duties: Duties, today: date) -> None:
    """Write the tables behind those of the city and its staff."""
    store_people(session, duties.people, today)
    store_posts(session, "village", duties.village_posts)
    ids = {code: key for key, code in session.execute(select(LinearObject.id, LinearObject.code))}
    columns = ("linear_object_id", "person_id", "duty", "level", "valid_from")
    posts = duties.line_posts.itertuples(index=False)
    copy(session, "line_posts", columns, ((ids[code], *rest) for code, *rest in posts))
    leaves = duties.leaves.astype(object).where(duties.leaves.notna(), None)
    copy(session, "leaves", list(leaves.columns), leaves.itertuples(index=False))


def _line_posts(city: City, cadres: dict[str, int], roll: Roll) -> list[tuple[str, int, str, str, date]]:
    """A chief a line, by where its middle lies; one cadre of a county or town answers for all its lines of a kind."""
    chiefs: dict[tuple[str, str], int] = {}
    posts = []
    homes = _villages_of(city)
    for code, kind, rank, home in zip(city.lines["code"], city.lines["kind"], city.lines["rank"], homes, strict=True):
        level = LEVELS[rank]
        place = {"county": home[:6], "town": home[:9], "village": home}[level]
        if level == "village":
            person = cadres[home]
        else:
            key = (place, kind)
            if key not in chiefs:
                chiefs[key] = roll.hire("seconded", home[:9])
            person = chiefs[key]
        posts.append((code, person, LINE_DUTY[kind], level, SINCE))
    return posts


def _villages_of(city: City) -> list[str]:
    """The village in which the middle of each line lies; of two that share a border river, the lower code."""
    villages = city.divisions[city.divisions["level"] == "village"].sort_values("code")
    codes, shapes = villages["code"].to_numpy(), np.asarray(villages["boundary"])
    lines = np.asarray(city.lines["line"])
    longest = np.array([max(shapely.get_parts(line), key=shapely.length) for line in lines], dtype=object)
    middles = shapely.line_interpolate_point(longest, 0.5, normalized=True)
    tree = shapely.STRtree(shapes)
    line, village = tree.query(middles, predicate="dwithin", distance=1e-5)
    lowest: Ints = np.full(len(lines), len(codes), dtype=np.int64)
    np.minimum.at(lowest, line, village)
    lost = np.flatnonzero(lowest == len(codes))
    lowest[lost] = tree.nearest(middles[lost])
    return [str(code) for code in codes[lowest]]


def _leaves(city: City, crew: Staff, until: datetime, rng: np.random.Generator) -> pd.DataFrame:
    """At most one leave a person; substitutes serve in the same village and are not away on any day of it."""
    posts = crew.grid_posts[crew.grid_posts["duty"].isin(("fulltime", "chief"))]
    own = posts.drop_duplicates("person_id")
    days = _days(own["person_id"].to_numpy(), until.date(), rng)
    planned = _shown(crew, days, until.date())
    colleagues = own.groupby(own["grid_code"].str[:12])["person_id"].apply(list).to_dict()
    home = dict(zip(own["person_id"], own["grid_code"].str[:12], strict=True))
    town = dict(zip(city.divisions["code"], city.divisions["name"], strict=True))
    rows = []
    for person in sorted(days):
        first, last, reason = days[person]
        chosen = planned.get(person, 0)
        if person not in planned and rng.random() < SHARE_WITH_SUBSTITUTE:
            free = [one for one in colleagues[home[person]] if one != person and not _meets(days.get(one), first, last)]
            chosen = int(free[int(rng.integers(len(free)))]) if free else 0
        entered = datetime.combine(min(first - timedelta(days=3), until.date()), time(9), until.tzinfo)
        desk = f"{town[home[person][:9]]}综合指挥室"
        rows.append((person, first, last, chosen or None, reason, desk, entered))
    columns = ["person_id", "from_day", "until_day", "substitute_id", "reason", "entered_by", "entered_at"]
    return pd.DataFrame(rows, columns=columns).astype({"substitute_id": "Int64"})


Span = tuple[date, date, str]


def _days(people: Ints, today: date, rng: np.random.Generator) -> dict[int, Span]:
    """First and last day and reason, of those who have leave."""
    found: dict[int, Span] = {}
    weights = np.array([share for *_, share in REASONS])
    for person in people[rng.random(len(people)) < SHARE_ON_LEAVE]:
        reason, usual, _ = REASONS[int(rng.choice(len(REASONS), p=weights / weights.sum()))]
        first = today + timedelta(days=int(rng.integers(-PAST_DAYS, AHEAD_DAYS)))
        length = max(1, round(usual * float(rng.uniform(0.4, 1.0)))) if usual < 30 else usual
        found[int(person)] = (first, first + timedelta(days=length - 1), reason)
    return found


def _shown(crew: Staff, days: dict[int, Span], today: date) -> dict[int, int]:
    """Put two full-timers of the demo's worker's town on leave these days.

    Returns:
        The substitute of each, 0 for none: for one of the worker's village the worker stands in, for one of another
        village nobody does. A town that is too small for that has neither.
    """
    at = next(plan.duty_at for plan in plans() if plan.duty_at)
    grid, worker = worker_at(crew, at)
    posts = crew.grid_posts[crew.grid_posts["duty"] == "fulltime"].sort_values(["grid_code", "person_id"])
    town = posts[posts["grid_code"].str.startswith(grid[:9]) & (posts["person_id"] != worker)]
    home = town["grid_code"].str.startswith(grid[:12])
    if not home.any() or home.all():
        return {}
    covered, alone = int(town[home]["person_id"].iloc[0]), int(town[~home]["person_id"].iloc[0])
    days.pop(worker, None)
    days[covered] = (today - timedelta(days=2), today + timedelta(days=7), "年休假")
    days[alone] = (today - timedelta(days=1), today + timedelta(days=4), "病假")
    return {covered: worker, alone: 0}


def _meets(span: Span | None, first: date, last: date) -> bool:
    return span is not None and span[0] <= last and first <= span[1]
