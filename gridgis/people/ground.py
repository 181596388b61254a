"""What appointments and changes of people are judged by: read as it is asked for, or for a whole table at once."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, make_transient_to_detached

from gridgis.core.db import Base
from gridgis.core.errors import Refusal
from gridgis.core.rows import Rows
from gridgis.grids.models import Grid
from gridgis.people.models import Competence, Person
from gridgis.people.places import Place, spots
from gridgis.people.serving import Days, days_of, served_until
from gridgis.security.actions import deeds_together
from gridgis.security.models import AuditEntry, Post, Role
from gridgis.security.rules import Actor, Spot

CHIEF = "grid_chief"
HELD = {"key_share": True}
AT_ONCE = 1000
"""So many ids are taken together."""


@dataclass
class _Journal:
    """What a row of a table has done so far, so that it can be undone."""

    values: list[tuple[Base, str, Any]] = field(default_factory=list)
    made: list[Base] = field(default_factory=list)
    settles: bool = False
    """Whether rows that follow are judged by it."""


class Ground:
    """People with their posts, grids with their chiefs, roles and places, as one transaction finds and changes them.

    Left alone it asks for one thing after the other and writes at once. Once `foresee` was told what a table is about
    it holds all of that, locked, and `write` writes what was changed together.
    """

    def __init__(self, session: Session, actor: Actor, at: datetime) -> None:
        self.session, self.actor, self.at, self.day = session, actor, at, at.date()
        self.together = False
        self._people: dict[int, Person | None] = {}
        self._named: dict[tuple[str, str], list[Person]] = defaultdict(list)
        self._posts: dict[int, list[Post]] = {}
        self._chiefs: dict[str, list[Post]] = {}
        self._trained: dict[int, set[str]] = {}
        self._grids: dict[str, Grid] = {}
        self._roles: dict[str, Role | None] = {}
        self._spots: dict[Place, Spot | None] = {}
        self._asked: dict[tuple[str, ...], Refusal | None] = {}
        self._new: dict[type[Base], list[Base]] = {}
        self._ids: dict[type[Base], Iterator[int]] = {}
        self._deeds: list[dict[str, Any]] = []
        self._later: list[Callable[[], None]] = []
        self._journal = _Journal()

    @contextmanager
    def foresee(
        self, *, ids: Collection[int], names: Collection[str], phones: Collection[str], places: Collection[Place]
    ) -> Iterator[None]:
        """Hold people of ids, names and telephones, and the chiefs of places, while a table is judged in memory."""
        self.together, session = True, self.session
        asked = or_(Person.id.in_(ids), Person.name.in_(names), Person.phone.in_(phones))
        session.execute(select(Person.id).where(asked).order_by(Person.id).with_for_update(key_share=True)).all()
        for person in session.scalars(select(Person).where(asked).execution_options(populate_existing=True)):
            self._know(person)
        grids = sorted(code for level, code in places if level == "grid")
        held = select(Grid).where(Grid.code.in_(grids)).order_by(Grid.code).with_for_update(key_share=True)
        self._grids = {grid.code: grid for grid in session.scalars(held)}
        self._spots |= dict.fromkeys(places) | spots(session, places)
        self._posts, self._chiefs = {one: [] for one in self._people}, {code: [] for code in grids}
        for post in session.scalars(_posts_of(self._people)):
            self._posts[post.person_id or 0].append(post)
        for post in session.scalars(_chief_posts(grids)):
            self._chiefs[post.grid_code or ""].append(post)
        self._trained = {one: set() for one in self._people}
        lines = select(Competence.person_id, Competence.line).where(Competence.person_id.in_(self._people))
        for person_id, line in session.execute(lines):
            self._trained[person_id].add(line)
        with deeds_together(session, self._deeds), session.no_autoflush:
            yield

    @contextmanager
    def row(self) -> Iterator[None]:
        """Undo what a row of the table did where it is refused."""
        self._journal, deeds, later = _Journal(), len(self._deeds), len(self._later)
        try:
            yield
        except BaseException:
            for one, name, value in reversed(self._journal.values):
                setattr(one, name, value)
            for one in reversed(self._journal.made):
                self._new[type(one)].pop()
                self._forget(one)
            del self._deeds[deeds:], self._later[later:]
            raise
        if self._journal.settles:  # who edits a town's people, or heads an office, may be another from here on
            self.write(going_on=True)
            self._asked.clear()

    def person(self, person_id: int) -> Person | None:
        """Somebody, held for update."""
        if person_id not in self._people:
            found = self.session.get(Person, person_id, with_for_update=HELD, populate_existing=True)
            self._people[person_id] = found
        return self._people[person_id]

    def named(self, person_id: int | None) -> str:
        """The name of somebody."""
        person = self._people.get(person_id or 0)
        return person.name if person else self.session.get_one(Person, person_id).name

    def called(self, name: str) -> list[Person]:
        """People of a name among those foreseen."""
        return [one for one in self._named["name", name] if one.name == name]

    def reached(self, phone: str) -> list[Person]:
        """People of a telephone, the first entered first."""
        if not self.together:
            return list(self.session.scalars(select(Person).where(Person.phone == phone).order_by(Person.id)))
        return sorted((one for one in self._named["phone", phone] if one.phone == phone), key=lambda one: one.id)

    def posts_of(self, person_id: int) -> list[Post]:
        """Posts of somebody, those of all times, by their first days."""
        if person_id not in self._posts:
            self._posts[person_id] = list(self.session.scalars(_posts_of([person_id])))
        return sorted(self._posts[person_id], key=lambda post: post.valid_from)

    def chiefs(self, grid_code: str) -> list[Post]:
        """Posts of a grid's chiefs, of all times, by their first days."""
        if grid_code not in self._chiefs:
            self._chiefs[grid_code] = list(self.session.scalars(_chief_posts([grid_code])))
        return sorted(self._chiefs[grid_code], key=lambda post: post.valid_from)

    def trained(self, person_id: int) -> set[str]:
        """Lines that somebody is trained for, among those foreseen."""
        return self._trained.setdefault(person_id, set())

    def grid(self, code: str) -> Grid:
        """A grid, held so that two chiefs can't be appointed at one time."""
        if code not in self._grids:
            self._grids[code] = self.session.get_one(Grid, code, with_for_update=HELD)
        return self._grids[code]

    def role(self, code: str) -> Role | None:
        """A role by its code."""
        if code not in self._roles:
            self._roles[code] = self.session.get(Role, code)
        return self._roles[code]

    def spot(self, place: Place) -> Spot | None:
        """Where a place lies."""
        if place not in self._spots:
            self._spots[place] = spots(self.session, [place]).get(place)
        return self._spots[place]

    def once(self, refuse: Callable[[], None], *about: str) -> None:
        """Ask for a refusal once about the same, as long as nothing that it rests on changes."""
        if about not in self._asked:
            self._asked[about] = None
            try:
                refuse()
            except Refusal as refusal:
                self._asked[about] = refusal
        refused = self._asked[about]
        if refused is not None:
            raise refused.with_traceback(None)

    def days(self, post: Post) -> Days | None:
        """The days on which a post counts, as things stand; None where it counts on none."""
        person = self._people.get(post.person_id or 0)
        until = post.service.upper if person is None else served_until(person.contract_until, person.left_on)
        return days_of(post, until)

    def meets(self, post: Post, days: Days) -> bool:
        """Whether a post counts on one of some days."""
        own = self.days(post)
        return own is not None and own[0] < (days[1] or date.max) and days[0] < (own[1] or date.max)

    def change(self, one: Base, **values: Any) -> None:
        """Change values of something that is held."""
        for name, value in values.items():
            self._journal.values.append((one, name, getattr(one, name)))
            setattr(one, name, value)
        if isinstance(one, Person):
            self._name(one)
        if not self.together:
            self.session.flush()

    def enter(self, *new: Base) -> None:
        """Enter something new, which has its id from then on."""
        if not self.together:
            self.session.add_all(new)
            self.session.flush()
            return
        for one in new:
            if isinstance(one, Person | Post):
                one.id = self._next_id(type(one))
            self._new.setdefault(type(one), []).append(one)
            self._journal.made.append(one)
            if isinstance(one, Person):
                self._know(one)
                self._posts[one.id] = []
            elif isinstance(one, Post):
                self._posts[one.person_id or 0].append(one)
                if one.role_code == CHIEF:
                    self._chiefs[one.place_code].append(one)
                self._journal.settles |= one.level == "town"
            elif isinstance(one, Competence):
                self.trained(one.person_id).add(one.line)

    def later(self, deed: Callable[[], None], *, settles: bool = False) -> None:
        """Do something that rests on what was entered once that is written; `settles`: rows that follow rest on it."""
        if not self.together:
            deed()
            return
        self._later.append(deed)
        self._journal.settles |= settles

    def write(self, *, going_on: bool = False) -> None:
        """Write what was changed and entered, a statement a table; `going_on`: the session goes on with it."""
        self.session.flush()
        for model in (Person, Post, Competence):
            made = self._new.pop(model, [])
            Rows().add(model, _rows(model, made)).write(self.session)
            if going_on:
                for one in made:
                    make_transient_to_detached(one)
                self.session.add_all(made)
        done, self._deeds[:] = self._deeds[:], []
        Rows().add(AuditEntry, done).write(self.session)
        resting, self._later[:] = self._later[:], []
        for deed in resting:
            deed()

    def _next_id(self, model: type[Base]) -> int:
        found = next(self._ids.get(model, iter(())), None)
        if found is None:
            asked = func.nextval(func.pg_get_serial_sequence(model.__tablename__, "id"))
            self._ids[model] = iter(
                self.session.scalars(select(asked).select_from(func.generate_series(1, AT_ONCE))).all()
            )
            found = next(self._ids[model])
        return found

    def _know(self, person: Person) -> None:
        self._people[person.id] = person
        self._name(person)

    def _name(self, person: Person) -> None:
        for kind in ("name", "phone"):
            same = self._named[kind, getattr(person, kind)]
            if person not in same:
                same.append(person)

    def _forget(self, one: Base) -> None:
        if isinstance(one, Person):
            del self._people[one.id]
            for kind in ("name", "phone"):
                self._named[kind, getattr(one, kind)].remove(one)
        elif isinstance(one, Post):
            self._posts[one.person_id or 0].remove(one)
            if one.role_code == CHIEF:
                self._chiefs[one.place_code].remove(one)
        elif isinstance(one, Competence):
            self.trained(one.person_id).discard(one.line)


def _posts_of(people: Collection[int]) -> Select[Any]:
    return select(Post).where(Post.person_id.in_(people)).order_by(Post.id).execution_options(populate_existing=True)


def _chief_posts(grids: Collection[str]) -> Select[Any]:
    held = select(Post).where(Post.grid_code.in_(grids), Post.role_code == CHIEF, Post.person_id.is_not(None))
    return held.order_by(Post.id).execution_options(populate_existing=True)


def _rows(model: type[Base], made: list[Base]) -> list[dict[str, Any]]:
    """What is written of new things: what the database fills in by itself is left to it."""
    if not made:
        return []
    columns = [one for one in model.__table__.columns if one.computed is None]
    named = [one.name for one in columns if one.server_default is None or getattr(made[0], one.name) is not None]
    return [{name: getattr(one, name) for name in named} for one in made]
