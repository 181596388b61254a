"""`gridgis readers`: who may know of a sensitive case; asked and changed in the name of an account."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from gridgis.cases import knowing, naming, queries
from gridgis.cases.models import Case
from gridgis.cli.console import local_now, say, transaction
from gridgis.cli.speaking import of_help, said
from gridgis.core.errors import Invalid
from gridgis.security.queries import actor_by_name
from gridgis.security.rules import Actor

Number = Annotated[str, typer.Argument(metavar="NUMBER", help=of_help("case"))]
Name = Annotated[str, typer.Argument(metavar="NAME", help=of_help("reader"))]
As = Annotated[str, typer.Option("--as", help=of_help("acting"))]
Reason = Annotated[str, typer.Option(help=of_help("reason"))]


@contextmanager
def _acting(name: str) -> Iterator[tuple[Session, Actor]]:
    with transaction() as (session, settings):
        actor = actor_by_name(session, name, local_now(settings))
        if actor is None:
            raise Invalid("need_to_know.no_actor", username=name)
        yield session, actor


def list_readers(number: Number, by: As) -> None:
    """List who may know of a sensitive case, and by what."""
    with _acting(by) as (session, actor):
        _show(session, queries.get(session, actor, number))


def add(number: Number, name: Name, by: As, reason: Reason) -> None:
    """Put an account on the list."""
    with _acting(by) as (session, actor):
        _show(session, naming.name(session, actor, number, name, reason, at=datetime.now(UTC)))


def remove(number: Number, name: Name, by: As, reason: Reason) -> None:
    """Take an account off the list."""
    with _acting(by) as (session, actor):
        _show(session, naming.unname(session, actor, number, name, reason, at=datetime.now(UTC)))


def unknown() -> None:
    """Count the open sensitive cases of which nobody may know, by town; status 1 when there are any.

    Give somebody there the role `sensitive_receiver` or, for cases about staff, `discipline_inspector`.
    """
    with transaction() as (session, _):
        found = knowing.unknown(session)
    for place, about_staff, many in found:
        say(f"{place:<12} {many:>5} {said('lack_inspector' if about_staff else 'lack_receiver')}")
    if not found:
        say(said("all_known"))
    raise typer.Exit(1 if found else 0)


def _show(session: Session, case: Case) -> None:
    for one in knowing.readers(session, case):
        why = said("named_by", name=one.added_by, reason=one.reason) if one.part == "named" else ""
        say(f"{one.username:<24} {said('part_' + one.part):<10} {one.name} {one.title}{why}")
    if not case.sensitive:
        say(said("not_sensitive", number=case.number))
