"""The words of by-lines: labels, offices of writers, names of people, papers and bodies, as tables and patterns."""

from __future__ import annotations

import re
from functools import cache

from core import lexicon
from core.parse.lines import fold

_PLACE = re.compile(r"[一-鿿]{2,16}[省市县旗州镇乡]|[一-鿿]{3,16}(?:[区村]|街道|社区)")
_EDITION = re.compile(
    r"(?:\s?(?:19|20)\d\d年\s?第?\s?\d{1,3}\s?期.{0,10}|数字报(?:刊(?:平台)?)?|电子报|电子版|数字版|多媒体数字[版报]?|(?<=[日晚晨早商时]报)[一-鿿]{2,4}(?:周刊|专刊|副刊|特刊|专版)|\s*[（(][^（()）]{0,8}[)）])+$"
)
PROVINCES = "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆"
"""Where a page says that its writer is."""
_ACCOUNT_OF = re.compile(r"(?<=[一-鿿]{2}[^”\"’官方])(?:官方)?(?:微信公众号|微信公号|公众号|公号)$")
_REPRINTS = re.compile(
    r"(?:.*(?:网|在线)\s?(?:·\s?《?|(?:-|——?)\s?《)|.*在线\s?-\s?)(?P<paper>[^\-—《》·]*报)》?|(?P<own>[一-鿿]{2,8}[日晚晨早商时]报)\s?·\s?[一-鿿]{2,8}(?:客户端|新闻)"
)
"""A site, or an app, and the paper behind it: `新湖南网·湖南日报`; with a dash between, both are the source's name."""
_WORKED = re.compile(
    rf"\s+(?:采访|采写|整理|供稿|报道|综合|编辑部?|原创)$|\s+(?:发布于|发表于)?(?:{PROVINCES})$|\s*\|.*$|官方[账帐]号$"
)
"""What stands behind a house's name and is none of it: `石门之声 采访`."""
_TAKEN_FROM = re.compile(
    r"^(?:转载?自?|摘自|原载于?)\s?(?=《)|^本文系?[为是]?(?=[一-鿿]{2,6}[日晚晨早商时]报)|(?<=[网台])综合$|(?<=[一-鿿]{2}[^电时微腾通资简快短])讯$|(?<=[局厅办委部府室组])(?:编印|主办|印发|编)$"
)
"""What stands before a house's name that it is taken from, or behind a paper's, a site's or an office's."""
_GENERIC = re.compile(
    r"(?:县|市|区)?(?:融媒体?(?:中心|记者)?|新闻中心|(?:校?党委)?宣传部|编辑部|记者站|通讯组|报道组|办公室|党政办|采编部|融媒|综合新闻|要闻|新闻|本[网站报刊](?:综合|讯|原创|整理)?|原创|网络|互联网|全[国省市][一-鿿]{0,12}(?:媒体|平台|网站)|(?:要闻|综合|时政|经济|社会|县区|县域|乡村|三农|民生|副刊|专版)·[一-鿿]{2,4})"
)
_DEED = "把"
"""How a clause begins and no name: `把根扎在平峒村`."""
_OWN = re.compile(r"本[网站报刊](?:综合|讯|原创|整理)?")
_PAPER = re.compile(
    r"[一-鿿]{2,8}(?:[日晚晨早商时周][报刊]|[^海简汇通预情举公申]报|新闻网|网|通讯社|新华社|电视台|客户端|融媒体中心)"
)
_GLUED_NAME = re.compile(
    r"[一-鿿]{2,3}(?![一-鿿])|[一-鿿]{2,3}?(?=(?:[一-鿿]{2,6}[网报社]|本[报网刊])讯[\s(])"
)
_OFFICE_LAST = re.compile(r"(?:记者|通讯员|作者)\s*$")
_QUOTED = re.compile(r"《([^《》]{2,20})》(?:杂志|月刊|周刊|报|客户端)?")
PART = re.compile(r"[^\s,、;/|()\[\]《》]+")
"""A word of a by-line."""
_SIGNED_HOUSE = re.compile(
    r"(?P<house>[一-鿿·]{2,10}?(?:[日晚晨早商时]报|网|社|电视台|客户端|中心))(?:记者|通讯员)?\s?[一-鿿]{2,4}\s?(?:摄|摄影|供图|报道|文|图|/.{1,6})"
)
WORK = re.compile(
    r"(?:文/?图|图/?文|文并?摄|摄影报道|采访报道|综合报道|整理报道|报道|供稿|撰文|撰稿|采写|整理|编写|文字?|来稿|投稿|/文"
    r"|[汇选摘辑]编|编[印制发选著排]|报送|推荐|选送|主办|出品)"
    r"|(?P<photo>摄影?|供图|图片?|航拍)|(?P<editor>编辑)"
)
"""What somebody did for an article: `张三 摄`, `李四 整理`."""
WIDGET = re.compile(
    r"(?:(?:第\s?)?[A-Z]?\d{1,3}\s?版|第?[一二三四五六七八九十]{1,3}版(?![一-鿿]))(?:\s?:\s?\S{2,8})?|(?:19|20)\d\d年\s?第?\s?\d{1,3}\s?期|(?:原创|首发|转载|独家)(?=[\s|]|$)|https?://\S+|[a-z][a-z\d\-]{1,20}(?:\.[a-z\d\-]{1,20}){0,2}\.(?:cn|com|net|org)(?![\w.])/?\S*|字[体号](?:大小)?|大\s?中\s?小"
    r"|(?:我来说两句|我要说两句|我有话说|参与互动|查看评论|加入收藏|扫一扫|移动端阅读|手机版|纠错|关闭|关闭窗口|打印本页|订阅|立即打开|展开全文)(?=[\s|\](,]|$)|发表于(?=\s)|只看(?:该作者|楼主|大图)|倒序(?:浏览|看帖)|阅读模式|电梯直达|显示全部楼层|(?:参与|我要)评论(?:\(\d*\))?|手机看新闻|\d+\s?条?评论(?=[\s|\](,]|$)|(?:语音播报|语音朗读|无障碍阅读|收藏本文)(?=[\s|\](,]|$)|(?:收听本文|听新闻|听全文|纠错|举报|投稿|微信扫一扫|手机看)\s?×?(?=[\s|\]]|$)|\d{2}:\d{2}/\d{2}:\d{2}|(?:浏览|点击|阅读|评论|分享|打印|收藏|关注|人气)(?:次数|量|数)?\s*(?:至|到)?\s*\d*\s*[次条人]?(?=[\s|\]]|$)|今日\d{1,2}版|(?:农历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[正一二三四五六七八九十冬腊闰]{1,3}月[初十廿卅一二三四五六七八九]{1,3}日?|(?:国内)?(?:统一)?(?:连续出版物)?(?:刊号|号)\s?:?\s?CN\S+|邮发代号\s?:?\s?\S+|(?<=\s)(?:电话|热线|新闻热线|传真|E-?mail|邮箱|投稿邮箱|信箱)\s?:\s?[\x21-\x7e]+|本文已影响\s?\d*\s?人?(?=[\s|]|$)|A[+-]|T\s?\|\s?T"
)
"""What a page prints among its by-lines: its number, buttons, counts."""


@cache
def labels() -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of all labels with what may stand behind them, and the role of each."""
    roles = {word: entry["role"] for entry in lexicon.load("bylines")["label"] for word in entry["words"]}
    words = "|".join(sorted((r"\s{0,8}".join(map(re.escape, word)) for word in roles), key=len, reverse=True))
    return re.compile(
        rf"(?:本[版期报刊网台文稿组]\s?)?(?P<label>{words})\s{{0,2}}(?:\([^()]{{0,8}}\)\s?)?(?:[:|]|[/\\](?!\s?[图文](?:\s|$|[一-鿿]{{2,14}}(?:记者|通讯员)))|\](?=\s?\S))\s{{0,2}}"
    ), roles


@cache
def role_words() -> re.Pattern[str]:
    """The pattern of the words that stand before names without a colon; its group is the role."""
    entries = lexicon.load("bylines")["role"]
    return re.compile("|".join(f"(?P<{e['role']}>{e['pattern']})" for e in entries))


@cache
def a_name() -> re.Pattern[str]:
    """The pattern of a person's name."""
    table = lexicon.load("bylines")
    compound, nots = "|".join(table["compound"]), "|".join(table["not_names"])
    parts = "|".join(lexicon.load("surnames")["parts"])
    return re.compile(
        rf"(?!(?:{nots}))(?:(?![一-鿿·]*[{table['no_transcription']}])[一-鿿]{{2,7}}·[一-鿿]{{1,7}}(?:·[一-鿿]{{1,7}})?"
        rf"|(?:{parts}){{2}}|(?:{compound})[一-鿿]{{1,2}}|[{table['surnames']}](?:[一-鿿]{{1,2}}|\s{{1,2}}[一-鿿](?![一-鿿])))"
    )


@cache
def _house_ends(kinds: int) -> frozenset[str]:
    """The last characters of the names of so many kinds of houses, and some more: a quick look before the long one."""
    patterns = [entry["pattern"] for entry in lexicon.load("bylines")["house"][:kinds]]
    return frozenset(sign for pattern in patterns for sign in re.findall(r".(?=\||$)", pattern))


@cache
def _house() -> re.Pattern[str]:
    return re.compile(
        "(?![^。!?;:]*[的了])[^。!?;:_|]{0,28}(?:"
        + "|".join(e["pattern"] for e in lexicon.load("bylines")["house"])
        + ")"
    )


@cache
def _press() -> re.Pattern[str]:
    return re.compile(f"[^。!?;:_|]{{0,20}}(?:{lexicon.load('bylines')['house'][0]['pattern']})")


def is_name(text: str) -> bool:
    """True if `text` looks like a person's name: a surname and one or two characters, or parts joined by `·`."""
    return bool(a_name().fullmatch(text))


def is_generic(text: str) -> bool:
    """True for the name of an office without whose it is: `融媒体中心`."""
    return bool(_GENERIC.fullmatch(text))


def is_own(text: str) -> bool:
    """True for what a page calls itself: `本网`; who that is stands elsewhere."""
    return bool(_OWN.fullmatch(text))


def is_house(text: str) -> bool:
    """True if `text` ends like the name of a paper, a site, an office or a body."""
    return text[-1:] in _house_ends(2) and text[0] != _DEED and bool(_house().fullmatch(text))


def is_press(text: str) -> bool:
    """True if `text` ends like the name of a paper, a site or a channel."""
    return text[-1:] in _house_ends(1) and bool(_press().fullmatch(text))


def is_paper(text: str) -> bool:
    """True for the name of a paper, a channel or a site and nothing else: `中国青年网`."""
    return bool(_PAPER.fullmatch(text))


def is_place(text: str) -> bool:
    """True if `text` ends like the name of a place."""
    return text[:1] != _DEED and bool(_PLACE.fullmatch(text))


def press_name(words: str) -> str:
    """A house's name without its edition; of `新湖南网·湖南日报` the paper, which the site only reprints."""
    read = fold(words)
    name = _press_name(read)
    at = read.find(name)
    return words[at : at + len(name)] if at >= 0 else name


def _press_name(words: str) -> str:
    words = _TAKEN_FROM.sub("", words.strip())
    quoted = _QUOTED.match(words.strip())
    if quoted and words.strip()[quoted.end() :][:1] not in (
        "",
        "(",
        "（",
        "[",
        ",",
        "，",
        "1",
        "2",
        "第",
        "总",
    ):
        quoted = None
    words = _EDITION.sub("", quoted[1] if quoted else words.strip(" 《》\u3000"))
    words = _ACCOUNT_OF.sub("", words)
    words = _TAKEN_FROM.sub("", words)
    words = _WORKED.sub("", words)
    signed = _SIGNED_HOUSE.fullmatch(words)
    if signed:
        return signed["house"]
    first, comma, _ = words.replace(",", ",").partition(",")
    if comma and is_house(first):
        words = first
    reprinted = _REPRINTS.fullmatch(words)
    return (reprinted["paper"] or reprinted["own"]) if reprinted else words


def ends(text: str, within: int) -> int:
    """Where the labels at the beginning of `text` end, the name behind the last of them included; 0 if it has none."""
    found = list(labels()[0].finditer(text, 0, within))
    if not found:
        return 0
    last = found[-1]
    role = labels()[1].get(re.sub(r"\s", "", last["label"]))
    named = (
        _GLUED_NAME.match(text, last.end()) if role in ("author", "editor") else PART.match(text, last.end())
    )
    return named.end() if named else last.end()


def labels_something(text: str) -> bool:
    """True for a label alone: `公开日期`."""
    return re.sub(r"\s", "", text) in labels()[1]


def opens(text: str) -> bool:
    """True if `text` holds a label, or ends in the office that its names follow (`新华社记者`)."""
    return bool(labels()[0].search(text) or _OFFICE_LAST.search(text))
