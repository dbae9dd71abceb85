"""`dabiao audit merge`: the stores of several machines become one."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.chinese import ChineseCommand
from checker.cli.exits import Exit
from checker.cli.options import debug_option


@click.command(
    "merge",
    cls=ChineseCommand,
    help="把几个审查库（如各台机器用 --shard 做的）合并成一个。STORE 不会被改动；同一文件有两次结果的，取较晚的；复核结论一并带来。可以重复合并。",
    examples=(("dabiao audit merge 一.sqlite 二.sqlite --store 全部.sqlite", "合并两台机器的结果。"),),
    epilog="退出码：0 正常；2 用法有误；3 合并后的库里有文件无法评估。",
)
@click.argument("stores", nargs=-1, required=True, metavar="STORE...")
@click.option("--store", "target", required=True, metavar="FILE", help="合并到这个审查库；没有就新建。")
@debug_option
def merge(stores: tuple[str, ...], target: str, debug: bool) -> int:
    from checker.batch.merging import merge as merge_stores
    from checker.batch.store import Store
    from checker.batch.summary import summary_of
    from checker.cli.audit_text import summary_lines

    merged = merge_stores([Path(store) for store in stores], Path(target))
    click.echo(
        f"合并了 {len(stores)} 个库：新增 {merged.added:,} 个文件，更新 {merged.replaced:,} 个，不变 {merged.kept:,} 个。"
    )
    if merged.decisions:
        click.echo(f"并入 {merged.decisions:,} 条复核结论。")
    with Store(Path(target)) as store:
        summary = summary_of(store, settled=merged.settled)
    for line in summary_lines(summary):
        click.echo(line)
    return Exit.NOT_ASSESSED if summary.states.get("failed") else Exit.FINE
