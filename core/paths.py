"""Where the program's own files and the user's files are, from source and frozen, installed and on a stick."""

from __future__ import annotations

import sys
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
