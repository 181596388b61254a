"""The demo's duty rosters: a week of each town's command centre, day and night."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from gridgis.demo.copying import copy
from gridgis.demo.staff import Staff

COLUMNS = ("place_code", "role", "person_id", "starts_at", "ends_at", "entered_by", "entered_at")
DAYS = range(-1, 7)
BEGINS, ENDS = time(8, 30), time(17, 30)
DAY = (
    ("shift_leader", "town_command", "leader"),
    ("receiver", "town_command", "handler"),
    ("checker", "petition", "leader"),
)
"""By day: the role, the office of whoever has it, and their post there."""
NIGHT = (("shift_leader", "order_office", "handler"), ("receiver", "petition", "handler"))
LEADERS = ("party", "order_office")
"""Offices whose leaders are on for a day and a night, in turns."""
ONE_OPEN = 5
"""In one town of so many nobody receives tonight."""
WHOSE = "综合指挥室"


def store(session: Session, crew: Staff, local: datetime) -> None:
    """Write a week around the demo's last moment."""
    copy(session, "duty_shifts", COLUMNS, _rows(crew, local))


def _rows(crew: Staff, local: datetime) -> Iterator[tuple[object, ...]]:
    posts = crew.office_posts
    held = {
        (office, duty): person
        for office, duty, person in zip(posts["office_code"], posts["duty"], posts["person_id"], strict=True)
    }
    towns = crew.offices[(crew.offices["agency_type"] == "town_command") & (crew.offices["level"] == "town")][
        "place_code"
    ]
    for n, town in enumerate(towns):
        for ahead in DAYS:
            day = local.date() + timedelta(days=ahead)
            open_tonight = ahead == 0 and n % ONE_OPEN == 0
            for role, agency, duty, first, last in _watches(day, local, receives=not open_tonight):
                person = held[f"{town}-{agency}", duty]
                yield town, role, person, first.isoformat(), last.isoformat(), WHOSE, local.isoformat()


def _watches(day: date, local: datetime, *, receives: bool) -> list[tuple[str, str, str, datetime, datetime]]:
    """Role, agency and post of each watch of a day and its night, with their bounds."""
    begins, ends = (datetime.combine(day, at, local.tzinfo) for at in (BEGINS, ENDS))
    next_day = begins + timedelta(days=1)
    leads = ("duty_leader", LEADERS[day.toordinal() % 2], "leader", begins, next_day)
    by_night = [who for who in NIGHT if receives or who[0] != "receiver"]
    return [leads, *((*who, begins, ends) for who in DAY), *((*who, ends, next_day) for who in by_night)]
