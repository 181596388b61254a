"""Chiefs of lines from CSV files, row by row."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from geoalchemy2.shape import from_shape
from shapely.geometry import MultiLineString
from sqlalchemy import select
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from gridgis.cli.main import app
from gridgis.core.errors import Forbidden
from gridgis.core.geo import SRID
from gridgis.exchange.reading.tables import rows_of
from gridgis.exchange.reference.line_chiefs import COLUMNS, REQUIRED, Summary, load
from gridgis.geocoding.models import LinearObject, LinePost
from gridgis.people.models import Person
from gridgis.security.rules import SYSTEM, Actor
from tests.conftest import Own
from tests.factories import AT, ONE, TWO, World

TOWN = f"{ONE}001"
Take = Callable[..., Summary]


def a_line(
    session: Session, *ends: tuple[float, float], name: str = "长水塘", code: str = "", kind: str = "river"
) -> int:
    line = from_shape(MultiLineString([ends]), SRID)
    row = LinearObject(kind=kind, name=name, code=code, rank=2, line=line)
    session.add(row)
    session.flush()
    return row.id


@pytest.fixture
def lines(session: Session, world: World) -> dict[str, int]:
    """A river in town one, one of its name in the other county, and a street."""
    return {
        "here": a_line(session, (120.01, 30.01), (120.19, 30.09), code="HD-1"),
        "there": a_line(session, (120.21, 30.01), (120.39, 30.09), code="HD-2"),
        "street": a_line(session, (120.01, 30.02), (120.02, 30.02), name="人民路", kind="road"),
        "lake": a_line(session, (120.01, 30.02), (120.02, 30.02), name="南湖", kind="lake", code="HU-1"),
    }


@pytest.fixture
def take(session: Session, lines: dict[str, int], tmp_path: Path) -> Take:
    """Reads a file of these rows."""

    def act(*rows: str, header: str = "line,town,name,phone,duty,level,from", actor: Actor = SYSTEM) -> Summary:
        file = tmp_path / "chiefs.csv"
        file.write_text("\n".join((header, *rows)), encoding="utf-8")
        return load(session, actor, rows_of(file, columns=COLUMNS, required=REQUIRED), at=AT)

    return act


def posts(session: Session, line: int) -> list[tuple[str, str, str, date, date | None]]:
    asked = (
        select(Person.name, LinePost.duty, LinePost.level, LinePost.valid_from, LinePost.valid_to)
        .join(Person, Person.id == LinePost.person_id)
        .where(LinePost.linear_object_id == line)
        .order_by(LinePost.valid_from)
    )
    return [tuple(row) for row in session.execute(asked)]  # type: ignore[misc]


def test_a_chief_is_named_by_code_or_by_name_in_the_town(session: Session, take: Take, lines: dict[str, int]) -> None:
    done = take(
        f"HD-1,{TOWN},王河长,13800001111,,county,2026-01-01",
        f"长水塘,{TWO}001,李河长,,river_chief,,2026-02-01",
        f"人民路,{TOWN},赵路长,,,village,",
    )
    assert (done.taken, done.known, done.rejected) == (3, 0, [])
    assert posts(session, lines["here"]) == [("王河长", "river_chief", "county", date(2026, 1, 1), None)]
    assert posts(session, lines["there"]) == [("李河长", "river_chief", "town", date(2026, 2, 1), None)]
    assert posts(session, lines["street"]) == [("赵路长", "road_chief", "village", AT.date(), None)]
    assert {p.town_code for p in session.scalars(select(Person).where(Person.name.like("%河长")))} == {
        TOWN,
        f"{TWO}001",
    }


def test_the_same_file_again_changes_nothing(session: Session, take: Take, lines: dict[str, int]) -> None:
    row = f"HD-1,{TOWN},王河长,13800001111,,,2026-01-01"
    take(row)
    people = len(session.scalars(select(Person)).all())
    done = take(row)
    assert (done.taken, done.known, len(posts(session, lines["here"]))) == (0, 1, 1)
    assert len(session.scalars(select(Person)).all()) == people


def test_a_successor_relieves_whoever_stands_and_keeps_whoever_is_named_for_later(
    session: Session, take: Take, lines: dict[str, int]
) -> None:
    take(f"HD-1,{TOWN},甲,,,,2025-01-01", f"HD-1,{TOWN},丙,,,,2027-01-01")
    take(f"HD-1,{TOWN},乙,,,,2026-01-01")
    assert [(name, first.year, last and last.year) for name, _, _, first, last in posts(session, lines["here"])] == [
        ("甲", 2025, 2026),
        ("乙", 2026, 2027),
        ("丙", 2027, None),
    ]
    take(f"HD-1,{TOWN},丁,,,,2026-01-01")
    assert [name for name, *_ in posts(session, lines["here"])] == ["甲", "丁", "丙"]


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (f"HD-9,{TOWN},甲,,,,", "line"),
        (f",{TOWN},甲,,,,", "line"),
        (f"长水塘,{ONE}002,甲,,,,", "line"),
        ("HD-1,无此镇,甲,,,,", "town"),
        ("HD-1,001镇,甲,,,,", "town"),
        (f"HD-1,{TOWN},,,,,", "name"),
        (f"HD-1,{TOWN},甲,,road_chief,,", "duty"),
        (f"HD-1,{TOWN},甲,,chief,,", "duty"),
        (f"HU-1,{TOWN},甲,,,,", "duty"),
        (f"HD-1,{TOWN},甲,,,grid,", "level"),
        (f"HD-1,{TOWN},甲,,,,next week", "from"),
        (f"HD-1,{TOWN},甲,,,,0001-01-01", "from"),
        (f"HD-1,{TOWN},甲", ""),
    ],
)
def test_a_row_that_names_nobody_for_nothing_is_rejected_alone(
    session: Session, take: Take, lines: dict[str, int], row: str, field: str
) -> None:
    done = take(row, f"人民路,{TOWN},好的,,,,")
    assert [(one.line, one.field) for one in done.rejected] == [(2, field)]
    assert done.taken == 1
    assert posts(session, lines["here"]) == []


def test_two_for_one_line_from_the_same_day_are_not_guessed_between(take: Take) -> None:
    done = take(f"HD-1,{TOWN},甲,,,,2026-01-01", f"HD-1,{TOWN},乙,,,,2026-01-01")
    assert (done.taken, [one.field for one in done.rejected]) == (1, ["line"])


def test_namesakes_are_told_apart_by_phone(session: Session, take: Take) -> None:
    for phone in ("1", "2"):
        session.add(Person(name="王", phone=phone, employment="seconded", town_code=TOWN))
    session.flush()
    assert [one.field for one in take(f"HD-1,{TOWN},王,,,,").rejected] == ["phone"]
    assert take(f"HD-1,{TOWN},王,2,,,").taken == 1


def test_whoever_may_not_manage_people_is_refused(take: Take, who: Callable[[str], Actor]) -> None:
    with pytest.raises(Forbidden):
        take(f"HD-1,{TOWN},甲,,,,", actor=who("town"))


def test_the_command_tells_what_it_took_and_writes_the_rest(own: Own, tmp_path: Path) -> None:
    with own.sessions.begin() as session:
        line = a_line(session, (120.01, 30.01), (120.02, 30.02), code="HD-1")
    file = tmp_path / "chiefs.csv"
    file.write_text(f"line,town,name\nHD-1,{TOWN},王河长\nHD-2,{TOWN},李河长\n", encoding="gb18030")
    told = {"GRIDGIS_DATABASE_URL": own.url, "COLUMNS": "200", "NO_COLOR": "1"}
    words = ["import", "line-chiefs", str(file), "--encoding", "gb18030"]
    trial = CliRunner().invoke(app, [*words, "--dry-run"], env=told)
    assert "2 rows: 1 taken, 0 there already, 1 rejected." in trial.stdout
    with own.sessions() as session:
        assert posts(session, line) == []
    done = CliRunner().invoke(app, words, env=told)
    assert done.exit_code == 1
    with own.sessions() as session:
        assert [name for name, *_ in posts(session, line)] == ["王河长"]
    rejects = (tmp_path / "chiefs.rejects.csv").read_text(encoding="utf-8-sig")
    assert '3,line,"No line has this code' in rejects
    again = CliRunner().invoke(app, [*words, "--rejects", str(file)], env=told)
    assert again.exit_code == 1
    assert "name another" in again.stderr
    missing = CliRunner().invoke(app, ["import", "line-chiefs", str(tmp_path / "none.csv")], env=told)
    assert (missing.exit_code, "can't be read" in missing.stderr) == (1, True)
