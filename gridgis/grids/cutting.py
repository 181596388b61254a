"""Cutting a layer of grids: split, merge, give a part away, put a new grid in; the layer stays a coverage.

Shapes as in `coverage`: valid polygons in EPSG:4490, rounded to 1e-7 degrees.
"""

from collections.abc import Iterable, Sequence

import shapely
from shapely.geometry import LineString, MultiPoint, Polygon
from shapely.geometry.base import BaseGeometry

from gridgis.core.errors import Invalid
from gridgis.grids.coverage import (
    TOUCH,
    Area,
    Grids,
    Shapes,
    Vertex,
    joined,
    noded,
    refuse_broken,
    rounded,
    thick,
    vertices,
    with_vertices,
)


def split(grids: Grids, code: str, line: LineString, names: Sequence[str]) -> Shapes:
    """Cut a grid along a drawn line into pieces, and give its neighbours the new vertices.

    Args:
        grids: the grid and all its neighbours by code.
        code: the grid to cut.
        line: from outside or the border, through the grid, to outside or the border; may cross several times.
        names: codes for the pieces beyond the first, in falling order of area; the largest piece keeps `code`.

    Returns:
        The pieces, largest first, and the neighbours that gained vertices.

    Raises:
        Invalid: the line does not cut the grid, or makes another number of pieces than there are names for.
    """
    cut = rounded(line)
    if not cut.is_valid or cut.length == 0:
        raise Invalid("grids.line_no_length", field="line")
    pieces = _pieces(grids[code], cut)
    if len(pieces) < 2:
        raise Invalid("grids.line_does_not_cut", field="line", code=code)
    if len(pieces) != len(names) + 1:
        raise Invalid("grids.line_pieces", codes=len(pieces) - 1, field="names", pieces=len(pieces))
    return _sealed(grids, noded(grids, dict(zip((code, *names), pieces, strict=True))))


def pieces_of(shape: Area, line: LineString) -> int:
    """Into how many pieces a line cuts a grid."""
    return len(_pieces(shape, rounded(line)))


def _pieces(shape: Area, line: BaseGeometry) -> list[Polygon]:
    """The faces of the grid's border and the line, rounded and noded, that lie in the grid; largest first."""
    border = shapely.boundary(shape)
    crossings = rounded(shapely.intersection(border, line))
    marked = with_vertices(shape, vertices(crossings))
    inner = rounded(shapely.intersection(line, shape))
    snapped = shapely.snap(inner, MultiPoint(shapely.get_coordinates(marked)), TOUCH)  # its ends lie on vertices
    linework = shapely.union_all([shapely.boundary(marked), snapped])
    faces = [face for face in shapely.get_parts(shapely.polygonize([linework])) if _inside(face, shape)]
    found = [face for face in map(rounded, faces) if isinstance(face, Polygon) and face.area > 0]
    return sorted(map(shapely.normalize, found), key=lambda face: -face.area)


def _inside(face: BaseGeometry, shape: Area) -> bool:
    return bool(shape.covers(shapely.point_on_surface(face)))


def merge(shapes: Iterable[Area]) -> Polygon:
    """Join grids that touch along a line into one.

    Raises:
        Invalid: they do not make one piece.
    """
    whole = _joined(shapes)
    if not isinstance(whole, Polygon):
        raise Invalid("grids.not_touching", field="codes")
    return whole


def _joined(shapes: Iterable[BaseGeometry]) -> Area | None:
    whole = joined(shapes)
    return None if whole is None else shapely.normalize(whole)


def transfer(grids: Grids, source: str, target: str, line: LineString) -> Shapes:
    """Redraw a stretch of the border between two grids: what the line cuts off goes to the other.

    Args:
        grids: the two and all their neighbours by code.
        source: the grid that gives.
        target: the grid that gains.
        line: through the source, from its border with the target back to it.

    Raises:
        Invalid: the line cuts nothing off that touches the target, or nothing would be left of the source.
    """
    pieces = _pieces(grids[source], rounded(line))
    if len(pieces) < 2:
        raise Invalid("grids.line_cuts_nothing", field="line", code=source)
    marked = noded(grids, {str(i): piece for i, piece in enumerate(pieces)}, gone=[source])
    towards = marked.get(target, grids[target])
    given = [piece for piece in pieces[1:] if _shares_line(piece, towards)]
    if not given:
        raise Invalid("grids.cut_off_apart", field="line", code=target)
    kept = [piece for piece in pieces if all(piece is not one for one in given)]
    left = merge(kept) if len(kept) > 1 else kept[0]
    changed = {code: shape for code, shape in marked.items() if code in grids}
    return _sealed(grids, changed | {source: left, target: merge([towards, *given])})


def _sealed(grids: Grids, changed: Shapes, gone: Sequence[str] = ()) -> Shapes:
    """The changed shapes, if they cover what the old ones covered and fit together.

    Raises:
        Invalid: a line runs so close along a border that rounding would swallow what lies between.
    """
    refuse_broken(grids, changed, gone)
    before = shapely.union_all([grids[code] for code in (*changed, *gone) if code in grids])
    if thick(shapely.symmetric_difference(before, shapely.union_all(list(changed.values())))):
        raise Invalid("grids.line_along_border", field="line")
    return changed


def _shares_line(one: BaseGeometry, other: BaseGeometry) -> bool:
    return bool(shapely.length(shapely.intersection(shapely.boundary(one), shapely.boundary(other))) > 0)


def carve(grids: Grids, own: Iterable[str], code: str, drawn: Area, outline: BaseGeometry) -> tuple[Shapes, list[str]]:
    """Put a grid into a village: it takes what it covers from the village's grids and stays inside the outline.

    Args:
        grids: the village's grids and their neighbours.
        own: codes of the village's own grids.
        code: of the new grid.
        drawn: its shape as drawn.
        outline: of the village.

    Returns:
        The new shapes by code, neighbours with new vertices included, and the codes of grids that vanish.

    Raises:
        Invalid: it lies outside the village, or would cut a grid into several pieces.
    """
    mine = {c: grids[c] for c in sorted(own)}
    parts = _shared_out(mine, code, drawn, outline)
    if not parts[code]:
        raise Invalid("grids.outside_village", field="boundary")
    shapes = {owner: _one(owner, owned, mine.get(owner)) for owner, owned in parts.items() if owned}
    gone = [c for c in mine if not parts[c]]
    changed = {c: shape for c, shape in shapes.items() if c == code or not shape.equals_exact(mine[c], 0)}
    return _sealed(grids, noded(grids, changed, gone), gone), gone


def _shared_out(mine: Grids, code: str, drawn: Area, outline: BaseGeometry) -> dict[str, list[BaseGeometry]]:
    """The faces of all borders and the drawn one, by the grid that each belongs to."""
    linework = [shapely.boundary(shape) for shape in mine.values()]
    inner = rounded(shapely.intersection(shapely.boundary(drawn), outline))
    crossings = vertices(rounded(shapely.intersection(shapely.union_all(linework), inner)))
    marked = {c: with_vertices(shape, crossings | _on(shape, inner)) for c, shape in mine.items()}
    borders = shapely.union_all([shapely.boundary(shape) for shape in marked.values()])
    lines = shapely.union_all([borders, shapely.snap(inner, borders, TOUCH)])
    parts: dict[str, list[BaseGeometry]] = {owner: [] for owner in (code, *mine)}
    for face in map(rounded, shapely.get_parts(shapely.polygonize([lines]))):
        at = shapely.point_on_surface(face)
        owner = code if drawn.covers(at) else next((c for c, shape in mine.items() if shape.covers(at)), None)
        if owner is not None:
            parts[owner].append(face)
    return parts


def _on(shape: Area, line: BaseGeometry) -> set[Vertex]:
    """Vertices of a line that lie on a shape's border."""
    border = shapely.boundary(shape)
    return {vertex for vertex in vertices(line) if border.dwithin(shapely.points(vertex), TOUCH)}


def _one(code: str, faces: Sequence[BaseGeometry], was: Area | None) -> Area:
    whole = _joined(faces)
    many = 1 if was is None else len(shapely.get_parts(was))
    if whole is None or len(shapely.get_parts(whole)) > many:
        raise Invalid("grids.cut_to_pieces", code=code, codes=[code])
    return whole
