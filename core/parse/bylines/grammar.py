"""The grammar of a by-line: a line read from left to right into items, and what they make of each other."""

from __future__ import annotations

import re
from dataclasses import replace

from core.model import Span
from core.parse import sounds, wide
from core.parse.bylines.people import named, people, person
from core.parse.bylines.reading import PEOPLE, Reading
from core.parse.bylines.words import (
    PART,
    WORK,
    is_generic,
    is_house,
    is_name,
    is_paper,
    is_place,
    is_press,
    labels,
    press_name,
    role_words,
)
from core.parse.lines import Item
from core.parse.people import tables

LONGEST = 140
_MOST_REST = 26
"""So many characters beside its items may stand on a by-line."""
_MOST_BESIDE_DATE = 12
"""And so many where only a date speaks for a by-line."""
_SKIP = re.compile(r"[\s|,、;·\-—_()\[\]/■*#&<>《》@:]+")
_TIME = r"(?:\s*(?:T|[上下]午)?\s*\d{1,2}\s?:\s?\d{2}(?:\s?:\s?\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_WHEN = re.compile(
    r"(?P<day>(?:19|20)\d\d(?:\s?[-年./]|\s(?=\d\d/\s?\d))\s?(?:1[0-2]|0?[1-9])\s?[-月./]\s?(?:3[01]|[12]\d|0?[1-9])(?!\d)\s?日?"
    r"|[一二][〇○零O0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
    r"|(?<![\d.])(?:3[01]|[12]\d|0[1-9])\.(?:1[0-2]|0[1-9])\.(?:19|20)\d\d(?![\d.]))"
    rf"(?P<weekday>\s*\(?(?:星期|周)[一二三四五六日天]\)?)?{_TIME}(?:\s*(?:发布|发表|刊发)(?!时间|日期|单位|机构|人|者)(?:于[一-鿿]{{2,3}})?)?"
)
_LASTS = re.compile(
    r"[^\d:]{0,12}\s?:?\s?(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s?(?:[—\-~至到]{1,2})\s?[\d年]{0,5}\d{1,2}月?\d{0,2}日"
)
"""From a day to another: how long something lasts."""
_SHORT_WHEN = re.compile(
    r"(?:1[0-2]|0?[1-9])(?:月(?:3[01]|[12]\d|0?[1-9])日|[-/.](?:3[01]|[12]\d|0?[1-9])(?![\d-]))(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|\d{1,2}:\d{2}(?::\d{2})?|(?:昨天|今天|前天|\d{1,2}(?:分钟|小时|天|周|个月)前)(?:\s?\d{1,2}:\d{2})?"
)
_YEAR_CUT = re.compile(r"[012]\d(?P<sign>[-./])(?:1[0-2]|0?[1-9])(?P=sign)(?:3[01]|[12]\d|0?[1-9])(?!\d)")
_WIDGET = re.compile(
    r"(?:第\s?)?[A-Z]?\d{1,3}\s?版(?:\s?:\s?\S{2,8})?|(?:19|20)\d\d年\s?第?\s?\d{1,3}\s?期|(?:原创|首发|转载|独家)(?=[\s|]|$)|https?://\S+|字[体号](?:大小)?|大\s?中\s?小"
    r"|我来说两句|发表于(?=\s)|只看(?:该作者|楼主|大图)|倒序(?:浏览|看帖)|阅读模式|电梯直达|显示全部楼层|(?:参与|我要)评论(?:\(\d*\))?|手机看新闻|(?:收听本文|听新闻|听全文|纠错|举报|投稿|微信扫一扫|手机看)\s?×?(?=[\s|\]]|$)|\d{2}:\d{2}/\d{2}:\d{2}|(?:浏览|点击|阅读|评论|分享|打印|收藏|关注|人气)(?:次数|量|数)?\s*(?:至|到)?\s*\d*\s*[次条人]?(?=[\s|\]]|$)|本文已影响\s?\d*\s?人?(?=[\s|]|$)|A[+-]|T\s?\|\s?T"
)
_SENT_IN = re.compile(r"(?:供稿|提供|报送|推荐|选送|整理|编写|供图|编|印发|主办)$")
_FROM = re.compile(
    r"(?:(?:以下|本文|此文)?(?:文章|内容)?(?:来源于|转自|来自)|摘自|选自|原载于?|转载自|据)\s?《?(?P<house>[一-鿿A-Za-z·]{2,20}?)》?(?:报道|消息|电|讯)?(?=$|[\s)\]\d,、])(?:\s?(?:19|20)\d\d年[^)\]]{0,14})?"
)
_ISSUE = re.compile(
    r"《?(?P<house>[一-鿿]{3,16})》?\s?(?:19|20)\d\d年\s?第?\s?\d{1,2}\s?期(?:\s?\(总?第?\s?\d+\s?期\))?"
)
"""A journal and its issue alone on a line."""
_OFFICE = re.compile(
    r"[^\s,、:;|]{2,30}(?:书记|主任|局长|县长|镇长|乡长|队长|主席|部长|院长|厅长|区长|市长|州长|旗长|处长|科长|理事长|经理|队员|助理|专干|支书|社长|教师|校长)\s{1,4}(?P<name>\S{1,4}(?:\s{1,2}\S)?)"
)
_SIGNED_AS = re.compile(
    r"[■●◎▲△]\s*(?P<name>[一-鿿]{2,4}|[一-鿿]\s{1,2}[一-鿿])\s{1,4}[^\s,、:;|。]{2,30}(?:书记|主任|局长|县长|镇长|乡长|队长|主席|部长|院长|厅长|区长|市长|州长|旗长|处长|科长|理事长|经理|队员|专干|支书|社长|教师|校长|研究员|教授)"
)
"""Who signs, with the office behind the name: `□ 王小明  石门镇党委书记`."""
_SIGNS = "■●◎▲△"
_HEADED = re.compile(r"[村镇乡县寨]\s?:\s?[一-鿿]")
"""The end of a village's name that a title begins with: `平峒村:一片绿叶富山乡`."""
_UPLOADED = re.compile(r"\s*上传(?!:)")
_COUNT = re.compile(r"[\d\s.]*\d[万wW]?\+?\s*[次人条]?")
_COLUMN = re.compile(r"\[[^\[\]]+\]")
"""A column's name: `【一线观察】`."""
_FRAMED = re.compile(r"■|\(.*\)$|\[.*\]$|[—-]{1,2}")
_ALL_SHOT = re.compile(r"\(?(?!.*(?:文|撰|采写|报道|:)).{2,40}\s(?:摄|摄影)\)?")
_BUTTON = re.compile(r"打开|下载|去|返回|回到|关闭|打印|查看|进入|联系|全部")
_LISTED = re.compile(r"[一-鿿]{2,3}(?=(?:、[一-鿿]{2,3}){0,4}、本[报刊网台]记者)")
"""A pen name among others and the paper's own reporter."""
_STRANGER = re.compile(r"[一-鿿·]{2,16}(?:记者|通讯员)(?=\s)")
"""Reporters of a house that no list has."""
_ACCOUNT = re.compile(
    r"(?:原创[\s:]*)?(?:[一-鿿·]{2,8}\s+){0,3}?(?P<account>[一-鿿A-Za-z]{2,12})(?P<gap>\s+)(?:20\d\d[-年/.])?\d{1,2}[-月/.]\d{1,2}日?"
    r"(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s+(?:发表于)?[一-鿿]{2,3})?"
)
"""How accounts head what they print: their name, the day, and where they are: `石门发布 2023-04-03 17:20 湖南`."""
_REPRINTED = re.compile(
    r"(?:以下|本文|此文)?(?:文章|内容)?来源于\s?(?P<house>[^\s,]{2,14})\s?[,;]\s?作者\s?:?\s?(?P<author>\S{2,14})"
)
_SENT_BY = re.compile(r"(?P<house>[^()]{2,16})\((?P<names>[一-鿿·]{2,8}(?:[ 、,]+[一-鿿·]{2,8}){0,3})\)")
"""A source with who wrote for it: `石门发布(郭小明)`."""
_WORKS_AT = re.compile(
    r"[(\[]?(?:本文)?作者(?:系|为|是)[^:,。]{2,30}(?:干部|书记|队员|队长|主任|局长|县长|镇长|乡长|科长|部长|教师|教授|记者|站长|所长|专干|委员|成员|职工|研究员)(?P<name>[一-鿿]{2,4})[)\]]?"
)
"""An author behind the office: `(作者系石门镇干部向绪武)`."""
_PLACES = re.compile(r"[一-鿿]{2,8}\s?·\s?[一-鿿]{1,8}(?:[县区市旗镇乡村]|街道|社区)")
"""A place and one in it: `环县·丁连掌村`."""
_TALK = "访谈"
_LOST_BLANK = re.compile(r"(?<=[一-鿿])\?{1,2}(?=[一-鿿])")
"""What conversions make of a wide blank: `记者?张三`."""
_TITLED = re.compile(r"\d[^《》]{1,8}日《(?P<house>[^《》]{2,20})》")
"""A paper's title behind the day of its issue: `首发:9月14日《石门日报》要闻版`."""
_HOUSES = ("source", "publisher", "house", "employer")
_NO_ACCOUNT = (
    "时间",
    "日期",
    "原创",
    "发布",
    "发布于",
    "发表于",
    "更新",
    "正文",
    "首页",
    "字号",
    "打印",
    "今天是",
    "出版",
    "撰写于",
)
_STRONG = ("source", "publisher", "sender", "author", "editor", "published", "uploaded", "written", "perhaps")


def read(text: str, raw: str, offset: int = 0) -> tuple[Item, ...]:
    """The items of a folded line (`raw` as it stands, at `offset`) that is a by-line; () if it is something else.

    Words that belong to no item may stand on it where a label, a date or a role word leaves no doubt. A line of bare
    names gives items of role `names`.
    """
    healed = sounds.healed(text, raw) or (wide.healed(text, raw) if " " in text else None)
    if healed:
        return tuple(_unhealed(item, healed, offset) for item in read(healed.text, healed.raw))
    if (
        not 1 < len(text) <= LONGEST
        or text[-1] in "。!?;"
        or "。" in text
        or "今天是" in text
        or _LASTS.match(text)
        or (">" in text and not labels()[0].search(text))
    ):
        return ()
    text = _LOST_BLANK.sub(lambda found: " " * len(found.group()), text)
    if "·" in text and _PLACES.fullmatch(text):
        return ()
    reading = Reading(text)
    if _read_whole(reading):
        return tuple(_placed(item, raw, offset) for item in reading.items)
    office = _OFFICE.fullmatch(text)
    at = office.start("name") if office and is_name(office["name"]) else 0
    while at < len(text) and reading.rest <= _MOST_REST:
        skip = _SKIP.match(text, at)
        at = skip.end() if skip else _step(reading, at)
    found = _with_account(reading, _settled(reading)) if reading.items else []
    return tuple(_placed(item, raw, offset) for item in found)


def _read_whole(reading: Reading) -> bool:
    """True if the line as a whole is of a form that tells who wrote or printed it; its items are then taken."""
    text = reading.text
    told = _WORKS_AT.fullmatch(text) if "作者" in text else None
    signed = told or (_SIGNED_AS.fullmatch(text) if text[0] in _SIGNS else None)
    if signed and is_name("".join(signed["name"].split())):
        reading.take("author", *signed.span("name"))
        return True
    reprinted = _REPRINTED.fullmatch(text) if "来源于" in text else None
    if reprinted:
        reading.take("house", *reprinted.span("house"))
        if is_name(reprinted["author"]):
            reading.take("author", *reprinted.span("author"))
    return reprinted is not None


def _with_account(reading: Reading, found: list[Item]) -> list[Item]:
    """The items of a line and the account that it names beside the day, where nothing else says who prints it."""
    account = _ACCOUNT.fullmatch(reading.text)
    if not account or any(
        item.role in (*_HOUSES, "uploaded") and not is_generic(item.value) for item in found
    ):
        return found
    words, span = account["account"], Span(*account.span("account"))
    known = words in labels()[1] or words in _NO_ACCOUNT
    if known or is_name(words) or is_place(words) or WORK.fullmatch(words):
        return found
    if not found and not (reading.items and (is_press(words) or len(account["gap"]) > 1)):
        return found
    items = [item for item in found if not item.span.overlaps(span)]
    return [*items, Item("account", words, span)]


def _unhealed(item: Item, healed: sounds.Healed, offset: int) -> Item:
    start, end = healed.before(item.span.start, item.span.end)
    return replace(item, span=Span(start + offset, end + offset))


def _placed(item: Item, raw: str, offset: int) -> Item:
    words = raw[item.span.start : item.span.end]
    if item.role in (*PEOPLE, "names"):
        words = re.sub(r"\s", "", words)
    elif item.role in (*_HOUSES, "account", "sender"):
        words = press_name(words)
    return Item(item.role, words, Span(item.span.start + offset, item.span.end + offset))


def _step(reading: Reading, at: int) -> int:
    """Take what begins at `at`; where it ends."""
    text = reading.text
    label = labels()[0].match(text, at)
    if label and (len(label["label"]) > 1 or at == 0 or text[at - 1] in " |,、;)]([>■·-—"):
        return _labelled(reading, label)
    when = _WHEN.match(text, at)
    if when:
        reading.take(_day_role(reading, when), at, when.end("day"))
        return when.end()
    for pattern, role in ((_WIDGET, "widget"), (_SHORT_WHEN, "partial")):
        found = pattern.match(text, at)
        if found:
            return max(reading.take(role, at, found.end()), found.end())
    issue = _ISSUE.fullmatch(text)
    if issue and at <= issue.start("house"):
        reading.take("source", *issue.span("house"))
        return issue.end()
    quoted = _FROM.match(text, at)
    if quoted and ("《" in quoted.group() or is_press(quoted["house"])):
        reading.take("source", *quoted.span("house"))
        return quoted.end()
    word = role_words().match(text, at)
    if word and (word.lastgroup not in ("editor", "staff") or text[word.end() : word.end() + 1] in ("", " ")):
        end = named(reading, word.end(), str(word.lastgroup))
        if end is not None:
            _house_of(reading, word)
            return end
    stranger = _STRANGER.match(text, at) if not reading.items and not reading.rest else None
    if stranger and (end := named(reading, stranger.end(), "author")):
        return end
    return _bare(reading, at)


def _day_role(reading: Reading, when: re.Match[str]) -> str:
    """What a bare date tells: the masthead's day, the upload, the printing behind a source, or just a day."""
    if when["weekday"]:
        return "masthead"
    if _UPLOADED.match(reading.text, when.end()):
        return "uploaded"
    return "printed" if reading.items and reading.items[-1].role == "source" else "when"


def _house_of(reading: Reading, word: re.Match[str]) -> None:
    """`川观新闻记者`: the house that the reporter works for."""
    house = word.groupdict().get("house")
    if house and not re.match("本|驻", house):
        reading.items.append(Item("employer", house, Span(*word.span("house"))))


def _labelled(reading: Reading, label: re.Match[str]) -> int:
    text = reading.text
    role = labels()[1][re.sub(r"\s", "", label["label"])]
    start = label.end()
    end = _value_end(text, start)
    if role in ("published", "uploaded", "written"):
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
    if label["label"] == _TALK and not person(text, start, end):
        return _bare(reading, label.start())
    if role in (*PEOPLE, "perhaps"):
        people(reading, role, start, end)
    elif (
        role == "source"
        and (sent := _SENT_BY.fullmatch(text, start, end))
        and is_name(sent["names"][:4].split()[0])
    ):
        reading.take("source", *sent.span("house"))
        people(reading, "author", *sent.span("names"))
    else:
        titled = _TITLED.match(text, start, end) if role == "source" else None
        reading.take(role, *(titled.span("house") if titled else (start, end)))
    return end


_FRAMED_ROLE = re.compile(r"\s*\((?:记者|通讯员|作者)")
_WIDE_GAP = re.compile(r"\S(?=\s{2,}\S)")
_CLOSING = re.compile(r"\s*[)\]](?:\s|$)")
_SPACED_ROLE = re.compile(r"(?<=\s)[一-鿿]{0,8}(?:记者|通讯员)(?=\s)")


def _value_end(text: str, start: int) -> int:
    """Where a label's value ends: at the next label, date or widget behind a blank or a mark, or with the line."""
    stops = [len(text)]
    for pattern in (labels()[0], _WHEN, _SPACED_ROLE, _FRAMED_ROLE, _WIDGET):
        for match in pattern.finditer(text, start):
            close = pattern is labels()[0] and len(match["label"]) > 1
            if (
                close
                or pattern is _FRAMED_ROLE
                or match.start() == start
                or text[match.start() - 1] in " |,、;)]-—"
                or pattern is _WHEN
            ):
                stops.append(match.start())
                break
    wide = _WIDE_GAP.search(text, start)
    if wide:
        stops.append(wide.end())
    closing = _CLOSING.search(text, start)
    if closing and "(" not in text[start : closing.start()]:
        stops.append(closing.start())
    return min(stops)


def _bare(reading: Reading, at: int) -> int:
    """A name, a house, a word of work or words that belong to nothing."""
    text, items = reading.text, reading.items
    work = WORK.match(text, at)
    parted = work and (work.end() >= len(text) or text[work.end()] in " ,、/|()[];")
    if work and (items or at == 0) and (parted or role_words().match(text, work.end())):
        if work["photo"] and items and items[-1].role == "names":
            items[-1] = replace(items[-1], role="photo")
        if _ALL_SHOT.fullmatch(text):
            items[:] = [replace(x, role="photo") if x.role in ("author", "names") else x for x in items]
        return work.end()
    after_date = bool(items) and items[-1].role in ("when", "printed") and items[-1].span.end == at
    name = None if after_date else person(text, at)
    if name and _HEADED.match(text, name.end() - 1):
        name = None
    if name and not (len(name.group()) > 2 and (_is_paper_too(name.group()) or is_place(name.group()))):
        return reading.take(_role_beside(reading, at), at, name.end())
    if items and items[-1].role == "names" and (end := _name_and_paper(reading, at)):
        return end
    listed = _LISTED.match(text, at)
    if listed and not after_date:
        return reading.take("names", at, listed.end())
    when = _WHEN.search(text, at)
    part = PART.match(text, at, when.start() if when else len(text))
    house = _SENT_IN.sub("", part.group()) if part else ""
    if part and 2 < len(house) <= 30 and is_house(house) and not _BUTTON.match(house):
        page = bool(items) and items[-1].value.rstrip()[-1:] == "版" and house[-1] not in "报网台社刊端"
        reading.take("widget" if page else "house", at, at + len(house))
        return part.end()
    end = part.end() if part else at + 1
    if not (part and part.group().endswith("报道")):
        reading.rest += end - at
    return end


def _is_framed(reading: Reading) -> bool:
    """True if a sign or brackets set the line apart; behind a dash stands a subtitle, if no paper's name does."""
    framed = _FRAMED.match(reading.text)
    if not framed or framed.group()[0] not in "—-":
        return framed is not None
    return reading.text[-1] in "—-" or not any(
        item.role == "house" and not is_press(item.value) for item in reading.items
    )


def _is_paper_too(name: str) -> bool:
    """True if what reads as a name is a paper, a site or a village: 大河网, 凤桥村; 王朝云 and 刘先锋 are people."""
    if len(name) == 3:
        return name[-1] in "村镇乡县寨" or (is_press(name) and name[-1] in "网报台社")
    return is_press(name)


def _name_and_paper(reading: Reading, at: int) -> int | None:
    """Take the last of several names and the paper that a page lost the blank before: `柳新、席敏新华网`."""
    part = PART.match(reading.text, at)
    for length in (3, 2):
        name = reading.text[at : at + length]
        if part and is_name(name) and is_paper(part.group()[length:]):
            reading.take("names", at, at + length)
            return reading.take("house", at + length, part.end())
    return None


def _role_beside(reading: Reading, at: int) -> str:
    """The role of a bare name: that of the labelled name before it, if only blanks part them (`图片:张三  李四`)."""
    last = reading.items[-1] if reading.items else None
    beside = last and last.role in (*PEOPLE, "staff") and not reading.text[last.span.end : at].strip(" ")
    return last.role if last and beside else "names"


def _settled(reading: Reading) -> list[Item]:
    """The items, if they make the line a by-line: bare names count beside labels or in brackets, or alone."""
    items = reading.items
    roles = {item.role for item in items}
    strong = bool(roles & {*_STRONG, "printed", "uploaded"}) or "when" in roles or "masthead" in roles
    dated = roles & {*_STRONG, "photo"} or (reading.rest <= _MOST_BESIDE_DATE and "," not in reading.text)
    if reading.rest and not (strong and dated and reading.rest <= _MOST_REST):
        return []
    if roles and roles <= {"house", "employer", "partial"} and labels()[0].match(reading.text):
        return items
    if roles == {"house"} and _COLUMN.fullmatch(reading.text) and not is_paper(items[0].value):
        return []
    if roles == {"house"} and all(is_place(item.value) or item.value[-1] == "村" for item in items):
        return []
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
        sent = "author" in roles and "names" not in roles
        items = [
            replace(x, role="widget") if x.role == "house" and is_place(x.value) and not sent else x
            for x in items
        ]
    if roles == {"names", "house"}:
        return [replace(x, role="author") if x.role == "names" else x for x in items]
    framed = (
        _is_framed(reading)
        or reading.text.startswith("原创 ")
        or bool("names" in roles and WORK.search(_beside(reading)))
    )
    if not (strong or named or framed or "widget" in roles):
        return items if roles == {"names"} and len(items) <= 6 else []
    alone = not reading.rest and [item.role for item in items] == ["when", "names"]
    return [_turned(item, bool(named or framed), alone) for item in items]


def _beside(reading: Reading) -> str:
    """What stands on a line beside its items: `杨文斌` tells of no 文."""
    text = reading.text
    for item in reading.items:
        text = text[: item.span.start] + " " * len(item.span) + text[item.span.end :]
    return text


def _turned(item: Item, named: bool, alone: bool) -> Item:
    """A bare name is an author where the line names people or roles; beside a mere date one of three characters is,
    and one of two may be, if it stands alone and is no word."""
    if item.role != "names":
        return item
    if named or len(item.value) > 2:
        return replace(item, role="author")
    return replace(item, role="perhaps" if alone and item.value not in tables.common() else "widget")
