"""`gridgis import calendar` and `gridgis settings`: calendar, hours, categories with limits, the record of changes."""

from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from gridgis.cases.clocks import Limit
from gridgis.cases.reckoning import reckon_unknown
from gridgis.cli.console import day_of, installation, local_now, say, sessions_of
from gridgis.cli.speaking import language, of_help, said
from gridgis.core.db import to_the_end, until_nothing
from gridgis.core.errors import Invalid
from gridgis.core.settings import Settings
from gridgis.exchange.reference import work_calendar
from gridgis.security.rules import SYSTEM
from gridgis.settings import calendar, changes, reckoning, saving, terms
from gridgis.settings.calendar import Asked, Schedule
from gridgis.settings.saving import Topic

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
        put(settings, calendar.TOPIC, found.asked, reason or file.name, dry_run=dry_run)


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
        put(settings, calendar.TOPIC, Asked(schedules=[one]), reason or name or spans, dry_run=dry_run)


def listed() -> None:
    """List changes of settings, newest first."""
    with installation() as settings, sessions_of(settings)() as session:
        found = changes.listed(session)
    for one in found:
        local = one.at.astimezone(ZoneInfo(settings.timezone))
        undone = said("setting_undone", by=one.undone_by) if one.undone_by else ""
        say(f"{one.id:>6}  {local:%Y-%m-%d %H:%M}  {one.made_by}  {one.first_day}  {one.reason}  {undone}".rstrip())
        for row in one.rows:
            say(f"        {row.table}: {shown(row.table, row.before)} → {shown(row.table, row.after)}")


def undo(
    number: Annotated[int, typer.Argument(min=1, help=of_help("setting_number"))],
    reason: Reason = "",
    dry_run: DryRun = False,
) -> None:
    """Undo a change of settings by another."""
    with installation() as settings:
        with sessions_of(settings)() as session:
            found = changes.listed(session, only=number)
        of = reckoning.TOPICS[found[0].topic] if found else calendar.TOPIC
        put(settings, of, Asked(undoes=number), reason or said("setting_undo", id=number), dry_run=dry_run)


def category(
    code: Annotated[str, typer.Argument(help=of_help("category_code"))],
    first_day: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help=of_help("terms_day"))],
    owner: Annotated[str, typer.Option("--owner", help=of_help("category_owner"))] = "",
    limit: Annotated[str, typer.Option("--limit", help=of_help("category_limit"))] = "",
    urgency: Annotated[str, typer.Option("--urgency", help=of_help("category_urgency"))] = "",
    first: Annotated[str, typer.Option("--first", help=of_help("category_first"))] = "",
    coordination: Annotated[str, typer.Option("--coordination", help=of_help("category_coordination"))] = "",
    reason: Reason = "",
    dry_run: DryRun = False,
) -> None:
    """Change a category for what arrives from a day on; what is left out stays as it is."""
    day = first_day.date()
    with installation() as settings:
        with sessions_of(settings)() as session:
            seen = terms.view(session, SYSTEM, day)
        found = next((one for one in seen.categories if one.code == code), None)
        if found is None:
            raise Invalid("calendar.no_category", code=code, field="code")
        given = {
            "lead_agency_type": owner,
            "urgency": urgency,
            "first_handler": first,
            "coordination": coordination,
        }
        wanted: dict[str, Any] = {name: told for name, told in given.items() if told}
        if limit:
            value, _, unit = limit.partition(" ")
            one = limit_told(value, unit)
            wanted |= {"limit_value": one.value, "limit_unit": one.unit}
        now = terms.CategoryTerms(**{one.name: getattr(found, one.name) for one in fields(terms.CategoryTerms)})
        asked = terms.Asked(day, [replace(now, **wanted)])
        put(settings, terms.TOPIC, asked, reason or code, dry_run=dry_run)


def categories(
    at: Annotated[datetime | None, typer.Option("--at", formats=["%Y-%m-%d"], help=of_help("terms_at"))] = None,
) -> None:
    """List categories with owner and limit as they count for what arrives on a day, with towns their owner lacks."""
    with installation() as settings:
        day = day_of(at, settings)
        with sessions_of(settings)() as session:
            seen = terms.view(session, SYSTEM, day)
    without = {one.code: one.towns for one in seen.lacking}
    for one in seen.categories:
        lacks = said("owner_lacks", count=len(without[one.code])) if one.code in without else ""
        limit = f"{one.limit_value:g} {one.limit_unit}"
        line = f"{one.code}  {one.urgency}  {limit:<16} {one.lead_agency_type:<18} {one.coordination:<9}"
        say(f"{line} {one.first_handler:<9}  {one.name_zh}  {lacks}".rstrip())


def limit_told(value: str, unit: str) -> Limit:
    """A limit as it is typed: `4 work_hour`.

    Raises:
        Invalid: it is none.
    """
    try:
        return Limit(float(value), unit)
    except ValueError:
        raise Invalid("cases.limit_not_positive", field="limit_value") from None


def put(settings: Settings, of: Topic, asked: Any, reason: str, *, dry_run: bool) -> None:
    """Change settings, and reckon open cases by them; or tell what that would do."""
    sessions, at, zone = sessions_of(settings), local_now(settings), settings.timezone
    with sessions.begin() as session:
        if dry_run:
            seen = saving.preview(session, SYSTEM, of, asked, zone=zone, at=at)
            say(said("setting_preview", rows=len(seen.rows), **vars(seen.effect)))
            return
        made = saving.change(session, SYSTEM, of, asked, reason=reason, version=None, zone=zone, at=at)
    until_nothing(sessions, lambda session: int(reckoning.reckon(session, zone=zone, at=at)))
    to_the_end(sessions, lambda session, after: reckon_unknown(session, zone=zone, after=after, at=at))
    say(said("setting_made", id=made.id, rows=len(made.rows), shorter=made.shorter, longer=made.longer))


def shown(table: str, row: dict[str, object] | None) -> str:
    """A row of a table in one line."""
    if row is None:
        return "—"
    told = (row[column.name] for column in changes.TABLES[table].columns)
    return " ".join(str(one) for one in told if one != "")
