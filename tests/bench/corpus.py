"""A deterministic corpus of any size: paragraphs of the samples recombined, with real places, other figures and other words.

A case of the corpus comes with its spans, so that the library can be measured without parsing; its text reads like an
article, so that the whole import can be measured too.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from core import paths
from core.gazetteer import Gazetteer
from core.library import Entry
from core.model import (
    Case,
    Document,
    Field,
    Figure,
    Paragraph,
    Place,
    PlaceMention,
    PrimaryPlace,
    Programme,
    Quantity,
    Span,
    Theme,
)  # fmt: skip

THEMES = (
    "产业", "人才", "文化", "生态", "组织", "巩固脱贫成果", "防返贫监测", "驻村帮扶", "集体经济", "就业", "乡村治理", "乡村建设",
)  # fmt: skip
INDUSTRIES = ("光伏", "肉牛", "食用菌", "水果", "茶叶", "中药材", "旅游", "电商", "养殖", "种植")
KINDS = ("interview", "work_report", "deeds", "news", "feature", "notice")
PAPERS = ("日报", "晚报", "新闻网", "乡村振兴局", "党建网")
_FIGURE = re.compile(r"(\d+(?:\.\d+)?)([多余]?[千万亿]?)(元|户|人|亩|名|个|头|项|%)")
_QUOTED = re.compile(r"“([^”\n]{3,10})”")
_WORD = re.compile(r"[一-鿿]{2}")
_SCALE = {"": 1, "千": 1e3, "万": 1e4, "亿": 1e8}


@dataclass(frozen=True, slots=True)
class Article:
    """One article before it is a file: the last two lines are its page's furniture."""

    name: str
    title: str
    byline: str
    paragraphs: tuple[str, ...]
    place: Place
    source: str
    published: str

    @property
    def text(self) -> str:
        head = f"首页 > 新闻 > 正文\n{self.title}\n{self.byline}\n"
        return head + "\n".join(self.paragraphs) + "\n上一篇:要闻速览\n版权所有 不得转载\n"


def articles(count: int, seed: int = 1) -> Iterator[Article]:
    """`count` articles, the same for the same numbers."""
    drawn = random.Random(seed)
    for number in range(count):
        yield _article(number, drawn)


def entries(count: int, seed: int = 1) -> Iterator[Entry]:
    """The same articles as entries for a library, their cases made from what the generator knows."""
    drawn = random.Random(seed + 1)
    for article in articles(count, seed):
        text = article.text
        data = text.encode()
        document = Document(article.name, text, hashlib.sha256(data).hexdigest())
        yield Entry(f"corpus/{article.name}", data, document, (_case(article, text, drawn),))


def _article(number: int, drawn: random.Random) -> Article:
    place = drawn.choice(places())
    length, wanted = 0, drawn.randint(900, 2100)
    chosen = []
    while length < wanted:
        paragraph = _other_words(drawn.choice(paragraphs()), place, drawn)
        chosen.append(paragraph)
        length += len(paragraph)
    city = (place.city or place.province or "").removesuffix("市")
    source = city + drawn.choice(PAPERS)
    published = f"{drawn.randint(2015, 2024)}-{drawn.randint(1, 12):02}-{drawn.randint(1, 28):02}"
    name = next(name for name in reversed(place.names) if name)
    title = f"{name}:{drawn.choice(_titles())}"
    return Article(
        f"{number:07}.txt", title, f"来源:{source} {published}", tuple(chosen), place, source, published
    )


def _other_words(text: str, place: Place, drawn: random.Random) -> str:
    """`text` about this place, with other figures, and one word in eight another word of the language."""
    text = _old_places().sub(lambda m: place.township or place.county or m.group(), text)
    text = re.sub(r"\d+", lambda m: str(drawn.randint(1, 10 ** min(len(m.group()), 6))), text)
    words = other_words()
    return _WORD.sub(lambda m: drawn.choice(words) if drawn.random() < 0.12 else m.group(), text)


def _case(article: Article, text: str, drawn: random.Random) -> Case:
    title_at = text.index(article.title)
    at = text.index(article.paragraphs[0], title_at + len(article.title))
    pieces = []
    for paragraph in article.paragraphs:
        pieces.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 1
    body = Span(pieces[0].start, pieces[-1].end)
    source_at = text.index(article.source, title_at + len(article.title))
    return Case(
        0, Span(title_at, body.end), (body,), tuple(Paragraph("text", (piece,)) for piece in pieces),
        title=Field(article.title, Span(title_at, title_at + len(article.title))),
        source=Field(article.source, Span(source_at, source_at + len(article.source))),
        published=Field(article.published), kind=drawn.choice(KINDS),  # type: ignore[arg-type]
        primary_place=PrimaryPlace(article.place, ("title",)), places=_mentions(text, body, article.place),
        figures=tuple(_figures(text, body)), programmes=tuple(_programmes(text, body)),
        themes=_themes(drawn, pieces[0]),
    )  # fmt: skip


def _themes(drawn: random.Random, passage: Span) -> tuple[Theme, ...]:
    names = drawn.sample(THEMES, drawn.randint(1, 4)), drawn.sample(INDUSTRIES, drawn.randint(0, 2))
    return tuple(Theme(n, 0.5, (passage,), industry=bool(i)) for i, some in enumerate(names) for n in some)


def _figures(text: str, body: Span) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text, body.start, body.end):
        scale = match[2].strip("多余")
        value = float(match[1]) * _SCALE[scale]
        money = match[3] == "元"
        yield Figure(
            Span(*match.span()), match.group(), value, match[3], indicator=text[max(match.start() - 4, 0) : match.start()],
            theme="income" if money else "population", sentence=Span(max(match.start() - 20, body.start), match.end()),
            normal=Quantity(value, "元", "money") if money else None,
        )  # fmt: skip


def _programmes(text: str, body: Span) -> Iterator[Programme]:
    for match in _QUOTED.finditer(text, body.start, body.end):
        yield Programme(Span(*match.span(1)), match[1], match[1], "campaign")


def _mentions(text: str, body: Span, place: Place) -> tuple[PlaceMention, ...]:
    name = place.township or place.county or ""
    found = re.finditer(re.escape(name), text[body.start : body.end]) if name else ()
    return tuple(PlaceMention(Span(body.start + m.start(), body.start + m.end()), name, place) for m in found)


@cache
def paragraphs() -> tuple[str, ...]:
    """The long lines of the sample documents."""
    lines = [
        line.strip()
        for path in sorted(paths.seeds().iterdir())
        for line in path.read_text("utf-8").split("\n")
    ]
    return tuple(line for line in lines if 60 <= len(line) <= 600 and "版权" not in line)


@cache
def _titles() -> tuple[str, ...]:
    return tuple(p.split("。")[0].split(",")[0][:24] for p in paragraphs())


@cache
def places() -> tuple[Place, ...]:
    """Townships of the gazetteer, every twelfth, and some counties."""
    gazetteer = Gazetteer()
    found = []
    for province in gazetteer.children():
        for city in gazetteer.children(province.code):
            for county in gazetteer.children(city.code)[:12]:
                found.append(county)
                found += gazetteer.children(county.code)[::12] if county.level == 3 else ()
    gazetteer.close()
    return tuple(found)


@cache
def other_words() -> tuple[str, ...]:
    """Two-character words of jieba's dictionary, as often as they are used."""
    import jieba  # its dictionary only

    weighted = []
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, count, *_ = line.decode().split(" ")
            if len(word) == 2 and _WORD.fullmatch(word):
                weighted.append((word, min(int(count), 20000)))
    drawn = random.Random(0)
    names, counts = zip(*weighted, strict=True)
    return tuple(drawn.choices(names, counts, k=60000))


@cache
def _old_places() -> re.Pattern[str]:
    names = [
        "河西镇",
        "乌龙坝镇",
        "老庄镇",
        "四方台镇",
        "东风镇",
        "海北镇",
        "北义城镇",
        "天宁镇",
        "大临河乡",
        "平定镇",
        "接履桥街道",
        "菱角塘镇",
        "凉水泉村",
        "马坝村",
    ]
    return re.compile("|".join(names))
