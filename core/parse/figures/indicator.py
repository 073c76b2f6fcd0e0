"""What a figure measures, as a short phrase in the text's own words, built from the grammar of its clause."""

from __future__ import annotations

import re

from core.parse.figures import clause
from core.parse.figures.clause import Sentence
from core.parse.figures.units import dimensions

_ADJOIN = re.compile(r"[、,和与及共计约近超 ]*")
_LISTED = re.compile(
    r"(?:分别|依次)(?:[比较][^,。;、]{1,6}?)?((?:同比|环比)?(?:增长|增加|下降|减少|提高)|为|是|达到?|有|占|增长|下降|提高|增加|减少|达|建成|种植)?(?:了|到)?$"
)
_PORTIONS = (
    "占",
    "占比",
    "占总数",
    "占全村",
    "消除率",
    "覆盖率",
    "增幅",
    "增速",
    "户均",
    "人均",
    "亩均",
    "涨幅",
    "降幅",
    "增长率",
)
_ITEMS = re.compile(r"[、,和与]|(?<![普涉以波惠])及")
_JOINS = re.compile(r"[、,和与及 ]{1,2}")
_TAILS = re.compile(
    r"(?:种植|养殖)?(?:面积|产量|产值|收入|人数|数量|户数|规模|价格|占比|覆盖率|普及率|增长率|率|资金|总量)$"
)
_COUNTED = {
    "户": "农户", "人": "人口", "口人": "人口", "岁": "年龄", "周岁": "年龄", "亩": "面积",
    "戶": "農戶", "歲": "年齡", "畝": "面積",
}  # fmt: skip
_RANKS = re.compile(r"排名|名次|位次")
# 收入超过50万元的有27个, 10万元以下的村还有14个: the things are those before.
_OF = re.compile(
    r"的([^,。;、]{0,4}?)(?:还|仍|只|就|已)?(?:有|达到?)|的((?:行政|自然)?[村户镇乡县])(?:共|就|已)?"
)
# What is left of a clause that has no noun before its number.
_LOOSE = frozenset("即就也便都还又再可能要会将把被让使给对向于而且但与和及或提")
_LAST_YEAR = re.compile(r"(?:去年|上年)同期(?:为|是|仅为|仅|只有|达到?)?$")
_ALL_TOLD = re.compile(r"[,;]?(?:共计?|合计|总计|一共|总共)(?:有)?")
_RATE = re.compile(r"(?:每[^,、]{1,2}|[户亩人]均)$")
_AVERAGE = re.compile(r"(?:平均)?(?:每.{1,2})?")
_SIDE = re.compile(r"(?<![增延生])(?<!(?<!建)成)([长宽高深厚])(?:度)?(?:约|近|达|为)?$")
_SIDE_BEHIND = re.compile(r"([长宽高深厚])的")
_SIDES = re.compile(r"[、,]?(?:平均)?[长宽高深厚](?:度)?(?:约|近|达|为)?")
_DOING = re.compile(r"((?:就近|就地|稳定|返乡|创业|灵活)*(?:就业|务工|上岗|增收|脱贫|致富|创业|上学|就学))")
_ABLE = re.compile(r"(?:只能|就能|可以|还能|也能|能够|最多|能|可|就|都|也|还)$")
_ROOMS = frozenset(["新居", "新房", "住房", "房屋", "房子"])
_USED = re.compile(r"(?:用于|作为|归)[^,。;、]{2,8}")
_PAID = re.compile(r"(?:每|一)(?:天|个?月|日)(?:可|能|就)*(?:有|得)?(?:近|约)?$")
_WORKED = re.compile(r"务工|打工|做工|干活|上班")
_LIVE = re.compile(r"(?:散居|聚居|居住|分布|生活|住)在?")
_PEOPLE = ("户", "戶", "人", "口人", "名", "人次")


def indicators(s: Sentence) -> list[str | None]:
    """The phrase for each quantity of the sentence; None when the sentence does not say."""
    out: list[str | None] = []
    i = 0
    while i < len(s.found):
        run = _composite(s, i)
        name = _name(s, i, i + run - 1, out)
        units = [s.found[j].unit for j in range(i, i + run)]
        each = run > 1 and name in _COUNTED.values()
        out += [_COUNTED.get(unit, name) if each else name for unit in units]
        i += run
    return _in_lists(s, _of_change(s, out))


def _composite(s: Sentence, i: int) -> int:
    """How many quantities from `i` on state one thing in several units: 76户238人 is 2."""
    run = 1
    while i + run < len(s.found):
        a, b = s.found[i + run - 1], s.found[i + run]
        if a.unit == b.unit or a.unit not in _PEOPLE or b.unit not in _PEOPLE:
            break
        if not _ADJOIN.fullmatch(s.folded, a.end, b.start):
            break
        run += 1
    return run


def _name(s: Sentence, first: int, last: int, earlier: list[str | None]) -> str | None:
    """The phrase for the quantities `first` to `last`, which state one thing."""
    again = _told_again(s, first, earlier)
    if again:
        return again
    before, after = clause.before(s, first), clause.after(s, last)
    if first and before == earlier[-1] and (after or s.found[first].unit in _COUNTED):
        before = ""
    special = (
        _special(s, first, before) or _measured(s, first, last) or _with_people(s, first, last, before, after)
    )
    if special:
        return special
    if after and _takes_after(s, first, last, before):
        return _with_rate(before, after, s.found[first].unit in dimensions())
    if before and before not in clause.among("light_verbs"):
        return _from_before(s, first, last, before, after, earlier)
    if after:
        return after
    if first and _ADJOIN.fullmatch(s.folded, s.found[first - 1].end, s.found[first].start):
        return earlier[-1]
    return _fallback(s, first, last, before, earlier)


def _told_again(s: Sentence, i: int, earlier: list[str | None]) -> str | None:
    """The same thing as before: 去年同期为1万人次, and the sum of a list (126户、38户,共164户)."""
    if not i or earlier[-1] is None:
        return None
    left = s.folded[s.left(i) : s.found[i].start]
    alike = (earlier[j] or "" for j in reversed(range(i)) if s.found[j].unit == s.found[i].unit)
    if _LAST_YEAR.search(left):
        return next(alike, None)
    if _ALL_TOLD.fullmatch(left):
        return _shared_end(next(alike, ""), next(alike, "")) or None
    return None


def _shared_end(a: str, b: str) -> str:
    """What two names end in alike, '' if less than two characters."""
    size = 0
    while size < min(len(a), len(b)) and a[-1 - size] == b[-1 - size]:
        size += 1
    return a[len(a) - size :] if size >= 2 else ""


def _special(s: Sentence, i: int, before: str) -> str:
    """Ranks, ages, and things that are named by the quantity before them; '' for all others."""
    item = s.found[i]
    if item.rank:
        ranked = before or clause.clause_before(s, i)
        return ranked if _RANKS.search(ranked) else _joined(ranked, "位次")
    if i + 1 < len(s.found) and s.found[i + 1].unit in ("岁", "周岁") and s.found[i + 1].start == item.end:
        return s.text[item.end : s.found[i + 1].end] + clause.after(s, i + 1)
    if item.unit in ("岁", "周岁"):
        return before if "年龄" in before else before[-4:] + "年龄"
    used = _USED.match(s.folded, item.end) if item.unit == "%" else None
    if used and before:
        return before + used.group()
    money = item.unit in ("元", "块")
    paid = _PAID.search(s.folded, _clause_start(s, i), item.start) if money else None
    if paid:
        own = s.folded[_clause_start(s, i) : paid.start()]
        work = _WORKED.search(own if len(own) > 1 else clause.clause_before(s, i))
        return work.group() + "工资" if work else ""
    if i and item.unit in ("%", "") and s.folded[s.found[i - 1].end : item.start] == "的":
        base = re.search(r"占([^,。;、\d]{2,8})$", s.folded[s.left(i - 1) : s.found[i - 1].start])
        if base:
            return "占" + base[1]
    if item.unit == "天" and s.folded.endswith("为期", 0, item.start) and (thing := clause.after(s, i)):
        return thing + "期限"
    of = _OF.fullmatch(s.folded, s.found[i - 1].end, item.start) if i else None
    return clause.relative(s, i, of[1] or of[2] or "") if of else ""


def _clause_start(s: Sentence, i: int) -> int:
    start = s.found[i].start
    return max(s.folded.rfind(",", s.left(i), start), s.left(i) - 1) + 1


def _measured(s: Sentence, first: int, last: int) -> str:
    """宽5米、长1500米的主街: each side is one of the thing behind them; '' if no side is given or nothing follows."""
    side = _SIDE.search(s.folded, s.left(first), s.found[first].start)
    if side is None and (behind := _SIDE_BEHIND.match(s.folded, s.found[first].end)):
        thing = clause.noun_at(s, behind.end(), s.right(last))
        return thing + behind[1] if thing else ""
    if side is None or s.found[first].unit not in dimensions():
        return ""
    while last + 1 < len(s.found) and _SIDES.fullmatch(s.folded, s.found[last].end, s.found[last + 1].start):
        last += 1
    thing = clause.after(s, last) if s.folded.startswith("的", s.found[last].end) else ""
    return thing + side[1] if thing else ""


def _with_people(s: Sentence, first: int, last: int, before: str, after: str) -> str:
    """带动 | 300户 | 农户, 容纳 | 200人 | 就业: the verb and what it does to the people are one phrase."""
    if s.found[first].unit not in _PEOPLE or before not in clause.among("people_verbs"):
        return ""
    if after and not clause.starts_verb(s.folded, s.found[last].end):
        return before + after
    done = _DOING.match(s.folded, s.found[last].end)
    return before + done[1] if done else ""


def _from_before(
    s: Sentence, first: int, last: int, before: str, after: str, earlier: list[str | None]
) -> str:
    spoken = clause.table()["spoken"]
    word = next((w for w in (before[-1:], before[-2:]) if w in spoken), "")
    if word and s.found[first].unit == "元":
        owner = _ABLE.sub("", before[-8 - len(word) : -len(word)])
        whole = (
            word == "卖" and s.found[first].low >= 1000 and not re.search(r"[每一][斤亩头只箱]|公斤", owner)
        )
        return owner + ("销售收入" if whole else str(spoken[word]))
    verb = clause.table()["bare_verbs"].get(before)
    if verb and s.found[first].unit in dimensions():
        return str(verb) + after if after else str(verb)
    if first and before and _AVERAGE.fullmatch(before):
        return _joined(earlier[-1] or "", before)
    if s.found[first].unit == "%" and before.endswith("占") and len(before) > 3:
        return before[:-1].rstrip("的") + "占比"
    if before.startswith("每") and 2 <= len(before) <= 4 and not after:
        return before + clause.predicate(s, last)
    return _owned(s, first, before, earlier)


def _takes_after(s: Sentence, first: int, last: int, before: str) -> bool:
    """Classifiers count the noun behind them; a measured noun or the people before take the number to themselves."""
    item = s.found[first]
    if not before or before in clause.among("light_verbs") or before in clause.among("joined_verbs"):
        return True
    if first < len(s.roles) and s.roles[first] is not None:
        return False
    if item.unit == "%" and s.folded.startswith("的", item.end) and s.folded[item.start - 1] in "以按":
        return True
    if item.unit in _PEOPLE and before.endswith(clause.longest("people")):
        return False
    linked = s.folded.startswith("的", s.found[last].end)
    if linked and item.unit in dimensions() and len(before) >= 2 and not before.startswith("每"):
        # 提供上限300万元的贷款担保: only a verb passes the measure on to what follows 的.
        averaged = before.endswith(("人均", "户均"))
        return averaged or before.endswith(clause.longer_light_verbs())
    return not before.endswith(clause.longest("heads"))


def _with_rate(before: str, after: str, measure: bool) -> str:
    """年产 | 棒球革, 投资 | 农产品加工项目, 每亩 | 补贴 belong together, and 村集体历年积攒的 | 收入."""
    if measure and after in clause.among("heads") and before:
        return before[-8:] + after
    if before in clause.among("joined_verbs"):
        return before + after if before.startswith(("年", "日", "月")) else after + before
    rate = _RATE.search(before)
    averaged = rate is not None and measure and rate.group() in ("人均", "户均") and after in _ROOMS
    return rate.group() + after + ("面积" if averaged else "") if rate else after


def _owned(s: Sentence, i: int, phrase: str, earlier: list[str | None]) -> str:
    """A bare 占地, 占比 or 规模 gets its owner from the words before."""
    if phrase not in clause.among("needs_owner"):
        return phrase
    near = i and len(s.folded[s.found[i - 1].end : s.found[i].start]) <= 12
    if near and (phrase in _PORTIONS or (i < len(s.roles) and s.roles[i])):
        owner = _whole(s, i, earlier)
    else:
        owner = clause.clause_before(s, i, bare=True) if i else clause.clause_before(s, i)
    return _joined(owner or "", "占比" if phrase == "占" else phrase)


def _whole(s: Sentence, i: int, earlier: list[str | None]) -> str:
    """What a difference or a share is of: the last thing named before that is not itself a difference."""
    for j in range(i - 1, -1, -1):
        role = s.roles[j] if j < len(s.roles) else None
        if role is None or role.role != "by":
            return earlier[j] or ""
    return earlier[i - 1] or ""


def _joined(owner: str, phrase: str) -> str:
    return owner if owner.endswith(phrase) else owner[-20:] + phrase


def _fallback(s: Sentence, first: int, last: int, before: str, earlier: list[str | None]) -> str | None:
    """Nothing but a place or a light verb before: the predicate, the unit's own noun, or the clause before."""
    predicate = clause.predicate(s, last)
    unit = s.found[first].unit
    if unit in ("倍", "番") and first:
        return earlier[-1]
    if unit in _COUNTED and not before and _LIVE.match(predicate):
        return _COUNTED[unit]
    if len(predicate) >= 2:
        return predicate
    if before and unit in dimensions():
        return _joined(clause.clause_before(s, first), before)
    if (
        first
        and not before
        and s.found[first - 1].unit == unit
        and earlier[-1]
        and "。" not in s.folded[s.left(first) : s.found[first].start]
    ):
        return earlier[-1]
    if unit in _COUNTED and not before:
        return _COUNTED[unit]
    if before in _LOOSE and (owner := clause.clause_before(s, first)):
        return owner
    return before or clause.clause_before(s, first) or _COUNTED.get(unit)


def _of_change(s: Sentence, out: list[str | None]) -> list[str | None]:
    """Start, end and difference of one change measure the same thing."""
    for i, role in enumerate(s.roles):
        if role is None or not i:
            continue
        previous = s.roles[i - 1]
        if role.role == "from" and previous and previous.group == role.group:
            out[i] = out[i - 1]
        elif role.role == "to" and previous and previous.group == role.group:
            own = clause.before(s, i)
            start = out[i - 1]
            out[i] = start or own
            if own and start and not clause.before(s, i - 1):
                out[i - 1] = out[i] = own
        elif (
            role.role == "by"
            and previous
            and s.found[i].start - s.found[i - 1].end <= 8
            and "其中" not in s.folded[s.found[i - 1].end : s.found[i].start]
        ):
            whole = _whole(s, i, out)
            verb = re.search(
                r"(?:增长|增加|提高|提升|上升|下降|减少|降低|缩短|增产|增收|增幅|降幅|翻)",
                s.folded[s.found[i - 1].end : s.found[i].start],
            )
            out[i] = _joined(whole, verb.group() if verb else "") or out[i]
    return out


def listed(s: Sentence) -> list[tuple[int, int, str, str]]:
    """Runs of quantities behind 分别 or 依次: first, number, the words before it and the verb (A、B、C分别 | 为)."""
    out: list[tuple[int, int, str, str]] = []
    if s.folded.find("分别", s.start, s.end) < 0 and s.folded.find("依次", s.start, s.end) < 0:
        return out
    i = 0
    while i < len(s.found):
        head = s.folded[s.left(i) : s.found[i].start].rstrip("近约超 ")
        match = _LISTED.search(head)
        run = 1
        while (
            match
            and i + run < len(s.found)
            and _JOINS.fullmatch(s.folded, s.found[i + run - 1].end, s.found[i + run].start)
        ):
            run += 1
        if match and run > 1:
            out.append((i, run, head[: match.start()], match[1] or ""))
        i += run
    return out


def _in_lists(s: Sentence, out: list[str | None]) -> list[str | None]:
    """A、B、C分别为x、y、z: the i-th quantity belongs to the i-th item."""
    for i, run, head, verb in listed(s):
        names = _items(head, run)
        if not names and run <= i:
            names = [_joined(name or "", verb) for name in out[i - run : i]]
        if names:
            out[i : i + run] = names
    return out


def _items(head: str, run: int) -> list[str] | None:
    clause_text = re.split(r"[。;:]", head)[-1]
    for part in (clause_text.split(",")[-1], clause_text):
        items = [x.strip() for x in _ITEMS.split(part) if x.strip()]
        if len(items) >= run > 1:
            items = items[-run:]
            tail = _TAILS.search(items[-1])
            extra = tail.group() if tail and not any(x.endswith(tail.group()) for x in items[:-1]) else ""
            return [x + (extra if x is not items[-1] else "") for x in items]
    return None
