"""`gridgis account`: what whoever runs the system does for those who can't get in."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from gridgis.cli.console import local_now, say, transaction
from gridgis.cli.speaking import of_help, said
from gridgis.core.settings import Settings
from gridgis.exchange.accounts.link_sheet import write as write_links
from gridgis.people.accounts import granting, handing
from gridgis.people.accounts.actions import place_words
from gridgis.security import actions, credentials, opening, queries, throttling
from gridgis.security.rules import SYSTEM

Name = Annotated[str, typer.Argument(metavar="NAME", help=of_help("account_name"))]


def unlock(
    name: Name,
    address: Annotated[str | None, typer.Option(help=of_help("address_of_tries"))] = None,
) -> None:
    """Forget the wrong passwords of an account, so that it can sign in at once."""
    with transaction() as (session, _):
        forgotten = actions.unlock(session, name, address, at=datetime.now(UTC))
    say(said("unlocked", name=name, count=forgotten))


def slowed() -> None:
    """List the accounts that have to wait now after wrong passwords, and where."""
    with transaction() as (session, settings):
        found = throttling.slowed(session, datetime.now(UTC))
    for one in found:
        row = said("slowed", count=one.failures, until=f"{one.until.astimezone(ZoneInfo(settings.timezone)):%H:%M:%S}")
        say(f"{one.username:<24} {one.address:<24} {row}")
    if not found:
        say(said("none_slowed"))


def add(
    name: Name,
    display_name: Annotated[str, typer.Argument(metavar="DISPLAY_NAME", help=of_help("display_name"))],
    title: Annotated[str, typer.Option(help=of_help("title_of_account"))] = "",
) -> None:
    """Open an account, which holds nothing yet; its password is asked for twice, or read from a pipe as one line."""
    wanted = _password()
    with transaction() as (session, settings):
        opening.add_account(session, name, wanted, display_name, title=title, at=local_now(settings))
    say(said("account_added", name=name, command="gridgis account grant"))


def close(name: Name) -> None:
    """Close an account: it is signed out everywhere and never let in again; what it did stays under its name."""
    with transaction() as (session, settings):
        opening.close_account(session, name, at=local_now(settings))
    say(said("account_closed", name=name))


def listed(
    every: Annotated[bool, typer.Option("--all", help=of_help("closed_too"))] = False,
) -> None:
    """List the accounts with what they hold."""
    with transaction() as (session, settings):
        found = queries.accounts(session, local_now(settings).date(), closed_too=every)
    for one in found:
        held = ", ".join(f"{role} {level} {code}".rstrip() for role, level, code in one.holds) or said("holds_nothing")
        say(f"{one.username:<24} {one.display_name:<12} {held}" + ("" if one.active else f" · {said('is_closed')}"))
    if not found:
        say(said("no_accounts", command="gridgis account add"))


def grant(
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help=of_help("role"))],
    level: Annotated[str, typer.Argument(metavar="LEVEL", help=of_help("level_of_grant"))],
    code: Annotated[str, typer.Argument(metavar="CODE", help=of_help("place_of_grant"))] = "",
) -> None:
    """Give an account a role at a place."""
    with transaction() as (session, settings):
        granting.grant(session, name, role, level, code, at=local_now(settings))
    say(said("granted", name=name, role=role, place=f"{level} {code}".rstrip()))


def link(name: Name) -> None:
    """Print a one-time link with which an account's owner sets the password; earlier ones open nothing more."""
    with transaction() as (session, settings):
        token, expires_at = credentials.make_link(session, name, by=None, at=local_now(settings))
    tell_link(settings, name, token, expires_at)


def links(
    file: Annotated[Path, typer.Argument(help=of_help("out_book"))],
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME", help=of_help("link_names"))] = None,
    parent: Annotated[str | None, typer.Option(help=of_help("link_parent"))] = None,
) -> None:
    """Write a sheet of one-time links, of accounts named or of all that wait; earlier ones open nothing more."""
    with transaction() as (session, settings):
        handed = handing.hand_many(session, SYSTEM, names or [], parent=parent, at=local_now(settings))
        write_links(file, handed, _address(settings), settings.language, ZoneInfo(settings.timezone))
    say(said("links_written", file=file, count=sum(one.link is not None for one in handed)))


def _address(settings: Settings) -> str:
    host = settings.public_address or settings.host
    scheme, port = ("https", "") if settings.secure_cookies else ("http", f":{settings.port}")
    return f"{scheme}://{host}{port}"


def tell_link(settings: Settings, name: str, token: str, expires_at: datetime) -> None:
    """Say where an account's password is set, and until when."""
    until = f"{expires_at.astimezone(ZoneInfo(settings.timezone)):%Y-%m-%d %H:%M}"
    say(said("link", name=name, until=until, address=f"{_address(settings)}/welcome/{token}"))


def password(name: Name) -> None:
    """Set an account's password, asked for twice, or read from a pipe as one line; its sign-ins end."""
    wanted = _password()
    with transaction() as (session, _):
        actions.set_password(session, name, wanted, at=datetime.now(UTC), places=place_words(session))
    say(said("password_set", name=name))


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt(said("new_password"), hide_input=True, confirmation_prompt=said("again")))
    return sys.stdin.readline().rstrip("\r\n")
