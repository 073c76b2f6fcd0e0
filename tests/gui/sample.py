"""A small made-up case with something of everything, for the tests of the reader."""

from __future__ import annotations

import re

from core.model import (
    Case,
    Change,
    Check,
    Document,
    Field,
    Figure,
    Organisation,
    Paragraph,
    Person,
    Place,
    PlaceMention,
    PrimaryPlace,
    Programme,
    Quantity,
    Span,
    StoredCase,
)

TEXT = """首页 > 新闻
𠮷河村办起稻田社区
来源:山水日报 2023-04-07
一、发展有方
青山镇𠮷河村流转土地3000亩,年产值近130万元。
𠮷河村合作社资料图片
村里推行“四联四促”,王小明说,收入从8万元增加到20万元
,群众满意。共有党员12人、群众9人,合计22人。
问
记者:下一步怎么办?
王小明:继续推行“四联四促”。
版权所有 电话0000"""

VILLAGE = Place("甲省", "乙市", "丙县", "青山镇", "𠮷河村", 1)


def span(words: str, nth: int = 0) -> Span:
    start = [match.start() for match in re.finditer(re.escape(words), TEXT)][nth]
    return Span(start, start + len(words))


def figure(words: str, value: float, unit: str, **more: object) -> Figure:
    return Figure(span(words), words, value, unit, **more)  # type: ignore[arg-type]


PARAGRAPHS = (
    Paragraph("heading", (span("一、发展有方"),), level=1),
    Paragraph("text", (span("青山镇𠮷河村流转土地3000亩,年产值近130万元。"),), runin=span("青山镇")),
    Paragraph("caption", (span("𠮷河村合作社资料图片"),)),
    Paragraph(
        "text",
        (
            span("村里推行“四联四促”,王小明说,收入从8万元增加到20万元"),
            span(",群众满意。共有党员12人、群众9人,合计22人。"),
        ),
    ),
    Paragraph("question", (span("下一步怎么办?"),), speaker="记者"),
    Paragraph("answer", (span("继续推行“四联四促”。"),), speaker="王小明"),
)

CASE = Case(
    0,
    Span(TEXT.index("𠮷河村办起"), TEXT.index("版权")),
    paragraphs=PARAGRAPHS,
    title=Field("𠮷河村办起稻田社区", span("𠮷河村办起稻田社区")),
    source=Field("山水日报", span("山水日报")),
    published=Field("2023-04-07", span("2023-04-07")),
    authors=(Field("李记者"),),
    primary_place=PrimaryPlace(VILLAGE, ("title",)),
    places=(
        PlaceMention(span("青山镇𠮷河村"), "青山镇𠮷河村", VILLAGE),
        PlaceMention(span("𠮷河村", 2), "𠮷河村", VILLAGE, within="𠮷河村合作社"),
    ),
    figures=(
        figure("3000亩", 3000, "亩", indicator="流转土地", theme="land", place=VILLAGE,
               normal=Quantity(3000, "亩", "area")),
        figure("近130万元", 1300000, "元", modifier="approx_below", indicator="年产值", period="每年"),
        figure("8万元", 80000, "元", indicator="收入", change=Change("from", 1)),
        figure("20万元", 200000, "元", indicator="收入", change=Change("to", 1), period="2021/2023"),
        figure("12人", 12, "人", indicator="党员"),
        figure("9人", 9, "人", indicator="群众"),
        figure("22人", 22, "人", indicator="合计"),
    ),
    programmes=(
        Programme(span("“四联四促”"), "“四联四促”", "四联四促", "mechanism", "党务联建、支部促班子"),
        Programme(span("“四联四促”", 1), "“四联四促”", "四联四促", "mechanism"),
    ),
    people=(Person(span("王小明"), "王小明", "支部书记", "𠮷河村"),),
    organisations=(Organisation(span("𠮷河村合作社"), "𠮷河村合作社"),),
    checks=(
        Check(span("22人"), "sum", False, "12 + 9 = 21,文中是 22", span("12人")),
        Check(span("20万元"), "sum", True, "20 大于 8", span("8万元")),
    ),
)  # fmt: skip

DOCUMENT = Document("sample.txt", TEXT, "0" * 64)
STORED = StoredCase(7, 3, CASE, DOCUMENT, hits=(span("稻田社区"), span("流转土地")))
