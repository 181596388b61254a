"""Photos of whoever of a grid looked into the newest cases of the demo: made up, the same bytes at any time."""

import io
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from math import cos, radians
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.cases.check_models import CaseCheck
from gridgis.core.geo import DECIMALS, METRES_A_DEGREE
from gridgis.demo.copying import point
from gridgis.demo.helping import lot_of
from gridgis.intake.models import Report
from gridgis.media import photos
from gridgis.media.stores import Store

if TYPE_CHECKING:
    from gridgis.demo.courses import Start, World
    from gridgis.demo.life import Event

SHOWN = ("settle", "self_handle", "grid_file")
"""Moves that come with photos; self-handling with one of before, too."""
NEWEST = timedelta(days=3)
"""Of so long before the end: more would take long to make, and nobody looks at older ones in a demo."""
SIZE, WITHIN_M = (480, 360), 30


def taken(event: "Event", start: "Start", world: "World") -> dict[str, Any]:
    """The columns of a look about its photos, told on the timeline too; none for older looks and other moves."""
    none: dict[str, Any] = {"place": None, "distance_m": None, "photos": []}
    if event.move not in SHOWN or event.at < world.until - NEWEST or start.worker is None:
        return none
    seen = [sha256(one).hexdigest() for one in scenes(start.number, event.move)]
    away = round(4 + (WITHIN_M - 4) * lot_of(event.at, "away"), 1)
    lng, lat = start.spot
    turned = lng + away / METRES_A_DEGREE / cos(radians(lat))
    event.facts |= {"photos": seen[-1:], "distance_m": away} | ({"before": seen[0]} if len(seen) > 1 else {})
    return {"place": point(round(turned, DECIMALS), lat), "distance_m": away, "photos": seen}


def scenes(number: str, move: str) -> Iterator[bytes]:
    """The photos of a look into a case: what lay there, where that was taken, and the same place cleared."""
    rng = np.random.default_rng(crc32(number.encode()))
    small = rng.integers(70, 230, size=(6, 8, 3), dtype=np.uint8)
    street = Image.fromarray(small).resize(SIZE, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(3))
    if move == "self_handle":
        heap = street.copy()
        drawn = ImageDraw.Draw(heap)
        for x, y, side in zip(*rng.integers((90, 150, 20), (380, 300, 70), size=(14, 3)).T.tolist(), strict=True):
            shade = int(30 + side)
            drawn.rectangle((x, y, x + side, y + side // 2), fill=(shade, shade - 10, shade - 20))
        yield _told(heap)
    yield _told(street)


def _told(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=60)
    return out.getvalue()


def hang(session: Session, store: Store, *, most_pixels: int) -> int:
    """Keep the photos of looks as any are; the worker makes what is shown of them.

    Args:
        session: open session with the demo's cases.
        store: of photos.
        most_pixels: of one.

    Returns:
        How many there are.
    """
    many = 0
    for look in session.scalars(select(CaseCheck).where(CaseCheck.photos != []).order_by(CaseCheck.case_number)):
        own = (Report.county_code == look.county_code, Report.case_number == look.case_number)
        report = session.scalar(select(Report.id).where(*own).order_by(Report.received_at, Report.id).limit(1))
        if report is None:
            continue
        for content in scenes(look.case_number, look.move):
            brought = photos.seal(store, content, most_pixels=most_pixels)
            key = (look.county_code, report, brought.digest)
            many += photos.keep(session, key, brought, at=look.at, account_id=look.account_id)
    return many
