"""Whatever is asked of a plan, the answer is an edit or a problem the sender can read; and the net stays whole."""

import json
from asyncio import AbstractEventLoop
from collections.abc import Callable
from typing import Any

import pytest
import shapely
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.planning import EAST, VILLAGE, WEST, Desk
from tests.api.test_fuzz import judged
from tests.client import Client
from tests.factories import ONE, TWO, ZONE, World

As = Callable[[str], TestClient]

codes = st.sampled_from([WEST, EAST, ZONE, VILLAGE, f"{ONE}001002001", f"{TWO}001001001", ONE, "", "x", "\0", "9" * 15])
inside = st.tuples(st.floats(119.98, 120.12), st.floats(29.98, 30.12))
place = st.one_of(
    inside,
    st.sampled_from([(120.05, 30.0), (120.05, 30.1), (120.0, 30.0), (120.1, 30.1), (0, 0), (1e308, -1e308)]),
)
odd = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=4), st.integers(), max_size=2), st.lists(place, max_size=5),
)  # fmt: skip
lines = st.builds(
    lambda at: {"type": "LineString", "coordinates": at},
    st.lists(st.one_of(inside, inside, place), min_size=2, max_size=5),
)
across = st.builds(
    lambda y, at, z: {"type": "LineString", "coordinates": [(119.97, y), *at, (120.07, z)]},
    st.floats(30.0, 30.1),
    st.lists(inside, max_size=2),
    st.floats(30.0, 30.1),
)
boxes = st.builds(
    lambda a, b: {"type": "Polygon", "coordinates": [[a, (b[0], a[1]), b, (a[0], b[1]), a]]}, inside, inside
)
shapes = st.one_of(
    lines,
    across,
    boxes,
    st.builds(lambda at: {"type": "Polygon", "coordinates": [[*at, *at[:1]]]}, st.lists(place, max_size=6)),
    st.builds(lambda kind, at: {"type": kind, "coordinates": at}, st.text(max_size=12), odd),
)  # fmt: skip
own = st.sampled_from([WEST, EAST])
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "code": st.one_of(own, own, own, codes),
    "codes": st.one_of(st.just([WEST, EAST]), st.lists(codes, max_size=4)),
    "source": own,
    "target": st.one_of(own, codes),
    "new_code": st.one_of(st.integers(0, 999).map(lambda n: f"{VILLAGE}{n:03d}"), codes),
    "village_code": st.one_of(st.just(VILLAGE), st.just(VILLAGE), codes),
    "town_code": st.sampled_from([f"{ONE}001", f"{TWO}001"]),
    "line": st.one_of(across, lines, shapes),
    "boundary": st.one_of(boxes, shapes),
    "name": st.text(max_size=8),
    "names": st.lists(st.text(max_size=8), max_size=3),
    "layer": st.sampled_from(["village", "exclusive"]),
    "zone_kind": st.text(max_size=8),
    "moves": st.lists(st.fixed_dictionaries({"from": place, "to": place}), min_size=1, max_size=3),
    "begin": place,
    "end": place,
    "at": place,
    "chief_id": st.integers(-1, 40),
    "staff": st.lists(
        st.fixed_dictionaries(
            {"person_id": st.integers(0, 40), "duty": st.sampled_from(["fulltime", "guide", "chief"])}
        ),
        max_size=2,
    ),
    "problem": st.sampled_from(["gap", "overlap", "outside", "unmatched", "detached"]),
    "count": st.integers(0, 9),
    "by": st.sampled_from(["households", "workload"]),
    "stability": st.floats(0, 1),
    "seed": st.integers(0, 2**31),
}
GEOMETRIC = ("gap", "overlap", "outside", "unmatched", "invalid")
NEEDS = {
    "draw": ("layer", "village_code", "name", "boundary", "zone_kind"),
    "reshape": ("code", "boundary"),
    "split": ("code", "line", "names"),
    "merge": ("codes",),
    "move_vertices": ("code", "moves"),
    "insert_vertex": ("code", "begin", "end", "at"),
    "remove_vertex": ("code", "at"),
    "transfer": ("source", "target", "line"),
    "retire": ("code",),
    "rename": ("code", "name"),
    "renumber": ("code", "new_code"),
    "assign": ("code", "chief_id", "staff"),
    "repair": ("problem", "codes", "village_code", "at"),
    "propose": ("codes", "village_code", "town_code", "count", "by", "stability", "seed"),
}


@st.composite
def edits(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(sorted(NEEDS)))
    facts = {}
    for name in NEEDS[kind]:
        luck = draw(st.integers(0, 24))
        if luck > 0:
            facts[name] = draw(odd if luck == 1 else FIELDS[name])
    return {"kind": kind} | facts


@pytest.fixture
def client(app: FastAPI, loop: AbstractEventLoop, as_user: As, world: World) -> TestClient:
    """A planner's client that shows failures of ours as answers."""
    signed_in = as_user("planner")
    quiet = Client(app, loop, quiet=True)
    quiet.headers.update(signed_in.headers)
    return quiet


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(edits(), min_size=1, max_size=3))
def test_any_edits_are_made_or_refused_and_the_net_stays_whole(client: TestClient, asked: list[dict[str, Any]]) -> None:
    desk = Desk.begin(client)
    for one in asked:
        body = json.dumps(one | {"version": desk.version})
        answer = client.post(f"{desk.path}/edits", content=body, headers={"Content-Type": "application/json"})
        judged(answer, 201)
        if answer.status_code == 201:
            desk.view = answer.json()["view"]
            assert shapely.coverage_is_valid(list(desk.shapes().values())), one
            assert not [p for p in desk.problems() if p["kind"] in GEOMETRIC], one
