"""`gridgis account`: what whoever runs the system does for those who can't get in."""

import sys
from datetime import UTC, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from gridgis.cli.console import installation, say
from gridgis.core.cluster import database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.security import actions, throttling

app = typer.Typer(help="Accounts: let somebody in again, set a password.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The account's name.")]


@app.command()
def unlock(
    name: Name,
    address: Annotated[
        str | None, typer.Option(help="Only for tries from this address; from all, if left out.")
    ] = None,
) -> None:
    """Forget the wrong passwords of an account, so that it can sign in at once."""
    with installation() as settings:
        sessions = make_sessions(make_engine(database_url(settings), pool_size=1))
        with sessions.begin() as session:
            forgotten = actions.unlock(session, name, address, at=datetime.now(UTC))
        say(f"{name} can sign in at once; wrong passwords from {forgotten} address(es) are forgotten.")


@app.command()
def slowed() -> None:
    """List the accounts that have to wait now after wrong passwords, and where."""
    with installation() as settings:
        sessions = make_sessions(make_engine(database_url(settings), pool_size=1))
        with sessions() as session:
            found = throttling.slowed(session, datetime.now(UTC))
        for one in found:
            until = one.until.astimezone(ZoneInfo(settings.timezone))
            say(f"{one.username:<24} {one.address:<24} {one.failures:>3} wrong, until {until:%H:%M:%S}")
        if not found:
            say("No account has to wait.")


@app.command()
def grant(
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="Code of a role, such as sensitive_receiver.")],
    level: Annotated[str, typer.Argument(metavar="LEVEL", help="all, county, town, village, grid or office.")],
    code: Annotated[str, typer.Argument(metavar="CODE", help="Code of the place; leave it out for all.")] = "",
) -> None:
    """Give an account a role at a place."""
    with installation() as settings:
        sessions = make_sessions(make_engine(database_url(settings), pool_size=1))
        with sessions.begin() as session:
            actions.grant(session, name, role, level, code, at=datetime.now(UTC))
        say(f"{name} holds {role} at {level} {code}".rstrip() + ".")


@app.command()
def password(name: Name) -> None:
    """Set an account's password, asked for twice, or read from a pipe as one line; its sign-ins end."""
    if sys.stdin.isatty():
        wanted = typer.prompt("New password", hide_input=True, confirmation_prompt=True)
    else:
        wanted = sys.stdin.readline().rstrip("\r\n")
    with installation() as settings:
        sessions = make_sessions(make_engine(database_url(settings), pool_size=1))
        with sessions.begin() as session:
            actions.set_password(session, name, wanted, at=datetime.now(UTC))
        say(f"{name} has a new password, and is signed out everywhere.")
