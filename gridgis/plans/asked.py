"""What may be asked of a plan: one model a kind of edit, as it comes over the wire and as it is kept."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from gridgis.core.errors import Invalid
from gridgis.core.geo import DECIMALS
from gridgis.core.vocabulary import DUTIES, OneOf
from gridgis.plans.rules import GEOMETRIC

LONGEST_NAME = 100
MOST_GRIDS = 799
MOST_COUNT = 10 * MOST_GRIDS
MOST_LOAD = 1e6
MOST_SEED = 2**31 - 1
MOST_PERSON = 2**31 - 1


def said(kind: str, field: str = "", **facts: object) -> WrapValidator:
    """What is told of a field that is given wrong, in place of pydantic's own words."""

    def read(value: object, within: ValidatorFunctionWrapHandler, info: ValidationInfo) -> object:
        try:
            return within(value)
        except ValidationError:
            raise Invalid(kind, **facts, field=field or (info.field_name or "").rstrip("_")) from None

    return WrapValidator(read)


def _once(codes: list[str]) -> list[str]:
    return list(dict.fromkeys(codes))


def _rounded(degrees: float) -> float:
    return round(degrees, DECIMALS)


Word = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME),
    said("plans.text_long", most=LONGEST_NAME),
]
"""A code or a name."""
Codes = Annotated[list[str], AfterValidator(_once), said("plans.codes_form")]
Names = Annotated[
    list[Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_NAME)]],
    said("plans.texts_form", most=LONGEST_NAME),
]
Longitude = Annotated[float, Field(ge=-180, le=180), AfterValidator(_rounded)]
Latitude = Annotated[float, Field(ge=-90, le=90), AfterValidator(_rounded)]
Place = Annotated[tuple[Longitude, Latitude], Field(strict=False), said("plans.pair")]
Position = Annotated[list[float], Field(min_length=2, max_length=4)]


class Part(BaseModel):
    """What an edit is made of."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Line(Part):
    """A GeoJSON line."""

    model_config = ConfigDict(extra="ignore")

    type: Literal["LineString"]
    coordinates: list[Position]


class Area(Part):
    """A GeoJSON polygon: its outer ring, then its holes."""

    model_config = ConfigDict(extra="ignore")

    type: Literal["Polygon"]
    coordinates: list[list[Position]]


Drawn = Annotated[Line, said("plans.no_geometry")]
Outline = Annotated[Area, said("plans.one_polygon")]


class Moved(Part):
    """Where a vertex was and where it goes."""

    from_: Place = Field(alias="from")
    to: Place


class Serving(Part):
    """Who serves a grid besides its chief, and as what."""

    person_id: Annotated[int, Field(gt=0, le=MOST_PERSON), said("plans.no_person", field="staff")]
    duty: Annotated[str, OneOf(one for one in DUTIES if one != "chief"), said("plans.duty", field="staff")]


class Edit(Part):
    """An edit of a plan; `version` is the plan's as whoever asks saw it. A preview keeps nothing."""

    kind: str
    version: int
    preview: bool = False

    def facts(self) -> dict[str, Any]:
        """What is kept with the edit besides its kind: all that was given, as JSON has it."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude={"kind", "version", "preview"})

    def grids(self) -> set[str]:
        """The codes of the grids that the edit names."""
        told = self.model_dump(include={"code", "codes", "source", "target"}).values()
        return {code for one in told for code in (one if isinstance(one, list) else [one]) if isinstance(code, str)}

    def villages(self) -> set[str]:
        """The codes of the villages that the edit names."""
        return {code for code in self.model_dump(include={"village_code"}).values() if code}


class Draw(Edit):
    """A new grid `boundary` called `name` in `layer`, home `village_code`; village grids make room for it."""

    kind: Literal["draw"]
    layer: Word
    village_code: Word
    name: Word
    boundary: Outline
    zone_kind: str | None = None


class Reshape(Edit):
    """Grid `code` becomes `boundary`; only of a layer that lies over the villages' grids."""

    kind: Literal["reshape"]
    code: Word
    boundary: Outline


class Split(Edit):
    """Cut grid `code` along `line`; `names` may name the new pieces."""

    kind: Literal["split"]
    code: Word
    line: Drawn
    names: Names | None = None


class Merge(Edit):
    """Join grids `codes`; the first keeps its code."""

    kind: Literal["merge"]
    codes: Codes


class MoveVertices(Edit):
    """Move vertices that grid `code` has; every grid of its layer that has one follows."""

    kind: Literal["move_vertices"]
    code: Word
    moves: Annotated[list[Moved], Field(min_length=1), said("plans.no_moves")]


class InsertVertex(Edit):
    """Put vertex `at` on the segment from `begin` to `end` of grid `code`."""

    kind: Literal["insert_vertex"]
    code: Word
    begin: Place
    end: Place
    at: Place


class RemoveVertex(Edit):
    """Take vertex `at` away from grid `code`."""

    kind: Literal["remove_vertex"]
    code: Word
    at: Place


class Transfer(Edit):
    """Give `target` what `line` cuts off `source` at their common border."""

    kind: Literal["transfer"]
    source: Word
    target: Word
    line: Drawn


class Retire(Edit):
    """Take grid `code` of a layer that lies over the villages' grids away."""

    kind: Literal["retire"]
    code: Word


class Rename(Edit):
    """Grid `code` is called `name`."""

    kind: Literal["rename"]
    code: Word
    name: Word


class Renumber(Edit):
    """Grid `code` gets `new_code`, never used before, of the same village and layer; its team comes along."""

    kind: Literal["renumber"]
    code: Word
    new_code: Word


class Assign(Edit):
    """Person `chief_id` becomes chief of grid `code`, and `staff` its workers and guides; either may be left out."""

    kind: Literal["assign"]
    code: Word
    chief_id: Annotated[int, Field(gt=0, le=MOST_PERSON), said("plans.no_person", field="chief_id")] | None = None
    staff: Annotated[list[Serving], said("plans.staff_form", field="staff")] | None = None


class Repair(Edit):
    """Mend `problem` of grids `codes` at `at`, in village `village_code`, as a check offered it."""

    kind: Literal["repair"]
    problem: Annotated[str, OneOf(GEOMETRIC), said("plans.problem_kind", problems=GEOMETRIC)]
    at: Place
    codes: Codes | None = None
    village_code: Word | None = None


class Propose(Edit):
    """Divide `village_code`, each village of `town_code`, or grids `codes` of one village, anew.

    Into `count` grids in all, or grids of `target` load; `by` households (default) or workload (hours a month); with
    `stability` from 0 to 1, a cost for households moved; repeatable by `seed`.
    """

    kind: Literal["propose"]
    codes: Codes | None = None
    town_code: Word | None = None
    village_code: Word | None = None
    count: Annotated[int, Field(ge=1, le=MOST_COUNT), said("plans.number_range", low=1, high=MOST_COUNT)] | None = None
    target: Annotated[float, Field(ge=1, le=MOST_LOAD), said("plans.number_range", low=1, high=MOST_LOAD)] | None = None
    by: Annotated[Literal["households", "workload"], said("plans.divide_by")] | None = None
    stability: Annotated[float, Field(ge=0, le=1), said("plans.number_range", low=0, high=1)] | None = None
    seed: Annotated[int, Field(ge=0, le=MOST_SEED), said("plans.number_range", low=0, high=MOST_SEED)] | None = None


Asked = (
    Draw
    | Reshape
    | Split
    | Merge
    | MoveVertices
    | InsertVertex
    | RemoveVertex
    | Transfer
    | Retire
    | Rename
    | Renumber
    | Assign
    | Repair
    | Propose
)
"""Every edit that a person can ask for; `load` is made by imports only."""

KINDS: dict[str, type[Edit]] = {get_args(model.model_fields["kind"].annotation)[0]: model for model in get_args(Asked)}
EDITS = (*KINDS, "load")


def edit_of(kind: str, facts: dict[str, Any], version: int) -> Edit:
    """An edit out of what was kept of one; what its kind no longer knows is left out.

    Raises:
        Invalid: there is no such kind, or its facts are not those it needs now.
    """
    if kind not in KINDS:
        raise Invalid("plans.no_edit", edit=kind, edits=sorted(KINDS), field="kind")
    try:
        return KINDS[kind].model_validate({"kind": kind, "version": version} | facts, extra="ignore")
    except ValidationError as error:
        raise Invalid("plans.edit_lacks", fields=_fields(error)) from None


def _fields(error: ValidationError) -> Sequence[str]:
    return [".".join(str(part) for part in one["loc"]) for one in error.errors()]
