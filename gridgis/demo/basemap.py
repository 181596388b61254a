"""The quiet synthetic base map: rivers along borders, roads between towns, streets inside them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from gridgis.demo.borders import Net
from gridgis.demo.naming import Namer
from gridgis.demo.plane import GRID_SIZE, Plane
from gridgis.demo.recipe import LineSpec, Recipe
from gridgis.demo.shapes import Field, Floats, Ints, Shapes, random_field

APART_M = 170.0
"""Between two streets of a town that run the same way."""


@dataclass(frozen=True)
class Lines:
    """Lines in the plane with kind, name, rank and code; `town` is the town's index for streets, -1 for others."""

    table: pd.DataFrame
    town: Ints
    shapes: Shapes

    def streets(self) -> tuple[Ints, Shapes, list[str]]:
        """Town index, line and name of the streets addresses are numbered along."""
        mine = np.flatnonzero(self.town >= 0)
        return self.town[mine], self.shapes[mine], [self.table["name"].iloc[i] for i in mine]


def draw_lines(
    recipe: Recipe, plane: Plane, net: Net, towns: Shapes, villages: Shapes, rng: np.random.Generator
) -> Lines:
    """All lines of the map, cut at the city's outline.

    Args:
        towns, villages: their shapes in the plane, edge-matched.
    """
    of_county = pd.factorize(net.towns["parent_code"])[0]
    counties = [shapely.coverage_union_all(towns[of_county == i]) for i in range(of_county.max() + 1)]
    whole = shapely.coverage_union_all(counties)
    shapely.prepare(whole)
    sway = _Sway(rng)
    rows: list[tuple[str, str, int, int, shapely.Geometry]] = []
    for spec in recipe.lines:
        rows.append((spec.kind, spec.name, spec.rank, -1, _through(_stops(spec, recipe, plane), sway, bend=spec.kind)))
    rows += _roads(recipe, net, sway)
    rows += _streets(recipe, net, towns, sway, rng)
    rows += _rivers(recipe, shapely.union_all(shapely.boundary(counties)), towns, villages, rng)
    shapes = shapely.intersection(np.array([row[4] for row in rows], dtype=object), whole)
    keep = np.flatnonzero((shapely.length(shapes) > 60) & np.isin(shapely.get_type_id(shapes), (1, 5)))
    table = pd.DataFrame([rows[i][:3] for i in keep], columns=["kind", "name", "rank"])
    table["code"] = _codes(table["kind"])
    return Lines(table, np.array([rows[i][3] for i in keep], dtype=np.int64), shapes[keep])


CODED = {"river": "HD", "road": "DL", "rail": "TL"}


def _codes(kinds: pd.Series) -> pd.Series:
    """Letters of the kind and a number within it, in the order drawn."""
    numbers = kinds.groupby(kinds).cumcount() + 1
    return kinds.map(CODED) + numbers.map("{:04d}".format)


def stored_lines(lines: Lines, plane: Plane) -> Shapes:
    """The lines thinned, in degrees and rounded."""
    thin = shapely.simplify(lines.shapes, 4.0)
    return np.asarray(shapely.set_precision(plane.shapes_in_degrees(thin), GRID_SIZE))


class _Sway:
    """A gentle push of points in the plane, so that straight lines look travelled."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._fields: list[tuple[Field, Field]] = [
            (random_field(rng, length_m=length), random_field(rng, length_m=length)) for length in (5000, 1400)
        ]

    def push(self, points: Floats, wide_m: float, narrow_m: float) -> Floats:
        moved = points.copy()
        for (east, north), reach in zip(self._fields, (wide_m, narrow_m), strict=True):
            moved += reach * np.column_stack([east.at(points), north.at(points)])
        return moved


_BEND = {"river": (260.0, 110.0), "road": (120.0, 20.0), "rail": (60.0, 0.0)}


def _stops(spec: LineSpec, recipe: Recipe, plane: Plane) -> Floats:
    return plane.metres(np.array([recipe.town_points[s] if isinstance(s, str) else s for s in spec.via], dtype=float))


def _through(stops: Floats, sway: _Sway, *, bend: str) -> shapely.Geometry:
    """A smooth line through the stops (Catmull-Rom, 1974), then swayed."""
    padded = np.concatenate([2 * stops[:1] - stops[1:2], stops, 2 * stops[-1:] - stops[-2:-1]])
    pieces = []
    for i in range(len(stops) - 1):
        a, b, c, d = padded[i : i + 4]
        t = np.linspace(0, 1, max(3, int(np.hypot(*(c - b)) / 120)), endpoint=i == len(stops) - 2)[:, None]
        pieces.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    line: shapely.Geometry = shapely.LineString(sway.push(np.concatenate(pieces), *_BEND[bend]))
    return shapely.simplify(line, 3.0)


def _roads(recipe: Recipe, net: Net, sway: _Sway) -> list[tuple[str, str, int, int, shapely.Geometry]]:
    """Roads between neighbouring towns: the Gabriel graph (1969) of their centres, none longer than 16 km."""
    places, names = net.town_centres, list(net.towns["name"])
    gap = ((places[:, None] - places[None]) ** 2).sum(axis=2)
    rows: list[tuple[str, str, int, int, shapely.Geometry]] = []
    ending = recipe.words.of("road")[0]
    for a in range(len(places)):
        for b in range(a + 1, len(places)):
            between = gap[a] + gap[b] < gap[a, b]
            if between.any() or gap[a, b] > 16_000**2:
                continue
            name = names[a][0] + names[b][0] + ending
            rows.append(("road", name, 2, -1, _through(places[[a, b]], sway, bend="road")))
    return rows


def _streets(
    recipe: Recipe, net: Net, towns: Shapes, sway: _Sway, rng: np.random.Generator
) -> list[tuple[str, str, int, int, shapely.Geometry]]:
    """Streets of each town, along two directions, crossing where people live, cut at the town's border."""
    rows: list[tuple[str, str, int, int, shapely.Geometry]] = []
    namer = Namer(recipe.words.roads, ("路", "路", "路", "街"), rng)
    cell_town = net.town[net.village[net.cell_grid]]
    count = np.maximum(6, 3 * np.bincount(net.town, minlength=len(towns)) // 2)
    for town, shape in enumerate(towns):
        cells = net.cell_points[cell_town == town]
        slant = rng.normal(0, 0.25)
        size = float(np.sqrt(shapely.area(shape)))
        middles = cells[rng.choice(len(cells), int(count[town]))]
        drawn: tuple[list[shapely.Geometry], list[shapely.Geometry]] = ([], [])
        for turn, middle in enumerate(middles):
            if drawn[turn % 2] and shapely.distance(drawn[turn % 2], shapely.points(middle)).min() < APART_M:
                continue
            angle = slant + (np.pi / 2) * (turn % 2) + rng.normal(0, 0.06)
            length = min(size * rng.uniform(0.3, 0.8), 4500.0)
            along = np.linspace(-0.5, 0.5, max(4, int(length / 80)))[:, None] * length
            line = shapely.linestrings(
                sway.push(middle + along * np.array([[np.cos(angle), np.sin(angle)]]), 80.0, 25.0)
            )
            parts = shapely.get_parts(shapely.intersection(line, shape))
            parts = parts[shapely.get_type_id(parts) == 1]
            if len(parts):
                longest = parts[shapely.length(parts).argmax()]
                drawn[turn % 2].append(longest)
                rows.append(("road", namer.name(net.towns["code"].iloc[town]), 3, town, longest))
    return rows


def _rivers(
    recipe: Recipe, outlines: shapely.Geometry, towns: Shapes, villages: Shapes, rng: np.random.Generator
) -> list[tuple[str, str, int, int, shapely.Geometry]]:
    """Some borders of towns (rank 2) and villages (rank 3) are rivers; never the given outlines of counties."""
    rows: list[tuple[str, str, int, int, shapely.Geometry]] = []
    namer = Namer(recipe.words.of("river_stem"), recipe.words.of("river"), rng)
    for rank, shapes, share in ((2, towns, 0.6), (3, villages, 0.22)):
        arcs = shapely.get_parts(shapely.line_merge(shapely.union_all(shapely.boundary(shapes))))
        arcs = arcs[shapely.get_type_id(arcs) == 1]
        middles = shapely.line_interpolate_point(arcs, 0.5, normalized=True)
        free = (shapely.distance(middles, outlines) > 1.0) & (shapely.length(arcs) > 500)
        arcs = arcs[free & (rng.uniform(size=len(arcs)) < share)]
        rows += [("river", namer.name(str(i // 60)), rank, -1, arc) for i, arc in enumerate(arcs)]
    return rows
