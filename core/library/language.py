"""The language of the search box: text to a tree of terms and filters, and back to text.

Words stand together (AND), `OR`/`或`, `NOT`/`非`/`-`, brackets, "phrases", `甲 NEAR/10 乙`, and `名:值` for fields.
A field that stands at the top is a filter, so values of one field are alternatives, as with chips.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from core.errors import BadQuery
from core.model import Filter, FilterField, Order, Query

Scope = Literal["text", "title", "lead", "raw"]
Relation = Literal[">=", "<=", ">", "<", "="]

FIELDS: dict[str, FilterField] = {
    "地区": "place", "主题": "theme", "产业": "industry", "类型": "kind", "年": "year", "来源": "source", "项目": "programme",
    "标签": "tag", "审核": "review", "指标": "figure_theme",
}  # fmt: skip
SCOPES: dict[str, Scope] = {"标题": "title", "导语": "lead", "原文": "raw"}
ORDERS: dict[str, Order] = {
    "相关度": "relevance", "最新": "newest", "最早": "oldest", "标题": "title", "地区": "place", "数字": "figures",
}  # fmt: skip
KINDS = {
    "访谈": "interview", "工作汇报": "work_report", "人物事迹": "deeds", "消息": "news", "综述": "feature", "公告": "notice",
}  # fmt: skip
_OTHER_NAMES = {"地名": "地区", "年份": "年", "机制": "项目", "行业": "产业", "文种": "类型", "题": "标题"}
_FIELD_NAMES = {field: name for name, field in FIELDS.items()}
_SCOPE_NAMES = {scope: name for name, scope in SCOPES.items()}
_ORDER_NAMES = {order: name for name, order in ORDERS.items()}
_KIND_NAMES = {kind: name for name, kind in KINDS.items()}
_NEAR_DEFAULT = 20


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase, looked for in the text, the title only, or the raw page with its furniture."""

    text: str
    scope: Scope = "text"
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Words that stand within `distance` characters of each other."""

    words: tuple[str, ...]
    distance: int = _NEAR_DEFAULT


@dataclass(frozen=True, slots=True)
class Where:
    """A field with a value, inside brackets or OR."""

    field: FilterField
    value: str


@dataclass(frozen=True, slots=True)
class Years:
    """Published in these years, both included; None is open."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Condition:
    """A figure whose indicator has these characters in order and, if a relation is given, this value."""

    indicator: str
    relation: Relation | None = None
    value: float = 0.0
    unit: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Not:
    part: Term


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Term, ...]


Term = Word | Near | Where | Years | Condition | Not | And | Or


@dataclass(frozen=True, slots=True)
class Question:
    """A query understood: its filters, and what else must hold (None: nothing)."""

    filters: tuple[Filter, ...]
    term: Term | None
    order: Order


def understand(query: Query) -> Question:
    """The query's filters with those of its text, and the rest of its text as one term. Raises BadQuery."""
    term, order = _read(query.text)
    filters, rest = list(query.filters), []
    for part in term.parts if isinstance(term, And) else [term] if term else []:
        chip = _chip(part)
        if chip:
            filters.append(chip)
        else:
            rest.append(part)
    return Question(tuple(dict.fromkeys(filters)), _together(rest), order or query.order)


def parse(text: str) -> Query:
    """The query that `text` says, fields at its top as filters. Raises BadQuery."""
    question = understand(Query(text))
    return Query(show(question.term) if question.term else "", question.filters, question.order)


def to_text(query: Query) -> str:
    """The whole query as text that `parse` reads as the same query."""
    order = f"排序:{_ORDER_NAMES[query.order]}" if query.order != "newest" else ""
    return " ".join(part for part in (*map(chip_text, query.filters), query.text.strip(), order) if part)


def chip_text(chip: Filter) -> str:
    """A filter as the search box takes it: `-主题:产业`."""
    value = _KIND_NAMES.get(chip.value, chip.value) if chip.field == "kind" else chip.value
    return f"{'-' if chip.exclude else ''}{_FIELD_NAMES[chip.field]}:{_value(value)}"


def words(term: Term | None) -> tuple[str, ...]:
    """The words that a hit shows, those that must not stand in it left out."""
    if isinstance(term, Word):
        return (term.text,)
    if isinstance(term, Near):
        return term.words
    if isinstance(term, And | Or):
        return tuple(dict.fromkeys(word for part in term.parts for word in words(part)))
    return ()


def conditions(term: Term | None) -> tuple[Condition, ...]:
    """The conditions on figures that a hit may show, those that must not hold left out."""
    if isinstance(term, Condition):
        return (term,)
    if isinstance(term, And | Or):
        return tuple(dict.fromkeys(one for part in term.parts for one in conditions(part)))
    return ()


def show(term: Term, inner: bool = False) -> str:
    """A term as text that reads as the same term."""
    match term:
        case Word(text, scope, quoted):
            body = _quote(text) if quoted or _needs_quotes(text, scope) else text
            return body if scope == "text" else f"{_SCOPE_NAMES[scope]}:{body}"
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


def _chip(term: Term) -> Filter | None:
    if isinstance(term, Where):
        return Filter(term.field, term.value)
    if isinstance(term, Not) and isinstance(term.part, Where):
        return Filter(term.part.field, term.part.value, True)
    return None


def _together(parts: Sequence[Term]) -> Term | None:
    return None if not parts else parts[0] if len(parts) == 1 else And(tuple(parts))


# --- reading ---

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<open>[(\uff08])|(?P<close>[)\uff09])
      |(?P<near>NEAR(?:/(?P<distance>\d{1,4}))?(?=\s|$))
      |(?P<operator>(?:AND|OR|NOT|或|且|非)(?=\s|$|[(\uff08])|\|)
      |(?P<minus>[-\u2212\uff0d](?=\S))
      |(?:(?P<field>[一-鿿]{1,3})[:\uff1a])?
       (?:"(?P<ascii>(?:[^"]|"")*)"|“(?P<curly>[^”]*)”|「(?P<corner>[^」]*)」|(?P<bare>[^\s()\uff08\uff09"“「|]+))
    )""",
    re.VERBOSE,
)
_EMPTY_FIELD = re.compile(r"\s*(?P<field>[一-鿿]{1,3})[:\uff1a](?=\s|$)")
_OPERATORS = {"AND": "and", "且": "and", "OR": "or", "或": "or", "|": "or", "NOT": "not", "非": "not"}


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str = ""
    field: str = ""
    quoted: bool = False


def _read(text: str) -> tuple[Term | None, Order | None]:
    order: Order | None = None
    tokens = []
    for token in _tokens(text):
        if token.field == "排序":
            order = _order(token.text)
        else:
            tokens.append(token)
    if not tokens:
        return None, order
    reader = _Reader(tokens)
    term = reader.alternatives()
    if reader.ahead():
        raise BadQuery("多了一个右括号。")
    return term, order


def _order(text: str) -> Order:
    if text not in ORDERS:
        raise BadQuery(f"不能按“{text}”排序,可以用:{'、'.join(ORDERS)}。")
    return ORDERS[text]


def _tokens(text: str) -> Iterable[_Token]:
    at = 0
    text = text.rstrip()
    while at < len(text):
        empty = _EMPTY_FIELD.match(text, at)
        if empty and _known(empty["field"]):
            raise BadQuery(f"“{empty['field']}:”后面还缺内容。")
        match = _TOKEN.match(text, at)
        if not match:
            raise BadQuery(f"引号没有成对:{text[at:].strip()}")
        yield _token(match)
        at = match.end()


def _token(match: re.Match[str]) -> _Token:
    if match["open"] or match["close"]:
        return _Token("open" if match["open"] else "close")
    if match["near"]:
        return _Token("near", match["distance"] or str(_NEAR_DEFAULT))
    if match["operator"]:
        return _Token(_OPERATORS[match["operator"]])
    if match["minus"]:
        return _Token("not")
    quoted = next((match[name] for name in ("ascii", "curly", "corner") if match[name] is not None), None)
    field, body = match["field"] or "", quoted if quoted is not None else match["bare"]
    if match["ascii"] is not None:
        body = body.replace('""', '"')
    if field and not _known(field):
        return _Token("term", f"{field}:{body}", "", True)
    return _Token("term", body, _OTHER_NAMES.get(field, field), quoted is not None)


def _known(field: str) -> bool:
    return _OTHER_NAMES.get(field, field) in {*FIELDS, *SCOPES, "数字", "排序"}


class _Reader:
    """Recursive descent over the tokens; each method takes what it understands and leaves the rest."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def ahead(self) -> str:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else ""

    def alternatives(self) -> Term:
        parts = [self._conjunction()]
        while self.ahead() == "or":
            self._at += 1
            parts.append(self._conjunction())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _conjunction(self) -> Term:
        parts = [self._negation()]
        while self.ahead() in ("and", "not", "open", "term"):
            if self.ahead() == "and":
                self._at += 1
            parts.append(self._negation())
        flat = [inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,))]
        return flat[0] if len(flat) == 1 else And(tuple(flat))

    def _negation(self) -> Term:
        if self.ahead() != "not":
            return self._neighbours()
        self._at += 1
        part = self._negation()
        return part.part if isinstance(part, Not) else Not(part)

    def _neighbours(self) -> Term:
        first = self._single()
        if self.ahead() != "near":
            return first
        found, distance = [first], _NEAR_DEFAULT
        while self.ahead() == "near":
            distance = int(self._tokens[self._at].text)
            self._at += 1
            found.append(self._single())
        if not all(isinstance(part, Word) and part.scope == "text" for part in found):
            raise BadQuery("NEAR 两边只能是词或短语。")
        return Near(tuple(part.text for part in found if isinstance(part, Word)), distance)

    def _single(self) -> Term:
        kind = self.ahead()
        if kind == "open":
            self._at += 1
            inner = self.alternatives()
            if self.ahead() != "close":
                raise BadQuery("括号没有成对。")
            self._at += 1
            return inner
        if kind != "term":
            raise BadQuery(_MISSING.get(kind, "这里还缺一个词。"))
        self._at += 1
        return _term(self._tokens[self._at - 1])


_MISSING = {
    "": "末尾还缺一个词。", "close": "右括号前面缺一个词。", "or": "OR(或)的前后都要有词。", "and": "AND(且)的前后都要有词。",
    "near": "NEAR 的前后都要有词。",
}  # fmt: skip


def _term(token: _Token) -> Term:
    if token.field == "数字":
        return condition(token.text)
    if token.field == "年":
        return _years(token.text)
    if token.field in FIELDS:
        if not token.text.strip():
            raise BadQuery(f"“{token.field}:”后面还缺内容。")
        value = KINDS.get(token.text, token.text) if token.field == "类型" else token.text
        return Where(FIELDS[token.field], value)
    if not token.text.strip():
        raise BadQuery("引号里是空的。")
    return Word(token.text, SCOPES.get(token.field, "text"), token.quoted)


_YEARS = re.compile(
    r"(?P<from>(?:>|≥|\uff1e)=?)?(?P<to>(?:<|≤|\uff1c)=?)?(?P<first>\d{4})?(?P<dash>[-–—~\uff5e至到])?(?P<last>\d{4})?年?"
)


def _years(text: str) -> Term:
    match = _YEARS.fullmatch(text)
    if not match or not (match["first"] or match["last"]):
        raise BadQuery(f"看不懂年份“{text}”,可以写 2022、2021-2023 或 >=2021。")
    first = int(match["first"]) if match["first"] else None
    if match["from"]:
        return Years(first and first + (match["from"] in _STRICT), None)
    if match["to"]:
        return Years(None, first and first - (match["to"] in _STRICT))
    if match["dash"]:
        return _range(first, int(match["last"]) if match["last"] else None)
    if match["last"]:
        raise BadQuery(f"看不懂年份“{text}”,可以写 2022、2021-2023 或 >=2021。")
    return Where("year", match["first"])


_STRICT = (">", "\uff1e", "<", "\uff1c")


def _range(first: int | None, last: int | None) -> Term:
    if first and last and first > last:
        raise BadQuery(f"年份范围反了:{first}-{last}。")
    return Years(first, last)


_SIGNS = str.maketrans("\uff1c\uff1e\uff1d≥≤", "<>=\u0001\u0002")
_CONDITION = re.compile(r"(?P<indicator>[^<>=]*)(?:(?P<relation>[<>]=|[<>=])(?P<rest>.*))?")
_AMOUNT = re.compile(r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?P<scale>[百千万亿]*)(?P<unit>\D*)")
_RELATIONS: dict[str, Relation] = {">": ">", "<": "<", "=": "=", ">=": ">=", "<=": "<="}
_SCALES = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}


def condition(text: str) -> Condition:
    """`村集体收入>=10万元` as a condition on figures. Raises BadQuery."""
    plain = text.strip().translate(_SIGNS).replace("\u0001", ">=").replace("\u0002", "<=")
    match = _CONDITION.fullmatch(plain)
    indicator = match["indicator"].strip() if match else ""
    if match and not match["relation"] and indicator:
        return Condition(indicator)
    amount = _AMOUNT.fullmatch(match["rest"].strip()) if match and match["relation"] else None
    if not match or not amount:
        raise BadQuery(f"看不懂数字条件“{text}”,可以写 数字:村集体收入>=10万元。")
    relation = _RELATIONS[match["relation"]]
    value = float(amount["number"].replace(",", ""))
    for scale in amount["scale"]:
        value *= _SCALES[scale]
    return Condition(indicator, relation, value, amount["unit"].strip(), match["rest"].strip())


# --- writing ---


def _needs_quotes(text: str, scope: Scope) -> bool:
    try:
        term, order = _read(text)
    except BadQuery:
        return True
    return order is not None or term != Word(text)


def _value(text: str) -> str:
    return _quote(text) if not text or re.search(r"[\s()\uff08\uff09\"“”「」|]", text) else text


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def normal(query: Query) -> Query:
    """The query with what its text says as fields moved to its filters. Raises BadQuery."""
    question = understand(query)
    text = show(question.term) if question.term else ""
    return replace(query, text=text, filters=question.filters, order=question.order)


assert set(FIELDS.values()) == set(get_args(FilterField))
