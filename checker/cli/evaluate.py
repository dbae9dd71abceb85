"""`dabiao evaluate`: labelled reports in, what the verdicts are worth out."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.chinese import ChineseCommand, Word
from checker.cli.exits import Exit, complain
from checker.cli.limiting import limit_option
from checker.cli.options import debug_option, width_option
from checker.errors import UsageFault

if TYPE_CHECKING:
    from checker.evaluation import Evaluation

HISTORY = "accuracy-history.yaml"
FIGURES = "accuracy.json"


@click.command(
    cls=ChineseCommand,
    help="用标注过的报告检验规则：判断与标注的一致程度。\n"
    "LABELS_DIR 是放标注文件的文件夹，写法见 seeds/ 里的样例；其下 second、others 两个文件夹分别放第二次标注和其他文件。",
    examples=(
        ("dabiao evaluate tests/corpus", "在屏幕上看结果。"),
        ("dabiao evaluate tests/corpus --split tune --format html --output 检验.html", "调校集，存成网页。"),
    ),
    epilog="检验集只列数字，不显示任何文字和逐条结果。\n退出码：0 正常；2 用法、规则或标注有误；3 有标注过的报告读不出来。",
)
@click.argument("folder", metavar="LABELS_DIR")
@click.option("--split", type=Word("tune", "test"), metavar="tune|test", help="只评估调校集或检验集。")
@click.option(
    "--format",
    "form",
    type=Word("text", "json", "html"),
    default="text",
    metavar="text|json|html",
    help="输出形式：text 供阅读（默认）；json 供程序使用；html 为单个网页文件。",
)
@click.option("--output", metavar="FILE", help="结果写入文件（UTF-8），不在屏幕显示。")
@click.option("--against", metavar="SECOND_DIR", help="第二次标注所在文件夹，默认为 LABELS_DIR 下的 second。")
@click.option(
    "--card",
    metavar="FILE",
    help=f"生成准确度说明（Markdown），历次结果取自同一文件夹的 {HISTORY}；另写 {FIGURES}，供排名计算误差。",
)
@width_option
@limit_option
@debug_option
def evaluate(
    folder: str,
    split: str | None,
    form: str,
    output: str | None,
    against: str | None,
    card: str | None,
    width: int | None,
    debug: bool,
) -> int:
    from checker.cli.output import open_output
    from checker.evaluation import Split
    from checker.evaluation import evaluate as measure
    from checker.evaluation.history import read_history

    if card is not None and (split is not None or output is not None or form != "text"):
        raise UsageFault(
            "--card 不能与 --split、--format、--output 同时使用。",
            "准确度说明总是包含两个部分，写入 --card 所指的文件。",
        )
    out = open_output(card or output, width)
    # Read first: a faulty history must not cost the whole evaluation.
    history = read_history(Path(card).with_name(HISTORY)) if card is not None else ()
    result = measure(
        Path(folder),
        split=Split(split) if split else None,
        second=Path(against) if against is not None else None,
    )
    if card is not None:
        from checker.cli.output import write_whole
        from checker.rendering.accuracy_json import accuracy_json
        from checker.rendering.evaluation_card import evaluation_card

        out.raw(evaluation_card(result, history))
        write_whole(Path(card).with_name(FIGURES), accuracy_json(result).encode("utf-8"))
    elif form == "json":
        from checker.rendering.evaluation_json import evaluation_json

        out.raw(evaluation_json(result))
    elif form == "html":
        from checker.rendering.evaluation_html import evaluation_html

        out.raw(evaluation_html(result))
    else:
        from checker.rendering.evaluation_text import evaluation_lines

        out.lines(evaluation_lines(result, out.width))
    out.finish()
    return _verdict(result)


def _verdict(result: Evaluation) -> Exit:
    """A labelled report that cannot be read makes every figure lower than it should be: that is said, and decides the exit code."""
    unread = [one for split in result.splits for one in split.unassessed]
    for one in unread:
        complain(f"{one.report}：报告读不出来（{one.code}），全部要素按错误计。")
    return Exit.NOT_ASSESSED if unread else Exit.FINE
