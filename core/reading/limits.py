"""How much one file may cost: size, time, memory, and a way to hold a worker to it."""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

from core.errors import Unreadable

_MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file: `seconds` of time, bytes of `memory` for the worker, `size` of the file on disk, `unpacked`
    bytes out of an archive in all, `ratio` of unpacked to packed, `members` of an archive, `characters` of text,
    `pages` of a PDF and `elements` of a web page or Word file."""

    seconds: float = 30.0
    memory: int = 1024 * _MB
    size: int = 200 * _MB
    unpacked: int = 200 * _MB
    ratio: int = 200
    members: int = 2_000
    depth: int = 3
    characters: int = 2_000_000
    pages: int = 2_000
    elements: int = 400_000


STANDARD = Limits()


TOO_MUCH_MEMORY = "读这个文件要用的内存太多,已跳过;请拆成几个文件再导入"
"""The reason that is given when a file needed more memory than a worker may use."""


class OutOfTime(Exception):
    """Raised inside `within` when the time for one file is over."""


@dataclass(frozen=True, slots=True)
class Budget:
    """One file's limits with the moment at which its time is over; readers ask it between pages and elements."""

    name: str
    limits: Limits
    until: float

    def check(self) -> None:
        """Raises Unreadable when the time is over."""
        if time.monotonic() > self.until:
            raise Unreadable(self.name, too_slow(self.limits))

    def text(self, length: int) -> None:
        """Raises Unreadable when a text of `length` characters is too long."""
        if length > self.limits.characters:
            raise Unreadable(
                self.name,
                f"文字太长({length / 10_000:.0f} 万字,上限 {self.limits.characters / 10_000:.0f} 万字),请拆成几个文件再导入",
            )


def budget(name: str, limits: Limits = STANDARD) -> Budget:
    """A budget that begins now."""
    return Budget(name, limits, time.monotonic() + limits.seconds)


def too_slow(limits: Limits) -> str:
    """The reason that is given when a file took too long."""
    return f"读了 {limits.seconds:.0f} 秒还没有读完,已跳过;文件可能已损坏,请另存一份再导入"


@contextlib.contextmanager
def within(name: str, limits: Limits = STANDARD) -> Iterator[None]:
    """Hold the work inside to the time and memory of `limits`, as far as the system lets us; for worker processes.

    Out of time or memory raises Unreadable. Python code is interrupted on systems with timers (not Windows), a call into
    a library only when it returns: the importer's pool must end a worker that does not answer.
    """
    with _timer(limits.seconds):
        try:
            yield
        except OutOfTime:
            raise Unreadable(name, too_slow(limits)) from None
        except MemoryError:
            raise Unreadable(name, TOO_MUCH_MEMORY) from None
        except RecursionError:
            raise Unreadable(name, "文件的层次太深,已跳过;请另存为纯文本再导入") from None


@contextlib.contextmanager
def _timer(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(*_: object) -> None:
    raise OutOfTime
