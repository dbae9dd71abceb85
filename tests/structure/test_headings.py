"""Headings in every form that published pages have them, and what only looks like one."""

import pytest
from structure.samples import PREAMBLE, TITLE, headings, outline

A, B, C = "优化政务服务", "规范行政执法", "化解矛盾纠纷"
ACTS = "全年办理审批事项3216件,平均用时压缩至2个工作日。"
CHECKS = "开展案卷评查2次,评查案卷126件。"
MENDS = "调解各类纠纷1187件,成功率97.2%。"
TOP, LACKS, NEXT = "主要举措和成效", "存在的不足和原因", "2025年主要安排"

CLEAN = f"一、{TOP}\n(一){A}\n{ACTS}\n(二){B}\n{CHECKS}\n二、{LACKS}\n执法力量不足。\n三、{NEXT}\n继续清理规范性文件。"
EXPECTED = [(1, 1, TOP), (2, 1, A), (2, 2, B), (1, 2, LACKS), (1, 3, NEXT)]

SAME_OUTLINE = {
    "lines of their own": CLEAN,
    "full-width marks": CLEAN.replace("(", "（").replace(")", "）").replace(",", "，"),
    "tortoise brackets": CLEAN.replace("(", "〔").replace(")", "〕"),
    "ending with a full stop": CLEAN.replace(f"{A}\n", f"{A}。\n").replace(f"{B}\n", f"{B}。\n"),
    "top headings ending with a full stop": CLEAN.replace(f"{TOP}\n", f"{TOP}。\n"),
    "run in with a full stop": CLEAN.replace(f"{A}\n", f"{A}。").replace(f"{B}\n", f"{B}。"),
    "run in with a colon": CLEAN.replace(f"{A}\n", f"{A}:").replace(f"{B}\n", f"{B}:"),
    "blanks before and behind": CLEAN.replace("(一)", "　　(一) ")
    .replace("二、", "  二、 ")
    .replace(f"{TOP}\n", f"{TOP}  \n"),
    "blanks inside the brackets": CLEAN.replace("(一)", "( 一 )").replace("(二)", "(二 )"),
    "left bracket lost": CLEAN.replace("(一)", "一)").replace("(二)", "二)"),
    "right bracket lost": CLEAN.replace("(一)", "(一").replace("(二)", "(二"),
    "dun behind the bracket": CLEAN.replace("(一)", "(一)、").replace("(二)", "(二)、"),
    "number lost in the middle": CLEAN,
    "flattened with blanks": CLEAN.replace("\n", " "),
    "flattened with wide blanks": CLEAN.replace("\n", "　　"),
    "flattened, run in with a full stop": CLEAN.replace(f"{A}\n", f"{A}。")
    .replace(f"{B}\n", f"{B}。")
    .replace("\n", ""),
    "empty lines": CLEAN.replace("\n", "\n\n\n"),
    "windows line ends": CLEAN.replace("\n", "\r\n"),
    "bold marks lost to blanks": CLEAN.replace("(一)", " (一)"),
}


@pytest.mark.parametrize("body", SAME_OUTLINE.values(), ids=SAME_OUTLINE)
def test_every_layout_of_a_page_gives_the_same_headings(body):
    assert headings(body) == EXPECTED


OTHER_NUMBERS = {
    "first to third part above 一、": (
        f"第一部分 {TOP}\n一、{A}\n{ACTS}\n二、{B}\n{CHECKS}\n第二部分 {LACKS}\n一、力量不足\n编制少。\n第三部分 {NEXT}\n继续清理规范性文件。",
        [(1, 1, TOP), (2, 1, A), (2, 2, B), (1, 2, LACKS), (2, 1, "力量不足"), (1, 3, NEXT)],
    ),
    "chapters and sections of a book": (
        f"第一章 {TOP}\n第一节 {A}\n{ACTS}\n第二节 {B}\n{CHECKS}\n第二章 {LACKS}\n编制少。",
        [(1, 1, TOP), (2, 1, A), (2, 2, B), (1, 2, LACKS)],
    ),
    "parts only": (
        f"第一部分:{TOP}\n{ACTS}\n第二部分:{LACKS}\n编制少。",
        [(1, 1, TOP), (1, 2, LACKS)],
    ),
    "only （一）": (
        f"(一){A}\n{ACTS}\n(二){B}\n{CHECKS}\n(三){LACKS}\n编制少。",
        [(2, 1, A), (2, 2, B), (2, 3, LACKS)],
    ),
    "Arabic items": (
        f"一、{TOP}\n(一){A}\n1.{B}\n{CHECKS}\n2.{C}\n{MENDS}",
        [(1, 1, TOP), (2, 1, A), (3, 1, B), (3, 2, C)],
    ),
    "Arabic items with 、": (
        f"一、{TOP}\n1、{B}\n{CHECKS}\n2、{C}\n{MENDS}",
        [(1, 1, TOP), (3, 1, B), (3, 2, C)],
    ),
    "Arabic items run on across groups": (
        f"一、{TOP}\n(一){A}\n1.{B}\n{CHECKS}\n(二){A}\n2.{C}\n{MENDS}\n3.{B}\n{CHECKS}",
        [(1, 1, TOP), (2, 1, A), (3, 1, B), (2, 2, A), (3, 2, C), (3, 3, B)],
    ),
    "bracketed Arabic items": (
        f"一、{TOP}\n1.{A}\n(1){B}\n{CHECKS}\n(2){C}\n{MENDS}",
        [(1, 1, TOP), (3, 1, A), (4, 1, B), (4, 2, C)],
    ),
    "circled items": (
        f"一、{TOP}\n1.{A}\n①{B}\n{CHECKS}\n②{C}\n{MENDS}",
        [(1, 1, TOP), (3, 1, A), (4, 1, B), (4, 2, C)],
    ),
    "mark behind the Arabic number lost": (
        f"一、{TOP}\n1.{A}。{ACTS}\n2{B}。{CHECKS}\n3{C}。{MENDS}",
        [(1, 1, TOP), (3, 1, A), (3, 2, B), (3, 3, C)],
    ),
    "mark behind the first Arabic number lost": (
        f"一、{TOP}\n1{A}。{ACTS}\n2{B}。{CHECKS}",
        [(1, 1, TOP), (3, 1, A), (3, 2, B)],
    ),
    "numbers start again": (
        f"一、{TOP}\n(一){A}\n{ACTS}\n(一){B}\n{CHECKS}\n二、{LACKS}\n(一)力量不足\n编制少。",
        [(1, 1, TOP), (2, 1, A), (2, 1, B), (1, 2, LACKS), (2, 1, "力量不足")],
    ),
    "a number is missing": (
        f"一、{TOP}\n(一){A}\n{ACTS}\n(三){B}\n{CHECKS}\n四、{LACKS}\n编制少。",
        [(1, 1, TOP), (2, 1, A), (2, 3, B), (1, 4, LACKS)],
    ),
    "top numbers lost on repost": (
        f"{TOP}\n(一){A}\n{ACTS}\n(二){B}\n{CHECKS}\n{LACKS}\n编制少,人员不足。",
        [(1, None, TOP), (2, 1, A), (2, 2, B), (1, None, LACKS)],
    ),
    "theme headings whose numbers were lost": (
        f"坚持依法履职,推动政务服务提质增效\n(一){A}\n{ACTS}\n(二){B}\n{CHECKS}\n坚持源头治理,推动矛盾纠纷化解\n(一){C}\n{MENDS}",
        [
            (1, None, "坚持依法履职,推动政务服务提质增效"),
            (2, 1, A),
            (2, 2, B),
            (1, None, "坚持源头治理,推动矛盾纠纷化解"),
            (2, 1, C),
        ],
    ),
    "一、 directly under 一、": (
        f"一、{TOP}\n一、{A}\n{ACTS}\n二、{B}\n{CHECKS}\n三、{C}\n{MENDS}\n二、{LACKS}\n编制少。\n三、{NEXT}\n继续清理规范性文件。",
        [(1, 1, TOP), (2, 1, A), (2, 2, B), (2, 3, C), (1, 2, LACKS), (1, 3, NEXT)],
    ),
    "more than ten": (
        "\n".join(f"{n}、{A}{n}\n{ACTS}" for n in ("九", "十", "十一", "十二", "二十")),
        [(1, v, f"{A}{n}") for n, v in (("九", 9), ("十", 10), ("十一", 11), ("十二", 12), ("二十", 20))],
    ),
}


@pytest.mark.parametrize(("body", "expected"), OTHER_NUMBERS.values(), ids=OTHER_NUMBERS)
def test_every_form_of_numbering_is_understood(body, expected):
    assert headings(body) == expected


UNNUMBERED = {
    "part names alone": (
        f"{TOP}\n{ACTS}{CHECKS}{MENDS}\n{LACKS}\n执法力量不足,编制少,人员流动大。\n{NEXT}\n继续清理文件。",
        [(1, None, TOP), (1, None, LACKS), (1, None, NEXT)],
    ),
    "short lines above long paragraphs": (
        f"{A}\n{ACTS}{CHECKS}{MENDS}\n{B}\n{CHECKS}{MENDS}{ACTS}",
        [(2, None, A), (2, None, B)],
    ),
    "letter-spaced part names": (
        f"主 要 举 措 和 成 效\n{ACTS}{CHECKS}{MENDS}\n存 在 问 题\n执法力量不足,编制少。",
        [(1, None, TOP), (1, None, "存在问题")],
    ),
}


@pytest.mark.parametrize(("body", "expected"), UNNUMBERED.values(), ids=UNNUMBERED)
def test_headings_without_numbers_are_found(body, expected):
    assert headings(body) == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "一、2024年推进法治政府建设的主要举措和成效2024年,全县上下认真落实要求,办件3216件。",
            "2024年推进法治政府建设的主要举措和成效",
        ),
        ("一、主要举措和成效我县坚持统筹推进,全年办件3216件。", "主要举措和成效"),
        ("一、存在的不足和原因对照要求,执法力量不足。", "存在的不足和原因"),
        (
            "一、党政主要负责人履行推进法治建设第一责任人职责情况县政府主要负责人批示32次。",
            "党政主要负责人履行推进法治建设第一责任人职责情况",
        ),
        ("一、2025年主要安排继续清理文件,培训执法人员200人。", "2025年主要安排"),
        ("一、下一步工作打算我们将继续清理文件,培训执法人员200人。", "下一步工作打算"),
    ],
)
def test_a_part_heading_that_runs_on_without_a_mark_ends_behind_its_last_word(text, title):
    assert headings(text) == [(1, 1, title)]


@pytest.mark.parametrize("heading", ["存在问题", "存在的不足及原因分析", "下步打算", "改进措施"])
@pytest.mark.parametrize("between", ["", " ", ":", "。", "\n"])
def test_a_heading_ends_where_its_list_begins(heading, between):
    assert headings(f"一、{heading}{between}一是力量不足;二是能力不强。") == [(1, 1, heading)]


def test_a_theme_that_runs_on_without_a_mark_is_text_behind_its_number():
    report = outline(
        f"{TITLE}\n{PREAMBLE}\n一、{TOP}\n(一)优化政务服务全年办件3216件,平均用时压缩至2个工作日。\n"
    )
    section = report.sections[1]
    assert (section.heading.level, section.heading.number) == (2, 1)
    said = [s for s in report.sentences if s.section == 1 and not s.is_heading]
    assert len(said) == 1


NO_HEADINGS = {
    "article of a law": "一、主要举措和成效\n依据条例第五条(一)项和第六条(二)项,清理文件9件。",
    "article of a law under a heading run in": "一、主要举措和成效\n(一)清理文件。依据条例第五条(一)项,清理文件9件。",
    "decimal figure": "一、主要举措和成效\n投入资金\n1.5亿元,新建网点14处,便民服务圈基本形成。",
    "date with points": "一、主要举措和成效\n2024.3启动清理,2024.9完成清理。",
    "day with points": "一、主要举措和成效\n2024.3.15启动清理。4.26宣传活动参与广泛。",
    "grades": "一、主要举措和成效\n应急演练覆盖各镇。一、二级响应启动3次,二、三级响应启动9次。",
    "grades at the start of a line": "一、主要举措和成效\n一、二、三产业融合发展步伐加快,办件9件。\n一、二级响应启动3次。",
    "month": "一、主要举措和成效\n十一月、十二月开展评查2次。\n十一月,办件9件。",
    "list with 一是": "一、主要举措和成效\n一是优化服务,办件9件;二是规范执法,评查2次;三是化解纠纷。\n四是强化监督。",
    "list with 首先": "一、主要举措和成效\n首先,优化服务。其次,规范执法。",
    "figure at the start of a line": "一、主要举措和成效\n1个平台建成,\n2个网点投用,\n3名干部轮训。",
    "figure at the start of a sentence": "一、主要举措和成效\n平台建成。1个网点投用。2名干部轮训。",
    "bracketed number in a sentence": "一、主要举措和成效\n按照《办法》(2024)9号要求办件9件,其中(1)件为重大事项。",
    "year at the start of a line": "一、主要举措和成效\n2024年办件9件。\n2024、2023两年办件19件。",
    "clock": "一、主要举措和成效\n服务时间为每日\n8:30至18.00,群众满意。",
    "enumeration with dun": "一、主要举措和成效\n按照统一部署、分级负责、一网通办的要求,办件9件。",
}


@pytest.mark.parametrize("body", NO_HEADINGS.values(), ids=NO_HEADINGS)
def test_what_only_looks_like_a_number_of_a_heading_is_none(body):
    found = [h for h in headings(body) if h[2] != "清理文件"]
    assert found == [(1, 1, TOP)]


def test_a_line_with_a_number_inside_is_not_a_heading_twice():
    assert headings(f";一、{TOP}\n{ACTS}{CHECKS}") == [(1, 1, TOP)]


def test_the_signature_and_the_date_are_no_headings():
    body = f"一、{TOP}\n{ACTS}\n岚澧县人民政府\n二〇二五年一月十六日"
    assert headings(body) == [(1, 1, TOP)]
    assert headings(f"{ACTS}{CHECKS}{MENDS}\n岚澧县人民政府\n2025年1月16日") == []


def _wrapped(text, width):
    return "\n".join(line[i : i + width] for line in text.split("\n") for i in range(0, len(line), width))


@pytest.mark.parametrize("width", [20, 28, 34, 40])
def test_a_page_broken_at_a_fixed_width_gives_the_same_headings(width):
    long = (ACTS + CHECKS + MENDS) * 4
    body = f"一、{TOP}\n(一){A}\n{long}\n(二){B}\n{long}\n二、{LACKS}\n{long}\n三、{NEXT}\n{long}"
    found = outline(_wrapped(f"{TITLE}\n{PREAMBLE}\n{body}", width))
    numbers = [(s.heading.level, s.heading.number) for s in found.sections]
    assert numbers == [(1, 1), (2, 1), (2, 2), (1, 2), (1, 3)]


def test_a_long_heading_broken_over_two_lines_is_one_heading():
    body = f"一、{TOP}\n(一){A}\n" + "\n".join([ACTS[:24], ACTS[24:]] * 12) + f"\n(二){B}\n{CHECKS}"
    assert [h[:2] for h in headings(body)] == [(1, 1), (2, 1), (2, 2)]


LISTINGS = {
    "引言 in one sentence": f"本报告包括四个部分:一、{TOP};二、{LACKS};三、党政主要负责人履职情况;四、{NEXT}。\n",
    "table of contents": f"目录\n一、{TOP}\n二、{LACKS}\n三、{NEXT}\n",
    "table of contents with pages": f"目  录\n一、{TOP}............1\n二、{LACKS}............5\n三、{NEXT}............6\n",
}


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=LISTINGS)
def test_a_list_of_the_parts_is_not_the_parts(listing):
    assert headings(listing + CLEAN) == EXPECTED


def test_a_heading_of_many_words_is_still_a_heading():
    long = "以习近平法治思想为指引,聚焦企业和群众办事的急难愁盼,在持续深化政务服务改革中推动法治政府建设的举措和成效"
    assert headings(f"一、{long}。\n{ACTS}\n二、{LACKS}\n编制少。") == [(1, 1, long), (1, 2, LACKS)]


@pytest.mark.parametrize("text", ["。", "一、", "(一)", "1.", "①", "一、\n二、\n", "(一)(二)(三)"])
def test_degenerate_texts_are_no_trouble(text):
    outline(text)


PARTS = f"{TOP}\n{ACTS}{CHECKS}{MENDS}\n{LACKS}\n执法力量不足,编制少,人员流动大。\n{NEXT}\n继续清理文件,培训人员。\n"
FLATTENED = {
    "with a blank": PARTS.replace("\n", " "),
    "with wide blanks": PARTS.replace("\n", "　　"),
    "with nothing": PARTS.replace("\n", ""),
    "the names end with a colon": PARTS.replace(f"{TOP}\n", f"{TOP}:")
    .replace(f"{LACKS}\n", f"{LACKS}:")
    .replace("\n", ""),
    "each part still on its own line": PARTS.replace(f"{TOP}\n", f"{TOP} ")
    .replace(f"{LACKS}\n", f"{LACKS} ")
    .replace(f"{NEXT}\n", f"{NEXT} "),
}


@pytest.mark.parametrize("body", FLATTENED.values(), ids=FLATTENED)
def test_part_names_without_numbers_are_found_inside_a_line(body):
    long = body.replace(MENDS, MENDS * 9, 1)
    if "\n" in long.strip():
        long = long.replace("人员流动大。", "人员流动大。" + MENDS * 9).replace(
            "培训人员。", "培训人员。" + MENDS * 9
        )
    found = headings(long.strip("\n"))
    assert [(level, title) for level, _, title in found] == [(1, TOP), (1, LACKS), (1, NEXT)]


@pytest.mark.parametrize(
    "sentence",
    [
        "存在的问题和不足主要表现在执法力量偏少。",
        "主要举措有九项,取得的成效明显。",
        "2025年将安排培训十期。",
        "存在问题已经整改46个。",
        "工作计划全部完成。",
    ],
)
def test_a_sentence_that_begins_with_such_a_name_is_no_heading(sentence):
    assert headings(f"{MENDS * 9}{sentence}{ACTS}") == []
    assert headings(f"一、{TOP}\n{MENDS * 9}{sentence}{ACTS}") == [(1, 1, TOP)]


ENTRIES = {
    "entries of a plan": (
        "(一)建立协同机制,统一流转标准,按月联合巡查。\n(二)推行统审互审。\n(三)培育讲师,开展轮训。\n",
        ["(一)", "(二)", "(三)"],
    ),
    "entries with semicolons": (
        "(一)执法力量不足;\n(二)案卷制作粗糙;\n(三)培训次数偏少。\n",
        ["(一)", "(二)", "(三)"],
    ),
    "entries of a deeper rank": (
        "(一)优化服务\n(1)建成服务平台,与审批系统对接。\n(2)设立专窗,配备专人。\n",
        ["(1)", "(2)"],
    ),
    "entries above a signature": (
        "(一)建立协同机制,按月巡查。\n(二)推行统审互审。\n岚澧县人民政府\n2025年1月16日\n",
        ["(一)", "(二)"],
    ),
    "one sentence among headings": (
        f"(一)优化服务\n{ACTS}\n(二)建立法治督察机制,对九个镇开展实地督察。\n(三)规范执法\n{CHECKS}\n",
        ["(二)"],
    ),
}


@pytest.mark.parametrize(("body", "entries"), ENTRIES.values(), ids=ENTRIES)
def test_a_numbered_paragraph_with_nothing_under_it_is_text(body, entries):
    report = outline(f"{TITLE}\n{PREAMBLE}\n一、{TOP}\n{body}")
    folded = f"{TITLE}\n{PREAMBLE}\n一、{TOP}\n{body}"
    own = {folded[s.heading.start : s.heading.end].strip() for s in report.sections}
    assert set(entries) <= own
    said = "".join(folded[s.start : s.end] for s in report.sentences if not s.is_heading)
    for line in body.split("\n"):
        if any(line.startswith(entry) for entry in entries):
            assert line[line.index(")") + 1 :] in said


BARE = {
    "headings of a skeleton": "(一)优化政务服务\n(二)规范行政执法\n(三)化解矛盾纠纷\n",
    "an empty heading among headings with text": f"(一)优化服务\n{ACTS}\n(二)规范执法行为。\n(三)化解纠纷\n{MENDS}\n",
    "a heading with its own items": f"(一)优化服务,规范执法,化解各类纠纷。\n1.办件。{ACTS}\n2.评查。{CHECKS}\n",
}


@pytest.mark.parametrize("body", BARE.values(), ids=BARE)
def test_an_empty_heading_is_a_heading_all_the_same(body):
    folded = f"{TITLE}\n{PREAMBLE}\n一、{TOP}\n{body}"
    report = outline(folded)
    said = "".join(folded[s.start : s.end] for s in report.sentences if not s.is_heading)
    assert not any(words in said for words in ("优化政务服务", "规范执法行为", "化解各类纠纷"))


def test_a_heading_with_a_figure_above_its_own_paragraph_is_a_heading():
    assert headings(f"一、{TOP}\n(一)办件3216件提速增效\n{ACTS}\n(二)评查案卷126件\n{CHECKS}") == [
        (1, 1, TOP),
        (2, 1, "办件3216件提速增效"),
        (2, 2, "评查案卷126件"),
    ]


def test_a_paragraph_with_a_figure_is_none():
    folded = f"{TITLE}\n{PREAMBLE}\n一、{TOP}\n(一)全年办件3216件,平均用时压缩。\n(二)评查案卷126件\n(三)调解纠纷1187件。\n"
    said = "".join(folded[s.start : s.end] for s in outline(folded).sentences if not s.is_heading)
    assert all(words in said for words in ("办件3216件", "评查案卷126件", "调解纠纷1187件"))
