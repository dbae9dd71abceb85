"""Which part a passage speaks for, whatever order, merging and nesting a report chose."""

import pytest
from structure.samples import (
    BODY,
    DUTIES,
    MEASURES,
    PLAN,
    PREAMBLE,
    SHORTCOMINGS,
    THEMES,
    TITLE,
    numbered,
    part_at,
    parts,
)

from checker.structure.outline import PartName

HEAD = f"{TITLE}\n{PREAMBLE}\n"
M, S, F, P = "measures", "shortcomings", "first-responsible", "plan"

ORDERS = {
    "the rule's order": (numbered(MEASURES, SHORTCOMINGS, DUTIES, PLAN), [M, S, F, P]),
    "duties first": (numbered(DUTIES, MEASURES, SHORTCOMINGS, PLAN), [F, M, S, P]),
    "duties behind measures": (numbered(MEASURES, DUTIES, SHORTCOMINGS, PLAN), [M, F, S, P]),
    "duties last": (numbered(MEASURES, SHORTCOMINGS, PLAN, DUTIES), [M, S, P, F]),
    "no duties": (numbered(MEASURES, SHORTCOMINGS, PLAN), [M, S, P]),
    "no shortcomings": (numbered(MEASURES, DUTIES, PLAN), [M, F, P]),
}


@pytest.mark.parametrize(("body", "expected"), ORDERS.values(), ids=ORDERS)
def test_the_parts_may_come_in_any_order(body, expected):
    assert parts(HEAD + body) == ["preamble", *expected]


@pytest.mark.parametrize(("body", "expected"), ORDERS.values(), ids=ORDERS)
def test_the_parts_of_a_flattened_page_are_the_same(body, expected):
    assert parts((HEAD + body).replace("\n", " ")) == ["preamble", *expected]


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("四、存在的不足和原因\n执法力量不足。\n五、2025年主要安排\n继续清理文件。\n", [M, S, P]),
        ("四、下一步工作打算\n继续清理文件。\n", [M, P]),
        ("四、存在问题及下一步打算\n执法力量不足。下一步将加强培训。\n", [M, S, P]),
        ("四、党政主要负责人履职情况\n主持会议9次。\n五、下步打算\n继续清理。\n", [M, F, P]),
        ("", [M]),
    ],
)
def test_theme_parts_are_measures_and_the_closing_parts_follow_them(tail, expected):
    assert parts(HEAD + THEMES + tail) == ["preamble", *expected]


def test_themes_behind_the_plan_are_no_measures():
    text = HEAD + THEMES + "四、2025年主要安排\n继续清理。\n五、结语与致谢\n感谢关心支持。\n"
    assert part_at(text, "感谢关心") is PartName.OTHER


INSIDE = {
    "sub-heading": (
        "(一)严格履行第一责任人职责\n县长批示探针32次。\n(二)优化政务服务\n办件3216件。\n",
        PartName.FIRST_RESPONSIBLE,
    ),
    "run-in sub-heading": (
        "(一)加强组织领导,履行第一责任人职责。县长批示探针32次。\n(二)优化政务服务。办件3216件。\n",
        PartName.FIRST_RESPONSIBLE,
    ),
    "item": (
        "(一)加强组织领导\n1.推动党政主要负责人履行推进法治建设第一责任人职责。县长批示探针32次。\n2.优化服务。办件9件。\n",
        PartName.FIRST_RESPONSIBLE,
    ),
    "shortcomings as a sub-heading": (
        "(一)优化政务服务\n办件3216件。\n(二)存在的不足和原因\n探针力量不足。\n",
        PartName.SHORTCOMINGS,
    ),
    "plan as a sub-heading": (
        "(一)优化政务服务\n办件3216件。\n(二)下一步工作打算\n探针清理文件。\n",
        PartName.PLAN,
    ),
    "shortcomings as one sentence": (
        "(一)优化政务服务\n办件3216件。但与群众期盼相比,探针力量仍存在不足。\n",
        PartName.SHORTCOMINGS,
    ),
    "next step as one sentence": (
        "(一)优化政务服务\n办件3216件。下一步,将探针推进网点建设。\n(二)规范执法\n评查2次。\n",
        PartName.PLAN,
    ),
    "problems in passing": (
        "(一)开展督察\n督察发现问题46个,探针整改44个,整改率95%。\n",
        PartName.MEASURES,
    ),
    "weak spots in passing": (
        "(一)强化基层\n针对薄弱环节,探针组建专班5个,补齐短板。\n",
        PartName.MEASURES,
    ),
    "an item about problems": (
        "(一)开展督察\n1.推动解决突出问题。探针整改46个。\n2.强化考核。考核9次。\n",
        PartName.MEASURES,
    ),
    "what a superior demands next": (
        "(一)加强学习\n传达学习下一步工作部署,探针学习9次。\n",
        PartName.MEASURES,
    ),
    "the sentence behind a closed next step paragraph": (
        "(一)优化政务服务\n下一步,将推进网点建设。\n全年探针办件3216件。\n",
        PartName.MEASURES,
    ),
}


@pytest.mark.parametrize(("body", "part"), INSIDE.values(), ids=INSIDE)
def test_inside_the_measures_another_part_may_speak(body, part):
    text = f"{HEAD}一、主要举措和成效\n{body}二、2025年主要安排\n继续清理规范性文件。\n"
    assert part_at(text, "探针") is part


def test_a_sub_heading_of_duties_ends_where_the_next_one_begins():
    text = f"{HEAD}一、主要举措和成效\n(一)严格履行第一责任人职责\n批示32次。\n(二)优化政务服务\n探针办件。\n"
    assert part_at(text, "探针") is PartName.MEASURES


MERGED = "二、存在的不足和下一步工作打算\n"
MERGED_TEXTS = {
    "two paragraphs": (
        "执法力量缺口明显,编制偏少。个别案卷制作粗糙。\n下一步,我县将安排培训十期。逐步安排轮岗。\n",
        {"缺口明显": S, "制作粗糙": S, "培训十期": P, "安排轮岗": P},
    ),
    "each item both": (
        "一是执法力量缺口明显。下一步,将安排培训十期。\n二是案卷制作粗糙。针对这一问题,将开展轮训。\n",
        {"缺口明显": S, "培训十期": P, "制作粗糙": S, "开展轮训": P},
    ),
    "two sub-headings": (
        "(一)存在的不足\n执法力量缺口明显。\n(二)下一步打算\n安排培训十期。\n",
        {"缺口明显": S, "培训十期": P},
    ),
    "the next year opens the plan": (
        "执法力量缺口明显。2025年,将安排培训十期。\n",
        {"缺口明显": S, "培训十期": P},
    ),
    "two paragraphs, the plan with items": (
        "执法力量缺口明显。\n针对以上问题,下一步重点做好以下工作:\n一是安排培训十期。\n二是组织轮岗。\n",
        {"缺口明显": S, "安排培训": P, "组织轮岗": P},
    ),
}


@pytest.mark.parametrize(("text", "expected"), MERGED_TEXTS.values(), ids=MERGED_TEXTS)
def test_a_merged_part_is_told_apart_sentence_by_sentence(text, expected):
    report = HEAD + numbered(MEASURES) + MERGED + text
    assert {words: part_at(report, words).value for words in expected} == expected


SENTENCES_IN_THE_PLAN = [
    "一年来取得一定成绩,但与上级要求相比,还存在探针不足。",
    "当前,执法力量建设仍存在探针等薄弱环节。",
    "虽然取得成效,但距群众期盼还有探针差距。",
]


@pytest.mark.parametrize("sentence", SENTENCES_IN_THE_PLAN)
def test_shortcomings_may_be_one_sentence_in_the_plan(sentence):
    text = f"{HEAD}{numbered(MEASURES)}二、下一步工作打算\n{sentence}下一步,将做好后续培训。\n"
    assert part_at(text, "探针") is PartName.SHORTCOMINGS
    assert part_at(text, "后续培训") is PartName.PLAN


LISTING = {
    "sentence": "本报告包括主要举措和成效、存在的不足和原因、第一责任人履职情况、下一年度主要安排四个部分。\n",
    "numbered": "本报告分四部分:一、主要举措和成效;二、存在的不足和原因;三、第一责任人履职情况;四、2025年主要安排。\n",
    "under 引言": "引言\n根据要求编制本报告,内容包括主要举措和成效、存在的不足和原因、主要安排等部分。\n",
}


@pytest.mark.parametrize("listing", LISTING.values(), ids=LISTING)
def test_a_preamble_that_lists_the_parts_is_not_the_parts(listing):
    text = f"{TITLE}\n{listing}{PREAMBLE}\n{BODY}"
    assert parts(text) == ["preamble", M, S, F, P]
    assert part_at(text, "四个部分" if "四个部分" in text else "部分") is PartName.PREAMBLE


def test_a_report_without_headings_is_told_by_its_sentences():
    text = (
        f"{HEAD}全年办理探针事项3216件,建成网点14处。\n"
        "工作中仍存在力量缺口等不足。\n下一步,将安排培训十期。\n"
    )
    assert part_at(text, "力量缺口") is PartName.SHORTCOMINGS
    assert part_at(text, "培训十期") is PartName.PLAN


def test_a_page_without_a_preamble_begins_with_its_first_part():
    assert parts(f"{TITLE}\n{BODY}") == [M, S, F, P]


def test_bullets_before_the_first_heading_belong_to_the_preamble():
    text = f"{HEAD}--办件量居全市第一探针。\n--新增网点14处。\n{BODY}"
    assert part_at(text, "第一探针") is PartName.PREAMBLE


DUTY = "县政府主要负责人切实履行推进法治建设第一责任人职责,主持召开常务会议9次。"
SPOKEN = {
    "duties open the first theme": (
        f"一、坚持政治引领,凝聚合力\n{DUTY}全年印发文件9份。\n二、优化服务\n办件3216件。\n三、存在的问题\n力量不足。\n四、下一步打算\n继续清理。\n",
        [F, M, S, P],
    ),
    "duties as an item of the first theme": (
        f"一、坚持政治引领,凝聚合力\n(一)深学细悟。学习9次。\n(二)压实责任。{DUTY}\n二、优化服务\n办件3216件。\n三、存在的问题\n力量不足。\n",
        [F, M, S],
    ),
    "duties in a later paragraph of the first theme": (
        f"一、坚持政治引领,凝聚合力\n全年学习9次。\n培训5期。\n{DUTY}\n二、优化服务\n办件3216件。\n三、存在的问题\n力量不足。\n",
        [M, F, S],
    ),
    "duties in a later theme": (
        f"一、优化服务\n办件3216件。\n二、加强保障\n{DUTY}\n三、存在的问题\n力量不足。\n四、下一步打算\n继续清理。\n",
        [M, F, S, P],
    ),
    "duties as one sentence of the measures": (
        f"一、主要举措和成效\n(一)加强领导。{DUTY}\n(二)优化服务。办件3216件。\n二、存在的问题\n力量不足。\n",
        [M, F, S],
    ),
    "what others are told is no duty done": (
        "一、优化服务\n会议强调,各部门主要负责人要切实履行推进法治建设第一责任人职责。\n二、存在的问题\n力量不足。\n",
        [M, S],
    ),
    "duties of the next year are none of this": (
        "一、主要举措和成效\n办件3216件。\n二、2025年主要安排\n压实党政主要负责人第一责任人职责。\n",
        [M, P],
    ),
    "a plan merged into the shortcomings": (
        "一、主要举措和成效\n办件3216件。\n二、存在问题和改进措施\n力量不足。下一步,将安排培训十期。\n",
        [M, S, P],
    ),
    "shortcomings admitted at the beginning of the plan": (
        "一、优化服务\n办件3216件。\n二、下一步工作打算\n与群众期盼相比,还存在力量不足等问题。下一步,将安排培训十期。\n",
        [M, S, P],
    ),
}


@pytest.mark.parametrize(("body", "expected"), SPOKEN.values(), ids=SPOKEN)
def test_parts_without_a_heading_of_their_own_are_parts_all_the_same(body, expected):
    assert _order(HEAD + body) == ["preamble", *expected]


def _order(text: str) -> list[str]:
    return list(dict.fromkeys(parts(text)))


def test_a_report_without_any_heading_has_the_parts_its_sentences_tell():
    text = (
        f"{HEAD}一是优化服务,探针办件3216件。\n二是规范执法,评查2次。\n"
        "但与群众的期盼相比,干部的法治意识还有待进一步提高。\n"
        "下一步,我们将继续加大力度。\n一要更加注重学法。\n二要更加注重培训。\n"
    )
    assert _order(text) == ["preamble", M, S, P]
    assert part_at(text, "探针") is PartName.MEASURES
    assert part_at(text, "注重培训") is PartName.PLAN


def test_a_report_whose_measures_have_no_heading_tells_them_behind_its_announcement():
    text = f"{HEAD}全年探针办件3216件,评查2次。\n一、存在的不足\n力量不足。\n二、下一步打算\n继续清理。\n"
    assert _order(text) == ["preamble", M, S, P]
    assert part_at(text, "探针") is PartName.MEASURES


def test_words_of_the_page_between_title_and_first_part_are_no_preamble():
    assert parts(f"{TITLE}\n发布日期:2025-01-16\n语音播报\n日期:2025-01-16\n{BODY}") == [M, S, F, P]


def test_a_list_of_shortcomings_goes_on_behind_the_remedy_of_each():
    text = (
        HEAD
        + numbered(MEASURES)
        + (
            "二、存在的问题及下步打算\n今年仍有短板。一是执法力量薄弱。下一步,跟班学习15天。二是普法形式单一。下一步,拍摄短视频。\n"
        )
    )
    assert part_at(text, "跟班学习") is PartName.PLAN
    assert part_at(text, "普法形式单一") is PartName.SHORTCOMINGS
    assert part_at(text, "拍摄短视频") is PartName.PLAN


def test_a_list_of_tasks_behind_a_list_of_shortcomings_is_plan_to_its_end():
    text = (
        HEAD
        + numbered(MEASURES)
        + (
            "二、存在的问题及下步打算\n一是执法力量薄弱。二是普法形式单一。下一步抓好三项工作。一是充实人员。二是拍摄短视频。三是办好讲座。\n"
        )
    )
    assert part_at(text, "普法形式单一") is PartName.SHORTCOMINGS
    assert part_at(text, "拍摄短视频") is PartName.PLAN
    assert part_at(text, "办好讲座") is PartName.PLAN


def test_a_year_before_the_reports_opens_no_plan_in_a_merged_part():
    text = (
        HEAD
        + numbered(MEASURES)
        + ("二、存在问题及下步打算\n一是基层执法偏软。2022年以来有7个镇立案不足10起。2025年将逐镇督导。\n")
    )
    assert part_at(text, "立案不足") is PartName.SHORTCOMINGS
    assert part_at(text, "逐镇督导") is PartName.PLAN


def test_whom_a_report_without_numbers_is_for_is_no_heading():
    text = (
        f"{TITLE}\n省委依法治省办:\n{PREAMBLE}\n优化政务服务\n全年办理审批事项3216件,平均用时压缩至2.5个工作日,新设便民网点14处。\n"
        "规范行政执法\n印发免罚清单,开展案卷评查2次,评查案卷126件,组织执法人员培训5期,参训人员逐年增加。\n"
    )
    assert part_at(text, "深入学习贯彻") is PartName.PREAMBLE
    assert part_at(text, "开展案卷评查") is PartName.MEASURES
