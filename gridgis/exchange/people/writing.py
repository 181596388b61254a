"""The form of a county's people: empty, or with those of a day and their posts."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridgis.core.vocabulary import DUTY_OF
from gridgis.core.wording import Language, worded
from gridgis.exchange.people.columns import DAYS, require_there
from gridgis.exchange.people.names import EMPLOYED, Names
from gridgis.exchange.tables.table import Filled, Wanted
from gridgis.people.duties import MANAGE
from gridgis.people.models import Competence, Person
from gridgis.security.models import Post
from gridgis.security.rules import Actor, Spot


def filled(wanted: Wanted) -> Filled:
    """The people of a day; telephones are whole only where the actor manages people."""
    session, actor, county_code = wanted.session, wanted.actor, wanted.county_code
    day, language = wanted.day, wanted.language
    require_there(session, actor, county_code)
    names = Names.of(session, county_code, day)
    posts = [role for role in names.levels if role in DUTY_OF]
    choices = {
        "town_code": [name for (level, _), name in names.shown.items() if level == "town"],
        "employment": [worded(f"employment.{code}", {}, language) for code in dict.fromkeys(EMPLOYED.values())],
        "post": [worded(f"duty.{DUTY_OF[role]}", {}, language) for role in posts],
        "places": [name for (level, _), name in names.shown.items() if level == "grid"],
    }
    return Filled([] if wanted.empty else _rows(session, actor, names, county_code, day, language), choices)


def _rows(
    session: Session, actor: Actor, names: Names, county_code: str, day: date, language: Language
) -> list[dict[str, object]]:
    """A row a person and post, by town and name; whoever holds none has a row of their own."""
    towns = [code for (level, code) in names.shown if level == "town" and actor.may(MANAGE, Spot(county_code, code))]
    asked = (
        select(Person, Post)
        .outerjoin(Post, (Post.person_id == Person.id) & Post.period.op("@>")(day))
        .where(Person.town_code.in_(towns), Person.service.op("@>")(day))
        .order_by(Person.town_code, Person.name, Person.id, Post.id)
    )
    trained: dict[int, list[str]] = {}
    known = select(Competence.person_id, Competence.line).order_by(Competence.person_id, Competence.line)
    for person_id, line in session.execute(known):
        trained.setdefault(person_id, []).append(line)
    said = {role: worded(f"duty.{duty}", {}, language) for role, duty in DUTY_OF.items()}
    roles = {code: name for name, code in names.roles.items() if name != code and not name.isascii()} | said
    return [
        {name: getattr(person, name) for name in ("id", "name", "phone", "employer", *DAYS)}
        | {
            "town_code": names.shown["town", person.town_code or ""],
            "employment": worded(f"employment.{person.employment}", {}, language),
            "lines": "、".join(worded(f"line.{line}", {}, language) for line in trained.get(person.id, ())),
        }
        | (_post_cells(post, names, roles) if post is not None else {})
        for person, post in session.execute(asked)
    ]


def _post_cells(post: Post, names: Names, roles: Mapping[str, str]) -> dict[str, object]:
    return {
        "post": roles.get(post.role_code, post.role_code),
        "places": names.shown.get((post.level, post.place_code), post.place_code),
        "first_day": post.valid_from,
        "last_day": None if post.valid_to is None else date.fromordinal(post.valid_to.toordinal() - 1),
    }
