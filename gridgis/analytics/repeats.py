"""Places where the same matter comes back after it was closed: chains of recurrences (`gridgis.cases.recurring`)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.analytics.figures import Period
from gridgis.analytics.naming import named_after
from gridgis.cases import filters
from gridgis.cases import queries as cases
from gridgis.cases.again import ordinary_links
from gridgis.cases.in_force import categories
from gridgis.cases.measures import counted
from gridgis.cases.models import Case
from gridgis.core.errors import Invalid
from gridgis.core.geo import DECIMALS
from gridgis.core.thresholds import thresholds
from gridgis.core.wording import Both, twice
from gridgis.divisions import queries as divisions
from gridgis.security.rules import Actor, require

LEAST, MOST_LEAST = 3, 20
MOST = 200


@dataclass(frozen=True)
class Repeat:
    """A matter that came back: the number of its first case, how many cases there are, the last of them, and where."""

    first: str
    cases: int
    days: int
    begin: date
    end: date
    lng: float
    lat: float
    name: str
    town_code: str | None
    town: str
    village_code: str | None
    category: str
    category_zh: str
    category_en: str
    told: Both


@dataclass(frozen=True)
class Repeats:
    """Matters that came back in a period, those with most cases first; 200 at most, of `found`."""

    place: str
    begin: date
    end: date
    as_of: datetime
    least: int
    found: int
    items: list[Repeat]
    rule: Both


def repeats(
    session: Session,
    actor: Actor,
    *,
    place: str,
    period: Period,
    category: str | None,
    least: int = LEAST,
    at: datetime,
) -> Repeats:
    """The matters of a place that came back in a period and have so many cases by now.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor may not read figures of the whole of it.
        Invalid: `least` is below two, or more than twenty.
    """
    division = divisions.get(session, place)
    require(actor, "stats.read", divisions.spot_of(session, division))
    if not 2 <= least <= MOST_LEAST:
        raise Invalid("analytics.repeat_least", most=MOST_LEAST, field="least")
    chains = _chains(session, actor, place, period, category, at)
    kept = sorted(
        (numbers for numbers in chains.values() if len(numbers) >= least),
        key=lambda numbers: (-len(numbers), numbers[0]),
    )
    return Repeats(
        place=place,
        begin=period.begin,
        end=period.end,
        as_of=at,
        least=least,
        found=len(kept),
        items=_told(session, actor, kept[:MOST], period),
        rule=Both(*twice("finding_rule.repeat", least=least, metres=round(thresholds(session).double_within_m))),
    )


def _chains(
    session: Session, actor: Actor, place: str, period: Period, category: str | None, at: datetime
) -> Mapping[str, list[str]]:
    """The numbers of the cases of each matter by that of the first, of those that came back in the period."""
    links = ordinary_links()
    wanted = filters.matching(session, filters.Filter(place=place, category=category), at)
    came = select(links.c.earlier).join(
        Case, (Case.county_code == links.c.county_code) & (Case.number == links.c.number)
    )
    came = cases.counted_for(came.where(counted("reported", *period.bounds(), at), *wanted), actor)
    up = came.cte("up", recursive=True)
    up = up.union(select(links.c.earlier).join(up, links.c.number == up.c.earlier))
    first = select(up.c.earlier.label("first")).where(
        ~select(links.c.number).where(links.c.number == up.c.earlier).correlate(up).exists()
    )
    roots = first.distinct().cte("roots")
    down = select(roots.c.first, roots.c.first.label("number")).cte("down", recursive=True)
    down = down.union(select(down.c.first, links.c.number).join(links, links.c.earlier == down.c.number))
    asked = select(down.c.first, Case.number).join(Case, Case.number == down.c.number)
    asked = cases.counted_for(asked.order_by(Case.submitted_at, Case.number), actor)
    found: dict[str, list[str]] = defaultdict(list)
    for root, number in session.execute(asked):
        found[root].append(number)
    return {root: numbers for root, numbers in found.items() if numbers[0] == root}


def _told(session: Session, actor: Actor, chains: Sequence[Sequence[str]], period: Period) -> list[Repeat]:
    columns = (
        Case.number,
        Case.category_code,
        Case.town_code,
        Case.village_code,
        func.ST_X(Case.place),
        func.ST_Y(Case.place),
        func.timezone(period.zone, Case.submitted_at),
    )
    every = [number for numbers in chains for number in numbers]
    rows = {
        row[0]: row for row in session.execute(cases.counted_for(select(*columns), actor).where(Case.number.in_(every)))
    }
    lasts = [rows[numbers[-1]] for numbers in chains]
    names = named_after(session, [(row[4], row[5]) for row in lasts], [row[3] for row in lasts], period.end)
    known = {row.code: row for row in categories(session, sorted({row[1] for row in lasts}))}
    tree, items = divisions.tree(session), []
    for numbers, (_, kind, town, village, lng, lat, last), name in zip(chains, lasts, names, strict=True):
        begin, end = rows[numbers[0]][6].date(), last.date()
        zh, en = (known[kind].name_zh, known[kind].name_en) if kind in known else (kind, kind)
        days = (end - begin).days
        facts = {"name": name, "category": Both(zh, en), "cases": len(numbers), "days": days}
        items.append(
            Repeat(
                first=numbers[0],
                cases=len(numbers),
                days=days,
                begin=begin,
                end=end,
                lng=round(lng, DECIMALS),
                lat=round(lat, DECIMALS),
                name=name,
                town_code=town,
                town=tree[town].name if town in tree else "",
                village_code=village,
                category=kind,
                category_zh=zh,
                category_en=en,
                told=Both(*twice("finding.repeat", **facts)),
            )
        )
    return items
