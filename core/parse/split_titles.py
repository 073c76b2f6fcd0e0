"""Titles, kickers and subtitles above a body, and the lines of a round-up where another case begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.model import Field, Span
from core.parse import layout_bylines, layout_headings
from core.parse.layout_lines import Line

LONGEST = 80
_SHORTEST_OPEN_PROSE = 37
"""Shorter lines of prose that nothing closes are lines of a text broken by hand."""
_DASH = re.compile(r"\s*(?:[—─–]{1,2}|--+|一一(?=\S)|―+)\s*")
_INNER_DASH = re.compile(r"\s*(?:[—─]{2}|--+|―{2})\s*(?=\S{4,})")
_BAR = re.compile(r"\s*[‖|]{1,2}\s*")
_SERIES = re.compile(
    r"系列|专栏|访谈|典型|案例|之[一二三四五六七八九十\d]|专题|连载|特刊|行动$|栏目|聚焦|乡村振兴$|报道$|展播"
)
_SITE = re.compile(r"\s*(?:_|-|—|–|\||>|<|·)\s*[^_|]{2,20}$")
_KICKER = re.compile(
    r".*(?:系列(?:报道|访谈|之.{1,3})?|专栏|专题|之.{1,8}篇|连载|特刊|编者按|展播|选登|选编|汇编|专版|特别报道)(?:[((].{1,4}[))])?[::]?"
    r"|.{2,14}[::·].{0,4}"
)
_PLACE = re.compile(
    r"[“\"]?(?:[一-鿿]{2,8}(?:省|自治区|市|自治州|地区|盟|州))?(?:[一-鿿]{1,9}(?:自治县|县|区|市|旗|新区|开发区))?"
    r"(?:[一-鿿]{1,7}(?:街道|镇|乡|苏木|农场))?(?:[一-鿿]{1,7}(?:村|社区|嘎查|屯))?"
)
_PROVINCE = re.compile(
    r"(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州"
    r"|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆)"
)
_LEAD = re.compile(
    r"近年来|今年以来|近日|日前|自.{2,20}以来|“?[一-鿿]{2,20}(?:省|市|县|区|旗|镇|乡|村|街道|社区)|20\d\d年|走进|走在|在.{2,16}[,,]|位于"
)


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
    top = [i for i in range(body) if _may_title(lines[i])]
    if not top:
        return Heads(end=body if body < len(lines) else 0)
    best = max(top, key=lambda i: (_title_score(lines, i, body), -i))
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


def _body_start(lines: Sequence[Line]) -> int:
    """The first line of the article's own text: the first sentence, or the first heading above it."""
    first = next((i for i, line in enumerate(lines) if _opens_body(line, i, lines)), len(lines))
    at = first
    while at > 0 and _belongs_to_body(lines, at - 1):
        at -= 1
    return at


def _opens_body(line: Line, i: int, lines: Sequence[Line]) -> bool:
    if line.role == "table":
        return True
    if line.role != "prose":
        return False
    if len(line.text) >= 40:
        return True
    below = next(
        (x for x in lines[i + 1 :] if x.role in ("prose", "short", "heading", "byline", "table")), None
    )
    if not line.ended and len(line.text) < _SHORTEST_OPEN_PROSE and line.text[-1] != ":":
        return True
    titled = any(_may_title(x) for x in lines[:i])
    return titled and line.ended and (below is None or below.role in ("prose", "heading", "short"))


def _belongs_to_body(lines: Sequence[Line], i: int) -> bool:
    line = lines[i]
    opens = line.role in ("heading", "mark", "caption") or (line.role == "prose" and line.text[-1] == ":")
    return opens and any(_may_title(x) for x in lines[:i])


def _may_title(line: Line) -> bool:
    if line.role not in ("short", "heading", "prose") or not 4 <= len(line.text) <= LONGEST:
        return False
    return line.text[-1] not in "。,;、:" and not _is_dashed(line)


def _is_dashed(line: Line) -> bool:
    return bool(_DASH.match(line.text))


def _title_score(lines: Sequence[Line], i: int, body: int) -> float:
    line = lines[i]
    text = line.text
    score = min(len(text), 24) / 12
    if "title" in line.marks:
        score += 3
    if "heading" in line.marks and line.level == 1:
        score += 2
    others = [x.text for j, x in enumerate(lines[:body]) if j != i]
    if any(text == other or (text in other and len(text) > 8) for other in others):
        score += 2
    below = [x for x in lines[i + 1 : body] if x.role not in ("furniture", "mark")]
    while below and (_is_dashed(below[0]) or below[0].text == text):
        below = below[1:]
    if below and below[0].role in ("byline", "names"):
        score += 2
    if not below:
        score += 1
    if _KICKER.fullmatch(text) or (layout_bylines.is_press(text) and len(text) < 12):
        score -= 2
    return score


def _halves(line: Line) -> tuple[Field, Field | None, Field | None]:
    """A title line cut at its bar or long dash: title, subtitle, kicker."""
    start, text = line.span.start, line.text
    bar = _BAR.search(text)
    if bar and bar.start() > 0 and bar.end() < len(text):
        left, right = Span(start, start + bar.start()), Span(start + bar.end(), line.span.end)
        if len(left) < 9 and len(right) > len(left):
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
    return Field(words, span)


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


def starts(lines: Sequence[Line]) -> list[tuple[int, float]]:
    """Where cases begin, as numbers of lines, each with how sure that is."""
    found: list[tuple[int, float]] = [(0, 1.0)]
    scores = {i: _boundary_score(lines, i) for i in range(1, len(lines))}
    for i, score in scores.items():
        if score >= 3 and _prose_between(lines, found[-1][0], i) >= (60 if score > 4 else 120):
            found.append((i, min(0.98, 0.5 + score / 12)))
    return found


def _boundary_score(lines: Sequence[Line], i: int) -> float:
    line = lines[i]
    if not _may_title(line) or len(line.text) > 60 or not _text_follows(lines, i):
        return 0
    score = 0.0
    before = _before(lines, i)
    if before is not None and before.role in ("byline", "names") and _closes_case(lines, i):
        score += 3
    if layout_headings.case_mark(line.text):
        score += 3
    elif layout_headings.mark(line.text)[0]:
        return 0
    score += _place_score(line.text)
    after = _after(lines, i)
    if after is not None and after.role == "byline":
        score += 2
    return score


def _place_score(text: str) -> float:
    place = _PLACE.match(text)
    length = place.end() if place else 0
    if length < 3 and not _PROVINCE.match(text):
        return 0
    return 1.5 if text[length : length + 1] in (":", " ") else 1.0


def _before(lines: Sequence[Line], i: int) -> Line | None:
    return next((x for x in reversed(lines[:i]) if x.role not in ("furniture", "mark", "caption")), None)


def _after(lines: Sequence[Line], i: int) -> Line | None:
    return next((x for x in lines[i + 1 :] if x.role not in ("furniture", "mark", "caption")), None)


def _closes_case(lines: Sequence[Line], i: int) -> bool:
    """True if the by-line above line `i` stands under prose, as at an article's end."""
    for line in reversed(lines[:i]):
        if line.role == "prose":
            return line.ended
        if line.role not in ("byline", "names", "furniture", "mark", "caption"):
            return False
    return False


def _text_follows(lines: Sequence[Line], i: int) -> bool:
    """True if below a title, by-lines and subtitles apart, a paragraph of prose stands."""
    for line in lines[i + 1 : i + 8]:
        if line.role == "prose" and not _is_dashed(line):
            return len(line.text) >= 20
        if line.role in ("short", "tail", "table") and not _is_dashed(line):
            return False
    return False


def _prose_between(lines: Sequence[Line], a: int, b: int) -> int:
    return sum(len(line.text) for line in lines[a:b] if line.role == "prose")
