"""Text at the door."""

import re

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xA0: " "}


def storable(text: str) -> bool:
    """Whether PostgreSQL can keep a text: no zero byte, no half of a character (a lone surrogate)."""
    return _UNSTORABLE.search(text) is None


def narrow(text: str) -> str:
    """A text with its full-width letters, digits and signs in the usual width: `１２０．７５` is `120.75`."""
    return text.translate(_NARROW)
