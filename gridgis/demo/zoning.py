"""Exclusive zones: rounded campuses laid over the village grids, apart from each other."""

import numpy as np
import pandas as pd
import shapely

from gridgis.core.errors import Invalid
from gridgis.demo.borders import Net
from gridgis.demo.plane import GRID_SIZE, Plane
from gridgis.demo.recipe import Recipe, Zone
from gridgis.demo.shapes import Floats, Shapes, points_at

GAP_M = 25.0
"""Kept between two zones and to the outline of their county, which a zone never leaves."""


def draw_zones(
    recipe: Recipe, plane: Plane, net: Net, towns: Shapes, rng: np.random.Generator
) -> tuple[pd.DataFrame, Shapes]:
    """The zones in recipe order; those with a given place are laid first.

    Args:
        towns: town shapes in the plane.

    Returns:
        A table (name, kind, village: index of the home village) and one Polygon each, EPSG:4490, on the 1e-7 grid.

    Raises:
        Invalid: a zone has less than a third of its land left beside the others.
    """
    county_of = net.towns["parent_code"].to_numpy()
    land: dict[str, shapely.Geometry] = {
        code: shapely.buffer(shapely.coverage_union_all(towns[county_of == code]), -GAP_M)
        for code in sorted(set(county_of))
    }
    index_of = {code: i for i, code in enumerate(net.towns["code"])}
    shapes: dict[str, shapely.Geometry] = {}
    for zone in sorted(recipe.zones, key=lambda zone: zone.place is None):
        town = index_of[zone.town_code]
        room = land[county_of[town]]
        centre = _centre(zone, plane, net, shapely.intersection(towns[town], room), town, rng)
        free: shapely.Geometry = shapely.intersection(_campus(centre, zone.area_km2 * 1e6, rng), room)
        parts = shapely.get_parts(free)
        shape: shapely.Geometry = parts[shapely.area(parts).argmax()] if len(parts) else free
        if shapely.area(shape) < zone.area_km2 * 1e6 / 3:
            raise Invalid("demo.zone_no_room", zone=zone.name)
        land[county_of[town]] = shapely.difference(room, shapely.buffer(shape, GAP_M))
        shapes[zone.name] = shapely.simplify(shape, 2.0)
    stored = shapely.orient_polygons(
        shapely.normalize(
            shapely.set_precision(
                plane.shapes_in_degrees(np.array([shapes[zone.name] for zone in recipe.zones], dtype=object)), GRID_SIZE
            )
        )
    )
    table = pd.DataFrame({"name": [zone.name for zone in recipe.zones], "kind": [zone.kind for zone in recipe.zones]})
    home = shapely.STRtree(net.boundaries).query(shapely.point_on_surface(stored), predicate="within")
    first = np.unique(home[0], return_index=True)[1]
    table["village"] = net.village[home[1][first]]
    return table, np.asarray(stored)


def _centre(zone: Zone, plane: Plane, net: Net, free: shapely.Geometry, town: int, rng: np.random.Generator) -> Floats:
    """The given place, else a cell well inside the town's free land, the more built-up the smaller the zone."""
    if zone.place is not None:
        return np.asarray(plane.metres(np.array([zone.place]))[0])
    cells = net.cell_points[net.town[net.village[net.cell_grid]] == town]
    shapely.prepare(free)
    cells = cells[shapely.contains_xy(free, cells[:, 0], cells[:, 1])]
    edge = shapely.distance(points_at(cells), shapely.boundary(free))
    inner = cells[edge >= min(np.sqrt(zone.area_km2) * 600, np.quantile(edge, 0.8))]
    far = np.hypot(*(inner - net.town_centres[town]).T)
    pool = inner[np.argsort(far, kind="stable")[: max(8, len(inner) // (4 if zone.area_km2 < 0.3 else 1))]]
    return np.asarray(pool[rng.integers(len(pool))])


def _campus(centre: Floats, area_m2: float, rng: np.random.Generator) -> shapely.Geometry:
    """A turned, slightly wavy superellipse (Lamé) of the given area."""
    angle = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    power, stretch = rng.uniform(2.4, 4.5), rng.uniform(0.6, 1.0)
    radius = (np.abs(np.cos(angle)) ** power + np.abs(np.sin(angle)) ** power) ** (-1 / power)
    for wave in (2, 3, 5):
        radius *= 1 + rng.uniform(0.02, 0.07) * np.cos(wave * angle + rng.uniform(0, 2 * np.pi))
    points = np.column_stack([radius * np.cos(angle), stretch * radius * np.sin(angle)])
    turn = rng.uniform(0, np.pi)
    points = points @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    size = np.sqrt(area_m2 / shapely.area(shapely.polygons(points)))
    campus: shapely.Geometry = shapely.polygons(centre + size * points)
    return campus
