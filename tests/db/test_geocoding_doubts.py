"""Rivals behind many rooms, addresses that end later, and endings in files."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session, sessionmaker

from gridgis.geocoding import queries
from tests.db.test_address_files import HEADER, INSIDE, take
from tests.db.test_geocoding import OTHER, VILLAGE, an_address
from tests.factories import World

TEXT = "甲市101县001镇001村人民路12号"


@pytest.mark.parametrize("front", ["", "人民路12号"])
def test_many_rooms_hide_no_rival(session: Session, world: World, front: str) -> None:
    for n in range(130):
        an_address(session, f"{front}阳光小区5幢1单元{n + 101}室")
    an_address(session, f"{front}阳光小区5幢1单元101室", village=OTHER, at=(120.02, 30.15))
    [answer] = queries.geocode(session, [f"101县{front}阳光小区5幢"])
    assert answer.automatic is None
    assert answer.rivals == 1


def test_an_estate_of_another_town_makes_a_building_doubtful(session: Session, world: World) -> None:
    an_address(session, "阳光小区5幢")
    assert queries.geocode(session, ["101县阳光小区5幢"])[0].automatic
    an_address(session, "阳光小区7幢", village=OTHER, at=(120.02, 30.15))
    assert queries.geocode(session, ["101县阳光小区5幢"])[0].automatic is None


def test_an_address_that_ends_later_is_in_force(session: Session, world: World) -> None:
    row = an_address(session, "人民路12号")
    row.valid_to = date(2999, 1, 1)
    session.flush()
    assert queries.geocode(session, [TEXT])[0].automatic
    assert queries.nearest(session, 120.02, 30.05) is not None
    assert queries.geocode(session, [TEXT], day=row.valid_to)[0].automatic is None


def test_ended_and_told_anew_in_one_file(
    session: Session, sessions: sessionmaker[Session], world: World, tmp_path: Path
) -> None:
    path, head = tmp_path / "a.csv", f"{HEADER},valid_to\n"
    path.write_text(f"{head}{TEXT},,{INSIDE},\n")
    take(sessions, path)
    path.write_text(f"{head}{TEXT},,{INSIDE},2026-01-01\n{TEXT},,120.021,30.051,\n")
    first, again = take(sessions, path), take(sessions, path)
    assert (first.ended, first.new, again.same) == (1, 1, 2)
    assert queries.geocode(session, [TEXT])[0].automatic


def test_an_ended_row_twice_is_the_same(sessions: sessionmaker[Session], world: World, tmp_path: Path) -> None:
    path, head = tmp_path / "a.csv", f"{HEADER},valid_to\n"
    path.write_text(f"{head}{TEXT},,{INSIDE},\n{TEXT},,{INSIDE},2026-01-01\n")
    first, again = take(sessions, path), take(sessions, path)
    assert (first.new, first.ended, again.same) == (1, 1, 2)
    assert not first.rejected + again.rejected


def test_a_point_in_another_town_is_refused(sessions: sessionmaker[Session], world: World, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{HEADER}\n人民路12号,{VILLAGE},120.02,30.15\n")
    [refused] = take(sessions, path).rejected
    assert refused.field == "lng"
