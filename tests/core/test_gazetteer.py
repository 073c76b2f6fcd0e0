"""The gazetteer file: what it holds, its tree, older units, and names that are found in more than one form."""

from __future__ import annotations

import sqlite3

import pytest

from core import paths
from core.gazetteer import Gazetteer
from core.gazetteer.store import village_bases
from core.gazetteer.units import without_peoples
from tests.core.articles import gazetteer


def test_all_five_levels_are_there():
    file = sqlite3.connect(gazetteer().path)
    counts = dict(file.execute("SELECT level, count(*) FROM unit WHERE current GROUP BY level"))
    villages = file.execute("SELECT count(*) FROM village").fetchone()[0]
    file.close()
    assert counts[1] == 34
    assert counts[2] == 336
    assert 2847 <= counts[3] <= 3000
    assert 41_000 <= counts[4] <= 43_000
    assert villages > 2900


def test_the_file_is_small_enough_to_ship_and_says_where_it_is_from():
    assert (paths.resources() / "gazetteer.db").stat().st_size < 40_000_000
    file = sqlite3.connect(gazetteer().path)
    meta = dict(file.execute("SELECT key, value FROM meta"))
    file.close()
    assert "CC BY 4.0" in meta["sources"]
    assert "民政部" in meta["attribution"]
    assert meta["villages"] == "2023-06-30"


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(FileNotFoundError):
        Gazetteer(tmp_path / "none.db")


PLACES = [
    (22, "吉林省"),
    (2202, "吉林省/吉林市"),
    (210905, "辽宁省/阜新市/清河门区"),
    (429004, "湖北省/仙桃市"),
    (441900121, "广东省/东莞市/虎门镇"),
    (110105001, "北京市/朝阳区/建外街道"),
    (411324105221, "河南省/南阳市/镇平县/老庄镇/凉水泉村"),
]


@pytest.mark.parametrize(("code", "key"), PLACES)
def test_places_by_code_and_by_path(code, key):
    place = gazetteer().by_code(code)
    assert place is not None
    assert (place.key, place.code) == (key, code)
    assert gazetteer().lookup(place.names) == place
    assert gazetteer().lookup(place.path) == place


def test_what_is_not_there_is_none():
    assert gazetteer().by_code(999999) is None
    assert gazetteer().by_code(411324105999) is None
    assert gazetteer().lookup(["辽宁省", "阜新市", "新和县"]) is None
    assert gazetteer().lookup([]) is None


def test_levels_that_do_not_exist_are_left_out():
    chaoyang = gazetteer().by_code(110105)
    assert chaoyang is not None
    assert chaoyang.names == ("北京市", None, "朝阳区", None, None)
    humen = gazetteer().by_code(441900121)
    assert humen is not None
    assert humen.names == ("广东省", "东莞市", None, "虎门镇", None)


def test_villages_right_below_a_district():
    haitang = gazetteer().lookup(["海南省", "三亚市", "海棠区"])
    assert haitang is not None
    names = {place.path for place in gazetteer().children(haitang.code)}
    assert ("海南省", "三亚市", "海棠区", None, "铁炉村") in names


def test_children_come_in_the_official_order():
    provinces = [place.province for place in gazetteer().children()]
    assert provinces[:3] == ["北京市", "天津市", "河北省"]
    assert provinces[-3:] == ["台湾省", "香港特别行政区", "澳门特别行政区"]
    assert next(p.county for p in gazetteer().children(2312)) == "北林区"
    towns = [p.township for p in gazetteer().children(210905)]
    assert {"河西镇", "乌龙坝镇"} < set(towns)
    villages = gazetteer().children(411324105)
    assert "凉水泉村" in [p.village for p in villages]
    assert [p.code for p in villages] == sorted(p.code or 0 for p in villages)
    assert gazetteer().children(411324105221) == ()


BECAME = [
    ("郫县", "四川省/成都市/郫都区"),
    ("莱芜市", "山东省/济南市/莱芜区"),
    ("襄樊市", "湖北省/襄阳市"),
    ("下城区", "浙江省/杭州市/拱墅区"),
    ("吉利区", "河南省/洛阳市/孟津区"),
    ("孟津县", "河南省/洛阳市/孟津区"),
    ("禄丰县", "云南省/楚雄彝族自治州/禄丰市"),
    ("祁阳县", "湖南省/永州市/祁阳市"),
    ("黔西县", "贵州省/毕节市/黔西市"),
    ("长泰县", "福建省/漳州市/长泰区"),
    ("冷湖行政委员会", "青海省/海西蒙古族藏族自治州/茫崖市"),
    ("茫崖行政委员会", "青海省/海西蒙古族藏族自治州/茫崖市"),
    ("潞城市", "山西省/长治市/潞城区"),
    ("郧县", "湖北省/十堰市/郧阳区"),
]


@pytest.mark.parametrize(("name", "key"), BECAME)
def test_older_units_know_what_became_of_them(name, key):
    (unit, *_) = [u for u in gazetteer().named(name) if not u.current]
    place = gazetteer().place(unit)
    assert (place.key, place.former) == (key, name)


def test_of_the_counties_gone_since_2012_all_but_zones_have_a_successor():
    file = sqlite3.connect(gazetteer().path)
    gone = file.execute(
        "SELECT name FROM unit WHERE level IN (2, 3) AND NOT current AND NOT successor AND y1 >= 2012"
    ).fetchall()
    file.close()
    assert not [name for (name,) in gone if name.endswith(("县", "市")) or len(name) == 3]


EVERYDAY = [
    ("凉山州", "凉山彝族自治州"),
    ("长阳县", "长阳土家族自治县"),
    ("科左中旗", "科尔沁左翼中旗"),
    ("锡盟", "锡林郭勒盟"),
    ("第八师", "石河子市"),
    ("44团", "兵团四十四团"),
    ("文明乡", "文明瑶族乡"),
    ("前郭", "前郭尔罗斯蒙古族自治县"),
    ("西海岸新区", "黄岛区"),
]


@pytest.mark.parametrize(("everyday", "official"), EVERYDAY)
def test_everyday_names(everyday, official):
    assert official in [unit.name for unit in gazetteer().named(everyday)]


def test_villages_are_found_without_class_word_and_people():
    xinhe = next(u for u in gazetteer().named("新和县"))
    assert village_bases("加依村") == ("加依", "加依村")
    assert [v.name for v in gazetteer().villages(xinhe.id).get("加依")] == ["加依社区"]
    rucheng = next(u for u in gazetteer().named("汝城县"))
    known = gazetteer().villages(rucheng.id)
    assert "沙洲" in known
    assert known.get("沙洲")[0].base == "沙洲瑶族"
    assert known.get("没有这样的") == ()


def test_former_villages_stand_under_todays_township():
    jiaocheng = next(u for u in gazetteer().named("交城县"))
    townships = {gazetteer().unit(v.township).name for v in gazetteer().villages(jiaocheng.id).get("前火山")}
    assert townships == {"天宁镇"}


@pytest.mark.parametrize(
    ("stem", "wanted"), [("文明瑶族", "文明"), ("回族", "回族"), ("炮团侗族苗族", "炮团"), ("老庄", "老庄")]
)
def test_peoples_in_names(stem, wanted):
    assert without_peoples(stem) == wanted


SOUNDS = [
    ("重庆市", "chong qing shi", "cqs"),
    ("六安市", "lu an shi", "las"),
    ("蔚县", "yu xian", "yx"),
    ("东莞市", "dong guan shi", "dgs"),
    ("洪洞县", "hong tong xian", "htx"),
    ("老庄镇", "lao zhuang zhen", "lzz"),
    ("凉水泉村", "liang shui quan cun", "lsqc"),
    ("厦门市", "xia men shi", "xms"),
]


@pytest.mark.parametrize(("name", "pinyin", "initials"), SOUNDS)
def test_how_names_sound(name, pinyin, initials):
    assert gazetteer().pinyin(name) == pinyin
    assert gazetteer().initials(name) == initials


def test_the_order_of_siblings():
    known = gazetteer().by_code(210905)
    unknown = gazetteer().lookup(["辽宁省"])
    assert known is not None and unknown is not None
    places = sorted([known, unknown], key=gazetteer().order)
    assert places == [unknown, known]


@pytest.mark.parametrize(
    ("name", "key"),
    [("雄安新区", "河北省/雄安新区"), ("南沙新区", "广东省/广州市/南沙区"), ("浦东", "上海市/浦东新区")],
)
def test_national_new_areas_stand_in_the_tree(name, key):
    assert gazetteer().place(gazetteer().named(name)[0]).key == key
