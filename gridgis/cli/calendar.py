"""`gridgis import calendar`: the holidays and make-up workdays of a year."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from gridgis.cases.reckoning import reckon_unknown
from gridgis.cli.console import installation, say, sessions_of
from gridgis.cli.speaking import of_help, said
from gridgis.core.db import to_the_end
from gridgis.exchange.reference.work_calendar import days_of, load


def import_calendar(
    file: Annotated[Path, typer.Argument(help=of_help("calendar_file"))],
) -> None:
    """Load the work calendar that was published for a year; limits that waited for it are reckoned again."""
    with installation() as settings:
        days = days_of(file)
        sessions = sessions_of(settings)
        with sessions.begin() as session:
            load(session, days)
        changed = to_the_end(
            sessions,
            lambda session, after: reckon_unknown(session, zone=settings.timezone, after=after, at=datetime.now(UTC)),
        )
    say(said("calendar", days=len(days), cases=changed))
