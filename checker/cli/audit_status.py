"""`dabiao audit status`: what a store holds, and every file that does not count, with the reason."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.chinese import ChineseCommand, Word
from checker.cli.exits import Exit
from checker.cli.options import debug_option

_WORDS = {
    "failed": "无法评估",
    "duplicate": "重复",
    "superseded": "旧版本",
    "pending": "还没有检查",
    "gone": "已不在",
}


@click.command(
    "status",
    cls=ChineseCommand,
    help="显示审查库 STORE 里有什么、做到哪里。审查进行中也可以看。",
    examples=(
        ("dabiao audit status audit.sqlite", "看做到哪里。"),
        ("dabiao audit status audit.sqlite --files --only failed", "列出读不出来的文件和原因。"),
    ),
    epilog="退出码：0 正常；2 用法有误；3 有文件无法评估。",
)
@click.argument("store_path", metavar="STORE")
@click.option("--files", is_flag=True, help="逐个列出没有计入的文件、原因和处理办法。")
@click.option(
    "--only",
    type=Word(*_WORDS),
    multiple=True,
    metavar="|".join(_WORDS),
    help="与 --files 同用：只列这一种；可重复使用。",
)
@debug_option
def status(store_path: str, files: bool, only: tuple[str, ...], debug: bool) -> int:
    from checker.batch.store import Store
    from checker.batch.summary import summary_of
    from checker.cli.audit_text import summary_lines
    from checker.rendering.harmless import harmless

    with Store(Path(store_path)) as store:
        summary = summary_of(store)
        if not files:
            for line in summary_lines(summary):
                click.echo(line)
        else:
            query = "SELECT path, status, reason, hint FROM inputs WHERE status <> 'assessed' ORDER BY status, path"
            for row in store.rows(query):
                if not only or row["status"] in only:
                    told = "：".join(harmless(text) for text in (row["path"], row["reason"]) if text)
                    click.echo(
                        f"[{_WORDS[row['status']]}] {told}"
                        + (f" {harmless(row['hint'])}" if row["hint"] else "")
                    )
    return Exit.NOT_ASSESSED if summary.states.get("failed") else Exit.FINE
