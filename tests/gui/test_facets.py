"""The values of a facet: which are shown for what one types."""

from core.model import Answer, FacetValue, Query
from gui.cases.facets import FacetModel


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
