"""Party organisations of grids from CSV files and workbooks, a row a serving member, and out."""

from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.wording import Language, worded
from gridgis.exchange.people.columns import require_there
from gridgis.exchange.people.names import Names, one_of, words_of
from gridgis.exchange.tables.cells import NONE
from gridgis.exchange.tables.columns import columns_of
from gridgis.exchange.tables.table import Filled, Said, Table, Taking, Wanted
from gridgis.exchange.tables.taking import Change, Done
from gridgis.people.duties import MANAGE
from gridgis.people.party.actions import PartyWish, drop_party, kind_of, set_party
from gridgis.people.party.models import PARTY_KINDS, PartyOrganisation
from gridgis.people.party.queries import MemberRow, PartyCard, card_of
from gridgis.people.teams import teams

OTHER_NAMES = {
    "grid": ("网格名称", "所在网格"),
    "name": ("党组织名称", "网格党组织", "党支部", "网格党支部"),
    "above": ("所属党组织", "上级组织"),
    "secretary": ("党支部书记", "网格党支部书记"),
    "member": ("在职党员", "党员", "党员姓名"),
    "unit": ("单位", "工作单位"),
    "block": ("楼栋", "责任区"),
}
NAMES = ("grid", "name", "kind", "above", "secretary", "member", "unit", "block")
COLUMNS = columns_of("party_file", NAMES, required=NAMES[:2], other_names=OTHER_NAMES)
KINDS = words_of("party_kind", PARTY_KINDS)


@dataclass
class _Taking(Taking):
    """`known` are the organisations as rows have left them; members that no row names stay."""

    names: Names = field(init=False)
    known: dict[str, PartyCard | None] = field(default_factory=dict)
    serving: dict[str, dict[str, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = Names.of(self.session, self.county_code, self.day)

    def take(self, said: Said) -> Done:
        """Enter, change or take away the organisation of a grid."""
        grid = self.names.place("grid", said["grid"], "grid")
        named, was = self.names.shown["grid", grid], _known(self, grid)
        if not any(said[name] for name in NAMES[1:]):
            return Done("known", named)
        if said["name"] in NONE:
            return _dropped(self, grid, named, was)
        wish = _wish(self, grid, said, was)
        changes = _changes(_wish_of(was) if was is not None else PartyWish("", ""), wish, said["member"])
        if changes:
            self.known[grid] = set_party(self.session, self.actor, grid, wish, at=self.at).now.organisation
        return Done("added" if was is None else "changed" if changes else "known", named, changes)


def _dropped(on: _Taking, grid: str, named: str, was: PartyCard | None) -> Done:
    if was is None:
        return Done("known", named, [])
    drop_party(on.session, on.actor, grid, at=on.at)
    on.known[grid] = None
    return Done("changed", named, [Change("name", was.name, "")])


def _changes(before: PartyWish, wish: PartyWish, member: str) -> list[Change]:
    changes = [
        Change(name, getattr(before, name), getattr(wish, name))
        for name in ("name", "kind", "above", "secretary")
        if getattr(before, name) != getattr(wish, name)
    ]
    return changes if list(wish.members) == list(before.members) else [*changes, Change("member", "", member)]


def _known(on: _Taking, grid: str) -> PartyCard | None:
    if grid not in on.known:
        row = on.session.scalars(select(PartyOrganisation).where(PartyOrganisation.grid_code == grid)).one_or_none()
        on.known[grid] = card_of(on.session, row) if row is not None else None
        on.serving[grid] = {one.name: one.person_id for one in teams(on.session, [grid], on.at.date()).get(grid, [])}
    return on.known[grid]


def _wish_of(card: PartyCard) -> PartyWish:
    same = {name: getattr(card, name) for name in ("name", "kind", "above", "secretary", "secretary_id", "members")}
    return PartyWish(**same)


def _wish(on: _Taking, grid: str, said: Said, was: PartyCard | None) -> PartyWish:
    """What a row says, on top of what is known."""
    base = _wish_of(was) if was is not None else PartyWish("", kind_of(said["name"]))
    told: dict[str, Any] = {"name": said["name"] or base.name}
    if said["kind"]:
        told["kind"] = one_of(said["kind"], KINDS, "kind")
    for name in ("above", "secretary"):
        if said[name]:
            told[name] = "" if said[name] in NONE else said[name]
    if "secretary" in told:
        told["secretary_id"] = on.serving[grid].get(told["secretary"])
    if said["member"] and said["member"] not in NONE:
        told["members"] = _members(on, grid, said, list(base.members))
    return replace(base, **told)


def _members(on: _Taking, grid: str, said: Said, members: list[MemberRow]) -> list[MemberRow]:
    at = next((n for n, one in enumerate(members) if one.name == said["member"]), len(members))
    old = members[at] if at < len(members) else MemberRow(said["member"], on.serving[grid].get(said["member"]), "", "")
    given: dict[str, Any] = {name: "" if said[name] in NONE else said[name] for name in ("unit", "block") if said[name]}
    return [*members[:at], replace(old, **given), *members[at + 1 :]]


def _filled(wanted: Wanted) -> Filled:
    """The organisations of all grids; grids without one too."""
    session, language = wanted.session, wanted.language
    require_there(session, wanted.actor, wanted.county_code)
    names = Names.of(session, wanted.county_code, wanted.day)
    grids = {code: shown for (level, code), shown in names.shown.items() if level == "grid"}
    choices = {
        "grid": list(grids.values()),
        "kind": [worded(f"party_kind.{code}", {}, language) for code in PARTY_KINDS],
    }
    return Filled((row for code, shown in grids.items() for row in _rows(session, code, shown, language)), choices)


def _rows(session: Session, code: str, shown: str, language: Language) -> list[dict[str, object]]:
    row = session.scalars(select(PartyOrganisation).where(PartyOrganisation.grid_code == code)).one_or_none()
    if row is None:
        return [{"grid": shown}]
    card = card_of(session, row)
    kind = worded(f"party_kind.{card.kind}", {}, language)
    same: dict[str, object] = {
        "grid": shown,
        "name": card.name,
        "kind": kind,
        "above": card.above,
        "secretary": card.secretary,
    }
    return [same | {"member": one.name, "unit": one.unit, "block": one.block} for one in card.members] or [same]


TABLE = Table("party", "party_file", COLUMNS, MANAGE, _Taking, _filled, asks=require_there)
