"""Random plans, published day after day: the net stays whole, and every date can be told again."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry
from sqlalchemy import true
from sqlalchemy.orm import Session

from gridgis.core.errors import Refusal
from gridgis.grids import queries as grids
from gridgis.plans import history, moving
from gridgis.plans.asked import edit_of
from gridgis.plans.drafts import in_force, touched
from gridgis.plans.edits import edit
from gridgis.plans.models import Plan
from gridgis.plans.net_check import check_net
from gridgis.plans.publishing import found_problems, publish
from gridgis.security.rules import Actor
from tests.factories import AT, ONE, START, World

FIRST = date(2026, 4, 1)
share = st.floats(0.02, 0.98)
act = st.tuples(
    st.sampled_from(["split", "merge", "transfer", "insert_vertex", "propose", "draw", "zone", "retire", "renumber"]),
    st.integers(0, 100),
    st.lists(st.tuples(share, share), min_size=2, max_size=3),
)
Act = tuple[str, int, list[tuple[float, float]]]


def facts_of(session: Session, day: date, plan: Plan, asked: Act) -> dict[str, Any]:
    """An edit's facts out of random numbers, about some grid of the first county."""
    kind, n, points = asked
    net = in_force(session, day, grids.below(ONE))
    village_grids = sorted(c for c, d in net.items() if d.layer.whole)
    code = village_grids[n % len(village_grids)]
    beside = [c for c in village_grids if c[:12] == code[:12]]
    west, south, east, north = net[code].boundary.bounds
    at = [[round(west + x * (east - west), 7), round(south + y * (north - south), 7)] for x, y in points]
    across = [[west - 0.01, at[0][1]], *at, [east + 0.01, at[-1][1]]]
    line = {"type": "LineString", "coordinates": across}
    (x1, y1), (x2, y2) = at[0], at[1]
    ring = [[x1, y1], [x2, y1], [x2, y2], [x1, y2], [x1, y1]]
    area = {"type": "Polygon", "coordinates": [ring]}
    begin, end = (list(v) for v in shapely.get_coordinates(net[code].boundary)[:2].tolist())
    exclusive = sorted(c for c, d in net.items() if not d.layer.whole)
    known: dict[str, dict[str, Any]] = {
        "split": {"kind": "split", "code": code, "line": line},
        "merge": {"kind": "merge", "codes": beside[:2]},
        "transfer": {"kind": "transfer", "source": code, "target": beside[0], "line": line},
        "insert_vertex": {"kind": "insert_vertex", "code": code, "begin": begin, "end": end, "at": at[0]},
        "propose": {"kind": "propose", "village_code": code[:12], "count": 2 + n % 3, "seed": n, "stability": 0.5},
        "draw": {"kind": "draw", "layer": "village", "village_code": code[:12], "name": "新", "boundary": area},
        "zone": {"kind": "draw", "layer": "exclusive", "village_code": code[:12], "name": "园", "boundary": area},
        "retire": {"kind": "retire", "code": exclusive[n % len(exclusive)] if exclusive else code},
        "renumber": {"kind": "renumber", "code": code, "new_code": f"{code[:12]}{700 + n % 99:03d}"},
    }
    return known[kind]


def published(session: Session, planner: Actor, world: World, acts: list[Act], day: date) -> bool:
    """Draw a plan out of random edits, give every grid a chief, and put it in force; False if nothing came of it."""
    plan = moving.begin(session, planner, "随机", ONE, "", at=AT)
    for asked in acts:
        facts = facts_of(session, day, plan, asked)
        kind = facts.pop("kind")
        try:
            with session.begin_nested():
                edit(session, planner, plan.id, edit_of(kind, facts, plan.version), day=day, at=AT)
        except Refusal:
            session.refresh(plan)
    for problem in found_problems(session, plan, day):
        if problem.kind == "no_chief":
            facts = {"code": problem.codes[0], "chief_id": next(iter(world.cadres.values()))}
            edit(session, planner, plan.id, edit_of("assign", facts, plan.version), day=day, at=AT)
    plan.effective_on = day
    if not touched(session, plan):
        return False
    publish(session, plan, day, AT)
    plan.state = "effective"
    session.flush()
    return True


def routed(session: Session, points: np.ndarray[Any, Any], day: date) -> list[str | None]:
    found = grids.near(session, points[:, 0].tolist(), points[:, 1].tolist(), [day] * len(points), [0.0] * len(points))
    return [next((c.code for c in candidates if c.covers), None) for candidates in found]


def oracle(shapes: list[tuple[str, str, BaseGeometry]], points: np.ndarray[Any, Any]) -> list[str | None]:
    """Exclusive before village, then the lowest code, by asking every shape."""
    ranked = sorted(shapes, key=lambda one: (one[0] != "exclusive", one[1]))
    places = [shapely.Point(x, y) for x, y in points]
    return [next((code for _, code, shape in ranked if shape.covers(place)), None) for place in places]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(act, min_size=1, max_size=4), min_size=2, max_size=3), st.integers(0, 2**31))
def test_every_date_can_be_told_again(
    session: Session, world: World, who: Callable[[str], Actor], plans: list[list[Act]], seed: int
) -> None:
    outer = session.begin_nested()
    try:
        tell_again(session, world, who("planner"), plans, seed)
    finally:
        outer.rollback()
        session.expunge_all()


def tell_again(session: Session, world: World, planner: Actor, plans: list[list[Act]], seed: int) -> None:
    random = np.random.default_rng(seed)
    points = np.round(np.column_stack([random.uniform(120.0, 120.2, 1000), random.uniform(30.0, 30.2, 1000)]), 7)
    days = [FIRST + timedelta(days=n) for n in range(len(plans))]
    seen: dict[date, list[str | None]] = {}
    kept: dict[date, list[tuple[str, str, BaseGeometry]]] = {}
    for acts, day in zip(plans, days, strict=True):
        published(session, planner, world, acts, day)
        session.expire_all()
        net = in_force(session, day, true())
        kept[day] = [(draft.layer.code, code, draft.boundary) for code, draft in net.items()]
        seen[day] = routed(session, points, day)
        assert [p for p in check_net(session, day, ONE).problems if p.severity == "error"] == []
    before = in_force(session, FIRST - timedelta(days=1), true())
    kept[START] = [(draft.layer.code, code, draft.boundary) for code, draft in before.items()]
    seen[START] = routed(session, points, START)
    for day, answer in seen.items():
        assert answer == oracle(kept[day], points)
        assert routed(session, points, day) == answer, "what was routed on a day is routed so for ever"
    assert_lineage_tells(session, planner, set(before), days)


def assert_lineage_tells(session: Session, planner: Actor, alive: set[str], days: list[date]) -> None:
    """Going through the links of each day gives the codes in force on it."""
    for day in days:
        net = in_force(session, day, true())
        links = {
            link for code in alive | set(net) if code[:6] == ONE for link in history.family(session, planner, code)[0]
        }
        of_day = [link for link in links if link.on_day == day]
        parents, children = {link.parent_code for link in of_day}, {link.child_code for link in of_day}
        alive = (alive - (parents - children)) | (children - {""})
        assert alive == set(net), day
        for link in of_day:
            assert link.kind in ("new", "split", "merge", "adjust", "retire")
