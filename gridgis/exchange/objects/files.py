"""Objects from CSV files and workbooks: each row makes one, changes it, or ends it; and out, without what is sealed."""

import re
from collections.abc import Iterator
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid, NotFound
from gridgis.core.wording import LANGUAGES, worded
from gridgis.divisions import queries as divisions
from gridgis.exchange.tables.columns import columns_of
from gridgis.exchange.tables.table import Filled, Said, Table, Taking, Wanted
from gridgis.exchange.tables.taking import Change, Done
from gridgis.objects.actions import Collecting, end, save
from gridgis.objects.items import KINDS
from gridgis.objects.models import CollectedObject
from gridgis.objects.queries import ObjectRow, Wish, facts_of, get, listed
from gridgis.objects.rules import WRITE
from gridgis.security.rules import Actor, require_any

OTHER_NAMES = {
    "id": ("编号", "ID"),
    "kind": ("类型", "对象"),
    "name": ("对象名称", "单位名称", "姓名"),
    "address": ("地址", "详细地址"),
    "facts": ("内容", "采集项目"),
    "ended": ("注销",),
}
COLUMNS = columns_of("object_file", [*OTHER_NAMES], required=("kind", "address"), other_names=OTHER_NAMES)
ONLY_READ = columns_of("object_file", ("confirmed", "grid"), required=(), other_names={})
_SPACE = UUID("0d5b7c0e-6d1c-4b6f-9a37-3d0f5f1c2a51")
_LINE = re.compile(r"[\r\n;；]+")
PAGE = 200


class _Taking(Taking):
    """A row without an id makes an object, whose id follows from kind, address and name: the same again is known."""

    def take(self, said: Said) -> Done:
        """Do what a row says."""
        kind, told = _kind(said["kind"]), _id(said["id"])
        key = told or uuid5(_SPACE, "|".join((self.county_code, kind, said["address"], said["name"])))
        before = _there(self, key)
        if told is not None and before is None:
            raise NotFound("objects.none", id=told)
        label = said["name"] if before is None else before.name
        over = before is not None and before.ended_on is not None and said["ended"]
        if over or not self.keep(key, kind, before, said):
            return Done("known", label)
        changes = [Change(one, "", said[one]) for one in ("name", "facts", "ended") if said[one]]
        return Done("added" if before is None else "changed", label, changes)

    def keep(self, key: UUID, kind: str, before: CollectedObject | None, said: Said) -> bool:
        """Keep an object as a row tells it, whether something became another; a person's name goes out masked."""
        same = before is not None and said["name"] == before.name
        name = None if same or not said["name"] else said["name"]
        wish = Collecting(before.version if before else 0, kind, name, None, said["address"], _facts(said["facts"]))
        made = save(self.session, self.actor, key, wish, at=self.at)
        if said["ended"]:
            end(self.session, self.actor, key, said["ended"], made.object.version, at=self.at)
        return made.fresh or bool(said["ended"])


def _there(on: Taking, key: UUID) -> CollectedObject | None:
    try:
        return get(on.session, on.actor, key, on.day)
    except NotFound:
        return None


def _kind(text: str) -> str:
    for code in KINDS:
        if text in (code, *(worded(f"object_kind.{code}", {}, language) for language in LANGUAGES)):
            return code
    some = [worded(f"object_kind.{code}", {}, "zh") for code in KINDS]
    raise Invalid("object_file.no_kind", told=text[:40], some=some, field="kind")


def _id(text: str) -> UUID | None:
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise Invalid("object_file.no_id", told=text[:40], field="id") from None


def _facts(text: str) -> dict[str, str]:
    found = {}
    for line in filter(None, map(str.strip, _LINE.split(text))):
        code, sign, told = line.replace("：", ":", 1).partition(":")
        if not sign or not code.strip():
            raise Invalid("object_file.no_line", told=line[:40], field="facts")
        found[code.strip()] = "" if told.strip() in ("-", "无") else told.strip()
    return found


def _filled(wanted: Wanted) -> Filled:
    divisions.get(wanted.session, wanted.county_code)
    names = {code: worded(f"object_kind.{code}", {}, wanted.language) for code in KINDS}
    return Filled(_rows(wanted, names), {"kind": list(names.values())})


def _rows(wanted: Wanted, names: dict[str, str]) -> Iterator[dict[str, object]]:
    after: int | None = None
    while True:
        wish = Wish(place=wanted.county_code)
        page = listed(wanted.session, wanted.actor, wish, wanted.day, after=after, limit=PAGE)
        facts = facts_of(wanted.session, [one.id for one in page])
        yield from (_told(one, facts[one.id], names) for one in page)
        if len(page) < PAGE:
            return
        after = page[-1].number


def _told(one: ObjectRow, facts: dict[str, str], names: dict[str, str]) -> dict[str, object]:
    return {
        "id": str(one.id),
        "kind": names[one.kind],
        "name": one.name,
        "address": one.address,
        "facts": "\n".join(f"{code}：{told}" for code, told in facts.items()),
        "confirmed": one.confirmed_at.date(),
        "grid": one.grid_code or "",
    }


def _require(session: Session, actor: Actor, county_code: str) -> None:
    divisions.get(session, county_code)
    require_any(actor, WRITE)


TABLE = Table("objects", "object_file", COLUMNS, WRITE, _Taking, _filled, ONLY_READ, kind="county", asks=_require)
