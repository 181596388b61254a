"""Standard addresses of the demo city: street doors, houses of village groups, buildings of estates, known places."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from gridgis.demo.basemap import Lines
from gridgis.demo.borders import Net
from gridgis.demo.naming import Namer
from gridgis.demo.plane import Plane
from gridgis.demo.recipe import Recipe
from gridgis.demo.shapes import Floats, Ints, Shapes, points_at

CLEAR_M = 6.0
"""An address lies at least this far inside its grid."""

DOOR_M = 12.0
"""One house number each side for so many metres of street."""

DOOR_SHARE = 0.045
"""Of the numbers a street could have, those that are listed."""

SETTLEMENTS = 2
"""Village groups or estates tried in each grid."""

TOWN_PLACES = (
    "便民服务中心",
    "综合执法中队",
    "市场监管所",
    "派出所",
    "司法所",
    "卫生院",
    "中心小学",
    "农贸市场",
    "文化站",
)
VILLAGE_PLACES = ("便民服务站", "文化礼堂", "卫生服务站")


@dataclass
class _Draft:
    """Addresses before their grid is known; `grid` -1 means wherever the point falls."""

    points: list[Floats] = field(default_factory=list)
    rows: list[tuple[str, str, int, str, str, int, int]] = field(default_factory=list)

    def add(
        self,
        points: Floats,
        kind: str,
        road: str,
        numbers: Sequence[int],
        *,
        estate: str = "",
        buildings: Sequence[str] = (),
        town: int = -1,
        grid: int = -1,
    ) -> None:
        self.points.append(points)
        for i, number in enumerate(numbers):
            self.rows.append((kind, road, int(number), estate, buildings[i] if buildings else "", town, grid))


def list_addresses(
    recipe: Recipe,
    plane: Plane,
    net: Net,
    lines: Lines,
    zones: pd.DataFrame,
    zone_shapes: Shapes,
    rng: np.random.Generator,
) -> pd.DataFrame:
    """All addresses, sorted by id; each well inside the village grid named with it.

    Columns: id, text, county_code, town_code, village_code, road, number (0 for none), estate, building,
    kind (`road`, `group`, `poi`), lng, lat, grid (index).
    """
    draft = _Draft()
    _doors(draft, lines, rng)
    cells = _cells_by_grid(net)
    _houses(draft, recipe, net, lines, cells, rng)
    _places(draft, net, cells, zones, plane.metres(shapely.get_coordinates(shapely.point_on_surface(zone_shapes))))
    return _settled(draft, recipe, plane, net)


def _doors(draft: _Draft, lines: Lines, rng: np.random.Generator) -> None:
    for town, line, name in zip(*lines.streets(), strict=True):
        for part in shapely.get_parts(line):
            length = float(shapely.length(part))
            slots = np.arange(2 * int(length / DOOR_M))
            slots = slots[rng.uniform(size=len(slots)) < DOOR_SHARE]
            if not len(slots):
                continue
            at = (slots // 2 + 0.5) * DOOR_M
            here = shapely.get_coordinates(shapely.line_interpolate_point(part, at))
            ahead = shapely.get_coordinates(shapely.line_interpolate_point(part, np.minimum(at + 3, length)))
            before = shapely.get_coordinates(shapely.line_interpolate_point(part, np.maximum(at - 3, 0)))
            way = ahead - before
            left = np.column_stack([-way[:, 1], way[:, 0]]) / np.hypot(*way.T)[:, None]
            side = np.where(slots % 2 == 0, 1.0, -1.0) * rng.uniform(12, 28, len(slots))
            draft.add(here + left * side[:, None], "road", name, (slots + 1).tolist(), town=int(town))
            break


def _cells_by_grid(net: Net) -> list[Floats]:
    order = np.argsort(net.cell_grid, kind="stable")
    return np.split(net.cell_points[order], np.cumsum(np.bincount(net.cell_grid, minlength=len(net.village)))[:-1])


def _houses(
    draft: _Draft, recipe: Recipe, net: Net, lines: Lines, cells: list[Floats], rng: np.random.Generator
) -> None:
    """A few settlements a grid: estates where the village's kind has them, else village groups."""
    words = recipe.words
    groups = Namer(words.of("group_stem"), words.of("group"), rng)
    estates = Namer(words.of("estate_stem"), words.of("estate"), rng)
    has_estates = [name in recipe.kinds and recipe.kinds[name].estates for name in net.villages["kind"]]
    codes = list(net.villages["code"])
    street = _StreetFinder(lines, len(net.towns))
    for grid, here in enumerate(cells):
        village = int(net.village[grid])
        centres = here[rng.choice(len(here), min(len(here), SETTLEMENTS), replace=False)]
        for centre in centres:
            if has_estates[village]:
                _estate(draft, centre, estates.name(codes[village]), grid, street, int(net.town[village]), rng)
            else:
                _group(draft, centre, groups.name(codes[village]), grid, rng)


def _group(draft: _Draft, centre: Floats, name: str, grid: int, rng: np.random.Generator) -> None:
    """Houses in one or two rows, as along a creek."""
    count = int(rng.integers(4, 9))
    angle, row = rng.normal(0, 0.5), np.arange(count) // max(4, (count + 1) // 2)
    along = (np.arange(count) - row * max(4, (count + 1) // 2)) * rng.uniform(14, 20)
    spot = np.column_stack([along - along.mean(), row * rng.uniform(22, 34)]) + rng.normal(0, 1.5, (count, 2))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    numbers = np.cumsum(rng.integers(1, 4, count))
    draft.add(centre + spot @ turn, "group", name, numbers.tolist(), grid=grid)


def _estate(
    draft: _Draft, centre: Floats, name: str, grid: int, street: "_StreetFinder", town: int, rng: np.random.Generator
) -> None:
    """Buildings in rows facing south, with the street number of their gate."""
    count = int(rng.integers(4, 10))
    across = int(rng.integers(2, 4))
    index = np.arange(count)
    spot = np.column_stack([(index % across) * rng.uniform(42, 60), (index // across) * -rng.uniform(32, 45)])
    spot = spot - spot.mean(axis=0) + rng.normal(0, 1.0, (count, 2))
    road, number = street.gate(town, centre)
    buildings = [f"{i + 1}幢" for i in range(count)]
    draft.add(centre + spot, "road", road, [number] * count, estate=name, buildings=buildings, grid=grid)


class _StreetFinder:
    """The nearest street of a town and the number at a point along it."""

    def __init__(self, lines: Lines, towns: int) -> None:
        owner, shapes, names = lines.streets()
        self._mine = [np.flatnonzero(owner == town) for town in range(towns)]
        self._shapes, self._names = shapes, names

    def gate(self, town: int, point: Floats) -> tuple[str, int]:
        mine = self._mine[town]
        at = shapely.points(point)
        best = int(mine[shapely.distance(self._shapes[mine], at).argmin()])
        line = shapely.get_parts(self._shapes[best])[0]
        return self._names[best], 2 * int(shapely.line_locate_point(line, at) / DOOR_M) + 1


def _places(draft: _Draft, net: Net, cells: list[Floats], zones: pd.DataFrame, zone_points: Floats) -> None:
    """Points of interest: zones, the seats of towns and villages and what stands beside them."""
    for name, point in zip(zones["name"], zone_points, strict=True):
        draft.add(point[None], "poi", "", [0], estate=name)
    village_cells = _gathered(cells, net.village, len(net.villages))
    for village, kind in enumerate(net.villages["kind"]):
        here = village_cells[village]
        near = here[np.argsort(((here - here.mean(axis=0)) ** 2).sum(axis=1), kind="stable")]
        seat = "村委会" if kind == "村" else "居委会"
        for label, point in zip((seat, *VILLAGE_PLACES), near, strict=False):
            draft.add(point[None], "poi", "", [0], estate=label)
    town_cells = _gathered(village_cells, net.town, len(net.towns))
    for town, name in enumerate(net.towns["name"]):
        here = town_cells[town]
        near = here[np.argsort(((here - net.town_centres[town]) ** 2).sum(axis=1), kind="stable")]
        for label, point in zip(("人民政府" if name[-1] == "镇" else "办事处", *TOWN_PLACES), near, strict=False):
            draft.add(point[None] + 7.0, "poi", "", [0], estate=name + label)


def _gathered(cells: list[Floats], owner: Ints, count: int) -> list[Floats]:
    parts: list[list[Floats]] = [[] for _ in range(count)]
    for here, index in zip(cells, owner, strict=True):
        parts[int(index)].append(here)
    return [np.concatenate(part) for part in parts]


def _settled(draft: _Draft, recipe: Recipe, plane: Plane, net: Net) -> pd.DataFrame:
    """Find each point's grid, drop what is near a border or outside its own street's town, write the texts."""
    degrees = plane.degrees(np.concatenate(draft.points))
    points = points_at(degrees)
    flat = points_at(plane.metres(degrees))
    columns = ["kind", "road", "number", "estate", "building", "town", "wanted"]
    table = pd.DataFrame(draft.rows, columns=columns)
    table[["lng", "lat"]] = degrees
    grid = np.full(len(points), -1)
    found = shapely.STRtree(net.boundaries).query(points, predicate="within")
    grid[found[0]] = found[1]
    rims = shapely.boundary(plane.shapes_in_metres(net.boundaries))
    table["grid"] = grid
    keep = (grid >= 0) & ((table["wanted"] < 0) | (table["wanted"] == grid)).to_numpy()
    village = net.village[grid]
    keep &= ((table["town"] < 0) | (table["town"] == net.town[village])).to_numpy()
    keep &= shapely.distance(flat, rims[grid]) >= CLEAR_M
    table, village = table[keep].reset_index(drop=True), village[keep]
    return _written(table, recipe, net, village)


def _written(table: pd.DataFrame, recipe: Recipe, net: Net, village: Ints) -> pd.DataFrame:
    names = dict(zip(recipe.divisions["code"], recipe.divisions["name"], strict=True))
    codes = net.villages["code"].to_numpy()[village]
    heads = [names[recipe.city_code] + names[code[:6]] + names[code[:9]] + names[code] for code in net.villages["code"]]
    number = np.where(table["number"] > 0, table["number"].astype(str) + "号", "")
    tail = table["road"] + number + table["estate"] + table["building"]
    table["text"] = [heads[i] + end for i, end in zip(village, tail, strict=True)]
    table["county_code"] = [code[:6] for code in codes]
    table["town_code"] = [code[:9] for code in codes]
    table["village_code"] = codes
    table = table.drop_duplicates("text")
    table = table.sort_values(["village_code", "grid", "kind", "road", "number", "text"], kind="stable")
    table["id"] = np.arange(1, len(table) + 1)
    order = ["id", "text", "county_code", "town_code", "village_code", "road", "number", "estate", "building", "kind"]
    return table[[*order, "lng", "lat", "grid"]].reset_index(drop=True)
