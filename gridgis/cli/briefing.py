"""`gridgis briefing`: a briefing as one page that opens without a network."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from gridgis.analytics.figures import period_of
from gridgis.briefing.queries import gather
from gridgis.briefing.standalone import leaflet, page
from gridgis.briefing.telling import Teller
from gridgis.cli.console import local_now, say, transaction
from gridgis.cli.speaking import of_help, said
from gridgis.core.errors import Invalid
from gridgis.divisions import queries as divisions
from gridgis.security.rules import SYSTEM

FORMATS = ["%Y-%m-%d"]


def briefing(
    output: Annotated[Path, typer.Option("--output", "-o", dir_okay=False, help=of_help("briefing_file"))],
    county: Annotated[str, typer.Option(help=of_help("briefing_place"))] = "",
    begin: Annotated[datetime | None, typer.Option("--from", formats=FORMATS, help=of_help("briefing_from"))] = None,
    end: Annotated[datetime | None, typer.Option("--to", formats=FORMATS, help=of_help("briefing_to"))] = None,
) -> None:
    """Write the briefing of a place and a period; of the whole installation and thirty days unless told otherwise."""
    with transaction() as (session, settings):
        now = local_now(settings)
        period = period_of(
            begin.date() if begin else None, end.date() if end else None, today=now.date(), zone=settings.timezone
        )
        place = county
        if not place:
            root = divisions.root(session)
            if root is None:
                raise Invalid("cli.no_divisions")
            place = root.code
        library = leaflet(settings.web_dist)
        told = gather(session, SYSTEM, place=place, period=period, at=now)
        text = page(told, library, Teller(settings.language))
        output.write_text(text, encoding="utf-8")
    say(said("briefing_written", place=told.place.name, file=output, size=f"{len(text.encode()) / 1e6:.1f}"))
