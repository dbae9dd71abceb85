"""`dabiao skeleton`: the frame of this year's report as a Word file, with a prompt for every element asked."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from checker.cli.chinese import ChineseCommand
from checker.cli.config import with_settings
from checker.cli.exits import Exit
from checker.cli.limiting import limit_option
from checker.cli.options import (
    debug_option,
    folder_of,
    level_option,
    profile_option,
    rules_option,
    year_option,
)
from checker.errors import UsageFault


@click.command(
    cls=ChineseCommand,
    help="生成报告骨架（docx）：按本单位层级和年度列出各部分标题，每项要素一条填写提示，注明依据。\n"
    "版面按 GB/T 9704—2012。提示不算内容：没有填写的骨架检查结果为缺失。",
    examples=(
        ("dabiao skeleton --issuer 甲县人民政府 --year 2026", "生成 骨架.docx。"),
        (
            "dabiao skeleton --issuer 甲镇人民政府 --profile township -o 甲镇.docx",
            "按乡镇（街道）的要求生成。",
        ),
    ),
    epilog="退出码：0 已写出；2 用法或规则有误，或文件已存在。",
)
@click.option("--issuer", metavar="名称", help="制发单位全称，必须写；也可以写在 dabiao.yaml 里。")
@level_option
@year_option
@profile_option
@rules_option
@click.option(
    "-o", "--output", metavar="FILE", default="骨架.docx", help="写到哪里，默认 骨架.docx；不覆盖已有文件。"
)
@limit_option
@debug_option
def skeleton(
    issuer: str | None,
    level: str | None,
    year: int | None,
    profile: str | None,
    rules_dir: str | None,
    output: str,
    debug: bool,
) -> int:
    from checker.cli.output import write_whole
    from checker.rulebook import load_rulebook
    from checker.structure.level import level_of

    target = Path(output)
    if target.exists():
        raise UsageFault(f"文件已存在：{output}", "骨架不会覆盖已有文件，请换一个文件名。")
    chosen = with_settings({"issuer": issuer, "level": level, "profile": profile, "rules": rules_dir})
    issuer, level, profile = chosen["issuer"], chosen["level"], chosen["profile"]
    if issuer is None:
        raise UsageFault("缺少选项 --issuer。", "写制发单位全称，例如 --issuer 甲县人民政府。")
    rulebook = load_rulebook(folder_of(chosen["rules"]), profile)
    told = level or level_of(issuer, issuer)[0]
    if told is None:
        raise UsageFault(
            f"看不出“{issuer}”是哪一级",
            "请用 --level 指定：P 省级，C 设区的市，X 县（市、区），T 乡镇（街道），D 部门。",
        )
    try:
        from checker.rendering.report_frame import report_frame

        # Written at the turn of the year: a frame made from January to June is for the year before.
        today = date.today()
        data = report_frame(
            rulebook, issuer=issuer, level=told, year=year or (today.year - (today.month <= 6))
        )
    except ImportError as error:
        raise UsageFault(
            "生成 Word 文件需要 python-docx，尚未安装", "请安装 dabiao[docs]（pip install 'dabiao[docs]'）。"
        ) from error
    write_whole(target, data)
    click.echo(f"已写出 {output}。写好后用 dabiao check {output} 自查。")
    return Exit.FINE
