"""`gridgis settings export` and `import`: all that a county sets, as one file."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from gridgis.cli.calendar import DryRun, Reason, put, shown
from gridgis.cli.console import day_of, installation, local_now, say, sessions_of
from gridgis.cli.speaking import of_help, said
from gridgis.core.errors import Invalid
from gridgis.security.rules import SYSTEM
from gridgis.settings import pack, pack_drafts, saving
from gridgis.settings.pack_file import pack_of, text_of

At = Annotated[datetime | None, typer.Option("--at", formats=["%Y-%m-%d"], help=of_help("pack_at"))]


def export(
    file: Annotated[Path | None, typer.Argument(help=of_help("pack_out"))] = None,
    at: At = None,
) -> None:
    """Write all that is set, as it counts on a day: a row a line, so that two packs are compared line by line."""
    with installation() as settings, sessions_of(settings)() as session:
        text = text_of(pack.written(session, SYSTEM, day_of(at, settings)))
    if file is None:
        say(text.rstrip("\n"))
    else:
        file.write_text(text, encoding="utf-8")


def take(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help=of_help("pack_in"))],
    first_day: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help=of_help("pack_from"))
    ] = None,
    part: Annotated[list[str] | None, typer.Option("--part", help=of_help("pack_part"))] = None,
    reason: Reason = "",
    dry_run: DryRun = False,
) -> None:
    """Take in a pack of settings, all of it or nothing; with --dry-run tell each row that would become another."""
    with installation() as settings:
        if strange := set(part or ()) - set(pack.ORDER):
            raise Invalid("calendar.no_kind", told=min(strange), kinds=pack.ORDER, field="part")
        asked = pack.Asked(day_of(first_day, settings), pack_of(file.read_bytes()), part or ())
        if dry_run:
            with sessions_of(settings)() as session:
                at, zone = local_now(settings), settings.timezone
                seen = saving.preview(session, SYSTEM, pack.TOPIC, asked, zone=zone, at=at)
            for row in seen.rows:
                say(f"{row.table}: {shown(row.table, row.before)} → {shown(row.table, row.after)}")
            say(said("setting_preview", rows=len(seen.rows), **vars(seen.effect)))
            return
        put(settings, pack.TOPIC, asked, reason or file.name, dry_run=False)


def draft(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help=of_help("pack_in"))],
    county: Annotated[str, typer.Option("--county", help=of_help("pack_county"))],
    source: Annotated[str | None, typer.Option("--of", help=of_help("pack_source"))] = None,
) -> None:
    """Make the rules and task lists of a pack drafts of a county; they count once they are published on screen."""
    with installation() as settings, sessions_of(settings).begin() as session:
        wish = pack_drafts.Wish(pack_of(file.read_bytes()), county, file.stem, source)
        made = pack_drafts.draft(session, SYSTEM, wish, at=local_now(settings))
    say(said("pack_drafted", rules=made.rules, items=sum(one.items for one in made.tasks), lists=len(made.tasks)))
    if made.left_out:
        say(said("pack_left_out", towns="、".join(made.left_out)))
