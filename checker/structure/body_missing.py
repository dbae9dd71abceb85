"""A page that holds the title of a report and not the report: the frame of a web page, a first page cut off before its first part."""

from __future__ import annotations

import re

from checker.document import Document
from checker.errors import InputFault
from checker.structure.outline import Outline, PartName
from checker.structure.title import LEADS_IN

_MAX_CHARS = 500  # Chinese characters; what is longer has something to assess, however little
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_TELLING = re.compile(r"[。!?;,\d]")  # a sentence broken off, a row of figures
_ENDS = re.compile(r"[。!?;]")


def body_fault(document: Document, outline: Outline) -> InputFault | None:
    """The fault "body-missing" when nothing stands behind title, announcement and headings; else None."""
    if len(_CHINESE.findall(document.folded, *outline.body)) > _MAX_CHARS:
        return None
    if any(_tells(document.folded, s.start, s.end, s.part) for s in outline.sentences if not s.is_heading):
        return None
    found = "只有标题和引言" if outline.title.title else "只有页面框架"
    return InputFault(
        "body-missing",
        f"{document.path or '输入内容'}：{found}，没有报告正文",
        "正文可能在附件里、在后面几页，或由脚本加载；请取得全文后再检查。",
    )


def _tells(folded: str, start: int, end: int, part: PartName) -> bool:
    """Whether a sentence is more than a word of the page or of the announcement."""
    text = folded[start:end]
    if part is not PartName.PREAMBLE:
        return _TELLING.search(text) is not None
    # The opening of a report ends with its announcement; a text that never announces anything is all it has.
    return _ENDS.search(text) is not None and LEADS_IN.search(folded) is None
