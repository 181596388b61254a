"""`gridgis account`: what whoever runs the system does for those who can't get in."""

import sys
from datetime import UTC, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from gridgis.cli.console import installation, say
from gridgis.cli.speaking import of_help, said
from gridgis.core.cluster import database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.security import actions, throttling

Name = Annotated[str, typer.Argument(metavar="NAME", help=of_help("account_name"))]


def unlock(
    name: Name,
    address: Annotated[str | None, typer.Option(help=of_help("address_of_tries"))] = None,
) -> None:
    """Forget the wrong passwords of an account, so that it can sign in at once."""
    with installation() as settings:
        sessions = make_sessions(make_engine(database_url(settings), pool_size=1))
        with sessions.begin() as session:
            forgotten = actions.unlock(session, name, address, at=datetime.now(UTC))
        say(said("unlocked", name=name, count=forgotten))


def slowed() -> None:
    """List the accounts that have to wait now after wrong passwords, and where."""
    with installation() as settings:
        sessions = make_sessions(make_engine(database_url(settings), pool_size=1))
        with sessions() as session:
            found = throttling.slowed(session, datetime.now(UTC))
        for one in found:
            until = one.until.astimezone(ZoneInfo(settings.timezone))
            row = said("slowed", count=one.failures, until=f"{until:%H:%M:%S}")
            say(f"{one.username:<24} {one.address:<24} {row}")
        if not found:
            say(said("none_slowed"))


def grant(
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help=of_help("role"))],
    level: Annotated[str, typer.Argument(metavar="LEVEL", help=of_help("level_of_grant"))],
    code: Annotated[str, typer.Argument(metavar="CODE", help=of_help("place_of_grant"))] = "",
) -> None:
    """Give an account a role at a place."""
    with installation() as settings:
        sessions = make_sessions(make_engine(database_url(settings), pool_size=1))
        with sessions.begin() as session:
            actions.grant(session, name, role, level, code, at=datetime.now(UTC))
        say(said("granted", name=name, role=role, place=f"{level} {code}".rstrip()))


def password(name: Name) -> None:
    """Set an account's password, asked for twice, or read from a pipe as one line; its sign-ins end."""
    if sys.stdin.isatty():
        wanted = typer.prompt(said("new_password"), hide_input=True, confirmation_prompt=said("again"))
    else:
        wanted = sys.stdin.readline().rstrip("\r\n")
    with installation() as settings:
        sessions = make_sessions(make_engine(database_url(settings), pool_size=1))
        with sessions.begin() as session:
            actions.set_password(session, name, wanted, at=datetime.now(UTC))
        say(said("password_set", name=name))
