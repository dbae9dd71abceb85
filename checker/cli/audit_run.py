"""`dabiao audit run`: sources in, a store out, and a summary that accounts for every file."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker import limits
from checker.cli.chinese import ChineseCommand, Number, Word
from checker.cli.exits import Exit
from checker.cli.limiting import limit_option
from checker.cli.options import debug_option, hints_option, profile_option, rules_option
from checker.errors import UsageFault

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.batch.run import Engine
    from checker.batch.task import Settings

store_option = click.option(
    "--store", "store_path", required=True, metavar="FILE", help="审查库文件，如 audit.sqlite。"
)
_MOST_JOBS = 256


@click.command(
    "run",
    cls=ChineseCommand,
    help="检查 SOURCE 里的全部报告，结果写入审查库。SOURCE 可以是文件夹、文件、通配写法（如 2024/**/*.docx）、zip 压缩包，"
    "或清单（csv、xlsx：路径、单位、层级、年度、地区、公开日期、网址），可以有多个。\n"
    "随时可以中断；再运行同一命令，没有变的文件不重做。读不出来的文件也有一行，写明原因。",
    examples=(
        (
            "dabiao audit run 2024年报告 --store audit.sqlite",
            "检查一个文件夹里的全部报告；中断后再运行一次即接着做。",
        ),
        ("dabiao audit run 清单.xlsx --store audit.sqlite", "按清单检查，单位、层级、年度以清单为准。"),
        ("dabiao audit run 报告 --store 一.sqlite --shard 1/2", "两台机器分头做，这台做前一半。"),
    ),
    epilog="退出码：0 全部文件都已检查；2 用法或规则有误；3 有文件无法评估；130 中断。",
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@store_option
@profile_option
@click.option(
    "--waivers", metavar="FILE", help="豁免文件；默认用各报告旁边的 dabiao.yaml（有 waivers 一节的）。"
)
@rules_option
@hints_option
@click.option("--jobs", type=Number(1, _MOST_JOBS), metavar="N", help="同时用几个进程，默认为处理器核数。")
@click.option(
    "--seconds",
    type=Number(1.0, 86400.0),
    default=120.0,
    metavar="N",
    help="一个文件最多检查多少秒，默认 120；超时的文件记为无法评估。",
)
@click.option(
    "--shard", metavar="i/n", help="只做 n 份里的第 i 份，供多台机器分头做；之后用 audit merge 合并。"
)
@click.option(
    "--engine",
    type=Word("local", "dask"),
    default="local",
    metavar="local|dask",
    help="在本机做（默认），或交给 Dask 集群。",
)
@click.option("--scheduler", metavar="ADDRESS", help="Dask 调度器地址，如 tcp://10.0.0.5:8786。")
@click.option("--send-files", is_flag=True, help="集群的机器看不到这些文件时，连同文件内容一起发送。")
@click.option("--quiet", is_flag=True, help="不显示进度。")
@limit_option
@debug_option
def run(
    sources: tuple[str, ...],
    store_path: str,
    profile: str | None,
    waivers: str | None,
    rules_dir: str | None,
    hints: bool,
    jobs: int | None,
    seconds: float,
    shard: str | None,
    engine: str,
    scheduler: str | None,
    send_files: bool,
    quiet: bool,
    debug: bool,
) -> int:
    from checker.batch.run import Plan, run_audit, today
    from checker.batch.sources.listed import shard_of
    from checker.batch.task import Settings
    from checker.cli.audit_text import summary_lines

    settings = Settings(
        _absolute(rules_dir), profile, _absolute(waivers), today(), hints, limits=limits.asked_for()
    )
    plan = Plan(Path(store_path), sources, settings, engine, shard_of(shard) if shard else None)
    make_engine = _engine(engine, scheduler, send_files, jobs, seconds)
    # A scheduler of jobs ends a process with SIGTERM: the same orderly end as Ctrl-C.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        summary = run_audit(plan, make_engine, None if quiet else sys.stderr)
    finally:
        signal.signal(signal.SIGTERM, before)
    for line in summary_lines(summary):
        click.echo(line)
    if summary.run is not None and summary.run.state == "interrupted":
        return Exit.INTERRUPTED
    return Exit.NOT_ASSESSED if summary.run is not None and summary.run.failed else Exit.FINE


def _engine(
    engine: str, scheduler: str | None, send_files: bool, jobs: int | None, seconds: float
) -> Callable[[Settings], Engine]:
    """How to make the engine asked for. Raises UsageFault for options that do not fit together."""
    if engine == "local":
        if scheduler is not None or send_files:
            raise UsageFault("--scheduler 和 --send-files 要与 --engine dask 同用。")
        from checker.batch.pool import WorkerPool

        number = jobs or os.cpu_count() or 1
        return lambda agreed: WorkerPool(agreed, number, seconds=seconds)
    if scheduler is None:
        raise UsageFault("--engine dask 还要写 --scheduler。", "例如 --scheduler tcp://10.0.0.5:8786。")
    if jobs is not None:
        raise UsageFault("--jobs 只用于本机；集群的进程数由集群决定。")
    from checker.batch.cluster import Cluster, require_dask

    require_dask()
    return lambda agreed: Cluster(scheduler, agreed, seconds=seconds, send_files=send_files)


def _absolute(path: str | None) -> str | None:
    """Workers may run in another folder."""
    return str(Path(path).absolute()) if path is not None else None
