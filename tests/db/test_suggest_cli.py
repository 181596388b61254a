"""`gridgis suggest …` on files as people have them."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridgis.cli.main import app
from tests.rules.test_learning import told


def written(path: Path, header: tuple[str, str], encoding: str, *more: tuple[str, str]) -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        rows = csv.writer(file)
        rows.writerow(header)
        rows.writerows([*((one.text, one.category_code) for one in told(200)), *more])
    return path


@pytest.mark.parametrize(
    ("header", "encoding"),
    [(("text", "category"), "utf-8"), (("诉求内容", "类别"), "gb18030"), (("正文", "分类"), "utf-8-sig")],
)
def test_a_labelled_table_is_measured(tmp_path: Path, header: tuple[str, str], encoding: str) -> None:
    path = written(tmp_path / "t.csv", header, encoding, ("没有类别", ""), ("", "lamp"))
    options = ["--text-column", "正文", "--category-column", "分类"] if header[0] == "正文" else []
    done = CliRunner().invoke(app, ["suggest", "evaluate", str(path), *options])
    assert done.exit_code == 0, done.output
    assert "200 rows with words and a category; 2 lack one of them." in done.output
    assert "200 cases: right at first" in done.output
    assert "lamp" in done.output


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("", "empty"),
        ("a,b\n1,2\n", "known in the header a, b. Words may be called"),
        ("text,category\n,\n", "No row of t.csv has both words and a category."),
        (
            "text,category\n路灯不亮,lamp\n垃圾,waste\n河水,water\n",
            "0 categories have 5 cases or more",
        ),
    ],
)
def test_what_cannot_be_measured_is_refused_in_words(tmp_path: Path, rows: str, said: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(rows, "utf-8")
    done = CliRunner().invoke(app, ["suggest", "evaluate", str(path)])
    assert done.exit_code == 1
    assert said in done.output
    assert "Traceback" not in done.output
