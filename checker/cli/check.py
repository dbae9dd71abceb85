"""`dabiao check` as click sees it: words and options. What it does stands in checking.py, which needs no click."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

from contextlib import nullcontext

import click

from checker.cli.chinese import ChineseCommand, Number, Word
from checker.cli.documents import DOCUMENT_FORMS
from checker.cli.limiting import limit_option
from checker.cli.options import (
    date_option,
    debug_option,
    hints_option,
    lang_option,
    level_option,
    profile_option,
    published_option,
    rules_option,
    width_option,
    year_option,
)
from checker.cli.pipelines import PIPELINE_FORMS
from checker.cli.quick import SCORECARD_FORMS


@click.command(
    cls=ChineseCommand,
    help="对照规则检查报告，输出覆盖评分。\nFILE 是报告文件，可以有多个；- 表示从标准输入读取。",
    examples=(
        ("dabiao check 报告.docx", "检查一份报告，结果显示在屏幕上。"),
        ("dabiao check 报告.docx --annotate", "把意见写成批注，另存为 报告_批注.docx。"),
        ("dabiao check 报告.docx --format html --output 检查.html", "存成网页报告，左边是意见，右边是原文。"),
        ("dabiao check 报告.docx --profile township --level T", "按乡镇（街道）的要求检查。"),
        ("dabiao check 甲.docx 乙.txt --format jsonl", "多份报告，每份一行 JSON，供程序使用。"),
        ("dabiao check 报告.docx --lang en", "结果用英文显示，引文照原文。"),
        ("dabiao check 报告.docx --only missing --fail-under 75", "只列缺失的；低于 75 分时退出码为 1。"),
    ),
    epilog="常用选项可以写进报告旁边或当前文件夹的 dabiao.yaml。\n退出码：0 正常；1 低于 --fail-under，或缺少法定内容；2 用法或规则有误；3 有报告无法评估。",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=Word(*SCORECARD_FORMS, *DOCUMENT_FORMS, *PIPELINE_FORMS),
    default="text",
    metavar="形式",
    help="输出形式：text 供阅读（默认）；json 一份报告一个对象；jsonl 每份报告一行；html 网页报告，含正文；md Markdown；selfcheck 自查表，供签字；sarif、junit 供流水线使用。",
)
@click.option(
    "--output",
    metavar="FILE",
    help="结果写入文件，不在屏幕显示。自查表可写 .docx 或 .html；多份网页报告或自查表写进文件夹。",
)
@date_option
@year_option
@level_option
@click.option("--issuer", metavar="名称", help="指定制发单位，不从报告里识别。")
@profile_option
@click.option(
    "--waivers", metavar="FILE", help="豁免文件；默认用报告旁边的 dabiao.yaml（有 waivers 一节的）。"
)
@rules_option
@published_option
@hints_option
@click.option(
    "--fail-under", type=Number(0.0, 100.0), metavar="N", help="任一报告总分低于 N 时，退出码为 1。"
)
@click.option(
    "--only",
    type=Word("missing", "partial", "met"),
    multiple=True,
    metavar="missing|partial|met",
    help="要素只列缺失、仅提及或充分的；可重复使用。总分不受影响。",
)
@click.option(
    "--annotate",
    is_flag=True,
    help="把意见写成批注：在 docx 旁边另存“报告_批注.docx”，原文件不动。",
)
@click.option("--no-checklist", is_flag=True, help="批注文件末尾不附自查清单。")
@lang_option
@click.option(
    "--timings", is_flag=True, help="在屏幕另列各环节用时（毫秒），不影响结果；json、jsonl 里多一项 timings。"
)
@width_option
@limit_option
@debug_option
def check(
    files: tuple[str, ...],
    form: str,
    output: str | None,
    date: str | None,
    year: int | None,
    level: str | None,
    issuer: str | None,
    profile: str | None,
    waivers: str | None,
    rules_dir: str | None,
    published: str | None,
    hints: bool,
    fail_under: float | None,
    only: tuple[str, ...],
    annotate: bool,
    no_checklist: bool,
    lang: str | None,
    timings: bool,
    width: int | None,
    debug: bool,
) -> int:
    from checker.cli.checking import run_check
    from checker.timings import measured

    with measured() if timings else nullcontext() as watch:
        return run_check(
            files,
            form,
            output=output,
            date=date,
            year=year,
            level=level,
            issuer=issuer,
            profile=profile,
            waivers=waivers,
            rules_dir=rules_dir,
            published=published,
            hints=hints,
            fail_under=fail_under,
            only=only,
            annotate=annotate,
            no_checklist=no_checklist,
            lang=lang,
            width=width,
            debug=debug,
            watch=watch,
        )
