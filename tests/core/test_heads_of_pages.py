"""What stands around scraped articles: issuers and days of offices, reporters in brackets, running heads, sign-offs."""

from __future__ import annotations

import pytest

from tests.core.test_heads import NOTICE, P1, P2, P3, TITLE, body, read, told


def test_what_a_notice_ends_in_is_its_own_text():
    told = "联系人:田小满 联系电话:0736-5323456\n附件:1.农户登记表\n2.结果汇总表\n石门县茶业发展领导小组\n2023年6月8日"
    page = f"{NOTICE}\n{P1}\n{told}\n附件下载:\n农户登记表.doc\n上一条:关于春耕的通知"
    assert body(page).endswith(told.replace("\n", ""))


def test_a_last_sentence_that_breaks_off_is_text():
    cut = "每到采茶的季节,平峒村的茶山上总会迎"
    assert body(f"{TITLE}\n{P1}\n{P2}\n{cut}") == P1 + P2 + cut
    assert body(f"{TITLE}\n{P1}\n{P2}(转5版)") == P1 + P2


def test_what_a_site_prints_behind_many_lines_is_neither_title_nor_text():
    tail = "xKq石门新闻网|今日石门|石门新闻权威发布平台"
    page = f"{TITLE}\n1{tail}\n茶山的早晨 覃小波 摄{tail}\n2{tail}\n{P1}{tail}\n{P2}"
    assert body(page) == P1 + P2
    assert told(page)[0] == TITLE


def test_running_heads_of_a_journal_are_no_text():
    head = "山乡 · 案例                 2021.09"
    page = f"{TITLE}\n{P1}\n— 23 —\n{head}\n{P2}\n— 24 —\n{head}\n{P3}"
    assert body(page) == P1 + P2 + P3


HEADS = {
    "written before it was printed": (
        ["成文日期:2023-04-10", "发布日期:2023-04-12"], (None, "2023-04-12"),
    ),
    "issued by one, taken from another": (
        ["发布机构:石门县农业农村局 生成日期:2023-04-10", "发布日期:2023-04-12 信息来源:县茶业局"], ("县茶业局", "2023-04-12"),
    ),
    "issued by one": (["发布机构:石门县农业农村局 成文日期:2023-04-10"], ("石门县农业农村局", "2023-04-10")),
    "a paper's own print": (["国内统一刊号:CN43-0001 常德日报社出版"], ("常德日报", None)),
    "a journal's issue": (["《山乡纵横》2021年第9期(总第112期)"], ("山乡纵横", None)),
}  # fmt: skip


@pytest.mark.parametrize("make", HEADS)
def test_what_the_head_tells(make):
    above, want = HEADS[make]
    assert told("\n".join([*above, TITLE, P1, P2])) == (TITLE, *want)


def test_the_paper_in_brackets_before_a_title_is_the_source():
    assert told(f"【常德日报】{TITLE}\n日期:2024-01-05\n{P1}\n{P2}")[:2] == (TITLE, "常德日报")


@pytest.mark.parametrize(
    ("above", "authors"),
    [
        ("【全媒体记者 覃小波 通讯员 田野青】", ["覃小波", "田野青"]),
        ("先进典型·脱贫攻坚群英谱\n□ 罗启兰\n", ["罗启兰"]),
        ("永锋、郭慜、书哲、本报记者吴广城\n", ["永锋", "郭慜", "书哲", "吴广城"]),
        ("2019-08-10 10:12:31 来源:石门网 作者: 点击图片浏览下一页\n", []),
        ("文/古丽·阿不都\n", ["古丽·阿不都"]),
    ],
)
def test_who_wrote_it(above, authors):
    page = f"{TITLE}\n{above}{P1}\n{P2}"
    (case,) = read(page)
    assert [author.value for author in case.authors] == authors
    assert told(page)[0] == TITLE
