"""The commands as other programs call them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core import paths
from core.cli import main
from core.importing import import_paths
from core.library import Library

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the sample documents."""
    path = tmp_path_factory.mktemp("cli") / "样例.xjlib"
    import_paths(path, [paths.seeds()], workers=1)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command and gives its status, its standard output (read as JSON if it is) and its standard error."""

    def call(*arguments: object) -> tuple[int, Any, str]:
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        try:
            return status, json.loads(captured.out), captured.err
        except ValueError:
            return status, captured.out, captured.err

    return call


def test_import_reports_in_json(run: Run, tmp_path: Path) -> None:
    (tmp_path / "坏.txt").write_bytes(b"")
    good = min(paths.seeds().iterdir())
    given = (good, good.parent / "none", tmp_path / "坏.txt")
    status, report, errors = run("import", "--library", tmp_path / "x.xjlib", "--json", *given)
    assert status == 1
    assert [one["file"] for one in report["imported"]] == [str(good)] and report["cases"] >= 1
    assert len(report["failed"]) == 2 and report["already"] == []
    assert len(errors.splitlines()) == 2 and "坏.txt" in errors and "none" in errors
    status, again, _ = run("import", "-l", tmp_path / "x.xjlib", "--json", good)
    assert status == 0 and again["already"] == [{"file": str(good), "twin": str(good), "reprint": False}]


def test_search_prints_all_hits_unless_limited(run: Run, library: Path) -> None:
    status, found, _ = run("search", "--library", library, "--json", "村")
    assert status == 0 and found["total"] == len(found["cases"]) >= 5
    assert set(found["cases"][0]) == {"file", "case", "title", "place", "snippet"}
    assert all("村" in one["snippet"] for one in found["cases"])
    _, few, _ = run("search", "--library", library, "--json", "--limit", 2, "村")
    assert few["total"] == found["total"] and few["cases"] == found["cases"][:2]


def test_a_query_may_begin_with_a_minus(run: Run, library: Path) -> None:
    total = run("search", "-l", library, "--json", "")[1]["total"]
    without = run("search", "-l", library, "--json", "-光伏")[1]["total"]
    assert without + run("search", "-l", library, "--json", "光伏")[1]["total"] == total


@pytest.mark.parametrize("command", ["search", "figures"])
def test_a_bad_query_or_library_ends_in_one_line(
    run: Run, library: Path, command: str, tmp_path: Path
) -> None:
    assert run(command, "-l", library, "(光伏") == (1, "", "括号没有成对。\n")
    status, out, errors = run(command, "-l", tmp_path / "none.xjlib", "光伏")
    assert (status, out) == (1, "") and "找不到" in errors and errors.count("\n") == 1


def test_figures_of_a_query(run: Run, library: Path) -> None:
    status, every, _ = run("figures", "-l", library, "--json")
    assert status == 0 and every["total"] == len(every["figures"]) > 20
    assert every["figures"][0]["text"] and every["figures"][0]["sentence"]
    _, rich, _ = run("figures", "-l", library, "--json", "数字:>=1000万元")
    assert 0 < rich["total"] < every["total"]
    assert all(figure["value"] >= 1e7 and figure["unit"] == "元" for figure in rich["figures"])


def test_check_backup_and_reindex(run: Run, library: Path, tmp_path: Path) -> None:
    assert run("check", "-l", library, "--json")[:2] == (0, {"whole": True, "problems": []})
    for _ in range(3):
        status, report, _ = run("backup", "-l", library, "--folder", tmp_path, "--keep", 2, "--json")
        assert status == 0
    assert len(list(tmp_path.iterdir())) == 2
    assert run("check", "-l", report["backup"], "--json")[:2] == (0, {"whole": True, "problems": []})
    assert run("reindex", "-l", library, "--json")[1]["documents"] == 0
    before = run("search", "-l", library, "--json", "光伏")[1]
    assert run("reindex", "-l", library, "--all", "--json")[1]["documents"] == 5
    assert run("search", "-l", library, "--json", "光伏")[1] == before
    assert run("check", "-l", library, "--json")[1]["whole"]


def test_reviews_travel_from_library_to_library(run: Run, library: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.xjlib"
    import_paths(other, [paths.seeds()], workers=1)
    opened = Library.open(other)
    opened.decide(1, "reject", opened.case(1).case.figures[0], reviewer="李")
    opened.close()
    assert run("hand-over", "-l", other, tmp_path / "x.xjreview", "--json")[:2] == (0, {"decisions": 1})
    (tmp_path / "bad.xjreview").write_bytes(b"no zip")
    status, report, errors = run(
        "merge", "-l", library, "--json", tmp_path / "x.xjreview", tmp_path / "bad.xjreview"
    )
    assert (status, report["new"], report["unattached"]) == (1, 1, 0) and "bad.xjreview" in errors
    assert run("merge", "-l", library, "--json", tmp_path / "x.xjreview")[1] == {
        "new": 0, "documents": 0, "conflicts": 0, "unattached": 0,
    }  # fmt: skip
