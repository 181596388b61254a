"""The gazetteer from files and back: good rows stand, each bad one is told with its line and reason."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session, sessionmaker

from gridgis.core.errors import Invalid
from gridgis.divisions.models import Division
from gridgis.exchange.addresses import files, names
from gridgis.exchange.addresses.files import Summary
from gridgis.geocoding.models import AddressName, StandardAddress
from gridgis.geocoding.queries import geocode
from tests.factories import ONE, World

Sessions = sessionmaker[Session]
HEADER = "text,code,lng,lat"
VILLAGE = f"{ONE}001001"
INSIDE = "120.02,30.05"


def a_file(folder: Path, *lines: str, header: str = HEADER, encoding: str = "utf-8") -> Path:
    path = folder / "addresses.csv"
    path.write_bytes("".join(f"{line}\n" for line in (header, *lines)).encode(encoding))
    return path


def take(sessions: Sessions, path: Path, *, datum: str = "cgcs2000", dry_run: bool = False, **fields: str) -> Summary:
    return files.load(
        sessions,
        files.rows(path, "", fields),
        datum=datum,
        told=lambda _: None,
        on_rejects=lambda _: None,
        dry_run=dry_run,
    )


@pytest.fixture
def load(sessions: Sessions, world: World, tmp_path: Path) -> Callable[..., Summary]:
    """Import these lines under the usual header."""
    return lambda *lines, **options: take(sessions, a_file(tmp_path, *lines), **options)


def stored(session: Session) -> list[StandardAddress]:
    session.expire_all()
    return list(session.scalars(select(StandardAddress).order_by(StandardAddress.text)))


def test_rows_become_addresses_that_are_found(load: Callable[..., Summary], session: Session) -> None:
    summary = load(
        f"甲市101县001镇001村人民路12号,,{INSIDE}",
        f"人民路14号,{VILLAGE},{INSIDE}",
        f"解放路 5 号金都小区３栋,,{INSIDE}",
    )
    assert (summary.new, summary.changed, summary.same, summary.rejected) == (3, 0, 0, [])
    rows = {row.text: row for row in stored(session)}
    assert set(rows) == {
        "甲市101县001镇001村人民路12号",
        "甲市101县001镇001村人民路14号",
        "甲市101县001镇001村解放路5号金都小区3栋",
    }
    estate = rows["甲市101县001镇001村解放路5号金都小区3栋"]
    assert (estate.road, estate.door, estate.number, estate.site, estate.building) == (
        "解放路",
        "5",
        5,
        "金都小区",
        "3",
    )
    assert (estate.key, estate.kind, estate.town_code) == ("解放路5号金都小区3幢", "road", f"{ONE}001")
    assert estate.sound.startswith("jie fan lu 5")
    (answer,) = geocode(session, ["001镇金都小区3幢"])
    assert answer.automatic is not None


def test_the_same_file_again_changes_nothing_and_a_moved_point_changes_one(
    load: Callable[..., Summary], session: Session
) -> None:
    lines = [f"人民路{n}号,{VILLAGE},{INSIDE}" for n in range(1, 6)]
    assert load(*lines).new == 5
    again = load(*lines)
    assert (again.new, again.changed, again.same) == (0, 0, 5)
    moved = load(*lines[:4], f"人民路5号,{VILLAGE},120.021,30.05")
    assert (moved.new, moved.changed, moved.same) == (0, 1, 4)
    assert len(stored(session)) == 5


def test_a_dry_run_says_the_same_and_keeps_nothing(load: Callable[..., Summary], session: Session) -> None:
    summary = load(f"人民路12号,{VILLAGE},{INSIDE}", "人民路13号,,x,y", dry_run=True)
    assert (summary.new, len(summary.rejected)) == (1, 1)
    assert stored(session) == []
    assert session.scalar(select(func.count()).select_from(AddressName)) == 0


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        (f",{VILLAGE},{INSIDE}", "text", "empty"),
        (f"甲市101县,{VILLAGE},{INSIDE}", "text", "divisions only"),
        (f"人民路12号,999999999999,{INSIDE}", "code", "no division"),
        (f"人民路12号,{VILLAGE},,", "lng", "not two numbers"),
        (f"人民路12号,{VILLAGE},x,30", "lng", "not two numbers"),
        (f"人民路12号,{VILLAGE},30.05,120.02", None, ""),
        (f"人民路12号,{VILLAGE},nan,30.05", None, ""),
        (f"人民路12号,{VILLAGE},120.25,30.05", "lng", "point lies in"),
        ("人民路12号,,119.5,30.05", "code", "neither by a code"),
        (f"102县人民路12号,{VILLAGE},{INSIDE}", "code", "another division"),
        (f"102县人民路12号,,{INSIDE}", "lng", "point lies in"),
        (f"{'长' * 300}路1号,{VILLAGE},{INSIDE}", "text", "200 characters"),
        (f"人民路12号,{VILLAGE},{INSIDE},surplus", "", "fields"),
    ],
)
def test_a_row_that_can_not_be_is_refused_with_its_reason(
    load: Callable[..., Summary], session: Session, line: str, field: str | None, reason: str
) -> None:
    summary = load(f"人民路10号,{VILLAGE},{INSIDE}", line)
    assert summary.new == 1
    [refused] = summary.rejected
    assert refused.line == 3
    assert field is None or refused.field == field
    assert reason in str(refused.reason)
    assert len(stored(session)) == 1


def test_an_estate_called_like_a_village_elsewhere_stays_an_estate(
    load: Callable[..., Summary], session: Session
) -> None:
    session.get_one(Division, f"{ONE}002001").name = "凤凰社区"
    session.commit()
    assert load(f"凤凰花园5幢,{VILLAGE},{INSIDE}").new == 1
    [row] = stored(session)
    assert (row.site, row.village_code) == ("凤凰花园", VILLAGE)


def test_of_two_rows_for_one_address_the_last_counts(load: Callable[..., Summary], session: Session) -> None:
    summary = load(f"人民路12号,{VILLAGE},{INSIDE}", "001村人民路12号,,120.021,30.05")
    assert (summary.new, [one.line for one in summary.rejected]) == (1, [2])
    assert session.scalar(select(func.ST_X(StandardAddress.place))) == 120.021


def test_other_headings_datums_and_encodings_are_told(sessions: Sessions, world: World, tmp_path: Path) -> None:
    path = a_file(tmp_path, f"人民路12号,{VILLAGE},120.02455,30.0476", header="地址,编码,经度,纬度", encoding="gb18030")
    summary = take(sessions, path, datum="gcj02", text="地址", code="编码", lng="经度", lat="纬度")
    assert summary.new == 1
    with sessions() as session:
        lng = session.scalar(select(func.ST_X(StandardAddress.place)))
    # GCJ-02 lies some 0.0046 degrees east of the place here; a metre of tolerance is 0.00001 degrees.
    assert lng == pytest.approx(120.02, abs=5e-4)


def test_a_projected_file_is_converted(sessions: Sessions, world: World, tmp_path: Path) -> None:
    path = a_file(tmp_path, f"人民路12号,{VILLAGE},501928.4,3325614.6")
    assert take(sessions, path, datum="epsg:4549").new == 1


def test_an_address_can_be_ended_and_come_again(sessions: Sessions, world: World, tmp_path: Path) -> None:
    header = f"{HEADER},valid_to"
    line = f"人民路12号,{VILLAGE},{INSIDE}"
    take(sessions, a_file(tmp_path, f"{line},", header=header))
    ended = take(
        sessions, a_file(tmp_path, f"{line},2026-01-01", f"人民路99号,{VILLAGE},{INSIDE},2026-01-01", header=header)
    )
    assert (ended.ended, [one.field for one in ended.rejected]) == (1, ["valid_to"])
    assert take(sessions, a_file(tmp_path, f"{line},", header=header)).new == 1
    wrong = take(sessions, a_file(tmp_path, f"{line},gone", header=header))
    assert [one.field for one in wrong.rejected] == ["valid_to"]


@pytest.mark.parametrize("content", [b"", b"name,lng\n1,2\n", b"text,text\n1,2\n"])
def test_a_file_that_is_none_is_refused_before_anything(world: World, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(Invalid):
        list(files.rows(path, "", {}))
    with pytest.raises(Invalid):
        list(files.rows(tmp_path / "none.csv", "", {}))


def test_an_export_is_taken_in_as_it_is(sessions: Sessions, world: World, tmp_path: Path) -> None:
    take(sessions, a_file(tmp_path, f"人民路12号,{VILLAGE},{INSIDE}", f"解放路5号金都小区3幢,{VILLAGE},{INSIDE}"))
    path = tmp_path / "out.csv"
    with sessions() as session:
        assert files.export(session, tmp_path / "none.csv", under="110102") == 0
        assert files.export(session, path) == 2
    assert take(sessions, path).same == 2
    with sessions.begin() as session:
        session.execute(text("DELETE FROM std_addresses"))
    assert take(sessions, path).new == 2


def test_names_come_in_and_go_out(session: Session, world: World, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(
        "kind,name,code,stands_for,origin,valid_to\n"
        f"road,胜利路,{ONE}001,解放路,,2001-01-01\n"
        f"division,老镇,{ONE}001,,alias,\n"
        f"river,x,{ONE},y,,\n"
        f"road,x,{ONE},,,\n"
        f"road,x,999,y,,\n"
        f"road,x,{ONE},y,own,\n"
        f"road,x,{ONE},y,,someday\n",
        encoding="gb18030",
    )
    summary = names.load(session, names.rows(path, ""))
    assert (summary.new, [one.field for one in summary.rejected]) == (
        2,
        ["kind", "stands_for", "code", "origin", "valid_to"],
    )
    out = tmp_path / "out.csv"
    assert names.export(session, out) == 2
    again = names.load(session, names.rows(out, ""))
    assert (again.new, again.same, again.rejected) == (0, 2, [])
