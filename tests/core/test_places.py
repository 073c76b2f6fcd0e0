"""Place names as they stand in articles of many provinces, and words that only look like them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import lexicon
from core.gazetteer import Gazetteer
from core.model import Place
from core.parse.places import words as words_of
from tests.core.articles import found, gazetteer, placed, primary

# title, source, text, the mentions wanted as "words=path from the county or so down"
READINGS = [
    ("", "", "山西阳泉郊区平坦镇魏家峪村发展养殖。", ["山西阳泉郊区平坦镇魏家峪村=山西省/阳泉市/郊区/平坦镇/魏家峪村"]),
    ("", "", "山西省泽州县北义城镇抓好监测。", ["山西省泽州县北义城镇=山西省/晋城市/泽州县/北义城镇"]),
    ("", "南京日报", "鼓楼区探索治理。", ["鼓楼区=江苏省/南京市/鼓楼区"]),
    ("", "", "福州市鼓楼区探索治理，鼓楼区投入资金。", ["福州市鼓楼区=福建省/福州市/鼓楼区", "鼓楼区=福建省/福州市/鼓楼区"]),
    ("", "", "鼓楼区开展社区治理，成效明显。", ["鼓楼区=?"]),
    ("", "", "在丹东市，元宝、振兴、振安三区联动。", ["丹东市=辽宁省/丹东市", "元宝=辽宁省/丹东市/元宝区", "振兴=辽宁省/丹东市/振兴区", "振安=辽宁省/丹东市/振安区"]),
    ("", "", "海北州刚察县沙柳河镇果洛藏贡麻村党支部带领牧民致富。", ["海北州刚察县沙柳河镇果洛藏贡麻村=青海省/海北藏族自治州/刚察县/沙柳河镇/果洛藏贡麻村"]),
    ("", "绥化日报", "海伦市东风镇仁东村、海北镇西安村开展调研。", ["海伦市东风镇仁东村=黑龙江省/绥化市/海伦市/东风镇/仁东村", "海北镇西安村=黑龙江省/绥化市/海伦市/海北镇/西安村"]),
    ("", "绥化日报", "海伦、望奎作出了突出贡献。", ["海伦=黑龙江省/绥化市/海伦市", "望奎=黑龙江省/绥化市/望奎县"]),
    ("", "通辽日报", "科左中旗花吐古拉镇召开会议，科左后旗也来学习。", ["科左中旗花吐古拉镇=内蒙古自治区/通辽市/科尔沁左翼中旗/花吐古拉镇", "科左后旗=内蒙古自治区/通辽市/科尔沁左翼后旗"]),
    ("", "", "锡林郭勒盟西乌珠穆沁旗浩勒图高勒镇脑干哈达嘎查党支部领办合作社。", ["锡林郭勒盟西乌珠穆沁旗浩勒图高勒镇脑干哈达嘎查=内蒙古自治区/锡林郭勒盟/西乌珠穆沁旗/浩勒图高勒镇/脑干哈达嘎查"]),
    ("", "重庆日报", "石柱县中益乡华溪村过去是深度贫困村。", ["石柱县中益乡华溪村=重庆市/石柱土家族自治县/中益乡/华溪村"]),
    ("", "", "东莞市虎门镇、长安镇联动。", ["东莞市虎门镇=广东省/东莞市/虎门镇", "长安镇=广东省/东莞市/长安镇"]),
    ("", "湖北日报", "仙桃市彭场镇发展产业，潜江、天门两市考察，神农架林区木鱼镇发展旅游。", ["仙桃市彭场镇=湖北省/仙桃市/彭场镇", "潜江=湖北省/潜江市", "天门=湖北省/天门市", "神农架林区木鱼镇=湖北省/神农架林区/木鱼镇"]),
    ("", "", "上海市崇明区竖新镇仙桥村种植水稻。", ["上海市崇明区竖新镇仙桥村=上海市/崇明区/竖新镇/仙桥村"]),
    ("", "", "吉林省吉林市舒兰市平安镇金星村种植水稻，吉林市场广阔。", ["吉林省吉林市舒兰市平安镇金星村=吉林省/吉林市/舒兰市/平安镇/金星村"]),
    ("", "", "毕节市黔西市新仁苗族乡化屋村，新仁乡党委带领群众。", ["毕节市黔西市新仁苗族乡化屋村=贵州省/毕节市/黔西市/新仁苗族乡/化屋村", "新仁乡=贵州省/毕节市/黔西市/新仁苗族乡"]),
    ("", "", "第三师图木舒克市四十四团七连的枣园，二连也种枣。", ["第三师图木舒克市四十四团七连=新疆维吾尔自治区/图木舒克市/兵团四十四团/七连", "二连=新疆维吾尔自治区/图木舒克市/兵团四十四团/二连"]),
    ("", "", "伊犁州昭苏县洪纳海镇，博州温泉县，巴州博湖县，克州阿图什市。", ["伊犁州昭苏县洪纳海镇=新疆维吾尔自治区/伊犁哈萨克自治州/昭苏县/洪纳海镇", "博州温泉县=新疆维吾尔自治区/博尔塔拉蒙古自治州/温泉县", "巴州博湖县=新疆维吾尔自治区/巴音郭楞蒙古自治州/博湖县", "克州阿图什市=新疆维吾尔自治区/克孜勒苏柯尔克孜自治州/阿图什市"]),
    ("", "", "临夏州东乡县布楞沟村的变迁。", ["临夏州东乡县布楞沟村=甘肃省/临夏回族自治州/东乡族自治县/高山乡/布楞沟村"]),
    ("", "", "安吉县天荒坪镇余村村走出生态路，余村入股农户。", ["安吉县天荒坪镇余村=浙江省/湖州市/安吉县/天荒坪镇/余村", "余村=浙江省/湖州市/安吉县/天荒坪镇/余村"]),
    ("河西镇：大棚里的春天", "", "走进河西镇，大棚林立。东堡子村、邢家屯村是种植大村。", ["河西镇=辽宁省/阜新市/清河门区/河西镇", "东堡子村=辽宁省/阜新市/清河门区/河西镇/东堡子村", "邢家屯村=辽宁省/阜新市/清河门区/河西镇/邢家屯村"]),
    ("", "青海日报", "黄河把一湾碧水留给了尖扎。八月的昂拉乡德吉村，游客很多。", ["尖扎=青海省/黄南藏族自治州/尖扎县", "昂拉乡德吉村=青海省/黄南藏族自治州/尖扎县/昂拉乡/德吉村"]),
    ("", "", "临泽县制种玉米分布在平川、板桥、蓼泉、鸭暖、新华、倪家营、沙河7个镇。", ["临泽县=甘肃省/张掖市/临泽县", *(f"{n}=甘肃省/张掖市/临泽县/{n}镇" for n in ("平川", "板桥", "蓼泉", "鸭暖", "新华", "倪家营", "沙河"))]),
    ("", "", "通江县空山镇党委把中坝、龙池等4个村连片规划。", ["通江县空山镇=四川省/巴中市/通江县/空山镇", "中坝=四川省/巴中市/通江县/空山镇/中坝村", "龙池=四川省/巴中市/通江县/空山镇/龙池村"]),
    ("", "", "湖南省郴州市汝城縣文明瑤族鄉沙洲瑤族村很美，沙洲村很富。", ["湖南省郴州市汝城縣文明瑤族鄉沙洲瑤族村=湖南省/郴州市/汝城县/文明瑶族乡/沙洲瑶族村", "沙洲村=湖南省/郴州市/汝城县/文明瑶族乡/沙洲瑶族村"]),
    ("", "", "清河门区发展畜牧，辐射周边及内蒙古、山东、河北、河南等地。", ["清河门区=辽宁省/阜新市/清河门区", "内蒙古=内蒙古自治区", "山东=山东省", "河北=河北省", "河南=河南省"]),
    ("", "", "清河门区乌龙坝镇石头沟坎村建起大棚。", ["清河门区乌龙坝镇石头沟坎村=辽宁省/阜新市/清河门区/乌龙坝镇/石头沟坎村"]),
    ("", "", "交城县天宁镇前火山锦绣养殖公司成立。", ["交城县天宁镇前火山=山西省/吕梁市/交城县/天宁镇/前火山村"]),
    ("", "", "新和县民间文化丰富，加快加依村手工乐器开发。", ["新和县=新疆维吾尔自治区/阿克苏地区/新和县", "加依村=新疆维吾尔自治区/阿克苏地区/新和县/依其艾日克镇/加依村"]),
    ("", "人民日报", "游客来到陕西房岩村，房岩村坐落在骊山山顶。", ["陕西房岩村=陕西省/西安市/临潼区/仁宗街道/房岩村", "房岩村=陕西省/西安市/临潼区/仁宗街道/房岩村"]),
    ("", "", "走进湖南长沙，再到湖南邵阳、辽宁抚顺。", ["湖南长沙=湖南省/长沙市", "湖南邵阳=湖南省/邵阳市", "辽宁抚顺=辽宁省/抚顺市"]),
    ("", "", "海南省三亚市海棠区铁炉村发展旅游，宝应县氾水镇、河北路南区来人。", ["海南省三亚市海棠区铁炉村=海南省/三亚市/海棠区/铁炉村", "宝应县氾水镇=江苏省/扬州市/宝应县/氾水镇", "河北路南区=河北省/唐山市/路南区"]),
    ("", "", "走进江苏鼓楼区，看变化。", ["江苏鼓楼区=?"]),
    ("湖南·花垣：苗乡新貌", "", "走进湖南·花垣，苗乡新貌。", ["湖南·花垣=湖南省/湘西土家族苗族自治州/花垣县"]),
    ("", "", "从江县加榜乡加车行政村辖14个自然村，加车村增收。", ["从江县加榜乡加车行政村=贵州省/黔东南苗族侗族自治州/从江县/加榜乡/加车村", "加车村=贵州省/黔东南苗族侗族自治州/从江县/加榜乡/加车村"]),
    ("", "", "利民镇乔庄村党支部赴山东单县考察。", ["利民镇乔庄村=河南省/商丘市/虞城县/利民镇/乔庄村", "山东单县=山东省/菏泽市/单县"]),
    ("", "", "焦作市中站区龙翔办事处召开会议。", ["焦作市中站区龙翔办事处=河南省/焦作市/中站区/龙翔街道"]),
    ("", "", "天津市蓟州区下营镇发展民宿，以郭家沟村、常州村为龙头，天津唯一的半山区县。", ["天津市蓟州区下营镇=天津市/蓟州区/下营镇", "郭家沟村=天津市/蓟州区/下营镇/郭家沟村", "常州村=天津市/蓟州区/下营镇/常州村", "天津=天津市"]),
    ("", "", "黄河边的黑龙江省同江市八岔赫哲族乡八岔村地处黑龙江畔。", ["黑龙江省同江市八岔赫哲族乡八岔村=黑龙江省/佳木斯市/同江市/八岔赫哲族乡/八岔村"]),
    ("", "", "从钱塘江南岸到鄱阳县，鄱阳湖边、黄山山脚的人都来了，浙江山区和四川村民也来了。", ["鄱阳县=江西省/上饶市/鄱阳县", "浙江=浙江省", "四川=四川省"]),
    ("", "", "赣州是江西区域面积最大的市。", ["赣州=江西省/赣州市", "江西=江西省"]),
    ("", "", "皖南山区的人走国道河北段，不走黄河北岸。", ["河北=河北省"]),
    ("", "", "安徽省巢湖市很大，巢湖栏杆集镇石门村建大棚。", ["安徽省巢湖市=安徽省/合肥市/巢湖市", "巢湖栏杆集镇石门村=安徽省/合肥市/巢湖市/栏杆集镇/石门村"]),
    ("", "", "调查队从长沙出发，分赴长沙县、浏阳市。", ["长沙=湖南省/长沙市", "长沙县=湖南省/长沙市/长沙县", "浏阳市=湖南省/长沙市/浏阳市"]),
    ("", "", "陕西省安康市平利县老县镇很美，祝大家幸福安康。年底安康的攻坚战如期打赢，平利紧抓机遇，安康首先部署。", ["陕西省安康市平利县老县镇=陕西省/安康市/平利县/老县镇", "安康=陕西省/安康市", "平利=陕西省/安康市/平利县", "安康=陕西省/安康市"]),
    ("", "", "笔者来到广西百色市隆林各族自治县，到达百色后换车。", ["广西百色市隆林各族自治县=广西壮族自治区/百色市/隆林各族自治县", "百色=广西壮族自治区/百色市"]),
    ("", "", "中山市小榄组团出力，何先生从东莞厚街来到贵州黎平肇兴。", ["中山市小榄=广东省/中山市/小榄镇", "东莞厚街=广东省/东莞市/厚街镇", "贵州黎平肇兴=贵州省/黔东南苗族侗族自治州/黎平县/肇兴镇"]),
    ("", "", "雷山县西江千户苗寨很美，西江同胞献上歌舞。", ["雷山县西江=贵州省/黔东南苗族侗族自治州/雷山县/西江镇", "西江=贵州省/黔东南苗族侗族自治州/雷山县/西江镇"]),
    ("", "", "武都区马街镇沙坪万亩花椒基地，盘州市石桥镇新街居委会的车间。", ["武都区马街镇沙坪=甘肃省/陇南市/武都区/马街镇/沙坪村", "盘州市石桥镇新街居委会=贵州省/六盘水市/盘州市/石桥镇/新街社区"]),
    ("", "", "息烽县流长乡四坪村地处偏远。", ["息烽县流长乡四坪村=贵州省/贵阳市/息烽县/流长镇/四坪村"]),
    ("", "", "甘肃省定西市安定区鲁家沟镇将台新村唱大戏，北义城镇驻村。", ["甘肃省定西市安定区鲁家沟镇将台新村=甘肃省/定西市/安定区/鲁家沟镇/将台新村"]),
    ("", "", "来宾市金秀瑶族自治县横村屯与外界隔开，红寺堡区城镇居民。", ["来宾市金秀瑶族自治县横村屯=广西壮族自治区/来宾市/金秀瑶族自治县/横村屯", "红寺堡区=宁夏回族自治区/吴忠市/红寺堡区"]),
    ("", "", "红寺堡区大河乡开元村富了。当年有个村子叫做红河村，早已并入开元村。", ["红寺堡区大河乡开元村=宁夏回族自治区/吴忠市/红寺堡区/大河乡/开元村", "红河村=宁夏回族自治区/吴忠市/红寺堡区/大河乡/红河村", "开元村=宁夏回族自治区/吴忠市/红寺堡区/大河乡/开元村"]),
    ("", "", "安吉县余村很美，老书记介绍余村的变迁，其余村庄也变了，其中村集体增收。", ["安吉县余村=浙江省/湖州市/安吉县/天荒坪镇/余村", "余村=浙江省/湖州市/安吉县/天荒坪镇/余村"]),
    ("", "", "图为三师四十九团十三连采收现场，一师十团建成小城镇。", ["三师四十九团十三连=新疆维吾尔自治区/图木舒克市/兵团四十九团/十三连", "一师十团=新疆维吾尔自治区/阿拉尔市/兵团十团"]),
    ("", "", "恩施州走访贫困重镇龙凤镇，以龙凤为点、恩施为片。", ["恩施州=湖北省/恩施土家族苗族自治州", "龙凤镇=湖北省/恩施土家族苗族自治州/恩施市/龙凤镇", "龙凤=湖北省/恩施土家族苗族自治州/恩施市/龙凤镇", "恩施=湖北省/恩施土家族苗族自治州"]),
    ("", "", "眼下，栏杆集镇石门村大棚丰收，新城镇和小城镇建设也在推进。", ["栏杆集镇石门村=安徽省/合肥市/巢湖市/栏杆集镇/石门村"]),
    ("", "", "福建省寿宁县下党乡是个小山乡。下党乡种茶，打造下党品牌。", ["福建省寿宁县下党乡=福建省/宁德市/寿宁县/下党乡", "下党乡=福建省/宁德市/寿宁县/下党乡", "下党=福建省/宁德市/寿宁县/下党乡"]),
    ("", "", "雷山县拥有郎德苗寨景区。桐庐县芦茨村在富春江两岸。", ["雷山县=贵州省/黔东南苗族侗族自治州/雷山县", "郎德=贵州省/黔东南苗族侗族自治州/雷山县/郎德镇", "桐庐县芦茨村=浙江省/杭州市/桐庐县/富春江镇/芦茨村"]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "source", "text", "wanted"), READINGS, ids=[r[2][:12] for r in READINGS])
def test_mentions(title, source, text, wanted):
    assert [f"{words}={key}" for words, key in found(text, title, source)] == wanted


def test_a_bare_name_of_the_neighbour_county_decides_nothing():
    """古城镇 stands in 静宁县 of the same city, and the article is 泾川县's own."""
    text = "县委书记介绍，全县推进。古城镇建成大棚。"
    assert "静宁县" not in " ".join(key for _, key in found(text, "我县扎实推进", "泾川县融媒体中心"))
    assert primary(text, "我县扎实推进", "泾川县融媒体中心") == "甘肃省/平凉市/泾川县"


def test_features_beside_a_short_name():
    example = lexicon.load("places")["features"]["example"]
    names = [words for words, _ in found(f"铜陵市郊区大通镇和悦村增收。{example}。")]
    assert names[0] == "铜陵市郊区大通镇和悦村"
    assert "和悦" not in names


def test_words_that_point():
    example = lexicon.load("places")["anaphora"]["example"]
    assert [m[0] for m in words_of.anaphora().finditer(example)] == ["全区", "该村"]


def test_the_source_of_an_article_is_a_place():
    example = lexicon.load("places")["source"]["example"].removeprefix("来源：")
    assert primary("全市部署工作。", source=example) == "黑龙江省/绥化市"


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("光明日报", ""),
        ("新民晚报", ""),
        ("东方网", ""),
        ("人民日报", ""),
        ("日照日报", "山东省/日照市"),
        ("朝阳日报", "辽宁省/朝阳市"),
        ("海南日报", "海南省"),
        ("吉林日报", "吉林省"),
        ("红河州融媒体中心", "云南省/红河哈尼族彝族自治州"),
        ("泾川县融媒体中心", "甘肃省/平凉市/泾川县"),
        ("交城党建在线", "山西省/吕梁市/交城县"),
    ],
)
def test_what_a_source_says_of_where(source, wanted):
    assert primary("全面部署工作，成效明显。", source=source) == wanted


def test_a_visit_is_a_relation():
    example = lexicon.load("places")["relation"]["example"]
    assert any(word in example for word in words_of.words("relation", "words"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("在安吉县余村村，", "安吉县余村村"),
        ("安吉县余村村集体增收", "安吉县余村"),
        ("安吉县余村村民", "安吉县余村"),
    ],
)
def test_a_class_word_said_twice_is_one_name(text, wanted):
    assert found(text) == [(wanted, "浙江省/湖州市/安吉县/天荒坪镇/余村")]


NO_PLACES = [
    "农民专业合作社合作共赢，推进乡村振兴，盘活资源，生产互助。",
    "新乡贤回乡，列入示范县区，年日照时数2800小时。",
    "推广西红柿种植，在太行山东麓、长江西岸建成基地。",
    "三明治、大连片种植、资金华润投入、长治久安。",
    "建设文明村、先进村、示范村、自然村，走好强村富民路。",
    "本报讯（记者 王海南 通讯员李河北）陈湖南同志主持会议。",
    "完成都市农业建设，前进道路上，大家富裕起来，生活安康。",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_words_that_only_look_like_places(text):
    """In an article that does speak of a county, so that short names and villages are looked for."""
    assert found("泽州县。" + text, source="晋城日报") == [("泽州县", "山西省/晋城市/泽州县")]


FORMER = [
    ("四川省成都市郫县开展工作。", "四川省/成都市/郫都区", "郫县"),
    ("湖北省襄樊市开展工作。", "湖北省/襄阳市", "襄樊市"),
    ("杭州市下城区开展工作。", "浙江省/杭州市/拱墅区", "下城区"),
    ("湖南省祁阳县开展工作。", "湖南省/永州市/祁阳市", "祁阳县"),
    ("山东省莱芜市开展工作。", "山东省/济南市/莱芜区", "莱芜市"),
    ("交城县岭底乡开展工作。", "山西省/吕梁市/交城县/天宁镇", "岭底乡"),
]


@pytest.mark.parametrize(("text", "key", "former"), FORMER)
def test_former_units_stand_at_their_place_of_today(text, key, former):
    case, _ = placed(text)
    (mention,) = case.places
    assert mention.place is not None
    assert (mention.place.key, mention.place.former) == (key, former)
    assert mention.place.code is not None


PRIMARY = [
    ("元阳：守住底线谋振兴", "红河日报", "元阳县地处哀牢山。南沙镇呼山村盘活荒坡，新街镇土锅寨村打扫门前。", "云南省/红河哈尼族彝族自治州/元阳县"),
    ("山西省交城县前火山村：旧村新活力", "", "山西省交城县抓党建。交城县天宁镇前火山村两次搬迁。", "山西省/吕梁市/交城县/天宁镇/前火山村"),
    ("", "绥化日报", "市乡村振兴局部署工作，全市支出率达到54%。确定北林区四方台镇友谊村为联系点，深入海伦市调研，望奎县通报。全市务工。", "黑龙江省/绥化市"),
    ("", "", "“春分一过就修枝。”在第三师图木舒克市四十四团七连，职工修枝。\n四十四团位于图木舒克市南郊。二连建起保鲜库。", "新疆维吾尔自治区/图木舒克市/兵团四十四团"),
    ("", "", "河南省市场监督管理局驻南阳市镇平县老庄镇凉水泉村小组开展工作。\n凉水泉村三面环山，该村辖10个小组。", "河南省/南阳市/镇平县/老庄镇/凉水泉村"),
    ("", "", "销往北京、上海、广州、深圳。", ""),
    ("驻村日记", "新华网", "新华社武汉9月28日电 题：驻村日记\n鄂西北十堰市房县窑淮镇西沟村脱贫了。西沟村变了样。", "湖北省/十堰市/房县/窑淮镇/西沟村"),
    ("乡村旅游兴起 宁夏打造“农旅牌”", "", "宁夏吴忠市红寺堡区柳泉乡永新村村民很忙。永新村开了民宿。", "宁夏回族自治区/吴忠市/红寺堡区/柳泉乡/永新村"),
    ("漳县组团赴张掖市观摩", "漳县农业农村局", "由漳县农业农村局牵头赴张掖市甘州区、临泽县、高台县观摩。\n考察了高台县南华镇南岔村、骆驼城镇梧桐村、巷道镇东联村，临泽县板桥镇、鸭暖镇。\n漳县将推进建设。", "甘肃省/定西市/漳县"),
    ("嘉禾县：“冬瓜支书”的“梦”", "红网时刻", "湖南嘉禾县坦坪镇瑶冲村党支部书记李文生回乡。嘉禾县坦坪镇瑶冲村后龙山种植基地很忙。", "湖南省/郴州市/嘉禾县/坦坪镇/瑶冲村"),
    ("铜陵市郊区推进乡村振兴见闻", "铜陵日报", "铜陵市郊区大通镇的渡船往返两岸，和悦村很美，大通镇接待游客。\n老洲镇发展渔业。灰河乡返乡创业。", "安徽省/铜陵市/郊区"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "source", "text", "wanted"), PRIMARY, ids=[p[3][-6:] for p in PRIMARY])
def test_primary_place(title, source, text, wanted):
    assert primary(text, title, source) == wanted


ROUND_UPS = [
    ("定西市三县：小土豆做成大产业", "马铃薯是定西市的主导产业。\n安定区建成批发市场。安定区有3家工厂。\n渭源县繁育种薯。渭源县种薯占三成。\n临洮县发展加工。临洮县产值达到6亿元。", "甘肃省/定西市", ["安定区", "渭源县", "临洮县"]),
    ("村集体经济怎么壮大？", "近日，记者走进三个村，看看他们怎样盘活资源、增加收入。\n在浙江省安吉县余村村，村民吃上旅游饭。余村村收入1305万元。\n在贵州省安顺市平坝区塘约村，村民入股。塘约村收入700万元。\n在宁夏永宁县原隆村，大棚种菇。原隆村收入1200万元。", "", ["余村", "塘约村", "原隆村"]),
    ("元阳：守住底线谋振兴", "元阳县地处哀牢山。全县持续发力，全县增收。南沙镇呼山村盘活荒坡，呼山村很美。新街镇土锅寨村打扫门前，土锅寨村变样。", "云南省/红河哈尼族彝族自治州/元阳县", []),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "here", "others"), ROUND_UPS, ids=[r[0] for r in ROUND_UPS])
def test_a_round_up_has_several_primary_places(title, text, here, others):
    case, _ = placed(text, title, "")
    assert case.primary_place is not None
    assert case.primary_place.place.key == here
    assert [place.key.rsplit("/", 1)[-1] for place in case.primary_place.others] == others


def test_primary_place_names_its_grounds():
    case, _ = placed("元阳县地处哀牢山南段。", "元阳：守住底线", "红河日报")
    assert case.primary_place is not None
    assert case.primary_place.evidence == ("title", "lead")


def test_an_open_name_keeps_its_candidates():
    case, _ = placed("鼓楼区探索社区治理。")
    assert {p.city for p in case.places[0].candidates} == {"南京市", "徐州市", "福州市", "开封市"}


WITHIN = [
    ("河南省市场监督管理局驻村帮扶。", "org"),
    ("镇平县委组织部的指导。", "org"),
    ("阜新市清河门区牧康工贸有限公司成立。", "org"),
    ("湖南省乡村治理典型案例公布。", "honour"),
    ("鲁村小米现代农业一体化推进。", "programme"),
    ("零陵区选派驻村工作队帮扶。", ""),
]


@pytest.mark.parametrize(("text", "wanted"), WITHIN)
def test_a_name_that_is_part_of_another(text, wanted):
    case, _ = placed("泽州县北义城镇。" + text)
    later = [m for m in case.places if m.span.start > 7]
    assert later[0].within == wanted


EXAMPLES = {
    "behind": [("沂水县", "山东省/临沂市/沂水县")],
    "no_name": [
        ("北义城镇", "山西省/晋城市/泽州县/北义城镇"),
        ("北义城镇", "山西省/晋城市/泽州县/北义城镇"),
        ("泽州县", "山西省/晋城市/泽州县"),
    ],
    "common": [],
    "splits": [],
    "after_name": [],
    "village_words": [],
    "general_units": [],
    "person": [],
}


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_the_lexicon_keeps_its_examples(name):
    example = lexicon.load("places")[name]["example"]
    assert found(f"泽州县。{example}。")[1:] == EXAMPLES[name]


def test_traditional_characters_fold_one_for_one():
    table = lexicon.load("traditional")["characters"]
    assert len(table["traditional"]) == len(table["simplified"])
    pairs = str.maketrans(table["traditional"], table["simplified"])
    assert table["example"].translate(pairs) == "湖南省郴州市汝城县文明瑶族乡"


PIECES = st.sampled_from(
    [
        "清河门区",
        "河西镇",
        "新和县",
        "加依村",
        "海伦",
        "、",
        "，",
        "。",
        "\n",
        "乡村振兴",
        "在",
        "全区",
        "𠮷",
        "縣",
        "村",
        "7个镇",
        "“",
        "”",
        "12",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_spans_always_quote_the_source(text):
    case, view = placed(text, "清河门区", "绥化日报")
    starts = [m.span.start for m in case.places]
    assert starts == sorted(starts)
    for mention in case.places:
        assert view.source[mention.span.start : mention.span.end] == mention.text
    for one, other in zip(case.places, case.places[1:], strict=False):
        assert not one.span.overlaps(other.span)


def test_the_resolver_forgets_gazetteers():
    """Names are kept for a gazetteer as long as it lives, and readings do not depend on which instance is asked."""
    other = Gazetteer()
    try:
        assert other.named("清河门区") == gazetteer().named("清河门区")
    finally:
        other.close()


def test_every_county_is_read_by_its_path_and_by_its_province():
    """All counties of some provinces, in full and behind the province's short name."""
    known = gazetteer()
    for code in (14, 35, 46, 50, 54, 64):
        province = known.by_code(code)
        assert province is not None and province.province is not None
        for county in counties_of(code):
            whole = "".join(name for name in county.names if name)
            assert found(f"走进{whole}，看变化。") == [(whole, county.key)]
            behind = found(f"走进{province.province}{county.county}，看变化。")
            assert [key for _, key in behind] in ([county.key], ["?"])


def counties_of(code: int) -> list[Place]:
    below = [c for place in gazetteer().children(code) for c in (place, *gazetteer().children(place.code))]
    return [
        p for p in below if p.level == 3 and (p.code or 0) % 100 < 70 and (p.county or "")[-1] in "县区市旗"
    ]
