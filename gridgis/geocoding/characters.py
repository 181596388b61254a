"""Traditional characters as simplified ones."""

from functools import cache

from opencc import OpenCC

FIRST, LAST = 0x3400, 0x9FFF


def simplified(text: str) -> str:
    """A text with each traditional character as the simplified one.

    Only characters outside GB2312 change, one by one: what is written in simplified characters stays as it is, and so
    do the keys that are stored.
    """
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    signs = [sign for sign in map(chr, range(FIRST, LAST + 1)) if not _is_common(sign)]
    turned = OpenCC("t2s").convert("\n".join(signs)).split("\n")
    pairs = zip(signs, turned, strict=True)
    return {ord(old): new for old, new in pairs if len(new) == 1 and new != old and _is_common(new)}


def _is_common(sign: str) -> bool:
    try:
        sign.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
