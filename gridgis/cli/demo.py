"""`gridgis demo`: the made-up city and its twelve months."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer

from gridgis.analytics.folding import counties, sum_anew
from gridgis.cli.console import fraction, installation, say
from gridgis.cli.speaking import of_help, said
from gridgis.core.cluster import database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.migrating import upgrade
from gridgis.core.settings import Settings
from gridgis.demo import doubles, handouts, load, shots
from gridgis.demo.accounts import listed
from gridgis.demo.coding import CODES
from gridgis.media.stores import store_of


def demo(
    accounts: Annotated[bool, typer.Option("--accounts", help=of_help("demo_accounts"))] = False,
    seed: Annotated[int | None, typer.Option(help=of_help("seed"))] = None,
    until: Annotated[datetime | None, typer.Option(help=of_help("until"))] = None,
    county: Annotated[list[str] | None, typer.Option(help=of_help("demo_county"))] = None,
) -> None:
    """Load the demo into an empty installation; where it is loaded already, nothing happens."""
    if accounts:
        for account in listed():
            say(f"  {account.username:<18} {account.password}   {account.display_name} · {account.title}")
        return
    last = (until or datetime.now(UTC).replace(minute=0, second=0, microsecond=0)).replace(tzinfo=UTC)
    with installation() as settings:
        url = database_url(settings)
        upgrade(url)
        engine = make_engine(url, pool_size=1)
        sessions = make_sessions(engine)
        with sessions() as session:
            there = load.is_loaded(session)
        if there:
            say(said("demo_there"))
            _tell_of_passwords(settings)
            return
        store = store_of(settings)
        with fraction() as tell, sessions.begin() as session:
            loaded = load.load(
                session, until=last, zone=settings.timezone, tell=_worded(tell), seed=seed, counties=county or ()
            )
            handouts.hand_out(session, store, most_pixels=settings.media_max_pixels, at=last)
        with sessions.begin() as session:
            load.analyse(session)
        with sessions.begin() as session:
            doubles.plant(session, until=last, zone=settings.timezone, seed=seed or 0)
            shots.hang(session, store, most_pixels=settings.media_max_pixels)
            doubles.picture_all(session, store, most_pixels=settings.media_max_pixels, until=last)
        with sessions.begin() as session:
            for code in counties(session):
                sum_anew(session, code, zone=settings.timezone)
        say(said("demo_loaded", **asdict(loaded)))
        say(said("demo_pages", code=CODES["closed"], handling=CODES["handling"]))
        _tell_of_passwords(settings)


def _worded(tell: Callable[[str, float], None]) -> Callable[[str, float], None]:
    """Steps of the loading by their kind, worded."""
    return lambda kind, part: tell(said(f"demo_{kind}"), part)


def _tell_of_passwords(settings: Settings) -> None:
    if not settings.on_loopback:
        say(said("demo_passwords", host=settings.public_address or settings.host))
