"""The words nearby that spell a programme's name out: “A、B、C”的“四联四促”, “一会四题”即…, “六共模式”:…"""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.model import Span
from core.parse.programmes.candidate import Candidate
from core.parse.programmes.names import normal_name

_PARTS = r"[^。!?！？;；“”\n]{6,90}"
_BEFORE = [
    re.compile(rf"[“‘]({_PARTS})[”’] ?(?:为主要内容|为核心|为内容)?的 ?[“‘]?$"),
    re.compile(
        r"((?:[\u4e00-\u9fff]{2,16}、)+[\u4e00-\u9fff]{2,16})(?:为主要内容|为核心|为内容)?的? ?[“‘]?$"
    ),
]
_AFTER = [
    re.compile(
        rf"[”’]?[\u4e00-\u9fff]{{0,6}} ?[,，]? ?(?:即|就是|是指|主要包括|具体为|也就是)[:：]?({_PARTS})(?=[。;；!！\n])"
    ),
    re.compile(rf"[”’]?[\u4e00-\u9fff]{{0,6}}[(（](?:即)?({_PARTS})[)）]"),
    re.compile(rf"[”’]?[\u4e00-\u9fff]{{0,6}}[:：]({_PARTS})(?=[。;；!！\n])"),
]
_LEAD = re.compile(
    r"^.*?(?:以|按照|通过|建立了?|实施|推行|实行|坚持|严格实行|由|形成|构建|围绕|践行|探索|创新)(?:了|出)?(?=[\u4e00-\u9fff]{2,}、)"
)


def find(text: str, found: Iterable[Candidate]) -> dict[str, Span]:
    """For each name that is spelt out somewhere in the text, where."""
    spelt: dict[str, Span] = {}
    for c in found:
        key = normal_name(c.core)
        if key not in spelt and (span := _around(text, c)):
            spelt[key] = span
    return spelt


def _around(text: str, c: Candidate) -> Span | None:
    head = text[max(c.start - 110, 0) : c.start]
    offset = c.start - len(head)
    for pattern in _BEFORE:
        if match := pattern.search(head):
            lead = _LEAD.match(match.group(1))
            start = match.start(1) + (lead.end() if lead else 0)
            return Span(offset + start, offset + match.end(1))
    for pattern in _AFTER:
        if match := pattern.match(text, c.end):
            return Span(match.start(1), match.end(1))
    return None


_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}


def counted(name: str, expansion: str) -> tuple[int, int] | None:
    """(items that the name announces, items that the expansion names), or None where they cannot be compared.

    四联四促 announces four pairs, 六共模式 six members, “三定” three.
    """
    want = _announced(name)
    members = [m for m in re.split(r"[、,，;；]|以及|和", expansion) if m.strip()]
    if want is None or len(members) < 2 or re.search(r"等$|等[^、]{0,4}$", expansion):
        return None
    pairs = re.fullmatch(r"([一二两三四五六七八九十])[^\W\d_]([一二两三四五六七八九十])[^\W\d_].*", name)
    if pairs and len(members) == 2 * want:
        return want, want
    return want, len(members)


def _announced(name: str) -> int | None:
    pairs = re.match(r"([一二两三四五六七八九十])[^\W\d_]([一二两三四五六七八九十])[^\W\d_]", name)
    if pairs:
        return _DIGITS[pairs.group(1)] if pairs.group(1) == pairs.group(2) else None
    single = re.match(r"([二两三四五六七八九])(?![十百千万])[^\W\d_]", name)
    return _DIGITS[single.group(1)] if single else None
