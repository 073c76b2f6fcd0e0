"""Titles, kickers and subtitles above a body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.model import Field, Span
from core.parse import bylines, layout_context, layout_furniture, layout_headings
from core.parse.layout_lines import Line
from core.parse.layout_sounds import spoken_off
from core.simplified import simplified

LONGEST = 80
_HEADER = 80
"""So many lines above a body may hold its titles."""
_SURELY_BODY = 40
_SURELY_TITLE = 9
_BESIDE = ("furniture", "mark", "caption", "names", "tail")
_SHORTEST_OPEN_PROSE = 37
"""Shorter lines of prose that nothing closes are lines of a text broken by hand."""
_DASH = re.compile(r"\s*(?:[—─–―]+|--+|一一(?=\S))\s*")
_INNER_DASH = re.compile(r"\s*(?:[—─―]{2,}|--+)\s*(?=\S{4,})")
_BAR = re.compile(r"\s*[‖|]{1,2}\s*")


_KICKER = re.compile(
    r".*(?:系列(?:报道|访谈|之.{1,3})?|专栏|专题|之.{1,8}篇|连载|特刊|编者按|展播|选登|选编|汇编|专版|特别报道)(?:\(.{1,4}\))?:?|.{2,10}·.{2,8}|.{4,14}:"
)


_OFFICE = (
    r"(?:农业农村|乡村振兴|扶贫开发|农业|畜牧(?:兽医)?|林业(?:和草原)?|水[利务]|民政|财政|教育|体育|文[化旅][一-鿿]{0,8}|发展(?:和|与)?改革|自然资源|生态环境|交通运输|住房[一-鿿]{0,8}"
    r"|人力[一-鿿]{0,10}|审计|统计|商务|应急管理|市场监督管理|卫生健康|医疗保障|公安|司法|税务|电子税务|信访)局"
)
_NAMEPLATE = re.compile(
    rf"(?:[一-鿿]{{0,12}}(?:人民政府|管理?委员?会|街道办事处|党工委|宣传部|组织部|统战部|政法委|纪委监委|政协|人大常委会|{_OFFICE}|办公室)|[一-鿿]{{2,12}}(?:县|市|区|旗|镇|乡|州)(?:委|政府))"
    r"(?:\([^()]{2,16}\))?(?:办公室)?(?:官方|门户|政务)*(?:网站?|网)?\s*[A-Za-z’' .,&()\-]*"
)
_WATCHWORDS = re.compile(
    r"(?:(?:脱贫攻坚|全面小康|乡村振兴|精准扶贫|精准脱贫|不忘初心|牢记使命|产业振兴|人才振兴|文化振兴|生态振兴|组织振兴|共同富裕|美丽乡村|巩固成果|接续推进|接续奋斗|决战脱贫|决胜小康"
    r"|产业兴旺|生态宜居|乡风文明|治理有效|生活富裕|携手奋进|奋勇前进|攻坚克难|砥砺前行|高质量发展|新时代|新征程|扫黑除恶|文明创建|全民健身|安全生产)[\s·,、!]*){1,4}"
    r"|[一-鿿]{2,8}(?:新闻网|日报社?|晚报|晨报|电视台|客户端|融媒体中心|政府网|信息网|党建网|文明网|之窗|门户网站|新闻中心|新闻联播)"
)
_LATIN = re.compile(r"[A-Za-z]")
_MOTTO = re.compile(
    r"(?:巩固|接续|奋进|建功|学习|贯彻|喜迎|牢记|决[胜战]|坚持|不忘|走好|践行|弘扬|凝[心聚]|聚力|奋力|全面|深入|认真|落实|推进|推动|建设|打造|开启|谱写|谋划|奋战|大干|担当|勇立|踔厉|砥砺|永远|感恩|听党|共[建享创筑]|携手"
    r"|同心|众志|万众|新时代|解放思想|实事求是|绿水青山|高举|团结|不负|乘势|逐梦|献礼|庆祝|热烈)[^:。!?\d]{4,36}"
)
_CLAIM = re.compile(
    r"[“\"]?[一-鿿]{2,14}(?:[省市县区旗州乡镇村]|社区|街道)[^。]{0,4}:|[一-鿿]{2,9}[县镇乡村](?!振兴)[^:。]{4,}|[一-鿿·]{2,8}:"
)


_SIGNED = re.compile(r".*(?:记者|通讯员|特约撰稿人?)[ 　]+[一-鿿·]{2,8}(?:[ 　]+[一-鿿·]{2,8}){0,5}")
"""A by-line whatever stands before the office: 新定西·定西日报通讯员 李小满 蔡峰."""
_DATELINE = re.compile(r".{0,20}(?:\d{1,2}月)?\d{1,2}日(?:电|讯|消息)")
_NOTE = re.compile(
    r"[\[(]?(?:编者按|编者的话|编前(?:话|语)?|开栏(?:的?话|语)|开篇(?:的?话|语))[\])]?\s?[::]?"
)
_FORMER = re.compile(r"[\[(]?原(?:标题|题)\s?[::]\s?(?P<title>.{4,60}?)[\])]?")
_GENRE = re.compile(r"(?:纪实|综述|调查|侧记|见闻|观察|巡礼|纪行|掠影|扫描|透视|速写)$")
_SERIES = re.compile(r"系列|专栏|专题|连载|展播|栏目|特刊|报道$|之[一二三四五六七八九十\d]+\)?$")


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands above a body; `end` is the number of lines that it takes."""

    title: Field | None = None
    subtitle: Field | None = None
    kicker: Field | None = None
    end: int = 0


def heads(lines: Sequence[Line]) -> Heads:
    """The titles of a case whose lines begin here."""
    body = _body_start(lines)
    top = [i for i in range(max(body - _HEADER, 0), body) if may_title(lines[i])]
    if not top:
        title = _before_byline(lines[:body]) or _former(lines[:body])
        return Heads(title, end=body if body < len(lines) else 0)
    best = max(top, key=lambda i: (_title_score(lines, i, body), -i))
    above = best - 1
    if _GENRE.search(lines[best].text) and above in top and not _is_kicker(lines[above]):
        return Heads(
            _field(lines[above], lines[above].span), _field(lines[best], lines[best].span), None, body
        )
    title, sub, kick = _halves(_whole(lines, best, top))
    twin = max(i for i in top if lines[i].text == lines[best].text)
    subtitle = sub or _subtitle(lines, twin, body)
    kicker = kick or _kicker(lines, best, twin, top)
    return Heads(title, subtitle, kicker, body)


_OPEN_END = re.compile(r"[、,与和及的暨同对为在以把将]$|^关于(?!.*(?:报告|通知|意见|方案|情况|总结|函)$)")
_OPEN_START = re.compile(r"[、,与和及暨同的]")


def _whole(lines: Sequence[Line], best: int, top: list[int]) -> Line:
    """A title that its page breaks over two lines, as one line."""
    for i, j in ((best - 1, best), (best, best + 1)):
        if i in top and j in top and not lines[j].gap and lines[i].text != lines[j].text:
            one, two = lines[i], lines[j]
            if _OPEN_END.search(one.text) or _OPEN_START.match(two.text):
                gap = two.span.start - one.span.end
                raw = one.raw + " " * gap + two.raw
                text = one.text + " " * gap + two.text
                return replace(one, span=Span(one.span.start, two.span.end), text=text, raw=raw)
    return lines[best]


def note(lines: Sequence[Line]) -> int:
    """How many lines an editor's note takes that stands above the titles; 0 if there is none."""
    for i, line in enumerate(lines[:_HEADER]):
        if line.role == "prose" and _NOTE.match(line.text):
            below = next((x for x in lines[i + 1 :] if x.role not in _BESIDE), None)
            return i + 1 if below is not None and below.role != "prose" and may_title(below) else 0
        if line.role == "prose" or (may_title(line) and len(line.text) >= _SURELY_TITLE):
            return 0
    return 0


def _body_start(lines: Sequence[Line]) -> int:
    """The first line of the article's own text: the first sentence, or the first heading above it."""
    title = next((i for i, line in enumerate(lines) if may_title(line)), len(lines))
    first = next((i for i in range(len(lines)) if _opens_body(lines, i, i > title)), len(lines))
    at = first
    while at - 1 > title and _leads_into_body(lines[at - 1]):
        at -= 1
    return at


def _opens_body(lines: Sequence[Line], i: int, titled: bool) -> bool:
    line = lines[i]
    if line.role != "prose":
        return line.role == "table"
    if len(line.text) >= _SURELY_BODY:
        return titled or not _is_long_title(lines, i)
    if not line.ended and len(line.text) < _SHORTEST_OPEN_PROSE and line.text[-1] != ":":
        return True
    below = next((x.role for x in lines[i + 1 : i + 9] if x.role not in _BESIDE), "prose")
    return titled and line.ended and below in ("prose", "heading", "short")


def _is_long_title(lines: Sequence[Line], i: int) -> bool:
    """A long line without a stop is a title if a by-line or a whole paragraph follows."""
    line = lines[i]
    below = next((x for x in lines[i + 1 : i + 9] if x.role not in ("furniture", "mark", "caption")), None)
    if "。" in line.text or not may_title(line) or below is None:
        return False
    return below.role in ("byline", "names") or (
        below.role == "prose" and below.ended and len(below.text) > len(line.text)
    )


def _leads_into_body(line: Line) -> bool:
    return line.role in ("heading", "mark", "caption") or (line.role == "prose" and line.text[-1] == ":")


def may_title(line: Line) -> bool:
    """True if a line reads as a title may: no sentence, no card's `label:value`, no office's name alone, no foreign words."""
    text = line.text
    if line.role not in ("short", "heading", "prose") or not 4 <= len(text) <= LONGEST:
        return False
    if layout_context.is_record(text) or _NAMEPLATE.fullmatch(text) or _WATCHWORDS.fullmatch(text):
        return False
    if _SIGNED.fullmatch(simplified(spoken_off(text))):
        return False
    return (
        text[-1] not in "。,;、:"
        and not is_dashed(line)
        and 2 * len(_LATIN.findall(spoken_off(text))) <= len(text)
    )


def is_dashed(line: Line) -> bool:
    return bool(_DASH.match(line.text))


def _title_score(lines: Sequence[Line], i: int, body: int) -> float:
    line = lines[i]
    text = line.text
    score = min(len(text), 24) / 12
    if "title" in line.marks:
        score += 3
    if "heading" in line.marks and line.level == 1:
        score += 2
    others = [lines[j].text for j in range(max(body - _HEADER, 0), body) if j != i]
    if any(text == other or (text in other and len(text) > 8) for other in others):
        score += 2
    below = [x for x in lines[i + 1 : body] if x.role not in ("furniture", "mark")]
    while below and (is_dashed(below[0]) or below[0].text == text):
        below = below[1:]
    if below and below[0].role in ("byline", "names"):
        score += 2
    if not below:
        score += 1
    return score - 2 * (_is_kicker(line) or _is_motto(lines, i))


def _is_motto(lines: Sequence[Line], i: int) -> bool:
    """True for a campaign's slogan above a line that names a place and what it did."""
    below = next((x for x in lines[i + 1 : i + 4] if x.role not in ("furniture", "mark")), None)
    if below is None or not may_title(below) or not _MOTTO.fullmatch(lines[i].text):
        return False
    return bool(_CLAIM.match(below.text)) and not _CLAIM.match(lines[i].text)


def _is_kicker(line: Line) -> bool:
    """True for the name of a series or of a paper above a title."""
    text = line.text
    return bool(_KICKER.fullmatch(text)) or (bylines.is_press(text) and len(text) < 12)


def _before_byline(lines: Sequence[Line]) -> Field | None:
    """A title on one line with its by-line."""
    for line in lines:
        items = line.items if line.role == "byline" else ()
        head = line.text[: min((item.span.start - line.span.start for item in items), default=0)]
        words = head.rstrip(" |-—([:·")
        if len(words) >= 4 and _is_head(head, words):
            return _field(line, Span(line.span.start, line.span.start + len(words)))
    return None


def _former(lines: Sequence[Line]) -> Field | None:
    """The title that a reprint names (`原标题:…`), where it prints no other."""
    for line in lines:
        named = _FORMER.fullmatch(line.text) if line.role == "furniture" else None
        if named:
            return _field(
                line, Span(line.span.start + named.start("title"), line.span.start + named.end("title"))
            )
    return None


def _is_head(head: str, words: str) -> bool:
    """True if `words` may be a title beside by-lines: no breadcrumb, house, label or office, nor what stands before a date."""
    if layout_furniture.is_furniture(words) or layout_furniture.is_furniture(head) or bylines.is_house(words):
        return False
    other = _NAMEPLATE.fullmatch(words) or _DATELINE.fullmatch(words)
    return not other and not bylines.opens(head)


def _halves(line: Line) -> tuple[Field, Field | None, Field | None]:
    """A title line cut at its case number, its bar or its long dash: title, subtitle, kicker."""
    start, text = line.span.start, line.text
    number = layout_headings.case_mark(text)
    ordinal = number or layout_headings.mark(text)[1]
    if 0 < ordinal < len(text) - 3:
        rest = Span(start + ordinal, line.span.end)
        title, sub, kick = _halves(replace(line, span=rest, text=text[ordinal:], raw=line.raw[ordinal:]))
        label = Span(start, start + len(text[:number].rstrip(" :.、|-—]")))
        return title, sub, _field(line, label) if number else kick
    bar = _BAR.search(text)
    if bar and bar.start() > 0 and bar.end() < len(text):
        left, right = Span(start, start + bar.start()), Span(start + bar.end(), line.span.end)
        if _SERIES.search(text[: bar.start()]) or (
            len(left) < 9 and len(right) > len(left) and not _SERIES.search(text[bar.end() :])
        ):
            return _field(line, right), None, _field(line, left)
        return _field(line, left), _field(line, right), None
    dash = _INNER_DASH.search(text)
    if dash and dash.start() >= 6:
        return (
            _field(line, Span(start, start + dash.start())),
            _field(line, Span(start + dash.end(), line.span.end)),
            None,
        )
    return _field(line, line.span), None, None


def _field(line: Line, span: Span) -> Field:
    words = line.raw[span.start - line.span.start : span.end - line.span.start].strip()
    return Field(spoken_off(words), span)


def _subtitle(lines: Sequence[Line], i: int, body: int) -> Field | None:
    """The dashed line under a title, by-lines between them or not."""
    for line in lines[i + 1 : body]:
        dash = _DASH.match(line.text)
        if dash and line.role in ("short", "prose", "heading"):
            return _field(line, Span(line.span.start + dash.end(), line.span.end))
    return None


def _kicker(lines: Sequence[Line], best: int, twin: int, top: list[int]) -> Field | None:
    """The line above a title that names its series, or stands right above its second printing."""
    for i in top:
        above = i < twin and lines[i].text != lines[best].text
        if above and (i == twin - 1 and (i > best or _KICKER.fullmatch(lines[i].text))):
            return _field(lines[i], lines[i].span)
    return None
