"""The words above a body that are no title, or belong beside one: series, nameplates, watchwords, slogans, notes."""

from __future__ import annotations

import re
from functools import cache

from core import lexicon
from core.parse import bylines

_LONGEST_PRESS = 12
_PAPER = re.compile("(?:报告|汇报|总结|方案|材料|情况|简介|介绍|案例|纪要)$")
_PLACE_ALONE = re.compile(
    r"(?!(?:[一二两三四五六七八九十几数这那每各小大])[个座条片方])■?\s?(?:(?:第|之|NO\.?|No\.?)?[一二三四五六七八九十\d]{1,2}[站村]?\s?[:、.·| ]\s?)?(?:[一-鿿]{2,9}[·・ ]{1,2})?[一-鿿]{1,9}(?:[县区市旗镇乡]|(?<!乡)村|街道|社区|苏木|嘎查)(?:[·・ ]{1,2}[一-鿿]{2,8})?"
)
_BEGINS = re.compile(
    r"(?![一-鿿]{0,8}[这那每各哪个座家][个座]?[村镇乡县])[一-鿿]{2,9}(?:省|[市县镇](?!场|域|村|贤|级|亲)|(?<![家故老他异城水茶果梨桃稻粮棉花药侨])乡(?!场|域|村|贤|级|亲)|(?<![进入富兴强乡])村(?![集民级庄里子容]))(?=[一-鿿\d])"
)
"""How a title of its own begins."""
_CAMPAIGN = re.compile("振兴|脱贫|小康|行动|进行时|巡礼|风采|故事$|访谈|系列|专栏|调查|观察|一线|基层|路上")
"""What papers call what they do for a year: `乡村振兴一线`."""
_ADDRESS = re.compile(
    r"(?:[一-鿿]{2,3}(?:省|自治区))?(?:[一-鿿]{2,9}[市州盟])?[一-鿿]{1,9}[县区市旗](?:[一-鿿]{1,8}(?:镇|乡|街道|苏木))?[一-鿿]{2,7}(?:村|镇|乡|街道|社区|苏木|嘎查)"
)


@cache
def _rules(part: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in lexicon.load("titles")[part]))


def is_kicker(text: str) -> bool:
    """True for the name of a series or of a paper above a title."""
    return names_series_alone(text) or (bylines.is_press(text) and len(text) < _LONGEST_PRESS)


def names_series_alone(text: str) -> bool:
    """True if all of `text` is the name of a series, or a headline's first half that ends in a dash."""
    return bool(_rules("kicker").fullmatch(text))


def ends_in_series(text: str) -> bool:
    """True if a part that a bar sets apart names a series: `跟班采访系列报道(3)`."""
    return bool(_rules("series").search(text))


def is_nameplate(text: str) -> bool:
    """True for the name of an office or a government alone."""
    return bool(_rules("nameplate").fullmatch(text))


def is_watchword(text: str) -> bool:
    """True for watchwords in a row and for the name of a paper or a site alone."""
    return bool(_rules("watchwords").fullmatch(text))


def is_slogan_over(text: str, below: str) -> bool:
    """True for a campaign's slogan above a line that names a place and what it did."""
    slogan = may_be_slogan(text) and not _rules("claim").match(text)
    return bool(slogan and _rules("claim").match(below))


def may_be_slogan(text: str) -> bool:
    """True if `text` reads as a campaign's slogan."""
    return bool(_rules("motto").fullmatch(text))


def ends_in_column(text: str) -> bool:
    """True if `text` ends as the name of a column does: `“三农”观察`."""
    return bool(_rules("column").search(text))


def opens_topic(text: str) -> bool:
    """True if `text` begins with the field that a column is about: `基层治理“小切口”`."""
    return _rules("topic").match(text) is not None


def opens_talk(text: str) -> bool:
    """True if a line under a title tells whom the article meets: `对话石门镇党委书记王成`."""
    return bool(_rules("talk").match(text))


def names_genre(text: str) -> bool:
    """True if `text` ends in the genre of an article: `工作综述`."""
    return bool(_rules("genre").search(text))


def names_notice(text: str) -> bool:
    """True if `text` is a notice's title: `关于…的通知`."""
    return bool(_rules("notice").search(text))


def opens_note(text: str) -> bool:
    """True if an editor's note begins here."""
    return bool(_rules("note").match(text))


def introduces(text: str) -> bool:
    """True if a sentence says what a page brings, and tells nothing of its own: `今天,我们走进三个村庄,听听那里的故事。`"""
    return opens_note(text) or bool(_rules("introduces").search(text))


def names_several(text: str) -> bool:
    """True if a page's title ends in what several short texts are: `优秀案例(节选)`."""
    return bool(_rules("several").search(text))


def names_group(text: str) -> bool:
    """True if `text` ends in what only several texts together are: `人物素描(下)`."""
    return bool(_rules("group").search(text))


def is_note(text: str) -> bool:
    """True for the label of an editor's note alone: `【编者按】`."""
    return bool(_rules("note").fullmatch(text))


def opens_sidebar(text: str) -> bool:
    """True for the head of what stands beside an article and is none of its own: `记者手记`."""
    return bool(_rules("sidebar").fullmatch(text))


def is_signature(text: str) -> bool:
    """True for a by-line or a dateline alone."""
    return bool(_rules("signed").fullmatch(text))


def former(text: str) -> tuple[int, int] | None:
    """Where the title stands that a reprint says it had before; None if it says nothing."""
    found = _rules("former").fullmatch(text)
    return found.span("title") if found else None


def is_place(text: str) -> bool:
    """True for nothing but a place, its number before it: `环县·丁连掌村`, `中村瑶族乡平乐村`."""
    return (_PLACE_ALONE.fullmatch(text) or _ADDRESS.fullmatch(text)) is not None


def begins(text: str) -> bool:
    """True if `text` begins as a title of its own does: with a place."""
    return _BEGINS.match(text) is not None


def names_campaign(text: str) -> bool:
    """True for words of a paper's campaign, which stand above titles and in few of them."""
    return _CAMPAIGN.search(text) is not None


def names_paper(text: str) -> bool:
    """True if `text` ends in what an office hands in: `集体经济发展情况汇报`."""
    return _PAPER.search(text) is not None
