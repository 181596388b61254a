"""`gridgis readers` and `gridgis account grant`: a sensitive case's list from the command line."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import text

from gridgis.cases.naming import follow_all
from tests.conftest import Own
from tests.db.test_cli import ask, one_sentence
from tests.factories import AT, ONE, a_case


def test_a_list_is_shown_and_changed_in_the_name_of_an_account(own: Own) -> None:
    with own.sessions.begin() as session:
        number = a_case(session, own.world, grid_code=own.world.grids[0], category="G0102", at=AT).number
        about_staff = a_case(session, own.world, grid_code=own.world.grids[0], category="S0703", at=AT).number
    assert ask("readers", "list", number, "--as", "town", url=own.url).stdout.split()[:2] == ["town", "receiver"]
    assert number in one_sentence(ask("readers", "list", number, "--as", "worker", url=own.url))
    assert "ghost" in one_sentence(ask("readers", "list", number, "--as", "ghost", url=own.url))
    added = ask("readers", "add", number, "worker", "--as", "town", "--reason", "上门", url=own.url)
    assert "by town: 上门" in added.stdout
    assert ask("readers", "list", number, "--as", "worker", url=own.url).returncode == 0
    gone = ask("readers", "remove", number, "worker", "--as", "town", "--reason", "已核实", url=own.url)
    assert "worker" not in gone.stdout
    counted = ask("readers", "unknown", url=own.url)
    assert (counted.returncode, counted.stdout.split()[:2]) == (1, [f"{ONE}001", "1"])
    for wrong in (("ghost", "discipline_inspector", "county", ONE), ("nobody", "king", "county", ONE)):
        one_sentence(ask("account", "grant", *wrong, url=own.url))
    one_sentence(ask("account", "grant", "nobody", "discipline_inspector", "county", url=own.url))
    for _ in range(2):
        assert ask("account", "grant", "nobody", "discipline_inspector", "county", ONE, url=own.url).returncode == 0
    with own.sessions.begin() as session:
        assert follow_all(session, after="", at=datetime.now(ZoneInfo("Asia/Shanghai"))) == (None, 1)
        assert session.scalar(text("SELECT count(*) FROM audit_entries WHERE act = 'grant'")) == 1
    assert ask("readers", "unknown", url=own.url).returncode == 0
    assert "inspector" in ask("readers", "list", about_staff, "--as", "nobody", url=own.url).stdout
