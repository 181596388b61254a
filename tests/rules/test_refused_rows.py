"""The file of rejected rows: what it replaces, what it takes away, and what it leaves alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gridgis.cli import refused
from gridgis.core.errors import Invalid

ROW = (2, "lng", "is no number", "x")
OURS = "\ufeffline,field,reason,row\r\n"


def one_and_no_more() -> Iterator[tuple[object, ...]]:
    yield ROW
    raise RuntimeError


def run(named: Path | None, file: Path, *rows: tuple[object, ...]) -> Path:
    with refused.opened(named, file) as out:
        out.add(rows)
    return out.path


@pytest.mark.parametrize("there", [None, "mine", OURS + "9,lng,of before,y\r\n"])
def test_rows_take_its_place(tmp_path: Path, there: str | None) -> None:
    usual = tmp_path / "in.rejects.csv"
    if there is not None:
        usual.write_text(there)
    assert run(None, tmp_path / "in.csv", ROW) == usual
    assert usual.read_bytes().decode() == OURS + "2,lng,is no number,x\r\n"
    assert list(tmp_path.iterdir()) == [usual]


def test_without_rows_only_our_own_of_before_goes(tmp_path: Path) -> None:
    file, usual, named = (tmp_path / name for name in ("in.csv", "in.rejects.csv", "named.csv"))
    for path, content, stays in (
        (usual, "mine", True), (usual, OURS + "9,lng,of before,y\r\n", False), (named, OURS, True), (named, "", True),
    ):  # fmt: skip
        path.write_text(content, newline="")
        run(named if path == named else None, file)
        assert path.exists() is stays
        assert not stays or path.read_bytes().decode() == content
        path.unlink(missing_ok=True)
        assert not list(tmp_path.iterdir())
    run(None, file)
    assert not list(tmp_path.iterdir())


def test_a_link_stays(tmp_path: Path) -> None:
    usual, real = tmp_path / "in.rejects.csv", tmp_path / "real.csv"
    real.write_text(OURS, newline="")
    usual.symlink_to(real)
    run(None, tmp_path / "in.csv")
    assert usual.is_symlink() and real.exists()
    run(None, tmp_path / "in.csv", ROW)
    assert usual.is_symlink() and real.read_text("utf-8-sig").endswith("x\n")


def test_a_run_that_fails_leaves_all_as_it_was(tmp_path: Path) -> None:
    usual = tmp_path / "in.rejects.csv"
    usual.write_text("mine")
    with pytest.raises(RuntimeError), refused.opened(None, tmp_path / "in.csv") as out:
        out.add(one_and_no_more())
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("in.rejects.csv", "mine")]


def test_where_it_cannot_go(tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("line\n")
    with pytest.raises(Invalid, match="can't go to the file they come from"):
        refused.opened(file, file)
    for path in (tmp_path, tmp_path / "no" / "folder.csv"):
        with pytest.raises(Invalid, match=r"can't be written: .*Name another with --rejects"):
            run(path, file)
