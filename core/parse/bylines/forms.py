"""Lines that tell by their form who wrote or printed an article: an author with an office, a reprint, an account."""

from __future__ import annotations

import re

from core import lexicon
from core.model import Span
from core.parse.bylines import days
from core.parse.bylines.reading import HOUSES, Reading
from core.parse.bylines.words import (
    PROVINCES,
    WORK,
    is_generic,
    is_house,
    is_name,
    is_place,
    is_press,
    labels,
)
from core.parse.lines import Item
from core.parse.people import tables

OFFICE = re.compile(
    r"[^\s,、:;|]{2,30}(?:书记|主任|局长|县长|镇长|乡长|队长|主席|部长|院长|厅长|区长|市长|州长|旗长|处长|科长|理事长|经理|队员|助理|专干|支书|社长|教师|校长)\s{1,4}(?P<name>\S{1,4}(?:\s{1,2}\S)?)"
)
"""Who writes, behind the office: `石门镇党委书记 王小明`."""
_SIGNED_AS = re.compile(
    r"[■●◎▲△]\s*(?P<name>[一-鿿]{2,4}|[一-鿿]\s{1,2}[一-鿿])\s{1,4}[^\s,、:;|。]{2,30}(?:书记|主任|局长|县长|镇长|乡长|队长|主席|部长|院长|厅长|区长|市长|州长|旗长|处长|科长|理事长|经理|队员|专干|支书|社长|教师|校长|研究员|教授)"
)
"""Who signs, with the office behind the name: `□ 王小明  石门镇党委书记`."""
_SIGNS = "■●◎▲△"
_WORKS_AT = re.compile(
    r"[(\[]?(?:本文)?作者(?:系|为|是)[^:,。]{2,30}(?:干部|书记|队员|队长|主任|局长|县长|镇长|乡长|科长|部长|教师|教授|记者|站长|所长|专干|委员|成员|职工|研究员)(?P<name>[一-鿿]{2,4})[)\]]?"
)
"""An author behind the office: `(作者系石门镇干部向绪武)`."""
_OF_OFFICE = re.compile(
    r"[(\[]?作者(?:单位|系)\s?:?\s?(?P<office>[^:,。;]{4,30}?)\s{1,3}(?P<name>[一-鿿]{2,4}|[一-鿿]\s{1,2}[一-鿿])[)\]]?"
)
"""An author's office and the name behind it: `(作者单位:石门县农业农村局 岩 块)`."""
_ORIGINAL = re.compile(r"原创\s+(?:(?P<by>\S{2,8})\s+)?(?P<account>[一-鿿A-Za-z]{2,12})")
"""Who wrote, and the account, above the line with the day: `原创 石门融媒 石门发布`."""
_DOTTED = re.compile(
    rf"(?P<day>(?:(?:19|20)\d\d[-年/.])?\d{{1,2}}[-月/.]\d{{1,2}}日?)(?:\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?\s?·\s?(?!(?:来自|IP|发布于|发表于)|(?:{PROVINCES})$)(?P<name>[一-鿿A-Za-z\d]{{2,16}})"
)
"""How news apps head what somebody prints there: `2023-04-03 12:26·山里来信`."""
_GIVEN = re.compile(
    r"[(\[]?(?:(?:以上|上述|本[文刊报书])?(?:图文|素材|资料|文字|稿件|信息|案例|内容|材料)(?:均?[来源]自|来源于|来源|均?由)\s?"
    r"|(?:本文)?根据)(?P<house>[^\s,:。()]{3,20}?)(?:材料|资料|素材)?(?:提供|供稿|(?:综合)?整理|汇编|编写|报送|推荐|选送)?[)\]]?"
)
"""Who gave what a page prints, or gathered it: `素材来自石门县农业农村局`, `(案例由石门县农业农村局整理)`."""
_WORDS_AND_PICTURES = re.compile(
    r"■?\s?文\s{1,3}(?P<words>[一-鿿·]{2,8}(?:[ 、]{1,2}[一-鿿·]{2,8}){0,2})(?P<rest>\s{1,4}[图摄]\s{1,3}(?P<pictures>[一-鿿·]{2,8}))?"
)
"""Who wrote and who took the pictures, behind one character each: `文 覃小波  图 易春华`."""
_CHANNEL = re.compile(r"(?P<house>[一-鿿]{2,8}网)\s?·\s?[一-鿿]{2,3}(?:站|频道)?")
"""A site and the place that its pages are of: `中国文明网 · 常德`."""
_BADGE = re.compile(r".*(?:创作者|爱好者|[账帐][号户]|博主|达人|作者|回答者|认证|官方)")
"""What an app says of who prints there: `优质三农领域创作者`."""
_TABLED = re.compile(r"(?P<label>[一-鿿](?:\s{0,4}[一-鿿]){1,7})(?P<gap>\s*\t\s*|\s{2,})(?P<value>[^\s].*)")
_COLUMN = 2
_TABLED_ROLES = ("sender", "publisher", "source", "published", "written", "author", "widget")
_TWO_WIDE = re.compile(r"[一-鿿] [一-鿿]")
"""A name of two characters set as wide as those of three beside it: `覃 波  易春华`."""
_SENT = re.compile(
    r"[(\[](?P<house>[一-鿿]{2,22}(?:政府|委员会|[省市县区旗镇乡]委|[局办站所部]|办公室|中心))\s{1,4}(?P<name>[一-鿿]{2,4})[)\]]"
)
"""An office and who writes for it, in brackets: `(石门镇人民政府 岩块)`."""
_REPRINTED = re.compile(
    r"(?:以下|本文|此文)?(?:文章|内容)?来源于\s?(?P<house>[^\s,]{2,14})\s?[,;]\s?作者\s?:?\s?(?P<author>\S{2,14})"
)
"""What accounts print above a reprint: `来源于石门日报,作者:王小明`."""
_ACCOUNT = re.compile(
    r"(?:原创[\s:]*)?(?:[一-鿿·]{2,8}\s+){0,3}?(?P<account>[一-鿿A-Za-z]{2,12}\+?)(?P<gap>\s+)(?:(?:20\d\d[-年/.])?\d{1,2}[-月/.]\d{1,2}日?|今天|昨天|前天|\d{1,2}(?:分钟|小时|天|周|个月)前)"
    r"(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s+(?:发表于)?[一-鿿]{2,3})?"
)
"""How accounts head what they print: their name, the day, and where they are: `石门发布 2023-04-03 17:20 湖南`."""
_DAY_OF = re.compile(
    r"(?:星期|周)[一二三四五六日天]|农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|今日"
)
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


def read_whole(reading: Reading) -> bool:
    """True if the line as a whole is of a form that tells who wrote or printed it; its items are then taken."""
    text = reading.text
    told = _WORKS_AT.fullmatch(text) if "作者" in text else None
    signed = told or (_SIGNED_AS.fullmatch(text) if text[0] in _SIGNS else None)
    if signed and is_name("".join(signed["name"].split())):
        reading.take("author", *signed.span("name"))
        return True
    sent = _SENT.fullmatch(text) if text[0] in "([" else None
    if sent and is_house(sent["house"]) and not WORK.fullmatch(sent["name"]) and not is_house(sent["name"]):
        reading.take("house", *sent.span("house"))
        reading.take("author", *sent.span("name"))
        return True
    reprinted = _REPRINTED.fullmatch(text) if "来源于" in text else None
    if reprinted:
        reading.take("house", *reprinted.span("house"))
        if is_name(reprinted["author"]):
            reading.take("author", *reprinted.span("author"))
    given = _GIVEN.fullmatch(text)
    if given and is_house(given["house"]):
        reading.take("sender", *given.span("house"))
        return True
    return (
        reprinted is not None
        or _is_office(reading)
        or _is_printed(reading)
        or _are_set_wide(reading)
        or ("·" in text and _is_of_channel(reading))
        or (text.startswith(("文 ", "■文 ", "■ 文 ")) and _are_words_and_pictures(reading))
    )


def tabled(text: str, raw: str) -> str:
    """A line with a colon for the gap behind the label of a form: `申报单位	石门县农业农村局`."""
    found = _TABLED.fullmatch(raw)
    role = labels()[1].get("".join(found["label"].split())) if found else None
    if not found or role not in _TABLED_ROLES:
        return text
    value = text[found.start("value") :]
    fits = days.WHEN.match(value) if role in ("published", "written") else is_house(value)
    if role == "author":
        fits = is_name(value)
    if role == "widget":  # 类别 and 栏目 head the columns of tables too
        fits = len(found["label"]) > _COLUMN or is_place(value)
    at = found.start("gap")
    return f"{text[:at]}:{text[at + 1 :]}" if fits else text


def _is_of_channel(reading: Reading) -> bool:
    found = _CHANNEL.fullmatch(reading.text)
    if found:
        reading.take("house", *found.span("house"))
    return found is not None


def _is_written_down(words: str) -> bool:
    """True for a longer name of sounds without a point: `包布日古德`."""
    signs = lexicon.load("surnames")["transcribed"]
    return 4 <= len(words) <= 7 and all(sign in signs for sign in words[1:])


def _are_words_and_pictures(reading: Reading) -> bool:
    found = _WORDS_AND_PICTURES.fullmatch(reading.text)
    if not found or not (found["pictures"] or is_name(found["words"]) or _is_written_down(found["words"])):
        return False
    for name in re.finditer(r"[^\s、]+", found["words"]):
        reading.take("author", *(found.start("words") + at for at in name.span()))
    if found["pictures"]:
        reading.take("photo", *found.span("pictures"))
    return True


def _is_office(reading: Reading) -> bool:
    told = _OF_OFFICE.fullmatch(reading.text) if "作者" in reading.text[:4] else None
    if not told or not is_house(told["office"]) or not is_name("".join(told["name"].split())):
        return False
    reading.take("staff", *told.span("office"))
    reading.take("author", *told.span("name"))
    return True


def _is_printed(reading: Reading) -> bool:
    """True for who wrote and the account that prints it, or for the day and the account or its pen name."""
    text = reading.text
    original = _ORIGINAL.fullmatch(text) if text.startswith("原创") else None
    if original and not WORK.fullmatch(original["account"]) and not is_name(original["account"]):
        if original["by"] and is_name(original["by"]):
            reading.take("author", *original.span("by"))
        reading.take("account", *original.span("account"))
        return True
    dotted = _DOTTED.fullmatch(text) if "·" in text else None
    if dotted:
        reading.take("when", *dotted.span("day"))
        badge = _BADGE.fullmatch(dotted["name"]) and not is_name(dotted["name"])
        role = "widget" if badge else "account" if is_house(dotted["name"]) else "author"
        reading.take(role, *dotted.span("name"))
    return dotted is not None


def _are_set_wide(reading: Reading) -> bool:
    """True for names of two and three characters set as wide as each other, one of them no pen name."""
    words = [found.span() for found in re.finditer(r"\S+(?: \S+)*", reading.text)]
    names = [reading.text[start:end] for start, end in words]
    wide = [x for x in names if _TWO_WIDE.fullmatch(x) and x.replace(" ", "") not in tables.common()]
    whole = [x for x in names if len(x) == 3 and is_name(x) and x not in tables.common()]
    if not wide or not whole or len(wide) + len(whole) < len(names):
        return False
    for start, end in words:
        reading.take("names", start, end)
    return True


def with_account(reading: Reading, found: list[Item]) -> list[Item]:
    """The items of a line and the account that it names beside the day, where nothing else says who prints it."""
    account = _ACCOUNT.fullmatch(reading.text)
    if reading.text.startswith(
        "原创 "
    ):  # who wrote it, then the account: `原创 石门融媒 石门发布 2023-04-03 17:20`
        others = [item for item in found if item.role == "house"][:-1]
        found = [item for item in found if item not in others]
    if not account or any(
        item.role in (*HOUSES, "uploaded") and not is_generic(item.value) for item in found
    ):
        return found
    words, span = account["account"], Span(*account.span("account"))
    known = words in labels()[1] or words in _NO_ACCOUNT or _DAY_OF.match(words)
    if known or is_name(words) or is_place(words) or WORK.fullmatch(words):
        return found
    if not found and not (reading.items and (is_press(words) or len(account["gap"]) > 1)):
        return found
    items = [item for item in found if not item.span.overlaps(span)]
    return [*items, Item("account", words, span)]
