"""`gridgis readers`: who may know of a sensitive case; asked and changed in the name of an account."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from gridgis.cases import knowing, naming, queries
from gridgis.cases.models import Case
from gridgis.cli.console import installation, say
from gridgis.core.cluster import database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.errors import Invalid
from gridgis.core.migrating import require_head
from gridgis.security.queries import actor_by_name
from gridgis.security.rules import Actor

app = typer.Typer(help="Who may know of a sensitive case.", no_args_is_help=True)

Number = Annotated[str, typer.Argument(metavar="NUMBER", help="The case.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The account to put on the list, or take off it.")]
As = Annotated[str, typer.Option("--as", help="The account in whose name this is done; its rights count.")]
Reason = Annotated[str, typer.Option(help="Why; kept with the case.")]


@contextmanager
def _acting(name: str) -> Iterator[tuple[Session, Actor]]:
    with installation() as settings:
        url = database_url(settings)
        require_head(url)
        with make_sessions(make_engine(url, pool_size=1)).begin() as session:
            actor = actor_by_name(session, name)
            if actor is None:
                raise Invalid("need_to_know.no_actor", username=name)
            yield session, actor


@app.command("list")
def list_readers(number: Number, by: As) -> None:
    """List who may know of a sensitive case, and by what."""
    with _acting(by) as (session, actor):
        _show(session, queries.get(session, actor, number))


@app.command()
def add(number: Number, name: Name, by: As, reason: Reason) -> None:
    """Put an account on the list."""
    with _acting(by) as (session, actor):
        _show(session, naming.name(session, actor, number, name, reason, at=datetime.now(UTC)))


@app.command()
def remove(number: Number, name: Name, by: As, reason: Reason) -> None:
    """Take an account off the list."""
    with _acting(by) as (session, actor):
        _show(session, naming.unname(session, actor, number, name, reason, at=datetime.now(UTC)))


@app.command()
def unknown() -> None:
    """Count the open sensitive cases of which nobody may know, by town; status 1 when there are any.

    Give somebody there the role `sensitive_receiver` or, for cases about staff, `discipline_inspector`.
    """
    with installation() as settings:
        url = database_url(settings)
        require_head(url)
        with make_sessions(make_engine(url, pool_size=1))() as session:
            found = knowing.unknown(session)
    for place, about_staff, many in found:
        say(f"{place:<12} {many:>5} {'about staff: discipline_inspector' if about_staff else 'sensitive_receiver'}")
    if not found:
        say("Every open sensitive case is known to somebody.")
    raise typer.Exit(1 if found else 0)


def _show(session: Session, case: Case) -> None:
    for one in knowing.readers(session, case):
        why = f" by {one.added_by}: {one.reason}" if one.part == "named" else ""
        say(f"{one.username:<24} {one.part:<10} {one.name} {one.title}{why}")
    if not case.sensitive:
        say(f"{case.number} is not sensitive: it is known to all who may read cases at its place.")
