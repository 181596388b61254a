"""The demo's people: chiefs, workers and guides of every grid, offices of every town with their staff."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
from sqlalchemy.orm import Session

from gridgis.core.vocabulary import LINES, ROLE_OF
from gridgis.demo.city import City
from gridgis.demo.copying import copy
from gridgis.demo.recipe import Words
from gridgis.people.spelling import spelled

SINCE = date(2024, 1, 1)
CONTRACTS_END = date(2029, 12, 31)
SOON = 12
"""Of 900 contracts so many end within a month of the day on which the demo is loaded."""
COMMITTEES = {"社区": "居民委员会"}
NOT_STATIONED = ("village", "zone_office")
STATIONED = {
    "urban_enforcement": 12, "market": 7, "service_hall": 7, "safety": 5, "land": 5, "planning": 5, "health": 5,
    "environment": 4, "justice": 4, "agri_econ": 4,
}  # fmt: skip
"""Posts of a town's office of each line that departments station there."""
VACANT = (0, 0, 1, 0, 0, 2, 0, 1, 0, 0, 0, 1, 0)
"""How many of them nobody holds, office by office, over and over."""
OUTSIDE = ("urban_enforcement", "market", "environment", "safety")
HOURS = "8:30–12:00，14:00–17:30"
APART = 0.0006
"""Degrees between the offices of a town, which stand about its middle."""


@dataclass(frozen=True)
class Staff:
    """Tables ready to be stored.

    Attributes:
        people: id, name, phone, employment, town_code.
        grid_posts: grid_code, person_id, duty, valid_from.
        offices: code, name, agency_type, level, place_code, county_code, town_code, department_code, lng, lat, phone,
            address, hours, established, in_field.
        office_posts: office_code, person_id, duty, valid_from.
    """

    people: pd.DataFrame
    grid_posts: pd.DataFrame
    offices: pd.DataFrame
    office_posts: pd.DataFrame


def recruit(city: City, words: Words, agencies: Path, rng: np.random.Generator) -> Staff:
    """Staff a city; the same draws give the same people.

    Args:
        city: divisions and grids.
        words: surnames and given names.
        agencies: `agency_types.csv`, with the names offices have in towns and counties.
        rng: where luck comes from.
    """
    offices = _offices(city, _read(agencies))
    roll = Roll(words, rng)
    posts = _grid_posts(city, roll, rng)
    office_posts = [
        (code, roll.hire("town_hired", town), duty, SINCE)
        for code, level, town in zip(offices["code"], offices["level"], offices["town_code"], strict=True)
        for duty in (("leader", "handler") if level in ("county", "town") else ("leader",))
    ]
    for n, (code, town, posts_there) in enumerate(
        zip(offices["code"], offices["town_code"], offices["established"].tolist(), strict=True)
    ):
        if not pd.isna(posts_there):
            more = posts_there - 2 - VACANT[n % len(VACANT)]
            office_posts += [(code, roll.hire("town_hired", town), "clerk", SINCE) for _ in range(more)]
    return Staff(
        people=pd.DataFrame(roll.people, columns=["id", "name", "phone", "employment", "town_code"]),
        grid_posts=pd.DataFrame(posts, columns=["grid_code", "person_id", "duty", "valid_from"]),
        offices=offices,
        office_posts=pd.DataFrame(office_posts, columns=["office_code", "person_id", "duty", "valid_from"]),
    )


def worker_at(crew: Staff, code: str) -> tuple[str, int]:
    """Grid and person of the first full-timer of a grid.

    Another seed, or a part of the city, may have no such grid: then of its village, or of its town.
    """
    posts = crew.grid_posts[crew.grid_posts["duty"] == "fulltime"].sort_values("grid_code", kind="stable")
    near = (posts[posts["grid_code"].str.startswith(code[:digits])] for digits in (15, 12, 9))
    first = next((found for found in near if len(found)), posts).iloc[0]
    return str(first["grid_code"]), int(first["person_id"])


def store_people(session: Session, people: pd.DataFrame, today: date) -> None:
    """Write people with what their names are found by, and the contracts of those whom towns hire."""
    told = (
        (*row, *spelled(row.name), *_terms(int(str(row.id)), str(row.employment), today))
        for row in people.itertuples(index=False)
    )
    more = ("pinyin", "initials", "born_on", "contract_from", "contract_until")
    copy(session, "people", [*people.columns, *more], told)


def _terms(person: int, employment: str, today: date) -> tuple[date, date | None, date | None]:
    """Birth, first and last day of a contract: of some it ends within a month."""
    born = date(1966 + person % 38, 1 + person % 12, 1 + person % 28)
    if employment != "town_hired":
        return born, None, None
    ahead = person * 37 % 900
    return born, SINCE, today + timedelta(days=18 + ahead) if ahead < SOON else CONTRACTS_END


def newcomers(posts: pd.DataFrame, today: date) -> pd.DataFrame:
    """The posts in grids, some full-timers of which have begun within the year, a few within the month."""
    begun = posts.copy()
    rows = np.flatnonzero((posts["duty"] == "fulltime").to_numpy())[7::40]
    begun.loc[posts.index[rows], "valid_from"] = [today - timedelta(days=3 + 53 * n % 340) for n in range(len(rows))]
    return begun


def store_training(session: Session, crew: Staff, today: date) -> None:
    """Write for which lines chiefs and full-timers are trained, each for a year; some were trained too long ago."""
    serving = crew.grid_posts[crew.grid_posts["duty"].isin(("chief", "fulltime"))]["person_id"]
    rows = []
    for person in sorted(set(serving.tolist())):
        for n in range(3 + person % 3):
            ago = 380 if person % 67 == n == 0 else (person * 13 + n * 41) % 330
            trained = today - timedelta(days=ago)
            rows.append((person, LINES[(person + 5 * n) % len(LINES)], trained, trained + timedelta(days=364)))
    copy(session, "competences", ("person_id", "line", "trained_on", "valid_until"), rows)


def store_posts(session: Session, level: str, posts: pd.DataFrame) -> None:
    """Write duties in grids, villages or offices: place, person, duty and first day of each."""
    rows = (
        (place, person, ROLE_OF.get(duty) or f"office_{duty}", since, level)
        for place, person, duty, since in posts.itertuples(index=False)
    )
    copy(session, "posts", ("place_code", "person_id", "role_code", "valid_from", "level"), rows)


class Roll:
    """Everybody hired so far; ids go on from the first one given."""

    def __init__(self, words: Words, rng: np.random.Generator, *, first: int = 1) -> None:
        self.people: list[tuple[int, str, str, str, str | None]] = []
        self._first = first
        self._rng = rng
        self._surnames = [name for name, _ in words.surnames]
        weights = np.array([weight for _, weight in words.surnames], dtype=float)
        self._weights = weights / weights.sum()
        self._given = [char for char, _ in words.given]

    def hire(self, employment: str, town: str | None) -> int:
        """Take somebody on and return their id."""
        surname = self._surnames[int(self._rng.choice(len(self._surnames), p=self._weights))]
        count = 1 + int(self._rng.random() < 0.7)
        given = "".join(self._given[i] for i in self._rng.integers(len(self._given), size=count))
        phone = f"100{self._rng.integers(100_000_000):08d}"
        person_id = self._first + len(self.people)
        self.people.append((person_id, surname + given, phone, employment, town))
        return person_id


def _grid_posts(city: City, roll: Roll, rng: np.random.Generator) -> list[tuple[str, int, str, date]]:
    """A chief and one or two full-timers a grid, some part-timers, a guide a village."""
    posts: list[tuple[str, int, str, date]] = []
    guides: dict[str, int] = {}
    grids = zip(city.grids["code"], city.grids["layer"], city.grids["households"], strict=True)
    for code, layer, households in grids:
        village, town = code[:12], code[:9]
        chief = "village_cadre" if layer == "village" else "seconded"
        posts.append((code, roll.hire(chief, town), "chief", SINCE))
        workers = 1 + int(households > 450)
        posts.extend((code, roll.hire("town_hired", town), "fulltime", SINCE) for _ in range(workers))
        if rng.random() < 0.35:
            posts.append((code, roll.hire("volunteer", town), "parttime", SINCE))
        if village not in guides:
            guides[village] = roll.hire("seconded", town)
        posts.append((code, guides[village], "guide", SINCE))
    return posts


def _offices(city: City, agencies: list[dict[str, str]]) -> pd.DataFrame:
    at = {code: (lng, lat) for code, lng, lat in city.centres[["code", "lng", "lat"]].itertuples(index=False)}
    names = dict(zip(city.divisions["code"], city.divisions["name"], strict=True))
    rows: list[tuple[str | float | None, ...]] = []
    for n, (place, level, agency, name, department) in enumerate(_stations(city, agencies)):
        lng, lat = at.get(place, (None, None))
        town = place[:9] if level != "county" else None
        code, phone = f"{place}-{agency}", f"0000-{n:07d}"
        if lng is not None and level == "town":
            lng, lat = lng + (n % 7 - 3) * APART, lat + (n % 5 - 2) * APART
        address = f"{names[place]}政府院内 {n % 9 + 1} 号楼" if level == "town" else ""
        posts = STATIONED.get(agency) if level == "town" else None
        field = None if posts is None else round((posts - 1) * (0.7 if agency in OUTSIDE else 0.3))
        told = (address, HOURS if level == "town" else "", posts, field)
        rows.append((code, name, agency, level, place, place[:6], town, department, lng, lat, phone, *told))
    columns = ["code", "name", "agency_type", "level", "place_code", "county_code", "town_code", "department_code"]
    columns += ["lng", "lat", "phone", "address", "hours", "established", "in_field"]
    return pd.DataFrame(rows, columns=columns).astype({"established": "Int64", "in_field": "Int64"})


def _stations(city: City, agencies: list[dict[str, str]]) -> Iterator[tuple[str, str, str, str, str | None]]:
    """Where an office is: place, level, agency, the office's name, and the office it is under."""
    stationed = [agency for agency in agencies if agency["code"] not in NOT_STATIONED]
    for row in city.divisions.itertuples():
        if row.level == "county":
            for agency in stationed:
                yield row.code, "county", agency["code"], row.name + agency["county_department_zh"], None
        elif row.level == "town":
            for agency in stationed:
                parent = f"{row.code[:6]}-{agency['code']}"
                yield row.code, "town", agency["code"], row.name + agency["town_office_name"], parent
        elif row.level == "village":
            name = row.name + COMMITTEES.get(row.kind, "民委员会")
            yield row.code, "village", "village", name, f"{row.code[:9]}-town_command"
    zones = city.grids[city.grids["layer"] == "exclusive"]
    for code, name in zip(zones["code"], zones["name"], strict=True):
        yield code, "grid", "zone_office", name.removesuffix("专属网格") + "管理办公室", f"{code[:9]}-town_command"


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
