"""`dabiao audit similar`: which reports of a store share their text."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

import sys
from pathlib import Path

import click

from checker.cli.chinese import ChineseCommand, Number, Word
from checker.cli.exits import Exit
from checker.cli.options import debug_option, output_option, width_option

_LEAST, _MOST = 50, 100  # percent; below, the candidates are not complete


@click.command(
    "similar",
    cls=ChineseCommand,
    help="找出审查库 STORE 里文字大量相同的报告：与本单位往年的、与其他单位的、多个单位共用的。地名、年份和通用的套话不计。\n"
    "只说明哪些文字相同，供人工核对，不判断谁抄谁。",
    examples=(
        ("dabiao audit similar audit.sqlite", "列出相同的报告和相同的原文。"),
        ("dabiao audit similar audit.sqlite --format json --output 相同.json", "供其他程序使用，列出全部。"),
    ),
    epilog="退出码：0 完成，不论有没有相同的；2 用法有误，或没有安装 dabiao[similar]。",
)
@click.argument("store_path", metavar="STORE")
@click.option(
    "--least",
    type=Number(_LEAST, _MOST),
    default=_LEAST,
    show_default=False,
    metavar="N",
    help=f"全文或某一部分的文字至少百分之几相同才列出（{_LEAST}—{_MOST}），默认 {_LEAST}。",
)
@click.option(
    "--format", "form", type=Word("text", "json"), default="text", metavar="text|json", help="输出形式。"
)
@output_option
@width_option
@debug_option
def similar(
    store_path: str, least: float, form: str, output: str | None, width: int | None, debug: bool
) -> int:
    from checker.batch.comparisons.extra import require_datasketch
    from checker.batch.store import Store
    from checker.cli.output import open_output
    from checker.rendering.audit_similar import similar_json, similar_lines

    require_datasketch()
    from checker.batch.comparisons.similar import find_likenesses

    out = open_output(output, width, inputs=[store_path])
    with Store(Path(store_path)) as store:
        found = find_likenesses(store, least / 100, sys.stderr if sys.stderr.isatty() else None)
    if form == "json":
        out.raw(similar_json(found))
    else:
        out.lines(similar_lines(found, out.width))
    out.finish()
    return Exit.FINE
