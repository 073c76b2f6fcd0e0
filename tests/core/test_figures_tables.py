"""Each entry of the figures' tables is run by its own example."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core import lexicon
from core.model import Case, Figure, Paragraph, Span
from core.parse import figures
from core.parse.figures import not_figures
from core.parse.figures.folding import fold
from core.parse.figures.quantities import scan
from core.parse.projection import project


def read(text: str) -> tuple[Figure, ...]:
    paragraphs = (Paragraph("text", (Span(0, len(text)),)),)
    case = Case(0, Span(0, len(text)), paragraphs=paragraphs)
    return figures.read(case, project(text, paragraphs)).figures


def units_in(text: str) -> list[str]:
    folded = fold(text)
    return [fold(f.unit) for f in scan(text, folded, not_figures.mask(folded))]


def _unit_examples() -> Iterator[tuple[str, str]]:
    table = lexicon.load("units")
    for dimension in table["measures"].values():
        yield from ((unit, entry["example"]) for unit, entry in dimension["units"].items())
    yield from table["counters"].items()


_SPOKEN = {"块": "元", "块钱": "元", "毛钱": "毛", "口人": "人"}


@pytest.mark.parametrize(("unit", "example"), list(_unit_examples()))
def test_unit(unit: str, example: str) -> None:
    assert {fold(unit), _SPOKEN.get(unit)} & set(units_in(example))


def test_canonical_units_are_worth_one() -> None:
    for name, table in lexicon.load("units")["measures"].items():
        assert table["units"][table["canonical"]]["factor"] == 1, name


@pytest.mark.parametrize("table", ["after_ge", "after_digits", "people", "half", "bare"])
def test_other_unit_lists(table: str) -> None:
    assert units_in(lexicon.load("units")[table]["example"])


@pytest.mark.parametrize(("noun", "entry"), lexicon.load("units")["noun_units"].items())
def test_noun_with_its_own_unit(noun: str, entry: dict[str, str]) -> None:
    assert noun in entry["example"] and units_in(entry["example"]) == [entry["unit"]]


def _modifier_examples() -> Iterator[tuple[str, str, str]]:
    for table in lexicon.load("modifiers").values():
        yield from ((word, *entry) for word, entry in table.items())


@pytest.mark.parametrize(("word", "modifier", "example"), list(_modifier_examples()))
def test_modifier(word: str, modifier: str, example: str) -> None:
    found = read(example + "。" if word in ("几乎为", "近乎", "几近于") else example + ",")
    assert word in example
    assert [f.modifier for f in found] == [modifier]


@pytest.mark.parametrize("role", ["to", "by", "by_after"])
def test_change_verbs(role: str) -> None:
    table = lexicon.load("change")
    for word, example in table[role].items():
        found = read(example + "。")
        roles = [f.change.role if f.change else None for f in found]
        expected = "by" if role.startswith("by") else "to"
        if role == "to" and word in table["needs_from"]["words"] and len(found) == 1:
            expected = None
        assert word in fold(example) and roles[-1] == expected, (word, example, roles)


def test_a_result_without_a_start_is_no_change() -> None:
    assert [f.change for f in read(lexicon.load("change")["needs_from"]["example"])] == [None]


@pytest.mark.parametrize("word", lexicon.load("not_figures")["fixed"])
def test_fixed_word(word: str) -> None:
    assert read(f"坚持{word}工作。") == ()


@pytest.mark.parametrize(
    "rule", lexicon.load("themes_of_figures")["theme"], ids=lambda rule: str(rule["name"])
)
def test_theme(rule: dict[str, str]) -> None:
    assert {f.theme for f in read(rule["example"] + "。")} == {rule["name"]}


@pytest.mark.parametrize(("word", "example"), lexicon.load("periods")["rates"].items())
def test_rate(word: str, example: str) -> None:
    expected = "每年" if word == "年均" else word
    assert [f.period for f in read(example + "。")] == [expected]


@pytest.mark.parametrize(("word", "period"), lexicon.load("periods")["yearly"].items())
def test_yearly_quantities(word: str, period: str) -> None:
    assert [f.period for f in read(f"基地{word}收益30万元。")] == [period]


@pytest.mark.parametrize("word", lexicon.load("periods")["words"])
def test_time_in_words(word: str) -> None:
    assert [f.period for f in read(f"{word}培育企业12家。")] == [word]


@pytest.mark.parametrize(
    "name", ["lead", "trail", "stops", "opening_verbs", "light_verbs", "heads", "people"]
)
def test_lists_of_the_indicator_table_hold_each_word_once(name: str) -> None:
    words = lexicon.load("indicators")[name]
    assert len(words) == len(set(words)), [w for w in words if words.count(w) > 1]
