"""Teams of grids and cadres of villages on a day, with leave and substitutes; what the database refuses of leaves."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict
from gridgis.core.sql import statement
from gridgis.people.actions import Absence, enter_leave
from gridgis.people.models import Leave, Person
from gridgis.people.teams import Member, teams
from gridgis.security.models import Post
from gridgis.security.rules import SYSTEM
from tests.asked import asked
from tests.conftest import Own
from tests.factories import AT, ONE, World, a_person, a_post

DAY = date(2026, 3, 11)
GRID, VILLAGE = f"{ONE}001001001", f"{ONE}001001"


def a_leave(
    session: Session, person: Person | int, first: date, last: date, *, by: Person | None = None, **facts: Any
) -> Leave:
    row = Leave(
        person_id=person if isinstance(person, int) else person.id,
        from_day=first,
        until_day=last,
        substitute_id=by.id if by else None,
        entered_by="x",
        entered_at=AT,
        **facts,
    )
    session.add(row)
    session.flush()
    return row


def seen(team: list[Member]) -> list[tuple[str, str, date | None, str | None]]:
    return [(m.duty, m.name, m.on_leave_until, m.stands_in_for) for m in team]


def test_somebody_on_leave_stays_listed_with_the_substitute_behind(session: Session, world: World) -> None:
    first, last = date(2026, 3, 9), date(2026, 3, 12)
    other = a_person(session, "网格员乙")
    a_post(session, GRID, other, "parttime")
    a_leave(session, world.person_id, first, last, by=other)
    chief = ("chief", "长001001001", None, None)
    whole = [("fulltime", "网格员甲", None, None), ("parttime", "网格员乙", None, None)]
    away = [("fulltime", "网格员甲", last, None), ("fulltime", "网格员乙", None, "网格员甲"), whole[1]]
    for day, expected in ((8, whole), (9, away), (12, away), (13, whole)):
        assert seen(teams(session, [GRID], date(2026, 3, day))[GRID]) == [chief, *expected]


def test_a_substitute_who_is_away_leaves_a_gap(session: Session, world: World) -> None:
    other = a_person(session, "外来的")
    a_leave(session, world.person_id, DAY, date(2026, 3, 20), by=other)
    a_leave(session, other, date(2026, 3, 15), date(2026, 3, 16))
    days = {day: seen(teams(session, [GRID], date(2026, 3, day))[GRID])[1:] for day in (14, 15, 16, 17)}
    covered = [("fulltime", "网格员甲", date(2026, 3, 20), None), ("fulltime", "外来的", None, "网格员甲")]
    assert days == {14: covered, 15: covered[:1], 16: covered[:1], 17: covered}


def test_a_cancelled_leave_is_none(session: Session, world: World) -> None:
    other = a_person(session, "外来的")
    a_leave(session, world.person_id, DAY, DAY, by=other, cancelled_at=AT)
    assert seen(teams(session, [GRID], DAY)[GRID])[1:] == [("fulltime", "网格员甲", None, None)]


def test_a_cancelled_leave_of_the_substitute_is_none(session: Session, world: World) -> None:
    other = a_person(session, "外来的")
    a_leave(session, world.person_id, DAY, DAY, by=other)
    a_leave(session, other, DAY, DAY, cancelled_at=AT)
    assert [m.name for m in teams(session, [GRID], DAY)[GRID]][1:] == ["网格员甲", "外来的"]


def test_a_team_is_that_of_the_day(session: Session, world: World) -> None:
    assert teams(session, [GRID], date(2019, 12, 31)) == {}
    gone = a_person(session, "离任的")
    a_post(session, GRID, gone, "guide", date(2025, 1, 1), date(2026, 1, 1))
    session.flush()
    assert "离任的" in {m.name for m in teams(session, [GRID], date(2025, 12, 31))[GRID]}
    assert "离任的" not in {m.name for m in teams(session, [GRID], date(2026, 1, 1))[GRID]}


def test_cadres_of_villages_with_their_leave(session: Session, world: World) -> None:
    cadre, other = a_person(session, "驻村的", "13700002222"), a_person(session, "代驻村的")
    a_post(session, VILLAGE, cadre, "village_liaison", DAY)
    session.flush()
    a_leave(session, cadre, DAY, DAY, by=other)
    found = teams(session, [VILLAGE, f"{ONE}001002", "none"], DAY)
    assert seen(found[VILLAGE]) == [
        ("village_liaison", "驻村的", DAY, None),
        ("village_liaison", "代驻村的", None, "驻村的"),
    ]
    assert (found[VILLAGE][0].phone, found[VILLAGE][0].person_id) == ("137****2222", cadre.id)
    assert list(found) == [VILLAGE]
    assert teams(session, [VILLAGE], date(2026, 3, 10)) == teams(session, [], DAY) == {}


def test_one_statement_whatever_the_number(session: Session, world: World) -> None:
    with asked(session.connection()) as said:
        teams(session, [*world.grids, VILLAGE, f"{ONE}001002"], DAY)
    assert len(said) == 1


def test_indexes_serve_teams(session: Session, world: World) -> None:
    """The world is too small for an index to be worth it: what is asked is whether it could serve."""
    session.execute(text("SET LOCAL enable_seqscan = off"))
    explain = text("EXPLAIN " + statement("gridgis.people", "serving").text)
    plan = "\n".join(session.scalars(explain, {"codes": [GRID], "day": DAY, "roles": ["grid_chief"]}))
    assert {"ix_posts_grid_code", "ix_posts_division_code", "ex_leaves_one_at_a_time", "pk_people"} <= {
        name for name in re.findall(r"\w+", plan) if name.startswith(("ix_", "ex_", "pk_"))
    }
    assert "Seq Scan" not in plan


def test_a_village_has_no_other_duty(session: Session, world: World) -> None:
    held = {"person_id": world.person_id, "level": "village", "place_code": VILLAGE, "valid_from": DAY}
    session.add(Post(role_code="grid_chief", **held))
    with pytest.raises(IntegrityError, match="ck_posts_duty"):
        session.flush()


def test_the_database_refuses_leaves_that_share_a_day(session: Session, world: World) -> None:
    a_leave(session, world.person_id, date(2026, 3, 1), date(2026, 3, 5))
    a_leave(session, world.person_id, date(2026, 3, 3), date(2026, 3, 9), cancelled_at=AT)
    a_leave(session, world.person_id, date(2026, 3, 6), date(2026, 3, 6))
    with pytest.raises(IntegrityError, match="ex_leaves_one_at_a_time"):
        a_leave(session, world.person_id, date(2026, 3, 5), date(2026, 3, 5))


def test_the_database_refuses_standing_in_for_oneself(session: Session, world: World) -> None:
    with pytest.raises(IntegrityError, match="ck_leaves_substitute"):
        a_leave(session, world.person_id, DAY, DAY, by=session.get_one(Person, world.person_id))


def test_the_database_refuses_days_that_run_backwards(session: Session, world: World) -> None:
    with pytest.raises((IntegrityError, DataError)):
        a_leave(session, world.person_id, date(2026, 3, 2), date(2026, 3, 1))


@pytest.mark.parametrize("mutual", [True, False])
def test_of_two_leaves_entered_at_once_one_is_refused(own: Own, mutual: bool) -> None:
    """The same person twice, or two who would stand in for each other."""
    one = own.world.person_id
    with own.sessions.begin() as session:
        person = a_person(session, "网格员乙")
        a_post(session, GRID, person, "fulltime")
        two = person.id
    wishes = [Absence(one, DAY, DAY, two), Absence(two, DAY, DAY, one)] if mutual else [Absence(one, DAY, DAY, two)] * 2
    start = Barrier(2)

    def enter(wish: Absence) -> bool:
        start.wait()
        try:
            with own.sessions.begin() as session:
                enter_leave(session, SYSTEM, wish, at=AT)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(enter, wishes)) == [False, True]
