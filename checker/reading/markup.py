"""lxml, imported late and with safe settings. The only module that touches it: text and Markdown need no
extra.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from checker import limits
from checker.errors import InputFault
from checker.reading.extras import needed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def _lxml() -> Any:
    return needed("lxml.etree", "读取网页和 Word 文件")


def parse_xml(data: bytes, part: str) -> _Element:
    """Parse one XML part of an office file. part: its name, for the message.

    Raises InputFault "damaged" for bad XML and for a document type declaration, which no office program
    writes and which is the way to external entities and to entity bombs.
    """
    etree = _lxml()
    # NULs dropped, so that UTF-16 hides nothing.
    if b"<!DOCTYPE" in data.replace(b"\0", b""):
        raise InputFault(
            "damaged",
            f"{part} 含有 DOCTYPE 声明，正常的 Word 文件没有，已拒绝",
            "请用 Word 或 WPS 打开，另存为新的 docx。",
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=limits.is_raised("xml-depth") or limits.is_raised("text-length"),
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: _Element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise _beyond(part, "depth" in str(error)) from error
        where = f"第 {error.lineno} 行" if error.lineno else "开头"
        raise InputFault(
            "damaged",
            f"文件已损坏：{part} 在{where}不是合法的 XML",
            "请用 Word 或 WPS 打开修复，另存为新的 docx。",
        ) from error
    return root


def _beyond(part: str, deep: bool) -> InputFault:
    """The parser's own two limits: levels, and the length of one piece of text (10 MB, more than any text that is let through)."""
    name = "xml-depth" if deep else "text-length"
    cause = f"嵌套超过上限 {limits.shown(name)}" if deep else f"有一段文字超过上限 {limits.shown(name)}"
    return InputFault(
        "too-large",
        f"{part} 的 XML {cause}，不是正常的报告",
        f"请复制正文，另存为 txt 后再试。{limits.advice(name, limits.LIMITS[name].top if deep else None)}",
    )


def parse_page(text: str) -> _Element | None:
    """Parse a web page, as broken as it may be; None if there is no element in it.

    text: characters, never bytes: given bytes lxml would trust a wrong <meta charset>.
    Raises InputFault "damaged" where the parser gives up: it would drop the rest of the page without a word.
    """
    etree = _lxml()
    # A str with an XML declaration of an encoding is refused by lxml.
    bare = _XML_DECLARATION.sub("", text, count=1)
    # HTML has no entities to explode; huge_tree only lets 2048 open elements nest instead of 256.
    parser = etree.HTMLParser(no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root: _Element | None = etree.fromstring(bare, parser)
    except etree.XMLSyntaxError:
        return None
    if parser.error_log.filter_types([etree.ErrorTypes.ERR_RESOURCE_LIMIT]):
        raise InputFault(
            "damaged", "网页标签嵌套过深，无法完整读取", "请复制网页正文，另存为 txt 或 docx 后再试。"
        )
    return root


def walk(root: _Element) -> Iterator[tuple[str, Any, Any]]:
    """Yield ("start" or "end", element, walker) through root, depth first.

    walker.skip_subtree() leaves out the inside of the element that has just started; its end still comes.
    Not recursive: old pages nest a thousand unclosed <font> and would exhaust the stack.
    """
    walker = _lxml().iterwalk(root, events=("start", "end"))
    for event, element in walker:
        yield event, element, walker
