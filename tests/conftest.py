"""One throw-away cluster a run, one template a schema, one clone a worker, one rolled-back transaction a test."""

import gc
import os
import subprocess
from asyncio import AbstractEventLoop, Runner
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import uuid4

import anyio.to_thread
import psycopg2
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings
from psycopg2 import sql
from sqlalchemy import Connection, Engine
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session, sessionmaker
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.app import create_app
from gridgis.core.cluster import SUPERUSER, Cluster
from gridgis.core.db import make_engine, make_sessions
from gridgis.core.migrating import upgrade
from gridgis.core.paths import REFERENCE, ROOT
from gridgis.core.revisions import head
from gridgis.core.settings import Settings
from gridgis.demo.load import analyse, load
from gridgis.exchange.reference.loading import load_rules
from gridgis.security import actions
from gridgis.security.queries import actor_by_name
from gridgis.security.rules import Actor
from tests import factories
from tests.client import Client, at_once, without_page
from tests.factories import AT
from tests.throwaway import throwaway

with pytest.MonkeyPatch.context() as first:  # help is worded where commands are declared: once
    first.setenv("GRIDGIS_LANGUAGE", "en")
    import gridgis.cli.main  # noqa: F401

PRODUCTS = actions.HASHER
"""What passwords cost in an installation, and in processes of their own."""
actions.HASHER = factories.QUICK
SERVER = "GRIDGIS_TEST_DATABASE_URL"
OURS = "GRIDGIS_TEST_CLUSTER_IS_OURS"
"""Set where the cluster goes with all its databases at the end; dropping each would take a checkpoint."""
RUN = "GRIDGIS_TEST_RUN"
"""Names what belongs to one run, in all its workers."""
DEMO_COUNTIES = ("330402", "330411")
"""Those of the demo that tests look at."""
DEMO_SHARE = 0.25
"""Of their reports; what is told of all of them is held by the tests of the load."""
Clone = Callable[..., str]
"""Makes a database, from the template or from the one named, and returns its URL."""

settings.register_profile(
    "gridgis", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("gridgis")

_running = ExitStack()
_started: list[Cluster] = []


GROUPS = ("e2e", "demo city", "demo load", "e2e beside", "cluster", "routers", "accuracy")
"""What takes longest begins first, and what clones the demo after e2e has loaded it; single tests fill up the end."""
WAITING = "rules/test_run_script.py"
"""Waits more than it works, which costs least while others work: it begins the single tests."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put groups of one worker before single tests."""

    def place(item: pytest.Item) -> int:
        mark = item.get_closest_marker("xdist_group")
        name = mark.args[0] if mark else ""
        if name in GROUPS:
            return GROUPS.index(name)
        return len(GROUPS) + (mark is None) * (1 + (WAITING not in item.nodeid))

    items.sort(key=place)


def pytest_configure(config: pytest.Config) -> None:
    """Start the cluster, unless only rules are tested or an outside server is named."""
    gc.disable()
    rules_only = config.args and all("tests/rules" in arg for arg in config.args)
    if hasattr(config, "workerinput"):
        return
    os.environ[RUN] = uuid4().hex
    if SERVER not in os.environ and not rules_only:
        _started.append(_running.enter_context(throwaway()))
        os.environ[SERVER] = _started[0].url("postgres", role=SUPERUSER)
        os.environ[OURS] = "yes"


def pytest_sessionstart(session: pytest.Session) -> None:
    """Import the test modules in another order in each worker: each compiles some, and finds the others compiled."""
    named = [place for place in map(Path, session.config.args) if place.is_dir()]
    modules = sorted(path for place in named for path in place.resolve().rglob("test_*.py"))
    if modules and (worker := getattr(session.config, "workerinput", None)):
        begin = len(modules) * int(worker["workerid"].removeprefix("gw")) // worker["workercount"]
        for path in (*modules[begin:], *modules[:begin]):
            with suppress(ImportError):  # collecting tells it, by its module
                import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def pytest_collection_finish() -> None:
    """Search for garbage from now on, and never in what is loaded by now, which took a seventh of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Destroy the cluster that this run started; its many files go while nobody waits."""
    if hasattr(config, "workerinput"):
        return
    if SERVER in os.environ:
        _drop([_demo_name()])
    for cluster in _started:
        cluster.stop("immediate")
        going = cluster.at.path.rename(f"{cluster.at.path}-going")
        subprocess.Popen(
            ["rm", "-rf", str(going)], start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    _running.close()


def _sibling(name: str) -> str:
    return make_url(os.environ[SERVER]).set(database=name).render_as_string(hide_password=False)


def _statement(text: str, *names: str) -> None:
    connection = psycopg2.connect(os.environ[SERVER])
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL(text).format(*map(sql.Identifier, names)))
    finally:
        connection.close()


def _drop(names: list[str]) -> None:
    for name in [] if OURS in os.environ else names:
        _statement("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _demo_name() -> str:
    return f"gridgis_demo_{os.environ[RUN]}"


def _exists(name: str) -> bool:
    with psycopg2.connect(os.environ[SERVER]) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,))
        return cursor.fetchone() is not None


def _once(name: str, source: str, fill: Callable[[str], None]) -> str:
    """Make a database that all workers clone and none opens, in the worker that comes first; returns its name."""
    keeper = psycopg2.connect(os.environ[SERVER])
    with keeper, keeper.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", (name,))
        if not _exists(name):
            _statement("DROP DATABASE IF EXISTS {}", f"{name}_making")
            _statement("CREATE DATABASE {} TEMPLATE {}", f"{name}_making", source)
            fill(_sibling(f"{name}_making"))
            _statement("ALTER DATABASE {} RENAME TO {}", f"{name}_making", name)
    keeper.close()
    return name


def _filled(url: str, fill: Callable[[Session], object]) -> None:
    engine = make_engine(url, pool_size=1)
    with make_sessions(engine).begin() as session:
        fill(session)
    engine.dispose()


@pytest.fixture(scope="session")
def template() -> str:
    """Name of the database made by the real migrations, with the reference rows that rules need."""

    def fill(url: str) -> None:
        upgrade(url)
        _filled(url, lambda session: load_rules(session, REFERENCE))

    return _once(f"gridgis_template_{head()}", "template1", fill)


@pytest.fixture(scope="session")
def demo(template: str) -> str:
    """Name of the database with two counties of the demo and some of their cases up to this hour, loaded once a run."""
    return _once(_demo_name(), template, lambda url: load_demo(url, DEMO_COUNTIES, DEMO_SHARE))


def load_demo(url: str, counties: Sequence[str] = (), share: float = 1.0) -> None:
    """Load the demo, or some of its counties, up to this hour."""
    until = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)

    def tell(_message: str, _part: float) -> None:
        """Nobody waits here."""

    zone = "Asia/Shanghai"
    _filled(url, lambda session: load(session, until=until, zone=zone, tell=tell, counties=counties, share=share))
    _filled(url, analyse)


@pytest.fixture(scope="session")
def clone(template: str) -> Iterator[Clone]:
    """Makes a fresh database from the template, or from another of this run; all are dropped at the end."""
    made: list[str] = []
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")

    def make(source: str = template) -> str:
        name = f"gridgis_{worker}_{os.getpid()}_{len(made)}"
        _statement("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, source)
        made.append(name)
        return _sibling(name)

    yield make
    _drop(made)


@pytest.fixture
def blank() -> Iterator[Callable[[], str]]:
    """Makes an empty database, without even our extensions, and returns its URL; dropped at the end."""
    made: list[str] = []

    def make() -> str:
        name = f"gridgis_blank_{uuid4().hex}"
        _statement("CREATE DATABASE {}", name)
        made.append(name)
        return _sibling(name)

    yield make
    _drop(made)


@pytest.fixture(scope="session")
def settled(clone: Clone) -> tuple[str, factories.World]:
    """Name of a database with the world in it, to be cloned and never opened, and the world."""
    url = clone()
    engine = make_engine(url, pool_size=1)
    with make_sessions(engine).begin() as session:
        world = factories.world(session)
    engine.dispose()
    kept = replace(world, middles=MappingProxyType(world.middles), cadres=MappingProxyType(world.cadres))
    return make_url(url).database or "", kept


def _bare(words: str, connection: Connection, name: str) -> None:
    """Say something of a savepoint; a request has several, and compiling each costs as much as a query."""
    with connection.connection.cursor() as cursor:
        cursor.execute(f"{words} {name}")


@pytest.fixture(scope="session")
def engine(clone: Clone, settled: tuple[str, factories.World]) -> Iterator[Engine]:
    """The worker's database, with the world in it."""
    engine = make_engine(clone(settled[0]), pool_size=4, statement_s=Settings().request_seconds)
    for what in ("savepoint", "rollback_to_savepoint", "release_savepoint"):
        setattr(engine.dialect, f"do_{what}", partial(_bare, what.replace("_", " ").upper()))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def world(settled: tuple[str, factories.World]) -> factories.World:
    """Two small counties with grids, people, offices and accounts, made once a worker and never changed."""
    return settled[1]


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """A connection in a transaction that is rolled back."""
    with engine.connect() as connection:
        transaction = connection.begin()
        yield connection
        transaction.rollback()


@pytest.fixture
def sessions(connection: Connection) -> sessionmaker[Session]:
    """Sessions that all see the test's one transaction."""
    return sessionmaker(connection, join_transaction_mode="create_savepoint", expire_on_commit=False)


@pytest.fixture
def session(sessions: sessionmaker[Session]) -> Iterator[Session]:
    """One session of the test."""
    with sessions() as session:
        yield session


@dataclass(frozen=True)
class Own:
    """A database of one test's own, with the world in it, for what really commits."""

    url: str
    engine: Engine
    sessions: sessionmaker[Session]
    world: factories.World


@pytest.fixture
def own(clone: Clone, settled: tuple[str, factories.World]) -> Iterator[Own]:
    """A fresh clone with the world in it; for races and for servers of their own."""
    url = clone(settled[0])
    engine = make_engine(url, pool_size=6)
    yield Own(url, engine, make_sessions(engine), settled[1])
    engine.dispose()


@pytest.fixture
def who(session: Session, world: factories.World) -> Callable[[str], Actor]:
    """The actor of one of the world's accounts."""

    def find(username: str) -> Actor:
        actor = actor_by_name(session, username, AT)
        assert actor is not None, username
        return actor

    return find


class Documented:
    """Keeps the answers whose status the OpenAPI document does not tell of their route; `app` fails their test."""

    def __init__(self, app: ASGIApp, paths: dict[str, Any], untold: set[str]) -> None:
        self._app, self._paths, self._untold = app, paths, untold

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and look at the status."""

        async def send_looked_at(message: Message) -> None:
            if message["type"] == "http.response.start":
                path = getattr(scope.get("route"), "path_format", "")
                operation = self._paths.get(path, {}).get(scope["method"].lower())
                if operation is not None and str(message["status"]) not in operation["responses"]:
                    self._untold.add(f"{scope['method']} {path} {message['status']}")
            await send(message)

        await self._app(scope, receive, send_looked_at)


@pytest.fixture(scope="session")
def built_once() -> FastAPI:
    """The application's routes, whose first request is slow; what it works on is each test's own."""
    app = create_app(Settings(), sessionmaker(), "")
    app.state.untold = set()
    app.add_middleware(Documented, paths=app.openapi()["paths"], untold=app.state.untold)
    return app


@pytest.fixture(scope="session")
def loop() -> Iterator[AbstractEventLoop]:
    """One event loop for all clients, instead of a new one a request."""
    with Runner() as runner:
        yield runner.get_loop()


@pytest.fixture
def app(
    built_once: FastAPI, sessions: sessionmaker[Session], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[FastAPI]:
    """The application over the test's transaction, at the test's moment; every status is one its document tells of."""
    monkeypatch.setattr(anyio.to_thread, "run_sync", at_once)
    built_once.state.settings = Settings(home=tmp_path, web_dist=without_page(tmp_path / "none"))
    built_once.state.sessions = sessions
    built_once.state.clock = lambda: AT
    built_once.state.untold.clear()
    yield built_once
    assert not built_once.state.untold, "no status of its route in the OpenAPI document"


@pytest.fixture
def as_user(
    app: FastAPI, connection: Connection, world: factories.World, loop: AbstractEventLoop
) -> Callable[[str], TestClient]:
    """A client signed in as an account; the door itself, which is slow by design, has tests of its own."""

    def sign_in(username: str) -> TestClient:
        client = Client(app, loop)
        client.headers["Accept-Language"] = "en"
        client.headers["Authorization"] = f"Bearer {factories.a_sign_in(connection, username)}"
        return client

    return sign_in
