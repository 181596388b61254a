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
from gridgis.people.rules import appointable
from gridgis.security.models import Post, Role
from gridgis.security.rules import Actor, Spot


def filled(wanted: Wanted) -> Filled:
    """The people of a day; telephones are whole only where the actor manages people."""
    session, actor, county_code = wanted.session, wanted.actor, wanted.county_code
    day, language = wanted.day, wanted.language
    require_there(session, actor, county_code)
    names = Names.of(session, county_code, day)
    choices = {
        "town_code": names.named("town"),
        "employment": [worded(f"employment.{code}", {}, language) for code in dict.fromkeys(EMPLOYED.values())],
        "post": _posts(session, actor, language),
        "places": [name for at in ("grid", "village", "office", "town", "county") for name in names.named(at)],
    }
    return Filled([] if wanted.empty else _rows(session, actor, names, county_code, day, language), choices)


def _posts(session: Session, actor: Actor, language: Language) -> list[str]:
    """What the actor may appoint people to, duties of the grid first; not what only systems hold, which report."""
    roles = session.scalars(select(Role).order_by(Role.name_zh)).all()
    known = {one.code for one in roles} if actor.account_id is None else appointable(actor)
    held = [
        one
        for one in roles
        if one.code in known and one.levels != ["all"] and any(not verb.startswith("report.") for verb in one.verbs)
    ]
    duties = [worded(f"duty.{duty}", {}, language) for role, duty in DUTY_OF.items() if role in known]
    return duties + [one.name_zh if language == "zh" else one.name_en for one in held if one.code not in DUTY_OF]


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
