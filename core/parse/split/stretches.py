"""What stands below the titles of a series, and whether each stretch is set elsewhere, in a place of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.parse.lines import Line
from core.parse.split import beside
from core.parse.split.boundaries import Opening
from core.parse.split.reasons import Reason

SETTING = re.compile(
    r"(?=..[县旗镇乡村屯寨苏街社嘎林])(?=((?!村|全|本|该|各|两|几|贫困|脱贫|示范|重点|行政|自然|个|帮扶|先进|进[村乡镇])[一-鿿](?!全|个|该|本|各|这)[一-鿿](?:[县旗镇村屯寨]|乡(?![亲愁土情])|苏木|街道|社区|嘎查|林场)))"
)
"""The last characters of a named place: enough to tell one village from another; a quick look at the third goes first."""
COUNTY = re.compile(
    r"(?:[一-鿿]{2}(?:[县旗]|(?<![社景园灾库片牧林小山街校厂矿军城市郊])区|(?<![城超上股都])市)|(?<![一-鿿])[一-鿿]县)(?![场民里级直区])"
)
_FRONT = 200
"""So many characters into its text a case has told where it is set."""
BELOW_COUNTY = re.compile(
    "[一-鿿](?:[县旗州盟]|(?<![社景园灾库片牧林小山街校厂矿军城市郊])区|(?<![城超上股都])市)[一-鿿]{2,6}?(?:[镇村寨屯]|乡(?![村亲愁土情])|苏木|街道|社区|嘎查)"
)
BELOW_TOWN = re.compile(
    "[一-鿿](?:镇|乡(?![村亲愁土情])|苏木|街道)[一-鿿]{2,5}?(?:[村寨屯](?![民干里集])|社区|嘎查)"
)
"""A place below its county or its township, as who tells of it for the first time names it."""
_ANEW = 90


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands below one title of a series: its beginning, and all of it."""

    front: frozenset[str]
    text: str


def stretches_of(members: Sequence[Opening], lines: Sequence[Line]) -> list[Stretch]:
    ends = [one.at for one in members[1:]] + [len(lines)]
    found = []
    for one, end in zip(members, ends, strict=True):
        prose = [line.text for line in lines[one.at : end] if line.role == "prose"]
        # A card above the next title tells of what stands below that.
        text = "".join(one for one in prose if not beside.introduces_one(one)) or "".join(prose)
        title = lines[one.at].text
        found.append(Stretch(frozenset(SETTING.findall(title + "," + text[:_FRONT])), text))
    return found


def own_settings(stretches: Sequence[Stretch]) -> int:
    """How many stretches begin with a place that no other tells of."""
    return sum(
        any(
            all(
                setting not in other.text and setting not in other.front
                for other in stretches
                if other is not one
            )
            and setting in one.text
            for setting in one.front
        )
        for one in stretches
    )


def told_anew(stretches: Sequence[Stretch]) -> Iterator[Reason]:
    """Whether each stretch begins by telling where its place lies, as one article does for its first only."""
    fronts = [stretch.text[:_ANEW] for stretch in stretches]
    if all(BELOW_COUNTY.search(front) for front in fronts):
        yield Reason(1.0, "told anew")
    elif all(BELOW_COUNTY.search(front) or BELOW_TOWN.search(front) for front in fronts):
        yield Reason(0.5, "told anew")


def in_counties(stretches: Sequence[Stretch]) -> bool:
    """True if most stretches are set in counties of their own, not in the villages of one."""
    told = [frozenset(COUNTY.findall(stretch.text[:_FRONT])) for stretch in stretches]
    own = [one.difference(*(other for other in told if other is not one)) for one in told]
    return 3 * sum(map(bool, own)) >= 2 * len(own)
