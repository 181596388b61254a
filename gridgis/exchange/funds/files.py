"""Ledgers from CSV files and workbooks: each row is an entry; what is there is known, nothing is changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.core.vocabulary import LINES
from gridgis.core.wording import LANGUAGES, Language, worded
from gridgis.divisions import queries as divisions
from gridgis.exchange.tables.cells import day_in, whole_in
from gridgis.exchange.tables.columns import columns_of
from gridgis.exchange.tables.table import Filled, Said, Table, Taking, Wanted
from gridgis.exchange.tables.taking import Change, Done
from gridgis.people.funds.actions import Booking, book
from gridgis.people.funds.queries import MANAGE, READ, FundEntryRow, entries
from gridgis.people.funds.rules import FUND_KINDS, FUND_LINES, PURPOSES, fen_of, yuan
from gridgis.security.rules import Actor, Spot, require

REQUIRED = ("town_code", "year", "line", "kind", "day", "amount", "document")
OTHER_NAMES = {
    "town_code": ("镇街", "乡镇", "所属镇街"),
    "year": ("预算年度", "年份"),
    "line": ("条线", "资金来源", "来源"),
    "kind": ("类别", "类型"),
    "purpose": ("支出用途", "支出类别"),
    "day": ("发生日期", "记账日期"),
    "amount": ("金额", "金额元", "发生额"),
    "document": ("文号", "凭证", "凭证号"),
    "note": ("说明", "摘要"),
}
"""What other tables call the columns."""
COLUMNS = columns_of("fund_file", [*OTHER_NAMES], required=REQUIRED, other_names=OTHER_NAMES)
WORDS = {
    "line": {code: f"line.{code}" if code in LINES else f"fund_line.{code}" for code in FUND_LINES},
    "kind": {code: f"fund_kind.{code}" for code in FUND_KINDS},
    "purpose": {code: f"fund_purpose.{code}" for code in PURPOSES},
}
"""By column what may stand there, and where its words are."""


@dataclass
class _Taking(Taking):
    """`there` counts entries of the same facts not told of yet."""

    towns: Mapping[str, str] = field(init=False)
    there: dict[int, list[Booking]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.towns = _named(_towns(self.session, self.county_code))

    def is_there(self, wish: Booking) -> bool:
        """Whether a standing entry says this already; each answers for one row."""
        if wish.year not in self.there:
            known = entries(self.session, self.actor, self.county_code, wish.year)
            self.there[wish.year] = [_again(one) for one in known if _stands(one)]
        if found := wish in self.there[wish.year]:
            self.there[wish.year].remove(wish)
        return found

    def take(self, said: Said) -> Done:
        """Write an entry, unless it is there."""
        if (town := self.towns.get(said["town_code"])) is None:
            raise Invalid("fund_file.no_town", name=said["town_code"][:40], field="town_code")
        wish = Booking(
            town_code=town,
            year=whole_in(said["year"].removesuffix("年"), "year"),
            line=_word("line", said["line"]),
            kind=_word("kind", said["kind"]),
            purpose=_word("purpose", said["purpose"]) if said["purpose"] else "",
            day=day_in(said["day"], "day") or self.day,
            amount_fen=fen_of(said["amount"]),
            document=said["document"],
            note=said["note"],
        )
        name = f"{said['town_code']} {said['document']}"
        if self.is_there(wish):
            return Done("known", name)
        book(self.session, self.actor, wish, at=self.at)
        return Done("added", name, [Change(key, "", text) for key, text in said.items() if text and key != "town_code"])


def _stands(one: FundEntryRow) -> bool:
    return one.counters_id is None and one.countered_by is None


def _again(one: FundEntryRow) -> Booking:
    facts = {name: getattr(one, name) for name in Booking.__dataclass_fields__}
    return Booking(**facts | {"purpose": one.purpose or ""})


def _require_there(session: Session, actor: Actor, verb: str, county_code: str) -> None:
    divisions.get(session, county_code)
    if not any(actor.may(verb, Spot(county_code, town)) for town in _towns(session, county_code)):
        require(actor, verb, Spot(county_code))


def _towns(session: Session, county_code: str) -> dict[str, str]:
    tree = divisions.tree(session)
    return {code: tree[code].name for code in tree[county_code].children}


def _named(towns: Mapping[str, str]) -> dict[str, str]:
    return {name: code for code, name in towns.items()} | {code: code for code in towns}


def _word(column: str, text: str) -> str:
    for code, kind in WORDS[column].items():
        if text in (code, *(worded(kind, {}, language) for language in LANGUAGES)):
            return code
    raise Invalid("funds.no_word", text=text[:40], field=column)


def _filled(wanted: Wanted) -> Filled:
    """The entries of the year in which a day lies."""
    session, county_code, language = wanted.session, wanted.county_code, wanted.language
    _require_there(session, wanted.actor, READ, county_code)
    found = entries(session, wanted.actor, county_code, wanted.day.year)
    towns = _towns(session, county_code)
    choices = {
        "town_code": list(towns.values()),
        **{name: [worded(kind, {}, language) for kind in kinds.values()] for name, kinds in WORDS.items()},
    }
    return Filled((_row(one, towns, language) for one in reversed(found) if _stands(one)), choices)


def _row(one: FundEntryRow, towns: Mapping[str, str], language: Language) -> dict[str, object]:
    said = {name: kinds.get(getattr(one, name)) for name, kinds in WORDS.items()}
    return {
        "town_code": towns.get(one.town_code, one.town_code),
        "year": one.year,
        "day": one.day,
        "amount": float(yuan(one.amount_fen)),
        "document": one.document,
        "note": one.note,
        **{name: worded(kind, {}, language) if kind else "" for name, kind in said.items()},
    }


def _require(session: Session, actor: Actor, county_code: str) -> None:
    _require_there(session, actor, MANAGE, county_code)


TABLE = Table("funds", "fund_file", COLUMNS, MANAGE, _Taking, _filled, asks=_require)
