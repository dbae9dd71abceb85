"""Compiled rulebooks on disk: in the wheel, and among the user's kept files. Never trusted blindly, never needed.

A file is used only when it names the key it is asked for and its content fits its digest; anything else is compiled again. JSON, so that
a strange file can at worst be wrong text, never code, and does not depend on the version of Python.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from checker.kept import keep, read_kept

PACKAGED = Path(__file__).resolve().parent.parent / "data" / "compiled"

_DIGEST_LENGTH = 64


def read(name: str, key: str) -> Any:
    """The plain values kept under this name and key; None when there are none that can be trusted."""
    for content in (_packaged(name), read_kept(_file(name, key))):
        if content is not None:
            values = _unpacked(content, key)
            if values is not None:
                return values
    return None


def write(name: str, key: str, values: Any) -> None:
    """Keep plain values for next time."""
    keep(_file(name, key), packed(key, values))


def packed(key: str, values: Any) -> bytes:
    """The content of a file: key, digest of what follows, and the values."""
    body = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()
    return f"{key}\n{hashlib.sha256(body).hexdigest()}\n".encode() + body


def _unpacked(content: bytes, key: str) -> Any:
    head, _, body = content.partition(b"\n")
    digest, body = body[:_DIGEST_LENGTH], body[_DIGEST_LENGTH + 1 :]
    if head != key.encode() or hashlib.sha256(body).hexdigest().encode() != digest:
        return None
    return json.loads(body)


def _packaged(name: str) -> bytes | None:
    try:
        return (PACKAGED / f"{name}.json").read_bytes()
    except OSError:
        return None


def _file(name: str, key: str) -> str:
    return f"{name}-{key[:16]}.json"
