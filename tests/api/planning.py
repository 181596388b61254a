"""A planner's hand on the HTTP API, for the tests of plans."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi.testclient import TestClient
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from api.schemas.plan_weights import PlanProblems
from api.schemas.plans import PlanShapes
from tests.factories import ONE

VILLAGE = f"{ONE}001001"
WEST, EAST = f"{VILLAGE}001", f"{VILLAGE}002"
DAY = "2026-03-11"
DOCUMENT = {"document_number": "甲网〔2026〕1号", "effective_on": DAY}
OFFICES = {"order": "reviewer", "organisation": "organisation", "civil": "civil"}


@dataclass
class Desk:
    """A plan that somebody draws; `view` is the last answer about it."""

    client: TestClient
    view: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def begin(cls, client: TestClient, title: str = "东部调整", county: str = ONE) -> "Desk":
        """Begin a plan, in the first county unless told otherwise."""
        answer = client.post("/plans", json={"title": title, "county_code": county})
        assert answer.status_code == 201, answer.text
        return cls(client, answer.json())

    @property
    def path(self) -> str:
        """The plan's address."""
        return f"/plans/{self.view['plan']['id']}"

    @property
    def version(self) -> int:
        """The plan's version as last seen."""
        version: int = self.view["plan"]["version"]
        return version

    def ask(self, kind: str, **facts: Any) -> Any:
        """The raw answer to an edit."""
        return self.client.post(f"{self.path}/edits", json={"kind": kind, "version": self.version} | facts)

    def edit(self, kind: str, **facts: Any) -> dict[str, Any]:
        """Make an edit that must be accepted."""
        answer = self.ask(kind, **facts)
        assert answer.status_code == 201, answer.text
        done: dict[str, Any] = answer.json()
        for name, told in (("changed", PlanShapes), ("before", PlanShapes), ("problems", PlanProblems)):
            told.model_validate(done[name], extra="forbid")
        if not facts.get("preview"):
            self.view = done["view"]
        return done

    def turn(self, which: str) -> dict[str, Any]:
        """Undo or redo."""
        answer = self.client.post(f"{self.path}/{which}", json={"version": self.version})
        assert answer.status_code == 200, answer.text
        done: dict[str, Any] = answer.json()
        self.view = done["view"]
        return done

    def grids(self, village: str = VILLAGE) -> dict[str, Any]:
        """A village's grids and those around them, by code."""
        answer = self.client.get(f"{self.path}/grids.geojson?village={village}")
        assert answer.status_code == 200, answer.text
        return {f["id"]: f for f in answer.json()["features"]}

    def shapes(self, village: str = VILLAGE) -> dict[str, BaseGeometry]:
        """Shapes of the village grids of a village and around it."""
        return {
            c: shape(f["geometry"]) for c, f in self.grids(village).items() if f["properties"]["layer"] == "village"
        }

    def problems(self) -> list[dict[str, Any]]:
        """What is wrong with the plan."""
        features = self.client.get(f"{self.path}/problems").json()["features"]
        return [feature["properties"] for feature in features]

    def move(self, client: TestClient, name: str, **facts: Any) -> Any:
        """The raw answer to a move."""
        return client.post(f"{self.path}/moves", json={"move": name} | facts)

    def publish(self, as_user: Any, offices: Mapping[str, str] = OFFICES, **facts: Any) -> dict[str, Any]:
        """Take the plan all the way to the net; accounts by the office they consent for."""
        assert (answer := self.move(self.client, "submit")).status_code == 200, answer.text
        for office, account in offices.items():
            assert (answer := self.move(as_user(account), "consent", office=office)).status_code == 200, answer.text
        reviewer = as_user(offices["order"])
        assert (answer := self.move(reviewer, "approve", **DOCUMENT | facts)).status_code == 200, answer.text
        answer = self.move(reviewer, "publish")
        assert answer.status_code == 200, answer.text
        self.view = answer.json()
        return self.view


def line(*points: tuple[float, float]) -> dict[str, Any]:
    """A GeoJSON line."""
    return {"type": "LineString", "coordinates": [list(point) for point in points]}


def across(y: float) -> dict[str, Any]:
    """A line across the western grid, from outside to outside of it."""
    return line((119.99, y), (120.06, y))


def polygon(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    """A GeoJSON rectangle."""
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}
