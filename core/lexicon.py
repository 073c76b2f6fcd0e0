"""The rules as data: tables in `resources/lexicon/*.toml`, each entry with an example that a test runs."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from core import paths


@cache
def load(name: str) -> dict[str, Any]:
    """The table `resources/lexicon/NAME.toml`. The result is shared: never change it."""
    return tomllib.loads((paths.resources() / "lexicon" / f"{name}.toml").read_text("utf-8"))
