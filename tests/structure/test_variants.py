"""One report in every form that published pages were seen in: layout, numbers, order of the head, titles, years. Facts must not change.

The forms are those of published first pages of all levels and years (facts, no texts); the report is invented.
"""

import pytest
from structure.samples import BODY, PREAMBLE, REPORT, TITLE, headed, outline, parts

ALL = ["preamble", "measures", "shortcomings", "first-responsible", "plan"]
HEAD = f"{TITLE}\n{PREAMBLE}\n"


def renumbered(top, below="(一) (二) (三) (四)"):
    """The report's body with other numbers before its parts and their groups."""
    text = BODY
    for old, new in zip("(一) (二) (三) (四)".split(), below.split(), strict=True):
        text = text.replace(old, new.replace("·", "§"))
    for old, new in zip("一、 二、 三、 四、".split(), top, strict=True):
        text = text.replace(f"\n{old}" if old != "一、" else old, f"\n{new}" if old != "一、" else new)
    return text


def ended(mark):
    """The report's body whose part headings end with this mark (and a line break, unless the mark is the whole ending)."""
    text = BODY
    for word in ("成效", "原因", "情况", "安排"):
        text = text.replace(f"{word}\n", f"{word}{mark}", 1)
    return text


ITEMS = "1. 2. 3. 4."
BRACKETS = "(1) (2) (3) (4)"
LAYOUTS = {
    "lines": REPORT,
    "one line, blanks": REPORT.replace("\n", " "),
    "one line, wide blanks": REPORT.replace("\n", "　　"),
    "one line, nothing between": REPORT.replace("\n", ""),
    "one line, table bars": REPORT.replace("\n", " | "),
    "many empty lines": REPORT.replace("\n", "\n\n\n\n"),
    "windows line ends": REPORT.replace("\n", "\r\n"),
    "ASCII marks": REPORT.replace("，", ",").replace("：", ":").replace("、", "、"),
    "full-width marks": REPORT.replace(",", "，").replace(":", "：").replace("(", "（").replace(")", "）"),
    "only （一）": HEAD + renumbered(["(一)", "(二)", "(三)", "(四)"], ITEMS),
    "only （一）, one line": (HEAD + renumbered(["(一)", "(二)", "(三)", "(四)"], ITEMS)).replace("\n", ""),
    "Arabic parts": HEAD + renumbered(["1.", "2.", "3.", "4."], BRACKETS),
    "Arabic parts, one line": (HEAD + renumbered(["1.", "2.", "3.", "4."], BRACKETS)).replace("\n", " "),
    "Arabic parts above （一）": HEAD + renumbered(["1、", "2、", "3、", "4、"]),
    "第一部分": HEAD + renumbered(["第一部分 ", "第二部分 ", "第三部分 ", "第四部分 "]),
    "numbers start anew": HEAD + renumbered(["一、"] * 4),
    "a number twice": HEAD + renumbered(["一、", "二、", "二、", "三、"]),
    "a number left out": HEAD + renumbered(["一、", "二、", "四、", "五、"]),
    "all part numbers lost": HEAD + renumbered(["", "", "", ""]),
    "the first number lost": HEAD + renumbered(["", "二、", "三、", "四、"]),
    "one number lost": HEAD + renumbered(["一、", "", "三、", "四、"]),
    "a point behind the number": HEAD + renumbered(["一.", "二.", "三.", "四."]),
    "a blank behind the number": HEAD + renumbered(["一 ", "二 ", "三 ", "四 "]),
    "headings end with a full stop": HEAD + ended("。\n"),
    "headings end with a colon": HEAD + ended("：\n"),
    "headings run in with a full stop": HEAD + ended("。"),
    "headings run in with a colon": HEAD + ended(":"),
    "headings run in without a mark": HEAD + ended(""),
    "bold marks around a heading": HEAD + BODY.replace("一、主要举措和成效", "**一、主要举措和成效**"),
    "a fifth part of other matters": HEAD + BODY + "五、其他需要报告的情况\n无。\n",
    "a page mark cut into a sentence": REPORT.replace("新设便民", "\n1、\n新设便民"),
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_the_facts_are_the_same_in_every_layout(text):
    facts = outline(text)
    assert facts.is_annual_report
    assert (facts.title.title, facts.title.issuer, facts.title.level, facts.title.year) == (
        TITLE,
        "岚澧县人民政府",
        "X",
        2024,
    )
    assert [part for part in dict.fromkeys(parts(text)) if part != "other"] == ALL


LISTS_THE_PARTS = (
    "本报告包括四个部分:主要举措和成效;存在的不足和原因;党政主要负责人履行第一责任人职责情况;2025年主要安排。"
)
OPENINGS = {
    "announcement first": f"{TITLE}\n现将有关情况报告如下:\n2024年,岚澧县推进法治政府建设。\n",
    "announcement twice": f"{TITLE}\n现将2024年情况报告如下:\n2024年,岚澧县推进法治政府建设。现将有关情况报告如下:\n",
    "addressee": f"{TITLE}\n市委、市政府:\n{PREAMBLE}\n",
    "legal basis": f"{TITLE}\n根据督察工作规定(厅字〔2019〕28号)要求,现将2024年度情况报告如下。\n",
    "list of the parts": f"{TITLE}\n引言\n{LISTS_THE_PARTS}\n{PREAMBLE}\n",
    "bullets of results": f"{HEAD}--办件量居全市第一。\n--新增网点14处。\n",
    "tag of the site": f"【工作总结】{TITLE}\n{PREAMBLE}\n",
    "frame of a news page": f"{TITLE}\n来源:县司法局 发布时间:2025-03-28\n具体内容如下:\n{PREAMBLE}\n",
    "title twice": f"2024年岚澧县法治政府建设报告\n{TITLE}\n{PREAMBLE}\n",
    "watermark of a site glued to the title": f"文书之家—每日更新www.example.com{TITLE}\n{PREAMBLE}\n",
    "title, then again over three lines": f"{TITLE}\n岚澧县人民政府\n关于2024年度法治政府建设情况的报告\n{PREAMBLE}\n",
    "day in brackets below the title": f"{TITLE}\n(2025年1月31日)\n{PREAMBLE}\n",
    "reader of the site": f"{TITLE}\n日期:2025-01-16\n语音播报\n语音合成中,请耐心等待...\n进入播报模式\n退出播报模式\n日期:2025-01-16\n{PREAMBLE}\n",
    "day of publication behind the title": f"{TITLE} 2025-02-28\n{PREAMBLE}\n",
    "day and hour behind the title": f"{TITLE}  (2025年2月28日 17:34)\n{PREAMBLE}\n",
    "hint of the page above the title": f"正文内容区域请使用tab按钮切换浏览\n{TITLE}\n区政府:\n{PREAMBLE}\n",
    "list of page fields with bullets": f"{TITLE}_政府文件_岚澧县人民政府门户网站\n{TITLE}\n信息来源: 县司法局 发布时间 2026-02-09\n【字号\n"
    f"  • 所属类目: 政府文件\n  • 体       裁: 报告\n  • 公开类别: 主动公开\n  • 机构名称: 县司法局\n{PREAMBLE}\n",
    "name of a file": f"{TITLE}.docx\n{TITLE}\n{PREAMBLE}\n",
    "clock and menu": f"今天是:2019年12月3日 星期二\n首页 走进岚澧 新闻中心 信息公开\n{TITLE}\n{PREAMBLE}\n",
    "index block line by line": "索引号\n010898141/2025-06521\n主题分类\n其他\n发文机关\n岚澧县人民政府\n效力状态\n有效\n"
    + HEAD,
    "index block in brackets": "- [ 索引号 ] 11500229768/2025-00004\n- [ 发文字号 ] 岚政〔2025〕3号\n- [ 成文日期 ] 2025-02-12\n"
    + HEAD,
    "index block as a table": f"索 引 号 | 1162030/2025-48086 | 主题分类 | 岚政发 |\n有效性 | |||\n成文日期 | 2025-01-13 |\n标 题 | {TITLE} |\n{HEAD}",
    "cover letter": "关于报送2024年度法治政府建设情况报告的报告\n县委、县政府:\n现将有关材料报送,内容包括主要举措和成效、存在的不足和原因、"
    "党政主要负责人履职情况、下一年度主要安排。\n特此报告。\n附件:岚澧县2024年法治政府建设情况报告\n岚澧县司法局\n2025年1月20日\n"
    + HEAD,
}


@pytest.mark.parametrize("head", OPENINGS.values(), ids=OPENINGS)
def test_whatever_stands_before_the_first_part_is_its_opening(head):
    facts = outline(headed(head))
    assert (facts.title.title, facts.title.year, facts.title.level) == (TITLE, 2024, "X")
    assert list(dict.fromkeys(parts(headed(head)))) == ALL


KINDS = """
情况报告 情况的报告 工作情况报告 工作报告 年度报告 年度情况报告 情况年度报告 工作年度报告 工作总结报告 报告 的报告 情况 工作情况 工作总结
工作情况汇报 工作情况的汇报 情况总结 情况公示 工作总结及2025年工作计划 工作情况和2025年工作打算 工作总结暨下一步工作思路
"""


@pytest.mark.parametrize("kind", KINDS.split())
def test_every_name_of_such_a_report_is_a_title(kind):
    facts = outline(headed(f"岚澧县2024年法治政府建设{kind}\n{PREAMBLE}"))
    assert facts.is_annual_report
    assert (facts.title.title, facts.title.year) == (f"岚澧县2024年法治政府建设{kind}", 2024)


ISSUERS = {
    "岚澧县委、县政府关于2024年度法治政府建设情况的报告": ("岚澧县委、县政府", "X"),
    "中共岚澧县委岚澧县人民政府2024年度法治政府建设情况报告": ("中共岚澧县委、岚澧县人民政府", "X"),
    "中共白蘋镇委员会 白蘋镇人民政府2024年度法治政府建设情况报告": ("中共白蘋镇委员会、白蘋镇人民政府", "T"),
    "白蘋镇党委政府关于2024年度法治政府建设情况的报告": ("白蘋镇党委政府", "T"),
    "岚澧县水利局2024年法治建设工作情况": ("岚澧县水利局", "D"),
    "岚澧县司法局(县行政复议局)2024年度法治政府建设情况报告": ("岚澧县司法局", "D"),
    "雁汀市澜屿区人民政府锦桥街道办事处2024年度法治政府建设情况报告": (
        "雁汀市澜屿区人民政府锦桥街道办事处",
        "T",
    ),
    "农牧渔业部2024年度法治政府建设情况的报告": ("农牧渔业部", "D"),
    "澜屿街2024年法治政府建设情况报告": ("澜屿街", "T"),
}


@pytest.mark.parametrize(("title", "expected"), ISSUERS.items(), ids=ISSUERS)
def test_every_form_of_issuer_is_named_with_its_level(title, expected):
    facts = outline(f"{title}\n现将有关情况报告如下:\n一、主要举措和成效\n各项工作稳步推进。\n").title
    assert (facts.issuer, facts.level) == expected


BARE = "岚澧县法治政府建设情况报告"
YEARS = {
    "in words": "岚澧县关于二〇二四年度法治政府建设情况的报告\n二〇二四年,岚澧县推进法治政府建设。现报告如下:",
    "spaced": "岚澧县 2024 年度法治政府建设情况报告\n现报告如下:",
    "span in words before it": f"{BARE}\n按照二○二一—二○二五年规划,二○二四年,我县推进法治政府建设。现报告如下:",
    "span that lost its dash": f"{BARE}\n按照《纲要(20212025年)》,2024年以来,我县推进法治建设,现报告如下:",
    "document number that lost its brackets": f"{BARE}\n根据岚政20239号文件,2024年,我县推进法治建设,现报告如下:",
    "announcement with a typo": f"{BARE}\n现将2024年法治政府建设情况报如下:",
    "published in the same December": f"{BARE}\n发布时间:2024-12-28\n今年以来,岚澧县推进法治政府建设,现报告如下:",
    "published in the next year": f"{BARE}\n发布日期:2025年1月28日\n一年来,岚澧县推进法治政府建设,现报告如下:",
    "updated in the next year": f"{BARE}\n文章来源:司法局 更新时间:2025/03/29 11:30:01\n一年来,我县推进法治建设,现报告如下:",
}
QUIET = "\n一、主要举措和成效\n办件3216件。\n二、存在的不足\n力量不足。\n三、下一步打算\n继续清理。\n"


@pytest.mark.parametrize("head", YEARS.values(), ids=YEARS)
def test_the_year_is_told_in_every_form(head):
    assert outline(head + QUIET).title.year == 2024


def test_a_masked_report_has_its_parts_and_no_year():
    text = "岚澧县****年度法治政府建设情况报告\n****年,我县推进法治建设,现将情况报告如下:\n" + BODY.replace(
        "2025", "****"
    )
    assert outline(text).title.year is None
    assert list(dict.fromkeys(parts(text))) == ALL
