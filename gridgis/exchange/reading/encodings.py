"""In which encoding a table is written: told by its first bytes, never guessed against them."""

import codecs
import re
from pathlib import Path

from gridgis.core.errors import Invalid
from gridgis.core.os_errors import of_os

LOOKED_AT = 1_000_000
"""So many bytes tell the encoding of a file."""
UTF16 = ("utf-16", "utf-16-le", "utf-16-be")
CHINESE = re.compile("[\u3400-\u9fff\u3001-\u3011\uff01-\uff5e]")
"""Signs by which bytes of an accidentally readable line are told from a line that was meant so."""


def start_of(path: Path) -> bytes:
    """The first bytes of a file.

    Raises:
        Invalid: it can't be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(LOOKED_AT)
    except OSError as error:
        raise Invalid("files.cannot_read", path=path, why=of_os(error), field="file") from None


def encoding_of(start: bytes) -> str:
    """Python's name of the encoding in which a file begins: UTF-8, UTF-16 or GB18030, which holds GBK and GB2312.

    A file that is written in two is told by most of its lines; those in the other are found by `is_astray`.
    """
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    without_mark = _utf16_without_mark(start)
    if without_mark:
        return without_mark
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        lines = [line for line in re.split(rb"[\r\n]+", start) if not line.isascii()]
        meant = sum(_is_chinese_utf8(line) for line in lines)
        return "utf-8-sig" if meant and 2 * meant >= len(lines) else "gb18030"
    return "utf-8-sig"


def is_astray(line: str, encoding: str) -> bool:
    """Whether a line, read as GB18030, was written in UTF-8."""
    if encoding not in ("gb18030", "gbk", "gb2312", "cp936") or line.isascii():
        return False
    return _is_chinese_utf8(line.encode(encoding, "surrogateescape"))


def _is_chinese_utf8(line: bytes) -> bool:
    try:
        return CHINESE.search(line.decode("utf-8")) is not None
    except UnicodeDecodeError:
        return False


def _utf16_without_mark(start: bytes) -> str:
    """UTF-16 by its zero bytes, which all stand on one side of the pairs; other text has next to none."""
    some = start[:4000]
    left, right = some[0::2].count(0), some[1::2].count(0)
    if max(left, right) * 10 < max(len(some), 10) or min(left, right) * 20 > max(left, right):
        return ""
    return "utf-16-be" if left > right else "utf-16-le"
