"""The report of a review as tables and as one page: who reviewed what, and how far people agree with the machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

from core.exporting.tables import Cell, Table, write_text
from core.exporting.tables import write as write_tables
from core.library.agreement import Tallies, Tally, total
from core.library.reporting import Reviewer, ReviewReport
from core.model import TargetKind

KINDS: dict[TargetKind, str] = {
    "figure": "数字", "programme": "项目与机制", "place": "地名", "person": "人物", "organisation": "机构",
    "field": "题录", "theme": "主题", "check": "检查", "case": "案例边界",
}  # fmt: skip
PARTS = {
    "value": "数值", "unit": "单位", "modifier": "修饰", "indicator": "指标", "theme": "类别", "period": "时间",
    "place": "地点", "change": "变化", "target": "目标", "span": "范围", "name": "名称", "kind": "类别", "expansion": "内容",
    "within": "所属名称", "role": "身份", "org": "单位", "private": "是否私人", "title": "标题", "subtitle": "副题",
    "kicker": "眉题", "source": "来源", "published": "日期", "primary_place": "案例地区", "note": "说明", "holds": "是否相符",
}  # fmt: skip
STATES = {"": "未审核", "reviewing": "审核中", "reviewed": "已审核"}
_COUNTS = (
    ("read", "机器读出"), ("confirmed", "确认"), ("corrected", "更正"), ("rejected", "否定"), ("added", "补充"),
    ("rate", "一致率"), ("conflict", "有分歧"), ("adrift", "对不上"),
)  # fmt: skip
_ABOUT = (
    ("一致率", "确认 ÷(确认 + 更正 + 否定 + 补充):审核人说过的各项中,机器一字不差的占多少。漏读的(补充)也算机器没有读对。"),
    ("有分歧", "两位审核人说法不同、还没有裁定的,不计入一致率。"),
    ("对不上", "审核意见所指的内容,在现在的读取结果中已经没有;意见仍保留在库中。"),
    ("检查", "确认是说检查指出的问题属实,否定是说它不成立。"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Colours:
    """What the page is drawn in; black on white unless a window says otherwise."""

    text: str = "#1F2328"
    secondary: str = "#5B626A"
    line: str = "#D6D6D0"
    head: str = "#F0F0EC"
    accent: str = "#1E6B58"


def tables(report: ReviewReport, library: str, query: str = "") -> tuple[Table, ...]:
    """The report as sheets: by kind, what was corrected, by reviewer, by state of review, by case."""
    notes = (
        ("案例库", library), ("范围", query or "全部案例"), ("案例", str(report.total_cases)),
        ("制表时间", datetime.now().strftime("%Y-%m-%d %H:%M")), *_ABOUT,
    )  # fmt: skip
    return (
        _by_kind(report, notes),
        _by_part(report.kinds),
        _by_reviewer(report.reviewers),
        _by_state(report),
        _by_case(report),
    )


def page(
    report: ReviewReport, library: str, query: str = "", colours: Colours = Colours()
) -> str:  # fmt: skip
    """The report as one page of HTML that stands by itself: to be shown, printed or kept."""
    sheets = tables(report, library, query)
    facts = dict(sheets[0].notes)
    body = "".join(_html(sheet) for sheet in sheets if sheet.rows)
    about = "".join(f"<p class='about'><b>{escape(name)}</b> {escape(words)}</p>" for name, words in _ABOUT)
    said = " · ".join(f"{name}:{facts[name]}" for name in ("案例库", "范围", "制表时间"))
    return (
        f"<!doctype html><html lang='zh-CN'><head><meta charset='utf-8'><title>审核报告</title>"
        f"<style>{_style(colours)}</style></head><body><h1>审核报告</h1><p class='about'>{escape(said)}</p>"
        f"<p>{escape(summary(report))}</p>{body}{about}</body></html>"
    )


def summary(report: ReviewReport) -> str:
    """The report in two sentences."""
    states = {one.state: one.cases for one in report.states}
    sums = report.total
    said = f"共 {report.total_cases:,} 个案例:{'、'.join(f'{STATES[state]} {n:,}' for state, n in states.items())}。"
    if sums.rate is None:
        return said + "还没有审核意见。"
    said += f"{len(report.reviewers)} 人审核了 {sums.settled:,} 项,机器读对 {sums.confirmed:,} 项,一致率 {_percent(sums.rate)}。"
    if report.waiting:
        said += f"另有 {report.waiting:,} 条意见所指的文档不在本库。"
    return said


def write(path: Path, report: ReviewReport, library: str, query: str = "") -> None:
    """Write the report as a page (html) or as tables (xlsx, csv, json). Raises NotExported."""
    if path.suffix.lower() in (".html", ".htm"):
        write_text(path, page(report, library, query))
    else:
        write_tables(path, *tables(report, library, query))


def in_lines(report: ReviewReport) -> str:
    """What the page says by kind and by reviewer, as lines of words."""
    said = [(f"{KINDS[kind]}", tally) for kind, tally in report.kinds]
    said += [(one.name or "(未署名)", total(one.kinds)) for one in report.reviewers]
    return "\n".join(f"{name}\t{_words(tally)}" for name, tally in said)


def _words(tally: Tally) -> str:
    counts = [
        f"{words} {getattr(tally, name)}"
        for name, words in _COUNTS
        if name != "rate" and getattr(tally, name)
    ]
    return " · ".join(counts + ([f"一致率 {_percent(tally.rate)}"] if tally.rate is not None else []))


def local(time: str) -> str:
    """A time of the log as the clock on the wall had it, to the minute."""
    try:
        return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return time


# --- the tables ---


def _by_kind(report: ReviewReport, notes: Sequence[tuple[str, str]]) -> Table:
    rows = _kind_rows(report.kinds)
    return _table("按类别", (("kind", "类别"), *_COUNTS), rows, notes)


def _by_part(kinds: Tallies) -> Table:
    rows = [
        (KINDS[kind], PARTS.get(part, part), count, count / tally.corrected)
        for kind, tally in kinds
        for part, count in tally.parts
    ]
    columns = (("kind", "类别"), ("part", "改了什么"), ("count", "次数"), ("share", "占更正"))
    return _table("改了什么", columns, rows)


def _by_reviewer(reviewers: Sequence[Reviewer]) -> Table:
    rows = [
        (one.name or "(未署名)", *row, one.cases if not n else None, one.notes if not n else None, _times(one, n))
        for one in reviewers
        for n, row in enumerate(_kind_rows(one.kinds, read=False))
    ]  # fmt: skip
    own = (("cases", "案例"), ("notes", "批注"), ("times", "时间"))
    return _table("按审核人", (("reviewer", "审核人"), ("kind", "类别"), *_COUNTS[1:], *own), rows)


def _by_state(report: ReviewReport) -> Table:
    rows = [
        (STATES[one.state], one.cases if not n else None, *row)
        for one in report.states
        if one.cases
        for n, row in enumerate(_kind_rows(one.kinds))
    ]
    columns = (("state", "审核状态"), ("cases", "案例"), ("kind", "类别"), *_COUNTS)
    return _table("按状态", columns, rows)


def _by_case(report: ReviewReport) -> Table:
    rows = [
        (
            one.title, one.place, STATES.get(one.state, one.state), "、".join(name or "(未署名)" for name in one.reviewers),
            local(one.last), *_counts(one.tally),
        )
        for one in report.cases
    ]  # fmt: skip
    own = (
        ("title", "案例"),
        ("place", "地区"),
        ("state", "审核状态"),
        ("reviewers", "审核人"),
        ("last", "最近"),
    )
    return _table("按案例", (*own, *_COUNTS), rows)


def _kind_rows(kinds: Tallies, read: bool = True) -> list[tuple[Cell, ...]]:
    """All kinds together first, then each."""
    first = 0 if read else 1
    sums = total(kinds)
    return [(name, *_counts(tally)[first:]) for name, tally in (("合计", sums), *_named(kinds))]


def _named(kinds: Tallies) -> Iterable[tuple[str, Tally]]:
    return ((KINDS[kind], tally) for kind, tally in kinds)


def _counts(tally: Tally) -> tuple[Cell, ...]:
    return tuple(getattr(tally, name) for name, _ in _COUNTS)


def _times(one: Reviewer, number: int) -> Cell:
    return None if number else " 至 ".join(dict.fromkeys(local(time)[:10] for time in (one.first, one.last)))


def _table(
    title: str,
    columns: Sequence[tuple[str, str]],
    rows: Sequence[Sequence[Cell]],
    notes: Sequence[tuple[str, str]] = (),
) -> Table:
    names, words = [name for name, _ in columns], [said for _, said in columns]
    return Table(title, words, names, rows, notes, ("rate", "share"))


# --- the page ---


_RIGHT = " align='right'"
_WIDE = " width='22%'"  # else titles stand four characters wide beside ten columns of numbers
_NUMBERS = {"cases", "notes", "count", "share", *(name for name, _ in _COUNTS)}


def _html(table: Table) -> str:
    heads = "".join(
        f"<th{_RIGHT if name in _NUMBERS else ''}{_WIDE if name == 'title' else ''}>{escape(words)}</th>"
        for name, words in zip(table.names, table.headings, strict=True)
    )
    rows = "".join(f"<tr>{_cells(row, table)}</tr>" for row in table.rows)
    return (
        f"<h2>{escape(table.title)}</h2><table cellspacing='0' cellpadding='3' width='97%'>"
        f"<thead><tr>{heads}</tr></thead>{rows}</table>"
    )


def _cells(row: Sequence[Cell], table: Table) -> str:
    cells = []
    for name, value in zip(table.names, row, strict=True):
        if name in table.shares and isinstance(value, float):
            cells.append(f"<td{_RIGHT} class='rate'>{_percent(value)}</td>")
        elif isinstance(value, int | float):
            cells.append(
                f"<td{_RIGHT}>{f'{value:,}' if value else ''}</td>"
            )  # nothing is easier on the eye than 0
        else:
            cells.append(f"<td>{escape(value or '')}</td>")
    return "".join(cells)


def _percent(share: float) -> str:
    return f"{share:.1%}".replace("%", " %")


def _style(colours: Colours) -> str:
    return (
        f"body{{font-family:'Noto Sans SC','Microsoft YaHei',sans-serif;color:{colours.text};margin:16px}}"
        f"h1{{font-size:20px}} h2{{font-size:15px;margin-top:20px;margin-bottom:4px}} .about{{color:{colours.secondary};font-size:12px}}"
        f"table{{border-collapse:collapse;font-size:12px}} td{{border-bottom:1px solid {colours.line}}}"
        f"th{{background:{colours.head};text-align:left;border-bottom:1px solid {colours.line}}} .rate{{color:{colours.accent}}}"
        "@media print{thead{display:table-header-group} tr{page-break-inside:avoid}}"
    )
