"""Requests take turns for the connections: what changes something does not wait behind what only reads."""

import asyncio
import threading
from pathlib import Path

from fastapi import FastAPI, Request
from sqlalchemy import text
from sqlalchemy.orm import Session

from api.app import KEPT_FOR_CHANGES, create_app
from api.unit import BASE, in_turn
from gridgis.core.settings import Settings
from tests.conftest import Own

CONNECTIONS = 5


def asks(app: FastAPI, method: str, path: str = "/") -> Request:
    return Request({"type": "http", "method": method, "app": app, "headers": [], "path": path, "state": {}})


def test_a_change_has_its_turn_while_any_number_of_readers_wait(own: Own, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, web_dist=tmp_path, pool_size=CONNECTIONS)
    app = create_app(settings, own.sessions, "")
    goes_on, reading = threading.Event(), threading.Semaphore(0)

    def read(session: Session) -> int:
        session.execute(text("SELECT 1"))
        reading.release()
        assert goes_on.wait(20)
        return 1

    async def all_at_once() -> tuple[int, list[int]]:
        readers = [asyncio.create_task(in_turn(asks(app, "GET"), read)) for _ in range(4 * CONNECTIONS)]
        for _ in range(CONNECTIONS - KEPT_FOR_CHANGES):
            assert await asyncio.to_thread(reading.acquire, timeout=20)
        change = in_turn(asks(app, "POST"), lambda session: int(session.scalar(text("SELECT 7")) or 0))
        changed = await asyncio.wait_for(change, 20)
        assert not any(one.done() for one in readers)
        assert app.state.reading.borrowed_tokens == CONNECTIONS - KEPT_FOR_CHANGES
        goes_on.set()
        return changed, await asyncio.gather(*readers)

    assert asyncio.run(all_at_once()) == (7, [1] * 4 * CONNECTIONS)


def test_a_desk_has_its_turn_while_any_number_of_phones_send(own: Own, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, web_dist=tmp_path, pool_size=CONNECTIONS)
    app = create_app(settings, own.sessions, "")
    goes_on, arriving = threading.Event(), threading.Semaphore(0)

    def write(session: Session) -> int:
        session.execute(text("SELECT 1"))
        arriving.release()
        assert goes_on.wait(20)
        return 1

    async def all_at_once() -> tuple[list[int], list[int]]:
        report = f"{BASE}/reports/7d4d8d1e-31f5-4bb5-9d70-0cf0a1b3b7ab"
        sent = [("PUT", report), ("PUT", f"{report}/media/00"), ("PATCH", f"{report}/media/00")]
        phones = [asyncio.create_task(in_turn(asks(app, *one), write)) for one in sent * 2 * CONNECTIONS]
        assert await asyncio.to_thread(arriving.acquire, timeout=20)
        desk = [("GET", f"{BASE}/cases"), ("POST", f"{BASE}/cases/1/moves"), ("PUT", f"{BASE}/accounts/1")]
        asked = [in_turn(asks(app, *one), lambda session: int(session.scalar(text("SELECT 7")) or 0)) for one in desk]
        told = await asyncio.wait_for(asyncio.gather(*asked), 20)
        assert not any(one.done() for one in phones)
        goes_on.set()
        return told, await asyncio.gather(*phones)

    assert asyncio.run(all_at_once()) == ([7] * 3, [1] * 6 * CONNECTIONS)


def test_who_has_one_connection_reads_too(own: Own, tmp_path: Path) -> None:
    app = create_app(Settings(home=tmp_path, web_dist=tmp_path, pool_size=1), own.sessions, "")
    assert asyncio.run(in_turn(asks(app, "GET"), lambda session: session.scalar(text("SELECT 7")))) == 7
