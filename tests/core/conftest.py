"""Libraries for the tests of the core."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.library import Library
from tests.core.made import village_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of six small cases."""
    opened = Library.create(tmp_path / "made.xjlib")
    opened.add(village_library())
    yield opened
    opened.close()
