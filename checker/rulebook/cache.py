"""Compiled rulebooks on disk: in the wheel, and in the user's own cache folder. Never trusted blindly, never needed.

A file is used only when it names the key it is asked for, its content fits its digest, and it belongs to the user; anything else is
compiled again. JSON, so that a strange file can at worst be wrong text, never code, and does not depend on the version of Python.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

FOLDER_VARIABLE = "DABIAO_CACHE"  # a folder, or `off`
PACKAGED = Path(__file__).resolve().parent.parent / "data" / "compiled"
KEPT = 12  # files in the user's folder; a rule keeper makes a new one with every change

_DIGEST_LENGTH = 64


def read(name: str, key: str) -> Any:
    """The plain values kept under this name and key; None when there are none that can be trusted."""
    folder = cache_folder()
    places = [PACKAGED / f"{name}.json"]
    if folder is not None:
        places.append(folder / _file(name, key))
    for place in places:
        values = _read(place, key, is_ours=place.parent == PACKAGED)
        if values is not None:
            return values
    return None


def write(name: str, key: str, values: Any) -> None:
    """Keep plain values for next time. A folder that cannot be written costs time and nothing else."""
    folder = cache_folder()
    if folder is None:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _belongs_to_user(folder):
            return
        handle, beside = tempfile.mkstemp(dir=folder, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(packed(key, values))
            Path(beside).replace(folder / _file(name, key))
        finally:
            Path(beside).unlink(missing_ok=True)
        _prune(folder)


def packed(key: str, values: Any) -> bytes:
    """The content of a file: key, digest of what follows, and the values."""
    body = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()
    return f"{key}\n{hashlib.sha256(body).hexdigest()}\n".encode() + body


def cache_folder() -> Path | None:
    """Where this user's compiled rulebooks lie; None when they are switched off or there is no such place."""
    wanted = os.environ.get(FOLDER_VARIABLE)
    if wanted == "off":
        return None
    if wanted:
        return Path(wanted)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base) / "dabiao" / "cache" if base else None
    home = os.environ.get("HOME")
    if sys.platform == "darwin":
        return Path(home) / "Library" / "Caches" / "dabiao" if home else None
    base = os.environ.get("XDG_CACHE_HOME") or (f"{home}/.cache" if home else None)
    return Path(base) / "dabiao" if base else None


def _file(name: str, key: str) -> str:
    return f"{name}-{key[:16]}.json"


def _read(place: Path, key: str, *, is_ours: bool) -> Any:
    try:
        with place.open("rb") as file:
            if not is_ours and not _belongs_to_user(place):
                return None
            content = file.read()
    except OSError:
        return None
    head, _, body = content.partition(b"\n")
    digest, body = body[:_DIGEST_LENGTH], body[_DIGEST_LENGTH + 1 :]
    if head != key.encode() or hashlib.sha256(body).hexdigest().encode() != digest:
        return None
    return json.loads(body)


def _belongs_to_user(place: Path) -> bool:
    """Whether the user owns it and nobody else may write it; always True where the system does not tell."""
    if not hasattr(os, "getuid"):
        return True
    status = place.stat()
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


def _prune(folder: Path) -> None:
    files = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
    for old in files[:-KEPT]:
        old.unlink(missing_ok=True)
