"""Asking a geocoder outside when our own gazetteer knows nothing: what it may be told, and when it is left alone."""

import logging
import re
import threading
import time
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy.orm import Session

from gridgis.core.settings import Settings
from gridgis.divisions import queries as divisions
from gridgis.geocoding.choosing import Answer, Hit
from gridgis.geocoding.providers import SERVICES, Geocoder, NoAnswerError, Place
from gridgis.geocoding.rules import CONFIRM, Reading

log = logging.getLogger(__name__)

SCORE = 0.7
"""What is found outside is looked at by a person, always; several places fall off from here."""

FAILURES, REST_S = 5, 60.0
"""After so many failures in a row a service is left alone for so long."""

_PERSONAL = re.compile(
    r"[家户]$|先生|女士|小姐|师傅|老师|[0-9]{6,}|身份证|电话|手机|的|门口|[家户](?=[门旁前后边隔对])|[我他她]家|老[王张李]"
)
_STREET = re.compile(r"^[^0-9]{1,8}(?:[路街巷弄]|大道|公路)$")
_PUBLIC = re.compile(
    r"^.{2,16}(?:小区|新村|花园|家园|公寓|大厦|广场|[苑庭府]|社区|银行|支行|医院|卫生院|学校|小学|中学|大学|幼儿园|派出所|市场|菜场|"
    r"超市|中心|公园|车站|图书馆|监管所|司法所|消防站|管委会|政府|法院)$"
)
_LONG_NUMBER = 6
"""A number of so many digits may be a telephone, whatever stands between them."""


class Breaker:
    """Leaves a failing service alone: after failures in a row it is asked again only when it has rested, once."""

    def __init__(
        self, failures: int = FAILURES, rest_s: float = REST_S, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._rest_s, self._clock = failures, rest_s, clock
        self._failed = 0
        self._until = 0.0
        self._lock = threading.Lock()

    def allows(self) -> bool:
        """Whether to ask now. After a rest one question goes through; others wait for what becomes of it."""
        with self._lock:
            if self._failed < self._most:
                return True
            if self._clock() < self._until:
                return False
            self._until = self._clock() + self._rest_s
            return True

    def tell(self, *, well: bool) -> None:
        """How a question went."""
        with self._lock:
            self._failed = 0 if well else self._failed + 1
            if self._failed >= self._most:
                self._until = self._clock() + self._rest_s


class Outside:
    """A geocoder outside behind a breaker; `details` lets house numbers and names of places be sent."""

    def __init__(self, geocoder: Geocoder, *, details: bool = False, breaker: Breaker | None = None) -> None:
        self._geocoder, self._details, self._breaker = geocoder, details, breaker or Breaker()

    def find(self, reading: Reading) -> tuple[str, list[Place]]:
        """The service's name and what it knows; nothing when it is not asked, late or broken."""
        text = told_outside(reading, details=self._details)
        if not text or not self._breaker.allows():
            return self._geocoder.name, []
        try:
            found = self._geocoder.find(text)
        except Exception as error:  # whatever a service sends, the search goes on with our own gazetteer
            self._breaker.tell(well=False)
            why = error if isinstance(error, NoAnswerError) else type(error).__name__
            log.warning("geocoder %s gave no answer: %s", self._geocoder.name, why)
            return self._geocoder.name, []
        self._breaker.tell(well=True)
        return self._geocoder.name, found


def outside_of(settings: Settings) -> Outside | None:
    """The geocoder that the settings turn on; None by default."""
    if not settings.geocoder:
        return None
    key = settings.geocoder_key.get_secret_value() if settings.geocoder_key else ""
    service = SERVICES[settings.geocoder](key, settings.geocoder_url, settings.geocoder_timeout_s)
    return Outside(service, details=settings.geocoder_details)


def told_outside(reading: Reading, *, details: bool) -> str:
    """What a service is told of an address: its divisions and road, with `details` its house number or place too.

    A road is told only where it ends as roads do, a place only where it ends as an estate or an institution does, for
    anything else may be a person. Building, stairwell and room never leave; empty when nothing is left.
    """
    parts = reading.parts
    road = parts.road if _STREET.match(parts.road) and not _PERSONAL.search(parts.road) else ""
    site = parts.site if details and _PUBLIC.match(parts.site) and not _PERSONAL.search(parts.site) else ""
    short = sum(char.isdigit() for char in parts.door) < _LONG_NUMBER
    door = f"{parts.door}号" if details and road and parts.door and short else ""
    if not road and not site:
        return ""
    return "".join(m.name for m in reading.mentions[-3:]) + road + (door or site)


def widened(session: Session, answer: Answer, outside: Outside | None) -> Answer:
    """The answer with places from outside behind our own, where ours are not even worth confirming.

    They lie in a county of this installation, name their source, and are never taken without asking.
    """
    if outside is None or (answer.hits and answer.hits[0].score >= CONFIRM):
        return answer
    name, places = outside.find(answer.reading)
    if not places:
        return answer
    codes = divisions.covering(session, [one.lng for one in places], [one.lat for one in places])
    hits = [
        Hit(
            one.text, "outside", one.lng, one.lat, at.get("village", ""), at.get("town", ""), at["county"],
            round(SCORE - 0.02 * n, 3), "street", f"来自{name}，需核对", f"from {name}; check it", name,
        )
        for n, (one, at) in enumerate(zip(places, codes, strict=True))
        if "county" in at
    ]  # fmt: skip
    return replace(answer, hits=(*hits, *answer.hits), rivals=0)
