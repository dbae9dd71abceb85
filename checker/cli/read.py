"""`dabiao read`: what is understood of a document before any rule is applied."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from checker.cli.chinese import ChineseCommand, Word
from checker.cli.guard import STDIN, stdin_bytes
from checker.cli.limiting import limit_option
from checker.cli.options import debug_option, width_option
from checker.errors import UsageFault


@click.command(
    cls=ChineseCommand,
    help="显示对报告的理解：标题、单位、层级、年度，各部分，标题层次。\n"
    "FILE 是报告文件（docx、pdf、ofd、doc、wps、rtf、网页、md、txt）；- 表示从标准输入读取。",
    examples=(
        ("dabiao read 报告.docx", "看程序认出了哪些部分和标题。"),
        ("dabiao read 扫描件.pdf --paragraphs", "逐段列出读到的内容和它在文件中的位置。"),
        ("dabiao read 报告.html --text", "只要全文。"),
    ),
    epilog="退出码：0 正常；2 用法有误；3 文件读不出来。",
)
@click.argument("file", metavar="FILE")
@click.option(
    "--format",
    "form",
    type=Word("text", "json"),
    default="text",
    metavar="text|json",
    help="输出形式：text 供阅读（默认），json 供程序使用。",
)
@click.option("--text", "whole_text", is_flag=True, help="只输出读出的全文；各处位置都按这份文字的字符数计。")
@click.option(
    "--paragraphs", is_flag=True, help="逐段列出读到的内容和它在文件中的位置（页、段、表格行、脚注）。"
)
@width_option
@limit_option
@debug_option
def read(file: str, form: str, whole_text: bool, paragraphs: bool, width: int | None, debug: bool) -> None:
    from checker.cli.output import open_output
    from checker.reading import read_document
    from checker.rendering.outline import outline_json, outline_lines
    from checker.structure import outline_of

    if [whole_text, paragraphs, form == "json"].count(True) > 1:
        raise UsageFault("--text、--paragraphs 和 --format json 只能用一个。")
    out = open_output(None, width)
    if file == STDIN:
        document = replace(read_document(stdin_bytes()), path=STDIN)
    else:
        document = read_document(Path(file))
    if whole_text:
        out.raw(_for_eyes(document.text) if sys.stdout.isatty() else document.text)
        return
    if paragraphs:
        from checker.rendering.paragraph_list import paragraph_lines

        out.lines(paragraph_lines(document, out.width))
        return
    outline = outline_of(document)
    if form == "json":
        out.raw(outline_json(document, outline))
    else:
        out.lines(outline_lines(document, outline, out.width))


def _for_eyes(text: str) -> str:
    """The text on a terminal: nothing in it steers the terminal, and the next prompt has its own line."""
    from checker.rendering.harmless import harmless_in_place

    return harmless_in_place(text) + ("" if text.endswith("\n") else "\n")
