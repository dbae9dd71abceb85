"""The writing half of `dabiao rules`: lint, test, new, schema, docs, for people who keep rules."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.chinese import ChineseCommand, Word
from checker.cli.exits import Exit, complain
from checker.cli.limiting import limit_option
from checker.cli.options import debug_option, folder_of, rules_option, width_option
from checker.errors import UsageFault

if TYPE_CHECKING:
    from checker.rulebook import Rulebook
    from checker.rulebook.location import RulebookFolder

SCHEMAS = ("rule", "profile", "instrument", "lexicon", "scoring", "settings")


@click.command(
    cls=ChineseCommand,
    help="检查全部规则文件：一次列出所有错误，写明文件、行号、错在哪里、怎么改。",
    examples=(
        ("dabiao rules lint", "检查内置规则。"),
        ("dabiao rules lint --rules 我的规则", "检查自己的规则文件夹。"),
    ),
    epilog="退出码：0 没有错误；2 有错误。",
)
@rules_option
@limit_option
@debug_option
def lint(rules_dir: str | None, debug: bool) -> None:
    from checker.cli.output import open_output
    from checker.rulebook.lint import lint as check_all

    found = check_all(folder_of(rules_dir))
    out = open_output(None, None)
    out.raw(
        f"没有错误。规则 {found.rules} 条（提法 {found.wordings} 条，示例 {found.examples} 个），"
        f"词组 {found.groups} 个，制度文件 {found.instruments} 件、条款 {found.clauses} 条，指纹 {found.fingerprint}。\n"
    )
    for profile, count in found.profiles.items():
        out.raw(f"规则集 {profile}：增加、改动或撤去 {count} 条。\n")


@click.command(
    cls=ChineseCommand,
    help="运行规则里的全部示例，逐条规则列出判断是否相符。\n给出 ID 时只运行这些规则的示例。",
    examples=(
        ("dabiao rules test", "运行全部示例。"),
        ("dabiao rules test disputes/litigation", "只运行一条规则的示例。"),
        ("dabiao rules test --junit 结果.xml", "结果另写成文件，供持续集成使用。"),
    ),
    epilog="退出码：0 全部相符；1 有不符，或没有示例可运行；2 用法或规则有误。",
)
@click.argument("ids", nargs=-1, metavar="[ID...]")
@click.option("--junit", metavar="FILE", help="结果另写成 JUnit 格式的 XML 文件，供持续集成使用。")
@rules_option
@width_option
@limit_option
@debug_option
def test(
    ids: tuple[str, ...], junit: str | None, rules_dir: str | None, width: int | None, debug: bool
) -> int:
    from checker.cli.output import open_output
    from checker.examples import ExamplesRun, run_examples
    from checker.rendering.examples_table import examples_lines
    from checker.rendering.junit import junit_xml

    folder = folder_of(rules_dir)
    report = open_output(junit, None) if junit is not None else None
    rulebook, profiles = _all_tiers(folder)
    run = run_examples(rulebook, profiles)
    if ids:
        known = {result.rule for result in run.all}
        unknown = [rule_id for rule_id in ids if rule_id not in known]
        if unknown:
            raise UsageFault(f"没有编号为“{unknown[0]}”的规则。", "全部编号见：dabiao rules list")
        run = ExamplesRun(
            tuple(result for result in run.rules if result.rule in ids),
            {p: tuple(r for r in results if r.rule in ids) for p, results in run.profiles.items()},
        )
    out = open_output(None, width)
    out.lines(examples_lines(run, out.width))
    if report is not None:
        report.raw(junit_xml(run))
        report.finish()
    if not run.count:
        complain("没有运行任何示例。", "检查 --rules 指的文件夹里有没有规则")
        return Exit.BELOW
    if run.failed:
        complain(f"{run.failed} 处不符，见上。")
        return Exit.BELOW
    return Exit.FINE


@click.command(
    cls=ChineseCommand,
    help="新建一个规则文件，各项待填。\nID 是新规则的编号，写作 分组/名称。",
    examples=(
        ("dabiao rules new disputes/radio --rules 我的规则", "建在自己的规则文件夹里。"),
        ("dabiao rules new disputes/radio --rules 我的规则 --profile city", "建在本地规则集 city 里。"),
    ),
    epilog="退出码：0 已新建；2 用法有误，或文件已存在。",
)
@click.argument("id", metavar="ID")
@click.option("--profile", metavar="ID", help="建在这个本地规则集里，不建在中央规则里。")
@rules_option
@limit_option
@debug_option
def new(id: str, profile: str | None, rules_dir: str | None, debug: bool) -> None:
    from checker.cli.output import open_output
    from checker.rulebook.skeleton import new_rule

    file = new_rule(id, folder_of(rules_dir), profile)
    out = open_output(None, None)
    out.raw(f"已新建 {file}\n")
    if profile is not None:
        out.raw(f"请在 profiles/{profile}.yaml 的 add 里写上 {id}。\n")
    out.raw("填好后运行：dabiao rules lint，再运行：dabiao rules test\n")


@click.command(
    cls=ChineseCommand,
    help="输出规则文件的 JSON Schema，供编辑器提示和校验使用。\nKIND 是文件种类，默认为 rule；settings 是 dabiao.yaml。",
    examples=(
        ("dabiao rules schema", "规则文件的格式。"),
        ("dabiao rules schema settings", "设置文件 dabiao.yaml 的格式。"),
    ),
    epilog="退出码：0 正常；2 用法有误。",
)
@click.argument("kind", type=Word(*SCHEMAS), default="rule", metavar="[KIND]")
@limit_option
@debug_option
def schema(kind: str, debug: bool) -> None:
    import json

    from checker.cli.output import open_output
    from checker.rulebook.location import builtin_folder
    from checker.rulebook.validation import read_schema

    text = json.dumps(read_schema(builtin_folder().schema, kind), ensure_ascii=False, indent=2)
    open_output(None, None).raw(f"{text}\n")


@click.command(
    cls=ChineseCommand,
    help="生成规则说明：每个要素一页，另有条款对照表。\nDIR 是写入的文件夹，如 docs/rules。",
    examples=(
        ("dabiao rules docs docs/rules", "写出或更新全部说明。"),
        ("dabiao rules docs docs/rules --check", "只看是否过时，供持续集成使用。"),
    ),
    epilog="退出码：0 已写好，或 --check 时没有过时；1 过时；2 用法或规则有误。",
)
@click.argument("folder", metavar="DIR")
@click.option("--check", "only_check", is_flag=True, help="不写文件，只看文件夹里的说明是否过时。")
@rules_option
@limit_option
@debug_option
def docs(folder: str, only_check: bool, rules_dir: str | None, debug: bool) -> int:
    from checker.cli.output import open_output
    from checker.rendering.rule_page import MARKER
    from checker.rendering.rule_pages import rule_pages

    target = Path(folder)
    pages = rule_pages(*_all_tiers(folder_of(rules_dir)))
    old = {
        path.relative_to(target).as_posix(): text
        for path in sorted(target.rglob("*.md"))
        if (text := path.read_text(encoding="utf-8")).startswith(MARKER)
    }
    stale = sorted({name for name, text in pages.items() if old.get(name) != text} | (set(old) - set(pages)))
    if only_check:
        if stale:
            complain(f"{len(stale)} 页已过时：{'、'.join(stale[:5])}", f"运行：dabiao rules docs {folder}")
        return Exit.BELOW if stale else Exit.FINE
    for name in stale:
        path = target / name
        if name in pages:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(pages[name], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    open_output(None, None).raw(f"{folder}：共 {len(pages)} 页，改动 {len(stale)} 页。\n")
    return Exit.FINE


def _all_tiers(folder: RulebookFolder) -> tuple[Rulebook, list[Rulebook]]:
    """The central rules, and every profile over them."""
    from checker.rulebook import load_rulebook
    from checker.rulebook.profile import profile_files

    names = sorted(profile_files(folder))
    return load_rulebook(folder), [load_rulebook(folder, name) for name in names]
