"""Party organisations of grids from CSV files and workbooks, a row a serving member, and out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.wording import Language, Phrase, worded
from gridgis.exchange.people.columns import require_there
from gridgis.exchange.people.names import Names, one_of, words_of
from gridgis.exchange.reading.tables import Rejected, Row
from gridgis.exchange.tables.cells import NONE
from gridgis.exchange.tables.columns import Column
from gridgis.exchange.tables.taking import Change, Done, Keep, TableReport, take_rows
from gridgis.people.party.actions import PartyWish, drop_party, kind_of, set_party
from gridgis.people.party.models import PARTY_KINDS, PartyOrganisation
from gridgis.people.party.queries import MemberRow, PartyCard, card_of
from gridgis.people.teams import teams
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor

TITLE = Phrase("party_file.title")
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
COLUMNS = tuple(
    Column(
        one, Phrase(f"party_file.{one}"), Phrase(f"party_file.{one}_note"), one in NAMES[:2], OTHER_NAMES.get(one, ())
    )
    for one in NAMES
)
KINDS = words_of("party_kind", PARTY_KINDS)


@dataclass
class _Taking:
    """What the rows of a file need beside themselves; `known` are the organisations as rows have left them."""

    session: Session
    actor: Actor
    names: Names
    at: datetime
    known: dict[str, PartyCard | None] = field(default_factory=dict)
    serving: dict[str, dict[str, int]] = field(default_factory=dict)


@audited("party_imported", "party", "{county_code}", when=lambda made: made[0].kept, rows="rows_kept")
def _audited_take(
    session: Session,
    actor: Actor,
    rows: list[Row],
    county_code: str,
    keep: Keep,
    rows_kept: int,
    told: Callable[[int], None],
    *,
    at: datetime,
) -> tuple[TableReport, list[Rejected]]:
    taking = _Taking(session, actor, Names.of(session, county_code, at.date()), at)
    return take_rows(session, COLUMNS, rows, lambda row: _take(taking, row), keep=keep, told=told)


def take_in(
    session: Session,
    actor: Actor,
    rows: Iterable[Row],
    county_code: str,
    *,
    keep: Keep,
    at: datetime,
    told: Callable[[int], None] = lambda done: None,
) -> tuple[TableReport, list[Rejected]]:
    """Do what a table of party organisations says, or tell what it would do. The same table again changes nothing.

    Args:
        rows: read with the names of `COLUMNS`; an empty cell leaves a fact as it is, `-` or 无 takes it away; members
            that no row names stay.
        keep: `nothing`, `all` or `good`.
        at: now, in local time.
        told: called with one more row done.

    Returns:
        The report row by row, and the rows that were refused.

    Raises:
        NotFound: there is no such county.
        Forbidden: the actor manages no people in the county.
    """
    every = list(rows)
    require_there(session, actor, county_code)
    return _audited_take(session, actor, every, county_code, keep, len(every), told, at=at)


def _take(on: _Taking, row: Row) -> Done:
    said = {name: row.values.get(name, "").strip() for name in NAMES}
    grid = on.names.place("grid", said["grid"], "grid")
    named, was = on.names.shown["grid", grid], _known(on, grid)
    if not any(said[name] for name in NAMES[1:]):
        return Done("known", named)
    if said["name"] in NONE:
        return _dropped(on, grid, named, was)
    wish = _wish(on, grid, said, was)
    changes = _changes(_wish_of(was) if was is not None else PartyWish("", ""), wish, said["member"])
    if changes:
        on.known[grid] = set_party(on.session, on.actor, grid, wish, at=on.at).now.organisation
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


def _wish(on: _Taking, grid: str, said: Mapping[str, str], was: PartyCard | None) -> PartyWish:
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


def _members(on: _Taking, grid: str, said: Mapping[str, str], members: list[MemberRow]) -> list[MemberRow]:
    at = next((n for n, one in enumerate(members) if one.name == said["member"]), len(members))
    old = members[at] if at < len(members) else MemberRow(said["member"], on.serving[grid].get(said["member"]), "", "")
    given: dict[str, Any] = {name: "" if said[name] in NONE else said[name] for name in ("unit", "block") if said[name]}
    return [*members[:at], replace(old, **given), *members[at + 1 :]]


def write(
    session: Session, actor: Actor, path: Path, county_code: str, day: date, language: Language, *, empty: bool
) -> None:
    """Write the form of a county's party organisations, empty or with all grids, those without one too.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor manages no people there.
    """
    from gridgis.exchange.tables.sheets import write_form  # noqa: PLC0415 - openpyxl, only where a workbook is written

    require_there(session, actor, county_code)
    names = Names.of(session, county_code, day)
    grids = {code: shown for (level, code), shown in names.shown.items() if level == "grid"}
    choices = {
        "grid": list(grids.values()),
        "kind": [worded(f"party_kind.{code}", {}, language) for code in PARTY_KINDS],
    }
    rows = [] if empty else [row for code, shown in grids.items() for row in _rows(session, code, shown, language)]
    write_form(path, TITLE, COLUMNS, language, rows=rows, choices=choices)


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
