"""Ledgers from CSV files and workbooks: each row is an entry; what is there is known, nothing is changed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from gridgis.core.errors import Invalid
from gridgis.core.vocabulary import LINES
from gridgis.core.wording import LANGUAGES, Language, Phrase, worded
from gridgis.divisions import queries as divisions
from gridgis.exchange.reading.tables import Rejected, Row
from gridgis.exchange.tables.cells import day_in, whole_in
from gridgis.exchange.tables.columns import Column
from gridgis.exchange.tables.sheets import write_form
from gridgis.exchange.tables.taking import Change, Done, Keep, TableReport, take_rows
from gridgis.people.funds.actions import Booking, book
from gridgis.people.funds.queries import MANAGE, READ, FundEntryRow, entries
from gridgis.people.funds.rules import FUND_KINDS, FUND_LINES, PURPOSES, fen_of, yuan
from gridgis.security.auditing import audited
from gridgis.security.rules import Actor, Spot, require

TITLE = Phrase("fund_file.title")
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
COLUMNS = tuple(
    Column(name, Phrase(f"fund_file.{name}"), Phrase(f"fund_file.{name}_note"), name in REQUIRED, other)
    for name, other in OTHER_NAMES.items()
)
WORDS = {
    "line": {code: f"line.{code}" if code in LINES else f"fund_line.{code}" for code in FUND_LINES},
    "kind": {code: f"fund_kind.{code}" for code in FUND_KINDS},
    "purpose": {code: f"fund_purpose.{code}" for code in PURPOSES},
}
"""By column what may stand there, and where its words are."""


@dataclass
class _Taking:
    """What the rows of a file need beside themselves; `there` counts entries of the same facts not told of yet."""

    session: Session
    actor: Actor
    county_code: str
    at: datetime
    towns: Mapping[str, str]
    there: dict[int, list[Booking]] = field(default_factory=dict)

    def is_there(self, wish: Booking) -> bool:
        """Whether a standing entry says this already; each answers for one row."""
        if wish.year not in self.there:
            known = entries(self.session, self.actor, self.county_code, wish.year)
            self.there[wish.year] = [_again(one) for one in known if _stands(one)]
        if found := wish in self.there[wish.year]:
            self.there[wish.year].remove(wish)
        return found


def _stands(one: FundEntryRow) -> bool:
    return one.counters_id is None and one.countered_by is None


def _again(one: FundEntryRow) -> Booking:
    facts = {name: getattr(one, name) for name in Booking.__dataclass_fields__}
    return Booking(**facts | {"purpose": one.purpose or ""})


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
    """Write what a table says into the ledgers of a county's towns, or tell what would be written.

    Args:
        rows: read with the names of `COLUMNS`.
        keep: `nothing`, `all` or `good`.
        at: now, in local time.
        told: called with one more row done.

    Returns:
        The report row by row, and the rows that were refused.

    Raises:
        NotFound: there is no such county.
        Forbidden: the actor manages no funds there.
    """
    every = list(rows)
    _require_there(session, actor, MANAGE, county_code)
    return _audited_take(session, actor, every, county_code, keep, len(every), told, at=at)


@audited("funds_imported", "funds", "{county_code}", when=lambda made: made[0].kept, rows="rows_kept")
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
    taking = _Taking(session, actor, county_code, at, _named(_towns(session, county_code)))
    return take_rows(session, COLUMNS, rows, lambda row: _take(taking, row), keep=keep, told=told)


def _require_there(session: Session, actor: Actor, verb: str, county_code: str) -> None:
    divisions.get(session, county_code)
    if not any(actor.may(verb, Spot(county_code, town)) for town in _towns(session, county_code)):
        require(actor, verb, Spot(county_code))


def _towns(session: Session, county_code: str) -> dict[str, str]:
    tree = divisions.tree(session)
    return {code: tree[code].name for code in tree[county_code].children}


def _named(towns: Mapping[str, str]) -> dict[str, str]:
    return {name: code for code, name in towns.items()} | {code: code for code in towns}


def _take(on: _Taking, row: Row) -> Done:
    said = {column.name: row.values.get(column.name, "").strip() for column in COLUMNS}
    if (town := on.towns.get(said["town_code"])) is None:
        raise Invalid("fund_file.no_town", name=said["town_code"][:40], field="town_code")
    wish = Booking(
        town_code=town,
        year=whole_in(said["year"].removesuffix("年"), "year"),
        line=_word("line", said["line"]),
        kind=_word("kind", said["kind"]),
        purpose=_word("purpose", said["purpose"]) if said["purpose"] else "",
        day=day_in(said["day"], "day") or on.at.date(),
        amount_fen=fen_of(said["amount"]),
        document=said["document"],
        note=said["note"],
    )
    name = f"{said['town_code']} {said['document']}"
    if on.is_there(wish):
        return Done("known", name)
    book(on.session, on.actor, wish, at=on.at)
    return Done("added", name, [Change(key, "", text) for key, text in said.items() if text and key != "town_code"])


def _word(column: str, text: str) -> str:
    for code, kind in WORDS[column].items():
        if text in (code, *(worded(kind, {}, language) for language in LANGUAGES)):
            return code
    raise Invalid("funds.no_word", text=text[:40], field=column)


def write(
    session: Session, actor: Actor, path: Path, county_code: str, day: date, language: Language, *, empty: bool
) -> None:
    """Write the form of a county, empty or with the entries of the year in which a day lies.

    Raises:
        NotFound: there is no such division.
        Forbidden: the actor reads no funds there.
    """
    _require_there(session, actor, READ, county_code)
    found = entries(session, actor, county_code, day.year)
    towns = _towns(session, county_code)
    choices = {
        "town_code": list(towns.values()),
        **{name: [worded(kind, {}, language) for kind in kinds.values()] for name, kinds in WORDS.items()},
    }
    rows = [] if empty else [_row(one, towns, language) for one in reversed(found) if _stands(one)]
    write_form(path, TITLE, COLUMNS, language, rows=rows, choices=choices)


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
