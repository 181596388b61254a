"""Tianditu, Amap and Nominatim: how each is asked and what of its answer is taken."""

from typing import Any

from gridgis.core.errors import Invalid
from gridgis.core.geo import frame_named, place_from
from gridgis.geocoding.providers.asking import PLACES, Asking, NoAnswerError, Place


class Service:
    """A service at its usual address, or at another of the same kind."""

    url: str

    def __init__(self, key: str, url: str = "", timeout_s: float = 2.0) -> None:
        self._asking, self._key = Asking(url or self.url, timeout_s), key


class Tianditu(Service):
    """天地图, the state's map service; CGCS2000. Documented at lbs.tianditu.gov.cn (geocoding interface)."""

    name = "tianditu"
    url = "https://api.tianditu.gov.cn/geocoder"

    def find(self, text: str) -> list[Place]:
        """The one place it answers."""
        word = text.replace("\\", "").replace('"', "")
        answer = self._asking.ask({"ds": f'{{"keyWord":"{word}"}}', "tk": self._key})
        if not isinstance(answer, dict):
            raise NoAnswerError("no object")
        found = answer.get("location")
        if not isinstance(found, dict):
            return []
        return _places([(str(found.get("keyWord") or text), found.get("lon"), found.get("lat"))], "cgcs2000")


class Amap(Service):
    """高德, in GCJ-02, converted. Documented at lbs.amap.com (web service, geocoding)."""

    name = "amap"
    url = "https://restapi.amap.com/v3/geocode/geo"

    def find(self, text: str) -> list[Place]:
        """Up to five places."""
        answer = self._asking.ask({"address": text, "key": self._key, "output": "JSON"})
        if not isinstance(answer, dict) or str(answer.get("status")) != "1":
            raise NoAnswerError("it refused the question")
        found = answer.get("geocodes")
        rows = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
        points = [(str(one.get("formatted_address") or text), *_pair(one.get("location"))) for one in rows[:PLACES]]
        return _places(points, "gcj02")


class Nominatim(Service):
    """Nominatim over OpenStreetMap data, best one's own server; WGS-84."""

    name = "nominatim"
    url = "https://nominatim.openstreetmap.org/search"

    def find(self, text: str) -> list[Place]:
        """Up to five places."""
        answer = self._asking.ask({"q": text, "format": "jsonv2", "limit": str(PLACES), "accept-language": "zh"})
        if not isinstance(answer, list):
            raise NoAnswerError("no list of places")
        rows = [one for one in answer if isinstance(one, dict)]
        points = [(str(one.get("display_name") or text), one.get("lon"), one.get("lat")) for one in rows[:PLACES]]
        return _places(points, "wgs84")


def _pair(location: Any) -> tuple[Any, Any]:
    parts = str(location or "").split(",")
    return (parts[0], parts[1]) if len(parts) == 2 else (None, None)


def _places(points: list[tuple[str, Any, Any]], datum: str) -> list[Place]:
    """The points that are points, converted; a service that gives others is wrong about them only."""
    found = []
    for text, x, y in points:
        try:
            lng, lat = place_from(float(x), float(y), frame_named(datum))
        except (TypeError, ValueError, OverflowError, Invalid):
            continue
        found.append(Place(text[:300], lng, lat))
    return found
