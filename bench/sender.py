"""`python -m bench.sender`: clients of `PUT /reports` in a process of their own, each on a connection it keeps.

Standard input: one JSON object with port, token, clients, seconds and bodies. Standard output: the times in seconds
of all requests answered 201, and how many were not.
"""

import http.client
import json
import sys
import threading
import time
from typing import Any
from uuid import uuid4


def send(asked: dict[str, Any], first: int, until: float, times: list[float], refused: list[int]) -> None:
    """Send one report after the other until the time is up."""
    connection = http.client.HTTPConnection("127.0.0.1", asked["port"], timeout=60)
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {asked['token']}"}
    bodies = asked["bodies"]
    n = first
    while time.perf_counter() < until:
        body = bodies[n % len(bodies)]
        n += asked["clients"]
        began = time.perf_counter()
        connection.request("PUT", f"/api/v1/reports/{uuid4()}", body, headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status == 201:
            times.append(time.perf_counter() - began)
        else:
            refused.append(answer.status)


def main() -> None:
    """Run the clients."""
    asked = json.load(sys.stdin)
    times: list[float] = []
    refused: list[int] = []
    began = time.perf_counter()
    until = began + asked["seconds"]
    threads = [threading.Thread(target=send, args=(asked, n, until, times, refused)) for n in range(asked["clients"])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    json.dump({"times": times, "refused": len(refused), "seconds": time.perf_counter() - began}, sys.stdout)


if __name__ == "__main__":
    main()
