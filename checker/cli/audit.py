"""`dabiao audit`: many reports at once, kept in one store. The group only; each command has its own module."""

from __future__ import annotations

import click

from checker.cli.audit_merge import merge
from checker.cli.audit_promises import promises
from checker.cli.audit_report import report
from checker.cli.audit_review import review
from checker.cli.audit_run import run
from checker.cli.audit_similar import similar
from checker.cli.audit_status import status
from checker.cli.audit_views import deadline, show, trend
from checker.cli.chinese import ChineseGroup


@click.group(
    "audit",
    cls=ChineseGroup,
    help="批量检查许多单位、许多年度的报告，结果存入一个审查库（SQLite 文件）。\n先用 run 检查，中断后再运行同一命令即接着做；status 看做到哪里、哪些文件没有计入。",
    examples=(
        ("dabiao audit run 各县报告 --store audit.sqlite", "检查文件夹里的全部报告，结果存入审查库。"),
        ("dabiao audit report audit.sqlite --xlsx 结果.xlsx", "做成 Excel 工作簿。"),
        ("dabiao audit show audit.sqlite 某县", "看其中一份报告的结果。"),
    ),
)
def audit() -> None:
    """Entry point of `dabiao audit`."""


# In the order in which help lists them.
for _command in (run, status, merge, report, show, trend, deadline, similar, promises, review):
    audit.add_command(_command)
