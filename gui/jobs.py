"""The one door to threads: one executor each to read, to write and to import; outcomes come on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

_EVERY = "every "  # topics of work that is never overtaken


@dataclass(frozen=True, slots=True)
class Ticket:
    """One question under a topic; only the newest of a topic is answered."""

    topic: str
    number: int


@dataclass(frozen=True, slots=True)
class _Outcome:
    ticket: Ticket
    deliver: Callable[[Any], None]
    value: Any


class Jobs(QObject):
    """Starts work elsewhere and brings back what became of it.

    Callbacks are handed over at the start, so a quick result cannot be lost. Work of one executor runs in order in one
    thread that lives as long as the program: a SQLite connection may stay in it.
    """

    _finished = Signal(object)
    _told = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = ThreadPoolExecutor(1, "read")
        self._writer = ThreadPoolExecutor(1, "write")
        self._importer = ThreadPoolExecutor(1, "import")  # a decision need not wait for 10,000 files
        self._numbers = count(1)
        self._newest: dict[str, int] = {}
        self._open = 0
        self._closed = False
        self._last: Callable[[], Any] | None = None
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(lambda hear, value: hear(value), Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        topic: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> Ticket:
        """Ask in the read thread. A newer question of the same topic makes this one unheard, and undone if not begun."""
        ticket = Ticket(topic, next(self._numbers))
        self._newest[topic] = ticket.number
        if not self._closed:  # a timer may ask a moment after the window is gone
            self._start(self._reader, ticket, work, done, failed)
        return ticket

    def write(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> Ticket:
        """Do in the write thread, in order; every outcome is delivered."""
        return self._do(self._writer, work, done, failed)

    def long(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> Ticket:
        """Do something that takes minutes, beside reading and writing; the outcome is delivered."""
        return self._do(self._importer, work, done, failed)

    @staticmethod
    def beside(work: Callable[[], Any]) -> None:
        """Do something for as long as the program lives, in a thread that nobody waits for at the end."""
        Thread(target=work, daemon=True).start()

    def teller(self, hear: Callable[[Any], None]) -> Callable[[Any], None]:
        """A function for the working thread: what it is told is heard on the GUI thread."""
        return lambda value: self._told.emit(hear, value)

    def forget(self, topic: str) -> None:
        """Nobody waits for this topic any longer."""
        self._newest[topic] = next(self._numbers)

    @property
    def busy(self) -> bool:
        return self._open > 0

    def last(self, work: Callable[[], Any]) -> None:
        """What the read thread does at the very end, after all writing."""
        self._last = work

    def close(self) -> None:
        """Do all writing that was promised, drop questions, end the threads. Nothing is delivered afterwards."""
        self._closed = True
        self._newest.clear()
        self._importer.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)
        if self._last:
            self._reader.submit(self._last)
            self._last = None
        self._reader.shutdown(wait=True)

    def _do(
        self,
        executor: ThreadPoolExecutor,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> Ticket:
        number = next(self._numbers)
        ticket = Ticket(f"{_EVERY}{number}", number)
        self._newest[ticket.topic] = number
        self._start(executor, ticket, work, done, failed)
        return ticket

    def _start(
        self,
        executor: ThreadPoolExecutor,
        ticket: Ticket,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        def run() -> Any:
            return work() if ticket.topic.startswith(_EVERY) or self._wanted(ticket) else None

        def finished(future: Future[Any]) -> None:
            if future.cancelled():
                return
            error = future.exception()
            self._finished.emit(
                _Outcome(ticket, failed, error) if error else _Outcome(ticket, done, future.result())
            )

        self._open += 1
        executor.submit(run).add_done_callback(finished)

    def _wanted(self, ticket: Ticket) -> bool:
        return self._newest.get(ticket.topic) == ticket.number

    def _deliver(self, outcome: _Outcome) -> None:
        self._open -= 1
        if not self._wanted(outcome.ticket):
            return
        if outcome.ticket.topic.startswith(_EVERY):
            del self._newest[outcome.ticket.topic]
        outcome.deliver(outcome.value)
