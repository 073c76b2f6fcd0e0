"""Where the program's own files and the user's files are, from source and frozen, installed and on a stick."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

import platformdirs

APP = "xiangjian"


def root() -> Path:
    """The folder that holds `resources/` and `seeds/`: the checkout, or the frozen program's bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parent.parent


def resources() -> Path:
    return root() / "resources"


def seeds() -> Path:
    return root() / "seeds"


def portable() -> Path | None:
    """The data folder on the stick when a file named `portable` lies beside the program."""
    beside = Path(sys.executable).resolve().parent
    return beside / "data" if getattr(sys, "frozen", False) and (beside / "portable").exists() else None


def data() -> Path:
    """Settings, caches and logs of this user. Not created here."""
    return portable() or Path(platformdirs.user_data_dir(APP, appauthor=False))


def libraries() -> Path:
    """Where libraries are kept unless the user says otherwise. Not created here."""
    stick = portable()
    return stick / "libraries" if stick else Path(platformdirs.user_documents_dir()) / "乡鉴"


def stay_home() -> None:
    """Let temporary files be made in this user's own folder, not in one that all users share; SQLite's among them.

    What the program starts (a file manager, a converter) gets the system's libraries, not those that are packed with it.
    """
    if portable() or (sys.platform != "win32" and not os.environ.get("TMPDIR")):
        own = data() / "temp"
        with suppress(OSError):
            own.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.environ.update(dict.fromkeys(("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"), str(own)))
    packed = getattr(sys, "_MEIPASS", None)
    if packed and packed in os.environ.get("LD_LIBRARY_PATH", ""):
        before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")  # as PyInstaller keeps it
        os.environ["LD_LIBRARY_PATH"] = before
        if not before:
            del os.environ["LD_LIBRARY_PATH"]
        os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"  # or our own workers would miss their libraries
