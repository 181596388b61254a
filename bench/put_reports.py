"""`PUT /reports` with durable commits, beside pgbench writing the same rows in one transaction on the same cluster.

The counter's row is one of each of pgbench's clients, so that they don't wait for each other as the server's do.

The reports are a worker's in a category that registers itself: one receipt, report, case, assignment, decision and
counter, and three events each. What pgbench writes is what the server wrote last, at other places: the whole of what
the product adds (HTTP, rights, locating, routing, the answer) is in the ratio.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.stand import Figure, Stand, spread, used_ms
from gridgis.core.cluster import DATABASE, ROLE
from gridgis.core.paths import ROOT
from gridgis.core.postgres import find

CLIENTS = (1, 8, 16)
SECONDS = 10
WARM_S = 3
TABLES = ("receipts", "cases", "case_events", "assignments", "reports", "decisions")
MADE = {"county_code": ":county", "report_id": ":id", "id": ":id", "place": ":point"}
COUNTED = ":county || '-bench-' || :client_id || '-' || :last"


def run(stand: Stand) -> list[Figure]:
    """Send, then write, at each number of clients."""
    token = stand.token()
    bodies = [
        json.dumps(
            {"category_code": "E0201", "description": "绿化带内垃圾堆积", "lng": lng, "lat": lat, "accuracy_m": 8}
        )
        for _, lng, lat in stand.addresses(5000, "put")
    ]
    _send(stand, token, bodies, 4, WARM_S)
    script = stand.cluster.at.path / "rows.pgbench"
    script.write_text(_script(stand))
    script.chmod(0o644)
    figures = []
    for clients in CLIENTS:
        worked = cpu_ms(stand)
        sent = _send(stand, token, bodies, clients, SECONDS)
        python_ms, postgres_ms = (
            (after - before) / len(sent["times"]) for after, before in zip(cpu_ms(stand), worked, strict=True)
        )
        rate = len(sent["times"]) / sent["seconds"]
        middle, slow = spread(sent["times"])
        rows = _pgbench(stand, script, clients)
        print(
            f"{clients} clients: {rate:.0f} requests/s, p50 {middle:.1f} ms, p95 {slow:.1f} ms, "
            f"{sent['refused']} not taken; server {python_ms:.1f} ms CPU a request, PostgreSQL {postgres_ms:.1f}; "
            f"pgbench {rows:.0f} transactions/s",
            flush=True,
        )
        name = f"PUT /reports, {clients} client{'s' if clients > 1 else ''}"
        figures.append(Figure(name, rate, "requests/s", f"pgbench {rows:,.0f} transactions/s", rate / rows))
        figures.append(Figure("  p50", middle, "ms", f"p95 {slow:.1f} ms"))
        figures.append(Figure("  CPU of the server", python_ms, "ms", f"PostgreSQL {postgres_ms:.1f} ms a request"))
    return figures


def cpu_ms(stand: Stand) -> tuple[float, float]:
    """Milliseconds of a core that the server, and the database's processes that live now, have used so far."""
    return used_ms(stand.serving()), used_ms(stand.cluster.at.processes())


def _send(stand: Stand, token: str, bodies: list[str], clients: int, seconds: int) -> dict[str, Any]:
    asked = {"port": stand.port, "token": token, "clients": clients, "seconds": seconds, "bodies": bodies}
    done = subprocess.run(
        [sys.executable, "-m", "bench.sender"],
        cwd=ROOT,
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    if not answer["times"]:
        sys.exit(f"bench: no report was taken, {answer['refused']} were refused")
    return answer


def _pgbench(stand: Stand, script: Path, clients: int) -> float:
    """Transactions a second."""
    url = stand.cluster.url(DATABASE, role=ROLE)
    words = ["-n", "-M", "prepared", "-c", str(clients), "-j", str(min(clients, 2)), "-T", str(SECONDS)]
    done = subprocess.run(
        [find().path("pgbench"), *words, "-f", str(script), url],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"LC_ALL": "C"},
    )
    found = re.search(r"tps = ([\d.]+) \(without", done.stdout)
    if done.returncode or not found or "failed" in done.stderr:
        sys.exit(f"bench: pgbench failed: {done.stderr.strip() or done.stdout.strip()}")
    return float(found[1])


def _script(stand: Stand) -> str:
    """A pgbench script that writes what the server wrote for its last report, under a new id, number and place."""
    county, number = stand.rows(
        "SELECT county_code, number FROM cases WHERE state = 'dispatched' ORDER BY submitted_at DESC LIMIT 1"
    )[0]
    counties = [code for (code,) in stand.rows("SELECT code FROM divisions WHERE level = 'county' ORDER BY code")]
    lines = [
        "\\set n random(1, 7)",
        "\\set east random(0, 400000)",
        "\\set north random(0, 300000)",
        "BEGIN;",
        f"SELECT (ARRAY{counties})[:n] AS county, gen_random_uuid() AS id, ST_SetSRID("
        "ST_MakePoint(120.5 + :east / 1e6, 30.4 + :north / 1e6), 4490) AS point \\gset",
        "INSERT INTO case_counters AS counter (county_code, day, last)"
        " VALUES (:county, DATE '2000-01-01' + CAST(:client_id AS int), 1)"
        " ON CONFLICT (county_code, day) DO UPDATE SET last = counter.last + 1 RETURNING last \\gset",
    ]
    for table in TABLES:
        keyed = "number" if table == "cases" else "case_number"
        names = [
            name
            for (name,) in stand.rows(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s"
                " AND is_generated = 'NEVER' ORDER BY ordinal_position",
                table,
            )
        ]
        order = "seq" if table in ("case_events", "assignments", "decisions") else keyed
        literals = ", ".join(f"quote_nullable({name}::text)" for name in names)
        kept = stand.rows(
            f"SELECT {literals} FROM {table} WHERE county_code = %s AND {keyed} = %s ORDER BY {order}", county, number
        )
        values = []
        for row in kept:
            made = MADE | {keyed: COUNTED}
            cells = [_cell(literal, made.get(name)) for name, literal in zip(names, row, strict=True)]
            values.append(f"({', '.join(cells)})")
        lines.append(f"INSERT INTO {table} ({', '.join(names)}) VALUES {', '.join(values)};")
    return "\n".join([*lines, "COMMIT;"]) + "\n"


def _cell(literal: str, made: str | None) -> str:
    """A stored value as a literal, or what is made anew; colons in it would be read as pgbench's variables."""
    if made is not None and literal != "NULL":
        return made
    return literal if ":" not in literal else "E" + literal.removeprefix("E").replace(":", "\\x3a")
