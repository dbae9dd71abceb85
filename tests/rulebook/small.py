"""A rulebook of two rules, whole and without a fault, so that one planted fault is the only one."""

from __future__ import annotations

from pathlib import Path

from checker.rulebook.location import RulebookFolder

MEDIATION = """\
id: disputes/mediation
title: 矛盾纠纷调解
basis: [outline-2021#c20, outline-2015#m35]
part: measures
importance: expected
levels: PCXTD
said-by:
  - 人民调解
  - <acts>…矛盾纠纷
  - [一站式, 解纷]
  - 诉前调解
never: [复议调解]
advice: 写明调解的件数和成功率。
examples:
  met:
    - 全年人民调解纠纷120件。
  missing:
    - 开展执法检查30次。
"""
LITIGATION = """\
id: disputes/litigation
title: 行政应诉
basis: [outline-2021#c23]
part: measures
importance: mandatory
levels: PCXTD
advised_for: T
years: "2021-"
said-by:
  - 行政应诉
  - 负责人|一把手…出庭
met-with: [figure, result]
advice: 写明应诉件数和负责人出庭应诉率。
examples:
  met:
    - 办理行政应诉案件46件。
  partial:
    - 认真做好行政应诉工作。
  missing:
    - 开展执法检查30次。
"""
LEXICON = """\
groups:
  acts:
    title: 化解行为
    words: [排查, 化解, <settling>]
  settling:
    title: 处理
    words: [调处, 办结]
"""
SCORING = """\
weights: {mandatory: 3, expected: 2, advised: 1}
credit: {met: 1, partial: 0.5, missing: 0}
grades:
  - {name: 优秀, from: 90}
  - {name: 合格, from: 60}
fail-grade: 不合格
first-graded-year: 2019
groups:
  disputes:
    title: 矛盾纠纷化解
    order: [mediation, litigation]
"""
OUTLINE_2021 = """\
id: outline-2021
title: 法治政府建设实施纲要（2021—2025年）
short: 纲要2021—2025
issued: "2021-08-02"
report-years: "2021-"
confidence: 0.92
clauses:
  c20:
    number: （二十）
    heading: 加强行政调解工作
  c21:
    number: （二十一）
    heading: 有序推进行政裁决工作
    no-rule: 本测试规则不问行政裁决。
  c23:
    number: （二十三）
    heading: 加强和规范行政应诉工作
"""
OUTLINE_2015 = """\
id: outline-2015
title: 法治政府建设实施纲要（2015—2020年）
short: 纲要2015—2020
issued: "2015-12"
report-years: "2015-2021"
confidence: 0.93
clauses:
  m35:
    number: 措施35
    heading: 加强人民调解工作
"""
PROVINCE = """\
id: province
title: 某省指引
change:
  disputes/mediation:
    importance: mandatory
    said-by: {add: [三调联动], remove: [诉前调解]}
"""
CITY = """\
id: city
title: 某市指引
extends: province
reason: 本市另有规定。
add: [disputes/hotline]
change:
  disputes/litigation: {advised_for: TD}
withdraw:
  disputes/mediation: 由市矛调中心另行报告。
"""
HOTLINE = """\
id: disputes/hotline
title: 热线办理
basis: [outline-2021#c20]
part: measures
importance: expected
levels: CX
years: "2021-"
said-by: [便民热线]
advice: 写明热线受理和办结的件数。
examples:
  met: [便民热线办结诉求900件。]
  missing: [开展执法检查30次。]
"""
FILES = {
    "rules/disputes/mediation.yaml": MEDIATION,
    "rules/disputes/litigation.yaml": LITIGATION,
    "rules/lexicon/words.yaml": LEXICON,
    "rules/scoring.yaml": SCORING,
    "framework/outline-2021.yaml": OUTLINE_2021,
    "framework/outline-2015.yaml": OUTLINE_2015,
    "rules/profiles/province.yaml": PROVINCE,
    "rules/profiles/city.yaml": CITY,
    "rules/profiles/city/disputes/hotline.yaml": HOTLINE,
}


def write_small(root: Path) -> RulebookFolder:
    """Write the rulebook below `root`."""
    for name, text in FILES.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return RulebookFolder(root / "framework", root / "rules", (root / "rules" / "profiles",))


def edit(root: Path, name: str, before: str, after: str) -> None:
    """Replace the first `before` of a file; it must be there."""
    file = root / name
    text = file.read_text(encoding="utf-8")
    assert before in text, before
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
