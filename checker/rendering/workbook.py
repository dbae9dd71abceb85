"""A new workbook in which nothing runs: what comes from a report is text, whatever it begins with."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from io import BytesIO
from typing import Any

from checker.errors import UsageFault

_DAY_ONE = datetime(2000, 1, 1)  # a file that says when it was made is another file every day


def new_workbook(target: BytesIO, title: str) -> Any:
    """An XlsxWriter workbook to be used in a `with`. Raises UsageFault when XlsxWriter is not installed."""
    try:
        xlsxwriter: Any = import_module("xlsxwriter")  # an extra
    except ImportError:
        raise UsageFault(
            "工作簿需要的组件 XlsxWriter 没有安装",
            "请安装：pip install 'dabiao[report]'，或改用 csv、json 格式。",
        ) from None
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(target, {**options, "in_memory": True})
    workbook.set_properties({"title": title, "comments": "由 dabiao 在本机生成", "created": _DAY_ONE})
    return workbook
