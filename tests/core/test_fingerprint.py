"""The same text is known again in other furniture and with small changes; other texts are not."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from core import paths, reading
from core.model import Span
from core.parse import layout, split
from core.reading import fingerprint


def bodies() -> list[str]:
    documents = [d for path in sorted(paths.seeds().glob("*.txt")) for d in reading.read(path)]
    return [
        "".join(d.text[s.start : s.end] for s in case.body)
        for d in documents
        for case in split.cases(layout.read(d))
    ]


BODIES = bodies()


def test_the_same_words_in_other_marks_are_the_same():
    words = BODIES[0]
    other = fingerprint.of("  " + words.replace("。", "。\n\n  ").replace(",", ","))
    assert other.exact == fingerprint.of(words).exact
    assert other.likeness(fingerprint.of(words)) == 1.0


def test_a_reprint_in_other_furniture_has_the_same_body():
    text = "首页\n" + BODIES[1] + "\n版权所有"
    assert fingerprint.of_body(text, [Span(3, 3 + len(BODIES[1]))]).exact == fingerprint.of(BODIES[1]).exact


@pytest.mark.parametrize("number", range(len(BODIES)))
def test_small_changes_stay_near_and_share_a_key(number):
    chance = random.Random(number)
    words = list(BODIES[number])
    for _ in range(len(words) // 200):  # 5 % in runs of ten
        at = chance.randrange(len(words) - 10)
        words[at : at + 10] = "某地某年某人做成某件事"[:10]
    changed, original = fingerprint.of("".join(words)), fingerprint.of(BODIES[number])
    assert changed.near(original)
    assert set(changed.keys) & set(original.keys)
    assert fingerprint.of(BODIES[number][: int(0.8 * len(BODIES[number]))]).near(original)


def test_different_articles_are_far_apart():
    assert len(BODIES) == 8
    for one, two in combinations(map(fingerprint.of, BODIES), 2):
        assert one.likeness(two) < 0.1
        assert not one.near(two)


@pytest.mark.parametrize("words", ["", "短", "四个汉字", BODIES[0]])
def test_a_fingerprint_survives_its_column(words):
    print_ = fingerprint.of(words)
    assert fingerprint.Fingerprint.from_bytes(print_.to_bytes()) == print_


def test_short_texts_are_only_compared_exactly():
    one, two = fingerprint.of("乡村振兴工作要点"), fingerprint.of("乡村振兴工作要点。")
    assert one.near(two)
    assert not one.near(fingerprint.of("乡村振兴工作重点"))
    assert one.keys == ()
