"""`gridgis import calendar` and `gridgis settings`: the work calendar, its schedules, and the record of changes."""

from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from gridgis.cases.reckoning import reckon_unknown
from gridgis.cli.console import installation, local_now, say, sessions_of
from gridgis.cli.speaking import language, of_help, said
from gridgis.core.db import to_the_end, until_nothing
from gridgis.core.errors import Invalid
from gridgis.core.settings import Settings
from gridgis.exchange.reference import work_calendar
from gridgis.security.rules import SYSTEM
from gridgis.settings import calendar, changes
from gridgis.settings.calendar import Asked, Schedule

Reason = Annotated[str, typer.Option("--reason", help=of_help("reason_of_setting"))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=of_help("dry_run_setting"))]


def import_calendar(
    file: Annotated[Path, typer.Argument(help=of_help("calendar_file"))],
    reason: Reason = "",
    dry_run: DryRun = False,
) -> None:
    """Load the work calendar that was published for a year; open cases are reckoned again."""
    with installation() as settings:
        with sessions_of(settings)() as session:
            found = work_calendar.read(session, file, zone=settings.timezone)
        for one in found.rejected:
            say(said("calendar_row", line=one.line, why=one.reason.words(language())))
        if found.rejected:
            raise Invalid("calendar.rejected", count=len(found.rejected))
        _set(settings, found.asked, reason or file.name, dry_run=dry_run)


def schedule(
    first_day: Annotated[datetime, typer.Argument(formats=["%Y-%m-%d"], help=of_help("schedule_day"))],
    spans: Annotated[str, typer.Argument(help=of_help("schedule_spans"))] = "",
    name: Annotated[str, typer.Option("--name", help=of_help("schedule_name"))] = "",
    reason: Reason = "",
    dry_run: DryRun = False,
) -> None:
    """Set the working hours from a day on, such as those of summer; without hours, take away what begins that day."""
    with installation() as settings:
        one = Schedule(first_day.date(), spans or None, name)
        _set(settings, Asked(schedules=[one]), reason or name or spans, dry_run=dry_run)


def listed() -> None:
    """List changes of settings, newest first."""
    with installation() as settings, sessions_of(settings)() as session:
        found = changes.listed(session, calendar.TOPIC)
    for one in found:
        local = one.at.astimezone(ZoneInfo(settings.timezone))
        undone = said("setting_undone", by=one.undone_by) if one.undone_by else ""
        say(f"{one.id:>6}  {local:%Y-%m-%d %H:%M}  {one.made_by}  {one.first_day}  {one.reason}  {undone}".rstrip())
        for row in one.rows:
            say(f"        {row.table}: {_shown(row.table, row.before)} → {_shown(row.table, row.after)}")


def undo(
    number: Annotated[int, typer.Argument(min=1, help=of_help("setting_number"))],
    reason: Reason = "",
    dry_run: DryRun = False,
) -> None:
    """Undo a change of settings by another."""
    with installation() as settings:
        _set(settings, Asked(undoes=number), reason or said("setting_undo", id=number), dry_run=dry_run)


def _set(settings: Settings, asked: Asked, reason: str, *, dry_run: bool) -> None:
    sessions, at, zone = sessions_of(settings), local_now(settings), settings.timezone
    with sessions.begin() as session:
        if dry_run:
            seen = calendar.preview(session, SYSTEM, asked, zone=zone, at=at)
            say(said("setting_preview", rows=len(seen.rows), **vars(seen.effect)))
            return
        made = calendar.change(session, SYSTEM, asked, reason=reason, version=None, zone=zone, at=at)
    until_nothing(sessions, lambda session: int(calendar.reckon(session, zone=zone, at=at)))
    to_the_end(sessions, lambda session, after: reckon_unknown(session, zone=zone, after=after, at=at))
    say(said("setting_made", id=made.id, rows=len(made.rows), shorter=made.shorter, longer=made.longer))


def _shown(table: str, row: dict[str, object] | None) -> str:
    if row is None:
        return "—"
    told = (row[column.name] for column in changes.TABLES[table].columns)
    return " ".join(str(one) for one in told if one != "")
