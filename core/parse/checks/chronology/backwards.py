"""A story whose dates run backwards: 2022年9月,厂房破土动工;2022年6月,第一批菌包顺利下线."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from core.model import Check
from core.parse.checks.chronology.moments import Moment
from core.parse.checks.chronology.timeline import Timeline
from core.parse.checks.weighing import weigh

_ENOUGH = 4.0
_REACH = 70
_BEGUN = re.compile(
    r"破土|动工|开工|进场|施工|奠基|启动|立项|开建|筹建|开始建|签约|签订|选址|规划|引进|投资(?:建|兴)|栽|种下|育苗|流转|贷款|招标|申报"
    r"|选派|派驻|任命|成立|注册|挂牌|投产|建成|开业|投用|投入使用"
)
_DONE = re.compile(
    r"下线|投产|投用|投入使用|建成|竣工|验收|完工|通车|开业|运营|挂果|出[油酒茶栏菇]|出来|分红|见效|收获|上市|交付|入住|搬进|摘帽|销售"
    r"|加工|产值|产量|生产|采摘|丰收|盈利|回本|卖|供水|通水|通电|发电|接到"
)
_ENDED = re.compile("完成|录入|结束|收官|全部|竣工|验收|落下")
_LOOKS_BACK = re.compile(
    r"此前|早在|之前|以前|曾|原[来先本]|前身|比|较|由|从|自|对比|相比|同比|回忆|想起|记得|说起|那时|当年|起初|最早|过去|截至|生于|出生"
)
# Told from the end: 2014年12月,群众搬进新村;2014年10月,新村竣工 is in order.
_USED = re.compile(r"搬进|搬入|入住|投用|投入使用|通车|开业|运营|投产")
_BUILT = re.compile(r"^[^。;\n]{0,20}?(?:竣工|完工|验收|建成|落成|动工|开工)")
_ANOTHER = re.compile(r"另|分别|其中|[一二三]期|;.*项目|另一|、$")


def checks(line: Timeline) -> Iterator[Check]:
    """One check for each step that is dated before the one it follows."""
    dated = [moment for moment in line.moments if moment.year]
    yield from _months(line)
    for before, after in pairwise(dated):
        if after.before(before) and _score(line, before, after) >= _ENOUGH:
            note = f"先写{before.said()},后写{after.said()},先后颠倒"
            view = line.page.view
            yield Check(
                view.span(before.start, after.end), "date", False, note, view.span(before.start, before.end)
            )


def _months(line: Timeline) -> Iterator[Check]:
    """4月中旬起,组织干部进村入户;3月底,排查结果全部录入: months of one sentence, though no year is told."""
    for before, after in pairwise([m for m in line.moments if m.year is None and m.month]):
        link = line.folded[before.end : after.start]
        behind = re.split(r"[。;\n]", line.folded[after.end : after.end + 24])[0]
        backwards = (after.month or 0) < (before.month or 0) and after.sentence == before.sentence
        told = (
            (re.match("(?:[上中下]旬)?[起开]", link) or _BEGUN.search(link))
            and _ENDED.search(behind)
            and len(link) <= _REACH
        )
        if backwards and told and not _LOOKS_BACK.search(link):
            note = f"先写{before.month}月,后写{after.month}月,先后颠倒"
            view = line.page.view
            yield Check(
                view.span(before.start, after.end), "date", False, note, view.span(before.start, before.end)
            )


def _score(line: Timeline, before: Moment, after: Moment) -> float:
    link = line.folded[before.end : after.start]
    if len(link) > _REACH or "\n" in link:
        return 0.0
    behind = re.split(r"[。;\n]", line.folded[after.end : after.end + 40])[0]
    around = line.folded[max(0, after.start - 4) : after.start] + line.folded[after.end : after.end + 3]
    begun, done = _BEGUN.search(link), _DONE.search(behind)
    return weigh((
        (1.5, begun),
        (1.5, done),
        (1, after.sentence == before.sentence),
        (0.5, before.stated and after.stated),
        (1.5, before.month and after.month),
        (-1, not before.month and not after.month and not (begun and done)),
        (-1, not (begun and done)),
        (-3, _LOOKS_BACK.search(around)),
        (-1, _LOOKS_BACK.search(link)),
        (-1, _LOOKS_BACK.search(line.folded[max(0, before.start - 4) : before.start])),
        (-3, _USED.search(link) and not _BUILT.match(link) and _BUILT.match(behind)),
        (-1.5, (before.year or 0) - (after.year or 0) > 1),
        (2, begun and re.search("第一[次批锅茬个]|首[次批]|头一", behind)),
        (-1, _ANOTHER.search(link[-12:])),
    ))  # fmt: skip
