"""Copies of a library: made only when there is something new, whole or not at all, and put back without loss."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core import paths
from core.errors import LibraryUnusable
from core.library import Library, backups, restore
from core.model import Query
from tests.core.made import entry

resource = pytest.importorskip("resource")


@contextmanager
def disk_full_beyond(size: int) -> Iterator[None]:
    """No file can grow beyond `size` bytes: what SQLite hears on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def work(library: Library) -> tuple[object, ...]:
    """What people did, and what is there."""
    return (
        library.answer(Query()).total,
        library.all_decisions(),
        [(row.id, row.starred, row.review) for row in library.page(Query("", (), "title"), 0)],
    )


def decide(library: Library, case: int = 1) -> None:
    figure = library.case(case).case.figures[0]
    library.decide(case, "confirm", figure, reviewer="张")


def test_a_copy_is_made_only_when_something_changed(library: Library) -> None:
    first = library.backup_if_changed()
    assert first and library.backup_if_changed() is None
    decide(library)
    second = library.backup_if_changed()
    assert second and second != first and library.backup_if_changed() is None
    library.settle()
    assert library.backup_if_changed() is None, "nobody's work is in the arrays"


def test_an_empty_library_needs_no_copy(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "x.xjlib")
    assert library.backup_if_changed() is None and not (tmp_path / "备份").exists()
    library.close()


def test_copies_say_what_they_hold_and_are_rotated(library: Library) -> None:
    for n in range(7):
        library.star(1, n % 2 == 0)
        if n == 5:
            decide(library)
            library.review(2, "reviewed")
        assert library.backup_if_changed(keep=5)
    told = library.backups()
    assert len(told) == 5
    assert [one.holds.decisions for one in told if one.holds] == [1, 1, 0, 0, 0]
    assert told[0].holds and (told[0].holds.documents, told[0].holds.cases, told[0].holds.reviewed) == (
        6,
        6,
        1,
    )
    told[0].path.write_bytes(told[0].path.read_bytes()[:3000])
    assert library.backups()[0].problem and library.backup_if_changed(), "a broken copy does not count"


def test_restoring_puts_the_copy_back_and_keeps_what_was_there(library: Library) -> None:
    decide(library)
    copy, before = library.backup(), work(library)
    library.star(3)
    library.add([entry("late.txt", "迟到的", "正文。")])
    after, generation = work(library), library.generation
    library.close()
    replaced = restore(library.path, copy)
    assert replaced is not None
    for path, expected in ((library.path, before), (replaced, after)):
        opened = Library.open(path)
        assert work(opened) == expected and opened.check() == ()
        assert path == replaced or opened.generation > generation, "nobody takes it for a state seen before"
        assert path == replaced or opened.backup_if_changed()
        opened.close()


def test_a_lost_library_comes_back_from_its_copy(library: Library) -> None:
    copy, before = library.backup(), work(library)
    library.close()
    library.path.unlink()
    assert restore(library.path, copy) is None
    opened = Library.open(library.path)
    assert work(opened) == before
    opened.close()


def _cut(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:-20000])


def _foreign(copy: Path) -> None:
    copy.unlink()
    other = sqlite3.connect(copy)
    other.execute("CREATE TABLE t (x)")
    other.close()


@pytest.mark.parametrize("harm", [_cut, _foreign, lambda copy: copy.write_text("不是"), Path.unlink])
def test_a_bad_copy_is_refused_and_the_library_stays(
    library: Library, harm: Callable[[Path], object]
) -> None:
    copy, before = library.backup(), work(library)
    library.close()
    harm(copy)
    with pytest.raises(LibraryUnusable):
        restore(library.path, copy)
    opened = Library.open(library.path)
    assert work(opened) == before and opened.check() == ()
    opened.close()
    assert sorted(p.name for p in library.path.parent.iterdir()) == ["made.xjlib", "备份"]


def _file_in_the_way(folder: Path) -> None:
    folder.write_text("这里是一个文件")


def _not_writable(folder: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("everything is writable for root")
    folder.mkdir(mode=0o555)


@pytest.mark.parametrize("trouble", [_file_in_the_way, _not_writable])
def test_a_folder_that_takes_no_copy_is_said(library: Library, trouble: Callable[[Path], None]) -> None:
    trouble(backups.folder_of(library.path))
    before = work(library)
    with pytest.raises(LibraryUnusable, match=r"备份失败.*没有改动"):
        library.backup_if_changed()
    assert work(library) == before and library.check() == ()
    decide(library)  # the work goes on


def test_a_full_disk_is_said_and_leaves_nothing_half(library: Library) -> None:
    good, before = library.backup(), work(library)
    decide(library)
    now = work(library)
    with disk_full_beyond(20000), pytest.raises(LibraryUnusable, match="备份失败"):
        library.backup()
    assert work(library) == now and library.check() == ()
    assert [one.path for one in library.backups()] == [good] and len(list(good.parent.iterdir())) == 1
    library.close()
    with disk_full_beyond(20000), pytest.raises(LibraryUnusable, match="没有恢复"):
        restore(library.path, good)
    opened = Library.open(library.path)
    assert work(opened) == now and now != before
    opened.close()


def test_too_little_room_is_known_before(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "core.library.copying.shutil.disk_usage", lambda folder: type("U", (), {"free": 1000})
    )
    with pytest.raises(LibraryUnusable, match="磁盘空间不足"):
        library.backup()


def test_a_merge_is_preceded_by_a_copy(library: Library, tmp_path: Path) -> None:
    decide(library)
    package = tmp_path / "x.xjreview"
    library.hand_over(package)
    assert library.take_over(package) == 0
    (one,) = library.backups()
    assert one.holds and one.holds.decisions == 1


def test_without_a_copy_nothing_is_merged(library: Library, tmp_path: Path) -> None:
    other = Library.create(tmp_path / "other.xjlib")
    other.add([entry("a.txt", "标题", "收入8万元。", figures=(("收入", "8万元", 80000.0, "元"),))])
    decide(other)
    other.hand_over(tmp_path / "x.xjreview")
    other.close()
    backups.folder_of(library.path).write_text("")
    with pytest.raises(LibraryUnusable, match="备份失败"):
        library.take_over(tmp_path / "x.xjreview")
    assert library.all_decisions() == ()


def test_a_copy_made_beside_a_writer_is_one_state(library: Library) -> None:
    """A second connection has written and not yet committed."""
    other = Library.open(library.path)
    with other._writing():
        other._connection.execute("UPDATE cases SET starred = 1")
        copy = library.backup()
    told = backups.describe(copy)
    assert told.holds and told.holds.generation == library.generation - 1
    other.close()


KILLED = """
import os, sys
from pathlib import Path
from core.library import restore
left, replace = int(sys.argv[3]), os.replace
def dying(one, other):
    global left
    if left == 0:
        os._exit(9)
    left -= 1
    replace(one, other)
os.replace = dying
restore(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.parametrize("step", [0, 1, 2, 3])
def test_a_restore_that_is_killed_loses_nothing(library: Library, step: int) -> None:
    """Killed before each rename: the newest work stands in one whole file, and restoring again succeeds."""
    copy, before = library.backup(), work(library)
    reader = Library.open(library.path, readonly=True)  # its being open keeps the journal beside the file
    decide(library)
    now = work(library)
    library._connection.close()
    reader._connection.close()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(library.path), str(copy), str(step)], cwd=paths.root()
    )
    assert done.returncode == (9 if step < 3 else 0)
    whole = [one for one in (library.path, library.path.with_name("made.xjlib.replaced1")) if one.exists()]
    held = []
    for one in whole:
        opened = Library.open(one)
        assert opened.check() == ()
        held.append(work(opened))
        opened.close()
    assert now in held
    restore(library.path, copy)
    opened = Library.open(library.path)
    assert work(opened) == before and opened.check() == ()
    opened.close()


def test_each_copy_says_why_it_was_made(library: Library, tmp_path: Path) -> None:
    decide(library)
    package = tmp_path / "x.xjreview"
    library.hand_over(package)
    library.backup_if_changed()
    library.star(1)
    library.take_over(package)
    library.star(2)
    asked = library.backup()
    assert [one.reason for one in library.backups()] == ["asked", "merge", "opened"]
    library.close()
    restore(library.path, asked)
    library.path.with_name("other.xjlib.replaced1").write_bytes(b"")
    opened = Library.open(library.path)
    told = opened.backups()
    opened.close()
    assert sorted(one.reason for one in told) == ["asked", "merge", "opened", "replaced"]
    (replaced,) = [one for one in told if one.reason == "replaced"]
    assert replaced.holds and replaced.holds.decisions == 1 and not replaced.problem


def test_a_copy_of_an_older_version_is_put_back_and_brought_up(library: Library) -> None:
    decide(library)
    copy, before = library.backup(), work(library)
    library.close()
    older = sqlite3.connect(copy)
    older.executescript(
        "DROP TABLE case_words; ALTER TABLE cases DROP COLUMN key_words; PRAGMA user_version = 1"
    )
    older.close()
    told = backups.describe(copy)
    assert told.holds and told.holds.decisions == 1 and not told.problem
    restore(library.path, copy)
    opened = Library.open(library.path)
    assert work(opened) == before and opened.check() == ()
    assert [one.reason for one in opened.backups()].count("migration") == 1
    opened.close()
