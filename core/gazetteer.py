"""Place names and their tree: the read-only gazetteer file, and look-ups in it."""

from __future__ import annotations

from pathlib import Path

from core import paths


class Gazetteer:
    """All units of five levels, today's and former ones. Cheap to open; villages are read county by county."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or paths.resources() / "gazetteer.db"
