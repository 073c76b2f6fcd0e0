"""Collections: cases put in and taken out by people, found by them, undone in one go and handed over."""

from __future__ import annotations

import sqlite3

import numpy as np
import pytest

from core.library import Library
from core.library import arrays as held
from core.library.language import parse, to_text
from core.model import FacetValue, Filter, Query
from tests.core.made import village_library


def village(path):
    made = Library.create(path)
    made.add(village_library())
    return made


@pytest.fixture
def library(tmp_path):
    made = village(tmp_path / "a.xjlib")
    yield made
    made.close()


def found(library, name):
    return library.ids(Query(filters=(Filter("collection", name),)))


def test_cases_go_in_and_out_and_are_found_by_their_collection(library):
    ids = library.ids(Query())[:3]
    assert library.collect(ids, "乡村旅游", reviewer="李") == 3
    assert library.collect(ids[:2], "乡村旅游", reviewer="李") == 0
    assert set(found(library, "乡村旅游")) == set(ids)
    assert library.collections() == (FacetValue("乡村旅游", 3),)
    assert dict(library.answer(Query()).facets)["collection"] == (FacetValue("乡村旅游", 3),)
    assert library.collect(ids[:1], "乡村旅游", into=False, reviewer="李") == 1
    assert set(found(library, "乡村旅游")) == set(ids[1:])
    assert library.collect(ids[:1], "别的", into=False) == 0


def test_one_undo_takes_back_all_that_was_put_in_at_once(library):
    ids = library.ids(Query())[:3]
    library.collect(ids[:1], "旅游", reviewer="李")
    library.collect(ids, "旅游", reviewer="李")
    library.undo("李")
    assert found(library, "旅游") == ids[:1]
    library.redo("李")
    assert set(found(library, "旅游")) == set(ids)
    library.undo("李")
    library.undo("李")
    assert library.collections() == ()
    assert library.undo("李") is None


def test_a_collection_that_is_named_like_another_joins_it_and_one_undo_parts_them(library):
    one, two, three = library.ids(Query())[:3]
    library.collect([one, two], "旅游", reviewer="李")
    library.collect([two, three], "康养", reviewer="李")
    assert library.rename_collection([one, two], "旅游", "康养", "李") == 2
    assert library.collections() == (FacetValue("康养", 3),)
    assert library.rename_collection([one, two], "旅游", "康养", "李") == 0
    library.undo("李")
    assert set(found(library, "旅游")) == {one, two} and set(found(library, "康养")) == {two, three}


def test_a_case_stays_while_reviewers_disagree_and_nothing_is_adrift(library, tmp_path):
    other = village(tmp_path / "b.xjlib")
    (id, *_) = library.ids(Query())
    library.collect([id], "旅游", reviewer="李")
    other.collect([id], "旅游", reviewer="王")
    other.collect([id], "旅游", into=False, reviewer="王")
    assert found(other, "旅游") == ()
    library.merge(other.all_decisions())
    assert found(library, "旅游") == (id,)
    assert [one.judged.target.field for one in library.conflicts()] == ["旅游"]
    library.collect([id], "旅游", into=False, reviewer="李")
    assert found(library, "旅游") == ()
    assert library.conflicts() == library.unattached() == ()
    other.close()


def test_collections_come_with_a_review_package(library, tmp_path):
    ids = library.ids(Query())[:2]
    library.collect(ids, "旅游", reviewer="李")
    library.hand_over(tmp_path / "r.xjreview")
    other = village(tmp_path / "b.xjlib")
    assert other.take_over(tmp_path / "r.xjreview") == 2
    assert other.collections() == (FacetValue("旅游", 2),)
    other.close()


def test_starred_cases_are_counted_found_and_named(library):
    first, second, *_ = library.ids(Query())
    library.star(first)
    library.star(second)
    library.star(second, False)
    starred = Query(filters=(Filter("star", "starred"),))
    assert library.ids(starred) == (first,)
    assert dict(library.answer(Query()).facets)["star"] == (FacetValue("starred", 1),)
    assert library.ids(Query("收藏:已收藏")) == (first,)
    assert to_text(parse("收藏:已收藏")) == "收藏:已收藏"


@pytest.mark.parametrize("written", ["集:旅游", "收集夹:旅游", "专题集:旅游"])
def test_the_language_of_the_search_box_knows_them(written):
    assert parse(written).filters == (Filter("collection", "旅游"),)
    assert to_text(parse(f"养殖 -{written}")) == "-集:旅游 养殖"


def test_arrays_of_a_program_without_collections_are_read(library, tmp_path):
    library.settle()
    library.close()
    connection = sqlite3.connect(tmp_path / "a.xjlib")
    known = held._snapshot(connection)
    assert known is not None
    before = held.FIELDS
    held.FIELDS = tuple(name for name in before if name != "collection")
    try:
        held.save(connection, known_without(known))
    finally:
        held.FIELDS = before
    again = held._snapshot(connection)
    assert again is not None
    assert np.array_equal(again.ids, known.ids)
    assert again.facet(connection, "collection", None) == ()
    connection.rollback()
    connection.close()
    Library.open(tmp_path / "a.xjlib").close()


def known_without(known):
    known.columns.pop("collection")
    known.values.pop("collection")
    return known
