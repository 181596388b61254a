"""Other words for divisions, roads and sites: those that follow from their names, and those that are told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, or_, select, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.core.wording import Phrase
from gridgis.divisions.models import Division
from gridgis.geocoding.cleaning import key_of, normalised
from gridgis.geocoding.divided import short_of
from gridgis.geocoding.models import NAME_KINDS, NAME_ORIGINS, AddressName, StandardAddress
from gridgis.geocoding.sounds import sound_of

BATCH = 2000
TOLD = ("old", "alias")
"""Origins of names that somebody told; others follow from names."""


@dataclass(frozen=True)
class Name:
    """Another word for the division `code`, or for a road or site there; used until the day before `valid_to`."""

    kind: str
    name: str
    code: str
    stands_for: str = ""
    origin: str = "alias"
    valid_to: date | None = None


def learn(session: Session) -> int:
    """Keep the words that follow from the names of divisions and of sites in force; those known already stay.

    Of a division its own name (found by its sound too) and the one without 区, 镇, 街道 and so on; of a site that is
    called after its town, the name with the town's short one (新嘉街道派出所: 新嘉派出所).

    Returns:
        How many are new.
    """
    divisions = session.execute(select(Division.code, Division.name, Division.level).order_by(Division.code)).all()
    names = [Name("division", normalised(name), code, origin="own") for code, name, _ in divisions]
    shorts = {code: short_of(name) for code, name, _ in divisions}
    names += [Name("division", normalised(short), code, origin="short") for code, short in shorts.items() if short]
    towns = {code: normalised(name) for code, name, level in divisions if level == "town" and shorts[code]}
    sites = (
        select(StandardAddress.town_code, StandardAddress.site)
        .where(StandardAddress.kind == "poi", StandardAddress.site != "", StandardAddress.valid_to.is_(None))
        .distinct()
        .order_by(StandardAddress.town_code, StandardAddress.site)
    )
    for town, site in session.execute(sites):
        own = towns.get(town)
        if own and site.startswith(own) and site != own:
            names.append(Name("site", normalised(shorts[town]) + site[len(own) :], town, site, "short"))
    return keep(session, names)


def keep(session: Session, names: Iterable[Name]) -> int:
    """Keep words that are told; one that is known gets the origin and day told now, unless it follows from a name.

    Returns:
        How many are new.

    Raises:
        Invalid: a name is empty, of no known kind or origin, or for a division that does not exist.
    """
    checked = list({_key(one): one for one in map(_checked, names) if one.name}.values())
    codes = {one.code for one in checked}
    there = session.scalars(select(Division.code).where(Division.code.in_(sorted(codes))))
    if missing := sorted(codes - set(there)):
        raise Invalid("geocoding.no_divisions", missing=missing[0], field="code", codes=missing)
    new = 0
    for first in range(0, len(checked), BATCH):
        batch = checked[first : first + BATCH]
        known = _known(session, batch)
        new += sum(_key(one) not in known for one in batch)
        rows = [vars(one) | {"sound": sound_of(one.name)} for one in batch]
        given = insert(AddressName)
        asked = given.on_conflict_do_update(
            index_elements=["name", "kind", "code", "stands_for"],
            set_={"origin": given.excluded.origin, "valid_to": given.excluded.valid_to},
            where=_told(AddressName.origin) & _told(given.excluded.origin),
        )
        session.execute(asked.returning(AddressName.id), rows)
    return new


def _told(origin: Any) -> ColumnElement[bool]:
    return or_(*(origin == told for told in TOLD))  # an IN list can't go with many rows


def _key(one: Name) -> tuple[str, str, str, str]:
    return one.name, one.kind, one.code, one.stands_for


def _checked(one: Name) -> Name:
    if one.kind not in NAME_KINDS:
        raise Invalid("geocoding.name_kind", kinds=NAME_KINDS, field="kind", found=one.kind)
    if one.origin not in NAME_ORIGINS:
        raise Invalid("geocoding.name_origin", origins=NAME_ORIGINS, field="origin", origin=one.origin)
    name, stands_for = key_of(one.name), key_of(one.stands_for)
    if one.origin in TOLD and not name:
        raise Invalid("geocoding.no_name", field="name")
    if (one.kind == "division") == bool(stands_for):
        said = Phrase("geocoding.leave_empty" if stands_for else "geocoding.say_what")
        raise Invalid("geocoding.stands_for", name_kind=one.kind, said=said, field="stands_for")
    return Name(one.kind, name, one.code, stands_for, one.origin, one.valid_to)


def _known(session: Session, batch: Sequence[Name]) -> set[tuple[str, str, str, str]]:
    columns = (AddressName.name, AddressName.kind, AddressName.code, AddressName.stands_for)
    asked = select(*columns).where(tuple_(*columns).in_([_key(one) for one in batch]))
    return {(name, kind, code, stands_for) for name, kind, code, stands_for in session.execute(asked)}
