"""Compiled rulebooks on disk: in the wheel, and among the user's kept files. Never trusted blindly, never needed.

A file is used only when it names the key it is asked for and its content fits its digest; anything else is compiled again. The wheel has
JSON, which does not depend on the version of Python. The user's own files are marshal, read three times as fast: a file for each
version of Python, used only when nobody else may write it (kept.py), and values alone, never code that is run.
"""

from __future__ import annotations

import json
import marshal
import sys
from pathlib import Path
from typing import Any

from checker.digests import BYTES, new_digest
from checker.kept import keep, read_kept

PACKAGED = Path(__file__).resolve().parent.parent / "data" / "compiled"

_DIGEST_LENGTH = 2 * BYTES  # hex digits


def read(name: str, key: str) -> Any:
    """The plain values kept under this name and key, those of the wheel as `shared` has them; None when there are none that can be trusted."""
    own = _body(read_kept(_file(name, key)), key)
    if own is not None:
        try:
            return marshal.loads(own)
        except (ValueError, EOFError, TypeError):
            return None
    body = _body(_packaged(name), key)
    if body is None:
        return None
    values = shared(json.loads(bytes(body)))
    write(name, key, values)
    return values


def write(name: str, key: str, values: Any) -> None:
    """Keep plain values for next time."""
    keep(_file(name, key), _sealed(key, marshal.dumps(values)))


def packed(key: str, values: Any) -> bytes:
    """The content of a file for the wheel."""
    return _sealed(key, json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode())


def shared(values: Any) -> Any:
    """Lists as tuples, which are what a rulebook is made of; equal texts, and equal lists of texts, as one: marshal writes and reads it once."""
    known: dict[Any, Any] = {}

    def once(value: Any) -> Any:
        if isinstance(value, str):
            return known.setdefault(value, value)
        if isinstance(value, list | tuple):
            items = tuple([once(item) for item in value])
            return known.setdefault(items, items) if all(isinstance(item, str) for item in items) else items
        if isinstance(value, dict):
            return {once(name): once(item) for name, item in value.items()}
        return value

    return once(values)


def _sealed(key: str, body: bytes) -> bytes:
    """Key, digest of what follows, and the values."""
    return f"{key}\n{new_digest(body).hexdigest()}\n".encode() + body


def _body(content: bytes | None, key: str) -> memoryview | None:
    """The values of a file as bytes; None when it is not what it says or not what is asked for."""
    if content is None:
        return None
    head = f"{key}\n".encode()
    start = len(head) + _DIGEST_LENGTH + 1
    body = memoryview(content)[start:]
    return body if content[:start] == head + f"{new_digest(body).hexdigest()}\n".encode() else None


def _packaged(name: str) -> bytes | None:
    try:
        return (PACKAGED / f"{name}.json").read_bytes()
    except OSError:
        return None


def _file(name: str, key: str) -> str:
    return f"{name}-{key[:16]}-{sys.implementation.cache_tag}.bin"
