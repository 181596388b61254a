"""The nested borders of a city: towns in real counties, villages in towns, grids in villages."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from gridgis.core.errors import Invalid
from gridgis.demo.cells import (
    counties_at,
    scatter,
    seen_from_counties,
    step_costs,
    town_places,
)
from gridgis.demo.faces import adopt, border_lines, dissolved, inner_points, label_faces
from gridgis.demo.growth import grids_of_villages, grow_parts, grow_towns
from gridgis.demo.plane import GRID_SIZE, Plane
from gridgis.demo.recipe import Recipe
from gridgis.demo.shapes import (
    Floats,
    Graph,
    Ints,
    Shapes,
    noded_faces,
    voronoi,
)


@dataclass(frozen=True)
class Net:
    """The village grids of a city and where their cells lie.

    Attributes:
        boundaries: one shape a grid, EPSG:4490 on the 1e-7 grid, together a valid coverage of the counties.
        village: index into `villages` for each grid.
        town: index into `towns` for each village.
        cell_points: plane points well spread over the city, dense where people live.
        cell_grid: grid of each cell point.
        town_centres: plane point of each town's centre.
    """

    towns: pd.DataFrame
    villages: pd.DataFrame
    boundaries: Shapes
    village: Ints
    town: Ints
    cell_points: Floats
    cell_grid: Ints
    town_centres: Floats


def divide(recipe: Recipe, plane: Plane, rng: np.random.Generator, progress: Callable[[str, float], None]) -> Net:
    """Grow the whole net. Raises Invalid when a village or grid finds no room."""
    rows = recipe.divisions.sort_values("code")
    towns = rows[rows["level"] == "town"].reset_index(drop=True)
    villages = rows[rows["level"] == "village"].reset_index(drop=True)
    outlines = np.asarray(recipe.counties.geometry.values)
    county_of_town = _index(towns["parent_code"], recipe.counties["code"])
    town_of_village = _index(villages["parent_code"], towns["code"])
    by_kind = villages["kind"].map({name: kind.weight for name, kind in recipe.kinds.items()})
    weight = np.asarray(by_kind.fillna(1.0), dtype=np.float64)
    town_weight: Floats = np.bincount(town_of_village, weight, len(towns)).astype(np.float64)

    progress("scattering", 0.02)
    places = town_places(recipe, plane, towns, outlines, rng)
    seeds = scatter(recipe, plane, outlines, places, county_of_town, town_weight, rng)
    cells = voronoi(seeds)
    nodes = seen_from_counties(cells, counties_at(plane.degrees(seeds), outlines), len(outlines))
    graph = Graph(len(nodes.cell), nodes.pairs, step_costs(cells, nodes, rng))
    points, inside = cells.seeds[nodes.cell], ~nodes.ghost

    progress("towns", 0.12)
    town = grow_towns(graph, nodes, points, places, county_of_town, town_weight)
    progress("villages", 0.25)
    village = grow_parts(graph, points, inside, town, town_of_village, weight, rng)
    progress("growing_grids", 0.35)
    village_of_grid = grids_of_villages(recipe, villages, np.bincount(village[inside], minlength=len(villages)), rng)
    even: Floats = np.ones(len(village_of_grid)).astype(np.float64)
    grid = grow_parts(graph, points, inside, village, village_of_grid, even, rng)

    progress("drawing", 0.45)
    lines = border_lines(cells, nodes, grid, outlines, plane)
    progress("noding", 0.5)
    faces = noded_faces(np.concatenate([lines, shapely.boundary(outlines)]), grid_size=GRID_SIZE)
    label = label_faces(faces, outlines, plane.degrees(points[inside]), grid[inside], nodes.county[inside])
    label = adopt(
        faces, label, counties_at(inner_points(faces), outlines), village_of_grid, town_of_village, county_of_town
    )
    boundaries = dissolved(faces, label, len(village_of_grid))
    return Net(towns, villages, boundaries, village_of_grid, town_of_village, points[inside], grid[inside], places)


def _index(codes: pd.Series, among: pd.Series) -> Ints:
    found = pd.Index(among).get_indexer(pd.Index(codes))
    if (found < 0).any():
        raise Invalid("demo.no_parent", codes=sorted(set(codes[found < 0])))
    return np.asarray(found, dtype=np.int64)
