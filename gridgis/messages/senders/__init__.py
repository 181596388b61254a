"""Ways out of the house: one protocol, four kinds, off unless an administrator has turned one on."""

from collections.abc import Callable

from gridgis.messages.senders.posting import Envelope, NotSentError, Sender, Way
from gridgis.messages.senders.services import DingTalk, Sms, Webhook, WeCom

__all__ = ["SENDERS", "Envelope", "NotSentError", "Sender", "Way"]

SENDERS: dict[str, Callable[[Way], Sender]] = {
    "webhook": Webhook,
    "sms": Sms,
    "wecom": WeCom,
    "dingtalk": DingTalk,
}
"""The senders by the kind of their channel."""
