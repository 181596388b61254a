"""How far the demo's counties are with their set-up: accounts of most of the staff, and the creation standard."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from gridgis.demo import tasking
from gridgis.demo.copying import copy
from gridgis.demo.staff import SINCE, Staff
from gridgis.rollout.models import CreationStandard, CreationTick
from gridgis.rollout.standards import standard_of
from gridgis.security.actions import hash_of_nothing
from gridgis.security.models import Account

DUTIES = {"fulltime": "专职网格员", "chief": "网格长"}
WHOLE, SLOW = 0.98, 0.7
"""So many of the staff have an account; in one town of `ONE_SLOW` fewer."""
ONE_SLOW = 5
BY = "何卫国"
TICKS = (
    ("plan", True, 240, "区委办〔2026〕12 号文件已印发，存区委政法委。"),
    ("leading-group", True, 236, "区委办〔2026〕13 号文件：组长由区委书记担任，办公室设在区委政法委。"),
    ("funds", True, 180, "区财政局预算批复表，各镇（街道）网格经费已列支。"),
    ("training", False, 90, "两个镇（街道）的兼职网格员尚未参训，安排在下月补训。"),
    ("training", True, 20, "补训签到表和测试成绩已归档。"),
    ("meetings", True, 12, "本年联席会议纪要第 1—6 期。"),
)
"""What was found by hand: the item, whether it is so, how many days ago, and what shows it."""


ACTIVE: dict[str, Any] = {
    "name_zh": "近 30 天有网格员上报的网格达 40%",
    "name_en": "40% of grids had a worker's report in the last 30 days",
    "least": 0.4,
}
"""What the counties set otherwise than the starter."""


def store(session: Session, crew: Staff, counties: Sequence[str], towns: Sequence[str], local: datetime) -> None:
    """Open accounts without a password for the staff of the grids; set each county's standard and task lists."""
    taken = set(session.scalars(select(Account.person_id).where(Account.person_id.is_not(None))))
    opened = datetime.combine(SINCE, time(9), local.tzinfo)
    columns = ("username", "display_name", "title", "password_hash", "person_id", "created_at")
    closed_hash = hash_of_nothing()
    copy(session, "accounts", columns, (
        (f"wg{person:05d}", name, title, closed_hash, person, opened.isoformat())
        for person, name, title in _staff(crew) if person not in taken
    ))  # fmt: skip
    for county in counties:
        _set(session, county, local)
    tasking.store(session, counties, towns, SINCE, local)


def _staff(crew: Staff) -> Iterator[tuple[int, str, str]]:
    """Who has an account: number, name and what they are."""
    names = dict(zip(crew.people["id"], crew.people["name"], strict=True))
    posts = crew.grid_posts[crew.grid_posts["duty"].isin(list(DUTIES))].drop_duplicates("person_id")
    towns = {town: n for n, town in enumerate(sorted(set(posts["grid_code"].str[:9])))}
    for n, (code, person, duty) in enumerate(zip(posts["grid_code"], posts["person_id"], posts["duty"], strict=True)):
        share = SLOW if towns[code[:9]] % ONE_SLOW == 1 else WHOLE
        if n % 50 < share * 50:
            yield int(person), names[person], DUTIES[duty]


def _set(session: Session, county: str, local: datetime) -> None:
    today = local.date()
    standard = replace(standard_of(session, county, today), version=1)
    items = [asdict(replace(one, **ACTIVE) if one.code == "active" else one) for one in standard.items]
    row = {"county_code": county, "version": 1, "built_by": standard.built_by, "running_by": standard.running_by}
    told = {"items": items, "reason": "示范县创建方案第一版", "made_by": BY, "at": local - timedelta(days=238)}
    session.execute(insert(CreationStandard).values(**row, **told))
    ticks = [_tick(county, *one, today=today, local=local) for one in TICKS]
    session.execute(insert(CreationTick), ticks)


def _tick(
    county: str, item: str, done: bool, ago: int, evidence: str, *, today: date, local: datetime
) -> dict[str, object]:
    past = timedelta(days=ago)
    found = {"county_code": county, "item_code": item, "done": done, "on_day": today - past, "evidence": evidence}
    return found | {"made_by": BY, "at": local - past}
