"""Shapes as maps ask for them: a town's grids whole, compressed and unchanged, beside tipg on the same table; sizes.

tipg is no package of ours. It stands beside where `TIPG` names a Python that has it, in an environment of its own:
`python3 -m venv ~/tipg && ~/tipg/bin/pip install tipg 'uvicorn[standard]'`, then `TIPG=~/tipg/bin/python`.

`python -m bench.shapes` is a reader: standard input one JSON object with port, path, headers, clients and seconds,
standard output how many answers came, how long that took, and the bytes of one.
"""

import http.client
import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from bench.stand import Figure, Stand, free_port, used_ms
from gridgis.core.cluster import DATABASE, ROLE
from gridgis.core.paths import ROOT

CLIENTS, SECONDS, TURNS = 4, 4, 3
LEADER, PASSWORD = "leader.jiaxing", "gridgis-demo"
WAYS: dict[str, dict[str, str]] = {"whole": {}, "gzip": {"Accept-Encoding": "gzip"}, "unchanged": {}}
PROMISED = {"whole": "at least 4 promised", "gzip": "at least 4 promised", "unchanged": "at least 30 promised"}


@dataclass
class Side:
    """A server with what is asked of it, and what came of it."""

    server: subprocess.Popen[bytes]
    port: int
    path: str
    headers: dict[str, str]
    served: int = 0
    took_s: float = 0
    worked_ms: float = 0
    size: int = 0

    def told(self) -> str:
        """A line's part."""
        return (
            f"{self.rate:,.0f} requests/s, {self.worked_ms / self.served:.2f} ms of the processor, {self.size:,} bytes"
        )

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.served / self.took_s


def run(stand: Stand) -> list[Figure]:
    """Ask by turns."""
    token = stand.token(LEADER, PASSWORD)
    town, city = _places(stand)
    figures = []
    tipg = _tipg(stand)
    for way, headers in WAYS.items():
        ours = Side(stand.server, stand.port, f"/api/v1/grids.geojson?parent={town}", headers | _bearer(token))
        if way == "unchanged":
            ours.headers["If-None-Match"] = _answer(ours).headers["ETag"]
        theirs = Side(*tipg, _items(town), headers) if tipg else None
        for _ in range(TURNS):
            for side in (ours, theirs):
                if side is not None:
                    _read(stand, side)
        beside = f"tipg {theirs.told()}; {PROMISED[way]}" if theirs else PROMISED[way]
        print(f"{way}: {ours.told()}; {beside}", flush=True)
        ratio = ours.rate / theirs.rate if theirs else None
        figures.append(Figure(f"grids of a town, {way}", ours.rate, "requests/s", beside, ratio))
        if theirs:
            cheaper = theirs.worked_ms / theirs.served / (ours.worked_ms / ours.served)
            worked = ours.worked_ms / ours.served
            figures.append(Figure("  processor of one, server + PostgreSQL", worked, "ms", "", cheaper))
    return figures + _sizes(stand, token, town, city)


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _places(stand: Stand) -> tuple[str, str]:
    """The town in the middle by its grids, and the city."""
    towns = stand.rows("SELECT town_code FROM grids GROUP BY town_code ORDER BY count(*), town_code")
    ((city,),) = stand.rows("SELECT code FROM divisions WHERE level = 'city'")
    return towns[len(towns) // 2][0], city


def _items(town: str) -> str:
    """The same grids of the same table as tipg gives them."""
    asked = {"limit": 1000, "f": "geojson", "filter-lang": "cql2-text", "filter": f"grid_code LIKE '{town}%'"}
    return f"/collections/public.grid_versions/items?{urlencode(asked)}"


def _tipg(stand: Stand) -> tuple[subprocess.Popen[bytes], int] | None:
    """Process and port of tipg on the stand's database, with a process a core like ours; None where there is none."""
    python = os.environ.get("TIPG")
    if not python:
        print("There is no tipg: bench/shapes.py says how to have it. Left out.", flush=True)
        return None
    at = urlsplit(stand.cluster.url(DATABASE, role=ROLE))
    asked = parse_qs(at.query)
    host = quote(asked["host"][0], safe="")
    url = f"postgresql://{at.username}:{at.password}@{host}:{asked['port'][0]}{at.path}"
    port = free_port()
    words = [python, "-m", "uvicorn", "tipg.main:app", "--port", str(port), "--no-access-log"]
    words += ["--workers", str(os.cpu_count())]
    environment = {"PATH": os.environ["PATH"], "DATABASE_URL": url, "TIPG_DB_SCHEMAS": '["public"]'}
    return stand.begin("tipg", words, environment, port), port


def _answer(side: Side) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", side.port, timeout=60)
    connection.request("GET", side.path, None, side.headers)
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status in (200, 304), (side.path, answer.status, body[:200])
    side.size = len(body)
    return answer


def _read(stand: Stand, side: Side) -> None:
    """Ask for some seconds from some clients in a process of their own."""
    _answer(side)
    asked = {"port": side.port, "path": side.path, "headers": side.headers, "clients": CLIENTS, "seconds": SECONDS}
    before = _worked_ms(stand, side)
    done = subprocess.run(
        [sys.executable, "-m", "bench.shapes"],
        cwd=ROOT,
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    side.worked_ms += _worked_ms(stand, side) - before
    side.served += told["served"]
    side.took_s += told["seconds"]


def _worked_ms(stand: Stand, side: Side) -> float:
    return used_ms(stand.serving(side.server) | stand.cluster.at.processes())


def _sizes(stand: Stand, token: str, town: str, city: str) -> list[Figure]:
    edges = ", ".join(f"ST_{edge}(boundary)" for edge in ("XMin", "YMin", "XMax", "YMax"))
    ((west, south, east, north),) = stand.rows(f"SELECT {edges} FROM divisions WHERE code = %s", town)
    box = f"{west:.2f},{south:.2f},{east:.2f},{north:.2f}"
    maps = {
        "a phone's town: land, lines, grids": (
            ["divisions.topojson?level=county", f"basemap.topojson?bbox={box}", f"grids.topojson?parent={town}"],
            "under 60 kB promised",
        ),
        "all grids of the city, as drawn": ([f"grids.topojson?parent={city}&within_m=25"], "under 400 kB promised"),
        "all grids of the city, to 0.1 m": ([f"grids.topojson?parent={city}"], ""),
        "all grids of the city, GeoJSON": ([f"grids.geojson?parent={city}"], ""),
    }

    def size(path: str, coding: str) -> int:
        side = Side(stand.server, stand.port, f"/api/v1/{path}", _bearer(token) | {"Accept-Encoding": coding})
        _answer(side)
        return side.size

    figures = []
    for name, (paths, promised) in maps.items():
        small, gzip = (sum(size(path, coding) for path in paths) / 1000 for coding in ("br", "gzip"))
        figures.append(Figure(name, small, "kB", f"{gzip:.0f} kB with gzip" + (f"; {promised}" if promised else "")))
    return figures


def _clients(asked: dict[str, Any], until: float, served: list[int]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", asked["port"], timeout=60)
    many = 0
    while time.perf_counter() < until:
        connection.request("GET", asked["path"], None, asked["headers"])
        answer = connection.getresponse()
        answer.read()
        many += answer.status in (200, 304)
    served.append(many)


def main() -> None:
    """Run the readers."""
    asked = json.load(sys.stdin)
    served: list[int] = []
    began = time.perf_counter()
    until = began + asked["seconds"]
    threads = [threading.Thread(target=_clients, args=(asked, until, served)) for _ in range(asked["clients"])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    json.dump({"served": sum(served), "seconds": time.perf_counter() - began}, sys.stdout)


if __name__ == "__main__":
    main()
