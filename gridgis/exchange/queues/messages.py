"""Somebody's inbox as a workbook; what leaves the house holds no sensitive case."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from gridgis.core.wording import Language, Phrase
from gridgis.exchange.queues.books import AT_ONCE, Rows, Told, Watch, all_rows, columns, teller
from gridgis.exchange.tables.sheets import write_list
from gridgis.messages import queries
from gridgis.messages.queries import Key, MessageRow
from gridgis.security.rules import Actor

SHOWN = ("told_at", "told", "many", "read_at", "number", "category", "urgency", "due_at", "where", "office")


def write_messages(
    session: Session,
    actor: Actor,
    path: Path,
    *,
    unread: bool,
    language: Language,
    zone: str,
    at: datetime,
    watched: Watch = iter,
) -> None:
    """Write somebody's messages of ordinary cases, the newest first; as many as a workbook takes.

    Args:
        path: written over.
        unread: those alone that were not read.
        language: of heads and words.
        zone: in which moments are told.
        at: now.
        watched: sees all rows.

    Raises:
        Invalid: it can't be written.
    """
    told = teller(zone)

    def page(after: Key | None) -> tuple[Rows, Key | None]:
        found = queries.listed(session, actor, unread=unread, after=after, limit=AT_ONCE, ordinary=True)
        rows = [_row(one, told, language) for one in queries.shown(session, actor, found, at)]
        return rows, None if len(found) < AT_ONCE else queries.key_of(found[-1][0])

    write_list(path, Phrase("messages.book"), columns(SHOWN), language, watched(all_rows(page, language)))


def _row(one: MessageRow, told: Told, language: Language) -> dict[str, object]:
    zh = language == "zh"
    return {
        "told_at": told(one.at),
        "told": one.title_zh if zh else one.title_en,
        "many": one.many,
        "read_at": told(one.read_at),
        "number": one.number,
        "category": one.category_zh if zh else one.category_en,
        "urgency": one.urgency,
        "due_at": told(one.due_at),
        "where": one.where,
        "office": one.office_name,
    }
