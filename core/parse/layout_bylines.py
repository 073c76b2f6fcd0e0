"""The grammar of by-lines: who wrote, printed, edited and dated an article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from core import lexicon
from core.model import Span
from core.parse import layout_sounds
from core.parse.layout_lines import Item
from core.parse.people import tables

LONGEST = 140
_MOST_REST = 26
"""So many characters beside its items may stand on a by-line."""
_MOST_BESIDE_DATE = 12
"""And so many where only a date speaks for a by-line."""
_SKIP = re.compile(r"[\s|,、;·\-—_()\[\]/■*#&<>《》@:]+")
_TIME = r"(?:\s*(?:T|[上下]午)?\s*\d{1,2}\s?:\s?\d{2}(?:\s?:\s?\d{2})?)?"
_WHEN = re.compile(
    r"(?P<day>(?:19|20)\d\d\s?[-年./]\s?(?:1[0-2]|0?[1-9])\s?[-月./]\s?(?:3[01]|[12]\d|0?[1-9])(?!\d)\s?日?"
    r"|[一二][〇○零O0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
    r"|(?<![\d.])(?:3[01]|[12]\d|0[1-9])\.(?:1[0-2]|0[1-9])\.(?:19|20)\d\d(?![\d.]))"
    rf"(?P<weekday>\s*\(?(?:星期|周)[一二三四五六日天]\)?)?{_TIME}(?:\s*(?:发布|发表|刊发)(?!时间|日期|单位|机构|人|者)(?:于[一-鿿]{{2,3}})?)?"
)
_SHORT_WHEN = re.compile(
    r"(?:1[0-2]|0?[1-9])(?:月(?:3[01]|[12]\d|0?[1-9])日|[-/.](?:3[01]|[12]\d|0?[1-9])(?![\d-]))(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|\d{1,2}:\d{2}(?::\d{2})?|(?:昨天|今天|前天|\d{1,2}(?:分钟|小时|天|周|个月)前)(?:\s?\d{1,2}:\d{2})?"
)
_YEAR_CUT = re.compile(r"[012]\d(?P<sign>[-./])(?:1[0-2]|0?[1-9])(?P=sign)(?:3[01]|[12]\d|0?[1-9])(?!\d)")
_WIDGET = re.compile(
    r"(?:第\s?)?[A-Z]?\d{1,3}\s?版(?:\s?:\s?\S{2,8})?|(?:19|20)\d\d年\s?第?\s?\d{1,3}\s?期|(?:原创|首发|转载|独家)(?=[\s|]|$)|https?://\S+|字[体号](?:大小)?|大\s?中\s?小"
    r"|我来说两句|(?:收听本文|听新闻|听全文|纠错|举报|投稿|微信扫一扫|手机看)\s?×?(?=[\s|\]]|$)|\d{2}:\d{2}/\d{2}:\d{2}|(?:浏览|点击|阅读|评论|分享|打印|收藏|关注|人气)(?:次数|量|数)?\s*(?:至|到)?\s*\d*\s*[次条人]?(?=[\s|\]]|$)|A[+-]|T\s?\|\s?T"
)
_WORK = re.compile(
    r"(?:文/?图|图/?文|文并?摄|摄影报道|采访报道|综合报道|整理报道|报道|供稿|撰文|撰稿|采写|整理|编写|文字?|来稿|投稿|/文)"
    r"|(?P<photo>摄影?|供图|图片?|航拍)|(?P<editor>编辑)"
)
_SENT_IN = re.compile(r"(?:供稿|提供|报送|推荐|选送|整理|编写|供图|编|印发|主办)$")
_FROM = re.compile(
    r"(?:摘自|选自|原载于?|转自|转载自|来源于|据)\s?《?(?P<house>[一-鿿A-Za-z·]{2,20}?)》?(?:报道|消息|电|讯)?(?=$|[\s)\]\d,、])(?:\s?(?:19|20)\d\d年[^)\]]{0,14})?"
)
_OFFICE = re.compile(
    r"[^\s,、:;|]{2,30}(?:书记|主任|局长|县长|镇长|乡长|队长|主席|部长|院长|厅长|区长|市长|州长|旗长|处长|科长|理事长|经理|队员)\s{1,4}(?P<name>\S{1,4}(?:\s{1,2}\S)?)"
)
_PART = re.compile(r"[^\s,、;/|()\[\]《》]+")
_COUNT = re.compile(r"[\d\s.]*\d[万wW]?\+?\s*[次人条]?")
_FRAMED = re.compile(r"■|\(.*\)$|\[.*\]$|[—-]{1,2}")
_ANYONE = re.compile(r"[一-鿿]{2,4}(?:·[一-鿿]{1,6}){0,3}|[一-鿿]\s{1,2}[一-鿿](?![一-鿿])")
_PLACE = re.compile(r"[一-鿿]{2,16}[省市县旗州镇乡]|[一-鿿]{3,16}(?:[区村]|街道|社区)")
_ALL_SHOT = re.compile(r"\(?(?!.*(?:文|撰|采写|报道|:)).{2,40}\s(?:摄|摄影)\)?")
_BUTTON = re.compile(r"返回|回到|关闭|打印|查看|进入|联系|全部")
_PEOPLE = ("author", "photo", "editor")
_STRONG = ("source", "author", "editor", "published", "uploaded")


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {word: entry["role"] for entry in lexicon.load("bylines")["label"] for word in entry["words"]}
    words = "|".join(sorted((r"\s{0,2}".join(map(re.escape, word)) for word in roles), key=len, reverse=True))
    return re.compile(
        rf"(?P<label>{words})\s{{0,2}}(?:\([^()]{{0,8}}\)\s?)?(?:[:|]|/(?!\s?[图文](?:\s|$))|\](?=\s?\S))\s{{0,2}}"
    ), roles


@cache
def _role_words() -> re.Pattern[str]:
    entries = lexicon.load("bylines")["role"]
    return re.compile("|".join(f"(?P<{e['role']}>{e['pattern']})" for e in entries))


@cache
def _name() -> re.Pattern[str]:
    table = lexicon.load("bylines")
    compound, nots = "|".join(table["compound"]), "|".join(table["not_names"])
    return re.compile(
        rf"(?!(?:{nots}))(?:(?![一-鿿·]*[{table['no_transcription']}])[一-鿿]{{2,7}}·[一-鿿]{{1,7}}(?:·[一-鿿]{{1,7}})?"
        rf"|(?:{compound})[一-鿿]{{1,2}}|[{table['surnames']}](?:[一-鿿]{{1,2}}|\s{{1,2}}[一-鿿](?![一-鿿])))"
    )


@cache
def _house() -> re.Pattern[str]:
    return re.compile(
        "[^。!?;:]{0,28}(?:" + "|".join(e["pattern"] for e in lexicon.load("bylines")["house"]) + ")"
    )


@cache
def _press() -> re.Pattern[str]:
    return re.compile(f"[^。!?;:]{{0,20}}(?:{lexicon.load('bylines')['house'][0]['pattern']})")


def is_name(text: str) -> bool:
    """True if `text` looks like a person's name: a surname and one or two characters, or parts joined by `·`."""
    return bool(_name().fullmatch(text))


def is_house(text: str) -> bool:
    """True if `text` ends like the name of a paper, a site, an office or a body."""
    return bool(_house().fullmatch(text))


def is_press(text: str) -> bool:
    """True if `text` ends like the name of a paper, a site or a channel."""
    return bool(_press().fullmatch(text))


@dataclass(slots=True)
class _Reading:
    """A by-line while it is read: its words, its items so far, and how many characters belong to none."""

    text: str
    items: list[Item] = field(default_factory=list)
    rest: int = 0

    def take(self, role: str, start: int, end: int) -> int:
        """Note `text[start:end]` as an item; the end."""
        while end > start and self.text[end - 1] in " -—|,、;/[]":
            end -= 1
        self.items.append(Item(role, self.text[start:end], Span(start, end)))
        return end


def read(text: str, raw: str, offset: int = 0) -> tuple[Item, ...]:
    """The items of a folded line (`raw` as it stands, at `offset`) that is a by-line; () if it is something else.

    Words that belong to no item may stand on it where a label, a date or a role word leaves no doubt. A line of bare
    names gives items of role `names`.
    """
    sounds = layout_sounds.healed(text, raw)
    if sounds:
        return tuple(_unhealed(item, sounds, offset) for item in read(sounds.text, sounds.raw))
    if not 1 < len(text) <= LONGEST or text[-1] in "。!?;" or "。" in text or "今天是" in text:
        return ()
    reading = _Reading(text)
    office = _OFFICE.fullmatch(text)
    at = office.start("name") if office and is_name(office["name"]) else 0
    while at < len(text):
        skip = _SKIP.match(text, at)
        at = skip.end() if skip else _step(reading, at)
    found = _settled(reading)
    return tuple(_placed(item, raw, offset) for item in found)


def _unhealed(item: Item, sounds: layout_sounds.Healed, offset: int) -> Item:
    start, end = sounds.before(item.span.start, item.span.end)
    return replace(item, span=Span(start + offset, end + offset))


def _placed(item: Item, raw: str, offset: int) -> Item:
    words = raw[item.span.start : item.span.end]
    if item.role in (*_PEOPLE, "names"):
        words = re.sub(r"\s", "", words)
    elif item.role in ("source", "house", "employer"):
        words = press_name(words)
    return Item(item.role, words, Span(item.span.start + offset, item.span.end + offset))


_EDITION = re.compile(r"(?:数字报|电子报|电子版|数字版|多媒体数字版?|\s*[（(][^（()）]{0,8}[)）])+$")


def is_place(text: str) -> bool:
    """True if `text` ends like the name of a place."""
    return bool(_PLACE.fullmatch(text))


def press_name(words: str) -> str:
    """A house's name without its edition; of `秦楚网-十堰日报` the paper, which the site only reprints."""
    words = _EDITION.sub("", words.strip(" 《》\u3000"))
    first, comma, _ = words.replace(",", ",").partition(",")
    if comma and is_house(first):
        words = first
    site, _, paper = words.rpartition("-")
    return paper if site.endswith(("网", "在线")) and paper.endswith("报") else words


def _step(reading: _Reading, at: int) -> int:
    """Take what begins at `at`; where it ends."""
    text = reading.text
    label = _labels()[0].match(text, at)
    if label and (len(label["label"]) > 1 or at == 0 or text[at - 1] in " |,、;)]([>■·-—"):
        return _labelled(reading, label)
    when = _WHEN.match(text, at)
    if when:
        behind = "printed" if reading.items and reading.items[-1].role == "source" else "when"
        reading.take("masthead" if when["weekday"] else behind, at, when.end("day"))
        return when.end()
    for pattern, role in ((_WIDGET, "widget"), (_SHORT_WHEN, "partial")):
        found = pattern.match(text, at)
        if found:
            return max(reading.take(role, at, found.end()), found.end())
    quoted = _FROM.match(text, at)
    if quoted and is_press(quoted["house"]):
        reading.take("source", *quoted.span("house"))
        return quoted.end()
    word = _role_words().match(text, at)
    if word and (word.lastgroup not in ("editor", "staff") or text[word.end() : word.end() + 1] in ("", " ")):
        end = _named(reading, word.end(), str(word.lastgroup))
        if end is not None:
            _house_of(reading, word)
            return end
    return _bare(reading, at)


def _house_of(reading: _Reading, word: re.Match[str]) -> None:
    """`川观新闻记者`: the house that the reporter works for."""
    house = word.groupdict().get("house")
    if house and not re.match("本|驻", house):
        reading.items.append(Item("employer", house, Span(*word.span("house"))))


def _labelled(reading: _Reading, label: re.Match[str]) -> int:
    text = reading.text
    role = _labels()[1][re.sub(r"\s", "", label["label"])]
    start = label.end()
    end = _value_end(text, start)
    if role in ("published", "uploaded"):
        when = _WHEN.match(text, start)
        if when:
            follows = bool(reading.items) and reading.items[-1].role == "source"
            reading.take("printed" if follows and role == "published" else role, start, when.end("day"))
            return when.end()
        cut = _YEAR_CUT.match(text, start)
        if cut:
            return reading.take(role, start, cut.end())
        short = _SHORT_WHEN.match(text, start)
        return reading.take("partial", start, short.end()) if short else end
    if role == "widget":
        count = _COUNT.match(text, start)
        return max(reading.take("widget", start, count.end() if count else end), start)
    if role in _PEOPLE:
        _people(reading, role, start, end)
    else:
        reading.take(role, start, end)
    return end


_SPACED_ROLE = re.compile(r"(?<=\s)[一-鿿]{0,8}(?:记者|通讯员)(?=\s)")


def _value_end(text: str, start: int) -> int:
    """Where a label's value ends: at the next label, date or widget behind a blank or a mark, or with the line."""
    stops = [len(text)]
    for pattern in (_labels()[0], _WHEN, _SPACED_ROLE, _WIDGET):
        for match in pattern.finditer(text, start):
            close = pattern is _labels()[0] and len(match["label"]) > 1
            if close or match.start() == start or text[match.start() - 1] in " |,、;)]-—" or pattern is _WHEN:
                stops.append(match.start())
                break
    wide = re.compile(r"\S(?=\s{2,}\S)").search(text, start)
    if wide:
        stops.append(wide.end())
    closing = re.compile(r"\s*[)\]](?:\s|$)").search(text, start)
    if closing and "(" not in text[start : closing.start()]:
        stops.append(closing.start())
    return min(stops)


def _people(reading: _Reading, role: str, start: int, end: int) -> None:
    """The names in a label's value; a house stands for itself, a pen name is taken if it comes first."""
    text, taken = reading.text, len(reading.items)
    at = start
    while at < end:
        word, name, part = (
            _role_words().match(text, at, end),
            _person(text, at, end),
            _PART.match(text, at, end),
        )
        if name:
            at = reading.take(role, at, name.end())
        elif word:
            at = word.end()
        elif part:
            words = part.group()
            if is_house(words) and len(words) > 3:
                reading.take("house" if role == "author" else "widget", at, part.end())
            elif not _WORK.fullmatch(words) and (_ANYONE.fullmatch(words) or len(reading.items) == taken):
                reading.take(role, at, part.end())
            at = part.end()
        else:
            at += 1
    if len(reading.items) == taken:
        reading.take("widget", start, start)


def _person(text: str, at: int, end: int | None = None) -> re.Match[str] | None:
    """The name at `at` that ends where names end; `张莉文/图` is 张莉."""
    stop = len(text) if end is None else end
    name = _name().match(text, at, stop)
    if name and len(name.group()) > 2 and name.group()[-1] in "摄图":
        name = _name().match(text, at, name.end() - 1)
    if (
        name
        and len(name.group()) > 2
        and re.match(r"(?:文|图)\s?[/并、]\s?(?:图|文|摄)", text[name.end() - 1 :])
    ):
        return _name().match(text, at, name.end() - 1)
    return name if name and _whole(text, name.end()) else None


def _named(reading: _Reading, at: int, role: str) -> int | None:
    """Names after a role word; a role word alone is fine at a line's end. None: no names."""
    text, start = reading.text, at
    while at < len(text):
        gap = re.compile(r"[\s,、:/和及]*").match(text, at)
        first = gap.end() if gap else at
        name = _person(text, first) or (_anyone(text, first) if first > at or at > start else None)
        if not name or _role_words().match(text, first):
            break
        at = reading.take(role, first, name.end())
    if at > start:
        return at
    return start if not text[start:].strip(" )]:") else None


def _anyone(text: str, at: int) -> re.Match[str] | None:
    """Two to four characters, set apart, that are a name because a role word stands before them."""
    name = _ANYONE.match(text, at)
    if not name or not _whole(text, name.end()) or text.startswith(("报道", "讯"), name.end()):
        return None
    if not _WORK.fullmatch(name.group()) and not is_house(name.group()):
        return name
    return None


def _whole(text: str, end: int) -> bool:
    """True if a name may end here."""
    if end >= len(text) or text[end] in " ,、/|()[];:·-—和及" or _role_words().match(text, end):
        return True
    return bool(
        re.compile(r"文/?图|图/?文|摄影|摄|报道|供稿|供图|文并?摄|撰文|文\b|图\b|文$|图$").match(text, end)
    )


def _bare(reading: _Reading, at: int) -> int:
    """A name, a house, a word of work or words that belong to nothing."""
    text, items = reading.text, reading.items
    work = _WORK.match(text, at)
    if work and (items or at == 0) and (work.end() >= len(text) or text[work.end()] in " ,、/|()[];"):
        if work["photo"] and items and items[-1].role == "names":
            items[-1] = replace(items[-1], role="photo")
        if _ALL_SHOT.fullmatch(text):
            items[:] = [replace(x, role="photo") if x.role in ("author", "names") else x for x in items]
        return work.end()
    after_date = bool(items) and items[-1].role in ("when", "printed") and items[-1].span.end == at
    name = None if after_date else _person(text, at)
    if name and not (len(name.group()) > 2 and (is_press(name.group()) or _PLACE.fullmatch(name.group()))):
        return reading.take("names", at, name.end())
    when = _WHEN.search(text, at)
    part = _PART.match(text, at, when.start() if when else len(text))
    house = _SENT_IN.sub("", part.group()) if part else ""
    if part and 2 < len(house) <= 30 and is_house(house) and not _BUTTON.match(house):
        reading.take("house", at, at + len(house))
        return part.end()
    end = part.end() if part else at + 1
    if not (part and part.group().endswith("报道")):
        reading.rest += end - at
    return end


def _settled(reading: _Reading) -> list[Item]:
    """The items, if they make the line a by-line: bare names count beside labels or in brackets, or alone."""
    items = reading.items
    roles = {item.role for item in items}
    strong = bool(roles & {*_STRONG, "printed", "uploaded"}) or "when" in roles or "masthead" in roles
    dated = roles & {*_STRONG, "photo"} or (reading.rest <= _MOST_BESIDE_DATE and "," not in reading.text)
    if reading.rest and not (strong and dated and reading.rest <= _MOST_REST):
        return []
    if roles == {"house"} and _labels()[0].match(reading.text):
        return items
    named = roles & {*_STRONG, "photo", "staff"}
    if (
        roles == {"names"}
        and all(item.value in tables.common() for item in items)
        and not _OFFICE.fullmatch(reading.text)
    ):
        return []
    if _OFFICE.fullmatch(reading.text) and roles == {"names"}:
        return [replace(item, role="author") for item in items]
    if "when" in roles or "names" in roles:
        items = [
            replace(x, role="widget") if x.role == "house" and _PLACE.fullmatch(x.value) else x for x in items
        ]
    if roles == {"names", "house"}:
        return [replace(x, role="author") if x.role == "names" else x for x in items]
    framed = (
        bool(_FRAMED.match(reading.text))
        or reading.text.startswith("原创 ")
        or bool(_WORK.search(reading.text) and "names" in roles)
    )
    if not (strong or named or framed or "widget" in roles):
        return items if roles == {"names"} and len(items) <= 6 else []
    return [_turned(item, bool(named or framed)) for item in items]


def _turned(item: Item, named: bool) -> Item:
    """A bare name is an author where the line names people or roles; beside a mere date one of three characters is."""
    if item.role != "names":
        return item
    return replace(item, role="author" if named or len(item.value) > 2 else "widget")
