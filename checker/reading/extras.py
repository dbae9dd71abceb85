"""Packages that only some formats need, imported when such a file is read."""

from __future__ import annotations

import importlib
from typing import Any

from checker.errors import InputFault


def needed(module: str, purpose: str) -> Any:
    """Import a module of the extra dabiao[docs]. purpose: what it is for, in Chinese. Raises InputFault "missing-extra"."""
    try:
        return importlib.import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        raise InputFault(
            "missing-extra",
            f"{purpose}需要 {package}，尚未安装",
            "请安装 dabiao[docs]（pip install 'dabiao[docs]'）。",
        ) from None
