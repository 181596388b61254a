"""The tables of all charts of a place and a period as one workbook, with numbers as numbers."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from gridgis.analytics.charts import Against
from gridgis.analytics.figures import Period
from gridgis.analytics.tabled import Asked, Cell, tabled
from gridgis.core.wording import Both, Language
from gridgis.exchange.tables.sheets import write_book
from gridgis.security.rules import Actor, require


def write_charts(
    session: Session,
    actor: Actor,
    path: Path,
    *,
    place: str,
    period: Period,
    category: str | None,
    against: Against,
    language: Language,
    at: datetime,
) -> None:
    """Write what the charts tell, a sheet each: categories, hours, hops, ages, where cases wait, flows.

    Args:
        session: open session.
        actor: who reads; needs `stats.read`.
        path: written over.
        place: code of a division or grid.
        period: whole local days.
        category: code of either level, or a platform; None for all.
        against: what the period is held against.
        language: of heads and words.
        at: the moment against which limits count.
    """
    require(actor, "stats.read")
    asked = Asked(session, actor, place, period, category, at)

    def said(cell: Cell) -> object:
        return getattr(cell, language) if isinstance(cell, Both) else cell

    names = (f"categories_{against}", "hours", "hops", "ages", "waiting", "flows")
    tables = [tabled(asked, name) for name in names]
    write_book(
        path,
        [
            (
                str(said(one.title)),
                [str(said(column.head)) for column in one.columns],
                [[said(cell) for cell in row] for row in one.rows],
            )
            for one in tables
        ],
    )
