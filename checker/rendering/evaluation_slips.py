"""Figures of the consistency checks as rows of a table, for the Chinese pages and for the card alike. Knows no layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.evaluation.slips import added
from checker.rendering.evaluation_figures import count_text, with_interval

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.evaluation.slips import CheckCount, SlipResult

CHECK_WORDS = {
    "consistency/arithmetic": "数据自相矛盾",
    "consistency/year": "年份错用",
    "consistency/issuer": "单位错用",
    "consistency/headings": "标题层次",
    "consistency/wording": "规范表述",
    "consistency/repetition": "重复段落",
    "consistency/leftovers": "残留占位",
    "consistency/format": "格式提示（不计入合计）",
    "consistency/personal-data": "个人信息",
    "consistency/deadline": "公开时限",
}
KIND_WORDS = {"passages": "短文", "reports": "整篇报告", "labelled": "有要素标注的报告", "all": "合计"}
HEAD = ("项目", "篇数", "精确率", "", "召回率", "", "误报")


def slip_rows(
    results: Sequence[SlipResult], kinds: Mapping[str, str], checks: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    """Under HEAD: one row for each kind of text, one for all, then one for each check. kinds, checks: what to call them."""
    together = added(results)
    rows = [
        (kinds[result.kind], str(result.texts), *_figures(result.total)) for result in (*results, together)
    ]
    rows += [(checks[row.check], "", *_figures(row)) for row in together.checks]
    return tuple(rows)


def _figures(row: CheckCount) -> tuple[str, ...]:
    return (
        with_interval(row.precision),
        count_text(row.precision),
        with_interval(row.recall),
        count_text(row.recall),
        str(row.false),
    )
