"""Programmes: what is a name and what is not, which kind it is, and what spells it out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import lexicon
from core.parse.programmes import normal_name, suspect_misprints
from tests.core.plain_cases import read

NAMED = [
    # quoted, with and without a type noun
    ("推行“三访三问”工作法,解决难题。", "“三访三问”工作法", "mechanism"),
    ("全县开展“百名专家下乡”活动。", "“百名专家下乡”活动", "campaign"),
    ("实施“雁归工程”,引回人才。", "雁归工程", "project"),
    ("严格落实‘四个不摘’,守住底线。", "四个不摘", "slogan"),
    ("以“三联三促”为抓手,推进工作。", "三联三促", "mechanism"),
    ("围绕“小村庄、大花园”的定位,发展旅游。", "小村庄、大花园", "slogan"),
    ("推行“党建+合作社+农户”模式,带动增收。", "“党建+合作社+农户”模式", "mechanism"),
    ("打造“一码通管”平台,方便办事。", "“一码通管”平台", "mechanism"),
    ("旧厂房改造为“青年文创园”,引来企业。", "青年文创园", "project"),
    ("为脱贫人口购买“惠民保”,户均保费低。", "惠民保", "policy"),
    ("区里出台“归雁十条”,贷款额度提高。", "归雁十条", "policy"),
    ("收益按“532”比例分配。", "“532”比例", "mechanism"),
    (
        "推行“组长包片、党员包户、干部包村”责任制,压实责任。",
        "“组长包片、党员包户、干部包村”责任制",
        "mechanism",
    ),
    ("推行“镇领导包片、“两委”包户”责任制,压实责任。", "“镇领导包片、“两委”包户”责任制", "mechanism"),
    ("深入实施脱贫人口增收“三个一”行动,力争达标。", "脱贫人口增收“三个一”行动", "campaign"),
    # unquoted, by type noun
    ("大力实施农村饮水安全工程,惠及万人。", "农村饮水安全工程", "project"),
    ("建立了县级领导包村制度,压实责任。", "县级领导包村制度", "mechanism"),
    ("落实防返贫动态监测和帮扶机制,跟踪了解。", "防返贫动态监测和帮扶机制", "mechanism"),
    ("建立健全后备干部选、育、管、用闭环管理机制。", "后备干部选、育、管、用闭环管理机制", "mechanism"),
    ("广泛开展迎老乡、回故乡、建家乡活动,引回人才。", "迎老乡、回故乡、建家乡活动", "campaign"),
    ("制定驻村工作队员管理办法,严格考勤。", "驻村工作队员管理办法", "policy"),
    ("按照五项重点改革和十大重点工程推进。", "十大重点工程", "project"),
    # by frame
    ("按照山上种树、山下种菜、水中养鱼的思路发展。", "山上种树、山下种菜、水中养鱼", "slogan"),
    ("采取支部+农户、企业+农户等方式合作。", "支部+农户、企业+农户", "mechanism"),
    ("落实好一次性交通补贴、稳岗就业补贴等优惠政策。", "稳岗就业补贴", "policy"),
    ("印发《关于推进乡村治理积分制的实施意见》,规范运行。", "关于推进乡村治理积分制的实施意见", "policy"),
    # things built: by a verb of building, or where somebody goes
    ("建成投用蜜柚分级加工厂,年加工千吨。", "蜜柚分级加工厂", "project"),
    ("记者来到山脚下的红心猕猴桃产业园。", "红心猕猴桃产业园", "project"),
    ("位于村口的蓝莓采摘园里游客多。", "蓝莓采摘园", "project"),
    ("新建的三座100KW库边光伏电站已经并网。", "库边光伏电站", "project"),
    ("打造高山云雾茶观光园和百果采摘园。", "百果采摘园", "project"),
    # documents that hold verbs and 、, benefits, festivals, campaigns without marks
    ("迅速制定村摘帽、户增收方案。", "村摘帽、户增收方案", "policy"),
    ("优化常态化开展返贫风险监测工作方案。", "常态化开展返贫风险监测工作方案", "policy"),
    ("发放跨省务工一次性交通补贴120万元。", "跨省务工一次性交通补贴", "policy"),
    ("每年举办的杨梅节、稻花鱼节引来游客。", "稻花鱼节", "campaign"),
    ("依托防返贫监测集中排查,解决难题。", "防返贫监测集中排查", "campaign"),
    ("制定驻村干部关心关爱十条措施,激发干劲。", "驻村干部关心关爱十条措施", "policy"),
    ("启动实施中央财政衔接推进乡村振兴示范县项目。", "中央财政衔接推进乡村振兴示范县项目", "project"),
    ("开展为期三个月的农村厕所问题排查整改专项行动。", "农村厕所问题排查整改专项行动", "campaign"),
    ("实施林下黑木耳、道地中药材、冷水鱼三个百万元产业项目。", "道地中药材", "project"),
    # formulas of several members, sayings of parallel members, a quotation and what it describes
    ("围绕“一净、二齐、三美”,整治村容。", "一净、二齐、三美", "mechanism"),
    ("让“支部有活力、产业有人带、百姓有钱赚”。", "支部有活力、产业有人带、百姓有钱赚", "slogan"),
    ("实现“上下贯通、左右联动”的防灾网格化管理体系。", "上下贯通、左右联动", "mechanism"),
    ("实现“上下贯通、左右联动”的防灾网格化管理体系。", "防灾网格化管理体系", "mechanism"),
    ("按照县级“大圈”管统筹、村级“小圈”办实事的原则。", "县级“大圈”管统筹、村级“小圈”办实事", "slogan"),
    ("引入“青春梦·乡村梦”规划设计公益行。", "“青春梦·乡村梦”规划设计公益行", "campaign"),
    ("挂牌“连心社”。人人说“连心社”好。“连心社”有社员百户。", "连心社", "mechanism"),
    # long tails, the last of several type nouns, members with brackets, names that need their place
    ("紧扣全县“1395”发展壮大村集体经济倍增行动。", "“1395”发展壮大村集体经济倍增行动", "campaign"),
    ("推出了“借羊还羊”肉羊养殖产业发展新模式。", "“借羊还羊”肉羊养殖产业发展新模式", "mechanism"),
    ("建立“三三制”三农服务大网格,服务群众。", "“三三制”三农服务大网格", "mechanism"),
    ("探索多元化调解机制,化解纠纷。", "多元化调解机制", "mechanism"),
    ("来到该县绿源农牧现代农业产业园。", "绿源农牧现代农业产业园", "project"),
    ("引来“千吨香菇烘干”“食用菌智能大棚”等10余项农业产业。", "食用菌智能大棚", "project"),
    ("采取个人申报、党群评议、组织考察相结合的方式。", "个人申报、党群评议、组织考察", "mechanism"),
    ("组织大学生“三下乡”社会实践,服务群众。", "“三下乡”社会实践", "campaign"),
    ("依托“希望园地”开设教育课堂,打造“希望园地”。", "希望园地", "mechanism"),
    ("听取负责人对基地+贫困户合作模式的汇报。", "基地+贫困户合作", "mechanism"),
    ("运用以色列水肥一体化技术体系,节水增产。", "以色列水肥一体化技术体系", "mechanism"),
    ("全面推进道路畅通、金融网点到村等“五到贫困村”建设。", "五到贫困村", "mechanism"),
    ("探索出一条以党建促文化、以文化促旅游的发展模式。", "以党建促文化、以文化促旅游", "mechanism"),
    ("筹集资金建设红色美丽村庄改造项目。", "红色美丽村庄改造项目", "project"),
    ("遵守以下规定:公开承诺制度;工作纪实制度。", "公开承诺制度", "mechanism"),
    ("一是“一日一考勤”,主要看到岗。", "一日一考勤", "mechanism"),
    ("要求“户户到、人人访”,做到不漏一户。", "户户到、人人访", "slogan"),
    (
        "严格按照“风险预警、入户核查、民主评议”三步走程序,规范认定。",
        "风险预警、入户核查、民主评议",
        "mechanism",
    ),
    ("“移风易俗树新风”文艺巡演走进村里。", "“移风易俗树新风”文艺巡演", "campaign"),
    ("高标准规划建设沿江果蔬示范带,连片成势。", "沿江果蔬示范带", "project"),
    ("打造“一心、四区”产业布局。", "一心、四区", "mechanism"),
    ("建设冷水鱼养殖基地3处。", "冷水鱼养殖基地", "project"),
    ("该做法被专家认定为“兴化模式”,影响大。", "兴化模式", "mechanism"),
    ("“花溪渔歌”商标注册成功,打开销路。", "花溪渔歌", "project"),
    ("“党社联建”养出致富虾\n“党社联建”,夯实基础。", "党社联建", "mechanism"),
    ("打造多种类型“竹编工坊”,方便就业。", "竹编工坊", "project"),
    ("推进“恐龙谷”特色文旅小镇建设。", "“恐龙谷”特色文旅小镇", "project"),
    ("记者视察沿河稻香画廊样板片区。", "沿河稻香画廊样板片区", "project"),
    ("工作队与村干部制定出1+3+5的发展思路。", "1+3+5", "mechanism"),
    ("以“大家事大家议、大家定大家守”为核心,修订公约。", "大家事大家议、大家定大家守", "slogan"),
    ("紧扣“户户有活干、人人有钱挣”核心目标,发展产业。", "户户有活干、人人有钱挣", "slogan"),
    ("确保搬迁群众“稳得住、融得进、能致富”。", "稳得住、融得进、能致富", "slogan"),
    ("做到“早发现、早干预、早帮扶”,守住底线。", "早发现、早干预、早帮扶", "slogan"),
    ("出台了《庭院种植奖励补助政策》,每户补400元。", "庭院种植奖励补助政策", "policy"),
    ("围绕“农业提质、乡村建设美、农民就业稳”的战略目标。", "农业提质、乡村建设美、农民就业稳", "slogan"),
    ("要创建城乡融合高质量发展改革创新实验区。", "城乡融合高质量发展改革创新实验区", "project"),
    ("基本实现“人在网中走、事在网中办”。", "人在网中走、事在网中办", "slogan"),
    ("按照“定位—分区—集聚—建设”的发展逻辑推进。", "定位—分区—集聚—建设", "mechanism"),
    ("实施“百县千镇万村提质工程”(以下简称“百千万工程”),推进发展。", "百县千镇万村提质工程", "project"),
    (
        "通过组织联建、人才联育、产业联兴工作机制共建乡村。",
        "组织联建、人才联育、产业联兴工作机制",
        "mechanism",
    ),
    ("走访年产30万头生猪养殖基地、云海县壮锦农文旅融合体项目。", "云海县壮锦农文旅融合体项目", "project"),
    ("2024年特色月饼大赛成功举办。", "特色月饼大赛", "campaign"),
    ("探索“抱团结对”片区治理模式,连片发展。", "“抱团结对”片区治理模式", "mechanism"),
    ("开展科技助力乡村振兴行动。", "科技助力乡村振兴行动", "campaign"),
    ("推进“三园”(美丽家园、绿色田园、幸福乐园)工程。", "三园", "project"),
    ("引进2个康养文旅综合开发、三项中药材精深加工等项目,年内开工。", "中药材精深加工", "project"),
    # by lexicon, in traditional characters, in corner brackets
    ("全面推进五级书记抓乡村振兴。", "五级书记抓乡村振兴", "mechanism"),
    ("村裏推行「黨建+旅遊」模式,帶動增收。", "「黨建+旅遊」模式", "mechanism"),
]

NOT_NAMED = [
    "选优配强村“两委”班子,抓好“三农”工作。",
    "念好“山字经”,做活“土特产”文章。",
    "形成“聚合效应”,打好“高质量发展”组合拳。",
    "“一斤能卖八块钱。”他笑着说。",
    "入选“国家森林乡村”等荣誉。",
    "当好“主心骨”,培养“田秀才”“土专家”。",
    "计划实施项目293个,其中产业项目87个。",
    "加强项目建设和资金管理,落实各项政策。",
    "健全一系列相关制度,完善工作机制。",
    "学习《习近平著作选读》等书。",
    "全村9860亩制种基地去年增收。",
    "每户补贴300元,人均补贴80元。",
    "这是一个很不错的项目。",
    "目前主体工程已完工,用实际行动回报乡亲。",
    "工作机制中,“1”即一个总支,“3”即三个片区。",
    "“八山一水一分田”的县情,决定了发展必须走特色路。",
    "建成休闲观光等生态种养模式,发展产业。",
    "做好“土特产”文章。“土特产”不土,“土特产”卖得俏。",
    "“三类户”和“四类对象”一户不落。",
    "“夏天一身汗、冬天一身霜、雨天一身泥”成了往事。",
    "村民走进茶园,来到果园,在公园散步。",
    "每人补贴500元,享受各项补贴。",
    "在这个季节举办细节讨论,开展工作环节检查。",
    "解决了村级“三冬”生产问题200余个。",
    "湖田三年两头淹,“三年两头淹”成了往事。",
    # sights, honours, nicknames, manners, praise, sums; plurals and general words before a type noun
    "走进院子,一幅“一步一景、一院一画”的图景。",
    "绘出了“开窗见绿、出门入园”新画卷,村庄成为“亦工亦农、半城半乡、有村有居”的热土。",
    "荣获“好家风、好庭院、好邻里”,被群众称为“家门口的帮扶车间”。",
    "举办“订单式”培训班,推动形成“全方位、深层次、多领域、立体化”的新局面。",
    "实现“1+1﹥2”的叠加效应,打造“新时代鱼米之乡”。",
    "培育就业扶贫基地21家,建成各类创业孵化基地3家。",
    "运用三项“保障机制”,完善督促协调机制,健全常态化工作机制。",
    "订婚“零彩礼”成风,“零彩礼”家庭受表扬,人人夸“零彩礼”。",
    "以“拉家常”等亲切方式讲解,让节俭成为群众的自觉行动。",
    "帮助解决项目推进中的困难,向村民宣传婚育政策。",
    "我县不断壮大项目队伍,领导调研指导帮扶产业项目。",
    "举办主题活动,开展集体活动,作为标志性工程来抓。",
    "实现“一搬跨千年”的历史巨变。",
    "“三区三州”产业技术组成立,“三区三州”产业扶贫有力。",
    "在当地开办加工厂,对各村进行动态分类。",
    "成功创建“全国和谐社区建设示范社区”,扶持发展“短、平、快”产业。",
    "做强“红色旅游”,“红色旅游”引来游客,村民吃上“红色旅游”饭。",
    "与村干部商量村中茶叶基地的事,列入下周计划。",
    "推动“生态养殖”和“科学养殖”落地,“双11”卖苹果,牵头成立“七里八乡水产品经济合作社”。",
    "打造富有特色的“体验式”教学基地,兴建镇级田园综合体,入选省特色小镇。",
    "制定个性化发展方案,走出“科学路径”,缩小“三大差距”,就是要用制度管事。",
    "形成了群众认可度高、可复制易普及的乡村治理新路径。",
    "围绕“天价彩礼、大操大办、厚葬薄养”等群众反映强烈的问题征求意见。",
    "开展培训、就业、宣传、警务、文体活动,利用缝纫机制作手袋,很快就能去大工程上班。",
    "做到早发现、早干预、早帮扶,提出“鼓励有条件的农户发展庭院经济”。",
    "运用“致乡亲们的一封信”“政策彩页”等形式,发放“明白纸”,改进工作方法和工作制度。",
    "巩固“千亿级”产业地位,建设6个示范群和若干示范带,推进“头号工程”。",
    "形成四位一体发展模式,构建完整闭环运行体系,促进镇村规划提升。",
    "探索农村基层治理新模式。",
    "提供了“云海方案”,以打造“中国药都”为目标,突出“有机、绿色、道地”品牌,建立药源基地。",
    "开展“数字化”试点,帮助“369”人群,成为集观光、体验、民宿为一体的“三产融合”打造点。",
    "“敦厚周慎、谦恭俭朴、勤耕乐读、礼义传家”。孩子们诵读家训。",
    "委员提出的“加快推进本地治理和管理体系建设”被采纳。",
    "构建全覆盖工作体系和全领域服务体系,从“静态管理”向“动态管理”转变,建设乡村振兴项目。",
    "海棠村入选省级油茶特色小镇,又跻身省级现代农业示范园,去年获评国家级油茶特色小镇。",
    "公益类项目、农业类项目都向脱贫户倾斜,推进种植类项目。",
    "作为头号工程来抓,对小微园进行统一规划、统一建设。",
]

SPELT_OUT = [
    ("以“党务联建、支部促班子,党员联动、人才促农户,产业联手、龙头促行业,发展联合、近期促远景”的“四联四促”为抓手。",
     "四联四促", "党务联建、支部促班子,党员联动、人才促农户,产业联手、龙头促行业,发展联合、近期促远景"),
    ("我们抓了“三段式”,就是前段育苗、中段种植、后段加工。", "三段式", "前段育苗、中段种植、后段加工"),
    ("推行“四统一分”,即统一育苗、统一技术、统一品牌、统一销售,分户经营,每户增收三千元。",
     "四统一分", "统一育苗、统一技术、统一品牌、统一销售,分户经营"),
    ("通过定时、定点、定期“三定”学习机制,每周学习。", "“三定”学习机制", "定时、定点、定期"),
    ("“四不准”是写进村规民约的——不准拉客、不准抬价、不准乱搭乱建、不准丢荒,谁犯了都看着。",
     "四不准", "不准拉客、不准抬价、不准乱搭乱建、不准丢荒"),
    ("推行“六讲”。\n通过村干部讲政策、专家讲技术、乡贤讲道德、老兵讲党史、法官讲法律、医生讲健康,改变村风。",
     "六讲", "村干部讲政策、专家讲技术、乡贤讲道德、老兵讲党史、法官讲法律、医生讲健康"),
    ("把党的路线、方针、政策送下去,把调研送下去,把接访送下去,把办公送下去,“四送”到村,推行“四送”。",
     "四送", "把党的路线、方针、政策送下去,把调研送下去,把接访送下去,把办公送下去"),
    ("开展“访民意、解民忧、聚民力”驻村工作(以下简称“访解聚”驻村工作队),一干五年。", "访解聚", "访民意、解民忧、聚民力"),
    ("关键是打好乡情、亲情、友情这“三张牌”。", "三张牌", "乡情、亲情、友情"),
    ("推进“三园”(美丽家园、绿色田园、幸福乐园)工程。", "三园", "美丽家园、绿色田园、幸福乐园"),
    ("组建村级扶贫互助合作社(以下简称“扶贫社”),承接小型工程。", "扶贫社", "村级扶贫互助合作社"),
    ("建立村(社区)为主体、镇(街道)抓统筹、部门齐发力的联合帮扶制度。", "联合帮扶制度", "村(社区)为主体、镇(街道)抓统筹、部门齐发力"),
    ("成长为会技艺、会传承、会创新的“三会”人才,推行“三会”。", "三会", "会技艺、会传承、会创新"),
    ("“四会”常操心。红白理事会、村民议事会、道德评议会、禁赌协会等组织立规矩。", "四会", "红白理事会、村民议事会、道德评议会、禁赌协会"),
    ("推进“一宅变四园”行动,把农家院变为菜园、果园、花园、游园。", "“一宅变四园”行动", "菜园、果园、花园、游园"),
    ("“三个一”的好做法成了村里人的共识——建一个支部、办一个合作社、带一方群众,成效明显。推行“三个一”。",
     "三个一", "建一个支部、办一个合作社、带一方群众"),
    ("构建组织全覆盖、管理精细化、服务全方位的网格化治理体系。", "网格化治理体系", "组织全覆盖、管理精细化、服务全方位"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind"), NAMED)
def test_a_name_is_found_with_its_kind(text: str, name: str, kind: str) -> None:
    assert (name, kind) in [(p.text, p.kind) for p in read(text).programmes]


@pytest.mark.parametrize("text", NOT_NAMED)
def test_figures_of_speech_and_common_nouns_are_no_names(text: str) -> None:
    assert [p.text for p in read(text).programmes] == []


@pytest.mark.parametrize(("text", "name", "expansion"), SPELT_OUT)
def test_what_spells_a_name_out_is_found(text: str, name: str, expansion: str) -> None:
    found = {p.text: p for p in read(text).programmes}
    assert found[name].expansion == expansion
    span = found[name].expansion_span
    assert span is not None and text[span.start : span.end] == expansion


def test_a_count_of_two_things_is_not_spelt_out_by_one_of_them() -> None:
    case = read("推动“三事四权”工作法,实现“小事不出格、大事不出村、难事不出镇”。")
    assert [p.expansion for p in case.programmes] == [None, None]


def test_a_misprint_shares_the_expansion() -> None:
    text = "落实“一评四讲”。\n开展“一讲四评”,干部讲政策、专家讲技能、乡贤讲道德、老兵讲党史。"
    assert {p.text: p.expansion for p in read(text).programmes} == dict.fromkeys(
        ["一评四讲", "一讲四评"], "干部讲政策、专家讲技能、乡贤讲道德、老兵讲党史"
    )


def test_every_further_mention_of_a_quoted_name_is_found() -> None:
    text = "推行“阳光议事”制度。阳光议事每月一次,村民爱去阳光议事。"
    assert [p.text for p in read(text).programmes] == ["“阳光议事”制度", "阳光议事", "阳光议事"]


def test_a_name_that_is_one_of_a_list_is_not_spelt_out_by_the_others() -> None:
    text = "围绕基层党建、社会治理、产业发展、人居环境、农村“五治”、城市“三改”等方面述职。"
    assert [p.expansion for p in read(text).programmes if p.text == "五治"] in ([], [None])


@pytest.mark.parametrize(
    "text",
    [
        "兴建拉动集体增收、群众致富的“生态旅游综合体”。",
        "打造“客家侨乡·智谷”示范带,即围绕旅游建设,打造1条主线、9大节点的示范带。",
        "探索符合远郊特点、符合绿色要求的“融合治理、生态发展”治理模式。",
        "打造海边“渔家人”片区、港湾街道以“一山一海一花一画”为主题的片区。",
    ],
)
def test_what_a_thing_is_good_for_does_not_spell_it_out(text: str) -> None:
    assert [p.expansion for p in read(text).programmes if p.expansion] == []


def test_what_is_called_by_two_type_nouns_is_of_two_kinds() -> None:
    case = read("举办“文明存折”表彰活动,推行“文明存折”积分制。")
    assert [p.kind for p in case.programmes] == ["campaign", "mechanism"]


def test_all_mentions_of_a_programme_are_of_one_kind() -> None:
    text = "推出了“借羊还羊”,推行“借羊还羊”模式。"
    assert {p.kind for p in read(text).programmes} == {"mechanism"}


def test_all_mentions_of_a_programme_share_one_name() -> None:
    text = "推行“阳光议事”制度。阳光议事每月一次。\n推行“137”责任制,让“137”责任制落地,按“137”做。"
    assert {p.name for p in read(text).programmes} == {"阳光议事", "137责任制"}


def test_members_of_a_name_that_spell_it_out_are_no_names_of_their_own() -> None:
    text = "实施“组织共建、党员共管、人才共育”为主要内容的“三共模式”,每季开会。"
    assert [p.text for p in read(text).programmes] == ["三共模式"]


@pytest.mark.parametrize("entry", lexicon.load("programmes")["types"], ids=lambda e: e["word"])
def test_each_type_noun_gives_its_example_a_name(entry: dict[str, str]) -> None:
    assert (entry["word"], entry["kind"]) in {
        (entry["word"], p.kind)
        for p in read(entry["example"]).programmes
        if entry["word"] in p.text or p.text in entry["example"]
    }


@pytest.mark.parametrize("frame", lexicon.load("quotation")["frames"], ids=lambda f: f["example"])
def test_each_frame_makes_its_example_a_name(frame: dict[str, str]) -> None:
    assert read(frame["example"]).programmes


@pytest.mark.parametrize("entry", lexicon.load("slogans")["slogans"], ids=lambda e: e["name"])
def test_each_slogan_is_known_explained_and_sourced(entry: dict[str, str]) -> None:
    found = {p.name: p.kind for p in read(entry["example"]).programmes}
    assert found.get(normal_name(entry["name"])) == entry["kind"] or any(
        normal_name(entry["name"]) in name for name in found
    )
    assert entry["explanation"].endswith("。") and entry["source"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“四联四促”", "四联四促"),
        ("防止返贫监测帮扶", "防返贫监测帮扶"),
        ("防返贫监测帮扶", "防返贫监测帮扶"),
        (" “党建＋合作社” 模式", "党建+合作社模式"),
        ("「三變改革」", "三變改革"),
    ],
)
def test_the_register_files_all_spellings_under_one_name(text: str, name: str) -> None:
    assert normal_name(text) == name


@given(st.text("一二三四评讲联促“”‘’ 防止返贫+＋", max_size=12))
def test_a_normal_name_is_its_own_normal_name(text: str) -> None:
    once = normal_name(text)
    assert normal_name(once) == once


def test_names_with_two_signs_swapped_are_suspect() -> None:
    assert suspect_misprints(["一评四讲", "一讲四评", "四联四促", "三会一课"]) == [("一讲四评", "一评四讲")]


@given(st.text("开展实施“”‘’《》四联促党建+、,。模式工程的了和\n1A", max_size=60))
def test_any_text_is_read_and_every_span_is_its_words(text: str) -> None:
    for programme in read(text).programmes:
        assert text[programme.span.start : programme.span.end] == programme.text
        assert programme.name
