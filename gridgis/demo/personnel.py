"""The demo's personnel matters: in some towns of each county a head's move, notices, and a suggestion."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from gridgis.demo.accounts import plans
from gridgis.demo.staff import Staff
from gridgis.people.personnel.models import PersonnelMatter, PersonnelStep

HEAD, NOTICED, SUGGESTED = "urban_enforcement", "market", "safety"
"""Lines of the offices that have a matter of each kind."""
TOWNS = 3
"""So many towns of each county have matters: those first in which somebody can sign in."""
BUREAU, TOWN, NOBODY = "主管部门", "镇街党委", ""
FIGURES = {"open": 41, "overdue": 9, "due": 187, "on_time": 139, "answers": 52, "satisfied": 33}


def store(session: Session, crew: Staff, local: datetime) -> None:
    """Write the matters of the weeks before the demo's last moment."""
    posts = crew.office_posts
    held: dict[str, dict[str, int]] = {}
    for code, duty, person in zip(posts["office_code"], posts["duty"], posts["person_id"], strict=True):
        held.setdefault(code, {})[duty] = int(person)
    towns = crew.offices[(crew.offices["agency_type"] == HEAD) & (crew.offices["level"] == "town")]["place_code"]
    taken: dict[str, int] = {}
    known = {code for plan in plans() for _, level, code in plan.posts if level == "town"}
    for town in sorted(towns.tolist(), key=lambda code: (code not in known, code)):
        n = taken[town[:6]] = taken.get(town[:6], -1) + 1
        if n < TOWNS:
            _town(session, str(town), n, held, local)
    session.flush()


def _town(session: Session, town: str, n: int, held: dict[str, dict[str, int]], local: datetime) -> None:
    head, market, safety = (held[f"{town}-{line}"] for line in (HEAD, NOTICED, SUGGESTED))
    week = timedelta(days=7)
    asked = _matter(town, HEAD, "head", ("asked", "consulted", "withdrawn")[n], local - week, BUREAU)
    asked.person_id, asked.successor_id = head["leader"], head["handler"]
    asked.first_day, asked.reason = local.date() + 2 * week, "任现职满五年，按规定轮岗，拟由本队副职接任。"
    steps = [("ask", BUREAU, NOBODY), ("consult", BUREAU, "与镇街主要领导当面沟通，镇街希望平稳交接在办案件。")]
    steps += [("withdraw", BUREAU, "人选另行研究。")]
    _keep(session, asked, steps[: n + 1], local - week)
    for ago, duty, change in ((12, "clerk", "appointed"), (3, "handler", "ended")):
        told = _matter(town, NOTICED, "notice", "seen" if ago > week.days else "sent", local, BUREAU)
        told.made_at, told.first_day = local - timedelta(days=ago), local.date() + timedelta(days=7 - ago)
        told.person_id, told.change, told.reason = market.get(duty, market["handler"]), change, f"office_{duty}"
        _keep(session, told, [("see", TOWN, NOBODY)] * (told.state == "seen"), told.made_at)
    filed = _matter(town, SUGGESTED, "suggestion", ("replied", "filed", "accepted")[n], local - week, TOWN)
    filed.person_id, filed.reason = (
        safety["leader"],
        "近三个月办件超期较多，群众不满意集中在电话不回、现场不到，建议约谈并调整分工。",
    )
    filed.evidence = {"cases": [], "figures": FIGURES}
    said = [("file", TOWN, NOBODY), ("reply", "当事人", "同期缺编两人，已排定补办计划，月底前清零。")]
    said += [("accept", BUREAU, "已约谈，增派一人，下季度复核。")]
    _keep(session, filed, said[: (2, 1, 3)[n]], local - week)


def _matter(town: str, line: str, kind: str, state: str, at: datetime, by: str) -> PersonnelMatter:
    facts: dict[str, Any] = {"county_code": town[:6], "town_code": town, "made_at": at, "made_by": by}
    above = f"{town[:6]}-{line}"
    return PersonnelMatter(kind=kind, state=state, office_code=f"{town}-{line}", department_code=above, **facts)


def _keep(session: Session, matter: PersonnelMatter, steps: list[tuple[str, str, str]], at: datetime) -> None:
    session.add(matter)
    session.flush()
    for n, (move, by, note) in enumerate(steps):
        when = at + timedelta(hours=25 * n)
        session.add(PersonnelStep(matter_id=matter.id, seq=n + 1, move=move, at=when, by=by, note=note))
