"""How much memory a process may use and how much it holds: a bound that the system keeps, and a measure for who watches it."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path


def bound(limit: int) -> bool:
    """Let the system refuse this process more than `limit` bytes, for good; False where it does not.

    Refused memory is a MemoryError in this process; other processes are not touched.
    """
    if sys.platform == "win32":
        from core.reading import memory_windows  # its structures are Windows'

        return memory_windows.bound(limit)
    import resource  # not on Windows

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
        return True
    return False


def held(pid: int) -> int | None:
    """Bytes of memory that process `pid` holds now; None if it has ended or the system does not tell."""
    if sys.platform == "win32":
        from core.reading import memory_windows

        return memory_windows.held(pid)
    try:
        resident = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return None
    return resident * os.sysconf("SC_PAGE_SIZE")
