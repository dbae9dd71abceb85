"""The year the report is on: never simply the first number that looks like one."""

import pytest
from structure.samples import headed, outline

BARE = "岚澧县人民政府法治政府建设情况报告"
QUIET = "一、主要举措和成效\n全年办理审批事项3216件。\n二、存在的不足和原因\n基层力量不足。\n"

IN_THE_TITLE = {
    "岚澧县人民政府2024年度法治政府建设情况报告": 2024,
    "2024年岚澧县法治政府建设情况报告": 2024,
    "岚澧县2024 年度法治政府建设情况报告": 2024,
    "岚澧县２０２４年度法治政府建设情况报告": 2024,
    "岚澧县二〇二四年度法治政府建设情况报告": 2024,
    "岚澧县二○二四年度法治政府建设情况报告": 2024,
    "岚澧县二零二四年度法治政府建设情况报告": 2024,
    "岚澧县二O二四年法治政府建设情况报告": 2024,
    "岚澧县2023年度法治政府建设年度报告": 2023,
    "关于岚澧县2019年法治政府建设情况的报告": 2019,
    "岚澧县2024法治政府建设年度报告": 2024,
    "岚澧县法治政府建设年度报告(2024年)": 2024,
    "岚澧县法治政府建设年度报告(2024)": 2024,
    "岚澧县落实《法治政府建设实施纲要(2021—2025年)》2024年度法治政府建设情况报告": 2024,
}


@pytest.mark.parametrize(("title", "year"), IN_THE_TITLE.items(), ids=IN_THE_TITLE)
def test_the_title_tells_the_year(title, year):
    facts = outline(headed(f"{title}\n现将有关情况报告如下:", QUIET)).title
    assert (facts.year, dict(facts.sources).get("year")) == (year, "标题")


FROM_THE_OPENING = {
    "2024年,岚澧县认真落实要求。现将有关情况报告如下:": 2024,
    "2024年以来,岚澧县认真落实要求。现将有关情况报告如下:": 2024,
    "2024年来,岚澧县认真落实要求。现将有关情况报告如下:": 2024,
    "2024年度,我县认真落实要求。现将有关情况报告如下:": 2024,
    "现将岚澧县2024年度法治政府建设情况报告如下:": 2024,
    "现将2024年法治政府建设工作情况汇报如下。": 2024,
    "2024 年,我县认真落实要求。现报告如下:": 2024,
    "二〇二四年,我县认真落实要求。现报告如下:": 2024,
    "2024年全县上下认真落实要求。现报告如下:": 2024,
    "根据《法治政府建设实施纲要(2021—2025年)》和厅字〔2019〕28号要求,现将2024年法治政府建设情况报告如下:": 2024,
    "根据《法治政府建设实施纲要(20212025年)》,2024年以来,我县认真落实要求,现报告如下:": 2024,
    "按照2021-2025年规划,2023年我县推进法治建设,现将2023年情况报告如下:": 2023,
    "按照2021–2025年规划,2023年,我县推进法治建设,现将情况报告如下:": 2023,
    "按照2021年至2025年规划,2023年,我县推进法治建设,现将情况报告如下:": 2023,
    "今年是2021年纲要实施的第四年。2024年,我县推进法治建设,现将情况报告如下:": 2024,
    "根据雁政办〔2025〕9号文件,2024年以来,我县推进法治建设,现将情况报告如下:": 2024,
    "2024年是全面推进法治建设的重要一年。现将我县法治政府建设情况报告如下:": 2024,
}


@pytest.mark.parametrize(("opening", "year"), FROM_THE_OPENING.items(), ids=FROM_THE_OPENING)
def test_the_opening_tells_the_year(opening, year):
    facts = outline(headed(f"{BARE}\n{opening}", QUIET)).title
    assert (facts.year, dict(facts.sources).get("year")) == (year, "引言")


NOISE = {
    "clock of the page": "今天是:2019年12月3日 星期二\n" + BARE,
    "clock behind the title": BARE + "\n2025年3月3日 星期一 10:12",
    "published in the next year": BARE + "\n发布日期:2025年1月18日",
    "month of a cover page": BARE + "\n2025年2月",
    "document number": BARE + "\n岚政发〔2025〕9号",
    "document number that lost its brackets": BARE + "\n岚政20239号",
    "plan for the next year": BARE + "\n在总结经验的同时,积极谋划2025年工作。",
}


@pytest.mark.parametrize("head", NOISE.values(), ids=NOISE)
def test_other_years_around_the_title_do_not_count(head):
    assert outline(headed(f"{head}\n2024年以来,我县推进法治建设,现将情况报告如下:", QUIET)).title.year == 2024


def test_only_the_heading_of_the_plan_has_a_year():
    body = QUIET + "三、2025年主要工作安排\n继续清理文件。\n"
    facts = outline(headed(f"{BARE}\n现将有关情况报告如下:", body)).title
    assert (facts.year, dict(facts.sources)["year"]) == (2024, "下一年度安排的年份")


def test_only_the_heading_of_the_measures_has_a_year():
    body = QUIET.replace("一、主要", "一、2024年主要")
    assert outline(headed(f"{BARE}\n现将有关情况报告如下:", body)).title.year == 2024


def test_a_plan_issued_in_the_report_year_is_no_plan_for_the_next():
    body = (
        "一、主要举措和成效\n印发2024年工作计划。2024年办件9件,2024年培训2期。\n二、下一步打算\n继续清理。\n"
    )
    assert outline(headed(f"{BARE}\n现将有关情况报告如下:", body)).title.year == 2024


@pytest.mark.parametrize(
    ("published", "year"),
    [("2025-01-20", 2024), ("2025-03-30", 2024), ("2024-12-28", 2024), ("2024-11-30", 2024)],
)
def test_as_a_last_resort_the_day_of_publication_tells(published, year):
    facts = outline(headed(f"{BARE}\n现将有关情况报告如下:", QUIET), published=published).title
    assert (facts.year, dict(facts.sources)["year"]) == (year, "发布日期")


@pytest.mark.parametrize(("signed", "year"), [("2025年1月16日", 2024), ("2024年12月26日", 2024)])
def test_this_year_is_told_by_the_day_of_the_signature(signed, year):
    text = headed(f"{BARE}\n今年以来,我县推进法治建设,现将今年情况报告如下:", QUIET)
    assert outline(f"{text}岚澧县人民政府\n{signed}\n").title.year == year


@pytest.mark.parametrize("mask", ["****年度", "20xx年度", "20XX年度", "*年", "XX年"])
def test_a_masked_year_is_no_year(mask):
    text = headed(f"岚澧县{mask}法治政府建设情况报告\n{mask},我县推进法治建设,现将情况报告如下:", QUIET)
    assert outline(text).title.year is None


def test_a_year_in_the_head_of_the_page_counts_only_with_the_subject():
    text = headed(f"{BARE}\n2024年,我县推进法治建设,现将情况报告如下:", QUIET)
    assert outline(text, title="岚澧县2023年度法治政府建设情况报告").title.year == 2023
    assert outline(text, title="2025年1月公开目录-岚澧县人民政府").title.year == 2024


def test_comparison_years_do_not_outvote_the_report_year():
    body = (
        "一、主要举措和成效\n2024年办件93件,比2023年增长9%,较2022年增长12%;2024年培训5期,"
        "依据《规划(2021—2025年)》《意见(2021—2025年)》。\n二、存在的不足和原因\n基层力量不足。\n"
    )
    assert outline(headed(f"{BARE}\n现将有关情况报告如下:", body)).title.year == 2024
