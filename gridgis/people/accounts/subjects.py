"""Accounts as rights on them depend on: where they belong, and whom they tie to what."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select, true
from sqlalchemy.orm import Session

from gridgis.core.errors import NotFound
from gridgis.core.wording import Both
from gridgis.divisions import queries as divisions
from gridgis.grids.models import Grid
from gridgis.people.accounts.rules import MANAGE, READ, Subject, Tie, sees
from gridgis.people.models import Office, Person
from gridgis.people.places import spots
from gridgis.security.models import Account, Post, Role
from gridgis.security.rules import Actor, Spot

MINE = (Post.account_id == Account.id) | (Post.person_id == Account.person_id)


def standing(day: date) -> ColumnElement[bool]:
    """The condition that a post counts on a day or later."""
    return ~func.isempty(Post.period) & (func.upper_inf(Post.period) | (func.upper(Post.period) > day))


def inside(place: str, day: date) -> ColumnElement[bool]:
    """The condition that an account belongs to a division or what lies in it."""
    within = divisions.below(place)
    at = or_(
        Post.division_code.in_(within),
        Post.grid_code.in_(
            select(Grid.code).where(or_(Grid.county_code == place, Grid.town_code == place, Grid.village_code == place))
        ),
        Post.office_code.in_(select(Office.code).where(or_(Office.county_code == place, Office.town_code == place))),
    )
    return or_(
        Account.id.in_(select(Post.account_id).where(at, standing(day), Post.account_id.is_not(None))),
        Account.person_id.in_(select(Post.person_id).where(at, standing(day), Post.person_id.is_not(None))),
        Account.person_id.in_(select(Person.id).where(Person.town_code.in_(within))),
    )


def seen_by(actor: Actor, day: date) -> ColumnElement[bool]:
    """The condition that an actor may know of an account, their own aside."""
    if actor.everywhere(READ) or actor.everywhere(MANAGE):
        return true()
    codes = {
        code for verb in (READ, MANAGE) for level in ("county", "town", "village") for code in actor.codes(verb, level)
    }
    if not codes:
        return false()
    nowhere = and_(
        Account.opened_by == actor.account_id,
        ~exists(select(Post.id).where(MINE, standing(day)).correlate(Account)),
        ~exists(select(Person.id).where(Person.id == Account.person_id, Person.town_code.is_not(None))),
    )
    return or_(nowhere, *(inside(code, day) for code in sorted(codes)))


def subjects(session: Session, accounts: Sequence[Account], day: date) -> dict[int, Subject]:
    """Accounts by id, as rights on them depend on."""
    ids = [one.id for one in accounts]
    people = [one.person_id for one in accounts if one.person_id is not None]
    ties = _ties(session, ids, people, day)
    homes = _homes(session, people)
    return {
        one.id: Subject(
            one.username,
            (*ties.get((one.id, None), ()), *ties.get((None, one.person_id or 0), ())),
            one.id,
            one.opened_by,
            homes.get(one.person_id or 0),
        )
        for one in accounts
    }


def subject_of_person(session: Session, person: Person, username: str, day: date) -> Subject:
    """Somebody who is to have an account."""
    ties = _ties(session, [], [person.id], day).get((None, person.id), ())
    return Subject(username, ties, home=_homes(session, [person.id]).get(person.id))


def _ties(
    session: Session, ids: Iterable[int], people: Iterable[int], day: date
) -> dict[tuple[int | None, int | None], tuple[Tie, ...]]:
    asked = (
        select(Post, Role)
        .join(Role, Role.code == Post.role_code)
        .where(standing(day), or_(Post.account_id.in_(list(ids)), Post.person_id.in_(list(people))))
        .order_by(Post.id)
    )
    rows = session.execute(asked).all()
    where = spots(session, [(post.level, post.place_code) for post, _ in rows])
    found: dict[tuple[int | None, int | None], tuple[Tie, ...]] = {}
    for post, role in rows:
        tie = Tie(
            role.code, Both(role.name_zh, role.name_en), frozenset(role.verbs), where[post.level, post.place_code]
        )
        key = (post.account_id, post.person_id)
        found[key] = (*found.get(key, ()), tie)
    return found


def _homes(session: Session, people: Iterable[int]) -> dict[int, Spot]:
    asked = select(Person.id, Person.town_code).where(Person.id.in_(list(people)))
    towns = {person: code for person, code in session.execute(asked) if code is not None}
    where = spots(session, [("town", code) for code in towns.values()])
    return {person: where["town", code] for person, code in towns.items() if ("town", code) in where}


def find(session: Session, actor: Actor, username: str, day: date, *, hold: bool = False) -> tuple[Account, Subject]:
    """An account that an actor may know of.

    Raises:
        NotFound: there is none.
    """
    asked = select(Account).where(Account.username == username)
    account = session.scalar(asked.with_for_update() if hold else asked)
    if account is not None:
        subject = subjects(session, [account], day)[account.id]
        if sees(actor, subject):
            return account, subject
    raise NotFound("accounts.no_account", username=username)
