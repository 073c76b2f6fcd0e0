"""Programmes in quotation marks: “四联四促”, “137”责任制, “百村示范、千村共进”行动."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from core import lexicon
from core.model import ProgrammeKind
from core.parse.programmes import words
from core.parse.programmes.candidate import Candidate
from core.parse.programmes.unquoted import ends_in_verb, has_edge, left_edge, says_more

_QUOTES = re.compile(
    r"“((?:[^“”\n]|“[^“”\n]{1,12}”){1,48})[”“]|‘([^‘’\n]{1,40})’|「([^「」\n]{1,40})」|『([^『』\n]{1,40})』|\"([^\"\n]{1,40})\""
)
_BETWEEN = re.compile(r"[、,，/ 和与及]{0,2}")
_SENTENCE = re.compile(r"[。!?！？;；:：]")
_FARTHEST = 20
_NEAR = 6
_OFTEN = 3
_POINT = re.compile("[，,、。·]")
_NUMERAL = "一二两三四五六七八九十百千万"
# 三类户, 四类人员: kinds of people, nothing set up.
_CLASS = rf"[{_NUMERAL}]类[^\W\d_]{{0,3}}(?:人|户|人员|人群|群体|对象)(?![^\W\d_])"
_CLASSES = re.compile(_CLASS)
FORMULA = re.compile(
    rf"(?!..?[年天月日岁代辈里亩斤]|{_CLASS})[{_NUMERAL}][^\W\d_]{{1,2}}(?:[{_NUMERAL}][^\W\d_]{{1,3}})+"
    rf"|(?!{_CLASS})[{_NUMERAL}](?:个|项|条|大|步|张|支|级|种|类|次|道|本|块|色|字)[^\W\d_]{{1,6}}"
    rf"|[{_NUMERAL}][到进入帮联访包送][^\W\d_]{{2,4}}"  # 五到贫困村
    rf"|[{_NUMERAL}]不[^\W\d_][{_NUMERAL}][^\W\d_]{{2,5}}"
    rf"|[^\W\d_]?[{_NUMERAL}][^\W\d_]{{1,3}}(?:、[^\W\d_]?[{_NUMERAL}][^\W\d_]{{1,3}})+"
    r"|\d{2,}|\d+(?:[+＋]\d+)+(?:[+＋][NnXx])?|\d+[+＋][NnXx](?:[+＋][NnXx\d])*"
)

# 归雁十条, 人才新政20条.
_ARTICLES = re.compile(rf"[\u4e00-\u9fff]{{2,6}}(?:[{_NUMERAL}]+|\d+)条(?:措施|意见)?")
_FESTIVAL = re.compile(r"[\u4e00-\u9fff]{2,6}(?<![环季时细关春佳])节")
_GREAT = re.compile(r"大(?!学|国|家|地|山|道|本|数|爱|棚|户|局)[\u4e00-\u9fff]{2}")
# Parallel members that tell how bad the roads were, and folk sayings, are nothing set up.
_COMPLAINT = re.compile("[天身嘴脸脚腿吃喝睡愁]|没|无")
# 被村民称为“…”: a nickname.
_NICKNAMED = re.compile("被[^,，。;；]{0,8}(?:称为|称作|称之为|誉为|叫作|叫做)$")
_SUM = re.compile(r"\d+(?:[+＋]\d+)+(?:[>＞﹥=＝≥]|大于)\d+")
# 订单式, 零彩礼: how something is done, unless a type noun follows.
_MANNER = re.compile("[\u4e00-\u9fff]{2,3}式|[零低][^零低、,，]{2}")
# 全方位、多层次、宽领域: praise, nothing set up.
_PRAISE = re.compile("(?:[全多深宽高广大长强][\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff]{1,3}化)(?:、|$)")
# 三定, 六共: too short to be sure of without the words around.
_SHORT_FORMULA = re.compile(rf"(?!{_CLASS})[{_NUMERAL}][^\W\d_]{{1,3}}")


@dataclass(frozen=True, slots=True)
class Quote:
    """A pair of marks and what they hold."""

    start: int
    end: int
    text: str

    @property
    def inner(self) -> tuple[int, int]:
        return self.start + 1, self.end - 1


def quotes(text: str) -> list[Quote]:
    """Short quotations in order; one inside a longer one too."""
    found = []
    at = 0
    while match := _QUOTES.search(text, at):
        body = next(g for g in match.groups() if g is not None)
        if _SENTENCE.search(body) or (len(body) > 24 and "、" not in body and not _parallel(body)):
            at = match.start() + 1
            continue
        found.append(Quote(match.start(), match.end(), body))
        at = match.end()
    return found


def coined(marked: list[Quote], found: list[Candidate]) -> list[Candidate]:
    """Words that an article puts in quotation marks again and again, its own name for a thing: “振兴社”."""
    taken = {i for c in found for i in range(c.start, c.end)}
    free = [q for q in marked if taken.isdisjoint(range(*q.inner)) and _may_be_coined(q.text)]
    counts = Counter(q.text for q in free)
    return [Candidate(*q.inner, "mechanism", 7, q.text) for q in free if counts[q.text] >= _OFTEN]


def _may_be_coined(name: str) -> bool:
    return (
        3 <= len(name) <= 8
        and not _POINT.search(name)
        and name not in _scare()
        and not _scare_end().search(name)
        and not _CLASSES.fullmatch(name)
        and not _is_manner(name)
    )


def _parallel(body: str) -> bool:
    """True if the words are three members and more of one length: 栽树一批,修路一批,建房一批."""
    members = re.split("[,，、]", body)
    return len(members) >= 3 and min(map(len, members)) >= 4 and len(set(map(len, members))) == 1


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
def _scare() -> frozenset[str]:
    return frozenset(lexicon.load("quotation")["scare"])


@cache
def _scare_end() -> re.Pattern[str]:
    return re.compile(f"(?:{lexicon.alternatives(lexicon.load('quotation')['scare_ends'])})$")


@cache
def _barred() -> re.Pattern[str]:
    """What behind a quotation says that it is a figure of speech."""
    return re.compile(lexicon.alternatives(lexicon.load("quotation")["barred_behind"]))


@cache
def _barred_before() -> tuple[str, ...]:
    """What before a quotation says that it tells how things look, or what honour was won."""
    return tuple(lexicon.load("quotation")["barred_before"])


@cache
def _site() -> re.Pattern[str]:
    return re.compile(f"[\u4e00-\u9fff]{{2,}}(?:{lexicon.alternatives(lexicon.load('quotation')['sites'])})")


@cache
def _frames() -> list[tuple[re.Pattern[str], re.Pattern[str], ProgrammeKind | None]]:
    """(what stands before, what stands behind, kind) of each frame that makes a quotation a programme."""
    return [
        (re.compile(f"(?:{f['before']})$"), re.compile(f["behind"]), f.get("kind"))
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
        if _SHORT_FORMULA.fullmatch(q.text) and q.text not in _scare()
    ]


def _chain(chain: list[Quote], text: str) -> list[Candidate]:
    last = chain[-1]
    tail = _tail_behind(last, text)
    if _barred().match(text, last.end) or (tail is None and _seen(text, chain)):
        return []
    framed = _frame(chain, text)
    found = []
    for quote in chain:
        kind = _kind(quote.text, tail[1] if tail else None, framed, len(chain))
        if kind is None:
            continue
        if tail and len(chain) == 1:
            start = _owner(text, quote)
            found.append(Candidate(start, tail[0], kind, 0, quote.text))
        else:
            found.append(Candidate(*quote.inner, kind, 1, quote.text))
    return found


def _seen(text: str, chain: list[Quote]) -> bool:
    """True if what goes before says that the words are a sight or an honour: 绘出“…”, 荣获“…”."""
    start = chain[0].start
    return text.endswith(_barred_before(), max(start - 5, 0), start) and not any(
        words.kind_by_ending(quote.text) for quote in chain
    )


def _owner(text: str, quote: Quote) -> int:
    """The start with the words that say whose short formula it is: 脱贫人口增收“三个一”行动."""
    formula = _SHORT_FORMULA.fullmatch(quote.text) or FORMULA.fullmatch(quote.text)
    start = left_edge(text, quote.start) if formula and len(quote.text) <= 3 else None
    if start is None or text[start - 1 : start] in "、,，" or not 4 <= quote.start - start <= 7:
        return quote.start
    if ends_in_verb(text[start : quote.start]):
        return quote.start
    return start


def _tail_behind(quote: Quote, text: str) -> tuple[int, ProgrammeKind] | None:
    """Where the type noun behind the quotation ends, and its kind."""
    if len(quote.text) < 2:
        return None
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
    for left, right, kind in _frames():
        if left.search(before) and right.match(text, chain[-1].end):
            return (kind,)
    return None


def _kind(
    name: str, tail: ProgrammeKind | None, framed: tuple[ProgrammeKind | None] | None, siblings: int
) -> ProgrammeKind | None:
    """The kind of the programme of this name, None if it is none."""
    bare = name.strip()
    if bare in lexicon.load("quotation")["adjectives"]:
        return None
    known = words.slogans().get(bare)
    if known:
        return known.kind
    if tail and not (bare.endswith("五") and bare in _scare()):  # “十四五”规划 is the nation's plan
        return tail
    saying = framed == ("slogan",) and len(bare) >= 6
    way = framed == ("mechanism",) and len(bare) >= 4 and bare[0] in _NUMERAL  # 一码管村
    sure = saying or way or FORMULA.fullmatch(bare)
    if bare in _scare() or (_scare_end().search(bare) and not sure) or _is_manner(bare):
        return None
    return _kind_by_form(bare, framed, siblings) or (_kind_by_frame(bare, framed) if framed else None)


def _is_manner(bare: str) -> bool:
    """True if the words only say how: 订单式, 全方位、多层次, 1+1>2."""
    praise = re.fullmatch(f"(?:{_PRAISE.pattern})+", bare)
    return bool(praise or _SUM.fullmatch(bare) or (_MANNER.fullmatch(bare) and bare[0] not in _NUMERAL))


def _kind_by_form(
    bare: str, framed: tuple[ProgrammeKind | None] | None, siblings: int
) -> ProgrammeKind | None:
    """The kind that the words themselves give: their type noun, 十条, a festival, a 大讨论 among its like, a sum, a formula."""
    own = words.kind_by_ending(bare)
    loose = bare.endswith("产业") and bare[0] not in _NUMERAL
    if own and len(bare) > 3 and not loose and not (framed and "、" in bare):
        return own if own != "mechanism" or says_more(bare) else None
    if _ARTICLES.fullmatch(bare):
        return "policy"
    if _FESTIVAL.fullmatch(bare) or (_GREAT.fullmatch(bare) and (framed or siblings > 1)):
        return "campaign"
    if "+" in bare or "＋" in bare:
        return "mechanism"
    if _parallel(bare) and not _COMPLAINT.search(bare):
        return (framed and framed[0]) or "slogan"
    if FORMULA.fullmatch(bare):
        return framed[0] if framed and framed[0] in ("slogan", "project") else "mechanism"
    return None


def _kind_by_frame(bare: str, framed: tuple[ProgrammeKind | None]) -> ProgrammeKind | None:
    """The kind that the words around give to a name that does not tell its own."""
    if _site().fullmatch(bare):
        return "project"
    if _GREAT.fullmatch(bare) or len(bare) < 3:
        return None
    if len(bare) == 3 and not _SHORT_FORMULA.fullmatch(bare) and framed[0] is None:
        return None
    return framed[0] or ("slogan" if re.search("[、,，]", bare) else "mechanism")
