"""How much memory a process holds, where the system tells. Knows no task."""

from __future__ import annotations

import os
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def resident(pid: int | None = None) -> int | None:
    """Bytes of real memory of a process, this one for None; None where the system does not tell (only Linux does)."""
    try:
        fields = Path(f"/proc/{pid or 'self'}/statm").read_text(encoding="ascii").split()
        return int(fields[1]) * _PAGE
    except (OSError, ValueError, IndexError):
        return None
