"""Overlaps are settled in one place, and everything of a case is lit."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.model import Span
from gui.text.highlight import KINDS, highlights, related, settle
from tests.gui.sample import CASE, STORED

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 12), st.sampled_from(KINDS)).map(
        lambda given: (given[0], given[0] + given[1], given[2])
    ),
    max_size=12,
)


@given(SPANS)
def test_stretches_never_overlap_and_cover_exactly_what_was_given(spans) -> None:
    stretches = settle(spans)
    assert all(a.end <= b.start for a, b in pairwise(stretches))
    covered = [at for stretch in stretches for at in range(stretch.start, stretch.end)]
    assert covered == sorted({at for start, end, _ in spans for at in range(start, end)})


@given(SPANS)
def test_a_stretch_names_every_span_over_it_and_the_shortest_first(spans) -> None:
    for stretch in settle(spans):
        over = {i for i, (start, end, _) in enumerate(spans) if start < stretch.end and stretch.start < end
                and start < end}  # fmt: skip
        assert set(stretch.items) == over
        lengths = [spans[i][1] - spans[i][0] for i in stretch.items]
        assert lengths == sorted(lengths)
        assert list(stretch.kinds) == list(dict.fromkeys(spans[i][2] for i in stretch.items))


def test_a_longer_name_shows_on_both_sides_of_a_shorter_one() -> None:
    assert [(s.start, s.end, s.kinds) for s in settle([(0, 9, "programme"), (3, 5, "figure")])] == [
        (0, 3, ("programme",)),
        (3, 5, ("figure", "programme")),
        (5, 9, ("programme",)),
    ]


def test_everything_of_a_case_is_lit_in_the_order_of_the_text() -> None:
    lit = highlights(CASE, STORED.hits)
    assert list(lit) == sorted(lit)
    assert {highlight.kind for highlight in lit} == set(KINDS) - {"note"}
    assert [h.span for h in lit if h.kind == "figure"] == [f.span for f in CASE.figures]


def test_only_checks_that_do_not_hold_are_underlined_at_both_places() -> None:
    marked = [h for h in highlights(CASE) if h.kind == "check"]
    assert {h.index for h in marked} == {0}
    assert {h.span for h in marked} == {CASE.checks[0].span, CASE.checks[0].other}


def test_an_empty_span_lights_nothing() -> None:
    assert not [h for h in highlights(CASE, (Span(5, 5),)) if h.kind == "hit"]


def test_what_belongs_together() -> None:
    assert related(CASE, "figure", 2) == (CASE.figures[3].span,)
    assert related(CASE, "figure", 0) == ()
    assert related(CASE, "check", 0) == (CASE.checks[0].span, CASE.checks[0].other)
    expanded = replace(CASE.programmes[0], expansion_span=Span(5, 9))
    assert related(replace(CASE, programmes=(expanded,)), "programme", 0) == (Span(5, 9),)
    assert related(CASE, "place", 0) == ()
