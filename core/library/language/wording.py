"""Terms and filters to text that reads as the same."""

from __future__ import annotations

import re

from core.errors import BadQuery
from core.library.language.grammar import read
from core.library.language.names import FIELD_NAMES, ORDER_NAMES, SCOPE_NAMES, VALUE_NAMES
from core.library.language.nodes import And, Condition, Near, Not, Or, Term, Where, Word, Years
from core.model import Filter, Query


def to_text(query: Query) -> str:
    """The whole query as text that `parse` reads as the same query."""
    order = f"排序:{ORDER_NAMES[query.order]}" if query.order != "newest" else ""
    words = _beside(query.text.strip()) if query.filters or order else query.text.strip()
    return " ".join(part for part in (*map(chip_text, query.filters), words, order) if part)


def _beside(text: str) -> str:
    """Alternatives in brackets, so that what stands beside them holds for all of them."""
    try:
        return f"({text})" if isinstance(read(text)[0], Or) else text
    except BadQuery:
        return text


def chip_text(chip: Filter) -> str:
    """A filter as the search box takes it: `-主题:产业`."""
    value = VALUE_NAMES.get(chip.field, {}).get(chip.value, chip.value)
    return f"{'-' if chip.exclude else ''}{FIELD_NAMES[chip.field]}:{_value(value)}"


def show(term: Term, inner: bool = False) -> str:
    """A term as text that reads as the same term."""
    match term:
        case Word(text, scope, quoted):
            body = _quote(text) if quoted or _needs_quotes(text) else text
            return body if scope == "text" else f"{SCOPE_NAMES[scope]}:{body}"
        case Near(parts, distance):
            return f" NEAR/{distance} ".join(_quote(part) for part in parts)
        case Where(field, value):
            return chip_text(Filter(field, value))
        case Years(first, last):
            return f"年:{first or ''}-{last or ''}"
        case Condition():
            return f"数字:{_value(term.indicator + (term.relation or '') + term.written)}"
        case Not(part):
            return f"-{show(part, True)}"
        case And(parts):
            text = " ".join(show(part, True) for part in parts)
            return f"({text})" if inner else text
        case Or(parts):
            text = " OR ".join(show(part, True) for part in parts)
            return f"({text})" if inner else text


def _needs_quotes(text: str) -> bool:
    """Whether a word would read as something else beside other words and brackets."""
    one, other = Word("甲"), Word(text)
    try:
        return read(f"(甲 {text})") != (And((one, other)), None) or read(f"({text} 甲)") != (
            And((other, one)),
            None,
        )
    except BadQuery:
        return True


def _value(text: str) -> str:
    return _quote(text) if not text or re.search(r"[\s()\uff08\uff09\"“”「」|]", text) else text


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
