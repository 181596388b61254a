"""The small random cells a city is grown from: where they lie and what a step between them costs."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from gridgis.demo.plane import Plane
from gridgis.demo.recipe import Recipe
from gridgis.demo.shapes import (
    GHOST_COST,
    Bools,
    Cells,
    Floats,
    Ints,
    Shapes,
    points_at,
    random_field,
    relaxed,
)

OUTER_M = 1200.0
"""How far cells reach beyond the outline, so that borders run out over it and are cut there."""


@dataclass(frozen=True)
class Nodes:
    """Cells as seen from one county: those inside it and a fringe of ghosts beyond, so a cell may occur twice."""

    cell: Ints
    county: Ints
    ghost: Bools
    pairs: Ints
    pair_edge: Ints


def counties_at(degrees: Floats, outlines: Shapes) -> Ints:
    """The county of each point, -1 outside; the lower index on a shared border."""
    county = np.full(len(degrees), -1)
    point, outline = shapely.STRtree(points_at(degrees)).query(outlines, predicate="covers")[::-1]
    order = np.lexsort((-outline, point))
    county[point[order]] = outline[order]
    return county


def town_places(
    recipe: Recipe, plane: Plane, towns: pd.DataFrame, outlines: Shapes, rng: np.random.Generator
) -> Floats:
    """Plane points of the town centres; a town without one gets the emptiest of random places in its county."""
    known = [code for code in towns["code"] if code in recipe.town_points]
    found = dict(
        zip(known, plane.metres(np.array([recipe.town_points[code] for code in known]).reshape(-1, 2)), strict=True)
    )
    counties = dict(zip(recipe.counties["code"], outlines, strict=True))
    for code in [code for code in towns["code"] if code not in found]:
        tries = plane.metres(_random_inside(counties[code[:6]], 200, rng))
        taken = np.array(list(found.values())).reshape(-1, 2)
        edge = shapely.distance(shapely.points(tries), shapely.boundary(plane.shapes_in_metres(counties[code[:6]])))
        gap = np.concatenate([np.hypot(*(tries[:, None] - taken[None]).transpose(2, 0, 1)), edge[:, None]], axis=1)
        found[code] = tries[gap.min(axis=1).argmax()]
    return np.array([found[code] for code in towns["code"]])


def _random_inside(outline: shapely.Geometry, count: int, rng: np.random.Generator) -> Floats:
    shapely.prepare(outline)
    west, south, east, north = shapely.bounds(outline)
    points = np.zeros((0, 2))
    while len(points) < count:
        more = np.column_stack([rng.uniform(west, east, 2 * count), rng.uniform(south, north, 2 * count)])
        points = np.concatenate([points, more[shapely.contains_xy(outline, more[:, 0], more[:, 1])]])
    return points[:count]


def _gaps(points: Floats, places: Floats) -> Floats:
    """Metres from each point to each place."""
    return np.hypot(*(points[:, axis, None] - places[:, axis] for axis in (0, 1)))


def scatter(
    recipe: Recipe,
    plane: Plane,
    outlines: Shapes,
    places: Floats,
    county_of_town: Ints,
    town_weight: Floats,
    rng: np.random.Generator,
) -> Floats:
    """Cell seeds in the plane: dense near town centres, denser where a town has many villages on little land."""
    whole = shapely.buffer(shapely.union_all(plane.shapes_in_metres(outlines)), OUTER_M)
    trial = _random_inside(whole, 30_000, rng)
    at = counties_at(plane.degrees(trial), outlines)
    distance = _gaps(trial, places)
    nearest = np.where(at[:, None] == county_of_town[None], distance, np.inf).argmin(axis=1)
    area = np.bincount(nearest[at >= 0], minlength=len(places)) * shapely.area(whole) / len(trial)
    reach = 0.42 * np.sqrt(np.maximum(area, 1e6))

    def density(points: Floats) -> Floats:
        gap = _gaps(points, places)
        centres = (town_weight / reach**2 * np.exp(-gap / reach)).sum(axis=1) / (2 * np.pi)
        even = 0.5 * town_weight.sum() / shapely.area(whole)
        return np.asarray(np.minimum(centres + even, 25 * town_weight.sum() / shapely.area(whole)))

    wanted = round(recipe.village_grids * recipe.cells_per_grid * 1.03)
    trial_density = density(trial)
    inside = at >= 0
    ceiling = trial_density.max() * 1.05
    total = round(wanted * trial_density.sum() / trial_density[inside].sum())
    chosen: list[Floats] = []
    have = 0
    while have < total:
        more = _random_inside(whole, 100_000, rng)
        more = more[rng.uniform(0, ceiling, len(more)) < density(more)]
        chosen.append(more)
        have += len(more)
    return relaxed(relaxed(np.concatenate(chosen)[:total]))


def seen_from_counties(cells: Cells, county: Ints, counties: int) -> Nodes:
    """The cells of each county (`county` holds one index a cell, -1 outside) with two rings of ghosts around them."""
    left, right = cells.sides.T
    parts: list[tuple[Ints, Bools, Ints, Ints]] = []
    offset = 0
    for index in range(counties):
        inside = county == index
        near = inside.copy()
        for _ in range(2):
            touched = np.concatenate([left[near[right]], right[near[left]]])
            near[touched] = True
        members = np.flatnonzero(near)
        place = np.full(len(county), -1)
        place[members] = np.arange(offset, offset + len(members))
        edges = np.flatnonzero(near[left] & near[right])
        parts.append((members, ~inside[members], place[cells.sides[edges]], edges))
        offset += len(members)
    return Nodes(
        cell=np.concatenate([part[0] for part in parts]),
        county=np.repeat(np.arange(counties), [len(part[0]) for part in parts]),
        ghost=np.concatenate([part[1] for part in parts]),
        pairs=np.concatenate([part[2] for part in parts]),
        pair_edge=np.concatenate([part[3] for part in parts]),
    )


def step_costs(cells: Cells, nodes: Nodes, rng: np.random.Generator) -> Floats:
    """About one a step whatever the size of the cells, stretched by wide and narrow bumps so that borders wander."""
    middle = cells.seeds[cells.sides].mean(axis=1)
    wide = random_field(rng, length_m=5000).at(middle)
    narrow = random_field(rng, length_m=1300).at(middle)
    cost = np.exp(0.35 * wide + 0.35 * narrow + rng.normal(0, 0.18, len(middle)))
    return cost[nodes.pair_edge] + GHOST_COST * nodes.ghost[nodes.pairs].any(axis=1)
