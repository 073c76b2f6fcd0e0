"""What a start asks of a library file before it loads anything else."""

from __future__ import annotations

import shutil
import subprocess
import sys

from core import library
from core.library.edition import edition
from core.model import Query


def test_an_edition_lasts_until_somebody_writes(tmp_path):
    path = tmp_path / "a.xjlib"
    made = library.Library.create(path)
    first = edition(path)
    made.save_query("全部", Query())
    made.close()
    assert first is not None
    assert edition(path) not in (None, first)
    shutil.copy(path, tmp_path / "b.xjlib")
    assert edition(tmp_path / "b.xjlib") == edition(path)


def test_what_is_no_library_has_no_edition(tmp_path):
    (tmp_path / "words.xjlib").write_text("不是库", "utf-8")
    assert edition(tmp_path / "words.xjlib") is None
    assert edition(tmp_path / "nowhere.xjlib") is None


def test_all_names_of_the_library_are_there_and_none_is_loaded_before_it_is_asked_for():
    assert set(library.__all__) == set(library._HOMES)
    assert all(hasattr(library, name) for name in library.__all__)
    script = "import sys, core.library.edition; print('numpy' in sys.modules, 'sqlite_utils' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["False", "False"]
