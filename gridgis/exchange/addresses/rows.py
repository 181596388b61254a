"""From the row of a file to a standard address: its divisions, its place, its parts; or why it can't be one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.core.geo import SRID, frame_named, place_from
from gridgis.divisions import queries as divisions
from gridgis.divisions.models import Division
from gridgis.exchange.reading.tables import Rejected, Row, as_rejected, day_in
from gridgis.geocoding.cleaning import key_of, normalised
from gridgis.geocoding.describing import GROUP, PLACE, ROAD, Described, described
from gridgis.geocoding.divided import DIGITS, Mention, fronts_of
from gridgis.geocoding.parsing import Parts

KINDS = (ROAD, GROUP, PLACE)
LONGEST = 200
_PARTS = ("road", "door", "site", "building", "unit", "room")


@dataclass(frozen=True)
class Address:
    """A standard address as a file gives it."""

    text: str
    village_code: str
    lng: float
    lat: float
    one: Described
    valid_to: date | None

    def row(self) -> dict[str, Any]:
        """The columns of its row."""
        parts = {name: getattr(self.one.parts, name) for name in _PARTS}
        return parts | {
            "text": self.text,
            "key": self.one.key,
            "sound": self.one.sound,
            "kind": self.one.kind,
            "number": self.one.parts.number,
            "place": f"SRID={SRID};POINT({self.lng!r} {self.lat!r})",
            "village_code": self.village_code,
            "town_code": self.village_code[: DIGITS["town"]],
            "county_code": self.village_code[: DIGITS["county"]],
        }


@dataclass(frozen=True)
class _Spot:
    """A row whose texts are read and whose place is known."""

    row: Row
    tail: str
    named: tuple[Mention, ...]
    code: str
    lng: float
    lat: float


class Reader:
    """Reads rows; holds the names of the divisions as they were when it was made.

    Full names only: in a list, 凤凰花园 is an estate and no short word for 凤凰社区.
    """

    def __init__(self, session: Session, datum: str) -> None:
        frame_named(datum)
        self._datum = datum
        rows = session.execute(select(Division.code, Division.level, Division.name).order_by(Division.code)).all()
        self._names = {code: normalised(name) for code, _, name in rows}
        self._levels = {code: level for code, level, _ in rows}
        self._named: dict[str, list[Mention]] = {}
        for code, level, name in rows:
            self._named.setdefault(normalised(name), []).append(Mention(code, level, name))

    def read(self, session: Session, batch: Sequence[Row]) -> tuple[list[tuple[Row, Address]], list[Rejected]]:
        """The rows that are addresses, and those that are not with the reason, each in their order."""
        spots: list[_Spot] = []
        rejected = []
        for row in batch:
            try:
                spots.append(self._spot(row))
            except Invalid as refusal:
                rejected.append(as_rejected(row, refusal))
        covering = divisions.covering(session, [one.lng for one in spots], [one.lat for one in spots]) if spots else []
        good = []
        for spot, at in zip(spots, covering, strict=True):
            try:
                good.append((spot.row, self._address(spot, at)))
            except Invalid as refusal:
                rejected.append(as_rejected(spot.row, refusal))
        return good, rejected

    def _spot(self, row: Row) -> _Spot:
        row.refuse_faulty()
        value = {name: text.strip() for name, text in row.values.items()}
        text = normalised(value.get("text", ""))
        if not text:
            raise Invalid("addresses.text_empty", field="text")
        if len(text) > LONGEST:
            raise Invalid("addresses.text_long", most=LONGEST, field="text")
        code = value.get("code", "")
        if code and code not in self._names:
            raise Invalid("addresses.no_division", code=code, field="code")
        front = fronts_of(text, self._named)[0]
        if not front.rest:
            raise Invalid("addresses.divisions_only", field="text")
        lng, lat = self._place(value)
        return _Spot(row, front.rest, front.mentions, code, lng, lat)

    def _place(self, value: Mapping[str, str]) -> tuple[float, float]:
        try:
            x, y = float(value.get("lng") or ""), float(value.get("lat") or "")
        except ValueError:
            raise Invalid("addresses.no_numbers", field="lng") from None
        return place_from(x, y, frame_named(value.get("datum") or self._datum))

    def _address(self, spot: _Spot, at: Mapping[str, str]) -> Address:
        village = self._village(spot, at)
        value = {name: text.strip() for name, text in spot.row.values.items()}
        kind = value.get("kind", "")
        if kind and kind not in KINDS:
            raise Invalid("addresses.kind", kinds=KINDS, field="kind")
        given = {name: key_of(value[name]) for name in _PARTS if value.get(name)}
        parts = Parts(**given) if given else None
        text = "".join(self._names[code] for code in self._path(village)) + spot.tail
        until = day_in(value.get("valid_to", ""), "addresses.no_day", "valid_to")
        return Address(text, village, spot.lng, spot.lat, described(spot.tail, kind, parts), until)

    def _path(self, village: str) -> list[str]:
        codes = (
            f"{village[: DIGITS['city']]}00",
            *(village[: DIGITS[level]] for level in ("county", "town", "village")),
        )
        return [code for code in codes if code in self._names]

    def _village(self, spot: _Spot, at: Mapping[str, str]) -> str:
        """The village by the row's code, else by the names in its text, else by its place; they may not disagree."""
        told = spot.code if self._levels.get(spot.code) == "village" else ""
        within = spot.code[: DIGITS[self._levels[spot.code]]] if spot.code else ""
        named = [m.code for m in spot.named if m.level == "village" and m.code.startswith(within)]
        if told and spot.named and not told.startswith(tuple(m.prefix for m in spot.named if m.level != "city") or ""):
            raise Invalid("addresses.other_division", code=told, field="code")
        village = told or (named[0] if len(named) == 1 else "")
        village = village or self._by_place(spot, at, named, within)
        for level in ("county", "town"):
            where = at.get(level) or ""
            if not village.startswith(where):
                raise Invalid("addresses.point_elsewhere", where=self._names.get(where, where), field="lng")
        return village

    def _by_place(self, spot: _Spot, at: Mapping[str, str], named: Sequence[str], within: str) -> str:
        found = at.get("village", "")
        if not found:
            raise Invalid("addresses.village_untold", field="code")
        narrowest = max((m.prefix for m in spot.named), key=len, default="")
        fits = found in named if named else found.startswith(narrowest)
        if not fits or not found.startswith(within):
            raise Invalid("addresses.point_elsewhere", where=self._names[found], field="lng")
        return found
