"""Pictures of every kind of colour are shown as they look."""

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageFile

from gridgis.core.errors import Invalid
from gridgis.media.pictures import cleaned, looked_at

PIXELS = 1_000_000
RAMP = np.tile(np.linspace(0, 65535, 96).astype(np.uint16), (64, 1))
SHADES = Image.fromarray((RAMP >> 8).astype(np.uint8)).convert("RGB")


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


PICTURES = {
    "sixteen bits": saved(Image.fromarray(RAMP), "PNG"),
    "sixteen bits, one of them clear": saved(Image.fromarray(RAMP), "PNG", transparency=0),
    "printer's colours": saved(SHADES.convert("CMYK"), "JPEG"),
    "grey": saved(SHADES.convert("L"), "JPEG"),
    "a palette": saved(SHADES.quantize(64), "PNG"),
    "grey with a mask": saved(SHADES.convert("LA"), "PNG"),
    "moving": saved(SHADES, "PNG", save_all=True, append_images=[SHADES.rotate(180)]),
    "moving webp": saved(SHADES, "WEBP", save_all=True, append_images=[SHADES.rotate(180)]),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_shown_as_it_looks(name: str) -> None:
    content = PICTURES[name]
    assert looked_at(content, most_pixels=PIXELS).pixels == 96 * 64
    shown = Image.open(io.BytesIO(cleaned(content, most_pixels=PIXELS).shown))
    far = np.abs(np.asarray(shown.convert("L")).astype(float) - np.asarray(SHADES.convert("L")))
    assert (shown.format, shown.size) == ("JPEG", (96, 64))
    assert far.mean() < 6


def test_what_is_cut_off_is_refused_whatever_else_was_read_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library that prints PDF lets all readers of its process pass pictures that are cut off."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    out = io.BytesIO()
    Image.effect_noise((200, 200), 60).save(out, "PNG")
    for content in (out.getvalue()[:9000], b"\x89PNG\r\n\x1a\n<html><script>1</script>"):
        with pytest.raises(Invalid):
            looked_at(content, most_pixels=1_000_000)
