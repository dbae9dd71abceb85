"""Last year's plan and shortcomings against this year's report, as terminal lines, JSON and a table for CSV. Computes nothing beyond counting."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from checker._version import __version__
from checker.audit.promises import Fate
from checker.rendering.audit_tables import Field, RowTable
from checker.rendering.page import Page
from checker.rendering.words import level_word, year_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.audit.likeness import Side
    from checker.audit.promises import Followed, Promise, Promises, Repeated, Said
    from checker.rendering.audit_tables import Value
    from checker.rendering.line import Line

SCHEMA_VERSION = "1"
FATE_WORDS = {
    Fate.FOUND: "有对应内容",
    Fate.CLOSE: "字句相近，请核对",
    Fate.NOT_FOUND: "没有找到对应内容",
    Fate.GENERAL: "较笼统，不作比对",
}
HINT = (
    "只按文字比对，供人工核对，不计入得分：“有对应内容”不等于已经做到，“字句相近”可能是做了、做了一部分，也可能是另一件事，"
    "“没有找到”约五条里有一条是换了说法。下结论之前，请对照两年的原文。"
)
_STYLES = {Fate.FOUND: "green", Fate.CLOSE: "yellow", Fate.NOT_FOUND: "red", Fate.GENERAL: "dim"}
_ORDER = (Fate.NOT_FOUND, Fate.CLOSE, Fate.FOUND)  # what needs a look comes first
_LISTED = 20  # bodies told in full
_LINES = 3  # of a quote; JSON, CSV and the workbook have all of it
_UNCLEAR = 5


def promises_lines(found: Promises, width: int) -> list[Line]:
    page = Page(width)
    page.text("上年安排与本年举措、上年不足与本年不足", "bold")
    page.text(HINT, "dim")
    for line in scope_lines(found):
        page.field(*line)
    for one in found.followed[:_LISTED]:
        _followed(page, one)
    if len(found.followed) > _LISTED:
        page.blank()
        page.text(
            f"另有 {len(found.followed) - _LISTED:,} 组，用 --format xlsx、csv 或 json 看全部，或用 --issuer 只看一个单位。",
            "dim",
            indent=2,
        )
    return page.lines


def scope_lines(found: Promises) -> Iterator[tuple[str, str]]:
    """(label, text): what was compared, what was not and why."""
    if found.followed:
        bodies = len({one.after.body for one in found.followed})
        yield "范围", f"{bodies:,} 个单位，相邻两年的报告 {len(found.followed):,} 组"
        yield "上年安排", "；".join(f"{word} {found.fates[fate]:,} 句" for fate, word in FATE_WORDS.items())
        named = sum(one.shortcomings for one in found.followed)
        again = sum(len(one.repeated) for one in found.followed)
        yield "上年不足", f"共 {named:,} 项，本年又写到的 {again:,} 项"
    else:
        yield "范围", "没有哪个单位有相邻两年的报告可以比对"
    if found.alone:
        yield "未比对", f"{found.alone:,} 个单位没有相邻两年的报告"
    if found.unclear:
        names = "、".join(f"{name}（{year_text(year)}）" for name, year in found.unclear[:_UNCLEAR])
        more = "等" if len(found.unclear) > _UNCLEAR else ""
        yield (
            "　　",
            f"{names}{more}同一年度不止一份报告，分不清是不是同一单位，没有比对；请在清单里写明地区",
        )


def notes_of(one: Followed) -> Iterator[str]:
    """What must be known before the figures of this body are read."""
    if not one.anchored:
        yield "地区不详，两份报告可能不是同一单位的，请先核对"
    if not one.has_plan:
        yield "上年报告没有写下一年度的安排"
    elif not one.promises:
        yield "上年报告的安排只有标题，没有内容"
    if not one.has_measures:
        yield "本年报告没有认出举措和成效部分，上年安排无从比对"


def _followed(page: Page, one: Followed) -> None:
    place = f"（{one.region_name}）" if one.region_name and one.region_name not in one.name else ""
    page.section(f"{one.name}{place}", f"{year_text(one.before.year)}→{year_text(one.after.year)}")
    for note in notes_of(one):
        page.text(f"注意：{note}。", "yellow", indent=2)
    if one.promises:
        page.field(
            "上年安排", "；".join(f"{FATE_WORDS[fate]} {one.fates[fate]}" for fate in Fate if one.fates[fate])
        )
    for fate in _ORDER:
        for promise in one.promises:
            if promise.fate is fate:
                _promise(page, promise)
    if one.shortcomings:
        page.blank()
        page.field("上年不足", f"{one.shortcomings} 项，本年又写到的 {len(one.repeated)} 项")
    for again in one.repeated:
        years = f"连续 {again.years} 年写到" if again.years > 2 else "本年又写到"
        page.marked("·", years, "yellow")
        page.field("上年", f"“{again.before.quote}”", indent=4, limit=_LINES)
        page.field("本年", f"“{again.after.quote}”", indent=4, limit=_LINES)
    page.field("文件", one.before.path)
    page.field("　　", one.after.path)


def _promise(page: Page, promise: Promise) -> None:
    page.marked("·", FATE_WORDS[promise.fate], _STYLES[promise.fate], _place(promise.said))
    page.field("上年", f"“{promise.said.quote}”", indent=4, limit=_LINES)
    for answer in promise.answers:
        page.field("本年", f"“{answer.quote}”", indent=4, limit=_LINES)
    if promise.nearest is not None:
        page.field("最接近", f"“{promise.nearest.quote}”", indent=4, limit=_LINES)
    if promise.planned_again is not None:
        page.field("又列入", f"本年的安排：“{promise.planned_again.quote}”", indent=4, limit=_LINES)


def _place(said: Said) -> str:
    return said.place[:30]


FIELDS = (
    Field("issuer", "制发单位"),
    Field("level", "层级"),
    Field("region_name", "地区"),
    Field("year", "本年度", int),
    Field("kind", "事项"),
    Field("state", "比对情况"),
    Field("share", "相同程度", float),
    Field("before", "上年原文"),
    Field("before_place", "上年所在标题"),
    Field("after", "本年原文"),
    Field("after_place", "本年所在标题"),
    Field("note", "说明"),
    Field("before_path", "上年文件"),
    Field("after_path", "本年文件"),
)
PLANNED, LACKING = "上年安排", "上年不足"


def promises_table(found: Promises) -> RowTable:
    return RowTable("promises", FIELDS, lambda: (row for one in found.followed for row in rows_of(one)))


def rows_of(one: Followed) -> Iterator[Sequence[Value]]:
    """A row for each promise, then one for each shortcoming named again; values in the order of FIELDS."""
    who = (one.name, level_word(one.level), one.region_name, one.after.year)
    files = (one.before.path, one.after.path)
    unsure = "" if one.anchored else "地区不详，请先核对两份报告是不是同一单位的"
    for promise in one.promises:
        again, nearest = promise.planned_again, promise.nearest
        notes = [
            f"最接近的一句：{nearest.quote}" if nearest else "",
            f"本年的安排又列入：{again.quote}" if again else "",
            unsure,
        ]
        yield (
            *who,
            PLANNED,
            FATE_WORDS[promise.fate],
            None if promise.fate is Fate.GENERAL else round(promise.share, 2),
            promise.said.quote,
            promise.said.place,
            "\n".join(answer.quote for answer in promise.answers),
            "；".join(dict.fromkeys(answer.place for answer in promise.answers)),
            "；".join(note for note in notes if note),
            *files,
        )
    for lack in one.repeated:
        yield (
            *who,
            LACKING,
            again_words(lack),
            round(lack.share, 2),
            lack.before.quote,
            lack.before.place,
            lack.after.quote,
            lack.after.place,
            unsure,
            *files,
        )


def again_words(lack: Repeated) -> str:
    return f"连续 {lack.years} 年写到" if lack.years > 2 else "本年又写到"


def promises_json(found: Promises) -> str:
    """One object, ending in a line feed. Offsets are characters of each report's text; shares are in [0, 1]."""
    value: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "dabiao", "version": __version__},
        "hint": HINT,
        "alone": found.alone,
        "unclear": [{"issuer": name, "year": year} for name, year in found.unclear],
        "counts": {fate.value: found.fates[fate] for fate in Fate},
        "followed": [
            {
                "issuer": one.name,
                "region_name": one.region_name,
                "level": one.level,
                "anchored": one.anchored,
                "before": _side(one.before),
                "after": _side(one.after),
                "has_plan": one.has_plan,
                "has_measures": one.has_measures,
                "counts": {fate.value: one.fates[fate] for fate in Fate},
                "promises": [
                    {
                        "fate": promise.fate.value,
                        "share": round(promise.share, 3),
                        "said": asdict(promise.said),
                        "answers": [asdict(answer) for answer in promise.answers],
                        "nearest": asdict(promise.nearest) if promise.nearest else None,
                        "planned_again": asdict(promise.planned_again) if promise.planned_again else None,
                    }
                    for promise in one.promises
                ],
                "shortcomings": one.shortcomings,
                "repeated": [
                    {
                        "before": asdict(lack.before),
                        "after": asdict(lack.after),
                        "share": round(lack.share, 3),
                        "years": lack.years,
                    }
                    for lack in one.repeated
                ],
            }
            for one in found.followed
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _side(side: Side) -> dict[str, Any]:
    return asdict(side) | {"report": str(side.report)}
