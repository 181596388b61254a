"""Files of points cut into blocks and answered, against Python's own csv module and one point at a time."""

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import box

from gridgis.bulk import Areas
from gridgis.bulk.answering import Router
from gridgis.core.errors import Invalid
from gridgis.core.geo import frame_named, place_from
from gridgis.exchange.points import csv_blocks, files
from gridgis.exchange.points.files import Job
from gridgis.exchange.points.numbers import number
from gridgis.exchange.points.records import Reject

SHAPES = np.array([box(0, 0, 1, 1), box(1, 0, 2, 1)], dtype=object)
fields = st.text(st.sampled_from('ab,"\n;\t 中文１'), max_size=6)


def router(*, borders: bool = False, datum: str = "wgs84", tolerance_m: float = 0.0) -> Router:
    areas = Areas.build(["b", "a"], SHAPES)
    return Router(areas, ["b", "a"], ['B "of" all', "甲,乙"], frame_named(datum), tolerance_m, borders)


def routed(source: Path, target: Path, asked: Router, encoding: str | None = None) -> list[Reject]:
    found: list[Reject] = []
    job = Job(source, target, encoding=encoding)
    files.route(job, asked, on_rejects=found.extend, told=lambda _: None)
    return found


@given(
    st.lists(st.tuples(fields, st.sampled_from(["0.5", "1", "1.5", "9", "x", " 0.25 "]), fields), max_size=12),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "gb18030"]),
    st.integers(16, 90),
    st.booleans(),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_are_what_the_csv_module_reads_wherever_blocks_end(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    rows: list[tuple[str, str, str]],
    line_end: str,
    encoding: str,
    block: int,
    ended: bool,
) -> None:
    monkeypatch.setattr(csv_blocks, "BLOCK", block)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=line_end)
    writer.writerows([("id", "lng", "lat", "备注"), *((a, x, "0.5", b) for a, x, b in rows)])
    content = text.getvalue() if ended else text.getvalue().removesuffix(line_end)
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_bytes(content.encode(encoding))
    rejects = routed(source, target, router(), encoding)
    head, *out = csv.reader(io.StringIO(target.read_bytes().decode(encoding), newline=""))
    assert head == ["id", "lng", "lat", "备注", "grid_code", "grid_name", "match"]
    assert [row[:4] for row in out] == [[a, x, "0.5", b] for a, x, b in rows]
    codes = {"0.5": "b", "1": "a", "1.5": "a", "9": "", "x": "", " 0.25 ": "b"}
    names = {"b": 'B "of" all', "a": "甲,乙", "": ""}
    assert [row[4:6] for row in out] == [[codes[x], names[codes[x]]] for _, x, _ in rows]
    assert [one.row for one in rejects] == [n for n, (_, x, _) in enumerate(rows, 1) if x == "x"]


@given(st.text(st.sampled_from('a,"\n\r'), max_size=60), st.integers(16, 40))
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_answered_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, block: int
) -> None:
    monkeypatch.setattr(csv_blocks, "BLOCK", block)
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("lng,lat\n" + text, newline="")
    try:
        found = routed(source, target, router(borders=True))
    except Invalid:  # a quote that is never closed
        assert '"' in text
        return
    assert target.read_text().startswith("lng,lat,grid_code,grid_name,match,border_m\n")
    assert all(one.reason for one in found)


def test_a_row_in_another_encoding_is_refused_by_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_blocks, "BLOCK", 64)
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    monkeypatch.setattr(csv_blocks, "LOOKED_AT", 64)
    rows = b'a,0.5,0.5\n\n"b\nc",0.5,0.5\n' * 20
    source.write_bytes(b"id,lng,lat\n" + rows + "中山路,0.5,0.5\n".encode("gb18030") + rows)
    for out in (target, tmp_path / "out.parquet"):
        with pytest.raises(Invalid, match=r"Row 41 of in\.csv is not in UTF-8.*--encoding, such as gb18030"):
            routed(source, out, router())
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]
    routed(source, target, router(), "gb18030")
    assert "中山路,0.5,0.5,b," in target.read_text("gb18030")


@pytest.mark.parametrize("content", [b"lng,lat\r0.5,0.5\r0.6,0.6\r", b'"a\rb",lng,lat\rx,0.5,0.5\r'])
def test_lines_that_end_in_carriage_returns_alone_are_refused(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "in.csv"
    source.write_bytes(content)
    with pytest.raises(Invalid, match="carriage returns alone"):
        routed(source, tmp_path / "out.csv", router())


@pytest.mark.parametrize("named", [b'"id,no,kind"', b'"a\tb\tc"', b'"a,""b"",c"'])
def test_what_stands_inside_quotes_does_not_part_the_header(tmp_path: Path, named: bytes) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_bytes(named + b";lng;lat\n1;0.5;0.5\n")
    assert routed(source, target, router()) == []
    assert target.read_bytes().splitlines()[1].startswith(b"1;0.5;0.5;b;")


def test_a_carriage_return_between_rows_is_no_place(tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_bytes(b'lng,lat\n0.5,0.5\r1.5,0.5\n1.5,0.5\n"0.5\r",0.5\n')
    [refused] = routed(source, target, router())
    assert (refused.row, str(refused.reason)[:20]) == (1, "the row has 4 fields")


@given(st.floats(), st.floats())
@settings(max_examples=150)
def test_any_pair_of_numbers_has_an_answer_or_a_fault(x: float, y: float) -> None:
    answers = router(borders=True, tolerance_m=5000.0).answer(np.array([x]), np.array([y]))
    usable = bool(np.isfinite([x, y]).all() and abs(x) <= 180 and abs(y) <= 90)
    assert (answers.faults.tolist() == [0]) is usable
    assert (answers.match.tolist() == [3]) is not usable


@pytest.mark.parametrize("datum", ["gcj02", "bd09", "epsg:4549", "epsg:3857"])
@given(x=st.floats(allow_nan=True), y=st.floats(allow_infinity=True))
@settings(max_examples=60)
def test_of_any_frame_too(datum: str, x: float, y: float) -> None:
    answers = router(datum=datum).answer(np.array([x, 0.5]), np.array([y, 0.5]))
    assert answers.match.tolist()[0] in (0, 2, 3)


@given(st.floats(70, 140), st.floats(0, 55), st.sampled_from(["wgs84", "gcj02", "bd09"]))
def test_a_place_is_what_a_report_gets(x: float, y: float, datum: str) -> None:
    frame = frame_named(datum)
    lng, lat = place_from(x, y, frame)
    around = box(round(lng, 7), round(lat, 7), round(lng + 1e-7, 7), round(lat + 1e-7, 7))
    if not around.area:
        return
    here = Router(Areas.build(["h"], np.array([around], dtype=object)), ["h"], [""], frame, 0.0, False)
    assert here.answer(np.array([x]), np.array([y])).match.tolist() == [0]


@pytest.mark.parametrize(
    ("text", "found"), [("1", 1.0), (" 1.5\t", 1.5), ("1e2", 100.0), ("-0", 0.0), ("", None), ("1_0", None),
                        ("nan", None), ("inf", None), ("1,5", None), ("0x10", None), (None, None)],
)  # fmt: skip
def test_texts_as_numbers(text: str | None, found: float | None) -> None:
    assert number(text) == found if found is not None else np.isnan(number(text))
