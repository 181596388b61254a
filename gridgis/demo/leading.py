"""The demo's leaders: what each looks after at towns and counties, and a leading group with its tasks at each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from gridgis.core.vocabulary import LINES, PLATFORMS
from gridgis.demo.copying import copy
from gridgis.demo.staff import SINCE, Staff

PORTFOLIO = (
    "place_code",
    "subject_kind",
    "subject",
    "person_id",
    "part",
    "valid_from",
    "document",
    "made_by",
    "made_at",
)
GROUP = ("id", "place_code", "name", "document", "valid_from", "made_by", "made_at")
MEMBER = ("group_id", "person_id", "duty", "unit", "valid_from")
TASK = ("group_id", "title", "owner_id", "due_on", "done_on", "result", "entered_by", "entered_at")
SEATS = ("party", "order_office", "market", "urban_enforcement", "service_hall", "planning")
"""Agencies whose leaders sit among the leaders of a place."""
UNITS = ("党（工）委", "政法委（综治办）", "市场监管", "综合执法", "便民服务", "规划建设")
OFTEN_OPEN, OFTEN_DOUBLE = 4, 5
"""In one place of so many a line has no leader, or two."""
OFTEN_NOBODY = 29
"""One office of so many has no leader above it."""
WHO = "党政综合办"
TASKS = (
    ("摸清网格底数，一格一册", -12, ""),
    ("网格长、专职网格员配齐", 20, ""),
    ("派驻机构挂牌并公示职责", -40, "已全部挂牌"),
)


def store(session: Session, crew: Staff, local: datetime) -> None:
    """Write portfolios, groups, members and tasks."""
    posts = crew.office_posts[crew.office_posts["duty"] == "leader"]
    heads = dict(zip(posts["office_code"], posts["person_id"], strict=True))
    chosen = crew.offices[crew.offices["level"].isin(("county", "town"))]
    leaders: dict[str, dict[str, int]] = {}
    for code, place, kind in zip(chosen["code"], chosen["place_code"], chosen["agency_type"], strict=True):
        if kind in SEATS and code in heads:
            leaders.setdefault(place, {})[kind] = int(heads[code])
    places = {place: seats for place, seats in sorted(leaders.items()) if len(seats) > 1}
    stamp = (WHO, local.isoformat())
    offices = zip(chosen["place_code"], chosen["code"], chosen["agency_type"], strict=True)
    copy(session, "portfolios", PORTFOLIO, _over_offices(offices, places, stamp))
    copy(
        session,
        "portfolios",
        PORTFOLIO,
        (row for n, place in enumerate(places) for row in _shared(n, place, places, stamp)),
    )
    groups = {place: n for n, place in enumerate(places, 1)}
    paper = "委发〔2024〕3号"
    copy(
        session,
        "leading_groups",
        GROUP,
        ((n, p, "网格化管理工作领导小组", paper, SINCE, *stamp) for p, n in groups.items()),
    )
    copy(session, "group_members", MEMBER, (row for place, n in groups.items() for row in _members(n, places[place])))
    tasks = (row for place, n in groups.items() for row in _tasks(n, list(places[place].values()), local.date(), stamp))
    copy(session, "group_tasks", TASK, tasks)


def _shared(
    n: int, place: str, places: Mapping[str, Mapping[str, int]], stamp: tuple[str, str]
) -> Iterator[tuple[object, ...]]:
    people = list(places[place].values())
    facts = (SINCE, "委办〔2024〕8号", *stamp)
    for k, line in enumerate(LINES):
        if k == n % len(LINES) and n % OFTEN_OPEN == 0:
            continue
        yield place, "line", line, people[k % len(people)], "supervises", *facts
        if k == n % len(LINES) and n % OFTEN_DOUBLE == 1:
            yield place, "line", line, people[(k + 3) % len(people)], "supervises", *facts
    for k, platform in enumerate(PLATFORMS):
        yield place, "platform", platform, people[(k + 3) % len(people)], "supervises", *facts
    below = [code for code in places if len(code) > len(place) and code.startswith(place)]
    for k, town in enumerate(below):
        yield place, "town", town, people[k % len(people)], "supervises", *facts


def _over_offices(
    offices: Iterable[tuple[str, str, str]], places: Mapping[str, Mapping[str, int]], stamp: tuple[str, str]
) -> Iterator[tuple[object, ...]]:
    """Each office under a leader who does not lead it; some under none."""
    for k, (place, office, agency) in enumerate(offices):
        people = [person for kind, person in places.get(place, {}).items() if kind != agency]
        if people and k % OFTEN_NOBODY:
            person = people[k % len(people)]
            yield place, "office", office, person, "supervises", SINCE, "委办〔2024〕8号", *stamp


def _members(group: int, seats: Mapping[str, int]) -> Iterator[tuple[object, ...]]:
    duties = ("head", "secretary", *["member"] * len(SEATS))
    for duty, (kind, person) in zip(duties, seats.items(), strict=False):
        yield group, person, duty, UNITS[SEATS.index(kind)], SINCE


def _tasks(group: int, people: Sequence[int], today: date, stamp: tuple[str, str]) -> Iterator[tuple[object, ...]]:
    for k, (title, ahead, result) in enumerate(TASKS):
        due = today + timedelta(days=ahead)
        yield group, title, people[k % len(people)], due, due if result else None, result, *stamp
