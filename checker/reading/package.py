"""The zip around a Word file: its parts, opened with guards. Knows relationships, no paragraph.

Limits: engineering trials with a 298 KB bomb of 300 MB; a real report of 100 pages with pictures stays a
hundred times below them.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from checker.errors import InputFault
from checker.reading.markup import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_ENTRIES = 2000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 150
RATIO_COUNTS_FROM = 1024 * 1024  # a small part of repeated markup may well shrink to a hundredth

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = b"http://purl.oclc.org/ooxml/wordprocessingml/main"

_REPAIR = "请用 Word 或 WPS 打开修复，另存为新的 docx。"
_ENTRY_SIGNATURE = b"PK\x01\x02"


class Package:
    """The parts of an office file by name. Raises InputFault damaged, encrypted, too-large or unsupported."""

    def __init__(self, data: bytes) -> None:
        # Counted before zipfile builds an object for each of a million entries.
        if data.count(_ENTRY_SIGNATURE) > MAX_ENTRIES:
            raise _bomb(f"压缩包内超过 {MAX_ENTRIES} 个文件")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise InputFault(
                "damaged", "文件已损坏：压缩包不完整，可能没有下载或拷贝完", "请重新下载或拷贝。"
            ) from error
        entries = self._zip.infolist()
        _guard(entries)
        # Some producers write backslashes or another case.
        self._names = {entry.filename.replace("\\", "/").lower(): entry for entry in entries}
        self.main = self.related("", "officeDocument") or "word/document.xml"

    def root(self, part: str) -> _Element | None:
        """The parsed XML of a part, the strict namespace mapped to the usual one; None if it is missing."""
        entry = self._names.get(part.lower())
        if entry is None:
            return None
        try:
            content = self._zip.read(entry)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise InputFault("damaged", f"文件已损坏：{part} 无法解压", _REPAIR) from error
        return parse_xml(content.replace(_STRICT_W, W[1:-1].encode()), part)

    def main_root(self) -> _Element:
        """The body of the document."""
        root = self.root(self.main)
        if root is None:
            raise InputFault("damaged", f"文件已损坏：缺少正文部分 {self.main}", _REPAIR)
        if root.tag != f"{W}document":
            raise InputFault("unsupported", "不是 Word 文档", "请另存为 docx 或 txt 后再试。")
        return root

    def related(self, part: str, kind: str) -> str | None:
        """Name of the first part that `part` refers to as `kind`, None if there is none.

        part: "" for the package itself. kind: the last word of the relationship type.
        """
        folder, name = posixpath.split(part)
        relations = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in relations if relations is not None else ():
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                target = posixpath.join("/", folder, relation.get("Target", "").replace("\\", "/"))
                return posixpath.normpath(target).lstrip("/")
        return None

    def related_root(self, kind: str) -> _Element | None:
        """The parsed part that the main part refers to as `kind`."""
        part = self.related(self.main, kind)
        return self.root(part) if part else None


def _guard(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise InputFault("encrypted", "文件已加密", "请用 Word 或 WPS 打开，取消密码后另存。")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED:
        raise _bomb(f"解压后有 {unpacked >> 20} MB，超过上限 {MAX_UNPACKED >> 20} MB")
    for entry in entries:
        if entry.file_size > RATIO_COUNTS_FROM and entry.file_size > MAX_RATIO * entry.compress_size:
            raise _bomb(f"{entry.filename} 的压缩比超过 {MAX_RATIO} 倍")


def _bomb(cause: str) -> InputFault:
    return InputFault(
        "too-large", f"{cause}，疑似压缩炸弹，已拒绝", "如果确是报告，请复制正文，另存为 txt 后再试。"
    )


def value(element: _Element | None, name: str = "val") -> str | None:
    """A w: attribute of an element that may be missing."""
    return None if element is None else element.get(f"{W}{name}")


def whole(text: str | None) -> int | None:
    """A whole number as an attribute has it; None for anything else."""
    try:
        return int(text or "")
    except ValueError:
        return None


def switched_on(element: _Element | None) -> bool | None:
    """A Word switch (<w:vanish/>, <w:vanish w:val="0"/>); None where it is not set."""
    return None if element is None else value(element) not in ("0", "false", "off")
