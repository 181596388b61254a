"""The recipe of a demo city: reference rows (divisions, outlines, points) and made-up parts, read from files."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from gridgis.core.errors import Invalid


@dataclass(frozen=True)
class VillageKind:
    """How villages of one kind (社区, 村) are cut and lived in."""

    weight: float
    grids: float
    households_per_grid: int
    estates: bool


@dataclass(frozen=True)
class Zone:
    """An exclusive functional zone; without a place it is put somewhere in its town."""

    name: str
    kind: str
    town_code: str
    place: tuple[float, float] | None
    area_km2: float


@dataclass(frozen=True)
class LineSpec:
    """A named main line of the base map; `via` holds town codes or (lng, lat)."""

    kind: str
    name: str
    rank: int
    via: tuple[str | tuple[float, float], ...]


@dataclass(frozen=True)
class HotSpot:
    """Where reports crowd; EPSG:4490."""

    name: str
    place: tuple[float, float]
    radius_m: float
    weight: float


@dataclass(frozen=True)
class Words:
    """Word lists names are made of, in file order; surnames with their weights."""

    surnames: tuple[tuple[str, float], ...]
    given: tuple[tuple[str, str], ...]
    roads: tuple[str, ...]
    places: dict[str, tuple[str, ...]]

    def of(self, use: str) -> tuple[str, ...]:
        """The words for one use (`group`, `estate_stem`, …)."""
        return self.places[use]


@dataclass(frozen=True)
class Recipe:
    """Everything `city.build` needs.

    `divisions` has the columns of `data/reference/divisions.csv`; `counties` has code and geometry, a valid coverage
    in EPSG:4490; `town_points` maps town code to (lng, lat) for the towns whose centre is known or guessed.
    """

    seed: int
    city_code: str
    metric_srid: int
    village_grids: int
    cells_per_grid: int
    kinds: dict[str, VillageKind]
    divisions: pd.DataFrame
    counties: gpd.GeoDataFrame
    town_points: dict[str, tuple[float, float]]
    zones: tuple[Zone, ...]
    lines: tuple[LineSpec, ...]
    hot_spots: tuple[HotSpot, ...]
    words: Words

    def only(self, *county_codes: str) -> "Recipe":
        """The same recipe for some of its counties, with grids in proportion to their villages."""
        unknown = [code for code in county_codes if code not in set(self.counties["code"])]
        if unknown or not county_codes:
            raise Invalid("demo.no_county", unknown=unknown)
        code, level = self.divisions["code"], self.divisions["level"]
        mine = code.str[:6].isin(county_codes) | (level == "city")
        share = int(((level == "village") & mine).sum()) / int((level == "village").sum())
        return replace(
            self,
            village_grids=round(self.village_grids * share),
            divisions=self.divisions[mine].reset_index(drop=True),
            counties=self.counties[self.counties["code"].isin(county_codes)].reset_index(drop=True),
            zones=tuple(zone for zone in self.zones if zone.town_code[:6] in county_codes),
        )


def load_recipe(path: Path, *, reference: Path) -> Recipe:
    """Read a recipe file, the word lists and zones beside it, and the reference rows.

    Args:
        path: the TOML file; `zones.csv` and the word lists lie in the same folder.
        reference: folder with `divisions.csv`, `counties.geojson`, `town_points.csv`.

    Raises:
        Invalid: a town's centre lies outside its county, a zone or line names an unknown town.
    """
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    points = _rows(reference / "town_points.csv")
    known = {code: (float(lng), float(lat)) for code, lng, lat in points[["code", "lng", "lat"]].to_numpy()}
    guessed = {code: _place(at) for code, at in raw.get("places", {}).items()}
    recipe = Recipe(
        seed=raw["seed"],
        city_code=raw["city_code"],
        metric_srid=raw["metric_srid"],
        village_grids=raw["village_grids"],
        cells_per_grid=raw["cells_per_grid"],
        kinds={name: VillageKind(**values) for name, values in raw["kinds"].items()},
        divisions=_rows(reference / "divisions.csv"),
        counties=gpd.read_file(reference / "counties.geojson").sort_values("code").reset_index(drop=True),
        town_points=dict(sorted((guessed | known).items())),
        zones=_zones(path.parent / "zones.csv"),
        lines=tuple(
            LineSpec(line["kind"], line["name"], line["rank"], tuple(_stop(stop) for stop in line["via"]))
            for line in raw.get("lines", [])
        ),
        hot_spots=tuple(
            HotSpot(spot["name"], _place(spot["at"]), float(spot["radius_m"]), float(spot["weight"]))
            for spot in raw.get("hot_spots", [])
        ),
        words=_words(path.parent),
    )
    _check(recipe)
    return recipe


def _rows(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")


def _place(at: Sequence[float]) -> tuple[float, float]:
    return float(at[0]), float(at[1])


def _stop(stop: Any) -> str | tuple[float, float]:
    return stop if isinstance(stop, str) else _place(stop)


def _zones(path: Path) -> tuple[Zone, ...]:
    return tuple(
        Zone(row["name"], row["kind"], row["town_code"], _place((row["lng"], row["lat"])) if row["lng"] else None, area)
        for row, area in ((row, float(row["area_km2"])) for row in _rows(path).to_dict("records"))
    )


def _words(folder: Path) -> Words:
    places: dict[str, list[str]] = {}
    for word, use in _rows(folder / "place_words.csv")[["word", "use"]].to_numpy():
        places.setdefault(use, []).append(word)
    return Words(
        surnames=tuple((char, float(weight)) for char, weight in _rows(folder / "surnames.csv").to_numpy()),
        given=tuple((char, gender) for char, gender in _rows(folder / "given_names.csv").to_numpy()),
        roads=tuple(_rows(folder / "road_stems.csv")["stem"]),
        places={use: tuple(words) for use, words in places.items()},
    )


def _check(recipe: Recipe) -> None:
    towns = set(recipe.divisions.loc[recipe.divisions["level"] == "town", "code"])
    outlines = dict(zip(recipe.counties["code"], recipe.counties.geometry, strict=True))
    for town, place in recipe.town_points.items():
        if town not in towns:
            raise Invalid("demo.place_town", town=town)
        if not shapely.covers(outlines[town[:6]], shapely.Point(place)):
            raise Invalid("demo.centre_outside", town=town, place=place)
    stops = [stop for line in recipe.lines for stop in line.via if isinstance(stop, str)]
    strange = sorted({code for code in [zone.town_code for zone in recipe.zones] + stops if code not in towns})
    if strange:
        raise Invalid("demo.zone_town", towns=strange)
