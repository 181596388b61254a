"""How soon a village, or a town, is divided into grids, and how evenly; also alone: `python -m bench.dividing`."""

import sys
import time
from statistics import median

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, MultiPolygon, Polygon

from bench.stand import Figure, Stand
from gridgis.grids.dividing import Division, divide

PROMISED_S, PROMISED_BALANCE = 2.0, 1.1
TIMES = 5
VILLAGE = (
    (0.0, 0.0),
    (0.011, -0.0012),
    (0.02, 0.0),
    (0.0212, 0.0087),
    (0.024, 0.0153),
    (0.0117, 0.0162),
    (0.0, 0.0192),
)
BARRIERS = 40

Case = tuple[str, int, int, float]
CASES: tuple[Case, ...] = (
    ("village of 1,000 addresses in 3", 1_000, 3, 1.0),
    ("village of 3,000 addresses in 8", 3_000, 8, 1.0),
    ("village of 10,000 addresses in 8", 10_000, 8, 1.0),
    ("village of 10,000 addresses in 27", 10_000, 27, 1.0),
    ("village of 30,000 addresses in 8", 30_000, 8, 1.0),
    ("town of ten villages, 30,000 addresses in 80", 30_000, 80, 3.2),
)
"""Name, addresses, parts, and how many times as wide as a village of four square kilometres."""


def run(_: Stand | None) -> list[Figure]:
    """Divide places of growing size by several seeds, then the promised one again on top of an old net."""
    figures = []
    for case in CASES:
        found = [_divided(case, seed) for seed in range(1, TIMES + 1)]
        figures.append(_figure(f"divide a {case[0]}", [s for s, _ in found], [d for _, d in found]))
    old = _old_net(CASES[1])
    for stability in (0.0, 0.5, 1.0):
        found = [_divided(CASES[1], seed, old=old, stability=stability) for seed in range(1, TIMES + 1)]
        name = f"the same in 8 on an old net, stability {stability:g}"
        figures.append(_figure(name, [s for s, _ in found], [d for _, d in found]))
    return figures


def _old_net(case: Case) -> dict[str, Polygon | MultiPolygon]:
    """Grids that were even before a quarter of the addresses, all in the east, was built."""
    outline, points, _ = _place(case, 1)
    east = points[:, 0] + points[:, 1] / 3
    before = points[east < np.quantile(east, 0.75)]
    parts = divide(outline, before, np.ones(len(before)), count=case[2]).parts
    return {f"old{i}": part.boundary for i, part in enumerate(parts)}


def _place(case: Case, seed: int) -> tuple[Polygon, NDArray[np.float64], list[LineString]]:
    """An outline, addresses in hamlets and along roads, and roads and streams that run through or end within."""
    _, count, _, wide = case
    rng = np.random.default_rng(seed)
    origin = np.array([120.7, 30.7])
    outline = Polygon(np.round(origin + wide * np.array(VILLAGE), 7))
    low, high = np.array(outline.bounds[:2]), np.array(outline.bounds[2:])
    lines = []
    for _ in range(round(BARRIERS * wide**2)):
        begin = rng.uniform(low, high)
        turn, reach = rng.uniform(0, 2 * np.pi), rng.uniform(0.002, 0.02)
        along = np.linspace(0, reach, 12)[:, None] * [[np.cos(turn), np.sin(turn)]]
        lines.append(LineString(begin + along + np.cumsum(rng.normal(0, 6e-5, (12, 2)), axis=0)))
    hamlets = rng.uniform(low, high, (round(40 * wide**2), 2))
    many = 3 * count
    grouped = hamlets[rng.integers(0, len(hamlets), many)] + rng.normal(0, 0.0006, (many, 2))
    road = np.array(lines, dtype=object)[rng.integers(0, len(lines), many)]
    beside = shapely.get_coordinates(shapely.line_interpolate_point(road, rng.random(many), normalized=True))
    beside += rng.choice([-1, 1], (many, 2)) * rng.uniform(8e-5, 2e-4, (many, 2))
    at = np.round(np.where(rng.random(many)[:, None] < 0.7, grouped, beside), 7)
    return outline, at[shapely.contains_xy(outline, at[:, 0], at[:, 1])][:count], lines


def _divided(
    case: Case, seed: int, old: dict[str, Polygon | MultiPolygon] | None = None, stability: float = 0.5
) -> tuple[float, Division]:
    outline, points, lines = _place(case, 1 if old else seed)
    loads = np.ones(len(points))
    began = time.perf_counter()
    division = divide(
        outline, points, loads, count=case[2], old=old or {}, barriers=lines, stability=stability, seed=seed
    )
    return time.perf_counter() - began, division


def _figure(name: str, times: list[float], divisions: list[Division]) -> Figure:
    worst = max(_balance(division) for division in divisions)
    moved = f", moved {100 * median(d.moved for d in divisions):.0f} %" if divisions[0].moved else ""
    beside = f"max/mean {worst:.3f} at worst of {len(times)}{moved}"
    print(f"{name}: {median(times):.2f} s, {beside}", flush=True)
    promised = PROMISED_S if "3,000 addresses in 8" in name or "the same" in name else None
    return Figure(name, median(times), "s", beside, median(times) / promised if promised else None)


def _balance(division: Division) -> float:
    loads = [part.load for part in division.parts]
    return max(loads) * len(loads) / sum(loads)


if __name__ == "__main__":
    run(None)
    sys.exit(0)
