"""What ARCHITECTURE.md says exists does, and no file grows into one that everybody fears."""

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

SHARED_SCHEMAS = {"__init__", "texts"}
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
        if isinstance(one, type) and issubclass(one, BaseModel) and one.__module__ == module.__name__
    }


def test_bodies_and_answers_stand_among_the_schemas_and_none_beside_a_route() -> None:
    assert len(wire_models("api/schemas")) >= 60
    assert wire_models("api/routes") == set()


def test_a_schema_file_is_named_after_its_route_file() -> None:
    schemas, routes = ({Path(name).stem for name in modules(f"api/{folder}")} for folder in ("schemas", "routes"))
    assert schemas - routes - SHARED_SCHEMAS == set()
