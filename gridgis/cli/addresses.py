"""`gridgis import addresses` and `gridgis export addresses`: the gazetteer in and out."""

from itertools import chain, islice
from pathlib import Path
from typing import Annotated

import typer

from gridgis.cli import refused as refused_rows
from gridgis.cli.console import counting, installation, say
from gridgis.core.cluster import database_url
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.geo import frame_named
from gridgis.core.migrating import require_head
from gridgis.exchange import address_files, address_names
from gridgis.exchange.address_files import COLUMNS, Summary

File = Annotated[
    Path, typer.Argument(help=f"CSV or .xlsx with a header; columns: {', '.join(COLUMNS)}; text is needed.")
]
Encoding = Annotated[str, typer.Option(help="Of a CSV: utf-8, gb18030 (GBK) or utf-16; found out by default.")]


def import_addresses(
    file: File,
    text_field: Annotated[str, typer.Option(help="Column of the address texts.")] = "text",
    code_field: Annotated[str, typer.Option(help="Column of the division codes.")] = "code",
    lng_field: Annotated[str, typer.Option(help="Column of longitudes or eastings.")] = "lng",
    lat_field: Annotated[str, typer.Option(help="Column of latitudes or northings.")] = "lat",
    datum: Annotated[str, typer.Option(help="wgs84, cgcs2000, gcj02 or bd09, of rows that name none.")] = "cgcs2000",
    crs: Annotated[str, typer.Option(help="An EPSG code in place of the datum, such as epsg:4549.")] = "",
    encoding: Encoding = "",
    rejects: Annotated[Path | None, typer.Option(help="Where refused rows go; beside the file by default.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check everything, keep nothing.")] = False,
    aliases: Annotated[
        bool, typer.Option("--aliases", help=f"Old and other names; columns: {', '.join(address_names.COLUMNS)}.")
    ] = False,
) -> None:
    """Take in standard addresses, by their text: new ones are added, known ones changed where they differ."""
    fields = {"text": text_field, "code": code_field, "lng": lng_field, "lat": lat_field}
    with installation() as settings:
        frame_named(crs or datum)
        given = address_names.rows(file, encoding) if aliases else address_files.rows(file, encoding, fields)
        first = list(islice(given, 1))  # what is wrong with the whole file is said before anything is touched
        url = database_url(settings)
        require_head(url)
        sessions = make_sessions(make_engine(url, pool_size=1))
        with refused_rows.opened(rejects, file) as refused, counting("addresses", None) as told:
            if aliases:
                with sessions.begin() as session:
                    summary = address_names.load(session, chain(first, given))
                    if dry_run:
                        session.rollback()
                refused.add(refused_rows.lines(summary.rejected, settings.language))
            else:
                summary = address_files.load(
                    sessions,
                    chain(first, given),
                    datum=crs or datum,
                    told=told,
                    on_rejects=lambda found: refused.add(refused_rows.lines(found, settings.language)),
                    dry_run=dry_run,
                )
    _tell(summary, refused.path, dry_run=dry_run)


def _tell(summary: Summary, refused: Path, *, dry_run: bool) -> None:
    ended = f"{summary.ended} ended, " if summary.ended else ""
    said = f"{summary.new} new, {summary.changed} changed, {ended}{summary.same} the same"
    say(f"{summary.rows} rows: {said}, {len(summary.rejected)} refused.")
    if dry_run:
        say("Nothing was kept: this was a dry run.")
    if not summary.rejected:
        return
    say(f"Refused rows, each with its reason: {refused}")
    raise typer.Exit(1)


def export_addresses(
    file: Annotated[Path, typer.Argument(help="Where to; CSV in UTF-8.")],
    county: Annotated[str, typer.Option(help="Code of a division; only what lies in it.")] = "",
    aliases: Annotated[bool, typer.Option("--aliases", help="Old and other names in place of addresses.")] = False,
) -> None:
    """Write the standard addresses in force as a file that `import addresses` reads."""
    with installation() as settings:
        url = database_url(settings)
        require_head(url)
        with make_sessions(make_engine(url, pool_size=1))() as session:
            write = address_names.export if aliases else address_files.export
            count = write(session, file, under=county)
    say(f"{count} {'names' if aliases else 'addresses'} written to {file}.")
