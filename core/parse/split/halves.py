"""What two lines tell by themselves of being halves of one title: how they end and begin, their lengths, what else they are.

The weights were fitted on 775 pairs of lines of the golden pages, 220 of them titles broken at their blank; where few pairs
have a reason, its weight stays near what was thought before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.parse.layout import cards, headings
from core.parse.lines import Line
from core.parse.split import forms
from core.parse.split.candidates import beginning, is_headline
from core.parse.split.reasons import Reason
from core.parse.split.wording import may_title
from core.parse.titles import words as title_words

_LONGEST_WHOLE = 42
_LONG_PAPER = 13
LABEL = 20
"""So long is a place before its colon, or another label, at most."""
_HALF = range(4, 13)
_UNEVEN = 2
"""By so much the halves of a couplet differ that one line holds and more."""
SHORT = 6
_SET_IN, _FAR, _CENTRED = 3, 10, 6
_FAR_APART, _LONG_HALF, _SHORT_WHOLE = 3, 16, 12
_MOSTLY, _HARDLY = 0.6, 0.25
"""Shares of a half's words that the text tells."""
_ENDS_IN_NOUN = re.compile("的[一-鿿“”]{1,6}$")
_RECORDS = re.compile("[记录谈]$|纪实|侧记|见闻|观察|探访|调查|综述|事迹|(?:案例|纪事)$")
_COMMAS = re.compile("[,、]")
_PROVINCE = re.compile("[一-鿿]{2,3}(?:省|自治区|市)[一-鿿]{2,7}[县区市旗]")
_COUNTED = re.compile("[一二两三四五六七八九十百千万]")
_PAIR = re.compile("[一-鿿]{2}")
_HAN = re.compile("[一-鿿]")
CUT = re.compile(r"(?<![一二三四五六七八九十\d])[,、:]$|“[^”]*$|《[^》]*$|\([^)]*$")
"""The end of a line that surely goes on: a comma, a colon, quotes that nothing closes."""
_OPEN = re.compile(
    "(?:激活|盘活|打造|助推|推动|破解|走出|铺就|托起|撬动|绘就|谱写|奏响|唱响|闯出|蹚出|趟出|跑出|擦亮|敲开|织就|带动|拉动|成为|变成|变身"
    "|做强|做大|拓宽|筑牢|夯实|凝聚|释放|解锁|迈向|走向|通向|走上|踏上|[种养酿结干绣盘]出|[住搬装][进上]|念好|写好|画好|答好|打好|守住|用好|用活|走好"
    "|端稳|端起|吃上|巩固|促进|实现|加快|推进|以.{2,24}为(?:抓手|引领|契机|重点|主线|载体|突破口|依托|牵引|导向|纽带|核心|目标)|[让把和与的及同在从对为以将由被向])$"
)
"""The end of a line that lacks what its verb does, or what its preposition takes."""
_TAKEN = re.compile("(?:把|让|将)[“”一-鿿]{2,12}")
"""What something is done with, and nothing that is done: `把茶园的四季`."""
_GOES_ON = re.compile(r"[的了和与及在成到得着过,、。:!?”》)都也就还更再出给向让为同并]")
"""What the second half of a title begins with and no title."""
_ON, _PAPERS = (
    re.compile("关于.{3,}|^在.{6,}"),
    re.compile(
        "(?:报告|通知|意见|方案|情况|总结|函|决定|请示|批复|公告|通报|(?:发言|讲话|致辞|演讲|汇报)(?:材料|提纲|摘要|摘登)?)$"
    ),
)
_DOES = re.compile(
    "促进|推动|助推|助力|带动|带富|激活|赋能|撬动|铺就|[串托撑搭]起|[开走闯蹚跑种养酿结干绣盘长捧]出|[走做打念建写画答守用抓盘种养管织扎兜筑压夯拧][好实强优大活稳牢紧深细]|[吃端过用喝走挑当]上|住进|绘就|唱响|奏响|打造|建设|管好|盘活|增收|致富|书写|增强|拓宽|聚力|共[谱绘享]|齐[奔唱]|[亩户人年日]均|年[产增入收销]|惠及|辐射|销往|做[强优大]|[促助变]"
)
"""A verb that may lack who does it."""
_COMPOUND = re.compile(
    "乡村\n振兴|脱贫\n攻坚|有效\n衔接|巩固\n拓展|拓展脱贫攻坚\n成果|典型\n(?:案例|经验|材料|做法)|先进\n(?:事迹|典型)|合作\n社|人居\n环境|集体\n经济|(?:基层|乡村)\n治理"
    "|易地\n(?:扶贫)?搬迁|驻村\n(?:帮扶|工作)|第一\n书记|高质量\n发展|农业\n(?:农村|现代化)|产业\n(?:发展|振兴|扶贫|帮扶)|精准\n[扶脱]贫|对口\n(?:帮扶|支援)|工作\n(?:队|站|会议|推进会)"
)
"""The terms of this field, torn by a line's end."""
_NOUN_OF = re.compile("[一-鿿]{2,6}的(?:实践|探索|思考|启示|做法|路径|经验|调查|对策|样本|报告|通知|意见)")
"""The end of a longer phrase: `难题的实践与思考`."""
ASKS = re.compile("(?:何以|为什么|为啥|为何|缘何|何处|如何|怎[样么]|凭(?:什么|啥)|靠(?:什么|啥)).{2,16}\\?$")
"""The second half of a title that asks."""
_TAKES_UP = re.compile("(?:这一次|这一回|这次|这回)[,一-鿿]|(?:如今|从此|而今),")
"""The second half of a title that goes on telling: `这一次,分的是红`."""
_SIGNS = re.compile("[|_>]")
_COLUMN = re.compile(r"^[^|_>]{2,10}\|(?=[^|]{4})")
"""A column before its bar."""
_UNLIKE = re.compile(r"[:\d]")
"""What no couplet holds."""
_WITH = re.compile(r"(?:以|用|靠|凭|围绕|紧扣|立足|依托|借力|通过|聚焦|抓好|抓住)[“”一-鿿]{2,14}$")
"""A means without what it is for."""
_QUOTED = re.compile("“[^“”]+”$")
_HEADED = re.compile(r"[一-鿿]{2,12}(?:[省市县区旗州镇乡村]|社区|街道|嘎查):\S{4,18}")
_CLAUSE = 14
BEGUN = re.compile(r"[^:]{2,14}:[^:]{1,10}")


def reasons_of(lines: Sequence[Line], i: int) -> list[Reason]:
    """What the two lines tell, whatever stands around them."""
    return [*_torn(lines, i), *_measured(lines, i), *_shaped(lines, i), *_others(lines, i)]


def _torn(lines: Sequence[Line], i: int) -> Iterator[Reason]:
    """How the first line ends and the second begins."""
    one, two = lines[i].text, lines[i + 1].text
    if _is_label(one):
        yield Reason(4.0, "label")
    elif CUT.search(one):
        yield Reason(3.1, "cut")
    elif _OPEN.search(one) or _TAKEN.fullmatch(one):
        yield Reason(3.1, "open end")
    elif _WITH.match(one) and _DOES.match(two):
        yield Reason(1.6, "a means and what it does")
    if _COMPOUND.search(one + "\n" + two):
        yield Reason(5.0, "torn term")
    elif _GOES_ON.match(two) or _NOUN_OF.match(two):
        yield Reason(2.6, "no beginning")
    elif _DOES.match(two):
        yield Reason(3.3, "verb")
    elif _TAKES_UP.match(two):
        yield Reason(2.3, "takes up the first")
    elif ASKS.match(two):
        yield Reason(2.1, "question")
    if _HAN.match(one[-1]) and _HAN.match(two):
        if one[-1] + two[0] in beginning(lines, i + 2):
            yield Reason(3.3, "joint told in the text")
        elif not (_is_couplet(one, two) or _is_couplet(one.partition(":")[2], two)):
            yield Reason(1.0, "characters meet")
    if _is_notice(one, two):
        yield Reason(4.6, "notice")
    elif title_words.names_paper(two) and len(two) <= _LONG_PAPER:
        yield Reason(2.7, "paper")


def _measured(lines: Sequence[Line], i: int) -> Iterator[Reason]:
    """How long the halves are, and where they stand."""
    one, two = lines[i], lines[i + 1]
    couplet = _is_couplet(one.text, two.text)
    if couplet:
        alike = len(_HAN.findall(one.text)) == len(_HAN.findall(two.text))
        yield Reason(4.2 if alike else 1.0, "couplet")
    elif _is_torn_couplet(one.text, two.text):
        yield Reason(2.9, "couplet torn in its second half")
    elif _is_couplet(one.text.partition(":")[2], two.text):
        yield Reason(3.6, "couplet behind its place")
    elif _HEADED.fullmatch(one.text) and _is_clause(two.text):
        yield Reason(3.1, "clause behind a place and its clause")
    elif BEGUN.fullmatch(one.text) and ":" not in two.text:
        yield Reason(0.8, "half a title behind its place")
    if _ends_alike(one.text, two.text):
        yield Reason(0.1, "quotes alike")
    if _is_row(one.text, two.text):
        yield Reason(2.6, "begins as each part above")
    if i and title_words.is_place(lines[i - 1].text) and _is_clause(one.text) and _is_clause(two.text):
        yield Reason(2.0, "below a place alone")
    if title_words.is_place(one.text.rstrip(":")):
        yield Reason(1.1, "place")
    if i and (
        len(lines[i - 1].text) == headings.case_mark(lines[i - 1].text) or forms.is_field(lines, i - 1)
    ):
        yield Reason(2.1, "below a case's number")
    if two.indent > _SET_IN and 1 < two.indent - one.indent < _FAR:
        yield Reason(0.7, "set in")
    elif min(one.indent, two.indent) > _CENTRED:
        yield Reason(1.2, "centred")
    if two.gap:
        spaced = (one.gap or not i) and i + 2 < len(lines) and lines[i + 2].gap
        yield Reason(-2.1, "gap, as between all lines") if spaced else Reason(-4.9, "gap")
    if len(one.text) + len(two.text) > _LONGEST_WHOLE:
        yield Reason(-2.8, "long")
    if len(one.text) < SHORT and not couplet and not _is_label(one.text):
        yield Reason(-1.1, "short")
    if title_words.begins(two.text) and not CUT.search(one.text):
        yield Reason(-0.6, "second begins a title")


def _shaped(lines: Sequence[Line], i: int) -> Iterator[Reason]:
    """What the two look like beside each other."""
    one, two = lines[i].text, lines[i + 1].text
    sizes = [len(_HAN.findall(text)) for text in (one, two)]
    if sizes[0] > sizes[1] + 1:
        yield Reason(-0.1, "first longer")
    if abs(sizes[0] - sizes[1]) > _FAR_APART:
        yield Reason(-0.7, "far apart in length")
    if max(sizes) > _LONG_HALF:
        yield Reason(-0.5, "long half")
    if sum(sizes) < _SHORT_WHOLE:
        yield Reason(-0.4, "short together")
    if "“" in one and "“" in two:
        yield Reason(2.3, "both quote")
    if " " in one.strip() and not _is_torn_couplet(one, two):
        yield Reason(-1.9, "first has halves")
    if " " in two.strip():
        yield Reason(-2.4, "second has halves")
    if _ENDS_IN_NOUN.search(one):
        yield Reason(-1.7, "first ends in a noun")
    if _ENDS_IN_NOUN.search(two):
        yield Reason(-1.0, "second ends in a noun")
    if title_words.begins(one):
        yield Reason(0.7, "first begins with a place")
    if title_words.is_place(two) and not _COUNTED.search(two):
        yield Reason(-5.0, "second is a place")
    if title_words.names_series_alone(two):
        yield Reason(-4.0, "second names a series")
    if len(_COMMAS.findall(two)) > 1:
        yield Reason(-3.0, "clauses in a row")
    if title_words.names_campaign(one):
        yield Reason(-0.7, "first names a campaign")
    if _RECORDS.search(two):
        yield Reason(-1.5, "second names a genre")
    if lines[i].gap or not i:
        yield Reason(1.3, "nothing right above")
    if i + 2 < len(lines) and lines[i + 2].gap:
        yield Reason(0.6, "nothing right below")


def told_in_text(lines: Sequence[Line], i: int) -> Iterator[Reason]:
    """How much of each half's words the text tells of."""
    text = beginning(lines, i + 2)
    for which, line, told, hardly in (("first", lines[i], 1.5, -1.1), ("second", lines[i + 1], 0.7, 0.7)):
        pairs = [line.text[k : k + 2] for k in range(len(line.text) - 1) if _PAIR.match(line.text, k)]
        share = sum(pair in text for pair in pairs) / len(pairs) if text and pairs else 0.0
        if share > _MOSTLY:
            yield Reason(told, f"{which} told in the text")
        elif share < _HARDLY:
            yield Reason(hardly, f"{which} hardly told in the text")


def _is_clause(text: str) -> bool:
    return len(text) <= _CLAUSE and ":" not in text and not title_words.is_place(text)


def _others(lines: Sequence[Line], i: int) -> Iterator[Reason]:
    """What the lines are that makes them no halves."""
    one, two = lines[i].text, lines[i + 1].text
    label, place = _is_label(one), title_words.is_place(one)
    if headings.names_section(two) or not _HAN.search(one) or forms.is_field(lines, i + 1):
        yield Reason(-4.3, "number alone, or a field or a section below")
    if forms.is_field_name(one) or forms.is_field_name(two) or cards.opens_summary(two) or one[0] == "#":
        yield Reason(-4.0, "field, label or tag")
    if headings.case_mark(one) or headings.mark(one)[1] or headings.mark(two)[1]:
        yield Reason(-6.1, "numbered")
    series = title_words.ends_in_series(one) or title_words.ends_in_column(one)
    if series or (title_words.is_kicker(one) and not (label or place)):
        yield Reason(-6.4, "series")
    if _is_notice(one, two):
        return
    signs = (
        title_words.is_watchword(one)
        or title_words.is_nameplate(one)
        or title_words.is_nameplate(two)
        or title_words.is_note(one)
    )
    if signs or any(map(forms.names_office, (two,) if place else (one, two))):
        yield Reason(-1.5, "office")
    if title_words.may_be_slogan(one) and not _DOES.match(two):
        yield Reason(-2.7, "slogan")
    if title_words.opens_topic(one) and not title_words.opens_topic(two):
        yield Reason(-4.5, "topic")
    if title_words.opens_talk(two) or title_words.names_genre(two) or title_words.ends_in_column(two):
        yield Reason(-6.0, "subtitle")
    if ":" in two[1:] or _SIGNS.search(_COLUMN.sub("", one) + two):
        yield Reason(-4.9, "colon, bar or path")
    if len(two) > 3 and lines[i + 1].role != "names" and not (may_title(lines[i + 1]) or CUT.search(two)):
        yield Reason(-4.3, "no title")
    if _is_headline_below(lines, i):
        yield Reason(-4.0, "what it is of and its headline")
    if not label and is_headline(lines[: i + 2], i) and not _DOES.match(two):
        yield Reason(-1.5, "headline and what it is of")


def _is_headline_below(lines: Sequence[Line], i: int) -> bool:
    """True if line `i` tells at more length of a place what the signed line below it says in a few words."""
    one, two = lines[i].text, lines[i + 1].text
    signed = i + 2 < len(lines) and lines[i + 2].role in ("byline", "names")
    longer = 2 * len(one) > 3 * len(two) and _PROVINCE.match(one) is not None
    return signed and longer and not title_words.begins(two)


def _is_label(text: str) -> bool:
    return text[-1] == ":" and len(text) <= LABEL


def _is_notice(one: str, two: str) -> bool:
    """True for the halves of what an office writes about: `关于推广石门县平峒村` ¶ `茶园托管做法的通知`."""
    return bool(_ON.search(one)) and not _PAPERS.search(one) and _PAPERS.search(two) is not None


def _is_couplet(one: str, two: str) -> bool:
    """True for two halves of one length: `脚下沾泥土` ¶ `心中有乡亲`."""
    if _UNLIKE.search(one + two) or one.count(" ") != two.count(" "):
        return False
    sizes = [len(_HAN.findall(text)) for text in (one, two)]
    return all(size in _HALF for size in sizes) and abs(sizes[0] - sizes[1]) <= 1


def _is_row(one: str, two: str) -> bool:
    """True for the last of several parts that begin alike: `一粒米 一幅画` ¶ `一座“云上”茶园`."""
    parts = one.split()
    return len(parts) > 1 and {part[0] for part in parts} == {two[0]} and _HAN.match(two) is not None


def _ends_alike(one: str, two: str) -> bool:
    """True for halves that end in quoted words of one length: `住进“新帐房”` ¶ `吃上“旅游饭”`."""
    ends = [_QUOTED.search(text) for text in (one, two)]
    return ends[0] is not None and ends[1] is not None and len(ends[0].group()) == len(ends[1].group())


def _is_torn_couplet(one: str, two: str) -> bool:
    """True for a couplet whose second half is broken: `脚下沾泥土 心中` ¶ `有乡亲`."""
    first, gap, begun = one.partition(" ")
    if ":" in one + two:
        return False
    sizes = [len(_HAN.findall(text)) for text in (first, begun + two)]
    return (
        bool(gap and begun.strip()) and all(n in _HALF for n in sizes) and abs(sizes[0] - sizes[1]) <= _UNEVEN
    )
