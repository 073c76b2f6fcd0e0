"""Titles that begin with a county, or with a place below it: `山西省交城县前火山村:…`."""

from __future__ import annotations

import re

_PROVINCE = re.compile(
    r"(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州"
    r"|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆)"
)
_PLACE = re.compile(
    r"[“\"\[]?(?P<upper>[一-鿿]{2,8}?(?:省|自治区|市|自治州|地区|盟|州))?(?P<county>[一-鿿]{1,9}?(?:自治县|县|(?<![山社景园灾库片牧林小街校厂矿军])区|市|旗))?"
    r"(?P<town>[一-鿿]{1,7}?(?:街道|镇|乡(?![村亲愁土情])|苏木|农场))?(?P<village>[一-鿿]{1,7}?(?:(?<!乡)村(?![民集里干支级委口庄])|社区|嘎查|屯))?"
)
_SHORTEST = 3
_NO_NAME = "本全该我各外邻出进到跨"
"""How words begin that end like a county of two characters: 全县."""
_NOBODYS = re.compile(
    "[我咱他她你][们的家]|[这那每哪][个座些里]|[一两几三四五六七八九十]个|走进|来到|深入|[让把给用在从向为对使当与和]"
)
"""How words begin that end like a place and name none: 我们村."""
_ENDS = (":", " ", "]")
_END = re.compile(r"[: \]]")


def may_head(text: str) -> bool:
    """False if nothing in `text` can set a place apart: a quick look before the long one."""
    return _END.search(text) is not None


def headed(text: str) -> str:
    """The county, or below it the township or village, that a title is headed with (`山西省交城县前火山村:`), or ''."""
    found = _PLACE.match(text)
    if not found or not (found["county"] or found["upper"]):
        return ""
    return found.group() if _is_set_apart(text, found.end()) else ""


def heads(text: str) -> tuple[float, bool]:
    """How much the place that a title begins with speaks for another case, 0 if there is none; True if it is a county."""
    found = _PLACE.match(text)
    length = found.end() if found and not _NOBODYS.match(text) else 0
    county = bool(found and (found["county"] or found["upper"]))
    apart = _is_set_apart(text, length)
    named = county and text[length - 1] == "县" and text[0] not in _NO_NAME
    if length < _SHORTEST and not named and not tells_province(text):
        return 0, False
    return (1.5 if apart else 1.0), county


def _is_set_apart(text: str, end: int) -> bool:
    return text[end : end + 1] in _ENDS


def addressed(text: str) -> str:
    """`text` if it is nothing but a place below its county (`碌曲县尕海镇尕秀村`), or ''."""
    found = _PLACE.fullmatch(text)
    full = found and (found["county"] or found["upper"]) and (found["town"] or found["village"])
    return text if full else ""


def tells_province(text: str) -> bool:
    """True if `text` begins with a province."""
    return bool(_PROVINCE.match(text))
