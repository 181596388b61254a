"""The processes that answer requests: how many, and how many connections all of them serve."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing import forkserver, get_context
from typing import Any

WORKER_MB = 512
"""What one may take at its worst: 150 of its own, a picture being decoded, a password being checked, a file read."""

SLOTS = 256

BEGUN = get_context("forkserver")
"""Processes are forked from one that has read the code and does nothing else: they share its memory."""


def read_code(module: str) -> None:
    """Begin the process that others are forked from; it reads a module while we go on."""
    BEGUN.set_forkserver_preload([module])
    forkserver.ensure_running()


def begun(target: Callable[..., None], environment: Mapping[str, str], **told: Any) -> None:
    """Do what a forked process is for, in the environment as it is now: what it was forked from began earlier."""
    os.environ |= environment
    target(**told)


def usual(memory_mb: int, *, connections: int, held: int) -> int:
    """How many answer where nobody says: one a core, as far as memory and the database reach.

    Args:
        memory_mb: of the machine or container; half of it is for them.
        connections: of the database; a fifth is left for others.
        held: of them by one process.
    """
    room = min(memory_mb // 2 // WORKER_MB, connections * 4 // 5 // held)
    return max(1, min(len(os.sched_getaffinity(0)), room))


class Served:
    """How many connections each process serves, seen by all of them, so that their limit is one.

    It reaches a process as it is begun. What a process that died had noted no longer counts.
    """

    def __init__(self) -> None:
        self._lock, self._noted = BEGUN.Lock(), BEGUN.RawArray("q", 2 * SLOTS)
        self._at: int | None = None

    def note(self, here: int, most: int) -> int:
        """Note how many this process serves; how many all do, told exactly where it is more than so many."""
        if self._at is None:
            self._at = self._own()
        self._noted[2 * self._at + 1] = here
        if sum(self._noted[1::2]) > most:
            self._free()
        return sum(self._noted[1::2])

    def _own(self) -> int:
        taken = self._lock.acquire(timeout=1)
        try:
            self._free()
            at = list(self._noted[::2]).index(0)
            self._noted[2 * at] = os.getpid()
            return at
        finally:
            if taken:
                self._lock.release()

    def _free(self) -> None:
        """Let the slots of processes that are gone be taken anew."""
        for at, pid in enumerate(self._noted[::2]):
            if pid and not _lives(pid):
                self._noted[2 * at : 2 * at + 2] = [0, 0]


def _lives(pid: int) -> bool:
    with suppress(ProcessLookupError, PermissionError):  # the number may be that of another user's process by now
        os.kill(pid, 0)
        return True
    return False
