"""A stick goes from one laptop to another: decisions, the documents that they are about, and what they differ in."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from core.importing import Limits, import_paths, take_over
from core.library import BadPackage, Library, NeedsPassword, packages
from core.model import Query
from tests.core.made import ARTICLE


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two articles, and a library of both, read once for all tests."""
    folder = tmp_path_factory.mktemp("articles")
    files = folder / "files"
    files.mkdir()
    for n in (3, 7):
        (files / f"{n}.txt").write_text(ARTICLE.format(n=n, day=n), "utf-8")
    import_paths(folder / "张.xjlib", [files], workers=1, limits=Limits())
    return folder


@pytest.fixture
def zhang(articles: Path, tmp_path: Path) -> Path:
    """A library of two articles, one figure of the first corrected."""
    path = Path(shutil.copytree(articles, tmp_path, dirs_exist_ok=True)) / "张.xjlib"
    say(path, "张", 99.0)
    return path


def say(path: Path, reviewer: str, value: float) -> None:
    """Correct the first figure of the first case in the library."""
    library = Library.open(path)
    id = library.ids(Query("新变化3"))[0]
    figure = library.case(id).case.figures[0]
    library.decide(id, "correct", figure, replace(figure, value=value), reviewer=reviewer)
    library.close()


def handed(path: Path, package: Path, documents: bool, password: str = "") -> Path:
    library = Library.open(path, readonly=True)
    library.hand_over(package, documents, password)
    library.close()
    return package


def test_documents_come_with_their_decisions(zhang: Path, tmp_path: Path) -> None:
    package, other = handed(zhang, tmp_path / "给李.xjreview", documents=True), tmp_path / "李.xjlib"
    Library.create(other).close()
    taken = take_over(other, package)
    assert (taken.new, taken.documents, taken.failed, taken.conflicts, taken.unattached) == (1, 1, (), 0, 0)
    library = Library.open(other)
    (row,) = library.page(Query(), 0)
    assert library.case(row.id).judged[0].judgement == "corrected"
    assert library.files_under("给李.xjreview/") == ("给李.xjreview/3.txt",)
    library.close()
    assert take_over(other, package).new == 0


def test_without_documents_decisions_wait(zhang: Path, tmp_path: Path) -> None:
    package, other = handed(zhang, tmp_path / "x.xjreview", documents=False), tmp_path / "李.xjlib"
    Library.create(other).close()
    taken = take_over(other, package)
    assert (taken.new, taken.documents, taken.unattached) == (1, 0, 1)


def test_a_package_is_looked_into_before_it_is_taken(zhang: Path, tmp_path: Path) -> None:
    package, other = handed(zhang, tmp_path / "x.xjreview", True, "秘密"), tmp_path / "李.xjlib"
    library = Library.create(other)
    with pytest.raises(NeedsPassword, match="请输入密码"):
        library.look_into(package)
    with pytest.raises(NeedsPassword, match="密码不对"):
        library.look_into(package, "別的")
    held = library.look_into(package, "秘密")
    assert (held.reviewers, held.decisions, held.new, held.documents, held.missing, held.files) == (
        ("张",), 1, 1, 1, 1, 1,
    )  # fmt: skip
    assert library.all_decisions() == () and library.backups() == ()
    library.close()
    take_over(other, package, "秘密")
    library = Library.open(other)
    held = library.look_into(package, "秘密")
    assert (held.new, held.missing) == (0, 0)
    library.close()


def test_what_two_see_differently_is_shown_with_both_and_settled_by_a_decision(
    zhang: Path, tmp_path: Path
) -> None:
    other = tmp_path / "李.xjlib"
    other.write_bytes(zhang.read_bytes())
    library = Library.open(other)
    library.undo("张")
    library.close()
    say(other, "李", 5.0)
    say(zhang, "张", 98.0)
    taken = take_over(other, handed(zhang, tmp_path / "x.xjreview", documents=False))
    assert taken.conflicts == 1
    library = Library.open(other)
    (clash,) = library.conflicts()
    assert {d.reviewer: getattr(d.value, "value", 0) for d in clash.judged.decisions} == {
        "张": 98.0,
        "李": 5.0,
    }
    assert clash.words[clash.at.start : clash.at.end] == clash.judged.target.quote
    figure = clash.judged.machine
    assert figure is not None
    library.decide(clash.case_id, "correct", figure, clash.judged.decisions[0].value, reviewer="王")
    assert library.conflicts() == ()
    library.close()


def test_file_names_in_a_package_cannot_leave_their_folder(zhang: Path, tmp_path: Path) -> None:
    library = Library.open(zhang)
    log = library.all_decisions()
    library.close()
    package, other = tmp_path / "x.xjreview", tmp_path / "李.xjlib"
    data = [(tmp_path / "files" / name).read_bytes() for name in ("3.txt", "7.txt")]
    packages.write(package, log, {"a-../../x.txt": data[0], "b-..": b"", 'c-?:"<>|\\..\\y.txt': data[1]})
    Library.create(other).close()
    before = sorted(tmp_path.rglob("*"))
    taken = take_over(other, package)
    assert taken.documents == 2 and [one.path for one in taken.failed] == ["document"]
    new = {one.name for one in set(tmp_path.rglob("*")) - set(before)}
    assert not any(name.endswith(".txt") for name in new)


def test_a_foreign_file_changes_nothing(zhang: Path, tmp_path: Path) -> None:
    bad = tmp_path / "x.xjreview"
    bad.write_bytes(b"PK\x03\x04 nothing")
    before = zhang.read_bytes()
    with pytest.raises(BadPackage):
        take_over(zhang, bad)
    assert zhang.read_bytes() == before
