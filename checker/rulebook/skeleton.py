"""A new rule file to fill in. It is no rule yet: linting names every place that still says 待填."""

from __future__ import annotations

import re
from pathlib import Path

from checker.errors import UsageFault
from checker.rulebook.faults import did_you_mean
from checker.rulebook.location import RulebookFolder, builtin_folder, is_installed
from checker.rulebook.profile import profile_files

_ID = re.compile(r"[a-z-]+/[a-z-]+")
_SKELETON = """\
id: {id}
title: 待填                       # 要素名称，如 行政应诉和负责人出庭
basis: [待填]                     # 依据，写作 文件名#条款号，如 outline-2021#c23；条款见 framework/
part: measures                    # 一般写在哪一部分：document、measures、shortcomings、first-responsible、plan、anywhere
importance: expected              # 要求：mandatory 必备，expected 应有，advised 倡导
levels: PCXTD                     # 适用层级：P 省级，C 设区的市，X 县（市、区），T 乡镇（街道），D 部门
# years: "2021-"                  # 只适用于这些报告年度的，去掉行首的 #
said-by:                          # 点到本项的提法：写到其一，并有可核查的事实，为充分
  - 待填
never: [待填]                     # 字面相近而不是本项的提法；没有就删去本行
advice: 待填                      # 给起草人的一两句话：完整的一段应写明什么
examples:                         # 都会作为测试运行：dabiao rules test
  met: [待填]                     # 充分
  partial: [待填]                 # 仅提及；没有就删去本行
  missing: [待填]                 # 没有写到
  near-miss: [待填]               # 字面相近而不算；没有就删去本行
"""


def new_rule(rule_id: str, folder: RulebookFolder, profile: str | None) -> Path:
    """Write the skeleton of a rule, for the central tier or for a profile, and return its file.

    Raises UsageFault when the id is no id, the file exists, or the built-in rules of an installed program would be written to.
    """
    if not _ID.fullmatch(rule_id):
        raise UsageFault(
            f"编号“{rule_id}”的写法不对", "写作 分组/名称，只用小写字母和连字符，如 disputes/litigation"
        )
    place = folder.rules if profile is None else _profile_folder(profile, folder)
    if is_installed() and place.is_relative_to(builtin_folder().rules):
        raise UsageFault("内置规则不在这里修改", "请用 --rules 指定自己的规则文件夹")
    file = place / f"{rule_id}.yaml"
    if file.exists():
        raise UsageFault(f"已有规则 {rule_id}：{file}", "换一个编号，或直接编辑这个文件")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_SKELETON.format(id=rule_id), encoding="utf-8", newline="\n")
    return file


def _profile_folder(profile: str, folder: RulebookFolder) -> Path:
    known = profile_files(folder)
    if profile not in known:
        raise UsageFault(
            f"没有规则集 {profile}",
            did_you_mean(profile, known, f"先写好 profiles/{profile}.yaml（id 和 title 两行即可）"),
        )
    return known[profile].parent / profile
