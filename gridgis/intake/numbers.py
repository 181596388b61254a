"""The door at which a number of another system is recognised: once a source, whatever county it lies in."""

from collections.abc import Mapping

from sqlalchemy import func, select, text, tuple_
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Refusal
from gridgis.core.wording import Phrase
from gridgis.intake.models import OuterNumber, Report
from gridgis.intake.rules import Message, number_key, outer_number
from gridgis.security.rules import Actor


def taken(session: Session, actor: Actor, messages: Mapping[int, Message]) -> dict[int, Refusal]:
    """Refusals of new reports whose number stands already, in the database or earlier among them.

    Holds a lock on each number until the transaction ends, so that of two senders the second finds the first.
    """
    keys = {i: key for i, message in messages.items() if (key := _key(message))[1]}
    if not keys:
        return {}
    session.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended(key, 1)) FROM unnest(CAST(:keys AS text[])) AS asked(key)"),
        {"keys": sorted({"\n".join(key) for key in keys.values()})},
    )
    asked = select(OuterNumber).where(tuple_(OuterNumber.source, OuterNumber.number).in_(set(keys.values())))
    standing = {(row.source, row.number): row for row in session.scalars(asked)}
    found: dict[int, Refusal] = {}
    here: set[tuple[str, str]] = set()
    for i, key in keys.items():
        if key in standing or key in here:
            told = _told(session, actor, standing.get(key))
            found[i] = Conflict(
                "intake.number_taken",
                field="outer_number",
                source=Phrase(f"source.{key[0]}"),
                outer_number=outer_number(messages[i].outer_number),
                **told,
            )
        here.add(key)
    return found


def _told(session: Session, actor: Actor, standing: OuterNumber | None) -> dict[str, str]:
    """The case of the first report, for its own sender; nobody else learns it."""
    if standing is None:
        return {}
    report = session.get_one(Report, (standing.county_code, standing.report_id))
    return {"case_number": standing.case_number} if report.account_id == actor.account_id else {}


def doubles(session: Session) -> list[tuple[str, str, str, str]]:
    """Reports of old whose number another report has: source, number, their case, and the case of the first."""
    spelt = func.normalize(Report.outer_number, text("NFKC"))
    spelt = func.translate(spelt, "‐‑‒–—―−", "-" * 7)
    spelt = func.upper(func.regexp_replace(spelt, r"[\s\u00ad\u200b-\u200f\u2060\ufeff]", "", "g"))
    asked = (
        select(Report.source, OuterNumber.number, Report.case_number, OuterNumber.case_number.label("first"))
        .join(OuterNumber, (OuterNumber.source == Report.source) & (OuterNumber.number == spelt))
        .where(Report.outer_number != "", Report.id != OuterNumber.report_id)
        .order_by(Report.source, OuterNumber.number, Report.received_at)
    )
    return [(source, number, case, first) for source, number, case, first in session.execute(asked)]


def _key(message: Message) -> tuple[str, str]:
    return message.source, number_key(message.outer_number)
