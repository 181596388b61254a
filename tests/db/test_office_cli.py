"""Offices on the command line: out as a workbook, changed, and in again."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
from typer.testing import CliRunner

from gridgis.cli.main import app
from gridgis.exchange.tables.registry import TABLES
from tests.api.staffing import FUNDS
from tests.conftest import Own
from tests.db.test_cli import ask
from tests.factories import ONE


def test_offices_go_out_are_changed_and_come_in_again(own: Own, tmp_path: Path) -> None:
    run: Callable[..., tuple[int, str]] = lambda *words: (  # noqa: E731
        (done := CliRunner().invoke(app, [*words, "--county", ONE], env={"GRIDGIS_DATABASE_URL": own.url})).exit_code,
        done.output,
    )
    path = tmp_path / "机构.xlsx"
    assert run("export", "offices", str(path))[0] == 0
    book = openpyxl.load_workbook(path)
    sheet = book.active
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("Telephone") + 1, "0573-83001234")
    sheet.cell(3, heads.index("Established posts") + 1, "many")
    book.save(path)
    status, told = run("import", "offices", str(path))
    assert status == 1 and "Telephone: – → 0573-83001234" in told and "Row 3" in told
    assert "nothing was kept" in " ".join(told.split())
    rejects = openpyxl.load_workbook(path.with_name("机构.rejects.xlsx")).active
    assert [row[0].value for row in rejects.iter_rows(min_row=2)] == [3]
    assert run("import", "offices", str(path), "--good-rows")[0] == 1
    sheet.cell(3, heads.index("Established posts") + 1).value = None
    book.save(path)
    status, told = run("import", "offices", str(path), "--dry-run")
    assert status == 0 and "0 added, 0 changed" in told and "0 refused" in told


def test_every_table_goes_out_and_comes_in_again_as_it_is(own: Own, tmp_path: Path) -> None:
    for name in TABLES:
        out = str(tmp_path / f"{name}.xlsx")
        assert ask("export", name, out, "--county", ONE, url=own.url).returncode == 0
        assert "0 added, 0 changed" in ask("import", name, out, "--county", ONE, url=own.url).stdout, name
    assert ask("account", "links", str(tmp_path / "links.xlsx"), "dispatcher", url=own.url).stdout.startswith("1 ")
    rows = tmp_path / "funds.csv"
    rows.write_bytes(FUNDS)
    assert "1 added" in ask("import", "funds", str(rows), "--county", ONE, url=own.url).stdout
