"""Pictures for tests: real ones, with what cameras write into them."""

import io
from functools import cache

from PIL import Image

MAKER, TURNED, PLACE = 0x010F, 0x0112, 0x8825


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
