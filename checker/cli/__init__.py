"""The command line: options in, exit code out. Commands import what they need when they run."""

from __future__ import annotations

import click

from checker.cli import (
    audit,
    check,
    completion,
    corpus,
    diff,
    doctor,
    evaluate,
    explain,
    proof,
    read,
    rules,
    serve,
    skeleton,
)
from checker.cli.program import Main
from checker.cli.version import show_version

ABOUT = """对照国家法治政府建设制度文件，检查法治政府建设年度报告写了什么、缺了什么。
全程在本机进行，报告不会离开这台电脑。"""


@click.group(
    "dabiao",
    cls=Main,
    help=ABOUT,
    examples=(
        ("dabiao check 报告.docx", "检查一份报告，结果显示在屏幕上。"),
        ("dabiao check 报告.docx --annotate", "把意见写成批注，另存一份 Word 文件。"),
        ("dabiao serve", "打开本机的检查页面，用鼠标操作。"),
        ("dabiao check --help", "看一个命令的全部选项和例子。"),
    ),
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=show_version,
    help="显示程序版本和规则日期，然后退出。",
)
def main() -> None:
    """Entry point of `dabiao`."""


# In the order in which help lists them.
for _command in (
    check.check,
    diff.diff,
    proof.proof,
    read.read,
    serve.serve,
    skeleton.skeleton,
    explain.explain,
    rules.rules,
    evaluate.evaluate,
    audit.audit,
    corpus.corpus,
    doctor.doctor,
    completion.completion,
):
    main.add_command(_command)
