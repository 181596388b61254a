"""The command line: help, exit statuses, and each misfortune told in one sentence."""

import csv
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from typer.testing import CliRunner, Result

from gridgis.cli.main import app
from gridgis.core.paths import ROOT
from gridgis.demo.accounts import PASSWORD, plans
from gridgis.security import credentials, throttling
from gridgis.security.actions import SignInRefused, sign_in
from gridgis.security.queries import actor_by_token
from tests.conftest import SERVER, Own

NOWHERE = "postgresql://x:y@127.0.0.1:1/none?connect_timeout=3"
GOOD = "E0101,占道经营,120.025,30.05"


def run(*words: str, url: str = NOWHERE, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run gridgis in a process of its own, as people do."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GRIDGIS_")}
    return subprocess.run(
        [sys.executable, "-m", "gridgis", *words],
        cwd=ROOT,
        env=kept | {"GRIDGIS_DATABASE_URL": url, "GRIDGIS_LANGUAGE": "en"} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def ask(*words: str, url: str = NOWHERE, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same in this process, where that is enough: it takes milliseconds, not seconds."""
    shown = {"COLUMNS": "120", "TERM": "dumb", "NO_COLOR": "1"}
    done = CliRunner().invoke(app, list(words), env={"GRIDGIS_DATABASE_URL": url} | shown | environment)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)


def one_sentence(done: subprocess.CompletedProcess[str], status: int = 1) -> str:
    """What was told on the error stream, which must be a single line of gridgis's own."""
    lines = done.stderr.strip().splitlines()
    assert done.returncode == status, done.stderr
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("gridgis: ")
    return lines[0]


def empty_database() -> str:
    """A database with nothing in it, not even our schema."""
    return make_url(os.environ[SERVER]).set(database="postgres").render_as_string(hide_password=False)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--help"], ["db", "import", "demo", "serve", "worker"]),
        (["db", "--help"], ["start", "stop", "status", "url", "migrate", "destroy"]),
        (["import", "--help"], ["reports"]),
        (["import", "reports", "--help"], ["--source", "--datum", "--encoding", "--rejects", "--dry-run", "gcj02"]),
        (["demo", "--help"], ["--accounts", "--seed", "--until", "--county"]),
    ],
)
def test_help_names_what_there_is(words: list[str], named: list[str]) -> None:
    done = ask(*words)
    assert done.returncode == 0
    assert all(name in done.stdout for name in named)


@pytest.mark.parametrize("words", [["dance"], ["import", "reports"], ["demo", "--seed", "x"], ["serve", "--fast"]])
def test_a_wrong_word_ends_with_status_two_and_no_traceback(words: list[str]) -> None:
    done = ask(*words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "Usage" in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("GRIDGIS_DATABASE_URL", "mysql://x:secret@y/z", "must start with postgresql://"),
        ("GRIDGIS_PORT", "99999", "GRIDGIS_PORT: should be at most 65535"),
        ("GRIDGIS_TIMEZONE", "Mars/Base", "there is no time zone Mars/Base"),
    ],
)
def test_a_wrong_setting_ends_with_status_two_and_one_sentence(name: str, value: str, words: str) -> None:
    told = one_sentence(ask("serve", **{name: value}), 2)
    assert words in told
    assert "secret" not in told


@pytest.mark.parametrize("words", [["serve"], ["worker"], ["demo"], ["db", "status"], ["db", "migrate"]])
def test_a_database_that_does_not_answer_is_told_in_one_sentence(words: list[str]) -> None:
    assert "does not answer" in one_sentence(ask(*words))


@pytest.mark.parametrize("url", ["postgresql://x:y@host:port/none", "postgresql://[::1/none"])
def test_an_address_that_is_none_is_told_in_one_sentence(url: str) -> None:
    told = one_sentence(ask("serve", url=url), 2)
    assert "GRIDGIS_DATABASE_URL can't be read" in told


@pytest.mark.parametrize("words", [["serve"], ["worker"]])
def test_a_database_that_was_not_migrated_is_told_in_one_sentence(words: list[str]) -> None:
    told = one_sentence(ask(*words, url=empty_database()))
    assert "run gridgis db migrate" in told


def test_a_wrong_word_gives_the_shell_its_status() -> None:
    done = run("dance")
    assert done.returncode == 2
    assert "No such command" in done.stderr


def test_the_demo_s_accounts_are_listed_without_a_database() -> None:
    done = ask("demo", "--accounts")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert len(lines) == len(plans())
    for plan, line in zip(plans(), lines, strict=True):
        assert plan.username in line
        assert PASSWORD in line
        assert plan.title in line


def test_a_demo_of_an_unknown_county_leaves_nothing_behind(clone: Callable[[], str]) -> None:
    url = clone()
    assert "counties of the recipe" in one_sentence(ask("demo", "--county", "110000", url=url))
    assert "is loaded already" not in ask("demo", "--county", "110000", url=url).stdout


def test_a_demo_that_is_loaded_is_left_alone(own: Own) -> None:
    done = ask("demo", url=own.url)
    assert (done.returncode, done.stdout.strip().splitlines()[-1]) == (0, "The demo is loaded already.")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.csv"
    path.write_text(f"category_code,description,lng,lat\n{GOOD}1\nX9999,占道,120.025,30.05\n{GOOD}2\nshort\n")
    return path


def test_an_import_tells_its_sum_and_where_the_rejected_rows_are(own: Own, reports: Path) -> None:
    first = ask("import", "reports", str(reports), url=own.url)

    assert (first.returncode, first.stderr) == (1, "")
    assert "4 rows: 2 taken, 0 there already, 2 rejected." in first.stdout
    refused = reports.with_name("reports.rejects.csv")
    assert str(refused) in first.stdout
    with refused.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))
    assert rows[0] == ["line", "field", "reason", "row"]
    assert [(row[0], row[1]) for row in rows[1:]] == [("3", "category_code"), ("5", "")]
    assert rows[1][3:] == ["X9999", "占道", "120.025", "30.05"]

    again = ask("import", "reports", str(reports), url=own.url)
    assert "4 rows: 0 taken, 2 there already, 2 rejected." in again.stdout


def test_an_import_without_rejected_rows_ends_with_status_nought_and_no_file(own: Own, reports: Path) -> None:
    reports.write_text(f"category_code,description,lng,lat\n{GOOD}\n")
    dry = ask("import", "reports", str(reports), "--dry-run", url=own.url)
    assert (dry.returncode, dry.stderr) == (0, "")
    assert "Nothing was kept" in dry.stdout
    done = ask("import", "reports", str(reports), url=own.url)
    assert done.returncode == 0
    assert "1 rows: 1 taken" in done.stdout
    assert [path.name for path in reports.parent.iterdir()] == ["reports.csv"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["{folder}/none.csv"], "can't be read: there is no such file"),
        (["{folder}/no/folder/none.csv"], "can't be read: there is no such file"),
        (["{folder}"], "can't be read: it is a folder"),
        (["{file}", "--encoding", "klingon"], "There is no encoding klingon"),
        (["{file}", "--rejects", "{file}"], "can't go to the file they come from"),
        (["{file}", "--rejects", "{folder}/no/folder/out.csv"], "can't be written: there is no such file"),
    ],
)
def test_an_import_that_can_t_begin_is_told_in_one_sentence(
    own: Own, reports: Path, words: list[str], told: str
) -> None:
    before = reports.read_text()
    filled = [word.format(folder=reports.parent, file=reports) for word in words]

    assert told in one_sentence(ask("import", "reports", *filled, url=own.url))
    assert reports.read_text() == before
    assert [path.name for path in reports.parent.iterdir()] == ["reports.csv"]


def test_a_header_that_lacks_a_column_leaves_earlier_rejects_alone(own: Own, reports: Path) -> None:
    kept = reports.with_name("reports.rejects.csv")
    kept.write_text("kept")
    reports.write_text("lng,lat\n120.025,30.05\n")

    assert "lacks category_code, description" in one_sentence(ask("import", "reports", str(reports), url=own.url))
    assert kept.read_text() == "kept"


def test_a_version_of_the_schema_is_told_by_migrate(own: Own) -> None:
    done = ask("db", "migrate", url=own.url)
    assert done.returncode == 0
    assert re.search(r"Schema is at \w+\.", done.stdout)


def test_an_account_is_let_in_again_and_gets_a_password(own: Own) -> None:
    with own.sessions.begin() as session:
        for _ in range(5):
            throttling.count(session, "town", "10.0.0.1", datetime.now(UTC))
    assert "town                     10.0.0.1" in ask("account", "slowed", url=own.url).stdout
    assert "from 1 address(es)" in ask("account", "unlock", "town", url=own.url).stdout
    assert ask("account", "slowed", url=own.url).stdout.strip() == "No account has to wait."
    assert "There is no account nobody.x." in one_sentence(ask("account", "unlock", "nobody.x", url=own.url))
    done = typed(own, "short", "account", "password", "town")
    assert (done.exit_code, done.stderr) == (1, "gridgis: Choose a password of at least ten characters.\n")


def typed(own: Own, line: str, *words: str) -> Result:
    """A command with a line on its standard input."""
    here = {"GRIDGIS_DATABASE_URL": own.url, "GRIDGIS_LANGUAGE": "en"}
    return CliRunner().invoke(app, list(words), input=f"{line}\n", env=here)


def here() -> datetime:
    """Now, by the clocks of the county."""
    return datetime.now(ZoneInfo("Asia/Shanghai"))


def test_an_account_is_opened_gets_a_role_signs_in_and_is_closed(own: Own) -> None:
    password = "one of our own"
    for name, line, sentence in (
        ("王芳", password, "“王芳” is no name for signing in."),
        ("wang.fang", "short", "Choose a password of at least ten characters."),
        ("town", password, "The name town is taken"),
    ):
        done = typed(own, line, "account", "add", name, "王芳")
        assert (done.exit_code, sentence in " ".join(done.stderr.split())) == (1, True), done.stderr
    assert typed(own, password, "account", "add", "wang.fang", "王芳", "--title", "主任").exit_code == 0
    assert "wang.fang                王芳           holds nothing" in ask("account", "list", url=own.url).stdout
    for _ in range(2):
        assert ask("account", "grant", "wang.fang", "sys_admin", "all", url=own.url).returncode == 0
    with own.sessions.begin() as session:
        signed = sign_in(session, "wang.fang", password, at=here(), hours=1, remote="")
        assert not isinstance(signed, SignInRefused)
        assert (signed[2].display_name, signed[2].title) == ("王芳", "主任")
        assert "account.manage" in signed[2].verbs
        session.execute(text("UPDATE accounts SET active = false WHERE username <> 'wang.fang'"))
    assert "wang.fang                王芳           sys_admin all" in ask("account", "list", url=own.url).stdout
    last = one_sentence(ask("account", "close", "wang.fang", url=own.url))
    assert "is the only account that manages accounts" in last
    assert typed(own, password, "account", "add", "li.wei", "李伟").exit_code == 0
    assert ask("account", "grant", "li.wei", "sys_admin", "all", url=own.url).returncode == 0
    assert ask("account", "close", "wang.fang", url=own.url).returncode == 0
    with own.sessions.begin() as session:
        assert actor_by_token(session, signed[0], here()) is None
        told = sign_in(session, "wang.fang", password, at=here(), hours=1, remote="")
        assert isinstance(told, SignInRefused)
    assert "wang.fang" not in ask("account", "list", url=own.url).stdout
    assert "sys_admin all · closed" in ask("account", "list", "--all", url=own.url).stdout
    assert "is closed already" in one_sentence(ask("account", "close", "wang.fang", url=own.url))


def test_a_county_begins_with_three_administrators_who_get_links(own: Own) -> None:
    names = ("--system", "sys.new", "--security", "sec.new", "--audit", "audit.new")
    twice = one_sentence(ask("county", "init", *names[:4], "--audit", "sec.new", url=own.url))
    assert "sec.new is named more than once" in twice
    done = ask("county", "init", *names, url=own.url)
    assert done.returncode == 0, done.stderr
    links = re.findall(r"http://127\.0\.0\.1:8000/welcome/(\S+)", done.stdout)
    assert len(links) == 3
    held = ask("account", "list", url=own.url).stdout
    assert all(f"{role} all" in held for role in ("sys_admin", "sec_admin", "audit_admin"))
    with own.sessions.begin() as session:
        assert credentials.accept(session, links[1], "seven unlike words", at=here()).username == "sec.new"
    again = ask("account", "link", "sec.new", url=own.url)
    assert again.returncode == 0 and "/welcome/" in again.stdout


def test_calendar_and_hours_are_set_listed_and_undone(own: Own, tmp_path: Path) -> None:
    file = tmp_path / "2027.csv"
    file.write_text("日期,是否工作日,名称\n2027-01-01,否,元旦\n1月2日,否,\n", "gbk")
    wrong = ask("import", "calendar", str(file), url=own.url)
    assert wrong.returncode == 1
    assert wrong.stdout == "line 3: “1月2日” is no whole day. Write it with its year, such as 2027-01-01.\n"
    file.write_text("日期,是否工作日,名称\n2027-01-01,否,元旦\n", "gbk")
    tried = ask("import", "calendar", str(file), "--dry-run", url=own.url)
    assert tried.stdout.startswith("2 rows would change: 0 open cases")
    assert ask("settings", "changes", url=own.url).stdout == ""
    assert ask("import", "calendar", str(file), url=own.url).returncode == 0
    hours = ("settings", "schedule", "2026-06-15", "08:00-11:30 15:00-18:00", "--name", "夏令作息")
    assert "Change 2 saved, 1 rows" in ask(*hours, url=own.url).stdout
    assert "it is so already" in one_sentence(ask(*hours, url=own.url))
    assert ask("settings", "undo", "2", url=own.url).returncode == 0
    told = ask("settings", "changes", url=own.url).stdout
    assert "(undone by change 3)" in told and "work_schedules: — → 2026-06-15 08:00-11:30 15:00-18:00 夏令作息" in told
    assert "has been undone already" in one_sentence(ask("settings", "undo", "2", url=own.url))


def test_settings_go_out_and_come_in_as_one_file(own: Own, tmp_path: Path) -> None:
    file, day = tmp_path / "settings.json", ("--from", "2027-01-04")
    assert ask("settings", "export", str(file), url=own.url).returncode == 0
    written = file.read_text("utf-8")
    assert "it is so already" in one_sentence(ask("settings", "import", str(file), *day, url=own.url))
    file.write_text(written.replace('"returns_allowed", "value": 2', '"returns_allowed", "value": 3'), "utf-8")
    tried = ask("settings", "import", str(file), *day, "--dry-run", url=own.url).stdout
    assert "thresholds: returns_allowed 2" in tried and "1 rows would change" in tried
    assert "is none of" in one_sentence(ask("settings", "import", str(file), "--part", "people", url=own.url))
    assert "saved, 1 rows" in ask("settings", "import", str(file), *day, url=own.url).stdout
    number = ask("settings", "changes", url=own.url).stdout.split()[0]
    assert ask("settings", "undo", number, url=own.url).returncode == 0
    assert ask("settings", "export", url=own.url).stdout.strip().splitlines()[5:] == written.splitlines()[5:]
    assert "no rules and no task list of 110101" in one_sentence(
        ask("settings", "drafts", str(file), "--county", "110101", url=own.url)
    )
    file.write_text(written.replace('"version": 1', '"version": 9'), "utf-8")
    assert "at version" in one_sentence(ask("settings", "import", str(file), url=own.url))


def test_a_category_is_changed_from_a_day_on_read_as_of_days_and_undone(own: Own) -> None:
    change = ("settings", "category", "E0101", "--from", "2027-01-04", "--limit", "2 work_hour", "--owner", "police")
    assert "0 open cases have less time" in ask(*change, url=own.url).stdout

    def told(day: str) -> str:
        lines = ask("settings", "categories", "--at", day, url=own.url).stdout.splitlines()
        return next(line for line in lines if line.startswith("E0101"))

    assert "4 work_hour" in told("2027-01-03") and "urban_enforcement" in told("2027-01-03")
    assert "2 work_hour" in told("2027-01-04") and "police" in told("2027-01-04")
    for wrong in (("--limit", "2 week"), ("--limit", "two work_hour"), ("--urgency", "P9"), ("--owner", "nobody")):
        one_sentence(ask(*change[:5], *wrong, url=own.url))
    assert ask("settings", "undo", "1", url=own.url).returncode == 0
    assert "4 work_hour" in told("2027-01-04")
