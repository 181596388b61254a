"""Reports from CSV files and workbooks: row by row, each taken, known already, or rejected with a reason."""

import hashlib
import re
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session, sessionmaker

from gridgis.cases import in_force
from gridgis.core.errors import Invalid, Refusal
from gridgis.core.settings import Terms
from gridgis.core.texts import narrow
from gridgis.core.wording import Phrase
from gridgis.exchange.reading import tables
from gridgis.exchange.reading.moments import moment_of
from gridgis.exchange.reading.tables import Rejected, Row, Summary, as_rejected, batches
from gridgis.exchange.reports.names import CategoryNames, coded, source_code
from gridgis.intake.actions import receive
from gridgis.intake.rules import Message, is_mangled
from gridgis.security.rules import Actor

NAMESPACE = uuid.UUID("0f9e4c52-7a2b-4c3d-9a55-4490a1b2c3d4")
COLUMNS = (
    "id", "source", "outer_number", "category_code", "description", "lng", "lat", "datum", "accuracy_m", "address",
    "grid_code", "division_code", "observed_at", "reporter_name", "reporter_phone",
)  # fmt: skip
REQUIRED = ("category_code", "description")
BATCH = 500

OTHER_NAMES = {
    "outer_number": ("工单编号", "工单号", "受理编号", "案件编号", "事件编号", "任务号", "外部编号", "编号"),
    "source": ("来源", "来源渠道", "问题来源"),
    "category_code": (
        "类别代码", "类别编码", "事项代码", "分类代码", "事项分类", "事项类别", "问题类别", "类别", "分类", "类别名称",
        "事项名称", "诉求类别", "案件类别", "事件类型", "问题类型",
    ),
    "description": ("诉求内容", "问题描述", "事件描述", "工单内容", "描述", "内容", "诉求"),
    "lng": ("经度", "东经", "lon", "longitude"),
    "lat": ("纬度", "北纬", "latitude"),
    "datum": ("坐标系", "坐标系统"),
    "accuracy_m": ("精度", "定位精度"),
    "address": ("地址", "诉求地址", "事发地址", "事件地址", "详细地址", "地点", "位置"),
    "grid_code": ("网格编码", "网格编号", "网格代码", "所属网格"),
    "division_code": ("区划代码", "行政区划代码", "区划编码"),
    "observed_at": ("来电时间", "诉求时间", "发现时间", "发生时间", "事发时间", "上报时间", "受理时间", "登记时间"),
    "reporter_name": ("来电人", "诉求人", "反映人", "上报人", "姓名", "联系人"),
    "reporter_phone": ("联系电话", "来电号码", "联系方式", "手机号码", "手机号", "手机", "电话"),
}  # fmt: skip
"""Headers of other systems by our column, likeliest first."""
WRITTEN_BY_MACHINES = (
    "id", "source", "outer_number", "category_code", "lng", "lat", "datum", "accuracy_m", "grid_code", "division_code",
    "observed_at", "reporter_phone",
)  # fmt: skip
"""Full-width signs in these columns are those of the usual width."""
NUMBERS_AS_NAMES = ("outer_number", "reporter_phone", "grid_code", "division_code", "category_code")
"""Digits that are names: a spreadsheet that takes them for a quantity loses their end."""
_AS_TEXT = re.compile(r'="(.*)"|[\'`](.+)')
"""How spreadsheets are told that a number is a text."""
_DEGREES = re.compile(r"[^\d]*\d+(?:\.\d+)?\s*[°º度].*", re.DOTALL)


def rows_of(path: Path, encoding: str = "", *, sheet: str = "", notes: list[Phrase] | None = None) -> Iterator[Row]:
    """The rows of a file of reports; `notes` takes what was guessed of its header.

    Raises:
        Invalid: the file is empty, can't be read, or lacks a column that is needed.
    """
    return tables.rows_of(
        path, encoding, columns=COLUMNS, required=REQUIRED, other_names=OTHER_NAMES, sheet=sheet, notes=notes
    )


def load(
    sessions: sessionmaker[Session],
    actor: Actor,
    rows: Iterator[Row],
    terms: Terms,
    *,
    source: str,
    datum: str,
    now: Callable[[], datetime],
    told: Callable[[int], None],
    on_rejects: Callable[[list[Rejected]], None],
    dry_run: bool = False,
) -> Summary:
    """Take in rows, a transaction each `BATCH`; after a crash the same file goes on where it stopped.

    Args:
        sessions: sessions of the database.
        rows: from `rows_of`.
        terms: zone and tolerance.
        source: of rows that name none, by code or name.
        datum: of rows that name none.
        now: tells the time of a batch.
        told: called with the rows done.
        on_rejects: called with the rejected rows of each batch, once it is committed.
        dry_run: check everything, keep nothing.

    Returns:
        What became of the file.
    """
    summary, source = Summary(), source_code(source)
    for batch in batches(rows, BATCH):
        with sessions.begin() as session:
            taken, known, rejected = _take(session, actor, batch, terms, source, datum, now())
            if dry_run:
                session.rollback()
        summary.taken, summary.known = summary.taken + taken, summary.known + known
        summary.rejected += rejected
        on_rejects(rejected)
        told(len(batch))
    return summary


def _message(row: Row, names: CategoryNames, source: str, datum: str, terms: Terms) -> Message | Rejected:
    if row.fault:
        return Rejected(row.line, "", row.fault, row.values)
    try:
        return message_of(coded(row, names), source, datum, terms.zone)
    except Refusal as refusal:
        return as_rejected(row, refusal)


def _take(
    session: Session, actor: Actor, batch: list[Row], terms: Terms, source: str, datum: str, at: datetime
) -> tuple[int, int, list[Rejected]]:
    rejected: dict[int, Rejected] = {}
    messages: dict[uuid.UUID, Message] = {}
    told: list[tuple[Row, uuid.UUID]] = []
    names = CategoryNames.of(in_force.categories(session))
    for row in batch:
        read = _message(row, names, source, datum, terms)
        if isinstance(read, Rejected):
            rejected[row.line] = read
        elif messages.setdefault(read.id, read) == read:
            told.append((row, read.id))
        else:
            rejected[row.line] = Rejected(row.line, "id", Phrase("reports.id_twice"), row.values)
    outcomes = receive(session, actor, list(messages.values()), terms, at=at)
    by_id = dict(zip(messages, outcomes, strict=True))
    for row, key in told:
        outcome = by_id[key]
        if isinstance(outcome, Refusal):
            rejected[row.line] = as_rejected(row, outcome)
    taken = sum(1 for outcome in outcomes if not isinstance(outcome, Refusal) and outcome.fresh)
    return taken, len(batch) - taken - len(rejected), [rejected[line] for line in sorted(rejected)]


def message_of(row: Row, source: str, datum: str, zone: str) -> Message:
    """A row as a report.

    Raises:
        Invalid: a number, a time or an id is none, or a spreadsheet lost a part of it.
    """
    value = {name: _clean(name, text) for name, text in row.values.items()}
    for name in NUMBERS_AS_NAMES:
        if is_mangled(value.get(name, "")):
            raise Invalid("tables.mangled", column=name, text=value[name][:40], field=name)
    given, observed = value.get("source") or source, value.get("observed_at", "")
    return Message(
        id=_id(value, given),
        category_code=value["category_code"],
        description=value["description"],
        source=given,
        observed_at=moment_of(observed, zone, field="observed_at") if observed else None,
        lng=_number(value, "lng"),
        lat=_number(value, "lat"),
        datum=value.get("datum") or datum,
        accuracy_m=_number(value, "accuracy_m"),
        address=value.get("address", ""),
        grid_code=value.get("grid_code") or None,
        division_code=value.get("division_code") or None,
        outer_number=value.get("outer_number", ""),
        reporter_name=value.get("reporter_name", ""),
        reporter_phone=value.get("reporter_phone", ""),
    )


def _id(value: dict[str, str], source: str) -> uuid.UUID:
    """The row's id: given, or made of its source and outer number, or of all it says; the same row, the same id."""
    if value.get("id"):
        try:
            return uuid.UUID(value["id"])
        except ValueError:
            raise Invalid("reports.no_uuid", field="id") from None
    if value.get("outer_number"):
        return uuid.uuid5(NAMESPACE, f"{source}\n{value['outer_number']}")
    said = "\n".join(f"{name}={value[name]}" for name in sorted(value) if value[name])
    return uuid.uuid5(NAMESPACE, hashlib.sha256(f"{source}\n{said}".encode()).hexdigest())


def _clean(name: str, text: str) -> str:
    if name not in WRITTEN_BY_MACHINES:
        return text.strip()
    plain = narrow(text).strip()
    told = _AS_TEXT.fullmatch(plain)
    return (told[1] or told[2] or "").strip() if told else plain


def _number(value: dict[str, str], name: str) -> float | None:
    text = value.get(name, "")
    if not text:
        return None
    try:
        return float(text.replace("_", "?"))
    except ValueError:
        kind = "tables.no_number"
        if re.fullmatch(r"[+-]?\d+,\d+", text):
            kind = "tables.decimal_comma"
        elif _DEGREES.fullmatch(text):
            kind = "tables.degrees_minutes"
        raise Invalid(kind, column=name, text=text[:40], field=name) from None
