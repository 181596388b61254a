"""What is sent, what a sender promises, and asking another system over HTTP with a limit on time and size."""

import hashlib
import hmac
import json
import logging
import queue
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

import httpx2

LARGEST = 100_000
"""So many bytes of an answer are read at most."""
WHOLE_S = 10.0
"""All of one request takes so long at most, whatever the other side does."""
LATER = frozenset({401, 403, 408, 409, 423, 425, 429})
"""Statuses of a refusal that somebody may mend, or that passes by itself."""

logging.getLogger("httpx2").setLevel(logging.WARNING)  # it tells whole addresses, and those hold secrets


class NotSentError(Exception):
    """It was not sent, as far as is known; `reason` is a kind of `messages.failed_…` and a fact behind a colon.

    `refused` where trying again would hardly help.
    """

    def __init__(self, reason: str, *, refused: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.refused = refused


@dataclass(frozen=True)
class Way:
    """Where a channel leads; neither secret nor address stands in any text made of it."""

    url: str = field(repr=False)
    identity: str = ""
    agent: str = ""
    secret: str = field(default="", repr=False)


@dataclass(frozen=True)
class Envelope:
    """A message for one address; `key` stays the same however often it is sent, `facts` are for systems."""

    key: str
    address: str
    words: str
    facts: Mapping[str, Any]
    at: datetime


class Sender(Protocol):
    """Something that brings a message to an address."""

    def send(self, envelope: Envelope) -> None:
        """Bring it there.

        Raises:
            NotSentError: it was refused, or nobody answered in time.
        """
        ...


def signed(secret: str, body: bytes, at: datetime) -> dict[str, str]:
    """The headers that tell who sent a body and when: HMAC-SHA256 over moment, dot and body."""
    moment = str(int(at.timestamp()))
    digest = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Gridgis-Timestamp": moment, "X-Gridgis-Signature": f"sha256={digest}"}


def written(told: Mapping[str, Any]) -> bytes:
    """A body as it is signed and sent."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode()


def asked(method: str, url: str, *, body: bytes = b"", headers: Mapping[str, str] | None = None) -> bytes:
    """The body of an answer of 2xx, within the time for all of it; redirects are not followed.

    The request runs in a thread, whose connection is closed when it is late.

    Raises:
        NotSentError: it can't be reached, is late, answers too much or with another status.
    """
    answers: queue.SimpleQueue[bytes | NotSentError] = queue.SimpleQueue()
    client = httpx2.Client(timeout=WHOLE_S, follow_redirects=False, headers={"User-Agent": "gridgis"})

    def run() -> None:
        try:
            answers.put(_answer(client, method, url, body, headers or {}))
        except NotSentError as error:
            answers.put(error)
        except Exception:  # a thread can't raise to who waits for it
            answers.put(NotSentError("connect"))

    threading.Thread(target=run, name="sender", daemon=True).start()
    try:
        answer = answers.get(timeout=WHOLE_S)
    except queue.Empty:
        raise NotSentError("timeout") from None
    finally:
        client.close()
    if isinstance(answer, NotSentError):
        raise answer
    return answer


def _answer(client: httpx2.Client, method: str, url: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    try:
        with client.stream(method, url, content=body or None, headers=dict(headers)) as answer:
            if not 200 <= answer.status_code < 300:
                refused = 300 <= answer.status_code < 500 and answer.status_code not in LATER
                raise NotSentError(f"status:{answer.status_code}", refused=refused)
            read = b""
            for piece in answer.iter_bytes():
                read += piece
                if len(read) > LARGEST:
                    raise NotSentError("unread")
            return read
    except httpx2.TimeoutException:
        raise NotSentError("timeout") from None
    except (httpx2.HTTPError, httpx2.InvalidURL):
        raise NotSentError("connect") from None
