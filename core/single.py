"""One window for one person: a second start hands its files to the first, and leaves before Qt is loaded.

Who holds the lock on a file in the data folder is the first; the system lets go of it even if the program dies. The first
listens at a place that only this person can write to (a socket, on Windows a named pipe; no network).
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

from core import paths

PATIENCE_S = 10.0
"""A window that is just opening on a slow disk is waited for; after that a second one is better than none."""
_LARGEST = 1 << 20
_TOKENS = (
    "XDG_ACTIVATION_TOKEN",
    "DESKTOP_STARTUP_ID",
)  # what lets a window come forward that did not get the click
_held: list[IO[bytes]] = []


def claim() -> bool:
    """Whether this program is the first of this person; also if that cannot be known."""
    try:
        paths.data().mkdir(parents=True, exist_ok=True)
        file = (paths.data() / "running").open("ab")
    except OSError:
        return True
    try:
        _lock(file)
    except OSError:
        file.close()
        return False
    _held.append(file)  # as long as the program lives
    return True


def hand_over(files: Sequence[Path], patience: float = PATIENCE_S) -> bool:
    """Let the first program show these files, or just itself; whether it answered."""
    from multiprocessing.connection import Client  # only who comes second pays for it

    tokens = {name: os.environ[name] for name in _TOKENS if os.environ.get(name)}
    message = json.dumps({"files": [str(file) for file in files], "tokens": tokens}).encode()
    _let_come_forward()
    end = time.monotonic() + patience
    while True:
        try:
            with Client(address()) as first:
                first.send_bytes(message)
                return bool(first.poll(PATIENCE_S) and first.recv_bytes(_LARGEST))
        except (OSError, EOFError):
            if time.monotonic() > end:
                return False
            time.sleep(0.05)


def listen(hear: Callable[[dict[str, Any]], None]) -> None:
    """Hear those who come later, for as long as the program lives; `hear` is called in this thread."""
    from multiprocessing.connection import Listener  # after the window stands

    place = address()
    if sys.platform != "win32":
        Path(place).unlink(missing_ok=True)  # of one that died: the lock is ours
    try:
        listener = Listener(place)
    except OSError:  # a stick whose file system has no sockets, and no folder of the session's own
        return
    while True:
        try:
            with listener.accept() as later:
                said = json.loads(later.recv_bytes(_LARGEST))
                later.send_bytes(b"ok")
        except (OSError, EOFError, ValueError):
            continue
        hear(said)


def address() -> str:
    """Where the first listens; another one for each data folder, so that a stick has its own."""
    from hashlib import sha256  # the first needs no address before its window stands

    mark = sha256(str(paths.data()).encode()).hexdigest()[:16]
    if sys.platform == "win32":
        return rf"\\.\pipe\xiangjian-{mark}"
    session = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(session) if session and os.access(session, os.W_OK) else paths.data()
    return str(folder / f"xiangjian-{mark}")


if sys.platform == "win32":

    def _lock(file: IO[bytes]) -> None:
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _let_come_forward() -> None:
        """Windows lets only the program that got the click bring a window forward, unless that one passes it on."""
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)

else:

    def _lock(file: IO[bytes]) -> None:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _let_come_forward() -> None:
        """Here the desktop's token does it."""
