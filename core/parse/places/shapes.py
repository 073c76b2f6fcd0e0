"""What a village's or a township's name looks like: for names that no gazetteer holds."""

from __future__ import annotations

import re
from functools import cache

from core.parse.places import words

CLASS = re.compile("社区|嘎查|(?:行政|自然)?村")
COMPANY = re.compile("第?[0-9０-９一二三四五六七八九十]+连(?![续年接日天胜冠])")
_HAN = "[\u4e00-\u9fff]"
_VILLAGE = re.compile(f"({_HAN}{{1,5}}?)(社区|嘎查|(?:行政|自然)?村屯?)(?![庄民寨])")
_TOWN = re.compile(
    "([0-9零〇一二三四五六七八九十]{1,4})团(?![队结委部体])"
    f"|({_HAN}{{1,4}}?)(?:镇|乡(?!村|亲|土|贤|情|愁)|街道|苏木)"
)


@cache
def _no_name() -> re.Pattern[str]:
    found = words.table("no_name")
    anywhere = f"[{found['characters']}]|{'|'.join(found['words'])}"
    return re.compile(f"{anywhere}|^(?:{'|'.join(found['openings'])})|(?:{'|'.join(found['closings'])})$")


def is_name(stem: str) -> bool:
    """A stem before a class word can be a name: nothing in it is a function word, a verb, or a kind of village."""
    return not _no_name().search(stem) and stem not in words.words("village_words", "stems")


def class_word(found: str) -> str:
    """行政村 and 自然村 are 村 in a name."""
    return "村" if found.endswith("村") else found


def village(text: str, start: int) -> tuple[str, int] | None:
    """The name of a village that begins at `start` by its shape, and where it ends."""
    match = _VILLAGE.match(text, start)
    if not match or not is_name(match[1]):
        return None
    return match[1] + class_word(match[2]), match.end()


def township(text: str, start: int) -> tuple[str, str, int] | None:
    """The name of a township that begins at `start` by its shape, its stem, and where it ends."""
    match = _TOWN.match(text, start)
    if not match or match[0] in words.words("general_units", "words"):
        return None
    stem = match[1] or match[2]
    kind = stem.endswith(words.endings("no_name", "town_closings"))
    return (match[0], stem, match.end()) if is_name(stem) and not kind else None
