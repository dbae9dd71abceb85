"""The figures of one half as Chinese tables, for the terminal and for HTML alike. Knows no width and no markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.evaluation.confusion import MET, SCORED, SHOWN
from checker.evaluation.labels import LABEL_OUTCOMES, Split
from checker.rendering.evaluation_figures import (
    NO_FIGURE,
    count_text,
    figure_text,
    interval_text,
    with_interval,
)
from checker.rendering.evaluation_slips import CHECK_WORDS, HEAD, KIND_WORDS, slip_rows
from checker.rendering.words import OUTCOME_WORDS, part_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.evaluation.baselines import Cutoffs
    from checker.evaluation.result import Disagreement, ElementResult, FactError, OtherError, SplitResult
    from checker.evaluation.share import Share

SPLIT_WORDS = {Split.TUNE: "调校集", Split.TEST: "检验集"}
METHOD_WORDS = {"engine": "本程序", "keywords": "关键词", "ratio": "模糊匹配"}
CONTRAST_WORDS = {SHOWN.name: "是否写到", MET.name: "是否充分"}
FACT_WORDS = {
    "type": "是否年度报告",
    "issuer": "制发单位",
    "level": "层级",
    "year": "年度",
    "parts": "各部分及顺序",
}


@dataclass(frozen=True)
class Table:
    """Cells as text; the first column names the row. note: one sentence under the title, may be empty."""

    title: str
    note: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def split_title(result: SplitResult) -> str:
    """The half and its size, with a word on what is never shown of it."""
    note = "，只列数字" if result.split is Split.TEST else ""
    return f"{SPLIT_WORDS[result.split]}　{result.reports} 份报告{note}"


def split_tables(result: SplitResult, cutoffs: Cutoffs | None) -> Iterator[Table]:
    """All tables but those of single elements, in the order in which they are read."""
    if not result.reports:  # planted texts only
        yield _slips(result)
        return
    yield _methods(result, cutoffs)
    yield _outcomes(result)
    yield _confusion(result)
    yield _mandatory(result)
    yield _document(result)
    if result.slips:
        yield _slips(result)
    if result.agreement is not None:
        yield _agreement(result)


def _methods(result: SplitResult, cutoffs: Cutoffs | None) -> Table:
    note = "宏平均是充分、仅提及、缺失三者 F1 的平均；微平均是三种结论范围内判断正确的比例；一致率含不适用。"
    if cutoffs is not None:
        note += f"模糊匹配：相似度 {cutoffs.met} 以上为充分，{cutoffs.partial} 以上为仅提及（按调校集选定）。"
    rows = []
    for method in result.methods:
        table = method.confusion
        rows.append(
            (
                METHOD_WORDS[method.name],
                figure_text(table.macro_f1),
                figure_text(table.micro.value),
                *(figure_text(table.f1(outcome)) for outcome in SCORED),
                figure_text(table.within.value),
            )
        )
    head = ("方法", "宏平均", "微平均", *(OUTCOME_WORDS[outcome] for outcome in SCORED), "一致率")
    return Table("总体", note, head, tuple(rows))


def _outcomes(result: SplitResult) -> Table:
    table = result.engine
    rows = tuple(
        (
            OUTCOME_WORDS[outcome],
            count_text(table.precision(outcome)),
            with_interval(table.precision(outcome)),
            count_text(table.recall(outcome)),
            with_interval(table.recall(outcome)),
        )
        for outcome in LABEL_OUTCOMES
    )
    return Table(
        "各结论", "括号内为 95% 置信区间（Wilson）。", ("结论", "判断", "精确率", "标注", "召回率"), rows
    )


def _confusion(result: SplitResult) -> Table:
    cells = result.engine.cells
    verdicts = [
        outcome
        for outcome in OUTCOME_WORDS
        if outcome in LABEL_OUTCOMES or any(verdict is outcome for _, verdict in cells)
    ]
    rows = tuple(
        (OUTCOME_WORDS[label], *(str(cells.get((label, verdict), 0)) for verdict in verdicts))
        for label in LABEL_OUTCOMES
    )
    head = ("标注", *(f"判{OUTCOME_WORDS[verdict]}" for verdict in verdicts))
    return Table("混淆矩阵", "行是标注，列是判断。", head, rows)


def _mandatory(result: SplitResult) -> Table:
    rows = tuple(
        (
            CONTRAST_WORDS[contrast.name],
            with_interval(result.mandatory.sensitivity(contrast)),
            with_interval(result.mandatory.specificity(contrast)),
        )
        for contrast in (SHOWN, MET)
    )
    note = "是否写到：充分、仅提及对缺失；是否充分：充分对仅提及、缺失。"
    return Table("必备要素合计", note, ("问题", "灵敏度", "特异度"), rows)


def _document(result: SplitResult) -> Table:
    remarks = result.remarks
    rows = [_row("证据与标注引文重合", result.evidence)]
    rows += [_row(f"文件信息：{FACT_WORDS[fact.name]}", fact.right) for fact in result.facts]
    for name, share in (("精确率", remarks.precision), ("召回率", remarks.recall)):
        words = f"前后不一致：{name}"
        unmeasured = (words, NO_FIGURE, "", f"标注 {remarks.labelled}")
        rows.append(unmeasured if share is None else _row(words, share))
    if result.others is not None:
        rows.append(_row("其他文件：能否评估", result.others.assessable))
        rows.append(_row("其他文件：是否年度报告", result.others.is_annual_report))
        rows.append(_row("其他文件：该提醒的提醒了", result.others.warned))
        rows.append(_row("其他文件：提醒的该提醒", result.others.warned_rightly))
    return Table("证据、文件信息、前后不一致", "", ("项目", "比例", "区间", "个数"), tuple(rows))


def _slips(result: SplitResult) -> Table:
    note = "有意写错的和看似写错、其实不错的文字，各有标注；提示不计。误报是没有标注而提出的。"
    return Table("一致性核对", note, HEAD, slip_rows(result.slips, KIND_WORDS, CHECK_WORDS))


def _agreement(result: SplitResult) -> Table:
    agreement = result.agreement
    if agreement is None:
        return Table("", "", (), ())
    note = f"另一人未见第一次标注和规则，重新标注 {agreement.reports} 份。"
    rows = (
        ("Kappa（四种结论，各取首选）", figure_text(agreement.kappa), "", ""),
        _row("首选相同", agreement.equal),
        _row("第二次的首选在第一次所列之中", agreement.second_in_first),
        _row("第一次的首选在第二次所列之中", agreement.first_in_second),
    )
    return Table("两次标注的一致程度", note, ("项目", "数值", "区间", "个数"), rows)


def _row(name: str, share: Share) -> tuple[str, str, str, str]:
    return name, figure_text(share.value), interval_text(share), count_text(share)


def element_figures(element: ElementResult) -> tuple[tuple[str, str], ...]:
    """What is measured of one element, each with its interval; recall of missing is the specificity of 是否写到."""
    table = element.confusion
    missing = SCORED[2]
    return (
        ("缺失精确率", with_interval(table.precision(missing))),
        ("缺失召回率", with_interval(table.recall(missing))),
        ("写到灵敏度", with_interval(table.sensitivity(SHOWN))),
        ("充分灵敏度", with_interval(table.sensitivity(MET))),
        ("充分特异度", with_interval(table.specificity(MET))),
    )


def disagreement_fields(one: Disagreement) -> tuple[tuple[str, str], ...]:
    """A disagreement as labels and texts, the empty ones left out. lacks goes with the nearest passage only."""
    accepted = "或".join(OUTCOME_WORDS[outcome] for outcome in one.accepted)
    fields = (
        ("标注", accepted),
        ("引文", one.labelled_quote),
        ("判断", OUTCOME_WORDS[one.verdict]),
        ("理由", one.reason),
        ("最近" if one.lacks else "证据", one.quote),
        ("所缺", one.lacks),
    )
    return tuple((label, text) for label, text in fields if text)


def fact_error_text(error: FactError) -> str:
    labelled, found = (_fact_words(error.name, value) for value in (error.labelled, error.found))
    return f"{error.report}　{FACT_WORDS[error.name]}：应为 {labelled}，判为 {found}"


def other_error_text(error: OtherError) -> str:
    if error.name == "assessable":
        return f"{error.file}　{'应当评估，未能评估' if error.labelled else '不应评估，却给出了评分'}"
    return f"{error.file}　{'是年度报告，未认出' if error.labelled else '不是年度报告，却当作年度报告'}"


def _fact_words(name: str, value: str) -> str:
    if not value:
        return "无"
    if name == "parts":
        return "、".join(part_word(part) for part in value.split("、"))
    return {"True": "是", "False": "否", "unreadable": "读不出来"}.get(value, value)
