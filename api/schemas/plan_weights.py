"""What a plan weighs, over the wire."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from api.schemas.shapes import Areal, Feature, Features, GeometryCollection, NamedFeature, Plain
from gridgis.core.vocabulary import OneOf
from gridgis.plans.drivers import DriverSource
from gridgis.plans.rules import GEOMETRIC
from gridgis.plans.weighing import GridImpact


class Loads(BaseModel):
    """What the grids of a village carry, by code; `tolerance` is the share by which households may miss the target.

    `sources` are where the drivers of work are counted in the village's town.
    """

    target: int
    tolerance: float
    grids: list[GridImpact]
    sources: list[DriverSource]


class OfferedRepair(BaseModel):
    """Borders moved at a place, so that the problem goes."""

    kind: Literal["repair"]
    problem: Annotated[str, OneOf(GEOMETRIC)]
    codes: list[str]
    village_code: str
    at: tuple[float, float]


class OfferedMerge(BaseModel):
    """Two grids joined; the first keeps its code."""

    kind: Literal["merge"]
    codes: list[str]


class OfferedPropose(BaseModel):
    """A grid divided anew."""

    kind: Literal["propose"]
    codes: list[str]
    count: int
    by: Literal["households"]
    stability: float
    seed: int


class OfferedAssign(BaseModel):
    """A neighbour's chief for a grid without one."""

    kind: Literal["assign"]
    code: str
    chief_id: int


class Offered(BaseModel):
    """An edit that would mend a problem; whoever makes it adds the plan's version."""

    text_zh: str
    text_en: str
    edit: Annotated[OfferedRepair | OfferedMerge | OfferedPropose | OfferedAssign, Field(discriminator="kind")]


class ProblemFacts(BaseModel):
    """What is wrong; errors stop a plan, warnings don't. `repair` is null where only a person can mend it."""

    id: str
    kind: str
    codes: list[str]
    severity: Literal["error", "warning"]
    text_zh: str
    text_en: str
    area_m2: float | None
    village_code: str
    repair: Offered | None


class PlanProblem(NamedFeature[Plain | GeometryCollection, ProblemFacts]):
    """A problem at its place."""


class PlanProblems(Features[PlanProblem]):
    """What is wrong with a plan, errors first."""


class MovedFacts(BaseModel):
    """From which grid to which an area goes, and how many households; a code is null for none, its name empty."""

    from_code: str | None
    from_name: str
    to_code: str | None
    to_name: str
    area_m2: float
    households: float


class MovedArea(Feature[Areal, MovedFacts]):
    """An area that changes hands."""


class MovedAreas(Features[MovedArea]):
    """Areas that change hands with a plan."""
