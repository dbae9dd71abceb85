"""One way in: a file, its bytes or a text become a Document, or an InputFault that says why not."""

from __future__ import annotations

import stat
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from checker import limits
from checker.digests import sha256_of
from checker.document import Document
from checker.errors import InputFault
from checker.reading.content import Content, lines_content
from checker.reading.language import check_language
from checker.reading.length import verify_content, verify_text
from checker.reading.script import with_script
from checker.reading.sniff import Kind, sniff
from checker.reading.text import read_text, with_plain_line_ends
from checker.values import replace

if TYPE_CHECKING:
    from collections.abc import Callable


def _read_by(module: str, data: bytes) -> Content:
    """By read_<module> of checker.reading.<module>, which is imported with the first such file: a text needs no other format."""
    content: Content = getattr(import_module(f"checker.reading.{module}"), f"read_{module}")(data)
    return content


def _read_converted(suffix: str, what: str, data: bytes) -> Content:
    """A file that only LibreOffice can read."""
    from checker.reading.office import conversion_notice, converted  # noqa: PLC0415 -- processes are needed by few files

    content = _read_by("docx", converted(data, suffix, what))
    return replace(content, notices=(conversion_notice(what), *content.notices))


# Kind -> form, and how its bytes are read.
_READERS: dict[Kind, tuple[str, Callable[[bytes], Content]]] = {
    Kind.TEXT: ("txt", read_text),
    Kind.MARKDOWN: ("md", partial(_read_by, "markdown")),
    Kind.HTML: ("html", partial(_read_by, "html")),
    Kind.WEB_ARCHIVE: ("mht", partial(_read_by, "mht")),
    Kind.WORD: ("docx", partial(_read_by, "docx")),
    Kind.PDF: ("pdf", partial(_read_by, "pdf")),
    Kind.OFD: ("ofd", partial(_read_by, "ofd")),
    Kind.OLD_WORD: ("doc", partial(_read_converted, ".doc", "旧版 Word 或 WPS 文件（doc、wps）")),
    Kind.RTF: ("rtf", partial(_read_converted, ".rtf", "RTF 文件")),
    Kind.WORD_XML: ("xml", partial(_read_converted, ".xml", "Word XML 文件")),
    Kind.OPEN_DOCUMENT: ("odt", partial(_read_converted, ".odt", "ODT 文件")),
}

# Kind -> code, cause, what to do.
_REFUSALS: dict[Kind, tuple[str, str, str]] = {
    Kind.ENCRYPTED: ("encrypted", "文件已加密", "请用 Word 或 WPS 打开，取消密码后另存。"),
    Kind.OFFICE: (
        "unsupported",
        "这是表格或演示文稿，不是报告正文",
        "请选择报告正文（docx、pdf、txt、md 或网页）。",
    ),
    Kind.ARCHIVE: ("unsupported", "这是压缩包", "请解压后逐个检查其中的报告。"),
    Kind.IMAGE: ("unsupported", "这是图片", "请先做文字识别，另存为 txt 或 docx 后再试。"),
    Kind.BINARY: (
        "unsupported",
        "不是文本文件，格式无法识别",
        "请用原软件打开，另存为 docx 或 UTF-8 编码的 txt 后再试。",
    ),
}


def read_document(source: Path | bytes | str, *, name: str | None = None) -> Document:
    """Read one report.

    source: a Path is a file, bytes are the content of one, a str is the report's text itself. name: what
    messages call it, and with bytes where Markdown is told from text by its suffix; by default the path.
    Text handed over as a str is taken as it is, even if it is short or not Chinese: whoever has it in memory
    knows what it is. Raises InputFault with one of the codes not-found, is-directory, not-a-file, unreadable, empty,
    too-large, unsupported, encrypted, damaged, scanned, missing-extra, missing-program, timeout, not-chinese,
    garbled, body-missing.
    """
    path = name if name is not None or not isinstance(source, Path) else str(source)
    shown = path or ("输入文字" if isinstance(source, str) else "输入内容")
    try:
        if isinstance(source, str):
            return with_script(_given(source, path), shown)
        data = _bytes_of(source)
        kind = _readable_kind(data, path or "")
        form, read = _READERS[kind]
        content = read(data)
        verify_content(content)
        check_language(content.text)
    except InputFault as fault:
        raise InputFault(fault.code, f"{shown}：{fault.message}", fault.hint) from fault.__cause__
    digest = sha256_of(data)
    document = Document(content.text, form, content.paragraphs, path, digest, content.hints, content.notices)
    return with_script(document, shown)


def _given(text: str, path: str | None) -> Document:
    if not text.strip():
        raise InputFault("empty", "没有文字内容", "请粘贴报告全文。")
    verify_text(text)
    content = lines_content(with_plain_line_ends(text))
    verify_content(content)
    # A lone surrogate, as broken sources have it, is no reason to fail.
    digest = sha256_of(text.encode("utf-8", "surrogatepass"))
    return Document(content.text, "text", content.paragraphs, path, digest)


def _bytes_of(source: Path | bytes) -> bytes:
    data = source if isinstance(source, bytes) else file_bytes(source)
    if len(data) > limits.amount("file-size"):
        # A path is not read beyond the limit, so its size is only known of bytes.
        raise _too_large(len(data) if isinstance(source, bytes) else _size_of(source))
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise InputFault("empty", "文件是空的", "请确认文件已写完并保存。")
    return data


def file_bytes(path: Path) -> bytes:
    """The content of a file, at most one byte more than the limit: that tells a file that is too large. Raises InputFault."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise InputFault("is-directory", "这是文件夹，不是文件", "请指定文件夹里的报告文件。")
        if not stat.S_ISREG(mode):  # a pipe that nobody writes to would never end, nor would /dev/zero
            raise InputFault(
                "not-a-file", "这是管道或设备，不是文件", "从管道读取时，文件名请写 -（标准输入）。"
            )
        with path.open("rb") as file:
            return file.read(limits.amount("file-size") + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise InputFault("not-found", "找不到文件", "请检查路径和文件名。") from None
    except PermissionError as error:
        raise InputFault(
            "unreadable", "没有读取权限", "请检查文件权限，或先关闭正在使用它的程序。"
        ) from error
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise InputFault("unreadable", f"无法读取（{cause}）", "请检查磁盘、网络盘和文件名。") from error


def _size_of(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _too_large(size: int | None) -> InputFault:
    advice = limits.advice("file-size", size)
    return InputFault(
        "too-large",
        f"文件超过上限 {limits.shown('file-size')}",
        f"请删去图片等附件后另存，或复制正文存为 txt 后再试。{advice}",
    )


def _readable_kind(data: bytes, name: str) -> Kind:
    kind = sniff(data, name)
    if kind in _REFUSALS:
        raise InputFault(*_REFUSALS[kind])
    return kind
