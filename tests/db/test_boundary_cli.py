"""Boundary files on the command line: in, out, refused rows beside the file, and exit statuses."""

import csv
import json
from pathlib import Path

import pytest
from shapely.geometry import box, mapping
from sqlalchemy import func, select

from gridgis.divisions.models import Division
from gridgis.exchange.boundaries.models import LineGrid
from gridgis.grids.models import GridVersion
from gridgis.plans.models import Plan
from tests.conftest import Own
from tests.db.test_cli import ask, one_sentence
from tests.factories import CITY, ONE, a_division
from tests.nasty_files import BOW_TIE, CODE, SQUARE, collection, feature, one, polygon

VILLAGE = f"{ONE}001001"


def written(folder: Path, content: bytes, name: str = "a.geojson") -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def count(own: Own, table: type) -> int:
    with own.sessions() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize("name", ["net.geojson", "net.gpkg", "net.zip", "net.kml"])
def test_out_and_in_again_changes_nothing(own: Own, tmp_path: Path, name: str) -> None:
    file = str(tmp_path / name)
    out = ask("export", "grids", file, "--parent", ONE, url=own.url)
    assert (out.returncode, out.stdout.splitlines()[-1].split()[0]) == (0, "9"), out.stderr
    done = ask("import", "grids", file, "--county", ONE, "--dry-run", url=own.url)
    assert done.returncode == 0, done.stdout
    assert "8 rows: 8 known, of them 8 unchanged; 0 new." in done.stdout
    again = ask("import", "grids", file, "--county", ONE, url=own.url)
    assert again.returncode == 0
    assert count(own, Plan) == 0


def test_changes_become_a_draft_plan(own: Own, tmp_path: Path) -> None:
    file = written(tmp_path, one(polygon(SQUARE)))
    assert ask("import", "grids", file, "--county", ONE, "--dry-run", url=own.url).returncode == 0
    assert count(own, Plan) == 0
    done = ask("import", "grids", file, "--county", ONE, "--title", "改", url=own.url)
    assert (done.returncode, "is a draft" in done.stdout) == (0, True), done.stdout
    with own.sessions() as session:
        plan = session.scalars(select(Plan)).one()
        assert (plan.title, plan.state, plan.author_name) == ("改", "draft", "系统")
    out = tmp_path / "plan.geojson"
    assert ask("export", "grids", str(out), "--plan", str(plan.id), "--layer", "village", url=own.url).returncode == 0
    names = {f["id"]: f["properties"]["name"] for f in json.loads(out.read_text(encoding="utf-8"))["features"]}
    assert names[CODE] == "东街"


def test_refused_rows_go_beside_the_file_and_nothing_is_kept(own: Own, tmp_path: Path) -> None:
    rows = (feature(polygon(BOW_TIE), code=CODE), feature(polygon(SQUARE), code="12"))
    file = written(tmp_path, collection(*rows))
    done = ask("import", "grids", file, "--county", ONE, url=own.url)
    assert (done.returncode, "Nothing was loaded" in done.stdout) == (1, True)
    with (tmp_path / "a.rejects.csv").open(encoding="utf-8-sig", newline="") as lines:
        kept = list(csv.DictReader(lines))
    assert [(row["row"], row["kind"]) for row in kept] == [("1", "invalid"), ("2", "code_format")]
    assert count(own, Plan) == 0
    elsewhere = tmp_path / "other.csv"
    assert ask("import", "grids", file, "--county", ONE, "--rejects", str(elsewhere), url=own.url).returncode == 1
    assert elsewhere.exists()


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["import", "grids", "nowhere.geojson", "--county", ONE], 2),
        (["import", "grids", __file__], 2),
        (["import", "grids", __file__, "--county", ONE, "--layer", "cells"], 1),
        (["import", "grids", __file__, "--county", ONE, "--datum", "mars"], 2),
        (["import", "divisions", __file__, "--level", "planet"], 2),
        (["export", "grids", "net.dwg"], 2),
        (["import", "grids", __file__, "--county", ONE], 1),
        (["import", "grids", __file__, "--county", "999999"], 1),
        (["export", "grids", "net.kml", "--parent", "999999"], 1),
        (["export", "grids", "net.kml", "--crs", "EPSG:4549"], 1),
    ],
)
def test_wrong_use_and_refusals_have_their_status(own: Own, words: list[str], status: int) -> None:
    done = ask(*words, url=own.url)
    assert (done.returncode, "Traceback" in done.stderr) == (status, False), done.stderr
    if status == 1:
        one_sentence(done)


def test_a_county_from_nothing_to_its_first_net(own: Own, tmp_path: Path) -> None:
    with own.sessions.begin() as session:
        a_division(session, "110103", "county", CITY, (121.0, 30.0, 121.1, 30.1))
    towns = written(tmp_path, collection(feature(mapping(box(121, 30, 121.1, 30.1)), code="110103001", name="新镇")))
    bad = written(tmp_path, collection(feature(mapping(box(121, 30, 121.1, 30.1)), code="990103001")), "bad.json")
    village = collection(feature(mapping(box(121, 30, 121.1, 30.1)), code="110103001001", name="新村"))
    grids = collection(*(feature(mapping(box(w, 30, w + 0.05, 30.1)), name=f"网格{w}") for w in (121.0, 121.05)))
    assert ask("import", "divisions", bad, "--level", "town", url=own.url).returncode == 1
    assert ask("import", "divisions", towns, "--level", "town", "--dry-run", url=own.url).returncode == 0
    assert count(own, Division) == 1 + 2 + 4 + 8 + 1
    assert ask("import", "divisions", towns, "--level", "town", url=own.url).returncode == 0
    assert ask("import", "divisions", written(tmp_path, village), "--level", "village", url=own.url).returncode == 0
    file, before = written(tmp_path, grids), count(own, GridVersion)
    words = ["import", "grids", file, "--county", "110103", "--publish", "--valid-from", "2026-01-01"]
    done = ask(*words, url=own.url)
    assert (done.returncode, "is in force" in done.stdout) == (0, True), done.stdout + done.stderr
    assert count(own, GridVersion) == before + 2
    renamed = written(tmp_path, grids.replace("网格".encode(), "格".encode()))
    assert "has a net" in one_sentence(ask(*words[:2], renamed, *words[3:], url=own.url))
    with own.sessions() as session:
        codes = session.scalars(select(GridVersion.grid_code).where(GridVersion.grid_code.startswith("110103")))
        assert sorted(codes) == ["110103001001001", "110103001001002"]


def test_line_grids_come_in(own: Own, tmp_path: Path) -> None:
    file = written(tmp_path, one(polygon(SQUARE), "F-1"))
    words = ["import", "line-grids", file, "--line", "fire", "--county", ONE]
    assert ask(*words, "--dry-run", url=own.url).returncode == 0
    assert count(own, LineGrid) == 0
    assert ask(*words, url=own.url).returncode == 0
    assert count(own, LineGrid) == 1


def test_a_format_that_is_none_is_refused_with_those_there_are(own: Own, tmp_path: Path) -> None:
    done = ask("export", "grids", str(tmp_path / "a.geojson"), "--format", "dwg", url=own.url)
    assert "geojson" in one_sentence(done) and "kml" in done.stderr
    assert not (tmp_path / "a.geojson").exists()
