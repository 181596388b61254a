"""What a check offers mends what it found: nets with faults, as a file may bring them, made whole by repairs."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import MultiPolygon, Polygon, box
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid
from gridgis.grids.coverage import Area
from gridgis.grids.models import GridVersion
from gridgis.grids.queries import below
from gridgis.plans import moving
from gridgis.plans.asked import edit_of
from gridgis.plans.checks import Problem, Wanted
from gridgis.plans.drafts import Draft, Net, in_force, touched
from gridgis.plans.edits import edit, load
from gridgis.plans.models import Plan
from gridgis.plans.publishing import found_problems
from gridgis.plans.repairs import offered
from gridgis.security.models import Post
from gridgis.security.rules import Actor
from tests.conftest import Own
from tests.db.test_cli import ask
from tests.factories import AT, ONE, World, a_boundary
from tests.layers import VILLAGES

DAY = date(2026, 3, 11)
VILLAGE = f"{ONE}001001"
WEST, EAST = f"{VILLAGE}001", f"{VILLAGE}002"
GEOMETRIC = {"overlap", "gap", "outside", "unmatched", "detached"}


def loaded(session: Session, planner: Actor, shapes: dict[str, Area]) -> Plan:
    """A plan with shapes as a file may bring them."""
    plan = moving.begin(session, planner, "导入", ONE, "", at=AT)
    net: Net = in_force(session, DAY, below(VILLAGE))
    drafts = {code: replace(net[code], boundary=shape) for code, shape in shapes.items()}
    load(session, planner, plan.id, dict(drafts), {"file": "x.zip"}, version=0, day=DAY, at=AT)
    return plan


def faults(session: Session, plan: Plan) -> list[Any]:
    return [problem for problem in found_problems(session, plan, DAY) if problem.kind in GEOMETRIC]


@pytest.mark.parametrize(
    ("kind", "shapes"),
    [
        ("gap", {WEST: box(120.0, 30.0, 120.04, 30.1)}),
        ("gap", {WEST: box(120.0, 30.0, 120.0499, 30.1)}),
        ("gap", {WEST: Polygon(box(120.0, 30.0, 120.05, 30.1).exterior, [box(120.01, 30.01, 120.02, 30.02).exterior])}),
        ("overlap", {WEST: box(120.0, 30.0, 120.06, 30.1)}),
        ("overlap", {WEST: Polygon([(120.0, 30.0), (120.06, 30.05), (120.0, 30.1)])}),
        ("outside", {WEST: box(119.99, 30.0, 120.05, 30.1)}),
        ("outside", {WEST: box(120.0, 29.99, 120.05, 30.11)}),
        ("unmatched", {EAST: Polygon([(120.05, 30.0), (120.1, 30.0), (120.1, 30.1), (120.05, 30.1), (120.05, 30.04)])}),
        (
            "detached",
            {
                WEST: MultiPolygon([box(120.0, 30.0, 120.02, 30.1), box(120.06, 30.0, 120.1, 30.1)]),
                EAST: box(120.02, 30.0, 120.06, 30.1),
            },
        ),
    ],
)
def test_repairs_as_offered_make_the_village_whole(
    session: Session, world: World, who: Callable[[str], Actor], kind: str, shapes: dict[str, Area]
) -> None:
    planner = who("planner")
    plan = loaded(session, planner, shapes)
    assert kind in {problem.kind for problem in faults(session, plan)}
    for _ in range(8):
        left = faults(session, plan)
        if not left:
            break
        offer = left[0].repair
        assert offer is not None
        assert offer["text_zh"]
        facts = dict(offer["edit"])
        edit(session, planner, plan.id, edit_of(facts.pop("kind"), facts, plan.version), day=DAY, at=AT)
    assert faults(session, plan) == []


def test_a_problem_that_is_gone_is_not_mended_twice(
    session: Session, world: World, who: Callable[[str], Actor]
) -> None:
    planner = who("planner")
    plan = loaded(session, planner, {WEST: box(120.0, 30.0, 120.04, 30.1)})
    (problem,) = faults(session, plan)
    assert problem.repair is not None
    facts = {key: value for key, value in problem.repair["edit"].items() if key != "kind"}
    edit(session, planner, plan.id, edit_of("repair", facts, plan.version), day=DAY, at=AT)
    with pytest.raises(Conflict, match="no longer there"):
        edit(session, planner, plan.id, edit_of("repair", facts, plan.version), day=DAY, at=AT)


@pytest.mark.parametrize("kind", ["overlap", "outside", "unmatched", "detached", "gap"])
def test_what_is_sound_is_not_mended(session: Session, world: World, who: Callable[[str], Actor], kind: str) -> None:
    plan = moving.begin(session, who("planner"), "x", ONE, "", at=AT)
    facts = {"problem": kind, "codes": [WEST, EAST], "village_code": VILLAGE, "at": [120.05, 30.05]}
    with pytest.raises(Conflict, match="no longer there"):
        edit(session, who("planner"), plan.id, edit_of("repair", facts, 0), day=DAY, at=AT)


def drafted(code: str, shape: Area, *, base: int | None, households: int = 300) -> Draft:
    return Draft(code, VILLAGES, f"格{code[-3:]}", VILLAGE, "", shape, households, base)


@pytest.mark.parametrize(
    ("west", "east", "stays", "words"),
    [
        ((WEST, 1), (EAST, 2), EAST, "把 格001 并入 格002"),
        ((WEST, 1), (EAST, None), WEST, "把 格002 并入 格001"),
        ((WEST, None), (EAST, 2), EAST, "把 格001 并入 格002"),
        ((WEST, None), (EAST, None), EAST, "把 格001 并入 格002"),
    ],
)
@pytest.mark.parametrize("kind", ["small", "sliver", "households"])
def test_of_two_grids_that_become_one_the_one_in_force_stays(
    west: tuple[str, int | None], east: tuple[str, int | None], stays: str, words: str, kind: str
) -> None:
    net = {
        west[0]: drafted(west[0], box(120.0, 30.0, 120.001, 30.1), base=west[1], households=20),
        east[0]: drafted(east[0], box(120.001, 30.0, 120.1, 30.1), base=east[1]),
    }
    problem = Problem(kind, (WEST,), "warning", "", "", net[WEST].boundary)
    (found,) = offered([problem], net, {}, Wanted(400, 0.25))
    assert found.repair is not None
    goes = ({WEST, EAST} - {stays}).pop()
    assert found.repair["edit"] == {"kind": "merge", "codes": [stays, goes]}
    assert found.repair["text_zh"] == words


@pytest.mark.parametrize(("west", "east", "keeps"), [(1, 2, WEST), (1, None, WEST), (None, 2, EAST)])
def test_of_two_grids_that_overlap_the_one_in_force_keeps_the_ground(
    west: int | None, east: int | None, keeps: str
) -> None:
    net = {
        WEST: drafted(WEST, box(120.0, 30.0, 120.06, 30.1), base=west),
        EAST: drafted(EAST, box(120.05, 30.0, 120.1, 30.1), base=east),
    }
    problem = Problem("overlap", (WEST, EAST), "error", "", "", box(120.05, 30.0, 120.06, 30.1))
    (found,) = offered([problem], net, {}, Wanted(400, 0.25))
    assert found.repair is not None
    assert found.repair["edit"]["codes"][0] == keeps
    assert found.repair["text_zh"] == f"重叠部分留给 格{keeps[-3:]}"


def test_broken_shapes_are_not_taken_in(session: Session, world: World, who: Callable[[str], Actor]) -> None:
    bow_tie = Polygon([(120.0, 30.0), (120.05, 30.0), (120.0, 30.1), (120.05, 30.1)])
    with pytest.raises(Invalid, match="cross themselves"):
        loaded(session, who("planner"), {WEST: bow_tie})


def test_households_from_a_file_follow_the_border(session: Session, world: World, who: Callable[[str], Actor]) -> None:
    shapes: dict[str, Area] = {WEST: box(120.0, 30.0, 120.04, 30.1), EAST: box(120.04, 30.0, 120.1, 30.1)}
    plan = loaded(session, who("planner"), shapes)
    after = {code: draft.households for code, draft in touched(session, plan).items() if draft is not None}
    assert after == {WEST: 240, EAST: 360}


def test_the_net_in_force_is_checked_on_the_command_line(own: Own, tmp_path: Path) -> None:
    whole = ask("check", "grids", url=own.url)
    assert (whole.returncode, whole.stdout.startswith("17 grids in 8 villages on ")) == (0, True), whole.stdout
    with own.sessions.begin() as session:
        version = session.scalars(select(GridVersion).where(GridVersion.grid_code == WEST)).one()
        version.boundary = a_boundary(120.0, 30.0, 120.04, 30.1)
        session.execute(delete(Post).where(Post.grid_code == EAST))
    file = tmp_path / "problems.geojson"
    faulty = ask("check", "grids", "--parent", VILLAGE, "--output", str(file), url=own.url)
    assert faulty.returncode == 1
    assert "2 errors" in faulty.stdout
    kinds = {f["properties"]["kind"] for f in json.loads(file.read_text(encoding="utf-8"))["features"]}
    assert kinds >= {"gap", "no_chief"}
    assert ask("check", "grids", "--at", "2019-01-01", url=own.url).returncode == 1, (
        "before the first version all is a gap"
    )
