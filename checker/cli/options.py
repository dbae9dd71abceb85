"""Options that several commands share."""

from __future__ import annotations

import click

from checker.cli.chinese import Number, Word

STDIN = "-"

# The engine refuses others too; here the user is told before any file is read.
FIRST_YEAR, LAST_YEAR = 2000, 2100
NARROWEST, WIDEST = 60, 200

year_option = click.option(
    "--year", type=Number(FIRST_YEAR, LAST_YEAR), metavar="N", help="指定报告年度，不从报告里识别。"
)
level_option = click.option(
    "--level",
    type=Word("P", "C", "X", "T", "D"),
    metavar="P|C|X|T|D",
    help="指定层级：P 省级，C 设区的市，X 县（市、区），T 乡镇（街道），D 部门。",
)
width_option = click.option(
    "--width",
    type=Number(NARROWEST, WIDEST),
    metavar="N",
    help=f"每行宽度（{NARROWEST}—{WIDEST} 格），默认随屏幕。",
)
debug_option = click.option("--debug", is_flag=True, help="程序出错时显示详细信息，供报告缺陷用。")
