"""`gridgis objects`: forms of what is collected for ODK Collect and KoboCollect, and a department's form looked at."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from gridgis.cli.console import day_of, local_now, say, transaction
from gridgis.cli.speaking import language, of_help, said
from gridgis.connectors.forms.objects import object_form
from gridgis.connectors.forms.proposing import Filling, FormProposal, propose
from gridgis.connectors.forms.reports import report_form
from gridgis.connectors.forms.sheets import Form, book, require_sound
from gridgis.core.errors import Invalid
from gridgis.core.os_errors import of_os
from gridgis.objects.items import EVERY, KINDS
from gridgis.objects.schemas import publish
from gridgis.security.rules import SYSTEM

County = Annotated[str, typer.Option(help=of_help("county_of_table"))]
Kind = Annotated[str, typer.Option(help=of_help("kind_of_objects", kinds=", ".join(KINDS)))]
Out = Annotated[Path, typer.Argument(help=of_help("out_form"))]
At = Annotated[datetime | None, typer.Option(help=of_help("day_of_form"), formats=["%Y-%m-%d"])]


def form(file: Out, county: County, kind: Kind, at: At = None) -> None:
    """Write the form of a kind of objects."""
    with transaction() as (session, settings):
        _write(file, object_form(session, SYSTEM, county, kind, day_of(at, settings)))


def report(file: Out, county: County, at: At = None) -> None:
    """Write the form of reports."""
    with transaction() as (session, settings):
        _write(file, report_form(session, county, day_of(at, settings)))


def _write(file: Path, made: Form) -> None:
    content = book(made)
    require_sound(content)
    try:
        file.write_bytes(content)
    except OSError as error:
        raise Invalid("files.cannot_write", path=file, why=of_os(error)) from None
    say(said("form_written", file=file, form=made.form_id, version=made.version))


def proposed(
    file: Annotated[Path, typer.Argument(help=of_help("form_file"))],
    county: County,
    kind: Kind,
    owner: Annotated[str, typer.Option(help=of_help("form_owner"))],
    basis: Annotated[str, typer.Option(help=of_help("form_basis"))],
    every: Annotated[str, typer.Option(help=of_help("form_every", every=", ".join(EVERY)))] = "yearly",
    publish_from: Annotated[datetime | None, typer.Option(help=of_help("form_publish"), formats=["%Y-%m-%d"])] = None,
    reason: Annotated[str, typer.Option(help=of_help("form_reason"))] = "",
) -> None:
    """Look at a department's form; published is it alone where a day and a reason are given."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Invalid("files.cannot_read", path=file, why=of_os(error)) from None
    with transaction() as (session, settings):
        at = local_now(settings)
        filling = Filling(kind, owner, basis, every)
        found = propose(session, SYSTEM, county, content, file.name, filling, at.date())
        _tell(found)
        fresh = sum(one.outcome == "new" for one in found.lines)
        if publish_from is None or not fresh:
            say(said("form_looked_at", new=fresh))
            return
        first_day = publish_from.date()
        publish(session, SYSTEM, county, found.items, first_day, reason, found.version, at=at)
        say(said("form_published", new=fresh, day=first_day))


def _tell(found: FormProposal) -> None:
    for one in found.lines:
        why = one.reason_zh if language() == "zh" else one.reason_en
        say(said(f"form_{one.outcome}", line=one.line, name=one.label or one.name, why=why))
