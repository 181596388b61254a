"""The tables of all charts of a place and a period as one workbook, with numbers as numbers."""

from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from gridgis.analytics import charts
from gridgis.analytics.charts import STANDS, Against
from gridgis.analytics.figures import Period
from gridgis.analytics.rows import days_of
from gridgis.cases import in_force
from gridgis.core.wording import Language, worded
from gridgis.exchange.tables.sheets import write_book
from gridgis.security.rules import Actor, require

WEEK = range(1, 8)


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

    def said(key: str) -> str:
        return worded(f"chart_book.{key}", {}, language)

    def heads(*keys: str) -> list[str]:
        return [said(key) for key in keys]

    names = {one.code: one.name_en if language == "en" else one.name_zh for one in in_force.categories(session)}
    of: dict[str, Any] = {"place": place, "period": period, "category": category}
    then, _, kinds = charts.by_category(session, actor, **of, against=against)
    _, hours = charts.by_hour(session, actor, **of)
    counts = {(one.weekday, one.hour): one.cases for one in hours}
    days = days_of(period.begin, period.end)
    stands = charts.standing(session, actor, place=place, category=category, zone=period.zone, at=at)
    _, flows = charts.flows(session, actor, **of)
    average = [
        [f"{hour}–{hour + 1}", *(round(counts.get((day, hour), 0) / (days[day - 1] or 1), 3) for day in WEEK)]
        for hour in range(24)
    ]
    waiting = [(said("hop"), said(one.code or "others"), one.open, one.overdue) for one in stands.hops]
    waiting += [(said("office"), one.name or said("no_office"), one.open, one.overdue) for one in stands.offices]
    write_book(
        path,
        [
            (
                said("categories"),
                [*heads("code", "category"), f"{period.begin} – {period.end}", f"{then.begin} – {then.end}"],
                [(one.code, names.get(one.code, one.code), one.now, one.then) for one in kinds],
            ),
            (said("hours"), heads("hour", *(f"day_{day}" for day in WEEK)), average),
            (
                said("hops"),
                heads("hop", "cases", "median", "ninth", "limit", "ratio", "over"),
                [
                    (said(one.hop), one.cases, one.median, one.ninth, one.limit, one.ratio, one.over)
                    for one in charts.hops(session, actor, **of, at=at)
                ],
            ),
            (
                said("ages"),
                heads("least", "begin", "end", *STANDS),
                [(one.least, one.begin, one.end, *(one.counts[name] for name in STANDS)) for one in stands.ages],
            ),
            (said("waiting"), heads("by", "where", "open", "overdue"), waiting),
            (
                said("flows"),
                heads("source", "target", "cases", "led", "helped"),
                [(one.source_name, one.target_name, one.cases, one.led, one.cases - one.led) for one in flows],
            ),
        ],
    )
