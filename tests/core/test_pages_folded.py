"""Whatever a site puts above or below an article, the article reads the same."""

from __future__ import annotations

import pytest

from core import paths
from core.model import Document
from core.parse import layout, metadata, split
from core.parse.projection import project

ABOVE = [
    "网站首页 | 新闻中心 | 政务公开 | 便民服务\n您的位置:首页 > 乡村振兴 > 正文",
    "国产精品一区二区三区,亚洲无码在线",
    "岳西县人民政府\nPeople's Government of Yuexi County\n无障碍 简体 繁體 English",
    "登录\n注册\n要闻\n时政\n房产\n健康\n汽车\n教育\n旅游",
    "今天是2026年1月3日 星期六 欢迎访问大别山经济网",
    "网上有害信息举报专区\nAPP下载",
    "12345政务服务便民热线\n国务院客户端 小程序\n微信 微博 抖音",
    "【字体:大 中 小】 打印 关闭 分享到:微信 微博",
    "ad1_728*90\n广告",
    "脱贫攻坚 全面小康",
    "主办单位:中共岳西县委宣传部\n岳西新闻网",
    "首页\n>\n新闻\n>\n乡镇动态\n>\n正文",
]
BELOW = [
    "上一篇:岳西县召开春耕会议\n下一篇:没有了",
    "扫一扫在手机打开当前页\n主办:岳西县人民政府 承办:县政府办\n网站标识码:3408280001 皖公网安备34082802000001号",
    "用户登录\n还没有账号?\n立即注册",
    "免责声明:本网转载文章仅代表作者个人观点,与本网无关。如有侵权请联系删除,电话:0556-2172000。",
    "相关链接\n岳西县茭白喜获丰收\n来榜镇召开人居环境整治会",
    "霸道总裁爱上我 最新章节 免费阅读\n澳门葡京娱乐官网",
    "[打印] [关闭] [返回顶部]\n责任编辑:储晓红",
    "856\n收藏\n分享\n举报\n评论 0",
    "沪指 3215.40 +0.52%\n深成指 11250.31",
    "友情链接: 安徽省政府 安庆市政府 岳西新闻网\n版权所有:岳西县人民政府办公室\n备案号:皖ICP备05000001号",
    "本文链接:http://www.example.com/a/1.html",
    "热门推荐\n1\n春耕备耕正当时\n2\n乡村振兴再出发\n3\n党建引领聚合力",
    "点击量:1024 次\n发布人:管理员\n【我要纠错】【关闭窗口】",
]


def told(text):
    document = Document("a.txt", text, "")
    cases = [
        metadata.read(c, project(text, c.paragraphs), document) for c in split.cases(layout.read(document))
    ]
    return [
        (
            *(field.value if field else None for field in (c.title, c.source, c.published)),
            [author.value for author in c.authors],
            project(text, c.paragraphs).text,
        )
        for c in cases
    ]


@pytest.mark.parametrize("path", sorted(paths.seeds().glob("*.txt")), ids=lambda path: path.stem[:3])
def test_what_a_site_adds_changes_nothing(path):
    text = path.read_text("utf-8").strip()
    plain = told(text)
    assert plain
    assert [above for above in ABOVE if told(f"{above}\n{text}") != plain] == []
    assert [below for below in BELOW if told(f"{text}\n{below}") != plain] == []
