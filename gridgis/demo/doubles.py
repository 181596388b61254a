"""Doubles of the demo: pairs of reports of one matter, told by two people, and pairs that only look like it."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID, uuid5

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter
from sqlalchemy import func, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from gridgis.cases.climbing import climb
from gridgis.cases.doing import Move
from gridgis.cases.moving import move
from gridgis.cases.recurring import link_next
from gridgis.core.errors import Refusal
from gridgis.core.geo import DECIMALS, METRES_A_DEGREE
from gridgis.core.paths import DEMO
from gridgis.core.settings import Terms
from gridgis.demo import telling
from gridgis.demo.reminding import noticed
from gridgis.demo.sealing import NAMESPACE
from gridgis.geocoding.models import StandardAddress
from gridgis.intake.actions import Taken, receive
from gridgis.intake.models import Receipt
from gridgis.intake.rules import Message
from gridgis.media import photos
from gridgis.media.stores import Store
from gridgis.security.rules import SYSTEM

IN_TOWN, EVERY = "330402013", 4
"""Every so many lie in the town whose command centre people try."""
WITHOUT = "330402013006"
"""The village of the worker whom people try, whose day stays as it is."""
DOORS = 2000
SCENE = (640, 480)


@dataclass(frozen=True)
class Pair:
    """Two reports: whether of one matter, of which categories, what they say, and how far apart in space and time.

    `photo`: `again` for one picture sent by both, `other` for a picture of each, empty for none.
    """

    n: int
    same: bool
    categories: tuple[str, str]
    texts: tuple[str, str]
    metres: float
    hours: float
    photo: str

    @property
    def reports(self) -> tuple[UUID, UUID]:
        """The ids of both, the first one's first."""
        return uuid5(NAMESPACE, f"double {self.n} first"), uuid5(NAMESPACE, f"double {self.n} then")


@cache
def pairs() -> tuple[Pair, ...]:
    """The pairs of `doubles.csv`, in its order."""
    with (DEMO / "doubles.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            Pair(
                n,
                row["same"] == "true",
                (row["category"], row["other_category"]),
                (row["text"], row["other_text"]),
                float(row["metres"]),
                float(row["hours"]),
                row["photo"],
            )
            for n, row in enumerate(csv.DictReader(lines))
        )


def plant(session: Session, *, until: datetime, zone: str, seed: int = 0) -> int:
    """Let the reports of all pairs come in as any do: the first ones are with their offices, the others wait.

    And remind of their limits, and link what came back, of all cases there are.

    Args:
        session: open session on a demo that has been loaded.
        until: the moment at which the demo stands.
        zone: local time.
        seed: where luck comes from; the same one gives the same places.

    Returns:
        Pairs planted: all, where there are addresses.
    """
    rng = np.random.default_rng([seed, 3])
    town, county = (_doors(session, column) for column in (StandardAddress.town_code, StandardAddress.county_code))
    for pair in pairs() if county else ():
        some = town if pair.n // 2 % EVERY == 0 and town else county
        lng, lat = some[int(rng.integers(len(some)))]
        then = until - timedelta(minutes=float(rng.uniform(5, 170)))
        bearing = float(rng.uniform(0, 2 * np.pi))
        north = pair.metres * np.cos(bearing) / METRES_A_DEGREE
        east = pair.metres * np.sin(bearing) / METRES_A_DEGREE / np.cos(np.radians(lat))
        for nth, at in enumerate((then - timedelta(hours=pair.hours), then)):
            _take(session, pair, nth, (lng + nth * east, lat + nth * north), at, zone)
    _remind(session, until=until, zone=zone)
    telling.end(session, until)
    last: str | None = ""
    while last is not None:
        last, _ = link_next(session, last)
    return len(pairs()) if county else 0


def _remind(session: Session, *, until: datetime, zone: str) -> None:
    """Tell what the limits of the first ones have come to, each when the worker would have noticed it."""
    while (moment := session.scalar(_NEXT)) is not None and (at := noticed(moment)) < until:
        climb(session, zone=zone, at=at)


_NEXT = text("SELECT min(at) FROM due_rungs")


def _doors(session: Session, column: InstrumentedAttribute[str]) -> list[tuple[float, float]]:
    """Some doors of the town that people try, or of its county, none in the village whose worker they are."""
    asked = (
        select(func.ST_X(StandardAddress.place), func.ST_Y(StandardAddress.place))
        .where(column.in_((IN_TOWN, IN_TOWN[:6])), StandardAddress.village_code != WITHOUT)
        .order_by(func.md5(StandardAddress.text), StandardAddress.id)
        .limit(DOORS)
    )
    return [(lng, lat) for lng, lat in session.execute(asked)]


def _take(session: Session, pair: Pair, nth: int, spot: tuple[float, float], at: datetime, zone: str) -> None:
    lng, lat = (round(float(one), DECIMALS) for one in spot)
    source = ("hotline_12345", "citizen")[(pair.n + nth) % 2]
    message = Message(
        pair.reports[nth], pair.categories[nth], pair.texts[nth], source, at, lng, lat,
        outer_number=f"YS{pair.n:04d}{nth}" if source == "hotline_12345" else "",
    )  # fmt: skip
    taken = receive(session, SYSTEM, [message], Terms(zone), at=at)[0]
    if isinstance(taken, Refusal):
        raise taken
    if nth == 0:
        _hand_on(session, taken, zone, at)


def _hand_on(session: Session, taken: Taken, zone: str, at: datetime) -> None:
    """What came first is with its office by now, where routing names one."""
    centre = replace(SYSTEM, display_name="综合信息指挥室")
    office = taken.route.office_code if taken.route else None
    steps = [("register", None), ("dispatch", office), ("sign", None)]
    for n, (name, code) in enumerate(steps, 1):
        if name == "dispatch" and code is None:
            return
        try:
            with session.begin_nested():
                asked = Move(name, office_code=code)
                move(session, centre, taken.case_number, asked, zone=zone, at=at + n * timedelta(minutes=3))
        except Refusal:
            return


def picture_all(session: Session, store: Store, *, most_pixels: int, until: datetime) -> None:
    """Give the reports of pairs their photos; the worker makes what is shown of them, and their likeness."""
    for pair in pairs():
        for report, content in zip(pair.reports, _pictures(pair), strict=False):
            receipt = session.get(Receipt, report)
            if receipt is not None:
                brought = photos.seal(store, content, most_pixels=most_pixels)
                key = (receipt.county_code, report, brought.digest)
                photos.keep(session, key, brought, at=min(receipt.received_at, until))


def _pictures(pair: Pair) -> Iterator[bytes]:
    if pair.photo:
        first = _scene(pair.n)
        yield _told(first)
        yield _told(_forwarded(first) if pair.photo == "again" else _scene(1000 + pair.n))


def _scene(seed: int) -> Image.Image:
    """A made-up view: soft patches of light and shade, as a street has."""
    rng = np.random.default_rng(seed)
    small = rng.integers(0, 255, size=(9, 12, 3), dtype=np.uint8)
    return Image.fromarray(small).resize(SCENE, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(4))


def _forwarded(image: Image.Image) -> Image.Image:
    """The same picture as a telephone passes it on: smaller, lighter, a little lost at the edge."""
    width, height = image.size
    cut = image.crop((width // 50, height // 50, width - width // 60, height - height // 60))
    return ImageEnhance.Brightness(cut.resize((width // 2, height // 2))).enhance(1.12)


def _told(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=70)
    return out.getvalue()


def numbers(session: Session, some: Sequence[Pair]) -> dict[UUID, str]:
    """The case numbers of the reports of pairs that are there, by the report."""
    found = (session.get(Receipt, report) for pair in some for report in pair.reports)
    return {one.report_id: one.case_number for one in found if one is not None}
