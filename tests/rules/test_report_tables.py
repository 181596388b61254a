"""Tables as spreadsheets and other systems write them: read rightly, or refused with what is wrong."""

import csv
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import openpyxl
import pytest
from shapely.geometry import box

from gridgis.bulk import Areas
from gridgis.bulk.answering import Router
from gridgis.core.errors import Invalid, Refusal
from gridgis.core.geo import frame_named
from gridgis.core.wording import Phrase, worded
from gridgis.exchange.points import files, sources
from gridgis.exchange.points.files import Job
from gridgis.exchange.reading.moments import moment_of
from gridgis.exchange.reading.tables import Row
from gridgis.exchange.reports import files as report_files
from gridgis.intake.rules import Message

FILES = Path(__file__).parents[1] / "data" / "reports"
ZONE = "Asia/Shanghai"


def said_of(path: Path, notes: list[Phrase] | None = None, encoding: str = "") -> dict[int, Message | str]:
    """Each row by its line: the report, or the field and the kind of its refusal, or its fault."""
    found: dict[int, Message | str] = {}
    for row in report_files.rows_of(path, encoding, notes=notes):
        found[row.line] = said_by(row)
    return found


def said_by(row: Row) -> Message | str:
    if row.fault:
        return worded(row.fault.kind, row.fault.facts, "en")
    try:
        return report_files.message_of(row, "hotline_12345", "wgs84", ZONE)
    except Refusal as refusal:
        return f"{refusal.facts['field']} {refusal.kind.removeprefix('tables.')}"


def written(folder: Path, *lines: str, encoding: str = "utf-8", end: str = "\r\n") -> Path:
    path = folder / "reports.csv"
    path.write_bytes("".join(line + end for line in lines).encode(encoding, "surrogateescape"))
    return path


def book(folder: Path, *sheets: tuple[str, Sequence[Sequence[object]]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path = folder / "reports.xlsx"
    made.save(path)
    return path


TWO = ["r-bom.csv", "r-cr.csv", "r-gbk.csv", "r-headers-spaces.csv", "r-semicolon.csv", "r-tab.csv", "r-utf16.csv"]


@pytest.mark.parametrize("name", TWO)
def test_marks_line_ends_encodings_and_signs_between_fields_are_found_out(name: str) -> None:
    found = said_of(FILES / name)
    assert [
        (one.outer_number, one.description, one.lng, one.lat, str(one.observed_at))
        for one in found.values()
        if isinstance(one, Message)
    ] == [
        ("HN-1", "占道经营一", 120.7901, 30.7301, "2026-11-28 09:00:00+08:00"),
        ("HN-2", "占道经营二", 120.7902, 30.7302, "2026-11-28 09:00:00+08:00"),
    ]


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("reports-excel-dates.csv", "h7 h8 h9 h10 h11 h12 h12b"),
        ("reports-full-width.csv", "h4 h5 h6"),
        ("reports-gbk.csv", "h1 h2"),
        ("reports-semi.csv", "h13"),
        ("reports-tab.txt", "h14"),
        ("reports-zh-header.csv", "h3"),
        ("reports.xlsx", "x1"),
    ],
)
def test_files_of_other_programs_are_taken_whole(name: str, numbers: str) -> None:
    found = [one for one in said_of(FILES / name).values() if isinstance(one, Message)]
    assert [one.outer_number for one in found] == numbers.split()
    for one in found:
        assert (one.category_code, one.description, one.lng, one.lat) == ("S0799", "路灯不亮", 120.75, 30.75)
        assert (one.address, one.reporter_name) == ("南湖区建设街道", "张三")
        assert set(one.reporter_phone) <= set("0138")
        assert one.observed_at is not None and one.observed_at.year == 2026


def test_what_was_guessed_of_a_header_is_told() -> None:
    notes: list[Phrase] = []
    said_of(FILES / "reports-zh-header.csv", notes)
    [note] = notes
    assert worded(note.kind, note.facts, "zh").startswith(
        "按这些表头读取：工单编号 → outer_number、事项分类 → category"
    )


def test_our_own_header_goes_before_another_name_for_it(tmp_path: Path) -> None:
    path = written(tmp_path, "category_code,description,描述,地址,详细地址", "E0101,甲,乙,丙,丁")
    [found] = said_of(path).values()
    assert isinstance(found, Message)
    assert (found.description, found.address) == ("甲", "丙")


@pytest.mark.parametrize("name", ["reports-excel-day1.csv", "reports-excel-day2.csv", "reports-sci.csv"])
def test_a_number_that_a_spreadsheet_rewrote_is_no_outer_number(name: str) -> None:
    assert set(said_of(FILES / name).values()) == {"outer_number mangled"}


@pytest.mark.parametrize(
    ("number", "is_mangled"),
    [
        ("2.02611E+19", True),
        ("2.02611e+19", True),
        ("2,02611E+19", True),
        ("2.0261128E19", True),
        ("2E+19", True),
        ("２．０２Ｅ＋１９", True),
        ("20261128000000000000", True),
        ("20261128001.0", True),
        ("20261128000012345678", False),
        ("2E19", False),
        ("202E01", False),
        ("HZ2026E+01", False),
        ("330402000000000", False),
        ("1.0", False),
        ("3.2.1", False),
    ],
)
def test_which_numbers_are_mangled(tmp_path: Path, number: str, is_mangled: bool) -> None:
    [found] = said_of(written(tmp_path, "outer_number\tcategory_code\tdescription", f"{number}\tE0101\t占道")).values()
    assert (found == "outer_number mangled") == is_mangled


@pytest.mark.parametrize("column", ["reporter_phone", "grid_code", "division_code"])
def test_other_digits_that_are_names_are_looked_at_too(tmp_path: Path, column: str) -> None:
    [found] = said_of(written(tmp_path, f"category_code;description;{column}", "E0101;占道;1.38E+10")).values()
    assert found == f"{column} mangled"


def test_numbers_told_to_be_texts_are_taken_as_they_are_meant(tmp_path: Path) -> None:
    lines = ['"=""20261128000012345678""",E0101,占道', "'0571,E0101,占道", "\t007,E0101,占道"]
    found = said_of(written(tmp_path, "outer_number,category_code,description", *lines))
    assert [one.outer_number for one in found.values() if isinstance(one, Message)] == [
        "20261128000012345678",
        "0571",
        "007",
    ]


def test_what_can_be_misread_is_refused_by_name() -> None:
    found = said_of(FILES / "r-excel.csv")
    said = {line: one for line, one in found.items() if isinstance(one, str)}
    assert said == {
        2: "outer_number mangled",
        5: "lng degrees_minutes",
        6: "lng decimal_comma",
        22: "the row has 4 fields, the header 6",
        23: "the row has 8 fields, the header 6",
    }
    assert len(found) == 21
    nasty = said_of(FILES / "reports-nasty.csv")
    assert {line: one for line, one in nasty.items() if isinstance(one, str)} == {
        6: "lng degrees_minutes",
        13: "the row has 3 fields, the header 12",
    }


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026/1/5 9:05", "2026-01-05T09:05:00+08:00"),
        ("2026年11月20日", "2026-11-20T00:00:00+08:00"),
        ("2026年11月20日 星期五 下午3时05分", "2026-11-20T15:05:00+08:00"),
        ("2026-11-20 上午 12:30:00", "2026-11-20T00:30:00+08:00"),
        ("2026/11/20 3:05:09 PM", "2026-11-20T15:05:09+08:00"),
        ("２０２６－１１－２０　１０：００", "2026-11-20T10:00:00+08:00"),
        ("2026.11.20", "2026-11-20T00:00:00+08:00"),
        ("20261120103000", "2026-11-20T10:30:00+08:00"),
        ("46346.4167", "2026-11-20T10:00:00+08:00"),
        ("46346.416678", "2026-11-20T10:00:01+08:00"),
        ("2026-11-20T02:00:00Z", "2026-11-20T02:00:00+00:00"),
        ("2026/11/20 10:00 +08:00", "2026-11-20T10:00:00+08:00"),
    ],
)
def test_times_as_they_are_written(text: str, moment: str) -> None:
    assert moment_of(text, ZONE, field="observed_at").isoformat() == moment


@pytest.mark.parametrize(
    "text", ["05/11/2026", "20/11/2026", "26/11/20", "1.38E+10", "昨天", "2026-13-01", "2026/2/30", "463464167", "9:05"]
)
def test_times_that_may_mean_two_things_or_none_are_refused(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        moment_of(text, ZONE, field="observed_at")
    assert (refused.value.kind, refused.value.facts["field"]) == ("tables.no_moment", "observed_at")


HEAD = ("工单编号", "category_code", "description", "经度", "纬度", "来电时间", "联系电话")
CELLS = ("A-1", "E0101", "占道", 120.75, 30.75, datetime.fromisoformat("2026-11-20 10:00"), 13800000001)


def test_cells_of_a_workbook_are_read_by_their_kind(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("说明", [["填写说明"]]),
        (
            "工单",
            [
                ["某某县工单明细"],
                HEAD,
                CELLS,
                ("00123", "E0101", "占道", "１２０．７５", None, date(2026, 11, 20), "0571-88"),
                (None,) * 7,
                (20261128000012345678, *CELLS[1:]),
                (330402000000123, *CELLS[1:]),
                (*CELLS, "多出"),
            ],
        ),
    )
    found = said_of(path)
    first, second, third, fourth, fifth = found.values()
    assert list(found) == [3, 4, 6, 7, 8]
    assert isinstance(first, Message) and isinstance(second, Message) and isinstance(fourth, Message)
    assert (first.outer_number, first.lng, first.reporter_phone) == ("A-1", 120.75, "13800000001")
    assert str(first.observed_at) == "2026-11-20 10:00:00+08:00"
    assert (second.outer_number, second.lng, second.lat, second.reporter_phone) == ("00123", 120.75, None, "0571-88")
    assert (third, fourth.outer_number) == ("outer_number mangled", "330402000000123")
    assert str(fifth) == "the row has 8 fields, the header 7"


def test_of_several_sheets_with_reports_one_is_named(tmp_path: Path) -> None:
    path = book(tmp_path, ("一月", [HEAD, CELLS]), ("二月", [HEAD, CELLS]))
    with pytest.raises(Invalid) as refused:
        said_of(path)
    assert "一月、二月" in refused.value.words("zh")
    assert [row.line for row in report_files.rows_of(path, sheet="二月")] == [2]
    with pytest.raises(Invalid) as refused:
        list(report_files.rows_of(path, sheet="三月"))
    assert refused.value.kind == "tables.sheet_unknown"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04 no zip at all", "tables.workbook_broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "tables.workbook_old"),
        ("category_code,description\r\nE0101,占道\r\n".encode("utf-16")[:-1], "tables.encoding_broken"),
    ],
)
def test_broken_files_are_refused_whole(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "reports.xlsx"
    path.write_bytes(content)
    with pytest.raises(Invalid) as refused:
        said_of(path)
    assert refused.value.kind == kind
    whole = book(tmp_path, ("工单", [HEAD, CELLS])).read_bytes()
    for cut in range(0, len(whole), len(whole) // 12):
        path.write_bytes(whole[:cut] + bytes(40) + whole[cut + 40 :])
        with suppress(Refusal):
            said_of(path)


def test_a_workbook_that_unpacks_to_too_much_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gridgis.exchange.reading.workbooks.LARGEST", 1000)
    with pytest.raises(Invalid) as refused:
        said_of(book(tmp_path, ("工单", [HEAD, CELLS])))
    assert refused.value.kind == "tables.workbook_large"


def test_a_row_in_another_encoding_than_most_is_rejected_alone(tmp_path: Path) -> None:
    head, row = "category_code,description", "E0101,中文描述"
    found = said_of(FILES / "r-mixed-enc.csv")
    assert isinstance(found[2], Message) and "not in the stated encoding" in str(found[3])
    path = tmp_path / "reports.csv"
    gbk, utf8 = row.encode("gbk"), row.encode()
    path.write_bytes(b"\n".join([head.encode(), gbk, utf8, gbk, gbk]))
    found = said_of(path)
    assert [isinstance(one, Message) for one in found.values()] == [True, False, True, True]
    assert "it is in UTF-8" in str(found[3])
    assert "it is in UTF-8" in str(said_of(written(tmp_path, head, row), encoding="gb18030")[2])


@pytest.mark.parametrize("stated", ["sep=;", '"sep=;"'])
def test_a_first_line_may_state_what_parts_the_fields(tmp_path: Path, stated: str) -> None:
    [found] = said_of(written(tmp_path, stated, "category_code;description", "E0101;占道,乱")).items()
    assert found[0] == 3 and isinstance(found[1], Message) and found[1].description == "占道,乱"


def router(datum: str = "wgs84", shape: tuple[float, float, float, float] = (120.7, 30.7, 120.85, 30.8)) -> Router:
    areas = Areas.build(["A"], np.array([box(*shape)], dtype=object))
    return Router(areas, ["A"], ["甲"], frame_named(datum), 0.0, borders=False)


def routed(source: Path, folder: Path, asked: Router) -> tuple[list[dict[str, str]], files.Summary, list[str]]:
    target, kinds, rejects = folder / "out.csv", list[Phrase](), list[str]()
    with sources.readable(Job(source, target), kinds) as job:
        done = files.route(
            job, asked, on_rejects=lambda some: rejects.extend(str(one.reason) for one in some), told=lambda _: None
        )
        encoding = job.encoding or ("utf-8-sig" if "gbk" not in source.name else "gb18030")
    text = target.read_bytes().decode("utf-8-sig" if encoding == "utf-8" else encoding)
    head = text.splitlines()[0]
    rows = list(csv.DictReader(text.splitlines(), delimiter="\t" if "\t" in head else ";" if ";" in head else ","))
    return rows, done, rejects


@pytest.mark.parametrize("name", [*TWO, "reports-gbk.csv", "reports-semi.csv", "reports-tab.txt", "reports.xlsx"])
def test_points_of_the_same_files_are_routed(tmp_path: Path, name: str) -> None:
    rows, done, _ = routed(FILES / name, tmp_path, router())
    assert done.inside == done.rows == len(rows)
    assert {row["grid_code"] for row in rows} == {"A"}
    assert any("占道" in text or "路灯" in text for text in rows[0].values())


def test_full_width_digits_are_places(tmp_path: Path) -> None:
    path = written(tmp_path, "名称,经度,纬度", "甲,１２０．７５,３０．７５", encoding="gbk")
    areas = router()
    with sources.readable(Job(path, tmp_path / "out.csv"), []) as job:
        assert files.route(job, areas, on_rejects=lambda _: None, told=lambda _: None).inside == 1


def test_exchanged_columns_are_noticed(tmp_path: Path) -> None:
    """Beyond the earth or the system they are a fault of the row; where both orders are places, the count is told."""
    path = written(tmp_path, "lng,lat", "30.75,120.75", "120.75,30.75")
    _, done, rejects = routed(path, tmp_path, router())
    assert done.inside == 1 and rejects[0].endswith("the axes look swapped")
    path = written(tmp_path, "x,y", "3403000,476000")
    _, done, rejects = routed(path, tmp_path, router("epsg:4549"))
    assert done.inside == 0 and rejects[0].endswith("the axes look swapped")
    path = written(tmp_path, "lng,lat", "52.5,13.4", "52.6,13.5", "13.4,52.5", "1,1")
    _, done, _ = routed(path, tmp_path, router(shape=(13, 52, 14, 53)))
    assert (done.inside, done.none, done.turned) == (1, 3, 2)


HEADER = "category_code,description,lng,lat"


@pytest.mark.parametrize("above", ["", ",,,", "十一月工单,,,", "\n,,,"])
def test_a_title_or_blank_lines_may_stand_above_a_header(tmp_path: Path, above: str) -> None:
    path = written(tmp_path, *above.split("\n"), HEADER, "E0101,路灯,120.75,30.75")
    [(line, said)] = said_of(path).items()
    assert isinstance(said, Message) and (line, said.lng) == (above.count("\n") + 3, 120.75)


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "#DIV/0!", "#####"])
def test_an_error_of_a_spreadsheet_is_no_value(tmp_path: Path, text: str) -> None:
    path = written(
        tmp_path, f"outer_number,remark,{HEADER}", f"{text},,E0101,路灯,120,30", f"A1,{text},E0101,路灯,120,30"
    )
    first, other = said_of(path).values()
    assert isinstance(first, str) and text in first and "outer_number" in first
    assert isinstance(other, Message)


@pytest.mark.parametrize("quoted", [False, True])
def test_a_field_that_is_too_long_is_told_in_the_reader_s_words(tmp_path: Path, *, quoted: bool) -> None:
    long = "长" * 140_000
    path = written(tmp_path, HEADER, f'E0101,"{long}",120,30' if quoted else f"E0101,{long},120,30")
    [row] = report_files.rows_of(path)
    assert row.fault and worded(row.fault.kind, row.fault.facts, "zh") == "有一个字段超过 131072 个字符"


def test_formulas_that_nobody_reckoned_are_no_empty_fields(tmp_path: Path) -> None:
    """A program wrote them; Excel or WPS puts the results beside them, an empty text too."""
    rows: list[list[object]] = [[*HEADER.split(",")], ["E0101", "路灯", "=120+0.75", 30.75]]
    path = book(tmp_path, ("表", rows))
    with pytest.raises(Invalid) as refused:
        said_of(path)
    assert (refused.value.kind, refused.value.facts["cell"]) == ("tables.not_reckoned", "C2")
    with ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    for result, lng in (
        (b'<c r="C2"><f>120+0.75</f><v>120.75</v></c>', 120.75),
        (b'<c r="C2" t="str"><f>""</f><v></v></c>', None),
    ):
        made = re.sub(rb'<c r="C2">.*?</c>', result, parts[sheet])
        with ZipFile(path, "w") as new:
            for name, content in parts.items():
                new.writestr(name, made if name == sheet else content)
        [said] = said_of(path).values()
        assert isinstance(said, Message) and said.lng == lng
