"""How far reviewers and the checker agree, as terminal lines and JSON. Computes nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from checker._version import __version__
from checker.audit.review import Ruling, Stratum
from checker.finding import Outcome
from checker.rendering.page import Page
from checker.rendering.review_workbook import RULING_WORDS, STRATUM_WORDS
from checker.rendering.words import OUTCOME_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.audit.agreement import Agreement, ElementAgreement, Estimate, ReviewStatus
    from checker.rendering.line import Line

SCHEMA_VERSION = "1"
_ELEMENTS = 20


def review_lines(status: ReviewStatus, width: int) -> list[Line]:
    page = Page(width)
    page.text("人工复核的情况", "bold")
    if not status.exports:
        page.field("没有", "还没有导出过复核表；请先运行 dabiao audit review export")
        return page.lines
    _progress(page, status)
    if not sum(status.decided.values()):
        page.field("下一步", "填好复核表，用 dabiao audit review import 导回")
        return page.lines
    page.section("程序与复核人")
    page.field("全部", agreement_text(status.overall))
    page.field("有疑问的", agreement_text(status.doubtful))
    page.field("抽样的", agreement_text(status.sampled))
    page.text(
        "有疑问的判断是专门挑出来的，一致率天然偏低；程序整体是否可靠，看下面按抽样估计的错误率。",
        "dim",
        indent=2,
    )
    _estimates(page, status)
    if status.between:
        page.section("复核人之间")
        for (first, second), agreed in status.between.items():
            page.marked("·", f"{first}—{second}")
            page.field("一致", agreement_text(agreed), indent=4)
    _differing(page, [one for one in status.elements if one.agreement.equal < one.agreement.pairs])
    return page.lines


def _progress(page: Page, status: ReviewStatus) -> None:
    handed, decided = sum(status.handed.values()), sum(status.decided.values())
    page.field("复核表", f"导出 {status.exports} 次，共 {handed:,} 项判断，已复核 {decided:,} 项")
    for stratum in Stratum:
        if status.handed.get(stratum):
            done = status.decided.get(stratum, 0)
            page.field(
                "　　　", f"{STRATUM_WORDS[stratum]} {status.handed[stratum]:,} 项，已复核 {done:,} 项"
            )
    if status.unsure:
        page.field("拿不准", f"{status.unsure:,} 条结论是“拿不准”，不计入下面的数字")
    if status.stale:
        told = f"{status.stale:,} 条结论所依据的原文或程序判断已变，不再算数，请重新导出复核"
        page.field("已过时", told, style="yellow")
    if status.gone:
        page.field("已不在", f"{status.gone:,} 条结论的报告已不在库里", style="yellow")


def _estimates(page: Page, status: ReviewStatus) -> None:
    page.section("没有看过的判断错了多少")
    if status.rest is not None:
        page.field("其余判断", estimate_text(status.rest))
    if status.whole is not None:
        page.field("全部判断", estimate_text(status.whole))
    if status.lacking:
        words = "、".join(STRATUM_WORDS[stratum] for stratum in status.lacking)
        which = "全部判断的估计" if status.rest else "估计"
        page.field("还缺", f"{words}：最近一次导出的还没有一项复核，{which}算不出来")
    elif status.rest is None and status.whole is None:
        page.field(
            "还缺",
            "复核结论都是从别的库并入的，那时的抽样不能代表本库；请从本库再导出一次（已复核的不再列出），补看后即可估计",
        )


def _differing(page: Page, differing: Sequence[ElementAgreement]) -> None:
    if not differing:
        return
    page.section("不一致的要素", f"{len(differing)} 项")
    for one in differing[:_ELEMENTS]:
        page.marked("·", one.title, "yellow", one.element)
        page.field("一致", f"{one.agreement.equal}/{one.agreement.pairs}", indent=4)
        page.field("不同", _rulings(one), indent=4)
    if len(differing) > _ELEMENTS:
        page.text(f"另有 {len(differing) - _ELEMENTS} 项，用 --format json 看全部。", "dim", indent=2)


def agreement_text(agreed: Agreement) -> str:
    if agreed.share is None:
        return "还没有可以比较的结论"
    told = f"{agreed.pairs:,} 条中 {agreed.equal:,} 条一致（{_percent(agreed.share)}）"
    if agreed.kappa is None:
        return f"{told}；kappa 算不出来（两边始终是同一种结论）"
    return f"{told}，kappa {agreed.kappa:.2f}"


def estimate_text(estimate: Estimate) -> str:
    exact = estimate.low == estimate.high
    interval = "每一项都已看过" if exact else f"95% 区间 {_percent(estimate.low)}—{_percent(estimate.high)}"
    return f"错误率约 {_percent(estimate.share)}（{interval}）；{estimate.of:,} 项判断，依据已复核的 {estimate.decided:,} 项"


def _rulings(one: ElementAgreement) -> str:
    return "；".join(
        f"程序“{OUTCOME_WORDS[Outcome(verdict)]}”、复核“{RULING_WORDS[Ruling(ruling)]}” {count} 条"
        for (verdict, ruling), count in sorted(one.rulings.items(), key=lambda pair: -pair[1])
    )


def _percent(share: float) -> str:
    """Never 0% or 100% unless it is."""
    if 0 < share < 0.001:
        return "不到 0.1%"
    return "100%" if share == 1 else f"{min(100 * share, 99.9):.1f}%"


def review_json(status: ReviewStatus) -> str:
    """One object, ending in a line feed. Shares are in [0, 1]."""
    value: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "dabiao", "version": __version__},
        "exports": status.exports,
        "strata": [
            {
                "stratum": stratum.value,
                "handed": status.handed.get(stratum, 0),
                "decided": status.decided.get(stratum, 0),
            }
            for stratum in Stratum
        ],
        "stale": status.stale,
        "gone": status.gone,
        "unsure": status.unsure,
        "overall": _agreement(status.overall),
        "doubtful": _agreement(status.doubtful),
        "sampled": _agreement(status.sampled),
        "error_of_the_rest": _estimate(status.rest),
        "error_of_all": _estimate(status.whole),
        "without_decision": [stratum.value for stratum in status.lacking],
        "elements": [
            {
                "element": one.element,
                "title": one.title,
                **_agreement(one.agreement),
                "differing": [
                    {"verdict": verdict, "ruling": ruling, "decisions": count}
                    for (verdict, ruling), count in sorted(one.rulings.items())
                ],
            }
            for one in status.elements
        ],
        "between": [
            {"first": first, "second": second, **_agreement(agreed)}
            for (first, second), agreed in status.between.items()
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _agreement(agreed: Agreement) -> dict[str, Any]:
    return {
        "pairs": agreed.pairs,
        "equal": agreed.equal,
        "kappa": None if agreed.kappa is None else round(agreed.kappa, 4),
    }


def _estimate(estimate: Estimate | None) -> dict[str, Any] | None:
    if estimate is None:
        return None
    return {
        "share": round(estimate.share, 4),
        "low": round(estimate.low, 4),
        "high": round(estimate.high, 4),
        "of": estimate.of,
        "decided": estimate.decided,
    }
