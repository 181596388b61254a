"""Old names and other names of divisions, roads and sites, from CSV files and back."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.divisions import queries as divisions
from gridgis.exchange.addresses.files import Summary
from gridgis.exchange.reading.tables import Row, as_rejected, day_in, rows_of, write_rows
from gridgis.geocoding import naming
from gridgis.geocoding.models import AddressName
from gridgis.geocoding.naming import TOLD, Name

COLUMNS = ("kind", "name", "code", "stands_for", "origin", "valid_to")
REQUIRED = ("kind", "name", "code")


def rows(path: Path, encoding: str) -> Iterator[Row]:
    """Rows of a file.

    Raises:
        Invalid: the file can't be read, is empty, or lacks a column that is needed.
    """
    return rows_of(path, encoding, columns=COLUMNS, required=REQUIRED)


def load(session: Session, given: Iterator[Row]) -> Summary:
    """Keep the names of a file, in the session's transaction; known ones are told again.

    A name without an origin is an old one when it has a `valid_to`, else an alias.
    """
    summary = Summary()
    for row in given:
        try:
            new = naming.keep(session, [_name(row)])
        except Invalid as refusal:
            summary.rejected.append(as_rejected(row, refusal))
            continue
        summary.new += new
        summary.same += 1 - new
    return summary


def _name(row: Row) -> Name:
    row.refuse_faulty()
    value = {name: text.strip() for name, text in row.values.items()}
    until = day_in(value.get("valid_to", ""), "addresses.no_day", "valid_to")
    origin = value.get("origin") or ("old" if until else "alias")
    if origin not in TOLD:
        raise Invalid("addresses.origin", origins=TOLD, field="origin")
    return Name(value["kind"], value["name"], value["code"], value.get("stands_for", ""), origin, until)


def export(session: Session, path: Path, *, under: str = "") -> int:
    """Write the names that were told as a CSV file that `load` reads, by code and name; returns how many.

    Raises:
        Invalid: the file can't be written.
    """
    n = AddressName
    asked = (
        select(n.kind, n.name, n.code, n.stands_for, n.origin, n.valid_to)
        .where(n.origin.in_(TOLD), n.code.in_(divisions.below(under)) if under else true())
        .order_by(n.code, n.kind, n.name, n.stands_for)
    )
    return write_rows(path, COLUMNS, session.execute(asked))
