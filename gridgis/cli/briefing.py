"""`gridgis briefing`: a briefing as a page that opens without a network, PDF, document or workbook."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from gridgis.analytics.figures import period_of
from gridgis.briefing import blocks
from gridgis.briefing.files import KINDS, OF_BULLETINS, Written, made
from gridgis.briefing.laying import lay
from gridgis.briefing.queries import Briefing, gather
from gridgis.briefing.rules import PaperKind
from gridgis.briefing.sheets import Imprint
from gridgis.briefing.standalone import leaflet, page
from gridgis.briefing.telling import Teller
from gridgis.cli.console import local_now, say, transaction
from gridgis.cli.speaking import of_help, said
from gridgis.core.errors import Invalid
from gridgis.core.settings import Settings
from gridgis.divisions import queries as divisions
from gridgis.security.rules import SYSTEM

FORMATS = ["%Y-%m-%d"]


def briefing(
    output: Annotated[Path, typer.Option("--output", "-o", dir_okay=False, help=of_help("briefing_file"))],
    county: Annotated[str, typer.Option(help=of_help("briefing_place"))] = "",
    begin: Annotated[datetime | None, typer.Option("--from", formats=FORMATS, help=of_help("briefing_from"))] = None,
    end: Annotated[datetime | None, typer.Option("--to", formats=FORMATS, help=of_help("briefing_to"))] = None,
    bulletin: Annotated[bool, typer.Option("--bulletin", help=of_help("briefing_bulletin"))] = False,
) -> None:
    """Write the briefing of a place and a period; of the whole installation and thirty days unless told otherwise."""
    kind = output.suffix.lower().removeprefix(".")
    known = OF_BULLETINS if bulletin else tuple(KINDS)
    if kind not in known:
        raise Invalid("briefing.no_suffix", known=[f".{one}" for one in known])
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
        told = gather(session, SYSTEM, place=place, period=period, at=now)
        tell = Teller(settings.language)
        if kind == "html":
            content = page(told, leaflet(settings.web_dist), tell).encode()
        else:
            content = _printed(told, kind, now.date(), tell, settings, "bulletin" if bulletin else "briefing")
        output.write_bytes(content)
    say(said("briefing_written", place=told.place.name, file=output, size=f"{len(content) / 1e6:.1f}"))


def _printed(told: Briefing, kind: str, today: date, tell: Teller, settings: Settings, of: PaperKind) -> bytes:
    """A file of a briefing that nobody wrote in: what every draft begins with."""
    imprint = Imprint(title=blocks.title_of(told, "own", tell, of), draft=True, day=today, kind=of)
    sheet = lay(told, blocks.first(told, tell, of), imprint, tell)
    return made(Written(sheet, told, None, lambda: leaflet(settings.web_dist)), kind)
