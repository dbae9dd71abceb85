"""An evaluation as one HTML file that needs nothing else: no script, no font, no address."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from checker.rendering.evaluation_figures import count_text
from checker.rendering.evaluation_tables import (
    Table,
    disagreement_fields,
    element_figures,
    fact_error_text,
    other_error_text,
    split_tables,
    split_title,
)
from checker.rendering.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.evaluation.result import Disagreement, Evaluation, SplitResult

_STYLE = """
body { font: 16px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #222; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; border-bottom: 1px solid #ccc; } h3 { font-size: 1rem; margin-bottom: .3rem; }
p.note { color: #666; margin: 0 0 .4rem; }
table { display: block; overflow-x: auto; white-space: nowrap; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .15rem .8rem; text-align: right; border-bottom: 1px solid #eee; } th { font-weight: 600; border-color: #999; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
article { margin: 1rem 0; padding-left: .8rem; border-left: 3px solid #ccc; } article h4 { margin: 0; font-size: 1rem; } code { color: #666; }
dl { margin: 0; display: grid; grid-template-columns: 3rem 1fr; } dt { color: #666; } dd { margin: 0; }
"""


def evaluation_html(evaluation: Evaluation) -> str:
    """A whole document, ending in a line feed. Whatever comes from reports or labels is escaped."""
    reports = sum(split.reports for split in evaluation.splits)
    body = [
        f"<h1>评估　{_text(evaluation.folder)}</h1>",
        f'<p class="note">{reports} 份报告，{evaluation.elements} 项要素，规则指纹 {_text(evaluation.fingerprint)}</p>',
    ]
    for split in evaluation.splits:
        body.append(f"<h2>{_text(split_title(split))}</h2>")
        body += [_table(table) for table in split_tables(split, evaluation.cutoffs)]
        body.append(_table(_elements(split)))
        body += _errors(split)
        body += _disagreements(split)
    lines = "\n".join(body)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>评估　{_text(evaluation.folder)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{lines}\n</body>\n</html>\n"
    )


def _elements(split: SplitResult) -> Table:
    """Every element: all figures with their intervals."""
    rows = []
    head: tuple[str, ...] = ("要素", "编号", "一致")
    for element in split.elements:
        figures = element_figures(element)
        head = (*head[:3], *(name for name, _ in figures))
        rows.append(
            (
                element.title,
                element.id,
                count_text(element.confusion.within),
                *(value for _, value in figures),
            )
        )
    return Table("各要素", "缺失召回率就是“是否写到”的特异度。", head, tuple(rows))


def _table(table: Table) -> str:
    note = f'<p class="note">{_text(table.note)}</p>\n' if table.note else ""
    head = _cells("th", table.head)
    rows = "\n".join(_cells("td", row) for row in table.rows)
    return f"<h3>{_text(table.title)}</h3>\n{note}<table>\n{head}\n{rows}\n</table>"


def _cells(tag: str, cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{_text(cell)}</{tag}>" for cell in cells) + "</tr>"


def _errors(split: SplitResult) -> Iterator[str]:
    listed = [f"{one.report}　读不出来（{one.code}），全部要素按错误计" for one in split.unassessed]
    listed += [fact_error_text(error) for error in split.fact_errors]
    listed += [other_error_text(error) for error in split.other_errors]
    if listed:
        yield f"<h3>识别有误的　{len(listed)} 处</h3>"
        yield "<ul>" + "".join(f"<li>{_text(text)}</li>" for text in listed) + "</ul>"


def _disagreements(split: SplitResult) -> Iterator[str]:
    if split.disagreements:
        yield f"<h3>与标注不一致的判断　{len(split.disagreements)} 处</h3>"
    for one in split.disagreements:
        yield _article(one)


def _article(one: Disagreement) -> str:
    fields = "".join(
        f"<dt>{_text(label)}</dt><dd>{_text(text)}</dd>" for label, text in disagreement_fields(one)
    )
    return (
        f"<article><h4>{_text(one.report)}　{_text(one.title)} <code>{_text(one.element)}</code></h4>"
        f"<dl>{fields}</dl></article>"
    )


def _text(text: str) -> str:
    return escape(harmless(text))
