"""Text at the door."""

import re

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> bool:
    """Whether PostgreSQL can keep a text: no zero byte, no half of a character (a lone surrogate)."""
    return _UNSTORABLE.search(text) is None
