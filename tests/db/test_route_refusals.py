"""`gridgis route`: files it must not touch, files it can't take, and what stays when it is asked to end."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import geopandas
import pyarrow as pa
import pytest
from pyarrow import parquet
from shapely.geometry import MultiPolygon, Polygon, box, mapping

from gridgis.core.paths import ROOT
from tests.db.test_cli import one_sentence, run
from tests.db.test_route_cli import areas, routed, rows, written

__all__ = ["areas"]

GOOD, BAD = "lng,lat\n7.05,-2.9\n", "lng,lat\nx,-2.9\n"
ACROSS = Polygon([(179, -17), (-179, -17), (-179, -16), (179, -16)])


MERCATOR = mapping(box(13436262, 3593849, 13447394, 3606802))


def plain(said: str) -> str:
    return " ".join(said.replace("│", " ").split())


def areas_in(path: Path, shape: object = None, code: object = "a", crs: int = 4326) -> Path:
    frame = geopandas.GeoDataFrame({"code": [code]}, geometry=[shape or box(7, -3, 7.2, -2.8)], crs=crs)
    frame.to_parquet(path) if path.suffix == ".parquet" else frame.to_file(path)
    return path


def test_a_file_that_is_not_ours_stays(tmp_path: Path, areas: tuple[str, ...]) -> None:
    file = written(tmp_path, GOOD)
    notes, usual = written(tmp_path, "precious", "notes.csv"), written(tmp_path, "row,mine\n", "out.rejects.csv")
    routed(file, "out.csv", *areas, "--rejects", str(notes))
    routed(file, "out.csv", *areas)
    assert (notes.read_text(), usual.read_text()) == ("precious", "row,mine\n")


def test_rejects_of_an_earlier_run_go_and_stay_when_the_run_fails(tmp_path: Path, areas: tuple[str, ...]) -> None:
    routed(written(tmp_path, BAD), "out.csv", *areas, status=1)
    kept = (tmp_path / "out.rejects.csv").read_bytes()
    broken = written(tmp_path, 'lng,lat\ny,1\n1,"2\n', "broken.csv")
    routed(broken, "out.csv", *areas, status=1)
    assert (tmp_path / "out.rejects.csv").read_bytes() == kept
    routed(written(tmp_path, GOOD), "out.csv", *areas)
    assert not (tmp_path / "out.rejects.csv").exists()
    assert not list(tmp_path.glob(".*.part"))


def test_a_pipe_is_written_to_and_stays(tmp_path: Path, areas: tuple[str, ...]) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for content, status in ((BAD, 1), (GOOD, 0)):
        end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        routed(written(tmp_path, content), "out.csv", *areas, "--rejects", str(pipe), status=status)
        assert os.read(end, 1000).decode("utf-8-sig").startswith("row,reason,lng,lat\r\n")
        os.close(end)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_the_file_of_areas_is_no_place_to_write_to(tmp_path: Path) -> None:
    path = areas_in(tmp_path / "areas.parquet")
    was = path.read_bytes()
    (tmp_path / "link.parquet").symlink_to(path)
    file = written(tmp_path, BAD)
    for out in ("areas.parquet", "link.parquet"):
        _, said = routed(file, out, "--areas", str(path), status=2)
        assert "the output can't go to" in plain(said)
    _, said = routed(file, "out.csv", "--areas", str(path), "--rejects", str(tmp_path / "link.parquet"), status=2)
    assert "rejected rows can't go to" in plain(said)
    assert path.read_bytes() == was


def test_a_link_stays_and_what_it_points_to_is_written(tmp_path: Path, areas: tuple[str, ...]) -> None:
    real = written(tmp_path, "old", "real.csv")
    (tmp_path / "out.csv").symlink_to(real)
    out, _ = routed(written(tmp_path, GOOD), "out.csv", *areas)
    assert out.is_symlink() and rows(real)[0]["grid_code"] == "02"


@pytest.mark.parametrize("suffix", ["geojson", "fgb", "gpkg"])
def test_an_area_across_the_antimeridian_in_one_part_is_refused(tmp_path: Path, suffix: str) -> None:
    file = written(tmp_path, "lng,lat\n0,-16.5\n")
    for shape in (ACROSS, MultiPolygon([ACROSS, box(0, 0, 1, 1)])):
        path = areas_in(tmp_path / f"areas.{suffix}", shape)
        _, said = routed(file, "out.csv", "--areas", str(path), status=1)
        assert "row 1 a: a part is wider than 180°" in said
    around = areas_in(tmp_path / f"around.{suffix}", box(-180, -17, 180, -16))
    out, _ = routed(file, "out.csv", "--areas", str(around))
    assert rows(out)[0]["grid_code"] == "a"


def test_columns_that_are_never_null_stay_so(tmp_path: Path, areas: tuple[str, ...]) -> None:
    schema = pa.schema([pa.field(name, pa.float64(), nullable=False) for name in ("lng", "lat")])
    parquet.write_table(pa.table({"lng": [7.05], "lat": [-2.9]}, schema=schema), tmp_path / "in.parquet")
    out, _ = routed(tmp_path / "in.parquet", "out.parquet", *areas)
    assert [field.nullable for field in parquet.read_schema(out)] == [False, False, *[True] * 4]


@pytest.mark.parametrize("value", [[1], {"a": 1}, b"\xff"])
def test_what_no_csv_holds_is_refused(tmp_path: Path, areas: tuple[str, ...], value: object) -> None:
    table = pa.table({"odd": [value], "raw": [b"text"], "lng": [7.05], "lat": [-2.9]})
    parquet.write_table(table, tmp_path / "in.parquet")
    out, said = routed(tmp_path / "in.parquet", "out.csv", *areas, status=2)
    assert "A CSV can't hold the column odd:" in plain(said) and not out.exists()
    parquet.write_table(table.drop_columns(["odd"]), tmp_path / "in.parquet")
    out, _ = routed(tmp_path / "in.parquet", "out.csv", *areas)
    assert rows(out)[0]["raw"] == "text"


@pytest.mark.parametrize("suffix", ["geojson", "fgb", "parquet"])
def test_a_system_that_is_none_is_refused(tmp_path: Path, suffix: str) -> None:
    path = areas_in(tmp_path / f"areas.{suffix}")
    file = written(tmp_path, GOOD)
    for crs, words in (("foo", "by its EPSG number"), ("EPSG:999999", "no reference system EPSG:999999")):
        _, said = routed(file, "out.csv", "--areas", str(path), "--crs", crs, status=2)
        assert words in plain(said) and "Traceback" not in said
    out, _ = routed(file, "out.csv", "--areas", str(path), "--crs", "4490")
    assert rows(out)[0]["grid_code"] == "a"


@pytest.mark.parametrize("suffix", ["geojson", "fgb", "gpkg"])
def test_a_code_in_a_column_of_floats(tmp_path: Path, suffix: str) -> None:
    path = areas_in(tmp_path / f"areas.{suffix}", code=330402001001.0)
    out, _ = routed(written(tmp_path, GOOD), "out.csv", "--areas", str(path))
    assert rows(out)[0]["grid_code"] == "330402001001"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_asked_to_end_it_leaves_no_half_file_and_no_process(tmp_path: Path, areas: tuple[str, ...], jobs: str) -> None:
    file = written(tmp_path, "lng,lat\n" + "7.05,-2.9\n" * 5_000_000)
    out = written(tmp_path, "old", "out.csv")
    words = ["-m", "gridgis", "route", str(file), "-o", str(out), *areas, "--no-border", "--jobs", jobs]
    kept = {k: v for k, v in os.environ.items() if not k.startswith("GRIDGIS_")}
    env = kept | {"PYTHONPATH": str(ROOT), "GRIDGIS_LANGUAGE": "en"}
    run = subprocess.Popen([sys.executable, *words], cwd=tmp_path, env=env, start_new_session=True)
    end = time.monotonic() + 40
    while time.monotonic() < end and not any(part.stat().st_size > 1000 for part in tmp_path.glob(".out.csv.*.part")):
        time.sleep(0.02)
    run.send_signal(signal.SIGTERM)
    assert run.wait(20) == 128 + signal.SIGTERM
    assert out.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["areas.geojson", "in.csv", "out.csv"]
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)


@pytest.mark.parametrize(("option", "value"), [("--datum", "9999"), ("--crs", "foo"), ("--rejects", "none/here.csv")])
def test_wrong_use_is_told_in_one_language(
    tmp_path: Path, areas: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, option: str, value: str
) -> None:
    monkeypatch.setenv("GRIDGIS_LANGUAGE", "zh")
    _, said = routed(written(tmp_path, GOOD), "out.csv", *areas, option, value, status=2)
    assert "Invalid value" not in said and "。" in said


def test_of_a_damaged_file_only_we_speak(tmp_path: Path) -> None:
    geopandas.GeoDataFrame({"code": ["a"]}, geometry=[box(7, -3, 8, -2)], crs=4326).to_file(tmp_path / "a.mif")
    said = (tmp_path / "a.mif").read_bytes().replace(b"Earth Projection", b"Earth Projectio.")
    with ZipFile(tmp_path / "areas.zip", "w") as archive:
        archive.writestr("a.mif", said)
        archive.write(tmp_path / "a.mid", "a.mid")
    file = written(tmp_path, "lng,lat\n7.5,-2.5\n")
    done = run("route", str(file), "-o", str(tmp_path / "out.csv"), "--areas", str(tmp_path / "areas.zip"))
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_asked_about_a_file_names_the_option_that_answers(tmp_path: Path) -> None:
    areas = written(
        tmp_path, json.dumps({"type": "Feature", "properties": {"code": "a"}, "geometry": MERCATOR}), "a.json"
    )
    file = written(tmp_path, "lng,lat\n120.75,30.7\n")
    done = run("route", str(file), "-o", str(tmp_path / "out.csv"), "--areas", str(areas), "--code-field", "code")
    assert "Say which of them it is. (Option --crs.)" in one_sentence(done)
