"""`dabiao rules impact`: which verdicts change on a folder of reports when the rules change."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.chinese import ChineseCommand
from checker.cli.exits import Exit, complain
from checker.cli.limiting import limit_option
from checker.cli.options import (
    debug_option,
    folder_of,
    level_option,
    profile_option,
    width_option,
    year_option,
)
from checker.errors import UsageFault


@click.command(
    cls=ChineseCommand,
    help="用两套规则检查同一批报告，列出哪些判断有变化。\n原规则默认为内置规则；新规则由 --rules、--profile 指定。",
    examples=(
        ("dabiao rules impact --corpus 报告 --rules 新规则", "改规则之前，看哪些判断会变。"),
        ("dabiao rules impact --corpus 报告 --profile township", "看采用规则集有什么影响。"),
    ),
    epilog="退出码：0 正常；2 用法或规则有误；3 有报告读不出来。",
)
@click.option("--corpus", required=True, metavar="DIR", help="报告所在文件夹（包括其下各级文件夹）。")
@click.option("--rules", "rules_dir", metavar="DIR", help="新规则所在文件夹，默认为内置规则。")
@profile_option
@click.option("--old-rules", metavar="DIR", help="原规则所在文件夹，默认为内置规则。")
@click.option("--old-profile", metavar="ID", help="原规则采用的本地规则集，默认不采用。")
@year_option
@level_option
@width_option
@limit_option
@debug_option
def impact(
    corpus: str,
    rules_dir: str | None,
    profile: str | None,
    old_rules: str | None,
    old_profile: str | None,
    year: int | None,
    level: str | None,
    width: int | None,
    debug: bool,
) -> int:
    from checker.cli.output import open_output
    from checker.impact import impact_of, reports_in
    from checker.rendering.impact_table import impact_lines
    from checker.rulebook import load_rulebook

    folder = Path(corpus)
    if not folder.is_dir():
        raise UsageFault(f"没有报告文件夹：{corpus}", "请写文件夹的路径")
    before, after = folder_of(old_rules), folder_of(rules_dir)
    if (before, old_profile) == (after, profile):
        raise UsageFault(
            "新旧规则是同一套，没有可比的。", "用 --rules 指定改过的规则，或用 --profile 指定规则集"
        )
    old, new = load_rulebook(before, old_profile), load_rulebook(after, profile)
    reports, skipped = reports_in(folder)
    if not reports:
        raise UsageFault(f"{corpus} 里没有报告", "认扩展名 txt、md、html、htm、docx")
    named = [(path.relative_to(folder).as_posix(), path) for path in reports]
    found = impact_of(named, old, new, year=year, level=level, skipped=skipped)
    out = open_output(None, width)
    names = (_name(old_rules, old_profile, old.fingerprint), _name(rules_dir, profile, new.fingerprint))
    out.lines(impact_lines(found, *names, out.width))
    failed = sum(bool(report.error) for report in found.reports)
    if failed:
        complain(f"{failed} 份报告读不出来，见上。")
        return Exit.NOT_ASSESSED
    return Exit.FINE


def _name(folder: str | None, profile: str | None, fingerprint: str) -> str:
    tier = f"，规则集 {profile}" if profile else ""
    return f"{folder or '内置规则'}{tier}（指纹 {fingerprint}）"
