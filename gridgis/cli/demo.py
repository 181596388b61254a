"""`gridgis demo`: the made-up city and its twelve months."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from gridgis.cli.console import fraction, installation, say
from gridgis.core.cluster import database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.migrating import upgrade
from gridgis.core.settings import Settings
from gridgis.demo import load
from gridgis.demo.accounts import listed


def demo(
    accounts: Annotated[
        bool, typer.Option("--accounts", help="Print the demo's accounts and do nothing else.")
    ] = False,
    seed: Annotated[int | None, typer.Option(help="Another city: the same seed and moment give the same one.")] = None,
    until: Annotated[datetime | None, typer.Option(help="End of the history, UTC; this hour by default.")] = None,
    county: Annotated[
        list[str] | None, typer.Option(help="Code of a county to load; may be repeated, all by default.")
    ] = None,
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
            say("The demo is loaded already.")
            _tell_of_passwords(settings)
            return
        with fraction() as tell, sessions.begin() as session:
            loaded = load.load(session, until=last, zone=settings.timezone, tell=tell, seed=seed, counties=county or ())
        with sessions.begin() as session:
            load.analyse(session)
        say(
            f"Loaded {loaded.divisions} divisions, {loaded.grids} grids, {loaded.people} people, "
            f"{loaded.offices} offices, {loaded.addresses} addresses, {loaded.reports} reports, "
            f"{loaded.cases} cases, {loaded.open_cases} of them open."
        )
        _tell_of_passwords(settings)


def _tell_of_passwords(settings: Settings) -> None:
    if not settings.on_loopback:
        say(f"The demo's published password opens nothing at {settings.public_address or settings.host}, which others")
        say("can reach: set another for the accounts you want to use, with gridgis account password NAME.")
