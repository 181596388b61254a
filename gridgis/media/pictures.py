"""Pictures looked at and cleaned: decoded to the end, bounded in pixels, written anew without what they tell of."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from gridgis.core.errors import Invalid, Refusal

KINDS = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
READ = ("JPEG", "PNG", "WEBP")
"""MPO, several pictures in one, begins as a JPEG and is read as its first."""
SHOWN_EDGE_PX = 2048
"""The long edge of what is shown."""
SHOWN_TYPE = "image/jpeg"
QUALITY = 85
WAIT_S = 15.0
"""So long a picture waits for others to be decoded."""

_decoders = BoundedSemaphore(1)
"""Decoding takes up to four bytes a pixel: so many at once in one process, of which there is one a core."""


class NotNow(Refusal):
    """The picture can't be dealt with at this moment; sending it again later helps."""


@dataclass(frozen=True)
class Looked:
    """What a picture is, and how large."""

    content_type: str
    width: int
    height: int

    @property
    def pixels(self) -> int:
        """How many it has."""
        return self.width * self.height


def looked_at(content: bytes, *, most_pixels: int) -> Looked:
    """Decode a picture to its end.

    Args:
        content: its bytes.
        most_pixels: it may have; told by its head, before anything is decoded.

    Raises:
        Invalid: it is no JPEG, PNG or WebP, is cut off or broken inside, or has too many pixels.
        NotNow: too many pictures are being decoded.
    """
    with _opened(content, most_pixels) as image:
        found = Looked(KINDS[image.format or ""], *image.size)
        if image.format == "PNG":
            image.verify()  # to the last chunk, with all check sums; the pixels come after opening it anew
    with _opened(content, most_pixels) as image, _turn():
        if found.content_type == SHOWN_TYPE:
            image.draft("RGB", (SHOWN_EDGE_PX // 2, SHOWN_EDGE_PX // 2))  # all is read, less is kept
        image.load()
    if found.content_type == SHOWN_TYPE and not _ends(content):
        raise Invalid("intake.photo_broken", field="content")
    return found


def cleaned(content: bytes, *, most_pixels: int) -> bytes:
    """A picture as it is shown: upright, its long edge at most 2048 pixels, a JPEG without place, device and the rest.

    Raises:
        Invalid: as `looked_at`.
        NotNow: too many pictures are being decoded.
    """
    with _opened(content, most_pixels) as image, _turn():
        if image.format in ("JPEG", "MPO"):
            image.draft("RGB", (SHOWN_EDGE_PX, SHOWN_EDGE_PX))
        upright = ImageOps.exif_transpose(_of_eight_bits(image))
        upright.thumbnail((SHOWN_EDGE_PX, SHOWN_EDGE_PX), Image.Resampling.LANCZOS)
        bare = Image.new("RGB", upright.size, "white")
        seen = upright.convert("RGBA") if "A" in upright.getbands() or "transparency" in upright.info else None
        bare.paste(seen or upright.convert("RGB"), (0, 0), seen)
        out = io.BytesIO()
        bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def likeness_of(content: bytes) -> int:
    """The hash of what is shown of a picture: 64 bits, the first as the sign.

    By it the same picture is known when it was made smaller or lighter, or lost a little at the edge. Two that show the
    same thing from two sides have little in common.

    Raises:
        Invalid, NotNow: as `looked_at`.
    """
    import imagehash  # noqa: PLC0415 - with SciPy behind it, for the worker alone

    with _opened(content, SHOWN_EDGE_PX**2) as image, _turn():
        image.draft("L", (SHOWN_EDGE_PX // 8, SHOWN_EDGE_PX // 8))
        bits = int(str(imagehash.phash(image)), 16)
    return bits - 2**64 if bits >= 2**63 else bits


def _of_eight_bits(image: Image.Image) -> Image.Image:
    """A grey picture of 16 bits with its shades brought down; converted as it is, nearly all of it would be white."""
    if not image.mode.startswith("I"):
        return image
    grey = image.convert("I").point(lambda shade: shade / 256).convert("L")
    grey.info.pop("transparency", None)
    return grey


def _ends(content: bytes) -> bool:
    """Whether a JPEG has its end mark; phones put films and more behind it, and a small JPEG into its head."""
    at = 2
    while content[at : at + 2] != b"\xff\xda":
        if at + 4 > len(content) or content[at] != 0xFF:
            return False
        at += 1 if content[at + 1] == 0xFF else 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return content.find(b"\xff\xd9", at) > 0


@contextmanager
def _opened(content: bytes, most_pixels: int) -> Iterator[ImageFile.ImageFile]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=READ)
        with image:
            _require_bounded(image, most_pixels)
            yield image
    except Refusal:
        raise
    except Image.DecompressionBombError:
        raise _too_large(most_pixels) from None
    except UnidentifiedImageError:
        raise Invalid("intake.photo_type", field="content") from None
    except MemoryError:
        raise NotNow("intake.photo_later", retry_after_s=30) from None
    except Exception as error:
        # The decoders have no error of their own: a broken picture shows as OSError, ValueError, SyntaxError …
        raise Invalid("intake.photo_broken", field="content") from error


def _require_bounded(image: Image.Image, most_pixels: int) -> None:
    if image.width * image.height > most_pixels:
        raise _too_large(most_pixels)


def _too_large(most_pixels: int) -> Invalid:
    return Invalid("intake.photo_pixels", field="content", most=most_pixels // 1_000_000)


@contextmanager
def _turn() -> Iterator[None]:
    if not _decoders.acquire(timeout=WAIT_S):
        raise NotNow("intake.photo_later", retry_after_s=10)
    try:
        yield
    finally:
        _decoders.release()
