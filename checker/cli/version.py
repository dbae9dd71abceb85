"""`dabiao --version`: the program, and how new the rules are that it carries. Loads no rulebook."""

# ruff: noqa: PLC0415 -- so that help comes at once

from __future__ import annotations

import click

from checker._version import __version__


def show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Callback of the option; a rulebook that cannot be read costs its line, not the version."""
    if not wanted or ctx.resilient_parsing:
        return
    click.echo(f"dabiao {__version__}")
    click.echo(rulebook_line())
    ctx.exit()


def rulebook_line() -> str:
    """The built-in rulebook in one line: newest instrument with its date, and the fingerprint that scorecards print."""
    from checker.rulebook.edition import edition
    from checker.rulebook.fingerprint import fingerprint
    from checker.rulebook.location import builtin_folder

    folder = builtin_folder()
    try:
        known = edition(folder)
        return f"规则：制度文件 {known.instruments} 件，最新一件为 {known.newest}《{known.title}》；指纹 {fingerprint(folder)}"
    except OSError:
        return "规则：读不出来，请运行 dabiao doctor 查看原因"
