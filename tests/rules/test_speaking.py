"""The command line speaks the reader's language: its help, its progress, its refusals, and what libraries say."""

import ast
import os
import re
import subprocess
import sys

import pytest

from gridgis.core.paths import ROOT
from gridgis.core.wording import catalogue

OWN_NAMES = {
    "all", "bd09", "cgcs2000", "code", "cgcs", "county", "crs", "csv", "day", "datum", "dxf", "epsg", "excel", "false",
    "filegdb", "fire", "gb18030", "gbk", "gcj02", "geojson", "geopackage", "gml", "grid", "gridgis", "home", "http",
    "https", "is_workday", "kml", "mapinfo", "name", "office", "parquet", "password", "postgis", "postgresql", "role",
    "sensitive_receiver", "discipline_inspector", "shapefile", "text", "town", "true", "utc", "utf", "village", "xlsx",
    "wgs84", "addresses", "import", "account", "links", "url", "database", "asia", "shanghai",
    "gridgis_database_url", "gridgis_home",
}  # fmt: skip
"""Names of formats, codes and commands, which are the same in every language."""
WORD = re.compile(r"(?<![\w{<%-])[A-Za-z][A-Za-z_0-9]+(?![\w}>])")
LIBRARY = re.compile(r"\b(Usage|Options|Arguments|Commands|Error|Missing|Invalid|Show|Try|No such|default|required)\b")


def spoken(*words: str, **environment: str) -> str:
    """Everything that a command prints in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GRIDGIS_")}
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=kept | environment, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("area", ["help", "told", "settings"])
def test_chinese_sentences_hold_no_english_words(area: str) -> None:
    for kind, words in catalogue().items():
        if kind.startswith(f"{area}."):
            plain = re.sub(r"--[\w-]+|GRIDGIS_\w+|\S+://\S+|\{[^}]*\}|\.\w+", " ", words["zh"])
            english = {one.lower() for one in WORD.findall(plain)} - OWN_NAMES
            assert (kind, english) == (kind, set())


def test_every_line_of_help_and_of_progress_stands_in_the_catalogue() -> None:
    """No command, option or line of output is worded beside it."""
    told, helped = set(), set()
    for path in (ROOT / "gridgis/cli").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("say", "echo", "BadParameter", "prompt", "confirm") and node.args:
                bare = [
                    one for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant) and not _in_call(node, one)
                ]
                assert not any(re.search("[A-Za-z]{2}", str(one.value)) for one in bare), f"{path.name}:{node.lineno}"
            if name in ("said", "of_help") and isinstance(node.args[0], ast.Constant):
                (told if name == "said" else helped).add(str(node.args[0].value))
            for keyword in node.keywords:
                assert keyword.arg != "help" or isinstance(keyword.value, ast.Call), f"{path.name}:{node.lineno}"
    for area, kinds in (("told", told), ("help", helped)):
        assert len(kinds) > 30
        assert {f"{area}.{kind}" for kind in kinds} <= set(catalogue())


def _in_call(outer: ast.Call, leaf: ast.Constant) -> bool:
    """Whether a constant stands inside a call within, as the kind of a sentence does."""
    inner = [one for one in ast.walk(outer.args[0]) if isinstance(one, ast.Call | ast.Subscript | ast.Compare)]
    formats = [one.format_spec for one in ast.walk(outer.args[0]) if isinstance(one, ast.FormattedValue)]
    return any(leaf in ast.walk(one) for one in [*inner, *filter(None, formats)])


WRONG = (
    ["-h"],
    ["import", "grids", "-h"],
    ["import", "grid"],
    ["import", "reports"],
    ["import", "grids", "nowhere.gpkg", "--county", "330402"],
    ["import", "grids", "pyproject.toml", "--county", "330402", "--datum", "none"],
    ["route", "pyproject.toml", "-o", "x.csv", "--jobs", "many"],
    ["route", "pyproject.toml", "-o", "x.csv", "--tolerance", "-1"],
    ["route", "--nothing"],
    ["check", "grids", "--at", "soon"],
    ["check", "grids", "啊", "呀"],
    ["check", "grids", "--at"],
)
PROGRAM = """
import sys
from typer.testing import CliRunner
from gridgis.cli.main import app
for words in {words!r}:
    done = CliRunner().invoke(app, words, prog_name="gridgis", env=dict(COLUMNS="100", TERM="dumb"))
    assert done.exit_code == (0 if "-h" in words else 2), (words, done.output)
    print(done.output)
"""


def test_what_the_library_of_the_command_line_says_is_said_in_chinese() -> None:
    shown = spoken("-c", PROGRAM.format(words=WRONG))
    assert "Traceback" not in shown, shown
    assert LIBRARY.findall(shown) == []
    plain = re.sub(r"--?[\w-]+|GRIDGIS_\w+|'[^']*'|<[^>]*>|\{[^}]*\}|gridgis (import|route|check).*|\.\w+", " ", shown)
    commands = {
        "briefing",
        "demo",
        "duplicates",
        "route",
        "serve",
        "worker",
        "db",
        "export",
        "check",
        "readers",
        "jobs",
        "objects",
        "settings",
        "suggest",
        "bool",
        "postgis",
    }
    assert {one.lower() for one in WORD.findall(plain)} - OWN_NAMES - commands <= {"file", "gridgis"}
    wanted = ("用法：gridgis", "缺少参数 'file'", "没有命令 'grid'，是不是 'grids'？", "'nowhere.gpkg' 不存在")
    for said in (*wanted, "不得小于 0", "应为整数"):
        assert said in shown


def test_settings_are_refused_in_the_language_of_the_command_line() -> None:
    wrong = {"GRIDGIS_PORT": "0", "GRIDGIS_TIMEZONE": "Mars", "GRIDGIS_TRUSTED_PROXIES": "here"}
    said = spoken("-m", "gridgis", "db", "status", **wrong)
    assert "gridgis: GRIDGIS_PORT：应不小于 1\n" in said
    assert "没有 Mars 这个时区" in said
    assert "here 不是网段" in said
    english = spoken("-m", "gridgis", "db", "status", GRIDGIS_LANGUAGE="en", **wrong)
    assert "there is no time zone Mars" in english
