"""Briefings that come by themselves: drafted once on the first workday, sent at the hour of the next one."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.briefing.files import keep_due
from gridgis.briefing.models import Paper, Schedule
from gridgis.briefing.moving import Asked, Means, move
from gridgis.briefing.scheduling import Wish, draft_due, next_sending, send_due, set_schedules
from gridgis.briefing.standalone import leaflet
from gridgis.briefing.telling import Teller
from gridgis.core.paths import ROOT
from gridgis.security.queries import actor_by_name
from tests.factories import ONE, World, an_account

ZONE = "Asia/Shanghai"
TELL = Teller("zh")
FRIDAY = datetime(2026, 3, 6, 10, tzinfo=ZoneInfo(ZONE))


@pytest.fixture
def weekly(session: Session, world: World) -> None:
    """The first county gets one each week and month, sent at eight."""
    an_account(session, "signing", ("command_head", "county", ONE))
    session.commit()
    wishes = [Wish("week", 8), Wish("month")]
    set_schedules(session, actor_by_name(session, "signing", at=FRIDAY), ONE, wishes, at=FRIDAY)
    session.commit()


def drafted(session: Session, at: datetime) -> list[tuple[str, date, date]]:
    """What came by itself at a moment, each in a transaction of its own."""
    found = []
    while (number := draft_due(session, TELL, zone=ZONE, at=at)) is not None:
        session.commit()
        made = session.get_one(Paper, number)
        found.append((made.rhythm, made.first_day, made.last_day))
    return found


def test_a_draft_is_made_once_for_each_week_and_month(session: Session, weekly: None) -> None:
    month = ("month", date(2026, 2, 1), date(2026, 2, 28))
    assert sorted(drafted(session, FRIDAY)) == [month, ("week", date(2026, 2, 23), date(2026, 3, 1))]
    assert drafted(session, FRIDAY + timedelta(hours=1)) == []
    assert drafted(session, FRIDAY + timedelta(days=2)) == []  # Sunday: the week is not over
    assert drafted(session, FRIDAY + timedelta(days=3)) == [("week", date(2026, 3, 2), date(2026, 3, 8))]
    session.execute(Schedule.__table__.delete())
    assert drafted(session, FRIDAY + timedelta(days=10)) == []


def test_a_draft_that_was_thrown_away_does_not_come_again(session: Session, weekly: None) -> None:
    assert len(drafted(session, FRIDAY)) == 2
    means = Means(TELL, partial(next_sending, session, ZONE))
    for paper in session.scalars(select(Paper)):
        writer = actor_by_name(session, "signing", at=FRIDAY)
        move(session, writer, paper.id, Asked("discard", paper.version), means, at=FRIDAY)
    session.commit()
    assert drafted(session, FRIDAY + timedelta(minutes=10)) == []


@pytest.mark.parametrize(
    ("signed_at", "sent_at"),
    [
        ("2026-03-06T07:00", "2026-03-06T08:00"),
        ("2026-03-06T08:00", "2026-03-09T08:00"),  # Friday at eight is over: Monday
        ("2026-03-07T06:00", "2026-03-09T08:00"),
    ],
)
def test_the_hour_of_sending_is_that_of_a_workday(session: Session, world: World, signed_at: str, sent_at: str) -> None:
    here = ZoneInfo(ZONE)
    moment = datetime.fromisoformat(signed_at).replace(tzinfo=here)
    assert next_sending(session, ZONE, moment, 8) == datetime.fromisoformat(sent_at).replace(tzinfo=here)


def test_what_was_signed_is_sent_at_its_hour_and_once(session: Session, weekly: None) -> None:
    drafted(session, FRIDAY)
    paper = session.scalars(select(Paper).where(Paper.rhythm == "week")).one()
    sending: Callable[[datetime, int], datetime] = partial(next_sending, session, ZONE)
    means = Means(TELL, sending)
    signer = actor_by_name(session, "signing", at=FRIDAY)
    for name in ("submit", "sign"):
        move(session, signer, paper.id, Asked(name, paper.version), means, at=FRIDAY)
    session.commit()
    library = partial(leaflet, ROOT / "web/dist")
    assert [keep_due(session, library, TELL), keep_due(session, library, TELL)] == [paper.id, None], "made once"
    monday = FRIDAY.replace(hour=8) + timedelta(days=3)
    assert send_due(session, means, at=monday - timedelta(minutes=1)) is None
    assert send_due(session, means, at=monday) == paper.id
    session.commit()
    assert (paper.state, send_due(session, means, at=monday + timedelta(hours=1))) == ("sent", None)
