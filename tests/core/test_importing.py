"""Files into a library: every file has its verdict, what was told as in is in, and a killed run leaves a whole library."""

from __future__ import annotations

import ctypes
import io
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from core import paths
from core.importing import Limits, import_paths, walk
from core.importing.pool import Pool
from core.library import Library
from core.model import AlreadyThere, Failed, Imported, Query
from core.progress import Progress, Report
from core.reading import memory
from core.reading.memory_windows import BasicLimits, Counters, ExtendedLimits
from tests.core.made import ARTICLE


def _write(folder: Path, count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(1, count + 1):
        (folder / f"{n:03}.txt").write_text(ARTICLE.format(n=n + 100, day=n % 28 + 1), "utf-8")


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the sample documents, and a second run over them in its log."""
    library = tmp_path_factory.mktemp("samples") / "样例.xjlib"
    import_paths(library, [paths.seeds()])
    import_paths(library, [paths.seeds()])
    return library


def test_the_samples_come_in_and_the_second_time_they_are_there(samples: Path) -> None:
    library = Library.open(samples, readonly=True)
    second, first = library.import_runs()
    assert (first.imported, first.already, first.failed) == (5, 0, 0) and first.finished
    assert (second.imported, second.already, second.failed) == (0, 5, 0)
    verdicts = library.import_verdicts(first.id)
    assert [Path(v.path).name[:3] for v in verdicts] == ["000", "001", "002", "003", "004"]
    total = sum(v.cases for v in verdicts if isinstance(v, Imported))
    assert total == library.answer(Query()).total >= 5
    assert library.answer(Query("光伏")).total >= 1
    library.close()


def test_each_bad_file_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    _write(tmp_path / "in", 2)
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    (tmp_path / "in" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (tmp_path / "nothing").mkdir()
    given = [tmp_path / "in", tmp_path / "nothing", tmp_path / "missing.txt"]
    report = import_paths(tmp_path / "x.xjlib", given, workers=1)
    assert len(report.imported) == 2
    reasons = {Path(v.path).name: v.reason for v in report.failed}
    assert set(reasons) == {"empty.txt", "picture.txt", "nothing", "missing.txt"}
    assert all(reasons.values()) and "程序出错" not in "".join(reasons.values())


def test_the_same_bytes_twice_in_one_run(tmp_path: Path) -> None:
    _write(tmp_path, 1)
    (tmp_path / "copy.txt").write_bytes((tmp_path / "001.txt").read_bytes())
    report = import_paths(tmp_path / "x.xjlib", [tmp_path], workers=1)
    assert report.verdicts == (
        Imported(str(tmp_path / "001.txt"), 1, report.imported[0].folded, report.imported[0].open_places),
        AlreadyThere(str(tmp_path / "copy.txt"), str(tmp_path / "001.txt")),
    )


def test_walks_folders_once_and_leaves_litter(tmp_path: Path) -> None:
    _write(tmp_path / "b", 1)
    _write(tmp_path / "a", 1)
    for name in ("Thumbs.db", ".hidden", "~$lock.docx", "my.xjlib", "my.xjlib-wal"):
        (tmp_path / name).write_bytes(b"x")
    found = list(walk([tmp_path, tmp_path / "a" / "001.txt"]))
    assert found == [tmp_path / "a" / "001.txt", tmp_path / "b" / "001.txt"]


def test_progress_counts_and_cancel_keeps_what_is_in(tmp_path: Path) -> None:
    _write(tmp_path / "in", 40)
    told: list[Report] = []
    progress = Progress(lambda report: (told.append(report), progress.cancel())[0])
    report = import_paths(tmp_path / "x.xjlib", [tmp_path / "in"], progress, 1)
    assert report.cancelled and 1 <= len(report.verdicts) < 40
    library = Library.open(tmp_path / "x.xjlib", readonly=True)
    assert library.answer(Query()).total == len(report.imported)
    library.close()
    done = import_paths(tmp_path / "x.xjlib", [tmp_path / "in"], Progress(told.append), 1)
    assert len(done.already) == len(report.imported) and len(done.imported) == 40 - len(done.already)
    assert (told[-1].done, told[-1].total, told[-1].remaining) == (40, 40, 0.0) and told[-1].rate > 0


def test_pause_hands_out_nothing_new(tmp_path: Path) -> None:
    progress = Progress()
    progress.pause()
    assert progress.paused
    progress.cancel()
    assert not progress.paused
    _write(tmp_path / "in", 3)
    held = Progress()
    held.pause()
    threading.Timer(0.5, held.resume).start()
    assert len(import_paths(tmp_path / "x.xjlib", [tmp_path / "in"], held, 1).imported) == 3


def _never(connection: object, library: Path, memory: int) -> None:
    time.sleep(60)


def _die(connection: object, library: Path, memory: int) -> None:
    os._exit(9)


@pytest.mark.parametrize(("serve", "reason"), [(_never, "超过"), (_die, "意外结束")], ids=["hangs", "dies"])
def test_a_worker_that_hangs_or_dies_costs_one_file(
    serve: Callable[..., None], reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.importing.pool.serve", serve)
    pool = Pool(tmp_path / "x.xjlib", 1, Limits(0.2, start=0.3 if serve is _never else 60))
    pool.give(0, "a.txt")
    pool.give(1, "b.txt")
    found: dict[int, object] = {}
    while len(found) < 2:
        found |= dict(pool.outcomes(0.1))
    pool.close()
    assert all(isinstance(outcome, Failed) and reason in outcome.reason for outcome in found.values())


_MB = 1 << 20


def _swelling(connection: Connection, library: Path, limit: int) -> None:
    connection.send(None)
    while True:
        path = connection.recv()
        swollen = b"x" * 400 * _MB if path == "big.txt" else b""
        time.sleep(60 if swollen else 0)
        connection.send(Failed(path, f"{len(swollen)}"))


@pytest.mark.skipif(memory.held(os.getpid()) is None, reason="the system does not tell what a process holds")
def test_a_worker_that_swells_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system keeps no bound (Windows), the pool looks at what its workers hold."""
    monkeypatch.setattr("core.importing.pool.serve", _swelling)
    held = memory.held(os.getpid())
    assert held and held > 10 * _MB and memory.held(1 << 30) is None
    pool = Pool(tmp_path / "x.xjlib", 1, Limits(30, memory=300 * _MB))
    found: dict[int, object] = {}
    for number, name in enumerate(["a.txt", "big.txt", "b.txt"]):
        pool.give(number, name)
    while len(found) < 3:
        found |= dict(pool.outcomes(0.1))
    pool.close()
    reasons = [found[i].reason for i in range(3)]  # type: ignore[attr-defined]
    assert reasons[0] == reasons[2] == "0" and "内存太多" in reasons[1]


def test_a_file_too_large_to_be_opened_is_named(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(201 * _MB)  # sparse: nothing is written
    (failed,) = import_paths(tmp_path / "x.xjlib", [tmp_path / "huge.txt"], workers=1).failed
    assert "文件太大" in failed.reason


def test_the_bound_on_windows_has_the_structures_that_the_system_wants() -> None:
    """The sizes that Microsoft documents for 64 bits; a call with another size is refused."""
    sizes = [ctypes.sizeof(one) for one in (BasicLimits, ExtendedLimits, Counters)]
    assert sizes == [64, 144, 80]


def test_a_zip_bomb_or_nothing_readable_ends_in_words(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("zero.bin", bytes(30_000_000))
    (tmp_path / "bomb.zip").write_bytes(packed.getvalue())
    report = import_paths(tmp_path / "x.xjlib", [tmp_path / "bomb.zip"], workers=1)
    assert not report.imported or report.imported[0].cases == 0
    assert all("程序出错" not in failed.reason for failed in report.failed)


# --- killed, and together with others ---

_IMPORT = "import sys; from core.cli import main; sys.exit(main(sys.argv[1:]))"


def _killed_import(library: Path, folder: Path, after: float) -> None:
    command = [
        sys.executable,
        "-c",
        _IMPORT,
        "import",
        "--library",
        str(library),
        "--workers",
        "1",
        str(folder),
    ]
    process = subprocess.Popen(
        command, cwd=paths.root(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        process.wait()


def whole(library: Path) -> int:
    """The number of cases of a library that passes every check; what its log reports as in is in."""
    if not library.exists() or not library.stat().st_size:
        return 0
    opened = Library.open(library)
    assert opened.check() == ()
    logged = sum(
        v.cases
        for run in opened.import_runs()
        for v in opened.import_verdicts(run.id)
        if isinstance(v, Imported)
    )
    total = opened.answer(Query()).total
    opened.close()
    assert logged == total
    return total


@pytest.mark.parametrize("after", [0.35, 0.6, 0.9, 1.3])
def test_a_killed_import_leaves_a_whole_library(after: float, tmp_path: Path) -> None:
    _write(tmp_path / "in", 120)
    library = tmp_path / "x.xjlib"
    try:
        _killed_import(library, tmp_path / "in", after)
        before = whole(library)
    except Exception as error:  # the library file itself may be half made: then nothing was told as in
        assert "不是乡鉴" in str(error)
        library.unlink()
        before = 0
    report = import_paths(library, [tmp_path / "in"], workers=1)
    assert len(report.already) == before and len(report.imported) == 120 - before
    assert whole(library) == 120


def test_two_processes_on_one_library(tmp_path: Path) -> None:
    """A reader asks all the time while another process imports, and a second writer adds in between."""
    _write(tmp_path / "in", 60)
    library = tmp_path / "x.xjlib"
    Library.create(library).close()
    command = [
        sys.executable,
        "-c",
        _IMPORT,
        "import",
        "-l",
        str(library),
        "--workers",
        "1",
        str(tmp_path / "in"),
    ]
    process = subprocess.Popen(command, cwd=paths.root(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    reader, writer = Library.open(library, readonly=True), Library.open(library)
    seen: list[int] = []
    while process.poll() is None:
        answer = reader.answer(Query("光伏"))
        assert len(answer.rows) == min(answer.total, 50) and sum(n for _, n in _years(answer)) == answer.total
        seen.append(answer.total)
        writer.end_import(writer.begin_import())
    assert process.returncode == 0, process.stderr and process.stderr.read()
    if process.stderr:
        process.stderr.close()
    assert seen == sorted(seen) and reader.answer(Query("光伏")).total == 60
    reader.close()
    writer.close()
    assert whole(library) == 60


def _years(answer: object) -> list[tuple[str, int]]:
    facets = dict(answer.facets)  # type: ignore[attr-defined]
    return [(v.value, v.count) for v in facets["kind"]]
