"""The values of a facet: which are shown for what one types."""

from core.model import Answer, FacetValue, Query
from gui.cases.facets import FacetModel
from gui.look.lazily import Lazily


def test_a_value_is_found_by_pinyin_and_initials(qtmodeltester):
    model = FacetModel(("programme",))
    values = tuple(FacetValue(name, 3) for name in ("四联四促", "八稻产业", "137工作法"))
    model.show(Answer(Query(), facets=(("programme", values),)))
    qtmodeltester.check(model, force_py=True)
    for typed, shown in (
        ("slsc", ["四联四促"]), ("badao", ["八稻产业"]), ("cy", ["八稻产业"]), ("137", ["137工作法"]), ("ao", []),
        ("", ["四联四促", "八稻产业", "137工作法"]),
    ):  # fmt: skip
        model.filter(typed)
        assert [model.index(row).data() for row in range(model.rowCount())] == shown


def test_facets_are_made_when_somebody_looks_and_know_the_answer_then(walk):
    sidebar = walk.window.browse.sidebar
    assert sidebar.tab() == 0 and not sidebar.facets.made()
    sidebar.show_tab(1)
    [pane] = sidebar.facets.made()
    assert pane.isVisible() and pane.facets.rowCount() and sidebar.tab() == 1
    here = sidebar._tabs.buttons()[-1]
    while here is not pane.view:
        here = here.nextInFocusChain()
        assert here is not walk.window.browse.list.view, "the keyboard comes by it before the list"


def test_parts_are_made_once():
    made = []
    parts = Lazily(3, lambda number: made.append(number) or f"part {number}")
    assert (parts[1], parts[1], made, parts.made()) == ("part 1", "part 1", [1], ("part 1",))
    assert list(parts) == ["part 0", "part 1", "part 2"] and made == [1, 0, 2]
