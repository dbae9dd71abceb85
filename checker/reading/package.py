"""The parts of a Word file and how they refer to each other. Knows relationships, no paragraph."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from checker.errors import InputFault
from checker.reading.archive import open_archive, read_entry
from checker.reading.markup import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The strict form of the standard has its own namespaces for the same elements.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)

_MOST_DIGITS = 12
_REPAIR = "请用 Word 或 WPS 打开修复，另存为新的 docx。"


class Package:
    """The parts of an office file by name. Raises InputFault damaged, encrypted, too-large or unsupported."""

    def __init__(self, data: bytes) -> None:
        self._zip = open_archive(data)
        # Some producers write backslashes or another case.
        self._names = {entry.filename.replace("\\", "/").lower(): entry for entry in self._zip.infolist()}
        self.main = self.related("", "officeDocument") or "word/document.xml"

    def root(self, part: str) -> _Element | None:
        """The parsed XML of a part, the strict namespaces mapped to the usual ones; None if it is missing."""
        entry = self._names.get(part.lower())
        if entry is None:
            return None
        content = read_entry(self._zip, entry, _REPAIR)
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
        return parse_xml(content, part)

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


def value(element: _Element | None, name: str = "val") -> str | None:
    """A w: attribute of an element that may be missing."""
    return None if element is None else element.get(f"{W}{name}")


def whole(text: str | None) -> int | None:
    """A whole number as an attribute has it; None for anything else, and for more digits than any program writes."""
    try:
        return int(text or "") if len(text or "") <= _MOST_DIGITS else None
    except ValueError:
        return None


def switched_on(element: _Element | None) -> bool | None:
    """A Word switch (<w:vanish/>, <w:vanish w:val="0"/>); None where it is not set."""
    return None if element is None else value(element) not in ("0", "false", "off")
