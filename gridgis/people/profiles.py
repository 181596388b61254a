"""Who is signed in, as the page shows it: places by name, posts, offices."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from gridgis.core.geo import Box
from gridgis.divisions import queries as divisions
from gridgis.grids import queries as grids
from gridgis.people import queries as people
from gridgis.people.desks import DeskName, landing, opened
from gridgis.people.duties import Post
from gridgis.security.queries import role_names
from gridgis.security.rules import Actor


@dataclass(frozen=True)
class HeldPlace:
    """A role held at a place, with names."""

    level: str
    code: str
    name: str
    role_code: str
    role_name_zh: str
    role_name_en: str


@dataclass(frozen=True)
class Home:
    """Where the map opens; `bbox` is west, south, east, north in degrees, `county_code` null above a county."""

    level: str
    code: str
    name: str
    bbox: Box | None
    county_code: str | None


@dataclass(frozen=True)
class Ref:
    """A code and its name."""

    code: str
    name: str


@dataclass(frozen=True)
class Profile:
    """An actor with all that its page needs; `desks` are those that their posts open, `landing` where their day begins.

    `landing` is None for who begins at no desk: leaders at their map, others at what they look after.
    """

    username: str
    display_name: str
    title: str
    verbs: list[str]
    places: list[HeldPlace]
    home: Home | None
    posts: list[Post]
    offices: list[Ref]
    desks: list[DeskName]
    landing: DeskName | None


def of(session: Session, actor: Actor, day: date) -> Profile:
    """The profile of an actor on a day."""
    codes = [held.code for held in actor.held]
    offices = people.offices(session, codes)
    names = divisions.names(session, codes) | grids.names(session, codes, day)
    names |= {code: office.name for code, office in offices.items()}
    root = divisions.root(session)
    if root is not None:
        names[""] = root.name
    roles = role_names(session)
    places = [
        HeldPlace(h.level, h.code, names.get(h.code, h.code), h.role_code, *roles[h.role_code]) for h in actor.held
    ]
    posts = people.posts_of(session, actor.person_id, day) if actor.person_id is not None else []
    named = grids.names(session, [code for code, _ in posts], day)
    return Profile(
        username=actor.username,
        display_name=actor.display_name,
        title=actor.title,
        verbs=sorted(actor.verbs),
        places=places,
        home=_home(session, actor, day),
        posts=[Post(code, named.get(code, code), duty) for code, duty in posts],
        offices=[Ref(office.code, office.name) for office in offices.values()],
        desks=opened(actor),
        landing=landing(actor),
    )


def _home(session: Session, actor: Actor, day: date) -> Home | None:
    """The first place held, an office standing for its own place."""
    for held in actor.held:
        if held.level == "all":
            root = divisions.root(session)
            return Home(root.level, root.code, root.name, root.bbox, None) if root else None
        if held.level == "grid":
            return _grid_home(session, held.code, day)
        code = _place_of(session, held.code) if held.level == "office" else held.code
        if divisions.names(session, [code]):
            return _division_home(session, code)
    return None


def _grid_home(session: Session, code: str, day: date) -> Home | None:
    grid = grids.version_of(session, code, day, routing=False)
    box = grids.bbox_of(session, code, day)
    return Home("grid", grid.code, grid.name, box, grid.county_code) if grid else None


def _division_home(session: Session, code: str) -> Home:
    row = divisions.get(session, code)
    around = [*divisions.ancestors(session, code), row]
    county = next((one.code for one in around if one.level == "county"), None)
    return Home(row.level, row.code, row.name, row.bbox, county)


def _place_of(session: Session, office_code: str) -> str:
    """The code of the place an office is at; empty for an office that is no more."""
    office = people.offices(session, [office_code]).get(office_code)
    return office.place_code if office is not None else ""
