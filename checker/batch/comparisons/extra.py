"""The library that the signatures are made with. Imports none of the modules beside it: they need numpy, which comes with it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from checker.errors import UsageFault


def require_datasketch() -> Any:
    """Raises UsageFault without the extra, before anything has been read."""
    try:
        import_module("numpy")
        return import_module("datasketch")
    except ImportError:
        raise UsageFault(
            "比对报告之间的相同文字需要 datasketch，尚未安装", '请运行：pip install "dabiao[similar]"'
        ) from None
