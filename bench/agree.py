"""Whether the SQL router, the index in memory and an exact oracle agree, on millions of points of a hard net."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from sqlalchemy import text
from sqlalchemy.orm import Session

from bench import rich_net
from bench.one_core import Pairs, filled_database
from bench.stand import Figure, Stand
from gridgis.bulk import Areas
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.sql import statement
from gridgis.grids import queries
from gridgis.routing.rules import choose_grid
from tests.rules.covering_oracle import Oracle

GRIDS, POINTS, AT_A_TIME = 5_000, 2_000_000, 2_000
WHOLE_EVERY = 25
"""Of so many parts one is asked by the whole statement too."""

SINCE, DAY = date(2020, 1, 1), date(2026, 3, 11)


def run(stand: Stand) -> list[Figure]:
    """Compare all three on random points, and on every vertex, middle and corner."""
    made = rich_net.make(GRIDS)
    url = filled_database(stand, "agree", lambda session: rich_net.load(session, made, SINCE, checked=False))
    areas = Areas.build(made.codes, np.array(made.shapes, dtype=object), made.priorities)
    oracle = Oracle(made.codes, made.shapes, made.priorities)
    engine = make_engine(url, pool_size=1)
    figures = []
    with make_sessions(engine)() as session:
        for name, points in (
            ("random points", made.random_points(POINTS, seed=11)),
            ("vertices, middles of edges, corners", made.special_points()),
        ):
            wrong = _disagreements(session, made, areas, oracle, points)
            print(f"{len(points)} {name}: {wrong}", flush=True)
            beside = f"of {len(points):,} {name}; {len(made.codes):,} grids; 0 promised"
            figures += [Figure(f"{pair} disagree", float(many), "points", beside) for pair, many in wrong.items()]
    engine.dispose()
    return figures


def _parts(points: Pairs) -> Iterator[Pairs]:
    for begin in range(0, len(points), AT_A_TIME):
        yield points[begin : begin + AT_A_TIME]


@dataclass(frozen=True)
class Covering:
    """A grid that covers a point, as the choice needs it."""

    code: str
    layer: str
    covers: bool = True
    distance_m: float = 0.0
    border_m: float = 0.0


def _covering(session: Session, points: Pairs) -> list[str | None]:
    """What the product's own statement says, asked only for what decides inside: distances would take an hour."""
    inner = statement("gridgis.grids", "near").text
    asked = text(f"SELECT n, code, layer FROM ({inner}) near WHERE covers")
    many = len(points)
    values = {"n": list(range(many)), "lng": points[:, 0].tolist(), "lat": points[:, 1].tolist(), "day": [DAY] * many}
    found: list[list[Covering]] = [[] for _ in range(many)]
    zeros = [0.0] * many
    for n, code, layer in session.execute(asked, values | {"reach_m": zeros, "reach_lng": zeros, "reach_lat": zeros}):
        found[n].append(Covering(code, layer))
    choices = (choose_grid(some, accuracy_m=0.0, tolerance_m=0.0).grid for some in found)
    return [None if grid is None else grid.code for grid in choices]


def _whole_statement(session: Session, points: Pairs) -> list[str | None]:
    """What a single decision says: candidates with their distances, and the choice among them."""
    many = len(points)
    near = queries.near(session, points[:, 0].tolist(), points[:, 1].tolist(), [DAY] * many, [0.0] * many)
    choices = (choose_grid(some, accuracy_m=0.0, tolerance_m=0.0) for some in near)
    return [one.grid.code if one.grid is not None and one.match == "inside" else None for one in choices]


def _disagreements(
    session: Session, made: rich_net.RichNet, areas: Areas, oracle: Oracle, points: Pairs
) -> dict[str, int]:
    wrong = dict.fromkeys(("SQL and index", "SQL and oracle", "index and oracle", "single decision and SQL"), 0)
    codes = [*made.codes, None]
    told = time.monotonic()
    for n, part in enumerate(_parts(points)):
        index = [codes[row] for row in areas.locate(part[:, 0], part[:, 1]).tolist()]
        sql = _covering(session, part)
        exact = [codes[oracle.locate(x, y)] for x, y in part.tolist()]
        wrong["SQL and index"] += _unlike(sql, index, part)
        wrong["SQL and oracle"] += _unlike(sql, exact, part)
        wrong["index and oracle"] += _unlike(index, exact, part)
        if n % WHOLE_EVERY == 0:
            wrong["single decision and SQL"] += _unlike(_whole_statement(session, part), sql, part)
        if time.monotonic() - told > 30:
            told = time.monotonic()
            print(f"{(n + 1) * AT_A_TIME} of {len(points)}", flush=True)
    return wrong


def _unlike(one: list[str | None], other: list[str | None], points: Pairs) -> int:
    differing = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    for n in differing[:5]:
        print(f"{points[n].tolist()}: {one[n]} {other[n]}", flush=True)
    return len(differing)
