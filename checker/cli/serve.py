"""`dabiao serve`: the local page."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

import click

from checker import limits
from checker.cli.chinese import ChineseCommand, Number
from checker.cli.exits import Exit, complain
from checker.cli.limiting import limit_option
from checker.cli.options import debug_option
from checker.errors import UsageFault


@click.command(
    cls=ChineseCommand,
    help="在本机打开检查页面：把报告拖进浏览器，看结果，下载批注、网页报告和自查表。\n文件不保存、不外传。",
    examples=(
        ("dabiao serve", "打开页面，把报告拖进去；按 Ctrl+C 结束。"),
        ("dabiao serve --port 8700 --no-browser", "用指定的端口，自己打开浏览器。"),
    ),
    epilog="退出码：0 正常结束；2 用法有误，或端口被占用。",
)
@click.option("--port", type=Number(1, 65535), metavar="N", help="端口；默认从 8620 起找一个空闲的。")
@click.option(
    "--host", metavar="地址", default="127.0.0.1", help="监听地址，默认 127.0.0.1，只有本机能打开。"
)
@click.option("--no-browser", is_flag=True, help="不自动打开浏览器。")
@click.option(
    "--max-size", type=Number(1, 2000), metavar="MB", default=20, help="一个文件的大小上限，默认 20。"
)
@click.option(
    "--max-seconds", type=Number(1, 3600), metavar="N", default=90, help="一个文件的时间上限（秒），默认 90。"
)
@limit_option
@debug_option
def serve(port: int | None, host: str, no_browser: bool, max_size: int, max_seconds: int, debug: bool) -> int:
    try:
        from checker.web.serve import is_loopback
        from checker.web.serve import serve as run
    except ImportError:
        raise UsageFault(
            "打开检查页面需要 starlette、uvicorn 和 jinja2，尚未安装",
            "请安装 dabiao[web,report,docs]（pip install 'dabiao[web,report,docs]'）。",
        ) from None
    from checker.rulebook.location import rulebook_folder
    from checker.rulebook.profile import profile_titles

    if not is_loopback(host):
        complain(
            f"注意：{host} 不是本机地址，同一网络里的其他电脑也能打开这个页面。", "没有需要时请去掉 --host。"
        )
    most = int(max_size) << 20
    with limits.raised({"file-size": max(most, limits.amount("file-size"))}):
        run(
            host=host,
            port=port,
            browser=not no_browser,
            max_bytes=most,
            seconds=max_seconds,
            profiles=tuple(profile_titles(rulebook_folder(None)).items()),
            say=click.echo,
        )
    return Exit.FINE
