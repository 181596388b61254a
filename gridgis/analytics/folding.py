"""The sums of figures brought up to date: what changed cases gave before is taken out, what they give now put in.

A move only marks its case (triggers do). One fold works at a time; it reads, writes and takes the marks away in one
statement, so that whoever reads sees all of it or nothing, and a mark that comes meanwhile stays for the next one.
"""

from typing import Any

from sqlalchemy import FromClause, Select, and_, delete, func, insert, or_, select, text
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session, sessionmaker

from gridgis.analytics.facts import changed, fresh, kept, spread, summed
from gridgis.analytics.models import FACTS, SUMMED, SUMS, ChangedCase
from gridgis.cases.models import Case
from gridgis.core.db import until_nothing

BATCH = 5000
LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('figure_sums'))"
WAIT = "SELECT pg_advisory_xact_lock(hashtext('figure_sums'))"


def fold(session: Session, *, zone: str, most: int = BATCH) -> int:
    """Bring the sums up to date with some of the marked cases, the oldest marks first.

    Args:
        session: open session; the caller commits.
        zone: local days are reckoned in.
        most: so many marks.

    Returns:
        How many marks were taken away; 0 where there are none, and while somebody else folds.
    """
    if not session.scalar(text(LOCK)):
        return 0
    oldest = select(ChangedCase.id).order_by(ChangedCase.id).limit(most).scalar_subquery()
    gone = delete(ChangedCase).where(ChangedCase.id.in_(oldest))
    taken = gone.returning(ChangedCase.county_code, ChangedCase.number).cte("taken")
    keys = changed(taken)
    now = fresh(keys, zone).cte("now").prefix_with("MATERIALIZED")
    before = kept(keys).cte("before").prefix_with("MATERIALIZED")
    both = _changes(now, before).cte("both").prefix_with("MATERIALIZED")
    new, old = (
        select(*(both.c[f"{which}_{one.name}"].label(one.name) for one in FACTS.c))
        .where(both.c[f"{which}_number"].is_not(None))
        .cte(which)
        for which in ("new", "old")
    )
    gone_for_good = and_(
        both.c.new_number.is_(None),
        both.c.old_county_code == FACTS.c.county_code,
        both.c.old_number == FACTS.c.number,
    )
    dropped = delete(FACTS).where(gone_for_good).returning(FACTS.c.number).cte("dropped")
    written = upsert(FACTS).from_select([one.name for one in FACTS.c], select(new))
    values = {one.name: written.excluded[one.name] for one in FACTS.c if not one.primary_key}
    keeping = written.on_conflict_do_update(constraint=FACTS.primary_key, set_=values).returning(FACTS.c.number)
    keeping_rows = keeping.cte("keeping")
    days = spread([(new, 1), (old, -1)]).subquery("days")
    sums = upsert(SUMS).from_select([one.name for one in SUMS.c], summed(days))
    more = {name: SUMS.c[name] + sums.excluded[name] for name in SUMMED}
    adding = sums.on_conflict_do_update(constraint=SUMS.primary_key, set_=more).returning(SUMS.c.level).cte("adding")
    counted = [
        select(func.count()).select_from(one).scalar_subquery() for one in (taken, dropped, keeping_rows, adding)
    ]
    return int(session.execute(select(*counted)).one()[0])


def _changes(now: FromClause, before: FromClause) -> Select[Any]:
    """What facts became others: each as it is now and as it was, null where there is none.

    Joined once, and fully: of some thousand rows the planner expects a few, and would look for each among all.
    """
    same = and_(now.c.county_code == before.c.county_code, now.c.number == before.c.number)
    differ = or_(*(now.c[one.name].is_distinct_from(before.c[one.name]) for one in FACTS.c))
    told = ((now, "new"), (before, "old"))
    columns = (rows.c[one.name].label(f"{which}_{one.name}") for rows, which in told for one in FACTS.c)
    return select(*columns).select_from(now.join(before, same, full=True)).where(differ)


def fold_all(sessions: sessionmaker[Session], *, zone: str) -> int:
    """The same of all marked cases, a batch a transaction; how many marks were taken away."""
    return until_nothing(sessions, lambda session: fold(session, zone=zone))


def catch_up(sessions: sessionmaker[Session], *, zone: str) -> int:
    """Bring all sums up to date, of counties with many marks by making them anew, which costs less for each case.

    A migration of what facts are made of marks all cases; until they are summed, figures cost what counting costs.

    Returns:
        How many marks were done with.
    """
    waiting = select(ChangedCase.county_code, func.count()).group_by(ChangedCase.county_code)
    with sessions() as session:
        many = {code: number for code, number in session.execute(waiting).all() if number > BATCH}
    for code in sorted(many):
        with sessions.begin() as session:
            sum_anew(session, code, zone=zone)
    return sum(many.values()) + fold_all(sessions, zone=zone)


def counties(session: Session) -> list[str]:
    """The counties that have cases, or facts of cases."""
    both = select(Case.county_code).union(select(FACTS.c.county_code))
    return sorted(session.scalars(both))


def sum_anew(session: Session, county: str, *, zone: str) -> None:
    """Make the facts of all cases of a county anew, and its sums of them; its marks of until then are done with.

    Whoever reads meanwhile reads what was. Marks go first: what changes behind them leaves another.
    """
    session.execute(text(WAIT))
    session.execute(delete(ChangedCase).where(ChangedCase.county_code == county))
    keys = select(Case.county_code, Case.number).where(Case.county_code == county).subquery("keys")
    for table, rows in ((FACTS, fresh(keys, zone)), (SUMS, of_facts(county))):
        session.execute(delete(table).where(table.c.county_code == county))
        session.execute(insert(table).from_select([one.name for one in table.c], rows))


def of_facts(county: str) -> Select[*tuple[Any, ...]]:
    """The sums of a county as its facts give them."""
    facts = select(FACTS).where(FACTS.c.county_code == county).subquery("facts")
    return summed(spread([(facts, 1)]).subquery("days"))
