"""All offices there are or were, in each of their versions, held in the process: some thousands at most."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import shapely
from geoalchemy2.shape import to_shape
from shapely.geometry.base import BaseGeometry
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.held import held
from gridgis.people.models import Office, OfficeVersion
from gridgis.security.rules import Spot

PLAIN = ("name", "department_code", "phone", "address", "hours", "established", "in_field", "area_codes")
"""Facts that are told as they are kept."""
CHANGING = (*PLAIN, "place", "area")
"""All that a change from a day on may change."""


@dataclass(frozen=True)
class OfficeRow:
    """An office and where it stands."""

    code: str
    name: str
    agency_type: str
    level: str
    place_code: str
    phone: str


@dataclass(frozen=True)
class Version:
    """An office as it is from one day to another; `until` is the day after the last."""

    row: OfficeRow
    county_code: str
    town_code: str | None
    department_code: str | None
    address: str
    hours: str
    established: int | None
    in_field: int | None
    lng: float | None
    lat: float | None
    area_codes: tuple[str, ...]
    area: BaseGeometry | None = field(compare=False, repr=False)
    since: date | None
    until: date | None
    heir_code: str | None = None

    @property
    def code(self) -> str:
        """The office's code."""
        return self.row.code

    @property
    def spot(self) -> Spot:
        """Where rights over it are held."""
        village = self.row.place_code if self.row.level == "village" else None
        return Spot(self.county_code, self.town_code, village, office_code=self.code)

    @property
    def served(self) -> tuple[str, ...]:
        """Codes of the places under which it is found: of its area, else its own."""
        return self.area_codes or (self.row.place_code,)

    def on(self, day: date) -> bool:
        """Whether it is so on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or self.until > day)

    def serves(self, kind: str, day: date) -> bool:
        """Whether it is of an agency type, and so on a day."""
        return self.row.agency_type == kind and self.on(day)


@dataclass(frozen=True)
class Register:
    """Versions by the office's code in the order of their days, and by the codes of the places that they serve."""

    by_code: Mapping[str, list[Version]]

    @cached_property
    def serving(self) -> dict[str, list[Version]]:
        """By the code of a place served, in code order."""
        found: dict[str, list[Version]] = {}
        for some in self.by_code.values():
            for one in some:
                for code in one.served:
                    found.setdefault(code, []).append(one)
        return found

    @cached_property
    def drawn(self) -> dict[str, list[Version]]:
        """The same of those whose area is drawn."""
        some = {code: [one for one in of if one.area is not None] for code, of in self.serving.items()}
        return {code: of for code, of in some.items() if of}

    def on(self, day: date) -> dict[str, Version]:
        """All that serve on a day, by code."""
        return {code: one for code, some in self.by_code.items() for one in some if one.on(day)}


def register(session: Session) -> Register:
    """All offices in each of their versions."""

    def read() -> Register:
        earlier: dict[str, list[Any]] = {}
        for version in session.execute(select(*OfficeVersion.__table__.columns).order_by(OfficeVersion.period)):
            earlier.setdefault(version.office_code, []).append(version)
        found = {}
        for office in session.execute(select(*Office.__table__.columns).order_by(Office.code)):
            before = [_made(office, one, one.valid_from, one.valid_to) for one in earlier.get(office.code, ())]
            since = office.since if before else office.valid_from
            found[office.code] = [*before, _made(office, office, since, office.valid_to)]
        return Register(found)

    return held(session, Register, read)


def _made(office: Any, facts: Any, since: date | None, until: date | None) -> Version:
    place: Any = to_shape(facts.place) if facts.place is not None else None
    area = to_shape(facts.area) if facts.area is not None else None
    if area is not None:
        shapely.prepare(area)
    row = OfficeRow(office.code, facts.name, office.agency_type, office.level, office.place_code, facts.phone)
    told = {name: getattr(facts, name) for name in PLAIN if name not in ("name", "phone", "area_codes")}
    return Version(
        row=row,
        county_code=office.county_code,
        town_code=office.town_code,
        lng=place.x if place is not None else None,
        lat=place.y if place is not None else None,
        area_codes=tuple(facts.area_codes),
        area=area,
        since=since,
        until=until,
        heir_code=office.heir_code,
        **told,
    )
