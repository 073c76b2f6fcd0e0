"""How many units a place has, held against the gazetteer where they agree."""

from __future__ import annotations

import re

from core.gazetteer import Gazetteer
from core.model import Case, Check, Place
from core.parse.places import words
from core.parse.places.about import upto
from core.parse.projection import Projection

_COUNT = re.compile(
    "(?:全|我|该)(?P<whole>[市州盟县区旗])(?:共|辖|下辖|共辖|现辖|有|共有)*(?P<number>[0-9]{1,3})个"
    "(?P<what>县(?:[（(][^）)]{1,8}[）)]|[市区]+)?|乡镇|镇[（(]街道[）)]|乡镇[（(]街道[）)]|镇(?!村))"
)


def counts(case: Case, view: Projection, gazetteer: Gazetteer) -> list[Check]:
    """全县14个乡镇: said where the gazetteer counts as many. Where it counts otherwise the text may mean others, or then."""
    primary = case.primary_place.place if case.primary_place else None
    found = []
    for match in _COUNT.finditer(view.text):
        unit = _whole(primary, match["whole"])
        code = unit.code or _code(unit, gazetteer) if unit else None
        if unit and code and int(match["number"]) in _numbers(code, match["what"], gazetteer):
            note = f"{unit.path[-1]}有{match['number']}个{match['what']}，与行政区划相符。"
            found.append(Check(view.span(*match.span()), "place", True, note))
    return found


def _whole(primary: Place | None, class_word: str) -> Place | None:
    level = words.table("anaphora")["levels"][class_word]
    return upto(primary, level) if primary else None


def _code(place: Place, gazetteer: Gazetteer) -> int | None:
    known = gazetteer.lookup(place.names)
    return known.code if known else None


def _numbers(code: int, what: str, gazetteer: Gazetteer) -> set[int]:
    """How many such units there are below a code; 乡镇 may take streets in or leave them out."""
    names = [place.path[-1] or "" for place in gazetteer.children(code)]
    if what.startswith("县"):
        return {sum(name.endswith(("县", "区", "市", "旗")) and not _zone(name) for name in names)}
    towns = sum(name.endswith(("镇", "乡", "苏木")) for name in names)
    streets = sum(name.endswith("街道") for name in names)
    if what == "镇":
        return {sum(name.endswith("镇") for name in names)}
    return {towns + streets} if "街道" in what else {towns, towns + streets}


def _zone(name: str) -> bool:
    return name.endswith(("新区", "开发区", "园区", "管理区", "示范区")) and len(name) > 4
