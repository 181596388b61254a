"""A case taken from an office: that office is told by whom, when; else nobody, and nothing of a sealed one."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from gridgis.cases.actions import opened
from gridgis.cases.moving import move
from gridgis.core.errors import NotFound
from gridgis.security.rules import SYSTEM, Actor
from tests.claims import asked
from tests.db.test_random_lives import staffed
from tests.factories import AT, ONE, World, a_case

ZONE = "Asia/Shanghai"
OFFICE, OTHER = f"{ONE}001-urban_enforcement", f"{ONE}001-sanitation"
LATER = AT + timedelta(minutes=5)
Refused = Callable[[str], NotFound]


@pytest.fixture
def who(session: Session, world: World) -> dict[str, Actor]:
    return staffed(session)


@pytest.fixture
def number(session: Session, world: World) -> str:
    """A case that the dispatcher gave to the enforcement office."""
    made = a_case(session, world, grid_code=world.grids[0], at=AT).number
    for name in ("register", "dispatch"):
        move(session, SYSTEM, made, asked(name, at=AT, office_code=OFFICE), zone=ZONE, at=AT)
    return made


def taken(session: Session, who: dict[str, Actor], number: str, at: datetime = LATER) -> None:
    move(session, who["dispatcher"], number, asked("redispatch", at=at, office_code=OTHER), zone=ZONE, at=at)


@pytest.fixture
def refused(session: Session, who: dict[str, Actor], number: str) -> Refused:
    def read(name: str) -> NotFound:
        with pytest.raises(NotFound) as told:
            opened(session, who[name], number, at=LATER)
        return told.value

    return read


def test_the_office_is_told_who_took_it_when_and_where_to(
    session: Session, who: dict[str, Actor], number: str, refused: Refused
) -> None:
    assert opened(session, who["clerk"], number, at=AT).office_code == OFFICE
    taken(session, who, number)
    told = refused("clerk")
    assert told.kind == "cases.taken_to"
    name = who["dispatcher"].display_name
    assert {one: told.facts[one] for one in ("who", "office")} == {"who": name, "office": f"{ONE}001sanitation"}
    assert told.facts["at"] == f"{LATER:%Y-%m-%d %H:%M}"
    assert told.words("zh").startswith(f"案件 {number} 已不由您单位办理：{name}")
    with pytest.raises(NotFound) as moving:
        move(session, who["clerk"], number, asked("sign", at=LATER), zone=ZONE, at=LATER)
    assert moving.value.words("zh") == told.words("zh")


def test_what_became_of_it_later_is_not_told(
    session: Session, who: dict[str, Actor], number: str, refused: Refused
) -> None:
    taken(session, who, number)
    third = asked("redispatch", at=LATER, office_code=f"{ONE}001-market")
    move(session, who["dispatcher"], number, third, zone=ZONE, at=LATER + timedelta(hours=1))
    assert refused("clerk").facts["office"] == f"{ONE}001sanitation"


def test_a_return_that_was_granted_names_nobody_it_went_to(
    session: Session, who: dict[str, Actor], number: str, refused: Refused
) -> None:
    move(session, who["clerk"], number, asked("return", at=LATER), zone=ZONE, at=LATER)
    move(session, who["shift"], number, asked("uphold_return", at=LATER), zone=ZONE, at=LATER)
    assert refused("clerk").kind == "cases.taken"
    assert "office" not in refused("clerk").facts


def test_an_office_that_never_had_it_knows_of_no_such_case(
    session: Session, who: dict[str, Actor], number: str, refused: Refused
) -> None:
    taken(session, who, number)
    assert refused("market").kind == "cases.no_case"
    assert opened(session, who["dispatcher"], number, at=LATER).office_code == OTHER


def test_of_one_that_was_sealed_since_nothing_is_told(
    session: Session, who: dict[str, Actor], number: str, refused: Refused
) -> None:
    taken(session, who, number)
    session.execute(text("UPDATE cases SET sensitive = true WHERE number = :number"), {"number": number})
    session.expire_all()
    assert refused("clerk").kind == "cases.no_case"
