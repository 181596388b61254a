"""Accounts of people from CSV files and workbooks: each row opens the account of somebody; links are made apart."""

from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import select

from gridgis.core.errors import Conflict, Invalid
from gridgis.core.texts import narrow
from gridgis.exchange.people.names import Names
from gridgis.exchange.tables.cells import whole_in
from gridgis.exchange.tables.columns import columns_of
from gridgis.exchange.tables.table import Filled, Said, Table, Taking, Wanted
from gridgis.exchange.tables.taking import Change, Done
from gridgis.people.accounts.actions import Opening, open_one, retitle
from gridgis.people.accounts.queries import AccountRow, listed
from gridgis.people.accounts.rules import MANAGE, READ
from gridgis.people.duties import MANAGE as STAFF
from gridgis.people.models import Person
from gridgis.security.models import Account
from gridgis.security.rules import Spot, require

OTHER_NAMES = {
    "name": ("人员", "人员姓名"),
    "username": ("账号", "登录名", "用户名"),
    "phone": ("联系电话", "手机", "手机号", "手机号码", "电话号码"),
    "town_code": ("所属镇街", "镇街", "乡镇", "街道"),
    "id": ("编号", "人员编码"),
    "duty": ("岗位名称",),
}
COLUMNS = columns_of("account_file", [*OTHER_NAMES], required=("name", "username"), other_names=OTHER_NAMES)
ONLY_READ = columns_of("account_file", ("posts", "seen"), required=(), other_names={})
MADE = {"自动", "auto"}
"""What asks for a name for signing in that is made from the person's."""
EVERY = 100_000


@dataclass
class _Taking(Taking):
    """A row is about the person of its id, else of its name and telephone, else of its name, in its town if told.

    Who has an account keeps it; an empty name for signing in opens none.
    """

    names: Names = field(init=False)
    called: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    known: dict[int, Account] = field(init=False)

    def __post_init__(self) -> None:
        self.names = Names.of(self.session, self.county_code, self.day)
        towns = [code for level, code in self.names.shown if level == "town"]
        of_county = Person.town_code.in_(towns)
        for person in self.session.scalars(select(Person).where(of_county).order_by(Person.id)):
            self.called[person.name].append(person)
        held = select(Account).join(Person, Person.id == Account.person_id).where(of_county)
        self.known = {one.person_id or 0: one for one in self.session.scalars(held)}

    def take(self, said: Said) -> Done:
        """Open the account of a row's person, or change the post that others read."""
        person = self._person(said)
        asked = "" if said["username"].lower() in MADE else said["username"].lower()
        account = self.known.get(person.id)
        if account is None:
            return self._opened(said, person, asked) if said["username"] else Done("known", person.name)
        if asked not in ("", account.username):
            raise Conflict("account_file.name_stays", name=person.name, username=account.username, field="username")
        if not account.active and said["username"]:
            raise Conflict("account_file.closed", name=person.name, username=account.username, field="username")
        before, title = account.title, said["duty"]
        if title in ("", before):
            return Done("known", person.name)
        retitle(self.session, self.actor, account.username, title, at=self.at)
        return Done("changed", person.name, [Change("duty", before, title)])

    def _opened(self, said: Said, person: Person, asked: str) -> Done:
        wish = Opening(asked, person.id, title=said["duty"])
        name = open_one(self.session, self.actor, wish, at=self.at)
        made = select(Account).where(Account.username == name)
        self.known[person.id] = self.session.scalars(made).one()
        told = {"username": name, "duty": said["duty"]}
        return Done("added", person.name, [Change(key, "", text) for key, text in told.items() if text])

    def _person(self, said: Said) -> Person:
        found = self.called.get(said["name"], [])
        if said["id"]:
            number = whole_in(said["id"], "id")
            found = [one for one in found if one.id == number]
        elif phone := narrow(said["phone"]).replace(" ", ""):
            found = [one for one in found if one.phone == phone]
        elif said["town_code"]:
            town = self.names.place("town", said["town_code"], "town_code")
            found = [one for one in found if one.town_code == town]
        if not found:
            raise Invalid("account_file.nobody", name=said["name"][:40], field="name")
        if len(found) > 1:
            raise Conflict("account_file.several", name=said["name"], field="id")
        return found[0]


def _filled(wanted: Wanted) -> Filled:
    """People of a county who serve on a day, with their accounts; those who have none have no name for signing in."""
    session, actor, county = wanted.session, wanted.actor, wanted.county_code
    require(actor, READ if READ in actor.verbs else MANAGE, Spot(county))
    names = Names.of(session, county, wanted.day)
    towns = {code: name for (level, code), name in names.shown.items() if level == "town"}
    choices = {"town_code": [*towns.values()]}
    if wanted.empty:
        return Filled((), choices)
    rows = listed(session, actor, wanted.day, parent=county, closed=None, limit=EVERY)
    accounts = {one.person_id: one for one in rows}
    serving = Person.town_code.in_(towns), Person.service.op("@>")(wanted.day)
    people = session.scalars(select(Person).where(*serving).order_by(Person.town_code, Person.name, Person.id))
    reached = {code for code in towns if actor.may(STAFF, Spot(county, code))}
    told = (
        {"name": one.name, "id": one.id, "town_code": towns[one.town_code or ""]}
        | {"phone": one.phone if one.town_code in reached else ""}
        | _account_cells(accounts.get(one.id), wanted)
        for one in people
    )
    return Filled(told, choices)


def _account_cells(one: AccountRow | None, wanted: Wanted) -> dict[str, object]:
    if one is None:
        return {}
    zh = wanted.language == "zh"
    held = (f"{it.role_name_zh if zh else it.role_name_en} · {it.place_name}" for it in one.posts)
    seen = one.last_sign_in_at.date() if one.last_sign_in_at is not None else None
    return {"username": one.username, "duty": one.title, "posts": "\n".join(held), "seen": seen}


TABLE = Table("accounts", "account_file", COLUMNS, MANAGE, _Taking, _filled, ONLY_READ)
