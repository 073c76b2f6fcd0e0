"""Round-ups that a page's head or introduction announces, and single articles on pages and below leads that speak of
cases too."""

from __future__ import annotations

import pytest

from tests.core.test_round_ups import (
    CATTLE,
    GRID,
    HEAD,
    HOUSES,
    INTRO,
    NAMES,
    NOTE,
    NUMBERS,
    PLACES,
    TEA,
    TITLES,
    TOLD,
    cases,
    page,
)

C = ("凤庆县", "环县", "榕江县", "鹤峰县")
TW = ("上河镇", "中河乡", "下河镇", "西河乡")
D = "2023-09-18 10:22 来源:山乡日报"


def one(*lines):
    return "\n\n".join(lines)


ROUND_UPS = {
    "bullets only dated": page(lambda i,t:[f"◆ {TITLES[i]}",*t],[*HEAD,NOTE]),
    "(一)county": page(lambda i,t:[f"({NUMBERS[i]}){C[i]}{TITLES[i]}",*t],[*HEAD,INTRO]),
    "behind text": page(lambda i,t:[TITLES[i],t[0],t[1]+f"({NAMES[i]})"],HEAD),
    "behind text undated": page(lambda i,t:[TITLES[i],t[0],t[1]+f"({NAMES[i]})"]),
    "之一 alone": page(lambda i,t:[f"之{NUMBERS[i]}",TITLES[i],*t],[*HEAD,NOTE]),
    "① ": page(lambda i,t:[f"{'①②③④'[i]} {PLACES[i]}:{TITLES[i]}",*t],[*HEAD,NOTE]),
    "briefs": page(lambda i,t:[TITLES[i],f"本报讯(记者 {NAMES[i].split()[0]}){t[0]}",t[1]],HEAD),
    "sources below": page(lambda i,t:[TITLES[i],*t,f"来源:{C[i]}融媒体中心"],HEAD[:2]),
    "第一篇": page(lambda i,t:[f"第{NUMBERS[i]}篇 {TITLES[i]}",f"——{PLACES[i]}的实践",*t],HEAD),
    "office below title": page(lambda i,t:[TITLES[i],HOUSES[i],*t],HEAD),
    "office in brackets": page(lambda i,t:[TITLES[i],f"({HOUSES[i]})",*t],HEAD),
    "(供稿:)": page(lambda i,t:[f"{C[i]}:{TITLES[i]}",*t,f"(供稿:{NAMES[i]})"],HEAD),
    "counties plain dated": page(lambda i,t:[f"{C[i]}:{TITLES[i]}",*t],HEAD),
    "counties plain intro": page(lambda i,t:[f"{C[i]}:{TITLES[i]}",*t],[*HEAD,INTRO]),
    "counties plain note": page(lambda i,t:[f"{C[i]}:{TITLES[i]}",*t],[*HEAD,NOTE]),
    "villages note": page(lambda i,t:[f"{C[i]}{'上中下西'[i]}河村:{TITLES[i]}",*t],[*HEAD,NOTE]),
    "案例 01": page(lambda i,t:[f"案例 0{i+1}",TITLES[i],*t],[*HEAD,NOTE]),
    "典型案例(一)": page(lambda i,t:[f"典型案例({NUMBERS[i]})",TITLES[i],f"报送单位:{HOUSES[i]}",*t],[*HEAD,NOTE]),
    "案例1 county sub": page(lambda i,t:[f"案例{i+1}",f"{PLACES[i]}{TITLES[i]}",*t,"推荐理由:做法实,可学可鉴,群众认可度高,具有推广价值。"],[*HEAD,NOTE]),
    "numbered 1. no place": page(lambda i,t:[f"{i+1}.{TITLES[i]}",f"——{C[i]}的实践",*t],[*HEAD,INTRO]),
    "作者单位": page(lambda i,t:[TITLES[i],*t,f"(作者单位:{HOUSES[i]})"],HEAD[:2]),
    "captions": page(lambda i,t:[f"{C[i]}:{TITLES[i]}",t[0],"村民正在采茶。何志强 摄",t[1],f"({NAMES[i]})"],HEAD),
    "contents": page(lambda i,t:[TITLES[i],f"作者:{NAMES[i]}",*t],[HEAD[1],"目录",*TITLES]),
}  # fmt: skip


@pytest.mark.parametrize("make", ROUND_UPS)
def test_each_title_opens_a_case(make):
    text = ROUND_UPS[make]
    found = cases(text)
    assert [case.title.value.endswith(title) for case, title in zip(found, TITLES, strict=True)] == [True] * 4
    for case, told in zip(found, TOLD, strict=True):
        assert text[case.body[0].start :].startswith(told[0])


ARTICLES = {
    "series page, bullets": one("全市乡村振兴典型案例展播(五)","荒坡上的“金叶子”",D,*TEA,*(x for i in range(3) for x in (f"◆ {TITLES[i+1]}",*TOLD[i+1]))),
    "series page, chapters": one("全市乡村振兴典型案例展播(五)","荒坡上的“金叶子”",D,*(x for i in range(4) for x in (f"{NUMBERS[i]}、{TITLES[i]}",*TOLD[i]))),
    "series page, counties told": one("全市乡村振兴典型案例选登","凤鸣市特色产业遍地开花",D,*TEA,*(x for i in range(1,4) for x in (f"{PLACES[i][3:]}:{TITLES[i]}",*TOLD[i]))),
    "series page, towns": one("典型案例选编","凤庆县:特色产业遍地开花",D,TEA[0],*(x for i in range(4) for x in (f"{TW[i]}:{TITLES[i]}",*TOLD[i]))),
    "announcing lead": one("书写山乡新答卷",D,"近年来,凤庆县推出一批叫得响的典型案例,探索出许多可复制的经验做法,山乡面貌一新。",*(x for i in range(4) for x in (f"{NUMBERS[i]}、{TITLES[i]}",*TOLD[i]))),
    "announcing lead short": one("书写山乡新答卷",D,"近年来,凤庆县推出一批叫得响的典型案例,探索出许多可复制的经验做法,山乡面貌一新。",*(x for i in range(4) for x in (TITLES[i],*TOLD[i]))),
    "announcing lead bullets": one("书写山乡新答卷",D,"近年来,凤庆县推出一批典型案例,山乡面貌一新。",*(x for i in range(4) for x in (f"■ {TITLES[i]}",*TOLD[i]))),
    "stories": one("书写山乡新答卷",D,TEA[0],*(x for i in range(4) for x in (f"故事{NUMBERS[i]}",TITLES[i],*TOLD[i]))),
    "scenes with dateline": one("书写山乡新答卷",D,TEA[0],*(x for i in range(4) for x in (f"【镜头{NUMBERS[i]}】{TITLES[i]}",*TOLD[i]))),
    "subtitle and short headings": one("书写山乡新答卷","——凤庆县乡村振兴纪实","本报记者 周明达",TEA[0],*(x for i in range(4) for x in (TITLES[i],*TOLD[i]))),
    "interview": one("书写山乡新答卷","——访凤庆县县长李春燕",D,*(x for i in range(4) for x in (f"记者:{TITLES[i]}是怎么做到的?","李春燕:"+TOLD[i][0]+TOLD[i][1]))),
    "years": one("书写山乡新答卷",D,TEA[0],*(x for i in range(4) for x in (f"20{18+i}年:{TITLES[i]}",*TOLD[i]))),
    "people headings": one("山里来了好书记",D,TEA[0],*(x for i in range(4) for x in (f"{NAMES[i][:3]}:{TITLES[i]}",*TOLD[i]))),
    "towns blank": one("凤庆县各乡镇抓产业",D,*(x for i in range(4) for x in (f"{TW[i]}{TITLES[i]}",*TOLD[i]))),
    "villages numbered": one("凤庆县各村抓产业",D,*(x for i in range(4) for x in (f"{i+1}.凤庆县{'上中下西'[i]}河村{TITLES[i]}",*TOLD[i]))),
    "counties in report": one("凤鸣市乡村振兴工作情况报告",D,"一、基本情况",*TEA,"二、各县做法",*(x for i in range(1,4) for x in (f"({NUMBERS[i-1]}){PLACES[i][3:]}{TITLES[i]}",*TOLD[i])),"三、下一步打算",TEA[1]),
    "report with cases": one("凤鸣市乡村振兴工作情况报告",D,"一、基本情况",*TEA,"二、典型案例",*(x for i in range(1,4) for x in (f"案例{NUMBERS[i-1]}:{PLACES[i][3:]}{TITLES[i]}",*TOLD[i])),"三、下一步打算",TEA[1]),
    "signed once, link": one("书写山乡新答卷",D,*TEA,*CATTLE,"(周明达 李春燕)","短评:让好日子更有盼头",*GRID),
    "signed, box": one("书写山乡新答卷",D,*TEA,*CATTLE,"(周明达 李春燕)","■链接","什么是“共富工坊”",*GRID),
    "offices between": one("书写山乡新答卷",D,TEA[0],"支部领着干",TEA[1],"县农业农村局",CATTLE[0],"县乡村振兴局",CATTLE[1]),
    "case heading parts": one("凤庆县茶产业案例",D,"一、案例背景",*TEA,"二、主要做法",*CATTLE,"三、案例启示",*GRID),
    "experience parts": one("凤庆县茶产业案例",D,*(x for i in range(4) for x in (f"经验{NUMBERS[i]}:{TITLES[i]}",*TOLD[i]))),
}  # fmt: skip


@pytest.mark.parametrize("make", ARTICLES)
def test_an_article_that_speaks_of_cases_stays_one(make):
    assert len(cases(ARTICLES[make])) == 1


def test_two_cases_are_a_round_up():
    text = one(HEAD[1], NOTE, f"案例一:{TITLES[0]}", *TEA, f"案例二:{TITLES[1]}", *CATTLE)
    assert [case.title.value for case in cases(text)] == list(TITLES[:2])
