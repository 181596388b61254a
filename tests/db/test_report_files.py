"""Files of reports: good rows stand as cases, each bad one is told with its line, field and reason, nothing is lost."""

import codecs
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from gridgis.cases.models import Case, CaseEvent
from gridgis.cases.term_models import Category
from gridgis.core.errors import Invalid
from gridgis.core.settings import Terms
from gridgis.exchange.reading.tables import Rejected, Summary
from gridgis.exchange.reports import files as report_files
from gridgis.intake.models import Receipt, Report, Reporter
from gridgis.security.rules import SYSTEM
from tests.conftest import Own
from tests.factories import AT, ONE, World

HEADER = "id,source,outer_number,category_code,description,lng,lat,datum,address,reporter_name,reporter_phone"
GOOD = ",hotline_12345,{n},E0101,占道经营,120.025,30.05,,,,"
Sessions = sessionmaker[Session]


def a_file(folder: Path, *lines: str, header: str = HEADER, encoding: str = "utf-8", mark: bytes = b"") -> Path:
    path = folder / "reports.csv"
    path.write_bytes(mark + "".join(f"{line}\n" for line in (header, *lines)).encode(encoding, "surrogateescape"))
    return path


def good(n: object) -> str:
    return GOOD.format(n=n)


def take(sessions: Sessions, path: Path, *, encoding: str = "utf-8-sig", dry_run: bool = False) -> Summary:
    return report_files.load(
        sessions,
        SYSTEM,
        report_files.rows_of(path, encoding),
        Terms("Asia/Shanghai", 50.0),
        source="hotline_12345",
        datum="wgs84",
        now=lambda: AT,
        told=lambda _: None,
        on_rejects=lambda _: None,
        dry_run=dry_run,
    )


def count(sessions: Sessions, table: type) -> int:
    with sessions() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


@pytest.fixture
def import_rows(sessions: Sessions, world: World, tmp_path: Path) -> Callable[..., Summary]:
    """Import these lines under the usual header."""
    return lambda *lines: take(sessions, a_file(tmp_path, *lines))


def test_a_good_row_becomes_a_report_with_its_case_and_sealed_reporter(
    import_rows: Callable[..., Summary], sessions: Sessions
) -> None:
    row = ",citizen,A-1,E0101,占道经营,120.025,30.05,gcj02,中山路1号,王某,13800001111"

    assert import_rows(row) == Summary(taken=1)
    with sessions() as session:
        report, reporter = session.scalars(select(Report)).one(), session.scalars(select(Reporter)).one()
        case = session.scalars(select(Case)).one()
        assert (report.source, report.outer_number, report.given_datum) == ("citizen", "A-1", "gcj02")
        assert (report.given_lng, report.address_text, report.received_at) == (120.025, "中山路1号", AT)
        assert (reporter.name, reporter.phone) == ("王某", "13800001111")
        assert (case.number, case.grid_code, case.state) == (f"{ONE}-20260311-00001", f"{ONE}001001001", "submitted")


def test_categories_and_sources_may_be_written_by_name(import_rows: Callable[..., Summary], sessions: Sessions) -> None:
    grouped = ("市容秩序/占道经营", "市容秩序 > 占道经营", "市容秩序—占道经营")
    names = ("占道经营", "e0101", " 占道 经营", "Street Trading", *grouped)
    rows = [f",12345热线,N-{n},{name},占道,120.025,30.05,,,," for n, name in enumerate(names)]
    assert import_rows(*rows, ",群众上报,N-9,劳资纠纷,欠薪,120.025,30.05,,,,") == Summary(taken=len(names) + 1)
    with sessions() as session:
        stored = session.execute(select(Report.source, Report.category_code)).all()
        assert sorted(map(tuple, stored)) == [("citizen", "G0103"), *[("hotline_12345", "E0101")] * len(names)]


def test_a_name_that_several_categories_have_is_asked_about(
    import_rows: Callable[..., Summary], sessions: Sessions
) -> None:
    with sessions.begin() as session:
        session.get_one(Category, "E0102").name_zh = "占道经营"
        session.get_one(Category, "E0103").name_zh = "占道经营（夜市）"
    summary = import_rows(",,1,占道经营,占道,120.025,30.05,,,,", ",,2,占道经营（夜市）,占道,120.025,30.05,,,,", good(3))
    assert summary.taken == 2
    [rejected] = summary.rejected
    choices = "占道经营（E0101）、占道经营（E0102）"
    assert rejected.reason.words("zh") == f"有几个类别都叫“占道经营”：{choices}。请改填编码。"


def test_by_code_and_by_name_it_is_the_same_report(import_rows: Callable[..., Summary]) -> None:
    rows = (",,,占道经营,占道,120.025,30.05,,,,", ",,,E0101,占道,120.025,30.05,,,,")
    assert import_rows(rows[0]) == Summary(taken=1)
    assert import_rows(rows[1]) == Summary(known=1)


def test_a_row_may_name_its_system_by_number(import_rows: Callable[..., Summary], sessions: Sessions) -> None:
    """500000 is the easting of 120 degrees in EPSG:4549."""
    assert import_rows(",,,E0101,占道,502000,3326000,4549,,,") == Summary(taken=1)
    with sessions() as session:
        report = session.scalars(select(Report)).one()
        assert (report.given_lng, report.given_lat, report.given_datum) == (502000.0, 3326000.0, "epsg:4549")


BAD = [
    (",,1,E0101,占道,,,,,,", "lng", "needs a place"),
    (",,1,E0101,占道,120.025,,,,,", "lng", "send both or none"),
    (",,1,X9999,占道,120.025,30.05,,,,", "category_code", "Unknown category “X9999”"),
    (",,1,,占道,120.025,30.05,,,,", "category_code", "No category is given"),
    (",,1,E01,占道,120.025,30.05,,,,", "category_code", "“E01” is a group; choose a category of level 2 inside it: "),
    (",,1,市容秩序,占道,120.025,30.05,,,,", "category_code", "“市容秩序” is a group"),
    (",,1,占道,占道,120.025,30.05,,,,", "category_code", "there are Street trading (E0101)"),
    (",,1,环境卫生/占道经营,占道,120.025,30.05,,,,", "category_code", "Unknown category “环境卫生/占道经营”"),
    (",,1,E0101,占道,120.025,30.05,beijing54,,,", "datum", "beijing54"),
    (",,1,E0101,占道,120。025,30.05,,,,", "lng", "lng is no number: “120。025”"),
    (",,1,E0101,占道,120.025,nan,,,,", "lng", "finite numbers"),
    (",,1,E0101,占道,30.05,120.025,,,,", "lng", "longitude comes first"),
    (",,1,E0101,占道,-60.0,-30.0,,,,", "lng", "outside every county"),
    (",,1,E0101,占道,,,,火星基地1号,,", "address", "not in the gazetteer"),
    (",,1,E0101, ,120.025,30.05,,,,", "description", "description is empty"),
    (",carrier_pigeon,1,E0101,占道,120.025,30.05,,,,", "source", "Unknown source"),
    ("no-uuid,,1,E0101,占道,120.025,30.05,,,,", "id", "not a UUID"),
    (",,1,E0101,占道,120.025,30.05,,,", "", "10 fields, the header 11"),
    (",,1,E0101,占道,120.025,30.05,,,,,extra", "", "12 fields, the header 11"),
    (",,1,E0101,占\0道,120.025,30.05,,,,", "", "zero byte"),
    (",,1,E0101,占\udcff道,120.025,30.05,,,,", "", "try --encoding gb18030"),
    (",,1,E0101,占\udcff道\0,120.025,30.05,,,,", "", "try --encoding gb18030"),
    (',,1,E0101,"占道,120.025,30.05,,,,', "", "never closed"),
    (',,1,E0101,"占\udcff\0道,120.025,30.05,,,,', "", "never closed"),
    (f",,1,E0101,{'长' * 200_000},120.025,30.05,,,,", "", "a field has more than"),
    (f",,1,E0101,{'长' * 4001},120.025,30.05,,,,", "description", "longer than 4000"),
]


@pytest.mark.parametrize(("row", "field", "reason"), BAD, ids=[reason for _, _, reason in BAD])
def test_a_bad_row_is_told_with_line_field_and_reason_and_the_rest_is_kept(
    import_rows: Callable[..., Summary], sessions: Sessions, row: str, field: str, reason: str
) -> None:
    summary = import_rows(good(101), row, good(102))

    assert (summary.taken, summary.known) == (2, 0)
    [rejected] = summary.rejected
    assert (rejected.line, rejected.field) == (3, field)
    assert reason in str(rejected.reason)
    assert count(sessions, Report) == count(sessions, Case) == count(sessions, Receipt) == 2


def test_nothing_of_a_rejected_row_is_lost(import_rows: Callable[..., Summary]) -> None:
    [rejected] = import_rows(",,1,E0101,占道,120.025,30.05,,,,,more,and more").rejected
    assert list(rejected.values.values())[-2:] == ["more", "and more"]


def test_open_quotes_cost_their_own_lines_only(import_rows: Callable[..., Summary]) -> None:
    lines = [good(n) for n in range(120)]
    opened = ',,{n},E0101,"占道,120.025,30.05,,,,'
    lines[10], lines[30], lines[31], lines[119] = (opened.format(n=n) for n in ("a", "b", "c", "d"))
    lines[50] = ',,e,E0101,占道,120.025,30.05,,,,"'
    lines[52] = ',,f,E0101,3" 水管,120.025,30.05,,,,'

    summary = import_rows(*lines)

    assert [one.line for one in summary.rejected] == [12, 32, 33, 52, 54, 121]
    assert {str(one.reason) for one in summary.rejected} == {"a quote is opened and never closed"}
    assert summary.taken == 114


def test_quoted_commas_quotes_and_line_breaks_are_one_field(
    import_rows: Callable[..., Summary], sessions: Sessions
) -> None:
    summary = import_rows(',,1,E0101,"占道,\r\n说""快来""\n三天了",120.025,30.05,,,,', good(2), "bad")

    assert (summary.taken, [one.line for one in summary.rejected]) == (2, [6])
    with sessions() as session:
        assert '占道,\r\n说"快来"\n三天了' in session.scalars(select(Report.description)).all()


def test_empty_lines_are_no_rows(import_rows: Callable[..., Summary]) -> None:
    assert import_rows("", good(1), ",,,,,,,,,,", "   ", good(2), "") == Summary(taken=2)


@pytest.mark.parametrize(
    ("encoding", "mark", "read_as"),
    [
        ("utf-8", codecs.BOM_UTF8, "utf-8-sig"),
        ("utf-8", codecs.BOM_UTF8, "utf-8"),
        ("utf-8", b"", "utf-8-sig"),
        ("gb18030", b"", "gb18030"),
        ("gb18030", "\ufeff".encode("gb18030"), "gb18030"),
    ],
)
def test_encodings(sessions: Sessions, world: World, tmp_path: Path, encoding: str, mark: bytes, read_as: str) -> None:
    path = a_file(tmp_path, good(1), encoding=encoding, mark=mark)

    assert take(sessions, path, encoding=read_as) == Summary(taken=1)
    with sessions() as session:
        assert session.scalars(select(Report.description)).one() == "占道经营"


def test_the_header_may_be_in_other_case_and_order_and_hold_other_columns(
    sessions: Sessions, world: World, tmp_path: Path
) -> None:
    path = a_file(tmp_path, "备注,30.05,120.025,占道,E0101", header="Note, LAT ,Lng,DESCRIPTION,Category_Code")
    assert take(sessions, path) == Summary(taken=1)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "The file is empty"),
        ("id,lng,lat\n1,2,3\n", "lacks category_code, description"),
        ("\n" + good(1), "lacks category_code, description"),
        ("category_code,description,lng,lng\n", "names lng twice"),
    ],
)
def test_a_file_that_is_none_is_refused_whole(sessions: Sessions, tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "reports.csv"
    path.write_text(content)
    with pytest.raises(Invalid, match=message):
        take(sessions, path)


def test_a_missing_file_a_folder_and_an_unknown_encoding_are_told(sessions: Sessions, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="can't be read: there is no such file"):
        take(sessions, tmp_path / "none.csv")
    with pytest.raises(Invalid, match="can't be read: it is a folder"):
        take(sessions, tmp_path)
    with pytest.raises(Invalid, match="no encoding klingon"):
        take(sessions, a_file(tmp_path, good(1)), encoding="klingon")


def test_a_header_alone_is_a_file_of_no_rows(import_rows: Callable[..., Summary]) -> None:
    assert import_rows() == Summary()


def test_running_again_adds_nothing(import_rows: Callable[..., Summary], sessions: Sessions) -> None:
    lines = [good(1), good(2), f"{uuid4()}" + good(3), ",,,E0101,无号,120.025,30.05,,,,", "bad"]
    first = import_rows(*lines)
    again = import_rows(*lines)

    assert (first.taken, again.taken, again.known) == (4, 0, 4)
    assert [one.reason for one in first.rejected] == [one.reason for one in again.rejected]
    assert count(sessions, Report) == count(sessions, Case) == 4


def test_a_dry_run_tells_all_and_keeps_nothing(sessions: Sessions, world: World, tmp_path: Path) -> None:
    path = a_file(tmp_path, good(1), "bad", good(2))

    dry = take(sessions, path, dry_run=True)
    assert (dry.taken, len(dry.rejected)) == (2, 1)
    assert [count(sessions, table) for table in (Report, Case, CaseEvent, Receipt)] == [0, 0, 0, 0]
    assert take(sessions, path).taken == 2


def test_an_id_is_given_or_made_of_source_and_outer_number_or_of_all_that_is_said(
    import_rows: Callable[..., Summary], sessions: Sessions
) -> None:
    given = str(uuid4())
    no_number = ",,,E0101,无号,120.025,30.05,,,,"
    assert import_rows(given.upper() + good("A-1"), good("A-2"), no_number).taken == 3

    assert import_rows(given + good("A-9")).rejected[0].reason.kind == "intake.other_content"
    assert import_rows(good("A-2").replace("占道经营", "改了说法")).rejected[0].reason.kind == "intake.other_content"
    assert import_rows(good("A-2").replace("hotline_12345", "citizen")).taken == 1
    assert import_rows(no_number, no_number.replace("无号", "别的")) == Summary(taken=1, known=1)
    with sessions() as session:
        assert session.scalars(select(Report.id).where(Report.outer_number == "A-1")).one() == UUID(given)


def test_an_id_twice_in_a_file_is_taken_once(import_rows: Callable[..., Summary], sessions: Sessions) -> None:
    summary = import_rows(good(1), good(1), good(1).replace("占道经营", "别的"))

    assert (summary.taken, summary.known) == (1, 1)
    assert [(one.line, one.field) for one in summary.rejected] == [(4, "id")]
    assert count(sessions, Report) == 1


def test_a_bad_row_that_stands_twice_is_rejected_twice(import_rows: Callable[..., Summary]) -> None:
    bad = good(1).replace("E0101", "X9999")
    assert [one.line for one in import_rows(bad, bad).rejected] == [2, 3]


ROWS = 2_400
"""Several batches, the last one not full."""


def test_thousands_of_rows_with_planted_bad_ones(own: Own, tmp_path: Path) -> None:
    middles = list(own.world.middles.values())
    lines = []
    for n in range(ROWS):
        lng, lat = middles[n % len(middles)]
        lines.append(f",,{n},E0101,占道经营,{lng + (n % 97 - 48) * 1e-4:.6f},{lat:.6f},,,,")
    planted = {17 * n: BAD[n][0] for n in range(len(BAD))} | {ROWS - 1: BAD[-1][0]}
    for n, row in planted.items():
        lines[n] = row.replace(",1,", f",bad-{n},", 1)
    path = a_file(tmp_path, *lines)
    told: list[int] = []
    kept: list[Rejected] = []

    def run() -> Summary:
        return report_files.load(
            own.sessions,
            SYSTEM,
            report_files.rows_of(path),
            Terms("Asia/Shanghai", 50.0),
            source="hotline_12345",
            datum="wgs84",
            now=lambda: AT,
            told=told.append,
            on_rejects=kept.extend,
        )

    first = run()
    assert (first.taken, first.known, first.counts["rows"]) == (ROWS - len(planted), 0, ROWS)
    assert [one.line for one in first.rejected] == [n + 2 for n in sorted(planted)]
    assert (sum(told), kept) == (ROWS, first.rejected)
    with own.sessions() as session:
        numbers = session.scalars(select(Case.number).where(Case.county_code == ONE)).all()
        assert len(set(numbers)) == len(numbers)
        assert max(numbers) == f"{ONE}-20260311-{len(numbers):05d}"

    again = run()
    assert (again.taken, again.known, len(again.rejected)) == (0, first.taken, len(planted))
    assert count(own.sessions, Report) == count(own.sessions, Case) == first.taken
