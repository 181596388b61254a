"""Pictures looked at and cleaned: decoded to the end, bounded in pixels, written anew without what they tell of."""

import io
import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from threading import BoundedSemaphore

from PIL import ExifTags, Image, ImageFile, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

from gridgis.core.errors import Invalid, Refusal

KINDS = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "HEIF": "image/heic",
}
READ = ("JPEG", "PNG", "WEBP", "HEIF")
"""MPO, several pictures in one, begins as a JPEG and is read as its first."""
SHOWN_EDGE_PX = 2048
"""The long edge of what is shown."""
SMALL_EDGE_PX = 320
"""The long edge of what is shown in lists."""
FIRST_PHOTO = datetime(1995, 1, 1, tzinfo=UTC)
"""A picture that says it is older was taken by a clock that was never set."""
AHEAD = timedelta(days=1)
SHOWN_TYPE = "image/jpeg"
QUALITY = 85
WAIT_S = 15.0
"""So long a picture waits for others to be decoded."""

register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)

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


@dataclass(frozen=True)
class Cleaned:
    """A picture as it is shown, and small, for lists: JPEGs."""

    shown: bytes
    small: bytes


@dataclass(frozen=True)
class Told:
    """When and where a picture says it was taken: longitude and latitude in WGS 84; None for what it does not say."""

    taken_at: datetime | None = None
    place: tuple[float, float] | None = None


def looked_at(content: bytes, *, most_pixels: int) -> Looked:
    """Decode a picture to its end.

    Args:
        content: its bytes.
        most_pixels: it may have; told by its head, before anything is decoded.

    Raises:
        Invalid: it is no JPEG, PNG, WebP or HEIC, is cut off or broken inside, or has too many pixels.
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
        _require_bounded(image, most_pixels)  # what a HEIC says and what is in it may differ
    if found.content_type == SHOWN_TYPE and not _ends(content):
        raise Invalid("intake.photo_broken", field="content")
    return found


def cleaned(content: bytes, *, most_pixels: int) -> Cleaned:
    """A picture as it is shown: upright, its long edge at most 2048 pixels, a JPEG without place, device and the rest.

    And the same with 320 pixels.

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
        shown = _written(bare)
        bare.thumbnail((SMALL_EDGE_PX, SMALL_EDGE_PX), Image.Resampling.LANCZOS)
        return Cleaned(shown, _written(bare))


def _written(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def told_by(content: bytes, *, most_pixels: int, zone: tzinfo, before: datetime) -> Told:
    """When and where a picture says it was taken; what it says wrong, or in a way of its own, counts as not said.

    A camera's time without a zone is taken in `zone`. One before 1995 or a day after `before`, when the picture came,
    is that of a clock that was not set. Source of the tags: Exif 2.32, 4.6.5 and 4.6.6.

    Raises:
        Invalid, NotNow: as `looked_at`.
    """
    with _opened(content, most_pixels) as image:
        try:
            exif = image.getexif()
            shot, gps = exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)
        except Exception:  # the reader of tags has no error of its own
            return Told()
    at = _taken(shot, zone)
    return Told(at if at and FIRST_PHOTO <= at <= before + AHEAD else None, _place(gps))


def _taken(shot: dict[int, object], zone: tzinfo) -> datetime | None:
    said = str(shot.get(ExifTags.Base.DateTimeOriginal, "")).strip("\0 ")
    offset = str(shot.get(ExifTags.Base.OffsetTimeOriginal, "")).strip("\0 ")
    try:
        at = datetime.strptime(said, "%Y:%m:%d %H:%M:%S").replace(tzinfo=zone)
        return (datetime.strptime(f"{said} {offset}", "%Y:%m:%d %H:%M:%S %z") if offset else at).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _place(gps: dict[int, object]) -> tuple[float, float] | None:
    lng = _degrees(gps.get(ExifTags.GPS.GPSLongitude), gps.get(ExifTags.GPS.GPSLongitudeRef), "W")
    lat = _degrees(gps.get(ExifTags.GPS.GPSLatitude), gps.get(ExifTags.GPS.GPSLatitudeRef), "S")
    if lng is None or lat is None or not (abs(lng) <= 180 and abs(lat) <= 90) or lng == lat == 0:
        return None
    return lng, lat


def _degrees(parts: object, side: object, minus: str) -> float | None:
    """Degrees of degrees, minutes and seconds; None for anything else, such as a nought under a fraction."""
    try:
        degrees, minutes, seconds = (float(one) for one in parts)  # type: ignore[attr-defined]
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    found = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(found):
        return None
    return -found if str(side).strip("\0 ").upper() == minus else found


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
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint, once it is read, lets pass what is cut off
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
