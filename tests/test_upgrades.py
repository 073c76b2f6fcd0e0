"""What earlier versions left on the disk opens in this one: texts, decisions, marks and settings are kept."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from core.importing import reindex
from core.library import Library, migrations
from core.model import Filter, Query
from gui.settings import Settings

EARLIER = Path(__file__).parent / "earlier"
LIBRARIES = sorted(EARLIER.glob("library_v*.xjlib.xz"))


@pytest.fixture(params=LIBRARIES, ids=[path.name.partition(".")[0] for path in LIBRARIES])
def path(request, tmp_path):
    version = request.param.name.removeprefix("library_v").partition(".")[0]
    path = tmp_path / f"{version}.xjlib"
    path.write_bytes(lzma.decompress(request.param.read_bytes()))
    return path


@pytest.fixture
def library(path):
    Library.open_for_reading(path).close()  # as the window does
    opened = Library.open(path)
    yield opened
    opened.close()


def cases(library):
    return {row.file: library.case(row.id, Query("")) for row in library.page(Query(""), 0, 10)}


def judged(stored):
    return sorted((one.target.quote, one.judgement) for one in stored.judged)


def test_every_earlier_version_is_here():
    assert [path.name for path in LIBRARIES] == [
        f"library_v{version}.xjlib.xz" for version in range(1, migrations.VERSION)
    ]


def test_it_is_whole_and_a_copy_of_what_was_stands_beside_it(library, path):
    assert library.check() == ()
    assert [one.name for one in path.parent.glob("*.bak")] == [f"{path.name}.v{path.stem}.bak"]


def test_texts_and_what_people_said_are_kept(library):
    bridge, tea = (cases(library)[name] for name in ("石桥村.txt", "读音.txt"))
    assert "石桥村有耕地2100亩" in bridge.document.text
    assert "柳(liǔ)林(lín)村种茶1560亩" in tea.document.text
    told = [(d.reviewer, d.action, d.target.quote, d.note) for d in library.all_decisions()]
    assert told == [
        ("张", "correct", "2100亩", "核对过土地台账"),
        ("张", "reject", "1320人次", ""),
        ("李", "confirm", "党支部领办合作社", ""),
        ("李", "undo", "党支部领办合作社", ""),
    ]
    assert judged(bridge) == [("1320人次", "rejected"), ("2100亩", "corrected")]
    indicators = {row.text: row.indicator for row in library.figures(Query("石桥村"))}
    assert indicators["2100亩"] == "耕地面积(核实)" and "1320人次" not in indicators
    assert (bridge.starred, tea.tags, tea.review) == (True, ("茶叶",), "审核中")


@pytest.mark.parametrize(
    ("query", "files"),
    [
        ("柳林村", ["读音.txt"]),
        ("liulincun", ["读音.txt"]),
        ("标签:茶叶", ["读音.txt"]),
        ("稻渔共生", ["石桥村.txt"]),
        ("", ["石桥村.txt", "读音.txt"]),
    ],
)
def test_it_is_searched_as_a_new_one_is(library, query, files):
    assert sorted(row.file for row in library.page(Query(query), 0, 10)) == sorted(files)


def test_todays_rules_read_it_again_and_decisions_stay(path):
    before = Library.open(path)
    said = before.all_decisions()
    before.close()
    report = reindex(path, every=True)
    assert (report.done, report.failed) == (2, ())
    after = Library.open(path)
    try:
        assert after.all_decisions() == said
        assert judged(cases(after)["石桥村.txt"]) == [("1320人次", "rejected"), ("2100亩", "corrected")]
        assert after.check() == ()
    finally:
        after.close()


def test_settings_are_kept(tmp_path):
    copy = tmp_path / "settings.ini"
    copy.write_bytes((EARLIER / "settings_v1.ini").read_bytes())
    kept = Settings(copy)
    assert (kept.theme, kept.font_size, kept.dense) == ("dark", 16, True)
    assert [path.stem for path in kept.recent] == ["县里的案例", "老库"]
    assert kept.library == kept.recent[0]
    saved = Query("稻渔", (Filter("place", "贵州省"), Filter("kind", "news", True)), "title")
    assert kept.take_saved_queries() == (("稻渔", saved),)
    assert kept.query == Query("茶", (Filter("place", "安徽省"),))
    assert (kept.searches, kept.kept_number("case"), kept.kept_texts("branches")) == (
        ("稻渔 贵州", "茶"),
        2,
        ("安徽省",),
    )
