"""`python -m bench [name…]`: measure what is named, or all, and print one table at the end."""

import importlib
import os
import platform
import signal
import sys
from collections.abc import Sequence
from datetime import datetime

from bench.stand import Figure, Stand, open_stand

NAMES = (
    "dividing",
    "load_demo",
    "ask_route",
    "geocode",
    "first_map",
    "panning",
    "shapes",
    "lists",
    "import_rows",
    "people",
    "put_reports",
    "lives",
    "plans",
    "locate",
    "route_files",
    "decide",
    "agree",
    "ladder",
    "desks",
    "storm",
    "figures",
    "wall",
)
"""In running order: what only reads comes before what adds rows."""
GROWING = ("lives", "ladder", "desks", "wall")
"""Those that grow the cases themselves: where no others run, one county is enough to begin with."""
COUNTY = "330402"


def main(wanted: Sequence[str]) -> int:
    """Run the benches.

    Returns:
        0, or 2 for a name that is none.
    """
    names = [word.replace("-", "_") for word in wanted]
    if unknown := [word for word in names if word not in NAMES]:
        print(f"bench: there is no '{unknown[0]}'; choose from {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    figures: list[Figure] = []
    with open_stand() as stand:
        stand.county = COUNTY if names and set(names) <= set(GROWING) else ""
        for name in NAMES:
            if not names or name in names:
                print(f"\n== {name}", flush=True)
                figures += importlib.import_module(f"bench.{name}").run(stand)
        print(_heading(stand))
    print(_table(figures))
    return 0


def _heading(stand: Stand) -> str:
    today = f"{datetime.now().astimezone():%Y-%m-%d}"
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    return f"\n{today} · {machine} · {stand.database_version()} · load at the end {os.getloadavg()[0]:.1f}\n"


def _table(figures: Sequence[Figure]) -> str:
    rows = [("what", "figure", "unit", "beside", "ratio")]
    rows += [(f.name, _number(f.value), f.unit, f.beside, "" if f.ratio is None else f"{f.ratio:.2f}") for f in figures]
    widths = [max(len(row[i]) for row in rows) for i in range(5)]
    lines = []
    for row in rows:
        cells = [
            cell.rjust(w) if i in (1, 4) else cell.ljust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
