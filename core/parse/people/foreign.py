"""Names of other nations: composed of known parts, written around a point, or whatever stands behind a role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.parse.people import evidence, tables
from core.parse.people.name import Name, may_be_given
from core.parse.people.scene import Scene

_POINT = re.compile("[·•・]")
_STRANGE = re.compile(r"([\u4e00-\u9fff]{3,5}?)(?=家[有里今去的一]|一家|今年|去年)")
_POINTED = re.compile(
    r"([\u4e00-\u9fff]{1,6}[·•・][\u4e00-\u9fff]{1,7}?)(?=[的家和与在是说把告表介用种养今去高一]|[^\u4e00-\u9fff]|$)"
)
_DESK = re.compile("[报网社]|记者")
_COUNTS = re.compile("[一二三四五六七八九十百千万多都]")


def composed(place: Scene) -> Iterator[Name]:
    """Names of other nations: 阿布都热合曼·托合提, 仁青加, 边巴次仁."""
    pointed = tables.transcribed().finditer(place.text) if _POINT.search(place.text) else ()
    for match in (*tables.composed().finditer(place.text), *pointed):
        start, end = match.start(), match.end() - match.group().endswith("和")
        end -= place.text[end - 1 : end + 1] in tables.straddling()
        if start in place.places:
            continue
        role = place.roles.get(start)
        before = evidence.before(place.text, start, role)
        if _POINT.search(match.group()) or before + evidence.behind(place.text, end, before) >= 1.5:
            yield Name(start, end, place.text[start:end], role.text if role else "")


def strangers(place: Scene) -> Iterator[Name]:
    """Names of other nations behind a role: 牧民巴特尔家有羊, 村民买买提·依明说."""
    points = _POINT.search(place.text) is not None
    for start, role in place.roles.items():
        if role.spaces:
            continue
        if points and tables.transcribed().match(place.text, start):
            continue
        pointed = _POINTED.match(place.text, start) if points else None
        match = pointed or (_STRANGE.match(place.text, start) if role.text in tables.private() else None)
        if pointed and _DESK.search(pointed.group(1)):
            continue  # 农民|日报·中国农网记者
        if match and (pointed or _is_strange(match.group(1))):
            yield Name(start, match.end(1), match.group(1), role.text)
        elif part := tables.part().match(place.text, start):
            yield Name(start, part.end(), part.group(), role.text)  # 村党支部书记仁真


def _is_strange(name: str) -> bool:
    parts = {name[i : i + 2] for i in range(len(name) - 1)}
    return may_be_given(name, len(name)) and parts.isdisjoint(tables.common()) and not _COUNTS.search(name)
