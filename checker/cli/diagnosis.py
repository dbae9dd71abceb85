"""What works on this machine and what does not, looked at by trying it: imports packages, writes a file, encodes a mark.

Values only; doctor.py shows them. Nothing here changes the machine: what is written for a trial is removed.
"""

# ruff: noqa: PLC0415 -- a diagnosis must be told even where a module cannot be imported

from __future__ import annotations

import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module, metadata
from pathlib import Path

from checker import limits
from checker._version import __version__
from checker.errors import CheckerError


class State(StrEnum):
    FINE = "fine"
    LACKING = "lacking"  # an extra nobody has to have
    FAULT = "fault"  # something that should work and does not


STATE_WORDS = {State.FINE: "正常", State.LACKING: "未安装", State.FAULT: "有问题"}


@dataclass(frozen=True)
class Check:
    """One line of the diagnosis. found: what was seen; advice: what to do, empty when nothing is to be done."""

    id: str
    title: str
    state: State
    found: str
    advice: str = ""


@dataclass(frozen=True)
class Section:
    title: str
    checks: tuple[Check, ...]


# id, what it is good for, modules that must import, extra that brings them.
_FORMATS = (
    ("text", "txt、md（文本）", (), ""),
    ("html", "html、mht（网页）", ("lxml.etree",), "docs"),
    ("docx", "docx（Word）", ("docx", "lxml.etree"), "docs"),
    ("pdf", "pdf（有文字的）", ("pypdfium2",), "docs"),
    ("ofd", "ofd（版式文件）", ("ofdkit",), "docs"),
    ("traditional", "繁体字报告", ("opencc",), "traditional"),
)
_OUTPUTS = (
    ("terminal", "屏幕、JSON、Markdown", ("rich",), ""),
    ("html-report", "网页报告", ("jinja2",), "report"),
    ("comments", "Word 批注、自查表、骨架", ("docx", "lxml.etree"), "docs"),
    ("workbook", "Excel 表格", ("xlsxwriter",), "report"),
    ("serve", "检查页面（dabiao serve）", ("starlette", "uvicorn", "jinja2"), "web,report"),
    ("manifest", "xlsx 清单（批量检查）", ("openpyxl",), "report"),
    ("similar", "报告之间的雷同文字", ("datasketch",), "similar"),
    ("parquet", "Parquet 表", ("pyarrow",), "parquet"),
    ("dask", "多台机器批量检查", ("distributed",), "dask"),
)
_MARKS = "充分✓●○①—█░"


def diagnosis() -> tuple[Section, ...]:
    """Everything, in the order in which it is shown. Raises nothing: what fails is a check with state FAULT."""
    return (
        Section("程序", tuple(_program())),
        Section("规则", tuple(_rulebook())),
        Section("能读的文件", (*_packages(_FORMATS), _office())),
        Section("能做的事", tuple(_packages(_OUTPUTS))),
        Section("处理上限（用 --limit 名称=数值 改）", tuple(_limits())),
        Section("本机", (_console(), _folder(), _scratch(), _cache(), _settings())),
    )


def _program() -> Iterator[Check]:
    yield Check("version", "版本", State.FINE, f"dabiao {__version__}")
    python = f"Python {platform.python_version()}，{platform.system()} {platform.machine()}"
    yield Check("python", "运行环境", State.FINE, python)
    yield Check("place", "安装位置", State.FINE, str(Path(__file__).resolve().parent.parent))


def _rulebook() -> Iterator[Check]:
    from checker.rulebook import load_rulebook
    from checker.rulebook.edition import edition
    from checker.rulebook.location import builtin_folder
    from checker.rulebook.profile import profile_titles

    folder = builtin_folder()
    try:
        book, known, profiles = load_rulebook(folder), edition(folder), profile_titles(folder)
    except (CheckerError, OSError) as error:
        message = error.message if isinstance(error, CheckerError) else _cause(error)
        yield Check("rulebook", "内置规则", State.FAULT, message, "请重新安装 dabiao。")
        return
    yield Check("rulebook", "内置规则", State.FINE, f"{len(book.rules)} 个要素，指纹 {book.fingerprint}")
    newest = f"{known.instruments} 件，最新一件为 {known.newest}《{known.title}》"
    yield Check("instruments", "制度文件", State.FINE, newest)
    named = "、".join(f"{name}（{title}）" for name, title in profiles.items()) or "无"
    yield Check("profiles", "本地规则集", State.FINE, named)


def _packages(table: tuple[tuple[str, str, tuple[str, ...], str], ...]) -> Iterator[Check]:
    for name, title, modules, extra in table:
        advice = f"需要时安装：pip install 'dabiao[{extra}]'"
        try:
            found = [_imported(module) for module in modules]
        except ModuleNotFoundError as error:
            if error.name in {module.partition(".")[0] for module in modules}:
                yield Check(name, title, State.LACKING, f"缺少 {error.name}", advice)
            else:
                yield Check(name, title, State.FAULT, f"缺少 {error.name}", f"请重新安装：dabiao[{extra}]")
        except Exception as error:  # a package may raise anything while it is imported
            yield Check(name, title, State.FAULT, _cause(error), f"请重新安装：dabiao[{extra}]")
        else:
            yield Check(name, title, State.FINE, "，".join(found) or "不需要另外的组件")


def _imported(module: str) -> str:
    """The package's name and version, once it has been imported."""
    import_module(module)
    package = module.partition(".")[0]
    names = metadata.packages_distributions().get(package) or [package]
    try:
        return f"{names[0]} {metadata.version(names[0])}"
    except metadata.PackageNotFoundError:
        return names[0]


def _office() -> Check:
    from checker.reading.office import find_office

    title = "doc、wps、rtf（旧版文件）"
    program = find_office()
    if program is None:
        advice = "需要时安装 LibreOffice；或用 Word、WPS 打开后另存为 docx。"
        return Check("office", title, State.LACKING, "没有找到 LibreOffice", advice)
    return Check("office", title, State.FINE, f"LibreOffice：{program}")


def _console() -> Check:
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        "充分".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        advice = "设置环境变量 PYTHONIOENCODING=utf-8，或用 --output 写进文件。"
        return Check("console", "屏幕编码", State.FAULT, f"{encoding}，显示不了汉字", advice)
    try:
        _MARKS.encode(encoding)
    except UnicodeEncodeError:
        return Check("console", "屏幕编码", State.FINE, f"{encoding}，能显示汉字；部分符号换用近似的符号显示")
    return Check("console", "屏幕编码", State.FINE, f"{encoding}，汉字和符号都能显示")


def _folder() -> Check:
    advice = "检查照常进行，但批注等文件写不到这里；用 --output 写到别处。"
    return _writable("folder", "当前文件夹", Path.cwd(), advice)


def _scratch() -> Check:
    try:
        place = Path(tempfile.gettempdir())
    except OSError as error:
        return Check("scratch", "临时文件夹", State.FAULT, _cause(error), "转换旧版文件要用到临时文件夹。")
    return _writable("scratch", "临时文件夹", place, "转换旧版文件要用到它，请检查权限和剩余空间。")


def _cache() -> Check:
    from checker.kept import FOLDER_VARIABLE, kept_folder

    place = kept_folder()
    if place is None:
        return Check("cache", "缓存文件夹", State.FINE, "没有使用，每次检查多用约一秒")
    if not place.is_dir():
        return Check("cache", "缓存文件夹", State.FINE, f"{place}（还没有建立，第一次检查时建立）")
    advice = f"不影响结果，每次检查多用约一秒；可用环境变量 {FOLDER_VARIABLE} 换一个文件夹。"
    return _writable("cache", "缓存文件夹", place, advice)


def _limits() -> Iterator[Check]:
    for limit in limits.LIMITS.values():
        yield Check(
            f"limit:{limit.name}", limit.name, State.FINE, f"{limit.default}{limit.unit}：{limit.what}"
        )


def _settings() -> Check:
    from checker.cli.config import FILE, settings_of

    try:
        settings = settings_of(None)
    except CheckerError as error:
        return Check("settings", FILE, State.FAULT, error.message, "改正后再试；在此之前检查会停下。")
    if settings.file is None:
        return Check("settings", FILE, State.FINE, "当前文件夹里没有，按默认设置检查")
    names = "、".join(name.replace("_", "-") for name in settings.values) or "没有写任何设置"
    return Check("settings", FILE, State.FINE, f"{settings.file}：{names}")


def _writable(name: str, title: str, place: Path, advice: str) -> Check:
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(b"dabiao")
    except OSError as error:
        return Check(name, title, State.FAULT, f"{place}：写不进去（{_cause(error)}）", advice)
    return Check(name, title, State.FINE, f"{place}，可以写入")


def _cause(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"{type(error).__name__}：{reason}" if reason else type(error).__name__
