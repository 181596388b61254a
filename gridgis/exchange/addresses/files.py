"""Standard addresses from CSV files and back: row by row, each new, changed, the same, or refused with a reason."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import func, literal_column, or_, select, true, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session, sessionmaker

from gridgis.core.wording import Phrase
from gridgis.divisions import queries as divisions
from gridgis.exchange.addresses.rows import Address, Reader
from gridgis.exchange.reading.tables import Rejected, Row, batches, rows_of, write_rows
from gridgis.geocoding import naming
from gridgis.geocoding.models import StandardAddress

COLUMNS = (
    "text", "code", "lng", "lat", "datum", "kind", "road", "door", "site", "building", "unit", "room", "valid_to",
)  # fmt: skip
REQUIRED = ("text",)
BATCH = 1000


@dataclass
class Summary:
    """What became of a file."""

    new: int = 0
    changed: int = 0
    same: int = 0
    ended: int = 0
    rejected: list[Rejected] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows were read, and what became of them."""
        kept = {"new": self.new, "changed": self.changed, "same": self.same, "ended": self.ended}
        kept["rejected"] = len(self.rejected)
        return kept | {"rows": sum(kept.values())}


def rows(path: Path, encoding: str, fields: Mapping[str, str]) -> Iterator[Row]:
    """Rows of a file with our names for its columns.

    Args:
        path: a CSV file with a header.
        encoding: of the file; empty to find out.
        fields: our name to the file's name, for columns that are called otherwise there.

    Raises:
        Invalid: the file can't be read, is empty, or lacks the column of the texts.
    """
    theirs = {ours: name.strip().lower() for ours, name in fields.items() if name.strip()}
    ours = {name: mine for mine, name in theirs.items()}
    asked = tuple(theirs.get(name, name) for name in COLUMNS)
    needed = tuple(theirs.get(name, name) for name in REQUIRED)
    for row in rows_of(path, encoding, columns=asked, required=needed):
        kept = {name: value for name, value in row.values.items() if name in ours or name not in theirs}
        yield Row(row.line, {ours.get(name, name): value for name, value in kept.items()}, row.fault)


def load(
    sessions: sessionmaker[Session],
    given: Iterator[Row],
    *,
    datum: str,
    told: Callable[[int], None],
    on_rejects: Callable[[list[Rejected]], None],
    dry_run: bool = False,
) -> Summary:
    """Take in rows, a transaction each thousand; running the same file again changes nothing.

    Args:
        sessions: sessions of the database.
        given: from `rows`.
        datum: of rows that name none: a datum or an EPSG code.
        told: called with the rows done.
        on_rejects: called with the refused rows of each thousand.
        dry_run: check everything, keep nothing.

    Returns:
        What became of the file.
    """
    summary = Summary()
    with sessions() as session:
        reader = Reader(session, datum)
    for batch in batches(given, BATCH):
        with sessions.begin() as session:
            good, rejected = reader.read(session, batch)
            rejected += _store(session, good, summary)
            if dry_run:
                session.rollback()
        rejected.sort(key=lambda one: one.line)
        summary.rejected += rejected
        on_rejects(rejected)
        told(len(batch))
    if not dry_run:
        with sessions.begin() as session:
            naming.learn(session)
    return summary


def _store(session: Session, good: Sequence[tuple[Row, Address]], summary: Summary) -> list[Rejected]:
    kept = [(row, one) for row, one in good if one.valid_to is None]
    last = {one.text: row.line for row, one in kept}
    once_more = Phrase("addresses.once_more")
    again = [Rejected(r.line, "text", once_more, r.values) for r, one in kept if last[one.text] != r.line]
    unique = {one.text: one.row() for _, one in kept}
    endings = [(row, one) for row, one in good if one.valid_to is not None]
    early = [(row, one) for row, one in endings if row.line < last.get(one.text, row.line + 1)]
    late = [(row, one) for row, one in endings if row.line > last.get(one.text, row.line)]
    _leave_out_over(session, late, unique, summary)
    again += _end_all(session, early, summary)
    if unique:
        new, changed = _upsert(session, list(unique.values()))
        summary.new, summary.changed = summary.new + new, summary.changed + changed
        summary.same += len(unique) - new - changed
    return again + _end_told(session, late, unique, summary)


def _end_told(
    session: Session, late: Sequence[tuple[Row, Address]], told: Container[str], summary: Summary
) -> list[Rejected]:
    """End addresses that the same file has told before."""
    refused = []
    for row, one in late:
        if one.text in told and _end(session, one):
            summary.ended += 1
        else:
            refused += _end_all(session, [(row, one)], summary)
    return refused


def _leave_out_over(
    session: Session, late: Sequence[tuple[Row, Address]], unique: dict[str, dict[str, Any]], summary: Summary
) -> None:
    """Leave out addresses that were taken in before: told and ended by the same file."""
    for _, one in late:
        if one.text in unique and _is_ended(session, one) and not _is_in_force(session, one):
            del unique[one.text]
            summary.same += 1


def _end_all(session: Session, endings: Sequence[tuple[Row, Address]], summary: Summary) -> list[Rejected]:
    """End addresses; those that ended on that day already are the same, even where they were told anew since."""
    refused = []
    for row, one in endings:
        if _is_ended(session, one):
            summary.same += 1
        elif _end(session, one):
            summary.ended += 1
        else:
            refused.append(Rejected(row.line, "valid_to", Phrase("addresses.none_to_end"), row.values))
    return refused


def _is_ended(session: Session, one: Address) -> bool:
    asked = select(StandardAddress.id).where(
        StandardAddress.text == one.text, StandardAddress.valid_to == one.valid_to, StandardAddress.key == one.one.key
    )
    return session.scalars(asked.limit(1)).first() is not None


def _is_in_force(session: Session, one: Address) -> bool:
    asked = select(StandardAddress.id).where(StandardAddress.text == one.text, StandardAddress.valid_to.is_(None))
    return session.scalars(asked).first() is not None


def _upsert(session: Session, values: list[dict[str, Any]]) -> tuple[int, int]:
    """How many were new and how many changed."""
    given = insert(StandardAddress)
    taken = {name: getattr(given.excluded, name) for name in values[0] if name != "text"}
    differs = [
        getattr(StandardAddress, name).is_distinct_from(value) for name, value in taken.items() if name != "place"
    ]
    moved = func.ST_Equals(StandardAddress.place, given.excluded.place).is_(False)
    asked: Any = given.on_conflict_do_update(
        index_elements=["text"],
        index_where=StandardAddress.valid_to.is_(None),
        set_=taken,
        where=or_(moved, *differs),
    ).returning(literal_column("xmax = 0"))
    fresh = list(session.scalars(asked, values))
    return sum(fresh), len(fresh) - sum(fresh)


def _end(session: Session, one: Address) -> bool:
    asked = update(StandardAddress).where(StandardAddress.text == one.text, StandardAddress.valid_to.is_(None))
    return session.execute(asked.values(valid_to=one.valid_to).returning(StandardAddress.id)).first() is not None


def export(session: Session, path: Path, *, under: str = "") -> int:
    """Write the standard addresses in force as a CSV file that `load` reads, by code and text.

    Args:
        path: where to; an existing file is written over.
        under: code of a division; only what lies in it.

    Returns:
        How many.

    Raises:
        Invalid: the file can't be written.
    """
    a = StandardAddress
    asked = (
        select(
            a.text, a.village_code, func.ST_X(a.place), func.ST_Y(a.place), literal_column("'cgcs2000'"), a.kind,
            a.road, a.door, a.site, a.building, a.unit, a.room, literal_column("''"),
        )
        .where(a.valid_to.is_(None), a.village_code.in_(divisions.below(under)) if under else true())
        .order_by(a.village_code, a.text)
        .execution_options(yield_per=5000)
    )  # fmt: skip
    return write_rows(path, COLUMNS, session.execute(asked))
