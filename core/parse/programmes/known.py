"""National slogans and policies from the lexicon, and documents in 《》."""

from __future__ import annotations

import re
from functools import cache

from core import lexicon
from core.parse.programmes import words
from core.parse.programmes.candidate import Candidate

_TITLE = re.compile(r"《([^《》\n]{3,60})》")
_POLICY = re.compile(
    r"(?:方案|意见|办法|规划|纲要|政策|条例|细则|通知|制度|规定|决定|计划|措施|要点|守则|章程|规则|指引|指南|标准|规范|公约|民约|清单|协议|法|准则|名录|目录|公告|通报|批复|预案|倡议书|责任书|承诺书)"
    r"(?:[(（][^()（）]{1,12}[)）])?$"
)


@cache
def _names() -> re.Pattern[str]:
    return re.compile(
        lexicon.alternatives([name for name, slogan in words.slogans().items() if not slogan.quoted])
    )


def slogans(text: str) -> list[Candidate]:
    return [
        Candidate(m.start(), m.end(), words.slogans()[m.group()].kind, 4, m.group())
        for m in _names().finditer(text)
        if not text.startswith(("资金", "补助", "户", "局", "办"), m.end())
    ]


def documents(text: str) -> list[Candidate]:
    """Titles in 《》 that are policies, the marks left out; books and newspapers are not among them."""
    return [
        Candidate(m.start(1), m.end(1), "policy", 0, m.group(1))
        for m in _TITLE.finditer(text)
        if _POLICY.search(m.group(1))
    ]
