"""Text to terms: tokens, then recursive descent. Raises BadQuery with what is wrong, in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.errors import BadQuery
from core.library.language.names import FIELDS, ORDERS, OTHER_NAMES, SCOPES, VALUES, known
from core.library.language.nodes import And, Condition, Near, Not, Or, Relation, Term, Where, Word, Years
from core.model import Order

NEAR = 20
"""Characters between the words of a NEAR without a number."""

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


def read(text: str) -> tuple[Term | None, Order | None]:
    """The term that a text says, and its `排序:`; None for what it does not say."""
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
        if empty and known(empty["field"]):
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
        return _Token("near", match["distance"] or str(NEAR))
    if match["operator"]:
        return _Token(_OPERATORS[match["operator"]])
    if match["minus"]:
        return _Token("not")
    quoted = next((match[name] for name in ("ascii", "curly", "corner") if match[name] is not None), None)
    field, body = match["field"] or "", quoted if quoted is not None else match["bare"]
    if match["ascii"] is not None:
        body = body.replace('""', '"')
    if field and not known(field):
        return _Token("term", f"{field}:{body}", "", True)
    return _Token("term", body, OTHER_NAMES.get(field, field), quoted is not None)


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
        found, distance = [first], NEAR
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
        field = FIELDS[token.field]
        return Where(field, VALUES.get(field, {}).get(token.text, token.text))
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
