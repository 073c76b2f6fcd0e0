"""The grammar of by-lines: who wrote, printed, edited and dated an article, and nothing else on the line."""

from __future__ import annotations

import re
from functools import cache

from core import lexicon
from core.model import Span
from core.parse.layout_lines import Item

LONGEST = 120
_SKIP = re.compile(r"[\s|,、;·\-—_()\[\]/●■□◎▲◆○☆★*#&<>《》@]+")
_DATE = (
    r"(?:19|20)\d\d\s?[-年./]\s?(?:1[0-2]|0?[1-9])\s?[-月./]\s?(?:3[01]|[12]\d|0?[1-9])(?!\d)\s?日?"
    r"|(?:19|20)\d\d年(?:1[0-2]|0?[1-9])月(?!\d)"
)
_TIME = r"(?:\s*(?:T|星期[一二三四五六日天]|周[一二三四五六日天]|[上下]午)?\s*\d{1,2}\s?:\s?\d{2}(?:\s?:\s?\d{2})?)?"
_WHEN = re.compile(f"(?P<day>{_DATE}){_TIME}(?:\\s*(?:发布|发表|刊发|更新|发表于[一-鿿]{{2,3}}))?")
_SHORT_WHEN = re.compile(
    r"(?:1[0-2]|0?[1-9])(?:月(?:3[01]|[12]\d|0?[1-9])日|[-/.](?:3[01]|[12]\d|0?[1-9])(?!\d))(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|\d{1,2}:\d{2}(?::\d{2})?|(?:昨天|今天|前天|\d{1,2}(?:分钟|小时|天|周|个月)前)(?:\s?\d{1,2}:\d{2})?"
)
_EDITION = re.compile(r"(?:第\s?)?[A-Z]?\d{1,3}\s?版(?:\s?:\s?\S{2,8})?|(?:原创|首发|转载|独家)(?=[\s|])")
_SPACED_ROLE = re.compile(r"(?<=\s)(?:本报|本网|全媒体)?(?:记者|通讯员|特约记者)(?=\s)")
_COUNT = re.compile(r"\d+(?:\.\d+)?[万wW]?\+?\s*[次人条版]?")


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {word: entry["role"] for entry in lexicon.load("bylines")["label"] for word in entry["words"]}
    words = "|".join(sorted((r"\s?".join(map(re.escape, word)) for word in roles), key=len, reverse=True))
    return re.compile(rf"(?P<label>{words})\s?(?:\([^()]{{0,8}}\)\s?)?[:/|]\s?"), roles


@cache
def _role_words() -> re.Pattern[str]:
    entries = lexicon.load("bylines")["role"]
    return re.compile("|".join(f"(?P<{e['role']}>{e['pattern']})" for e in entries))


@cache
def _name() -> re.Pattern[str]:
    table = lexicon.load("bylines")
    compound = "|".join(table["compound"])
    single = f"[{table['surnames']}]"
    nots = "|".join(table["not_names"])
    return re.compile(
        rf"(?!(?:{nots}))(?:(?:{compound})[一-鿿]{{1,2}}|{single}(?:[一-鿿]{{1,2}}|\s{{1,2}}[一-鿿](?![一-鿿]))"
        rf"|[一-鿿]{{2,5}}·[一-鿿]{{2,6}})"
    )


def _person(text: str, at: int) -> re.Match[str] | None:
    """The name at `at` that ends where names end; `张莉文/图` is 张莉."""
    name = _name().match(text, at)
    if (
        name
        and re.match(r"(?:文|图)\s?[/并、]\s?(?:图|文|摄)", text[name.end() - 1 :])
        and len(name.group()) > 2
    ):
        return _name().match(text, at, name.end() - 1)
    return name if name and _whole(text, name.end()) else None


@cache
def _house() -> re.Pattern[str]:
    entries = lexicon.load("bylines")["house"]
    return re.compile("[^。!?;:]{0,28}(?:" + "|".join(f"(?:{e['pattern']})" for e in entries) + ")$")


@cache
def _press() -> re.Pattern[str]:
    return re.compile(f"[^。!?;:]{{0,20}}(?:{lexicon.load('bylines')['house'][0]['pattern']})$")


def is_name(text: str) -> bool:
    """True if `text` looks like a person's name: a surname and one or two characters, or parts joined by `·`."""
    return bool(_name().fullmatch(text))


def is_house(text: str) -> bool:
    """True if `text` ends like the name of a paper, a site, an office or a body."""
    return bool(_house().fullmatch(text))


def is_press(text: str) -> bool:
    """True if `text` ends like the name of a paper, a site or a channel."""
    return bool(_press().fullmatch(text))


def read(text: str, offset: int = 0) -> tuple[Item, ...]:
    """The items of a half-width line that is a by-line from end to end; () if anything else stands in it.

    `offset` is where the line begins in the document. A line of bare names gives items of role `names`.
    """
    if not 1 < len(text) <= LONGEST or text[-1] in "。!?;" or "。" in text:
        return ()
    items: list[Item] = []
    at = 0
    while at < len(text):
        skip = _SKIP.match(text, at)
        if skip:
            at = skip.end()
            continue
        found = _step(text, at, items)
        if found is None:
            return ()
        at = found
    return tuple(
        Item(i.role, i.value, Span(i.span.start + offset, i.span.end + offset)) for i in _settled(text, items)
    )


def _step(text: str, at: int, items: list[Item]) -> int | None:
    """Take one item that begins at `at`; its end, or None if nothing there belongs to a by-line."""
    label = _labels()[0].match(text, at)
    if label:
        return _labelled(text, label, items)
    for pattern, role in ((_WHEN, "when"), (_EDITION, "widget"), (_SHORT_WHEN, "partial")):
        when = pattern.match(text, at)
        if when:
            items.append(Item(role, when.group(), Span(at, when.end())))
            return when.end()
    word = _role_words().match(text, at)
    if word:
        return _named(text, word.end(), items, str(word.lastgroup))
    return _bare(text, at, items)


def _labelled(text: str, label: re.Match[str], items: list[Item]) -> int:
    roles = _labels()[1]
    role = roles[re.sub(r"\s", "", label["label"])]
    start = label.end()
    end = _value_end(text, start)
    value = text[start:end].strip(" -—|,、;/")
    start += len(text[start:end]) - len(text[start:end].lstrip(" -—|,、;/"))
    if role in ("published", "uploaded"):
        when = _WHEN.search(text, start) or _SHORT_WHEN.match(text, start)
        if when and when.start() - start < 3:
            kind = role if "day" in when.re.groupindex else "partial"
            items.append(Item(kind, when.group(), Span(when.start(), when.end())))
            return when.end()
    if role == "widget":
        count = _COUNT.match(text, start)
        end = count.end() if count else end
    items += (
        _people(role, text, start, start + len(value)) if role in _PEOPLE else [_item(role, text, start, end)]
    )
    return max(end, start)


_PEOPLE = ("author", "photo", "editor")
_PART = re.compile(r"[^\s,、;/|()\[\]]+")


def _item(role: str, text: str, start: int, end: int) -> Item:
    value = text[start:end].rstrip(" -—|,、;/[]")
    return Item(role, value, Span(start, start + len(value)))


def _people(role: str, text: str, start: int, end: int) -> list[Item]:
    """The names in a label's value; a house stands for itself, a pen name is taken if it is all there is."""
    items: list[Item] = []
    at = start
    while at < end:
        word = _role_words().match(text, at)
        name = _person(text, at)
        part = _PART.match(text, at, end)
        if name and name.end() <= end:
            items.append(Item(role, re.sub(r"\s", "", name.group()), Span(at, name.end())))
            at = name.end()
        elif word and word.end() <= end:
            at = word.end()
        elif part:
            work = _WORK.fullmatch(part.group())
            if is_house(part.group()):
                items.append(Item("house", part.group(), Span(at, part.end())))
            elif not work and len(part.group()) <= 8 and not items:
                items.append(Item(role, part.group(), Span(at, part.end())))
            at = part.end()
        else:
            at += 1
    return items or [Item("widget", "", Span(start, start))]


def _value_end(text: str, start: int) -> int:
    """Where a label's value ends: at the next label, date or widget, or with the line."""
    stops = [len(text)]
    for pattern in (_labels()[0], _WHEN, _SPACED_ROLE):
        for match in pattern.finditer(text, start):
            if match.start() > start and not _inside_word(text, match, start):
                stops.append(match.start())
                break
            if match.start() == start:
                stops.append(start)
                break
    wide = re.compile(
        r"\s(?:字体|字号|浏览|点击|阅读|评论|分享|打印|收藏|关注|我来说两句|\[|大\s?中\s?小|A\+)"
    ).search(text, start)
    if wide:
        stops.append(wide.start())
    return min(stops)


def _inside_word(text: str, match: re.Match[str], start: int) -> bool:
    """`XX网:` in a source that ends in a label's word is no new label unless a blank or a mark stands before it."""
    return (
        match.start() > start
        and text[match.start() - 1] not in " |,、;)]/-—　"
        and "day" not in match.re.groupindex
    )


def _named(text: str, at: int, items: list[Item], role: str) -> int | None:
    """Names after a role word; a role word alone (`记者 `) is fine at a line's end."""
    start = at
    while at < len(text):
        gap = re.compile(r"[\s,、:/和及]*").match(text, at)
        name = _person(text, gap.end() if gap else at)
        if not name:
            break
        items.append(Item(role, re.sub(r"\s", "", name.group()), Span(name.start(), name.end())))
        at = name.end()
    if at > start:
        return at
    return start if not text[start:].strip(" )]:") else None


def _whole(text: str, end: int) -> bool:
    """True if a name may end here."""
    if end >= len(text) or text[end] in " ,、/|()[];:·-—和及" or _role_words().match(text, end):
        return True
    return bool(
        re.compile(r"文/?图|图/?文|摄影|摄|报道|供稿|供图|文并?摄|撰文|文\b|图\b|文$|图$").match(text, end)
    )


_WORK = re.compile(
    r"(?:文/?图|图/?文|文并?摄|摄影报道|采访报道|综合报道|整理报道|报道|供稿|撰文|撰稿|采写|整理|编写|文字?|来稿|投稿|/文)"
    r"|(?P<photo>摄影?|供图|图片?|航拍)|(?P<editor>编辑)"
)


def _bare(text: str, at: int, items: list[Item]) -> int | None:
    """A name, a house or a word of work without label; what a whole line of these is, `_settled` says."""
    work = _WORK.match(text, at)
    if work and items and _edge(text, work.end()):
        _turn_photo(items, work)
        return work.end()
    name = _person(text, at)
    if name and not (is_press(name.group()) and len(name.group()) > 2):
        items.append(Item("names", re.sub(r"\s", "", name.group()), Span(at, name.end())))
        return name.end()
    token = re.compile(r"[^\s|,;()\[\]/《》]+").match(text, at)
    if token and is_house(token.group()) and 2 < len(token.group()) <= 30:
        items.append(Item("house", token.group(), Span(at, token.end())))
        return token.end()
    return None


def _edge(text: str, end: int) -> bool:
    return end >= len(text) or text[end] in " ,、/|()[];"


def _turn_photo(items: list[Item], work: re.Match[str]) -> None:
    if work["photo"] and items[-1].role == "names":
        items[-1] = Item("photo", items[-1].value, items[-1].span)


def _settled(text: str, items: list[Item]) -> list[Item]:
    """Bare names become authors and houses sources where anything else on the line, or brackets, make it a by-line."""
    solid = any(item.role not in ("names", "house", "partial") for item in items)
    framed = bool(re.match(r"[□■◎●▲◆○☆★]|\(.*\)$|\[.*\]$|[—-]{1,2}", text)) or bool(
        _WORK.search(text) and any(i.role == "names" for i in items)
    )
    if not (solid or framed):
        only_names = bool(items) and all(item.role == "names" for item in items) and len(items) <= 6
        return items if only_names else []
    turned = {"names": "author", "house": "house"}
    return [Item(turned.get(i.role, i.role), i.value, i.span) for i in items]
