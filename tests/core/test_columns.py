"""Counting by arrays gives what counting one by one gives."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.library.facets import Column, column, joined, top

CASES = st.lists(st.lists(st.integers(0, 5), max_size=4, unique=True), max_size=12)


def made(cases: list[list[int]]) -> Column:
    lengths = np.array([len(values) for values in cases], dtype=np.int64)
    return column(lengths, np.array([v for values in cases for v in values], dtype=np.int32), 6)


@given(CASES, st.data())
def test_counts_and_choices_under_a_mask(cases, data):
    mask = np.array(data.draw(st.lists(st.booleans(), min_size=len(cases), max_size=len(cases))), dtype=bool)
    one = made(cases)
    counted = Counter(v for values, chosen in zip(cases, mask, strict=True) if chosen for v in values)
    assert one.counts(mask).tolist() == [counted[value] for value in range(6)]
    assert one.counts(None).tolist() == made(cases).counts(np.ones(len(cases), dtype=bool)).tolist()
    wanted = data.draw(st.lists(st.integers(0, 7), max_size=3))
    assert one.having(wanted).tolist() == [bool(set(values) & set(wanted)) for values in cases]


def test_as_many_values_as_cases_is_not_one_for_each():
    one = made([[1, 2], [], [3]])
    assert one.counts(np.array([False, True, True])).tolist() == [0, 0, 0, 1, 0, 0]
    assert one.having([1]).tolist() == [True, False, False]


@given(CASES, CASES)
def test_cases_behind_cases(first, second):
    both = joined(made(first), made(second))
    assert both.counts(None).tolist() == made(first + second).counts(None).tolist()


@given(st.lists(st.integers(0, 6), max_size=40), st.integers(1, 8))
def test_the_highest_counts_first_and_of_equal_ones_the_lower_value(counts, limit):
    ordered = sorted((v for v, n in enumerate(counts) if n), key=lambda v: (-counts[v], v))
    assert top(np.array(counts, dtype=np.int64), limit) == ordered[:limit]
