"""What was found in a boundary file: told row by row before anything is loaded."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from gridgis.core.errors import Invalid
from gridgis.core.shapes import collection, feature
from gridgis.core.wording import Both, Phrase
from gridgis.exchange.reading.boundary_files import BoundaryFile, Row

SHOWN_SHAPES = 2000
SHOWN_PROBLEMS = 5000
TOLD_PROBLEMS = 50
SHOWN_TOLERANCE = 2e-5
"""Degrees (2 m) by which a shown shape may differ from the true one."""

LETTERS = {
    "code": (
        "code", "grid_code", "gridcode", "网格编码", "网格编号", "网格代码", "编码", "编号", "代码",
        "wgbm", "wgbh", "wgdm", "bm",
    ),
    "name": ("name", "grid_name", "gridname", "网格名称", "名称", "wgmc", "mc"),
    "households": ("households", "户数", "hs"),
    "parent": ("parent_code", "parent", "village_code", "village", "上级代码", "上级编码", "所属村代码", "所属村编码"),
    "layer": ("layer",),
    "zone_kind": ("zone_kind", "园区类型"),
}  # fmt: skip
"""Names under which fields are found, in lower case, likeliest first."""


@dataclass(frozen=True)
class FileProblem:
    """One thing said about a file or a row; `repairable` where sending it again with `repair` would mend it."""

    row: int | None
    code: str
    kind: str
    text_zh: str
    text_en: str
    fatal: bool
    repairable: bool = False
    area_m2: float | None = None


@dataclass
class Findings:
    """Problems as they are found."""

    problems: list[FileProblem] = field(default_factory=list)

    def say(
        self,
        kind: str,
        row: int | None = None,
        *,
        code: str = "",
        fatal: bool = False,
        repairable: bool = False,
        **facts: Any,
    ) -> None:
        """Add a problem; `facts` go into its words."""
        metres = facts.get("area_m2")
        said = Phrase(f"boundary.{kind}", {"code": code} | facts)
        area = None if metres is None else round(float(metres), 2)
        self.problems.append(FileProblem(row, code, kind, said.words("zh"), said.words("en"), fatal, repairable, area))

    @property
    def is_fatal(self) -> bool:
        """Whether something stands in the way of loading."""
        return any(problem.fatal for problem in self.problems)


@dataclass
class BoundaryReport:
    """What a file holds and what would become of it.

    `matched` rows have the code of a grid in force, of which `unchanged` have its very shape and name; `new` become
    grids; `unmatched` grids of the villages touched are not in the file. `skipped` rows without a usable shape were
    left out as asked, and each is told.
    """

    format: str
    layer: str
    layers: list[str]
    crs: str
    crs_guessed: bool
    encoding: str
    encoding_guessed: bool
    fields: list[str]
    code_field: str | None
    name_field: str | None
    rows: int
    matched: int
    unmatched: int
    new: int
    unchanged: int
    skipped: int
    problems: list[FileProblem]
    can_load: bool
    plan_id: int | None
    published: bool
    sample: dict[str, Any]


def report(
    file: BoundaryFile,
    found: Findings,
    fields: dict[str, str | None],
    shown: Sequence[tuple[int, str, str, BaseGeometry]],
    counts: tuple[int, int, int, int],
) -> BoundaryReport:
    """Put a report together.

    Args:
        file: what was read.
        found: what was said; fatal problems come first in the report.
        fields: which field holds the code and the name.
        shown: row, code, name and shape of what may be shown.
        counts: matched, unmatched, new and unchanged.
    """
    problems = sorted(found.problems, key=lambda p: (not p.fatal, p.row or 0, p.kind))
    return BoundaryReport(
        file.format, file.layer, file.layers, file.crs, file.crs_guessed, file.encoding, file.encoding_guessed,
        file.fields, fields.get("code"), fields.get("name"), len(file.rows), *counts,
        len(file.left_out), problems[:SHOWN_PROBLEMS], not found.is_fatal, None, False, sample(shown),
    )  # fmt: skip


def refused(made: BoundaryReport) -> Invalid:
    """The refusal to load a file, with the first fifty problems that stand against it."""
    fatal = [problem for problem in made.problems if problem.fatal]
    return Invalid(
        "boundaries.problems",
        count=len(fatal),
        first=Both(fatal[0].text_zh, fatal[0].text_en),
        field="file",
        reason="problems",
        problems=[asdict(problem) for problem in fatal[:TOLD_PROBLEMS]],
    )


def sample(shown: Sequence[tuple[int, str, str, BaseGeometry]]) -> dict[str, Any]:
    """The first shapes, simplified, as a FeatureCollection."""
    some = [one for one in shown if one[3].is_valid][:SHOWN_SHAPES]
    shapes = shapely.simplify([shape for *_, shape in some], SHOWN_TOLERANCE)
    return collection(
        feature(shape, {"row": row, "code": code, "name": name}, row)
        for (row, code, name, _), shape in zip(some, shapes, strict=True)
    )


def fields_of(
    file: BoundaryFile, told: dict[str, str | None], beginnings: Collection[str] = ()
) -> dict[str, str | None]:
    """Which field holds what: as told, by its name, or by what it holds; None where none does.

    Codes are what begins with one of `beginnings`.

    Raises:
        Invalid: a field that was told does not exist.
    """
    lower = {name.lower(): name for name in reversed(file.fields)}
    found: dict[str, str | None] = {}
    for role, names in LETTERS.items():
        said = told.get(role)
        if said and said not in file.fields:
            raise Invalid("boundaries.no_field", name=said[:40], fields=file.fields[:30], field=f"{role}_field")
        found[role] = said or next((lower[name] for name in names if name in lower), None)
    if found["code"] is None:
        found["code"] = next((n for n in file.fields if _holds_codes(file.rows, n, tuple(beginnings))), None)
    if found["name"] is None:
        found["name"] = next((n for n in file.fields if n != found["code"] and _holds_names(file.rows, n)), None)
    return found


def _holds_codes(rows: Sequence[Row], name: str, beginnings: tuple[str, ...]) -> bool:
    values = [value for row in rows[:500] if (value := row.values.get(name, ""))]
    return bool(values) and all(v.startswith(beginnings) and v.isascii() and v.isalnum() for v in values)


def _holds_names(rows: Sequence[Row], name: str) -> bool:
    values = [value for row in rows[:500] if (value := row.values.get(name, ""))]
    return len(values) * 2 > min(len(rows), 500) and all(
        any("\u4e00" <= sign <= "\u9fff" for sign in v) for v in values
    )
