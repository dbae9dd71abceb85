"""`dabiao audit review`: verdicts out to people as a workbook, their decisions back in, how far they agree."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from checker.cli.chinese import ChineseCommand, ChineseGroup, Number, Word
from checker.cli.exits import Exit
from checker.cli.options import debug_option, output_option, width_option
from checker.errors import UsageFault

_SAMPLE, _DOUBTS, _MOST = 150, 500, 20_000
_MOST_SEED = 2**31 - 1


@click.group(
    "review",
    cls=ChineseGroup,
    help="人工复核：用 export 导出一张复核表，看完填好，用 import 导回；status 看程序与复核人的一致程度。\n"
    "复核结论与程序判断并列显示，不改动程序的得分。",
    examples=(
        ("dabiao audit review export audit.sqlite --xlsx 复核表.xlsx", "做一张复核表。"),
        ("dabiao audit review import audit.sqlite 复核表.xlsx --reviewer 张三", "导入填好的复核表。"),
        ("dabiao audit review status audit.sqlite", "看复核到哪里、一致程度多高。"),
    ),
)
def review() -> None:
    """Entry point of `dabiao audit review`."""


@click.command(
    "export",
    cls=ChineseCommand,
    help="从审查库 STORE 选出判断，做成复核表（xlsx）：换一种读法就会改变的全部列入，其余的随机抽样。\n"
    "抽样用来估计没有看过的判断错了多少。已复核而且依据没有变的，不再列入。",
    examples=(
        ("dabiao audit review export audit.sqlite --xlsx 复核表.xlsx", "做一张复核表。"),
        (
            "dabiao audit review export audit.sqlite --xlsx 表.xlsx --sample 300 --seed 7",
            "多抽一些，估计得更准；同一个种子抽到同样的判断。",
        ),
    ),
    epilog="退出码：0 已写出；2 用法有误，或库里没有可以复核的判断。",
)
@click.argument("store_path", metavar="STORE")
@click.option("--xlsx", metavar="FILE", required=True, help="复核表写到这个文件。")
@click.option(
    "--sample",
    type=Number(0, _MOST),
    default=_SAMPLE,
    show_default=False,
    metavar="N",
    help=f"从没有疑问的判断里随机抽多少项，默认 {_SAMPLE}。",
)
@click.option(
    "--doubts",
    type=Number(0, _MOST),
    default=_DOUBTS,
    show_default=False,
    metavar="N",
    help=f"有疑问的判断最多列多少项，默认 {_DOUBTS}；超出的随机选。",
)
@click.option(
    "--seed",
    type=Number(0, _MOST_SEED),
    default=1,
    show_default=False,
    metavar="N",
    help="抽样的种子，默认 1。",
)
@click.option("--with-decided", is_flag=True, help="连同已复核的一起列入，供第二个人复核。")
@click.option("--blind", is_flag=True, help="表里不写程序的判断和疑点，复核人不受程序影响，一致程度更可信。")
@debug_option
def export(
    store_path: str,
    xlsx: str,
    sample: float,
    doubts: float,
    seed: float,
    with_decided: bool,
    blind: bool,
    debug: bool,
) -> int:
    from checker.audit.review import State
    from checker.batch.review.drawing import draw
    from checker.batch.review.recording import record_export
    from checker.batch.review.standing import reviewed_of
    from checker.batch.store import Store
    from checker.cli.output import open_output, write_whole
    from checker.rendering.harmless import harmless
    from checker.rendering.review_workbook import STRATUM_WORDS, review_workbook

    open_output(xlsx, None, inputs=[store_path])  # a place that cannot be written is told before any work
    if Path(xlsx).exists():
        raise UsageFault(f"已经有这个文件：{xlsx}", "它可能是别人填好的复核表，不覆盖；请换一个文件名。")
    with Store(Path(store_path), writing=True) as store:
        drawn = draw(store, sample=int(sample), doubts=int(doubts), seed=int(seed))
        if not drawn.items:
            raise UsageFault(
                f"没有选出可以复核的判断：{store_path}",
                "请先运行 dabiao audit run，或加大 --sample、--doubts。",
            )
        known = {one.decision.fingerprint for one in reviewed_of(store) if one.state is State.VALID}
        items = [one for one in drawn.items if with_decided or one.fingerprint not in known]
        # In one transaction with the file: no verdict is noted as handed out when its workbook could not be written. Where all are decided
        # there is none to write; the decisions are the answers to this draw.
        with store.transaction() as db:
            record_export(db, drawn, _now())
            if items:
                write_whole(Path(xlsx), review_workbook(items, drawn.strata, store.path.name, blind=blind))
        if not items:
            click.echo("选出的判断都已复核，没有写出新表；抽样已记下，错误率见 dabiao audit review status。")
            click.echo("要请第二个人复核，请加 --with-decided。")
            return Exit.FINE
    click.echo(f"已写出：{harmless(xlsx)}，共 {len(items):,} 项判断")
    for one in drawn.strata:
        if one.population:
            click.echo(f"  {STRATUM_WORDS[one.stratum]}：库里 {one.population:,} 项，选出 {one.drawn:,} 项")
    if len(items) < len(drawn.items):
        click.echo(f"  其中 {len(drawn.items) - len(items):,} 项已复核，没有列入这张表。")
    click.echo(
        f"填好以后：dabiao audit review import {harmless(store_path)} {harmless(xlsx)} --reviewer 姓名"
    )
    return Exit.FINE


@click.command(
    "import",
    cls=ChineseCommand,
    help="把填好的复核表 FILE 导入审查库 STORE。有一处填错，整表都不导入，逐行说明错处。没有选结论的行略过，可以分几次填、重复导入。",
    examples=(
        ("dabiao audit review import audit.sqlite 复核表.xlsx --reviewer 张三", "导入张三填好的复核表。"),
    ),
    epilog="退出码：0 已导入；2 表有误（什么也没有导入）或用法有误。",
)
@click.argument("store_path", metavar="STORE")
@click.argument("filled_path", metavar="FILE")
@click.option("--reviewer", metavar="姓名", help="复核人；表里写了复核人的行，以表里为准。")
@debug_option
def take(store_path: str, filled_path: str, reviewer: str | None, debug: bool) -> int:
    from checker.audit.review import State
    from checker.batch.review.filled import read_filled
    from checker.batch.review.recording import record_decisions
    from checker.batch.review.standing import reviewed_of
    from checker.batch.store import Store
    from checker.rendering.harmless import harmless

    if reviewer is not None and not reviewer.strip():
        raise UsageFault("--reviewer 是空的。", "请写复核人的姓名。")
    with Store(Path(store_path), writing=True) as store:
        name = reviewer.strip() if reviewer else None
        filled = read_filled(Path(filled_path), store, name, date.today())
        with store.transaction() as db:
            recorded = record_decisions(db, filled.decisions, _now())
        taken = {(one.fingerprint, one.reviewer) for one in filled.decisions}
        lapsed = sum(
            one.state is not State.VALID
            for one in reviewed_of(store)
            if (one.decision.fingerprint, one.decision.reviewer) in taken
        )
    click.echo(
        f"已导入：新增 {recorded.added:,} 条，更新 {recorded.changed:,} 条，与库里相同 {recorded.same:,} 条；"
        f"没有填的 {filled.blank:,} 行略过。"
    )
    if lapsed:
        click.echo(f"其中 {lapsed:,} 条的原文或程序判断在导出以后变了，已记下，但不算数，请重新导出复核。")
    click.echo(f"看一致程度：dabiao audit review status {harmless(store_path)}")
    return Exit.FINE


@click.command(
    "status",
    cls=ChineseCommand,
    help="显示审查库 STORE 复核了多少、程序与复核人及复核人之间的一致程度、没有看过的判断估计错了多少。",
    examples=(("dabiao audit review status audit.sqlite", "看复核的进度和一致程度。"),),
    epilog="退出码：0 正常；2 用法有误。",
)
@click.argument("store_path", metavar="STORE")
@click.option(
    "--format", "form", type=Word("text", "json"), default="text", metavar="text|json", help="输出形式。"
)
@output_option
@width_option
@debug_option
def status(store_path: str, form: str, output: str | None, width: int | None, debug: bool) -> int:
    from checker.audit.agreement import status_of
    from checker.batch.review.standing import handed_of
    from checker.batch.store import Store
    from checker.cli.output import open_output
    from checker.rendering.audit_review import review_json, review_lines

    out = open_output(output, width, inputs=[store_path])
    with Store(Path(store_path)) as store:
        found = status_of(handed_of(store))
    if form == "json":
        out.raw(review_json(found))
    else:
        out.lines(review_lines(found, out.width))
    out.finish()
    return Exit.FINE


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


for _command in (export, take, status):
    review.add_command(_command)
