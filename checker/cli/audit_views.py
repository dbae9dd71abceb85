"""`dabiao audit show`, `trend` and `deadline`: one report, one body, the days of publication, from a store."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checker.cli.audit_report import opened
from checker.cli.chinese import ChineseCommand, Word
from checker.cli.exits import Exit
from checker.cli.options import debug_option, output_option, width_option
from checker.errors import UsageFault

if TYPE_CHECKING:
    from checker.audit.values import Report

_SHOWN = 10  # names in an error message


@click.command(
    "show",
    cls=ChineseCommand,
    help="显示审查库 STORE 里一份报告的结果，与当时 dabiao check 的输出相同。REPORT 是文件名、路径的一部分，或报告编号。",
    examples=(("dabiao audit show audit.sqlite 云水县2024.docx", "看这份报告的要素、依据和建议。"),),
    epilog="退出码：0 正常；2 用法有误，或不止一份符合。",
)
@click.argument("store_path", metavar="STORE")
@click.argument("wanted", metavar="REPORT")
@click.option(
    "--format", "form", type=Word("text", "json"), default="text", metavar="text|json", help="输出形式。"
)
@output_option
@width_option
@debug_option
def show(store_path: str, wanted: str, form: str, output: str | None, width: int | None, debug: bool) -> int:
    from pathlib import Path

    from checker.batch.store import Store, counted, scorecard_of
    from checker.cli.output import open_output
    from checker.rendering.glyphs import glyphs_for
    from checker.rendering.json import as_json
    from checker.rendering.terminal import scorecard_lines

    out = open_output(output, width, inputs=[store_path])
    with Store(Path(store_path)) as store:
        rows = [(row["id"], row["path"]) for row in counted(store)]
        found = [row for row in rows if wanted in (str(row[0]), f"r{row[0]}", row[1])] or [
            row for row in rows if wanted in row[1]
        ]
        if len(found) != 1:
            raise _several("报告", wanted, [path for _, path in found])
        card = scorecard_of(store, *found[0])
    if form == "json":
        out.raw(as_json(card))
    else:
        out.lines(scorecard_lines(card, out.width, glyphs_for(out.encoding)))
    out.finish()
    return Exit.FINE


@click.command(
    "trend",
    cls=ChineseCommand,
    help="显示审查库 STORE 里一个单位历年的情况：得分和误差、变好变差的要素、缺哪一年。BODY 是单位名称（或其中一部分）或单位标识。",
    examples=(("dabiao audit trend audit.sqlite 云水县人民政府", "看这个单位历年的变化。"),),
    epilog="退出码：0 正常；2 用法有误，或不止一个单位符合。",
)
@click.argument("store_path", metavar="STORE")
@click.argument("body", metavar="BODY")
@click.option(
    "--format", "form", type=Word("text", "json"), default="text", metavar="text|json", help="输出形式。"
)
@output_option
@width_option
@debug_option
def trend(store_path: str, body: str, form: str, output: str | None, width: int | None, debug: bool) -> int:
    from checker.audit.trend import matching, trend_of
    from checker.cli.output import open_output
    from checker.rendering.audit_trend import trend_json, trend_lines
    from checker.rendering.glyphs import glyphs_for

    out = open_output(output, width, inputs=[store_path])
    with opened(store_path) as overview:
        found = matching(overview.contents.reports, body)
        if len(found) != 1:
            raise _several("单位", body, [_named(key, members) for key, members in found.items()])
        ((key, reports),) = found.items()
        shown = trend_of(overview, key, reports)
    if form == "json":
        out.raw(trend_json(shown))
    else:
        out.lines(trend_lines(shown, out.width, glyphs_for(out.encoding)))
    out.finish()
    return Exit.FINE


@click.command(
    "deadline",
    cls=ChineseCommand,
    help="列出审查库 STORE 里的报告是否按时公开：2018年度及以前看次年 3 月 31 日，2019年度起看次年 4 月 1 日。公开日期不详的单列，不作判断。",
    examples=(
        ("dabiao audit deadline audit.sqlite --format csv --output 公开时限.csv", "列成表，Excel 可以打开。"),
    ),
    epilog="退出码：0 没有逾期的；1 有逾期的；2 用法有误。",
)
@click.argument("store_path", metavar="STORE")
@click.option(
    "--format",
    "form",
    type=Word("text", "json", "csv"),
    default="text",
    metavar="text|json|csv",
    help="输出形式。",
)
@output_option
@width_option
@debug_option
def deadline(store_path: str, form: str, output: str | None, width: int | None, debug: bool) -> int:
    from checker.audit.deadline import Punctuality, publications
    from checker.cli.output import open_output
    from checker.rendering.audit_csv import csv_pieces
    from checker.rendering.audit_deadline import deadline_json, deadline_lines, deadline_table
    from checker.rulebook.loading import load_deadlines

    out = open_output(output, width, inputs=[store_path])
    with opened(store_path) as overview:
        found = publications(overview.contents.reports, load_deadlines())
    if form == "json":
        out.raw(deadline_json(found))
    elif form == "csv":
        out.raw(b"".join(csv_pieces(deadline_table(found))).decode("utf-8"))
    else:
        out.lines(deadline_lines(found, out.width))
    out.finish()
    return Exit.BELOW if any(one.state is Punctuality.LATE for one in found) else Exit.FINE


def _named(key: str, members: list[Report]) -> str:
    place = members[0].region_name
    return f"{members[0].name}（{f'{place}，' if place else ''}标识 {key}）"


def _several(what: str, wanted: str, found: list[str]) -> UsageFault:
    if not found:
        return UsageFault(
            f"库里没有这个{what}：{wanted}", "请核对名称；dabiao audit report --csv 可以列出全部。"
        )
    names = "；".join(found[:_SHOWN]) + ("……" if len(found) > _SHOWN else "")
    return UsageFault(f"有 {len(found)} 个{what}符合“{wanted}”：{names}", "请写得更全，或用标识、编号。")
