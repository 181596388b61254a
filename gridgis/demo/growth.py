"""Regions grown over the cells: towns from given centres, villages and grids from spread ones."""

import numpy as np
import pandas as pd

from gridgis.core.errors import Invalid
from gridgis.demo.cells import Nodes
from gridgis.demo.recipe import Recipe
from gridgis.demo.shapes import (
    Bools,
    Floats,
    Graph,
    Ints,
    Steps,
    grow,
    spread_seeds,
)

TURNS = 4
MORE_TURNS = 6
POOR = 0.3
"""Parts grow in so many turns, their seeds moved to the middle between two; a parent in which a part got less than
this share of what is due is sown anew, in a few more turns."""


def grow_towns(
    graph: Graph, nodes: Nodes, points: Floats, places: Floats, county_of_town: Ints, weight: Floats
) -> Ints:
    """The town of every node: fixed centres, speeds turned until sizes follow the weights as far as that goes."""
    steps = graph.neighbours()
    inside = ~nodes.ghost
    sources = [_core(steps, nodes, points, place, county) for place, county in zip(places, county_of_town, strict=True)]
    in_county = np.bincount(nodes.county[inside])
    share = weight / np.bincount(county_of_town, weight)[county_of_town] * in_county[county_of_town]
    slowness = np.ones(len(places))
    label = np.zeros(len(points), dtype=np.int64)
    for _ in range(7):
        label = grow(steps, sources, slowness.tolist())
        size = np.bincount(label[inside], minlength=len(places))
        slowness = np.clip(slowness * (np.maximum(size, 1) / share) ** 0.35, 0.6, 1.7)
    return label


def _core(steps: Steps, nodes: Nodes, points: Floats, place: Floats, county: int) -> list[int]:
    """The node nearest to a town's centre and its neighbours, so that the border keeps its distance."""
    candidates = np.flatnonzero((nodes.county == county) & ~nodes.ghost)
    centre = int(candidates[((points[candidates] - place) ** 2).sum(axis=1).argmin()])
    return [centre, *(node for node, _ in steps[centre] if not nodes.ghost[node])]


def grow_parts(
    graph: Graph,
    points: Floats,
    inside: Bools,
    parent: Ints,
    parent_of_part: Ints,
    weight: Floats,
    rng: np.random.Generator,
) -> Ints:
    """Cut every parent into its parts, evenly by weighted count of cells; returns the part of every node."""
    steps = graph.neighbours(parent)
    members = np.flatnonzero(inside)
    by_parent = np.split(
        members[np.argsort(parent[members], kind="stable")], np.cumsum(np.bincount(parent[members]))[:-1]
    )
    seeds = np.zeros(len(parent_of_part), dtype=np.int64)

    def sow(parents: Ints) -> None:
        for index in parents:
            parts, nearby = np.flatnonzero(parent_of_part == index), by_parent[index]
            if len(nearby) < 3 * len(parts):
                raise Invalid("demo.division_too_small", parts=len(parts))
            seeds[parts] = nearby[spread_seeds(points[nearby], len(parts), rng)]

    sow(np.unique(parent_of_part))
    size_of_parent = np.bincount(parent[members], minlength=parent_of_part.max() + 1)
    share = weight / np.bincount(parent_of_part, weight)[parent_of_part] * size_of_parent[parent_of_part]
    slowness = np.ones(len(seeds))
    label = np.zeros(len(points), dtype=np.int64)
    for turn in range(TURNS + MORE_TURNS):
        label = grow(steps, [[int(seed)] for seed in seeds], slowness.tolist())
        mine = label[members]
        size = np.bincount(mine, minlength=len(seeds))
        if turn < TURNS - 1:
            slowness = np.clip(slowness * (size / share) ** 0.4, 0.5, 2.0)
            seeds = _middles(points, members, mine, len(seeds))
            continue
        poor = np.flatnonzero(size < POOR * share)
        if not len(poor):
            break
        again = np.unique(parent_of_part[poor])
        slowness[np.isin(parent_of_part, again)] = 1.0
        sow(again)
    return label


def _middles(points: Floats, members: Ints, part: Ints, count: int) -> Ints:
    """The member of each part nearest to the part's centroid."""
    here, size = points[members], np.bincount(part, minlength=count)
    centre = np.column_stack([np.bincount(part, here[:, axis], count) / size for axis in (0, 1)])
    order = np.lexsort((((here - centre[part]) ** 2).sum(axis=1), part))
    return members[order[np.searchsorted(part[order], np.arange(count))]]


def grids_of_villages(recipe: Recipe, villages: pd.DataFrame, cells: Ints, rng: np.random.Generator) -> Ints:
    """How many grids each village gets, as the village of each grid; the total is the recipe's."""
    mean = villages["kind"].map({name: kind.grids for name, kind in recipe.kinds.items()}).fillna(3.0).to_numpy(float)
    wish = mean * np.sqrt(cells / cells.mean()) * rng.uniform(0.8, 1.25, len(villages))
    most = np.clip(cells // 7, 1, 12)
    wish = np.clip(wish * recipe.village_grids / wish.sum(), 1.5, most)
    count = np.minimum(np.maximum(np.floor(wish), 1), most).astype(np.int64)
    order = np.argsort(count - wish, kind="stable")
    while count.sum() != recipe.village_grids:
        step = 1 if count.sum() < recipe.village_grids else -1
        able = order[(count[order] < most[order]) if step > 0 else (count[order] > 1)]
        if not len(able):
            raise Invalid("demo.grids_no_room", village_grids=recipe.village_grids)
        count[able[: abs(recipe.village_grids - int(count.sum()))]] += step
    return np.repeat(np.arange(len(villages)), count)
