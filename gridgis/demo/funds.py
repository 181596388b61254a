"""The demo's funds of grid work: this year's and last year's ledgers of each town, and last year's awards."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import product

from sqlalchemy.orm import Session

from gridgis.demo.copying import copy
from gridgis.demo.staff import Staff

ENTRIES = ("town_code", "year", "line", "kind", "purpose", "day", "amount_fen", "document", "entered_by", "entered_at")
PLANNED = {
    "county_finance": 1_200_000,
    "town_finance": 360_000,
    "police": 180_000,
    "fire": 60_000,
    "new_resident": 90_000,
    "environment": 45_000,
    "safety": 70_000,
}
"""Yuan a year that a line plans for a town of the usual size."""
LATE = "safety"
"""Of this line in every third town the second half has not come."""
MONTHLY = {"county_finance": "pay", "town_finance": "pay", "police": "pay", "new_resident": "pay"}
ONCE = {"fire": "equipment", "environment": "service", "safety": "training"}
"""What a line's money is spent for, month by month or once a year."""
WHO = "财政办"
BASE_FEN, PAID_BEFORE_FEN = 1_800_000, 1_500_000
FACTORS = ("1.000", "1.000", "1.100", "1.000", "0.900", "1.000", "1.200")
"""Grade factors of full-timers, over and over."""


def store(session: Session, crew: Staff, local: datetime) -> None:
    """Write ledgers and awards up to the demo's last moment."""
    chosen = crew.offices[(crew.offices["agency_type"] == "town_command") & (crew.offices["level"] == "town")]
    towns = chosen["place_code"].tolist()
    copy(session, "fund_entries", ENTRIES, _entries(towns, local))
    year, facts = local.year - 1, ("镇街党（工）委会议", WHO, local.isoformat())
    decided = date(local.year, 1, 20)
    if decided > local.date():
        return
    decisions = (
        (n, town, year, BASE_FEN, decided, _paper("委", year + 1, 5), *facts) for n, town in enumerate(towns, 1)
    )
    columns = ("id", "town_code", "year", "base_fen", "decided_on", "document", "body", "entered_by", "entered_at")
    copy(session, "award_decisions", columns, decisions)
    numbers = {town: n for n, town in enumerate(towns, 1)}
    full = crew.grid_posts[crew.grid_posts["duty"] == "fulltime"].drop_duplicates("person_id")
    employed = dict(zip(crew.people["id"], crew.people["town_code"], strict=True))
    people = [(numbers.get(employed[person]), person) for person in full["person_id"].tolist()]
    rows = ((n, person, FACTORS[person % len(FACTORS)], PAID_BEFORE_FEN) for n, person in people if n is not None)
    copy(session, "awards", ("decision_id", "person_id", "factor", "paid_before_fen"), rows)


def _paper(kind: str, year: int, number: int) -> str:
    return f"镇{kind}〔{year}〕{number}号"


def _entries(towns: list[str], local: datetime) -> Iterator[tuple[object, ...]]:
    years = (local.year - 1, local.year)
    for (n, town), year, (line, usual) in product(enumerate(towns), years, PLANNED.items()):
        late = line == LATE and n % 3 == 0
        for kind, purpose, day, fen, paper in _of_line(line, usual * (80 + n * 7 % 50), year, late=late):
            if day <= local.date():
                yield town, year, line, kind, purpose, day, fen, paper, WHO, local.isoformat()


def _of_line(line: str, fen: int, year: int, *, late: bool) -> Iterator[tuple[str, str, date, int, str]]:
    """Kind, purpose, day, amount and document of a line's entries in a year."""
    yield "planned", "", date(year, 1, 8), fen, f"财预〔{year}〕{len(line)}号"
    for half, month in enumerate((2, 8)):
        if not (late and half):
            yield "arrived", "", date(year, month, 15), fen // 2, f"财行〔{year}〕{20 + month}号"
    if line in MONTHLY:
        for month in range(1, 13):
            yield "spent", MONTHLY[line], date(year, month, 25), fen // 13, f"记{month:02}-{10 + len(line)}"
    else:
        yield "spent", ONCE[line], date(year, 2, 26), fen * 3 // 10, f"记02-{30 + len(line)}"
