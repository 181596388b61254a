"""The gazetteer on the command line: in, out, refused rows beside the file, and exit statuses."""

import csv
from pathlib import Path

from sqlalchemy import func, select

from gridgis.geocoding.models import AddressName, StandardAddress
from tests.conftest import Own
from tests.db.test_cli import ask, one_sentence
from tests.factories import ONE

VILLAGE = f"{ONE}001001"


def count(own: Own, table: type) -> int:
    with own.sessions() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def a_file(folder: Path, *lines: str, encoding: str = "utf-8") -> str:
    path = folder / "addresses.csv"
    path.write_bytes("".join(f"{line}\n" for line in ("地址,区划,lng,lat", *lines)).encode(encoding))
    return str(path)


FIELDS = ("--text-field", "地址", "--code-field", "区划")


def test_in_again_and_out(own: Own, tmp_path: Path) -> None:
    file = a_file(tmp_path, f"人民路12号,{VILLAGE},120.02,30.05", "001镇001村村委会,,120.021,30.05", encoding="gbk")
    dry = ask("import", "addresses", file, *FIELDS, "--dry-run", url=own.url)
    assert (dry.returncode, dry.stdout.splitlines()[0]) == (0, "2 rows: 2 new, 0 changed, 0 the same, 0 refused.")
    assert count(own, StandardAddress) == 0
    assert ask("import", "addresses", file, *FIELDS, url=own.url).returncode == 0
    again = ask("import", "addresses", file, *FIELDS, url=own.url)
    assert (again.returncode, "0 new, 0 changed, 2 the same" in again.stdout) == (0, True)
    assert not (tmp_path / "addresses.rejects.csv").exists()
    out = str(tmp_path / "out.csv")
    assert "2 addresses written" in ask("export", "addresses", out, url=own.url).stdout
    assert "2 the same" in ask("import", "addresses", out, url=own.url).stdout


def test_refused_rows_lie_beside_the_file(own: Own, tmp_path: Path) -> None:
    file = a_file(tmp_path, f"人民路12号,{VILLAGE},120.02,30.05", f"人民路13号,{VILLAGE},x,30.05")
    done = ask("import", "addresses", file, *FIELDS, url=own.url)
    assert done.returncode == 1
    assert "1 new" in done.stdout
    with (tmp_path / "addresses.rejects.csv").open(encoding="utf-8-sig", newline="") as rejects:
        [_, row] = list(csv.reader(rejects))
    assert row[:2] == ["3", "lng"]
    assert count(own, StandardAddress) == 1


def test_names_and_wrong_use(own: Own, tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text(f"kind,name,code,stands_for\nroad,胜利路,{ONE}001,解放路\n", encoding="utf-8")
    assert "1 new" in ask("import", "addresses", str(names), "--aliases", url=own.url).stdout
    assert count(own, AddressName) == 1
    out = str(tmp_path / "names_out.csv")
    assert "1 names written" in ask("export", "addresses", out, "--aliases", url=own.url).stdout
    for wrong in (("import", "addresses", str(tmp_path / "none.csv")), ("import", "addresses", str(names))):
        one_sentence(ask(*wrong, url=own.url), 1)
    file = a_file(tmp_path, f"人民路12号,{VILLAGE},120.02,30.05")
    one_sentence(ask("import", "addresses", file, *FIELDS, "--datum", "moon", url=own.url), 1)
