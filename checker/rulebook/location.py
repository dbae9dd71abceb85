"""Where the built-in framework/ and rules/ lie: inside an installed package, or beside it in a checkout."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class RulebookFolder:
    framework: Path
    rules: Path


def builtin_folder() -> RulebookFolder:
    """The folders the wheel carries under checker/data; in a checkout the two top-level folders."""
    packaged = _PACKAGE / "data"
    root = packaged if (packaged / "rules").is_dir() else _PACKAGE.parent
    return RulebookFolder(root / "framework", root / "rules")
