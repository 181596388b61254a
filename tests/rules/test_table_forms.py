"""Forms to fill in: what is written is read again, texts stay texts, drop-downs hold the names."""

from pathlib import Path

import openpyxl

from gridgis.core.wording import Phrase
from gridgis.exchange.reading.tables import Rejected, rows_of
from gridgis.exchange.tables.columns import Column, known
from gridgis.exchange.tables.sheets import write_form, write_rejects

NAME = Column("name", Phrase("table_form.notes"), Phrase("table_form.not_chosen"), required=True)
TOWN = Column("town", Phrase("table_form.choices"), Phrase("table_form.not_chosen"), other_names=("镇",))
COLUMNS = (NAME, TOWN)
ROWS = [{"name": "=1+1", "town": "新丰镇"}, {"name": "0573-83001234", "town": ""}, {"name": "坏\x01字"}]


def test_what_a_form_holds_is_read_again_as_it_was_in_either_language(tmp_path: Path) -> None:
    for language in ("zh", "en"):
        path = tmp_path / f"{language}.xlsx"
        write_form(path, Phrase("table_form.rejects"), COLUMNS, language, rows=ROWS, choices={"town": ["新丰镇"]})
        read = [row.values for row in rows_of(path, **known(COLUMNS))]
        assert read == [
            {"name": "=1+1", "town": "新丰镇"},
            {"name": "0573-83001234", "town": ""},
            {"name": "坏\N{REPLACEMENT CHARACTER}字", "town": ""},
        ]


def test_a_drop_down_points_to_all_its_names_and_to_nothing_else(tmp_path: Path) -> None:
    path, towns = tmp_path / "form.xlsx", [f"{n}镇" for n in range(300)]
    write_form(path, Phrase("table_form.rejects"), COLUMNS, "zh", choices={"town": towns})
    book = openpyxl.load_workbook(path)
    lists = [one for one in book.active.data_validations.dataValidation if one.type == "list"]
    assert [str(one.sqref) for one in lists] == ["B2:B5000"]
    sheet, cells = lists[0].formula1.replace("'", "").replace("$", "").split("!")
    assert [cell.value for (cell,) in book[sheet][cells]] == towns
    assert book[sheet].sheet_state == "hidden"


def test_refused_rows_come_back_with_their_reason_and_can_be_sent_again(tmp_path: Path) -> None:
    path = tmp_path / "rejects.xlsx"
    values = {"name": "甲", "town": "乙", "备注": "看一下"}
    write_rejects(path, COLUMNS, [Rejected(7, "town", Phrase("table_form.not_chosen"), values)], "zh")
    sheet = openpyxl.load_workbook(path).active
    assert [cell.value for cell in sheet[2]] == [
        7,
        "不在下拉列表中。填的是代码，或用顿号隔开的多项，可以继续。",
        "甲",
        "乙",
        "看一下",
    ]
    assert [row.values["town"] for row in rows_of(path, **known(COLUMNS))] == ["乙"]
