"""Lines that are fields of a form, and lines that name nothing but papers, sites and offices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from core import lexicon
from core.parse import bylines
from core.parse.layout import furniture
from core.parse.lines import Line

_LONGEST = 24
_FIELD = re.compile(r"([^:。,“”!?]{2,14}?)\s?:\s*\S")
_CELL = re.compile(r"([一-鿿 ]{2,10}?)(?P<gap>\s+)\S")
_KEY = re.compile(r"\[\s*([一-鿿 ]{2,8}?)\s*\]")
_PARTS = re.compile(r"\s*[-—_|·]+\s*|\s+")
_DONE = re.compile(
    "[“”!?:,、]|(?<!乡村)振兴$|^(?:全面)?(?:推[动进]|促进|赋能|助推)|走进|来到|深入|落户|助力|牵手|绽放|点亮|变|富|村$|镇$|乡$|县$|园$|院$|社$|区$"
)
"""What a title tells and no office's name."""


@cache
def _form() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in lexicon.load("cards")["form"]))


def is_field(lines: Sequence[Line], i: int) -> bool:
    """True for a field of a form or a letter's head: `申报类别:产业发展`, `收件人:县委组织部`."""
    text = lines[i].text
    if bracketed := _KEY.match(text):
        return is_field_name(bracketed[1])
    if ":" not in text:
        cell = _CELL.match(text)
        apart = cell is not None and (len(cell["gap"]) > 1 or "\t" in lines[i].raw)
        return cell is not None and apart and is_field_name(cell[1])
    told = _FIELD.match(text)
    if not told:
        return False
    key = "".join(told[1].split())
    return bool(_form().fullmatch(key)) or len(_FIELD.findall(text.replace("  ", "\n"))) > 2


def is_field_name(text: str) -> bool:
    """True for the name of a form's field alone: `公开形式`."""
    return _form().fullmatch("".join(text.split()).rstrip(":")) is not None


def names_house(text: str) -> bool:
    """True if nothing but papers, sites and offices is named: `石门网-石门日报官方网站`."""
    parts = [part for part in _PARTS.split(text) if part]
    offices = len(text) <= _LONGEST and all(_is_office(part) for part in parts)
    return bool(parts) and (offices or all(bylines.is_press(part) or part.endswith("网站") for part in parts))


def _is_office(part: str) -> bool:
    """True for an office, or what its site calls a part of itself: `通知公告`."""
    return names_office(part) or furniture.is_furniture(part)


def names_office(text: str) -> bool:
    """True for words that end as an office's name does, and tell of no deed."""
    return bylines.is_house(text) and not _DONE.search(text)
