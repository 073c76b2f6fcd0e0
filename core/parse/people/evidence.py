"""How much the words around some characters, and the characters themselves, say that they are a name."""

from __future__ import annotations

import re
from functools import cache

from core.parse.people import tables
from core.parse.people.scene import Role

_CLAUSE_END = frozenset("。!?！？;；,，:：、\n“”‘’「」(（《 　□■▲【[/…—")
_PRONOUN = re.compile("[他她]|自己|自家")
_POSITION = re.compile(r"[(（](?:化名|[左右]|前排|后排|中|图)")
# “归乡人”蒋燕: what somebody is called, in quotation marks.
_EPITHETS = ("人”", "者”", "后”", "员”", "手”", "王”", "星”", "家”", "兵”", "雁”")
_CALLED = ("名叫", "叫做", "叫", "名为")
# Behind a name: an age, a sex, a kind of person.
_AGE = re.compile(
    r"[,，]?(?:今年|现年|已|刚|才)?(?:\d{2}|[二三四五六七八九]十[一二三四五六七八九]?|年过|年近|年逾)[多余]?(?:岁|半百|花甲|六旬|七旬|古稀)|[,，](?:[男女][,，]|现任|时任|中共党员|系[\u4e00-\u9fff])|是(?:一名|一位|个|村里|当地|镇上|土生土长|地地道道|远近闻名)"
)
_SPOKEN = re.compile(
    r"(?![村镇乡县市区省州局厅社组院校公合屯寨湾])(?:(?!书记|主任|[村镇乡县]|[队组局所]长)[^,，。!?！？;；:：\n“”]){1,16}?"
    r"(?:说道|笑道|说|表示|感慨|感叹|坦言|介绍|告诉)(?=[:：,，。“]|记者|我们|笔者|大家)"
)
# 韩志强是县农技中心的农艺师: what somebody is.
_IS_SOMEBODY = re.compile(
    r"是[^,，。;；是\n]{0,14}(?:师|员|人|户|长|书记|主任|干部|老板|能手|大学生|党员|青年)(?=[,，。])"
)
_QUOTED_SPEECH = re.compile("(?:介绍|笑着|高兴地|激动地)?说[:：,，]?“")
# 记者任斐|通讯员薛清月|报道
_PRESS = re.compile("[ 　]?(?:本报|全媒体|特约|实习)?(?:记者|通讯员|报道|摄影|摄(?=[)）\n]))")
# 作者:龙山|县妇联: a place, not a person.
_UNIT = re.compile(r"[县市区镇乡村](?![长委支民党]|[\u4e00-\u9fff]{0,2}书记|主任)")
INTRODUCED = 1.9
SOME = 0.5
"""What the words before a name must say at least, unless those behind it are proof."""


def before(text: str, start: int, role: Role | None) -> float:
    """How much the words before `start` say that a name begins there."""
    if role:
        return 2.8
    last = text[start - 1] if start else "\n"
    if last in _CLAUSE_END:
        return 2.0 if last == "”" and text.endswith(_EPITHETS, 0, start) else 1.0
    if last in "叫做为" and text.endswith(_CALLED, 0, start):
        return 2.0
    if last == "的" and tables.described().search(text, max(start - 6, 0), start):
        return INTRODUCED
    if last in tables.met_ends() and text.endswith(tables.met(), 0, start):
        return INTRODUCED
    return SOME if last in "的是和与由像让" else 0.0


@cache
def _proof() -> re.Pattern[str]:
    """A given name of one character or two, and behind it what shows that a name ended there: a title, an age, the press."""
    kinds = (tables.title_behind(), _PRESS, _POSITION, _AGE)
    return re.compile(f"(?s:.{{1,2}}?)(?:{'|'.join(f'(?:{kind.pattern})' for kind in kinds)})")


def shown_behind(text: str, given: int) -> bool:
    """Whether what stands behind a given name that begins at `given` shows by itself that it is one."""
    return _proof().match(text, given) is not None


def behind(text: str, end: int, before: float) -> float:
    """How much the words from `end` on say that a name ended there; `before` is what those before it said."""
    if _UNIT.match(text, end):
        return -3.0
    title = tables.title_behind().match(text, end)
    if title:
        return 3.0 if title.group() in ("总书记", "同志", "先生", "女士", "老师", "教授", "院士") else 2.0
    if before >= SOME and _QUOTED_SPEECH.match(text, end):
        return 2.6
    if before >= SOME and tables.speech_behind().match(text, end):
        return 2.0
    if _PRESS.match(text, end):
        return 2.0
    if _POSITION.match(text, end):
        return 3.0
    if _AGE.match(text, end):
        return 2.0
    if before == 1.0 and (_SPOKEN.match(text, end) or _IS_SOMEBODY.match(text, end)):
        return 1.5
    if before == 1.0 and text[end : end + 1] in (":", "："):
        return 2.0
    if before < SOME:
        return -1.0  # too little, whatever follows
    if tables.then_behind().match(text, end) or text[end : end + 2] in tables.straddling():
        return 0.7 + (0.6 if before < 2 and _PRONOUN.search(text, end, end + 60) else 0.0)
    return -0.3 if before >= 2 else -1.0


def likeness(name: str, family: int, role: bool) -> float:
    """How much the characters themselves look like a name."""
    score = 0.3 if len(name) == family + 2 else 0.0
    common = tables.common()
    if len(name) == 3 and name in common:
        score -= 3.0  # 农民|高质量就业
    if name[:2] in common and name[-1] == "得":
        score -= 2.0  # 高兴得合不拢嘴
    if name[:2] in common or name[:3] in common:
        score -= 1.6 if role else 2.0
    if len(name) >= 3 and name[1:3] in common:
        score -= 0.2 if role else 0.6
    if name[0] in tables.doubtful() and family == 1:
        score -= (0.8 if len(name) == 2 else 0.0) if role else 0.7
    if role and name[0] in tables.verbal() and len(name) == 3:
        score -= 0.4
    return score
