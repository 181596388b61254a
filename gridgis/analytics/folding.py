"""The sums of figures brought up to date: what changed cases gave before is taken out, what they give now put in.

A move only marks its case (triggers do). One fold works at a time; it reads, writes and takes the marks away in one
statement, so that whoever reads sees all of it or nothing, and a mark that comes meanwhile stays for the next one.
"""

from sqlalchemy import and_, delete, func, insert, or_, select, text
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session

from gridgis.analytics.facts import changed, fresh, kept, spread, summed
from gridgis.analytics.models import FACTS, SUMMED, SUMS, ChangedCase

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
    session.execute(text("SET LOCAL jit = off"))
    oldest = select(ChangedCase.id).order_by(ChangedCase.id).limit(most).scalar_subquery()
    gone = delete(ChangedCase).where(ChangedCase.id.in_(oldest))
    taken = gone.returning(ChangedCase.county_code, ChangedCase.number).cte("taken")
    keys = changed(taken)
    now = fresh(keys, zone).cte("now").prefix_with("MATERIALIZED")
    before = kept(keys).cte("before").prefix_with("MATERIALIZED")
    same = and_(now.c.county_code == before.c.county_code, now.c.number == before.c.number)
    differ = or_(*(now.c[one.name].is_distinct_from(before.c[one.name]) for one in FACTS.c))
    new = select(now).outerjoin(before, same).where(differ).cte("new").prefix_with("MATERIALIZED")
    old = select(before).outerjoin(now, same).where(differ).cte("old").prefix_with("MATERIALIZED")
    stays = select(now.c.number).where(now.c.county_code == FACTS.c.county_code, now.c.number == FACTS.c.number)
    is_old = and_(old.c.county_code == FACTS.c.county_code, old.c.number == FACTS.c.number)
    dropped = delete(FACTS).where(is_old, ~stays.exists()).returning(FACTS.c.number).cte("dropped")
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


def sum_anew(session: Session) -> None:
    """Make all sums again, of the facts as they are kept; what was marked stays so."""
    session.execute(text(WAIT))
    session.execute(delete(SUMS))
    days = spread([(FACTS, 1)]).subquery("days")
    session.execute(insert(SUMS).from_select([one.name for one in SUMS.c], summed(days)))
