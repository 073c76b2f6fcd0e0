"""People with role and organisation, and organisations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import lexicon
from core.model import Field, Paragraph, Span
from core.parse import people
from core.parse.projection import project
from tests.core.plain_cases import case_of, read

PEOPLE = [
    ("稼裕农业有限公司负责人王宪璋说:“不错。”", [("王宪璋", "负责人", "稼裕农业有限公司")]),
    ("清河门区委书记张俊成介绍。", [("张俊成", "区委书记", "清河门区委")]),
    ("攀枝花乡阿勐控村党总支书记高正荣说:“好。”", [("高正荣", "村党总支书记", "攀枝花乡阿勐控村党总支")]),
    ("河南省市场监督管理局派驻老庄镇凉水泉村第一书记田晓明来了。", [("田晓明", "第一书记", "河南省市场监督管理局")]),
    ("第一书记田晓明驻村三年。", [("田晓明", "第一书记", None)]),
    ("村支书欧阳建国说:“日子好了。”", [("欧阳建国", "村支书", None)]),
    ("种植户王天成掐下一截穗子。", [("王天成", "种植户", None)]),
    ("乡党委书记完么才让介绍,资金到位。", [("完么才让", "乡党委书记", "乡党委")]),
    ("职工阿布都热合曼·托合提踩着梯子。", [("阿布都热合曼·托合提", "职工", None)]),
    ("局长刘 宏介绍,全县整合资金。", [("刘宏", "局长", None)]),
    ("李文珍前年从西安回来。她把老屋改成民宿。", [("李文珍", None, None)]),
    ("其中王朝禄、赵仕兵、何晓芹3人进了名单。", [("王朝禄", None, None), ("赵仕兵", None, None), ("何晓芹", None, None)]),
    ("老党员胡海和队员姚连英、胡卫军来了。", [("胡海", "老党员", None), ("姚连英", "队员", None), ("胡卫军", None, None)]),
    ("我把丁健、罗耀文、方小雷三名队员送到村里。", [("丁健", None, None), ("罗耀文", None, None), ("方小雷", None, None)]),
    ("村支书刘鹏口中的老师傅来了。", [("刘鹏", "村支书", None)]),
    ("村民林之奋种辣椒。林之奋说好,林之奋笑了。", [("林之奋", "村民", None)] * 3),
    ("中新网 清河10月12日电(刘大斌 谢小琛)天晴了。", [("刘大斌", None, None), ("谢小琛", None, None)]),
    ("茶园如画(摄影/孙小珊)\n", [("孙小珊", "摄影", None)]),
    ("嘎查的汪淑兰同样尝到了甜头。", [("汪淑兰", None, None)]),
    ("村民田军响应号召种辣椒。", [("田军", "村民", None)]),
    ("6连群众阿不都色米·吐送高兴地说。", [("阿不都色米·吐送", None, None)]),
    ("他的爱人图尔荪古丽·库杜斯一人在家。", [("图尔荪古丽·库杜斯", None, None)]),
    ("党员刘明桂和杨诚期望村庄变美。", [("刘明桂", "党员", None), ("杨诚", None, None)]),
    ("儿媳张英闹矛盾。", [("张英", "儿媳", None)]),
    ("边觉的母亲赤列曲珍说:“好。”", [("赤列曲珍", "母亲", None)]),
    ("“归乡人”蒋燕是先行者。", [("蒋燕", None, None)]),
    ("在宁永丽老师的带领下。", [("宁永丽", None, None)]),
    ("责任编辑:之昂\n", [("之昂", "责任编辑", None)]),
    ("习近平总书记强调,要办实事。", [("习近平", "总书记", None)]),
    ("市委书记张宝伟提出要求。", [("张宝伟", "市委书记", "市委")]),
    # in narrative, without a role
    ("双龙村的孙大成种了20亩桃。", [("孙大成", None, None)]),
    ("“有盼头。”马玉兰一边采茶一边乐呵呵地说。", [("马玉兰", None, None)]),
    ("刘桂英今年62岁,独自生活。", [("刘桂英", None, None)]),
    ("在外经商的何志强回到家里。", [("何志强", None, None)]),
    ("记者见到余洪波时,天刚亮。", [("余洪波", None, None)]),
    ("李建国流转土地。李建国养了300头羊。", [("李建国", None, None), ("李建国", None, None)]),
    ("陈家乡青石村 张修文\n", [("张修文", None, None)]),
    ("联系人:甘永福 电话略", [("甘永福", "联系人", None)]),
    ("致富能手杨再兴,带着乡亲干。", [("杨再兴", "致富能手", None)]),
    ("苗族姑娘龙金花把苗绣卖到国外。", [("龙金花", "姑娘", None)]),
    ("以陈国富、杨秀兰为代表的能人返乡。", [("陈国富", None, None), ("杨秀兰", None, None)]),
    ("韩志强是县农技中心的农艺师。", [("韩志强", None, None)]),
    ("对于贫困户石远才来说,这天难忘。", [("石远才", "贫困户", None)]),
    # a word that begins with what looks like the end of the name
    ("县委书记陈海主持会议。", [("陈海", "县委书记", "县委")]),
    ("镇党委书记孙明来到果园。", [("孙明", "镇党委书记", "镇党委")]),
    ("副县长朱静陪同。", [("朱静", "副县长", None)]),
    ("县乡村振兴局总会计师王汝兰说。", [("王汝兰", "总会计师", "县乡村振兴局")]),
    ("(记者任斐通讯员薛清兰报道)", [("任斐", "记者", None), ("薛清兰", "通讯员", None)]),
    ("正在编手链的任玉娟说:“好学。”", [("任玉娟", None, None)]),
    ("县领导姜景山、林万华陪同。", [("姜景山", None, None), ("林万华", None, None)]),
    ("养殖户刀文水便忙碌起来。", [("刀文水", "养殖户", None)]),
    ("市领导樊廷山、苏兰文、吴峰出席。", [("樊廷山", None, None), ("苏兰文", None, None), ("吴峰", None, None)]),
    ("茶厂老板姜从春告诉记者,销路好。", [("姜从春", "老板", None)]),
    ("乡党委书记黄政打来电话。", [("黄政", "乡党委书记", "乡党委")]),
    ("镇党委书记邓军同时是临时党工委的副书记。", [("邓军", "镇党委书记", "镇党委")]),
    ("团县委书记韩潮表示,要办好活动。", [("韩潮", "团县委书记", "团县委")]),
    ("老伴儿李淑芬74岁。", [("李淑芬", "老伴儿", None)]),
    ("董事长吴方志很忙。“我们投资。”吴方志自信地说。", [("吴方志", "董事长", None)] * 2),
    ("年近60岁的钟鸣带着大家讲解。", [("钟鸣", None, None)]),
    ("陈勇,现任清河门区委副书记。", [("陈勇", None, None)]),
    ("组织部部长陆山逐一评价。", [("陆山", "部长", None)]),
    # of other nations
    ("他向村党支部书记仁真报到,乡长益西银巴来了。", [("仁真", "村党支部书记", "村党支部"), ("益西银巴", "乡长", None)]),
    ("住在那里的古丽巴哈尔·阿不都热依木有两亩地。", [("古丽巴哈尔·阿不都热依木", None, None)]),
    ("村民努尔艾力·吐尔逊和妻子开了民宿。", [("努尔艾力·吐尔逊", "村民", None)]),
    ("村民买买提·依明说,棉花收成好。", [("买买提·依明", "村民", None)]),
    ("牧民巴特尔家有200只羊。", [("巴特尔", "牧民", None)]),
]  # fmt: skip

NOBODY = [
    "熊大爷乐呵呵地说:“好。”村民代表齐聚一堂。",
    "农民高质量就业,孙子上学方便,农民日报·农网记者在场。",
    "由党支部书记任理事长,村民于是放心,干部常年驻村。",
    "村干部高度重视,主任全面负责,书记方向明确。",
    "党员带头,群众安居乐业,代表团结一致。",
    "学习习近平新时代中国特色社会主义思想。",
    "干部于是说明情况,农户成立合作社。",
    "在双泉村的高标准农田里,黄桃挂满枝头。",
    "记者:产业火了,村集体得到了什么?",
    "贫困户花名册摆在桌上,包片领导和驻村队员齐上阵。",
    "双泉村的金银花开了,村里的石板路通向果园,返乡的高校毕业生多了。",
    "牧民自家有羊,农户多数家有存粮,村民家家户户种茶。",
    "奶奶高兴得合不拢嘴,姑娘们忙着采茶。",
    "马铃薯今年丰收了,他家种了十亩马铃薯。",
    "金桔是一种水果,黄桃今年丰收,高山蔬菜时令上市。",
    "联系人:县乡村振兴局",
    "杜家湾村妇女们说:“干劲足。”",
    "以金银花、白芨子、黄花菜为代表的药材,高粱酒、苞谷酒等特产。",
    "金银花是当地有名的药材,黄花菜是致富的能手。",
    "“童伴之家”用爱陪伴孩子。",
    "作者:龙山县妇联",
    "积极向民政、卫健等部门反馈,游客来自成都、巴中,果子销往外地。",
]

ORGANISATIONS = [
    ("成立了稼裕农业有限公司。", ["稼裕农业有限公司"]),
    ("在清河门区委和市乡村振兴局的指导下。", ["清河门区委", "市乡村振兴局"]),
    ("促成农商银行、邮储银行与村集体合作。", ["农商银行", "邮储银行"]),
    ("镇党委牵头,联合党总支负责。", ["镇党委", "联合党总支"]),
    ("麻涌镇农林水务局副局长说。", ["麻涌镇农林水务局"]),
    ("村党支部把群众组织起来。", ["村党支部"]),
    ("统筹南阳中联水泥、镇平新联会等爱心企业参加。", ["南阳中联水泥", "镇平新联会"]),
    ("县种子管理站站长说。", ["县种子管理站"]),
    # offices of a level anywhere in a clause
    ("离不开县粮食储备局的支持。", ["县粮食储备局"]),
    ("项目由省公安厅捐建,在市自然资源和规划局备案。", ["省公安厅", "市自然资源和规划局"]),
    ("市茶果办主任说。", ["市茶果办"]),
    ("县医保局、县残联和县民政局联合走访。", ["县医保局", "县残联", "县民政局"]),
    ("县融媒体中心派人直播。", ["县融媒体中心"]),
    ("县委编办和村团支部参加。", ["县委编办", "村团支部"]),
    # companies by their trade name
    ("与金穗米业合作,实行订单种植。", ["金穗米业"]),
    ("龙头企业鑫源茶业年加工干茶200吨。", ["鑫源茶业"]),
    ("镇里调整乡村建设领导小组。", ["乡村建设领导小组"]),
    ("清泉中博农业科技发展有限公司投资建厂。", ["清泉中博农业科技发展有限公司"]),
    ("县经济开发区管委会出台办法。", ["县经济开发区管委会"]),
    ("市委统战部、团市委和县检察院到村。", ["市委统战部", "团市委", "县检察院"]),
    ("集团援建清泉小学。", ["清泉小学"]),
    ("县供电公司架线。", ["县供电公司"]),
    ("省政府办公厅印发意见。", ["省政府办公厅"]),
    ("省供销合作联社和县供销合作社合作。", ["省供销合作联社", "县供销合作社"]),
    ("县委农工委和省农科院派人到村,省电视台报道。", ["县委农工委", "省农科院", "省电视台"]),
    ("共青团清河门区委组织志愿者。", ["共青团清河门区委"]),
    ("规划建设桥头皮革产业开发区富源(桥头)皮革有限公司。", ["桥头皮革产业开发区", "富源(桥头)皮革有限公司"]),
    # behind verbs and sums; committees and offices of a party committee
    ("投资20万元建设羌绣合作社。", ["羌绣合作社"]),
    ("招商引来福多多商贸有限公司。", ["福多多商贸有限公司"]),
    ("成立产业发展工作领导小组。", ["产业发展工作领导小组"]),
    ("市委非公工委书记陪同。", ["市委非公工委"]),
    ("省委军民融合办为村里引进企业。", ["省委军民融合办"]),
    ("站长、省集体经济办公室副主任到村。", ["省集体经济办公室"]),
    (
        "在云上联合产权交易所(以下简称云联所)帮扶下,云联所党委派人。",
        ["云上联合产权交易所", "云联所", "云联所党委"],
    ),
    ("担任驻村第一书记兼工作队队长,其中祥瑞合作社分红2万元。", ["祥瑞合作社"]),
    ("自治区乡村振兴局牵头。自云海文昌鸡股份有限公司入驻。", ["自治区乡村振兴局", "云海文昌鸡股份有限公司"]),
    (
        "国家电网、中国华能等企业采购,在六里安置点川程电子有限公司上班。",
        ["国家电网", "中国华能", "川程电子有限公司"],
    ),
    ("大学派出227名“云川”工作队干部,县委农办、镇党建办参加。", ["“云川”工作队", "县委农办", "镇党建办"]),
    ("兵团教育局联系麻涌镇绿野合作社,申请银行贷款。", ["兵团教育局", "麻涌镇绿野合作社"]),
    (
        "走访了佳年农业有限公司,论坛在广西南宁市成功举办,由云川论坛组委会负责。",
        ["佳年农业有限公司", "云川论坛组委会"],
    ),
    ("麻涌镇美术家协会送春联。", ["麻涌镇美术家协会"]),
    ("县妇联联合麻涌镇美丽办在村里评比。", ["县妇联", "麻涌镇美丽办"]),
    ("中共中央办公厅、国务院办公厅印发方案。", ["中共中央办公厅", "国务院办公厅"]),
]

NO_ORGANISATIONS = [
    "村“两委”班子和乡镇党委共同推进。",
    "鼓励农民成立农民合作社,走进学校。",
    "到村工作大学生参加学习。",
    "党和政府关心群众,全市常委会召开。",
    "召开市委常委会、政府常务会。",
    "“赶不走的工作队”传为佳话。",
    "由村党支部书记任理事长,年底索道公司分红,快递公司进村。",
    "王杰带着合作社的姐妹们建了18个家庭农场。",
    "采用“基础母牛银行”模式,建成全国最大的手工乐器交易中心。",
    "由片长、村党支部书记、小组长、社区党总支书记、楼长分头走访。",
    "龙头企业绑定合作社、合作社绑定农户。",
    "从全县布局来看,全镇格局已成,对市场结局有把握。",
    "与现代农业合作,由生态旅游负责,把农业、食品等企业引来。",
    "创办扶贫车间、各种小微公司。",
    "组建8个区域性联合社和村级供销合作社。",
    "与周边19个自然村党支部结对,各村党支部联建。",
    "书记任组长、村支书为成员的工作领导小组。",
    "方便工作队入户,咱们合作社种什么?",
    "各市州人民政府负责人和5名村党总支书记参加,他管理超市,深入农场听取汇报。",
    "依托鑫诚现代农业产业园发展。",
    "安置区管委会的人说,这是全省第一个民间禁毒协会。",
    "获评丰源市党支部领办合作社示范社,联系市内外中小学校。",
]


def standing(text: str, *places: str) -> list[tuple[str, str | None, str | None]]:
    return [(p.name, p.role, p.org) for p in read(text, *places).people]


@pytest.mark.parametrize(("text", "who"), PEOPLE)
def test_people_are_found_with_role_and_organisation(text: str, who: list[tuple[str, str, str]]) -> None:
    assert standing(text, "清河门区", "攀枝花乡", "阿勐控村", "河南省") == who


@pytest.mark.parametrize("text", NOBODY)
def test_common_words_are_nobody(text: str) -> None:
    assert standing(text, "双泉村") == []


def test_every_mention_carries_what_is_said_once() -> None:
    text = "村支书余海兵带头养蜂。\n如今余海兵的蜂卖得好。"
    assert standing(text) == [("余海兵", "村支书", None)] * 2


def test_villagers_are_private_and_officials_are_not() -> None:
    text = "区委书记张俊成来了。村民周大勇笑着说:“好。”"
    assert [(p.name, p.private) for p in read(text).people] == [("张俊成", False), ("周大勇", True)]


def test_persons_of_public_life_are_not_private() -> None:
    text = "习近平强调,要办实事。李文珍前年从西安回来。她把老屋改成民宿。"
    assert [(p.name, p.private) for p in read(text).people] == [("习近平", False), ("李文珍", True)]


def test_title_caption_and_speaker_label_are_read_too() -> None:
    source = "张俊成:当好总指挥\n区委书记张俊成(右一)\n张俊成:我们抓产业。"
    case, _ = case_of(source)
    caption = Paragraph("caption", (Span(10, 21),))
    answer = Paragraph("answer", (Span(26, len(source)),), speaker="张俊成")
    case = people.read(
        type(case)(0, case.span, (), (caption, answer), title=Field(source[:9], Span(0, 9))),
        project(source, (caption, answer)),
    )
    assert [p.span.start for p in case.people] == [0, 14, 22]


@pytest.mark.parametrize(("text", "bodies"), ORGANISATIONS)
def test_organisations_are_found_by_their_form(text: str, bodies: list[str]) -> None:
    assert [o.text for o in read(text, "清河门区", "麻涌镇").organisations] == bodies


@pytest.mark.parametrize("text", NO_ORGANISATIONS)
def test_unnamed_bodies_are_no_organisations(text: str) -> None:
    assert [o.text for o in read(text).organisations] == []


@pytest.mark.parametrize(
    "entry", [v for v in lexicon.load("roles").values() if "后" not in v["words"]], ids=lambda e: e["example"]
)
def test_each_table_of_roles_has_an_example_with_somebody(entry: dict[str, str]) -> None:
    found = [p.name for p in read(entry["example"]).people]
    assert bool(found) != entry["example"].startswith("学习")


@pytest.mark.parametrize("table", ["organs", "departments", "whole", "named", "trade"])
def test_each_table_of_organisations_has_an_example_with_one(table: str) -> None:
    assert read(lexicon.load("organisations")[table]["example"], "清河门区").organisations


@given(st.text("张王李书记村民说:“”。,、 \n镇党委有限公司·", max_size=50))
def test_any_text_is_read_and_spans_stay_inside(text: str) -> None:
    case = read(text)
    for found in (*case.people, *case.organisations):
        assert 0 <= found.span.start < found.span.end <= len(text)
