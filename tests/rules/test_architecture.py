"""What ARCHITECTURE.md says exists does, and no file grows into one that everybody fears."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest
from pydantic import BaseModel

from gridgis.core.paths import ROOT

LIMIT = 300
REASONS: dict[str, str] = {}
"""Modules over the limit, each with why it is still one."""

TEST_LIMIT = 400

SHARED_SCHEMAS = {"__init__", "parts"}
"""What more than one route file uses."""

PATH = re.compile(r"`([\w./-]*/[\w./-]*|[\w-]+\.(?:py|toml|yml|md|sql))`")


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def named_paths(text: str) -> list[str]:
    """Words in backquotes that look like paths of the repository; addresses of the API start with a slash."""
    return sorted({name for name in PATH.findall(text) if not name.startswith(("/", "http"))})


def test_every_path_the_architecture_names_exists() -> None:
    named = named_paths((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    assert len(named) >= 10
    missing = [name for name in named if not (ROOT / name).exists()]
    assert missing == []


def test_paths_are_found_in_text() -> None:
    text = "See `gridgis/core/`, `api/app.py` and `pyproject.toml`, never `/api/v1/cases`, `code` or `a b/c`."
    assert named_paths(text) == ["api/app.py", "gridgis/core/", "pyproject.toml"]


def modules(*folders: str) -> list[str]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path.relative_to(ROOT).as_posix() for path in found]


@pytest.mark.parametrize("folder", ["gridgis", "api"])
def test_no_module_outgrows_three_hundred_lines_without_a_reason(folder: str) -> None:
    grown = {name for name in modules(folder) if lines(ROOT / name) > LIMIT}
    assert grown - set(REASONS) == set()


def test_reasons_are_only_kept_for_modules_that_need_one() -> None:
    assert [name for name in REASONS if lines(ROOT / name) <= LIMIT] == []


def test_no_test_module_outgrows_four_hundred_lines() -> None:
    assert [name for name in modules("tests") if lines(ROOT / name) > TEST_LIMIT] == []


def test_every_module_opens_with_a_sentence() -> None:
    silent = [
        name
        for name in modules("gridgis", "api")
        if not (ROOT / name).read_text(encoding="utf-8").lstrip().startswith(('"""', 'r"""'))
    ]
    assert silent == []


def test_every_sql_file_opens_with_what_it_answers() -> None:
    statements = sorted((ROOT / "gridgis").rglob("*.sql"))
    assert len(statements) >= 7
    assert [path.name for path in statements if not path.read_text(encoding="utf-8").startswith("-- ")] == []


def wire_models(folder: str) -> set[str]:
    """Shapes of bodies and answers that the modules of a folder define."""
    found = [import_module(name.removesuffix(".py").replace("/", ".")) for name in modules(folder)]
    return {
        f"{module.__name__}.{name}"
        for module in found
        for name, one in vars(module).items()
        if name.isidentifier() and isinstance(one, type) and issubclass(one, BaseModel)
        if one.__module__ == module.__name__
    }


def test_bodies_and_answers_stand_among_the_schemas_and_none_beside_a_route() -> None:
    assert len(wire_models("api/schemas")) >= 40
    assert wire_models("api/routes") == set()


def test_a_schema_file_is_named_after_its_route_file() -> None:
    schemas, routes = ({Path(name).stem for name in modules(f"api/{folder}")} for folder in ("schemas", "routes"))
    assert schemas - routes - SHARED_SCHEMAS == set()


DIGITS = {6, 9, 12}
"""Of the codes of counties, towns and villages; three more are a grid's."""

STILL_CUT = {
    "gridgis/core/cluster_home.py": 1,
    "gridgis/exchange/reading/dbf.py": 1,
    "gridgis/geocoding/elsewhere.py": 1,
    "gridgis/geocoding/queries.py": 2,
}
"""Where a text is cut where a code's digits end, and how often: a digest and a table of a file; addresses, where a text
names a division of the whole country (`elsewhere`) or the sender only its beginning, and nothing else is known of it.
Nothing is added: a parent comes from `parent_code`, `village_code`, `town_code` or
`county_code`. The demonstration's generator makes codes and may cut them."""

SLICED = re.compile(r"\.(?:slice|substring)\((?:0, ?)?(?:6|9|12)\)|\\d\{(?:6|9|12)\}")
"""A cut in the page's code, or a pattern in any that wants as many digits as a code has."""


def cuts(text: str) -> int:
    """How often Python cuts a text where a code's digits end, or asks whether it is as long as one."""
    found = 0
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
            ends: list[ast.expr | None] = [node.slice.lower, node.slice.upper]
        elif isinstance(node, ast.Compare) and ast.unparse(node.left).startswith("len("):
            ends = [one for one in node.comparators if not (isinstance(one, ast.Constant) and one.value == 0)]
        else:
            continue
        most = DIGITS if isinstance(node, ast.Subscript) else DIGITS | {15}
        found += any(isinstance(end, ast.Constant) and end.value in most for end in ends)
    return found


def test_cuts_of_codes_are_found() -> None:
    assert cuts("town = code[:9]\nnumber = int(code[12:])\nif len(code) == 12: pass") == 3
    assert cuts("year = day[:4]\nif len(codes) < 2: pass\nfirst = rows[:n]") == 0
    assert len(SLICED.findall("code.slice(0, 12) + code.slice(9) + day.slice(0, 10)")) == 2
    assert len(SLICED.findall(r"(\d{6})-(\d{0,8})-\d{4}")) == 1


def test_codes_are_cut_at_a_fixed_length_only_where_they_still_are() -> None:
    many = {}
    for name in modules("gridgis", "api"):
        text = (ROOT / name).read_text("utf-8")
        many[name] = cuts(text) + len(SLICED.findall(text))
    for path in sorted((ROOT / "web/src").rglob("*")):
        if path.suffix in (".ts", ".vue") and ".test." not in path.name:
            many[path.relative_to(ROOT).as_posix()] = len(SLICED.findall(path.read_text("utf-8")))
    here = {name: n for name, n in many.items() if not name.startswith("gridgis/demo/")}
    assert {name: n for name, n in here.items() if n} == STILL_CUT


def test_every_text_that_is_sent_is_one_that_can_be_kept() -> None:
    """A body's text is `Text`: no sign in it that the database can't store. A report's is looked at by the intake."""
    body, bare = re.compile(r"^class (?!SignedIn|Report)\w+In\(.*?(?=^class |\Z)", re.MULTILINE | re.DOTALL), []
    for path in (ROOT / "api" / "schemas").glob("*.py"):
        told = "\n".join(body.findall(path.read_text("utf-8"))).splitlines()
        bare += [f"{path.name}: {line.strip()}" for line in told if re.match(r"    \w+: (list\[)?str\b", line)]
    assert bare == []


def test_lists_of_cases_are_told_by_the_function_that_keeps_who_was_shown_sealed_ones() -> None:
    """`briefs` alone leaves no trail: it is for one case that was opened, which `stories` tells."""
    bare = re.compile(r"briefs\.briefs\(|from gridgis\.cases\.briefs import [^\n]*\bbriefs\b")
    found = {path.relative_to(ROOT).as_posix() for top in ("gridgis", "api") for path in (ROOT / top).rglob("*.py")}
    assert {one for one in found if bare.search((ROOT / one).read_text("utf-8"))} == {"gridgis/casework/stories.py"}
