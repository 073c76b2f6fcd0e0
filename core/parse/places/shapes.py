"""What a village's or a township's name looks like: for names that no gazetteer holds."""

from __future__ import annotations

import re
from functools import cache

from core.parse.places import words

CLASS = re.compile("社区|嘎查|(?:行政|自然)?村")
COMMITTEE = "居委会"
ALONE = re.compile(
    f"社区|嘎查|行政村|自然村|村|{COMMITTEE}"
)  # plain words are found without trying each place
"""What ends the name of a village that stands alone."""
COMPANY = re.compile("第?[0-9０-９一二三四五六七八九十]+连(?![续年接日天胜冠])")
HAMLET = re.compile("(?:[村区查]|(?=.村屯$))([\u4e00-\u9fff]{1,3}[屯寨])$")
_HAN = "[\u4e00-\u9fff]"
_HAMLET = re.compile(f"(?!将|把)({_HAN}{{0,2}}[^苗侗瑶彝藏羌村老古山水\\W\\d])[屯寨](?![田子])")
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


@cache
def _kind() -> re.Pattern[str]:
    """古镇, 县城重镇: kinds of township."""
    return re.compile("|".join(words.table("no_name")["town_closings"]))


def is_name(stem: str) -> bool:
    """A stem before a class word can be a name: nothing in it is a function word, a verb, or a kind of village."""
    return not _no_name().search(stem) and stem not in words.words("village_words", "stems")


def class_word(found: str) -> str:
    """行政村 and 自然村 are 村 in a name, 居委会 is 社区."""
    return "村" if found.endswith("村") else found.replace(COMMITTEE, "社区")


def village(text: str, start: int) -> tuple[str, int] | None:
    """The name of a village that begins at `start` by its shape, and where it ends."""
    match = _VILLAGE.match(text, start)
    if not match or not is_name(match[1]):
        return None
    return match[1] + class_word(match[2]), match.end()


def hamlet(text: str, start: int) -> int:
    """Where the name of a hamlet that begins at `start`, behind its village, ends; `start` if none does."""
    match = _HAMLET.match(text, start)
    return match.end() if match and is_name(match[1]) else start


def township(text: str, start: int) -> tuple[str, str, int] | None:
    """The name of a township that begins at `start` by its shape, its stem, and where it ends."""
    match = _TOWN.match(text, start)
    if not match or match[0] in words.words("general_units", "words"):
        return None
    stem = match[1] or match[2]
    return (match[0], stem, match.end()) if is_name(stem) and not _kind().search(stem) else None
