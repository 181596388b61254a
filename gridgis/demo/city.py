"""The demo city: divisions, grids, addresses and a base map, grown from a recipe and a seed."""

from collections.abc import Callable
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from gridgis.demo.basemap import Lines, draw_lines, stored_lines
from gridgis.demo.borders import Net, divide
from gridgis.demo.gazetteer import list_addresses
from gridgis.demo.naming import chinese_number
from gridgis.demo.plane import STORED_SRID, Plane, plane
from gridgis.demo.recipe import Recipe
from gridgis.demo.shapes import Floats, Ints, Shapes
from gridgis.demo.zoning import draw_zones

FIRST_EXCLUSIVE = 801


@dataclass(frozen=True)
class City:
    """A made-up city; EPSG:4490, longitude first, coordinates rounded to 1e-7 degrees.

    Attributes:
        divisions: code, level (`city county town village`), name, name_en, parent_code, kind, synthetic, boundary
            (MultiPolygon); sorted by level, then code. Each is the union of those below it, vertex by vertex.
        grids: code (15 digits), layer (`village`, `exclusive`), name, village_code, zone_kind, households, boundary.
            Village grids are a valid coverage of the city; exclusive ones lie over them, apart from each other.
        addresses: id, text, county_code, town_code, village_code, road, number (0 for none), estate, building,
            kind (`road group poi`), lng, lat, grid_code (the village grid).
        lines: kind (`river road rail`), name, rank (1 major to 3 minor), code (unique), line; all synthetic.
        centres: code, level (`town village`), lng, lat, radius_m (root mean square distance of the people), weight
            (households).
    """

    divisions: gpd.GeoDataFrame
    grids: gpd.GeoDataFrame
    addresses: pd.DataFrame
    lines: gpd.GeoDataFrame
    centres: pd.DataFrame


def build(recipe: Recipe, *, seed: int, progress: Callable[[str, float], None] | None = None) -> City:
    """Grow the city; the same recipe and seed give the same bytes.

    Args:
        recipe: from `load_recipe`, or a part of it (`Recipe.only`).
        seed: of all that is drawn by lot; `recipe.seed` for the published demo.
        progress: called with a message and the fraction done, 0 to 1, never falling.

    Raises:
        Invalid: the recipe asks for more than its land holds.
    """
    tell = progress or (lambda _message, _fraction: None)
    flat = plane(recipe.metric_srid)
    borders, zones, lines, people, doors = np.random.SeedSequence(seed).spawn(5)
    net = divide(recipe, flat, _lots(borders), tell)

    tell("joining", 0.6)
    villages = _joined(net.boundaries, net.village, len(net.villages))
    towns = _joined(villages, net.town, len(net.towns))
    divisions = _divisions(recipe, net, towns, villages)
    towns_m, villages_m = flat.shapes_in_metres(towns), flat.shapes_in_metres(villages)

    tell("zones", 0.66)
    zone_table, zone_shapes = draw_zones(recipe, flat, net, towns_m, _lots(zones))
    codes = _grid_codes(net, villages)
    households = _households(recipe, net, _lots(people))
    grids = _grids(net, codes, households, zone_table, zone_shapes)

    tell("base_map", 0.7)
    map_lines = draw_lines(recipe, flat, net, towns_m, villages_m, _lots(lines))
    tell("doors", 0.8)
    addresses = list_addresses(recipe, flat, net, map_lines, zone_table, zone_shapes, _lots(doors))
    addresses["grid_code"] = codes[addresses.pop("grid").to_numpy()]
    city = City(divisions, grids, addresses, _lines(map_lines, flat), _centres(net, flat, households))
    tell("city_ready", 1.0)
    return city


def _lots(seed: np.random.SeedSequence) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


def _joined(parts: Shapes, owner: Ints, count: int) -> Shapes:
    """Each owner's parts as one shape with the vertices of the parts."""
    shapes = np.empty(count, dtype=object)
    for index in range(count):
        shapes[index] = shapely.coverage_union_all(parts[owner == index])
    return np.asarray(shapely.orient_polygons(shapely.normalize(shapes)))


def _divisions(recipe: Recipe, net: Net, towns: Shapes, villages: Shapes) -> gpd.GeoDataFrame:
    rows = recipe.divisions
    counties = rows[rows["level"] == "county"].sort_values("code").reset_index(drop=True)
    owner = np.asarray(pd.Index(counties["code"]).get_indexer(pd.Index(net.towns["parent_code"])), dtype=np.int64)
    outlines = _joined(towns, owner, len(counties))
    whole = _joined(outlines, np.zeros(len(counties), dtype=np.int64), 1)
    table = pd.concat([rows[rows["level"] == "city"], counties, net.towns, net.villages], ignore_index=True)
    table = table[["code", "level", "name", "name_en", "parent_code", "kind"]]
    table["synthetic"] = table["level"].isin(["town", "village"])
    table["boundary"] = _as_multi(np.concatenate([whole, outlines, towns, villages]))
    return gpd.GeoDataFrame(table, geometry="boundary", crs=STORED_SRID)


def _as_multi(shapes: Shapes) -> Shapes:
    multi = np.empty(len(shapes), dtype=object)
    for index, shape in enumerate(shapes):
        multi[index] = shapely.multipolygons(shapely.get_parts(shape))
    return multi


def _grid_codes(net: Net, villages: Shapes) -> Shapes:
    """Codes numbered in rows from north to south, each from west to east; a row is as high as a mean grid is wide."""
    numbers = np.zeros(len(net.village), dtype=np.int64)
    at = shapely.get_coordinates(shapely.centroid(net.boundaries))
    for village, shape in enumerate(villages):
        mine = np.flatnonzero(net.village == village)
        height = np.sqrt(shapely.area(shape) / len(mine))
        row = np.floor((shapely.bounds(shape)[3] - at[mine, 1]) / height)
        numbers[mine[np.lexsort((at[mine, 0], row))]] = np.arange(1, len(mine) + 1)
    codes = net.villages["code"].to_numpy()[net.village]
    return np.array([f"{code}{number:03d}" for code, number in zip(codes, numbers, strict=True)], dtype=object)


def _households(recipe: Recipe, net: Net, rng: np.random.Generator) -> Ints:
    mean = net.villages["kind"].map({name: kind.households_per_grid for name, kind in recipe.kinds.items()})
    usual = mean.fillna(250).to_numpy(float)[net.village]
    return np.rint(usual * np.exp(rng.normal(0, 0.28, len(usual)))).astype(np.int64)


def _grids(net: Net, codes: Shapes, households: Ints, zones: pd.DataFrame, zone_shapes: Shapes) -> gpd.GeoDataFrame:
    village_codes, village_names = net.villages["code"].to_numpy(), net.villages["name"].to_numpy()
    ordinary = pd.DataFrame(
        {
            "code": codes,
            "layer": "village",
            "name": [
                f"{village_names[village]}第{chinese_number(int(code[12:]))}网格"
                for village, code in zip(net.village, codes, strict=True)
            ],
            "village_code": village_codes[net.village],
            "zone_kind": "",
            "households": households,
            "boundary": net.boundaries,
        }
    ).sort_values("code")
    before = zones.groupby("village").cumcount().to_numpy()
    home = village_codes[zones["village"].to_numpy(dtype=np.int64)]
    exclusive = pd.DataFrame(
        {
            "code": [f"{code}{FIRST_EXCLUSIVE + number:03d}" for code, number in zip(home, before, strict=True)],
            "layer": "exclusive",
            "name": [f"{name}专属网格" for name in zones["name"]],
            "village_code": home,
            "zone_kind": zones["kind"].to_numpy(),
            "households": 0,
            "boundary": zone_shapes,
        }
    ).sort_values("code")
    table = pd.concat([ordinary, exclusive], ignore_index=True)
    return gpd.GeoDataFrame(table, geometry="boundary", crs=STORED_SRID)


def _lines(lines: Lines, flat: Plane) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(lines.table.assign(line=stored_lines(lines, flat)), geometry="line", crs=STORED_SRID)


def _centres(net: Net, flat: Plane, households: Ints) -> pd.DataFrame:
    weight = (households / np.bincount(net.cell_grid, minlength=len(households)))[net.cell_grid]
    village = net.village[net.cell_grid]
    towns = _centre_rows(net.towns["code"], "town", net.town[village], net.cell_points, weight, flat)
    villages = _centre_rows(net.villages["code"], "village", village, net.cell_points, weight, flat)
    return pd.concat([towns, villages], ignore_index=True)


def _centre_rows(
    codes: pd.Series, level: str, owner: Ints, points: Floats, weight: Floats, flat: Plane
) -> pd.DataFrame:
    total = np.bincount(owner, weight, len(codes))
    middle = np.column_stack([np.bincount(owner, weight * points[:, axis], len(codes)) / total for axis in (0, 1)])
    gap = ((points - middle[owner]) ** 2).sum(axis=1)
    nearest = np.lexsort((gap, owner))
    at = points[nearest[np.searchsorted(owner[nearest], np.arange(len(codes)))]]
    degrees = flat.degrees(at)
    return pd.DataFrame(
        {
            "code": codes.to_numpy(),
            "level": level,
            "lng": degrees[:, 0],
            "lat": degrees[:, 1],
            "radius_m": np.sqrt(np.bincount(owner, weight * gap, len(codes)) / total),
            "weight": np.rint(total).astype(np.int64),
        }
    )
