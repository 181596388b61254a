"""The demo's trainings: a course of each county that was held, one that is held today, and one ahead."""

import json
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import product

from sqlalchemy.orm import Session

from gridgis.demo.copying import copy
from gridgis.demo.staff import Staff

COLUMNS = (
    "id", "place_code", "title", "line", "starts_at", "ends_at", "venue", "link", "required", "valid_months",
    "pass_mark", "questions", "sign_key", "made_by", "made_at",
)  # fmt: skip
COURSES = (
    ("消防安全检查要点", "fire", -12, "区行政中心二楼报告厅", ""),
    ("矛盾纠纷排查与调解", "justice", 0, "", "https://meeting.example.com/grid"),
    ("流动人口登记", "new_resident", 9, "镇（街道）综合指挥室", ""),
)
"""Title, line, days ahead, room and link."""
QUESTIONS = [
    {"text": "楼道堆放杂物，首先应当怎样？", "choices": ["劝告当场清理并拍照上报", "下次巡查再看"], "right": [0]},
    {"text": "哪些情况必须上报？", "choices": ["堵塞疏散通道", "电动车进楼充电", "花盆摆放不齐"], "right": [0, 1]},
]
INVITED = 40
BY = "政法委（综治办）"


def store(session: Session, crew: Staff, local: datetime) -> None:
    """Write sessions, who was invited, and of the one that is over who came and passed."""
    full = crew.grid_posts[crew.grid_posts["duty"] == "fulltime"].drop_duplicates("person_id")
    by_county: dict[str, list[int]] = {}
    for grid, person in zip(full["grid_code"], full["person_id"].tolist(), strict=True):
        by_county.setdefault(grid[:6], []).append(person)
    begins, made = local.replace(hour=14, minute=0, second=0, microsecond=0), local - timedelta(days=20)
    sessions: list[tuple[object, ...]] = []
    records: list[tuple[object, ...]] = []
    for (county, people), (title, line, ahead, venue, link) in product(sorted(by_county.items()), COURSES):
        starts, key = begins + timedelta(days=ahead), len(sessions) + 1
        hours = (starts.isoformat(), (starts + timedelta(hours=2)).isoformat())
        facts = (venue, link, True, 12, 60, json.dumps(QUESTIONS, ensure_ascii=False), _seal(title, county))
        sessions.append((key, county, title, line, *hours, *facts, BY, made.isoformat()))
        became = _came if ahead < 0 else _invited
        records += [(key, person, *became(n, starts)) for n, person in enumerate(people[:INVITED])]
    copy(session, "trainings", COLUMNS, sessions)
    columns = ("training_id", "person_id", "signed_at", "signed_by", "tries", "score", "passed_at")
    copy(session, "training_records", columns, records)


def _seal(title: str, county: str) -> str:
    """What the codes of a session are made from: made up, and the same in every load of the demo."""
    return sha256(f"{title} {county}".encode()).hexdigest()


def _invited(n: int, starts: datetime) -> tuple[object, ...]:
    return None, "", 0, None, None


def _came(n: int, starts: datetime) -> tuple[object, ...]:
    """When and how somebody signed in, tries, score and when they passed; some did not come, some failed."""
    if n % 9 == 8:
        return _invited(n, starts)
    at = (starts + timedelta(minutes=n - 30)).isoformat()
    if n % 7 == 6:
        return at, "签到码", 1, 50, None
    return at, "签到码", 1, 100, (starts + timedelta(minutes=95)).isoformat()
