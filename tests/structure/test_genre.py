"""What kind of document this is, and what its reader must be told before the points."""

import pytest
from structure.samples import (
    BODY,
    MEASURES,
    PLAN,
    PREAMBLE,
    REPORT,
    SHORTCOMINGS,
    THEMES,
    headed,
    numbered,
    outline,
)

from checker.structure.outline import Genre

ANNUAL_TITLES = """
岚澧县人民政府关于2024年度法治政府建设情况的报告
岚澧县人民政府2024年度法治政府建设情况报告
2024年岚澧县法治政府建设年度报告
岚澧县人民政府关于二〇二五年法治政府建设情况的报告
岚澧县二零二五年法治政府建设工作总结
岚澧县2024年法治政府建设工作报告
岚澧县2024年法治政府建设工作总结
岚澧县2024年度法治政府建设工作总结报告
岚澧县2024年度法治政府建设情况
岚澧县2024年推进法治政府建设工作情况
岚澧县2024年依法行政工作报告
岚澧县2024年法治政府建设的报告
白蘋镇2024年法治建设工作总结
岚澧县司法局2024年度推进法治政府建设情况年度报告
岚澧县2024年依法治县工作总结及2025年工作思路
关于岚澧县人民政府2024年度法治政府建设情况的报告
岚澧县人民政府落实《法治政府建设实施纲要(2021—2025年)》2024年度法治政府建设情况报告
岚澧县政务公开办公室2024年度法治政府建设情况报告
岚澧县新闻出版局2024年度法治政府建设情况报告
岚澧县2024年度法治政府建设情况报告(征求意见稿)
岚澧县2024年度法治政府建设情况报告(审议稿)
岚澧县关于2024年法治政府建设情况的报告(讨论通过)
"""


@pytest.mark.parametrize("title", ANNUAL_TITLES.split())
def test_every_form_of_title_of_an_annual_report_is_recognised(title):
    assert outline(headed(f"{title}\n{PREAMBLE}")).genre is Genre.ANNUAL_REPORT


NO_TITLE = {
    "preamble": headed(PREAMBLE),
    "preamble that tells of meetings and documents": headed(
        "2024年,岚澧县印发工作要点,召开推进会,发布权责清单,举办培训班,认真落实上半年和五年规划任务,法治政府建设稳步推进。"
        "现将2024年法治政府建设情况报告如下:"
    ),
    "preamble with a year in words": headed("现将二〇二五年法治政府建设情况报告如下:"),
    "no preamble": "岚澧县认真落实法治政府建设要求。\n"
    + BODY.replace("主要举措", "推进法治政府建设的主要举措"),
    "year of the report, subject in the sentence before": "我局高度重视法治政府建设,把它摆在重要位置。现将2024年度有关工作情况报告如下:\n"
    + THEMES,
    "no announcement, themes on the subject": "2024年,桐岭省坚持依法履职,扎实推进法治政府建设,取得积极进展。\n"
    "一、强化引领,党对法治政府建设的领导更加有力\n省委召开会议9次。\n二、优化服务,营商环境更好\n出台条例。\n",
    "announced with 对": "按照要求,现对本局2024年依法行政工作总结如下。\n" + THEMES,
    "addressed to the superior": "市委、市政府:\n2024年,白蘋镇法治政府建设工作扎实推进。现将本年度有关情况总结汇报如下:\n"
    + THEMES,
    "body only": BODY.replace("主要", "法治政府建设主要").replace("存在的", "法治政府建设存在的"),
}


@pytest.mark.parametrize("text", NO_TITLE.values(), ids=NO_TITLE)
def test_an_annual_report_without_a_title_is_recognised(text):
    assert outline(text).genre is Genre.ANNUAL_REPORT


def test_a_title_in_the_head_of_the_page_is_enough():
    text = headed("2024年,岚澧县各项工作稳步推进。", numbered(MEASURES, PLAN))
    assert outline(text, title="岚澧县2024年度法治政府建设情况报告").genre is Genre.ANNUAL_REPORT


OTHERS = {
    "personal account": ("岚澧县县长2024年度述法报告", Genre.PERSONAL_ACCOUNT),
    "personal account of duties": ("2024年度述职述廉述法报告", Genre.PERSONAL_ACCOUNT),
    "account under the duties' name": (
        "岚澧县司法局局长2024年度履行推进法治建设第一责任人职责情况述法报告",
        Genre.PERSONAL_ACCOUNT,
    ),
    "main points": ("岚澧县2025年法治政府建设工作要点", Genre.WORK_PLAN),
    "work plan": ("岚澧县2025年法治政府建设工作计划", Genre.WORK_PLAN),
    "implementation plan": ("岚澧县法治政府建设实施方案(2021—2025年)", Genre.WORK_PLAN),
    "arrangements": ("岚澧县2025年法治政府建设工作安排", Genre.WORK_PLAN),
    "government work report": ("2025年岚澧县政府工作报告", Genre.GOVERNMENT_REPORT),
    "interpretation": ("《岚澧县2024年度法治政府建设情况报告》解读", Genre.INTERPRETATION),
    "interpretation by the tag of the site": (
        "【政策解读】岚澧县2024年度法治政府建设情况报告",
        Genre.INTERPRETATION,
    ),
    "interpretation in pictures": ("一图读懂岚澧县2024年法治政府建设情况报告", Genre.INTERPRETATION),
    "policy interpretation": ("关于岚澧县2024年度法治政府建设情况报告的政策解读", Genre.INTERPRETATION),
    "openness": ("岚澧县2024年政府信息公开工作年度报告", Genre.OPENNESS_REPORT),
    "openness, short": ("岚澧县司法局2024年度政务公开工作总结", Genre.OPENNESS_REPORT),
    "half a year": ("岚澧县2024年上半年法治政府建设工作情况报告", Genre.OTHER_PERIOD),
    "half-year summary": ("白蘋镇2024年半年法治政府建设工作总结", Genre.OTHER_PERIOD),
    "quarter": ("岚澧县2024年第三季度法治政府建设情况报告", Genre.OTHER_PERIOD),
    "five years": ("岚澧县五年来法治政府建设情况报告", Genre.OTHER_PERIOD),
    "span of years": ("岚澧县2021—2025年法治政府建设情况报告", Genre.OTHER_PERIOD),
    "span of years in words": ("岚澧县2021年至2025年法治政府建设工作总结", Genre.OTHER_PERIOD),
    "year of five years": ("2023年区五年法治政府建设工作情况报告", Genre.OTHER_PERIOD),
    "notice": ("关于做好2024年度法治政府建设情况报告编制工作的通知", Genre.NOTICE),
    "notice of meetings": ("岚澧县司法局关于召开法治政府建设推进会的通知", Genre.NOTICE),
    "opinions": ("岚澧县关于加强法治政府建设的实施意见", Genre.NOTICE),
    "inspection": ("岚澧县2024年法治政府建设督察工作报告", Genre.NOTICE),
    "self-check": ("岚澧县法治政府建设自查报告", Genre.NOTICE),
    "rectification": ("岚澧县法治政府建设督察反馈问题整改情况报告", Genre.NOTICE),
    "news of a meeting": ("岚澧县召开2024年法治政府建设工作推进会", Genre.NEWS),
    "news of the report": ("岚澧县发布2024年度法治政府建设情况报告", Genre.NEWS),
    "news that ends with its verb": ("岚澧县2024年度法治政府建设情况报告出炉", Genre.NEWS),
    "news of a hearing": ("岚澧县人大常委会听取审议2024年度法治政府建设情况报告", Genre.NEWS),
    "other subject": ("岚澧县2024年度乡村振兴工作情况报告", Genre.OTHER),
    "law teaching": ("岚澧县2024年度法治宣传教育工作总结", Genre.OTHER),
}
PLAIN_BODY = (
    "一、加强领导\n"
    + "全年各项任务按要求推进落实,成效明显,群众满意度提高。" * 20
    + "\n二、强化保障\n人员到位。\n"
)


@pytest.mark.parametrize(("title", "genre"), OTHERS.values(), ids=OTHERS)
def test_the_title_tells_what_is_no_annual_report(title, genre):
    assert outline(f"{title}\n{PLAIN_BODY}").genre is genre


BY_CONTENT = {
    "speech to the congress": (
        "各位代表:\n现在,我代表县人民政府,向大会报告工作,请予审议。\n" + PLAIN_BODY,
        Genre.GOVERNMENT_REPORT,
    ),
    "account in the first person": (
        "2024年法治建设情况\n本人作为县长,认真履职。本人主持会议9次。本人带头学法。\n" + PLAIN_BODY,
        Genre.PERSONAL_ACCOUNT,
    ),
    "press": (
        "岚澧县2024年法治政府建设情况\n本报讯(记者 甲乙)近日,岚澧县法治政府建设情况向社会公布。\n"
        + PLAIN_BODY,
        Genre.NEWS,
    ),
    "press with agency": (
        "法治政府建设情况\n中新网岚澧1月16日电 记者从县司法局获悉,岚澧县法治政府建设情况出炉。\n"
        + PLAIN_BODY,
        Genre.NEWS,
    ),
    "notice with its closing": (
        "各镇人民政府,县政府各部门:\n现将《岚澧县法治政府建设任务分工》印发给你们,请认真贯彻执行。\n"
        + PLAIN_BODY,
        Genre.NOTICE,
    ),
    "plan with its purpose": (
        "为深入推进法治政府建设,结合我县实际,制定本方案。\n" + PLAIN_BODY,
        Genre.WORK_PLAN,
    ),
    "openness by its sections": (
        "一、总体情况\n主动公开情况良好。\n二、主动公开政府信息情况\n公开9件。\n三、收到和处理政府信息公开申请情况\n收到9件。\n"
        "四、政府信息公开行政复议、行政诉讼情况\n无。\n" + PLAIN_BODY,
        Genre.OPENNESS_REPORT,
    ),
    "half a year in the preamble": (
        "岚澧县法治政府建设工作情况报告\n现将我县2024年上半年法治政府建设工作情况报告如下:\n" + BODY,
        Genre.OTHER_PERIOD,
    ),
    "five years in the preamble": (
        "岚澧县法治政府建设工作情况报告\n现将五年来法治政府建设工作情况报告如下:\n" + BODY,
        Genre.OTHER_PERIOD,
    ),
    "interpretation by its sections": (
        "岚澧县2024年度法治政府建设情况报告\n一、起草背景\n根据要求起草。\n二、主要内容解读\n报告共四部分。\n"
        + PLAIN_BODY,
        Genre.INTERPRETATION,
    ),
    "novel": ("从前有座山。\n" * 40, Genre.OTHER),
    "interpretation in a bracket": (
        "【文字解读】《岚澧县2024年法治政府建设年度报告》政策解读\n一、背景依据\n根据要求编制。\n"
        + PLAIN_BODY,
        Genre.INTERPRETATION,
    ),
    "regulation on such reports": (
        "岚澧县法治政府建设年度报告工作办法(试行)\n第一条 为规范年度报告,制定本办法。\n第二条 镇人民政府为报告主体。\n"
        "第三条 年度报告应当包括下列内容:\n(一)主要举措和成效;\n(二)存在的不足和原因。\n",
        Genre.NOTICE,
    ),
    "articles under a name of its own": (
        "岚澧县法治政府建设年度报告\n第一条 县人民政府为报告主体。\n第二条 报告应当实事求是。\n第三条 报告应当公开。\n",
        Genre.NOTICE,
    ),
    "table of figures": (
        "岚澧县2024年法治政府建设主要指标完成情况统计表\n| 序号 | 指标 | 完成值 |\n| 1 | 学法次数 | 7 |\n",
        Genre.OTHER,
    ),
    "template for sale": (
        "法治政府建设工作报告\n小编为大家整理了工作报告范文,欢迎参考借鉴!\n一、主要做法\n成立领导小组。\n"
        + PLAIN_BODY,
        Genre.OTHER,
    ),
    "account of the duties alone": (
        "岚澧县林业局关于2024年度履行推进法治建设第一责任人职责情况的报告\n一、主要做法\n认真履职。\n"
        + PLAIN_BODY,
        Genre.PERSONAL_ACCOUNT,
    ),
    "account in short first-person sentences": (
        "2024年法治建设情况\n我坚持重要工作亲自部署。我牵头梳理小区11个。我带头出庭2次。\n" + PLAIN_BODY,
        Genre.PERSONAL_ACCOUNT,
    ),
    "speech": (
        "在全县法治政府建设工作会议上的讲话\n同志们:今天召开会议,总结工作。\n" + PLAIN_BODY,
        Genre.OTHER,
    ),
}


@pytest.mark.parametrize(("text", "genre"), BY_CONTENT.values(), ids=BY_CONTENT)
def test_the_text_tells_what_is_no_annual_report(text, genre):
    assert outline(text).genre is genre


ORDINARY_WORDS = [
    "县政府主要负责人带头述法,组织述职述法评议32人次。",
    "上半年和下半年各开展督察1次,五年规划任务完成率98%。",
    "印发《岚澧县2024年法治政府建设工作要点》,召开新闻发布会9场,发布解读稿件14篇。",
    "及时公布政府信息公开工作年度报告,完成自查报告和整改报告各1份。",
    "向县人民代表大会作政府工作报告,接受各位代表监督。",
]


@pytest.mark.parametrize("sentence", ORDINARY_WORDS)
def test_an_annual_report_may_speak_of_all_the_others(sentence):
    assert (
        outline(headed(PREAMBLE, f"一、主要举措和成效\n{sentence}\n" * 1 + BODY)).genre is Genre.ANNUAL_REPORT
    )
    assert outline(REPORT.replace(PREAMBLE, f"{sentence}{PREAMBLE}")).genre is Genre.ANNUAL_REPORT


def _codes(text: str) -> list[str]:
    return [notice.code for notice in outline(text).notices]


def test_a_full_report_needs_no_notice():
    assert _codes(REPORT) == []


@pytest.mark.parametrize(
    "text",
    [
        "岚澧县人民政府关于2024年度法治政府建设情况的报告\n",
        "岚澧县人民政府关于2024年度法治政府建设情况的报告\n附件:岚澧县2024年度法治政府建设情况报告.pdf\n",
        "岚澧县人民政府关于2024年度法治政府建设情况的报告\n正文加载中,请稍候……\n",
    ],
    ids=["title only", "body in an attachment", "script page"],
)
def test_a_page_without_its_body_is_still_an_annual_report_and_says_so(text):
    assert outline(text).genre is Genre.ANNUAL_REPORT
    assert _codes(text) == ["body-incomplete"]


def test_a_report_without_headings_says_so():
    text = headed(PREAMBLE, MEASURES.replace("(", "").replace(")", "").replace("\n", "")[10:] * 3)
    assert "no-headings" in _codes("岚澧县人民政府2024年度法治政府建设情况报告\n" + text)


def test_another_kind_of_document_says_so_with_its_name():
    notices = outline(f"岚澧县2025年法治政府建设工作要点\n{PLAIN_BODY}").notices
    assert [notice.code for notice in notices] == ["not-annual-report"]
    assert "工作要点" in notices[0].message


def test_themes_with_a_plan_are_an_annual_report():
    text = headed(PREAMBLE, THEMES + "四、存在的不足\n力量不足。\n五、2025年安排\n继续清理。\n")
    assert outline(text).genre is Genre.ANNUAL_REPORT
    assert SHORTCOMINGS not in text
