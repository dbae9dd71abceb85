"""Who issued the report, and at which level of government it stands."""

import pytest
from structure.samples import headed, outline

OPENING = "2024年以来,深入学习贯彻习近平法治思想,现将有关情况报告如下:"

IN_THE_TITLE = {
    "岚澧县人民政府关于2024年度法治政府建设情况的报告": "岚澧县人民政府",
    "岚澧县人民政府2024年度法治政府建设情况报告": "岚澧县人民政府",
    "2024年岚澧县人民政府法治政府建设情况报告": "岚澧县人民政府",
    "2024年度岚澧县司法局法治政府建设情况报告": "岚澧县司法局",
    "关于岚澧县人民政府2024年度法治政府建设情况的报告": "岚澧县人民政府",
    "岚澧县政府2024年法治政府建设情况报告": "岚澧县政府",
    "岚澧县2024年法治政府建设情况报告": "岚澧县",
    "桐岭省法治政府建设情况报告": "桐岭省",
    "澜屿街道办事处2024年度法治政府建设情况报告": "澜屿街道办事处",
    "雁汀市澜屿区澜屿街道2024年度法治政府建设情况报告": "雁汀市澜屿区澜屿街道",
    "白蘋镇2024年度法治政府建设情况报告": "白蘋镇",
    "白蘋镇党委、政府2024年度法治政府建设情况报告": "白蘋镇党委、政府",
    "岚澧县发展和改革委员会2024年度法治政府建设情况报告": "岚澧县发展和改革委员会",
    "岚澧县市场监督管理局关于2024年度推进法治政府建设工作情况的报告": "岚澧县市场监督管理局",
    "岚澧县住建局2024年度法治政府建设情况报告": "岚澧县住建局",
    "雁汀经济技术开发区管理委员会2024年度法治政府建设情况报告": "雁汀经济技术开发区管理委员会",
    "雁汀新区管委会2024年度法治政府建设情况报告": "雁汀新区管委会",
    "岚澧县人民政府办公室2024年度法治政府建设情况报告": "岚澧县人民政府办公室",
    "桐岭省司法厅二〇二四年度法治政府建设情况报告": "桐岭省司法厅",
    "中共岚澧县委 岚澧县人民政府关于2024年度法治政府建设情况的报告": "中共岚澧县委、岚澧县人民政府",
    "中共岚澧县委、岚澧县人民政府2024年度法治政府建设情况报告": "中共岚澧县委、岚澧县人民政府",
    "中共白蘋镇委员会白蘋镇人民政府2024年度法治政府建设情况报告": "中共白蘋镇委员会、白蘋镇人民政府",
}


@pytest.mark.parametrize(("title", "issuer"), IN_THE_TITLE.items(), ids=IN_THE_TITLE)
def test_the_title_names_the_issuer(title, issuer):
    facts = outline(headed(f"{title}\n{OPENING}")).title
    assert facts.issuer is not None
    assert facts.issuer.replace(" ", "") == issuer.replace(" ", "")
    assert dict(facts.sources)["issuer"] == "标题"


def test_a_joint_issuer_over_two_lines_is_two_bodies():
    head = "中共岚澧县委\n岚澧县人民政府\n关于2024年度法治政府建设情况的报告"
    assert outline(headed(f"{head}\n{OPENING}")).title.issuer == "中共岚澧县委、岚澧县人民政府"


BARE = "2024年度法治政府建设情况报告"
ELSEWHERE = {
    "signature": (f"{BARE}\n{OPENING}", "\n岚澧县人民政府\n2025年1月15日", {}, "岚澧县人民政府", "落款"),
    "signature of two": (
        f"{BARE}\n{OPENING}",
        "\n中共岚澧县委 岚澧县人民政府\n2025年1月15日",
        {},
        "中共岚澧县委、岚澧县人民政府",
        "落款",
    ),
    "short signature": (f"{BARE}\n{OPENING}", "\n白蘋镇人民政府\n", {}, "白蘋镇人民政府", "落款"),
    "head of the page": (
        f"{BARE}\n{OPENING}",
        "",
        {"issuer": "岚澧县教育局"},
        "岚澧县教育局",
        "网页信息",
    ),
    "index block": (
        f"发布机构:岚澧县教育局\n成文日期:2025-01-12\n{BARE}\n{OPENING}",
        "",
        {},
        "岚澧县教育局",
        "网页信息",
    ),
    "opening sentence": (
        f"{BARE}\n2024年,岚澧县水利局认真落实法治政府建设要求,现将有关情况报告如下:",
        "",
        {},
        "岚澧县水利局",
        "引言",
    ),
    "a place alone, its government in the opening": (
        "岚澧县2024年法治政府建设情况报告\n2024年,岚澧县人民政府认真落实要求,现将有关情况报告如下:",
        "",
        {},
        "岚澧县人民政府",
        "标题",
    ),
    "我局 in the title": (
        f"我局{BARE}\n{OPENING}",
        "\n岚澧县水利局\n2025年1月15日",
        {},
        "岚澧县水利局",
        "落款",
    ),
}


@pytest.mark.parametrize(
    ("head", "end", "hints", "issuer", "source"), ELSEWHERE.values(), ids=ELSEWHERE.keys()
)
def test_where_the_title_is_silent_the_issuer_is_found_elsewhere(head, end, hints, issuer, source):
    facts = outline(headed(head).rstrip() + end, **hints).title
    assert ((facts.issuer or "").replace(" ", ""), dict(facts.sources).get("issuer")) == (issuer, source)


@pytest.mark.parametrize(
    "title",
    [BARE, f"我镇{BARE}", f"我局{BARE}", "全县2024年法治政府建设情况报告", "本区2024年法治政府建设情况报告"],
)
def test_a_report_that_never_says_who_issued_it_has_no_issuer(title):
    assert outline(headed(f"{title}\n{OPENING}")).title.issuer is None


LEVELS = {
    "桐岭省人民政府": "P",
    "桐岭省": "P",
    "岫原自治区人民政府": "P",
    "天津市人民政府": "P",
    "中共重庆市委、重庆市人民政府": "P",
    "雁汀市人民政府": "C",
    "雁汀市": "C",
    "岫原自治州人民政府": "C",
    "岫原哈萨克自治州": "C",
    "岫原盟行政公署": "C",
    "岫原地区行政公署": "C",
    "岚澧县人民政府": "X",
    "岚澧县": "X",
    "岚澧自治县人民政府": "X",
    "雁汀市澜屿区人民政府": "X",
    "岫原旗人民政府": "X",
    "中共岚澧县委、岚澧县人民政府": "X",
    "中共岚澧县委、岚澧县政府": "X",
    "天津市澜屿区人民政府": "X",
    "雁汀经济技术开发区管理委员会": "X",
    "雁汀高新区管委会": "X",
    "雁汀新区管委会": "X",
    "雁汀市岚澧市人民政府": "X",
    "岚澧县全面依法治县委员会办公室": "X",
    "中共雁汀市委全面依法治市委员会办公室": "C",
    "岚澧县委依法治县办": "X",
    "白蘋镇人民政府": "T",
    "白蘋镇": "T",
    "岚澧县白蘋乡人民政府": "T",
    "岫原苏木人民政府": "T",
    "岚澧县白蘋民族乡人民政府": "T",
    "澜屿街道办事处": "T",
    "澜屿街道办": "T",
    "澜屿街道": "T",
    "澜屿街": "T",
    "澜屿街道党工委、办事处": "T",
    "中共白蘋镇委员会、白蘋镇人民政府": "T",
    "白蘋镇党委、政府": "T",
    "中共白蘋镇委": "T",
    "岚澧县司法局": "D",
    "雁汀市司法局": "D",
    "桐岭省司法厅": "D",
    "岚澧县发展和改革委员会": "D",
    "雁汀市发展改革委": "D",
    "天津市卫生健康委员会": "D",
    "雁汀市公安局澜屿分局": "D",
    "雁汀市城市管理综合行政执法支队": "D",
    "雁汀市政务服务和数据管理局": "D",
    "桐岭省林业和草原局": "D",
    "岚澧县供销合作社": "D",
    "国家税务总局岚澧县税务局": "D",
    "雁汀市住房公积金管理中心": "D",
    "雁汀市人民政府国有资产监督管理委员会": "D",
    "雁汀市人民政府外事办公室": "D",
    "岚澧县信访局": "D",
}


@pytest.mark.parametrize(("issuer", "level"), LEVELS.items(), ids=LEVELS)
def test_the_name_of_the_issuer_tells_the_level(issuer, level):
    facts = outline(headed(f"{issuer}2024年度法治政府建设情况报告\n{OPENING}")).title
    assert (facts.issuer, facts.level) == (issuer, level)


CITY = "岚澧市人民政府2024年度法治政府建设情况报告\n" + OPENING + "\n一、主要举措和成效\n"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        (CITY + "各县(市、区)均已完成清单编制,指导8个县区开展评查,各镇逐一落实。", "C"),
        (CITY + "全市各镇(街道)均设立司法所,指导12个乡镇开展评查,乡镇执法人员持证率100%。", "X"),
        (CITY + "全市办理行政复议案件43件。", "C"),
        (CITY + "打造县级特色场景9个,新建镇(街道)救援站6个,督察8个镇(街道)。", "X"),
        (CITY + "对各区县、各部门开展督察,乡镇法治建设同步推进,乡镇司法所全覆盖,镇街执法规范。", "C"),
    ],
    ids=["has counties", "only towns", "names neither", "county level in passing", "has both"],
)
def test_a_city_is_told_by_what_it_has_under_it(text, level):
    assert outline(text).title.level == level


@pytest.mark.parametrize(
    ("issuer", "text", "level"),
    [
        ("岚澧县人民政府办公室", "我办认真履行职责,我办全年办文3次。", "D"),
        ("桐岭省人民政府办公厅", "我厅认真履行职责,我厅全年办文3次。", "D"),
        ("岚澧县人民政府办公室", "全县各镇各部门认真履行职责,全县受理行政复议43件。", "X"),
        ("桐岭省人民政府办公厅", "全省各级政府认真履行职责,全省受理行政复议4300件。", "P"),
    ],
)
def test_the_office_of_a_government_speaks_for_itself_or_for_the_government(issuer, text, level):
    report = f"{issuer}2024年度法治政府建设情况报告\n{OPENING}\n一、主要举措和成效\n{text}"
    assert outline(report).title.level == level


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("我局全年立案43起。我局聘请法律顾问2名。", "D"),
        ("我镇调解纠纷43起。我镇聘请法律顾问2名。", "T"),
        ("我街道调解纠纷43起。我街道聘请法律顾问2名。", "T"),
        ("我县受理复议43起。全县聘请法律顾问92名。", "X"),
        ("我市受理复议43起。全市聘请法律顾问92名。", "C"),
        ("全省受理复议43起。我省聘请法律顾问92名。", "P"),
        ("各项工作稳步推进。", None),
    ],
)
def test_without_an_issuer_the_report_tells_its_level_by_its_own_words(words, level):
    assert outline(f"{BARE}\n{OPENING}\n一、主要举措和成效\n{words}").title.level == level


@pytest.mark.parametrize(
    ("opening", "level"),
    [
        ("根据要求,现将省政府2024年度法治政府建设情况报告如下。", "P"),
        ("根据要求,现将县人民政府2024年法治政府建设工作情况报告如下。", "X"),
        ("根据要求,现将我镇2024年法治政府建设情况汇报如下:", "T"),
        ("2024年来,街道按照方案要求扎实工作。街道健全机制,现将2024年法治政府建设情况报告如下。", "T"),
        ("现将我局2024年法治政府建设情况报告如下:", "D"),
    ],
)
def test_an_announcement_without_a_name_tells_the_level(opening, level):
    assert outline(f"{opening}\n一、主要举措和成效\n各项工作稳步推进。\n").title.level == level


@pytest.mark.parametrize(
    ("opening", "issuer"),
    [
        ("2024年,白蘋镇法治政府建设工作在县委、县政府的正确领导下有序推进,现将情况报告如下:", "白蘋镇"),
        ("2024年,在市委、市政府的正确领导下,岚澧县全面贯彻要求,现将法治政府建设情况报告如下:", "岚澧县"),
        (
            "2024年度,在县委、县政府的领导下,澜屿街道按照《规定》要求,法治政府建设稳步推进,现报告如下:",
            "澜屿街道",
        ),
        ("2024年,县人民政府坚持依法行政,镇党委政府认真落实,现将情况报告如下:", None),
        ("2024年,全县认真落实要求,各镇积极推进,现将情况报告如下:", None),
    ],
)
def test_an_opening_without_a_title_names_the_place_or_nothing(opening, issuer):
    assert (
        outline(
            f"{opening}\n一、主要举措和成效\n湖州司法厅在会上作经验交流。\n".replace("湖州", "桐岭省")
        ).title.issuer
        == issuer
    )


def test_a_given_issuer_or_level_overrides_the_text():
    from checker.reading import read_document
    from checker.structure import outline_of

    document = read_document(f"岚澧县人民政府{BARE}\n{OPENING}")
    given = outline_of(document, issuer="白蘋镇人民政府").title
    assert (given.issuer, given.level) == ("白蘋镇人民政府", "T")
    given = outline_of(document, level="C", year=2022).title
    assert (given.issuer, given.level, given.year) == ("岚澧县人民政府", "C", 2022)
