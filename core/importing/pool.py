"""Worker processes that may hang, swell or die: each file has its time, and the next worker takes over."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from core.importing.worker import Outcome, serve
from core.model import Failed
from core.reading import memory, names
from core.reading.limits import TOO_MUCH_MEMORY

AHEAD = 4
"""Files that a worker has before it, so that it never waits for the next."""


WEIGHED = 0.1
"""Seconds between two looks at what the workers hold."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` a file may take; `memory` bytes that a worker may use; `start` seconds that it may take to be ready."""

    seconds: float = 30.0
    memory: int = 1 << 30
    start: float = 60.0


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    deadline: float
    given: deque[tuple[int, str | int]] = field(default_factory=deque)


class Pool:
    """`give` files (or ids of documents to be read again) by number, `outcomes` come back in any order; `close` ends the workers."""

    def __init__(self, library: Path, workers: int, limits: Limits) -> None:
        self._library = library
        self._limits = limits
        self._weighed = time.monotonic()
        self._workers = [self._start() for _ in range(workers)]

    @property
    def room(self) -> bool:
        """Whether a worker has less before it than it could have."""
        return any(len(worker.given) < AHEAD for worker in self._workers)

    @property
    def busy(self) -> bool:
        return any(worker.given for worker in self._workers)

    def give(self, number: int, path: str | int) -> None:
        worker = min(self._workers, key=lambda one: len(one.given))
        if not worker.given:
            worker.deadline = max(worker.deadline, self._next_deadline())
        worker.given.append((number, path))
        self._send(worker, path)

    def outcomes(self, timeout: float) -> Iterator[tuple[int, Outcome]]:
        """What has come back within `timeout` seconds; a worker past its time or dead is replaced."""
        by_connection = {worker.connection: worker for worker in self._workers}
        for connection in wait(list(by_connection), timeout):
            yield from self._receive(by_connection[connection])  # type: ignore[index]
        now = time.monotonic()
        for worker in self._workers:
            if worker.given and now > worker.deadline:
                yield from self._replace(worker, f"读取超过 {self._limits.seconds:g} 秒,已放弃")
        if now > self._weighed + WEIGHED:
            self._weighed = now
            yield from self._weigh()

    def _weigh(self) -> Iterator[tuple[int, Outcome]]:
        """End a worker that holds more than it may: a bound that the system keeps is not to be had everywhere."""
        for worker in list(self._workers):
            held = memory.held(worker.process.pid or 0) if worker.given else None
            if held and held > self._limits.memory:
                yield from self._replace(worker, TOO_MUCH_MEMORY)

    def close(self) -> None:
        """End the workers: they only read, and left to themselves they take 0.2 s to put their tables away."""
        for worker in self._workers:
            worker.connection.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.process.close()

    def _start(self) -> _Worker:
        # Spawned, not forked: the parent may be a window with threads.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=serve, args=(theirs, self._library, self._limits.memory), daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, ours, time.monotonic() + self._limits.start)

    def _receive(self, worker: _Worker) -> Iterator[tuple[int, Outcome]]:
        try:
            outcome = worker.connection.recv()
        except (EOFError, OSError):
            yield from self._replace(worker, "读取时进程意外结束(文件可能太大)")
            return
        worker.deadline = self._next_deadline()
        if outcome is not None:
            number, _ = worker.given.popleft()
            yield number, outcome

    def _replace(self, worker: _Worker, reason: str) -> Iterator[tuple[int, Outcome]]:
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        given = worker.given
        fresh = self._start()
        self._workers[self._workers.index(worker)] = fresh
        if given:
            number, path = given.popleft()
            yield number, Failed(names.words(str(path)), reason)
        for number, path in given:
            fresh.given.append((number, path))
            self._send(fresh, path)

    def _send(self, worker: _Worker, path: str | int) -> None:
        with suppress(OSError):  # if it has died, its end shows at the next wait
            worker.connection.send(path)

    def _next_deadline(self) -> float:
        return time.monotonic() + self._limits.seconds
