"""`./run` before it installs anything: its words, its checks, and that any POSIX shell reads it."""

import os
import re
import shutil
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUN = ROOT / "run"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Call `./run` as on a fresh checkout: a home of its own, no settings from outside."""

    def call(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
        clean = {key: value for key, value in os.environ.items() if not key.startswith("GRIDGIS_") and key != "PORT"}
        clean |= {"GRIDGIS_HOME": str(tmp_path / "home")} | env
        return subprocess.run(
            [str(RUN), *words],
            capture_output=True,
            text=True,
            env=clean,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=60,
        )

    return call


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return str(server.getsockname()[1])


@pytest.mark.parametrize("shell", ["sh", "dash", "bash"])
def test_every_shell_reads_it(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    subprocess.run([shell, "-n", str(RUN)], check=True)
    assert RUN.read_text().startswith("#!/bin/sh\n")
    assert os.access(RUN, os.X_OK)


def test_the_linter_of_shells_has_nothing_to_say() -> None:
    done = subprocess.run(["shellcheck", str(RUN), str(ROOT / ".ci/run")], capture_output=True, text=True, check=False)
    assert done.stdout == ""


def test_help_names_every_verb(run: Run) -> None:
    help_text = run("help").stdout
    verbs = re.findall(r"^    (\w+)(?:\)| \|)", RUN.read_text().split("case $VERB in")[1], re.MULTILINE)
    assert {"demo", "test", "lint", "bench", "down", "reset", "setup"} <= set(verbs)
    assert [verb for verb in verbs if f"./run {verb}" not in help_text] == []
    assert run().stdout == help_text


def test_an_unknown_verb_is_wrong_use(run: Run) -> None:
    done = run("dmeo")
    assert done.returncode == 2
    assert done.stderr.startswith("run: there is no 'dmeo'.")


def test_it_is_found_from_any_directory_also_with_a_space(tmp_path: Path) -> None:
    place = tmp_path / "a checkout"
    place.mkdir()
    shutil.copy(RUN, place / "run")
    done = subprocess.run([str(place / "run"), "help"], capture_output=True, text=True, check=True, cwd="/")
    assert "./run demo" in done.stdout


def test_a_port_in_use_is_one_sentence_with_a_way_out(run: Run, busy_port: int) -> None:
    done = run("demo", PORT=str(busy_port))
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        (
            f"run: Port {busy_port} is in use by another program: stop that, or choose another, "
            f"for example PORT={busy_port % 65535 + 1} ./run demo"
        )
    ]


@pytest.mark.parametrize("port", ["", "0", "65536", "80 80", "-1", "http", "99999999999999999999"])
def test_a_port_that_is_none_is_refused(run: Run, port: str) -> None:
    done = run("demo", PORT=port or " ")
    assert done.returncode == 1
    assert done.stderr.startswith("run: PORT must be a number from 1 to 65535")


@pytest.mark.parametrize("url", ["mysql://localhost/gridgis", "localhost:5432", "postgres://u@h/d"])
def test_a_database_url_of_another_kind_is_one_sentence(run: Run, free_port: str, url: str) -> None:
    done = run("demo", PORT=free_port, GRIDGIS_DATABASE_URL=url)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "must start with postgresql://" in done.stderr


def test_a_full_disk_is_one_sentence(run: Run, tmp_path: Path, free_port: str) -> None:
    full = tmp_path / "df"
    full.write_text(
        "#!/bin/sh\necho 'Filesystem 1024-blocks Used Available Capacity Mounted'\necho '/dev/x 9 9 2048 99% /'\n"
    )
    full.chmod(0o755)
    done = run("demo", PORT=free_port, PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert done.returncode == 1
    assert re.fullmatch(r"run: The disk that holds .* has 2 MB free and 3000 MB are needed: .*\n", done.stderr)


def test_down_with_nothing_running_is_fine(run: Run) -> None:
    done = run("down")
    assert done.returncode == 0
    assert "Nothing of the demo runs" in done.stdout


def test_reset_asks_before_it_deletes(run: Run) -> None:
    assert run("reset").returncode == 2
    assert run("reset", "--force").returncode == 2
    refused = run("reset", "--yes", GRIDGIS_DATABASE_URL="postgresql://somebody@elsewhere/theirs")
    assert refused.returncode == 1
    assert "outside database" in refused.stderr


@cache
def a_shared_object() -> bytes:
    """A real one that wants the C++ library."""
    site = Path(pytest.__file__).resolve().parents[1]
    return next(b for path in sorted(site.rglob("*.so")) if b"libstdc++.so.6\0" in (b := path.read_bytes()))


def a_program(wanting: bytes) -> bytes:
    """A real shared object that wants another library in place of the C++ one."""
    return a_shared_object().replace(b"libstdc++.so.6\0", wanting.ljust(14, b"_") + b"\0")


@pytest.mark.parametrize(
    ("file", "library", "package"),
    [
        (".venv/lib/driver/node.so", "libatomiq.so.9", "libatomiq9"),
        (".tools/node/bin/program", "libfoo3-x.so.1", "libfoo3-x1"),
        ("web/node_modules/some/binding.node", "libabcdefg2.so", "libabcdefg2"),
    ],
)
def test_a_library_that_is_lacking_is_named_with_its_package(
    tmp_path: Path, file: str, library: str, package: str
) -> None:
    shutil.copy(RUN, tmp_path / "run")
    program = tmp_path / file
    program.parent.mkdir(parents=True)
    program.write_bytes(a_program(library.encode()))
    program.chmod(0o755)

    done = subprocess.run([str(tmp_path / "run"), "libraries"], capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert done.stderr == f"{library} is lacking (package {package}), wanted by {program}\n"


def test_a_library_that_a_package_brings_along_is_not_lacking(tmp_path: Path) -> None:
    shutil.copy(RUN, tmp_path / "run")
    site = tmp_path / ".venv/lib"
    site.mkdir(parents=True)
    (site / "module.so").write_bytes(a_program(b"libatomiq.so.9"))
    (site / "libatomiq.so.9").write_bytes(a_program(b"libstdc++.so.6"))
    done = subprocess.run([str(tmp_path / "run"), "libraries"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


GRIDGIS = """#!/bin/sh
echo "$*" >>asked
case $* in
    'db start')
        echo '{}' >.gridgis/cluster.json
        setsid sleep 300 >/dev/null 2>&1 </dev/null & echo "已启动：进程 $!，数据在此"; echo $! >db ;;
    'db stop') kill "$(cat db)" ;;
    'db status') exit 1 ;;
    serve) exec python3 -m http.server --bind 127.0.0.1 "$PORT" ;;
    worker) exec sleep 300 ;;
esac
"""


def begin(place: Path, port: str) -> subprocess.Popen[str]:
    environment = {"PATH": os.environ["PATH"], "PORT": port}
    command = ["setsid", "sh", str(place / "run"), "demo"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)


@pytest.fixture
def demo(tmp_path: Path, free_port: str, request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[str]]:
    """`./run demo` over programs that only run, in a directory of its own; all that it installs is there already."""
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/gridgis").write_text(getattr(request, "param", GRIDGIS))
    (tmp_path / ".venv/bin/gridgis").chmod(0o755)
    script = RUN.read_text().replace(
        "\nVERB=", "\nsetup() { :; }\nlacks_packages() { return 1; }\nneed_space() { :; }\nVERB="
    )
    assert "keep_up; sleep 1;" in script
    script = script.replace("keep_up; sleep 1;", "keep_up; sleep 0.1;")
    (tmp_path / "run").write_text(script)
    (tmp_path / "migrations/versions").mkdir(parents=True)
    (tmp_path / "migrations/versions/0001.py").write_text("")
    started = begin(tmp_path, free_port)
    yield started
    if started.poll() is None:
        started.terminate()
    started.communicate(timeout=60)


def lines_until(demo: subprocess.Popen[str], wanted: str) -> str:
    """What the demo says until it says this; a demo that ends before fails."""
    assert demo.stdout is not None
    said = ""
    while wanted not in said:
        line = demo.stdout.readline()
        assert line, said
        said += line
    return said


def process(place: Path, name: str) -> int:
    return int((place / ".gridgis/run" / f"{name}.pid").read_text())


def test_what_died_is_started_again_and_only_an_order_ends_the_demo(
    demo: subprocess.Popen[str], tmp_path: Path
) -> None:
    lines_until(demo, "Ready: ")
    for name in ("server", "worker", "database"):
        died = process(tmp_path, name)
        os.kill(died, signal.SIGKILL)
        said = lines_until(demo, f"The {name} is started again, process ")
        assert f"The {name} has ended; starting it again in 1 s" in said
        assert process(tmp_path, name) != died
    os.kill(process(tmp_path, "worker"), signal.SIGKILL)
    assert "starting it again in 2 s" in lines_until(demo, "The worker is started again"), "each wait is longer"
    running = [process(tmp_path, name) for name in ("server", "worker", "database")]
    demo.terminate()
    lines_until(demo, "Stopped.")
    assert demo.wait(30) == 0
    assert not [pid for pid in running if Path(f"/proc/{pid}/exe").exists()]


def test_what_was_filled_is_served_at_once_until_the_schema_is_another(
    demo: subprocess.Popen[str], tmp_path: Path, free_port: str
) -> None:
    def asked(demo: subprocess.Popen[str]) -> set[str]:
        lines_until(demo, "Ready: ")
        demo.terminate()
        demo.communicate(timeout=60)
        words = set((tmp_path / "asked").read_text().splitlines())
        (tmp_path / "asked").unlink()
        return words

    filling = {"db start", "db migrate", "demo"}
    assert filling <= asked(demo)
    assert not filling & asked(begin(tmp_path, free_port))
    (tmp_path / "migrations/versions/0002.py").write_text("")
    assert filling <= asked(begin(tmp_path, free_port))


BROKEN = GRIDGIS.replace("    serve) exec", "    serve) echo a wrong setting; exit 2 ;;\n    x) exec")


@pytest.mark.parametrize("demo", [BROKEN], indirect=True, ids=["broken"])
def test_a_server_that_never_comes_up_ends_the_demo_with_its_log(demo: subprocess.Popen[str]) -> None:
    said = lines_until(demo, "The server has ended; its log is ")
    assert "a wrong setting" in said
    assert demo.wait(30) == 1
