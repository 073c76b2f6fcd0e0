"""The days of by-lines: whole ones, ones without their year or their century, and from a day to another."""

from __future__ import annotations

import re

from core.parse.bylines.reading import Reading

_TIME = r"(?:\s*(?:T|[上下]午)?\s*\d{1,2}\s?:\s?\d{2}(?:\s?:\s?\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
WHEN = re.compile(
    r"(?P<day>(?:19|20)\d\d(?:\s?[-年./]|\s(?=\d\d/\s?\d))\s?(?:1[0-2]|0?[1-9])\s?[-月./]\s?(?:3[01]|[12]\d|0?[1-9])(?!\d(?!\d:\d\d))\s?[日号]?"
    r"|[一二][〇○■零Oo0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
    r"|(?<![\d.])(?:3[01]|[12]\d|0[1-9])\.(?:1[0-2]|0[1-9])\.(?:19|20)\d\d(?![\d.]))"
    rf"(?P<weekday>\s*\(?(?:星期|周)[一二三四五六日天]\)?)?{_TIME}(?:\s*(?:发布|发表|刊发)(?!时间|日期|单位|机构|人|者)(?:于[一-鿿]{{2,3}})?)?"
)
"""A whole day with the words that stand beside it: its `day`, a `weekday`, the hour, `发布`."""
PACKED = re.compile(r"(?:19|20)\d\d(?:1[0-2]|0[1-9])(?:3[01]|[12]\d|0[1-9])(?!\d)")
"""A day without signs, as only a label tells it: `发布日期:20230403`."""
LASTS = re.compile(
    r"[^\d:]{0,12}\s?:?\s?(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s?(?:[—\-~至到]{1,2})\s?[\d年]{0,5}\d{1,2}月?\d{0,2}日"
)
"""From a day to another: how long something lasts."""
SHORT = re.compile(
    r"(?:1[0-2]|0?[1-9])(?:月(?:3[01]|[12]\d|0?[1-9])日|[-/.](?:3[01]|[12]\d|0?[1-9])(?![\d-]))(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|\d{1,2}:\d{2}(?::\d{2})?|(?:昨天|今天|前天|\d{1,2}(?:分钟|小时|天|周|个月)前)(?:\s?\d{1,2}:\d{2})?"
)
"""A day without its year, an hour, or how long ago something was printed."""
YEAR_CUT = re.compile(r"[012]\d(?P<sign>[-./])(?:1[0-2]|0?[1-9])(?P=sign)(?:3[01]|[12]\d|0?[1-9])(?!\d)")
"""A day whose year lost its century: `23-04-03`."""
_UPLOADED = re.compile(r"\s*上传(?!:)")


def role(reading: Reading, when: re.Match[str]) -> str:
    """What a bare date tells: the masthead's day, the upload, the printing behind a source, or just a day."""
    if when["weekday"]:
        return "masthead"
    if _UPLOADED.match(reading.text, when.end()):
        return "uploaded"
    return "printed" if reading.items and reading.items[-1].role == "source" else "when"
