"""How facts are said in words and figures on the screen."""

from __future__ import annotations

from core.model import Case, Figure, Place, PrimaryPlace, Quantity
from gui.i18n import tr

NONE = "—"


def number(value: float) -> str:
    """With thousands separators and no idle zeros: 1,300,000 and 0.85."""
    whole = f"{value:,.6f}".rstrip("0").rstrip(".")
    return whole if whole not in ("-0", "") else "0"


def sign(modifier: str) -> str:
    """The sign before a value that says how exact it is."""
    return {
        "approx_below": tr("近 "), "approx_above": "> ", "about": tr("约 "), "at_least": "≥ ", "at_most": "≤ ",
    }.get(modifier, "")  # fmt: skip


def modifier(figure: Figure) -> str:
    """What a modifying word was taken to mean."""
    return {
        "approx_below": tr("略少于此数"), "approx_above": tr("多于此数"), "about": tr("约数"),
        "at_least": tr("不少于此数"), "at_most": tr("不超过此数"),
    }.get(figure.modifier or "", "")  # fmt: skip


def amount(figure: Figure) -> str:
    """A figure's value as it is read: `> 600,000 元`, `3–5 %`."""
    value = number(figure.value)
    if figure.value_max is not None and figure.value_max != figure.value:
        value += "–" + number(figure.value_max)
    return f"{sign(figure.modifier or '')}{value} {figure.unit}".rstrip()


# Units whose canonical form reads worse than what people write: 8年 as 96 月, 6小时 as 0.25 天.
_LEFT_AS_WRITTEN = frozenset({"天", "月", "小时", "秒"})


def plain(unit: str) -> bool:
    """True if a canonical unit is one that tables show and sort by."""
    return bool(unit) and unit not in _LEFT_AS_WRITTEN


def other_unit(figure: Figure) -> str:
    """The same amount in the canonical unit, 亩 also in 公顷; empty if that says nothing new."""
    normal = figure.normal
    if normal is None:
        return ""
    if normal.unit == "亩":
        return _hectares(normal) if figure.unit == "亩" else f"{number(normal.value)} 亩,{_hectares(normal)}"
    if normal.unit == figure.unit or not plain(normal.unit):
        return ""
    return f"{number(normal.value)} {normal.unit}"


def _hectares(area: Quantity) -> str:
    return f"{number(round(area.value / 15, 2))} {tr('公顷')}"


def period(iso: str | None) -> str:
    """`2021-05/2023-04` as `2021-05 至 2023-04`; the text's own words as they are."""
    return iso.replace("/", tr(" 至 ")) if iso else NONE


def place(of: Place | None) -> str:
    """The name of a place alone."""
    return next((name for name in reversed(of.path) if name), NONE) if of else NONE


def path(of: Place | None) -> str:
    return " › ".join(name for name in of.names if name) if of and of.level else NONE


def where(primary: PrimaryPlace | None) -> str:
    """The case's place as a path; the names of several where no one unit holds them."""
    if primary is None or primary.place.level:
        return path(primary.place if primary else None)
    return "、".join(str(place.path[-1]) for place in primary.others)


def grounds(primary: PrimaryPlace | None) -> tuple[str, ...]:
    """Why a case is where it is, and where else it is: none, one or two lines."""
    if primary is None:
        return ()
    names = {
        "title": tr("标题"),
        "lead": tr("导语"),
        "body": tr("正文"),
        "source": tr("来源"),
        "reviewer": tr("审核"),
    }
    told = [names.get(ground, ground) for ground in primary.evidence]
    lines = [tr("依据:{}").format("、".join(told))] if told else []
    if primary.others:
        lines.append(tr("同时涉及:{}").format("、".join(path(other) for other in primary.others)))
    return tuple(lines)


def programme_kind(kind: str) -> str:
    return {
        "project": tr("项目"), "campaign": tr("行动"), "mechanism": tr("机制"), "policy": tr("政策"),
        "slogan": tr("提法"),
    }.get(kind, kind)  # fmt: skip


def spelt_out(expansion: str | None) -> str:
    """What spells a programme's name out, or that the article does not."""
    return expansion or tr("本文未作说明")


def origin(case: Case) -> list[str]:
    """Source, date and authors of a case, those that are known."""
    parts = [case.source.value if case.source else "", case.published.value if case.published else ""]
    parts.append("、".join(author.value for author in case.authors))
    return [part for part in parts if part]


def title(case: Case) -> str:
    return case.title.value if case.title else tr("(无标题)")
