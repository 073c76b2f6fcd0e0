"""What a reader does, and the query that comes of it."""

import pytest

from core.model import Filter, Query
from gui import queries

SHANXI, HENAN = Filter("place", "山西省"), Filter("place", "河南省")
NOT_HENAN = Filter("place", "河南省", True)
Q = Query("光伏", (SHANXI, Filter("theme", "产业")), "title")


@pytest.mark.parametrize(
    ("before", "change", "filters"),
    [
        (Query(), lambda q: queries.chosen(q, "place", ("山西省",)), (SHANXI,)),
        (Query(filters=(SHANXI,)), lambda q: queries.chosen(q, "place", ("河南省",)), (HENAN,)),
        (Query(filters=(SHANXI,)), lambda q: queries.chosen(q, "place", ()), ()),
        (Query(filters=(NOT_HENAN,)), lambda q: queries.chosen(q, "place", ("山西省",)), (NOT_HENAN, SHANXI)),
        (Query(filters=(NOT_HENAN,)), lambda q: queries.chosen(q, "place", ("河南省",)), (HENAN,)),
        (Query(), lambda q: queries.toggled(q, "place", "山西省"), (SHANXI,)),
        (Query(filters=(SHANXI,)), lambda q: queries.toggled(q, "place", "山西省"), ()),
        (Query(filters=(HENAN,)), lambda q: queries.toggled(q, "place", "河南省", True), (NOT_HENAN,)),
        (Query(filters=(SHANXI,)), lambda q: queries.added(q, "place", "山西省"), (SHANXI,)),
        (Query(filters=(SHANXI, HENAN)), lambda q: queries.without(q, SHANXI), (HENAN,)),
    ],
)
def test_change(before, change, filters):
    assert change(before).filters == filters


def test_clearing_keeps_the_order():
    assert queries.cleared(Q) == Query(order="title")


def test_each_thing_can_be_taken_off():
    ways = dict(queries.relaxations(Q))
    assert set(ways) == {SHANXI, Filter("theme", "产业"), None}
    assert ways[None].text == ""
    assert ways[SHANXI] == Query("光伏", (Filter("theme", "产业"),), "title")


def test_the_way_back_and_forward():
    history = queries.History(Query())
    first, second = Query(filters=(SHANXI,)), Query(filters=(HENAN,))
    for query in (first, second, second):
        history.visit(query)
    assert history.back() == first
    assert history.back() == Query()
    assert history.back() == Query()
    assert not history.can_go_back
    assert history.forward() == first
    history.visit(Query("新"))
    assert not history.can_go_forward
    assert history.back() == first


def test_letters_typed_one_after_another_are_one_step():
    history = queries.History(Query())
    for text in ("光", "光伏", "光伏发", "光伏发电"):
        history.visit(Query(text))
    assert history.now.text == "光伏发电"
    assert history.back() == Query()


def test_a_filter_after_typing_is_a_step_of_its_own():
    history = queries.History(Query())
    history.visit(Query("光伏"))
    history.visit(Query("光伏", (SHANXI,)))
    assert history.back() == Query("光伏")
