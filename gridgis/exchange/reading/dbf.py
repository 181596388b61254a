"""The table of a shapefile (dBASE III/IV): its texts are in any encoding, often cut in the middle of a sign."""

import codecs
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gridgis.core.errors import Invalid
from gridgis.exchange.reading.layers import ENCODINGS, as_text, encoding_named
from gridgis.exchange.reading.limits import Limits, refuse_many

GBK_DRIVER = 0x4D
HEAD, FIELD = 32, 32
_NUMBERS = "NFIOB+"


@dataclass(frozen=True)
class Table:
    """Field names and, row by row, values in their order; None for a deleted row."""

    fields: list[str]
    rows: list[list[str] | None]
    encoding: str
    guessed: bool


def read(path: Path, cpg: Path | None, given: str | None, limits: Limits) -> Table:
    """Read a .dbf file.

    Args:
        cpg: the file beside it that names the encoding, if there is one.
        given: an encoding that overrides everything.
        limits: how much it may hold.

    Raises:
        Invalid: it is cut short, broken, or holds more than allowed.
    """
    if path.stat().st_size > limits.file_bytes:
        raise Invalid("files.dbf_large", field="file", reason="too_large")
    content = path.read_bytes()
    rows, begin, width = _layout(content, limits)
    heads = _heads(content[:begin])
    refuse_many(limits, fields=len(heads))
    names = [head[:11].split(b"\0")[0] for head in heads]
    encoding, guessed = _encoding(content, b" ".join(names) + content[begin:], cpg, given)
    used = content[begin : begin + rows * width]
    texts = [text for text in (*names, *_texts(used, width, heads)) if not text.isascii()]
    if guessed and all(_begins_as_utf8(text) for text in texts):
        encoding = "utf-8"
    _refuse_contradiction(texts, encoding, given)
    places, at = [], 1
    for head in heads:
        places.append((at, at + head[16], chr(head[11])))
        at += head[16]

    def values(line: bytes) -> list[str] | None:
        return None if line[:1] == b"*" else [_value(line, place, encoding) for place in places]

    taken = [values(content[begin + n * width : begin + (n + 1) * width]) for n in range(rows)]
    return Table([as_text(name.decode(encoding, "ignore")) for name in names], taken, encoding, guessed)


def _layout(content: bytes, limits: Limits) -> tuple[int, int, int]:
    """How many rows there are, where they begin and how wide each is."""
    if len(content) < HEAD + 1:
        raise Invalid("files.dbf_short", field="file", reason="cut")
    rows, begin, width = struct.unpack("<IHH", content[4:12])
    refuse_many(limits, rows=rows)
    if begin < HEAD + 1 or begin + rows * width > len(content):
        raise Invalid("files.dbf_short", field="file", reason="cut")
    return rows, begin, width


def _heads(content: bytes) -> list[bytes]:
    """The descriptions of the fields, out of what stands before the rows."""
    return [content[at : at + FIELD] for at in range(HEAD, len(content) - FIELD + 1, FIELD) if content[at] != 0x0D]


def _texts(lines: bytes, width: int, heads: list[bytes]) -> Iterator[bytes]:
    """The texts of rows that are not deleted, without their filling."""
    for at in range(0, len(lines), max(width, 1)):
        begin = at + 1
        for head in heads:
            if lines[at : at + 1] != b"*" and chr(head[11]) not in _NUMBERS:
                yield lines[begin : begin + head[16]].rstrip(b" \0")
            begin += head[16]


def _begins_as_utf8(text: bytes) -> bool:
    """Whether a text is UTF-8 up to a sign that its field had no room for."""
    try:
        return bool(codecs.getincrementaldecoder("utf-8")().decode(text))
    except UnicodeDecodeError:
        return False


def _refuse_contradiction(foreign: list[bytes], encoding: str, given: str | None) -> None:
    """Refuse texts that the encoding can't hold, and texts that are in another one though this is stated.

    Raises:
        Invalid: reading them would make other names of them, or shorter ones.
    """
    other = None if given else _other_than(encoding, foreign)
    if other:
        shown = foreign[0].decode(other)[:40]
        raise Invalid(
            "systems.texts_in_other", encoding=encoding, other=other, text=shown, field="encoding", reason="encoding"
        )
    for text in foreign:
        if not _reads_as(text, encoding):
            shown = text.decode(encoding, "replace")[:40]
            raise Invalid("systems.text_broken", text=shown, encoding=encoding, field="encoding", reason="encoding")


def _other_than(encoding: str, foreign: list[bytes]) -> str | None:
    """The encoding that all texts are whole in, where the stated one can't be meant.

    UTF-8 is hardly ever whole by chance. GB18030 is easily: only texts of which none begins as UTF-8 are in it.
    """
    if not foreign:
        return None
    if encoding != "utf-8":
        return "utf-8" if all(_reads_as(text, "utf-8") for text in foreign) else None
    neither = any(_begins_as_utf8(text) or not _reads_as(text, "gb18030") for text in foreign)
    return None if neither else "gb18030"


def _reads_as(text: bytes, encoding: str) -> bool:
    try:
        text.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _value(line: bytes, place: tuple[int, int, str], encoding: str) -> str:
    begin, end, kind = place
    text = line[begin:end].decode(encoding, "ignore").strip(" \0")
    if kind in _NUMBERS and "." in text and not text.rsplit(".", 1)[1].strip("0"):
        text = text.rsplit(".", 1)[0]
    return as_text(text)


def _encoding(content: bytes, texts: bytes, cpg: Path | None, given: str | None) -> tuple[str, bool]:
    """The encoding and whether it was guessed: as told, as .cpg says, as the table says, as it reads."""
    if given:
        return encoding_named(given), False
    if cpg is not None:
        said = cpg.read_bytes()[:40].decode("ascii", "replace").strip().lower()
        if said in ENCODINGS:
            return ENCODINGS[said], False
    if content[29] == GBK_DRIVER:
        return "gb18030", False
    if texts.isascii():
        return "utf-8", False
    read_as_utf8 = texts.decode("utf-8", "replace")
    foreign = sum(1 for sign in read_as_utf8 if sign > "\x7f")
    cut_signs = read_as_utf8.count("\ufffd")
    return "utf-8" if cut_signs * 10 <= foreign else "gb18030", True
