"""The least valid rows, and a small world of two counties.

County `110101` lies at 120.0–120.2 E, county `110102` at 120.2–120.4 E, both 30.0–30.2 N. Each has two towns (south
and north), each town two villages (west and east), each village two grids (west and east), all rectangles of
0.05 × 0.1 degrees. An exclusive grid lies over the corner where the four villages of county one meet.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from secrets import token_urlsafe
from typing import Any

from argon2 import PasswordHasher
from geoalchemy2.shape import from_shape
from shapely.geometry import MultiPolygon, box
from sqlalchemy import Connection, insert, literal, select
from sqlalchemy.orm import Session

from gridgis.cases.actions import Opened, Opening, open_cases
from gridgis.cases.in_force import categories, limits
from gridgis.cases.supervision_models import SupervisionSlip
from gridgis.core.geo import SRID, cell_of
from gridgis.core.rows import Rows
from gridgis.core.vocabulary import ROLE_OF
from gridgis.divisions.models import Division
from gridgis.grids.models import Grid, GridVersion
from gridgis.people.models import Office, Person
from gridgis.people.personnel.models import PersonnelMatter
from gridgis.security.models import Account, Post, SignIn
from gridgis.security.queries import token_hash
from gridgis.security.rules import SYSTEM, Spot

AT = datetime(2026, 3, 11, 2, 0, tzinfo=UTC)
"""The moment at which tests happen: a Wednesday, 10:00 in Shanghai."""

PASSWORD = "a-long-password"
CITY = "110100"
ONE, TWO = "110101", "110102"
START = date(2020, 1, 1)
TOWN_AGENCIES = ("urban_enforcement", "police", "market", "housing", "municipal", "sanitation", "town_command")
ZONE = "110101001001801"


QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Hashes carry their own cost, and the product's is a fifth of a second."""


@cache
def password_hash() -> str:
    """The hash of the one password, made once."""
    return QUICK.hash(PASSWORD)


@dataclass
class World:
    """Codes of what was made, where the middle of each grid lies, and who is chief of each village grid."""

    grids: list[str] = field(default_factory=list)
    middles: dict[str, tuple[float, float]] = field(default_factory=dict)
    person_id: int = 0
    cadres: dict[str, int] = field(default_factory=dict)

    def grid_of(self, prefix: str) -> str:
        """The first grid below a division."""
        return next(code for code in self.grids if code.startswith(prefix))


def a_boundary(west: float, south: float, east: float, north: float) -> Any:
    """A rectangle as stored."""
    return from_shape(MultiPolygon([box(round(west, 7), round(south, 7), round(east, 7), round(north, 7))]), SRID)


def a_division(session: Session, code: str, level: str, parent: str | None, bounds: tuple[float, ...]) -> Division:
    """A division with a rectangle."""
    names = {"city": "甲市", "county": "县", "town": "镇", "village": "村"}
    name = f"{code[-3:]}{names[level]}" if level != "city" else "甲市"
    row = Division(code=code, level=level, parent_code=parent, name=name, boundary=a_boundary(*bounds))
    session.add(row)
    session.flush()
    return row


def a_grid(session: Session, code: str, layer: str, bounds: tuple[float, ...], **facts: Any) -> GridVersion:
    """A grid in force since 2020."""
    session.add(
        Grid(
            code=code,
            layer=layer,
            village_code=code[:12],
            town_code=code[:9],
            county_code=code[:6],
            zone_kind="park" if layer == "exclusive" else "",
        )
    )
    session.flush()
    version = GridVersion(
        grid_code=code,
        layer=layer,
        name=f"网格{code[6:]}",
        boundary=a_boundary(*bounds),
        households=300,
        valid_from=START,
        **facts,
    )
    session.add(version)
    session.flush()
    return version


def a_slip(case: Opened) -> SupervisionSlip:
    """A slip that the ladder proposed about a case."""
    key = {"county_code": case.county_code, "case_number": case.number, "seq": 1}
    return SupervisionSlip(
        **key, level="yellow", state="proposed", origin="ladder", moved_at=AT, asked_at=AT, asked_name="系统", text=""
    )


def a_person(session: Session, name: str, phone: str = "13800005678", *, employment: str = "town_hired") -> Person:
    """Somebody, hired by a town unless told otherwise."""
    person = Person(name=name, phone=phone, employment=employment)
    session.add(person)
    session.flush()
    return person


def a_post(
    session: Session, code: str, person: Person, duty: str, since: date = START, until: date | None = None
) -> Post:
    """A duty in a grid or a village, since 2020 unless told otherwise."""
    level = "village" if duty == "village_liaison" else "grid"
    held = {"role_code": ROLE_OF[duty], "level": level, "place_code": code}
    post = Post(person_id=person.id, valid_from=since, valid_to=until, **held)
    session.add(post)
    session.flush()
    return post


def an_office(session: Session, place_code: str, level: str, agency_type: str) -> Office:
    """An office of an agency type at a place."""
    row = Office(
        code=f"{place_code}-{agency_type}",
        name=f"{place_code}{agency_type}",
        agency_type=agency_type,
        level=level,
        place_code=place_code,
        county_code=place_code[:6],
        town_code=place_code[:9] if len(place_code) >= 9 else None,
    )
    session.add(row)
    session.flush()
    return row


def a_stationed_office(session: Session, made: "World") -> int:
    """The sanitation office of the first town, where the worker handles, under the squad; a move of its head is asked.

    Returns:
        The id of the matter, in which the worker comes.
    """
    office = session.get_one(Office, f"{ONE}001-sanitation")
    office.department_code = f"{ONE}001-urban_enforcement"
    held = {"role_code": "office_handler", "level": "office", "place_code": office.code}
    session.add(Post(person_id=made.person_id, valid_from=START, **held))
    matter = PersonnelMatter(
        kind="head",
        state="asked",
        office_code=office.code,
        department_code=office.department_code,
        county_code=ONE,
        town_code=f"{ONE}001",
        successor_id=made.person_id,
        first_day=AT.date(),
        made_at=AT,
        made_by="队长",
    )
    session.add(matter)
    session.flush()
    return matter.id


def an_account(session: Session, username: str, *posts: tuple[str, str, str], person: Person | None = None) -> Account:
    """An account with the one password."""
    account = Account(
        username=username,
        display_name=username,
        password_hash=password_hash(),
        person_id=person.id if person else None,
    )
    session.add(account)
    session.flush()
    for role, level, code in posts:
        session.add(Post(account_id=account.id, role_code=role, level=level, place_code=code, valid_from=START))
    session.flush()
    return account


def a_sign_in(connection: Connection, username: str, *, at: datetime = AT) -> str:
    """The token of a new sign-in of an account, which outlasts every test; the door itself is slow by design."""
    token = token_urlsafe()
    kept = [literal(token_hash(token)), Account.id, literal(at), literal(at + timedelta(days=365))]
    whose = select(*kept).where(Account.username == username, Account.active)
    columns = ["token_hash", "account_id", "created_at", "expires_at"]
    assert connection.execute(insert(SignIn).from_select(columns, whose)).rowcount == 1, username
    return token


def a_case(
    session: Session,
    world: World,
    *,
    grid_code: str,
    category: str = "E0101",
    at: datetime,
    source: str = "hotline_12345",
    office_code: str | None = None,
    place: tuple[float, float] | None = None,
) -> Opened:
    """A case in a grid, in its middle by default: submitted, or dispatched when an office is given."""
    lng, lat = place or world.middles[grid_code]
    opening = Opening(
        category=categories(session, [category])[0],
        source=source,
        description="占道经营",
        address_text="",
        spot=Spot(grid_code[:6], grid_code[:9], grid_code[:12], grid_code),
        lng=lng,
        lat=lat,
        h3=cell_of(lng, lat),
        flags=(),
        rule="R1" if office_code else None,
        office_code=office_code,
        registers=office_code is not None,
        actor=SYSTEM,
    )
    rows = Rows()
    made = open_cases(session, [opening], limits(session, "Asia/Shanghai", at.date()), rows, at=at)[0]
    rows.write(session)
    return made


def world(session: Session) -> World:
    """Make the two counties."""
    made = World()
    a_division(session, CITY, "city", None, (120.0, 30.0, 120.4, 30.2))
    for i, county in enumerate((ONE, TWO)):
        _county(session, made, county, 120.0 + 0.2 * i)
    a_grid(session, ZONE, "exclusive", (120.08, 30.08, 120.12, 30.12))
    made.middles[ZONE] = (120.1, 30.1)
    a_post(session, ZONE, a_person(session, "园区长"), "chief")
    _accounts(session, made)
    return made


def _county(session: Session, made: World, county: str, west: float) -> None:
    a_division(session, county, "county", CITY, (west, 30.0, west + 0.2, 30.2))
    an_office(session, county, "county", "environment")
    for t in range(2):
        town, south = f"{county}00{t + 1}", 30.0 + 0.1 * t
        a_division(session, town, "town", county, (west, south, west + 0.2, south + 0.1))
        for agency in TOWN_AGENCIES:
            an_office(session, town, "town", agency)
        for v in range(2):
            village, left = f"{town}00{v + 1}", west + 0.1 * v
            a_division(session, village, "village", town, (left, south, left + 0.1, south + 0.1))
            an_office(session, village, "village", "village")
            for g in range(2):
                code, edge = f"{village}00{g + 1}", left + 0.05 * g
                a_grid(session, code, "village", (edge, south, edge + 0.05, south + 0.1))
                chief = a_person(session, f"长{code[6:]}", employment="village_cadre")
                a_post(session, code, chief, "chief")
                made.cadres[code] = chief.id
                made.grids.append(code)
                made.middles[code] = (edge + 0.025, south + 0.05)


def _accounts(session: Session, made: World) -> None:
    grid = made.grid_of(ONE)
    worker = a_person(session, "网格员甲")
    made.person_id = worker.id
    a_post(session, grid, worker, "fulltime")
    an_account(session, "worker", person=worker)
    an_account(session, "dispatcher", ("dispatcher", "town", f"{ONE}001"), ("reporter", "county", ONE))
    an_account(session, "clerk", ("office_clerk", "office", f"{ONE}001-urban_enforcement"))
    an_account(session, "town", ("town_leader", "town", f"{ONE}001"))
    an_account(session, "other_town", ("town_leader", "town", f"{ONE}002"))
    an_account(session, "county", ("county_leader", "county", ONE))
    an_account(session, "other_county", ("county_leader", "county", TWO))
    an_account(session, "city", ("city_leader", "all", ""))
    an_account(session, "planner", ("planner", "county", ONE))
    an_account(session, "reviewer", ("reviewer", "county", ONE))
    an_account(session, "organisation", ("plan_organisation", "county", ONE))
    an_account(session, "civil", ("plan_civil", "county", ONE))
    an_account(session, "planner_reviewer", ("planner", "county", ONE), ("reviewer", "county", ONE))
    an_account(session, "rule_editor", ("rule_editor", "county", ONE))
    an_account(session, "rule_publisher", ("rule_publisher", "county", ONE))
    an_account(session, "admin", ("sys_admin", "all", ""))
    an_account(session, "nobody")
    clerk = a_person(session, "承办人")
    session.add(
        Post(
            person_id=clerk.id,
            role_code="office_clerk",
            level="office",
            place_code=f"{ONE}001-urban_enforcement",
            valid_from=START,
        )
    )
    session.flush()
