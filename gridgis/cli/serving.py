"""`gridgis serve`: the processes that answer, and the one that begins them and begins them again."""

import os
import resource
from collections.abc import Callable
from functools import partial
from socket import AF_INET, AF_INET6, create_server, has_dualstack_ipv6, socket
from typing import Annotated, Any

import psycopg2
import typer
import uvicorn
from uvicorn._subprocess import subprocess_started
from uvicorn.supervisors import multiprocess

from gridgis.cli.console import installation, say
from gridgis.cli.speaking import of_help, said
from gridgis.core.cluster import database_url
from gridgis.core.errors import Conflict
from gridgis.core.os_errors import of_os
from gridgis.core.postgres import MB, memory
from gridgis.core.processes import BEGUN, Served, begun, read_code, usual
from gridgis.core.revisions import require_head
from gridgis.core.settings import Settings

HUNG_S = 60
"""A process that says nothing for so long is begun again."""

BACKLOG = 2048
"""So many may wait to be let in."""

FILES = 300
"""Open beside connections: the database, files that come and go."""


def serve(
    workers: Annotated[int | None, typer.Option("--workers", min=1, max=64, help=of_help("workers"))] = None,
) -> None:
    """Serve the API and the page until told to end; SIGHUP replaces the processes one after the other."""
    with installation() as settings:
        _open_files(2 * settings.max_connections + FILES)
        read_code("api.preload")
        url = database_url(settings)
        require_head(url)
        count = workers or settings.workers or _usual(settings, url)
        os.environ |= {"GRIDGIS_DATABASE_URL": url, "GRIDGIS_WORKERS": str(count)}
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        address = f"http://{host}:{settings.port}"
        port = _port(settings.host, settings.port, address)
        say(said("serving", address=address, workers=count))
        config = uvicorn.Config(
            "api.server:make",
            factory=True,
            host=settings.host,
            port=settings.port,
            workers=count,
            log_level="info",
            access_log=False,
            http="api.connections:Connection",
            proxy_headers=bool(settings.proxies),
            forwarded_allow_ips=settings.proxies,
            timeout_graceful_shutdown=settings.request_seconds,
            timeout_worker_healthcheck=HUNG_S,
        )
        config.served = Served()  # type: ignore[attr-defined]  # goes with it into each process
        multiprocess.get_subprocess = _begun  # type: ignore[attr-defined]
        multiprocess.Process = Worker  # type: ignore[misc]
        multiprocess.Multiprocess(config, sockets=[port]).run()


class Worker(multiprocess.Process):
    """A process that answers, missed as soon as it is gone."""

    def start(self) -> None:
        """Begin it, and leave it its end of the pipe: else its death while asked would pass for a long silence."""
        super().start()
        self.child_conn.close()


def _port(host: str, port: int, address: str) -> socket:
    """The port, listened at from now on: nobody else can take it any more, and whoever comes early waits.

    Raises:
        Conflict: it can't be had.
    """
    six = ":" in host
    try:
        return create_server(
            (host, port),
            family=AF_INET6 if six else AF_INET,
            backlog=BACKLOG,
            dualstack_ipv6=six and has_dualstack_ipv6(),
        )
    except OSError as error:
        raise Conflict("cli.no_port", address=address, why=of_os(error)) from None


def _begun(config: uvicorn.Config, target: Callable[..., None], sockets: list[socket]) -> Any:
    """A process as uvicorn begins its own, but forked."""
    told = partial(subprocess_started, target=target)
    facts = {"config": config, "sockets": sockets, "stdin_fileno": None}
    return BEGUN.Process(target=begun, args=(told, dict(os.environ)), kwargs=facts)


def _usual(settings: Settings, url: str) -> int:
    connection = psycopg2.connect(url.replace("+psycopg2", "", 1))
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT setting::int FROM pg_settings WHERE name = 'max_connections'")
        ((connections,),) = cursor.fetchall()
    connection.close()
    return usual(memory() // MB, connections=connections, held=settings.pool_size + 2)


def _open_files(wanted: int) -> None:
    """Let this process have as many files and connections open as it may need, as far as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
