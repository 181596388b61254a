"""Cases that are changed together, held in one order, by their numbers: two at once never wait for each other."""

from sqlalchemy.orm import Session

from gridgis.core.sql import Prepared
from gridgis.security.rules import Actor

TOGETHER = ("merge", "unmerge", "mark_sensitive", "grant_unmark")
"""Moves of a case that change the one it is merged into, or those that are merged into it."""

_FAMILY = Prepared("""
    SELECT number FROM cases WHERE number IN (:number, :main) OR merged_into = :number
    UNION SELECT merged_into FROM cases WHERE number = :number AND merged_into IS NOT NULL
""")
_HOLD = Prepared("""
    SELECT number FROM cases WHERE number = ANY (CAST(:numbers AS text[])) AND (number <> :main OR NOT sensitive
        OR CAST(:account AS bigint) IS NULL OR EXISTS (SELECT FROM need_to_know AS known
            WHERE known.county_code = cases.county_code AND known.case_number = cases.number
            AND known.account_id = :account AND known.removed_at IS NULL))
    ORDER BY number FOR UPDATE OF cases
""")
"""Nobody holds, or waits for, a sensitive case that they name and do not know of."""


def hold_together(session: Session, actor: Actor, number: str, main: str = "") -> None:
    """Hold a case for update with the one it is, or is to be, merged into and with those merged into it.

    Args:
        number: of a case that the actor may read.
        main: the case that the actor names, whether or not they may read it.
    """
    numbers = _family(session, number, main)
    while True:
        before = session.begin_nested()
        _HOLD.rows(session, numbers=numbers, main=main, account=actor.account_id)
        found = _family(session, number, main)
        if found == numbers:
            before.commit()
            return
        before.rollback()  # lets go what another merger, done meanwhile, has made incomplete
        numbers = found


def _family(session: Session, number: str, main: str) -> list[str]:
    return sorted({row[0] for row in _FAMILY.rows(session, number=number, main=main)})
