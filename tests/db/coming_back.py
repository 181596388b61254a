"""Cases that came back, for tests of figures."""

from typing import Any

from gridgis.cases.rules import LEFT_OUT

Rows = list[dict[str, Any]]


def came_back(made: Rows) -> Rows:
    """Every other case came back as the next one of its county; it counts where that is neither sealed nor left out."""
    pairs: Rows = []
    for n, (row, newer) in enumerate(zip(made[::2], made[1::2], strict=True)):
        days = 8 + n % 40
        if row["county_code"] == newer["county_code"]:
            row["again"] = not newer["sensitive"] and newer["state"] not in LEFT_OUT and days < 30
            key = {"county_code": row["county_code"], "number": newer["number"]}
            pairs.append(key | {"earlier": row["number"], "days": days})
    return pairs
