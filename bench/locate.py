"""Five million points in 5,000 and 60,000 grids: our index, its building included, against one join in PostGIS."""

import io
import json
import sys
import time
from typing import Any

import numpy as np

from bench import engines, net
from bench.one_core import (
    Took,
    Watch,
    forget_peak,
    in_a_process_of_its_own,
    keep_to_one_core,
    named_cells,
    net_database,
    one_backend,
    peak_mb,
    points_over,
)
from bench.stand import Figure, Stand
from gridgis.bulk import Areas

SIZES = (5_000, 60_000)
POINTS = 5_000_000
PROMISED = 20

JOIN = """
SELECT count(*), sum(place.id) FROM places place JOIN grid_versions grid ON ST_Covers(grid.boundary, place.at)
"""


def run(stand: Stand) -> list[Figure]:
    """Measure at both sizes."""
    return [figure for many in SIZES for figure in _measured(stand, many)]


def _measured(stand: Stand, many: int) -> list[Figure]:
    url = net_database(stand, many)
    ours = in_a_process_of_its_own("bench.locate", many)
    with one_backend(url) as cursor:
        _load(cursor, many)
        watch = Watch(cursor)
        cursor.execute(JOIN)
        counted, theirs = cursor.fetchone(), watch.took()
        cursor.execute("DROP TABLE places")
    assert [int(one) for one in counted] == ours["counted"], (counted, ours["counted"])
    took = Took(ours["build_s"] + ours["locate_s"], ours["cpu_s"])
    others = engines.beside(many, POINTS, ours["counted"])
    print(f"{many}: {took}, PostGIS {theirs}, {others}; {ours}", flush=True)
    beside = f"PostGIS {theirs}"
    if many == SIZES[0]:
        beside += f"; at least {PROMISED} promised"
    return [
        Figure(
            f"locate {POINTS:,} points in {many:,} grids, index included", took.wall_s, "s", beside, took.ratio(theirs)
        ),
        *(
            Figure(f"  the same in {name}", other.wall_s, "s", f"{other}, built in passing", took.ratio(other))
            for name, other in others.items()
        ),
        Figure(f"of it building the index over {many:,} grids", ours["build_s"], "s", f"{ours['vertices']:,} vertices"),
        Figure(f"points located in {many:,} grids", POINTS / ours["locate_s"], "points/s", "index built"),
        Figure(f"peak memory, {many:,} grids", ours["peak_mb"], "MB", f"{ours['given_mb']:.0f} MB grids and points"),
    ]


def _load(cursor: Any, many: int) -> None:
    """The points as geometries; the planner knows them."""
    _, shapes = named_cells(net.make(many))
    cursor.execute("CREATE UNLOGGED TABLE raw (id int, lng float8, lat float8)")
    points = points_over(shapes, POINTS)
    for begin in range(0, POINTS, 500_000):
        part = points[begin : begin + 500_000]
        lines = io.StringIO("".join(f"{begin + n},{x!r},{y!r}\n" for n, (x, y) in enumerate(part.tolist())))
        cursor.copy_expert("COPY raw FROM STDIN (FORMAT csv)", lines)
    cursor.execute(
        "CREATE UNLOGGED TABLE places AS SELECT id, ST_SetSRID(ST_MakePoint(lng, lat), 4490) AS at FROM raw;"
        "DROP TABLE raw"
    )
    cursor.execute("VACUUM ANALYZE places")


def main(many: int) -> None:
    """Measure ourselves, in a process of our own."""
    keep_to_one_core()
    codes, shapes = named_cells(net.make(many))
    points = points_over(shapes, POINTS)
    lng, lat = points[:, 0].copy(), points[:, 1].copy()
    forget_peak()
    given = peak_mb()
    began, used = time.perf_counter(), time.process_time()
    areas = Areas.build(codes, shapes)
    built = time.perf_counter()
    rows = areas.locate(lng, lat)
    ended, spent = time.perf_counter(), time.process_time()
    peak = peak_mb()
    # The join gives a point on a common border once for each grid: such points get another where the highest code wins.
    last = Areas.build(codes, shapes, -np.arange(len(codes))).locate(lng, lat)
    found = np.concatenate([np.flatnonzero(rows >= 0), np.flatnonzero(rows != last)])
    figures = {
        "build_s": built - began,
        "locate_s": ended - built,
        "cpu_s": spent - used,
        "peak_mb": peak,
        "given_mb": given,
        "vertices": len(areas.outlines.points),
        "counted": [len(found), int(found.sum())],
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(int(sys.argv[1]))
