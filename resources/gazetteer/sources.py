"""The tables and lists beside this script, as they are read."""

from __future__ import annotations

import csv
import lzma
import tomllib
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent


def table(name: str) -> Iterator[dict[str, str]]:
    with lzma.open(HERE / f"{name}.csv.xz", "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def toml(name: str) -> dict:
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))
