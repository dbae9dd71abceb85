"""`dabiao corpus`: reports made up for measuring how large an audit this machine can do."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from checker.cli.chinese import ChineseCommand, ChineseGroup, Number
from checker.cli.exits import Exit
from checker.cli.limiting import limit_option
from checker.cli.options import debug_option
from checker.errors import UsageFault

_MOST = 10_000_000
_share = Number(0.0, 0.5)


@click.group(
    "corpus",
    cls=ChineseGroup,
    help="编造报告，用来测试批量检查的规模和速度。",
    examples=(("dabiao corpus make 试验 --n 1000", "编造一千份报告。"),),
)
def corpus() -> None:
    """Entry point of `dabiao corpus`."""


@corpus.command(
    "make",
    cls=ChineseCommand,
    help="在文件夹 DIR 里编造报告（txt、docx、html、md 混合），单位和数字都是虚构的，同一种子每次都一样。\n"
    "DIR/reports 是报告，DIR/manifest.csv 是清单，DIR/expected.jsonl 写明每份报告应有的结果。",
    examples=(
        ("dabiao corpus make 试验 --n 1000", "编造一千份报告。"),
        ("dabiao corpus make 试验 --n 200 --damaged 0.1 --seed 7", "一成是损坏的文件。"),
    ),
    epilog="退出码：0 正常；2 用法有误。",
)
@click.argument("folder", metavar="DIR")
@click.option(
    "--n", "number", type=Number(1, _MOST), default=1000, metavar="N", help="一共多少个文件，默认 1000。"
)
@click.option(
    "--seed", type=Number(0, 2**31), default=1, metavar="N", help="种子，默认 1；同一种子得到同样的文件。"
)
@click.option(
    "--damaged", type=_share, default=0.03, metavar="N", help="损坏、读不出来的文件占多少，默认 0.03。"
)
@click.option(
    "--copies", type=_share, default=0.01, metavar="N", help="与别的文件逐字节相同的占多少，默认 0.01。"
)
@click.option(
    "--versions", type=_share, default=0.01, metavar="N", help="同一报告的旧版本最多占多少，默认 0.01。"
)
@limit_option
@debug_option
def make(
    folder: str, number: int, seed: int, damaged: float, copies: float, versions: float, debug: bool
) -> int:
    from checker.batch.generator import Recipe, make_corpus
    from checker.batch.generator.making import EXPECTED, MANIFEST, REPORTS

    if damaged + copies + versions > 1:
        raise UsageFault("--damaged、--copies、--versions 合计不能超过 1。")
    began = time.perf_counter()
    step = max(1, number // 20)

    def told(done: int) -> None:
        if done % step == 0 and sys.stderr.isatty():
            print(f"\r已写 {done:,}/{number:,} 个文件", end="", file=sys.stderr, flush=True)

    made = make_corpus(Path(folder), Recipe(number, seed, damaged, copies, versions), told)
    if sys.stderr.isatty():
        print("\r" + " " * 40 + "\r", end="", file=sys.stderr)
    seconds = time.perf_counter() - began
    click.echo(
        f"共 {number:,} 个文件：可检查 {made.assessed:,}，读不出来 {made.failed:,}，"
        f"重复 {made.duplicate:,}，旧版本 {made.superseded:,}；用时 {seconds:.0f} 秒。"
    )
    root = Path(folder)
    click.echo(f"报告在 {root / REPORTS}，清单是 {root / MANIFEST}，应有的结果在 {root / EXPECTED}。")
    click.echo(f"检查：dabiao audit run {root / MANIFEST} --store audit.sqlite")
    return Exit.FINE
