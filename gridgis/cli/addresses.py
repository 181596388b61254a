"""`gridgis import addresses` and `gridgis export addresses`: the gazetteer in and out."""

from itertools import chain, islice
from pathlib import Path
from typing import Annotated

import typer

from gridgis.cli import refused as refused_rows
from gridgis.cli.console import counting, installation, say, sessions_of, transaction
from gridgis.cli.speaking import of_help, said
from gridgis.core.geo import frame_named
from gridgis.exchange.addresses import files, names
from gridgis.exchange.addresses.files import COLUMNS

File = Annotated[Path, typer.Argument(help=of_help("address_file", columns=", ".join(COLUMNS)))]
Encoding = Annotated[str, typer.Option(help=of_help("csv_encoding"))]


def import_addresses(
    file: File,
    text_field: Annotated[str, typer.Option(help=of_help("text_field"))] = "text",
    code_field: Annotated[str, typer.Option(help=of_help("division_field"))] = "code",
    lng_field: Annotated[str, typer.Option(help=of_help("lng_column"))] = "lng",
    lat_field: Annotated[str, typer.Option(help=of_help("lat_column"))] = "lat",
    datum: Annotated[str, typer.Option(help=of_help("datum_of_addresses"))] = "cgcs2000",
    crs: Annotated[str, typer.Option(help=of_help("crs_in_place"))] = "",
    encoding: Encoding = "",
    rejects: Annotated[Path | None, typer.Option(help=of_help("rejects"))] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=of_help("check_only"))] = False,
    aliases: Annotated[
        bool, typer.Option("--aliases", help=of_help("alias_file", columns=", ".join(names.COLUMNS)))
    ] = False,
) -> None:
    """Take in standard addresses, by their text: new ones are added, known ones changed where they differ."""
    fields = {"text": text_field, "code": code_field, "lng": lng_field, "lat": lat_field}
    with installation() as settings:
        frame_named(crs or datum)
        given = names.rows(file, encoding) if aliases else files.rows(file, encoding, fields)
        first = list(islice(given, 1))  # what is wrong with the whole file is said before anything is touched
        sessions = sessions_of(settings)
        with refused_rows.opened(rejects, file) as refused, counting(said("addresses"), None) as told:
            if aliases:
                with sessions.begin() as session:
                    summary = names.load(session, chain(first, given))
                    if dry_run:
                        session.rollback()
                refused.add(refused_rows.lines(summary.rejected, settings.language))
            else:
                summary = files.load(
                    sessions,
                    chain(first, given),
                    datum=crs or datum,
                    told=told,
                    on_rejects=lambda found: refused.add(refused_rows.lines(found, settings.language)),
                    dry_run=dry_run,
                )
    kind = "address_rows_ended" if summary.ended else "address_rows"
    refused.tell(said(kind, **summary.counts), dry_run=dry_run)


def export_addresses(
    file: Annotated[Path, typer.Argument(help=of_help("out_csv"))],
    county: Annotated[str, typer.Option(help=of_help("under"))] = "",
    aliases: Annotated[bool, typer.Option("--aliases", help=of_help("aliases_out"))] = False,
) -> None:
    """Write the standard addresses in force as a file that `import addresses` reads."""
    with transaction() as (session, _):
        write = names.export if aliases else files.export
        count = write(session, file, under=county)
    say(said("names_written" if aliases else "addresses_written", count=count, file=file))
