"""Old, damaged and contested library files: nothing of a person's work is lost, and each trouble is said in words."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import LibraryUnusable
from core.importing import import_paths, reindex, repair
from core.library import Library, Reread, migrations, prepare_case, schema
from core.model import Case, Field, Figure, Filter, Paragraph, Query, Span
from tests.core.made import ARTICLE, entry, village_library


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A library of forty articles that the program itself has read, with some work of a person in it."""
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(1, 41):
        (folder / f"{n:02}.txt").write_text(ARTICLE.format(n=n + 100, day=n % 28 + 1), "utf-8")
    path = tmp_path / "x.xjlib"
    import_paths(path, [folder], workers=1)
    library = Library.open(path)
    library.star(3)
    library.tag(5, "重点")
    library.review(7, "reviewed")
    figures = library.case(9).case.figures
    assert figures, "the article has figures"
    library.decide(9, "correct", figures[0], replace(figures[0], value=7.0), reviewer="张")
    library.close()
    return path


def _work(path: Path) -> list[object]:
    """What people did, in terms that do not depend on ids."""
    library = Library.open(path, readonly=True)
    assert library.check() == ()
    found: list[object] = []
    for id in library.ids(Query("", (), "title")):
        case = library.case(id)
        judged = [one.item.value for one in case.judged if isinstance(one.item, Figure)]
        if case.starred or case.tags or case.review or judged:
            found.append((case.document.name, case.starred, case.tags, case.review, judged))
    library.close()
    return sorted(found, key=str)


def test_repair_of_a_whole_library_changes_nothing(articles: Path) -> None:
    before = _work(articles)
    report = repair(articles)
    assert (report.documents, report.lost) == (40, 0) and report.damaged.exists()
    assert _work(articles) == before and len(before) == 4


def test_a_damaged_library_is_built_again(articles: Path) -> None:
    before = _work(articles)
    closed = sqlite3.connect(articles)
    closed.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    pages = {
        row[0]: row[1]
        for row in closed.execute(
            "SELECT pageno, name FROM dbstat WHERE name IN ('search_pairs_data', 'figures_case')"
        )
    }
    closed.close()
    data = bytearray(articles.read_bytes())
    for page in pages:
        data[(page - 1) * 4096 + 100 : page * 4096] = b"\xff" * 3996
    articles.write_bytes(data)
    library = Library.open(articles, readonly=True)
    assert library.check()
    library.close()
    report = repair(articles)
    assert report.documents == 40
    assert _work(articles) == before
    again = Library.open(articles, readonly=True)
    assert again.answer(Query("光伏")).total == 40
    again.close()


def test_two_libraries_stand_open_side_by_side(tmp_path: Path) -> None:
    one, other = Library.create(tmp_path / "one.xjlib"), Library.create(tmp_path / "two.xjlib")
    one.add([entry("a.txt", "甲", "光伏。")])
    other.add([entry("b.txt", "乙", "养殖。"), entry("c.txt", "丙", "光伏。")])
    reader = Library.open(other.path, readonly=True)
    for text, here, there in (("光伏", 1, 1), ("养殖", 0, 1), ("", 1, 2)):
        assert one.answer(Query(text)).total == here
        assert other.answer(Query(text)).total == reader.answer(Query(text)).total == there
    other.remove([1])
    assert one.answer(Query()).total == 1 and reader.answer(Query()).total == 1
    for library in (one, other, reader):
        assert library.check() == ()
        library.close()


def test_reindex_reads_only_what_older_rules_read(articles: Path) -> None:
    before = _work(articles)
    assert reindex(articles).done == 0
    older = sqlite3.connect(articles)
    older.execute("UPDATE documents SET rules = 0 WHERE id % 4 = 0")
    older.commit()
    older.close()
    library = Library.open(articles, readonly=True)
    assert library.has_older_readings()
    report = reindex(articles, workers=1)
    assert (report.done, report.failed) == (10, ()) and not library.has_older_readings()
    library.close()
    assert _work(articles) == before


# --- versions ---


@pytest.fixture
def a_newer_program(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This program as its next version would be, with one migration more."""

    def add_a_column(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE cases ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")

    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 1)
    monkeypatch.setitem(migrations.STEPS, migrations.VERSION - 1, add_a_column)
    yield


def _old(tmp_path: Path) -> Path:
    library = Library.create(tmp_path / "old.xjlib")
    library.add(village_library())
    library.close()
    return library.path


def test_an_older_library_is_copied_and_brought_up_to_date(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = _old(tmp_path)
    request.getfixturevalue("a_newer_program")
    with pytest.raises(LibraryUnusable, match="可写方式"):
        Library.open(path, readonly=True)
    library = Library.open(path)
    assert library.answer(Query()).total == 6
    assert library._connection.execute("SELECT DISTINCT mood FROM cases").fetchall() == [("calm",)]
    library.close()
    (copy,) = tmp_path.glob("*.bak")
    kept = sqlite3.connect(copy)
    assert kept.execute("PRAGMA user_version").fetchone() == (migrations.VERSION - 1,)
    assert kept.execute("SELECT count(*) FROM cases").fetchone() == (6,)
    kept.close()


def test_a_reader_brings_an_older_library_up_first(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = _old(tmp_path)
    request.getfixturevalue("a_newer_program")
    library = Library.open_for_reading(path)
    assert library.answer(Query()).total == 6 and library.readonly
    library.close()
    for junk in ("", "不是数据库", "x" * 5000):
        (tmp_path / "junk.xjlib").write_text(junk)
        with pytest.raises(LibraryUnusable):
            Library.open_for_reading(tmp_path / "junk.xjlib")


def test_two_who_open_an_older_library_at_once_bring_it_up_once(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, copies, met = _old(tmp_path), [], []
    request.getfixturevalue("a_newer_program")
    plain = migrations.copy

    def open_too() -> None:
        with closing(Library.open(path)) as library:
            met.append(library.answer(Query()).total)

    other = threading.Thread(target=open_too)

    def copy(connection: sqlite3.Connection, target: Path) -> None:
        copies.append(target.name)
        if len(copies) == 1:
            other.start()
        plain(connection, target)

    monkeypatch.setattr(migrations, "copy", copy)
    open_too()
    other.join(20)
    assert met == [6, 6]
    assert copies == [f"old.xjlib.v{migrations.VERSION - 1}.bak"]


def test_a_migration_that_fails_leaves_the_library_as_it_was(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _old(tmp_path)
    request.getfixturevalue("a_newer_program")

    def half(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM tags")
        connection.execute("ALTER TABLE cases ADD COLUMN half TEXT")
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setitem(migrations.STEPS, migrations.VERSION - 1, half)
    with pytest.raises(LibraryUnusable):
        Library.open(path)
    monkeypatch.undo()
    library = Library.open(path)
    assert library.answer(Query()).total == 6 and library.check() == ()
    library.close()


# --- several at once ---


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    path = _old(tmp_path)
    first = Library.open(path)
    first._connection.execute("BEGIN IMMEDIATE")
    said: list[int] = []

    def second() -> None:
        other = Library.open(path)
        other.add([entry("late.txt", "迟到的", "正文。")])
        said.append(other.answer(Query()).total)
        other.close()

    waiting = threading.Thread(target=second)
    waiting.start()
    waiting.join(0.3)
    assert said == [] and waiting.is_alive()
    first._connection.execute("COMMIT")
    waiting.join(20)
    assert said == [7] and first.answer(Query()).total == 7
    first.close()


def test_a_full_disk_is_said_and_leaves_the_library_whole(tmp_path: Path) -> None:
    path = _old(tmp_path)
    library = Library.open(path)
    (pages,) = library._connection.execute("PRAGMA page_count").fetchone()
    library._connection.execute(f"PRAGMA max_page_count = {pages + 5}")
    big = [
        entry(f"{n}.txt", f"第{n}篇", "".join(chr(0x4E00 + (n * 997 + i * 31) % 20000) for i in range(2000)))
        for n in range(50)
    ]
    with pytest.raises(LibraryUnusable, match="没有存入"):
        library.add(big)
    assert library.answer(Query()).total == 6 and library.check() == ()
    library.close()


def test_a_library_on_a_read_only_medium_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _old(tmp_path)
    modes: list[str] = []
    connect = schema._connect

    def as_on_a_disc(path: Path, mode: str) -> sqlite3.Connection:
        modes.append(mode)
        if mode == "ro":
            raise sqlite3.OperationalError("unable to open database file")
        return connect(path, mode)

    monkeypatch.setattr(schema, "_connect", as_on_a_disc)
    library = Library.open(path, readonly=True)
    assert modes == ["ro", "ro&immutable=1"] and library.answer(Query("光伏")).total == 4
    library.close()


def test_opening_readonly_writes_nothing(tmp_path: Path) -> None:
    path = _old(tmp_path)
    before = path.read_bytes()
    library = Library.open(path, readonly=True)
    library.answer(Query("光伏"))
    library.close()
    assert path.read_bytes() == before


# --- rewriting ---


def _index(library: Library) -> list[tuple[object, ...]]:
    """Every word of both indexes with the documents that it is in, and where."""
    connection = library._connection
    connection.execute("CREATE VIRTUAL TABLE temp.pairs USING fts5vocab(main, search_pairs, instance)")
    connection.execute("CREATE VIRTUAL TABLE temp.single USING fts5vocab(main, search_single, row)")
    found = connection.execute("SELECT * FROM temp.pairs ORDER BY 1, 2, 3, 4").fetchall()
    found += connection.execute("SELECT term, doc FROM temp.single ORDER BY 1").fetchall()
    connection.execute("DROP TABLE temp.pairs")
    connection.execute("DROP TABLE temp.single")
    return found


def test_rewriting_leaves_nothing_of_the_older_reading(tmp_path: Path) -> None:
    """Read wrongly first (title and body cut short), then rightly: as if it had been right from the beginning."""
    made = village_library()
    right, wrong = Library.create(tmp_path / "right.xjlib"), Library.create(tmp_path / "wrong.xjlib")
    right.add(made)
    wrong.add([replace(one, cases=(_misread(one.cases[0]),)) for one in made])
    assert _index(wrong) != _index(right)
    for id, one in enumerate(made, 1):
        wrong.rewrite(
            [Reread(id, 1, tuple(prepare_case(one.document, case, one.cases) for case in one.cases))]
        )
    assert _index(wrong) == _index(right) and wrong.check() == ()
    for table in ("figures", "programmes", "case_sketches", "sketch_keys", "case_readings", "cases"):
        rows = [
            library._connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for library in (wrong, right)
        ]
        assert rows[0] == rows[1], table
    right.remove([1, 2, 3, 4, 5, 6])
    assert _index(right) == [] and right.answer(Query()).total == 0 and right.check() == ()
    right.close()
    wrong.close()


def _misread(case: Case) -> Case:
    body = Span(case.body[0].start, case.body[0].start + len(case.body[0]) // 2)
    return replace(
        case, title=Field("错题"), body=(body,), paragraphs=(Paragraph("text", (body,)),), figures=(), programmes=(),
        span=Span(case.span.start, body.end), published=Field("1999-09-09"),
    )  # fmt: skip


def test_a_document_that_falls_into_two_cases(tmp_path: Path) -> None:
    one = village_library()[1]
    case = one.cases[0]
    library = Library.create(tmp_path / "x.xjlib")
    library.add([one])
    library.star(1)
    library.tag(1, "重点")
    middle = case.body[0].start + 30
    first = replace(case, span=Span(case.span.start, middle), figures=(), programmes=())
    second = replace(case, number=1, span=Span(middle, case.span.end))
    library.rewrite(
        [Reread(1, 1, tuple(prepare_case(one.document, half, (first, second)) for half in (first, second)))]
    )
    assert library.answer(Query()).total == 2
    starred = [row.number for row in library.page(Query("", (Filter("tag", "重点"),)), 0) if row.starred]
    assert starred == [0 if middle - case.span.start >= case.span.end - middle else 1]
    library.rewrite([Reread(1, 1, (prepare_case(one.document, case, (case,)),))])
    assert library.answer(Query()).total == 1 and library.check() == ()
    assert library.page(Query("标签:重点"), 0)[0].starred
    library.close()
