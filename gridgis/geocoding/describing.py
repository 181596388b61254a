"""A standard address as the gazetteer keeps it: its parts, its key and its sound, from its text or its columns."""

from dataclasses import dataclass

from gridgis.geocoding.cleaning import key_of
from gridgis.geocoding.parsing import Parts, parts_of
from gridgis.geocoding.sounds import sound_of

PLACE, GROUP, ROAD = "poi", "group", "road"
_GROUP_ENDS = "组队埭浜圩汇湾角里桥场港荡村塘"


@dataclass(frozen=True)
class Described:
    """What is stored beside the text and the place of a standard address."""

    key: str
    sound: str
    kind: str
    parts: Parts


def described(tail: str, kind: str = "", parts: Parts | None = None) -> Described:
    """Describe a standard address.

    Args:
        tail: its text without the divisions in front.
        kind: `road`, `group` or `poi` where it is known; else it is told by the parts.
        parts: where they are known better than the text tells.
    """
    key = key_of(tail)
    if parts is None:
        parts = Parts(site=key) if kind == PLACE else parts_of(key)
    return Described(key, sound_of(key), kind or _kind(parts), parts)


def _kind(parts: Parts) -> str:
    if not parts.road:
        return ROAD if parts.building else PLACE
    return GROUP if parts.road[-1] in _GROUP_ENDS else ROAD
