"""People and their posts from CSV files and workbooks: each row enters or changes somebody, and appoints them."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any, TypedDict

from gridgis.core.errors import Conflict, Invalid
from gridgis.core.texts import narrow
from gridgis.core.wording import worded
from gridgis.exchange.people.columns import COLUMNS, DAYS, require_there
from gridgis.exchange.people.names import EMPLOYED, TRAINED, Names, Place, one_of
from gridgis.exchange.people.writing import filled
from gridgis.exchange.reading.tables import Row
from gridgis.exchange.tables.cells import NONE, day_in, several_in, whole_in
from gridgis.exchange.tables.table import Said, Table, Taking
from gridgis.exchange.tables.taking import Change, Done
from gridgis.people.appointing import begin_post, facts_of
from gridgis.people.duties import MANAGE
from gridgis.people.ground import Ground
from gridgis.people.models import Competence, Person
from gridgis.people.rules import Facts, Wish
from gridgis.people.staffing import add_person, change_person, refuse_stranger
from gridgis.security.models import Post

YES = {"是", "y", "yes", "1", "true", "√"}


@dataclass
class _Taking(Taking):
    """A row is about the person of its id, else of its name and telephone.

    Else of its name in its town, where only one is called so; otherwise it enters somebody.
    """

    ground: Ground = field(init=False)
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        self.ground = Ground(self.session, self.actor, self.at)
        self.names = Names.of(self.session, self.county_code, self.day)

    def foresee(self, rows: Sequence[Row]) -> AbstractContextManager[object]:
        """Read in a few statements what rows are about."""
        return self.ground.foresee(**_foreseen(self.names, rows))

    def a_row(self) -> AbstractContextManager[object]:
        """Undo in memory what a refused row did."""
        return self.ground.row()

    def write(self) -> None:
        """Write all that rows did."""
        self.ground.write()

    def take(self, said: Said) -> Done:
        """Enter or change the person of a row, appoint them, and note what they are trained for."""
        if not said["name"]:
            raise Invalid("people.name_wanted", limit=40, field="name")
        town = self.names.place("town", said["town_code"], "town_code")
        known, ground = _known(self, said, town), self.ground
        if known is None:
            facts = _facts(Facts(said["name"], town_code=town), said, town)
            person = add_person(ground.session, ground.actor, facts, at=ground.at, on=ground)
            changes = [
                Change(name, "", _shown(self.names, name, told))
                for name, told in asdict(facts).items()
                if told and name != "name"
            ]
        else:
            person, changes = known, _changed(self, known, said, town)
        changes = [*changes, *_appointed(self, person, said), *_trained(ground, person, said)]
        outcome = "added" if known is None else "changed" if changes else "known"
        return Done(outcome, said["name"], changes)


class _Foreseen(TypedDict):
    """What rows are about."""

    ids: set[int]
    names: set[str]
    phones: set[str]
    places: set[Place]


def _foreseen(names: Names, rows: Iterable[Row]) -> _Foreseen:
    """What rows are about, as far as they can be read."""
    found = _Foreseen(ids=set(), names=set(), phones=set(), places=set())
    for row in rows:
        said = {name: text.strip() for name, text in row.values.items()}
        with suppress(Invalid):
            found["ids"] |= {whole_in(said["id"], "id")} if said.get("id") else set()
        found["names"].add(said.get("name", ""))
        found["phones"] |= {phone} if (phone := _phone(said)) else set()
        for text in several_in(said.get("places", "")):
            with suppress(Invalid):
                found["places"].add(names.post_place(names.role(said.get("post", "")), text))
    return found


def _changed(taking: _Taking, person: Person, said: Mapping[str, str], town: str) -> list[Change]:
    """Change what a row says otherwise of somebody."""
    on = taking.ground
    refuse_stranger(on, person.town_code)
    was = facts_of(person)
    facts = _facts(was, said, town)
    now = asdict(facts)
    found = {name: before for name, before in asdict(was).items() if before != now[name]}
    if found:
        change_person(on.session, on.actor, person.id, facts, at=on.at, on=on)
    names = taking.names
    return [Change(name, _shown(names, name, old), _shown(names, name, now[name])) for name, old in found.items()]


def _shown(names: Names, name: str, value: Any) -> str:
    """A fact in the words of whoever fills in the table."""
    if name == "town_code":
        return names.shown.get(("town", value), str(value or ""))
    if name == "employment" and value:
        return worded(f"employment.{value}", {}, "zh")
    return "" if value is None else str(value)


def _known(on: _Taking, said: Mapping[str, str], town: str) -> Person | None:
    if said.get("id"):
        number = whole_in(said["id"], "id")
        person = on.ground.person(number)
        if person is None or not on.names.shown.get(("town", person.town_code or "")):
            raise Invalid("person_file.no_id", id=number, field="id")
        return person
    phone = _phone(said)
    here = [one for one in on.ground.called(said["name"]) if ("town", one.town_code) in on.names.shown]
    found = [one for one in here if (one.phone == phone if phone else one.town_code == town)]
    if len(found) > 1:
        raise Conflict("person_file.several_people", name=said["name"], field="id")
    return found[0] if found else None


def _phone(said: Mapping[str, str]) -> str:
    text = narrow(said.get("phone", "")).replace(" ", "")
    return "" if text in NONE else text


def _facts(was: Facts, said: Mapping[str, str], town: str) -> Facts:
    """Facts as a row tells them; what its cells leave empty stays."""
    given = {name: text for name, text in said.items() if text}
    told: dict[str, Any] = {"name": said["name"], "town_code": town}
    if "phone" in given:
        told["phone"] = _phone(said)
    if "employment" in given:
        told["employment"] = one_of(given["employment"], EMPLOYED, "employment")
    if "employer" in given:
        told["employer"] = "" if given["employer"] in NONE else given["employer"]
    for name in DAYS:
        if name in given:
            told[name] = None if given[name] in NONE else day_in(given[name], name)
    return replace(was, **told)


def _appointed(on: _Taking, person: Person, said: Mapping[str, str]) -> list[Change]:
    """Appoint to the posts of a row that the person does not hold on its first day."""
    if not said.get("post"):
        if said.get("places"):
            raise Invalid("person_file.post_wanted", field="post")
        return []
    role = on.names.role(said["post"])
    places = several_in(said.get("places", ""))
    if not places:
        raise Invalid("person_file.place_wanted", field="places")
    ground = on.ground
    first = day_in(said.get("first_day", ""), "first_day") or ground.day
    last = day_in(said.get("last_day", ""), "last_day")
    replacing = said.get("takes_over", "").lower() in YES
    changes = []
    for text in places:
        level, code = on.names.post_place(role, text)
        if not any(_holds(ground, post, role, level, code, first) for post in ground.posts_of(person.id)):
            wish = Wish(person.id, role, level, code, first, last)
            begun = begin_post(ground.session, ground.actor, wish, at=ground.at, replacing=replacing, on=ground)
            before = ground.named(begun.ended.person_id) if begun.ended is not None else ""
            changes.append(Change("places", before, f"{said['post']} {on.names.shown[level, code]}"))
    return changes


def _holds(ground: Ground, post: Post, role: str, level: str, code: str, first: date) -> bool:
    """Whether a post is that of a row, on its first day or today, or to come."""
    days = ground.days(post) if (post.role_code, post.level, post.place_code) == (role, level, code) else None
    return days is not None and (days[1] is None or days[1] > max(first, ground.day) or days[0] > ground.day)


def _trained(on: Ground, person: Person, said: Mapping[str, str]) -> list[Change]:
    """Note the lines that a row says somebody is trained for; those noted before stay."""
    lines = [one_of(text, TRAINED, "lines") for text in several_in(said.get("lines", "")) if text not in NONE]
    fresh = [line for line in dict.fromkeys(lines) if line not in on.trained(person.id)]
    on.enter(*(Competence(person_id=person.id, line=line) for line in fresh))
    return [Change("lines", "", worded(f"line.{line}", {}, "zh")) for line in fresh]


TABLE = Table("people", "person_file", COLUMNS, MANAGE, _Taking, filled, asks=require_there)
