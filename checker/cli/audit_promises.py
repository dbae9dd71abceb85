"""`dabiao audit promises`: what last year's plan promised and this year's report says."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.chinese import ChineseCommand, Number, Word
from checker.cli.exits import Exit
from checker.cli.options import FIRST_YEAR, LAST_YEAR, debug_option, output_option, width_option
from checker.errors import UsageFault


@click.command(
    "promises",
    cls=ChineseCommand,
    help="对照审查库 STORE 里每个单位相邻两年的报告：上年的安排，本年举措里有没有写到；上年的不足，本年是不是又写到。\n"
    "两年的原文都列出来。只按文字比对，是供人工核对的提示，不计入得分。",
    examples=(
        ("dabiao audit promises audit.sqlite --issuer 云水县人民政府", "看一个单位。"),
        (
            "dabiao audit promises audit.sqlite --year 2024 --format xlsx --output 表.xlsx",
            "把所有单位 2023 年度的安排与 2024 年度的举措对照成工作簿。",
        ),
    ),
    epilog="退出码：0 完成，不论有没有找到；2 用法有误，或库里没有这个单位。",
)
@click.argument("store_path", metavar="STORE")
@click.option("--issuer", metavar="BODY", help="只看这个单位：名称、名称的一部分或单位标识。不写则看全部。")
@click.option(
    "--all", "every", is_flag=True, help="看全部单位（不写 --issuer 时就是这样，写出来便于命令存档）。"
)
@click.option(
    "--year",
    type=Number(FIRST_YEAR, LAST_YEAR),
    metavar="N",
    help="只看这一年度的报告对照上一年度的。不写则看所有相邻的两年。",
)
@click.option(
    "--format",
    "form",
    type=Word("text", "json", "csv", "xlsx"),
    default="text",
    metavar="text|json|csv|xlsx",
    help="输出形式；xlsx 须用 --output 写明文件。",
)
@output_option
@width_option
@debug_option
def promises(
    store_path: str,
    issuer: str | None,
    every: bool,
    year: float | None,
    form: str,
    output: str | None,
    width: int | None,
    debug: bool,
) -> int:
    from checker.batch.comparisons.promises import find_promises
    from checker.batch.store import Store
    from checker.cli.output import open_output, write_whole
    from checker.rendering.audit_csv import csv_pieces
    from checker.rendering.audit_promises import promises_json, promises_lines, promises_table

    if issuer is not None and every:
        raise UsageFault("--issuer 和 --all 只能写一个。", "只看一个单位用 --issuer，看全部用 --all。")
    if form == "xlsx" and output is None:
        raise UsageFault("工作簿不能显示在屏幕上。", "请用 --output 写明文件名，如 --output 承诺对照.xlsx。")
    out = open_output(output, width, inputs=[store_path])
    with Store(Path(store_path)) as store:
        found = find_promises(store, issuer, int(year) if year is not None else None)
    if issuer is not None and not found.followed and not found.alone and not found.unclear:
        raise UsageFault(
            f"库里没有这个单位：{issuer}", "请核对名称；dabiao audit report --csv 可以列出全部。"
        )
    if form == "xlsx":
        from checker.rendering.audit_promises_workbook import promises_workbook

        write_whole(Path(str(output)), promises_workbook(found))
        return Exit.FINE
    if form == "json":
        out.raw(promises_json(found))
    elif form == "csv":
        out.raw(b"".join(csv_pieces(promises_table(found))).decode("utf-8"))
    else:
        out.lines(promises_lines(found, out.width))
    out.finish()
    return Exit.FINE
