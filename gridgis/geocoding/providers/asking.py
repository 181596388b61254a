"""What a geocoder outside gives, and asking a service over HTTP with a limit on time and size."""

import json
import queue
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import httpx2

LARGEST = 500_000
"""So many bytes of an answer are read at most."""

PLACES = 5
"""So many places of an answer are taken."""


class NoAnswerError(Exception):
    """The service gave no answer that can be used: it was late, failed, or said something else than it documents."""


@dataclass(frozen=True)
class Place:
    """A place as a service names it, EPSG:4490 degrees."""

    text: str
    lng: float
    lat: float


class Geocoder(Protocol):
    """Something that finds places for an address text."""

    name: str

    def find(self, text: str) -> list[Place]:
        """Places for a text, likeliest first; none when it knows none.

        Raises:
            NoAnswerError: no usable answer came.
        """
        ...


class Asking:
    """A client of one service: a connection that is kept, no redirects, a limit on time and size."""

    def __init__(self, url: str, timeout_s: float) -> None:
        self._url = url
        self._client = httpx2.Client(timeout=timeout_s, follow_redirects=False, headers={"User-Agent": "gridgis"})
        self._timeout_s = timeout_s

    def ask(self, values: Mapping[str, str]) -> Any:
        """The service's answer as JSON, within the time for all of it: name, connection, headers and body.

        The question runs in a thread that is left behind when it is late; the breaker bounds how many there can be.

        Raises:
            NoAnswerError: it can't be reached, is late, or answers with another status than 200, too much, or no JSON.
        """
        answers: queue.SimpleQueue[tuple[Any, NoAnswerError | None]] = queue.SimpleQueue()

        def run() -> None:
            try:
                answers.put((self._asked(values), None))
            except NoAnswerError as error:
                answers.put((None, error))
            except Exception as error:  # a thread can't raise to who waits for it
                answers.put((None, NoAnswerError(type(error).__name__)))

        threading.Thread(target=run, name="geocoder", daemon=True).start()
        try:
            answer, error = answers.get(timeout=self._timeout_s)
        except queue.Empty:
            raise NoAnswerError("too slow") from None
        if error is not None:
            raise error
        return answer

    def _asked(self, values: Mapping[str, str]) -> Any:
        try:
            with self._client.stream("GET", self._url, params=dict(values)) as answer:
                if answer.status_code != 200:
                    raise NoAnswerError(f"status {answer.status_code}")
                return json.loads(_within(answer, LARGEST, time.monotonic() + self._timeout_s))
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise NoAnswerError(type(error).__name__) from None
        except (ValueError, RecursionError):
            raise NoAnswerError("no JSON") from None


def _within(answer: httpx2.Response, most: int, until: float) -> bytes:
    body = b""
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > most:
            raise NoAnswerError("too long")
        if time.monotonic() > until:
            raise NoAnswerError("too slow")
    return body
