"""One program per person: the second start hands over, a dead first is succeeded, and nobody is locked out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from core import paths, single

FIRST = """
import json
from core import single
print(single.claim(), flush=True)
single.listen(lambda said: print(json.dumps(said, ensure_ascii=False), flush=True))
"""


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "session"))
    (tmp_path / "session").mkdir()
    for name in ("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, "")  # remembered, so that what is set in a test does not stay
        monkeypatch.delenv(name)
    yield
    while single._held:
        single._held.pop().close()


@contextmanager
def first() -> Iterator[subprocess.Popen[str]]:
    """A program that was started before this one, and listens."""
    program = [sys.executable, "-c", FIRST]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        try:
            assert process.stdout is not None and process.stdout.readline() == "True\n"
            yield process
        finally:
            process.kill()


def heard(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout is not None
    said: dict[str, Any] = json.loads(process.stdout.readline())
    return said


def test_a_second_start_hands_its_files_and_the_desktops_leave_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "abc")
    with first() as running:
        assert not single.claim()
        assert single.hand_over([Path("/家/甲 乙.xjlib")])
        assert heard(running) == {"files": ["/家/甲 乙.xjlib"], "tokens": {"XDG_ACTIVATION_TOKEN": "abc"}}
        assert single.hand_over([])
        assert heard(running)["files"] == []


def test_whoever_comes_after_a_dead_one_is_first() -> None:
    with first() as running:
        assert single.hand_over([])
        running.kill()
        running.wait()
        assert Path(single.address()).exists()
    assert single.claim()


def test_a_silent_first_locks_nobody_out() -> None:
    assert single.claim()
    assert not single.claim()
    assert not single.hand_over([], patience=0)


def test_the_place_to_listen_belongs_to_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = single.address()
    assert here.startswith(str(tmp_path / "session"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "other"))
    assert single.address() != here
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert single.address().startswith(str(paths.data()))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="who may write anywhere cannot be kept out")
def test_a_data_folder_that_cannot_be_written_makes_everybody_first(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o500)
    assert single.claim() and single.claim()


def test_a_data_folder_that_is_none_makes_everybody_first(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    assert single.claim() and single.claim()


# --- its own folders ---


def test_temporary_files_stay_in_the_persons_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.stay_home()
    own = tmp_path / "data/xiangjian/temp"
    assert own.stat().st_mode & 0o777 == 0o700
    assert os.environ["TMPDIR"] == os.environ["SQLITE_TMPDIR"] == str(own)
    monkeypatch.setenv("TMPDIR", "/chosen")
    paths.stay_home()
    assert os.environ["TMPDIR"] == "/chosen"


@pytest.mark.parametrize("before", ["", "/opt/cuda"])
def test_what_we_start_gets_the_systems_libraries_and_our_workers_their_own(
    monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/program", raising=False)
    monkeypatch.setenv("PYINSTALLER_RESET_ENVIRONMENT", "")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/program:" + before)
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    for _ in range(2):
        paths.stay_home()
        assert os.environ.get("LD_LIBRARY_PATH", "") == before
        assert os.environ["PYINSTALLER_RESET_ENVIRONMENT"] == "1"


def test_on_a_stick_everything_stays_on_the_stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "xiangjian"))
    assert paths.portable() is None and paths.data() != tmp_path / "data"
    (tmp_path / "portable").touch()
    assert (paths.data(), paths.libraries()) == (tmp_path / "data", tmp_path / "data/libraries")
    monkeypatch.setenv("TMPDIR", "/chosen")
    paths.stay_home()
    assert os.environ["TMPDIR"] == str(tmp_path / "data/temp")
