"""The command line: options in, exit code out. Commands import what they need when they run."""

from __future__ import annotations

import click

from checker._version import __version__
from checker.cli import audit, check, corpus, diff, evaluate, explain, proof, read, rules, serve, skeleton
from checker.cli.program import Main

ABOUT = """对照国家法治政府建设制度文件，检查法治政府建设年度报告写了什么、缺了什么。
全程在本机进行，报告不会离开这台电脑。"""


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"dabiao {__version__}")
        ctx.exit()


@click.group("dabiao", cls=Main, help=ABOUT)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="显示版本，然后退出。",
)
def main() -> None:
    """Entry point of `dabiao`."""


# In the order in which help lists them.
for _command in (
    check.check,
    diff.diff,
    proof.proof,
    read.read,
    serve.serve,
    skeleton.skeleton,
    explain.explain,
    rules.rules,
    evaluate.evaluate,
    audit.audit,
    corpus.corpus,
):
    main.add_command(_command)
