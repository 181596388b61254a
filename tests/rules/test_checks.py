"""What checks find in a net, and that nothing is found in a sound one."""

from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Polygon, box

from gridgis.grids.coverage import Area
from gridgis.plans.checks import Problem, Wanted, problems
from gridgis.plans.drafts import Draft, Net
from gridgis.plans.repairs import offered
from tests.layers import LAYERS

VILLAGE = "110101001001"
LAND = box(120.0, 30.0, 120.02, 30.02)
WANTED = Wanted(400, 0.25)


def a_draft(number: int, boundary: Area, *, layer: str = "village", households: int = 400) -> Draft:
    code = f"{VILLAGE}{number:03d}"
    return Draft(code, LAYERS[layer], f"第{number}网格", VILLAGE, "", boundary, households, 1)


def a_net(*drafts: Draft) -> Net:
    return {draft.code: draft for draft in drafts}


def found(net: Net, *, chiefs: dict[str, int] | None = None) -> list[Problem]:
    return problems(net, {VILLAGE: LAND}, dict.fromkeys(net, 1) if chiefs is None else chiefs, WANTED)


def kinds(net: Net) -> list[str]:
    return [problem.kind for problem in found(net)]


WEST, EAST = box(120.0, 30.0, 120.01, 30.02), box(120.01, 30.0, 120.02, 30.02)
JUNCTION = Polygon([(120.01, 30.0), (120.02, 30.0), (120.02, 30.02), (120.01, 30.02), (120.01, 30.01)])
"""The eastern half with a vertex on the common border that the western half lacks."""

BOW_TIE = Polygon([(120.0, 30.0), (120.01, 30.0), (120.0, 30.02), (120.01, 30.02)])
SOUND = a_net(a_draft(1, WEST), a_draft(2, EAST))


def test_a_sound_net_has_no_problem() -> None:
    assert found(SOUND) == []
    assert problems({}, {}, {}, WANTED) == []


@pytest.mark.parametrize(
    ("net", "expected"),
    [
        (a_net(a_draft(1, WEST)), ["gap"]),
        (a_net(a_draft(1, WEST), a_draft(2, box(120.009, 30.0, 120.02, 30.02))), ["overlap"]),
        (a_net(a_draft(1, WEST), a_draft(2, box(120.01, 30.0, 120.021, 30.02))), ["outside"]),
        (a_net(a_draft(1, WEST), a_draft(2, EAST), a_draft(3, WEST)), ["overlap"]),
        (
            a_net(a_draft(1, WEST), a_draft(2, JUNCTION)),
            ["unmatched"],
        ),
        (
            a_net(a_draft(1, BOW_TIE), a_draft(2, EAST)),
            ["gap", "invalid"],
        ),
        (
            a_net(
                a_draft(1, MultiPolygon([box(120.0, 30.0, 120.005, 30.02), box(120.015, 30.0, 120.02, 30.02)])),
                a_draft(2, box(120.005, 30.0, 120.015, 30.02)),
            ),
            ["detached"],
        ),
        (
            a_net(a_draft(1, box(120.0, 30.0, 120.0001, 30.02)), a_draft(2, box(120.0001, 30.0, 120.02, 30.02))),
            ["sliver"],
        ),
        (
            a_net(
                a_draft(1, box(120.0, 30.0, 120.0002, 30.0003)),
                a_draft(
                    2,
                    Polygon(
                        [
                            (120.0002, 30.0), (120.02, 30.0), (120.02, 30.02), (120.0, 30.02), (120.0, 30.0003),
                            (120.0002, 30.0003),
                        ]
                    ),
                ),
            ),
            ["small"],
        ),
        (a_net(a_draft(1, WEST, households=299), a_draft(2, EAST, households=501)), ["households", "households"]),
        (
            SOUND | a_net(a_draft(801, box(120.0, 30.0, 120.005, 30.005), layer="exclusive")),
            [],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(net: Net, expected: list[str]) -> None:
    assert sorted(set(kinds(net))) == sorted(set(expected))


def test_an_overlap_tells_its_area_and_a_gap_its_place() -> None:
    (overlap,) = found(a_net(a_draft(1, WEST), a_draft(2, box(120.009, 30.0, 120.02, 30.02))))
    assert overlap.area_m2 == pytest.approx(96.5 * 2217, rel=0.01)
    assert (overlap.severity, overlap.codes) == ("error", (f"{VILLAGE}001", f"{VILLAGE}002"))
    (gap,) = found(a_net(a_draft(1, WEST)))
    assert gap.shape.equals(EAST)
    assert gap.feature()["properties"]["village_code"] == VILLAGE


def test_what_rounding_leaves_is_no_problem() -> None:
    slanted = Polygon([(120.0, 30.0), (120.02, 30.0), (120.02000005, 30.01), (120.02, 30.02), (120.0, 30.02)])
    assert [k for k in kinds(a_net(a_draft(1, slanted))) if k != "households"] == []


def test_grids_without_a_chief_are_errors_and_a_neighbours_chief_is_offered() -> None:
    one, two = SOUND
    raw = found(SOUND, chiefs={one: 7})
    (problem,) = offered(raw, SOUND, {one: 7}, WANTED)
    assert (problem.kind, problem.severity, problem.codes) == ("no_chief", "error", (two,))
    assert problem.repair is not None
    assert problem.repair["edit"] == {"kind": "assign", "code": two, "chief_id": 7}


def test_too_few_households_are_merged_and_too_many_divided() -> None:
    one, two = SOUND
    few = SOUND | {one: replace(SOUND[one], households=60)}
    (problem,) = offered(found(few), few, {}, WANTED)
    assert problem.repair is not None
    assert problem.repair["edit"] == {"kind": "merge", "codes": [two, one]}
    many = SOUND | {one: replace(SOUND[one], households=900)}
    (problem,) = offered(found(many), many, {}, WANTED)
    assert problem.repair is not None
    assert (problem.repair["edit"]["kind"], problem.repair["edit"]["count"]) == ("propose", 3)


@given(
    st.lists(
        st.tuples(st.floats(0, 0.015), st.floats(0, 0.015), st.floats(0.001, 0.02), st.floats(0.001, 0.02)),
        min_size=2,
        max_size=7,
    )
)
def test_every_overlap_is_found_and_measured(rectangles: list[tuple[float, float, float, float]]) -> None:
    """Against the plainest oracle: every pair intersected."""
    boxes = [
        shapely.box(*(round(v, 7) for v in (120 + x, 30 + y, 120 + x + w, 30 + y + h))) for x, y, w, h in rectangles
    ]
    net = a_net(*(a_draft(n + 1, boundary) for n, boundary in enumerate(boxes)))
    codes = list(net)
    expected = {
        (codes[i], codes[j])
        for i in range(len(boxes))
        for j in range(i + 1, len(boxes))
        if shapely.intersection(boxes[i], boxes[j]).area > 1e-10
    }
    got = {problem.codes for problem in found(net) if problem.kind == "overlap"}
    assert expected <= got
    assert all(shapely.intersection(net[a].boundary, net[b].boundary).area > 0 for a, b in got)
