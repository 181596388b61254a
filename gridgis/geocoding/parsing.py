"""Taking the part of an address behind its divisions apart: road or group, number, estate, building, unit, room."""

import re
from dataclasses import dataclass, field, replace

_PIECE = re.compile(
    r"(?P<words>[^0-9]*?)(?P<beside>附)?(?P<number>[0-9]+(?:-[0-9]+)*|(?<![a-z])[a-z](?=幢|单元|室))"
    r"(?P<unit>幢|单元|室|号|弄|组|队|层|楼)?"
)
_STREET = re.compile(r"^(.{1,9}?(?:大道|公路|[路街巷弄]))(?!口|边)([^0-9].*)$")
_ROADLIKE = re.compile(r"(?:大道|[路街巷弄道浜埭圩汇湾角里桥场港荡组队村塘河])$")


@dataclass(frozen=True)
class Parts:
    """The parts of an address below its divisions; what is not said is empty.

    `road` is a road or a village group, `door` the whole house number (12, 12-3, 12弄3), `site` an estate or a point of
    interest, `building`, `unit` and `room` their bare numbers. `extra` is what was said besides and fits in none.
    """

    road: str = ""
    door: str = ""
    site: str = ""
    building: str = ""
    unit: str = ""
    room: str = ""
    extra: str = field(default="", compare=False)

    @property
    def number(self) -> int | None:
        """The door's leading number, by which doors lie in order along a road; None without one.

        A number that no street has (above 99,999) counts for none.
        """
        found = re.match(r"[0-9]+", self.door)
        return int(found[0]) if found and len(found[0]) <= 5 else None

    @property
    def has_number(self) -> bool:
        """Whether a house or a building is named."""
        return bool(self.door or self.building)


def parts_of(key: str) -> Parts:
    """Take an address key without divisions apart; everything it can't name is `site`."""
    found, end = Parts(), 0
    for piece in _PIECE.finditer(key):
        found = _with(found, piece)
        end = piece.end()
    left = key[end:]
    if not left:
        return found
    if not found.has_number and not found.road:
        return _named(found, left)
    return _beside(found, left)


def readings_of(key: str) -> list[Parts]:
    """The ways a key can be taken apart, likeliest first: a road in front of an estate may belong to its name."""
    first = parts_of(key)
    ways = [first]
    if not first.road and (parted := _STREET.match(first.site)):
        ways.append(replace(first, road=parted[1], site=parted[2]))
    elif first.road and not first.door and first.site:
        ways.append(replace(first, road="", site=first.road + first.site))
    return ways


def _named(found: Parts, words: str) -> Parts:
    return replace(found, road=words) if _ROADLIKE.search(words) else replace(found, site=words)


def _beside(found: Parts, words: str) -> Parts:
    """With words that name the place, or that are extra where it has a name already."""
    return replace(found, extra=found.extra + words) if found.site else replace(found, site=words)


def _with(found: Parts, piece: re.Match[str]) -> Parts:
    words, number, unit = piece["words"], piece["number"], piece["unit"] or ""
    if piece["beside"] and found.door:
        return replace(found, door=f"{found.door}-{number}")
    words += piece["beside"] or ""
    if unit in ("组", "队"):
        group = words + number + unit
        return replace(found, extra=found.extra + group) if found.road else replace(found, road=group)
    if unit == "弄":
        return replace(found, road=found.road or words, door=f"{number}弄")
    if unit == "号":
        return _with_number(found, words, number)
    if unit == "幢":
        return _with_building(found, words, number)
    if unit == "单元":
        return replace(_beside(found, words), unit=number)
    if unit == "室":
        return _with_room(_beside(found, words), number)
    if unit in ("层", "楼"):
        return _beside(found, words)
    return _with_bare(found, words, number)


def _with_number(found: Parts, words: str, number: str) -> Parts:
    if found.door.endswith("弄") and not words:
        return replace(found, door=found.door + number)
    if not found.door and not found.building:
        return replace(found, road=found.road + words, door=number)
    return _with_building(found, words, number)


def _with_building(found: Parts, words: str, number: str) -> Parts:
    site = found.site + words
    if found.building:
        return replace(found, site=site, unit=found.unit or number)
    return replace(found, site=site, building=number)


def _with_room(found: Parts, number: str) -> Parts:
    """A room's number; 5-2-501 names building, unit and room at once."""
    names = number.split("-")
    if len(names) == 1 or found.unit:
        return replace(found, room=number)
    if found.building:
        return replace(found, unit=names[0], room="-".join(names[1:]))
    unit = names[1] if len(names) > 2 else found.unit
    return replace(found, building=names[0], unit=unit, room=names[-1])


def _with_bare(found: Parts, words: str, number: str) -> Parts:
    """A number without a word behind it: of a house behind a road, of a building behind an estate, else of a room."""
    if found.has_number and not words:
        return replace(found, room=found.room or number) if "-" not in number else _with_room(found, number)
    if found.door or found.building:
        return (
            _with_room(replace(found, site=found.site + words), number)
            if "-" in number
            else _with_building(found, words, number)
        )
    if _ROADLIKE.search(words) or not words:
        return replace(found, road=found.road + words, door=number)
    if "-" in number:
        return _with_room(replace(found, site=words), number)
    return replace(found, site=words, building=number)
