"""People and their posts from CSV files and workbooks: each row enters or changes somebody, and appoints them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gridgis.core.errors import Conflict, Invalid
from gridgis.core.texts import narrow
from gridgis.core.wording import worded
from gridgis.exchange.people.columns import COLUMNS, DAYS, require_there
from gridgis.exchange.people.names import EMPLOYED, TRAINED, Names, one_of
from gridgis.exchange.people.writing import write
from gridgis.exchange.reading.tables import Rejected, Row
from gridgis.exchange.tables.cells import NONE, day_in, several_in, whole_in
from gridgis.exchange.tables.taking import Change, Done, Keep, TableReport, take_rows
from gridgis.people.appointing import begin_post, facts_of
from gridgis.people.models import Competence, Person
from gridgis.people.rules import Facts, Wish
from gridgis.people.staffing import add_person, change_person, refuse_stranger
from gridgis.security.auditing import audited
from gridgis.security.models import Post
from gridgis.security.rules import Actor

__all__ = ["COLUMNS", "take_in", "write"]

YES = {"是", "y", "yes", "1", "true", "√"}


@dataclass(frozen=True)
class _Taking:
    """What the rows of a file need beside themselves."""

    session: Session
    actor: Actor
    names: Names
    at: datetime


@audited("people_imported", "people", "{county_code}", when=lambda made: made[0].kept, rows="rows_kept")
def _audited_take(
    session: Session,
    actor: Actor,
    rows: list[Row],
    county_code: str,
    keep: Keep,
    rows_kept: int,
    told: Callable[[int], None],
    *,
    at: datetime,
) -> tuple[TableReport, list[Rejected]]:
    taking = _Taking(session, actor, Names.of(session, county_code, at.date()), at)
    return take_rows(session, COLUMNS, rows, lambda row: _take(taking, row), keep=keep, told=told)


def take_in(
    session: Session,
    actor: Actor,
    rows: Iterable[Row],
    county_code: str,
    *,
    keep: Keep,
    at: datetime,
    told: Callable[[int], None] = lambda done: None,
) -> tuple[TableReport, list[Rejected]]:
    """Do what a table of a county's people says, or tell what it would do.

    A row is about the person of its id, else of its name and telephone, else of its name in its town where only one is
    called so; otherwise it enters somebody. The same table again changes nothing.

    Args:
        rows: read with the names of `COLUMNS`; an empty cell leaves a fact as it is, `-` or 无 takes it away.
        keep: `nothing`, `all` or `good`.
        at: now, in local time; its day is the first day of a post that names none.
        told: called with one more row done.

    Returns:
        The report row by row, and the rows that were refused.

    Raises:
        NotFound: there is no such county.
        Forbidden: the actor manages no people in the county.
    """
    every = list(rows)
    require_there(session, actor, county_code)
    return _audited_take(session, actor, every, county_code, keep, len(every), told, at=at)


def _take(on: _Taking, row: Row) -> Done:
    """Enter or change the person of a row, appoint them, and note what they are trained for."""
    said = {name: text.strip() for name, text in row.values.items()}
    if not said["name"]:
        raise Invalid("people.name_wanted", limit=40, field="name")
    town = on.names.place("town", said["town_code"], "town_code")
    known = _known(on, said, town)
    if known is None:
        facts = _facts(Facts(said["name"], town_code=town), said, town)
        person = add_person(on.session, on.actor, facts, at=on.at)
        changes = [Change(name, "", str(value)) for name, value in asdict(facts).items() if value and name != "name"]
    else:
        person, changes = known, _changed(on, known, said, town)
    changes = [*changes, *_appointed(on, person, said), *_trained(on, person, said)]
    outcome = "added" if known is None else "changed" if changes else "known"
    return Done(outcome, said["name"], changes)


def _changed(on: _Taking, person: Person, said: Mapping[str, str], town: str) -> list[Change]:
    """Change what a row says otherwise of somebody."""
    refuse_stranger(on.session, on.actor, person.town_code, on.at.date())
    was = facts_of(person)
    facts = _facts(was, said, town)
    now = asdict(facts)
    found = {name: before for name, before in asdict(was).items() if before != now[name]}
    if found:
        change_person(on.session, on.actor, person.id, facts, at=on.at)
    return [Change(name, _shown(before), _shown(now[name])) for name, before in found.items()]


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _known(on: _Taking, said: Mapping[str, str], town: str) -> Person | None:
    if said.get("id"):
        number = whole_in(said["id"], "id")
        person = on.session.get(Person, number)
        if person is None or not on.names.shown.get(("town", person.town_code or "")):
            raise Invalid("person_file.no_id", id=number, field="id")
        return person
    phone = _phone(said)
    towns = [code for level, code in on.names.shown if level == "town"]
    asked = select(Person).where(Person.name == said["name"], Person.town_code.in_(towns))
    same = asked.where(Person.phone == phone) if phone else asked.where(Person.town_code == town)
    found = on.session.scalars(same.limit(2)).all()
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
    first = day_in(said.get("first_day", ""), "first_day") or on.at.date()
    last = day_in(said.get("last_day", ""), "last_day")
    replacing = said.get("takes_over", "").lower() in YES
    changes = []
    for text in places:
        level, code = on.names.post_place(role, text)
        held = select(Post.id).filter_by(person_id=person.id, role_code=role, level=level, place_code=code)
        now = Post.period.op("@>", is_comparison=True)(max(first, on.at.date()))
        if on.session.scalar(held.where(now | (func.lower(Post.period) > on.at.date())).limit(1)) is None:
            wish = Wish(person.id, role, level, code, first, last)
            ended = begin_post(on.session, on.actor, wish, at=on.at, replacing=replacing).ended
            before = on.session.get_one(Person, ended.person_id).name if ended is not None else ""
            changes.append(Change("places", before, f"{said['post']} {on.names.shown[level, code]}"))
    return changes


def _trained(on: _Taking, person: Person, said: Mapping[str, str]) -> list[Change]:
    """Note the lines that a row says somebody is trained for; those noted before stay."""
    lines = [one_of(text, TRAINED, "lines") for text in several_in(said.get("lines", "")) if text not in NONE]
    if not lines:
        return []
    known = set(on.session.scalars(select(Competence.line).where(Competence.person_id == person.id)))
    fresh = [line for line in dict.fromkeys(lines) if line not in known]
    on.session.add_all(Competence(person_id=person.id, line=line) for line in fresh)
    on.session.flush()
    return [Change("lines", "", worded(f"line.{line}", {}, "zh")) for line in fresh]
