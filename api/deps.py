"""What routes ask for: a session, the actor, the time, and parsed query strings."""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any, TypeVar
from zoneinfo import ZoneInfo

from fastapi import Depends, Query, Request
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError
from sqlalchemy.orm import Session

from api.problems import SignedOut
from api.unit import Made, in_turn
from gridgis.analytics.figures import Period, period_of
from gridgis.core.errors import Forbidden, Invalid
from gridgis.core.settings import Settings
from gridgis.core.texts import storable
from gridgis.media.stores import Store, store_of
from gridgis.security.queries import actor_by_token
from gridgis.security.rules import Actor

Row = TypeVar("Row")

SESSION_COOKIE = "gridgis_session"
CSRF_COOKIE = "gridgis_csrf"
SAFE = ("GET", "HEAD", "OPTIONS")


async def come_to_the_door(request: Request) -> AsyncIterator[None]:
    """Wait until few enough passwords are being checked: each costs memory and time, and must not take all turns."""
    async with request.app.state.doors:
        yield


Door = Annotated[None, Depends(come_to_the_door, scope="function")]


def allow(seconds: int) -> Any:
    """What a route depends on that may take longer than others."""

    async def note(request: Request) -> None:
        request.state.seconds = seconds

    return Depends(note)


Db = Annotated[Session, Made(asks=lambda _, session: session)]
"""One transaction a request, committed before the answer leaves, and only so long as the request may take."""


def settings_of(request: Request) -> Settings:
    """The settings the app was made with."""
    settings: Settings = request.app.state.settings
    return settings


async def get_settings(request: Request) -> Settings:
    """The same, for what a route depends on."""
    return settings_of(request)


Config = Annotated[Settings, Depends(get_settings), Made(settings_of)]


def media_of(request: Request) -> Store:
    """Where photos and papers are kept."""
    return store_of(settings_of(request))


Media = Annotated[Store, Made(media_of)]


def utc_now() -> datetime:
    """The moment by the machine's clock, unless tests give the application another."""
    return datetime.now(UTC)


def reckonable(day: date) -> date:
    """Refuse days at the ends of time, where adding one or changing the zone fails."""
    if not 1900 <= day.year < 2200:
        raise PydanticCustomError("year_range", "must lie between the years 1900 and 2199")
    return day


def moment_of(request: Request) -> datetime:
    """The moment of the request, by the application's clock, in the installation's zone: its date is the local day."""
    if not hasattr(request.state, "at"):
        request.state.at = request.app.state.clock().astimezone(ZoneInfo(settings_of(request).timezone))
    at: datetime = request.state.at
    return at


async def local_clock(request: Request) -> datetime:
    """The same, for what a route depends on."""
    return moment_of(request)


Now = Annotated[datetime, Depends(local_clock), Made(moment_of)]
Today = Annotated[date, Made(lambda request: moment_of(request).date())]
"""The local day of the request."""


def token_of(request: Request) -> tuple[str | None, bool]:
    """The token sent and whether it came in the cookie."""
    scheme, _, bearer = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and bearer:
        return bearer, False
    return request.cookies.get(SESSION_COOKIE), True


def actor_of(request: Request, session: Session) -> Actor:
    """Who is signed in; strangers are refused.

    Raises:
        SignedOut: nobody.
        Forbidden: a change was asked for with the cookie alone, as another site could.
    """
    token, from_cookie = token_of(request)
    actor = actor_by_token(session, token, moment_of(request)) if token else None
    if actor is None:
        raise SignedOut
    if from_cookie and request.method not in SAFE:
        sent, kept = request.headers.get("X-CSRF-Token", ""), request.cookies.get(CSRF_COOKIE, "")
        if not kept or not secrets.compare_digest(sent.encode(), kept.encode()):
            raise Forbidden("api.csrf", verb="csrf")
    return actor


SIGNED_IN = Made(asks=actor_of)
CurrentActor = Annotated[Actor, SIGNED_IN]


async def actor_now(request: Request) -> Actor | None:
    """Who is signed in with what a request brought, asked again while its answer still goes on; None when nobody is."""
    token, _ = token_of(request)
    at = datetime.now(ZoneInfo(request.app.state.settings.timezone))
    return await in_turn(request, lambda session: actor_by_token(session, token or "", at))


Day = Annotated[date, AfterValidator(reckonable)]
"""A day with which one can reckon forth and back."""

Bbox = tuple[float, float, float, float]


async def parse_bbox(
    bbox: Annotated[str | None, Query(description="west,south,east,north in degrees, EPSG:4490")] = None,
) -> Bbox | None:
    """A box of four numbers.

    Raises:
        Invalid: anything else.
    """
    if bbox is None:
        return None
    try:
        west, south, east, north = (float(part) for part in bbox.split(","))
    except ValueError:
        raise Invalid("api.bbox_numbers", field="bbox") from None
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise Invalid("api.bbox_order", field="bbox")
    return west, south, east, north


BboxQuery = Annotated[Bbox | None, Depends(parse_bbox)]


def moment(told: str) -> datetime:
    """A moment as a cursor tells it.

    Raises:
        ValueError: it is none, or one of no zone.
        OverflowError: it lies at an end of time.
    """
    found = datetime.fromisoformat(told)
    if found.tzinfo is None:
        raise ValueError("no zone")
    return found.astimezone(UTC)


@dataclass(frozen=True)
class Page:
    """How many rows, after which; `cursor` begins with the name of the list it continues."""

    limit: int
    cursor: tuple[str, ...] | None

    def after(self, listed: str, *kinds: Callable[[str], Any]) -> tuple[Any, ...] | None:
        """The key behind which a list continues, each part turned by its kind; None for the first page.

        Raises:
            Invalid: the cursor is of another list.
        """
        if self.cursor is None:
            return None
        name, *parts = self.cursor
        with suppress(ValueError, OverflowError):
            if name == listed:
                return tuple(kind(part) for kind, part in zip(kinds, parts, strict=True))
        raise Invalid("api.cursor_of_other_list", field="cursor")

    def cut(self, listed: str, rows: Sequence[Row], key: Callable[[Row], tuple[object, ...]]) -> str | None:
        """The cursor that continues a list behind the last of its rows; None where it ends with them."""
        if len(rows) < self.limit:
            return None
        return urlsafe_b64encode("\n".join([listed, *map(str, key(rows[-1]))]).encode()).decode()


async def parse_page(
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str | None, Query(max_length=500, description="`next` of the page before")] = None,
) -> Page:
    """A page by key.

    Raises:
        Invalid: the cursor is none of ours.
    """
    if cursor is None:
        return Page(limit, None)
    with suppress(ValueError):
        text = urlsafe_b64decode(cursor.encode()).decode()
        if storable(text):
            return Page(limit, tuple(text.split("\n")))
    raise Invalid("api.cursor_unreadable", field="cursor")


PageQuery = Annotated[Page, Depends(parse_page)]


async def parse_period(
    settings: Config,
    at: Now,
    begin: Annotated[Day | None, Query(alias="from", description="first day; 30 days back by default")] = None,
    end: Annotated[Day | None, Query(alias="to", description="last day; today by default")] = None,
) -> Period:
    """Whole local days.

    Raises:
        Invalid: the first day is after the last, or they lie more than ten years apart.
    """
    return period_of(begin, end, today=at.date(), zone=settings.timezone)


PeriodQuery = Annotated[Period, Depends(parse_period)]
