"""Programmes in quotation marks: “四联四促”, “137”责任制, “百村示范、千村共进”行动."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from core import lexicon
from core.model import ProgrammeKind
from core.parse.programmes import naming, words
from core.parse.programmes.candidate import Candidate
from core.parse.programmes.unquoted import ends_in_verb, has_edge, left_edge

_QUOTES = re.compile(
    r"“((?:[^“”\n]|“[^“”\n]{1,12}”){1,48})[”“]|‘([^‘’\n]{1,40})’|「([^「」\n]{1,40})」|『([^『』\n]{1,40})』|\"([^\"\n]{1,40})\""
)
_OF_PLACE = re.compile("[\u4e00-\u9fff]{1,3}[省市县区镇乡村]")
# “三园”(家园、田园、乐园)工程
_SPELT = re.compile(r"[(（][^()（）\n]*、[^()（）\n]*[)）]")
_PAIR = re.compile(r"([^、,，]{4,})[、,，]([^、,，]{4,})")
_BETWEEN = re.compile(r"[、,，/ 和与及]{0,2}")
_SENTENCE = re.compile(r"[。!?！？;；:：]")
_FARTHEST = 20
_NEAR = 6
_OFTEN = 3
# 被村民称为“…”: a nickname.
_NICKNAMED = re.compile("被[^,，。;；]{0,8}(?:称为|称作|称之为|誉为|叫作|叫做)$")
# “…”等突出问题: what is told is what was wrong.
_ILLS = re.compile("等[^,，。;；]{0,12}?(?:问题|陋习|陈规|现象|乱象|顽疾|难题|短板)")


@dataclass(frozen=True, slots=True)
class Quote:
    """A pair of marks and what they hold."""

    start: int
    end: int
    text: str

    @property
    def inner(self) -> tuple[int, int]:
        return self.start + 1, self.end - 1


class _Frame(NamedTuple):
    """What stands before and behind a quotation, if that tells, and makes it a programme; its kind; if only a pair is one."""

    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    kind: ProgrammeKind | None
    only_pairs: bool


def quotes(text: str) -> list[Quote]:
    """Short quotations in order; one inside a longer one too."""
    found = []
    at = 0
    while match := _QUOTES.search(text, at):
        body = match.group(match.lastindex or 0)
        if _SENTENCE.search(body) or (len(body) > 24 and "、" not in body and not naming.parallel(body)):
            at = match.start() + 1
            continue
        found.append(Quote(match.start(), match.end(), body))
        at = match.end()
    return found


def coined(text: str, marked: list[Quote], found: list[Candidate]) -> list[Candidate]:
    """Words that an article puts in quotation marks again and again, or begins a line with and comes back to: its own
    name for a thing, “振兴社”."""
    taken = set[int]().union(*(range(c.start, c.end) for c in found))
    free = [q for q in marked if taken.isdisjoint(range(*q.inner))]
    counts = Counter(q.text for q in free)
    headed = {q.text for q in free if q.start == 0 or text[q.start - 1] == "\n"}
    often = {
        name for name, n in counts.items() if n >= _OFTEN or (n > 1 and name in headed and len(name) >= 4)
    }
    own = set(filter(naming.may_be_coined, often))
    return [Candidate(*q.inner, "mechanism", 7, q.text) for q in free if q.text in own]


def chains(found: list[Quote], text: str) -> Iterator[list[Quote]]:
    """Quotations that follow one another like “A”“B”、“C”."""
    chain: list[Quote] = []
    for quote in found:
        if chain and not _BETWEEN.fullmatch(text, chain[-1].end, quote.start):
            yield chain
            chain = []
        chain.append(quote)
    if chain:
        yield chain


@cache
def _between() -> re.Pattern[str]:
    """What may stand between a quotation and its type noun."""
    return re.compile(r" ?(?:(?![的了是为在和与及以将把等])[\u4e00-\u9fff]){0,12}")


@cache
def _tail_of_another() -> re.Pattern[str]:
    return re.compile(lexicon.alternatives(lexicon.load("quotation")["not_in_tail"]))


@cache
def _barred() -> re.Pattern[str]:
    """What behind a quotation says that it is a figure of speech."""
    return re.compile(lexicon.alternatives(lexicon.load("quotation")["barred_behind"]))


@cache
def _barred_before() -> tuple[str, ...]:
    """What before a quotation says that it tells how things look, or what honour was won."""
    return tuple(lexicon.load("quotation")["barred_before"])


@cache
def _frames() -> list[_Frame]:
    return [
        _Frame(
            re.compile(f"(?:{f['before']})$") if f["before"] else None,
            re.compile(f["behind"]) if f["behind"] else None,
            f.get("kind"),
            f.get("pair", False),
        )
        for f in lexicon.load("quotation")["frames"]
    ]


def candidates(text: str, marked: list[Quote]) -> list[Candidate]:
    found = []
    for chain in chains(marked, text):
        found += _chain(chain, text)
    return found


def doubtful(marked: list[Quote]) -> list[Candidate]:
    """Short formulas like “四不准” whose surroundings say nothing: programmes only if they are spelt out."""
    return [
        Candidate(*q.inner, "mechanism", 8, q.text)
        for q in marked
        if naming.SHORT_FORMULA.fullmatch(q.text) and q.text not in naming.scare()
    ]


def _chain(chain: list[Quote], text: str) -> list[Candidate]:
    last = chain[-1]
    tail = _tail_behind(last, text)
    figurative = _barred().match(text, last.end) or _ILLS.match(text, last.end) or _stands_alone(text, last)
    if figurative or (tail is None and _seen(text, chain)):
        return []
    framed = _frame(chain, text)
    found = []
    for quote in chain:
        kind = naming.kind(quote.text, tail[1] if tail else None, framed, len(chain))
        if kind is None:
            continue
        if tail and len(chain) == 1 and tail[0] > quote.end and not _SPELT.match(text, quote.end):
            start = _owner(text, quote)
            found.append(Candidate(start, tail[0], kind, 0, quote.text))
        else:
            found.append(Candidate(*quote.inner, kind, 1, quote.text))
    return found


def _stands_alone(text: str, quote: Quote) -> bool:
    """True if nothing but the quotation makes the first sentence of a line: somebody's words."""
    return text[quote.start - 1 : quote.start] in ("", "\n") and text[quote.end : quote.end + 1] in (
        "。",
        "!",
        "！",
    )


def _seen(text: str, chain: list[Quote]) -> bool:
    """True if what goes before says that the words are a sight or an honour: 绘出“…”, 荣获“…”."""
    start = chain[0].start
    return text.endswith(_barred_before(), max(start - 5, 0), start) and not any(
        words.kind_by_ending(quote.text) for quote in chain
    )


def _owner(text: str, quote: Quote) -> int:
    """The start with the words that say whose short formula it is: 脱贫人口增收“三个一”行动."""
    formula = naming.SHORT_FORMULA.fullmatch(quote.text) or naming.FORMULA.fullmatch(quote.text)
    start = left_edge(text, quote.start) if formula and len(quote.text) <= 3 else None
    if start is None or text[start - 1 : start] in "、,，" or not 4 <= quote.start - start <= 7:
        return quote.start
    if ends_in_verb(text[start : quote.start]) or _OF_PLACE.match(text, start):
        return quote.start
    return start


def _tail_behind(quote: Quote, text: str) -> tuple[int, ProgrammeKind] | None:
    """Where the type noun behind the quotation ends, and its kind."""
    if len(quote.text) < 2:
        return None
    if spelt := _SPELT.match(text, quote.end):
        noun = words.type_noun().match(text, spelt.end())
        return (quote.end, words.kinds()[noun.group()]) if noun else None
    for noun in words.type_noun().finditer(text, quote.end, quote.end + _FARTHEST):
        if not _between().fullmatch(text, quote.end, noun.start()):
            return None
        if _tail_of_another().search(text, quote.end, noun.end()):
            return None
        if noun.start() - quote.end > _NEAR and has_edge(text, quote.end, noun.start()):
            return None
        if not text.startswith(words.continued(noun.group()), noun.end()):
            return _whole_tail(text, noun.end(), noun.group())
    return None


def _whole_tail(text: str, end: int, last: str) -> tuple[int, ProgrammeKind]:
    """The tail with the type nouns that follow at once: 评选活动."""
    while further := words.type_noun().match(text, end):
        end, last = further.end(), further.group()
    return end, words.kinds()[last]


def _frame(chain: list[Quote], text: str) -> tuple[ProgrammeKind | None] | None:
    """The kind that the words around the quotations give, in a tuple; None if they are no frame of a programme."""
    before = text[max(chain[0].start - 14, 0) : chain[0].start]
    if _NICKNAMED.search(before):
        return None
    pair = _PAIR.fullmatch(chain[0].text)
    twins = bool(pair and len(pair.group(1)) == len(pair.group(2)))
    end = chain[-1].end
    for left, right, kind, only_pairs in _frames():
        if only_pairs and not twins:
            continue
        if (right is None or right.match(text, end)) and (left is None or left.search(before)):
            return (kind,)
    return None
