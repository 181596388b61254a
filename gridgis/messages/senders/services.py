"""A signed webhook, a gateway of text messages, WeCom and DingTalk: how each is asked and what its answer means."""

import json
from typing import Any
from urllib.parse import urlencode

from gridgis.messages.senders.posting import Envelope, NotSentError, Way, asked, signed, written

JSON = {"Content-Type": "application/json; charset=utf-8"}
ENDED = frozenset({40001, 40014, 42001, 88})
"""Error codes of WeCom and DingTalk by which a token has ended."""


class Webhook:
    """A system of the county's own: each message as JSON, signed; whoever it is for is named by account."""

    def __init__(self, way: Way) -> None:
        self._way = way

    def send(self, envelope: Envelope) -> None:
        """Bring a message there; any answer of 2xx takes it."""
        self._post(envelope, {"id": envelope.key, **envelope.facts})

    def _post(self, envelope: Envelope, told: dict[str, Any]) -> None:
        body = written(told)
        headers = JSON | {"Idempotency-Key": envelope.key} | signed(self._way.secret, body, envelope.at)
        asked("POST", self._way.url, body=body, headers=headers)


class Sms(Webhook):
    """A gateway of text messages: a number and the words, signed as a webhook is."""

    def send(self, envelope: Envelope) -> None:
        """Bring a message there."""
        self._post(envelope, {"id": envelope.key, "to": envelope.address, "text": envelope.words})


class _App:
    """An application of a platform that gives tokens for an identity and a secret; a token is asked for once."""

    TOKEN: str
    NAMES: tuple[str, str]

    def __init__(self, way: Way) -> None:
        self._way = way
        self._token = ""

    def _told(self, method: str, path: str, query: dict[str, str], body: bytes = b"") -> dict[str, Any]:
        url = f"{self._way.url.rstrip('/')}{path}?{urlencode(query)}"
        try:
            told = json.loads(asked(method, url, body=body, headers=JSON))
        except (ValueError, RecursionError):
            raise NotSentError("unread") from None
        if not isinstance(told, dict):
            raise NotSentError("unread")
        return told

    def _with_token(self, path: str, told: dict[str, Any]) -> None:
        """Ask with the token that is held, once more with a new one where that has ended."""
        for anew in (False, True):
            if anew or not self._token:
                self._token = self._asked_token()
            answer = self._told("POST", path, {"access_token": self._token}, written(told))
            code = answer.get("errcode", -1)
            if code == 0:
                if answer.get("invaliduser"):
                    raise NotSentError("answer:invaliduser", refused=True)
                return
            if anew or code not in ENDED:
                raise NotSentError(f"answer:{int(code) if isinstance(code, int) else -1}")

    def _asked_token(self) -> str:
        names = dict(zip(self.NAMES, (self._way.identity, self._way.secret), strict=True))
        told = self._told("GET", self.TOKEN, names)
        token = told.get("access_token")
        if told.get("errcode", 0) != 0 or not isinstance(token, str) or not token:
            code = told.get("errcode", -1)
            raise NotSentError(f"answer:{int(code) if isinstance(code, int) else -1}")
        return token


class WeCom(_App):
    """A message of an application of WeCom to one member; the platform drops what it was sent twice in half an hour."""

    TOKEN, NAMES = "/cgi-bin/gettoken", ("corpid", "corpsecret")

    def send(self, envelope: Envelope) -> None:
        """Bring a message there."""
        text = {"msgtype": "text", "text": {"content": envelope.words}}
        twice = {"enable_duplicate_check": 1, "duplicate_check_interval": 1800}
        to = {"touser": envelope.address, "agentid": _number(self._way.agent)}
        self._with_token("/cgi-bin/message/send", text | to | twice)


class DingTalk(_App):
    """A work notice of an application of DingTalk to one member."""

    TOKEN, NAMES = "/gettoken", ("appkey", "appsecret")

    def send(self, envelope: Envelope) -> None:
        """Bring a message there."""
        message = {"msgtype": "text", "text": {"content": envelope.words}}
        to = {"userid_list": envelope.address, "agent_id": _number(self._way.agent)}
        self._with_token("/topapi/message/corpconversation/asyncsend_v2", to | {"msg": message})


def _number(agent: str) -> int | str:
    return int(agent) if agent.isdigit() else agent
