"""Geocoders outside against a real server: what they are told, what is taken, when they are left alone."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from gridgis.core.geo import wgs84_to_gcj02
from gridgis.core.settings import Settings
from gridgis.geocoding.outside import Breaker, Outside, outside_of, told_outside
from gridgis.geocoding.providers import Amap, Nominatim, Place, Tianditu
from gridgis.geocoding.providers.asking import LARGEST, Asking, NoAnswerError
from gridgis.geocoding.questions import readings
from gridgis.geocoding.rules import Reading


class Service:
    """A server that answers as it is told and remembers what it was asked."""

    def __init__(self) -> None:
        self.status, self.body, self.wait_s = 200, b"{}", 0.0
        self.headers: dict[str, str] = {}
        self.asked: list[dict[str, list[str]]] = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service.asked.append(parse_qs(urlsplit(self.path).query))
                time.sleep(service.wait_s)
                self.send_response(service.status)
                for name, value in service.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(service.body)))
                self.end_headers()
                try:
                    self.wfile.write(service.body)
                except OSError:
                    return

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/find"

    def answer(self, value: Any, status: int = 200) -> None:
        self.status, self.body = status, value if isinstance(value, bytes) else json.dumps(value).encode()


@pytest.fixture
def service() -> Iterator[Service]:
    service = Service()
    threading.Thread(target=service.server.serve_forever, args=(0.01,), daemon=True).start()
    yield service
    service.server.shutdown()
    service.server.server_close()


def test_tianditu_is_asked_as_it_documents(service: Service) -> None:
    service.answer({"msg": "ok", "status": "0", "location": {"lon": "120.75", "lat": 30.76, "keyWord": "南湖区中山路"}})
    found = Tianditu("secret", service.url).find('南湖区"中山路\\')
    assert found == [Place("南湖区中山路", 120.75, 30.76)]
    assert service.asked == [{"ds": ['{"keyWord":"南湖区中山路"}'], "tk": ["secret"]}]
    service.answer({"msg": "无结果", "status": "101"})
    assert Tianditu("secret", service.url).find("无") == []


def test_what_amap_says_is_taken_out_of_gcj02(service: Service) -> None:
    x, y = (float(value) for value in wgs84_to_gcj02(120.75, 30.76))
    rows = [{"formatted_address": "甲", "location": f"{x},{y}"}, {"location": "nowhere"}, {"location": "999,0"}, "x"]
    service.answer({"status": "1", "geocodes": rows})
    [place] = Amap("secret", service.url).find("南湖区中山路")
    assert place.text == "甲"
    # A centimetre is 0.0000001 degrees.
    assert (place.lng, place.lat) == (pytest.approx(120.75, abs=2e-7), pytest.approx(30.76, abs=2e-7))
    assert service.asked[0]["key"] == ["secret"]
    service.answer({"status": "0", "info": "INVALID_USER_KEY"})
    with pytest.raises(NoAnswerError):
        Amap("secret", service.url).find("甲")


def test_nominatim_gives_several(service: Service) -> None:
    service.answer([{"display_name": f"路{n}", "lon": f"120.{n}", "lat": "30.5"} for n in range(1, 9)])
    found = Nominatim("", service.url).find("中山路")
    assert [place.text for place in found] == ["路1", "路2", "路3", "路4", "路5"]
    assert found[0].lng == 120.1
    service.answer({"error": "x"})
    with pytest.raises(NoAnswerError):
        Nominatim("", service.url).find("甲")


def slow(service: Service) -> None:
    service.wait_s = 0.6


def redirected(service: Service) -> None:
    service.status, service.headers = 302, {"Location": "http://127.0.0.1:1/elsewhere"}


WRONG: dict[str, Callable[[Service], None]] = {
    "slow": slow,
    "broken": lambda service: service.answer(b"", 500),
    "refused": lambda service: service.answer({"status": "1"}, 403),
    "garbage": lambda service: service.answer(b"<html>\xff"),
    "empty": lambda service: service.answer(b""),
    "another shape": lambda service: service.answer([1, [2], None]),
    "endless": lambda service: service.answer(b"[" + b"1," * LARGEST),
    "redirected": redirected,
}


@pytest.mark.parametrize("how", WRONG)
@pytest.mark.parametrize("kind", [Tianditu, Amap])
def test_a_service_that_fails_gives_no_answer(service: Service, kind: type[Tianditu | Amap], how: str) -> None:
    WRONG[how](service)
    with pytest.raises(NoAnswerError):
        kind("secret", service.url, 0.3).find("中山路")
    assert len(service.asked) == 1


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/x", "http://none.invalid/", "http://[::1/x"])
def test_a_service_that_is_not_there_gives_no_answer(url: str) -> None:
    with pytest.raises(NoAnswerError):
        Asking(url, 0.5).ask({"q": "x"})


class Fake:
    """A geocoder of our own, for the rules around it."""

    name = "fake"

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.broken = False

    def find(self, text: str) -> list[Place]:
        self.asked.append(text)
        if self.broken:
            raise NoAnswerError("broken")
        return [Place(text, 120.0, 30.0)]


def reading(text: str) -> Reading:
    return readings(text, {})[0]


def test_after_failures_it_is_left_alone_and_then_asked_once() -> None:
    now = 0.0
    fake = Fake()
    outside = Outside(fake, breaker=Breaker(failures=3, rest_s=60, clock=lambda: now))
    fake.broken = True
    for _ in range(10):
        assert outside.find(reading("中山路")) == ("fake", [])
    assert len(fake.asked) == 3
    now = 61
    for _ in range(5):
        assert outside.find(reading("中山路"))[1] == []
    assert len(fake.asked) == 4
    fake.broken, now = False, 122
    for _ in range(5):
        assert outside.find(reading("中山路"))[1]
    assert len(fake.asked) == 9


def test_while_one_question_tries_it_others_wait_for_what_becomes_of_it() -> None:
    now = 0.0
    breaker = Breaker(failures=1, rest_s=60, clock=lambda: now)
    breaker.tell(well=False)
    now = 60
    assert [breaker.allows() for _ in range(3)] == [True, False, False]
    breaker.tell(well=True)
    assert breaker.allows()


@pytest.mark.parametrize(
    ("text", "plain", "details"),
    [
        ("中山路12号阳光小区5幢2单元501室", "中山路", "中山路12号"),
        ("中山路12号对面", "中山路", "中山路12号"),
        ("阳光小区5幢2单元501室", "", "阳光小区"),
        ("张三家", "", ""),
        ("王先生住的地方", "", ""),
        ("13812345678", "", ""),
        ("", "", ""),
    ],
)
def test_what_may_be_about_a_person_is_never_told(text: str, plain: str, details: str) -> None:
    assert told_outside(reading(text), details=False) == plain
    assert told_outside(reading(text), details=True) == details


def test_nothing_left_to_ask_is_not_asked() -> None:
    fake = Fake()
    assert Outside(fake).find(reading("阳光小区5幢501室")) == ("fake", [])
    assert fake.asked == []


def test_none_is_asked_unless_it_is_turned_on() -> None:
    assert outside_of(Settings()) is None
    assert outside_of(Settings(geocoder="nominatim")) is not None


@pytest.mark.parametrize(
    "values",
    [
        {"geocoder": "amap"},
        {"geocoder": "tianditu"},
        {"geocoder": "elsewhere"},
        {"geocoder": "nominatim", "geocoder_url": "ftp://x"},
        {"geocoder_timeout_s": 0},
        {"geocoder_timeout_s": 60},
    ],
)
def test_settings_that_can_not_work_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"(?i)geocoder"):
        Settings(**values)
