"""A storm after a day offline: workers come online within a minute, each with reports and photos; all arrive once.

2,000 workers with 10 reports and two small photos each by default; `WORKERS=50` takes fewer, and as much less time to
come online in, so that the rate stays. Each is a connection of its own in a process of their own, sends what it has in
order, and comes again where the server asks it to (`Retry-After`), as phones do. Meanwhile somebody of the command
centre looks at the numbers of their tabs and at a queue, over and over. They are signed in already: a day offline ends
no sign-in. Nobody makes what is shown of the photos meanwhile: the worker's process is not run.
"""

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from bench.desks import Reader
from bench.stand import PASSWORD, REPORTER, Figure, Stand, spread
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.paths import ROOT
from gridgis.security.opening import open_account

WORKERS, REPORTS, PHOTOS = 2000, 10, 2
SECONDS = 60
DESK = "bench.centre"
AT_MOST_S = 3600


def run(stand: Stand) -> list[Figure]:
    """Let it come, count what came, and tell how long each answer took."""
    workers = int(os.environ.get("WORKERS", WORKERS))
    engine = _opened(stand)
    token = stand.token(REPORTER)
    asks = _asked(stand.token(DESK), stand)
    before = _watched(asks, threading.Event(), rounds=10)
    asked = {
        "port": stand.port,
        "token": token,
        "workers": workers,
        "reports": REPORTS,
        "photos": PHOTOS,
        "seconds": SECONDS * workers / WORKERS,
        "at_most_s": AT_MOST_S,
        "places": [(lng, lat) for _, lng, lat in stand.addresses(5000, "storm")],
    }
    ended = threading.Event()
    seen: dict[str, list[float]] = {}
    looking = threading.Thread(target=lambda: seen.update(_watched(asks, ended)))
    memory = _Memory(stand)
    looking.start()
    memory.start()
    words = [sys.executable, "-m", "bench.storming"]
    done = subprocess.run(words, cwd=ROOT, input=json.dumps(asked), capture_output=True, text=True, check=False)
    ended.set()
    looking.join()
    memory.join()
    engine.dispose()
    if done.returncode:
        sys.exit(f"bench: the storm ended early: {done.stderr.strip()[-600:]}")
    told = json.loads(done.stdout)
    return [*_arrived(stand, told), *_answered(told), memory.figure(), *_desks(before, seen)]


def _opened(stand: Stand) -> Any:
    assert stand.server
    engine = make_engine(stand.cluster.url(), pool_size=1)
    with make_sessions(engine).begin() as session:
        county = stand.rows("SELECT county_code FROM cases GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")[0][0]
        since = stand.rows("SELECT CURRENT_DATE - 400")[0][0]
        open_account(session, DESK, PASSWORD, "bench", [("dispatcher", "county", county)], since=since)
    return engine


def _asked(token: str, stand: Stand) -> dict[str, Any]:
    reader = Reader(stand.port, token)
    tabs = next(one["tabs"] for one in reader.ask("desks")[1]["items"] if one["desk"] == "command")
    return {
        "reader": reader,
        "numbers of all tabs": "desks/command/counts",
        "a queue": f"desks/command/cases?tab={tabs[0]}",
    }


def _watched(asks: dict[str, Any], ended: threading.Event, rounds: int = 10**9) -> dict[str, list[float]]:
    """Seconds of each call, until the storm has ended."""
    taken: dict[str, list[float]] = {name: [] for name in asks if name != "reader"}
    while not ended.is_set() and rounds:
        rounds -= 1
        for name, times in taken.items():
            times.append(asks["reader"].ask(asks[name])[0])
        ended.wait(0.2)
    return taken


def _arrived(stand: Stand, told: dict[str, Any]) -> list[Figure]:
    """What is in the database, which is what was sent, once."""
    ids, hashes = told["ids"], told["hashes"]
    (reports, cases), (media, given) = (
        stand.rows(statement, some)[0]
        for statement, some in (
            ("SELECT count(*), count(DISTINCT case_number) FROM reports WHERE id = ANY(CAST(%s AS uuid[]))", ids),
            ("SELECT count(*), count(DISTINCT sha256) FROM media WHERE sha256 = ANY(%s)", hashes),
        )
    )
    lost = [len(ids) - reports, len(ids) - cases, len(hashes) - media, len(hashes) - given]
    if any(lost):
        sys.exit(f"bench: of reports, cases, photos and hashes {lost} are not there once")
    rate = (reports + media) / told["took_s"]
    beside = f"{media:,} photos of {told['photo_bytes']:,} bytes, all once; {rate:.0f} a second"
    again = f"{told['busy']:,} answers asked to come again, {told['broken']:,} connections broke"
    return [
        Figure("reports of a storm", reports, "reports", beside),
        Figure("  until the last was acknowledged", told["took_s"], "s", again),
    ]


def _answered(told: dict[str, Any]) -> list[Figure]:
    figures = []
    for name, times in (("a report", told["report_s"]), ("a photo", told["photo_s"])):
        middle, slow = spread(times)
        figures.append(Figure(f"  {name}, p95", slow, "ms", f"p50 {middle:.0f} ms, slowest {1000 * max(times):,.0f}"))
    return figures


def _desks(before: dict[str, list[float]], seen: dict[str, list[float]]) -> list[Figure]:
    figures = []
    for name, times in seen.items():
        quiet = spread(before[name])[1]
        middle, slow = spread(times if len(times) > 1 else times * 2)
        beside = f"p50 {middle:.0f} ms; quiet p95 {quiet:.0f} ms; {len(times)} asked"
        figures.append(Figure(f"  {name} of the command centre meanwhile, p95", slow, "ms", beside, slow / quiet))
    return figures


class _Memory(threading.Thread):
    """The most memory that the server's processes have had together, their shared part counted once."""

    def __init__(self, stand: Stand) -> None:
        super().__init__(daemon=True)
        self._pids = stand.serving()
        self._ended = threading.Event()
        self._first = self._most = self._now()

    def run(self) -> None:
        """Look twice a second."""
        while not self._ended.wait(0.5):
            self._most = max(self._most, self._now())

    def join(self, timeout: float | None = None) -> None:
        """End."""
        self._ended.set()
        super().join(timeout)

    def figure(self) -> Figure:
        """What there was at most, and before."""
        return Figure("  memory of the server's processes, at most", self._most, "MB", f"{self._first:.0f} MB before")

    def _now(self) -> float:
        total = 0
        for pid in self._pids:
            with suppress(OSError):
                lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
                total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        return total / 1024
