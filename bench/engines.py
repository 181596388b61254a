"""The join of `locate` in other engines, where they are installed: points and areas are theirs already, like PostGIS's.

They are no packages of ours: `.venv/bin/python -m pip install duckdb==1.5.5 duckdb-extensions==1.5.5
duckdb-extension-spatial==1.5.5 sedonadb==0.5.0 geoarrow-pyarrow` brings them, the extension included.
"""

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
import pyarrow as pa
import shapely

from bench import net
from bench.one_core import Took, in_a_process_of_its_own, keep_to_one_core, named_cells, points_over

JOIN = "SELECT count(*), sum(place.id) FROM places place JOIN grids grid ON ST_Covers(grid.boundary, place.at)"


def _duckdb(places: pa.Table, grids: pa.Table) -> Callable[[], Any]:
    import_module("duckdb_extensions").import_extension("spatial")
    database = import_module("duckdb").connect()
    database.load_extension("spatial")
    database.execute("SET threads = 1")
    database.register("raw_places", places)
    database.register("raw_grids", grids)
    database.execute("CREATE TABLE places AS SELECT id, ST_Point(lng, lat) AS at FROM raw_places")
    database.execute("CREATE TABLE grids AS SELECT ST_GeomFromWKB(boundary) AS boundary FROM raw_grids")
    return lambda: database.execute(JOIN).fetchone()


def _sedonadb(places: pa.Table, grids: pa.Table) -> Callable[[], Any]:
    database = import_module("sedonadb").connect()
    database.create_data_frame(places).to_view("raw_places")
    database.create_data_frame(grids).to_view("raw_grids")
    points = database.sql("SELECT id, ST_Point(lng, lat) AS at FROM raw_places")
    points.to_memtable().to_view("places")
    areas = database.sql("SELECT ST_GeomFromWKB(boundary) AS boundary FROM raw_grids")
    areas.to_memtable().to_view("grids")
    return lambda: database.sql(JOIN).to_pandas().iloc[0]


ENGINES = {"SedonaDB": ("sedonadb", _sedonadb), "DuckDB": ("duckdb_extension_spatial", _duckdb)}


def beside(many: int, points: int, counted: list[int]) -> dict[str, Took]:
    """How long each engine that is installed takes for the same; it must find the same."""
    made = {}
    for name, (package, _) in ENGINES.items():
        if find_spec(package) is not None:
            told = in_a_process_of_its_own("bench.engines", name, many, points)
            assert told["counted"] == counted, (name, told["counted"], counted)
            made[name] = Took(told["wall_s"], told["cpu_s"])
    return made


def main(name: str, many: int, points: int) -> None:
    """Measure one, in a process of its own on one core."""
    keep_to_one_core()
    _, shapes = named_cells(net.make(many))
    at = points_over(shapes, points)
    places = pa.table({"id": np.arange(points), "lng": at[:, 0].copy(), "lat": at[:, 1].copy()})
    ask = ENGINES[name][1](places, pa.table({"boundary": pa.array(shapely.to_wkb(shapes), pa.binary())}))
    began, used = time.perf_counter(), time.process_time()
    counted = [int(one) for one in ask()]
    figures = {"wall_s": time.perf_counter() - began, "cpu_s": time.process_time() - used, "counted": counted}
    print(json.dumps(figures))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
