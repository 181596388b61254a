"""Common borders of a file made to match vertex by vertex, as far as that is only rounding."""

from collections.abc import Mapping, Set

import shapely
from shapely.geometry import Point

from gridgis.exchange.boundaries.report import Findings
from gridgis.grids.coverage import TOUCH, Area, Ring, Vertex, by_ring, misfits, vertices, with_vertices
from gridgis.plans.drafts import After, Net, laid_over


def match_borders(after: After, net: Net, found: Findings) -> After:
    """Give grids that meet the same vertices along their common border.

    Other systems keep each polygon for itself: a corner stands twice, a centimetre apart, or a neighbour's corner lies
    on a border without being a vertex of it. Vertices of the file's grids move to their neighbours', by at most two
    centimetres, and borders gain vertices; wider differences stay, and are the plan's to answer for.

    Args:
        after: what the file makes of grids of one layer.
        net: grids of the layer in force.
        found: takes what is said.

    Returns:
        The same, with grids of the net added that gain a vertex.
    """
    own = {code for code, draft in after.items() if draft is not None}
    drafts = laid_over(net, after)
    shapes = _around({code: draft.boundary for code, draft in drafts.items()}, own)
    faulty = sorted(misfits(shapes))
    if not faulty:
        return after
    moved = _joined({code: shapes[code] for code in faulty}, own)
    made = {code: _follow(shapes[code], moved) for code in own} if moved else {}
    shapes |= made
    made |= _noded({code: shapes[code] for code in faulty})
    changed = {code: shape for code, shape in made.items() if shape is not drafts[code].boundary and shape.is_valid}
    if not changed:
        return after
    found.say("matched", count=len(changed))
    return after | {code: drafts[code].drawn_as(shape) for code, shape in changed.items()}


def _around(shapes: Mapping[str, Area], own: Set[str]) -> dict[str, Area]:
    """The file's grids and those beside them; what is wrong elsewhere is none of the file's business."""
    if not own:
        return {}
    tree = shapely.STRtree([shapes[code] for code in sorted(own)])
    codes = list(shapes)
    near, _ = tree.query([shapes[code] for code in codes], predicate="dwithin", distance=TOUCH)
    return {codes[i]: shapes[codes[i]] for i in sorted(set(near.tolist()))}


def _joined(shapes: Mapping[str, Area], own: Set[str]) -> dict[Vertex, Vertex]:
    """Where vertices of the file's grids go: to one of the net within reach, else to the westernmost of their kind."""
    movable = set[Vertex]().union(*(vertices(shapes[code]) for code in own if code in shapes))
    fixed = set[Vertex]().union(*(vertices(shape) for code, shape in shapes.items() if code not in own))
    every = sorted(movable | fixed)
    if not every:
        return {}
    points = shapely.points(every)
    one, other = shapely.STRtree(points).query(points, predicate="dwithin", distance=TOUCH)
    table: dict[Vertex, Vertex] = {}
    for i, j in sorted(zip(one.tolist(), other.tolist(), strict=True)):
        here, there = every[i], every[j]
        if i == j or here in fixed or here in table or there in table:
            continue
        if there in fixed or there < here:
            table[here] = there
    return table


def _follow(shape: Area, moved: Mapping[Vertex, Vertex]) -> Area:
    """A shape with its vertices moved; itself where none is, or where too few would be left."""
    if not any(vertex in moved for vertex in vertices(shape)):
        return shape

    def ring(at: Ring) -> Ring:
        path = [moved.get(vertex, vertex) for vertex in at]
        return [vertex for i, vertex in enumerate(path) if i == 0 or vertex != path[i - 1]]

    try:
        made = by_ring(shape, ring)
    except ValueError:
        return shape
    return made if made.is_valid else shape


def _noded(shapes: Mapping[str, Area]) -> dict[str, Area]:
    """Shapes that gained the vertices of others which lie on their border."""
    codes = list(shapes)
    places = [(vertex, code) for code in codes for vertex in vertices(shapes[code])]
    tree = shapely.STRtree([Point(vertex) for vertex, _ in places])
    made = {}
    for code in codes:
        near = tree.query(shapely.boundary(shapes[code]), predicate="dwithin", distance=TOUCH)
        gained = with_vertices(shapes[code], {places[i][0] for i in near.tolist() if places[i][1] != code})
        if gained is not shapes[code]:
            made[code] = gained
    return made
