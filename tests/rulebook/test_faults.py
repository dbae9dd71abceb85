"""A faulty rulebook says where, what, and what to do, all faults in one run."""

from __future__ import annotations

import shutil

import pytest

from checker.errors import RulebookError
from checker.rulebook.loading import load_rulebook
from checker.rulebook.location import RulebookFolder, builtin_folder

RULE = "disputes/litigation.yaml"


@pytest.fixture
def folder(tmp_path):
    source = builtin_folder()
    shutil.copytree(source.framework, tmp_path / "framework")
    shutil.copytree(source.rules, tmp_path / "rules")
    return RulebookFolder(tmp_path / "framework", tmp_path / "rules")


def edit(folder, before, after, file=RULE):
    path = folder.rules / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


FAULTS = [
    ("id: disputes/litigation", "id: disputes/lawsuit", "id 应为 disputes/litigation（与路径一致），现为 disputes/lawsuit"),
    ("part: measures", "part: measure", "part：measure —— 只能是 document、measures、shortcomings、first-responsible、plan、anywhere"),
    ("levels: PCXTD", "levels: PCXTD\nlevel: X", "文件：不认识的键 level"),
    ("outline-2021#c23", "outline-2021#c99", "framework/ 里没有条款 outline-2021#c99"),
    ("title: ", "title: 重复\ntitle: ", "键 title 重复出现"),
    ("importance: mandatory\n", "", "文件：缺少 importance"),
    ("said-by:\n", "said-by:\n  - <nobody>出庭\n", "said-by：没有词组 <nobody>"),
    ("said-by:\n", "said-by:\n  - [出庭, 应诉…率]\n", "said-by：列表里的词不能再用“…”：应诉…率"),
    ("said-by:\n", "said-by:\n  - 应诉…\n", "said-by：有空的词：''"),
]


@pytest.mark.parametrize(("before", "after", "message"), FAULTS, ids=[f[2][:12] for f in FAULTS])
def test_a_fault_is_named_with_its_file_and_line(folder, before, after, message):
    edit(folder, before, after)
    with pytest.raises(RulebookError) as caught:
        load_rulebook(folder)
    fault = next(f for f in caught.value.faults if f.message == message)
    assert fault.file == f"rules/{RULE}"
    assert fault.line >= 1


def test_all_faults_come_in_one_run(folder):
    edit(folder, "part: measures", "part: measure")
    edit(folder, "importance: ", "importance: very-", "disputes/mediation.yaml")
    (folder.rules / "disputes" / "petitions.yaml").write_text("id: [", encoding="utf-8")
    with pytest.raises(RulebookError) as caught:
        load_rulebook(folder)
    assert {f.file for f in caught.value.faults} == {
        "rules/disputes/litigation.yaml",
        "rules/disputes/mediation.yaml",
        "rules/disputes/petitions.yaml",
    }


def test_an_unused_word_group_is_a_fault(folder):
    (folder.rules / "lexicon" / "extra.yaml").write_text(
        "groups:\n  lonely:\n    title: 无人使用\n    words: [甲, 乙]\n", encoding="utf-8"
    )
    with pytest.raises(RulebookError, match="词组 lonely 没有规则使用"):
        load_rulebook(folder)


def test_word_groups_that_use_each_other_are_a_fault(folder):
    (folder.rules / "lexicon" / "extra.yaml").write_text(
        "groups:\n  one:\n    title: 一\n    words: [<two>, 甲]\n  two:\n    title: 二\n    words: [<one>, 乙]\n", encoding="utf-8"
    )
    with pytest.raises(RulebookError, match="词组互相引用成环"):
        load_rulebook(folder)
