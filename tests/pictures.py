"""Pictures for tests: real ones, with what cameras write into them."""

import io
from functools import cache

from PIL import Image
from pillow_heif import register_heif_opener

MAKER, TURNED, PLACE = 0x010F, 0x0112, 0x8825
SHOT, TAKEN, OFFSET = 0x8769, 0x9003, 0x9011

register_heif_opener()


@cache
def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), *, seed: int = 0, told: bool = False) -> bytes:
    """A picture of a kind; `told` with the maker of the camera, a place, and lying on its side."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    image.putpixel((0, 0), (seed % 256, seed // 256 % 256, 7))
    exif = Image.Exif()
    if told:
        exif[MAKER], exif[TURNED] = "Kamera", 6
        exif.get_ifd(PLACE).update({1: "N", 2: (30.0, 45.0, 0.0), 3: "E", 4: (120.0, 45.0, 0.0)})
    out = io.BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def bomb(side: int = 9000) -> bytes:
    """Few bytes of many pixels."""
    out = io.BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    """A picture read."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def heic(size: tuple[int, int] = (64, 48)) -> bytes:
    """A picture as phones of one make write it."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, "HEIF", quality=50)
    return out.getvalue()


def taken(at: str, offset: str = "", place: tuple[float, float] | None = None) -> bytes:
    """A photo that says when it was taken, in a zone where one is given, and where: longitude and latitude."""
    exif = Image.Exif()
    told = {TAKEN: at} | ({OFFSET: offset} if offset else {})
    exif.get_ifd(SHOT).update(told)
    if place is not None:
        lng, lat = place
        sides = {1: "N" if lat >= 0 else "S", 3: "E" if lng >= 0 else "W"}
        exif.get_ifd(PLACE).update(sides | {2: _parts(abs(lat)), 4: _parts(abs(lng))})
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(out, "JPEG", exif=exif)
    return out.getvalue()


def _parts(degrees: float) -> tuple[float, float, float]:
    minutes = degrees % 1 * 60
    return float(int(degrees)), float(int(minutes)), minutes % 1 * 60
