"""A saved web page: body blocks and hints, or the reason why the report is not in it. Fetches nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker import limits
from checker.document import Notice
from checker.errors import InputFault
from checker.reading.body import LEAST_BODY, find_body, page_blocks, prose
from checker.reading.content import Content, blocks_content
from checker.reading.decoding import decode
from checker.reading.language import chinese_count
from checker.reading.markup import parse_page
from checker.reading.metadata import page_hints
from checker.reading.text import without_nul

if TYPE_CHECKING:
    from lxml.etree import _Element

_ATTACHMENT = re.compile(r"\.(?:pdf|docx?|wps|ofd|xlsx?|rar|zip)(?:$|[?#&])", re.I)
_BEGINS, _ENDS = re.compile(r"<(?:html|body)\b", re.I), re.compile(r"</(?:html|body)\b", re.I)
_LINKS_SHOWN = 5
# Pictures that a browser has written into the page: megabytes without a word.
_INLINED = re.compile(r"data:[\w/+.;=-]{0,100},[A-Za-z0-9+/=%\s]{200,}")


def read_html(data: bytes) -> Content:
    """Content of a web page.

    Raises InputFault "body-missing" where the page has no article: a script fetches it, or it hangs on as a
    file.
    """
    decoded = decode(data)
    text, notices = without_nul(decoded.text)
    text = _INLINED.sub("data:,", text)
    if len(text) > limits.amount("page-markup"):
        raise InputFault(
            "too-large",
            f"网页有 {len(text) // 10_000} 万字符，超过上限 {limits.shown('page-markup')}，不是正常的报告",
            f"请复制网页正文，另存为 txt 或 docx 后再试。{limits.advice('page-markup', len(text))}",
        )
    root = parse_page(text)
    if root is None:
        raise InputFault("empty", "网页没有内容", "请在浏览器中打开原网页，重新保存。")
    body = find_body(root)
    if chinese_count("".join(map(prose, body))) < LEAST_BODY:
        raise _without_body(root)
    blocks = page_blocks(body)
    lines = [block.text.strip() for block in page_blocks([root])]
    hints = page_hints(root, lines, blocks[0].text.strip() if blocks else "")
    return blocks_content(blocks, hints, (*decoded.notices, *notices, *_cut_off(text)))


def _cut_off(text: str) -> tuple[Notice, ...]:
    """A notice for a page that begins and does not end, or the other way round: a download that broke off."""
    begins, ends = (_BEGINS.search(text), "开头"), (_ENDS.search(text), "结尾")
    missing = [what for found, what in (begins, ends) if not found]
    if len(missing) != 1:
        return ()  # whole, or a piece of a page that somebody cut out on purpose
    return (Notice("incomplete-file", f"网页没有{missing[0]}标记，可能没有下载或保存完整，请核对"),)


def _without_body(root: _Element) -> InputFault:
    if links := _attachments(root):
        more = f"等 {len(links)} 个" if len(links) > _LINKS_SHOWN else ""
        return InputFault(
            "body-missing",
            f"正文在附件：{'、'.join(links[:_LINKS_SHOWN])}{more}",
            "请下载附件，检查附件本身。",
        )
    if next(root.iter("frame"), None) is not None:
        return InputFault(
            "body-missing", "正文在框架页中，保存的只是外框", "请在框架内单独打开正文，再保存网页。"
        )
    if next(root.iter("script"), None) is not None:
        return InputFault(
            "body-missing",
            "正文由脚本加载，保存的网页里没有",
            "请在浏览器中打开，全选复制正文，另存为 txt 或 docx 后再试。",
        )
    return InputFault("body-missing", f"网页正文不足 {LEAST_BODY} 字", "请确认保存的是报告所在的网页。")


def _attachments(root: _Element) -> list[str]:
    links: list[str] = []
    for element in root.iter("a", "iframe", "embed", "object"):
        address = element.get("href") or element.get("src") or element.get("data") or ""
        label = " ".join("".join(map(str, element.itertext())).split())
        if _ATTACHMENT.search(address) or _ATTACHMENT.search(label):
            links.append(f"{label}（{address}）" if label else address)
    return list(dict.fromkeys(links))
