"""Words: segmentation by jieba, key words and suggestions while typing.

The only importer of jieba. Nothing is loaded before the first question. Where rjieba is installed it cuts instead,
27 times faster and equal on mapped text (a test compares them); jieba stays the reference.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import re
import tempfile
import warnings
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from core import lexicon, paths
from core.model import Case
from core.respelling import respeller
from core.simplified import simplified

# rjieba joins Latin runs over these (2021-01-21 is one word), jieba does not; as spaces both cut alike.
_mapped = respeller(str.maketrans(dict.fromkeys("-+#&_", " ")))
_CACHE_VERSION = 2
# Words, one a line; not 两年, 万亩, 该县, 全镇, 每户.
_WORDS = re.compile("^(?![一二两三四五六七八九十百千万亿几余第该全各每此这那])[\u4e00-\u9fff]{2,}$", re.M)


class Cutter(Protocol):
    """What jieba and rjieba have in common."""

    def cut(self, text: str, hmm: bool = True) -> Iterable[str]: ...

    def cut_for_search(self, text: str, hmm: bool = True) -> Iterable[str]: ...


# --- segmentation ---


def cut(text: str) -> list[str]:
    """The words of `text` in order; joined they are `text` again."""
    return _back(text, _cutter().cut(_mapped(text)))


def cut_for_search(text: str) -> list[str]:
    """The words of `text` and the shorter words inside long ones, as a search index wants them."""
    return list(_cutter().cut_for_search(_mapped(text)))


def cut_by_jieba(text: str) -> list[str]:
    """The words as jieba itself cuts them: the reference for `cut`."""
    return _back(text, _jieba().cut(_mapped(text)))


def _back(text: str, words: Iterable[str]) -> list[str]:
    """The original words at the places of the words of the mapped text."""
    found, at = [], 0
    for word in words:
        found.append(text[at : at + len(word)])
        at += len(word)
    return found


@cache
def _cutter() -> Cutter:
    if find_spec("rjieba") is None:
        return _jieba()
    import rjieba  # optional, and not needed by most runs

    module: Cutter = rjieba
    return module


@cache
def _jieba() -> Cutter:
    """jieba's own tokenizer, its dictionary taken from our cache, silent and without a file in the shared temp folder."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba asks for pkg_resources, which says that it is old
        import jieba  # type: ignore[import-untyped]  # half a second and 70 MB that few runs need
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = _cached(
        "jieba", lambda: tokenizer.gen_pfdict(_package_file("dict.txt").open("rb"))
    )
    tokenizer.initialized = True
    result: Cutter = tokenizer
    return result


def _package_file(name: str) -> Path:
    spec = find_spec("jieba")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent / name


def _cached(name: str, build: Any) -> Any:
    """The value kept in this user's cache, built and kept if it is not there.

    `marshal.loads` of the whole file is three times as fast as `marshal.load` from the file.
    """
    path = paths.data() / "cache" / f"{name}-{_CACHE_VERSION}.marshal"
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        return marshal.loads(path.read_bytes())
    value = build()
    with contextlib.suppress(OSError):
        _write(path, marshal.dumps(value))
    return value


def _write(path: Path, content: bytes) -> None:
    """A file that is there whole or not at all, also when two programs start at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    os.replace(name, path)


# --- key words ---


@dataclass(frozen=True, slots=True)
class KeyWord:
    """A word that sets a text apart: its share of the text times its rarity (TF-IDF)."""

    word: str
    weight: float


def key_words(text: str, limit: int = 10, without: Iterable[str] = ()) -> tuple[KeyWord, ...]:
    """The words that set `text` apart, the weightiest first, by jieba's inverse document frequencies.

    `without`: words that say nothing here (places of the case, words that every case has).
    """
    cut_up = Counter(_cutter().cut(_mapped(text)))  # a word with a sign that was mapped does not speak
    counts = {word: cut_up[word] for word in _WORDS.findall("\n".join(cut_up)) if word not in _silent()}
    for word in without:
        counts.pop(word, None)
    total = sum(counts.values()) or 1
    found = _weightiest({word: n for word, n in counts.items() if n > 1}, total, limit)
    if len(found) == limit and found[-1].weight > 1 / total * _rarity().most:
        return found  # no word that stands once can be weightier
    return _weightiest(counts, total, limit)


def _weightiest(counts: Mapping[str, int], total: int, limit: int) -> tuple[KeyWord, ...]:
    rarity = _rarity()
    weighed = [
        (-n / total * (rarity.usual if rare is None else rare), word)
        for word, n in counts.items()
        if (rare := rarity.of(word)) is not None or n > 1  # unknown and once: most often half a name
    ]
    return tuple(KeyWord(word, -weight) for weight, word in nsmallest(limit, weighed))


def key_words_of(case: Case, reading: str, limit: int = 8) -> tuple[KeyWord, ...]:
    """The key words of a case whose reading text is `reading`; what is named in it (places, people, bodies) is none."""
    names = (
        {m.text for m in case.places} | {p.name for p in case.people} | {o.text for o in case.organisations}
    )
    for name in sorted(names, key=lambda name: (-len(name), name)):
        reading = reading.replace(name, " ")
    return key_words(simplified(reading), limit)


@cache
def _silent() -> frozenset[str]:
    return frozenset(lexicon.load("terms")["silent"])


class _Rarity:
    """Inverse document frequencies of words, unpacked for each first character when it is met: most of the 268,000 words
    never are. `usual` is their median, for words that are not in the table; `most` is the highest."""

    def __init__(self, packed: dict[str, tuple[str, bytes]], usual: float, most: float) -> None:
        self._packed = packed
        self._open: dict[str, dict[str, float]] = {}
        self.usual, self.most = usual, most

    def of(self, word: str) -> float | None:
        """How rare the word is, or None if nobody knows."""
        first = word[0]
        if first not in self._open:
            words, weights = self._packed.get(first, ("", b""))
            self._open[first] = dict(zip(words.split("\n"), array("d", weights), strict=False))
        return self._open[first].get(word)


@cache
def _rarity() -> _Rarity:
    """jieba's inverse document frequencies."""
    return _Rarity(*_cached("rarity", _read_rarity))


def _read_rarity() -> tuple[dict[str, tuple[str, bytes]], float, float]:
    lines = _package_file("analyse/idf.txt").read_text("utf-8").splitlines()
    rows = [(word, float(weight)) for word, weight in (line.split(" ") for line in lines)]
    known: dict[str, dict[str, float]] = {}
    for word, weight in rows:
        known.setdefault(word[0], {})[word] = weight
    packed = {
        first: ("\n".join(words), array("d", words.values()).tobytes()) for first, words in known.items()
    }
    weights = sorted(weight for _, weight in rows)
    return packed, weights[len(weights) // 2], weights[-1]


# --- suggestions ---


def suggestions(typed: str, known: Mapping[str, int], limit: int = 8) -> tuple[str, ...]:
    """Of the `known` words with their counts those that `typed` may become: beginnings first, then words that hold it,
    then words whose pinyin initials begin with it (sltc → 四联四促 needs slsc); the commonest first."""
    typed = typed.strip()
    if not typed:
        return ()
    ranked = ((_fit(typed, w), -n, w) for w, n in known.items() if w != typed)
    return tuple(w for fit, _, w in sorted(r for r in ranked if r[0] < 9)[:limit])


def _fit(typed: str, word: str) -> int:
    if word.startswith(typed):
        return 0
    if typed in word:
        return 1
    if typed.isascii() and typed.isalpha() and initials(word).startswith(typed.lower()):
        return 2
    return 9


@cache
def initials(word: str) -> str:
    """First letters of the word's pinyin: 四联四促 → slsc."""
    from pypinyin import Style, lazy_pinyin  # its tables load slowly, and only who types letters needs them

    return "".join(lazy_pinyin(word, style=Style.FIRST_LETTER)).lower()
