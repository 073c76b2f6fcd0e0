"""Family names, role words and what stands around names, compiled once."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from core import lexicon, paths
from core.lexicon import alternatives

_GROUPS = ("office", "press", "enterprise", "private", "labels")


def roles(group: str) -> list[str]:
    return list(lexicon.load("roles")[group]["words"])


def _surnames() -> dict[str, Any]:
    return lexicon.load("surnames")


@cache
def family() -> re.Pattern[str]:
    """A family name, compound ones first."""
    single = "".join(sorted(set(_surnames()["single"]) - set(" \n")))
    firsts, seconds = ("".join(sorted(set(signs))) for signs in zip(*compound(), strict=True))
    # Two looks at sets tell of most characters that they begin no name: five times as fast as without.
    double = f"(?=[{firsts}][{seconds}])(?:{alternatives(compound())})"
    return re.compile(f"(?=[{firsts}{single}])(?:{double}|[{single}])")


@cache
def compound() -> frozenset[str]:
    return frozenset(_surnames()["compound"])


@cache
def described() -> re.Pattern[str]:
    """Words before a name that describe its bearer: 出生的, 在外经商的, 曾是贫困户的, 双龙村的."""
    return re.compile(rf"(?:{alternatives(roles('described'))})的\Z")


@cache
def met() -> tuple[str, ...]:
    return tuple(roles("met"))


@cache
def met_ends() -> frozenset[str]:
    """What those words end in: of most characters it tells at once that none ends there."""
    return frozenset(word[-1] for word in met())


@cache
def never() -> frozenset[str]:
    return frozenset(_surnames()["never"])


@cache
def given() -> re.Pattern[str]:
    """Characters that may be part of a given name."""
    return re.compile(f"(?:(?![{''.join(never())}])[\u4e00-\u9fff])+")


@cache
def doubtful() -> frozenset[str]:
    return frozenset(_surnames()["doubtful"])


@cache
def verbal() -> frozenset[str]:
    return frozenset(_surnames()["verbal"])


@cache
def composed() -> re.Pattern[str]:
    """A Tibetan, Mongolian or Yi name: two known parts, or a part and a closing sign."""
    parts = alternatives(_surnames()["parts"])
    return re.compile(f"(?:{parts})(?:(?:{parts})+|[{_surnames()['closing']}])")


@cache
def part() -> re.Pattern[str]:
    """Known parts of Tibetan, Mongolian and Yi names, one and more."""
    return re.compile(f"(?:{alternatives(_surnames()['parts'])})+")


@cache
def transcribed() -> re.Pattern[str]:
    """A Uyghur or Kazakh name around its point."""
    sign = f"[{_surnames()['transcribed']}]"
    return re.compile(f"{sign}{{2,8}}[·•・]{sign}{{2,9}}")


@cache
def common() -> frozenset[str]:
    """Words of two characters, and of three that begin with a family name, that are too common to be part of a name."""
    found: set[str] = set(_surnames()["not_names"])
    for name, size in (("common_words", 2), ("surname_words", 3)):
        text = (paths.resources() / "lexicon" / f"{name}.txt").read_text("utf-8")
        found.update(text[i : i + size] for i in range(0, len(text), size))
    return frozenset(found)


@cache
def role() -> re.Pattern[str]:
    """Role words, also several on end: 党总支书记、村委会主任."""
    words = alternatives([w for group in _GROUPS for w in roles(group)])
    return re.compile(f"(?:{words})(?:[、兼,，]?(?:{words}))*")


@cache
def labels() -> frozenset[str]:
    """By-line words that are roles only with a colon or space before the name."""
    return frozenset(roles("labels"))


@cache
def byline() -> re.Pattern[str]:
    """A label of those who wrote and edited, and the names behind its colon or bracket."""
    words = alternatives([*roles("press"), *roles("labels")])
    name = r"(?:[\u4e00-\u9fff][ 　]{1,2}[\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff]))"
    return re.compile(
        f"({words})[ 　]?[:：\\]】/][ 　]?({name}(?:[ 　、,，]{{1,2}}{name}(?![:：]))*)(?=[ 　\n)）】\\]]|$)",
        re.M,
    )


@cache
def desk() -> re.Pattern[str]:
    """Words behind a by-line's label that are no person."""
    return re.compile(
        f"报|社|网|电视|融媒|中心|来源|部$|电话|手机|邮箱|单位|地址|职务|时间|日期|字号|字体|浏览|点击|阅读|分享|审核|{alternatives([*roles('press'), *roles('labels')])}"
    )


@cache
def straddling() -> frozenset[str]:
    """Words whose first character may look like the last one of a name before them."""
    return frozenset(roles("straddling"))


@cache
def thought() -> tuple[str, ...]:
    return tuple(roles("thought"))


@cache
def private() -> tuple[str, ...]:
    return tuple(roles("private"))


@cache
def title_behind() -> re.Pattern[str]:
    return re.compile(alternatives(roles("after")))


@cache
def speech_behind() -> re.Pattern[str]:
    return re.compile(rf"(?:[\u4e00-\u9fff]{{1,6}}(?:地|着))?(?:{alternatives(roles('speech'))})")


@cache
def then_behind() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(roles('then'))})|[^\u4e00-\u9fff]|$")
