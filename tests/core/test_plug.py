"""The plug is pulled at each step, the disk is full, the stick is gone: every confirmed decision is found again.

A child process dies without a word (as by SIGKILL) at the n-th statement of its work, for every n.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import LibraryUnusable
from core.library import Library, Reread, backups, packages, prepare_case, restore
from core.model import Decision
from tests.core.made import village_library

if not hasattr(os, "fork"):
    pytest.skip("needs fork", allow_module_level=True)

Work = Callable[[Library], object]


def confirm(library: Library, case: int, number: int = 0, reviewer: str = "张") -> Decision:
    return library.decide(case, "confirm", library.case(case).case.figures[number], reviewer=reviewer)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A closed library with two confirmed decisions."""
    opened = Library.create(tmp_path / "x.xjlib")
    opened.add(village_library())
    confirm(opened, 1)
    confirm(opened, 2)
    opened.close()
    return tmp_path / "x.xjlib"


def dies_at(path: Path, step: int, work: Work) -> bool:
    """Do `work` in a child that dies at its n-th statement; False if it came to its end before that."""
    child = os.fork()
    if child == 0:
        try:
            opened, left = Library.open(path), [step]

            def count(_: str) -> None:
                if left[0] == 0:
                    os._exit(9)
                left[0] -= 1

            opened._connection.set_trace_callback(count)
            work(opened)
            os._exit(0)
        except BaseException:
            os._exit(3)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def looked_at(path: Path) -> tuple[set[str], tuple[object, ...]]:
    """The decisions of a library that stands whole, and what they come to."""
    opened = Library.open(path)
    try:
        assert opened.check() == ()
        judged = tuple(opened.case(id).judged for id in range(1, 7))
        return {one.id for one in opened.all_decisions()}, judged
    finally:
        opened.close()


def steps(
    path: Path, work: Work, folder: Path, every: int = 1
) -> Iterator[tuple[set[str], tuple[object, ...]]]:
    """The library after a death at each step of `work`, each time from the same beginning."""
    for step in range(0, 10_000, every):
        trial = folder / f"{step}.xjlib"
        shutil.copy(path, trial)
        died = dies_at(trial, step, work)
        yield looked_at(trial)
        for left in folder.glob(f"{step}.xjlib*"):
            left.unlink()
        if not died:
            return
    raise AssertionError("it never came to its end")


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("decide", lambda lib: confirm(lib, 2, 1)),
        ("undo", lambda lib: lib.undo("张")),
        ("star", lambda lib: lib.star(1)),
    ],
)
def test_a_deed_is_whole_or_not_at_all(library: Path, tmp_path: Path, name: str, work: Work) -> None:
    before = looked_at(library)
    states = list(steps(library, work, tmp_path))
    assert len(states) > 5, f"{name} has steps"
    for ids, judged in states:
        assert ids >= before[0], "what was confirmed is there"
        assert len(ids) - len(before[0]) in (0, 1)
        assert (judged == before[1]) == (ids == before[0]) or name == "star"
    assert states[0] == before
    assert (states[-1] != before) == (name != "star")


def test_a_merge_is_whole_or_not_at_all(library: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.xjlib"
    shutil.copy(library, other)
    theirs = Library.open(other)
    new = {confirm(theirs, 2, 1, "李").id, confirm(theirs, 6, 0, "李").id}
    log = theirs.all_decisions()
    theirs.close()
    before = looked_at(library)[0]
    found = [ids - before for ids, _ in steps(library, lambda lib: lib.merge(log), tmp_path, every=3)]
    assert all(ids in (set(), new) for ids in found) and found[0] == set() and found[-1] == new


def test_reading_again_keeps_every_decision_at_each_step(library: Path, tmp_path: Path) -> None:
    opened = Library.open(library)
    one = opened.case(1)
    opened.close()
    reread = Reread(one.document_id, 9, (prepare_case(one.document, one.case, (one.case,)),))
    before = looked_at(library)
    for state in steps(library, lambda lib: lib.rewrite([reread]), tmp_path, every=5):
        assert state == before


def test_a_migration_keeps_every_decision_at_each_step(library: Path, tmp_path: Path) -> None:
    before = looked_at(library)
    older = sqlite3.connect(library)
    older.executescript(
        "DROP TABLE case_words; ALTER TABLE cases DROP COLUMN key_words; PRAGMA user_version = 1"
    )
    older.close()
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom core.library import Library, schema\n"
        "left, connect = int(sys.argv[2]), schema._connect\n"
        "def count(_):\n    global left\n    os._exit(9) if left == 0 else None\n    left -= 1\n"
        "def traced(*a):\n    c = connect(*a)\n    c.set_trace_callback(count)\n    return c\n"
        "schema._connect = traced\nLibrary.open(Path(sys.argv[1])).close()\n"
    )
    for step in (4, 8, 12, 16, 20, 24, 10_000):
        trial = tmp_path / f"{step}.xjlib"
        shutil.copy(library, trial)
        done = subprocess.run(
            [sys.executable, "-c", script, str(trial), str(step)], cwd=Path(__file__).parents[2]
        )
        assert done.returncode in (0, 9)
        assert looked_at(trial) == before


# --- files beside the library ---


@pytest.mark.parametrize("dying", ["write_bytes", "replace"])
def test_a_package_is_whole_or_not_there(library: Path, tmp_path: Path, dying: str) -> None:
    package = tmp_path / "x.xjreview"
    child = os.fork()
    if child == 0:
        try:
            if dying == "replace":
                os.replace = lambda *_: os._exit(9)  # type: ignore[assignment]
            else:
                Path.write_bytes = lambda self, data: (self.open("wb").write(data[:50]), os._exit(9))  # type: ignore
            Library.open(library).hand_over(package)
        finally:
            os._exit(3)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert not package.exists()
    opened = Library.open(library)
    assert opened.hand_over(package) == 2 and len(packages.read(package).decisions) == 2
    opened.close()


def test_a_copy_is_whole_or_not_there(library: Path) -> None:
    child = os.fork()
    if child == 0:
        os.replace = lambda *_: os._exit(9)  # type: ignore[assignment]
        try:
            Library.open(library).backup()
        finally:
            os._exit(3)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    opened = Library.open(library)
    assert opened.backups() == ()
    copy = opened.backup()
    opened.close()
    restore(library, copy)
    assert len(looked_at(library)[0]) == 2


# --- real media ---


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own; only root can mount one."""
    folder = tmp_path / "stick"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only root mounts a file system")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False, capture_output=True)


def test_a_full_disk_refuses_in_words_and_loses_nothing(library: Path, stick: Path) -> None:
    path = Path(shutil.copy(library, stick))
    opened = Library.open(path)
    ballast = stick / "ballast"
    free = shutil.disk_usage(stick).free
    ballast.write_bytes(b"\0" * (free - 300_000))
    told = {one.id for one in opened.all_decisions()}
    with pytest.raises(LibraryUnusable, match=r"磁盘满了.*没有存入"):
        for n in range(2000):
            figure = opened.case(1).case.figures[0]
            told.add(opened.decide(1, "correct", figure, replace(figure, value=float(n)), reviewer="张").id)
    assert len(told) > 2, "some came in before the disk was full"
    assert {one.id for one in opened.all_decisions()} == told
    for deed in (lambda: opened.backup(), lambda: opened.hand_over(stick / "x.xjreview")):
        with pytest.raises(LibraryUnusable):
            ballast.write_bytes(b"\0" * (ballast.stat().st_size + shutil.disk_usage(stick).free))
            deed()
    assert not list(stick.glob("*.part")) and not list(backups.folder_of(path).glob("*"))
    opened._connection.close()  # as a crash leaves it
    ballast.unlink()
    assert looked_at(path)[0] == told
    again = Library.open(path)
    again.decide(1, "confirm", again.case(1).case.figures[0])
    again.close()


def test_a_stick_that_can_only_be_read_is_read(library: Path, stick: Path) -> None:
    path = Path(shutil.copy(library, stick))
    subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
    opened = Library.open(path, readonly=True)
    assert len(opened.all_decisions()) == 2 and opened.case(1).judged
    with pytest.raises(LibraryUnusable):
        confirm(opened, 1)
    with pytest.raises(LibraryUnusable, match="无法写出审核包"):
        opened.hand_over(stick / "x.xjreview")
    with pytest.raises(LibraryUnusable, match="备份失败"):
        opened.backup()
    opened.close()


def test_a_library_that_is_gone_is_said_and_has_all_when_it_is_back(library: Path, tmp_path: Path) -> None:
    stick, away = tmp_path / "stick", tmp_path / "pocket"
    stick.mkdir()
    path = Path(shutil.copy(library, stick))
    opened = Library.open(path)
    kept = {one.id for one in opened.all_decisions()} | {confirm(opened, 6).id}
    stick.rename(away)
    with suppress(LibraryUnusable):  # who still holds the file may write to it: then it is there
        kept.add(confirm(opened, 2, 1).id)
    for readonly in (False, True):  # the window opens it for each decision
        with pytest.raises(LibraryUnusable, match="找不到"):
            Library.open(path, readonly)
    opened._connection.close()
    away.rename(stick)
    assert looked_at(path)[0] == kept


@pytest.fixture
def dying(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A stick whose writes can be made to fail in the device: a file system in a file whose own disk can be filled."""
    under, stick = tmp_path / "under", tmp_path / "dying"
    under.mkdir()
    stick.mkdir()
    image = under / "image"
    commands = (
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(under)],
        ["truncate", "-s", "32m", str(image)],
        ["mkfs.ext2", "-q", str(image)],
        ["mount", "-o", "loop", str(image), str(stick)],
    )
    try:
        for command in commands:
            done = subprocess.run(command, capture_output=True)
            if done.returncode:
                pytest.skip(f"no {command[0]} here")
        yield stick, under / "ballast"
    except FileNotFoundError:
        pytest.skip("no file system can be made here")
    finally:
        for folder in (stick, under):
            subprocess.run(["umount", "-l", str(folder)], check=False, capture_output=True)


def test_a_stick_that_dies_under_a_decision_keeps_what_was_confirmed(
    library: Path, dying: tuple[Path, Path]
) -> None:
    stick, ballast = dying
    path = Path(shutil.copy(library, stick))
    with path.open("rb") as file:
        os.fsync(file.fileno())  # the copy is on the device; its next page need not be
    opened = Library.open(path)
    told = {one.id for one in opened.all_decisions()} | {confirm(opened, 6).id}
    spare = shutil.disk_usage(ballast.parent).free - 4096
    ballast.write_bytes(b"\0" * spare)  # now the device writes no more
    with pytest.raises(LibraryUnusable, match="磁盘读写出错"):
        for n in range(3000):
            figure = opened.case(1).case.figures[0]
            told.add(opened.decide(1, "correct", figure, replace(figure, value=float(n)), reviewer="张").id)
    opened._connection.close()
    ballast.unlink()
    assert looked_at(path)[0] >= told
