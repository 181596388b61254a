"""The demo's reports: when, from whom, about what, and where; twelve months that never happened."""

import csv
import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gridgis.cases.rules import PERSONAL
from gridgis.core.geo import DECIMALS, Floats, wgs84_to_gcj02
from gridgis.demo.city import City
from gridgis.demo.recipe import HotSpot

Ints = NDArray[np.int64]

JITTER_DEGREES = 0.00008
IN_SEASON, OFF_SEASON, IN_TYPHOON = 1.6, 0.3, 14.0


@dataclass(frozen=True)
class Phrase:
    """How a category is reported: its weight, its season's months, and what people write."""

    category: str
    weight: float
    months: frozenset[int]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """`history.toml` and `phrases.csv`."""

    facts: dict[str, Any]
    phrases: tuple[Phrase, ...]

    def scaled(self, share: float) -> "Plan":
        """The same plan with a share of its reports, for a part of the city."""
        return replace(self, facts=self.facts | {"reports": round(self.facts["reports"] * share)})


def load_plan(folder: Path) -> Plan:
    """Read the plan of a demo's folder."""
    facts = tomllib.loads((folder / "history.toml").read_text(encoding="utf-8"))
    with (folder / "phrases.csv").open(encoding="utf-8", newline="") as lines:
        phrases = [_phrase(row) for row in csv.DictReader(lines)]
    return Plan(facts, tuple(phrases))


def _phrase(row: dict[str, str]) -> Phrase:
    months = frozenset(range(1, 13))
    if row["months"]:
        first, last = (int(part) for part in row["months"].split("-"))
        span = range(first, last + 1) if first <= last else (*range(first, 13), *range(1, last + 1))
        months = frozenset(span)
    return Phrase(row["category"], float(row["weight"]), months, tuple(row["texts"].split("|")))


def draw(
    city: City,
    spots: tuple[HotSpot, ...],
    plan: Plan,
    *,
    until: datetime,
    zone: ZoneInfo,
    rng: np.random.Generator,
    at_work: str = "",
) -> pd.DataFrame:
    """Draw all reports in the order of their submission.

    Args:
        city: grids and addresses.
        spots: where reports crowd.
        plan: how many, and how they spread.
        until: no report is later; a fixed moment and generator give the same reports.
        zone: local time of the rhythm.
        rng: where luck comes from.
        at_work: the grid in which some of the newest reports lie, for its worker to look at.

    Returns:
        at (UTC), source, category, description, lng, lat (EPSG:4490), datum, given_lng, given_lat, accuracy_m,
        address, by_address (the sender gave no point), repeats (the row of the same matter before it, or -1).
    """
    count = int(plan.facts["reports"])
    days = [until.astimezone(zone).date() - timedelta(days=n) for n in range(int(plan.facts["days"]), -1, -1)]
    day = rng.choice(len(days), size=count, p=_day_weights(days, plan))
    at = _moments([days[i] for i in day], plan, until, zone, rng)
    source = rng.choice(list(plan.facts["sources"]), size=count, p=_shares(list(plan.facts["sources"].values())))
    category, text = _matters([days[i] for i in day], source, plan, rng)
    frame = _places(city, spots, plan, count, rng)
    frame.insert(0, "at", at)
    frame.insert(1, "source", source)
    frame.insert(2, "category", category)
    frame.insert(3, "description", text)
    frame = frame.sort_values("at", kind="stable").reset_index(drop=True)
    _repeat(frame, plan, rng)
    _near_worker(frame, city, plan, at_work, rng)
    _state_datums(frame, plan, rng)
    return frame


SAME = ("category", "description", "lng", "lat", "address", "by_address", "accuracy_m")
WITHIN = 90
"""A matter is reported again within so many reports of the whole city."""


def _repeat(frame: pd.DataFrame, plan: Plan, rng: np.random.Generator) -> None:
    """Let some reports be of a matter that somebody else has reported shortly before; matters of persons never are."""
    again = np.flatnonzero(rng.random(len(frame)) < plan.facts["duplicate_share"])
    first = again - rng.integers(1, WITHIN, size=len(again))
    personal = frame["category"].str.startswith(PERSONAL).to_numpy()
    fits = (first >= 0) & ~np.isin(first, again) & ~personal[np.maximum(first, 0)]
    again, first = again[fits], first[fits]
    for name in SAME:
        frame.loc[again, name] = frame[name].to_numpy()[first]
    frame.loc[again[frame["source"].to_numpy()[again] == "grid_worker"], "source"] = "citizen"
    frame["repeats"] = -1
    frame.loc[again, "repeats"] = first


def _near_worker(frame: pd.DataFrame, city: City, plan: Plan, grid: str, rng: np.random.Generator) -> None:
    """Let some reports lie in the grid of the worker who tries the demo: the newest, and some that are sealed."""
    doors = city.addresses[city.addresses["grid_code"] == grid]
    told, people = plan.facts["at_work"], frame["source"].isin(("citizen", "hotline_12345"))
    rows = np.flatnonzero((people & (frame["repeats"] < 0)).to_numpy())
    spread = rows[:: max(1, len(rows) // (len(told["sealed"]) + 1))][1 : len(told["sealed"]) + 1]
    newest = rows[-told["reports"] :]
    rows = np.concatenate([spread, newest])
    if not len(doors) or len(set(rows)) < len(told["sealed"]) + told["reports"]:
        return
    texts = {phrase.category: phrase.texts[0] for phrase in plan.phrases}
    matters = told["sealed"] + [told["categories"][n % len(told["categories"])] for n in range(len(newest))]
    near = doors.iloc[rng.integers(len(doors), size=len(rows))]
    frame.loc[rows, "category"], frame.loc[rows, "description"] = matters, [texts[one] for one in matters]
    for name, column in (("lng", "lng"), ("lat", "lat"), ("address", "text")):
        frame.loc[rows, name] = near[column].to_numpy()
    frame.loc[frame["repeats"].isin(rows), "repeats"] = -1


def _shares(weights: Any) -> Floats:
    found: Floats = np.asarray(weights, dtype=np.float64)
    shares: Floats = found / found.sum()
    return shares


def _typhoon(day: date, plan: Plan) -> dict[str, Any] | None:
    for typhoon in plan.facts["typhoons"]:
        landfall = date(day.year, typhoon["month"], typhoon["day"])
        if landfall <= day < landfall + timedelta(days=typhoon["lasts"]):
            found: dict[str, Any] = typhoon
            return found
    return None


def _day_weights(days: list[date], plan: Plan) -> Floats:
    rhythm = plan.facts["rhythm"]
    weights = []
    for day in days:
        storm = _typhoon(day, plan)
        weights.append(
            rhythm["weekday"][day.weekday()] * rhythm["month"][day.month - 1] * (storm or {"factor": 1.0})["factor"]
        )
    return _shares(weights)


def _moments(days: list[date], plan: Plan, until: datetime, zone: ZoneInfo, rng: np.random.Generator) -> list[datetime]:
    hours = rng.choice(24, size=len(days), p=_shares(plan.facts["rhythm"]["hours"]))
    seconds = rng.integers(3600, size=len(days))
    moments = []
    for day, hour, second in zip(days, hours, seconds, strict=True):
        moment = datetime(day.year, day.month, day.day, int(hour), tzinfo=zone) + timedelta(seconds=int(second))
        moments.append(min(moment, until - timedelta(seconds=int(second) + 1)).astimezone(UTC))
    return moments


def _matters(
    days: list[date], source: NDArray[np.str_], plan: Plan, rng: np.random.Generator
) -> tuple[list[str], list[str]]:
    tables: dict[tuple[str, int, bool], Floats] = {}
    category, text = [], []
    lots = rng.random((len(days), 2))
    for day, one, (what, how) in zip(days, source, lots, strict=True):
        storm = _typhoon(day, plan)
        key = (str(one), day.month, storm is not None)
        if key not in tables:
            tables[key] = np.cumsum(_shares([_weight(p, key[0], day.month, storm, plan) for p in plan.phrases]))
        phrase = plan.phrases[min(int(np.searchsorted(tables[key], what, side="right")), len(plan.phrases) - 1)]
        category.append(phrase.category)
        text.append(phrase.texts[int(how * len(phrase.texts))])
    return category, text


def _weight(phrase: Phrase, source: str, month: int, storm: dict[str, Any] | None, plan: Plan) -> float:
    affinity: dict[str, float] = plan.facts["affinity"][source]
    fitting = [prefix for prefix in affinity if phrase.category.startswith(prefix)]
    weight = phrase.weight * affinity[max(fitting, key=len)]
    if len(phrase.months) < 12:
        weight *= IN_SEASON if month in phrase.months else OFF_SEASON
    if storm is not None and phrase.category in storm["categories"]:
        weight *= IN_TYPHOON
    return weight


def _places(city: City, spots: tuple[HotSpot, ...], plan: Plan, count: int, rng: np.random.Generator) -> pd.DataFrame:
    """An address near people, its place jittered by some metres, or a place in a hot spot."""
    homes = dict(zip(city.grids["code"], city.grids["households"], strict=True))
    grids, sizes = np.unique(city.addresses["grid_code"].to_numpy(), return_counts=True)
    order = np.argsort(city.addresses["grid_code"].to_numpy(), kind="stable")
    weights = np.array([homes[code] for code in grids], dtype=np.float64) ** 1.1
    weights *= rng.lognormal(0.0, 0.45, size=len(grids))
    chosen = rng.choice(len(grids), size=count, p=_shares(weights))
    starts = np.concatenate([[0], np.cumsum(sizes)])[:-1]
    row = order[starts[chosen] + (rng.random(count) * sizes[chosen]).astype(np.int64)]
    near = city.addresses.iloc[row].reset_index(drop=True)
    by_address = rng.random(count) < plan.facts["address_only_share"]
    jitter = rng.normal(0.0, JITTER_DEGREES, size=(count, 2)) * ~by_address[:, None]
    frame = pd.DataFrame({"lng": near["lng"] + jitter[:, 0], "lat": near["lat"] + jitter[:, 1]})
    frame["address"], frame["by_address"] = near["text"], by_address
    crowded = np.flatnonzero((rng.random(count) < plan.facts["hot_spot_share"]) & ~by_address)
    _crowd(frame, crowded, spots, rng)
    frame["accuracy_m"] = np.where(by_address, np.nan, np.round(rng.gamma(2.2, 7.0, size=count) + 3.0))
    return frame.round({"lng": DECIMALS, "lat": DECIMALS})


def _crowd(frame: pd.DataFrame, rows: Ints, spots: tuple[HotSpot, ...], rng: np.random.Generator) -> None:
    if not spots:
        return
    which = rng.choice(len(spots), size=len(rows), p=_shares([spot.weight for spot in spots]))
    centre = np.array([spot.place for spot in spots])[which]
    radius = np.array([spot.radius_m for spot in spots])[which] / 111_195.0
    away = rng.normal(0.0, 0.5, size=(len(rows), 2)) * radius[:, None]
    frame.loc[rows, "lng"] = centre[:, 0] + away[:, 0] / np.cos(np.radians(centre[:, 1]))
    frame.loc[rows, "lat"] = centre[:, 1] + away[:, 1]
    frame.loc[rows, "address"] = ""


def _state_datums(frame: pd.DataFrame, plan: Plan, rng: np.random.Generator) -> None:
    share = frame["source"].map(plan.facts["gcj02"]).fillna(0.0).astype(float)
    turned = (rng.random(len(frame)) < share) & ~frame["by_address"]
    gcj_lng, gcj_lat = wgs84_to_gcj02(frame["lng"].to_numpy(), frame["lat"].to_numpy())
    frame["datum"] = [
        None if bare else "gcj02" if far else "wgs84" for bare, far in zip(frame["by_address"], turned, strict=True)
    ]
    frame["given_lng"] = np.where(frame["by_address"], np.nan, np.where(turned, gcj_lng.round(6), frame["lng"]))
    frame["given_lat"] = np.where(frame["by_address"], np.nan, np.where(turned, gcj_lat.round(6), frame["lat"]))
