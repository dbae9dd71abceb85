"""`dabiao proof`: where a report contradicts itself, without score and elements."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.chinese import ChineseCommand, Word
from checker.cli.config import with_settings
from checker.cli.exits import Exit, complain
from checker.cli.guard import STDIN, guarded
from checker.cli.limiting import limit_option
from checker.cli.options import (
    debug_option,
    hints_option,
    level_option,
    published_option,
    rules_option,
    width_option,
    year_option,
)
from checker.errors import UsageFault

if TYPE_CHECKING:
    from checker.scorecard import Scorecard


@click.command(
    cls=ChineseCommand,
    help="校对报告：数据、年份、单位名称、标题序号、规范表述、重复段落、残留占位、个人信息、公开时限。\n"
    "FILE 是报告文件，可以有多个；- 表示从标准输入读取。",
    examples=(
        ("dabiao proof 报告.docx", "列出数据、年份、名称等前后不一致的地方。"),
        ("dabiao proof 报告.docx --hints", "连同把握较小的提示一起列出。"),
        ("dabiao proof 报告.docx --published 2025-03-28", "按这个公开日期检查是否逾期。"),
    ),
    epilog="退出码：0 没有发现；1 有需要核对的地方（只有提示不算）；2 用法或规则有误；3 有报告读不出来。",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=Word("text", "json"),
    default="text",
    metavar="text|json",
    help="输出形式：text 供阅读（默认），json 供程序使用。",
)
@click.option("--output", metavar="FILE", help="结果写入文件（UTF-8），不在屏幕显示。")
@hints_option
@published_option
@year_option
@level_option
@click.option("--issuer", metavar="名称", help="指定制发单位，不从报告里识别。")
@rules_option
@width_option
@limit_option
@debug_option
def proof(
    files: tuple[str, ...],
    form: str,
    output: str | None,
    hints: bool,
    published: str | None,
    year: int | None,
    level: str | None,
    issuer: str | None,
    rules_dir: str | None,
    width: int | None,
    debug: bool,
) -> int:
    from checker.check import Checked, proof_report
    from checker.cli.output import open_output
    from checker.rendering.proof import proof_json, proof_lines

    if files.count(STDIN) > 1:
        raise UsageFault("标准输入（-）只能写一次。")
    out = open_output(output, width, inputs=files)
    options = {
        "year": year,
        "level": level,
        "issuer": issuer,
        "rules": Path(rules_dir) if rules_dir is not None else None,
        "published": published,
        "hints": hints,
    }
    cards = []
    for number, file in enumerate(files):
        card = guarded(
            lambda *source, **given: Checked(proof_report(*source, **given)),
            file,
            with_settings(options, file),
            debug,
        ).scorecard
        cards.append(card)
        if card.error is not None:
            name = "标准输入" if file == STDIN else file
            complain(f"{name}：无法校对：{card.error.message.removeprefix(f'{name}：')}", card.error.hint)
        if form == "text":
            from checker.rendering.line import Line

            out.lines([*([Line(), Line()] if number else []), *proof_lines(card, out.width)])
    if form == "json":
        out.raw(proof_json(cards))
    out.finish()
    return max(map(_verdict, cards))


def _verdict(card: Scorecard) -> Exit:
    from checker.finding import Certainty

    if card.error is not None:
        return Exit.NOT_ASSESSED
    told = any(finding.certainty is not Certainty.HINT for finding in card.consistency)
    return Exit.BELOW if told else Exit.FINE
