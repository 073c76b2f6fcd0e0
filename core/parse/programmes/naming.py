"""Whether words in quotation marks name a programme, and of which kind."""

from __future__ import annotations

import re
from functools import cache

from core import lexicon
from core.model import ProgrammeKind
from core.parse.programmes import words
from core.parse.programmes.unquoted import says_more

_COMMAS = re.compile("[,，、]")
_POINT = re.compile("[，,、。·]")
_NUMERAL = "一二两三四五六七八九十百千万"
# 三类户, 四类人员: kinds of people, nothing set up.
_CLASS = rf"[{_NUMERAL}]类[^\W\d_]{{0,3}}(?:人|户|人员|人群|群体|对象)(?![^\W\d_])"
_CLASSES = re.compile(_CLASS)
FORMULA = re.compile(
    rf"(?!..?[年天月日岁代辈里亩斤]|{_CLASS})[{_NUMERAL}][^\W\d_]{{1,2}}(?:[{_NUMERAL}][^\W\d_]{{1,3}})+"
    rf"|(?!{_CLASS})[{_NUMERAL}](?:个|项|条|大|步|张|支|级|种|类|次|道|本|块|色|字)[^\W\d_]{{1,6}}"
    r"|一[年季月周日天]一[^\W\d_]{1,3}"  # 一日一考勤
    rf"|[{_NUMERAL}][到进入帮联访包送][^\W\d_]{{2,4}}"  # 五到贫困村
    rf"|[{_NUMERAL}]不[^\W\d_][{_NUMERAL}][^\W\d_]{{2,5}}"
    rf"|[^\W\d_]?[{_NUMERAL}][^\W\d_]{{1,3}}(?:、[^\W\d_]?[{_NUMERAL}][^\W\d_]{{1,3}})+"
    r"|\d{2,}|\d+(?:[+＋]\d+)+(?:[+＋][NnXx])?|\d+[+＋][NnXx](?:[+＋][NnXx\d])*"
)

# 归雁十条, 人才新政20条.
_ARTICLES = re.compile(rf"[\u4e00-\u9fff]{{2,6}}(?:[{_NUMERAL}]+|\d+)条(?:措施|意见)?")
_FESTIVAL = re.compile(r"[\u4e00-\u9fff]{2,6}(?<![环季时细关春佳])节")
_GREAT = re.compile(r"大(?!学|国|家|地|山|道|本|数|爱|棚|户|局)[\u4e00-\u9fff]{2}")
# Parallel members that tell how bad the roads were, and folk sayings, are nothing set up.
_COMPLAINT = re.compile("[天身嘴脸脚腿吃喝睡愁]|没|无")
_SUM = re.compile(r"\d+(?:[+＋]\d+)+(?:[>＞﹥=＝≥]|大于)\d+")
# 订单式, 零彩礼: how something is done, unless a type noun follows.
_MANNER = re.compile("[\u4e00-\u9fff]{2,3}(?<![模方形样仪])式|[零低][^零低、,，]{2}")
# “云海方案”, “中国药都”: what a place is proud of.
_PROUD = re.compile("[\u4e00-\u9fff]{2,3}(?:方案|答案|智慧)|中国[\u4e00-\u9fff]{1,4}[都乡城谷港村镇]")
# 提出“鼓励有条件的地方发展…”: words taken from a document.
_ORDER = re.compile("(?!.*[、,，])(?:鼓励|支持|引导|推动|推进|加快|加强|发展|全面|大力|积极|完善|健全|要)")
# “体验式”教学基地 is any such base.
_IZED = re.compile("[\u4e00-\u9fff]{1,3}化")
_BY_WAY = re.compile("[\u4e00-\u9fff]{2}(?<![模方形样仪])式")
# 全方位、多层次、宽领域: praise, nothing set up.
_PRAISE = re.compile("(?:(?:[全多深宽高广大长强][\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff]{1,3}化)(?:、|$))+")
# 三定, 六共: too short to be sure of without the words around.
SHORT_FORMULA = re.compile(rf"(?!{_CLASS})[{_NUMERAL}][^\W\d_]{{1,3}}")


def kind(
    name: str, tail: ProgrammeKind | None, framed: tuple[ProgrammeKind | None] | None, siblings: int
) -> ProgrammeKind | None:
    """The kind of the programme of this name, None if it is none."""
    bare = name.strip()
    if bare in lexicon.load("quotation")["adjectives"]:
        return None
    known = words.slogans().get(bare)
    if known:
        return known.kind
    if tail and not (bare.endswith("五") and bare in scare()):  # “十四五”规划 is the nation's plan
        return None if tail in ("project", "policy") and _tells_how(bare) else tail
    saying = framed == ("slogan",) and len(bare) >= 6
    code = framed == ("mechanism",) and len(bare) >= 4 and bare[0] in _NUMERAL  # 一码管村
    sure = saying or code or FORMULA.fullmatch(bare)
    if bare in scare() or (scare_end().search(bare) and not sure) or _is_manner(bare):
        return None
    return _kind_by_form(bare, framed, siblings) or (_kind_by_frame(bare, framed) if framed else None)


def _tells_how(bare: str) -> bool:
    """True if the words before a type noun only say how: “体验式”基地, “数字化”试点, not “一站式”服务中心."""
    return bool(_IZED.fullmatch(bare) or (_BY_WAY.fullmatch(bare) and bare[0] not in _NUMERAL))


def _is_manner(bare: str) -> bool:
    """True if the words only say how: 订单式, 全方位、多层次, 1+1>2."""
    praise = _PRAISE.fullmatch(bare) or _PROUD.fullmatch(bare)
    return bool(praise or _SUM.fullmatch(bare) or (_MANNER.fullmatch(bare) and bare[0] not in _NUMERAL))


def _kind_by_form(
    bare: str, framed: tuple[ProgrammeKind | None] | None, siblings: int
) -> ProgrammeKind | None:
    """The kind that the words themselves give: their type noun, 十条, a festival, a 大讨论 among its like, a sum, a formula."""
    own = words.kind_by_ending(bare)
    loose = bare.endswith("产业") and bare[0] not in _NUMERAL
    if own and len(bare) > 3 and not loose and not (framed and "、" in bare):
        return own if says_more(bare) and not (len(bare) > 9 and _ORDER.match(bare)) else None
    if _ARTICLES.fullmatch(bare):
        return "policy"
    if _FESTIVAL.fullmatch(bare) or (_GREAT.fullmatch(bare) and (framed or siblings > 1)):
        return "campaign"
    if "+" in bare or "＋" in bare:
        return "mechanism"
    if parallel(bare) and not _COMPLAINT.search(bare):
        return (framed and framed[0]) or "slogan"
    if FORMULA.fullmatch(bare):
        return framed[0] if framed and framed[0] in ("slogan", "project") else "mechanism"
    return None


def _kind_by_frame(bare: str, framed: tuple[ProgrammeKind | None]) -> ProgrammeKind | None:
    """The kind that the words around give to a name that does not tell its own."""
    if _site().fullmatch(bare):
        return "project"
    if _GREAT.fullmatch(bare) or len(bare) < 3:
        return None
    if framed[0] == "project" and "、" in bare:
        return None  # “有机、绿色、道地”品牌
    if framed[0] == "slogan" and len(bare) > 9 and _ORDER.match(bare):
        return None
    if framed[0] is None and (not says_more(bare) or (len(bare) == 3 and not SHORT_FORMULA.fullmatch(bare))):
        return None
    return framed[0] or ("slogan" if re.search("[、,，]", bare) else "mechanism")


def may_be_coined(name: str) -> bool:
    """True if the words may be an article's own name for a thing."""
    return (
        3 <= len(name) <= 8
        and not _POINT.search(name)
        and name not in scare()
        and not scare_end().search(name)
        and not _CLASSES.fullmatch(name)
        and not _is_manner(name)
        and says_more(name)
        and name not in lexicon.load("quotation")["adjectives"]
    )


def parallel(body: str) -> bool:
    """True if the words are three members and more of one length: 栽树一批,修路一批,建房一批."""
    members = _COMMAS.split(body)
    return len(members) >= 3 and min(map(len, members)) >= 4 and len(set(map(len, members))) == 1


@cache
def scare() -> frozenset[str]:
    """Set phrases and figures of speech."""
    return frozenset(lexicon.load("quotation")["scare"])


@cache
def scare_end() -> re.Pattern[str]:
    return re.compile(f"(?:{lexicon.alternatives(lexicon.load('quotation')['scare_ends'])})$")


@cache
def _site() -> re.Pattern[str]:
    return re.compile(f"[\u4e00-\u9fff]{{2,}}(?:{lexicon.alternatives(lexicon.load('quotation')['sites'])})")
