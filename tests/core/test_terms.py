"""Words: jieba is the reference, nothing is printed or left in shared folders, and likeness gives its reason."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import paths, terms
from tests.core.plain_cases import read

SEEDS = sorted(paths.seeds().glob("*.txt"))
FAST = pytest.mark.skipif(find_spec("rjieba") is None, reason="rjieba is optional")


@FAST
@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.name[:3])
def test_the_fast_cutter_cuts_articles_as_jieba_does(path: Path) -> None:
    text = path.read_text("utf-8")
    assert terms.cut(text) == terms.cut_by_jieba(text)


@FAST
@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [
                "乡村振兴",
                "驻村",
                "2021-06-30",
                "CN11-5478/R",
                "“137”",
                "1+1>2",
                " ",
                ",",
                "合作社",
                "a_b",
                "C#",
            ]
        ),
        max_size=12,
    )
)
def test_the_fast_cutter_cuts_dates_numbers_and_signs_as_jieba_does(parts: list[str]) -> None:
    text = "".join(parts)
    assert terms.cut(text) == terms.cut_by_jieba(text)


def test_without_the_fast_cutter_jieba_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "find_spec", lambda name: None if name == "rjieba" else find_spec(name))
    terms._cutter.cache_clear()
    try:
        assert terms._cutter() is terms._jieba()
        assert terms.cut("乡村振兴") == terms.cut_by_jieba("乡村振兴")
    finally:
        terms._cutter.cache_clear()


@given(st.text("乡村振兴合作社2021-06+#_&, \n", max_size=40))
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(terms.cut(text)) == text


def test_shorter_words_inside_long_ones_are_offered_to_a_search_index() -> None:
    assert {"脱贫", "攻坚"} <= set(terms.cut_for_search("脱贫攻坚"))


def test_jieba_keeps_quiet_and_out_of_the_shared_temp_folder(tmp_path: Path) -> None:
    code = "from core import terms; terms.cut_by_jieba('乡村振兴'); terms.key_words('发展肉牛养殖')"
    env = {"XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path), "PATH": "", "APPDATA": str(tmp_path)}
    before = set(Path(tempfile.gettempdir()).glob("jieba*"))
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, cwd=paths.root())
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")
    assert set(Path(tempfile.gettempdir()).glob("jieba*")) == before
    assert len(list(tmp_path.rglob("*.marshal"))) == 2


def test_a_broken_cache_is_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "data", lambda: tmp_path)
    (tmp_path / "cache").mkdir()
    path = tmp_path / "cache" / "some-1.marshal"
    path.write_bytes(b"broken")
    assert terms._cached("some", lambda: {"a": 1}) == {"a": 1}
    assert terms._cached("some", lambda: {"b": 2}) == {"a": 1}


def test_importing_the_words_does_not_load_jieba() -> None:
    code = "import sys; from core import terms; sys.exit('jieba' in sys.modules or 'pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=paths.root()).returncode == 0


def test_key_words_are_rare_words_that_the_text_repeats() -> None:
    text = "村里发展肉牛养殖,肉牛卖得好,肉牛合作社带动群众。工作全面推进。"
    found = [k.word for k in terms.key_words(text, 3)]
    assert found[0] == "肉牛" and "工作" not in found
    assert "肉牛" not in [k.word for k in terms.key_words(text, 9, without=["肉牛"])]
    assert terms.key_words("") == ()


def test_names_numbers_and_what_every_case_says_are_no_key_words() -> None:
    text = "河西镇全镇脱贫户种植万亩蓝莓,周大勇说蓝莓好。河西镇建冷库,冷库里有蓝莓。"
    assert [k.word for k in terms.key_words_of(read(text, "河西镇"), text)] == ["蓝莓", "冷库", "种植"]
    traditional = "村裏種藍莓,藍莓好。"
    assert [k.word for k in terms.key_words_of(read(traditional), traditional)][:1] == ["蓝莓"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("四", ("四联四促", "四个不摘")),
        ("联", ("四联四促",)),
        ("sl", ("四联四促",)),
        ("SG", ("四个不摘",)),
        ("  ", ()),
        ("五", ()),
    ],
)
def test_suggestions_begin_with_hold_or_sound_like_what_was_typed(
    typed: str, expected: tuple[str, ...]
) -> None:
    assert terms.suggestions(typed, {"四联四促": 9, "四个不摘": 3}) == expected
