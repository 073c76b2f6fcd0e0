"""A library in memory of as many cases as one likes, for what the samples are too few for."""

from __future__ import annotations

from types import SimpleNamespace

from core.model import (
    Answer,
    Case,
    CaseRow,
    Document,
    FacetValue,
    Field,
    Paragraph,
    PlaceNode,
    Snippet,
    Span,
    StoredCase,
)

PROVINCES = ("河南省", "湖南省", "山西省", "辽宁省")


class FakeStore:
    """Case `i` lies in province `i % 4`; words find the cases whose title holds them; `!` is a bad query."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.generation = 1
        self.older = False
        self.asked: list = []
        self.pages: list[int] = []

    def answer(self, query, limit):
        self.asked.append(query)
        if "!" in query.text:
            return Answer(query, problem="“!” 不能用在这里")
        found = self._found(query)
        everywhere = self._found(query, places=False)
        tree = tuple(sum(i % 4 == p for i in everywhere) for p in range(4))
        years = (FacetValue("2022", len(found) // 2), FacetValue("2023", len(found) - len(found) // 2))
        rows = tuple(self._row(i) for i in found[:limit])
        return Answer(query, len(found), rows, tree, (("year", years),), self.generation)

    def page(self, query, offset, limit):
        self.pages.append(offset)
        return tuple(self._row(i) for i in self._found(query)[offset : offset + limit])

    def ids(self, query):
        return tuple(i + 1 for i in self._found(query))

    def tree(self):
        initials = ("hns", "hns", "sxs", "lns")
        return tuple(
            PlaceNode(i, -1, name, name, 1, initials=initials[i]) for i, name in enumerate(PROVINCES)
        )

    def case(self, id, query):
        text = f"第{id}篇\n正文一共{id}亩。"
        case = Case(
            1,
            Span(0, len(text)),
            (Span(0, len(text)),),
            (Paragraph("text", (Span(0, len(text)),)),),
            title=Field(f"第{id}篇", Span(0, len(f"第{id}篇"))),
        )
        return StoredCase(id, id, case, Document("f.txt", text, str(id)))

    def suggest(self, text, limit):
        return (SimpleNamespace(text="河南省", kind="place", value="河南省"),)

    def meant(self, query):
        return ()

    def also(self, query):
        return ()

    def figures(self, query, limit):
        return ()

    def close(self):
        pass

    def backup_if_changed(self):
        return None

    def has_older_readings(self):
        return self.older

    def _found(self, query, places=True):
        wanted = [f.value for f in query.filters if f.field == "place"] if places else []
        numbers = {PROVINCES.index(w) for w in wanted}
        whole = (
            range(self.size)
            if not query.text
            else [i for i in range(self.size) if query.text in f"第{i + 1}篇"]
        )
        return [i for i in whole if i % 4 in numbers] if numbers else whole

    def _row(self, i):
        return CaseRow(
            i + 1, "f.txt", 1, f"第{i + 1}篇", PROVINCES[i % 4], "2022-01-01", "日报", "news", Snippet("一二三", (Span(1, 2),)),
            figures=3, programmes=2, doubts=i % 2,
        )  # fmt: skip


class FakeMakers:
    def __init__(self, size: int = 20) -> None:
        self.store = FakeStore(size)
        self.imports: list = []
        self.rereadings: list = []
        self.outcome = SimpleNamespace(verdicts=(), cancelled=False)

    def open(self, path):
        return self.store

    def remembered(self, path):
        return None

    def create(self, path):
        pass

    def open_for_writing(self, path):
        return self.store

    def remember(self, library, store, query, case):
        pass

    def reindex(self, library, progress):
        self.rereadings.append(progress)
        self.store.older = progress.cancelled
        return SimpleNamespace(done=0 if progress.cancelled else self.store.size)

    def import_paths(self, library, paths, progress):
        self.imports.append(list(paths))
        return self.outcome
