"""How soon the map's question "who is responsible here?" is answered, asked by one client after the other."""

import http.client
import json
import time

from bench.stand import Figure, Stand, spread

ASKED = 600


def run(stand: Stand) -> list[Figure]:
    """Ask by point and by address."""
    token = stand.token("leader.jiaxing", "gridgis-demo")
    addresses = stand.addresses(ASKED, "route")
    by_point = [json.dumps({"lng": lng, "lat": lat, "category": "E0101"}) for _, lng, lat in addresses]
    by_address = [json.dumps({"address": text, "category": "E0101"}) for text, _, _ in addresses]
    figures = []
    for how, asked in (("point", by_point), ("address", by_address)):
        middle, slow = spread(_ask(stand.port, token, asked))
        print(f"by {how}: {middle:.1f} ms, p95 {slow:.1f} ms", flush=True)
        figures.append(Figure(f"POST /route by {how}, median", middle, "ms", f"p95 {slow:.1f} ms"))
    return figures


def _ask(port: int, token: str, questions: list[str]) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    times = []
    for question in questions:
        began = time.perf_counter()
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        connection.request("POST", "/api/v1/route", question, headers)
        answer = connection.getresponse()
        answer.read()
        times.append(time.perf_counter() - began)
        assert answer.status == 200, answer.status
    return times[len(times) // 10 :]
