"""A CSV of points in, a CSV with grids out: `gridgis route` in one process against COPY, join and COPY in PostGIS."""

import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

from bench import net
from bench.one_core import CORE, Took, Watch, named_cells, net_database, one_backend, points_over
from bench.stand import Figure, Stand
from gridgis.core.paths import ROOT

SIZES = (5_000, 60_000)
POINTS, WITH_BORDER = 5_000_000, 500_000
PROMISED = 8
TWICE = 20
"""Of millions of random points so many may lie on a common border."""

MEMOS = ("人民路1号门口垃圾堆积", "“小广告”, 多处", "007", "")

TABLE = "CREATE UNLOGGED TABLE bench_points (id int, lng float8, lat float8, memo text)"

JOIN = """
COPY (
  SELECT report.*, grid.grid_code, grid.name AS grid_name,
         CASE WHEN grid.id IS NULL THEN 'none' ELSE 'inside' END AS match{border}
  FROM bench_points report
  CROSS JOIN LATERAL (SELECT ST_SetSRID(ST_MakePoint(report.lng, report.lat), 4490) AS at) place
  LEFT JOIN grid_versions grid ON ST_Covers(grid.boundary, place.at)
) TO STDOUT (FORMAT csv, HEADER)
"""
BORDER = ", round(ST_Distance(ST_Boundary(grid.boundary)::geography, place.at::geography)::numeric, 2) AS border_m"


def run(stand: Stand) -> list[Figure]:
    """Measure at both sizes, without and with the distance to the border."""
    with tempfile.TemporaryDirectory(prefix="gridgis-bench-") as folder:
        return [figure for many in SIZES for figure in _measured(stand, many, Path(folder))]


def _measured(stand: Stand, many: int, folder: Path) -> list[Figure]:
    url = net_database(stand, many)
    _, shapes = named_cells(net.make(many))
    figures = []
    for points, border in ((POINTS, False), (WITH_BORDER, True)):
        file, ours, theirs = folder / "in.csv", folder / "ours.csv", folder / "theirs.csv"
        _write(file, points_over(shapes, points))
        took, memory = _route(stand, url, file, ours, border=border)
        beside = _postgis(url, file, theirs, border=border)
        _compare(_matches(ours), _matches(theirs))
        words = f"{points:,} rows, {many:,} grids, {'with' if border else 'no'} border"
        print(f"{words}: {took}, {memory:.0f} MB; PostGIS {beside}", flush=True)
        told = f"PostGIS {beside}; peak {memory:.0f} MB"
        if many == SIZES[0] and not border:
            told += f"; at least {PROMISED} promised"
        figures.append(Figure(f"CSV to CSV: {words}", took.wall_s, "s", told, took.ratio(beside)))
    return figures


def _write(file: Path, points: Any) -> None:
    memos = np.array(MEMOS, dtype=object)[np.arange(len(points)) % len(MEMOS)]
    table = pa.table({"id": np.arange(len(points)), "lng": points[:, 0], "lat": points[:, 1], "memo": memos})
    arrow_csv.write_csv(table, file)


def _route(stand: Stand, url: str, file: Path, out: Path, *, border: bool) -> tuple[Took, float]:
    """Time and peak memory of the command, from its start to its end, on one core."""
    words = [sys.executable, "-m", "gridgis", "route", str(file), "-o", str(out), "--tolerance", "0"]
    env = stand.environment | {"GRIDGIS_DATABASE_URL": url, "PYTHONPATH": str(ROOT)}
    words.append("--border" if border else "--no-border")
    began = time.perf_counter()
    process = subprocess.Popen(words, env=env, stdout=subprocess.DEVNULL, cwd=file.parent)
    with suppress(AttributeError, OSError):
        os.sched_setaffinity(process.pid, {CORE})
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, status
    return Took(time.perf_counter() - began, used.ru_utime + used.ru_stime), used.ru_maxrss / 1000


def _postgis(url: str, file: Path, out: Path, *, border: bool) -> Took:
    with one_backend(url) as cursor:
        cursor.execute(TABLE)
        watch = Watch(cursor)
        with file.open("rb") as rows:
            cursor.copy_expert("COPY bench_points FROM STDIN (FORMAT csv, HEADER)", rows, size=1 << 20)
        with out.open("wb") as rows:
            cursor.copy_expert(JOIN.format(border=BORDER if border else ""), rows, size=1 << 20)
        took = watch.took()
        cursor.execute("DROP TABLE bench_points")
    return took


def _compare(ours: dict[str, int], theirs: dict[str, int]) -> None:
    """Both found as many in each grid; the join gives a point on a common border once for each grid, so a few more."""
    more = [theirs.get(code, 0) - ours.get(code, 0) for code in ours | theirs]
    assert min(more) >= 0 and sum(more) <= TWICE, more


def _matches(file: Path) -> dict[str, int]:
    """How many rows lie in each grid."""
    read = arrow_csv.read_csv(file, convert_options=arrow_csv.ConvertOptions(include_columns=["grid_code"]))
    counts = read.column("grid_code").value_counts().to_pylist()
    return {str(one["values"] or ""): one["counts"] for one in counts}
