"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.chinese import Day, Number, Word
from checker.lang import LANGUAGES

if TYPE_CHECKING:
    from checker.rulebook.location import RulebookFolder


def folder_of(rules_dir: str | Path | None) -> RulebookFolder:
    """The rulebook --rules means. Raises UsageFault when it is none."""
    from checker.rulebook import rulebook_folder  # noqa: PLC0415 -- so that help comes at once

    return rulebook_folder(Path(rules_dir) if rules_dir is not None else None)


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
output_option = click.option("--output", metavar="FILE", help="结果写入文件，不在屏幕显示。")
width_option = click.option(
    "--width",
    type=Number(NARROWEST, WIDEST),
    metavar="N",
    help=f"每行宽度（{NARROWEST}—{WIDEST} 格），默认随屏幕。",
)
rules_option = click.option(
    "--rules",
    "rules_dir",
    metavar="DIR",
    help="改用这个文件夹里的规则：含 rules/ 和 framework/；或规则文件夹本身；或含 profiles/ 的文件夹，在内置规则上加本地规则集。",
)
profile_option = click.option(
    "--profile", metavar="ID", help="采用一个本地规则集，如 township（乡镇、街道）。"
)
hints_option = click.option(
    "--hints", is_flag=True, help="连同把握较小的提示和格式提示一起列出；提示不影响退出码。"
)
published_option = click.option(
    "--published", metavar="日期", help="报告的公开日期，如 2025-03-28；不写则看网页信息和文中的标注。"
)
date_option = click.option(
    "--date",
    type=Day(),
    metavar="日期",
    help="印在 html、md、selfcheck 上的检查日期，如 2025-03-28；不写则不印。",
)
lang_option = click.option(
    "--lang",
    type=Word(*LANGUAGES),
    metavar="zh|en",
    help="结果和提示用中文（默认）或英文显示，引文照原文。只用于屏幕和网页报告。",
)
debug_option = click.option("--debug", is_flag=True, help="程序出错时显示详细信息，供报告缺陷用。")
