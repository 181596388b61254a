"""What a plan weighs, over the wire."""

from pydantic import BaseModel

from gridgis.plans.weighing import GridImpact


class HomesOut(BaseModel):
    """Addresses of a village, aligned: degrees in EPSG:4490, and the households each carries."""

    lng: list[float]
    lat: list[float]
    households: list[float]


class Loads(BaseModel):
    """What the grids of a village carry, by code; `tolerance` is the share by which households may miss the target."""

    target: int
    tolerance: float
    grids: list[GridImpact]
