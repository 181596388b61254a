"""What the documents list is what the code knows."""

import re

from gridgis.cases.life import LIFE
from gridgis.cases.rules import STAGE_OF, STATES
from gridgis.core.paths import ROOT
from gridgis.core.wording import catalogue


def read(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_every_type_of_problem_is_documented_and_no_other() -> None:
    titles = [kind.removeprefix("problem.title_") for kind in catalogue() if kind.startswith("problem.title_")]
    known = {name.replace("_", "-") for name in titles} - {"refused"}
    assert set(re.findall(r"/problems/([a-z-]+)", read("http-api.md"))) == known


def test_the_diagram_shows_every_state_a_case_can_get_into() -> None:
    drawn = read("case-life.md")
    reached = {step.target for step in LIFE.steps.values()} & set(STATES)
    assert {state for state in reached if state not in drawn} <= {"suspended", "archived"}
    for move in ("return", "suspend", "return_late"):
        assert move in drawn


def test_every_clock_is_in_the_table_of_clocks() -> None:
    table = read("case-life.md")
    assert [stage for stage in sorted(set(STAGE_OF.values())) if stage.rstrip("e") not in table] == []


def test_every_code_of_the_glossary_is_a_name_in_the_code() -> None:
    kinds = {"gridgis": ".py .toml .sql", "api": ".py", "data/reference": ".csv", "web/src": ".ts .vue"}
    found = [path for top, ends in kinds.items() for path in (ROOT / top).rglob("*") if path.suffix in ends.split()]
    names = set(re.findall(r"[A-Za-z_]\w*", "".join(path.read_text("utf-8") for path in found if path.suffix)))
    rows = [line.split("|") for line in read("glossary.md").splitlines() if line.startswith("|")]
    codes = [code for row in rows if len(row) == 5 for code in re.findall(r"`([^`]+)`", row[3])]
    assert len(codes) > 100
    assert [code for code in codes if not names.issuperset(re.findall(r"[A-Za-z_]\w*", code))] == []
