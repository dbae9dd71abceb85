"""The reading half of `dabiao rules`: what the rulebook asks, for people who write reports or rules."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from checker.cli.chinese import ChineseCommand, ChineseGroup, Word
from checker.cli.config import with_settings
from checker.cli.limiting import limit_option
from checker.cli.options import (
    debug_option,
    folder_of,
    profile_option,
    rules_option,
    width_option,
)
from checker.cli.rules_impact import impact
from checker.cli.rules_keep import docs, lint, new, schema, test
from checker.errors import UsageFault

if TYPE_CHECKING:
    from checker.rulebook import Rule, Rulebook


@click.group(
    cls=ChineseGroup,
    help="查看、检查和维护规则。",
    examples=(
        ("dabiao rules list", "列出全部规则。"),
        ("dabiao rules lint --rules 我的规则", "检查自己写的规则。"),
    ),
)
def rules() -> None:
    """Commands on the rulebook as a whole."""


@rules.command(
    "list",
    cls=ChineseCommand,
    help="列出全部规则：编号、要求、适用层级、名称。",
    examples=(
        ("dabiao rules list", "列出全部。"),
        ("dabiao rules list --group 行政执法", "只列一个分组。"),
        ("dabiao rules list --profile township", "列出乡镇（街道）规则集叠加后的规则。"),
    ),
    epilog="退出码：0 正常；2 用法或规则有误。",
)
@click.option("--group", metavar="分组", help="只列一个分组，如 enforcement 或 行政执法。")
@click.option(
    "--format",
    "form",
    type=Word("text", "json"),
    default="text",
    metavar="text|json",
    help="输出形式：text 供阅读（默认），json 供程序使用。",
)
@profile_option
@rules_option
@width_option
@limit_option
@debug_option
def list_rules(
    group: str | None, form: str, profile: str | None, rules_dir: str | None, width: int | None, debug: bool
) -> None:
    from checker.cli.output import open_output
    from checker.rendering.rule_list import rule_list_json, rule_list_lines
    from checker.rulebook import load_rulebook

    chosen = with_settings({"profile": profile, "rules": rules_dir})
    rulebook = load_rulebook(folder_of(chosen["rules"]), chosen["profile"])
    listed = _in_group(group, rulebook)
    out = open_output(None, width)
    if form == "json":
        out.raw(rule_list_json(listed, rulebook))
    else:
        out.lines(rule_list_lines(listed, rulebook, out.width))


@rules.command(
    cls=ChineseCommand,
    help="显示一条规则的原文，每一项注明由哪一级规定。\n采用规则集时，显示各级叠加后的结果。",
    examples=(
        ("dabiao rules show disputes/litigation", "看一条规则的原文。"),
        ("dabiao rules show disputes/litigation --profile township", "看规则集改动了哪几项。"),
    ),
    epilog="退出码：0 正常；2 用法或规则有误。",
)
@click.argument("id", metavar="ID")
@profile_option
@rules_option
@limit_option
@debug_option
def show(id: str, profile: str | None, rules_dir: str | None, debug: bool) -> None:
    from checker.cli.output import open_output
    from checker.rendering.rule_source import rule_source
    from checker.rulebook import load_rulebook

    chosen = with_settings({"profile": profile, "rules": rules_dir})
    rulebook = load_rulebook(folder_of(chosen["rules"]), chosen["profile"])
    open_output(None, None).raw(rule_source(rule_named(id, rulebook), rulebook))


for _command in (lint, test, new, schema, docs, impact):
    rules.add_command(_command)


def rule_named(wanted: str, rulebook: Rulebook) -> Rule:
    """The rule with this id, else the only one with this title. Raises UsageFault with what comes close."""
    if wanted in rulebook.rules:
        return rulebook.rules[wanted]
    titled = [rule for rule in rulebook.rules.values() if rule.title == wanted]
    titled = titled or [rule for rule in rulebook.rules.values() if wanted.strip() and wanted in rule.title]
    if len(titled) == 1:
        return titled[0]
    close = [rule.id for rule in titled] or get_close_matches(wanted, rulebook.rules, n=3, cutoff=0.5)
    message = f"名称含“{wanted}”的要素有 {len(titled)} 个。" if titled else f"没有编号为“{wanted}”的要素。"
    raise UsageFault(message, f"是不是 {'、'.join(close)}？" if close else "全部编号见：dabiao rules list")


def _in_group(wanted: str | None, rulebook: Rulebook) -> list[Rule]:
    groups = rulebook.scoring.groups
    if wanted is None:
        return list(rulebook.rules.values())
    names = {name: name for name in groups} | {title: name for name, title in groups.items()}
    if wanted not in names:
        known = "、".join(f"{name}（{title}）" for name, title in groups.items())
        raise UsageFault(f"没有分组“{wanted}”。", f"可用的分组：{known}")
    return [rule for rule in rulebook.rules.values() if rule.group == names[wanted]]
