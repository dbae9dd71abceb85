"""The title, wherever the page has it and over however many lines."""

import pytest
from structure.samples import BODY, PREAMBLE, headed, outline

ONE = "岚澧县人民政府关于2024年度法治政府建设情况的报告"
JOINT = "中共岚澧县委岚澧县人民政府关于2024年度法治政府建设情况的报告"
PAGE = "首页 > 政务公开 > 法治政府建设\n索引号:0087/2025-0013\n发布日期:2025-01-16\n【字体:大 中 小】\n"

ON_ONE_LINE = [
    ONE,
    "岚澧县2024年法治政府建设年度报告",
    "2024年岚澧县法治政府建设情况报告",
    "2024年度岚澧县人民政府法治政府建设工作总结",
    "关于2024年度法治政府建设工作情况的报告",
    "岚澧县人民政府法治政府建设情况报告",
    "法治政府建设情况报告",
    "2024年度法治政府建设年度报告",
    "岚澧县2023年度法治政府建设2024年年度报告",
    "岚澧县司法局2024年度推进法治政府建设工作总结报告",
    "岚澧县2024年法治政府建设的报告",
    "岚澧县2024年度法治政府建设情况",
    "白蘋镇2024年依法行政工作情况",
    "澜屿街道办事处2024年度法治政府建设年度情况报告",
    "岚澧县2024年法治政府建设报告",
    "岚澧县水利局2024年度法治建设工作总结",
    "岚澧县2024年度法治政府建设工作年度报告",
    "岚澧县人民政府2024年度推进依法行政、建设法治政府工作情况报告",
]

OVER_LINES = {
    "party above government": ("中共岚澧县委\n岚澧县人民政府\n关于2024年度法治政府建设情况的报告", JOINT),
    "two bodies on one line": ("中共岚澧县委  岚澧县人民政府\n关于2024年度法治政府建设情况的报告", JOINT),
    "issuer, then about": ("岚澧县人民政府\n关于2024年度法治政府建设情况的报告", ONE),
    "about left on the first line": ("岚澧县人民政府关于\n2024年度法治政府建设情况的报告", ONE),
    "broken before the last words": ("岚澧县人民政府关于2024年度法治政府建设\n情况的报告", ONE),
    "broken inside the last words": ("岚澧县人民政府关于2024年度法治政府建设情况\n的报告", ONE),
    "broken inside a word": ("岚澧县人民政府关于2024年度法治政\n府建设情况的报告", ONE),
    "over three lines": ("岚澧县人民政府\n关于2024年度\n法治政府建设情况的报告", ONE),
    "letter-spaced": ("岚 澧 县 人 民 政 府\n关 于 2 0 2 4 年 度\n法 治 政 府 建 设 情 况 的 报 告", ONE),
    "full-width blanks": (f"　　　{ONE}　　", ONE),
    "table bars": (f"{ONE} | |||\n|\n|||", ONE),
    "bold marks of Markdown": (f"# {ONE}", ONE),
}


@pytest.mark.parametrize("title", ON_ONE_LINE)
def test_a_title_on_one_line_is_found(title):
    assert outline(headed(f"{title}\n{PREAMBLE}")).title.title == title


@pytest.mark.parametrize(("head", "title"), OVER_LINES.values(), ids=OVER_LINES)
def test_a_title_over_several_lines_is_put_together(head, title):
    facts = outline(headed(f"{head}\n{PREAMBLE}")).title
    assert facts.title == title


@pytest.mark.parametrize(("head", "title"), OVER_LINES.values(), ids=OVER_LINES)
def test_a_title_behind_the_noise_of_a_web_page_is_found(head, title):
    assert outline(headed(f"{PAGE}{head}\n{PREAMBLE}")).title.title == title


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("2024年度法治政府建设情况报告", ONE, ONE),
        (ONE, ONE, ONE),
        ("岚澧县2024年法治政府建设情况报告", ONE, ONE),
        ("法治政府建设年度报告", ONE, ONE),
    ],
    ids=["short, then full", "the same again", "other form of the year", "menu item"],
)
def test_of_two_titles_the_one_next_to_the_text_counts_and_neither_is_text(first, second, told):
    text = headed(f"{first}\n发布日期:2025-01-16\n{second}\n{PREAMBLE}")
    facts = outline(text)
    assert facts.title.title == told
    assert facts.body[0] >= text.rindex(second) + len(second)


def test_a_title_glued_to_the_text_on_one_line_ends_before_the_text():
    facts = outline(f"{ONE} {PREAMBLE} {BODY}".replace("\n", " ")).title
    assert facts.title == ONE


def test_a_title_among_the_noise_of_a_flattened_page_is_found():
    noise = "当前位置:首页>法治政府建设年度报告 {} 发布时间:2025-01-16 来源:县司法局 【字体:大 中 小】 "
    facts = outline((noise.format(ONE) + PREAMBLE + BODY).replace("\n", " ")).title
    assert (facts.title, facts.year) == (ONE, 2024)


def test_only_the_head_of_the_page_knows_the_title():
    facts = outline(headed(PREAMBLE), title=f"{ONE}-岚澧县人民政府门户网站").title
    assert facts.title is not None
    assert facts.title.startswith(ONE)
    assert dict(facts.sources)["title"] == "网页标题"


@pytest.mark.parametrize(
    "line",
    [
        "岚澧县人民政府深入学习贯彻习近平法治思想,全面推进法治政府建设。",
        "现将2024年度法治政府建设情况报告如下:",
        "一、2024年法治政府建设工作情况",
        "附件:2023年度法治政府建设情况报告",
    ],
)
def test_what_only_names_a_report_is_no_title(line):
    assert outline(headed(line)).title.title is None


def test_the_title_ends_where_its_last_line_ends():
    text = headed(f"岚澧县人民政府\n关于2024年度法治政府建设情况的报告\n{PREAMBLE}")
    facts = outline(text).title
    assert text[facts.start : facts.end] == "岚澧县人民政府\n关于2024年度法治政府建设情况的报告"


COVER = """关于报送2024年度法治政府建设情况报告的报告
区委、区政府:
按照厅字〔2019〕28号文件要求,我们起草了2024年度法治政府建设情况报告,内容包括主要举措和成效、存在的不足和原因、党政主要负责人履职情况、下一年度主要安排。现予报送。
特此报告。
附件:澜屿区2024年法治政府建设情况报告
澜屿区司法局
2025年1月20日
澜屿区2024年度法治政府建设情况报告
"""


def test_the_report_behind_a_cover_letter_counts_not_the_letter():
    text = COVER + PREAMBLE + "\n" + BODY
    facts = outline(text)
    assert facts.title.title == "澜屿区2024年度法治政府建设情况报告"
    assert facts.body[0] >= text.rindex("澜屿区2024年度法治政府建设情况报告")
    assert facts.is_annual_report


def test_the_report_behind_a_notice_that_passes_it_on_counts():
    text = (
        "岚澧县人民政府办公室关于印发岚澧县2024年度法治政府建设情况报告的通知\n各镇人民政府,县政府各部门:\n"
        "《岚澧县2024年度法治政府建设情况报告》已经县政府同意,现印发给你们。\n岚澧县人民政府办公室\n2025年1月20日\n"
        f"岚澧县2024年度法治政府建设情况报告\n{PREAMBLE}\n{BODY}"
    )
    facts = outline(text)
    assert facts.title.title == "岚澧县2024年度法治政府建设情况报告"
    assert facts.is_annual_report


GLUED = {
    "year": "2024年,岚澧县认真落实要求。现将有关情况报告如下:",
    "year in words": "二〇二四年,我县认真落实要求。现将有关情况报告如下:",
    "the issuer again": "岚澧县人民政府认真落实要求。现将有关情况报告如下:",
    "announcement": "现将2024年度情况报告如下:",
    "legal basis": "根据督察工作规定,现将有关情况报告如下:",
    "addressee": "县委、县政府:我们认真落实要求,现将有关情况报告如下:",
    "ourselves": "我县认真落实要求,现将有关情况报告如下:",
    "a year of ours": "一年来,我县认真落实要求,现将有关情况报告如下:",
}
HEADS = {
    "nothing before": "",
    "buttons before": "首页>信息公开>法治政府建设索引号:0087/2025-0013发布机构:县司法局发布日期:2025-01-16【字体:大中小】【打印】",
    "breadcrumb before": "当前位置:首页>政务公开>法治政府建设年度报告>",
    "counter before": "发布时间:2025-01-16 来源:县司法局 浏览次数:316 ",
}


@pytest.mark.parametrize("opening", GLUED.values(), ids=GLUED)
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_title_with_nothing_between_it_and_the_text_is_found(head, opening):
    text = f"{head}{ONE}{opening}{BODY}".replace("\n", "")
    facts = outline(text)
    assert facts.title.title == ONE
    assert (facts.title.issuer, facts.title.level, facts.title.year) == ("岚澧县人民政府", "X", 2024)
    assert text[facts.body[0] :].startswith(opening)


@pytest.mark.parametrize(
    "line",
    [
        "岚澧县认真做好2024年法治政府建设情况报告工作,现将有关情况报告如下:",
        "岚澧县2024年法治政府建设情况报告如下:",
        "按照岚澧县2024年法治政府建设情况报告的要求,现将有关情况报告如下:",
    ],
)
def test_a_sentence_that_names_a_report_at_the_start_of_a_line_is_no_title(line):
    assert outline((line + BODY).replace("\n", "")).title.title is None


SENDING = [
    ("关于报送《石壕乡2024年法治政府建设年度报告》的报告", "石壕乡2024年法治政府建设年度报告"),
    ("关于呈报《石壕乡2024年度法治政府建设情况报告》的函", "石壕乡2024年度法治政府建设情况报告"),
    ("关于报送《石壕乡2024年防汛工作报告》的报告", None),
]


@pytest.mark.parametrize(("line", "title"), SENDING)
def test_a_line_that_sends_a_report_names_its_title_when_none_stands_behind(line, title):
    assert outline(f"{line}\n县司法局：\n{PREAMBLE}\n{BODY}").title.title == title


def test_the_title_behind_a_sending_line_counts_first():
    text = f"关于报送《石壕乡2024年法治政府建设年度报告》的报告\n石壕乡2024年度法治政府建设情况报告\n{PREAMBLE}\n{BODY}"
    assert outline(text).title.title == "石壕乡2024年度法治政府建设情况报告"
