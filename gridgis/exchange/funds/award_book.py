"""The award ledger as a workbook."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.orm import Session

from gridgis.core.wording import Language, Phrase
from gridgis.exchange.tables.columns import Column
from gridgis.exchange.tables.sheets import write_form
from gridgis.people.funds.awards import AwardLedger, awards
from gridgis.people.funds.rules import yuan
from gridgis.security.rules import Actor

NAMES = ("town", "year", "person", "base", "factor", "award", "county", "own", "decided_on", "body", "document")
COLUMNS = [Column(name, Phrase(f"award_book.{name}"), Phrase("award_book.note")) for name in NAMES]


def write(session: Session, actor: Actor, path: Path, parent: str, year: int, language: Language) -> None:
    """Write awards of a year, a row a person.

    Raises:
        Forbidden: `fund.read` is held nowhere.
        NotFound: there is no such division.
    """
    rows = (row for one in awards(session, actor, parent, year) for row in _rows(one))
    write_form(path, Phrase("award_book.title"), COLUMNS, language, rows=rows)


def _rows(decision: AwardLedger) -> Iterator[dict[str, object]]:
    for one in decision.items:
        yield {
            "town": decision.town_name,
            "year": decision.year,
            "person": one.person_name,
            "base": float(yuan(decision.base_fen)),
            "factor": float(one.factor),
            "award": float(yuan(one.award_fen)),
            "county": float(yuan(one.county_fen)),
            "own": float(yuan(one.town_fen)),
            "decided_on": decision.decided_on,
            "body": decision.body,
            "document": decision.document,
        }
