"""`dabiao diff`: two versions of a draft in, what became missing, what was mended and what moved out."""

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
    profile_option,
    rules_option,
    width_option,
    year_option,
)
from checker.errors import UsageFault

if TYPE_CHECKING:
    from checker.cli.output import Output
    from checker.comparison import Comparison


@click.command(
    cls=ChineseCommand,
    help="对比报告的两稿：新缺失、变弱、已补上、变强、移到别处的要素，数据核对之处的增减，得分变化。\n"
    "OLD 是原稿，NEW 是现稿；其中一个可以是 -，表示从标准输入读取。",
    examples=(
        ("dabiao diff 初稿.docx 修改稿.docx", "看修改稿补上了什么、又缺了什么。"),
        ("dabiao diff 去年.docx 今年.docx --format html --output 对比.html", "存成网页。"),
    ),
    epilog="退出码：0 没有新缺失；1 有要素新缺失；2 用法或规则有误；3 有一稿无法评估。",
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "form",
    type=Word("text", "json", "md", "html"),
    default="text",
    metavar="text|json|md|html",
    help="输出形式：text 供阅读（默认），json 供程序使用，md Markdown，html 网页。",
)
@click.option("--output", metavar="FILE", help="结果写入文件（UTF-8），不在屏幕显示。")
@year_option
@level_option
@click.option("--issuer", metavar="名称", help="指定制发单位，不从报告里识别。")
@profile_option
@click.option(
    "--waivers", metavar="FILE", help="豁免文件；默认用报告旁边的 dabiao.yaml（有 waivers 一节的）。"
)
@rules_option
@hints_option
@width_option
@limit_option
@debug_option
def diff(
    old: str,
    new: str,
    form: str,
    output: str | None,
    year: int | None,
    level: str | None,
    issuer: str | None,
    profile: str | None,
    waivers: str | None,
    rules_dir: str | None,
    hints: bool,
    width: int | None,
    debug: bool,
) -> int:
    from checker.check import checked_report
    from checker.cli.output import open_output
    from checker.comparison import Change, compare

    if old == new == STDIN:
        raise UsageFault("标准输入（-）只能写一次。")
    out = open_output(output, width, inputs=(old, new))
    options = {
        "year": year,
        "level": level,
        "issuer": issuer,
        "profile": profile,
        "waivers": Path(waivers) if waivers is not None else None,
        "rules": Path(rules_dir) if rules_dir is not None else None,
        "hints": hints,
    }
    # Both versions by the same measure: that of the new one.
    options = with_settings(options, new if new != STDIN else old)
    cards = [guarded(checked_report, file, options, debug).scorecard for file in (old, new)]
    failed = False
    for file, card in zip((old, new), cards, strict=True):
        if card.error is not None:
            name = "标准输入" if file == STDIN else file
            complain(f"{name}：无法评估：{card.error.message.removeprefix(f'{name}：')}", card.error.hint)
            failed = True
    if failed:
        return Exit.NOT_ASSESSED
    comparison = compare(*cards)
    _print(comparison, form, out)
    return Exit.BELOW if comparison.of(Change.NEWLY_MISSING) else Exit.FINE


def _print(comparison: Comparison, form: str, out: Output) -> None:
    from checker.rendering.diff import diff_html, diff_json, diff_lines, diff_markdown

    if form == "text":
        out.lines(diff_lines(comparison, out.width))
    else:
        out.raw({"json": diff_json, "md": diff_markdown, "html": diff_html}[form](comparison))
    out.finish()
