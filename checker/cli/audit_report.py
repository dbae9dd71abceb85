"""`dabiao audit report`: a store in, tables for leaders and for programs out."""

# ruff: noqa: PLC0415 -- what a command needs is imported when it runs, so that help comes at once

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.chinese import ChineseCommand
from checker.cli.exits import Exit
from checker.cli.options import debug_option
from checker.errors import UsageFault

if TYPE_CHECKING:
    from types import TracebackType

    from checker.audit.overview import Overview

_FILES = ("xlsx", "html", "json", "sarif", "junit")
_FOLDERS = ("csv", "parquet")


@click.command(
    "report",
    cls=ChineseCommand,
    help="把审查库 STORE 里的结果做成表：给领导看的工作簿、网页，供程序用的 CSV、Parquet、JSON、SARIF、JUnit。可以一次做几种。\n"
    "排名只在同一年度、同一层级之内，带误差区间，误差之内的并列。",
    examples=(
        ("dabiao audit report audit.sqlite --xlsx 审查结果.xlsx", "做一个工作簿，给领导看。"),
        ("dabiao audit report audit.sqlite --html 审查结果.html --csv 明细", "做网页，另把明细写进文件夹。"),
    ),
    epilog="退出码：0 正常；1 有报告缺少法定内容；2 用法有误；3 库里有文件无法评估。",
)
@click.argument("store_path", metavar="STORE")
@click.option(
    "--xlsx",
    metavar="FILE",
    help="工作簿：摘要与读法、排名、要素矩阵、问题清单、一致性核对、未评估文件、规则。",
)
@click.option(
    "--html", metavar="FILE", help="一个网页文件：摘要、分布、薄弱要素、排名、矩阵、明细；不联网也能打开。"
)
@click.option("--csv", metavar="DIR", help="几个 CSV 文件，写进这个文件夹；Excel、WPS 双击即可打开。")
@click.option("--parquet", metavar="DIR", help="同样的表，Parquet 格式，需要 pyarrow。")
@click.option("--json", metavar="FILE", help="一个 JSON 对象，结构见 audit.schema.json。")
@click.option("--sarif", metavar="FILE", help="SARIF 2.1.0，最多 25,000 条，最要紧的在前。")
@click.option("--junit", metavar="FILE", help="JUnit XML，一份报告一组，一项要素一例。")
@debug_option
def report(
    store_path: str,
    xlsx: str | None,
    html: str | None,
    csv: str | None,
    parquet: str | None,
    json: str | None,
    sarif: str | None,
    junit: str | None,
    debug: bool,
) -> int:
    given = {
        "xlsx": xlsx,
        "html": html,
        "csv": csv,
        "parquet": parquet,
        "json": json,
        "sarif": sarif,
        "junit": junit,
    }
    wanted = {form: Path(path) for form, path in given.items() if path is not None}
    if not wanted:
        raise UsageFault(
            "没有说做成什么。",
            "请写 --xlsx、--html、--csv、--parquet、--json、--sarif、--junit 中的一种或几种。",
        )
    _verify(wanted, Path(store_path))
    with opened(store_path) as overview:
        for form, path in wanted.items():
            for written in _make(form, path, overview):
                click.echo(f"已写出：{written}")
        return _verdict(overview)


class opened:  # noqa: N801 -- used as `with opened(path) as overview`
    """An audit read from its store, which stays open while the long lists are read."""

    def __init__(self, path: str) -> None:
        from checker.batch.store import Store

        self.store = Store(Path(path))

    def __enter__(self) -> Overview:
        from checker.audit.accuracy import shipped_accuracy
        from checker.audit.overview import Overview
        from checker.batch.audited import contents_of

        try:
            contents = contents_of(self.store)
            if not contents.reports and not contents.left_out:
                raise UsageFault(f"审查库是空的：{self.store.path}", "请先运行 dabiao audit run。")
            return Overview(contents, shipped_accuracy())
        except BaseException as error:
            self.store.__exit__(type(error), error, None)
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.store.__exit__(kind, error, trace)


def _verify(wanted: dict[str, Path], store: Path) -> None:
    """Raises UsageFault at once for a place that cannot be written, so that no long run is lost at its end."""
    targets = [path.absolute() for path in wanted.values()]
    if len(set(targets)) < len(targets):
        raise UsageFault("几种表写到了同一个地方。", "请各写一个文件名。")
    for form, path in wanted.items():
        if path.exists() and store.exists() and path.samefile(store):
            raise UsageFault(f"--{form} 就是审查库：{path}", "请换一个文件名。")
        if form in _FOLDERS:
            if path.exists() and not path.is_dir():
                raise UsageFault(f"--{form} 应是文件夹，这是文件：{path}", "请写文件夹名。")
        elif path.is_dir():
            raise UsageFault(
                f"--{form} 指向文件夹：{path}", f"请写明文件名，如 {path / f'审查结果.{form}'}。"
            )
        if form in _FILES and not path.absolute().parent.is_dir():
            raise UsageFault(f"--{form} 所在的文件夹不存在：{path}", "请先建立文件夹，或换一个位置。")
    if "parquet" in wanted:
        from checker.rendering.audit_parquet import require_pyarrow

        require_pyarrow()


def _make(form: str, path: Path, overview: Overview) -> Iterable[Path]:
    """Write one kind of output; the files written."""
    if form in _FOLDERS:
        return _folder(form, path, overview)
    if form == "xlsx":
        from checker.rendering.audit_workbook import audit_workbook

        _write(path, [audit_workbook(overview)])
    elif form == "html":
        from checker.rendering.audit_html import audit_html

        _write(path, [audit_html(overview).encode("utf-8", "replace")])
    elif form == "json":
        from checker.rendering.audit_json import audit_json

        _write(path, audit_json(overview))
    elif form == "sarif":
        from checker.rendering.audit_sarif import audit_sarif

        _write(path, [audit_sarif(overview).encode("utf-8", "replace")])
    else:
        from checker.rendering.audit_junit import audit_junit

        _write(path, audit_junit(overview))
    return [path]


def _folder(form: str, folder: Path, overview: Overview) -> Iterable[Path]:
    from checker.rendering.audit_csv import csv_pieces
    from checker.rendering.audit_parquet import write_parquet
    from checker.rendering.audit_tables import tables_of

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise UsageFault(f"文件夹建不了：{folder}", "请换一个有写入权限的位置。") from None
    for table in tables_of(overview, words=form == "csv"):
        path = folder / f"{table.name}.{form}"
        if form == "csv":
            _write(path, csv_pieces(table))
        else:
            _whole(path, partial(write_parquet, table))
        yield path


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    def fill(beside: Path) -> None:
        with beside.open("wb") as file:
            file.writelines(pieces)

    _whole(path, fill)


def _whole(path: Path, fill: Callable[[Path], None]) -> None:
    """Write a file whole or not at all, piece by piece. Raises UsageFault with the cause."""
    beside = path.with_name(f".dabiao-{os.getpid()}.tmp")
    try:
        fill(beside)
        beside.replace(path)
    except OSError as error:
        raise UsageFault(
            f"结果写不进 {path}：{error.strerror or type(error).__name__}",
            "请换一个位置，或关闭占用它的程序。",
        ) from None
    finally:
        beside.unlink(missing_ok=True)


def _verdict(overview: Overview) -> Exit:
    """As `check`: a file that could not be assessed counts more than a duty that is not met."""
    if overview.states.get("failed"):
        return Exit.NOT_ASSESSED
    lacking = any(report.missing_mandatory for report in overview.contents.reports if report.is_annual)
    return Exit.BELOW if lacking else Exit.FINE
