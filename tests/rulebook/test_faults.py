"""A faulty rulebook says where, what, what is allowed and what to do: one message for one fault, all faults in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rulebook.small import MEDIATION, edit, write_small

from checker import limits
from checker.errors import RulebookError
from checker.rulebook.lint import lint
from checker.rulebook.loading import load_rulebook
from checker.rulebook.location import rulebook_folder

if TYPE_CHECKING:
    from pathlib import Path

M, L = "rules/disputes/mediation.yaml", "rules/disputes/litigation.yaml"
LEX, SCO = "rules/lexicon/words.yaml", "rules/scoring.yaml"
F21, PRO, CITY = "framework/outline-2021.yaml", "rules/profiles/province.yaml", "rules/profiles/city.yaml"
HINT = "写了前者必然也含后者：删去前者；若后者太宽，删去后者"
RANGE = '写作 "2021-" 或 "2021-2025"，加引号'

# What is planted (file, before, after) -> the whole message: file, line, what, what to do.
FAULTS = {
    "unknown key": (
        M,
        "never:",
        "nevr:",
        (M, 12, "文件：不认识的键 nevr", "是不是 never？"),
    ),
    "misspelled required key": (
        M,
        "advice:",
        "advise:",
        (M, 13, "文件：不认识的键 advise", "是不是 advice？"),
    ),
    "missing key": (
        M,
        "importance: expected\n",
        "",
        (M, 1, "文件：缺少 importance", ""),
    ),
    "unknown kind": (
        M,
        "part: measures",
        "part: measures\nkind: mater",
        (
            M,
            5,
            "kind：mater —— 只能是 matter、title、opening、measures、shortcomings、causes、duties、plan、concrete、names-next-year、answers-shortcomings",
            "是不是 matter？",
        ),
    ),
    "unknown part": (
        M,
        "part: measures",
        "part: measure",
        (
            M,
            4,
            "part：measure —— 只能是 document、measures、shortcomings、first-responsible、plan、anywhere",
            "是不是 measures？",
        ),
    ),
    "unknown fact": (
        L,
        "[figure, result]",
        "[figures, result]",
        (
            L,
            12,
            "met-with 第 1 项：figures —— 只能是 figure、document、meeting、body、mechanism、date、result",
            "是不是 figure？",
        ),
    ),
    "unknown word group": (
        M,
        "<acts>",
        "<act>",
        (M, 9, "said-by：没有词组 <act>", "是不是 acts？"),
    ),
    "unknown clause": (
        M,
        "outline-2021#c20",
        "outline-2021#c99",
        (M, 3, "framework/ 里没有条款 outline-2021#c99", "是不是 outline-2021#c23？"),
    ),
    "clause in the wrong form": (
        M,
        "outline-2021#c20, ",
        "outline-2021/c20, ",
        (M, 3, "basis 第 1 项：outline-2021/c20 的写法不对", "写作 文件名#条款号，如 outline-2021#c15"),
    ),
    "no clause in force": (
        M,
        ", outline-2015#m35",
        "",
        (
            M,
            3,
            "basis：2019 年度要求本项，却没有一条依据在该年度适用",
            "补上当时适用的条款，或用 years 限定年度",
        ),
    ),
    "empty wording": (
        M,
        "  - 人民调解\n",
        "  - 人民调解\n  - ''\n",
        (M, 9, "said-by 第 2 项：不能为空", ""),
    ),
    "empty piece": (
        M,
        "  - 人民调解\n",
        "  - 人民调解\n  - 调解…\n",
        (M, 9, "said-by：有空的词：“”", "“…”和“|”的两边都要有字，空格和引号不算字"),
    ),
    "gap inside a list": (
        M,
        "[一站式, 解纷]",
        "[一站式, 解…纷]",
        (M, 10, "said-by：列表里的词不能再用“…”：解…纷", "有先后的写成一条文字：甲…乙"),
    ),
    "open bracket": (
        M,
        "<acts>…",
        "<acts…",
        (M, 9, "said-by：尖括号没有配对：<acts", "词组写作 <名称>，用半角尖括号"),
    ),
    "mapping with both orders": (
        M,
        "[一站式, 解纷]",
        "{words: [一站式, 解纷], order: 一站式}",
        (
            M,
            10,
            "said-by：键值对里要写 words 或 order，二者只取其一",
            "words 不分先后，可加 span；order 有先后，可加 gap",
        ),
    ),
    "wording twice": (
        M,
        "  - 人民调解\n",
        "  - 人民调解\n  - 人民调解\n",
        (M, 9, "said-by：提法“人民调解”重复", "删去其中一条"),
    ),
    "duplicate key": (
        M,
        "title: ",
        "title: 重复\ntitle: ",
        (M, 3, "键 title 重复出现", "同一层里每个键只能写一次"),
    ),
    "id is not the path": (
        M,
        "id: disputes/mediation",
        "id: disputes/mediations",
        (M, 1, "id 应为 disputes/mediation（与路径一致），现为 disputes/mediations", "改 id，或改文件名"),
    ),
    "duplicate id": (
        M,
        "id: disputes/mediation",
        "id: disputes/litigation",
        (M, 1, f"id disputes/litigation 已用于 {L}", "本文件的 id 应为 disputes/mediation（与路径一致）"),
    ),
    "swallowed wording": (
        M,
        "  - 人民调解\n",
        "  - 人民调解\n  - 人民调解委员会\n",
        (M, 9, "said-by：“人民调解委员会”多余，它含有“人民调解”", HINT),
    ),
    "swallowed alternative": (
        L,
        "负责人|一把手",
        "负责人|主要负责人|一把手",
        (L, 11, "said-by：“主要负责人”多余，它含有“负责人”", HINT),
    ),
    "swallowed by a group": (
        M,
        "<acts>…",
        "<acts>|化解调处…",
        (M, 9, "said-by：“化解调处”多余，它含有“<acts>”", HINT),
    ),
    "key the kind does not read": (
        M,
        "never:",
        "lead-in: [现将有关情况]\nnever:",
        (
            M,
            12,
            "kind 为 matter 的规则不用 lead-in",
            "删去；matter 可用的键：hinted-by、met-with、never、said-by、shown-by、unless",
        ),
    ),
    "nothing that can make it met": (
        L,
        "said-by:",
        "hinted-by:",
        (L, 1, "文件：没有 said-by，也没有 shown-by，永远不会判为充分", "至少写出一条提法"),
    ),
    "levels that do not fit": (
        M,
        "levels: PCXTD",
        "levels: PCXD\nadvised_for: T",
        (M, 7, "advised_for：T 不在 levels（PCXD）里", "对不适用的层级不必写要求"),
    ),
    "years without quotes": (
        L,
        'years: "2021-"',
        "years: 2021",
        (L, 8, "years：应为文字，现为 数字", "文字里像日期、数字或“是否”的，请加引号"),
    ),
    "years in the wrong form": (
        L,
        'years: "2021-"',
        'years: "2021"',
        (L, 8, "years：2021 的写法不对", RANGE),
    ),
    "years the wrong way round": (
        L,
        'years: "2021-"',
        'years: "2025-2021"',
        (L, 8, "years：2025-2021 的止年早于起年", "写作 起年-止年"),
    ),
    "no example of met": (
        L,
        "  met:\n    - 办理行政应诉案件46件。\n",
        "",
        (L, 14, "examples：缺少 met", ""),
    ),
    "placeholder": (
        L,
        "advice: 写明应诉件数和负责人出庭应诉率。",
        "advice: 待填（应诉件数）",
        (L, 13, "还有“待填”没有填写", "换成实际内容"),
    ),
    "tab": (
        L,
        "  - 行政应诉",
        "\t- 行政应诉",
        (
            L,
            10,
            "不是合法的 YAML：有不能开头的字符（如制表符 Tab、%、@）",
            "缩进用空格；特殊符号开头的文字加引号",
        ),
    ),
    "unused word group": (
        LEX,
        "  settling:",
        "  lonely:\n    title: 无人使用\n    words: [甲, 乙]\n  settling:",
        (LEX, 5, "词组 lonely 没有规则使用", "删去，或在规则里写成 <lonely>"),
    ),
    "word group cycle": (
        LEX,
        "words: [调处, 办结]",
        "words: [调处, <acts>]",
        (LEX, 2, "词组互相引用成环：acts → settling → acts", "删去其中一个引用"),
    ),
    "swallowed word": (
        LEX,
        "words: [调处, 办结]",
        "words: [调处, 办结, 依法办结]",
        (LEX, 7, "词组 settling：“依法办结”多余，它含有“办结”", HINT),
    ),
    "unknown group in the order": (
        SCO,
        "order: [mediation,",
        "order: [meditation,",
        (SCO, 11, "groups.disputes.order：没有规则 disputes/meditation", "是不是 disputes/mediation？"),
    ),
    "weights that do not fall": (
        SCO,
        "expected: 2",
        "expected: 4",
        (SCO, 1, "weights：应依次递减：mandatory、expected、advised", "改正数值"),
    ),
    "clause without a rule": (
        F21,
        "    no-rule: 本测试规则不问行政裁决。\n",
        "",
        (
            F21,
            11,
            "现行条款 outline-2021#c21 没有规则引用",
            "写 no-rule 说明为何不设规则，或在规则的 basis 里引用",
        ),
    ),
    "clause with a rule and a reason": (
        F21,
        "    heading: 加强行政调解工作\n",
        "    heading: 加强行政调解工作\n    no-rule: 本来有规则。\n",
        (F21, 8, "条款 outline-2021#c20 已有规则引用，又写了 no-rule", "删去 no-rule"),
    ),
    "no day of the calendar": (
        F21,
        '"2021-08-02"',
        '"2021-08-32"',
        (F21, 4, "issued：2021-08-32 不是日历上的日期", "改正日期"),
    ),
    "asked before it was decreed": (
        F21,
        'report-years: "2021-"',
        'report-years: "2019-"',
        (
            F21,
            5,
            "report-years：从 2019 年度起引用，早于最早的日期 2021-08-02",
            "改正年度；确有理由的，在 note 写明",
        ),
    ),
    "profile of an unknown rule": (
        PRO,
        "disputes/mediation:",
        "disputes/meditation:",
        (PRO, 4, "change：没有规则 disputes/meditation", "是不是 disputes/mediation？"),
    ),
    "profile removes what is not there": (
        PRO,
        "remove: [诉前调解]",
        "remove: [司法调解]",
        (
            PRO,
            6,
            "change.disputes/mediation.said-by.remove：原来没有“司法调解”",
            "要与原来的写法一字不差；先看 dabiao rules show",
        ),
    ),
    "profile extends an unknown one": (
        CITY,
        "extends: province",
        "extends: provinces",
        (CITY, 3, "extends：没有规则集 provinces", "是不是 province？"),
    ),
    "profiles in a ring": (
        PRO,
        "title: 某省指引\n",
        "title: 某省指引\nextends: city\n",
        (CITY, 3, "extends：规则集互相继承成环：city → province → city", "删去其中一个 extends"),
    ),
    "mandatory element weakened without a reason": (
        CITY,
        "reason: 本市另有规定。\n",
        "",
        (
            CITY,
            6,
            "change：放宽了必备要素 disputes/litigation（advised_for 增加），没有写理由",
            "在这一项里加 reason，或写规则集的 reason",
        ),
    ),
    "rule a profile does not list": (
        CITY,
        "add: [disputes/hotline]\n",
        "",
        (
            "rules/profiles/city/disputes/hotline.yaml",
            0,
            "这个文件不会被读取",
            "在 rules/profiles/city.yaml 的 add 里写上 disputes/hotline，或删去文件",
        ),
    ),
    "rule a profile lacks": (
        CITY,
        "[disputes/hotline]",
        "[disputes/hotline, disputes/radio]",
        (
            CITY,
            5,
            "add：没有文件 rules/profiles/city/disputes/radio.yaml",
            "新建它：dabiao rules new disputes/radio --profile city",
        ),
    ),
}


def found(root: Path) -> list[tuple[str, int, str, str]]:
    with pytest.raises(RulebookError) as caught:
        lint(rulebook_folder(root))
    return [(f.file, f.line, f.message, f.hint) for f in caught.value.faults]


def test_the_small_rulebook_has_no_fault(tmp_path):
    inventory = lint(write_small(tmp_path))
    assert (inventory.rules, inventory.instruments, inventory.groups) == (2, 2, 2)
    assert inventory.profiles == {"city": 3, "province": 1}


@pytest.mark.parametrize("planted", FAULTS)
def test_one_fault_gives_one_message_with_its_place_and_what_to_do(tmp_path, planted):
    file, before, after, message = FAULTS[planted]
    write_small(tmp_path)
    edit(tmp_path, file, before, after)
    assert found(tmp_path) == [message]


def test_all_faults_of_all_files_come_in_one_run(tmp_path):
    write_small(tmp_path)
    edit(tmp_path, M, "part: measures", "part: measure")
    edit(tmp_path, M, "levels: PCXTD", "levels: ABC")
    edit(tmp_path, L, "  - 行政应诉", "  - <nobody>应诉")
    edit(tmp_path, F21, "number: （二十）\n", "number: （二十）\n    colour: 红\n")
    (tmp_path / LEX).write_text("groups: [", encoding="utf-8")
    assert {(file, line) for file, line, _, _ in found(tmp_path)} == {
        (M, 4),
        (M, 6),
        (L, 10),
        (F21, 10),
        (LEX, 2),
    }


def test_a_faulty_file_is_told_and_not_what_depends_on_it(tmp_path):
    write_small(tmp_path)
    (tmp_path / M).write_text("id: [" + MEDIATION, encoding="utf-8")
    assert [file for file, _, _, _ in found(tmp_path)] == [M]


def test_a_file_that_would_be_overlooked_is_a_fault(tmp_path):
    write_small(tmp_path)
    (tmp_path / "rules" / "disputes" / "extra.yml").write_text(MEDIATION, encoding="utf-8")
    assert found(tmp_path) == [
        (
            "rules/disputes/extra.yml",
            0,
            "这个文件不会被读取",
            "规则文件放在 rules/分组/名称.yaml，扩展名为 .yaml",
        )
    ]


def test_an_unknown_group_names_the_known_ones(tmp_path):
    write_small(tmp_path)
    edit(
        tmp_path,
        SCO,
        "  disputes:\n    title: 矛盾纠纷化解\n    order: [mediation, litigation]\n",
        "  quarrels: {title: 争议}\n",
    )
    assert {(m, h) for _, _, m, h in found(tmp_path)} == {
        ("没有分组 disputes", "可用 quarrels；新的分组写在 rules/scoring.yaml 的 groups 里")
    }


def test_a_huge_file_is_refused_before_it_is_parsed(tmp_path):
    write_small(tmp_path)
    (tmp_path / M).write_text(MEDIATION + "# 甲\n" * limits.amount("yaml-size"), encoding="utf-8")
    assert [(m, h) for _, _, m, h in found(tmp_path)] == [
        (
            f"文件有 {((tmp_path / M).stat().st_size) // 1024} KB，超过上限 256 KB",
            f"请拆成几个文件；确有需要的，可加 --limit yaml-size={-(-(tmp_path / M).stat().st_size // 1024)} 放宽",
        )
    ]


BOMB = "\n".join(
    ["a0: &a0 [1, 2, 3]", *(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 9))]
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (BOMB, "内容过多：锚点（& 和 *）展开后超过 20000 个值"),
        ("a: &x [1, *x]", "没有锚点 &x"),
        ("[" * 60_000, "层次过深，超过 12 层"),
        ("a: 1\n---\nb: 2", "一个文件里有两份内容"),
        ("", "文件是空的"),
        ("a: !!python/object:os.system x", "不是合法的 YAML：不认识的标记（!…）"),
        (b"\xb7\xa8\xd6\xce", "文件不是 UTF-8 编码"),
    ],
)
def test_yaml_that_harms_or_cannot_be_read_is_refused(tmp_path, text, message):
    write_small(tmp_path)
    (tmp_path / M).write_bytes(text if isinstance(text, bytes) else text.encode())
    assert [m for _, _, m, _ in found(tmp_path)] == [message]


def test_a_value_that_is_none_hides_no_other_fault(tmp_path):
    write_small(tmp_path)
    edit(tmp_path, M, "importance: expected", "importance: 2024-13-45\nlevels: .inf\ncolour: red")
    messages = [m for _, _, m, _ in found(tmp_path)]
    assert "2024-13-45 不是日期或数" in messages
    assert ".inf 不是数" in messages
    assert "文件：不认识的键 colour" in messages
    assert not [message for message in messages if message.startswith("importance")]


def test_loading_refuses_what_linting_refuses_unless_it_is_only_superfluous(tmp_path):
    folder = write_small(tmp_path)
    edit(tmp_path, M, "  - 人民调解\n", "  - 人民调解\n  - 人民调解委员会\n")
    assert len(load_rulebook(folder).rules) == 2
    edit(tmp_path, M, "importance: expected", "importance: great")
    for cached in ("_load", "_key"):
        load_rulebook.__globals__[cached].cache_clear()
    with pytest.raises(RulebookError):
        load_rulebook(folder)
