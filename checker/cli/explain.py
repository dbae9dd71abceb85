"""`dabiao explain`: what an element asks; with --report, how one report was judged on it, step by step."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

import sys
from pathlib import Path

import click

from checker.cli.chinese import ChineseCommand
from checker.cli.config import with_settings
from checker.cli.guard import STDIN
from checker.cli.limiting import limit_option
from checker.cli.options import (
    debug_option,
    folder_of,
    level_option,
    profile_option,
    rules_option,
    width_option,
    year_option,
)
from checker.cli.rules import rule_named


@click.command(
    cls=ChineseCommand,
    help="解释一个要素：依据哪一条、怎样算写到、什么不能代替、怎样写、示例。\n"
    "ID 是要素编号，如 content/plan；也可以写要素名称。\n"
    "加 --report，则显示一份报告在这一要素上的判断过程：查了哪里，命中了哪些提法，哪些事实算数，缺什么。",
    examples=(
        ("dabiao explain disputes/litigation", "看这个要素的依据、标准、写法和示例。"),
        ("dabiao explain 行政应诉", "不记得编号时写名称，写一部分也可以。"),
        ("dabiao explain content/plan --report 报告.docx", "看一份报告为什么这样判断。"),
    ),
    epilog="退出码：0 正常；2 用法或规则有误；3 报告读不出来。",
)
@click.argument("id", metavar="ID")
@click.option(
    "--report", "report", metavar="FILE", help="显示这份报告在本要素上的判断过程；- 表示从标准输入读取。"
)
@year_option
@level_option
@profile_option
@rules_option
@width_option
@limit_option
@debug_option
def explain(
    id: str,
    report: str | None,
    year: int | None,
    level: str | None,
    profile: str | None,
    rules_dir: str | None,
    width: int | None,
    debug: bool,
) -> None:
    from checker.cli.output import open_output
    from checker.rulebook import load_rulebook

    chosen = with_settings({"level": level, "profile": profile, "rules": rules_dir}, report)
    level, profile = chosen["level"], chosen["profile"]
    folder = folder_of(chosen["rules"])
    rulebook = load_rulebook(folder, profile)
    rule = rule_named(id, rulebook)
    out = open_output(None, width)
    if report is None:
        from checker.rendering.rule_card import rule_card_lines

        out.lines(rule_card_lines(rule, rulebook, out.width, year=year, level=level))
        return
    from checker.rendering.glyphs import glyphs_for
    from checker.rendering.trace import trace_lines
    from checker.trace import trace_report

    source = sys.stdin.buffer.read() if report == STDIN else Path(report)
    trace = trace_report(source, rule, rulebook, year=year, level=level, folder=folder)
    out.lines(trace_lines(trace, out.width, glyphs_for(out.encoding)))
