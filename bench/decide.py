"""One decision through the SQL router, in one process, on nets of 500, 5,000 and 60,000 grids: it must not grow."""

import time
from contextlib import ExitStack

import numpy as np

from bench import net
from bench.one_core import named_cells, net_database
from bench.stand import Figure, Stand, spread
from gridgis.core.db import make_engine, make_sessions
from gridgis.routing.deciding import decide
from gridgis.routing.locating import Ask

SIZES = (500, 5_000, 60_000)
ASKED, UNCOUNTED = 1_500, 100
TOLERANCE_M = 50.0
PROMISED = 1.2


def run(stand: Stand) -> list[Figure]:
    """Ask each net in turn, so that what else the machine does slows all alike."""
    day = net.clock().date()
    with ExitStack() as open_ones:
        sessions, points = [], []
        for many in SIZES:
            engine = make_engine(net_database(stand, many), pool_size=1)
            open_ones.callback(engine.dispose)
            sessions.append(open_ones.enter_context(make_sessions(engine)()))
            points.append(_inside(many))
        times: list[list[float]] = [[] for _ in SIZES]
        for n in range(ASKED + UNCOUNTED):
            for session, places, took in zip(sessions, points, times, strict=True):
                ask = Ask(day=day, lng=places[n][0], lat=places[n][1], accuracy_m=10.0, datum="wgs84")
                began = time.perf_counter()
                decide(session, [ask], tolerance_m=TOLERANCE_M)
                took.append(time.perf_counter() - began)
    first = spread(times[0][UNCOUNTED:])[0]
    figures = []
    for many, took in zip(SIZES, times, strict=True):
        middle, slow = spread(took[UNCOUNTED:])
        print(f"{many} grids: median {middle:.2f} ms, p95 {slow:.2f} ms", flush=True)
        beside = f"p95 {slow:.2f} ms; at most {PROMISED} promised"
        figures.append(Figure(f"one decision, {many:,} grids, median", middle, "ms", beside, middle / first))
    return figures


def _inside(many: int) -> list[tuple[float, float]]:
    """A point in each of some grids, from all over the net."""
    _, shapes = named_cells(net.make(many))
    rng = np.random.default_rng(9)
    chosen = shapes[rng.integers(0, len(shapes), ASKED + UNCOUNTED)]
    return [(round(shape.centroid.x, 7), round(shape.centroid.y, 7)) for shape in chosen]
