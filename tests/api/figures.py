"""Requests of the operations behind the leaders' pages."""

from typing import Any

from tests.factories import ONE

CHARTS = ("categories", "hours", "hops", "standing", "flows")
TOWN = f"{ONE}001"
FOUND = ("findings", "hotspots", "repeats", "rising", "silent", "loads")
"""What is found in figures, of a place."""
FIGURES_ASKED: dict[str, dict[str, Any]] = {
    **{f"GET /stats/{name}": {} for name in ("hexes", "series", "offices", "catalogue", *CHARTS)},
    "GET /stats/areas": {"query": {"level": "county"}},
    "GET /overlays": {"query": {"place": TOWN, "kind": "rivers"}},
    "GET /stats/live": {"query": {"place": ONE, "level": "town"}},
    "GET /stats/sensitive": {"query": {"place": TOWN}},
    "GET /stats/heat": {"query": {"place": TOWN}},
    **{f"GET /stats/{name}": {"query": {"place": TOWN}} for name in FOUND},
    "GET /exports/hotspots": {"query": {"place": TOWN}},
    "GET /exports/analysis": {"query": {"place": TOWN}},
    "GET /cases/clusters": {"query": {"zoom": 12}},
    "GET /exports/page": {"query": {"place": TOWN}},
}
