"""Reports that share their text, as terminal lines and as JSON. Computes nothing beyond counting."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from checker._version import __version__
from checker.audit.likeness import Relation
from checker.rendering.page import Page
from checker.rendering.words import year_text
from checker.structure.outline import PART_TITLES, PartName

if TYPE_CHECKING:
    from checker.audit.likeness import Likeness, Likenesses, PartLikeness, Passage, Side, Template
    from checker.rendering.line import Line

SCHEMA_VERSION = "1"
_RELATIONS = {
    Relation.LAST_YEAR: "与本单位上一年度的报告相同",
    Relation.EARLIER: "与本单位其他年度的报告相同",
    Relation.NEIGHBOUR: "与同一市（州）其他单位的报告相同",
    Relation.OTHER: "与其他单位的报告相同",
}
_ALIKE = {"same": "逐字相同", "figures": "只有数字不同", "wording": "个别字句不同"}
_LISTED = 30  # pairs or groups of a section
_PASSAGES = 2
_MEMBERS = 8
_LINES = 2  # of a quote; the JSON has all of it


def similar_lines(found: Likenesses, width: int) -> list[Line]:
    page = Page(width)
    page.text("报告之间的相同文字", "bold")
    page.text(
        "只说明哪些文字相同，供人工核对，不判断谁抄谁。单位名称、年份不计，套话和多数报告都有的字句少计或不计。",
        "dim",
    )
    page.field("范围", f"{found.bodies:,} 个单位的 {found.reports:,} 份报告，逐句比对 {found.compared:,} 对")
    page.field("标准", f"全文或某一部分有 {_percent(found.least)} 以上的文字相同，即列出")
    if not found.likenesses:
        page.field("结果", "没有发现文字大量相同的报告", style="green")
        return page.lines
    page.field("结果", f"{len(found.likenesses):,} 对报告文字大量相同", style="yellow")
    if found.templates:
        page.section("多个单位共用的文字", f"{len(found.templates):,} 组")
        for template in found.templates[:_LISTED]:
            _template(page, template)
        _rest(page, len(found.templates), "组")
    for relation, title in _RELATIONS.items():
        members = [one for one in found.likenesses if one.relation is relation]
        if members:
            page.section(title, f"{len(members):,} 对")
            for one in members[:_LISTED]:
                _likeness(page, one)
            _rest(page, len(members), "对")
    return page.lines


def _template(page: Page, template: Template) -> None:
    page.blank()
    page.marked(
        "·", f"{_part(template.part)}：{template.bodies:,} 个单位，{len(template.members):,} 份报告", "yellow"
    )
    names = list(dict.fromkeys(member.name for member in template.members))
    more = f"等 {len(names):,} 个单位" if len(names) > _MEMBERS else ""
    page.field("单位", "、".join(names[:_MEMBERS]) + more, indent=4)
    page.field(f"如 {template.in_common:,} 份都有", f"“{template.example.quote}”", indent=4, limit=_LINES)


def _likeness(page: Page, likeness: Likeness) -> None:
    page.blank()
    page.marked("·", _named(likeness.later), "yellow")
    page.text(f"与 {_named(likeness.other)}", indent=4)
    page.field(
        "全文",
        f"前者的 {_percent(likeness.share)}、后者的 {_percent(likeness.other_share)} 相同",
        indent=4,
    )
    for part in likeness.parts:
        page.field(_part(part.part), _shares(part), indent=4)
        for passage in part.passages[:_PASSAGES]:
            _passage(page, passage)
    page.field("文件", likeness.later.path, indent=4)
    page.field("　　", likeness.other.path, indent=4)


def _passage(page: Page, passage: Passage) -> None:
    page.text(
        f"{_ALIKE[passage.alike]}{f'（{passage.place}）' if passage.place else ''}", "dim", indent=6, limit=1
    )
    page.field("前者", f"“{passage.quote}”", indent=6, limit=_LINES)
    if passage.alike != "same":
        page.field("后者", f"“{passage.other_quote}”", indent=6, limit=_LINES)


def _shares(part: PartLikeness) -> str:
    figures = f"，其中数字 {part.figures:,} 个" if part.figures else ""
    return f"前者的 {_percent(part.share)}、后者的 {_percent(part.other_share)} 相同，共 {part.chars:,} 字{figures}"


def _rest(page: Page, count: int, unit: str) -> None:
    if count > _LISTED:
        page.blank()
        page.text(f"另有 {count - _LISTED:,} {unit}，用 --format json 看全部。", "dim", indent=2)


def _named(side: Side) -> str:
    return f"{side.name}　{year_text(side.year)}"


def _part(name: str) -> str:
    return PART_TITLES[PartName(name)]


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def similar_json(found: Likenesses) -> str:
    """One object, ending in a line feed. Offsets are characters of each report's text."""
    value: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "dabiao", "version": __version__},
        "least": found.least,
        "reports": found.reports,
        "bodies": found.bodies,
        "compared": found.compared,
        "templates": [
            {
                "part": template.part,
                "bodies": template.bodies,
                "members": [_side(member) for member in template.members],
                "in_common": template.in_common,
                "example": _plain_passage(template.example),
            }
            for template in found.templates
        ],
        "pairs": [
            {
                "relation": one.relation.value,
                "later": _side(one.later),
                "other": _side(one.other),
                "share": round(one.share, 3),
                "other_share": round(one.other_share, 3),
                "parts": [
                    {
                        "part": part.part,
                        "share": round(part.share, 3),
                        "other_share": round(part.other_share, 3),
                        "chars": part.chars,
                        "figures": part.figures,
                        "passages": [_plain_passage(passage) for passage in part.passages],
                    }
                    for part in one.parts
                ],
            }
            for one in found.likenesses
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _side(side: Side) -> dict[str, Any]:
    return asdict(side) | {"report": str(side.report)}


def _plain_passage(passage: Passage) -> dict[str, Any]:
    return asdict(passage) | {"weight": round(passage.weight, 1)}
