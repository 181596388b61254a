"""Reference data: rows, not code; loaded twice they are the same rows."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from gridgis.cases.in_force import limits
from gridgis.cases.rules import STAGE_OF
from gridgis.cases.term_models import CalendarDay, CalendarYear, Category, StageLimit, WorkSchedule
from gridgis.core.db import Base, make_engine
from gridgis.core.paths import REFERENCE
from gridgis.core.thresholds import Threshold, Thresholds
from gridgis.core.vocabulary import URGENCIES
from gridgis.divisions.models import Division
from gridgis.exchange.reference.loading import load, typed
from gridgis.geocoding.models import LinearObject
from gridgis.grids.models import LayerRow
from gridgis.people.models import AgencyType
from gridgis.security.models import Role
from tests.conftest import Clone
from tests.factories import AT

pytestmark = pytest.mark.xdist_group("reference")

TABLES = (
    Role,
    AgencyType,
    Category,
    StageLimit,
    CalendarDay,
    CalendarYear,
    WorkSchedule,
    Threshold,
    Division,
    LinearObject,
)


@pytest.fixture(scope="module")
def counted(clone: Clone) -> Iterator[tuple[Session, dict[str, int]]]:
    """A session over a database of its own with all reference data, and how many rows of each file were read."""
    engine = make_engine(clone(), pool_size=1)
    with Session(engine) as session:
        yield session, load(session, REFERENCE)
    engine.dispose()


def rows_of(name: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def checksum(session: Session) -> list[str]:
    """One hash a table over all its rows."""
    return [
        session.scalar(text(f"SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {table.__tablename__} AS t"))
        for table in TABLES
    ]


def test_every_row_of_every_file_is_there(counted: tuple[Session, dict[str, int]]) -> None:
    session, read = counted
    assert read["counties"] == 7
    for name, table in (
        ("roles", Role),
        ("layers", LayerRow),
        ("agency_types", AgencyType),
        ("categories", Category),
        ("stage_limits", StageLimit),
        ("workday_calendar", CalendarDay),
        ("calendar_years", CalendarYear),
        ("work_schedules", WorkSchedule),
        ("thresholds", Threshold),
        ("divisions", Division),
    ):
        assert session.scalar(select(func.count()).select_from(table)) == read[name] == len(rows_of(name))


def test_loading_again_changes_no_row(counted: tuple[Session, dict[str, int]]) -> None:
    session, read = counted
    before = checksum(session)
    assert load(session, REFERENCE) == read | {"water": 0}
    assert checksum(session) == before


def test_a_changed_file_changes_its_rows_and_keeps_others(
    counted: tuple[Session, dict[str, int]], tmp_path: Path
) -> None:
    session, _ = counted
    for path in REFERENCE.iterdir():
        changed = path.read_text(encoding="utf-8")
        if path.name == "categories.csv":
            changed = changed.replace("占道经营,Street trading", "占道经营,Street vending")
        (tmp_path / path.name).write_text(changed, encoding="utf-8")
    with session.begin_nested() as savepoint:
        load(session, tmp_path)
        session.expire_all()
        assert session.get_one(Category, "E0101").name_en == "Street vending"
        assert session.get_one(Category, "E0102").name_en != "Street vending"
        savepoint.rollback()


def test_jiaxing_is_there_down_to_the_village(counted: tuple[Session, dict[str, int]]) -> None:
    session, _ = counted
    levels = dict(session.execute(select(Division.level, func.count()).group_by(Division.level)).all())
    assert levels == {"city": 1, "county": 7, "town": 72, "village": 1202}
    outlined = session.scalars(select(Division.name).where(Division.level == "county", Division.boundary.is_not(None)))
    assert set(outlined) == {"南湖区", "秀洲区", "嘉善县", "海盐县", "海宁市", "平湖市", "桐乡市"}


@pytest.mark.parametrize(
    ("lng", "lat", "county"),
    [
        (120.754, 30.756, "南湖区"),
        (120.56364, 30.53959, "桐乡市"),
        (120.9301, 30.78878, "嘉善县"),
        (121.47, 31.23, None),
    ],
    ids=["the South Lake", "Tongxiang station", "Jiashan South station", "Shanghai"],
)
def test_landmarks_lie_in_their_counties(
    counted: tuple[Session, dict[str, int]], lng: float, lat: float, county: str | None
) -> None:
    session, _ = counted
    found = session.scalar(
        select(Division.name).where(
            Division.level == "county",
            func.ST_Covers(Division.boundary, func.ST_SetSRID(func.ST_MakePoint(lng, lat), 4490)),
        )
    )
    assert found == county


def test_every_category_that_can_be_reported_has_an_owner_and_limits(
    counted: tuple[Session, dict[str, int]],
) -> None:
    session, _ = counted
    agencies = set(session.scalars(select(AgencyType.code)))
    kinds = session.scalars(select(Category).where(Category.level == 2)).all()
    assert len(kinds) > 120
    for kind in kinds:
        assert kind.lead_agency_type in agencies, kind.code
        assert set(kind.co_agency_types) <= agencies, kind.code
        assert kind.urgency in URGENCIES and kind.limit_value and kind.limit_unit, kind.code


def test_every_stage_has_a_limit_for_every_urgency(counted: tuple[Session, dict[str, int]]) -> None:
    session, _ = counted
    stages = limits(session, "Asia/Shanghai", AT.date()).stages
    wanted = set(STAGE_OF.values()) - {"handle", "rework"} | {"sign"}
    assert {(stage, urgency) for stage in wanted for urgency in URGENCIES} <= set(stages)
    assert str(stages["accept", "P1"]) == "Limit(value=10.0, unit='minute')"


def test_every_threshold_is_one_that_is_read() -> None:
    assert [row["name"] for row in rows_of("thresholds")] == list(Thresholds.model_fields)


def test_the_calendar_counts_holidays_and_make_up_days(counted: tuple[Session, dict[str, int]]) -> None:
    session, _ = counted
    calendar = limits(session, "Asia/Shanghai", AT.date()).calendar
    days = {day.isoformat(): worked for day, worked in calendar.exceptions.items()}
    assert days["2026-02-14"] is True
    assert days["2026-02-17"] is False
    assert days["2026-10-10"] is True
    assert calendar.is_known(2026)


def test_a_row_is_read_by_the_types_of_its_table() -> None:
    row = {"level": "2", "limit_value": "0.5", "auto_register": "yes", "sensitive": "", "tier": "", "urgency": ""}
    lists = {"co_agency_types": "police; fire", "unheard_of": "x"}
    assert typed(Category.__table__, row | lists) == {
        "level": 2,
        "limit_value": 0.5,
        "auto_register": True,
        "sensitive": False,
        "tier": "extended",
        "urgency": None,
        "co_agency_types": ["police", "fire"],
    }


@pytest.mark.parametrize(
    ("table", "name", "said"),
    [(Category, "sensitive", "maybe"), (CalendarDay, "day", "2026-02-29"), (StageLimit, "value", "ten")],
)
def test_a_word_that_is_none_of_its_column_is_refused(table: type[Base], name: str, said: str) -> None:
    with pytest.raises(ValidationError):
        typed(table.__table__, {name: said})
