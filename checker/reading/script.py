"""Traditional script on the way in: said in a notice, or refused where the extra that folds it is not installed."""

from __future__ import annotations

from checker.document import Document, Notice
from checker.errors import InputFault
from checker.traditional import EXTRA, has_table
from checker.values import replace

_NOTICE = Notice(
    "traditional-script",
    "本文是繁体中文，已逐字对应简体检查，引文照原文显示；用词与简体公文不同的地方可能认不出，请人工复核。",
)


def with_script(document: Document, shown: str) -> Document:
    """The document, with a notice when it is in traditional script. shown: what messages call it.

    Raises InputFault "missing-extra" when it is and the table is not there: nothing would be found, and all would be called missing.
    """
    if not document.traditional:
        return document
    if not has_table():
        raise InputFault(
            "missing-extra",
            f"{shown}：本文是繁体中文，检查繁体需要 opencc，尚未安装",
            f"请安装 {EXTRA}（pip install '{EXTRA}'），或转换成简体后再检查。",
        )
    return replace(document, notices=(*document.notices, _NOTICE))
