"""What each kind of edit does: from what it brings along to the grids it leaves behind."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid, NotFound
from gridgis.divisions.models import Division
from gridgis.grids import coverage, cutting
from gridgis.grids.coverage import Shapes
from gridgis.grids.layers import layer_of
from gridgis.grids.models import Grid
from gridgis.grids.rules import Layer
from gridgis.people.models import Person
from gridgis.plans import asked as ask
from gridgis.plans import geometries as read
from gridgis.plans.drafts import After, Draft, Sheet, Staff, division_shapes, posts_of, standing_posts, touched
from gridgis.plans.homes import rounded_to
from gridgis.plans.models import Plan
from gridgis.plans.rules import next_codes
from gridgis.security.rules import Actor


@dataclass(frozen=True)
class Context:
    """What an edit works on: the plan's net around it, the day it stands on, and how to get new codes."""

    session: Session
    actor: Actor
    plan: Plan
    on: Sheet
    day: date
    at: datetime

    def grid(self, code: str) -> Draft:
        """A grid of the plan.

        Raises:
            NotFound: there is none of this code.
        """
        found = self.on.net.get(code)
        if found is None:
            raise NotFound("plans.no_grid", code=code)
        return found

    def fresh_codes(self, village_code: str, layer: Layer, count: int) -> list[str]:
        """Codes that were never used, neither in the net nor in the plan.

        Raises:
            Conflict: the village has not so many numbers left.
        """
        stored = self.session.scalars(select(Grid.code).where(Grid.village_code == village_code))
        return next_codes(village_code, layer, {*stored, *touched(self.session, self.plan, [village_code])}, count)

    def team(self, draft: Draft) -> tuple[str, Staff]:
        """A grid in force and its posts without an end, to tell later whether they are still the same."""
        return draft.code, standing_posts(self.session, [draft.code]).get(draft.code, ())

    def with_shapes(self, shapes: Shapes) -> After:
        """Known grids with other shapes."""
        return {code: self.on.net[code].drawn_as(boundary) for code, boundary in shapes.items()}

    def outline(self, village_code: str) -> BaseGeometry:
        """The outline of a village.

        Raises:
            Invalid: it has none.
        """
        found = division_shapes(self.session, [village_code]).get(village_code)
        if found is None:
            raise Invalid("plans.village_no_outline", field="village_code")
        return found


def split(context: Context, asked: ask.Split) -> After:
    """Cut a grid; new pieces without a name are called after it."""
    draft, line = context.grid(asked.code), read.line(asked.line)
    count = cutting.pieces_of(draft.boundary, line)
    fresh = context.fresh_codes(draft.village_code, draft.layer, max(count - 1, 0))
    shapes = cutting.split(context.on.layer(draft.layer), draft.code, line, fresh)
    names = asked.names or []
    whole = rounded_to({code: shapes[code].area for code in (draft.code, *fresh)}, draft.households)
    after = context.with_shapes({code: shape for code, shape in shapes.items() if code not in fresh})
    for i, code in enumerate(fresh):
        name = names[i] if i < len(names) and names[i] else f"{draft.name}{i + 2}"
        after[code] = replace(
            draft, code=code, name=name, boundary=shapes[code], base_version=None, chief_id=None, staff=None
        )
    if not draft.layer.whole:
        return {c: replace(d, households=whole[c]) if d and c in whole else d for c, d in after.items()}
    return after


def merge(context: Context, asked: ask.Merge) -> After:
    """Join grids."""
    drafts = [context.grid(code) for code in asked.codes]
    if len(drafts) < 2:
        raise Invalid("plans.merge_two", field="codes")
    if len({draft.layer for draft in drafts}) > 1:
        raise Invalid("plans.merge_layers", field="codes")
    if drafts[0].layer.whole and len({draft.village_code for draft in drafts}) > 1:
        raise Invalid("plans.merge_villages", field="codes")
    after: After = dict.fromkeys(draft.code for draft in drafts[1:])
    after[drafts[0].code] = drafts[0].drawn_as(cutting.merge(draft.boundary for draft in drafts))
    return after


def move_vertices(context: Context, asked: ask.MoveVertices) -> After:
    """Move vertices; every grid of the layer that has one follows.

    A village's outline stays: its vertices are not moved, and no grid is pulled across it.
    """
    draft = context.grid(asked.code)
    table = {one.from_: one.to for one in asked.moves}
    return _inside_villages(context, coverage.move_vertices(context.on.layer(draft.layer), table))


def insert_vertex(context: Context, asked: ask.InsertVertex) -> After:
    """Put a vertex on a border."""
    draft, (begin, end, at) = context.grid(asked.code), (asked.begin, asked.end, asked.at)
    return _inside_villages(context, coverage.insert_vertex(context.on.layer(draft.layer), begin, end, at))


def remove_vertex(context: Context, asked: ask.RemoveVertex) -> After:
    """Take a vertex away."""
    draft = context.grid(asked.code)
    return _inside_villages(context, coverage.remove_vertex(context.on.layer(draft.layer), asked.at))


def _inside_villages(context: Context, shapes: Shapes) -> After:
    """Known grids with other shapes, which cover their villages no worse than before."""
    after = context.with_shapes(shapes)
    villages = {draft.village_code for draft in after.values() if draft is not None and draft.layer.whole}
    for village, outline in division_shapes(context.session, villages).items():
        was = {code: draft.boundary for code, draft in context.on.village(village).items()}
        now = was | {code: shapes[code] for code in was if code in shapes}
        missed = [_missed_m2(outline, grids.values()) for grids in (was, now)]
        if missed[1] > missed[0]:
            raise Invalid(
                "plans.village_border_missed",
                missed=missed[1],
                field="moves",
                codes=sorted(code for code in was if code in shapes),
            )
    return after


def _missed_m2(outline: BaseGeometry, shapes: Iterable[BaseGeometry]) -> float:
    missed = coverage.thick(shapely.symmetric_difference(outline, shapely.union_all(list(shapes))))
    return sum(map(coverage.area_m2, missed))


def transfer(context: Context, asked: ask.Transfer) -> After:
    """Move the border that two grids have in common."""
    source, target = context.grid(asked.source), context.grid(asked.target)
    if source.code == target.code:
        raise Invalid("plans.choose_two", field="target")
    if source.layer != target.layer or (source.layer.whole and source.village_code != target.village_code):
        raise Invalid("plans.one_layer", field="target")
    around = context.on.layer(source.layer)
    return context.with_shapes(cutting.transfer(around, source.code, target.code, read.line(asked.line)))


def draw(context: Context, asked: ask.Draw) -> After:
    """A new grid; village grids make room for it."""
    layer, village = layer_of(context.session, asked.layer), asked.village_code
    code = context.fresh_codes(village, layer, 1)[0]
    zone = "" if layer.whole else asked.zone_kind or ""
    return _placed(context, Draft(code, layer, asked.name, village, zone, read.polygon(asked.boundary), 0, None))


def reshape(context: Context, asked: ask.Reshape) -> After:
    """Draw a grid anew that no village grid makes room for."""
    draft = context.grid(asked.code)
    if draft.layer.whole:
        raise Invalid("plans.redraw_stretch", field="code")
    return _placed(context, draft.drawn_as(read.polygon(asked.boundary)))


def _placed(context: Context, drawn: Draft) -> After:
    if not drawn.layer.whole:
        return _beside_others(context, drawn)
    outline, own = context.outline(drawn.village_code), context.on.village(drawn.village_code)
    shapes, gone = cutting.carve(context.on.whole, own, drawn.code, drawn.boundary, outline)
    after: After = dict.fromkeys(gone)
    after |= context.with_shapes({code: shape for code, shape in shapes.items() if code != drawn.code})
    after[drawn.code] = drawn.drawn_as(shapes[drawn.code])
    return after


def _beside_others(context: Context, drawn: Draft) -> After:
    """A grid that lies beside the others of its layer; where it follows their borders, both have the same vertices."""
    layer = {code: shape for code, shape in context.on.layer(drawn.layer).items() if code != drawn.code}
    near = {code: shape for code, shape in layer.items() if shape.dwithin(drawn.boundary, coverage.TOUCH)}
    for code, shape in sorted(near.items()):
        common = shapely.intersection(shape, drawn.boundary)
        if coverage.thick(common):
            metres = coverage.area_m2(common)
            raise Invalid("plans.overlaps", other=context.on.net[code].name, codes=[code], area_m2=metres)
    known = set[coverage.Vertex]().union(*map(coverage.vertices, near.values()))
    shapes = coverage.noded(near, {drawn.code: coverage.with_vertices(drawn.boundary, known)})
    coverage.refuse_broken(near, shapes)
    own = drawn.drawn_as(shapes.pop(drawn.code))
    return {**context.with_shapes(shapes), drawn.code: own}


def retire(context: Context, asked: ask.Retire) -> After:
    """Take a grid away that leaves no gap."""
    draft = context.grid(asked.code)
    if draft.layer.whole:
        raise Invalid("plans.leaves_gap", field="code")
    return {draft.code: None}


def rename(context: Context, asked: ask.Rename) -> After:
    """Call a grid otherwise."""
    draft = context.grid(asked.code)
    return {draft.code: replace(draft, name=asked.name)}


def renumber(context: Context, asked: ask.Renumber) -> After:
    """Give a grid a code never used before; its team comes along."""
    draft, new = context.grid(asked.code), asked.new_code
    own, digits = (draft.layer.digits_of(code, draft.village_code) for code in (draft.code, new))
    if not digits or len(digits) != len(own or digits):
        raise Invalid("plans.code_form", field="new_code")
    if int(digits) not in draft.layer.numbers:
        raise Invalid("plans.code_number", layer=draft.layer.named, numbers=draft.layer.span, field="new_code")
    if context.session.get(Grid, new) or new in touched(context.session, context.plan, [draft.village_code]):
        raise Conflict("plans.code_used", code=new)
    posts = posts_of(context.session, [draft.code], context.day)
    chief = next((person for _, person, duty in posts if duty == "chief"), None)
    staff = tuple((person, duty) for _, person, duty in posts if duty != "chief")
    moved = replace(draft, code=new, base_version=None, team=draft.team or context.team(draft))
    moved = replace(moved, chief_id=chief) if draft.chief_id is None else moved
    return {draft.code: None, new: replace(moved, staff=staff) if draft.staff is None else moved}


def assign(context: Context, asked: ask.Assign) -> After:
    """Give a grid a chief, and who else serves it."""
    draft, person, staff = context.grid(asked.code), asked.chief_id, asked.staff
    if draft.base_version is not None and draft.team is None:
        draft = replace(draft, team=context.team(draft))
    if person is None and staff is None:
        raise Invalid("plans.nobody_assigned", field="chief_id")
    if person is not None:
        found = _person(context, person, "chief_id")
        if draft.layer.whole and found.employment != "village_cadre":
            raise Invalid("plans.chief_post", field="chief_id")
        draft = replace(draft, chief_id=found.id)
    if staff is not None:
        team = dict.fromkeys((_person(context, one.person_id, "staff").id, one.duty) for one in staff)
        draft = replace(draft, staff=tuple(team))
    return {draft.code: draft}


def _person(context: Context, person_id: int, field: str) -> Person:
    found = context.session.get(Person, person_id)
    town = found and found.town_code and context.session.get_one(Division, found.town_code)
    if found is None or (town and town.parent_code != context.plan.county_code):
        raise Invalid("plans.no_person", field=field)
    return found
