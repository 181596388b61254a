"""How fast `gridgis import reports` takes rows in: 10,000 of them, points and addresses mixed, in one process."""

import csv
import time
from pathlib import Path

from bench.stand import Figure, Stand
from gridgis.core.geo import wgs84_to_gcj02

ROWS = 10_000
BY_ADDRESS = 3
"""Every so-manieth row gives an address only; the others a point, every second of them in GCJ-02."""


def run(stand: Stand) -> list[Figure]:
    """Import a file, and the same again."""
    assert stand.load_s
    file = stand.cluster.at.path / "rows.csv"
    _write(file, stand.addresses(ROWS, "import"))
    took = _timed(stand, file)
    again = _timed(stand, file)
    known = stand.rows("SELECT count(*) FROM reports WHERE outer_number LIKE 'bench-%'")[0][0]
    assert known == ROWS, f"{known} rows are there, not {ROWS}"
    return [
        Figure("import, rows", ROWS / took, "rows/s", f"{took:.1f} s, the program's start included"),
        Figure("import again, all known", ROWS / again, "rows/s", f"{again:.1f} s", took / again),
    ]


def _timed(stand: Stand, file: Path) -> float:
    began = time.monotonic()
    stand.command("import", "reports", str(file), quiet=False)
    return time.monotonic() - began


def _write(file: Path, addresses: list[tuple[str, float, float]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(("outer_number", "source", "category_code", "description", "lng", "lat", "datum", "address"))
        for n, (text, lng, lat) in enumerate(addresses):
            place: tuple[object, ...] = ("", "", "")
            if n % BY_ADDRESS:
                place = (*map(float, wgs84_to_gcj02(lng, lat)), "gcj02") if n % 2 else (lng, lat, "wgs84")
            rows.writerow((f"bench-{n}", "hotline_12345", "E0101", "沿街商户占道经营,影响通行", *place, text))
