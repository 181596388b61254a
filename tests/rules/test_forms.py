"""Forms of ours are converted by pyxform without a warning; a department's form is read line by line."""

import io
from dataclasses import asdict, replace
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from gridgis.connectors.forms import proposing, sheets
from gridgis.connectors.forms.objects import answer_told, made_of
from gridgis.connectors.forms.questions import Unusable, item_of, questions_of
from gridgis.core.errors import Invalid
from gridgis.core.paths import ROOT
from gridgis.objects.items import TYPES, CollectionItem
from gridgis.objects.models import CollectionSchema

FORMS = ROOT / "tests/data/forms"
FILLED = {"kind": "rental", "owner": "fire", "basis": "《消防法》", "every": "yearly"}
ITEM = CollectionItem("phone", "联系电话", ["rental", "person"], "phone", "police", "《治安法》", "half_yearly")
OF_EVERY_TYPE = [
    replace(ITEM, code=f"i_{kind}", name=kind, type=kind, choices=["齐全", "缺少"] if kind == "choice" else [])
    for kind in TYPES
]
XF = "{http://www.w3.org/2002/xforms}"


def form_of(*items: CollectionItem) -> sheets.Form:
    schema = CollectionSchema(id=7, county_code="330402", first_day=date(2026, 1, 1), items=[asdict(i) for i in items])
    return made_of(schema, "rental", "南湖区")


def read(content: bytes, name: str = "a.csv") -> list[tuple[int, Any]]:
    """By line: the item, or why there is none."""
    book, form = proposing._read(content, name)
    found: list[tuple[int, Any]] = []
    for line, question in proposing._numbered(book, questions_of(form)):
        try:
            found.append((line, item_of(question, FILLED)))
        except Unusable as why:
            found.append((line, why.kind.removeprefix("xlsform.left_")))
    return found


def test_a_form_of_every_type_is_converted_without_a_warning_and_read_back_as_it_was() -> None:
    where = {"layers": ["exclusive"], "towns": ["330402001", "330402002"], "users": ["market"], "sealed": True}
    items = [*OF_EVERY_TYPE, replace(ITEM, required=True, **where)]
    content = sheets.book(form_of(*items))
    root = ET.fromstring(sheets.xform(content))
    binds = {one.get("nodeset", "").removeprefix("/data/"): one for one in root.iter(f"{XF}bind")}
    assert [binds[f"Facts/i_{kind}"].get("type") for kind in TYPES] == [
        "string", "int", "decimal", "date", "string", "string", "string",
    ]  # fmt: skip
    phone = binds["Facts/phone"]
    assert phone.get("required", "").split() == ["/data/Deed", "=", "'made'"]
    assert "/data/Layer  = 'exclusive'" in phone.get("relevant", "")
    assert "/data/Town  = '330402002'" in phone.get("relevant", "") and phone.get("constraint")
    texts = [one.get("lang") for one in root.iter(f"{XF}translation")]
    assert texts == ["中文 (zh)", "English (en)"]
    data = root.find(f".//{XF}instance/*")
    assert data is not None and (data.get("id"), data.get("version")) == ("object-330402-rental", "7")
    assert [one for _, one in read(content, "a.xlsx") if isinstance(one, CollectionItem)] == items


@pytest.mark.parametrize("name", ["${Deed}", "甲\x01乙", "=1+1", "<b>&\"'", "“引号”", "${", "*粗*#", " 空 格 "])
def test_no_name_breaks_a_form(name: str) -> None:
    choice = replace(ITEM, code="meta", name=name, basis=name, type="choice", choices=[name, "二"])
    root = ET.fromstring(sheets.xform(sheets.book(form_of(replace(ITEM, name=name), choice))))
    assert root.find(f".//{XF}instance/*/{XF}Facts/{XF}Meta") is not None


def test_codes_that_are_names_of_our_own_questions_stand_beside_them() -> None:
    items = [replace(ITEM, code=code, name=code) for code in ("deed", "address", "known", "start", "meta", "entity")]
    content = sheets.book(form_of(*items))
    sheets.xform(content)
    assert [one for _, one in read(content, "a.xlsx") if isinstance(one, CollectionItem)] == items


def test_an_answer_to_a_choice_is_its_number_in_the_form_that_asked() -> None:
    choice = next(one for one in OF_EVERY_TYPE if one.type == "choice")
    assert [answer_told(choice, told) for told in ("1", "2", "3", "0", "9" * 5000, "齐全")] == [
        "齐全", "缺少", "3", "0", "9" * 5000, "齐全",
    ]  # fmt: skip
    assert answer_told(ITEM, "1") == "1"


def test_a_departments_form_is_read_line_by_line() -> None:
    told = dict(read((FORMS / "rental.csv").read_bytes()))
    taken = {line: (one.code, one.name, one.type) for line, one in told.items() if isinstance(one, CollectionItem)}
    assert taken == {
        6: ("tel", "联系电话", "text"),
        8: ("rooms_let", "出租间数", "integer"),
        9: ("area", "面积（平方米）", "decimal"),
        10: ("has_alarm", "是否装有烟感", "yes_no"),
        11: ("exits", "疏散通道", "choice"),
        13: ("seen_on", "检查日期", "date"),
    }
    assert {line: one for line, one in told.items() if line not in taken} == {
        2: "meta", 3: "shown", 5: "own_name", 12: "several", 14: "place", 15: "media",
    }  # fmt: skip
    assert told[11].choices == ["畅通", "部分堵塞", "堵塞"] and told[8].required


def test_what_can_not_be_taken_is_named() -> None:
    told = read((FORMS / "household.csv").read_bytes())
    assert [(line, one) for line, one in told if isinstance(one, str)] == [
        (2, "meta"), (5, "repeat"), (6, "in_repeat"), (7, "in_repeat"), (9, "outside"), (0, "other"), (11, "several"),
        (12, "shown"), (13, "type"), (14, "type"), (15, "media"), (16, "refers"), (17, "code"),
    ]  # fmt: skip
    water = next(one for line, one in told if line == 10)
    assert water.choices == ["Well", "Tap", "Other"]


def workbook(*sheets_: tuple[str, list[list[str]]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets_:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def test_a_workbook_is_read_with_the_numbers_of_its_rows() -> None:
    rows = [["type", "name", "label"], ["text", "a", "甲"], [], ["integer", "b", "乙"]]
    told = read(workbook(("survey", rows)), "表.xlsx")
    assert [(line, one.code) for line, one in told] == [(2, "a"), (4, "b")]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 100,
        b"PK\x03\x04 no archive",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 no workbook",
        "一,二\n".encode("gb18030"),
        workbook(("Tabelle1", [["x"]])),
        workbook(("survey", [["type", "name", "label"], ["text", "a b", "甲"]])),
        workbook(("survey", [["type", "name", "label"], ["begin group", "a", "甲"]])),
        workbook(("survey", [["type", "name", "label"], ["select_one nowhere", "a", "甲"]])),
        workbook(("survey", [["type", "name", "label"], ["text", "a", "y" * 30_000]] * 2)),
    ],
    ids=("empty", "zeros", "archive", "old", "text", "sheet", "space", "group", "list", "long"),
)
def test_what_is_no_form_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        proposing._read(content, "坏表.xlsx")
    assert refused.value.facts["field"] == "file" and "坏表" in refused.value.words("zh")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    content = io.BytesIO(workbook(("survey", [["type"]])))
    import zipfile

    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/media/a.bin", b"\0" * (proposing.UNPACKED + 1))
    with pytest.raises(Invalid) as refused:
        proposing._read(content.getvalue(), "a.xlsx")
    assert refused.value.kind == "tables.workbook_large"
