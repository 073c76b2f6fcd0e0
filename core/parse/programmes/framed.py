"""Names that only their frame makes out: A+B+C的模式, 按照…、…的思路, 引进A、B两个项目, 落实A、B等政策."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.model import ProgrammeKind
from core.parse.programmes import words
from core.parse.programmes.candidate import Candidate
from core.parse.programmes.unquoted import behind_edges, is_special

_LETTER = r"[\u4e00-\u9fffA-Za-z0-9]"
_OWN = r"(?:(?!的)[\u4e00-\u9fff“”])"
_PLUS = re.compile(
    rf"(?:{_LETTER}{{1,10}}[+＋]){{1,7}}{_LETTER}{{1,10}}?(?:、(?:{_LETTER}{{1,10}}[+＋]){{1,7}}{_LETTER}{{1,10}}?){{0,5}}"
    r"(?=等|的|模式|方式|机制|共生|[,，。;；、”\n])"
)
_SIGN = re.compile("[+＋]")
_LETTERS = re.compile(rf"{_LETTER}++\Z")
_LEAD = re.compile(
    r"^(?:.{0,6}?(?:推行|推进|实行|采取|采用|探索|创新|通过|实施|构建|形成|打造|按照|建立|坚持|走出|走|推广|运用|制定|制订|拟定|确立|提出|总结|以)(?:了|出)?)"
)
_HOW: dict[str, ProgrammeKind] = {
    "模式": "mechanism", "机制": "mechanism", "方式": "mechanism", "制度": "mechanism", "方法": "mechanism",
    "办法": "mechanism", "思路": "slogan", "理念": "slogan", "原则": "slogan", "要求": "slogan",
    "方针": "slogan", "定位": "slogan", "布局": "slogan", "路径": "mechanism",
}  # fmt: skip
_SERIES = re.compile(
    r"(?:按照|推行|实行|采取|采用|坚持|探索|创新|形成|构建|建立|遵循|围绕|秉持|通过)(?:了|出)?(?:一[条种])?"
    rf"({_OWN}{{2,14}}(?:、{_OWN}{{2,14}}){{1,9}})"
    rf"(的?)[\u4e00-\u9fff]{{0,6}}?({'|'.join(_HOW)})"
)
_ITEM = r"(?:(?!等)[\u4e00-\u9fffA-Za-z0-9()（）“”]){3,30}"
_LIST = re.compile(
    r"(?:引进|推进|实施|建设|建成|新建|谋划|落地|争取|申报|包装|落实|落实好|享受|兑现|发放|建立|完善|健全)(?:好|了|起|出)?"
    rf"({_ITEM}(?:、{_ITEM}){{1,9}})"
    r"(等?)(?:[一二两三四五六七八九十\d]+[个项大类])?(?:一批|一系列)?(?:重点|重大|优惠|帮扶|惠民|惠农|补助|工程|相关|产业|民生|农业|基础设施|建设|基建|招商|扶持|支持|保障){0,3}"
    r"(项目|工程|政策)"
)


# 认可度高、可复制: praise of what was made.
_PRAISED = re.compile("[高强好广多快优足]$|^[可易能]")
_JOINED = re.compile("(?:相结合|相统一|相促进|结合|有机统一)$")
# 冷水鱼|三个百万元产业: the last member's words behind their number say what all of them are.
_COUNTED = re.compile(r"(?<=..)[两三四五六七八九十\d]+[个大项类].*")
_COUNT = re.compile(r"[\d一二两三四五六七八九十]+[个项座处条]")
_SORT = re.compile(r"[大项](?<=[一二三四五六七八九十\d].)")
_NUMBER = re.compile(r"(?<![\d.])(?:[一二三四五六七八九十]{1,3}|\d{1,3})\Z")
_REVIVAL = re.compile(r"振兴(?=[一二三四五六七八九十\d]{1,3}[大项])")
_TASKS = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}振兴)?(?<![\d.])(?:[一二三四五六七八九十]{1,3}|\d{1,3})(?:大|项)[\u4e00-\u9fff]{0,6}?(工程|行动|改革|计划)(?!项目|建设)"
)
_ROUND = re.compile(r"第[一二三四五六七八九十]+轮[\u4e00-\u9fff]{2,12}?(?=工作)")
_PILLAR = re.compile(r"以([\u4e00-\u9fff]{4,8}?)(?:为(?:抓手|统领|引领|载体|主线|牵引|“)|统领|引领)")


# A document behind a verb of drafting: all between is its name, verbs and 、 inside too.
_DRAFTED = "(?:制定|制订|出台|印发|下发|优化|完善|编制|起草|修订)(?:了|出|并|实施)?"
_DRAFT = re.compile(
    rf"{_DRAFTED}(?:{_DRAFTED}){{0,2}}"
    r"(?!下发|印发|一|各|相关|有关|和|与|完善|出台|好|详细|具体|切实|科学)((?:(?![的了和与])[\u4e00-\u9fff]|、|(?<=[测控防])和|“[^“”\n]{1,8}”){3,30}?"
    r"(?:方案|操作规程|管理办法|奖补办法|实施办法|实施意见|实施细则|扶持办法|考核办法|[一二三四五六七八九十\d]+条(?:措施|举措|意见|政策|办法)?))(?![\u4e00-\u9fff、]{1,8}(?:方案|办法|细则)|[编评])"
)
_BENEFIT = re.compile(
    r"(?:发放|落实|享受|兑现|申领|申请|领取|办理|给予)(?:了|好)?((?:(?![的了各每项元])[\u4e00-\u9fff]){4,20}?(?:补助费|补贴|补助|津贴))"
    r"(?![资款金对给标])"
)
_FAIR = re.compile(
    r"(?:举办|承办|办起|开办|创办)(?:的|了|首届|第[一二三四五六七八九十\d]+届)*((?:[\u4e00-\u9fff]{2,5}节、)*[\u4e00-\u9fff]{2,5}(?<![环季时细关春佳情调])节)"
    r"(?![目约能水日庆点假])"
)


def candidates(text: str) -> list[Candidate]:
    return [
        *_pluses(text),
        *_series(text),
        *_lists(text),
        *_tasks(text),
        *_pillars(text),
        *_documents(text),
        *_benefits(text),
        *_fairs(text),
    ]


def _documents(text: str) -> Iterator[Candidate]:
    """What somebody drafted: 优化常态化开展返贫监测工作方案, 制定村摘帽、户增收方案."""
    for match in _DRAFT.finditer(text):
        name = match.group(1)
        if is_special(words.ending().sub("", name), "方案"):
            yield Candidate(match.start(1), match.end(1), "policy", 3, name)


def _benefits(text: str) -> Iterator[Candidate]:
    """What is paid out by its name: 发放跨省务工一次性交通补贴."""
    for match in _BENEFIT.finditer(text):
        if is_special(match.group(1)[:-2], ""):
            yield Candidate(match.start(1), match.end(1), "policy", 4, match.group(1))


def _fairs(text: str) -> Iterator[Candidate]:
    """Festivals that somebody holds: 举办的杨梅节、稻花鱼节."""
    for match in _FAIR.finditer(text):
        at = match.start(1)
        for name in match.group(1).split("、"):
            yield Candidate(at, at + len(name), "campaign", 5, name)
            at += len(name) + 1


def _tasks(text: str) -> Iterator[Candidate]:
    """十大重点工程, 五项重点改革, 第一轮乡村振兴驻村帮扶."""
    for match in _tasked(text):
        kind = words.kinds()[match.group(1)]
        yield Candidate(match.start(), match.end(), kind, 3, match.group())
    for match in _ROUND.finditer(text) if "轮" in text else ():
        yield Candidate(match.start(), match.end(), "campaign", 3, match.group())


def _tasked(text: str) -> Iterator[re.Match[str]]:
    """What `_TASKS.finditer` finds, tried only at a number before 大 or 项, and up to four characters before a 振兴
    in front of it."""
    ends = (sort.start() for sort in _SORT.finditer(text))
    numbers = (_NUMBER.search(text, max(end - 3, 0), end) for end in ends)
    starts = {number.start() for number in numbers if number}
    starts.update(at.start() - size for at in _REVIVAL.finditer(text, 2) for size in (2, 3, 4))
    reached = 0
    for start in sorted(starts):
        match = _TASKS.match(text, start) if start >= reached else None
        if match:
            yield match
            reached = match.end()


def _pillars(text: str) -> Iterator[Candidate]:
    """What an article keeps naming as its means: 以全域党建为抓手, and 全域党建 twice more."""
    for match in _PILLAR.finditer(text):
        name = match.group(1)
        if text.count(name) >= 3 and is_special(name, ""):
            for at in re.finditer(re.escape(name), text):
                yield Candidate(at.start(), at.end(), "mechanism", 5, name)


def _pluses(text: str) -> Iterator[Candidate]:
    """党建+合作社, 支部+支部、企业+支部: models written as sums."""
    for match in _sums(text):
        lead = _LEAD.match(match.group())
        start = match.start() + (lead.end() if lead else 0)
        first = _SIGN.search(text, start, match.end())
        start = behind_edges(text, start, first.start()) if first else start
        if first and start < first.start():
            yield Candidate(start, match.end(), "mechanism", 2, text[start : match.end()])


def _sums(text: str) -> Iterator[re.Match[str]]:
    """What `_PLUS.finditer` finds, tried only where the words before a plus sign begin."""
    reached = 0
    for sign in _SIGN.finditer(text):
        words_before = _LETTERS.search(text, max(sign.start() - 10, reached), sign.start())
        match = _PLUS.match(text, words_before.start()) if words_before and sign.start() > reached else None
        if match:
            yield match
            reached = match.end()


def _series(text: str) -> Iterator[Candidate]:
    """Parallel members that are the content of a model or a saying; sayings need no 的, models do."""
    for match in _SERIES.finditer(text):
        named = _JOINED.sub("", match.group(1))
        members = named.split("、")
        kind = _HOW[match.group(3)]
        if members[0].startswith("符合"):
            continue  # what it suits, not what it is
        if not match.group(2) and kind != "slogan":
            if _even(members):
                yield Candidate(match.start(1), match.end(), kind, 3, text[match.start(1) : match.end()])
            continue
        alike = len({len(m) for m in members}) <= 2 or len({m[0] for m in members}) == 1
        if (
            alike
            and min(map(len, members)) >= 3
            and not (match.group(2) and all(map(_PRAISED.search, members)))
        ):
            yield Candidate(match.start(1), match.start(1) + len(named), kind, 5, named)


def _even(members: list[str]) -> bool:
    """True if all members are of four characters, 工作 behind the last: 组织联建、人才联育、治理联抓|工作."""
    return len(members) >= 3 and {len(m.removesuffix("工作")) for m in members} == {4}


def _lists(text: str) -> Iterator[Candidate]:
    """The members of a list that its last word calls projects or policies."""
    for match in _LIST.finditer(text):
        kind: ProgrammeKind = "policy" if match.group(3) == "政策" else "project"
        at = match.start(1)
        items = match.group(1).split("、")
        least = 5 if kind == "project" else 4  # shorter members are kinds of work, not names
        for item in items:
            count = _COUNT.match(item)
            name = _COUNTED.sub("", item[count.end() :] if count else item)
            first = at + (count.end() if count else 0)
            whole = name.count("(") == name.count(")") and name.count("（") == name.count("）")
            if whole and len(name) >= least and is_special(name, "") and not name.endswith("资金"):
                yield Candidate(first, first + len(name), kind, 3, name)
            at += len(item) + 1
