"""Proposals: divide a village, or a town, into grids of equal load along roads and water, near to what was before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import ArrayLike
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon

from gridgis.core.errors import Invalid
from gridgis.grids.coverage import Vertex, rounded, vertices
from gridgis.grids.dividing.atoms import Atoms, Land, atoms_of, face_at, lines_of
from gridgis.grids.dividing.borders import shapes_of
from gridgis.grids.dividing.clusters import buildings_of
from gridgis.grids.dividing.lattice import STEPS, Floats, Ints, Lattice
from gridgis.grids.dividing.net import net_of
from gridgis.grids.dividing.search import matched, parts_of

Area = Polygon | MultiPolygon

MOST_PARTS = 799
"""A village has numbers 001 to 799 for its grids."""

ATOMS_A_PART = 24
"""How finely the load is cut: an atom carries at most this share of a part, save where one building carries more."""

MESH_A_PART = 12
"""How finely land without buildings is cut."""

SMOOTH_M = 25.0
"""Bends smaller than this are taken out of borders across open land, and smaller ones where atoms are small."""


@dataclass(frozen=True)
class Part:
    """One grid of a proposal.

    Args:
        boundary: valid, EPSG:4490, rounded to 1e-7 degrees.
        inherits: code of the old grid it continues: the one with most load in common, each old grid once.
        load: of the points it holds.
    """

    boundary: Area
    inherits: str | None
    load: float


@dataclass(frozen=True)
class Division:
    """A proposal.

    Args:
        parts: from south to north; a valid coverage of the outline.
        outline_vertices: new vertices where borders meet the outline, sorted; with these in it, the outline is exactly
            the union of the parts. Give them to the neighbours outside too.
        moved: share of the load of old grids, 0 to 1, that is in another grid than the one continuing its own.
        by_area: nothing had any load, so areas were made equal (`moved` is of areas too).
    """

    parts: list[Part]
    outline_vertices: list[Vertex]
    moved: float
    by_area: bool


def divide(
    outline: Area,
    points: ArrayLike,
    loads: ArrayLike,
    *,
    count: int | None = None,
    target: float | None = None,
    old: Mapping[str, Area] | None = None,
    barriers: Sequence[LineString | MultiLineString] = (),
    stability: float = 0.5,
    seed: int = 1,
) -> Division:
    """Divide an outline into connected parts of near equal load.

    Args:
        outline: valid, EPSG:4490; may have holes and several pieces. A part that spans pieces is connected in each.
        points: (n, 2) longitude, latitude of addresses. Those within a metre of each other stay together. One on a
            common border counts for the first part, one outside the outline for the nearest.
        loads: (n,) households or hours of work, not negative.
        count: how many parts, 2 to 799; or
        target: load that a part should have, from which the count follows.
        old: the grids in force by code. Their borders are kept where that is no worse.
        barriers: roads, rivers, walls; borders prefer to follow them.
        stability: 0 to 1; what moving load out of its old grid costs. At 0 the old net only lends its codes.
        seed: another gives another proposal; the same gives the same to the last bit.

    Raises:
        Invalid: count, target, stability or loads make no sense, or there are fewer places than parts.
    """
    outline = _whole(outline)
    at, load = _checked(points, loads, stability)
    by_area = load.sum() <= 0
    count = _count(count, target, float(load.sum()))
    land = _land(outline, at, load, old or {}, barriers, stability)
    atoms = _atoms(land, count, by_area, seed)
    codes, inside = sorted(old or {}), shapely.get_coordinates(shapely.point_on_surface(atoms.faces))
    atom_old = _inside_old(old or {}, (inside + land.lattice.origin) / STEPS)
    carried = atoms.area_m2 if by_area else atoms.loads
    labels = parts_of(net_of(atoms, carried, atom_old, count, stability), count, seed)
    smooth_m = min(SMOOTH_M, 0.25 * float(np.sqrt(atoms.area_m2.sum() / count / ATOMS_A_PART)))
    shapes = shapes_of(atoms, labels, land, smooth_m)
    part = face_at(np.array(shapes, dtype=object), at)
    sums = np.bincount(part, load, count)
    size = count, len(codes)
    if by_area:
        heir, moved = _continued(labels, atom_old, atoms.area_m2, size)
    else:
        heir, moved = _continued(part, _inside_old(old or {}, at), load, size)
    rim = shapely.coverage_union_all(np.array(shapes, dtype=object))
    return Division(
        parts=[Part(shape, codes[heir[i]] if i in heir else None, float(sums[i])) for i, shape in enumerate(shapes)],
        outline_vertices=sorted(vertices(rim) - vertices(outline)),
        moved=moved,
        by_area=bool(by_area),
    )


def _whole(outline: Area) -> Area:
    """The outline with its coordinates as stored."""
    shape = rounded(outline)
    if not isinstance(shape, Polygon | MultiPolygon) or not shape.is_valid or shape.area == 0:
        raise Invalid("grids.outline_broken", field="outline")
    return shape


def _checked(points: ArrayLike, loads: ArrayLike, stability: float) -> tuple[Floats, Floats]:
    at = np.asarray(points, dtype=np.float64).reshape(-1, 2)
    load = np.asarray(loads, dtype=np.float64).reshape(-1)
    if len(at) != len(load):
        raise Invalid("grids.loads_differ", points=len(at), loads=len(load), field="loads")
    if not (np.isfinite(at).all() and np.isfinite(load).all() and (load >= 0).all()):
        raise Invalid("grids.loads_not_finite", field="loads")
    if not 0 <= stability <= 1:
        raise Invalid("grids.stability", field="stability")
    return at, load


def _count(count: int | None, target: float | None, total: float) -> int:
    """How many parts to make.

    Raises:
        Invalid: neither or both are given, or they lead to fewer than 2 or more than 799 parts.
    """
    if (count is None) == (target is None):
        raise Invalid("grids.count_or_target", field="count")
    if target is not None:
        if not np.isfinite(target) or target <= 0:
            raise Invalid("grids.target_not_positive", field="target")
        if total <= 0:
            raise Invalid("grids.no_load", field="target")
        count = round(min(total / target, MOST_PARTS + 1))
        if count < 2:
            raise Invalid("grids.target_too_large", target=target, most=total / 2, field="target", total=total)
        if count > MOST_PARTS:
            raise Invalid(
                "grids.target_too_small",
                most=MOST_PARTS,
                least=total / MOST_PARTS,
                field="target",
                total=total,
            )
    assert count is not None
    if not 2 <= count <= MOST_PARTS:
        raise Invalid("grids.count_range", most=MOST_PARTS, field="count")
    return count


def _land(
    outline: Area,
    at: Floats,
    load: Floats,
    old: Mapping[str, Area],
    barriers: Sequence[LineString | MultiLineString],
    stability: float,
) -> Land:
    lattice = Lattice.around(outline)
    inside = lattice.shape(outline)

    def clipped(lines: Sequence[shapely.Geometry]) -> MultiLineString:
        return lines_of([shapely.intersection(shapely.union_all([lattice.shape(line) for line in lines]), inside)])

    seen = slice(None) if load.sum() > 0 else slice(0)
    places, weights = buildings_of(lattice.steps(at[seen]), load[seen], lattice.metres)
    return Land(
        lattice=lattice,
        outline=inside,
        barriers=clipped(barriers),
        old_lines=clipped([shapely.boundary(shape) for shape in old.values()] if stability > 0 else []),
        buildings=places,
        loads=weights,
    )


def _atoms(land: Land, count: int, by_area: bool, seed: int) -> Atoms:
    """Cut the land; each building alone when coarser atoms would not do for so many parts.

    Raises:
        Invalid: fewer loaded places than parts.
    """
    area = float(shapely.area(land.outline)) * float(land.lattice.metres.prod())
    gap_m = float(np.sqrt(area / count / (ATOMS_A_PART if by_area else MESH_A_PART)))
    found = 0
    for cap in (land.loads.sum() / count / ATOMS_A_PART, 0.0):
        atoms = atoms_of(land, cap, gap_m, np.random.default_rng(seed))
        found = int((atoms.area_m2 if by_area else atoms.loads).astype(bool).sum())
        if found >= count:
            return atoms
    raise Invalid("grids.too_few_places", count=count, field="count", places=found)


def _inside_old(old: Mapping[str, Area], at: Floats) -> Ints:
    """The old grid, by its place in the order of codes, that holds each point; -1 for none."""
    found = np.full(len(at), -1)
    for i, code in reversed(list(enumerate(sorted(old)))):
        shapely.prepare(old[code])
        found[shapely.intersects_xy(old[code], at[:, 0], at[:, 1])] = i
    return found


def _continued(part: Ints, old: Ints, weights: Floats, size: tuple[int, int]) -> tuple[dict[int, int], float]:
    """Which old grid each part continues, and the share of old load that is elsewhere then."""
    common = np.zeros(size)
    known = old >= 0
    np.add.at(common, (part[known], old[known]), weights[known])
    heir = matched(common)
    total = float(common.sum())
    kept = sum(float(common[i, j]) for i, j in heir.items())
    return heir, max(0.0, 1 - kept / total) if total > 0 else 0.0
