"""Words that place something beside an address: 对面, 往东50米, 桥堍, the crossing of two roads."""

import math
import re
from dataclasses import dataclass

from gridgis.geocoding.cleaning import key_of

_BEARING = {"北": 0, "东北": 45, "东": 90, "东南": 135, "南": 180, "西南": 225, "西": 270, "西北": 315}
_WAY = r"(?P<way>东南|东北|西南|西北|东|南|西|北)"
_ROAD = r"[^0-9与和跟及、/&]{1,9}?(?:大道|公路|路|街|巷|弄)"

_MOVED = re.compile(
    rf"(?:再|的)?(?:以|往|向|朝)?{_WAY}(?:面|边|侧|首|方向|方)?(?:约|大约|大概|走|去|行|直行|距离|方向)*"
    r"(?P<far>[0-9]{1,5})(?P<unit>米|m|公里|km|里路|里)(?:处|左右|远|多|的|地方|位置|路)*(?:的[^0-9]{1,12})?$"
)
_TOWARDS = re.compile(
    rf"(?:的)?(?:(?:以|往|向|朝){_WAY}|(?P<way2>东南|东北|西南|西北|东|南|西|北)(?:面|边|侧|首|方向|侧面))$"
)
_AWAY = re.compile(
    r"(?:的)?(?:约|大约|大概|相距)*(?P<far>[0-9]{1,5})(?P<unit>米|m)(?:处|左右|远|内|范围内|之内|的|地方)*(?:的[^0-9]{1,12})?$"
)
_BESIDE = re.compile(
    r"(?:的)?(?:斜对面|正对面|马路对面|对面|对过|对门|旁边|边上|旁|附近|隔壁|大门口|正门口|门口|门前|楼下|楼前|后面|背后|后门|前面|"
    r"周边|周围|一带|路边|河边|沿线|拐角处?|转角处?|转弯处|中间|之间|不远处?|路段)$"
)
_BRIDGE = re.compile(r"(?:(?<=桥)桥?|(?<=[号幢室村])桥)?[东南西北]?堍$|(?<=桥)桥?(?:头|脚下|下)$")
_CROSSING = re.compile(
    rf"^(?P<front>.*?)(?P<a>{_ROAD})(?:与|和|跟|及|、|/|&)?(?P<b>{_ROAD})(?:的)?"
    r"(?:交叉路口|交叉口|十字路口|丁字路口|三岔路口|红绿灯路口|红绿灯|路口|交界处?|交汇处?|相交处?|口|转角处?|拐角处?)(?:处|附近|旁边?|那边)*$"
)
_CORNER = re.compile(r"(?:的)?(?:交叉路口|交叉口|十字路口|丁字路口|(?<=[路街巷道])路?口|(?<=[桥号村])路口)$")
_SOMETHING = re.compile(
    r"(?<=[号幢室])(?:的)?(?:斜对面|正对面|对面|对过|对门|隔壁|旁边|边上|附近|后面|背后|前面|大?门口|门前|楼下|"
    r"[东南西北]{1,2}(?:面|边|侧))的?[^0-9]{1,15}$"
)
"""Something that lies beside an address: 12号对面的小店 is not number 12."""
_ALL = (_SOMETHING, _MOVED, _TOWARDS, _AWAY, _BESIDE, _BRIDGE, _CORNER)


@dataclass(frozen=True)
class Relative:
    """Where a place lies as seen from an address: the words said, and bearing (degrees from north) and metres."""

    words: str
    bearing: float | None = None
    distance_m: float | None = None
    crossing: tuple[str, str] | None = None

    def moved(self, lng: float, lat: float) -> tuple[float, float]:
        """A point moved by bearing and distance, degrees rounded as stored; unmoved where one of them is unknown."""
        if self.bearing is None or self.distance_m is None:
            return lng, lat
        turn, north = math.radians(self.bearing), 111_195.0
        east = north * max(math.cos(math.radians(lat)), 0.01)
        return (
            round(lng + self.distance_m * math.sin(turn) / east, 7),
            round(lat + self.distance_m * math.cos(turn) / north, 7),
        )


def split(key: str) -> tuple[str, Relative | None]:
    """Part an address key from the relative words behind it; None where there are none.

    Two roads and their crossing stay in the key's front part no longer: `crossing` names them, without the divisions
    that stand before the first.
    """
    if crossed := _CROSSING.match(key):
        return crossed["front"], Relative(key[len(crossed["front"]) :], crossing=(crossed["a"], crossed["b"]))
    rest, said = key, ""
    bearing: float | None = None
    distance: float | None = None
    while found := next((m for pattern in _ALL if (m := pattern.search(rest))), None):
        if not found.start():
            break
        facts = found.groupdict()
        way = facts.get("way") or facts.get("way2")
        if way and bearing is None:
            bearing = float(_BEARING[way])
        if facts.get("far") and distance is None:
            distance = _metres(facts["far"], facts["unit"])
        rest, said = rest[: found.start()], found[0] + said
    return (rest, Relative(said, bearing, distance)) if said else (key, None)


def _metres(far: str, unit: str) -> float:
    return float(far) * {"公里": 1000.0, "km": 1000.0, "里": 500.0, "里路": 500.0}.get(unit, 1.0)


def road_names(crossing: tuple[str, str]) -> tuple[str, str]:
    """The names of two crossing roads as keys."""
    return key_of(crossing[0]), key_of(crossing[1])
